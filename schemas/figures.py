"""The five families of figures, their dimensions, measures and sources, and discrepancies.

Amounts are pounds sterling, days are working days, boxes are PDF points from the page's top left.
Every model is frozen and refuses fields that it does not know. Each field says what it means: the
JSON Schema, the codebook of an export and docs/data.md print these words. What values mean is in
``schemas/meanings.py``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.values import (
    FIGURE_REFERENCE,
    Amount,
    Average,
    BBox,
    Contact,
    Count,
    Cut,
    Days,
    Decision,
    DiscrepancyKind,
    Event,
    Family,
    Measure,
    PageNumber,
    Percent,
    Position,
    Procedure,
    Qualifier,
    Scope,
    SourceKind,
    Stage,
    Status,
    Text,
    YearOrSpan,
)


class Strict(BaseModel):
    """Base of every published model: immutable, and a field that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where a figure is printed."""

    page: PageNumber = Field(description="Page of the file, from 1.")
    bbox: BBox | None = Field(
        default=None,
        description="Box around the cell or the words: left, top, right and bottom, in PDF "
        "points from the page's top left.",
    )
    kind: SourceKind = Field(description="What kind of place it is.")
    text: Text = Field(description="The cell or the words that carry the figure, as printed.")
    table: Position | None = Field(
        default=None, description="Which of the report's tables, from 0; null in prose."
    )
    row: Position | None = Field(default=None, description="Row of that table's cells, from 0.")
    column: Position | None = Field(
        default=None, description="Column of that table's cells, from 0."
    )
    ocr: bool = Field(
        default=False,
        description="Whether it was read from the page's picture, so that single characters may be "
        "misread.",
    )


class Origin(Strict):
    """Where one dimension of a figure was read."""

    dimension: Text = Field(description="Name of the dimension: `year`, `stage`, `outcome`, …")
    place: Text = Field(
        description="What kind of place said it: `boxhead`, `sentence`, `heading`, …"
    )
    text: Text | None = Field(
        default=None, description="The label as printed; null where no one label says it."
    )
    page: PageNumber | None = Field(default=None, description="Page of the label, from 1.")
    bbox: BBox | None = Field(
        default=None,
        description="Box around the label: left, top, right and bottom, in PDF points from the "
        "page's top left.",
    )


class Figure(Strict):
    """What the five families share. A figure has at least one measure and at least one source."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ()
    """The family's measures, in the order in which they are published."""

    year: YearOrSpan = Field(
        description="Financial year that the figure is for, `2020/21` however it is printed; a "
        "span of several years is `2018/19-2020/21`."
    )
    quarter: Annotated[int, Field(ge=1, le=4)] | None = Field(
        default=None,
        description="Quarter of that year, 1 (April to June) to 4; null for all of it.",
    )
    procedure: Procedure | None = Field(
        default=None,
        description="Complaints procedure; null where the report does not tell or mixes them.",
    )
    stage: Stage | None = Field(
        default=None, description="Stage of the procedure; null where the figure is not for one."
    )
    service_area: Text | None = Field(
        default=None,
        description="Team, service or directorate as printed, without footnote marks; null for the "
        "whole of what the report covers.",
    )
    subgroup: Text | None = Field(
        default=None,
        description='Part of the complaints that no other field can name ("children in care"), as '
        "printed; null for all of them.",
    )
    qualifiers: dict[Measure, Qualifier] = Field(
        default_factory=dict,
        description="For a measure's name the sign printed before its value, where it is a bound "
        "or about so many; empty otherwise.",
    )
    percent_of: Text | None = Field(
        default=None,
        description="What a share is of, as printed, where that is not the obvious total.",
    )
    sources: tuple[Source, ...] = Field(
        min_length=1, description="Every place that prints it; the first is the one that is shown."
    )
    origins: tuple[Origin, ...] = Field(
        default=(), description="For each dimension the label that it was read from."
    )

    def measures(self) -> dict[Measure, int | Decimal]:
        """The measures that are not null, by name."""
        found = {name: getattr(self, name) for name in self.MEASURES}
        return {name: value for name, value in found.items() if value is not None}

    @model_validator(mode="after")
    def _has_a_measure(self) -> Self:
        found = self.measures()
        if not found:
            raise ValueError(f"a figure needs one of {', '.join(self.MEASURES)}")
        idle = set(self.qualifiers) - set(found)
        if idle:
            raise ValueError(f"qualifiers for measures that are not given: {sorted(idle)}")
        return self


