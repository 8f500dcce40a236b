"""Services named beside brackets: "147 (adults) and 92 (children)", "in Place (from 81%)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_part, is_service
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement

_BEHIND = re.compile(r"\s*\((?P<name>[A-Za-z][^()\d£%;:]{2,50})\)")
_AHEAD = re.compile(
    r"\b(?:in|for|at|within|by)\s+(?:the\s+|our\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)*[A-Z][\w'’&/-]*)*)\s*\($"
)
_NEXT = re.compile(
    r"\)?\s*(?:[,;]\s*(?:and\s+)?|and\s+)"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)*[A-Z][\w'’&/-]*)*)\s*\(?"
)
"""Between two brackets with numbers: "for Fostering (48 to 15), Adoption (23 to 11)"."""
_SAID = frozenset(("stage", "procedure", "contact", "outcome", "status", "event"))


def service_beside_brackets(sentence: Sentence, statement: Statement) -> str | None:
    """The service whose number this is: it stands in brackets after it, or before the brackets."""
    group = statement.group
    if group.unit not in ("count", "percent"):
        return None
    behind = _BEHIND.match(sentence.text, group.last) if not group.lead.bracketed else None
    ahead = following = None
    if behind is None and group.inner is not None:
        ahead = _AHEAD.search(sentence.text[: group.inner[0]])
        following = None if ahead is not None else _next_name(sentence, group.inner)
    match = behind or ahead or following
    if match is None:
        return None
    start, end = match.span("name")
    name = trimmed(match["name"])
    taken = sentence.says(_SAID, start, end)
    dated = [m.start for m in sentence.reading.years] + [m.start for m in sentence.reading.quarters]
    timed = any(start <= position < end for position in dated)
    if taken or timed or not is_part(name) or in_subject(name, sentence.setting.context):
        return None
    named = match in (ahead, following) and len(name) > 2
    known = is_service(sentence, start, end) or named
    return name if known or (name[:1].isupper() and _has_sibling(sentence, statement)) else None


def _next_name(sentence: Sentence, inner: tuple[int, int]) -> re.Match[str] | None:
    """The name between these brackets and the ones before, of a service as well."""
    before = [s for s in sentence.done if s.group.inner and s.group.inner[1] <= inner[0]]
    if not before or before[-1].group.inner is None or "service_area" not in before[-1].subject:
        return None
    return _NEXT.fullmatch(sentence.text, before[-1].group.inner[1], inner[0])


def _has_sibling(sentence: Sentence, statement: Statement) -> bool:
    """Whether another number of the sentence has a known service behind it in brackets."""
    others = [g for g in sentence.groups if g.first != statement.first]
    told = [_BEHIND.match(sentence.text, g.last) for g in others if not g.lead.bracketed]
    return any(match is not None and is_service(sentence, *match.span("name")) for match in told)
