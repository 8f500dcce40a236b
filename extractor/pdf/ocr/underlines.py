"""Underlines that the print stands on: its letters and the line are one mark then.

Typists underlined headings, and on a copy the line runs into the letters' feet. Such a mark is too
wide to be letters, and no ruling line either, for print stands on it all along; the heading would
be lost whole. It is told by its rows: print has white between its letters, a line has none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extractor.pdf.ocr.raster import SCALE, Bitmap, Raster
from extractor.pdf.page import Box

HEIGHTS = (5.0, 30.0)
"""Points of height of a mark that is underlined print: small print on its line, a large heading."""

WIDE = 3.0
"""Widths of such a mark in its heights, at least; a bold capital is as wide as it is high."""

WHOLE = 0.96
"""Share of the mark's width that is ink in the line's rows: the line may end before the mark does,
or have a hole. In the rows of letters' feet two thirds are, on a thick copy nine tenths."""

THICKEST = 3.0
"""Points of height of the line, at most, on a copy of a copy."""

LOW = 0.5
"""Share of the mark's height from its top below which the line is: what is higher is struck
through, or the roof of a frame."""

FEET = 1.0
"""Points of the letters' feet that the line hides: they are drawn on so far, as they came to it, or
else the heading would seem smaller than its text."""

PRINT = 0.12
"""Share of the mark's box above the line that is ink, at least: a bracket has less."""


def without_underlines(picture: Raster, ink: Bitmap, marks: Sequence[Box]) -> Raster:
    """The picture with the lines that print stands on painted over in white."""
    painted = picture.copy()
    for mark in marks:
        if not HEIGHTS[0] <= mark.height <= HEIGHTS[1] or mark.width < WIDE * mark.height:
            continue
        x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
        rows = _line_of(ink[top:bottom, x0:x1])
        if rows is not None:
            first, last = rows
            cut = painted[top + first : top + last, x0:x1]
            foot = painted[top + first - 1, x0:x1].copy()
            cut[~_descending(ink[top:bottom, x0:x1], first, last)] = 255
            feet = cut[: round(FEET * SCALE)]
            np.minimum(feet, foot, out=feet)
    return painted


def _line_of(ink: Bitmap) -> tuple[int, int] | None:
    """The rows of a mark's ink, the last left out, that its underline takes."""
    # a line a hair off level steps from one row to the next: rows are taken in threes
    near = np.pad(ink, ((1, 1), (0, 0)))
    whole = (near[:-2] | near[1:-1] | near[2:]).mean(axis=1) >= WHOLE
    least = round(LOW * len(ink))
    at = np.flatnonzero(whole[least:])
    if not len(at) or whole[:least].any():
        return None  # no line, or the roof of a frame over it
    first, last = least + int(at[0]), least + int(at[-1]) + 1
    if last - first > round(THICKEST * SCALE) + 2 or not whole[first:last].all():
        return None
    if float(ink[:first].mean()) < PRINT:
        return None
    return first, last


def _descending(ink: Bitmap, first: int, last: int) -> npt.NDArray[np.bool_]:
    """The columns in which print goes on below the line, for each of the line's rows."""
    below = ink[last : last + 2].any(axis=0) if last < len(ink) else np.zeros(ink.shape[1], bool)
    above = ink[max(0, first - 2) : first].any(axis=0)
    return np.broadcast_to(below & above, (last - first, ink.shape[1]))
