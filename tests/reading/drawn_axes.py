"""The axes of tables that are drawn at random: which words a side lists, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.reading.chance import Chance
from tests.reading.drawn_words import (
    BARE_QUARTERS,
    BESIDE_SERVICES,
    BESIDE_YEARS,
    CONTACTS,
    DECIDED,
    LABELS,
    MONTHS,
    OUTCOMES,
    PROCEDURES,
    QUARTERS,
    SERVICES,
    STAGES,
    TOTALS,
    TOTALS_OF,
    YEAR_NOTATIONS,
)

Says = dict[str, str | int | None]


@dataclass(frozen=True)
class Item:
    """A label on an axis and the dimensions that it says."""

    text: str
    says: Says = field(default_factory=dict)
    total: bool = False


@dataclass(frozen=True)
class Axis:
    """``heads`` are words for the corner above (or beside) the labels."""

    kind: str
    items: tuple[Item, ...]
    heads: tuple[str, ...] = ("",)

    @property
    def beside(self) -> bool:
        """Whether changes or targets stand among the items."""
        return any("no figure" in item.says for item in self.items)

    @property
    def totalled(self) -> bool:
        """Whether a total stands among the items."""
        return any(item.total for item in self.items)

    @property
    def names(self) -> bool:
        return self.kind in ("service", "label")


NO_FIGURES: Says = {"no figure": True}
COUNTED: Says = {"counted": True}
"""Of a month: a figure of no dimension that we have."""
TIMELY = [
    [
        Item("Within timescale", {"status": "within"}),
        Item("Outside timescale", {"status": "outside"}),
    ],
    [Item("On time", {"status": "within"}), Item("Late", {"status": "outside"})],
]


def year_axes(chance: Chance) -> Axis:
    first = chance.number(2010, 2022)
    years = [first + i for i in range(chance.number(2, 3))]
    if chance.once_in(2):
        years.reverse()
    notation = chance.of(YEAR_NOTATIONS)
    items = [Item(notation(y), {"year": f"{y}/{(y + 1) % 100:02d}"}) for y in years]
    items += no_figures(chance, BESIDE_YEARS)
    return Axis("year", tuple(items), ("", "Year", "Financial year"))


def no_figures(chance: Chance, texts: Sequence[str]) -> list[Item]:
    """A row or column of changes, targets or others' figures at the end of an axis; mostly none."""
    return [Item(chance.of(texts), NO_FIGURES)] if chance.once_in(3) else []


def quarter_axes(chance: Chance) -> Axis:
    wording = chance.of(QUARTERS)
    items = [Item(text, {"quarter": i}) for i, text in enumerate(wording, start=1)]
    heads = ("Quarter",) if wording == BARE_QUARTERS else ("", "Quarter")
    return Axis("quarter", (*items, *totals(chance, "quarter", {})), heads)


def totals(chance: Chance, kind: str, says: Says) -> list[Item]:
    """A total at the end of an axis, or none."""
    texts = TOTALS_OF[kind] if kind in TOTALS_OF and chance.once_in(3) else TOTALS
    if kind == "contact":
        # of complaints among other contacts, or of all?
        texts = [text for text in texts if text != "Total complaints"]
    return [Item(chance.of(texts), says, total=True)] if chance.once_in(2) else []


def with_total(chance: Chance, kind: str, items: Sequence[Item], says: Says) -> tuple[Item, ...]:
    """The items with a total after them, sometimes before them, or with none."""
    total = totals(chance, kind, says)
    if not chance.once_in(5):
        return (*items, *total)
    if total and chance.once_in(2):
        # "Total", then "of which Stage 1"
        before = chance.of(["of which ", "of which: ", "– of which "])
        items = [replace(item, text=before + item.text) for item in items]
    return (*total, *items)


def month_axes(chance: Chance) -> Axis:
    items = [Item(text, COUNTED) for text in chance.of(MONTHS)]
    total = Item(chance.of(TOTALS_OF["month"]), {}, total=True)
    return Axis("month", (*items, total), ("", "Month"))


def worded(
    chance: Chance, wordings: Mapping[str, Sequence[str]], dimension: str, least: int = 2
) -> list[Item]:
    """Some values of a dimension, each in one of its wordings, in their usual order."""
    values = chance.some(list(wordings), least, 4)
    ordered = [value for value in wordings if value in values]
    return [Item(chance.of(wordings[value]), {dimension: value}) for value in ordered]


def procedure_axes(chance: Chance) -> Axis:
    items = worded(chance, PROCEDURES, "procedure")
    return Axis(
        "procedure", with_total(chance, "procedure", items, {}), ("", "Procedure", "Process")
    )


