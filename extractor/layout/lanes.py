"""White between two columns of text with tables in them, where nothing is drawn.

A table that stands in one column shares its lines with what stands in the other, be it prose or
another table: read as one line of print, they would make a table that nobody set. What shows the
columns is prose on both sides, above, between or below the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout.choose import YEAR, is_value
from extractor.layout.columns import GUTTER
from extractor.layout.lines import Line, chunks, line_of
from extractor.pdf.page import Word

FLUSH = 2.0
"""Points within which lines begin at one edge."""

WORDS = 5
"""Fewest words of a line of prose in a column; a table's label seldom has as many."""

PROSE_LINES = 4
"""Fewest lines of prose that show a column, on either side."""

FULL = 0.7
"""Share of its column's width that a line of prose fills."""

INSET = 20.0
"""Most points by which the labels of a column's table are set in from its edge."""

PITCH = 2.0
"""Most pitch, in font sizes, of the lines of a table that stands close above or below a column's
prose."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Lines ``start``..``end`` of a page, the last left out, which stand left or right of ``x``."""

    start: int
    end: int
    x: float


def columns_apart(lines: Sequence[Line]) -> list[list[Word]]:
    """The words of a page's lines in groups that share no line: the left column of text, the right
    one, and all that does not stand in two columns."""
    lane = _lane(lines)
    if lane is None:
        return [[word for line in lines for word in line.words]]
    within = [word for line in lines[lane.start : lane.end] for word in line.words]
    others = [*lines[: lane.start], *lines[lane.end :]]
    return [
        [word for word in within if word.box.x0 < lane.x - FLUSH],
        [word for word in within if word.box.x0 >= lane.x - FLUSH],
        [word for line in others for word in line.words],
    ]


def _lane(lines: Sequence[Line]) -> Lane | None:
    """The longest stretch in two columns, if there is one."""
    lanes = [lane for x in _edges(lines) for lane in _stretches(lines, x)]
    return max(lanes, key=lambda lane: lane.end - lane.start, default=None)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where enough words begin, right of white as wide as a gutter, for a column to begin there."""
    starts = sorted(
        word.box.x0
        for line in lines
        for before, word in pairwise((None, *line.words))
        if word is not None and (before is None or word.box.x0 - before.box.x1 >= GUTTER)
    )
    left = min(starts, default=0.0)
    return [
        x
        for before, x in pairwise([float("-inf"), *starts])
        if x - left > FLUSH
        and x - before > FLUSH
        and sum(x <= start <= x + FLUSH for start in starts) >= PROSE_LINES
    ]


def _stretches(lines: Sequence[Line], x: float) -> list[Lane]:
    """Runs of lines that leave the white left of ``x`` free, as far as prose shows two columns."""
    found = []
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or _crosses(lines[index], x):
            lane = _shown(lines, start, index, x)
            if lane is not None:
                found.append(lane)
            start = index + 1
    return found


def _crosses(line: Line, x: float) -> bool:
    """Whether a line runs across the white, or is a row whose figures stand behind it: what begins
    a column there is a label."""
    if any(w.box.x0 < x - FLUSH and w.box.x1 > x - GUTTER + FLUSH for w in line.words):
        return True
    left, right = _parted(line, x)
    if left is None or right is None or _heads_blank_stub(right, x):
        return False
    values = [is_value(p.text) or bool(YEAR.fullmatch(p.text)) for p in chunks(right)]
    return all(values) or (values[0] and right.box.x0 > x + INSET)


def _heads_blank_stub(line: Line, x: float) -> bool:
    """Whether what stands right of the white is a boxhead of years, with nothing above its stub."""
    pieces = chunks(line)
    return (
        len(pieces) > 1
        and line.box.x0 - x > GUTTER
        and all(YEAR.fullmatch(piece.text) for piece in pieces)
    )


def _parted(line: Line, x: float) -> tuple[Line | None, Line | None]:
    sides = (
        [word for word in line.words if (word.box.x0 < x - FLUSH) == left] for left in (True, False)
    )
    left, right = (line_of(line.page, words) if words else None for words in sides)
    return left, right


def _shown(lines: Sequence[Line], start: int, end: int, x: float) -> Lane | None:
    """What of a run prose shows to be two columns: from its first line of prose to its last, and
    what stands close above and below."""
    halves = [_parted(line, x) for line in lines[start:end]]
    prose: list[int] = []
    for side in (0, 1):
        own = [(at, half[side]) for at, half in enumerate(halves) if half[side] is not None]
        told = _prose([(at, line) for at, line in own if line is not None])
        if len(told) < PROSE_LINES:
            return None
        prose += told
    first, last = start + min(prose), start + max(prose) + 1
    while first > start and _follows(lines, first):
        first -= 1
    while last < end and _follows(lines, last):
        last += 1
    return Lane(first, last, x)


def _follows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands close below the one above it."""
    return lines[index].base - lines[index - 1].base <= PITCH * lines[index].size


def _prose(column: Sequence[tuple[int, Line]]) -> list[int]:
    """Which lines of a column are prose: many words, from its left edge to near its right one."""
    if not column:
        return []
    left = min(line.box.x0 for _, line in column)
    width = max(line.box.x1 for _, line in column) - left
    return [
        at
        for at, line in column
        if len(line.words) >= WORDS
        and line.box.x0 - left <= FLUSH
        and line.box.width >= FULL * width
        and not any(is_value(piece.text) for piece in chunks(line))
    ]
