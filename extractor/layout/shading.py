"""Rows told apart by shading: every other one is filled, and no line is drawn between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.layout.broken_years import ends_years
from extractor.layout.choose import YEAR, is_value
from extractor.layout.edges import BESIDE, PIECE_GAP
from extractor.layout.lines import Line, chunks, lines_of
from extractor.layout.ruled import LEAST_ROW
from extractor.layout.tabular_lines import holds_value, is_head
from extractor.pdf.page import SLACK, Box, Page, Word, around, standing_in

SAME_SIDE = 3.0
"""Points by which the ends of two shaded rows of one table may differ."""

TALLEST_ROW = 120.0
"""Points of height from which a fill is no row but a panel behind text: a row's label takes eight
lines at most."""

FEWEST = 2
"""Shaded rows from which they are a pattern: one may be a total or a box around a text."""

HEAD_CELLS = 3
"""Cells shaded side by side from which one row alone is a table's boxhead."""

ROW_PADDING = 1.0
"""Most white between a row's shading and the print of the row beside it, in font sizes."""

ROW_PITCH = 1.6
"""Most pitch of the lines of a row between two shaded ones, in font sizes."""

TWICE = 0.5
"""Share of a fill's area from which it is drawn over another."""

CELL = 0.9
"""Share of a table's width from which a fill is a row and no cell."""

ONE_SIZE = 1.3
"""Most size of print in a table's rows, in its smallest: a boxhead may be set larger."""


BESIDE_STUB = 0.4
"""Least width of a row that is shaded beside a name for several rows, as a share of its table's."""

ROWS_APART = 2.0
"""Most white above such a row, in its heights."""


class Row(NamedTuple):
    """A shaded row: where it is, and of how many cells shaded one by one."""

    box: Box
    cells: int


def shaded_runs(page: Page, words: Sequence[Word], least: float) -> list[list[Box]]:
    """The edges between the rows of each table that has shaded ones: boxes without height, as rules
    are, top to bottom.

    ``words`` are those that no drawn table holds, ``least`` is the least width of a table in
    points. Between two shaded rows stands one that is not, or nothing: a heading between two tables
    keeps more white.
    """
    held = [w.box.centre for w in words]
    rows = [
        row
        for row in _joined(page.fills)
        if row.box.width >= least and any(row.box.holds(centre) for centre in held)
    ]
    runs = []
    for group in _of_one_width(rows):
        run = group[:1]
        for row in group[1:]:
            if not _follows(page, run[-1].box, row.box, words):
                runs.append(run)
                run = []
            run.append(row)
        runs.append(run)
    return [
        _edges([row.box for row in run])
        for run in runs
        if (len(run) >= FEWEST or run[0].cells >= HEAD_CELLS)
        and is_of_one_size([row.box for row in run], words)
    ]


def shaded_labels(page: Page, table: Box, lines: Sequence[Line]) -> list[Box]:
    """Shaded rows as wide as the table that hold one label each, and nothing beside it: the heads
    of its groups of rows. ``lines`` are the table's."""
    inside = [fill for fill in page.fills if table.holds(fill.centre)]
    rows = [row.box for row in _joined(inside) if row.box.width >= CELL * table.width]
    held = [[line for line in lines if row.holds(line.box.centre)] for row in rows]
    return [
        row
        for row, own in zip(rows, held, strict=True)
        if len(own) == 1 and len(chunks(own[0])) == 1 and not is_value(own[0].text)
    ]


def boxhead_cells(page: Page, table: Box, lines: Sequence[Line]) -> list[Box]:
    """The cells that a table's boxhead is shaded in, one by one; none where its ``lines`` begin
    with another, or where figures stand in them."""
    inside = sorted(
        (
            fill
            for fill in page.fills
            if table.holds(fill.centre)
            and fill.height >= LEAST_ROW
            and fill.width < CELL * table.width
        ),
        key=lambda fill: fill.top,
    )
    if not inside or lines[0].box.centre[1] < inside[0].top:
        return []
    head: list[Box] = []
    foot = inside[0].top + 2 * SLACK
    for cell in inside:
        if cell.top >= foot - SLACK and min(c.x0 for c in head) <= table.x0 + SAME_SIDE:
            break  # where a tier leaves the stub out, the next one has it
        head.append(cell)
        foot = max(foot, cell.bottom)
    held = [line for line in lines if any(c.holds(w.box.centre) for c in head for w in line.words)]
    labels = [one for at, one in enumerate(held) if not ends_years(held[:at], one)]
    if any(is_value(p.text) and not YEAR.fullmatch(p.text) for one in labels for p in chunks(one)):
        return []
    return head


