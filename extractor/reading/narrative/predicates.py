"""What a sentence says of the things counted: decided, answered, escalated, or just there."""

from __future__ import annotations

from collections.abc import Callable

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.measured_again import (
    is_bare_change,
    is_of_all,
    is_performance,
    share_of_said,
    status_again,
    status_of_list,
)
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.predicate_clause import Clause
from extractor.reading.narrative.predicate_events import (
    decisions_made,
    escalated,
    event_of_which,
    event_said,
    looked_into,
    made_formal,
    refused,
    strong_event,
    went_on,
)
from extractor.reading.narrative.predicate_exists import exists
from extractor.reading.narrative.predicate_outcomes import (
    affirmed,
    elided_outcome,
    negated,
    not_concluded,
    of_such,
    outcome_said,
    rejected_beside,
    settled_concern,
    status_said,
    timed,
)
from extractor.reading.narrative.stated import Predicate, Sentence


def find_predicate(sentence: Sentence, group: Group, noun: Noun) -> Predicate | None:
    """What is said of the things counted; None for nothing."""
    clause = Clause(sentence, group, noun)
    return next((said for read in _READERS if (said := read(clause)) is not None), None)


def _of_unit(clause: Clause) -> Predicate | None:
    """Money is paid, days are an average, whatever else the clause says."""
    sort = {"gbp": "money", "days": "average"}.get(clause.group.unit)
    return Predicate(sort) if sort is not None else None


def _status_again(clause: Clause) -> Predicate | None:
    return status_again(clause.sentence, clause.group, clause.ahead, clause.tail)


def _bare_change(clause: Clause) -> Predicate | None:
    return is_bare_change(clause.sentence, clause.group)


def _of_all(clause: Clause) -> Predicate | None:
    return clause.last if is_of_all(clause.sentence, clause.group) else None


def _share_of_said(clause: Clause) -> Predicate | None:
    return share_of_said(clause.sentence, clause.group)


def _performance(clause: Clause) -> Predicate | None:
    if is_performance(clause.sentence, clause.group):
        return Predicate("status", "within", clause.scale)
    return None


def _status_of_list(clause: Clause) -> Predicate | None:
    return status_of_list(clause.sentence, clause.group)


_READERS: tuple[Callable[[Clause], Predicate | None], ...] = (
    _of_unit,
    # what the sentence has said before, of another number
    _status_again,
    negated,
    rejected_beside,
    _bare_change,
    _of_all,
    _share_of_said,
    affirmed,
    # what became of them
    of_such,
    timed,
    status_said,
    not_concluded,
    settled_concern,
    elided_outcome,
    outcome_said,
    # what they went through, said outright
    looked_into,
    made_formal,
    refused,
    strong_event,
    escalated,
    event_of_which,
    # what a list or an introduction measures
    _performance,
    _status_of_list,
    # what is said of nearly all of them
    decisions_made,
    went_on,
    event_said,
    exists,
)
"""Who is asked what a clause says, in turn: what is said outright before what is said of all."""
