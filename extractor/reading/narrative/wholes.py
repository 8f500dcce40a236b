"""Wholes that a sentence divides: "Of the 198 complaints concluded, 66 were upheld"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Statement,
    figure_of,
)
from extractor.reading.narrative.timeliness import RESPONSES

DECIDED = frozenset(
    {"upheld", "partially_upheld", "not_upheld", "fault_found", "no_finding", "premature"}
)
INVESTIGATED = re.compile(r"\binvestigations?\b|\binvestigated\b", re.I)
"""In what is said of a whole that the ombudsman decided on: "of the ten investigations"."""
_THAT_HE_INVESTIGATED = re.compile(
    r"[^,;.]{0,30}?\b(?:that\s+|which\s+)?(?:it|he|she|they|the\s+ombudsman)\s+"
    r"(?:(?:had|has|have|then|\w+ly)\s+)*investigated\b|\s*(?:that\s+were\s+)?(?:(?:fully|formally|complaints|cases)\s+){0,2}investigated\b",
    re.I,
)
"""Behind a whole: "of the 12 complaints (that) it investigated"."""
FINDINGS = re.compile(r"\bfindings?\b", re.I)
"""What one complaint has several of: none of them came in."""
DETERMINED = re.compile(r"\bdeterminations?\b", re.I)
"""What only the ombudsman makes: where nothing says that he did, they count no complaints."""
_CONCLUDED = re.compile(
    r"\b(?:conclud\w+|complet\w+|closed|responded to|determined|decided|decisions?|finali[sz]ed|"
    r"answered|resolved|adjudicated)\b|"
    r"\b(?:responses?|repl(?:y|ies)|answers?)\s+(?:was|were|had\s+been)\s+(?:due\s+and\s+)?(?:sent|given|issued)\b",
    re.I,
)
_RECEIVED = re.compile(
    r"\s+(?:(?:that|which)\s+(?:were|was)\s+|we\s+)?(?:received|logged|recorded|registered)\b", re.I
)
"""Right behind a whole without a noun, in a report on what it has received."""
_CAME_IN = re.compile(
    r"\b(?:received|referred|referral|made|submitted|lodged|sent|went|raised|registered|brought|"
    r"put|escalated|taken|progress\w+|moved|proceeded|advanced)\b",
    re.I,
)
_BEEN = re.compile(
    r"(?<!that )(?<!which )(?<!that have )(?<!that had )(?<!which had )"
    r"\b(?:was|were|been|being|to\s+be)\s+(?:\w+ly\s+)?$",
    re.I,
)
"""Before what is said of a part, "49 of the 57 had been answered"; of the whole after "that"."""


_WHERE = re.compile(
    r"[^,;]{0,30}?\b(?:where|in\s+which|with|(?:that|which)\s+(?:was|were)"
    r"(?=\s+(?:\w+ly\s+)?(?:upheld|justified|not)\b))\b",
    re.I,
)
"""Between a whole and what was decided of all of it: "the 96 cases where there was fault"; but in
"the 96 that were concluded were upheld" something else was said of the whole."""
_DECISIONS = re.compile(r"\bdecisions?\b", re.I)
_FIRST_PART = re.compile(r",\s")
_KEPT_EVENTS = frozenset({"rejected", "not_progressed", "reopened", "suspended"})
"""Events that a whole can have gone through before its parts were decided."""


_WHICH_WENT = re.compile(r"\s*(?:(?:that|which)\b|progressing|going|moving|proceeding)", re.I)
"""Behind complaints: what is said of all of them; of "7 of the 79 complaints went on" it is not."""
_WHICH_WERE = re.compile(
    r"\s*(?:that|which)\s+(?:were|was|had\s+been)\s+(?:(?:answered|completed|responded\s+to|closed|sent|issued)\s+)?"
    r"(?:late|overdue|on\s+time|in\s+time|within|outside|out\s+of|beyond|over)\b",
    re.I,
)
"""Behind complaints that were late: the whole is one of them."""
_PANELS = re.compile(r"\bpanels?\b", re.I)
"""What sits at one stage only: where nothing says which, its number is none of all complaints."""
_WERE = re.compile(r"\b(?:were|was|had\s+been)\s", re.I)
"""Behind a whole, before what became of its part: "19 of the 172 complaints were rejected"."""
_ESCALATED_TO = re.compile(
    r"\s*(?:(?:that|which)\s+were\s+)?escalated\s+to\s+(?:a\s+)?stage\s+(?P<n>2|3|two|three)\b",
    re.I,
)
"""Behind complaints: they left the stage before."""
_LATE = re.compile(r"\s*(?:late|overdue)\s", re.I)
"""Before the noun: "of the 35 late responses"."""
_OUT_OF_THE = re.compile(r"\bof\s+(?:the|these|those)\s+$", re.I)
"""Before a part that is divided in its turn."""
_PARTS_FOLLOW = re.compile(
    r":|,\s+with\s+the\s+following\s+[a-z]+:|[^.;:,\d]{0,40}\bas\s+follows:", re.I
)
"""Behind what is said of a part, before what it is divided into."""
_UPHELD_WERE = re.compile(
    r"\s+(?:(?:fully|partly|partially|not)\s+)?upheld\s+(?:had|have|were|was|concerned|related|came|involved)\b",
    re.I,
)
"""Behind the noun of a whole, what all of it is, before what its part was."""
_REMAINING = re.compile(r"\bremaining\s+$", re.I)
"""Before what is left of a whole, of which nothing is said but its parts."""


def figures_of_whole(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """ "Of the 198 complaints concluded": a count, and the total of the outcomes listed."""
    noun = statement.noun
    if noun is None or noun.sort == "foreign":
        return []
    if predicate.value == "complainant" and not noun.text:
        return []  # "of the 23 young people who complained": they are not all complaints
    if _PANELS.search(noun.text) and "stage" not in statement.subject:
        return []
    if noun.sort == "none" and not (sentence.setting.before or len(sentence.done) > 1):
        return []
    if _REMAINING.search(sentence.text, 0, statement.first):
        return []
    whole = _Whole(sentence, statement, noun)
    count = measured.only("count")
    late = _LATE.match(sentence.text, statement.group.last) or _WHICH_WERE.match(
        sentence.text, noun.end
    )
    if predicate.sort == "status" and late is not None:
        scale = predicate.timescale
        told: dict[str, str | int | None] = {"status": predicate.value}
        told |= {"timescale_days": scale.days, "from_days": scale.from_days} if scale else {}
        return [figure_of("timeliness", statement, told, count)]
    left = _left(whole, predicate)
    if left is not None:
        gone: dict[str, str | int | None] = {"stage": left, "event": "escalated"}
        escalated = [figure_of("stage_counts", statement, gone, count)]
        decided: dict[str, str | int | None] = {"outcome": "total"}
        total = [figure_of("outcomes", statement, decided, count)] if whole.is_all_decided else []
        return [*total, *escalated]
    part = whole.part
    if part is not None:
        return [figure_of("outcomes", statement, {"outcome": part}, count)]
    figures: list[FigureStated] = []
    if whole.is_all_decided:
        figures.append(figure_of("outcomes", statement, {"outcome": "total"}, count))
    if _is_counted_elsewhere(whole, predicate):
        return figures
    event = _event_of(whole, predicate)
    return [*figures, figure_of("stage_counts", statement, {"event": event}, count)]


@dataclass(frozen=True)
class _Whole:
    """A number that a sentence divides, and what the sentence says of it and of its parts."""

    sentence: Sentence
    statement: Statement
    noun: Noun

    @property
    def group(self) -> Group:
        """The number."""
        return self.statement.group

    @property
    def of_ombudsman(self) -> bool:
        return self.statement.subject.get("stage") == "ombudsman"

    @cached_property
    def clause(self) -> str:
        """What is said between the whole and its first part."""
        following = [s.first for s in self.sentence.done if s.first > self.group.last]
        stop = following[0] if following else self.group.clause[1]
        return self.sentence.text[self.group.last : stop]

    @cached_property
    def parts(self) -> list[tuple[Group, Predicate]]:
        """Its parts and what is said of each; what follows the next whole is said of that one."""
        done = self.sentence.done
        wholes = [s.first for s in done if self._is_next_whole(s)]
        stop = min(wholes, default=len(self.sentence.text))
        levels = [s for s in done if s.role == "level" and s.first <= stop]
        levels = [s for s in levels if not self._is_of_part(s, levels)]
        divided = [s for s in levels if self._is_itself_divided(s)]
        if divided:
            levels = [s for s in levels if s.first <= divided[0].first]
        return [(s.group, s.predicate) for s in levels if s.predicate is not None]

    def _is_next_whole(self, statement: Statement) -> bool:
        """Whether a later number is divided in turn: "12 went on; out of the 12, 3 were upheld"."""
        if statement.first <= self.group.last or statement.role == "base":
            return statement.first > self.group.last
        count, earlier = statement.group.count, self.sentence.done
        told = [s.group.count for s in earlier if self.group.last < s.first < statement.first]
        again = count is not None and any(c is not None and c.value == count.value for c in told)
        return again and bool(_OUT_OF_THE.search(self.sentence.text, 0, statement.first))

    def _is_itself_divided(self, statement: Statement) -> bool:
        """Whether a part is divided behind a colon: "53 of the 58 were closed: 15 upheld, ..."."""
        said, stop = statement.predicate, statement.group.clause[1]
        if said is None or said.value != "completed" or statement is self.statement:
            return False
        return _PARTS_FOLLOW.match(self.sentence.text, stop) is not None

    def _is_of_part(self, statement: Statement, levels: Sequence[Statement]) -> bool:
        """Whether a number is a part of another part: "nine went to Stage 2, of which two were"."""
        between = (s for s in levels if self.group.last <= s.first < statement.first)
        return "of which" in statement.group.joined.lower() and any(between)

    @cached_property
    def is_concluded(self) -> bool:
        """Whether it is concluded; "49 of the 57 had been answered" says so of the 49."""
        told = _CONCLUDED.search(_FIRST_PART.split(self.clause)[0])
        if told is None:
            return False
        return not (self.group.is_base and _BEEN.search(self.clause[: told.start()]))

    @property
    def is_received(self) -> bool:
        """Whether it is of what came in, of which the parts name nothing else: "of the 128
        received, 41 were statutory"."""
        came = _RECEIVED.match(self.clause)
        nouns = [s.noun for s in self.sentence.done if s is not self.statement]
        kinds = {n.contact for n in nouns if n is not None and n.sort != "none"}
        return came is not None and kinds <= {"complaint"}

    @cached_property
    def part(self) -> str | None:
        """The outcome that the whole itself is of: "seventeen of the 22 upheld cases"."""
        start = self.group.last
        named = self._outcomes(start, start + 2)
        if named:
            return named[0]
        behind = self._outcomes(self.noun.end, self.noun.end + 2)
        if behind and self.group.is_base and _UPHELD_WERE.match(self.sentence.text, self.noun.end):
            return behind[0] if behind[0] in DECIDED else None  # "14 of the 23 upheld were about"
        if behind and self.noun.sort == "contact" and not self.group.is_base:
            return behind[0] if behind[0] in DECIDED else None  # "of the 58 complaints upheld"
        if not _WHERE.match(self.clause):
            return None
        told = self._outcomes(start, start + len(self.clause.split(",")[0]))
        return told[0] if len(told) == 1 and told[0] in DECIDED else None

    def _outcomes(self, start: int, stop: int) -> list[str]:
        hits = (h for h in self.sentence.hits if "outcome" in h.sets and start <= h.start < stop)
        return [str(h.sets["outcome"]) for h in hits]

    @property
    def is_all_decided(self) -> bool:
        """Whether it is the total of the outcomes of its parts.

        "Of the 79 that were referred, 19 were upheld": the others may be undecided.
        """
        if self.of_ombudsman and _DECISIONS.search(self.clause):
            return True
        decided = [(group, said) for group, said in self.parts if said.sort == "outcome"]
        values = {said.value for _, said in decided}
        return bool(values & DECIDED) and (
            len(values) > 1
            or any(group.percent is not None for group, _ in decided)
            or self.is_concluded
            or not _CAME_IN.search(self.clause)
        )


