"""What is said of one number of a list, and holds for those beside it of which nothing is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.reading.narrative.measured_again import is_bare_member
from extractor.reading.narrative.signals import timescale_in
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_LEAVING = re.compile(r"\bleaving\s+(?:only\s+|just\s+|a\s+total\s+of\s+)?$", re.I)
_OF_THOSE = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:which|whom|them|these|those)\b", re.I)
"""After a part of the number before: what is said of it is not said of the whole."""


_OWN_VERB = re.compile(
    r"\b(?:did\s+not\s+uphold|(?<!were )(?<!was )(?:upheld|rejected|dismissed))\s+"
    r"(?:the\s+(?:other|remaining)\s+|only\s+|just\s+)?$",
    re.I,
)
"""Before a number that is what somebody decided so, which is said of no number before it."""


def next_told(ahead: Sequence[Statement]) -> Statement | None:
    """The next statement of a list of which something is said: "377 compliments, 512 complaints and
    96 comments were received"; the very next where the list ends before that."""
    for other in ahead:
        listed = other.group.joined.lower().strip(" ,") in ("and", "or", "")
        if other.predicate is not None or not listed or other.unit != ahead[0].unit:
            return other if listed else ahead[0]
    return ahead[0] if ahead else None


def _goes_on(sentence: Sentence, statement: Statement, other: Predicate | None) -> bool:
    """Whether a number goes on with the verb before, and what follows is said of complaints only:
    "We received 90 complaints and 20 compliments, and 12 complaints were escalated"."""
    noun = statement.noun
    if other is None or other.value not in ("escalated", "moved", "withdrawn", "rejected"):
        return False
    position = sentence.done.index(statement)
    return (
        noun is not None
        and noun.sort == "contact"
        and any(s.predicate is not None for s in sentence.done[:position])
    )


def _is_its_part(sentence: Sentence, statement: Statement, following: Statement) -> bool:
    """Whether a bare number after a comma is part of what is counted: "90 complaints, 5 withdrawn",
    "19 decisions, 8 upheld"."""
    noun, told = statement.noun, following.predicate
    return (
        noun is not None
        and (noun.sort == "contact" or (noun.sort == "case" and bool(noun.text.strip())))
        and noun.start >= statement.last - 1
        and following.noun is not None
        and following.noun.sort == "none"
        and told is not None
        and told.sort in ("outcome", "event", "status")
        and told.strength == 2
        and sentence.text[noun.end : following.first].strip() == ","
    )


def _at_other_stage(statement: Statement, other: Statement) -> bool:
    """Whether a number counts what is at a stage of its own, beside one that went on: "one
    escalation to Stage 2 and no Stage 3 reviews"."""
    went = other.predicate is not None and other.predicate.value in ("escalated", "moved")
    noun = statement.noun
    return (
        went
        and noun is not None
        and noun.sort in ("case", "contact")
        and noun.start >= statement.last - 1
        and statement.origins.get("stage") == "sentence"
        and statement.subject.get("stage") != other.subject.get("stage")
    )


def _is_aside_of_another(sentence: Sentence, statement: Statement, other: Statement) -> bool:
    """Whether a number stands in brackets behind a count of which nothing but that it came is said,
    and so says no more of the next."""
    if other.group.inner is None or statement.group.inner is not None or statement.unit != "count":
        return False
    outside = [s for s in sentence.done if s.group.inner is None and s.last <= other.group.inner[0]]
    said = outside[-1].predicate if outside else None
    return bool(outside) and (said is None or said.sort in ("exists", "event"))


def with_own_limit(
    sentence: Sentence, statement: Statement, predicate: Predicate | None
) -> Predicate | None:
    """What is said of a neighbour and its number, with the number's own limit: "none met the 25 day
    target and only one the 65 day maximum"."""
    if predicate is None or predicate.sort != "status" or predicate is statement.predicate:
        return predicate
    own = timescale_in(sentence.reading, statement.group, statement.group.clause)
    return replace(predicate, timescale=own) if own is not None else predicate


def _is_less_likely(sentence: Sentence, statement: Statement) -> bool:
    """Whether a share is one that another is set above: "more likely to be upheld (55%) than those
    about Parks (22%)"."""
    than = sentence.text[slice(*statement.group.clause)].lstrip().startswith("than those")
    return than and statement.unit == "percent" and statement.group.count is None


