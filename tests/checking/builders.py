"""Figures of reports in short: rows, sentences, limits, themes, payments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.checking.merge import Figure
from extractor.layout.blocks import Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Source

MakeFigure = Callable[..., Figure]
Make = Callable[[MakeFigure], list[Figure]]


@dataclass(frozen=True)
class Case:
    """Figures, and what else of the report the rule looks at."""

    figures: Make
    also: dict[str, Any] = field(default_factory=dict)


def row(family: str, dimension: str, **counts: Any) -> Make:
    """One row of a table, cell by cell; a label's underscores are blanks."""

    def figures(make: MakeFigure) -> list[Figure]:
        return [
            make(family, at=(0, 1, column), **{dimension: label.replace("-", " ")}, **said)
            for column, (label, said) in enumerate(counts.items(), 1)
        ]

    return figures


def outcomes(*counts: int, **fields: Any) -> Make:
    """A row of upheld, partly upheld, not upheld, total."""
    names = ("upheld", "partially_upheld", "not_upheld", "total")
    return row(
        "outcomes",
        "outcome",
        **{name: {"count": n, **fields} for name, n in zip(names, counts, strict=False)},
    )


def quarters(*counts: int, year: int, **fields: Any) -> Make:
    def figures(make: MakeFigure) -> list[Figure]:
        return [
            *(make(quarter=q, count=n, at=f"Q{q}", **fields) for q, n in enumerate(counts, 1)),
            make(count=year, at="in all", **fields),
        ]

    return figures


def prose(text: str, *parts: dict[str, Any]) -> Make:
    """The numbers of one sentence."""
    return lambda make: [make(**part, at=text) for part in parts]


def both(*makes: Make) -> Make:
    return lambda make: [figure for one in makes for figure in one(make)]


def limits(*said: dict[str, Any]) -> Make:
    """Answers within and outside limits, row by row."""
    return lambda make: [
        make("timeliness", at=(0, row, 1), **{"stage": "stage_1", **fields})
        for row, fields in enumerate(said)
    ]


def themes(**shares: tuple[int, str]) -> Make:
    return lambda make: [
        make("breakdowns", dimension="category", label=label, count=n, percent=p, at=(0, row, 1))
        for row, (label, (n, p)) in enumerate(shares.items(), 1)
    ]


def all_themes(total: int) -> Make:
    return lambda make: [
        make("breakdowns", dimension="category", label="Total", count=total, at=(0, 9, 1))
    ]


def payments(total: int, *paid: int, cases: int | None = None) -> Make:
    said = {} if cases is None else {"cases": cases}
    return lambda make: [
        make("compensation", scope="total", amount_gbp=total, at="in all", **said),
        *(
            make("compensation", scope="payment", amount_gbp=n, reason=f"case {i}", at=(0, i, 1))
            for i, n in enumerate(paid)
        ),
    ]


def paragraphs(*texts: str) -> dict[str, Any]:
    return {
        "paragraphs": [Paragraph(1, Box(60, 100, 500, 112), text) for text in texts],
        "report_year": "2020/21",
    }


def nothing(make: MakeFigure) -> list[Figure]:
    return []


def count(n: int, **fields: Any) -> Make:
    return lambda make: [make(count=n, at=f"{n} in all", **{"page": 2, **fields})]


def rates(*years: tuple[str, int, int, int]) -> Make:
    """Year, received at Stage 1, at Stage 2, rate of escalation."""

    def figures(make: MakeFigure) -> list[Figure]:
        return [
            figure
            for year, first, second, percent in years
            for figure in (
                make(year=year, stage="stage_1", count=first),
                make(year=year, stage="stage_2", count=second),
                make(year=year, stage="stage_1", event="escalated", percent=percent),
            )
        ]

    return figures


def with_fault(*teams: tuple[int, int, int, int]) -> Make:
    """Upheld, partly upheld, received, share with fault of each team."""

    def figures(make: MakeFigure) -> list[Figure]:
        found = []
        for at, (upheld, partly, received, share) in enumerate(teams):
            of = {"stage": "stage_1", "service_area": f"Team {at}"}
            found += [
                make(**of, count=received, at=(0, at, 1)),
                make("outcomes", **of, outcome="upheld", count=upheld, at=(0, at, 2)),
                make("outcomes", **of, outcome="partially_upheld", count=partly, at=(0, at, 3)),
                make("outcomes", **of, outcome="fault_found", percent=share, at=(0, at, 4)),
            ]
        return found

    return figures


def printed_twice(make: MakeFigure) -> list[Figure]:
    sources = (
        Source(1, None, "table", "146", 0, 1, 1),
        Source(4, None, "narrative", "We received 146 complaints."),
    )
    return [replace(make(count=146), sources=sources)]


def captioned(year: str, *counts: int) -> Make:
    names = ("upheld", "partially_upheld", "not_upheld")
    return lambda make: [
        make("outcomes", year=year, stage="stage_2", outcome=name, count=n, at=(3, 1, column))
        for column, (name, n) in enumerate(zip(names, counts, strict=True))
    ]


def told(year: str, text: str, *counts: int) -> Make:
    names = ("upheld", "partially_upheld", "not_upheld")
    return lambda make: [
        make("outcomes", year=year, stage="stage_2", outcome=name, count=n, at=text)
        for name, n in zip(names, counts, strict=True)
    ]


def two_years(text: str, before: int, after: int) -> Make:
    return prose(text, {"count": before, "year": "2020/21"}, {"count": after, "year": "2021/22"})


SENTENCE = "In 2020/21 one was upheld, one partly and two were not."
STAGE_2 = both(count(4, year="2020/21", stage="stage_2"), count(7, year="2019/20", stage="stage_2"))
WITHIN_10 = {"status": "within", "timescale_days": 10}
WITHIN_20 = {"status": "within", "timescale_days": 20}
BAND = {"status": "within", "timescale_days": 20, "from_days": 11}
LATE = {"status": "outside", "timescale_days": 20}
FIRST = {"stage": "stage_1"}
ANSWERED = {"event": "completed", "procedure": "statutory"}
LATE_BY_QUARTER = {"status": "outside", "procedure": "statutory", "stage": "stage_1"}
