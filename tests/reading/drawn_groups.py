"""Tables drawn at random whose rows stand in groups below directorates, each with its total."""

from __future__ import annotations

from tests.reading.arrangements import LEFT, Datapoint, figure
from tests.reading.chance import Chance
from tests.reading.drawn_axes import (
    CROSSED,
    Axis,
    Says,
    outcome_axes,
    reworded,
    with_quarters_named,
)
from tests.reading.drawn_cells import BESIDE_FIGURES, counted
from tests.reading.drawn_habits import Draft

GROUPS = {
    "Children's Services": ["Fostering and Adoption", "Early Help", "Leaving Care Team", "MASH"],
    "Adult Social Care": ["Hospital Discharge Team", "Occupational Therapy", "Safeguarding Team"],
    "Environment": ["Highways", "Waste & Recycling", "Trading Standards", "Planning"],
    "Resources Directorate": ["Council Tax", "Revenues and Benefits", "Customer Services Team"],
}
TOTALS = ["Total", "Sub-total", "Subtotal", "Sub total", "Directorate total"]


def grouped(chance: Chance) -> tuple[Draft, set[Datapoint], str]:
    """A table of teams below their directorates, what it states and how it is set."""
    kind = chance.of(["year", "stage", "outcome", "quarter"])
    axis = drawn(chance, kind)
    family, said = "stage_counts", Says(event="received")
    if kind == "outcome":
        family, said = "outcomes", {}
    head = chance.of(["Service", "Team", "Directorate", "Service area"])
    subtotal = chance.of([*TOTALS, "Total {}", "{} total"])
    subtotals, grand = chance.once_in(2), chance.once_in(2)
    # without totals, nothing but its span tells a head from a name whose figures are blank
    rest = chance.of([LEFT, ""]) if subtotals else LEFT
    states: set[Datapoint] = set()
    body: list[list[str]] = []
    breaks: list[int] = []

    def add(label: str, service: str | None) -> None:
        row = [label]
        for item in axis.items:
            text, printed = counted(chance, chance.number(0, chance.of([9, 99, 1899])))
            if "no figure" in item.says:
                row.append(chance.of(BESIDE_FIGURES))
            else:
                row.append(text)
                states.update(figure(family, **said, **item.says, service_area=service, **printed))
        body.append(row)

    for group in chance.some(list(GROUPS), 2, 3):
        breaks.append(len(body))
        body.append([group, *[rest] * len(axis.items)])
        for team in chance.some(GROUPS[group], 2, 3):
            add(team, team)
        if subtotals:
            add(subtotal.format(group), group)
    if grand:
        add(chance.of(["Grand total", "Overall total", "Council total", "All services"]), None)
    draft = Draft(
        heads=[[head, *(item.text for item in axis.items)]],
        body=body,
        breaks=breaks,
        caption=None,
        family=family,
        lists=False,
        names=False,
        kinds=("service", kind),
    )
    return draft, states, f"{family}: groups by {kind}, '{subtotal if subtotals else 'plain'}'"


def stacked(chance: Chance) -> tuple[Draft, set[Datapoint], str]:
    """The same table for one stage, procedure or year after another, each below its title and
    boxhead; what it states and how it is set."""
    outer, down, over = chance.of(
        [
            ("stage", "outcome", "year"),
            ("procedure", "outcome", "year"),
            ("procedure", "stage", "year"),
            ("stage", "service", "year"),
            ("stage", "service", "quarter"),
            ("year", "stage", "quarter"),
            ("year", "outcome", "stage"),
            ("year", "service", "stage"),
        ]
    )
    titles = [item for item in drawn(chance, outer).items if item.says and not item.total]
    titles = [item for item in titles if "no figure" not in item.says]
    rows, columns = drawn(chance, down), drawn(chance, over)
    family, said = (
        ("outcomes", {}) if down == "outcome" else ("stage_counts", {"event": "received"})
    )
    before = chance.of(["", "Table 4: ", "Complaints – "])
    head = [chance.of(rows.heads), *(item.text for item in columns.items)]
    rest = LEFT if chance.once_in(2) else ""
    body: list[list[str]] = []
    states: set[Datapoint] = set()
    for number, title in enumerate(titles):
        if number:
            body.append([before + title.text, *[rest] * len(columns.items)])
            body.append(list(head))
        for row in rows.items:
            line = [row.text]
            for column in columns.items:
                about = {**said, **title.says, **row.says, **column.says}
                text, printed = counted(chance, chance.number(0, chance.of([9, 99, 1899])))
                if "no figure" in about:
                    text = chance.of(BESIDE_FIGURES)
                else:
                    states |= figure(family, **about, **printed)
                line.append(text)
            body.append(line)
    first = [before + titles[0].text, *[rest] * len(columns.items)]
    draft = Draft([first, head], body, [], None, family, False, False, (outer, down, over))
    return draft, states, f"{family}: {down} by {over} for each {outer}, 'stacked'"


def drawn(chance: Chance, kind: str) -> Axis:
    """An axis of a kind, without words that would mean something else in another place."""
    axis = outcome_axes(chance) if kind == "outcome" else CROSSED[kind](chance)
    words = {"Total complaints": "Total", " (20 working days)": "", "of which: ": ""}
    words |= {" 2021/22": "", "2021/22 Q": "Q"} if kind == "quarter" else {}
    words |= {"– of which ": "", "of which ": "", "Number in ": "In ", " (number)": ""}
    return with_quarters_named(reworded(axis, words))
