"""Tables whose every cell is shaded, one by one, with no line between them: the shading is the
lattice.

Word processors' coloured table styles fill the boxhead in one colour and the rows in two others.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.lines import lines_of
from extractor.layout.ruled import LEAST_ROW, SNAP, within
from extractor.layout.shading import TALLEST_ROW, is_of_one_size
from extractor.layout.tabular_lines import is_tabular
from extractor.pdf.page import Box, Page, Ruling, around

MOST_FILLS = 600
"""Fills on a page from which they are a drawing."""

TILED = 0.97
"""Share of a table's area that its cells fill."""

CELLS = 4
"""Fewest cells: two rows of two."""


def filled_rulings(page: Page) -> list[Ruling]:
    """The sides of the cells of tables that are shaded cell by cell, as if they were drawn."""
    if not CELLS <= len(page.fills) <= MOST_FILLS:
        return []
    found: list[Ruling] = []
    for cells in _groups(_cells(page.fills)):
        if _is_table(cells) and _is_whole(page, cells):
            for box in cells:
                found += [
                    Ruling(box._replace(bottom=box.top)),
                    Ruling(box._replace(top=box.bottom)),
                    Ruling(box._replace(x1=box.x0)),
                    Ruling(box._replace(x0=box.x1)),
                ]
    return found


def _cells(fills: Sequence[Box]) -> list[Box]:
    """The fills that may be cells, each once or nearly so, without those behind others."""
    sized = [f for f in fills if LEAST_ROW <= f.height <= TALLEST_ROW and f.width >= LEAST_ROW]
    single = list({tuple(round(side / SNAP) for side in fill): fill for fill in sized}.values())
    return [f for f in single if not any(within(o, f) and not within(f, o) for o in single)]


def _groups(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that touch, directly or through others."""
    groups: list[list[Box]] = []
    for cell in sorted(cells, key=lambda c: (c.top, c.x0)):
        own = [group for group in groups if any(_touch(cell, other) for other in reversed(group))]
        groups = [group for group in groups if not any(group is each for each in own)]
        groups.append([*(c for group in own for c in group), cell])
    return groups


def _touch(one: Box, other: Box) -> bool:
    """Whether two cells have a side in common, or a part of one."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) >= -SNAP and max(across, down) > SNAP


def _is_table(cells: Sequence[Box]) -> bool:
    """Whether cells make two rows and two columns at least and leave no white between them."""
    box = around(cells)
    area = sum(cell.width * cell.height for cell in cells)
    rows = {round(cell.top / SNAP) for cell in cells}
    columns = {round(cell.x0 / SNAP) for cell in cells}
    return (
        len(cells) >= CELLS
        and min(len(rows), len(columns)) > 1
        and area >= TILED * box.width * box.height
    )


def _is_whole(page: Page, cells: Sequence[Box]) -> bool:
    """Whether the print in a table is of one size, and no row that is not shaded stands by it: none
    begins as near as its cells are tall."""
    box = around(cells)
    inside = [w for w in page.words if box.holds(w.box.centre) and not w.raised]
    if not inside or not is_of_one_size([box], inside):
        return False
    reach = max(cell.height for cell in cells) + max(word.size for word in inside)
    top, bottom = box.top - reach, box.bottom + reach
    near = [
        w
        for w in page.words
        if box.x0 - SNAP <= w.box.centre[0] <= box.x1 + SNAP
        and (top <= w.box.centre[1] < box.top or box.bottom < w.box.centre[1] <= bottom)
    ]
    return not any(is_tabular(line) for line in lines_of(page.number, near))
