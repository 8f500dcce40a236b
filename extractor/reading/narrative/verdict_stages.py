"""What came in at a stage, or went through it, as the figures that state it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.escalation import escalation_figures
from extractor.reading.narrative.headed_counts import is_after_others, is_told_alone
from extractor.reading.narrative.stage_count import Count
from extractor.reading.narrative.stage_refusals import NO_COUNTS
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Setting,
    Statement,
    figure_of,
)
from extractor.reading.narrative.topic_before import is_on_topic
from extractor.reading.narrative.wholes import DECIDED, DETERMINED, INVESTIGATED

_TAKEN_FORWARD = re.compile(
    r"\b(?:formal|full)\s+investigations?\b|\bforward\s+(?:for|to|into)\b|\b(?:decided|agreed)\s+to\b",
    re.I,
)
"""Said of some of what came in: "the remaining 57 went to a formal investigation"."""
_TWO_STAGES = re.compile(
    r"no\s+(?:\w+\s+)?stages?\s+(?:[12]|one|two)\s+(?:or|nor|and)\s+(?:stage\s+)?(?P<other>[23]|two|three)\s+(?:\w+\s+){0,2}?"
    r"(?:complaints?|cases|investigations|reviews|requests)\b",
    re.I,
)
_TALLY = re.compile(r"\b(?:number|total|figure)\b", re.I)
_DECISIONS = re.compile(r"\b(?:decisions?|determin(?:ed|ations?)|decided|concluded)\b", re.I)
_DECIDED_WORDS = re.compile(r"\b(?:upheld|substantiated|justified)\b", re.I)
_COUNTED_FIRST = re.compile(
    r"\W*(?:of (?:these|those|which)|these|(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:\([^)]*\)\s*)?(?:were|"
    r"was|points|of these))\b",
    re.I,
)
_DEALT_AT = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:were|was|had\s+been)\s+(?:\w+\s+)?(?:reviewed|considered|heard|investigated|examined|looked\s+at|dealt\s+with)"
    r"\b",
    re.I,
)
"""After a number that nothing but its stage names: "50 were reviewed by a manager at Stage 2"."""
_ROW = 3
"""Decisions of one kind or another after a colon that are surely a list of outcomes."""
_CAME_IN = re.compile(r"\b(?:received|processed|registered)\b", re.I)
"""Said with what was "completed" of the same complaints: they are what came in."""
_EVENTS_OF_SHARES = frozenset({"reopened", "rejected", "withdrawn", "suspended"})
"""What some of the complaints went through, so that a share alone measures it."""


def _outcome_of_base(sentence: Sentence, statement: Statement, predicate: Predicate) -> str | None:
    """The outcome of the complaints that a service has a part of: "Of the seven that were upheld,
    four concerned parks"."""
    if "service_area" not in statement.subject or predicate.strength > 1:
        return None
    bases = [s.predicate for s in sentence.done if s.role == "base" and s.predicate is not None]
    return str(bases[-1].value) if bases and bases[-1].sort == "outcome" else None


