"""Paragraphs that say a sentence in another form: "Number answered in time: 92", or an answer to a
question in their heading.

Each is put as the sentence that it stands for, which then is read like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.labels import read_label
from extractor.reading.quantities import find_number_words

_VALUE = r"(?P<value>\d[\d,]*(?:\.\d+)?\s?%?(?:\s*\(\s*\d[\d,]*(?:\.\d+)?\s?%?\s*\))?)"
_NUMBERED = re.compile(
    r"^\W*(?:the\s+)?(?:total\s+)?(?:number|no\.?|percentage|proportion|share|%)\s+(?:of\s+)?(?:the\s+|all\s+|total\s+)?"
    r"(?P<noun>(?:(?!that\b|which\b|who\b)(?:[a-z]+|\d)\s+){0,3}?(?:complaints|cases|responses|investigations|reviews|compliments|enquiries)\s+)?"
    r"(?P<which>that\s+|which\s+)?(?P<what>[a-z][^:£%;]{3,90}?)\s*(?::|\s[–—-]|=)\s*"
    rf"{_VALUE}\s*\.?$",
    re.I,
)
"""A label that is a sentence without its number, and the number behind it."""
_MOVED = re.compile(
    r"(?:(?:that|which)\s+)?(?P<verb>went\s+on|went|moved\s+on|moved|progressed|proceeded|escalated)\s+to\b",
    re.I,
)
_WITHIN = re.compile(
    r"(?P<verb>answered|responded\s+to|resolved|completed|closed|dealt\s+with|replied\s+to|investigated|concluded|acknowledged)\s+"
    r"(?:\w+\s+)?(?:with)?in\b|(?P<late>answered|responded\s+to|resolved|completed|closed)\s+(?:\w+\s+)?(?:outside|after|over)\b",
    re.I,
)
"""What such labels say that a label alone does not."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence for a text, whose letters from ``at`` on stand ``shift`` places further right."""

    sentence: str
    at: int
    shift: int

    def place(self, position: int) -> int:
        """Where a letter of the sentence stands in the text."""
        return position if position < self.at else max(self.at, position - self.shift)


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence that says what a label with its number says, and where the number stands."""

    sentence: str
    first: int
    last: int


def sentence_of_label(text: str) -> Put | None:
    """The sentence for "Number answered within 10 working days: 92 (62%)"; None where the label is
    none of a number that something became of."""
    match = _NUMBERED.match(text)
    if match is None:
        return None
    what = match["what"]
    if not (_MOVED.match(what) or _WITHIN.match(what)):
        return None
    noun = (match["noun"] or "complaints ").lower()
    verb = "" if _MOVED.match(what) and not what.lower().startswith("escalated") else "were "
    of = "of " if "%" in match["value"].split("(")[0] else ""
    sentence = f"{match['value']} {of}{noun}{verb}{what}."
    return Put(sentence, match.start("value"), match.end("value"))


_HOW_MANY = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?how\s+many\s+(?P<noun>(?:[\w-]+\s+){0,4}?(?:complaints|compliments|comments|enquiries|concerns))?\s*"
    r"(?:(?P<did>(?:did|have|had|has)\s+(?:we|you|they|(?:the\s+)?(?:council|service|team|department))\s+(?:\w+\s+)?"
    r"(?:receive|received|get|got|have|had|record|recorded|deal\s+with|dealt\s+with|investigate|investigated))"
    r"|(?:were|was)\s+(?P<became>[a-z][\w' -]{2,50}?)"
    r"|(?P<went>(?:went|moved|progressed|escalated)\s+to\s+[\w ]{5,20}))"
    r"(?:\s+(?:in|during|this|last)\b[^?]*)?\s*\?\s*$",
    re.I,
)
_NUMBER_OF = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:the\s+)?(?:total\s+)?number\s+of\s+(?P<noun>(?:[\w-]+\s+){0,4}?(?:complaints|compliments|comments|enquiries|concerns))"
    r"(?:\s+(?P<became>received|made|upheld))?(?P<did>(?!))?(?P<went>(?!))?\s*$",
    re.I,
)
"""The same as a heading that asks nothing: "Number of complaints received"."""
_OPENS = re.compile(
    r"^\W*(?:(?:(?:we|the\s+council)\s+(?:got|had|received|upheld)|there\s+(?:were|was))\s+)?(?:(?:a\s+total\s+of|only|just)\s+)?"
    r"(?P<number>\d[\d,]*(?:\s?%|\s*\(\d+(?:\.\d+)?%\))?|[a-z]+(?:-[a-z]+)?)"
    r"(?=[\s,.;]|$)",
    re.I,
)
_OF_THEM = re.compile(
    r"\s+(?:\(\d[\d.]*%\)\s+)?(?:of|out\s+of)\s+[^,.;()]{3,60}?(?=[,.;]|\s+(?:and|or|but)\b|$)"
)
_HAS_NOUN = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:complaints?|compliments?|comments?|enquir(?:y|ies)|concerns?|cases?|were|was|people|years?|days?|months?)\b",
    re.I,
)


def answer_to(heading: str, text: str) -> Rewritten | None:
    """The sentence for an answer to "How many complaints did we receive?" ("148 at Stage 1"); None
    where the heading asks nothing of the kind, or the sentence says all of itself."""
    asked = _HOW_MANY.match(heading) or _NUMBER_OF.match(heading)
    opened = _OPENS.match(text) if asked is not None else None
    if asked is None or opened is None:
        return None
    number = opened["number"]
    if not number[0].isdigit() and not find_number_words(number):
        return None
    end = opened.end("number")
    became = asked["became"] or ""
    verb = f"were {became}" if became else asked["went"] or "were received"
    part = _OF_THEM.match(text, end)
    if part is not None and (became or asked["went"]):
        return _inserted(text, part.end(), f" {verb}")
    if part is not None or _HAS_NOUN.match(text, end):
        return None
    noun = (asked["noun"] or "complaints").strip().lower()
    if became and read_label(became).value("outcome") is None and "received" not in became:
        return None
    return _inserted(text, end, f" {noun} {verb}")


def _inserted(text: str, at: int, words: str) -> Rewritten:
    return Rewritten(text[:at] + words + text[at:], at, len(words))
