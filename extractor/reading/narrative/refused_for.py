"""Reasons with their numbers in brackets, after complaints that were refused: "Twelve were rejected
as out of time (7) or vexatious (5)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_REFUSED = frozenset({"rejected", "not_progressed"})
_JOINT = re.compile(
    r"\s+(?:[a-z]+\s+){0,4}?(?:as|because|since|due\s+to|for\s+being|on\s+the\s+grounds?\s+that|owing\s+to|either)\s|:\s",
    re.I,
)
"""Between what was refused and the first reason."""
_EDGE = re.compile(
    r"^(?:[\s),;]|(?:and|or|either|both|because|as|being|they|it|were|was|due\s+to|of)\b)+", re.I
)
"""Before a reason, what joins it to the one before."""
_MOST_WORDS = 8
"""Words of a reason; what is longer is a sentence."""
_LEAST = 2
"""Reasons, of which one alone may be anything in brackets."""


def read_refused_for(sentence: Sentence) -> None:
    """Make bracketed numbers after a number of refused complaints entries of their reasons.

    They must not come to more than were refused.
    """
    whole = next((s for s in sentence.done if _is_refused(s)), None)
    if whole is None or whole.group.count is None:
        return
    joint = _JOINT.search(sentence.text, whole.last)
    if joint is None:
        return
    entries = [s for s in sentence.done if s.first > joint.start() and s.group.lead.bracketed]
    counts = [s.group.count.value for s in entries if s.group.count is not None]
    if len(entries) < _LEAST or len(counts) < len(entries) or sum(counts) > whole.group.count.value:
        return
    start = joint.end()
    for entry in entries:
        label = _EDGE.sub("", sentence.text[start : entry.first].rstrip(" (["))
        start = entry.last + 1
        if label and len(label.split()) <= _MOST_WORDS and "." not in label:
            entry.predicate = Predicate("breakdown", "rejection_reason", label=label)
            entry.subject = {k: v for k, v in whole.subject.items() if k != "stage"} | {
                k: v for k, v in entry.subject.items() if k == "stage"
            }
            entry.noun = whole.noun


def _is_refused(statement: Statement) -> bool:
    said = statement.predicate
    return (
        said is not None
        and said.sort == "event"
        and said.value in _REFUSED
        and statement.unit == "count"
        and not statement.group.lead.bracketed
    )
