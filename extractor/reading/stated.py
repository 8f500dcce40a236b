"""What passes between the parts of the prose reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.reading.claims import Dimensions, Family
from extractor.reading.clauses import Group
from extractor.reading.context import ReportContext
from extractor.reading.labels import Timescale
from extractor.reading.signals import Noun


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: the report, its headings, and what was said just before."""

    context: ReportContext
    heading: Dimensions = field(default_factory=Dimensions)
    heading_text: str = ""
    before: tuple[Statement, ...] = ()
    sentence_before: str = ""
    quarter: int | None = None
    bullet: bool = False
    lead_refused: bool = False
    table_stage: str | None = None
    paragraph_start: bool = True


@dataclass(frozen=True, slots=True)
class FigureStated:
    """One figure of a statement, without its place."""

    family: Family
    dimensions: Dimensions
    measures: dict[str, Decimal]
    qualifiers: dict[str, str] = field(default_factory=dict)
    percent_of: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class Statement:
    """What one group of numbers states. ``figures`` is empty where that is no figure."""

    group: Group
    unit: str
    first: int
    last: int
    role: str
    subject: dict[str, str | int] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    noun: Noun | None = None
    predicate: Predicate | None = None
    figures: list[FigureStated] = field(default_factory=list)

    def may_be_compared(self) -> bool:
        """Whether another year's number can be set beside it."""
        return self.noun is None or self.noun.sort != "foreign" or bool(self.predicate)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of the things counted. ``sort`` is "outcome", "status", "event", "average",
    "money", "breakdown" or "exists"; ``value`` the outcome, status, event or breakdown's cut."""

    sort: str
    value: str = ""
    timescale: Timescale | None = None
    label: str | None = None
    strength: int = 2
    """2 where the words say it outright, 1 for "exists" and "received", that any list may share."""
