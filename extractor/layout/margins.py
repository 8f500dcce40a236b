"""How far the lines of a column run, to the right and from the left: what shows where one ended."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.lines import Line
from extractor.layout.marks import mark_of
from extractor.pdf.page import Box

FLUSH = 3.0
"""Points by which lines may start off one edge, or centred lines be off one middle."""

MANY_ENDS = 4
"""Fewest lines with one left edge among which one that runs on past all others is an exception."""

LEAST_POINTS = 3
"""Fewest lines with one left edge that may be the points of a list, a line each."""

NEARLY = 0.85
"""Share of the longest line's width from which a line runs as far as it, but for a word."""

RUNS_OUT = 25.0
"""Points by which that one must run out further than the next."""

BEFORE = 20.0
"""Most white, in points, between an inset and the margin of the text at its left."""


def text_left(line: Line) -> float:
    """Where a line's text begins, in points, after its mark."""
    mark = mark_of(line)
    return line.words[mark.words if mark and mark.words < len(line.words) else 0].box.x0


def sides_of(line: Line, insets: Sequence[Box]) -> tuple[int | None, int | None]:
    """Which of the insets the line stands beside: the one left of it, the one right of it."""
    left = right = None
    for index, box in enumerate(insets):
        if line.box.bottom > box.top - FLUSH and line.box.top < box.bottom + FLUSH:
            if line.box.x0 >= box.x1:
                left = index
            elif line.box.x1 <= box.x0:
                right = index
    return left, right


def right_margins(
    lines: Sequence[Line], insets: Sequence[Box], beside: Sequence[int | None]
) -> list[float]:
    """For each line, how far lines run that start where it starts, in points.

    The points of a list, a line each, do not run up to a margin of their own: theirs is the
    column's. Lines left of an inset, ``beside`` says of which, end before it.
    """
    lefts = [text_left(line) for line in lines]
    margins: dict[tuple[float, int | None], float] = {}
    for left, inset in set(zip(lefts, beside, strict=True)):
        level = [at for at, other in enumerate(beside) if other == inset]
        widest = max(lines[at].box.x1 for at in level)
        if inset is not None:
            widest = max(widest, insets[inset].x0 - BEFORE)
        own = [lines[at] for at in level if abs(lefts[at] - left) <= FLUSH]
        ends = sorted([line.box.x1 for line in own])
        if len(ends) == 1 or inset is not None or _are_points(own):
            margins[left, inset] = widest
        elif len(ends) >= MANY_ENDS and ends[-1] - ends[-2] > RUNS_OUT:
            margins[left, inset] = ends[-2]
        else:
            margins[left, inset] = ends[-1]
    return [margins[key] for key in zip(lefts, beside, strict=True)]


def _are_points(lines: Sequence[Line]) -> bool:
    """Whether lines are each a point of a list: none begins in small letters, as what goes on does,
    and few run as far as the longest, as text does that is broken at a margin."""
    if len(lines) < LEAST_POINTS or any(line.words[0].text[:1].islower() for line in lines):
        return False
    longest = max(line.box.width for line in lines)
    return 2 * sum(line.box.width >= NEARLY * longest for line in lines) < len(lines)
