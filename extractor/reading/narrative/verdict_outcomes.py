"""What became of complaints, as the figures that state it: an outcome, or an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Statement,
    figure_of,
)
from extractor.reading.narrative.wholes import DECIDED

_EVENT_OF_OUTCOME = {"withdrawn": "withdrawn", "out_of_remit": "rejected", "ongoing": "ongoing"}
"""Outcomes that, where no others are listed beside them, are what complaints went through."""
_CARRIED_IN = re.compile(
    r"\bcarried\s+(?:over|forward|across)\s+(?:from|into|to)\b|"
    r"\b(?:outstanding|open|ongoing|pending|unresolved|left\s+over|remaining)\s+from\s+(?=(?:the\s+|an\s+)?"
    r"(?:previous|prior|last|preceding|earlier|year\s+before|20\d\d))",
    re.I,
)
_SETTLED_LOCALLY = re.compile(
    r"\s+(?:(?:complaints?|cases?),?\s+)?(?:(?:were|was|had\s+been|an?|the\s+ombudsman\s+\w+(?:\s+an?)?)\s+)?(?:local\s+settlements?|settled\s+locally|locally\s+settled)\b",
    re.I,
)
"""What the ombudsman's decisions once were, which stands alone."""
_SETTLED_EARLY = re.compile(
    r"\s+(?:(?:complaints?|cases?|of\s+(?:these|those|them))\s+)?(?:were|was|had\s+been|have\s+been)\s+"
    r"(?:informally\s+(?:resolved|settled)|(?:resolved|settled)\s+(?:informally|locally|through\s+(?:early|local|alternative|"
    r"informal|mediation)|by\s+(?:mediation|early|local|informal|alternative)|(?:via|using)\s+(?:early|local|alternative|mediation)))\b",
    re.I,
)
"""What became of a part of all complaints: "of the 70, 13 were resolved through mediation"."""
_SETTLED = re.compile(
    r"\s+(?:(?:complaints?|cases?|of\s+(?:these|those|them))\s+)?(?:were|was|had\s+been)\s+(?:resolved|settled)"
    r"\s*(?=[,.;]|$|and\b|while\b|but\b)",
    re.I,
)
"""What became of a part beyond Stage 1: "of the five that went to Stage 2, one was resolved"."""
_NOT_LOOKED_INTO = re.compile(
    r"\W*(?:were|was|had\s+been)\s+not\s+(?:investigated|pursued)\b", re.I
)
_BY_PANEL = re.compile(
    r"\b(?:panels?|adjudicators?)\s+(?:(?:then|also|\w+ly)\s+)?(?:upheld|did\s+not\s+uphold|found|agreed)\b",
    re.I,
)
"""Who decides at a stage that nothing names: what they upheld is none of all complaints."""
_WITHDREW = re.compile(r"\bwithdr[ae]w\w*", re.I)
_REACH = 20
"""Characters beyond a clause in which "carried over from" may end."""


