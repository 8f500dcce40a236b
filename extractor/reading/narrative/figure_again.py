"""A figure named by nothing but "the figure": "For corporate complaints the figure was 60%".

What was measured is what the sentence before measured, or the table above; this sentence says only
of which stage, procedure or year.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_THE_FIGURE = re.compile(
    r"\bthe\s+(?:(?:corresponding|equivalent|comparable)\s+)?(?:figures?|proportions?|"
    r"percentages?|shares?)\s+(?:(?:at|for|under|in)\s[^.;:,\d]{0,40}?(?:\d\s)?)?"
    r"(?:was|were|had\s+been|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_CARRIED = ("stage", "procedure", "service_area", "contact")


def is_figure_again(sentence: Sentence, statement: Statement) -> bool:
    """Whether "the figure was" stands before a share that opens the sentence's numbers."""
    return (
        not sentence.done
        and statement.group.percent is not None
        and bool(_THE_FIGURE.search(sentence.text[: statement.first]))
    )


def take_measure(sentence: Sentence, statement: Statement) -> Statement | None:
    """Give the statement the predicate of the share before; the statement that lent it, if any."""
    levels = [s for s in sentence.setting.before if s.role == "level" and s.figures]
    lender = levels[-1] if levels else None
    predicate = lender.predicate if lender is not None else sentence.setting.table_measure
    if predicate is None or predicate.sort not in ("outcome", "status"):
        return None
    if lender is not None and lender.group.percent is None:
        return None
    statement.predicate = Predicate(predicate.sort, predicate.value, predicate.timescale)
    if lender is not None:
        statement.noun = lender.noun
    return lender


def take_subject(statement: Statement, lender: Statement) -> None:
    """What the statement is about, where it leaves that to the share before."""
    for key in _CARRIED:
        if key in lender.subject and key not in statement.subject:
            statement.subject[key] = lender.subject[key]
            statement.origins[key] = "sentence before"
