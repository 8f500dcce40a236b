"""Whose themes a sentence lists: "In Housing the main themes were delay (71) and cost (49)".

What a row is of is said ahead of its first label, and holds for the row until another lead follows.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import (
    NO_SERVICE,
    SERVICE_NAME,
    is_all_name,
    is_part,
    is_service,
)
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement

_NAME = re.compile(rf"(?:[Tt]he\s+)?{SERVICE_NAME}")
_PREPOSED = re.compile(
    r"(?:In|For|Within|At|Across|About|Of|On|By|From|To|Against|The|Our|During|Main|Most)\s+"
)
"""What begins a sentence in capitals before a name and is none of it."""
_LEADS = re.compile(
    r"\b(?:was|were|is|are|includ\w+|being|about|concern\w+|relat\w+\s+to|by|from|as|regarding)\b|:",
    re.I,
)
"""What a row's first label follows, and no other label of the row."""
_ANEW = re.compile(r";|\b(?:overall|all|while|whilst|whereas|across|whole|council)\b", re.I)
"""What a lead says that is of another part, or of none."""
_BESIDE = re.compile(
    r"\b(?:(?:adults?|children)['’]?s?\s+(?:and|&)|from|by|on\s+behalf\s+of)\s+(?:the\s+)?$", re.I
)
"""Before the second half of two ("adult and children's services"), and those who complain."""
_UNIT_OWNS = re.compile(r"(?:(?<=Directorate)|(?<=Department)|(?<=Service)|(?<=Team))['’]s$")
_CUTS = ("category", "complainant", "channel", "rejection_reason")
_TELLS = ("exists", "event", "breakdown")
"""What may be said of a service's number whose themes follow: that it is, or the first of them."""
_ALSO = re.compile(r"\b(?:apart\s+from|other\s+than|unlike|except|both|compared|as\s+in)\b", re.I)


def name_services_of_rows(sentence: Sentence) -> None:
    """Give the entries of each row the service that its lead names."""
    service: str | None = None
    low = 0
    for statement in sorted(sentence.done, key=lambda s: s.first):
        start = _start_of_label(sentence, statement, low)
        if start is None and not _is_part(statement):
            whole = statement.predicate is None or statement.predicate.sort in _TELLS
            told = statement.subject.get("service_area") if whole else None
            service = str(told) if told is not None and statement.unit == "count" else None
        elif start is not None and _LEADS.search(sentence.text, low, start):
            named = _services_in(sentence, low, start)
            if named or _ANEW.search(sentence.text, low, start):
                service = named[0] if len(named) == 1 else None
        if service is not None and (start is not None or _is_part(statement)):
            statement.subject["service_area"] = service
        low = statement.last


def _is_part(statement: Statement) -> bool:
    """Whether it is an entry among "of which 30 were about delay", whose label follows."""
    own = statement.predicate
    named = own is not None and own.value in _CUTS and "service_area" not in statement.subject
    return named and statement.group.joined.lower().strip(" ,") in ("of which", "and", "")


def _start_of_label(sentence: Sentence, statement: Statement, low: int) -> int | None:
    """Where the label begins that stands before a number of a breakdown."""
    own = statement.predicate
    if own is None or own.value not in _CUTS or own.label is None:
        return None
    start = sentence.text.rfind(own.label, low, statement.first)
    return start if start >= 0 else None


def _services_in(sentence: Sentence, low: int, stop: int) -> list[str | None]:
    """The services that a stretch of the sentence names; None for what is no one service."""
    text = sentence.text
    spans = _names(sentence, low, stop)
    for hit in sentence.hits:
        of_service = hit.sets.get("kind") == "service" and low <= hit.start and hit.end <= stop
        if of_service and not any(a <= hit.start and hit.end <= b for a, b in spans):
            spans = [(a, b) for a, b in spans if not (hit.start <= a and b <= hit.end)]
            spans.append((hit.start, hit.end))
    if len(spans) > 1:
        return [None]
    found: list[str | None] = []
    for start, end in spans:
        name = _UNIT_OWNS.sub("", trimmed(text[start:end]))
        refused = sentence.says(NO_SERVICE, start, end) or not is_all_name(sentence, start, end)
        whole = in_subject(name, sentence.setting.context) or not is_part(name)
        beside = _BESIDE.search(text, low, start) or _ALSO.search(text, low, stop)
        found.append(None if refused or whole or beside else name)
    return found


def _names(sentence: Sentence, low: int, stop: int) -> list[tuple[int, int]]:
    """Where names in capitals stand that are services'."""
    found = []
    for match in _NAME.finditer(sentence.text, low, stop):
        start, end = match.span("name")
        first = _PREPOSED.match(sentence.text, start)
        start = first.end() if first is not None else start
        if start < end and is_service(sentence, start, end):
            found.append((start, end))
    return found