def outcome_figures(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """The figure of an outcome; none where it is not one of complaints."""
    if _counts_no_decisions(statement) or is_carried_in(sentence, statement):
        return []
    if "stage" not in statement.subject and _BY_PANEL.search(sentence.text, 0, statement.last):
        return []
    value = predicate.value
    if value == "resolved" and _is_sum_of_rest(sentence, statement):
        value = "total"
    elif not _is_listed(sentence):
        event = _EVENT_OF_OUTCOME.get(value)
        if event is not None:
            return [figure_of("stage_counts", statement, {"event": event}, measured)]
        of_ombudsman = statement.subject.get("stage") == "ombudsman"
        around = sentence.text[statement.last : statement.group.clause[1]]
        locally = of_ombudsman and _SETTLED_LOCALLY.match(around)
        if value == "resolved" and not locally and not _is_part_settled(sentence, around):
            return []
        if value == "other" and not of_ombudsman:
            return []  # "the Complaints Manager gave advice on 52 occasions"
        if value == "closed" and not of_ombudsman:
            ended = _ended(sentence.text[statement.last :])
            return (
                [figure_of("stage_counts", statement, {"event": ended}, measured)] if ended else []
            )
    return [figure_of("outcomes", statement, {"outcome": value}, measured)]


_DIVIDED = re.compile(r"(?:\bwith|:)\s*$", re.I)


def _is_sum_of_rest(sentence: Sentence, statement: Statement) -> bool:
    """Whether those resolved are all those whose outcomes follow, and no outcome beside them: "nine
    complaints were resolved, with six upheld and three not upheld"."""
    rest = [
        s
        for s in sentence.done
        if s.first > statement.last
        and s.role == "level"
        and s.predicate is not None
        and s.predicate.sort == "outcome"
    ]
    counts = [s.group.count.value for s in rest if s.group.count is not None]
    whole = statement.group.count
    if whole is None or len(counts) < 2 or sum(counts) != whole.value:
        return False
    return _DIVIDED.search(sentence.text, statement.last, rest[0].first) is not None


def _is_part_settled(sentence: Sentence, around: str) -> bool:
    """Whether a part of a whole was settled without an investigation, which decides it."""
    wholes = [s for s in sentence.done if s.role == "base"]
    if not wholes:
        return False
    later = wholes[-1].subject.get("stage") in ("stage_2", "stage_3", "ombudsman")
    return bool(_SETTLED_EARLY.match(around) or (later and _SETTLED.match(around)))


def _counts_no_decisions(statement: Statement) -> bool:
    """Whether what is counted is never decided on."""
    noun = statement.noun
    return noun is not None and (
        noun.sort == "foreign" or noun.contact in ("compliment", "comment")
    )


def is_carried_in(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is of what another year left: "12 carried over from 2020/21".

    What goes on into a later year than the report's is its own, still open.
    """
    if _is_at_outset(sentence, statement):
        return True
    stop = statement.group.clause[1] + _REACH
    carried = _CARRIED_IN.search(sentence.text[:stop], statement.last)
    if carried is None:
        return False
    base = sentence.base_year()
    return not any(
        carried.end() <= m.start <= carried.end() + 1 and m.year > base
        for m in sentence.reading.years
    )


_AT_OUTSET = re.compile(
    r"\b(?:at|from|on)\s+the\s+(?:start|beginning|outset)\s+of\s+(?:the|this|that)\s+(?:financial\s+|reporting\s+)?(?:year|period)\b|"
    r"\b(?:on|at|as\s+at)\s+(?:1|1st|01)\s+April\b|"
    r"\b(?:31|31st|the\s+end\s+of)\s+March,?\s+(?P<ended>20\d\d)\b",
    re.I,
)
"""When complaints were open that the year began with."""


def _is_at_outset(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number's clause tells how many were open when the year began."""
    found = _AT_OUTSET.search(sentence.text, *statement.group.clause)
    if found is None:
        return False
    return found["ended"] is None or found["ended"] == sentence.base_year()[:4]


_THE_REST = re.compile(r"\W*the\s+(?:remaining|other|last|final|rest)\b", re.I)
"""How a sentence closes the list of the one before: "The remaining 4% were withdrawn"."""


def _is_listed(sentence: Sentence) -> bool:
    """Whether an outcome is one of several that the sentence lists, or a point of a list."""
    done = sentence.done
    return (
        sentence.setting.bullet
        or _several(done)
        or _closes_list(sentence)
        or (
            any(s.role == "base" for s in done)
            and any(s.predicate is not None and s.predicate.value in DECIDED for s in done)
        )
    )


def _closes_list(sentence: Sentence) -> bool:
    """Whether the sentence says what became of the rest of those that the one before lists; what is
    still open has not been decided."""
    told = sentence.done[0].predicate if sentence.done else None
    opened = told is not None and told.value == "ongoing"
    rest = _THE_REST.match(sentence.text) is not None and not opened
    return rest and _several(sentence.setting.before)


def _several(done: Sequence[Statement]) -> bool:
    values = {
        s.predicate.value
        for s in done
        if s.predicate is not None and s.predicate.sort == "outcome" and s.role in ("level", "base")
    }
    return len(values) > 1 and bool(values & (DECIDED | {"closed"}))


def _ended(tail: str) -> str | None:
    """The event of complaints that were "not investigated", by the reason that follows."""
    if not _NOT_LOOKED_INTO.match(tail):
        return None
    alone = _WITHDREW.search(tail) and not re.search(r"\bor\b", tail)
    return "withdrawn" if alone else "not_progressed"
