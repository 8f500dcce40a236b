"""Services as grammatical subjects: "The Hospital Team answered 14 of its 20 complaints in time".

Whatever a clause says of numbers it says of its subject. Where that is a team or a service, and the
number's own words name no other, the figure is that service's and must not pass for the whole.
"""

from __future__ import annotations

import re

from extractor.reading.context import ReportContext
from extractor.reading.narrative.named_subjects import is_service
from extractor.reading.narrative.names import Named, in_subject, trimmed
from extractor.reading.narrative.stated import Sentence
from extractor.reading.tabular.axes import name_key

_UNIT = r"(?:teams?|services?|locality|localities|directorate|department|division|unit)"
_BEGINS = (
    r"(?:^\W*(?:(?:by|in)\s+contrast,?\s+|however,?\s+|similarly,?\s+|again,?\s+|meanwhile,?\s+|also,?\s+)?|"
    r"[;:]\s+|,\s+(?:and|while|whilst|but|whereas|with)\s+|\s+(?:while|whilst|whereas)\s+)"
)
_SUBJECT = re.compile(
    rf"(?i:{_BEGINS})(?:(?:[Tt]he|[Oo]ur)\s+)?"
    rf"(?P<name>[A-Z][\w’'&/-]*?(?:\s+(?:(?:and|&|of|for|with|in|to)\s+)?[A-Z][\w’'&/-]*?)*(?:\s+(?:locality\s+|social\s+work\s+)?{_UNIT})?"
    rf"|(?<=[Tt]he\s)[a-z]+(?:\s+[a-z]+)?\s+team)"
    r"(?P<own>['’]s?)?"
    r"(?=\s+(?!(?:of|for|and|or|in|to|with|under|by|about|at|from|on)\b)[a-z]|,\s[a-z])"
)
_HANDLERS = re.compile(
    r"\b(?:complaints?|compliments?|customers?|feedback|representations?|relations|resolution|"
    r"management|leadership|senior|governance|improvement|legal|performance|council)\b",
    re.I,
)
"""Teams that deal with complaints, and the council itself, are not what complaints are about."""
_NO_SERVICE = frozenset(("stage", "procedure", "contact", "outcome", "status"))


def service_in_subject(sentence: Sentence, position: int) -> Named | None:
    """The service that is the subject of the clause in which ``position`` stands.

    None where the subject is no service, or is all that the report covers.
    """
    found: Named | None = None
    for match in _SUBJECT.finditer(sentence.text, 0, position):
        start, end = match.span("name")
        found = None
        if any(
            h.start < end and start < h.end and not h.sets.keys().isdisjoint(_NO_SERVICE)
            for h in sentence.reading.hits
        ):
            continue
        name = trimmed(match["name"])
        alone = re.fullmatch(_UNIT, name, re.I)  # "the team", "the service"
        if alone or _HANDLERS.search(name) or in_subject(name, sentence.setting.context):
            continue
        if (
            is_service(sentence, start, end)
            or re.search(rf"\b{_UNIT}$", name)
            or _begins_listed(name, sentence.setting.context)
        ):
            found = Named("service", name, start)
    return found


def _begins_listed(name: str, context: ReportContext) -> bool:
    """Whether the name is the beginning of one service that the report's tables list."""
    key = name_key(name) + " "
    listed = [n for n, kind in context.names.items() if kind == "service" and n.startswith(key)]
    return len(listed) == 1
