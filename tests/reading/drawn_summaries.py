"""Summaries drawn at random: tables whose rows (or columns) each count something else.

"Complaints received", "% upheld", "Average days to respond" against years, teams, stages, quarters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.reading.arrangements import LEFT, UP, Datapoint, figure
from tests.reading.chance import Chance
from tests.reading.drawn_axes import (
    CROSSED,
    Axis,
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
    kind = chance.of(["year", "year", "service", "stage", "quarter", "procedure"])
    across = chance.once_in(2) if kind == "year" else chance.once_in(4)
    groups = [Item("", {})]
    if across and kind in ("year", "quarter") and chance.once_in(2):
        # key figures of each stage, team or procedure below one another
        outer = chance.of(["service", "stage", "procedure"])
        parts = {"of which: ": "", "– of which ": "", "of which ": ""}
        groups = [i for i in reworded(worded_axis(chance, outer), parts).items if not i.total]
    kinds = (kind, outer) if len(groups) > 1 else (kind,)
    axis = worded_axis(chance, kind)
    if across or kind == "quarter":
        axis = with_quarters_named(axis)
    possible = [each for each in MEASURED if not set(kinds) & set(each.not_over)]
    chosen = chance.some(possible, 3, 6)
    measured = [(chance.of(each.texts), each) for each in possible if each in chosen]
    states: set[Datapoint] = set()
    body: list[list[str]] = []
    breaks: list[int] = []
    rest = chance.of(["", LEFT])
    for group in groups:
        breaks.append(len(body))
        if group.text:
            body.append([group.text, *[rest] * len(axis.items)])
        rows = [[text] for text, _ in measured]
        for n, item in enumerate(axis.items):
            for m, (_, each) in enumerate(measured):
                about = Item(item.text, {**each.says, **group.says, **item.says})
                text, printed = cell(chance, each, about, bool(n and m))
                rows[m].append(text)
                if printed is not None:
                    states |= figure(each.family, **about.says, **{each.measure: printed})
        body += rows
    names, heads = [item.text for item in axis.items], [text for text, _ in measured]
    if across:
        head = [[chance.of(["", "Measure", "Indicator"]), *names]]
    else:
        head = [[chance.of(axis.heads), *heads]]
        body = [[name, *(row[n + 1] for row in body)] for n, name in enumerate(names)]
        breaks = list(range(len(body)))
        if chance.once_in(4):
            head = with_spanners(head[0], [each for _, each in measured])
    draft = Draft(
        heads=head,
        body=body,
        breaks=breaks,
        caption=chance.of(CAPTIONS) if chance.once_in(2) else None,
        family="summary",
        lists=True,
        names=False,
        kinds=kinds,
    )
    return draft, states, f"summary: {kinds} {'across' if across else 'down'}"


SPANNERS = {
    "stage_counts": "Complaints",
    "outcomes": "Outcomes",
    "timeliness": "Response times",
    "compensation": "Compensation",
}


def with_spanners(head: list[str], measured: Sequence[Measured]) -> list[list[str]]:
    """The boxhead with a word for each run of columns above it."""
    corner, *columns = head
    above = [corner]
    for n, each in enumerate(measured):
        same = n > 0 and measured[n - 1].family == each.family
        above.append(LEFT if same else SPANNERS[each.family])
    return [above, [UP, *columns]]


def worded_axis(chance: Chance, kind: str) -> Axis:
    """An axis that figures of any sort may stand against."""
    words = {"Total complaints": "Total", "Number in ": "In ", " (number)": ""}
    # the limit beside a stage is the timescale of what is in time
    return reworded(CROSSED[kind](chance), {**words, " (20 working days)": ""})


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
