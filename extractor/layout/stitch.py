"""Joins tables that run over a page break.

A table goes on when it is the last thing on its page, a grid with the same column edges is the
first thing on the next, and the second brings no boxhead of its own. Word processors repeat the
boxhead on the new page (it is dropped) and let a row break in two (its halves are joined).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.layout.blocks import Cell
from extractor.layout.choose import header_rows, is_figure
from extractor.layout.grid import Grid, renumbered, unique
from extractor.layout.rows import runs_on

SAME_EDGE = 6.0
"""Points by which a column edge may differ from page to page."""

BOXHEAD = 4
"""Most rows of a boxhead that a new page repeats."""

COLUMNS = 3
"""Fewest columns that need a boxhead: "Upheld | 4" needs a title alone."""

LONE = 2
"""Cells of a row that is no table unless rows go on from it: of three it may be one."""

LONG_STUB = 6
"""Words from which a stub alone in its row is prose that goes on, and no sub-head."""


def continues(above: Grid, below: Grid) -> bool:
    """Whether the second grid, on the page after, is the first one's continuation."""
    if below.page != above.pages[-1] + 1:
        return False
    if below.title not in (None, above.title) and not _has_sub_head(above, below):
        return False
    above = widened(above, below)
    if above.width != below.width or above.width < 2:
        return False
    if repeated(above, below) and "ruled" not in (above.reader, below.reader):
        return True  # edges found by white differ with the rows on the page
    if _is_boxhead(above) and _is_bare_body(above, below):
        return True
    shift = below.xs[0] - above.xs[0]
    if any(abs(b - a - shift) > SAME_EDGE for a, b in zip(above.xs, below.xs, strict=True)):
        return False
    if repeated(above, below):
        return True
    return not _own_boxhead(above, below)


def widened(above: Grid, below: Grid) -> Grid:
    """A boxhead that stayed alone at its page's foot, with the columns that the next page shows
    below its spanners: there "Outcome" is over "Upheld" and "Not upheld"."""
    if not 1 < above.width < below.width or not _is_boxhead(above) or below.reader != "ruled":
        return above
    shift = below.xs[0] - above.xs[0]
    at = [
        next((i for i, x in enumerate(below.xs) if abs(x - edge - shift) <= SAME_EDGE), None)
        for edge in above.xs
    ]
    places = [i for i in at if i is not None]
    if len(places) < len(at) or places[0] != 0 or places[-1] != below.width:
        return above
    spread = list(pairwise(places))
    rows = tuple(
        tuple(c for c, (low, high) in zip(row, spread, strict=True) for _ in range(low, high))
        for row in above.rows
    )
    return replace(above, xs=below.xs, rows=renumbered(rows))


def is_lone_boxhead(grid: Grid) -> bool:
    """Whether a grid is one row of two bold labels: a boxhead, or no table at all."""
    cells = [cell for row in grid.rows for cell in row]
    return len(cells) == LONE and all(
        cell.bold and cell.text.strip() and not is_figure(cell.text) for cell in cells
    )


def without_lone_boxheads(grids: Sequence[Sequence[Grid]]) -> list[list[Grid]]:
    """Each page's tables less a row of labels at its foot that no table goes on from."""
    found = [list(own) for own in grids]
    for own, following in zip(found, [*grids[1:], ()], strict=True):
        if own and is_lone_boxhead(own[-1]) and not (following and _heads(own[-1], following[0])):
            own.pop()
    return found


def _heads(above: Grid, below: Grid) -> bool:
    """Whether rows of figures go on from the labels, or the labels are printed again above them."""
    figures = any(is_figure(cell.text) for cell in below.rows[0][1:])
    return (figures or repeated(above, below) > 0) and continues(above, below)


def _has_sub_head(above: Grid, below: Grid) -> bool:
    """Whether what looks like the second grid's title is a sub-head of the first one's rows: of
    several columns of figures a title tells nothing, and a boxhead would stand below it."""
    if below.width < COLUMNS:
        return False
    figures = any(is_figure(cell.text) for cell in below.rows[0][1:])
    return below.reader == "ruled" == above.reader and figures and header_rows(above.rows) > 0


