"""Numbers that nothing in their sentence names, because the heading or the sentence before does."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement

_THERE_WERE = re.compile(
    r"(?:^|,)\W*(?:(?:(?:in|during|for|over)\s+[^.;:()]{2,40}?|(?:(?:the\s+)?(?:last|previous|prior)\s+year|(?:a|the)\s+year\s+(?:earlier|before))),?\s+)?(?:there\s+(?:were|was|have\s+been|has\s+been|had\s+been)|"
    r"(?:we|the\s+(?:council|authority|service|directorate|department|team))\s+(?:had|dealt\s+with|handled))\s+"
    r"(?:(?:a\s+total\s+of|only|just|also)\s+)*$",
    re.I,
)
_NOTHING_MORE = re.compile(
    r"\s*(?:[.,;(]|$|(?:in|during|over|for)\s+(?:the\s+(?:\w+\s+)?(?:year|quarter|period)|(?:19|20)?\d\d|quarter|q[1-4])|"
    r"this\s+(?:\w+\s+)?(?:year|quarter)|last\s+year|compared\b|in\s+(?:all|total)\b|altogether\b|overall\b)",
    re.I,
)
"""Around a number that the heading alone names: "Stage 2 — There were 14 this year"."""
_WE_RECEIVED = re.compile(
    r"\W*(?:(?:by|in)\s+(?:comparison|contrast),?\s+)?(?:we|(?:the|this|our)\s+(?:council|authority))\s+"
    r"(?:received|had)\s+(?:(?:a\s+total\s+of|only|just)\s+)*$",
    re.I,
)
_OTHERS_GOT = re.compile(
    r"\b(?:councils|authorities|boroughs)\s+(?:\w+\s+){0,3}?(?:received|had|averaged)\b[^.;:]*\bcomplaints\b",
    re.I,
)
"""What we got of what others did: "Similar councils received 40 complaints. We received 58"."""


def is_told_alone(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence says no more of its number than that there were so many, and when."""
    ahead, after = sentence.text[: statement.first], sentence.text[statement.group.last :]
    return _THERE_WERE.search(ahead) is not None and _NOTHING_MORE.match(after) is not None


def is_after_others(sentence: Sentence, statement: Statement) -> bool:
    """Whether it is our number of what the sentence before counted for other councils."""
    ahead, after = sentence.text[: statement.first], sentence.text[statement.group.last :]
    return bool(
        _WE_RECEIVED.match(ahead)
        and _NOTHING_MORE.match(after)
        and _OTHERS_GOT.search(sentence.setting.sentence_before)
    )
