"""A grid read from one page, before it is a table: cells with their place and their edges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.layout.blocks import Cell
from extractor.layout.lines import cell_text
from extractor.pdf.page import Box, Word
from extractor.records import record

SLIVER = 5.0
"""Points below which an empty row or column is the gap of a double line."""


@record()
class Span:
    """A cell's position: top left row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one table on one page (or several, once stitched).

    ``xs`` are the column edges in points, one more than columns. ``title`` is the text of a
    full-width first row that has been taken off.
    """

    box: Box
    xs: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...]
    reader: str
    title: str | None = None
    beside: bool = False
    """Whether it was set beside the table before it, under what titles that one."""

    @property
    def page(self) -> int:
        """The first page, from 1."""
        return self.pages[0]

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0


def unique(row: Iterable[Cell]) -> list[Cell]:
    """The row's cells, a merged one once."""
    found: list[Cell] = []
    for cell in row:
        if not found or found[-1] is not cell:
            found.append(cell)
    return found


def cells_of(grid: Grid) -> list[Cell]:
    """Every cell of the grid once, row by row."""
    seen: set[int] = set()
    found = []
    for row in grid.rows:
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                found.append(cell)
    return found


def build(
    page: int,
    xs: Sequence[float],
    ys: Sequence[float],
    spans: Iterable[Span],
    words: Iterable[Word],
    reader: str,
) -> Grid | None:
    """The grid whose cells lie between the edges, each word in the cell that holds its centre.

    Positions that no span covers get an empty cell. Empty slivers between double lines are left
    out; None if nothing is left.
    """
    xs, ys = list(xs), list(ys)
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = [[Span(r, c) for c in range(columns)] for r in range(rows)]
    for span in spans:
        for r in range(span.row, span.row + span.rows):
            for c in range(span.column, span.column + span.columns):
                owner[r][c] = span
    held: dict[Span, list[Word]] = {}
    for word in words:
        x, y = word.box.centre
        at_row, at_column = _between(ys, y), _between(xs, x)
        if at_row is not None and at_column is not None:
            held.setdefault(owner[at_row][at_column], []).append(word)
    return _assembled(page, xs, ys, owner, held, reader)


def placed(
    page: int,
    xs: Sequence[float],
    ys: Sequence[float],
    held: Mapping[Span, Sequence[Word]],
    reader: str,
) -> Grid | None:
    """The grid whose cells hold the words given; other positions get an empty cell."""
    owner = [[Span(r, c) for c in range(len(xs) - 1)] for r in range(len(ys) - 1)]
    for span in held:
        for r in range(span.row, span.row + span.rows):
            for c in range(span.column, span.column + span.columns):
                owner[r][c] = span
    return _assembled(page, xs, ys, owner, held, reader)


def _assembled(
    page: int,
    xs: Sequence[float],
    ys: Sequence[float],
    owner: Sequence[Sequence[Span]],
    held: Mapping[Span, Sequence[Word]],
    reader: str,
) -> Grid | None:
    columns, rows = len(xs) - 1, len(ys) - 1
    keep_rows = [r for r in range(rows) if _kept(r, ys, owner, held, by_row=True)]
    keep_columns = [c for c in range(columns) if _kept(c, xs, owner, held, by_row=False)]
    if not keep_rows or not keep_columns:
        return None
    kept = _Kept(xs, ys, keep_rows, keep_columns)
    made: dict[Span, Cell] = {}
    result: list[tuple[Cell, ...]] = []
    for r in keep_rows:
        line: list[Cell] = []
        for c in keep_columns:
            span = owner[r][c]
            if span not in made:
                made[span] = _cell(page, span, held.get(span, ()), kept)
            line.append(made[span])
        result.append(tuple(line))
    return Grid(
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        tuple([xs[c] for c in keep_columns] + [xs[keep_columns[-1] + 1]]),
        tuple(result),
        (page,),
        reader,
    )


def _between(edges: Sequence[float], value: float) -> int | None:
    index = bisect_right(edges, value) - 1
    if 0 <= index < len(edges) - 1:
        return index
    return len(edges) - 2 if value == edges[-1] else None  # on the grid's own edge


def _kept(
    index: int,
    edges: Sequence[float],
    owner: Sequence[Sequence[Span]],
    held: Mapping[Span, Sequence[Word]],
    by_row: bool,
) -> bool:
    if edges[index + 1] - edges[index] >= SLIVER:
        return True
    line = owner[index] if by_row else [row[index] for row in owner]
    single = [s for s in line if (s.rows if by_row else s.columns) == 1]
    return any(held.get(span) for span in single)


@record()
class _Kept:
    """The edges of all rows and columns of a grid, and which of these are kept."""

    xs: Sequence[float]
    ys: Sequence[float]
    rows: Sequence[int]
    columns: Sequence[int]


def _cell(page: int, span: Span, words: Sequence[Word], kept: _Kept) -> Cell:
    xs, ys = kept.xs, kept.ys
    rows = [i for i, r in enumerate(kept.rows) if span.row <= r < span.row + span.rows]
    columns = [
        i for i, c in enumerate(kept.columns) if span.column <= c < span.column + span.columns
    ]
    letters = sum(len(w.text) for w in words)
    return Cell(
        cell_text(page, words),
        rows[0],
        columns[0],
        page,
        Box(
            xs[span.column], ys[span.row], xs[span.column + span.columns], ys[span.row + span.rows]
        ),
        len(rows),
        len(columns),
        bool(words) and 2 * sum(len(w.text) for w in words if w.bold) > letters,
    )


def renumbered(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with each cell's row, column and span set from where it stands."""
    places: dict[int, list[tuple[int, int]]] = {}
    objects: dict[int, Cell] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            places.setdefault(id(cell), []).append((r, c))
            objects[id(cell)] = cell
    made: dict[int, Cell] = {}
    for key, at in places.items():
        top, left = min(r for r, _ in at), min(c for _, c in at)
        cell = objects[key]
        made[key] = Cell(
            cell.text,
            top,
            left,
            cell.page,
            cell.box,
            max(r for r, _ in at) - top + 1,
            max(c for _, c in at) - left + 1,
            cell.bold,
        )
    return tuple(tuple(made[id(cell)] for cell in row) for row in rows)


def part(grid: Grid, start: int, end: int) -> Grid:
    """Rows ``start`` up to ``end`` of the grid as a grid of its own."""
    rows = renumbered(grid.rows[start:end])
    boxes = [c.box for row in rows for c in row if c.box is not None]
    top = min((b.top for b in boxes), default=grid.box.top)
    bottom = max((b.bottom for b in boxes), default=grid.box.bottom)
    return replace(grid, rows=rows, box=Box(grid.box.x0, top, grid.box.x1, bottom), title=None)


def without_unused_edges(grid: Grid) -> Grid:
    """The grid less column edges at which none of its cells begins, and rows and columns without
    any text."""
    columns = [
        c for c in range(grid.width) if c == 0 or any(row[c] is not row[c - 1] for row in grid.rows)
    ]
    columns = [
        c
        for at, c in enumerate(columns)
        if any(
            row[k].text.strip()
            for row in grid.rows
            for k in range(c, columns[at + 1] if at + 1 < len(columns) else grid.width)
        )
    ]
    rows = [row for row in grid.rows if any(cell.text.strip() for cell in row)]
    if not rows or not columns:
        return grid
    kept = renumbered([[row[c] for c in columns] for row in rows])
    xs = (*(grid.xs[c] for c in columns), grid.xs[-1])
    return replace(grid, rows=kept, xs=xs)
