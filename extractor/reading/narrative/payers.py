"""Who paid a sum: a service, named before it or behind it."""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import SERVICE_NAME, is_service
from extractor.reading.narrative.names import Named
from extractor.reading.narrative.stated import Sentence, Statement

_PAID = re.compile(
    rf"^\W*(?:and\s+|while\s+)?(?:the\s+)?{SERVICE_NAME}(?:\s+(?:itself\s+)?(?:paid|awarded|offered|spent))?\s+$"
)
_BY = r"by\s+(?:the\s+)?(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:and\s+|of\s+|&\s+)?[A-Z][\w'’&/-]*){0,5})"
_PAID_BY = re.compile(
    rf"\b(?:(?:paid|awarded|made|agreed|offered)|^\W*and)\s+{_BY}"
    r"(?:\s+(?:amounted\s+to|totalled|was|came\s+to|of))?\s+$"
)
"""Before a sum: "compensation paid by Housing amounted to", "and by Planning"."""
_BY_NEXT = re.compile(
    rf"\s+(?:(?:was|were)\s+)?(?:(?:paid|agreed|offered|awarded)\s+)?{_BY}(?=\s*(?:[,.;(]|and\b|$))"
)
"""Behind a sum: "£900 by Parks"."""


def service_that_paid(sentence: Sentence, statement: Statement) -> Named | None:
    """Who paid a sum, the verb said or left out: "Highways paid £900 and Parks £150"."""
    text = sentence.text
    low = max((g.last for g in sentence.groups if g.last <= statement.first), default=0)
    lead = text[low : statement.first]
    before = _PAID.match(lead) or _PAID_BY.search(lead)
    if before is not None:
        start, end = low + before.start("name"), low + before.end("name")
    else:
        behind = _BY_NEXT.match(text, statement.group.last)
        if behind is None:
            return None
        start, end = behind.span("name")
    return (
        Named("service", trimmed(text[start:end]), start)
        if is_service(sentence, start, end)
        else None
    )
