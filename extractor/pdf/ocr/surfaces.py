"""Shaded surfaces in a level picture: cells and bars, which are rectangles, and what is none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractor.pdf.ocr.lines import THICKEST
from extractor.pdf.ocr.raster import DARK, SCALE, SEAM, Bitmap, Raster
from extractor.pdf.page import Box

SHADE = 0.97
"""Lightness below which a surface is shaded, paper being 1."""

STROKE = 2.6
"""Points up to which white on a dark cell is a letter's stroke, of bold print of 16 points at most,
or a line between two cells. Print stands further below a cell than that, and is no part of it."""

SMALLEST = 9.0
"""Points that a shaded surface measures at least either way: a line of print."""

FILLED = 0.85
"""Share of its box from which a shaded surface is a rectangle; a pie chart has 0.79."""

MOSTLY = 0.6
"""Share of a dark cell that is dark, white print on it set aside; bold print has 0.45 at most."""

FRAMED = 0.9
"""Share of a strip along each side of a dark cell that is dark; a word whose bold letters touch has
0.85 on one side at least."""

CLOGGED = 16.0
"""Points of height up to which a patch may be letters that have filled up on a copy of a copy: bold
print of 14 points."""

BLACK = 0.45
"""Share of such a patch that is black; on a shaded cell, print covers a fifth."""

WHOLE_PAGE = 0.85
"""Share of the page from which a surface is its background."""


EDGE = 6.0
"""Points from the picture's edge within which a patch is the scanner's shadow."""

Patch = tuple[int, int, int, int]
"""Left, top, width, height, in pixels."""


class Surfaces(NamedTuple):
    """What is shaded, in points: rectangles (dark ones first), and patches of any other form."""

    rectangles: tuple[Box, ...]
    others: tuple[Box, ...]


def surfaces_of(picture: Raster) -> Surfaces:
    """The shaded surfaces of a level, whitened picture."""
    import cv2

    black = (picture < DARK).astype(np.uint8)
    # white letters on a dark cell, and the white lines between such cells, are closed over
    side = round(STROKE * SCALE)
    closed = cv2.morphologyEx(black, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    dark = [
        (x, y, wide, high)
        for x, y, wide, high in _patches(np.asarray(closed > 0, dtype=np.bool_))[0]
        if float(black[y : y + high, x : x + wide].mean()) >= MOSTLY
        and _is_framed(black[y : y + high, x : x + wide])
    ]
    light = picture.copy()
    for x, y, wide, high in dark:
        light[max(0, y - SEAM) : y + high + SEAM, max(0, x - SEAM) : x + wide + SEAM] = 255
    # print on a shaded cell is no part of its tone: what is left when dark marks are closed over
    side = round(THICKEST * SCALE)
    ground = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    tone = np.asarray(cv2.blur(ground, (7, 7)) < SHADE * 250, dtype=np.bool_)
    shaded, others = _patches(tone)
    height, width = picture.shape
    shaded, others = (
        [patch for patch in patches if not _is_clogged(black, patch)]
        for patches in (shaded, others)
    )
    within = [
        patch
        for patch in others
        if min(patch[0], patch[1], width - patch[0] - patch[2], height - patch[1] - patch[3])
        > EDGE * SCALE
    ]
    return Surfaces(
        tuple(map(_box, (p for p in (*dark, *shaded) if _is_part(p, width, height)))),
        tuple(map(_box, (p for p in within if _is_part(p, width, height)))),
    )


def _is_framed(black: Raster) -> bool:
    """Whether a patch is dark along all of its sides: print on it stands clear of them, but the
    letters of a word in print so thick that they touch make its sides themselves."""
    return all(
        float(side.mean()) >= FRAMED
        for side in (
            black[SEAM : 2 * SEAM],
            black[-2 * SEAM : -SEAM],
            black[:, SEAM : 2 * SEAM],
            black[:, -2 * SEAM : -SEAM],
        )
    )


def _is_clogged(black: Raster, patch: Patch) -> bool:
    """Whether a patch is print so thick that its letters have filled up: as low as a line of print,
    and black for the most part, yet no dark cell, which would have been found as one."""
    x, y, wide, high = patch
    inside = black[y : y + high, x : x + wide]
    return high <= CLOGGED * SCALE and float(inside.mean()) >= BLACK


def _is_part(patch: Patch, width: int, height: int) -> bool:
    return patch[2] * patch[3] < WHOLE_PAGE * width * height


def _box(patch: Patch) -> Box:
    x, y, wide, high = patch
    return Box(x / SCALE, y / SCALE, (x + wide) / SCALE, (y + high) / SCALE)


def _patches(shaded: Bitmap) -> tuple[list[Patch], list[Patch]]:
    """The patches of a bitmap that are filled rectangles, and the others."""
    import cv2

    small = round(SMALLEST * SCALE / 2)
    solid = cv2.morphologyEx(
        shaded.astype(np.uint8), cv2.MORPH_OPEN, np.ones((small, small), np.uint8)
    )
    found: tuple[list[Patch], list[Patch]] = [], []
    for outline in cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        x, y, wide, high = cv2.boundingRect(outline)
        if min(wide, high) < SMALLEST * SCALE:
            continue
        upright = cv2.contourArea(outline) >= FILLED * wide * high
        found[0 if upright else 1].append((x, y, wide, high))
    return found