def _is_counted_elsewhere(whole: _Whole, predicate: Predicate) -> bool:
    """Whether a whole is no count of complaints at a stage: of answers, findings, the escalated."""
    noun = whole.noun
    if predicate.sort == "status" or _is_onward(predicate):
        return not (_reached(whole, predicate) or (_is_onward(predicate) and _is_parts(whole)))
    headed = whole.sentence.setting.heading
    received = predicate.value == "received" and (headed.contact or headed.stage)
    unsaid = noun.sort == "none" and not whole.is_concluded and not (whole.is_received or received)
    if unsaid or FINDINGS.search(noun.text):
        return True
    timed = any(said.sort == "status" for _, said in whole.parts)
    if timed and RESPONSES.search(noun.text):
        return True
    return not whole.of_ombudsman and DETERMINED.search(noun.text) is not None


def _reached(whole: _Whole, predicate: Predicate) -> bool:
    """Whether a whole is of the complaints that came to the stage that it names, which counts them
    there: "of the five complaints that went on to Stage 2"."""
    stage = whole.statement.subject.get("stage")
    return (
        predicate.sort == "event"
        and predicate.value == "moved"
        and predicate.label is not None
        and predicate.label == stage
        and whole.noun.sort == "contact"
        and _WHICH_WENT.match(whole.sentence.text, whole.noun.end) is not None
    )


