"""Stretches of a page whose text is set in two columns, between text and tables of full width.

Designed reports set a few paragraphs in two columns under a heading, or a row of key figures, of
the page's whole width, and go on with a table of that width. The two columns need not share their
baselines, for each has its own paragraphs, and each stretch may be cut elsewhere. What marks them
is running text on both sides: lines that begin at one edge and fill their column. The labels and
values of front matter do not, nor do the cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from extractor.layout.columns import GUTTER, ROWS
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import Line, segments
from extractor.pdf.page import Box, around

FLUSH = 2.0
"""Points within which lines begin at one edge."""

FLUSH_SHARE = 0.7
"""Share of a column's lines that begin at its edge: the others are set in, or bullets."""

WORDS = 4.5
"""Fewest words a line, on average, in a column of running text: with fewer it is a list, labels or
a table's cells."""

LARGER = 1.08
"""Relative size from which a line is a heading's and not the text's below."""

BESIDE = 2
"""Lines before and after one that may stand beside it, on other baselines."""

FULL = 0.7
"""Share of its column's width from which a line fills it, set ragged."""

FULL_SHARE = 0.5
"""Share of a column's lines that fill it: the last lines of paragraphs do not."""

ABOVE = 1.5
"""White above a line, in its heights, up to which it runs on from the line above it."""

CLEAR = 1.0
"""White in the right column above a heading of both, in the heading's heights: its own paragraphs
stand closer, and end beside a heading of the left column anywhere."""

NARROWER = 0.5
"""Least width of the narrower column, as a share of the other's: less is a margin of notes."""


@dataclass(frozen=True, slots=True)
class Band:
    """Lines ``start``..``end`` of a page, the last left out, set in two columns that ``x`` parts.

    ``top`` and ``bottom`` are where they stand, in points.
    """

    start: int
    end: int
    x: float
    top: float
    bottom: float

    def parts(self, box: Box) -> bool:
        """Whether what stands in the box stands within the band, in one of its columns."""
        return self.top <= box.centre[1] <= self.bottom and not box.x0 < self.x - FLUSH < box.x1


def column_bands(lines: Sequence[Line], whole: Sequence[Box]) -> list[Band]:
    """The page's stretches in two columns, top to bottom.

    ``lines`` are the page's, top to bottom, ``whole`` what else stands on it: a table that runs
    across the white between two columns parts stretches as a line does.
    """
    cut = [segments(line) for line in lines]
    found: list[Band] = []
    for x in _edges(cut):
        for start, end in _runs(lines, cut, x, whole):
            band = _band(cut, start, end, x, whole)
            if band is not None:
                found.append(band)
    chosen: list[Band] = []
    for band in sorted(found, key=lambda b: (b.start - b.end, b.x)):
        if all(band.end <= other.start or band.start >= other.end for other in chosen):
            chosen.append(band)
    return sorted(chosen, key=lambda b: b.start)


def _edges(cut: Sequence[Sequence[Line]]) -> list[float]:
    """Where enough pieces begin for a column to begin there, right of what else stands there."""
    starts = sorted(piece.box.x0 for pieces in cut for piece in pieces)
    left = min(starts, default=0.0)
    return [
        x
        for before, x in pairwise([float("-inf"), *starts])
        if x - left > FLUSH
        and x - before > FLUSH
        and sum(x <= start <= x + FLUSH for start in starts) >= ROWS * FLUSH_SHARE
    ]


def _runs(
    lines: Sequence[Line], cut: Sequence[Sequence[Line]], x: float, whole: Sequence[Box]
) -> Iterator[tuple[int, int]]:
    """Stretches of lines that leave the white left of ``x`` free, nothing across it between."""
    walls = [box.top for box in whole if box.x0 < x - FLUSH and box.x1 > x - GUTTER]
    start = 0
    for index in range(len(lines) + 1):
        ends = index == len(lines) or _crosses(cut[index], x) or heads_both(lines, index, x, whole)
        if not ends and index > start:
            above, below = lines[index - 1].box.top, lines[index].box.top
            if any(above < wall <= below for wall in walls):
                yield start, index
                start = index
        if ends:
            if index > start:
                yield start, index
            start = index + 1


def _crosses(pieces: Sequence[Line], x: float) -> bool:
    return any(p.box.x0 < x - FLUSH and p.box.x1 > x - GUTTER for p in pieces)


def heads_both(lines: Sequence[Line], index: int, x: float, whole: Sequence[Box] = ()) -> bool:
    """Whether a line left of ``x`` is a short heading or caption of what stands on both sides.

    Nothing stands beside it, and text on both sides begins level below it, or what is below runs
    across: another line, or one of ``whole``.
    """
    line = lines[index]
    if line.box.x1 > x or _has_beside(lines, index, x):
        return False
    for at in range(index + 1, len(lines) + 1):
        above = lines[at - 1]
        floor = lines[at].box.top if at < len(lines) else float("inf")
        table = any(b.x0 < x < b.x1 and above.box.bottom <= b.top + FLUSH <= floor for b in whole)
        if table:
            return is_labelled(above.text) or _stands_out(above, lines[max(index - 1, 0)])
        if at == len(lines):
            return False
        below = lines[at]
        if below.box.x1 > x:
            if below.box.x0 >= x - GUTTER:
                return _heads_columns(lines, index, x)
            return all(_stands_out(each, below) for each in lines[index:at])
    return False


