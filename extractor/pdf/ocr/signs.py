"""Bullets and dashes that stand alone: too small to be read, but plain to see.

A cell with a dash is not a blank one, and a list is told by its bullets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.pdf.ocr.raster import SCALE, Bitmap
from extractor.pdf.ocr.repairs import dash_of
from extractor.pdf.ocr.segments import Run, is_walled
from extractor.pdf.ocr.words import PrintedLine, Scrap
from extractor.pdf.page import Box, Ruling

SMALLEST_BULLET = 1.5
"""Points either way from which a round mark is a bullet and no dust."""

LARGEST_BULLET = 6.0
"""Points either way up to which it is one: half the size of large print."""

ROUND = 1.35
"""Width to height, or height to width, up to which a mark is round."""

SOLID = 0.68
"""Share of its box that a bullet fills: a disc 0.79, less what the edge of its ink loses; an "o"
has half of that."""

INDENT = 45.0
"""Points from a bullet to its text, at most."""

SHORTEST_DASH = 2.0
"""Points from which a flat mark is a dash: the hyphen of small print."""

FLAT = 1.7
"""Width to height from which a mark is flat."""


def apart(runs: Iterable[Run], ink: Bitmap) -> tuple[list[Run], list[Box]]:
    """The runs without those that are one round solid mark, and these marks."""
    kept: list[Run] = []
    marks: list[Box] = []
    for run in runs:
        single = len(run.marks) == 1 and not run.small and _is_disc(run.marks[0], ink)
        if single:
            marks.append(run.marks[0])
        else:
            kept.append(run)
    return kept, marks


def signs_of(
    marks: Iterable[Box], lines: Sequence[PrintedLine], ink: Bitmap, rulings: Sequence[Ruling]
) -> list[PrintedLine]:
    """The marks that are bullets before a line, or dashes in a row, as lines of their own."""
    walls = [r.box for r in rulings if not r.horizontal]
    found = []
    for mark in marks:
        row = [line for line in lines if _level(mark, line)]
        if not row:
            continue
        nearest = min(row, key=lambda line: _aside(mark, line.box))
        if mark.width >= SHORTEST_DASH and mark.width >= FLAT * mark.height:
            text = dash_of(mark.width, nearest)
        elif _is_disc(mark, ink) and any(_leads(mark, line, walls) for line in row):
            text = "•"
        else:
            continue
        found.append(
            replace(nearest, scraps=(Scrap(text, mark.x0, mark.x1, 1.0),), box=mark, sure=1.0)
        )
    return found


def _is_disc(mark: Box, ink: Bitmap) -> bool:
    if not all(SMALLEST_BULLET <= side <= LARGEST_BULLET for side in (mark.width, mark.height)):
        return False
    if max(mark.width, mark.height) > ROUND * min(mark.width, mark.height):
        return False
    x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
    return float(ink[top:bottom, x0:x1].mean()) >= SOLID


def _level(mark: Box, line: PrintedLine) -> bool:
    """Whether the mark stands at the middle height of the line's letters, beside them."""
    height = line.capital or line.tall
    y = mark.centre[1]
    beside = mark.x1 <= line.box.x0 or mark.x0 >= line.box.x1
    return beside and line.base - 0.8 * height <= y <= line.base - 0.15 * height


def _aside(mark: Box, box: Box) -> float:
    return max(box.x0 - mark.x1, mark.x0 - box.x1, 0.0)


def _leads(mark: Box, line: PrintedLine, walls: Sequence[Box]) -> bool:
    gap = line.box.x0 - mark.x1
    return 0 <= gap <= INDENT and not is_walled(mark.x1, line.box.x0, mark.centre[1], walls)
