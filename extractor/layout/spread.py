"""Spanners that a drawn grid holds in one cell of several, those beside it left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.layout.blocks import Cell
from extractor.layout.choose import header_rows
from extractor.layout.grid import Grid, renumbered, unique
from extractor.pdf.page import around


def with_spread_spanners(grid: Grid) -> Grid:
    """The grid with each label of its first row merged over the empty cells to its right.

    Writers who do not merge cells type a spanner into the first cell of its group. It is one where
    the labels below repeat from group to group ("2021/22", blank over "Number", "%"), the groups
    are of one size, and none of their other cells holds text.
    """
    if header_rows(grid.rows) < 2 or len(unique(grid.rows[0])) < grid.width:
        return grid
    upper = [_text(cell) for cell in grid.rows[0][1:]]
    lower = [_text(cell) for cell in grid.rows[1][1:]]
    starts = [c for c, text in enumerate(upper) if text]
    if len(starts) < 2 or starts[0] != 0:
        return grid
    size = starts[1]
    if size < 2 or starts != list(range(0, len(upper), size)) or len(upper) % size:
        return grid
    if not all(lower) or lower != lower[:size] * len(starts) or len(set(lower)) < 2:
        return grid
    row: list[Cell] = [grid.rows[0][0]]
    for start in starts:
        row += [_merged(grid.rows[0][1 + start : 1 + start + size])] * size
    return replace(grid, rows=renumbered([row, *grid.rows[1:]]))


def _text(cell: Cell) -> str:
    return " ".join(cell.text.split()).lower()


def _merged(cells: Sequence[Cell]) -> Cell:
    boxes = [cell.box for cell in cells if cell.box is not None]
    return replace(cells[0], box=around(boxes) if boxes else None)
