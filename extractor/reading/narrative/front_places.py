"""What a sentence says first that all its numbers are of: "In Kestrel House 12 complaints"."""

from __future__ import annotations

import re

from extractor.reading.councils import is_council
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.years import MONTHS

_FRONT = re.compile(
    r"\W*(?:In|Within|At|For|Across)\s+(?:the\s+)?(?P<name>[A-Z][a-z][\w'’&/-]*"
    r"(?:\s+(?:(?:and|of|for|&)\s+)?[A-Z][\w'’&/-]*){0,5}),?\s+"
    r"(?:(?:only|just|some|a\s+total\s+of|there\s+(?:were|was))\s+)?$"
)
_NO_PLACE = re.compile(
    rf"(?:{MONTHS}|Total|All|Full|Year|Quarter|Summary|Comparison|Contrast|Addition|Other|Most|"
    r"Spring|Summer|Autumn|Winter|Easter|Christmas|Stage|England|Wales|Scotland|Britain|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.I,
)
"""What opens a sentence and is no part of the council."""


def is_in_place(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence says first where its numbers are from, and nobody knows what that is.

    "In Kestrel House 40% of complaints were upheld" is no share of all complaints.
    """
    if not {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return False
    first = min(g.first for g in sentence.groups)
    front = _FRONT.fullmatch(sentence.text[:first])
    if front is None or _NO_PLACE.match(front["name"]):
        return False
    start, end = front.span("name")
    if any(
        h.start < end and start < h.end and h.sets.get("kind") is None
        for h in sentence.reading.hits
    ):
        return False
    times = [(t.start, t.end) for t in sentence.reading.years]
    times += [(t.start, t.end) for t in sentence.reading.quarters]
    if any(low < end and start < high for low, high in times):
        return False
    context = sentence.setting.context
    return not (is_council(front["name"]) or in_subject(front["name"], context))
