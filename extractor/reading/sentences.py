"""Cut a paragraph into sentences, keeping where each begins and ends."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[£]*[A-Z0-9<~])|\s(?=[•▪●➢✓\uf0b7]\s?)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:no|nos|mr|mrs|ms|miss|mx|dr|st|prof|rev|sir|cllr|cllrs|e\.g|i\.e|eg|ie|"
    r"approx|c|"
    r"circa|vs|v|fig|figs|para|paras|p|pp|inc|ltd|dept|reg|regs|ref|sec|s|max|min|avg|ave|vol|"
    r"tel|ext|"
    r"jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.I,
)
_INITIAL = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Child|Family|Young Person)\.?\s+[A-Z]|^\s*\(?\d{1,2})\.$"
)
"""A title and an initial ("Mr T. complained"), or a list's mark at the very start ("1.")."""
_NUMBER_OF = re.compile(r"\bnos?\.$", re.I)


REMEMBERED = 2_000
"""Paragraphs whose sentences are kept: a report is asked for them three times over."""


def sentences_of(text: str) -> list[str]:
    """The text's sentences, in order."""
    return [text[start:end] for start, end in split_sentences(text)]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order, blanks at the edges left out.

    A full stop ends a sentence when a capital or a digit follows, unless it stands after a known
    abbreviation ("e.g.", "No. 5", "Mr C."), inside brackets, or in a decimal number. A bullet's
    mark inside the text begins a sentence.
    """
    return list(_spans(text))


@lru_cache(REMEMBERED)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.end()]
        if match[0].strip() and _unfinished(before, text[match.end() :]):
            continue
        if before.count("(") > before.count(")") and len(before) < _LONGEST_BRACKET:
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    trimmed = []
    for begin, end in found:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(" •▪●➢✓\uf0b7\n"))
        end -= len(text[begin:end]) - len(text[begin:end].rstrip())
        if begin < end:
            trimmed.append((begin, end))
    return tuple(trimmed)


_LONGEST_BRACKET = 400
"""Characters after which an unclosed bracket is a misprint, not a long aside."""


_LONGEST_ABBREVIATION = 20
"""Characters, and more than any abbreviation, or title and initial, has with what stands before it
and its stop."""


def _unfinished(before: str, after: str) -> bool:
    if not before.endswith("."):
        return False
    tail = max(0, len(before) - _LONGEST_ABBREVIATION)
    if _INITIAL.search(before, tail):
        return True
    if _NUMBER_OF.search(before, tail):
        # "No. 5" goes on; "The answer was no. The ..." ends
        return bool(re.match(r"\s+\d", after))
    return bool(_ABBREVIATION.search(before, tail))


def one_line(text: str) -> str:
    """The text with its line breaks, and whatever else is white, as single spaces."""
    return " ".join(text.split())