def _is_boxhead(grid: Grid) -> bool:
    """Whether a grid of drawn cells is a boxhead that stayed alone at its page's foot."""
    return (
        grid.reader == "ruled"
        and len(grid.rows) <= BOXHEAD
        and not any(is_figure(cell.text) for row in grid.rows for cell in row)
    )


def _is_bare_body(above: Grid, below: Grid) -> bool:
    """Whether a grid with nothing drawn begins with figures, and its columns, found by white, stand
    below those of a boxhead."""
    middles = [(a + b) / 2 for a, b in pairwise(below.xs)]
    return (
        below.reader == "aligned"
        and any(is_figure(cell.text) for cell in below.rows[0][1:])
        and all(
            a - SAME_EDGE <= x <= b + SAME_EDGE
            for x, (a, b) in zip(middles, pairwise(above.xs), strict=True)
        )
    )


def repeated(above: Grid, below: Grid) -> int:
    """How many rows at the second grid's head repeat the first one's boxhead."""
    count = 0
    while (
        count < min(BOXHEAD, len(above.rows), len(below.rows) - 1)
        and _texts(above.rows[count]) == _texts(below.rows[count])
        and any(_texts(above.rows[count]))
    ):
        count += 1
    return count


def _texts(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.split()).lower() for cell in row]


def _own_boxhead(above: Grid, below: Grid) -> bool:
    """Whether the second grid begins with a boxhead that differs from the first one's.

    A bold first row without figures over rows that hold some is a boxhead; a bold total row, or the
    first rows of a table whose boxhead stayed alone at the foot of the page before, are not.
    """
    first = [cell for cell in unique(below.rows[0]) if cell.text.strip()]
    if len(first) < 2 or not all(cell.bold for cell in first):
        return False
    if any(is_figure(cell.text) for cell in first[1:]):
        return False
    head = [cell for cell in unique(above.rows[0]) if cell.text.strip()]
    return len(above.rows) > 1 and bool(head) and any(cell.bold for cell in head)


def stitched(above: Grid, below: Grid) -> Grid:
    """The two grids as one."""
    spread = widened(above, below)
    whole, above = spread is not above, spread
    rows = list(below.rows[repeated(above, below) :])
    if below.title not in (None, above.title):
        rows.insert(0, _sub_head(below))
    upper = list(above.rows)
    if rows and not whole and _cut_in_two(upper[-1], rows[0]):
        upper[-1] = _rejoined(upper[-1], rows.pop(0))
    return replace(
        above,
        rows=renumbered([*upper, *rows]),
        pages=tuple(dict.fromkeys(above.pages + below.pages)),
    )


def _sub_head(grid: Grid) -> tuple[Cell, ...]:
    """The grid's title as the row of one cell that it was drawn as."""
    foot = min((c.box.top for c in grid.rows[0] if c.box is not None), default=grid.box.top)
    box = grid.box._replace(bottom=foot)
    return (Cell(grid.title or "", 0, 0, grid.page, box, 1, grid.width),) * grid.width


def _cut_in_two(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row runs on: neither stub nor figures on the next page, or a stub's end alone."""
    stub = below[0].text.strip()
    rest = [cell.text.strip() for cell in unique(below[1:]) if cell is not below[0]]
    figures = [text for text in rest if is_figure(text)]
    if figures or len(unique(below)) == 1 or len(above) != len(below):
        return False
    upper = [cell.text.strip() for cell in above]
    if not stub:
        return any(rest) and any(
            a.text.strip() for a, b in zip(above, below, strict=True) if b.text.strip()
        )
    if any(rest):
        # prose cells broken in mid-sentence
        broken = [
            a.text.strip() and b.text.strip()[:1].islower()
            for a, b in zip(above, below, strict=True)
            if b.text.strip()
        ]
        return all(broken)
    prose = len(stub.split()) >= LONG_STUB and not below[0].bold
    return bool(upper[0]) and any(upper[1:]) and (runs_on(upper[0], stub) or prose)


def _rejoined(above: Sequence[Cell], below: Sequence[Cell]) -> tuple[Cell, ...]:
    made: dict[tuple[int, int], Cell] = {}
    row = []
    for a, b in zip(above, below, strict=True):
        key = (id(a), id(b))
        if key not in made:
            text = "\n".join(t for t in (a.text, b.text) if t)
            made[key] = replace(a, text=text) if a.text else replace(b, text=text)
        row.append(made[key])
    return tuple(row)
