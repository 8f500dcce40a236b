"""What the read step yields: claims. One claim is one place in the report that states a figure."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from extractor.pdf.page import Box
from extractor.records import record

Family = Literal["stage_counts", "outcomes", "timeliness", "compensation", "breakdowns"]


@record()
class Dimensions:
    """What a figure is about; a field that the family does not have stays None.

    Values are those of the data contract (``schemas``). None means "not said".
    """

    year: str | None = None
    quarter: int | None = None
    procedure: str | None = None
    stage: str | None = None
    service_area: str | None = None
    subgroup: str | None = None
    contact: str | None = None
    event: str | None = None
    outcome: str | None = None
    status: str | None = None
    timescale_days: int | None = None
    from_days: int | None = None
    scope: str | None = None
    dimension: str | None = None
    label: str | None = None

    def said(self) -> dict[str, str | int]:
        """The dimensions that are not None, by name."""
        return {name: value for name, value in self.all().items() if value is not None}

    def all(self) -> dict[str, str | int | None]:
        """Every dimension by name."""
        return dict(zip(_DIMENSIONS, _VALUES(self), strict=True))


_DIMENSIONS = tuple(part.name for part in fields(Dimensions))
_VALUES = attrgetter(*_DIMENSIONS)


@record()
class Source:
    """Where a claim is printed.

    ``table`` indexes the report's tables; ``row`` and ``column`` its grid.
    """

    page: int
    box: Box | None
    kind: Literal["table", "narrative", "chart"]
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None


@record()
class LabelAt:
    """The label that a dimension was read from, as printed, and where that is known."""

    text: str
    page: int | None = None
    box: Box | None = None


@record()
class Claim:
    """Measures of one figure as stated in one place.

    ``measures`` maps a measure's name (count, percent, total, average_days, amount_gbp, cases) to
    its value as printed; ``qualifiers`` maps such a name to "<", ">" or "~". ``origins`` maps a
    dimension to where its value was read ("stub", "boxhead", "caption", "sentence", "heading",
    "report"), ``labels`` to the label itself where there is one (``origins.py``).
    """

    family: Family
    dimensions: Dimensions
    measures: dict[str, Decimal]
    source: Source
    qualifiers: dict[str, str] = field(default_factory=dict)
    percent_of: str | None = None
    reason: str | None = None
    origins: dict[str, str] = field(default_factory=dict)
    labels: dict[str, LabelAt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeaderConflict:
    """A header or caption that the rest of its table contradicts, seen while reading the table.

    ``cells`` are the (row, column) positions whose claims the conflict concerns.
    """

    table: int
    page: int
    message: str
    cells: tuple[tuple[int, int], ...] = ()
