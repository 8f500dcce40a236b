"""Summaries drawn at random: tables whose rows (or columns) each count something else.

"Complaints received", "% upheld", "Average days to respond" against years, teams, stages, quarters.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.reading.arrangements import Datapoint, figure
from tests.reading.chance import Chance
from tests.reading.drawn_axes import (
    CROSSED,
    Item,
    Says,
    reworded,
    with_quarters_named,
)
from tests.reading.drawn_cells import BESIDE_FIGURES, EMPTY, counted
from tests.reading.drawn_habits import Draft


@dataclass(frozen=True)
class Measured:
    """What a row or column counts, in its wordings. ``over`` are axes that it cannot stand against:
    nobody counts what is escalated to Stage 2 at each stage."""

    texts: tuple[str, ...]
    family: str
    says: Says
    measure: str
    not_over: tuple[str, ...] = ()


MEASURED = [
    Measured(
        ("Complaints received", "Received", "Number received", "No. of complaints received"),
        "stage_counts",
        {"event": "received"},
        "count",
    ),
    Measured(
        ("Upheld", "Complaints upheld", "No. upheld"), "outcomes", {"outcome": "upheld"}, "count"
    ),
    Measured(
        ("Partially upheld", "Partly upheld", "No. partially upheld"),
        "outcomes",
        {"outcome": "partially_upheld"},
        "count",
    ),
    Measured(
        ("Not upheld", "Complaints not upheld", "No. not upheld"),
        "outcomes",
        {"outcome": "not_upheld"},
        "count",
    ),
    Measured(
        ("% upheld", "Percentage upheld", "% of complaints upheld", "Upheld (%)"),
        "outcomes",
        {"outcome": "upheld"},
        "percent",
    ),
    Measured(
        (
            "% within timescale",
            "% on time",
            "% responded to within timescale",
            "% answered in time",
            "Responded to in time (%)",
        ),
        "timeliness",
        {"status": "within"},
        "percent",
    ),
    Measured(
        ("% within 20 working days", "% responded to within 20 working days"),
        "timeliness",
        {"status": "within", "timescale_days": 20},
        "percent",
    ),
    Measured(
        (
            "Average response time (days)",
            "Average days to respond",
            "Average number of days",
            "Average time taken (working days)",
        ),
        "timeliness",
        {"status": "average"},
        "average_days",
    ),
    Measured(
        ("Escalated to Stage 2", "Complaints escalated to Stage 2", "No. escalated to Stage 2"),
        "stage_counts",
        {"event": "escalated", "stage": "stage_1"},
        "count",
        ("stage",),
    ),
    Measured(
        ("Compliments", "Compliments received", "No. of compliments"),
        "stage_counts",
        {"event": "received", "contact": "compliment"},
        "count",
        ("stage", "procedure"),
    ),
    Measured(
        ("Compensation paid", "Total compensation paid", "Compensation (£)"),
        "compensation",
        {"scope": "total"},
        "amount_gbp",
        ("quarter",),
    ),
]
CAPTIONS = ["Summary of complaints", "Key figures", "Performance summary", "Complaints 2021/22"]


def summary(chance: Chance) -> tuple[Draft, set[Datapoint], str]:
    """A summary, what it states and how it is set."""
    axis = CROSSED[chance.of(["year", "year", "service", "stage", "quarter", "procedure"])](chance)
    words = {"Total complaints": "Total", "Number in ": "In ", " (number)": ""}
    # the limit beside a stage is the timescale of what is in time
    axis = reworded(axis, {**words, " (20 working days)": ""})
    possible = [each for each in MEASURED if axis.kind not in each.not_over]
    chosen = chance.some(possible, 3, 6)
    measured = [(chance.of(each.texts), each) for each in possible if each in chosen]
    across = chance.once_in(2) if axis.kind == "year" else chance.once_in(4)
    if across or axis.kind == "quarter":
        axis = with_quarters_named(axis)
    states: set[Datapoint] = set()
    cells: dict[tuple[int, int], str] = {}
    for n, item in enumerate(axis.items):
        for m, (_, each) in enumerate(measured):
            text, printed = cell(chance, each, item, bool(n and m))
            cells[n, m] = text
            if printed is not None:
                said = {**each.says, **item.says}
                states |= figure(each.family, **said, **{each.measure: printed})
    names, heads = [item.text for item in axis.items], [text for text, _ in measured]
    if across:
        corner = chance.of(["", "Measure", "Indicator"])
        table = [[corner, *names]]
        table += [[head, *(cells[n, m] for n in range(len(names)))] for m, head in enumerate(heads)]
    else:
        table = [[chance.of(axis.heads), *heads]]
        table += [[name, *(cells[n, m] for m in range(len(heads)))] for n, name in enumerate(names)]
    body = table[1:]
    draft = Draft(
        heads=table[:1],
        body=body,
        breaks=list(range(len(body))),
        caption=chance.of(CAPTIONS) if chance.once_in(2) else None,
        family="summary",
        lists=True,
        names=False,
    )
    return draft, states, f"summary: {axis.kind} {'across' if across else 'down'}"


def cell(
    chance: Chance, measured: Measured, item: Item, may_be_blank: bool
) -> tuple[str, str | None]:
    """A cell and the value that it states, None for none."""
    if "no figure" in item.says:
        return chance.of(BESIDE_FIGURES), None
    if may_be_blank and chance.once_in(12):
        return chance.of(EMPTY), None
    value = chance.number(0, chance.of([9, 99, 1899]))
    if measured.measure == "percent":
        share = str(chance.number(0, 100))
        return share + ("" if chance.once_in(3) else "%"), share
    if measured.measure == "average_days":
        days = f"{chance.number(2, 60)}{chance.of(['', '', '.5'])}"
        return days + chance.of(["", "", " days"]), days
    if measured.measure == "amount_gbp":
        return f"£{value:,}{chance.of(['', '.00'])}", str(value)
    text, printed = counted(chance, value)
    return text, printed["count"]
