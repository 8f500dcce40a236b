"""Setting a scanned page straight: by how much it is turned, and the picture turned back.

A scanner feeds a page a degree or two askew. Lines of print and ruling lines are found row by row,
so every later step rests on the picture being level.
"""

from __future__ import annotations

import math

import numpy as np

from extractor.pdf.ocr.raster import Bitmap, Raster

STEEPEST = 5.0
"""Degrees up to which a page is looked for askew; feeders do not turn a page further."""

COARSE = 0.25
"""Degrees between the angles tried first."""

FINE = 0.02
"""Degrees between the angles tried around the best of these; over a line of 450 points, 0.16."""

LEVEL = 0.03
"""Degrees below which turning the picture would blur it for nothing."""

THINNING = 2
"""Every so many pixels are looked at; lines of print are some ten times as high."""


class _Profile:
    """How sharply ink falls into rows, for any angle that the rows may have."""

    def __init__(self, ink: Bitmap) -> None:
        ys, xs = np.nonzero(ink[::THINNING, ::THINNING])
        self.empty = len(xs) == 0
        self._xs = xs.astype(np.float32) - ink.shape[1] / (2 * THINNING)
        self._ys = ys.astype(np.float32)
        steepest = math.tan(math.radians(STEEPEST + COARSE))
        self._margin = int(ink.shape[1] / THINNING * steepest) + 2
        self._rows = ink.shape[0] // THINNING + 1 + 2 * self._margin

    def sharpness(self, degrees: float) -> float:
        """The changes of the profile from row to row, squared and added up."""
        fall = self._xs * math.tan(math.radians(degrees))
        rows = (self._ys - fall + self._margin).astype(np.int32)
        profile = np.bincount(rows, minlength=self._rows).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    def best(self) -> float:
        """The angle, in degrees, at which that is greatest."""
        steps = round(STEEPEST / COARSE)
        best = max((n * COARSE for n in range(-steps, steps + 1)), key=self.sharpness)
        steps = round(COARSE / FINE)
        return max((best + n * FINE for n in range(-steps, steps + 1)), key=self.sharpness)


def skew_of(ink: Bitmap) -> float:
    """By how many degrees the page's lines fall to the right (negative: rise); 0.0 for no ink.

    Along the true angle the ink falls into rows with white between: the profile's changes from row
    to row are greatest there.
    """
    profile = _Profile(ink)
    return 0.0 if profile.empty else profile.best()


def sharpness(ink: Bitmap) -> float:
    """How sharply the ink falls into rows at the angle where it does so most; 0.0 for no ink."""
    profile = _Profile(ink)
    return 0.0 if profile.empty else profile.sharpness(profile.best())


def levelled(picture: Raster, degrees: float) -> Raster:
    """The picture turned about its middle so that lines falling by ``degrees`` lie level."""
    if abs(degrees) < LEVEL:
        return picture
    import cv2  # slow to import, and only scans need it

    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(turned, dtype=np.uint8)