def stage_figures(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """The figures of what came in or was gone through; none where it is unsure what is counted."""
    assert statement.noun is not None
    count = Count(sentence, statement, predicate, measured, statement.noun)
    if any(refuses(count) for refuses in NO_COUNTS):
        return []
    event = predicate.value or _event_of_heading(count)
    if event in ("escalated", "moved"):
        return escalation_figures(sentence, statement, predicate, measured)
    if _are_determinations(count) or _points_at_nothing(count):
        return []
    if "percent" in measured.values and "count" not in measured.values:
        if event in _EVENTS_OF_SHARES:
            return [figure_of("stage_counts", statement, {"event": event}, measured)]
        if not _is_share_of_all(count):
            return []
    if statement.subject.get("contact") == "issue" and _outcomes_follow(
        sentence.setting, sentence.done
    ):
        return [figure_of("outcomes", statement, {"outcome": "total"}, measured)]
    counted = _event_counted(count, event)
    if counted is None or _is_of_unknown(count, counted) or _is_part_of_same(count, counted):
        return []
    if counted == "rejected" and _is_of_requests(count):
        return []
    if count.noun.sort == "case" and _OUTCOMES.search(count.noun.text):
        if not _decided_after(sentence.text, sentence.done, statement):
            return []
        return [figure_of("outcomes", statement, {"outcome": "total"}, measured)]
    decided = _outcome_of_base(sentence, statement, predicate)
    if decided is not None and counted == "received":
        return [figure_of("outcomes", statement, {"outcome": decided}, measured)]
    stated = figure_of("stage_counts", statement, {"event": counted}, measured)
    if (
        counted == "completed"
        and "percent" not in measured.values
        and _decided_after(sentence.text, sentence.done, statement)
    ):
        return [figure_of("outcomes", statement, {"outcome": "total"}, measured), stated]
    also = _other_stage_of_none(count)
    if also is not None:
        other: dict[str, str | int | None] = {"event": counted, "stage": also}
        return [stated, figure_of("stage_counts", statement, other, measured)]
    return [stated]


_OUTCOMES = re.compile(r"\boutcomes\b", re.I)
"""What complaints that were decided have: "62 outcomes: 21 upheld, ..."."""
_TO_ESCALATE = re.compile(
    r"\brequests?\s+(?:to\s+(?:escalate|review)|for\s+(?:an?\s+)?(?:escalation|review))\b", re.I
)


def _is_of_requests(count: Count) -> bool:
    """Whether what was refused was to go further, from a stage that nothing names: "requests to
    escalate were turned down in four cases"."""
    unsaid = "stage" not in count.statement.subject
    return unsaid and _TO_ESCALATE.search(count.sentence.text) is not None


def _event_of_heading(count: Count) -> str:
    """What a section is on that alone says what a bare number counts: below "Withdrawn complaints"
    there were nine withdrawn."""
    event = count.sentence.setting.heading.event
    return event if event is not None and count.is_unsaid else "received"


def _other_stage_of_none(count: Count) -> str | None:
    """The second of two stages to which nothing came: "no stage 2 or 3 complaints"."""
    if not count.is_nothing:
        return None
    named = _TWO_STAGES.match(count.sentence.text, count.statement.first)
    if named is None:
        return None
    return "stage_3" if named["other"].lower() in ("3", "three") else "stage_2"


def _are_determinations(count: Count) -> bool:
    """Whether what only the ombudsman makes is counted where nothing says that he did."""
    case = count.noun.sort == "case" and not count.of_ombudsman
    return case and DETERMINED.search(count.noun.text) is not None


_AT_STAGE = re.compile(
    r"\s+(?:were\s+)?at\s+(?:stage\s+(?:\d|one|two|three)|the\s+(?:first|second|third)\s+stage)\b",
    re.I,
)
"""After a number of what the heading names: "There were 40 at Stage 1", below "Complaints"."""


def _points_at_nothing(count: Count) -> bool:
    """Whether nothing says what a bare number counts: no heading, no number or stage before."""
    sentence, statement = count.sentence, count.statement
    if not count.is_unsaid or sentence.setting.before or sentence.done[0] is not statement:
        return False
    if statement.origins.get("stage") == "sentence" and _DEALT_AT.match(
        sentence.text, statement.group.last
    ):
        return False
    if sentence.setting.heading.contact and _AT_STAGE.match(sentence.text, statement.group.last):
        return False
    if count.is_headed and (count.predicate.sort == "event" or _TALLY.search(count.clause)):
        return False
    if count.is_headed and is_told_alone(sentence, statement):
        return False
    if is_after_others(sentence, statement) or is_on_topic(sentence, statement, count.predicate):
        return False
    return not count.is_services_share and not _comes_back(sentence.done, sentence.setting)


def _is_share_of_all(count: Count) -> bool:
    """Whether a share alone is a service's share of all that came in.

    "Upheld complaints in SEND remained high at 82%" is none.
    """
    group = count.statement.group
    last = count.sentence.groups[-1].last
    if any(
        h.start >= last and h.sets.get("status") in ("within", "outside")
        for h in count.sentence.hits
    ):
        return False  # "Highways (97%) and Housing (95%) answered the most on time"
    named = "service_area" in count.statement.subject or _is_of_procedure(count)
    return named and not any(
        group.clause[0] <= h.start < group.first
        and not h.sets.keys().isdisjoint(("outcome", "status"))
        for h in count.sentence.hits
    )


def _is_of_procedure(count: Count) -> bool:
    """Whether a share is of the complaints under a procedure that is said behind it: "63% of
    complaints were statutory and 37% corporate"."""
    start, stop = count.statement.group.last, count.statement.group.clause[1]
    noun = count.noun
    start = max(start, noun.end) if noun.contact == "complaint" else start
    said = [h for h in count.sentence.hits if "procedure" in h.sets and start <= h.start < stop]
    if not said or not count.is_weak or count.predicate.value not in ("", "received"):
        return False
    tail = count.sentence.text[said[-1].end : stop]
    return "stage" not in count.statement.subject and _PROCEDURE_ENDS.fullmatch(tail) is not None


_PROCEDURE_ENDS = re.compile(
    r"(?:\s+(?:complaints?|ones?|procedures?|process(?:es)?|regulations))*\s*[,.;)]?\s*", re.I
)
"""All that may follow the procedure that a share is said to be under."""


def _event_counted(count: Count, event: str) -> str | None:
    """What the number counts, given who deals with it; None for what only some went through."""
    if count.of_ombudsman:
        if event == "received" and INVESTIGATED.search(count.noun.text):
            return "investigated"
        told = count.clause
        if count.statement.role == "compared":
            told = count.sentence.text[: count.statement.group.first]
        decided = _DECISIONS.search(f"{told} {count.noun.text}")
        return "completed" if decided and event == "received" else event
    if event == "investigated":
        if _TAKEN_FORWARD.search(count.clause) or count.is_nothing:
            return None
        return "received"
    if event == "completed" and count.noun.sort == "contact" and _CAME_IN.search(count.clause):
        return "received"
    return event


def _is_of_unknown(count: Count, event: str) -> bool:
    """Whether a bare number is of no stage, service or thing that was said before it."""
    statement, sentence = count.statement, count.sentence
    if not count.is_unsaid or event not in ("received", "completed"):
        return False
    if statement.role == "compared":
        first = sentence.done[0]  # of what nobody knows, no more is known in another year
        return first.role == "level" and not first.figures and first.noun is count.noun
    if "stage" in statement.subject or is_on_topic(sentence, statement, count.predicate):
        return False
    if count.is_headed or count.is_services_share:
        return False
    if is_after_others(sentence, statement):
        return False
    if _goes_on_with_others(count):
        return True
    before = (*sentence.done, *sentence.setting.before)
    if any(s.noun is not None and s.noun.sort in ("contact", "case") for s in before):
        return False
    return not _comes_back(sentence.done, sentence.setting)


def _goes_on_with_others(count: Count) -> bool:
    """Whether a number goes on with one before it of what nothing here can name: "Late replies over
    three years: 41 in 2019/20, 56 in 2020/21 and 71 now"."""
    done = count.sentence.done
    position = done.index(count.statement)
    if not position or count.statement.group.joined.lower().strip(" ,") not in ("", "and"):
        return False
    ahead = [s for s in done[:position] if s.noun is not None and s.noun.sort != "none"]
    return bool(ahead) and ahead[-1].noun.sort == "foreign" and not ahead[-1].figures  # type: ignore[union-attr]


_APART = ("quarter", "service_area", "subgroup")
_ALIKE = ("year", "stage", "procedure", "contact")


def _is_part_of_same(count: Count, event: str) -> bool:
    """Whether a part of a whole came in like the whole, and nothing tells it from the rest: "17 of
    the 36 complaints were received in the summer"."""
    statement, group = count.statement, count.statement.group
    if event != "received" or not count.is_weak:
        return False
    if any(name in statement.subject for name in _APART):
        return False
    if _is_listed_part(count):
        return True
    if group.base is None or group.is_base:
        return False
    wholes = [s for s in count.sentence.done if s.role == "base" and s.first >= group.base.start]
    return bool(wholes) and all(
        wholes[0].subject.get(name) == statement.subject.get(name) for name in _ALIKE
    )


def _is_listed_part(count: Count) -> bool:
    """Whether a number is the first part of a whole that stands before a colon, of which nothing is
    said that is not said of the whole: "129 were received: 118 were dealt with by the Council"."""
    statement, done = count.statement, count.sentence.done
    position = done.index(statement)
    whole = done[position - 1] if position else None
    own, all_of_them = statement.group.count, whole.group.count if whole is not None else None
    if whole is None or own is None or all_of_them is None or own.value >= all_of_them.value:
        return False
    told = statement.noun is not None and statement.noun.sort == "none"
    between = count.sentence.text[whole.last : statement.first]
    alike = all(whole.subject.get(name) == statement.subject.get(name) for name in _ALIKE)
    return told and alike and between.rstrip().endswith(":") and whole.role == "level"


def _outcomes_follow(setting: Setting, done: Sequence[Statement]) -> bool:
    """Whether the points counted are decided one by one, here or in the sentence after."""
    if any(s.predicate is not None and s.predicate.value in DECIDED for s in done):
        return True
    after = setting.sentence_after
    return bool(_DECIDED_WORDS.search(after)) and bool(_COUNTED_FIRST.match(after))


def _comes_back(done: Sequence[Statement], setting: Setting) -> bool:
    """Whether a number here, or just before, stands for a count that the report has stated."""
    return any("count before" in s.origins.values() for s in (*done, *setting.before))


def _decided_after(text: str, done: Sequence[Statement], statement: Statement) -> bool:
    """Whether a colon and the parts follow: "Nine were decided: three upheld, six not upheld"."""
    parts = [
        s
        for s in done
        if s.first > statement.last and s.predicate is not None and s.predicate.sort == "outcome"
    ]
    if len(parts) < 2 or ":" not in text[statement.last : parts[0].first]:
        return False
    if len(parts) >= _ROW:
        return True
    if any(statement.last < s.first < parts[0].first for s in done):
        return False  # "three determinations with five findings: two of ...": parts of the five
    return any(s.predicate is not None and s.predicate.value in DECIDED for s in parts)
