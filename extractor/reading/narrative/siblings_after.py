"""Names in a row that stand after their numbers: "seven for law, 14 for press and 41 for Housing".

Where one of them is a service the others are too, known or not; where none is known, what the
numbers are of cannot be told, and none of them is of all complaints.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.names import in_subject, kind_of_words
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.years import MONTHS

_FOR = re.compile(
    r"\s+(?:(?:complaints|cases)\s+)?(?:(?:were|was)\s+)?(?P<link>for|about|against|concerning|regarding)\s+(?:the\s+|our\s+)?"
    r"(?P<name>[A-Za-z][\w'’&/-]*(?:,?\s+(?!(?:and|with)\s+(?:\d|[a-z]+\s+(?:for|about|against)\b))[\w'’&/-]+){0,6}?)"
    r"\s*(?:[,;.]?\s*(?:\band\s+|\bwith\s+)?|[.]?\s*)$"
)
"""All that stands between a number and the next of its row."""
_SAYS_MORE = ("contact", "stage", "outcome", "status", "procedure", "event")
_NO_NAME = re.compile(
    rf"\b(?:was|were|is|are|been|had|has|have|which|that|who|there|they|it|than|when|where|this|last|all|"
    rf"upheld|ombudsman|council|{MONTHS}|quarters?|years?|months?|period|total|reasons?|example|instance)\b",
    re.I,
)
_LEAST = 2
"""Numbers that make a row."""


def name_siblings_after(sentence: Sentence) -> None:
    """Give each number of such a row the name that follows it."""
    run: list[tuple[Statement, str | None]] = []
    for statement in sentence.done:
        name = _name_after(sentence, statement)
        if name is None:
            _settle(run)
            run = []
        else:
            run.append((statement, name or None))
    _settle(run)


def _name_after(sentence: Sentence, statement: Statement) -> str | None:
    """The name that a number of a row is for; "" where it has been read, None outside of rows."""
    group = statement.group
    if group.unit != "count" or group.inner is not None or statement.role != "level":
        return None
    later = [g.first for g in sentence.groups if g.first >= group.last]
    stop = min(later, default=len(sentence.text))
    match = _FOR.match(sentence.text[:stop], group.last)
    if match is None or _NO_NAME.search(match["name"]):
        return None
    start, end = match.span("name")
    if sentence.says(_SAYS_MORE, start, end):
        return None
    predicate = statement.predicate
    read = "subgroup" in statement.subject or (
        predicate is not None and predicate.sort == "breakdown"
    )
    own = str(statement.subject.get("service_area", ""))
    if read or (own and own in sentence.text[group.last : stop]):
        return ""
    if in_subject(match["name"], sentence.setting.context):
        return None
    kind = kind_of_words(sentence.reading, start, end)
    # what complaints are "for" is a service, though its name may be a theme's: "communications"
    known = kind in (None, "service") or (kind == "category" and match["link"].lower() == "for")
    return trimmed(match["name"]) if known else None


def _settle(run: list[tuple[Statement, str | None]]) -> None:
    if len(run) < _LEAST or all(name is None for _, name in run):
        return
    named = [s for s, name in run if name is None and "service_area" in s.subject]
    themes = [s for s, name in run if name is None and "service_area" not in s.subject]
    for statement, name in run:
        if name is None:
            continue
        if named and not themes:
            statement.subject["service_area"] = name
            statement.predicate = statement.predicate or Predicate("exists", strength=1)
        else:
            statement.noun = Noun("foreign", statement.last, statement.last)
