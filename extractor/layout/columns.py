"""Reading order on a page: lines top to bottom, text set in two columns one column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from extractor.layout.lines import Line, segments

GUTTER = 10.0
"""Least width of the white between two columns, in points."""

ROWS = 6
"""Fewest lines with text on both sides before white is a gutter between columns."""

WORDS = 3.0
"""Fewest words a line, on average, on either side: less is a label, a number or a table."""

CROSSING = 0.35
"""Most lines that run across the gutter, as a share of those that stop at it."""


def gutter(lines: Sequence[Line]) -> float | None:
    """The x between two columns of running text, if the page is set in two."""
    parted = [(line, segments(line)) for line in lines]
    candidates: list[tuple[float, float]] = []
    for _, cut in parted:
        for left, right in pairwise(cut):
            if right.box.x0 - left.box.x1 >= GUTTER:
                candidates.append((left.box.x1, right.box.x0))
    if len(candidates) < ROWS:
        return None
    best: tuple[int, float] | None = None
    for x in {round(end - GUTTER / 2) for _, end in candidates}:
        sides = [_sides(cut, x) for _, cut in parted]
        both = [s for s in sides if s is not None and s[0] and s[1]]
        crossing = sum(s is None for s in sides)
        if len(both) < ROWS or crossing > CROSSING * len(both):
            continue
        if min(mean(s[0] for s in both), mean(s[1] for s in both)) < WORDS:
            continue
        if best is None or len(both) > best[0]:
            best = (len(both), float(x))
    return best[1] if best else None


def sides(line: Line, x: float) -> tuple[int, int] | None:
    """How many of the line's words stand left and right of x; None when text runs across it."""
    return _sides(segments(line), x)


def _sides(cut: Sequence[Line], x: float) -> tuple[int, int] | None:
    """Words left and right of x; None when a segment runs across it."""
    if any(s.box.x0 < x < s.box.x1 for s in cut):
        return None
    left = sum(len(s.words) for s in cut if s.box.x1 <= x)
    return left, sum(len(s.words) for s in cut if s.box.x0 >= x)
