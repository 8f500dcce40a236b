"""What passes between the parts of the prose reader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from extractor.reading.claims import Dimensions, Family
from extractor.reading.context import ReportContext
from extractor.reading.labels import Hit, LabelReading
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.nouns import Noun
from extractor.reading.timescales import Timescale
from extractor.records import record


class Tally(Protocol):
    """What is asked of the counts that a report has stated (``anchors``)."""

    def find(self, value: Decimal, service: str | None = None) -> dict[str, str | int]:
        """What all counts of ``value`` agree on."""

    def events(self, value: Decimal) -> set[str | None]:
        """What the section has said that so many were."""


@record()
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
    table_measure: Predicate | None = None
    """What the caption of the table above says that it measures."""
    of_ombudsman: bool = False
    """Whether the last stage that the section has named is the ombudsman."""
    paragraph_start: bool = True
    tally: Tally | None = None
    """The counts stated so far in the report."""
    first_stage: frozenset[str] = frozenset()
    """Procedures whose answers are those of Stage 1 where no stage is said (``answering``)."""
    section_procedure: str | None = None
    """The procedure that the section's first figure is under, where it names no other."""
    bracket_year: str | None = None
    """The year of bare numbers in brackets, where the section says it."""
    sentence_after: str = ""
    stage_named: bool = False
    """Whether the section has named a stage beyond the first."""
    stages_before: frozenset[str] = frozenset()
    """The stages of the figures of the paragraph before."""


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

    def is_whole_of(self, part: Statement) -> bool:
        """Whether it is the number that ``part`` is out of: the 16 of "12 of the 16"."""
        base = part.group.base
        return self.role == "base" and base is not None and base.start == self.first

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


@dataclass(frozen=True, slots=True)
class Measured:
    """What a group of numbers measures: each measure's value, and its "<", ">" or "~"."""

    values: dict[str, Decimal]
    qualifiers: dict[str, str] = field(default_factory=dict)

    def only(self, *names: str) -> Measured:
        """Those of the measures that are named."""
        return Measured(
            {k: v for k, v in self.values.items() if k in names},
            {k: v for k, v in self.qualifiers.items() if k in names},
        )

    def without(self, name: str) -> Measured:
        """All of the measures but one."""
        return self.only(*(k for k in self.values if k != name))

    def beside(self, name: str, value: Decimal) -> Measured:
        """The measures and one more."""
        return Measured({**self.values, name: value}, self.qualifiers)


@dataclass(slots=True)
class Sentence:
    """One sentence being read: what is found for one number is at hand for the next.

    ``text`` is the sentence with plain quotes, ``reading`` what the label reader found in it,
    ``hits`` those of its hits that mean in a sentence what they mean in a header, ``groups`` its
    numbers, ``done`` the statements made so far. ``anaphoric`` says that it points back ("Of these
    ..."), ``story`` that it tells of a single case.
    """

    text: str
    reading: LabelReading
    groups: tuple[Group, ...]
    setting: Setting
    hits: tuple[Hit, ...]
    anaphoric: bool
    story: bool
    done: list[Statement] = field(default_factory=list)

    def outside(self, group: Group) -> tuple[Hit, ...]:
        """The hits that are the group's to read: those of other numbers' asides are not."""
        return tuple(h for h in self.hits if not self.in_aside(group, h.start))

    def in_aside(self, group: Group, position: int) -> bool:
        """Whether ``position`` stands in an aside in brackets that is another number's."""
        asides = (g.inner for g in self.groups if g.inner is not None and g.inner != group.inner)
        return any(start <= position < end for start, end in asides)

    def says(self, keys: Collection[str], start: int, end: int) -> bool:
        """Whether words that stand at least in part in ``start``..``end`` say one of ``keys``."""
        return any(
            h.start < end and start < h.end and not h.sets.keys().isdisjoint(keys)
            for h in self.hits
        )

    def base_year(self) -> str:
        """The year the report is about."""
        return self.setting.context.year


def figure_of(
    family: Family,
    statement: Statement,
    extra: dict[str, str | int | None],
    measured: Measured,
    reason: str | None = None,
) -> FigureStated:
    """A figure with what the statement is about, and ``extra`` before that."""
    said: dict[str, str | int | None] = {**statement.subject, **extra}
    if family == "compensation":
        said.pop("contact", None)
    else:
        said.setdefault("contact", "complaint")
    return FigureStated(
        family,
        Dimensions(**said),  # type: ignore[arg-type]
        measured.values,
        measured.qualifiers,
        reason=reason,
    )
