"""Confusions of the engine put right where what stands around leaves no doubt, and only there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from extractor.pdf.ocr.words import SAME_ROW, X_HEIGHT, PrintedLine

FULL_HEIGHT = (1 + X_HEIGHT) / 2
"""Height of a round sign, in its row's capitals, from which it is a nought and no "o"."""

WIDE_DASH = 0.62
"""Width of a dash in heights of a capital from which it is no hyphen: that has 0.4, a dash 0.75."""

_NOUGHT = re.compile(r"[oO°]")
_FIGURE = re.compile(r"(?<![A-Za-z])[\dOoIl|SB][\dOoIl|SB,.]*[\dOoIl|SB]%?(?![A-Za-z])")
_DUSTY = re.compile(r"[·•']?(?P<figure>\d[\d,]*%?)[.·•']?")
_LETTER_FOR = str.maketrans("OoIl|SB", "0011158")


def repaired(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with certain confusions put right."""
    found = [dustless(noughts(line, lines), lines) for line in lines]
    for repair in (_words_repaired(figures), dashes):
        found = [repair(line) for line in found]
    return found


def noughts(line: PrintedLine, lines: Sequence[PrintedLine]) -> PrintedLine:
    """A lone "o" as high as its row's capitals is a nought: a cell's, with nothing beside it to
    tell the engine. A lower one is a list's mark and stays."""
    if len(line.scraps) != 1 or not _NOUGHT.fullmatch(line.scraps[0].text):
        return line
    row = [
        other.capital
        for other in lines
        if other is not line
        and other.capital
        and abs(other.base - line.base) <= SAME_ROW * other.capital
    ]
    if not row or line.tall < FULL_HEIGHT * median(row):
        return line
    nought = replace(line.scraps[0], text="0")
    return replace(line, scraps=(nought,), capital=line.tall, capitals=1, low=None, lows=0)


def dustless(line: PrintedLine, lines: Sequence[PrintedLine]) -> PrintedLine:
    """A figure that stands alone in a row, behind its label, without the speck that was read as a
    point or an apostrophe after it; "7." before a heading, first in its row, is its number."""
    if len(line.scraps) != 1:
        return line
    figure = _DUSTY.fullmatch(line.scraps[0].text)
    if figure is None or not any(
        other.box.x1 < line.box.x0
        and abs(other.base - line.base) <= SAME_ROW * (other.capital or other.tall)
        for other in lines
    ):
        return line
    return replace(line, scraps=(replace(line.scraps[0], text=figure["figure"]),))


def _words_repaired(repair: Callable[[str], str]) -> Callable[[PrintedLine], PrintedLine]:
    def whole(line: PrintedLine) -> PrintedLine:
        scraps = tuple(replace(s, text=repair(s.text)) for s in line.scraps)
        return replace(line, scraps=scraps)

    return whole


def figures(text: str) -> str:
    """Letters inside a number as the figures that look like them: "1O4", "2l%", "2O2O/21".

    Only beside a real figure, and never two in a row: "SO2", "Is", "B12" and "I" stay.
    """

    def put_right(match: re.Match[str]) -> str:
        found = match[0]
        digits = sum(c.isdigit() for c in found)
        letters = sum(c.isalpha() or c == "|" for c in found)
        if letters == 0 or digits <= letters or not found[0].isdigit():
            return found
        return found.translate(_LETTER_FOR)

    return _FIGURE.sub(put_right, text)


def dash_of(width: float, line: PrintedLine) -> str:
    """A dash or a hyphen, by its width in points beside the line's print."""
    return "–" if width >= WIDE_DASH * (line.capital or line.tall) else "-"


def dashes(line: PrintedLine) -> PrintedLine:
    """A hyphen that stands alone and is as wide as a dash is one."""
    scraps = tuple(
        replace(s, text=dash_of(s.x1 - s.x0, line)) if s.text == "-" else s for s in line.scraps
    )
    return replace(line, scraps=scraps)
