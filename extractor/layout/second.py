"""A second engine's reading of a region: camelot finds the edges, our own words fill the cells.

It is asked only where our own reading scores low, since it opens the file again. Taking its edges
and not its text keeps superscripts, doubled glyphs and hyphens as everywhere else.

Its reader of drawn lines (``flavor="lattice"``, with the engine that reads vectors) is not asked.
Over 208 regions with drawn lines (the fixtures and 28 more reports) it never scored higher than
ours where ours scores low: those six are single rows that a page break cut off. Twice it scored
higher elsewhere, because it left merged cells apart.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path

from extractor.layout.grid import Grid, build
from extractor.pdf.page import SLACK, Box, Page, Sheet, Word

log = logging.getLogger(__name__)

FLAVOR = "network"
"""camelot's reader of tables by their text's alignment."""


AROUND = 3.0
"""Points around the region that the engine is shown: glyphs reach out of their boxes."""

LEAST_EDGES = 3
"""Fewest edges in either direction of a table: two columns and two rows."""


def second_reading(path: Path, page: Page, box: Box, words: Sequence[Word]) -> Grid | None:
    """The region of the page as camelot reads it; None when it finds no table there.

    Whatever camelot raises counts as "no table": the first reading stands.
    """
    if page.scan is not None:
        return None  # camelot reads the file's own text, and a scan has none
    from camelot.io import read_pdf  # slow to import, and most documents never need it

    sheet = page.sheet or Sheet(page.number)
    height = page.height / sheet.scale
    region = sheet.shown(box)
    edges = (
        region.x0 - AROUND,
        height - region.top + AROUND,
        region.x1 + AROUND,
        height - region.bottom - AROUND,
    )
    area = ",".join(map(str, edges))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = read_pdf(
                str(path),
                pages=str(sheet.number),
                flavor=FLAVOR,
                table_areas=[area],
                suppress_stdout=True,
            )
    except MemoryError:  # the file's, not camelot's: what is missing must not look like no table
        raise
    except Exception as error:
        log.debug("%s page %d: camelot failed: %s", path.name, page.number, error)
        return None
    best: Grid | None = None
    for table in tables:
        xs = sorted({(x - sheet.left) * sheet.scale for column in table.cols for x in column})
        ys = sorted({(height - y) * sheet.scale for row in table.rows for y in row})
        xs = [x for i, x in enumerate(xs) if i == 0 or x - xs[i - 1] > SLACK]
        ys = [y for i, y in enumerate(ys) if i == 0 or y - ys[i - 1] > SLACK]
        if len(xs) < LEAST_EDGES or len(ys) < LEAST_EDGES:
            continue
        grid = build(page.number, xs, ys, (), words, f"camelot-{FLAVOR}")
        if grid is not None and (best is None or len(grid.rows) > len(best.rows)):
            best = grid
    return best
