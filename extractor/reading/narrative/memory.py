"""What the sentences before have said, for those that leave it unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.layout.blocks import Paragraph
from extractor.reading.claims import Claim, Dimensions
from extractor.reading.labels import read_label, read_times
from extractor.reading.narrative.anchors import Tally
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.rates_of_stage import is_rate_alone
from extractor.reading.narrative.stated import Predicate, Statement
from extractor.reading.needles import Needled

_OMBUDSMAN = Needled(r"\bombudsman\b|\bLG&?S?C?O\b")
_STAGE = Needled(r"\bstages?\s+(?:\d|one|two|three)\b")
_LATER_STAGE = Needled(r"\bstages?\s+(?:2|3|two|three)\b|\bpanels?\b")
_NEXT_QUARTER = Needled(r"\b(?:second|third|fourth)\s+(?:successive|consecutive)\s+quarter\b")
POINTS_BACK = re.compile(
    r"\W*(?:of (?:these|those|them|which|the remaining|the rest|the others?)|"
    r"these|this|that|it|they|those|in (?:both|each|all|these)|however|"
    r"the (?:remaining|others?|rest))\b",
    re.I,
)
"""Before what is said of things that the sentence before has named: "Of these, 12 were late"."""
_ASKS_OF_THEM = re.compile(
    r"\b(?:how\s+many|what\s+(?:percentage|proportion|share))\s+of\s+(?:these|those|them)\b", re.I
)
_IN_QUARTER = re.compile(r"\W*(?:also\s+)?(?:during|in|by|for|over)\b", re.I)
"""What begins so is about the quarter that it names, and so is what follows."""
_OVER_YEAR = re.compile(r"\b(?:year[\s-]end|over the year|during the year|end of the year)\b", re.I)
_LEADS_ON = (":", ":-", "–", "-")
"""What a sentence ends in that introduces the points of a list."""
_LAST_QUARTER = 4
DEEPER = 8.0
"""Points by which a point of a list starts further in than the one that it is a part of: word
processors set each level in by 18 and more, and the points of one level differ by rounding."""
FURTHEST = 60.0
"""Points beyond which what starts further in stands in another column, or tile."""
_OF_CARE = Needled(r"\b(?:adult|child(?:ren)?)(?:['’]?s['’]?)?\s+(?:social\s+care|services)\b")
_BEGINS_CARE = Needled(
    r"\bstage\s+(?:\d|one|two|three)\s+(?:adult|child(?:ren)?)(?:['’]?s['’]?)?\s+(?:social\s+care|services)\s+complaints\b|"
    r"^\W*(?:in\s+relation\s+to|as\s+for|turning\s+to|regarding)\s+(?:the\s+)?(?:adult|child(?:ren)?)(?:['’]?s['’]?)?\s+(?:social\s+care\s+|services\s+)?complaints\b"
)
"""The same of the first sentence of a paragraph, which counts them."""
_UNSAID = re.compile(
    r"\W*(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)%?\s+"
    r"(?:of\s+(?:the\s+)?)?(?:cases\s+)?(?:[a-z]+\s+){0,2}?(?:were|was|had\s+been)\b",
    re.I,
)
"""How a point begins that leaves unsaid whose complaints it counts: "22 were investigated"."""
_CHART = re.compile(
    r"\s*(?:chart|figure|fig\.?|graph|diagram)\s*\d{1,2}[a-z]?\s*[:.–—-]\s*\S", re.I
)
"""The caption of a chart: "Chart 3: Complaints by theme"."""


_OF_THE_LIST = ("year", "quarter", "procedure", "stage", "service_area")
_OF_THE_POINT = ("procedure", "stage", "service_area", "subgroup", "contact")


def point_heads(inherited: Dimensions, claims: Sequence[Claim]) -> Dimensions:
    """What an entry says of the points that are set in below it: "Housing – 12" is whose they are.

    Where its figures differ in something, that stays open.
    """
    said = [{k: getattr(claim.dimensions, k) for k in _OF_THE_POINT} for claim in claims]
    same = {k: v for k, v in said[0].items() if all(s[k] == v for s in said)} if said else {}
    return replace(inherited, **same)


def _is_rate_beside(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether a share says how many moved on, beside what it is a share of: "Four went to Stage 2,
    6% of those at Stage 1". The sentence is about the four."""
    figures = [figure for figure in statement.figures if figure.dimensions.event == "escalated"]
    return (
        bool(figures)
        and statement.unit == "percent"
        and any(s.unit == "count" and s.figures and s.first < statement.first for s in others)
    )


