"""Which of a page's lattices are tables, and where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from extractor.layout.blocks import Cell
from extractor.layout.broken_years import breaks_year
from extractor.layout.captions import off_title_row
from extractor.layout.choose import (
    GOOD,
    POOR,
    figures_share,
    fused_share,
    is_figure,
    is_sound,
    is_value,
    lists_payments,
    score,
)
from extractor.layout.contents import heads_contents, is_contents
from extractor.layout.filled import filled_rulings
from extractor.layout.grid import Grid, build, cells_of, part, unique, without_unused_edges
from extractor.layout.halves import halves, side_by_side
from extractor.layout.hung import heads_bare_rows, with_hung_rows
from extractor.layout.lanes import columns_apart
from extractor.layout.lines import lines_of
from extractor.layout.loose import parted_rows, parted_spans
from extractor.layout.regions import (
    Region,
    bare_regions,
    ruled_regions,
    shaded_regions,
)
from extractor.layout.ruled import Lattice, lattices_and_rules
from extractor.layout.second import second_reading
from extractor.layout.spread import with_spread_spanners
from extractor.layout.stitch import SAME_EDGE, is_lone_boxhead
from extractor.layout.turned import set_in_cells
from extractor.layout.unruled import read, white_edges
from extractor.pdf.page import SLACK, Box, Page, Word, around, standing_in

PROSE = 30
"""Words in one cell from which it holds prose."""

PROSE_WIDTH = 0.6
"""Share of its grid's width from which a prose cell makes the grid a frame."""

MARK = 6
"""Most characters of a section number that stands beside the prose in a frame."""

FIGURES = 0.6
"""Share of cells right of the stub that must hold values for a table without any drawing."""

FILLED = 0.2
"""Share of cells with text below which lines are a drawing and no table."""

TITLE = 2.0
"""Font sizes above a table within which its title stands."""

DRAWN_ROWS = 2
"""Most rows between the lines across a table of which the columns alone are drawn: its boxhead, and
all that stands below."""

BOXHEAD_CELLS = 3
"""Fewest cells of a row in mid-table that may be the next table's boxhead: two are a sub-head."""

_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?|[a-zA-Z][.)]?|\([a-z]\)")


def ruled_grids(page: Page, above: Grid | None, path: Path | None = None) -> list[Grid]:
    """The page's tables with drawn cells, top to bottom. ``above`` is the last grid of the page
    before, which one of them may continue."""
    found: list[Grid] = []
    taken: set[int] = set()  # lattices that overlap by a hair: a word on both is the smaller one's
    drawn, rules = lattices_and_rules([*page.rulings, *filled_rulings(page)], page.fills)
    boxes = [one.box for one in drawn]
    listing = bool(drawn) and heads_contents(lines_of(page.number, page.words))
    hung = [with_hung_rows(one, rules, boxes, page.words) for one in drawn]
    for lattice in sorted(hung, key=lambda one: _area(one.box)):
        if any(_in_one_cell(grid.box, lattice) for grid in found):
            continue  # a frame around a table
        words = [w for w in standing_in(page.words, lattice.box) if id(w) not in taken]
        if words and page.turned:
            words += set_in_cells(page.turned, lattice.spans, lattice.xs, lattice.ys)
        if not words:
            continue
        if listing and _lists_contents(page, lattice, words):
            continue
        spans = parted_spans(lattice.spans, lattice.xs, lattice.ys, words)
        ys, spans = parted_rows(page.number, lattice.xs, lattice.ys, spans, words)
        if heads_bare_rows(lattice, page.words):
            continue
        grid = build(page.number, lattice.xs, ys, spans, words, "ruled")
        if grid is not None and (len(lattice.ys) == 2 or _fuses_rows(grid, lattice)):
            grid = _without_row_lines(page, lattice, words) or grid
        if grid is None or not (is_table(grid, above) or _waits_at_foot(grid, page)):
            continue
        grid = _unfused(grid, page, lattice, words, path)
        taken.update(map(id, words))
        found.extend(
            with_spread_spanners(half)
            for piece in split(grid)
            for half in halves(off_title_row(piece))
        )
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def _lists_contents(page: Page, lattice: Lattice, words: Sequence[Word]) -> bool:
    region = Region(tuple(lines_of(page.number, words)), lattice.box)
    return is_contents(region, several=True)


def _fuses_rows(grid: Grid, lattice: Lattice) -> bool:
    """Whether what stands between two lines across a table holds figures one below another."""
    stacked = (cell.text.split("\n") for cell in cells_of(grid))
    return len(grid.rows) >= len(lattice.ys) or any(
        sum(map(is_value, parts)) > 1 for parts in stacked
    )


