"""Who paid a sum: a service, named before it or behind it."""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import SERVICE_NAME, is_service
from extractor.reading.narrative.names import Named
from extractor.reading.narrative.stated import Sentence, Statement

_SOCIAL_CARE = r"(?:[Aa]dults?|[Cc]hildren)(?:['’]s|s['’])?\s+(?:social\s+care|services)"
_PAID = re.compile(
    rf"^\W*(?:and\s+|while\s+|of\s+(?:this|which|that),?\s+)*(?:the\s+)?(?:(?P<known>{_SOCIAL_CARE})|{SERVICE_NAME})"
    r"(?:\s+(?:itself\s+)?(?:paid|awarded|offered|spent|accounted\s+for|contributed|made\s+up))?\s+"
    r"(?:a\s+total\s+of\s+|just\s+|only\s+)?$"
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
_FOR_NEXT = re.compile(
    r"\s+(?:(?:of\s+(?:it|this)\s+)?(?:was|were)\s+)?(?:for|from|in)\s+"
    rf"(?P<name>{_SOCIAL_CARE}|[A-Z][a-z]+)(?=\s*(?:[.,;]|and\s+£|$))"
)
"""Behind a part of all that was paid: "£12,000 was for adult social care"."""


def service_that_paid(sentence: Sentence, statement: Statement) -> Named | None:
    """Who paid a sum, the verb said or left out: "Highways paid £900 and Parks £150"."""
    text = sentence.text
    low = max((g.last for g in sentence.groups if g.last <= statement.first), default=0)
    lead = text[low : statement.first]
    before = _PAID.match(lead) or _PAID_BY.search(lead)
    if before is not None:
        name = "known" if before.groupdict().get("known") else "name"
        start, end = low + before.start(name), low + before.end(name)
        if is_service(sentence, start, end):
            return Named("service", trimmed(text[start:end]), start)
    last = statement.group.last
    behind = _BY_NEXT.match(text, last) or _FOR_NEXT.match(text, last)
    if behind is None or not is_service(sentence, *behind.span("name")):
        return None
    return Named("service", trimmed(behind["name"]), behind.start("name"))
