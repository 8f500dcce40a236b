"""Sheets of two pages, seen from their pictures: print and all that is drawn is small on them.

What is looked for on a picture has its least sizes in points: a ruling line, the shade of a
boxhead, a letter. On a sheet of two pages it has seven tenths of them. Such a sheet is read from a
picture as large as its pages were set, and what was found is brought back to its own points.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from extractor.pdf.ocr.raster import SCALE, Bitmap
from extractor.pdf.page import Box, Page
from extractor.pdf.two_up import EDGE, is_in_middle, is_wide, reduction

WHITE = 0.035
"""Share of the sheet's width that white down its middle takes: a degree askew takes 10 points of
it, and two inner margins have 50 and more."""

DUST = 0.002
"""Share of a column of the picture that may be dark in what is white: dust, a fold's edge."""

FOLD = 0.01
"""Share of the sheet's width that a fold's shadow takes at most."""

LEAST_REDUCTION = 1.1
"""Times from which print is small enough to be worth the larger picture."""


def reduction_of(ink: Bitmap) -> float:
    """How many times as large the pages of a level sheet of two were set; 1.0 for any other page,
    and where they are as large as they were."""
    height, width = ink.shape
    reduced = reduction(height / SCALE)
    if reduced < LEAST_REDUCTION or not is_wide(width, height):
        return 1.0
    between = ink[round(EDGE * height) : round((1 - EDGE) * height)]
    dark = _without_fold(between.mean(axis=0) > DUST, round(FOLD * width))
    for start, end in _runs(~dark):
        if end - start >= WHITE * width and is_in_middle(start, end, width):
            return reduced
    return 1.0


def _without_fold(dark: Bitmap, widest: int) -> Bitmap:
    """The columns that are dark, but for a thin band near the middle with white on both sides."""
    cleared = dark.copy()
    for start, end in _runs(dark):
        if end - start <= widest and is_in_middle(start, end, len(dark)):
            cleared[start:end] = False
    return cleared


def _runs(columns: Bitmap) -> list[tuple[int, int]]:
    """From where to where columns are true, the last left out."""
    found, at = [], 0
    for value, run in groupby(columns.tolist()):
        length = sum(1 for _ in run)
        if value:
            found.append((at, at + length))
        at += length
    return found


def reduced(page: Page, times: float) -> Page:
    """The page in points so many times as large: what was found on a picture that was enlarged."""

    def small(box: Box) -> Box:
        x0, top, x1, bottom = (value / times for value in box)
        return Box(x0, top, x1, bottom)

    return replace(
        page,
        width=page.width / times,
        height=page.height / times,
        words=tuple(replace(w, box=small(w.box), size=w.size / times) for w in page.words),
        rulings=tuple(replace(r, box=small(r.box)) for r in page.rulings),
        fills=tuple(map(small, page.fills)),
        images=tuple(map(small, page.images)),
        shapes=tuple(map(small, page.shapes)),
        doubts=tuple(replace(d, box=small(d.box)) for d in page.doubts),
        scan=replace(page.scan, width=page.scan.width / times, height=page.scan.height / times)
        if page.scan is not None
        else None,
    )
