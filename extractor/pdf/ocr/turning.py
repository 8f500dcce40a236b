"""Which way up a scanned page is.

Landscape tables are often fed sideways, and now and then a page upside down.
"""

from __future__ import annotations

import numpy as np

from extractor.pdf.ocr.raster import Bitmap, Raster
from extractor.pdf.ocr.straight import sharpness

SIDEWAYS = 1.6
"""Times by which the picture falls into columns more sharply than into rows from which its lines of
print stand upright. Level pages have 0.3 at most, tables with many columns included."""

DOUBTFUL = 0.85
"""Mean likelihood of its letters below which a page may be upside down; upright print has 0.95."""

BETTER = 0.1
"""Likelihood by which the page turned about must read better."""


def quarter_turned(picture: Raster, quarters: int) -> Raster:
    """The picture turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))


def is_sideways(letters: Bitmap) -> bool:
    """Whether the lines of print run up or down the picture."""
    return sharpness(letters.T) > SIDEWAYS * sharpness(letters)