def _without_row_lines(page: Page, lattice: Lattice, words: Sequence[Word]) -> Grid | None:
    """A table whose columns are drawn, and of its rows the frame alone, or the boxhead's foot: read
    as one with rules between its columns. None where it is another, or no table."""
    if len(lattice.ys) > DRAWN_ROWS + 1 or len(lattice.xs) - 1 <= 1:
        return None
    rules = tuple(lattice.ys[1:-1])
    region = Region(
        tuple(lines_of(page.number, words)),
        lattice.box,
        rules=rules,
        edges=tuple(lattice.xs[1:-1]),
        words=tuple(words),
    )
    if len(region.lines) < len(lattice.ys):
        return None
    grid = read(region, "ruled")
    if grid is None or not is_sound(grid) or figures_share(grid) < FIGURES:
        return None
    if any(breaks_year(f"{a[0].text}\n{b[0].text}") for a, b in pairwise(grid.rows)):
        return None  # the columns are too narrow for a year, and so for the numbers beside it
    return replace(grid, box=lattice.box)  # what overlaps its edges by a hair is not in it


def _unfused(
    grid: Grid, page: Page, lattice: Lattice, words: Sequence[Word], path: Path | None
) -> Grid:
    """The grid, or where its lines only group columns and rows, a reading by white as well."""
    if not fused_share(grid):
        return grid
    edges: list[float] = list(lattice.xs[1:-1])
    for left, right in pairwise(lattice.xs):
        held = tuple(w for w in words if left <= w.box.centre[0] < right)
        if held:
            inner = Region(tuple(lines_of(page.number, held)), around(w.box for w in held))
            edges += white_edges(inner)
    lines = tuple(lines_of(page.number, words))
    region = Region(lines, lattice.box, edges=tuple(sorted(edges)), words=tuple(words))
    other = _best("aligned", page, region, path)
    return other if other is not None and fused_share(other) < fused_share(grid) else grid


def unruled_grids(page: Page, words: Sequence[Word], path: Path | None) -> list[Grid]:
    """The page's tables without drawn cells, found among the words that no drawn table holds."""
    found: list[Grid] = []
    regions = [*ruled_regions(page, words), *shaded_regions(page, words)]
    regions.sort(key=lambda region: -_area(region.box))
    listing = heads_contents(lines_of(page.number, words))
    for region in regions:
        if any(region.box.overlap(other.box) > SLACK for other in found):
            continue  # rules of another length within a table
        if listing and is_contents(region, several=True):
            continue
        grid = _best("rules", page, region, path)
        if grid is not None and score(grid) >= POOR:
            found.extend(half for piece in split(grid) for half in halves(off_title_row(piece)))
    rest = outside(words, found)
    beside = [word for word in rest if any(_stands_right_of(word, grid) for grid in found)]
    taken = set(map(id, beside))
    rest = [word for word in rest if id(word) not in taken]
    apart = columns_apart(lines_of(page.number, rest))
    for region in [each for held in (*apart, beside) for each in bare_regions(page, held)]:
        if is_contents(region, listing):
            continue
        grid = _best("aligned", page, region, path)
        if grid is None or score(grid) < GOOD:
            continue
        if figures_share(grid) >= FIGURES or lists_payments(grid):
            found.extend(
                off_title_row(piece) for half in halves(grid) for piece in side_by_side(half)
            )
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def _stands_right_of(word: Word, grid: Grid) -> bool:
    """Whether a word stands to the right of a table or of the line of text above it: what is there
    has lines of its own."""
    top = grid.box.top - TITLE * word.size
    return word.box.x0 >= grid.box.x1 and top <= word.box.centre[1] <= grid.box.bottom


def _best(reader: str, page: Page, region: Region, path: Path | None) -> Grid | None:
    """The best reading of a region: by the edges that are drawn, by white between the columns, and
    where both are poor by a second engine's."""
    readings = [read(region, reader)]
    if region.edges and (readings[0] is None or not is_sound(readings[0])):
        readings.append(read(replace(region, edges=()), reader))
    grids = [grid for grid in readings if grid is not None]
    best = max(grids, key=score, default=None)
    if path is None or (best is not None and is_sound(best)):
        return best
    other = second_reading(path, page, region.box, region.words)
    if other is None or (best is not None and score(other) <= score(best)):
        return best
    return other


def _area(box: Box) -> float:
    return box.width * box.height


def _in_one_cell(box: Box, lattice: Lattice) -> bool:
    for span in lattice.spans:
        left, right = lattice.xs[span.column], lattice.xs[span.column + span.columns]
        top, bottom = lattice.ys[span.row], lattice.ys[span.row + span.rows]
        if left <= box.x0 and box.x1 <= right and top <= box.top and box.bottom <= bottom:
            return True
    return False