def _heads_columns(lines: Sequence[Line], index: int, x: float) -> bool:
    """Whether a line left of ``x`` is larger than what follows it in either column, and the two
    columns begin level below it, with white beside it on the right: what is set between them goes
    on beside a heading of the left one alone."""
    line = lines[index]
    below = [piece for each in lines[index + 1 :] for piece in segments(each)]
    first = [next((p for p in below if (p.box.x0 < x) == left), None) for left in (True, False)]
    above = [p.box.bottom for e in lines[:index] for p in segments(e) if p.box.x0 >= x - FLUSH]
    if first[0] is None or first[1] is None or not above:
        return False
    level = abs(first[0].box.top - first[1].box.top) <= line.box.height
    larger = all(line.size >= LARGER * each.size for each in first if each is not None)
    clear = line.box.top - max(above) >= CLEAR * line.box.height
    return level and larger and clear


def _has_beside(lines: Sequence[Line], index: int, x: float) -> bool:
    """Whether something stands right of ``x`` beside the line, on its baseline or another."""
    box = lines[index].box
    return any(
        word.box.x0 >= x - FLUSH and word.box.top < box.bottom and word.box.bottom > box.top
        for near in lines[max(index - BESIDE, 0) : index + BESIDE + 1]
        for word in near.words
    )


def _stands_out(line: Line, text: Line) -> bool:
    """Whether a line is set like a heading of the other: larger, or bold over plain print."""
    return line.size >= LARGER * text.size or (line.bold and not text.bold)


def _band(
    cut: Sequence[Sequence[Line]], start: int, end: int, x: float, whole: Sequence[Box]
) -> Band | None:
    """The part of the run that has two columns of running text side by side, if it has.

    Tables of ``whole`` that stand in one of the columns fill it as its lines do.
    """
    placed = [(index, piece) for index in range(start, end) for piece in cut[index]]
    left = [(index, piece) for index, piece in placed if piece.box.x0 < x - FLUSH]
    right = [(index, piece) for index, piece in placed if piece.box.x0 >= x - FLUSH]
    if not left or not right:
        return None
    # what stands above both columns is not of them: on the left, a heading of both or the end of
    # what runs across; on the right nothing heads both, and text there begins its own column
    top = max(left[0][1].box.top, right[0][1].box.top)
    left = [(index, piece) for index, piece in left if piece.box.bottom > top]
    right = _from_first_near(right, top)
    if not left or not right:
        return None
    low = min(left[-1][1].box.bottom, right[-1][1].box.bottom)
    if max(left[0][1].box.top, right[0][1].box.top) >= low:
        return None  # one below the other
    left, right = _runs_out(left, low), _runs_out(right, low)
    columns = [piece for _, piece in left], [piece for _, piece in right]
    boxes = [around(piece.box for piece in column) for column in columns]
    if min(box.width for box in boxes) < NARROWER * max(box.width for box in boxes):
        return None
    tops, ends = min(box.top for box in boxes), max(box.bottom for box in boxes)
    tables = [box for box in whole if tops < box.centre[1] < ends]
    held = (
        [box for box in tables if box.x1 <= x - FLUSH],
        [box for box in tables if box.x0 >= x - FLUSH],
    )
    if not all(_is_running(*each, low) for each in zip(columns, held, strict=True)):
        return None
    inside = sorted(index for index, _ in [*left, *right])
    return Band(
        inside[0], inside[-1] + 1, x, min(b.top for b in boxes), max(b.bottom for b in boxes)
    )


def _from_first_near(column: list[tuple[int, Line]], top: float) -> list[tuple[int, Line]]:
    """The right column from its first line that stands beside the left one, whose top is ``top``,
    or from the lines before that run on into it: headings have more white above them than text."""
    first = next((at for at, (_, p) in enumerate(column) if p.box.bottom > top), len(column))
    while 0 < first < len(column):
        above, below = column[first - 1][1], column[first][1]
        if below.box.top - above.box.bottom > ABOVE * below.box.height:
            break
        first -= 1
    return column[first:]


def _runs_out(column: list[tuple[int, Line]], low: float) -> list[tuple[int, Line]]:
    """The column without what stands below the end of the other, ``low``, set off by more white
    than its own paragraphs: a caption, or the heading of what follows."""
    beside = [piece for _, piece in column if piece.box.top < low]
    pitch = max([b.base - a.base for a, b in pairwise(beside)], default=0.0)
    kept = column[: len(beside)]
    for entry in column[len(beside) :]:
        if entry[1].base - kept[-1][1].base > pitch + FLUSH:
            break
        kept.append(entry)
    return kept


def _is_running(column: Sequence[Line], tables: Sequence[Box], low: float) -> bool:
    """Whether the lines are of a column of text, and enough of them stand beside the other one.

    A table among them fills its column: it counts as the lines that there would be room for.
    """
    if sum(piece.box.top < low for piece in column) < ROWS:
        return False
    box = around(piece.box for piece in column)
    starts = [piece.box.x0 for piece in column]
    flush = max(sum(0 <= start - x <= FLUSH for start in starts) for x in starts)
    full = sum(piece.box.width >= FULL * box.width for piece in column)
    room = sum(table.height for table in tables) / mean(piece.box.height for piece in column)
    return (
        flush + room >= FLUSH_SHARE * (len(column) + room)
        and full + room >= FULL_SHARE * (len(column) + room)
        and mean(len(piece.words) for piece in column) >= WORDS
    )
