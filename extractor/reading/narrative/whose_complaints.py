"""Complaints of children or of adults, which are a part where a report covers both."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement

_WHOSE = re.compile(
    r"\b(?P<who>child|adult)(?:ren)?(?:['’]s|s['’]?)?\s+(?:(?:formal|new|stage\s+\w+)\s+)*complaints\b",
    re.I,
)
"""In what a number counts: "58 children's complaints"."""


def is_of_whom(sentence: Sentence, statement: Statement) -> bool:
    """Whether complaints are of children, or of adults, and no heading or title says that all are.

    No dimension says so: the number must not pass for all complaints, or for those of the
    procedure that was named before.
    """
    noun = statement.noun
    if noun is None or noun.sort != "contact":
        return False
    if not {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return False
    told = _WHOSE.search(sentence.text, min(noun.start, statement.first), noun.end)
    if told is None or told.end() < noun.end:
        return False
    context = sentence.setting.context
    around = f"{context.title or ''} {context.service or ''} {sentence.setting.heading_text}"
    return told["who"].lower() not in around.lower()
