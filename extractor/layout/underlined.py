"""Headings that are set off by a line below them alone, as typists set them off.

A committee paper often has its sub-headings underlined and in the print of the body. A line of
which every word is underlined is set off as bold print is, and is read as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.layout.lines import Line, chunks, line_of
from extractor.layout.ruled import merged_lines
from extractor.pdf.page import Box, Ruling

NEAREST = -0.35
"""Font sizes from a line's feet to which an underline may stand above them: letters reach down."""

FARTHEST = 0.25
"""Font sizes below a line's feet to which an underline may stand."""

OVERHANG = 3.0
"""Points by which an underline may begin or end beside its words: spaces may be underlined too."""

THICKEST = 2.0
"""Points of height beyond which what is drawn below print is a bar and no underline."""

_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]?")
"""A heading's number, which often is not underlined with it."""
_ADDRESS = re.compile(r"@|://|\bwww\.")
"""What is underlined because one can follow it."""


def set_off(lines: Sequence[Line], rulings: Sequence[Ruling]) -> list[Line]:
    """The lines, in order, with those in bold print that are underlined from end to end."""
    rules, _ = merged_lines(r for r in rulings if r.horizontal and r.box.height <= THICKEST)
    return [_with_bold_pieces(line, rules) for line in lines] if rules else list(lines)


def _with_bold_pieces(line: Line, rules: Sequence[Box]) -> Line:
    """The line, those of its columns in bold that are underlined from end to end."""
    pieces = chunks(line)
    under = [_is_underlined(piece, rules) for piece in pieces]
    if not any(under):
        return line
    words = [
        replace(word, bold=True) if ruled else word
        for piece, ruled in zip(pieces, under, strict=True)
        for word in piece.words
    ]
    return line_of(line.page, words)


def _is_underlined(line: Line, rules: Sequence[Box]) -> bool:
    """Whether one of the rules underlines all of the line and nothing beside it."""
    words = line.words
    if line.bold or _ADDRESS.search(line.text):
        return False
    if len(words) > 1 and _NUMBER.fullmatch(words[0].text):
        words = words[1:]
    if not any(c.isalpha() for w in words for c in w.text):
        return False
    low, high = line.base + NEAREST * line.size, line.base + FARTHEST * line.size
    left, right = words[0].box.x0, words[-1].box.x1
    starts = (left, line.words[0].box.x0)
    return any(
        low <= rule.top
        and rule.bottom <= high
        and min(abs(rule.x0 - start) for start in starts) <= OVERHANG
        and abs(rule.x1 - right) <= OVERHANG
        for rule in rules
    )
