"""Shades that a scanner without greys breaks into dots or hatching, made shades again."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.pdf.ocr.raster import SCALE, Raster

STEP = 100
"""Grey levels between two neighbouring pixels that are ink and paper."""

AROUND = 6.0
"""Points of the square in which such steps are counted."""

BUSY = 0.24
"""Share of pixels at such a step, both along rows and down columns, from which a place is screened:
dots and hatching have 0.3 and more. A line of close print has as much in spots, never all along."""

LOWEST = 8.0
"""Points of height from which a screened place is a shade: a row with a line of print."""

SHORTEST = 30.0
"""Points of length of the same."""

SMEAR = 0.65
"""Points of the blur that makes dots a shade; a letter's stroke outlasts it."""

SHADE = 205.0
"""Grey level that such a shade is given, so that print on it stands out as on a light one."""


def descreened(picture: Raster) -> Raster:
    """A whitened picture with its screened places as even light shades, print on them in place."""
    import cv2

    side = round(AROUND * SCALE)
    dark = picture.astype(np.int16)
    along, down = np.zeros(picture.shape, np.float32), np.zeros(picture.shape, np.float32)
    along[:, 1:] = np.abs(np.diff(dark, axis=1)) > STEP
    down[1:] = np.abs(np.diff(dark, axis=0)) > STEP
    busy = np.minimum(cv2.blur(along, (side, side)), cv2.blur(down, (side, side))) >= BUSY
    # print on the shade thins the dots out where it stands
    closed = cv2.morphologyEx(busy.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((side, side * 3)))
    long = np.ones((round(LOWEST * SCALE), round(SHORTEST * SCALE)), np.uint8)
    screened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, long)
    if not screened.any():
        return picture
    smooth = cv2.GaussianBlur(picture, (0, 0), SMEAR * SCALE).astype(np.float32)
    result = picture.copy()
    for x, y, wide, high in _places(screened):
        place = np.s_[y : y + high, x : x + wide]
        level = max(float(np.median(smooth[place])), 1.0)
        result[place] = np.clip(smooth[place] * (SHADE / level), 0, 250).astype(np.uint8)
    return result


def _places(screened: npt.NDArray[Any]) -> list[tuple[int, int, int, int]]:
    import cv2

    outlines = cv2.findContours(screened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    boxes = [cv2.boundingRect(outline) for outline in outlines]
    return [(x, y, wide, high) for x, y, wide, high in boxes]