def is_of_one_size(run: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether all that is printed in the rows is of one size; on panels a number is set large.

    Raises ValueError where nothing but raised marks is printed there.
    """
    sizes = [w.size for w in words if not w.raised and any(r.holds(w.box.centre) for r in run)]
    return max(sizes) <= ONE_SIZE * min(sizes)


def _edges(rows: Sequence[Box]) -> list[Box]:
    """Where the rows begin and end; once where two meet."""
    ys = [rows[0].top]
    for above, below in pairwise(rows):
        ys += [above.bottom] if _meet(above, below) else [above.bottom, below.top]
    box = around(rows)
    return [Box(box.x0, y, box.x1, y) for y in [*ys, rows[-1].bottom]]


def _of_one_width(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in groups of one width. One beside a name that stands for several rows is shaded
    from the next column on: it is as wide as the others all the same."""
    groups: list[list[Row]] = []
    for row in rows:
        for group in groups:
            first = group[0].box
            if abs(first.x1 - row.box.x1) > SAME_SIDE:
                continue
            if abs(first.x0 - row.box.x0) <= SAME_SIDE:
                group.append(row)
                break
            beside = first.x0 < row.box.x0 and row.box.width >= BESIDE_STUB * first.width
            if beside and row.box.top - group[-1].box.bottom <= ROWS_APART * row.box.height:
                group.append(Row(row.box._replace(x0=first.x0), row.cells))
                break
        else:
            groups.append([row])
    return groups


def _follows(page: Page, above: Box, below: Box, words: Sequence[Word]) -> bool:
    """Whether two shaded rows meet, or what stands between them keeps as close to them as a row and
    is not the title of a table that begins with the lower one, its boxhead."""
    if _meet(above, below):
        return True
    between = Box(above.x0 - BESIDE, above.bottom, above.x1 + BESIDE, below.top)
    lines = lines_of(page.number, [w for w in words if between.holds(w.box.centre)])
    if not lines or _titles(lines[-1], lines_of(page.number, standing_in(words, below))):
        return False
    return (
        lines[0].box.top - above.bottom <= ROW_PADDING * lines[0].size
        and below.top - lines[-1].box.bottom <= ROW_PADDING * lines[-1].size
        and all(b.base - a.base <= ROW_PITCH * b.size for a, b in pairwise(lines))
    )


def _titles(line: Line, row: Sequence[Line]) -> bool:
    """Whether a line alone stands above a row of labels without a figure."""
    return (
        len(chunks(line)) == 1
        and bool(row)
        and is_head(row[0])
        and not any(holds_value(one) for one in row)
    )


def _meet(above: Box, below: Box) -> bool:
    return below.top - above.bottom <= PIECE_GAP


def _joined(fills: Iterable[Box]) -> list[Row]:
    """The fills that are as high as a row, those side by side as one; top to bottom.

    Drawings have thousands of them: each is held against those at its height, and no others.
    """
    levels: list[list[Box]] = []
    near: list[list[Box]] = []
    for fill in sorted(fills, key=lambda f: (f.top, f.x0)):
        if not LEAST_ROW <= fill.height <= TALLEST_ROW:
            continue
        near = [level for level in near if fill.top - level[-1].top <= SLACK]
        level = next((each for each in near if _beside(each, fill)), None)
        if level is None:
            level = []
            levels.append(level)
            near.append(level)
        level.append(fill)
    low = _less_tall([Row(around(level), len(level)) for level in levels])
    # what is drawn twice, or within another, shades no other row
    kept: list[Row] = []
    above: list[Row] = []
    for row in low:
        above = [r for r in above if r.box.bottom > row.box.top - TALLEST_ROW]
        if not any(row.box.overlap(r.box) > TWICE * _area(row.box) for r in above):
            kept.append(row)
        above.append(row)
    return kept


def _less_tall(rows: Sequence[Row]) -> list[Row]:
    """The rows with the part of the tall cells that stand beside them."""
    ends: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        for x in {round(row.box.x0), round(row.box.x1)}:
            ends[x].append(row)

    def beside(box: Box) -> Iterator[Row]:
        for x in (box.x0, box.x1):
            for at in range(round(x - PIECE_GAP) - 1, round(x + PIECE_GAP) + 2):
                yield from ends.get(at, ())

    tall = {row for row in rows if any(_stands_beside(row.box, r.box) for r in beside(row.box))}
    found = []
    for row in rows:
        if row not in tall:
            own = [t.box for t in beside(row.box) if t in tall and _stands_beside(t.box, row.box)]
            found.append(Row(around([row.box, *(_level(box, row.box) for box in own)]), row.cells))
    return found


def _area(box: Box) -> float:
    return box.width * box.height


def _stands_beside(tall: Box, row: Box) -> bool:
    """Whether a shaded cell stands beside a row and another one: a stub's head beside two tiers."""
    return (
        tall.height >= row.height + LEAST_ROW
        and tall.top - SLACK <= row.top
        and row.bottom <= tall.bottom + SLACK
        and (abs(row.x0 - tall.x1) <= PIECE_GAP or abs(tall.x0 - row.x1) <= PIECE_GAP)
    )


def _level(tall: Box, row: Box) -> Box:
    """The part of the tall cell beside the row."""
    return tall._replace(top=row.top, bottom=row.bottom)


def _beside(row: Sequence[Box], fill: Box) -> bool:
    """Whether a fill goes on a row of fills: as high, and no white between."""
    last = row[-1]
    return (
        abs(last.top - fill.top) <= SLACK
        and abs(last.bottom - fill.bottom) <= SLACK
        and abs(fill.x0 - last.x1) <= PIECE_GAP
    )
