"""Two tables side by side, each below a title of its own on one line of print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extractor.layout.bands import Band
from extractor.layout.grid import Grid
from extractor.layout.lines import Line, segments

BESIDE = 0.5
"""Share of the lower table's height that must stand beside the other one."""

NEAR = 2.0
"""Most white between a title and what it stands above, in font sizes."""

SET_OUT = 6.0
"""Points by which a title may begin left of its table."""


def titled_abreast(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Band]:
    """Where two tables stand side by side and a line above is in two pieces, one over each.

    ``lines`` are the page's without its tables, top to bottom.
    """
    found: list[Band] = []
    for left, right in combinations(sorted(grids, key=lambda grid: grid.box.x0), 2):
        a, b = left.box, right.box
        level = min(a.bottom, b.bottom) - max(a.top, b.top)
        if a.x1 > b.x0 or level < BESIDE * min(a.bottom - a.top, b.bottom - b.top):
            continue
        x, top, bottom = (a.x1 + b.x0) / 2, min(a.top, b.top), max(a.bottom, b.bottom)
        end = start = sum(line.box.centre[1] < top for line in lines)
        while start and _titles_both(lines[start - 1], (left, right), x, top):
            start -= 1
            top = lines[start].box.top
        end += sum(top < line.box.centre[1] < bottom for line in lines[end:])
        apart = all(end <= band.start or start >= band.end for band in found)
        if lines[start:end] and top < min(a.top, b.top) and apart:
            found.append(Band(start, end, x, top, bottom))
    return sorted(found, key=lambda band: band.start)


def _titles_both(line: Line, grids: tuple[Grid, Grid], x: float, top: float) -> bool:
    pieces = [piece.box for piece in segments(line)]
    over = [
        [p for p in pieces if grid.box.x0 - SET_OUT <= p.x0 <= grid.box.x1 and (p.x0 < x) == left]
        for grid, left in zip(grids, (True, False), strict=True)
    ]
    parted = all(p.x1 <= x or p.x0 >= x for p in pieces)
    close = top - line.box.bottom <= NEAR * line.size
    return close and parted and all(over) and sum(map(len, over)) == len(pieces)
