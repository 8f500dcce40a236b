"""What dimensions can be, and the kinds of numbers, years and boxes that the models are made of.

What the values mean is in ``schemas/meanings.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

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


@dataclass(frozen=True, slots=True)
class Unit:
    """Beside a type: what its numbers are counted in."""

    name: str


LARGEST = 10**15
"""From where a number is digits that stand together by accident. SQLite's end at 9 * 10**18."""

ONE_YEAR = r"[0-9]{4}/[0-9]{2}"
YEARS = rf"{ONE_YEAR}(-{ONE_YEAR})?"
"""A financial year, or several from the first to the last."""

FIGURE_REFERENCE = rf"^({'|'.join(get_args(Family))})/[0-9]+$"


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


def plain_number(value: Decimal) -> int | float:
    """A JSON number that reads as printed: 58, not 58.0; 13.3, not 13.30000001."""
    return int(value) if value == value.to_integral_value() else float(value)


_PLAIN_SCHEMA = WithJsonSchema({"type": "number", "minimum": 0})

Year = Annotated[
    str, AfterValidator(check_year), Field(json_schema_extra={"pattern": f"^{ONE_YEAR}$"})
]
YearOrSpan = Annotated[
    str,
    AfterValidator(check_year_or_span),
    Field(json_schema_extra={"pattern": f"^{YEARS}$"}),
]
Count = Annotated[int, BeforeValidator(_number), Field(ge=0), Unit("items")]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0),
    PlainSerializer(plain_number, return_type=int | float, when_used="json"),
    _PLAIN_SCHEMA,
]
Percent = Annotated[Number, Unit("percent")]
Average = Annotated[Number, Unit("working days")]
Amount = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0),
    AfterValidator(_pence),
    PlainSerializer(plain_number, return_type=int | float, when_used="json"),
    _PLAIN_SCHEMA,
    Unit("GBP"),
]
Days = Annotated[int, BeforeValidator(_number), Field(ge=0), Unit("working days")]
PageNumber = Annotated[int, Field(ge=1)]
Text = Annotated[str, Field(min_length=1)]


def _check_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    if box[0] > box[2] or box[1] > box[3]:
        raise ValueError(f"box {box} is not [x0, top, x1, bottom]")
    return box


BBox = Annotated[tuple[float, float, float, float], AfterValidator(_check_box), Unit("PDF points")]
Position = Annotated[int, Field(ge=0)]
