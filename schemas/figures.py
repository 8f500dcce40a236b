"""The five families of figures, their dimensions, measures and sources, and discrepancies.

Amounts are pounds sterling, days are working days, boxes are PDF points from the page's top left.
Every model is frozen and refuses fields that it does not know.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

Family = Literal["stage_counts", "outcomes", "timeliness", "compensation", "breakdowns"]
Procedure = Literal["statutory", "corporate"]
Stage = Literal["stage_1", "stage_2", "stage_3", "ombudsman"]
Contact = Literal[
    "complaint",
    "representation",
    "concern",
    "compliment",
    "comment",
    "enquiry",
    "member_enquiry",
    "issue",
    "all",
]
Event = Literal[
    "received",
    "completed",
    "escalated",
    "rejected",
    "withdrawn",
    "ongoing",
    "suspended",
    "reopened",
    "not_progressed",
    "investigated",
]
Decision = Literal[
    "upheld",
    "partially_upheld",
    "not_upheld",
    "fault_found",
    "no_finding",
    "withdrawn",
    "out_of_remit",
    "resolved",
    "premature",
    "closed",
    "ongoing",
    "total",
    "other",
]
Status = Literal["within", "outside", "ongoing", "withdrawn", "average"]
Scope = Literal["total", "payment"]
Cut = Literal["category", "complainant", "channel", "rejection_reason", "other"]
Measure = Literal["count", "percent", "total", "average_days", "amount_gbp", "cases"]
Qualifier = Literal["<", ">", "~"]
SourceKind = Literal["table", "narrative", "chart"]
DiscrepancyKind = Literal[
    "conflicting_values",
    "total_mismatch",
    "percent_mismatch",
    "header_conflict",
    "implausible",
    "restated",
    "manifest_conflict",
    "ocr_disagreement",
]

LARGEST = 10**15
"""From where a number is digits that stand together by accident. SQLite's end at 9 * 10**18."""

ONE_YEAR = r"[0-9]{4}/[0-9]{2}"
FIGURE_REFERENCE = r"^(stage_counts|outcomes|timeliness|compensation|breakdowns)/[0-9]+$"


def check_year(text: str) -> str:
    """``text`` if it is a financial year whose second part follows its first ("2020/21").

    Raises ValueError otherwise.
    """
    if not re.fullmatch(ONE_YEAR, text):
        raise ValueError(f"{text!r} is not a financial year like '2020/21'")
    if (int(text[:4]) + 1) % 100 != int(text[5:]):
        raise ValueError(f"{text!r} is not two consecutive years")
    return text


def check_year_or_span(text: str) -> str:
    """``text`` if it is a financial year, or a span of several ("2018/19-2020/21").

    Raises ValueError otherwise.
    """
    first, dash, last = text.partition("-")
    check_year(first)
    if dash and check_year(last) <= first:
        raise ValueError(f"{text!r} is not a span from an earlier to a later year")
    return text


def _number(value: Any) -> Any:
    """Refuse what only looks like a number: in the contract none is text or true/false."""
    if isinstance(value, bool | str):
        raise ValueError(f"{value!r} is not a number")
    if isinstance(value, int | float | Decimal) and not -LARGEST < value < LARGEST:
        raise ValueError(f"{value} is no figure of a report")
    return Decimal(str(value)) if isinstance(value, float) else value


def _pence(value: Decimal) -> Decimal:
    rounded = value.quantize(Decimal("0.01"))
    if rounded != value:
        raise ValueError(f"{value} has more than two decimal places")
    return rounded


def _plain(value: Decimal) -> int | float:
    """A JSON number that reads as printed: 58, not 58.0; 13.3, not 13.30000001."""
    return int(value) if value == value.to_integral_value() else float(value)


_PLAIN_SCHEMA = WithJsonSchema({"type": "number", "minimum": 0})

Year = Annotated[
    str, AfterValidator(check_year), Field(json_schema_extra={"pattern": f"^{ONE_YEAR}$"})
]
YearOrSpan = Annotated[
    str,
    AfterValidator(check_year_or_span),
    Field(json_schema_extra={"pattern": f"^{ONE_YEAR}(-{ONE_YEAR})?$"}),
]
Count = Annotated[int, BeforeValidator(_number), Field(ge=0)]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0),
    PlainSerializer(_plain, return_type=int | float, when_used="json"),
    _PLAIN_SCHEMA,
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0),
    AfterValidator(_pence),
    PlainSerializer(_plain, return_type=int | float, when_used="json"),
    _PLAIN_SCHEMA,
]
Days = Annotated[int, BeforeValidator(_number), Field(ge=0)]
PageNumber = Annotated[int, Field(ge=1)]
Text = Annotated[str, Field(min_length=1)]


