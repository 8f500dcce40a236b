"""Numbers that count what the sentence before, which has no number, is about."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_SAYS_ELSE = ("stage", "outcome", "status", "money")
_TOPIC = re.compile(
    r"\W*(?:(?:the|our|overall|total|annual|number|volume|of|new|formal|in|this|year|during)\W+){0,6}complaints\b"
    r"(?!\s+(?:about|against|from|for|regarding))",
    re.I,
)
"""How a sentence begins that is about complaints."""


def is_on_topic(sentence: Sentence, statement: Statement, predicate: Predicate) -> bool:
    """Whether the sentence before, in its paragraph, is about complaints of all kinds, and this
    one says that so many came in: "The number of complaints fell. 96 were received", "... are shown
    below. Quarter 1 had 21"."""
    setting = sentence.setting
    if setting.paragraph_start or setting.before or not setting.sentence_before:
        return False
    came = predicate.sort == "event" and predicate.value == "received"
    if not came and "quarter" not in statement.subject:
        return False
    spoken = read_label(setting.sentence_before)
    if spoken.values("contact") != ["complaint"] or "service" in spoken.values("kind"):
        return False
    if any(spoken.says(key) for key in _SAYS_ELSE):
        return False
    return _TOPIC.match(setting.sentence_before) is not None