def is_table(grid: Grid, above: Grid | None = None) -> bool:
    """Whether a grid tabulates, and is no frame drawn around prose, a heading or a chart.

    Writers put a summary in a box, a section number beside its text in a frame of two columns, a
    whole report in such a frame. A single row of two cells is a table only where it continues one.
    """
    cells = cells_of(grid)
    filled = [cell for cell in cells if cell.text.strip()]
    used = {c for row in grid.rows for c, cell in enumerate(row) if cell.text.strip()}
    if grid.width < 2 or len(filled) < 2:
        return False
    if len(filled) < FILLED * len(cells):
        return False
    if _frames_prose(grid, filled):
        return False
    if len(used) < 2 or (len(grid.rows) == 1 and grid.width == 2):
        return above is not None and same_edges(above, grid)
    return True


def _waits_at_foot(grid: Grid, page: Page) -> bool:
    """Whether a row of two labels, the last thing on its page, may be the boxhead of rows that the
    next page begins with."""
    return is_lone_boxhead(grid) and all(w.box.centre[1] <= grid.box.bottom for w in page.words)


def same_edges(above: Grid, below: Grid) -> bool:
    """Whether two grids have the same columns, perhaps shifted by mirrored margins."""
    if above.width != below.width:
        return False
    shift = below.xs[0] - above.xs[0]
    return all(abs(b - a - shift) <= SAME_EDGE for a, b in zip(above.xs, below.xs, strict=True))


def _frames_prose(grid: Grid, filled: Sequence[Cell]) -> bool:
    width = grid.box.width
    wide = [c for c in filled if c.box is not None and c.box.width >= PROSE_WIDTH * width]
    if not wide or any(is_value(cell.text) for cell in wide):
        return False
    column = wide[0].column
    others = [cell for cell in filled if cell.column != column and cell.columns < grid.width]
    if any(len(cell.text.split()) >= PROSE for cell in wide):
        return all(len(cell.text.strip()) <= MARK for cell in others)
    # numbers on the right are figures: "Delay | 14"
    numbered = grid.width == 2 and column == 1
    return numbered and all(_SECTION.fullmatch(cell.text.strip()) for cell in others)


def split(grid: Grid) -> list[Grid]:
    """The grid cut where another table begins though its lines touch.

    That is where no column edge goes on from one row to the next, and where a bold row of labels
    follows figures and looks like the boxhead that the grid began with.
    """
    cuts = [0]
    for index in range(1, len(grid.rows)):
        if _edges_change(grid, index) or _new_boxhead(grid, index, cuts[-1]):
            cuts.append(index)
    if len(cuts) == 1:
        return [grid]
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(grid.rows)], strict=True):
        piece = without_unused_edges(part(grid, start, end))
        if is_table(piece):
            pieces.append(piece)
    return pieces


def _inner_edges(grid: Grid, row: int) -> set[float]:
    cells = unique(grid.rows[row])
    return {grid.xs[cell.column] for cell in cells if cell.column > 0}


def _edges_change(grid: Grid, index: int) -> bool:
    above, below = _inner_edges(grid, index - 1), _inner_edges(grid, index)
    if len(above) < 2 or len(below) < 2 or above & below:
        return False
    return not any(grid.rows[index - 1][c] is grid.rows[index][c] for c in range(grid.width))


def _new_boxhead(grid: Grid, index: int, start: int) -> bool:
    """Whether a row below figures is the boxhead of another table: bold labels, figures below them,
    and as many as in the boxhead that the grid began with or in columns of their own."""
    if index - start < 2 or index + 1 >= len(grid.rows):
        return False
    row, first = _within_table(grid.rows[index]), _within_table(grid.rows[start])
    if len(row) < BOXHEAD_CELLS or not _labels_only(row) or not _labels_only(first):
        return False
    above = grid.rows[index - 1]
    if any(is_figure(cell.text) for cell in above[1:]) and len(row) == len(first):
        return any(is_figure(cell.text) for cell in grid.rows[index + 1][1:])
    if _labels_only(_within_table(above)):
        return False
    body = next(
        (
            i
            for i in range(index + 1, len(grid.rows))
            if not _labels_only(_within_table(grid.rows[i]))
        ),
        len(grid.rows),
    )
    return (
        body < len(grid.rows)
        and _inner_edges(grid, body) != _inner_edges(grid, index - 1)
        and any(is_figure(cell.text) for cell in grid.rows[body][1:])
    )


def _within_table(row: Sequence[Cell]) -> list[Cell]:
    """The row's cells, less what is left empty beside a table narrower than the one it touches."""
    cells = unique(row)
    while len(cells) > 1 and not cells[-1].text.strip():
        cells.pop()
    return cells


def _labels_only(row: Sequence[Cell]) -> bool:
    return all(cell.text.strip() for cell in row[1:]) and not any(
        is_figure(cell.text) or not cell.bold for cell in row if cell.text.strip()
    )


def outside(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    """The words that stand in none of the grids."""
    if not grids:
        return list(words)
    boxes = [grid.box for grid in grids]
    found = []
    for word in words:
        x0, top, x1, bottom = word.box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for left, roof, right, floor in boxes:
            if left <= x <= right and roof <= y <= floor:
                break
        else:
            found.append(word)
    return found
