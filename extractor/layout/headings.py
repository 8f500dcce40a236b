"""Which blocks of text are headings, and how deep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.layout.lines import segments
from extractor.layout.paragraphs import Style, TextBlock, written

LONGEST = 130
"""Characters beyond which a line of bold text is a sentence and no heading."""

LARGER = 1.07
"""Font size, relative to the body's, from which a line is a heading by its size alone."""

_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_FIGURES = re.compile(
    r"=|:\s*[£<>]?\d|(?<![\w/.–-])£\d|\d\s*%|(?:complaints?|compliments?|cases?)\s*[–:-]\s*\d"
)
_SPELT_OUT = re.compile(r"(?:appendix|annex|annexe|schedule)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a heading looks: what tells one level from another."""

    size: float
    capitals: bool
    depth: int
    """Parts of its number: 0 for none, 1 for "4.", 2 for "4.1"."""


def heading_text(block: TextBlock, style: Style) -> str:
    """The heading as printed, its number first."""
    text, _ = written(block, style.vocabulary)
    return f"{block.number} {text}" if block.number else text


def is_heading(block: TextBlock, style: Style) -> bool:
    """Whether a block is a heading: short, set off by weight, size or capitals, and no sentence.

    Writers number paragraphs as they number headings ("2.1 Over the year ..."), put list entries
    and labels with figures in bold ("Complaints = 105"), and list headings in a table of contents;
    none of these is a heading.
    """
    if block.kind != "text" or not block.lines or len(block.lines) > 4:
        return False
    text, _ = written(block, style.vocabulary)
    if not 2 <= len(text) <= LONGEST or not any(c.isalpha() for c in text):
        return False
    if text.rstrip().endswith((".", ";", ",")) or _LEADERS.search(text) or _FIGURES.search(text):
        return False
    if len(block.lines) == 1 and _listed(block):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) >= 4 and all(c.isupper() for c in letters)
    larger = block.size >= LARGER * style.size
    return block.bold or (larger and len(text.split()) <= 16) or (capitals and len(letters) >= 6)


def _listed(block: TextBlock) -> bool:
    """Whether the line is an entry of a table of contents: its page number stands far right."""
    cut = segments(block.lines[0], 2.0)
    last = cut[-1].text
    return len(cut) > 1 and last.isdigit() and len(last) <= 3


def look_of(block: TextBlock, text: str) -> Look:
    """The look of a heading block."""
    letters = [c for c in text if c.isalpha()]
    number = (block.number or "").strip("().")
    return Look(
        round(block.size * 2) / 2,
        bool(letters) and all(c.isupper() for c in letters),
        len(number.split(".")) if number else 0,
    )


def levels(looks: Sequence[tuple[Look, str]]) -> list[int]:
    """A level from 1 for each heading in order, from the looks that the document uses.

    Larger print is further out; in one size, numbers tell ("4." before "4.1"), capitals stand
    before small letters, and a line without a number is within the numbered section around it.
    "Appendix 1" begins anew whatever it looks like.
    """
    numbered = {look.size for look, _ in looks if look.depth == 1}
    ranks = sorted({_rank(look, numbered) for look, _ in looks})
    position = {rank: index + 1 for index, rank in enumerate(ranks)}
    result = []
    for look, text in looks:
        level = position[_rank(look, numbered)]
        if _SPELT_OUT.match(text):
            level = 1
        result.append(level)
    return result


def _rank(look: Look, numbered: Iterable[float]) -> tuple[float, int, int]:
    if look.depth == 0:
        inner = 1 if look.size in numbered and not look.capitals else 0
        return (-look.size, inner, 0 if look.capitals else 1)
    return (-look.size, 0 if look.depth == 1 else look.depth, 0)


class Path:
    """The headings that are open at a point of the document, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> None:
        """Pass a heading: all of its level and deeper are closed."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, text))

    @property
    def titles(self) -> tuple[str, ...]:
        """The open headings' texts."""
        return tuple(text for _, text in self._open)