def _check_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    if box[0] > box[2] or box[1] > box[3]:
        raise ValueError(f"box {box} is not [x0, top, x1, bottom]")
    return box


BBox = Annotated[tuple[float, float, float, float], AfterValidator(_check_box)]


class Strict(BaseModel):
    """Base of every published model: immutable, and a field that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where a figure is printed. ``table`` indexes the report's ``tables``; ``row`` and ``column``
    its cells, from 0; ``text`` is as printed. ``ocr`` says that it was read from the page's
    picture, so that single characters may be misread."""

    page: PageNumber
    bbox: BBox | None = None
    kind: SourceKind
    text: Text
    table: Annotated[int, Field(ge=0)] | None = None
    row: Annotated[int, Field(ge=0)] | None = None
    column: Annotated[int, Field(ge=0)] | None = None
    ocr: bool = False


class Origin(Strict):
    """Where one dimension of a figure was read. ``place`` is the kind of place ("stub", "boxhead",
    "caption", "sentence", "heading", "report", ...), or "unsaid" for what holds where nothing else
    is said. ``text`` is the label as printed, ``page`` and ``bbox`` where; null where no one label
    says it."""

    dimension: Text
    place: Text
    text: Text | None = None
    page: PageNumber | None = None
    bbox: BBox | None = None


class Figure(Strict):
    """What the five families share. A figure has at least one measure and at least one source."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ()
    """The family's measures, in the order in which they are published."""

    year: YearOrSpan
    quarter: Annotated[int, Field(ge=1, le=4)] | None = None
    procedure: Procedure | None = None
    stage: Stage | None = None
    service_area: Text | None = None
    subgroup: Text | None = None
    qualifiers: dict[Measure, Qualifier] = Field(default_factory=dict)
    percent_of: Text | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    origins: tuple[Origin, ...] = ()

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


class StageCount(Figure):
    """How much came in, and how far it went."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    contact: Contact = "complaint"
    event: Event = "received"
    count: Count | None = None
    percent: Number | None = None


class Outcome(Figure):
    """What was decided."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    contact: Contact = "complaint"
    outcome: Decision
    count: Count | None = None
    percent: Number | None = None


class Timeliness(Figure):
    """How fast. ``timescale_days`` is the limit and ``from_days`` a band's lower bound, both in
    working days; ``total`` is the number of responses that a share is of."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent", "total", "average_days")

    contact: Contact = "complaint"
    status: Status
    timescale_days: Days | None = None
    from_days: Days | None = None
    count: Count | None = None
    percent: Number | None = None
    total: Count | None = None
    average_days: Number | None = None


class Compensation(Figure):
    """What was paid. ``cases`` is the number of payments or of cases in which one was made."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("amount_gbp", "cases")

    scope: Scope = "total"
    reason: Text | None = None
    amount_gbp: Amount | None = None
    cases: Count | None = None


class Breakdown(Figure):
    """The same complaints cut another way: ``dimension`` names the cut, ``label`` the part."""

    MEASURES: ClassVar[tuple[Measure, ...]] = ("count", "percent")

    dimension: Cut
    label: Text
    contact: Contact = "complaint"
    outcome: Decision | None = None
    count: Count | None = None
    percent: Number | None = None


FAMILIES: dict[Family, type[Figure]] = {
    "stage_counts": StageCount,
    "outcomes": Outcome,
    "timeliness": Timeliness,
    "compensation": Compensation,
    "breakdowns": Breakdown,
}


Reference = Annotated[str, Field(pattern=FIGURE_REFERENCE)]


class Discrepancy(Strict):
    """A place where the report contradicts itself. ``figures`` names them as "family/index";
    ``rule`` is the check that found it."""

    kind: DiscrepancyKind
    message: Text
    page: PageNumber
    figures: tuple[Reference, ...] = ()
    rule: Text | None = None


class Check(Strict):
    """A check that could be made: the rule, whether the report bears it out, its sums in words, and
    the figures that took part. One that does not hold is a discrepancy too."""

    rule: Text
    holds: bool
    message: Text
    page: PageNumber
    figures: tuple[Reference, ...] = ()