def stage_axes(chance: Chance) -> Axis:
    items = worded(chance, STAGES, "stage")
    return Axis("stage", with_total(chance, "stage", items, {}), ("", "Stage"))


def outcome_axes(chance: Chance) -> Axis:
    items = worded(chance, OUTCOMES, "outcome")
    while len({item.says["outcome"] for item in items} & DECIDED) < 2:
        items = worded(chance, OUTCOMES, "outcome")
    heads = ("", "Outcome", "Decision", "Finding")
    return Axis("outcome", with_total(chance, "outcome", items, {"outcome": "total"}), heads)


def contact_axes(chance: Chance) -> Axis:
    items = worded(chance, CONTACTS, "contact", least=3)
    heads = ("", "Type of contact", "Contact type")
    return Axis("contact", with_total(chance, "contact", items, {"contact": "all"}), heads)


def service_axes(chance: Chance) -> Axis:
    items = [Item(text, {"service_area": text}) for text in chance.some(SERVICES, 2, 5)]
    items += no_figures(chance, BESIDE_SERVICES)
    heads = ("Service", "Team", "Directorate", "Service area")
    return Axis("service", with_total(chance, "service", items, {}), heads)


def label_axes(chance: Chance) -> Axis:
    dimension = chance.of(sorted(LABELS))
    heads, labels = LABELS[dimension]
    texts = chance.some(labels, 2, 5)
    items = [Item(text, {"dimension": dimension, "label": text}) for text in texts]
    total = totals(chance, "label", {"dimension": dimension, "label": "Total"})
    return Axis("label", (*items, *total), tuple(heads))


def status_axes(chance: Chance) -> Axis:
    days = chance.of([10, 15, 20, 25])
    words = chance.of(["working days", "days"])
    within = Item(f"Within {days} {words}", {"status": "within", "timescale_days": days})
    over = Item(f"Over {days} {words}", {"status": "outside", "timescale_days": days})
    more = days + 15
    band = Item(
        f"{days + 1} to {more} {words}",
        {"status": "within", "timescale_days": more, "from_days": days + 1},
    )
    beyond = Item(f"More than {more} {words}", {"status": "outside", "timescale_days": more})
    items = chance.of([*TIMELY, [within, over], [within, band, beyond]])
    return Axis("status", tuple(items), ("", "Response time", "Timescale"))


def reworded(axis: Axis, words: Mapping[str, str]) -> Axis:
    """The axis with other words in its labels."""
    items = axis.items
    for old, new in words.items():
        items = tuple(replace(item, text=item.text.replace(old, new)) for item in items)
    return replace(axis, items=items)


def with_quarters_named(axis: Axis) -> Axis:
    """A bare "1" says a quarter only in a stub that is headed so."""
    named = [
        replace(item, text=f"Q{item.text}") if item.text in BARE_QUARTERS else item
        for item in axis.items
    ]
    return replace(axis, items=tuple(named))


@dataclass(frozen=True)
class Subject:
    """What a table is about: its own axis, the axes it can be crossed with, its measures."""

    family: str
    axis: Callable[[Chance], Axis]
    crossed: tuple[str, ...]
    says: Says
    packings: tuple[str, ...]
    caption: str | None = None


COUNTS = ("count",)
COUNTS_AND_SHARES = (
    *("count", "packed", "columns", "percent"),
    *("rows", "% below", "% worded below", "share of last", "worded columns"),
)
SUBJECTS = [
    Subject(
        "stage_counts",
        stage_axes,
        ("year", "service", "quarter", "procedure", "month"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        service_axes,
        ("year", "stage", "quarter", "procedure", "month"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        contact_axes,
        ("year", "service", "quarter", "month"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "outcomes",
        outcome_axes,
        ("year", "stage", "service", "quarter", "procedure"),
        {},
        COUNTS_AND_SHARES,
    ),
    Subject(
        "timeliness",
        status_axes,
        ("year", "stage", "service"),
        {},
        (*COUNTS_AND_SHARES, "fraction"),
    ),
    Subject("breakdowns", label_axes, ("year", "stage"), {}, COUNTS_AND_SHARES),
    Subject(
        "compensation",
        service_axes,
        ("year", "stage"),
        {"scope": "total"},
        ("money", "money and cases", "money columns"),
        "Compensation paid",
    ),
]
CROSSED = {
    "year": year_axes,
    "quarter": quarter_axes,
    "stage": stage_axes,
    "service": service_axes,
    "procedure": procedure_axes,
    "month": month_axes,
}
