"""Lines that are too faint to see at one place: their length is evidence enough.

Print is left out, and what remains is averaged along a stretch, which takes the paper's noise away
and leaves the line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.pdf.ocr.raster import SCALE, Bitmap, Raster

STRETCH = 16.0
"""Points along which the picture is averaged; the lowest row of a table is as high."""

ACROSS = 1.0
"""Points across a line that are averaged with it: a hairline, blurred."""

ASIDE = 2.2
"""Points from a line's middle to that of the ground on either side of it: beyond its blur at a
hundred dots to the inch, and nearer than the print of the next row."""

PRINT = 1.1
"""Points around print that are not looked at: its blur."""

SEEN = 0.4
"""Share of a stretch that must be clear of print for it to tell."""

FAINTEST = 4.0
"""Grey levels by which a stretch of a line is darker than the ground on both of its sides; what a
picture's compression leaves around print has up to three."""

OVER_NOISE = 4.0
"""Standard deviations of such stretches of bare paper by which it must be."""

FALLS_OFF = 0.5
"""Share of the darkest stretch within reach from which a stretch is of the line itself."""


def faint_lines(picture: Raster, ink: Bitmap) -> Bitmap:
    """Where stretches along the rows are darker than the ground above and below them.

    ``ink`` is the print, without what may be pieces of such lines.
    """
    import cv2

    around = 2 * round(PRINT * SCALE) + 1
    clear = 1 - cv2.dilate(ink.astype(np.float32), np.ones((around, around)))
    size = (round(STRETCH * SCALE), round(ACROSS * SCALE))
    seen = cv2.blur(clear, size)
    tone = cv2.blur(picture.astype(np.float32) * clear, size) / np.maximum(seen, SEEN)
    step = round(ASIDE * SCALE)
    above, below = _moved(tone, step), _moved(tone, -step)
    depth = np.minimum(above, below) - tone
    told = (seen >= SEEN) & (_moved(seen, step) >= SEEN) & (_moved(seen, -step) >= SEEN)
    depth = np.where(told, depth, 0.0).astype(np.float32)
    bare = (above - tone)[told]
    noise = 1.48 * float(np.median(np.abs(bare))) if bare.size else 0.0
    reach = cv2.dilate(depth, np.ones((1, size[0]), np.uint8))
    least = max(FAINTEST, OVER_NOISE * noise)
    line = (depth >= least) & (depth >= FALLS_OFF * reach)
    # a line runs beside print, not through it: stems and brackets below each other make none
    return np.asarray(line & (clear > 0), dtype=np.bool_)


def _moved(tone: npt.NDArray[Any], rows: int) -> npt.NDArray[Any]:
    """The values so many rows above each place, or below for a negative number."""
    moved = np.zeros_like(tone)
    if rows > 0:
        moved[rows:] = tone[:-rows]
    else:
        moved[:rows] = tone[-rows:]
    return moved
