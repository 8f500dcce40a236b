"""Two tables side by side that were read as one: drawn in one grid, or aligned with each other.

Writers fold a long list to save paper ("Ward | Number | Ward | Number"): the second half goes on
where the first ends. They also set two lists of one kind beside each other ("Stage 1 | Number |
Stage 2 | Number"): rows that share a line have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.layout.blocks import Cell
from extractor.layout.choose import header_rows, is_value, tells_figure
from extractor.layout.grid import Grid, renumbered, unique, without_unused_edges
from extractor.pdf.page import Box

FOLDS = (3, 2)
"""Into how many parts a list may be folded."""

_REMARK = re.compile(r"\s*(?:the )?(?:main|most|key|top|principal|leading|commonest|chief)\b", re.I)
"""How a column is headed that says one thing of each row: "Main theme", "Most common issue"."""

LEAST_ROWS = 2
"""Fewest rows of a part: of one, nothing shows that its label is not the row's second."""


def halves(grid: Grid) -> list[Grid]:
    """The grid as it is, or parted where its boxhead repeats from half to half.

    Each half has a column of words and, under the same labels as in the others, nothing but
    figures. A list that is folded comes back as one grid, two that stand side by side as two. A
    column left blank between them is neither's.
    """
    closed = _without_gaps(grid)
    for folds in FOLDS:
        parts = _parts(closed, folds)
        if parts is None:
            continue
        stubs = {_said(part.rows[header_rows(part.rows) - 1][0]) for part in parts}
        tiers = {_head(part) for part in parts}
        if len(stubs) == 1 and len(tiers) == 1:
            return [_unfolded(grid, parts)]
        if len(stubs) == len(parts) or len(tiers) == len(parts):
            first, *others = parts
            return [
                replace(first, title=grid.title),
                *(replace(part, title=grid.title, beside=True) for part in others),
            ]
    return [grid]


def _without_gaps(grid: Grid) -> Grid:
    """The grid without the columns in which no row has any text, their width the column's before
    them."""
    for column in range(grid.width - 2, 0, -1):
        alone = all(row[column - 1] is not row[column] is not row[column + 1] for row in grid.rows)
        if alone and not any(_said(row[column]) for row in grid.rows):
            rows = renumbered([(*row[:column], *row[column + 1 :]) for row in grid.rows])
            grid = replace(grid, rows=rows, xs=(*grid.xs[:column], *grid.xs[column + 1 :]))
    return grid


def _parts(grid: Grid, folds: int) -> list[Grid] | None:
    """The grid's columns in so many parts; None where they are no tables with one boxhead."""
    each, rest = divmod(grid.width, folds)
    head = header_rows(grid.rows)
    if rest or each < 2 or head == 0 or len(grid.rows) - head < LEAST_ROWS:
        return None
    cuts = range(0, grid.width + 1, each)
    if any(row[c - 1] is row[c] for row in grid.rows for c in cuts[1:-1]):
        return None
    parts = [columns(grid, start, start + each) for start in cuts[:-1]]
    labels = {tuple(map(_lowest, part.rows[head - 1][1:])) for part in parts}
    if len(labels) > 1 or not all(label for label in next(iter(labels))):
        return None
    if not all(_said(part.rows[head - 1][0]) and _tabulates(part, head) for part in parts):
        return None
    return parts


def _tabulates(part: Grid, head: int) -> bool:
    """Whether rows of a label and figures follow one another from the boxhead on, and only white
    below them."""
    body = part.rows[head:]
    if any(cell.rows > 1 or cell.columns > 1 for row in body for cell in row):
        return False
    filled = [row for row in body if any(_said(cell) for cell in row)]
    return (
        len(filled) >= LEAST_ROWS
        and filled == list(body[: len(filled)])
        and all(
            _said(row[0]) and not is_value(row[0].text) and all(is_value(c.text) for c in row[1:])
            for row in filled
        )
    )


def _said(cell: Cell) -> str:
    return " ".join(cell.text.split()).lower()


def _lowest(cell: Cell) -> str:
    """The last line of a label: what spans it may have been read as its beginning."""
    return " ".join(cell.text.split("\n")[-1].split()).lower()


def _head(part: Grid) -> tuple[str, ...]:
    return tuple(_said(c) for row in part.rows[: header_rows(part.rows)] for c in unique(row))


def _unfolded(grid: Grid, parts: Sequence[Grid]) -> Grid:
    """The parts below one another under the first one's boxhead, where the whole is printed."""
    first, *others = parts
    rows = list(first.rows)
    for part in others:
        rows += part.rows[header_rows(part.rows) :]
    filled = [row for row in rows if any(_said(cell) for cell in row)]
    return replace(first, rows=renumbered(filled), box=grid.box, title=grid.title)


def side_by_side(grid: Grid) -> list[Grid]:
    """The grid as two, where a second stub stands within it.

    A column of words after figures, with a boxhead and figures after it, is the stub of the next
    table; a last column of remarks is not, nor one of what most complaints of a row were about.
    """
    body = grid.rows[header_rows(grid.rows) :]
    for c in range(2, grid.width - 1):
        if (
            _words_only(body, c)
            and not _words_only(body, c - 1)
            and not any(_words_only(body, k) for k in range(c + 1, grid.width))
            and grid.rows[0][c].text.strip()
            and not _REMARK.match(grid.rows[0][c].text)
        ):
            return [columns(grid, 0, c), *side_by_side(columns(grid, c, grid.width))]
    return [grid]


def _words_only(body: Sequence[Sequence[Cell]], column: int) -> bool:
    texts = [row[column].text for row in body if row[column].text.strip()]
    return bool(texts) and not any(tells_figure(text) for text in texts)


def columns(grid: Grid, start: int, end: int) -> Grid:
    """Columns ``start`` up to ``end`` of the grid as a grid of its own."""
    rows = renumbered([row[start:end] for row in grid.rows])
    xs = grid.xs[start : end + 1]
    box = Box(xs[0], grid.box.top, xs[-1], grid.box.bottom)
    return without_unused_edges(replace(grid, rows=rows, xs=xs, box=box))
