"""Every rule with figures that contradict each other, figures that agree, and figures of which it
cannot say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest

from extractor.checking.merge import Figure
from extractor.checking.rules import RULE, RULES
from extractor.layout.blocks import Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import HeaderConflict, Source
from tests.checking.made import made_by, verdicts

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

CASES: dict[str, tuple[Case, Case, Case]] = {
    "header_years": (
        Case(outcomes(1, 2), {"conflicts": [HeaderConflict(0, 1, "headed 19/19", ((1, 2),))]}),
        Case(outcomes(1, 2)),
        Case(nothing),
    ),
    "caption_and_prose": (
        Case(both(captioned("2019/20", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2), STAGE_2)),
        Case(both(captioned("2020/21", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2), STAGE_2)),
        Case(both(captioned("2019/20", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2))),
    ),
    "totals_headed_responses": (
        Case(
            limits(
                {**WITHIN_10, "total": 15, "percent": 42}, {**WITHIN_20, "total": 28, "percent": 78}
            )
        ),
        Case(
            limits(
                {**WITHIN_10, "total": 36, "percent": 42}, {**WITHIN_20, "total": 36, "percent": 78}
            )
        ),
        Case(limits({**WITHIN_10, "total": 15, "percent": 42})),
    ),
    "quarter_and_months": (
        Case(nothing, paragraphs("April to June (Q1) was busy, July to September (Q1) was not.")),
        Case(nothing, paragraphs("April to June (Q1) was busy.")),
        # their year may begin in January
        Case(nothing, paragraphs("January to March (Q1) was busy.")),
    ),
    "quarter_and_dates": (
        Case(
            nothing,
            paragraphs(
                "In Quarter 1 (April - June 2021) nine were late.",
                "The line opened again at the end of Quarter 1 (on 29 June 2020).",
            ),
        ),
        Case(nothing, paragraphs("It opened at the end of Quarter 1 (on 29 June 2020).")),
        Case(nothing, paragraphs("In Quarter 1 (April - June 2021) nine were late.")),
    ),
    "one_figure_one_value": (
        Case(both(count(146), count(149, page=3))),
        Case(printed_twice),
        Case(count(146)),
    ),
    "parts_and_total": (
        Case(outcomes(7, 3, 2, 13)),
        Case(outcomes(7, 3, 2, 12)),
        Case(outcomes(7, 3, 2)),
    ),
    "quarters_and_year": (
        Case(quarters(20, 30, 25, 31, year=105)),
        Case(quarters(20, 30, 25, 30, year=105)),
        Case(quarters(20, 30, 25, year=105)),
    ),
    "parts_in_a_sentence": (
        Case(
            prose(
                "of the 40 decided 20 were upheld, 15 partly, 9 not",
                {"family": "outcomes", "outcome": "total", "count": 40},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
                {"family": "outcomes", "outcome": "not_upheld", "count": 9},
            )
        ),
        Case(
            prose(
                "of the 44 decided 20 were upheld, 15 partly, 9 not",
                {"family": "outcomes", "outcome": "total", "count": 44},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
                {"family": "outcomes", "outcome": "not_upheld", "count": 9},
            )
        ),
        # the others may have been withdrawn
        Case(
            prose(
                "of the 44 decided 20 were upheld, 15 partly",
                {"family": "outcomes", "outcome": "total", "count": 44},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
            )
        ),
    ),
    "parts_and_total_elsewhere": (
        Case(
            both(
                lambda make: [
                    make(service_area=name, year=year, count=n, at=(0, at, column))
                    for column, (year, counts) in enumerate(
                        {"2020/21": (30, 20), "2021/22": (31, 20)}.items()
                    )
                    for at, (name, n) in enumerate(zip(("North", "South"), counts, strict=True))
                ],
                count(50, year="2020/21"),
                count(50, year="2021/22"),
            )
        ),
        Case(
            both(
                row("stage_counts", "service_area", North={"count": 30}, South={"count": 20}),
                count(50),
            )
        ),
        # nothing else of the table shows that its rows are all
        Case(
            both(
                row("stage_counts", "service_area", North={"count": 31}, South={"count": 20}),
                count(50),
            )
        ),
    ),
    "themes_and_base": (
        Case(
            both(
                count(105, **FIRST),
                themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60"), d=(11, "14.4")),
            )
        ),
        Case(
            both(
                count(105),
                themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60"), d=(16, "15.2")),
            )
        ),
        Case(both(count(105, **FIRST), themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60")))),
    ),
    "in_time_and_late": (
        Case(limits({**WITHIN_20, "count": 72, "total": 100}, {**LATE, "count": 31})),
        Case(
            limits(
                {**WITHIN_10, "count": 40, "total": 100},
                {**BAND, "count": 32},
                {**LATE, "count": 28},
            )
        ),
        # two may still wait for their answer
        Case(limits({**WITHIN_20, "count": 72, "total": 100}, {**LATE, "count": 26})),
    ),
    "procedures_and_both": (
        Case(both(count(9, procedure="statutory"), count(31, procedure="corporate"), count(42))),
        Case(both(count(9, procedure="statutory"), count(31, procedure="corporate"), count(40))),
        Case(both(count(9, procedure="statutory"), count(42))),
    ),
    "cut_and_complaints": (
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(105),
            )
        ),
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(100),
            )
        ),
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(105),
                count(100, **FIRST),
            )
        ),
    ),
    "payments_and_total": (
        Case(payments(850, 300, 250, 250, cases=3)),
        Case(payments(800, 300, 250, 250)),
        # the list may leave payments out
        Case(payments(850, 300, 250, 250)),
    ),
    "share_of_responses": (
        Case(limits({**WITHIN_20, "count": 98, "total": 126, "percent": 87})),
        Case(limits({**WITHIN_20, "count": 98, "total": 126, "percent": 77})),
        Case(limits({**WITHIN_20, "count": 98, "percent": 87})),
    ),
    "share_of_total": (
        Case(both(themes(a=(217, "60"), b=(26, "7"), c=(56, "16"), d=(63, "17")), all_themes(362))),
        Case(both(themes(a=(217, "60"), b=(26, "7"), c=(56, "15"), d=(63, "17")), all_themes(362))),
        # of a number that is not printed
        Case(both(themes(a=(217, "30"), b=(26, "3"), c=(56, "7"), d=(63, "8")), all_themes(362))),
    ),
    "stated_share": (
        Case(
            both(
                prose("838 (63%)", {"service_area": "Environment", "count": 838, "percent": 63}),
                count(1389),
            )
        ),
        Case(
            both(
                prose("838 (60%)", {"service_area": "Environment", "count": 838, "percent": 60}),
                count(1389),
            )
        ),
        # 838 is 63% of the 1,330 that were answered
        Case(
            both(
                prose("838 (63%)", {"service_area": "Environment", "count": 838, "percent": 63}),
                count(1389),
                count(1330, event="completed"),
            )
        ),
    ),
    "stated_change": (
        Case(two_years("66 came, 10% more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, 8% more than the 61 of the year before", 61, 66)),
        # of what, is not said
        Case(two_years("66 came, 10% of them late, and 61 the year before", 61, 66)),
    ),
    "stated_difference": (
        Case(two_years("66 came, six more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, five more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, against 61 the year before", 61, 66)),
    ),
    "escalation_rate": (
        Case(rates(("2019/20", 50, 5, 10), ("2020/21", 40, 12, 30), ("2021/22", 10, 4, 44))),
        Case(rates(("2019/20", 50, 5, 10))),
        Case(rates(("2021/22", 10, 4, 44))),
    ),
    "share_with_fault": (
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25), (12, 9, 38, 65))),
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25))),
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50))),
    ),
    "shares_make_all": (
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 32},
                total={"percent": 100},
            )
        ),
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 26},
            )
        ),
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 20},
            )
        ),
    ),
    "shares_in_time_and_late": (
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 27})),
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 22})),
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 17})),
    ),
    "in_time_within_responses": (
        Case(limits({**WITHIN_20, "count": 30, "total": 28})),
        Case(limits({**WITHIN_20, "count": 28, "total": 28})),
        Case(limits({**WITHIN_20, "count": 28, "total": 5, "qualifiers": {"total": "<"}})),
    ),
    "longer_limit_holds_more": (
        Case(
            limits({**WITHIN_10, "count": 60, "total": 80}, {**WITHIN_20, "count": 40, "total": 80})
        ),
        Case(
            limits({**WITHIN_10, "count": 40, "total": 80}, {**WITHIN_20, "count": 60, "total": 80})
        ),
        # of 11 to 20 days, headed like a limit; and of other complaints
        Case(
            limits({**WITHIN_10, "count": 40, "total": 80}, {**WITHIN_20, "count": 20, "total": 80})
        ),
    ),
    "share_within_whole": (
        Case(lambda make: [make("outcomes", outcome="upheld", percent=130)]),
        Case(lambda make: [make("outcomes", outcome="upheld", percent=100)]),
        Case(lambda make: [make(event="escalated", percent=130)]),
    ),
    "outcomes_and_stage_count": (
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(33, **FIRST))),
        # two may be undecided
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(35, **FIRST))),
    ),
    "outcome_within_stage_count": (
        Case(both(outcomes(33, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(30, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(33, stage="ombudsman"), count(31, stage="ombudsman"))),
    ),
    "escalated_and_next_stage": (
        Case(both(count(9, event="escalated", **FIRST), count(7, stage="stage_2"))),
        Case(both(count(9, event="escalated", **FIRST), count(9, stage="stage_2"))),
        Case(both(count(7, event="escalated", **FIRST), count(9, stage="stage_2"))),
    ),
    "quarters_within_year": (
        Case(
            both(
                limits(
                    {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                    {**LATE_BY_QUARTER, "quarter": 2, "count": 23, "percent": 14},
                ),
                count(198, **ANSWERED),
            )
        ),
        Case(
            both(
                limits(
                    {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                    {**LATE_BY_QUARTER, "quarter": 2, "count": 8, "percent": 14},
                ),
                count(198, **ANSWERED),
            )
        ),
        Case(
            limits(
                {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                {**LATE_BY_QUARTER, "quarter": 2, "count": 23, "percent": 14},
            )
        ),
    ),
    "year_in_range": (
        Case(count(1, year="2023/24"), {"report_year": "2021/22"}),
        Case(count(1, year="2022/23"), {"report_year": "2021/22"}),
        Case(count(1, year=None)),
    ),
    "amount_in_range": (
        Case(payments(19_640_000)),
        Case(payments(19_640)),
        Case(count(1)),
    ),
}

UNRECORDED = ("header_years", "share_within_whole", "year_in_range", "amount_in_range")
"""Rules whose checks are not recorded where they hold, as their tolerance says."""


def test_every_rule_has_its_cases() -> None:
    assert list(CASES) == [rule.name for rule in RULES]
    assert set(RULE) == set(CASES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fails(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][0]
    made = made_by(rule, case.figures(figure), **case.also)
    assert [check for check in made if not check.holds]
    for check in made:
        assert (check.rule, check.kind) == (rule, RULE[rule].kind)
        assert check.message and check.page >= 1


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_holds(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][1]
    found = verdicts(rule, case.figures(figure), **case.also)
    assert all(found)
    assert bool(found) == (rule not in UNRECORDED)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_that_cannot_be_applied_says_nothing(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][2]
    assert verdicts(rule, case.figures(figure), **case.also) == []


@pytest.mark.parametrize("rule", CASES)
def test_a_bound_proves_nothing_of_a_number(rule: str) -> None:
    if rule in UNRECORDED:
        assert RULE[rule].evidence is None


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param("parts_and_total", outcomes(0, 0, 0, 0), id="nothing"),
        pytest.param("parts_and_total", outcomes(9, 0, 0, 9), id="one number twice"),
        pytest.param("parts_and_total", outcomes(2, 1, 1, 4), id="small"),
        pytest.param("share_of_total", themes(a=(0, "0"), b=(10, "100")), id="none and all"),
        pytest.param(
            "outcomes_and_stage_count",
            both(outcomes(2, 1, 1, 4, **FIRST), count(4, **FIRST)),
            id="four and four",
        ),
    ],
)
def test_what_comes_out_by_chance_is_no_evidence(figure: MakeFigure, rule: str, case: Make) -> None:
    assert verdicts(rule, case(figure)) == []


def test_words_of_checks_that_hold_and_of_one_that_does_not(figure: MakeFigure) -> None:
    def words(*counts: int) -> list[str]:
        return [check.message for check in made_by("parts_and_total", outcomes(*counts)(figure))]

    about = "total, complaints, 2021/22: upheld 7 + partially upheld 3 + not upheld 2 = 12, "
    assert words(7, 3, 2, 12) == [about + "total printed 12, page 1"]
    assert words(7, 3, 2, 13) == [about + "total printed 13, page 1"]


def test_a_suppressed_part_is_no_part(figure: MakeFigure) -> None:
    figures = outcomes(7, 3, 2, 12)(figure)
    hidden = replace(figures[1], qualifiers={"count": "<"}, measures={"count": Decimal(5)})
    assert verdicts("parts_and_total", [figures[0], hidden, *figures[2:]]) == []


def test_kinds_of_contact_of_which_only_some_have_a_procedure(figure: MakeFigure) -> None:
    def table(*counts: int) -> Sequence[Figure]:
        rows = [
            {"contact": "complaint", "procedure": "statutory"},
            {"contact": "concern", "procedure": "statutory"},
            {"contact": "compliment"},
            {"contact": "member_enquiry"},
            {"contact": "all", "procedure": "statutory"},
        ]
        return [
            figure(count=n, at=(0, at, 1), **said)
            for at, (n, said) in enumerate(zip(counts, rows, strict=True))
        ]

    assert verdicts("parts_and_total", table(158, 91, 287, 155, 694)) == [False]
    assert verdicts("parts_and_total", table(158, 91, 287, 155, 691)) == [True]


def test_a_sentence_that_counts_what_its_numbers_are_of(figure: MakeFigure) -> None:
    table = figure(count=112, at=(0, 1, 1), stage="stage_1")

    def stated(text: str) -> list[bool]:
        return verdicts(
            "one_figure_one_value",
            [table, figure(count=100, stage="stage_1", at=text, page=3)],
        )

    assert stated("Of the 100 complaints to which a reply was due, 47 were answered late.") == []
    assert stated("Of the 100 complaints received, 47 were answered late.") == [False]
    assert stated("In all 100 complaints came to us.") == [False]


@pytest.mark.parametrize(
    ("rule", "case", "found"),
    [
        # a tenth at most, or two, went on to a stage at which they did not come in
        ("escalated_and_next_stage", (30, 27), [False]),
        ("escalated_and_next_stage", (30, 26), []),
        ("escalated_and_next_stage", (5, 3), [False]),
        ("escalated_and_next_stage", (5, 2), []),
        # so few may be equal by chance
        ("escalated_and_next_stage", (5, 5), [True]),
        ("escalated_and_next_stage", (4, 4), []),
    ],
)
def test_how_near_the_next_stage_must_be(
    figure: MakeFigure, rule: str, case: tuple[int, int], found: list[bool]
) -> None:
    went_on, arrived = case
    figures = both(count(went_on, event="escalated", **FIRST), count(arrived, stage="stage_2"))
    assert verdicts(rule, figures(figure)) == found


@pytest.mark.parametrize(
    ("within", "outside", "found"),
    [("78", "22", [True]), ("78", "21", [True]), ("78", "23", [True]), ("78", "24", [False]),
     ("78", "20", []), ("78.1", "22.0", [True]), ("78.1", "22.1", [False]), ("78", "32", [False]),
     ("78", "33", [])],
)  # fmt: skip
def test_shares_in_time_and_late_are_rounded_or_cut(
    figure: MakeFigure, within: str, outside: str, found: list[bool]
) -> None:
    figures = limits({**WITHIN_20, "percent": within}, {**LATE, "percent": outside})(figure)
    assert verdicts("shares_in_time_and_late", figures) == found


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ((33, 33, 33), [True]),
        ((33, 33, 31), []),
        ((34, 34, 33), [True]),
        ((50, 50), []),
        ((50, 50, 0), []),
    ],
)
def test_how_many_shares_make_all(
    figure: MakeFigure, shares: tuple[int, ...], found: list[bool]
) -> None:
    names = ("upheld", "partially_upheld", "not_upheld")
    cells = {name: {"percent": n} for name, n in zip(names, shares, strict=False)}
    assert verdicts("shares_make_all", row("outcomes", "outcome", **cells)(figure)) == found


def test_shares_under_a_total_of_100_that_come_to_much_more_overlap(figure: MakeFigure) -> None:
    def table(*shares: int) -> list[Figure]:
        names = ("upheld", "partially_upheld", "not_upheld", "total")
        cells = {n: {"percent": p} for n, p in zip(names, (*shares, 100), strict=True)}
        return row("outcomes", "outcome", **cells)(figure)

    assert verdicts("shares_make_all", table(40, 35, 35)) == [False]
    assert verdicts("shares_make_all", table(40, 35, 36)) == []


def test_a_share_of_a_few_says_little(figure: MakeFigure) -> None:
    def answered(n: int, of: int, percent: int) -> list[Figure]:
        return limits({**WITHIN_20, "count": n, "total": of, "percent": percent})(figure)

    assert verdicts("share_of_responses", answered(2, 4, 50)) == []
    assert verdicts("share_of_responses", answered(2, 5, 40)) == [True]
    assert verdicts("share_of_responses", answered(2, 4, 60)) == [False]


def test_a_stated_share_that_is_far_off_is_of_something_else(figure: MakeFigure) -> None:
    def stated(percent: int) -> list[Figure]:
        said = {"service_area": "Environment", "count": 838, "percent": percent}
        return both(prose(f"838 ({percent}%)", said), count(1389))(figure)

    assert verdicts("stated_share", stated(65)) == [False]
    assert verdicts("stated_share", stated(66)) == []


def test_a_share_that_another_sentence_states_is_of_what_that_one_counts(
    figure: MakeFigure,
) -> None:
    [part, whole] = both(
        prose("838 came", {"service_area": "Environment", "count": 838, "percent": 63}),
        count(1389),
    )(figure)
    assert verdicts("stated_share", [part, whole]) == []


def test_a_line_one_slip_off_needs_no_other(figure: MakeFigure) -> None:
    # 41 for 14: far off, but for two digits
    assert verdicts("parts_and_total", outcomes(41, 12, 13, 39)(figure)) == [False]
    assert verdicts("parts_and_total", outcomes(43, 12, 13, 39)(figure)) == []


def test_themes_of_fewer_complaints_than_came_in_may_leave_some_without(
    figure: MakeFigure,
) -> None:
    def found(a: int, received: int) -> list[bool]:
        shares = themes(a=(a, "60"), b=(25, "25"), c=(15, "15"))
        return verdicts("themes_and_base", both(shares, count(received))(figure))

    assert found(60, 100) == [True]
    assert found(61, 100) == [False]
    assert found(60, 103) == []
    # more than a tenth apart
    assert found(75, 100) == []


def test_a_report_of_quarters_from_january(figure: MakeFigure) -> None:
    texts = ("January to March (Q1) was busy.", "April to June (Q2) was not.")
    assert verdicts("quarter_and_months", [], **paragraphs(*texts)) == []


def test_a_quarter_check_names_the_figures_of_its_sentence(figure: MakeFigure) -> None:
    text = "July to September (Q1) had 95, January to March (Q4) 87."
    figures = [figure(quarter=1, count=95, at=text), figure(quarter=4, count=87, at=text)]
    made = made_by("quarter_and_months", figures, **paragraphs(text))
    assert [(check.holds, check.figures) for check in made] == [(False, (0,)), (True, (1,))]


@pytest.mark.parametrize(
    ("rule", "text", "before", "after", "found"),
    [
        ("stated_change", "96 came, a fall of 8% on 88", 88, 96, []),
        ("stated_change", "88 came, a fall of 8% on 96", 96, 88, [True]),
        ("stated_change", "88 came, a fall of 19% on 96", 96, 88, []),
        ("stated_change", "88 came, a fall of 18% on 96", 96, 88, [False]),
        ("stated_change", "88 came, a fall of 8% on 96 and a rise of 3% on 2019", 96, 88, []),
        ("stated_change", "10 came, 11% more than 9", 9, 10, []),
        ("stated_change", "11 came, 10% more than 10", 10, 11, [True]),
        ("stated_change", "88 came, about 8% fewer than 96", 96, 88, []),
        ("stated_difference", "88 came, eight fewer than 96", 96, 88, [True]),
        ("stated_difference", "88 came, eight more than 96", 96, 88, []),
        ("stated_difference", "88 came, 17 fewer than 96", 96, 88, [False]),
        ("stated_difference", "88 came, 18 fewer than 96", 96, 88, []),
        ("stated_difference", "88 came, eight fewer than 96 and two more than 86", 96, 88, []),
    ],
)
def test_a_change_that_a_sentence_states(
    figure: MakeFigure, rule: str, text: str, before: int, after: int, found: list[bool]
) -> None:
    assert verdicts(rule, two_years(text, before, after)(figure)) == found


def test_a_sentence_that_counts_something_else_too(figure: MakeFigure) -> None:
    text = "Central had 31 against 29; North had 27, three more than the year before"
    north = figure(service_area="North", count=27, at=text)
    assert verdicts("stated_difference", [*two_years(text, 29, 31)(figure), north]) == []
    assert verdicts("stated_difference", two_years(text, 29, 31)(figure)) == [False]
