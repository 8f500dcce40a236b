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

LONGEST_SPAN = 10
"""Years up to which two of them may be a span that is meant: a strategy's, a ten-year plan's."""

LATEST = 49
"""Last year of the century that a report may be of; "2088" is none."""

_NOUGHT = re.compile(r"[oO°]")
_FIGURE = re.compile(r"(?<![A-Za-z])[\dOoIl|SB][\dOoIl|SB,.]*[\dOoIl|SB]%?(?![A-Za-z])")
_DOTTED_ONE = re.compile(r"(?<=\d)i(?=\d)")
"""A one between two figures: "20i0". Behind them "i" is the mark of a paragraph."""
_DUSTY = re.compile(r"[·•']?(?P<figure>\d[\d,]*%?)[.·•']?")
_YEAR = re.compile(r"(?<!\d)20(?P<first>\d\d)(?P<mark>[/–-])(?P<second>\d\d)(?!\d)")
_FULL_ON_COPIES = frozenset("03689")
_LETTER_FOR = str.maketrans("OoIl|SB", "0011158")


def repaired(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with certain confusions put right."""
    found = [dustless(noughts(line, lines), lines) for line in lines]
    for repair in (_words_repaired(figures), _words_repaired(years), dashes):
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
    """Letters inside a number as the figures that look like them: "1O4", "2l%", "2O2O/21", "20i0".

    Only beside a real figure, and never two in a row: "SO2", "Is", "B12" and "I" stay.
    """

    def put_right(match: re.Match[str]) -> str:
        found = match[0]
        digits = sum(c.isdigit() for c in found)
        letters = sum(c.isalpha() or c == "|" for c in found)
        if letters == 0 or digits <= letters or not found[0].isdigit():
            return found
        return found.translate(_LETTER_FOR)

    return _FIGURE.sub(put_right, _DOTTED_ONE.sub("1", text))


def years(text: str) -> str:
    """A financial year that cannot be ("2007/06") as the one that it must be, where a single one is
    left: figures that fill up on a copy (0, 3, 6, 8 and 9) are taken for each other.

    A span that could be meant ("2006/09") stays.
    """

    def put_right(match: re.Match[str]) -> str:
        first, second = int(match["first"]), int(match["second"])
        if 1 <= second - first <= LONGEST_SPAN:
            return match[0]
        pairs = [(first, first + 1), (second - 1, second)]
        fit = [
            (a, b)
            for a, b in pairs
            if a >= 0 and b <= LATEST and _alike(a, match["first"]) and _alike(b, match["second"])
        ]
        if len(fit) != 1:
            return match[0]
        return f"20{fit[0][0]:02}{match['mark']}{fit[0][1]:02}"

    return _YEAR.sub(put_right, text)


def _alike(year: int, printed: str) -> bool:
    """Whether the two figures of a year may have been read as those."""
    return all(
        a == b or {a, b} <= _FULL_ON_COPIES for a, b in zip(f"{year:02}", printed, strict=True)
    )


def dash_of(width: float, line: PrintedLine) -> str:
    """A dash or a hyphen, by its width in points beside the line's print."""
    return "–" if width >= WIDE_DASH * (line.capital or line.tall) else "-"


def dashes(line: PrintedLine) -> PrintedLine:
    """A hyphen that stands alone and is as wide as a dash is one."""
    scraps = tuple(
        replace(s, text=dash_of(s.x1 - s.x0, line)) if s.text == "-" else s for s in line.scraps
    )
    return replace(line, scraps=scraps)