Counted = Annotated[Count | None, Field(description="How many; 0 only where the report says so.")]
Share = Annotated[
    Percent | None, Field(description="Share or rate in per cent as printed; none is computed.")
]
Contacted = Annotated[Contact, Field(description="Kind of contact that is counted.")]


class StageCount(Figure):
    """How much came in, and how far it went."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    contact: Contacted = "complaint"
    event: Event = Field(default="received", description="What happened to what is counted.")
    count: Counted = None
    percent: Share = None


class Outcome(Figure):
    """What was decided."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    contact: Contacted = "complaint"
    outcome: Decision = Field(description="What was decided.")
    count: Counted = None
    percent: Share = None


class Timeliness(Figure):
    """How fast."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent", "total", "average_days")

    contact: Contacted = "complaint"
    status: Status = Field(description="In time or not, or what else is said of the time.")
    timescale_days: Days | None = Field(
        default=None,
        description="The limit in working days as printed; null where only 'the timescale' is "
        "named.",
    )
    from_days: Days | None = Field(
        default=None,
        description='Lower end of a band in working days ("11 to 20 days": 11).',
    )
    count: Counted = None
    percent: Share = None
    total: Count | None = Field(
        default=None, description="Number of responses that the share is of, where printed."
    )
    average_days: Average | None = Field(
        default=None, description="How long a response took on average, in working days."
    )


class Compensation(Figure):
    """What was paid."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("amount_gbp", "cases")

    scope: Scope = Field(default="total", description="What the amount is of.")
    reason: Text | None = Field(
        default=None,
        description="What it was paid for, as printed; it tells two payments apart.",
    )
    amount_gbp: Amount | None = Field(
        default=None,
        description="Amount in pounds, to the penny; 0 where the report says that none was paid.",
    )
    cases: Count | None = Field(
        default=None, description="Number of payments, or of cases in which one was made."
    )


class Breakdown(Figure):
    """The same complaints cut another way."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    dimension: Cut = Field(description="By what they are cut.")
    label: Text = Field(
        description="The part as printed, without examples in brackets or footnote marks."
    )
    contact: Contacted = "complaint"
    outcome: Decision | None = Field(
        default=None, description="What was decided, where only one outcome is counted."
    )
    count: Counted = None
    percent: Share = None


FAMILIES: dict[Family, type[Figure]] = {
    "stage_counts": StageCount,
    "outcomes": Outcome,
    "timeliness": Timeliness,
    "compensation": Compensation,
    "breakdowns": Breakdown,
}


Reference = Annotated[str, Field(pattern=FIGURE_REFERENCE)]


class Discrepancy(Strict):
    """A place where the report contradicts itself, an earlier report or the manifest."""

    kind: DiscrepancyKind = Field(description="What kind of contradiction it is.")
    message: Text = Field(description="What does not fit, in words, with both values.")
    page: PageNumber = Field(description="Page where it is printed, from 1.")
    figures: tuple[Reference, ...] = Field(
        default=(), description="The figures that take part, as `family/index` in this report."
    )
    rule: Text | None = Field(
        default=None, description="The check that found it: one of docs/checks.md."
    )


class Check(Strict):
    """A check that could be made. One that does not hold is a discrepancy too."""

    rule: Text = Field(description="The check: one of docs/checks.md.")
    holds: bool = Field(description="Whether the report bears it out.")
    message: Text = Field(description="Its sums in words.")
    page: PageNumber = Field(description="Page where the numbers are printed, from 1.")
    figures: tuple[Reference, ...] = Field(
        default=(), description="The figures that take part, as `family/index` in this report."
    )