def shared_predicate(sentence: Sentence, statement: Statement) -> Predicate | None:
    """The group's own predicate, else that of the next or the last group of the same list."""
    own = statement.predicate
    if own is not None and own.strength == 2:
        return own
    position = sentence.done.index(statement)
    start = sentence.done[position - 1] if position else None
    if statement.group.from_to == "to" and start is not None and start.role == "from":
        changed = start.predicate
        if changed is not None and changed.strength == 2 and start.unit == statement.unit:
            return changed  # "performance against the target improved from 61% to 84%"
    if (
        _is_less_likely(sentence, statement)
        and position
        and own is not None
        and own.sort == "exists"
    ):
        return sentence.done[position - 1].predicate
    following = next_told(sentence.done[position + 1 :])
    bare = is_bare_member(sentence, statement)
    if following is not None and _is_its_part(sentence, statement, following):
        return own or Predicate("exists", strength=1)
    if following is not None and statement.role != "base" and own is None and not bare:
        joined = following.group.joined.lower().strip(" ,")
        other = following.predicate
        if (
            joined in ("and", "or", "")
            and (following.group.lead.bracketed or not statement.group.lead.bracketed)
            and not _goes_on(sentence, statement, other)
            and not _OWN_VERB.search(sentence.text[statement.last : following.first])
            and other is not None
            and not (other.sort == "breakdown" and other.label is not None)
            and following.unit == statement.unit
            and following.group.inner is None
            and not _OF_THOSE.match(sentence.text, following.group.last)
        ):
            return other
    if own is not None and not (bare and statement.unit == "percent"):
        return own
    if (
        statement.role == "from"
        and following is not None
        and following.group.from_to == "to"
        and following.predicate is not None
    ):
        return following.predicate
    if own is None and _LEAVING.search(sentence.text, 0, statement.first):
        return None  # "12 were withdrawn, leaving 84 to investigate": of the rest
    for other_statement in reversed(sentence.done[:position]):
        shared = other_statement.predicate
        counted = statement.noun is not None and statement.noun.sort == "contact"
        units = (statement.unit, other_statement.unit)
        if _is_aside_of_another(sentence, statement, other_statement):
            continue  # "92 complaints (40 upheld) in Housing and 61 in Parks"
        if counted and "of which" in other_statement.group.joined.lower():
            continue  # "140 complaints, of which 31 were upheld, and 27 compliments"
        if counted and units == ("count", "percent") and shared and shared.sort == "status":
            continue  # "of which 84% were on time, and 41 Stage 2 complaints"
        if own is not None and shared is not None and shared.strength < 2:
            continue  # a member of the same list, as bare as this one
        if shared is not None and _at_other_stage(statement, other_statement):
            return Predicate("exists", strength=1)
        if shared is not None and other_statement.role != "base":
            # a label is of its own number only
            labelled = shared.sort == "breakdown" and shared.label is not None
            return None if labelled and statement.role == "level" else shared
    return None


_SAID = ("contact", "kind", "stage", "procedure", "outcome", "status")


def is_of_other_time(sentence: Sentence, statement: Statement, before: Statement) -> bool:
    """Whether a number has the label of the one before, and says nothing but its year: "was behind
    32 complaints in 2022/23 and 40 in 2021/22"."""
    if statement.subject.get("year") == before.subject.get("year") or statement.unit != before.unit:
        return False
    listed = statement.group.joined.lower().strip(" ,") == "and"
    bare = not sentence.text[statement.group.clause[0] : statement.first].strip()
    return listed and bare and not sentence.says(_SAID, statement.last, statement.group.clause[1])


_ONE_OF_THESE = re.compile(r"\W*the\s+(?:last|latter|final|first|former|largest|smallest)\b", re.I)
"""How a sentence goes on with one of the parts: "The last of these rose from two"."""

LEAST_PARTS = 2
"""Fewest parts into which a number is divided."""


def divided_whole(before: Sequence[Statement], last: Statement, text: str) -> Statement:
    """The whole that the sentence before divides among services or procedures, which the next goes
    on with rather than with the part named ``last``: "58 complaints, 37 about adults and 21 about
    children. 20 were upheld". Without a sum nothing shows that the parts are all; a part may be of
    what nothing here can name ("98 were about what we run ourselves and 29 about care homes").
    ``text`` is the sentence that goes on."""
    told = [name for name in ("service_area", "procedure") if _is_told(last, name)]
    counted = [s for s in before if _count_of(s) is not None]
    if not told or last not in counted or _ONE_OF_THESE.match(text):
        return last
    for whole in counted:
        parts = [s for s in counted if s is not whole and s.role == "level"]
        if len(parts) < LEAST_PARTS or last not in parts:
            continue
        apart = [name for name in told if _differ(parts, name)]
        if apart and _count_of(whole) == sum(_count_of(s) or 0 for s in parts):
            left = {k: v for k, v in whole.subject.items() if k not in apart}
            return replace(whole, subject=left)
    return last


def _differ(parts: Sequence[Statement], name: str) -> bool:
    """Whether no two parts that say a dimension say the same."""
    named = [s.subject[name] for s in parts if _is_told(s, name)]
    return len(named) == len(set(named))


def _count_of(statement: Statement) -> Decimal | None:
    own = {"count": statement.group.count, "gbp": statement.group.money}.get(statement.unit)
    return own.value if own is not None else None


def _is_told(statement: Statement, name: str) -> bool:
    """Whether a sentence says a dimension itself and does not leave it to the heading or report."""
    return name in statement.subject and statement.origins.get(name) not in ("report", "heading")
