"""Paragraphs that say a sentence in another form: "Number answered in time: 92".

Each is put as the sentence that it stands for, which then is read like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