_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]+")
_DIGITS = re.compile(r"\(?\d{1,2}[.)]+")
"""How points of lists are numbered; paragraphs are numbered "2.14" or in digits too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point of a list starts; ``bulleted`` is false for a line above a list."""

    page: int
    left: float
    top: float
    bulleted: bool

    def leads_to(self, other: Place) -> bool:
        """Whether another point is set in below this one."""
        if not other.bulleted or (other.page == self.page and other.top <= self.top):
            return False
        return not self.bulleted or DEEPER < other.left - self.left <= FURTHEST


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list that leads to those further in: where it stands, what it says."""

    at: Place
    text: str
    statements: tuple[Statement, ...]
    outer: tuple[str, list[Statement], Dimensions | None]
    """What leads to the point itself."""
    heads: Dimensions | None = None
    """What it says as a heading of those further in does, where it is none of sentences."""


@dataclass
class Memory:
    """What the sentences before have said: the last one's statements, the lead-in of a list."""

    before: list[Statement] = field(default_factory=list)
    sentence: str = ""
    quarter: int | None = None
    last_quarter: int | None = None
    lead: str = ""
    introduction: str = ""
    table_stage: str | None = None
    table_measure: Predicate | None = None
    of_ombudsman: bool = False
    lead_statements: list[Statement] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    first_stage: frozenset[str] = frozenset()
    stage_named: bool = False
    bracket_year: str | None = None
    list_year: str | None = None
    """The year that brackets hold in the list being read, as one of its entries said."""
    points: list[Point] = field(default_factory=list)
    headed: Dimensions | None = None
    listed: list[Claim] = field(default_factory=list)
    """What the lines of a list just above have counted."""
    unended: bool = False
    section_procedure: str | None = None
    section_begun: bool = False
    stages: set[str] = field(default_factory=set)
    """Those of the figures of the paragraph being read."""
    stages_before: frozenset[str] = frozenset()
    """Those of the paragraph before."""

    def is_point(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a point of a list, printed with a bullet or, below a lead-in or
        another point, with a letter ("b)", "iv.") or set in with a number."""
        if paragraph.kind == "bullet":
            return True
        number = paragraph.number or ""
        if _LETTER.fullmatch(number):
            return bool(self.lead or self.points)
        if not _DIGITS.fullmatch(number) or not self.points:
            return False
        left, top = paragraph.box.x0, paragraph.box.top
        return self.points[-1].at.leads_to(Place(paragraph.page, left, top, True))

    def leave_list(self) -> None:
        """Forget the lead-in of a list that is over."""
        self.points, self.headed = [], None
        self.lead, self.lead_statements = "", []
        self.quarter = self.list_year = None

    def hear_entry(self, text: str, claims: list[Claim], current: str) -> None:
        """Keep the year whose number an entry has in brackets, for those below it that print none:
        "Duty – 49 (43 in 2012/13)" before "Courts – 21 (14)"."""
        years = {claim.dimensions.year for claim in claims} - {current, None}
        if len(claims) > 1 and len(years) == 1 and text.rstrip(" .;,").endswith((")", "]")):
            self.list_year = years.pop()

    def begin_point(self, at: Place) -> None:
        """Have a point of a list follow the one that it is set in from, if it stands below it."""
        while self.points and not self.points[-1].at.leads_to(at):
            self.lead, self.lead_statements, self.headed = self.points.pop().outer
        if self.points and self.lead != self.points[-1].text:
            point = self.points[-1]
            self.lead, self.lead_statements = point.text, [*point.statements]
            self.headed = point.heads

    def end_point(self, at: Place, text: str, heads: Dimensions | None) -> None:
        """Keep a point that those further in may be parts of; what is no sentence heads them."""
        outer = (self.lead, self.lead_statements, self.headed)
        statements = () if heads is not None else tuple(self.before)
        self.points.append(Point(at, text, statements, outer, heads))

    def hear(self, sentence: str) -> None:
        """Keep which stages a sentence names, whether or not it has figures."""
        staged = _STAGE.search(sentence) is not None
        if staged or _OMBUDSMAN.search(sentence):
            self.of_ombudsman = not staged
        self.stage_named |= bool(_LATER_STAGE.search(sentence))

    def pass_by(self, sentence: str) -> None:
        """Keep a sentence without numbers, over which only what points back carries on."""
        self.turn_to_care(sentence)
        self.sentence = sentence
        if not (POINTS_BACK.match(sentence) or _ASKS_OF_THEM.search(sentence)):
            self.before = []

    def turn_to_care(self, sentence: str, counts: bool = False) -> None:
        """Leave open the procedure where a section on corporate complaints turns to social care,
        whose complaints have one of their own: "Appendix B dealt with Children's Services"."""
        turns = _BEGINS_CARE if counts else _OF_CARE
        turned = turns.search(sentence) and "corporate" not in sentence.lower()
        if self.section_procedure == "corporate" and turned:
            self.section_procedure = None

    def close(self, sentence: str, statements: list[Statement]) -> None:
        """Keep a sentence with numbers, and what it stated."""
        if self.before and is_rate_alone(sentence):
            return
        if not statements:
            self.turn_to_care(sentence)
        self.stages |= {
            str(s.subject["stage"]) for s in statements if s.figures and "stage" in s.subject
        }
        # costs are no figures, and what they are of is not what follows is of
        kept = [s for s in statements if s.figures or s.unit != "gbp"]
        rates = [s for s in kept if _is_rate_beside(s, kept)]
        kept = [*rates, *(s for s in kept if s not in rates)]
        self.before = kept or (self.before if POINTS_BACK.match(sentence) else [])
        self.sentence = sentence

    def advance_quarter(self, sentence: str) -> None:
        """Go on to the next quarter where a sentence counts them: "a third successive quarter"."""
        if _NEXT_QUARTER.search(sentence) and self.last_quarter is not None:
            self.last_quarter = self.quarter = min(self.last_quarter + 1, _LAST_QUARTER)

    def note_quarters(self, sentence: str) -> None:
        """Keep the quarter that a sentence and those after it are about."""
        quarters = {m.quarter for m in read_times(sentence).quarters}
        if len(quarters) == 1:
            (self.last_quarter,) = quarters
            if _IN_QUARTER.match(sentence):
                self.quarter = self.last_quarter
                return
        if _OVER_YEAR.search(sentence):
            self.quarter = None

    def end_paragraph(self, text: str, bulleted: bool, listed: bool) -> None:
        """Keep the last sentence of a paragraph where it introduces what follows, and the stages of
        all of it."""
        self.stages_before, self.stages = frozenset(self.stages), set()
        ending = text.rstrip()
        if not bulleted and (ending.endswith((":", ":-")) or not listed):
            self.lead = self.sentence if ending.endswith(_LEADS_ON) else ""
            self.lead_statements = self.before if self.lead else []
        if not bulleted and not listed:
            self.introduction = self.sentence
        if _CHART.match(ending) and ending[-1] != "." and axis_of(ending, "") is not None:
            self.lead, self.lead_statements = f"{ending}:", []

    def below_lead(self, heading: Dimensions) -> Dimensions:
        """What the headings say and, over that, the lead-in of the list: it holds for what a point
        goes on with, as a heading does."""
        reading = read_label(self.lead)
        said: dict[str, Any] = {key: reading.value(key) for key in ("procedure", "stage")}
        said["year"] = reading.year
        if self.lead_statements:
            last = self.lead_statements[-1]
            known = {k: v for k, v in last.subject.items() if last.origins.get(k) != "report"}
            said |= {k: v for k, v in known.items() if k in _OF_THE_LIST}
        return replace(heading, **{k: v for k, v in said.items() if v is not None})

    def goes_on_with_ombudsman(self, point: str) -> bool:
        """Whether a point of a list goes on with the ombudsman's complaints, of which the one just
        above has told: "The Ombudsman decided 84", "22 were investigated"."""
        last = self.before[-1] if self.before else None
        if last is None or last.subject.get("stage") != "ombudsman":
            return False
        return _UNSAID.match(point) is not None

    @property
    def below_chart(self) -> bool:
        """Whether the lead-in is the caption of a chart, whose labels follow with their numbers."""
        return _CHART.match(self.lead) is not None

    def note_procedure(self, statements: Sequence[Statement]) -> None:
        """Keep the procedure of the section's first figures, until another is named in it."""
        complaints = [
            s
            for s in statements
            if s.figures and s.subject.get("contact", "complaint") in ("complaint", "issue")
        ]
        named = {
            str(s.subject["procedure"])
            for s in complaints
            if "procedure" in s.subject
            and s.origins.get("procedure") in ("sentence", "count before")
        }
        counted = [s for s in statements if s.figures and s.role != "compared"]
        if not self.section_begun and counted:
            self.section_begun = True
            first = [s.subject.get("procedure") for s in counted if s in complaints]
            if len(named) == 1 and all(p in named for p in first):
                self.section_procedure = named.pop()
        elif named - {self.section_procedure}:
            self.section_procedure = None

    def next_section(self, heading: str = "") -> Memory:
        """A new section's memory: the counts that it may come back to, what brackets hold; below a
        ``heading`` that asks how many "of them", what they are too."""
        self.tally.begin_section()
        return Memory(
            before=self.before if _ASKS_OF_THEM.search(heading) else [],
            tally=self.tally,
            first_stage=self.first_stage,
            bracket_year=self.bracket_year,
        )