_PART_MOVED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:were|was|had\s+been|have\s+been)\s+(?:(?:then|later|subsequently|also)\s+)?escalated\b|"
    r"(?:went|progressed|moved|proceeded)\b(?![^.;]*\b(?:were|was)\b))",
    re.I,
)
"""Behind a whole, what its part went through: "40 of the 160 Stage 1 complaints were escalated"."""


def _is_parts(whole: _Whole) -> bool:
    """Whether what moved on is the part before the whole, and the whole is what it came from."""
    noun, group = whole.noun, whole.group
    if not group.is_base or noun.contact != "complaint":
        return False
    if not whole.sentence.says(("stage",), group.last, noun.end):
        return False  # the stage that is named is where the part went
    return _PART_MOVED.match(whole.sentence.text, noun.end) is not None


def _left(whole: _Whole, predicate: Predicate) -> str | None:
    """The stage that a whole has left: "of the 28 complaints escalated to Stage 2"."""
    if predicate.value != "escalated" or whole.noun.sort != "contact":
        return None
    told = _ESCALATED_TO.match(whole.sentence.text, whole.noun.end)
    if told is None:
        return None
    return "stage_1" if told["n"].lower() in ("2", "two") else "stage_2"


def _is_onward(predicate: Predicate) -> bool:
    return predicate.sort == "event" and predicate.value in ("escalated", "moved")


def _event_of(whole: _Whole, predicate: Predicate) -> str:
    """What the whole went through before it was divided."""
    group, text = whole.group, whole.sentence.text
    said_of_part = group.is_base and _WERE.search(text[whole.noun.end : group.clause[1]])
    if predicate.sort == "event" and predicate.value in _KEPT_EVENTS and not said_of_part:
        return predicate.value
    if RESPONSES.search(whole.noun.text):
        return "completed"
    around = whole.noun.text + ("" if group.is_base else text[group.last : group.clause[1]])
    by_him = _THAT_HE_INVESTIGATED.match(text, group.last)
    if whole.of_ombudsman and (INVESTIGATED.search(around) or by_him):
        return "investigated"
    return "completed" if whole.is_concluded else "received"
