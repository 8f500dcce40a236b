"""What a share of an earlier stage says of those who went on: "41 went to Stage 2. This is 9% of
the complaints made at Stage 1".

The share is the rate at which the earlier stage was left. It says nothing else, and what follows is
of those who went on.
"""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence

_STAGES = ("stage_1", "stage_2", "stage_3")
_NUMBER = r"(?:(?:just|only|about|around|roughly|approximately|some|over|under)\s+){0,2}"
_IS = (
    r"(?:is|was|were|represent(?:s|ed)|equate[sd]\s+to|equal(?:s|led)|amount(?:s|ed)\s+to|mean[st]?|"
    r"(?:account(?:s|ed)\s+for)|(?:made|makes?)\s+up|(?:correspond(?:s|ed)\s+to))\s+"
)
_LEAD = re.compile(
    rf"(?:(?:^\W*|[,;(–-]\s*|\band\s+)(?:which|this|that|it|these|they)\s+{_IS}|"
    rf"[,;(–-]\s*(?:or\s+|i\.?e\.?,?\s+|equivalent\s+to\s+|representing\s+|equating\s+to\s+|being\s+)?){_NUMBER}$",
    re.I,
)
"""Before a share that is of a number named before it."""
_OPENS = re.compile(rf"\W*(?:this|that|it|these|they)\s+{_IS}{_NUMBER}\d", re.I)
_OF_STAGE = re.compile(
    r"\s*of\s+(?:all\s+)?(?:(?:the|our|its)\s+)?(?:(?:total|number\s+of|\d[\d,]*)\s+)*"
    r"(?:(?:those|complaints|cases|responses|ones)\s+(?:that\s+(?:were|had\s+been)\s+|which\s+(?:were|had\s+been)\s+|we\s+)?"
    r"(?:\w+\s+){0,2}?(?:at|under|through)\s+)?"
    r"(?P<stage>stage\s+(?:\d|one|two)|the\s+first\s+stage)\b",
    re.I,
)
"""After it: "of those made at Stage 1", "of all Stage 1 complaints"."""
_AS_PROPORTION = re.compile(
    r"\W*as\s+a\s+(?:proportion|percentage|share)\s+of\s+(?:all\s+|the\s+)?(?:number\s+of\s+)?(?:stage\s+(?:\d|one|two)|first[\s-]stage)\b"
    r"[^.;\d]{0,40}?\b(?:this|that|it)\s+(?:is|was|represents|equates\s+to|amounts\s+to)\s[^.;]{0,20}?\d",
    re.I,
)
"""The same with the whole named first: "As a proportion of Stage 1 complaints this is 7%"."""
_UPHELD = re.compile(r"\b(?:upheld|late|withdrawn|answered\s+(?:with)?in)\b", re.I)


def is_rate_alone(sentence: str) -> bool:
    """Whether a sentence only says what share of an earlier stage went on, so that what follows it
    is of what the one before it counted."""
    if _AS_PROPORTION.match(sentence):
        return True
    opened = _OPENS.match(sentence)
    at = sentence.find("%", opened.end()) if opened is not None else -1
    return at >= 0 and _OF_STAGE.match(sentence, at + 1) is not None


def read_rates_of_stage(sentence: Sentence) -> None:
    """Make the share of an earlier stage the rate at which it was left, and refuse what the
    sentence goes on to say of another time without saying at which stage."""
    rate = None
    for statement in sentence.done:
        if rate is not None:
            own = any(
                "stage" in h.sets and rate.last < h.start
                for h in sentence.hits
                if h.start >= statement.group.clause[0]
            )
            if not own and statement.unit == "count":
                statement.noun = Noun("foreign", statement.last, statement.last)
            continue
        left = _stage_left(sentence, statement.unit, statement.first, statement.last)
        if left is None:
            continue
        rate = statement
        statement.role = "level"
        statement.subject |= {"stage": left, "contact": "complaint"}
        statement.origins["stage"] = "sentence"
        statement.predicate = Predicate("event", "escalated")
        statement.noun = Noun("case", statement.last, statement.last)


def _stage_left(sentence: Sentence, unit: str, first: int, last: int) -> str | None:
    """The stage that a share is of, where those who went on from it were counted before."""
    text = sentence.text
    named = _OF_STAGE.match(text, last) if unit == "percent" else None
    lead = _LEAD.search(text, 0, first) if named is not None else None
    if named is None or lead is None or _UPHELD.search(text, named.end()):
        return None
    stage = read_label(named["stage"].replace("the first stage", "Stage 1")).value("stage")
    ahead = text[: lead.start()].strip() or sentence.setting.sentence_before
    if stage not in _STAGES[:-1]:
        return None
    following = _STAGES[_STAGES.index(str(stage)) + 1]
    reached = {str(s) for s in read_label(ahead).values("stage")} - {str(stage)}
    return str(stage) if reached == {following} else None
