"""Numbers that add up those before them: "Parks had 44 and Housing 31, making 75 in all"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence, Statement

_SUM_NEXT = re.compile(
    r"\b(?:making|giving|totalling|(?:for|with)?\s*a\s+(?:combined\s+|grand\s+|overall\s+)?total\s+of)\s+"
    r"(?:a\s+(?:combined\s+|grand\s+|overall\s+)?total\s+of\s+)?$",
    re.I,
)
_IN_ALL = re.compile(
    r"\s+(?:complaints?\s+|enquiries\s+|cases\s+)?(?:in\s+(?:all|total)|altogether|overall|between\s+them|combined)\b",
    re.I,
)
FEWEST = 2
"""Numbers that are added up."""
_APART = ("service_area", "subgroup", "stage", "procedure", "quarter", "contact")


def take_sums(sentence: Sentence) -> None:
    """Give a number that is the sum of those before it what they have in common, and no more.

    What tells them apart, a service or a stage, is of the last of them only. What is said to be a
    sum and is none is no number of the last either.
    """
    for statement in sentence.done:
        count = statement.group.count
        if count is None or statement.role != "level" or not _is_said(sentence, statement):
            continue
        before = [s for s in sentence.done if s.first < statement.first and _counts(s)]
        if len(before) < FEWEST:
            continue
        parts = _parts_of(count.value, before)
        if parts is not None:
            _take_common(statement, parts)
        elif len({s.subject.get("service_area") for s in before}) > 1:
            statement.noun = Noun("foreign", statement.first, statement.first)


def _is_said(sentence: Sentence, statement: Statement) -> bool:
    text, last = sentence.text, statement.group.last
    return bool(_SUM_NEXT.search(text, 0, statement.first) or _IN_ALL.match(text, last))


def _counts(statement: Statement) -> bool:
    return statement.role == "level" and statement.group.count is not None


def _parts_of(value: Decimal, before: Sequence[Statement]) -> list[Statement] | None:
    """The numbers right before one that come to it; None where none do."""
    parts: list[Statement] = []
    for level in reversed(before):
        parts.insert(0, level)
        counts = [s.group.count.value for s in parts if s.group.count is not None]
        if len(parts) >= FEWEST and sum(counts) == value:
            return parts
    return None


def _take_common(statement: Statement, parts: Sequence[Statement]) -> None:
    for name in _APART:
        said = {s.subject.get(name) for s in parts}
        value = said.pop() if len(said) == 1 else None
        statement.subject.pop(name, None)
        if value is not None:
            statement.subject[name] = value
    first = parts[0]
    sorts = {s.predicate.sort for s in parts if s.predicate is not None}
    if "outcome" in sorts:
        statement.noun = Noun("foreign", statement.first, statement.first)
        return  # complaints upheld and partly upheld come to nothing that came in
    if statement.noun is None or statement.noun.sort in ("none", "foreign"):
        statement.noun = first.noun
    statement.predicate = statement.predicate or first.predicate
