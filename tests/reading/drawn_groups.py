"""Tables drawn at random whose rows stand in groups below directorates, each with its total."""

from __future__ import annotations

from tests.reading.arrangements import LEFT, Datapoint, figure
from tests.reading.chance import Chance
from tests.reading.drawn_axes import CROSSED, Says, outcome_axes, reworded, with_quarters_named
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
    axis = outcome_axes(chance) if kind == "outcome" else CROSSED[kind](chance)
    axis = with_quarters_named(reworded(axis, {"Total complaints": "Total"}))
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
