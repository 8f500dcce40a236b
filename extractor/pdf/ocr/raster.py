"""Pictures of pages: rendering, paper set to white, and the ink upon it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from extractor.pdf.page import Box

if TYPE_CHECKING:
    import pypdfium2

Raster = npt.NDArray[np.uint8]
"""Grey levels, 0 black to 255 white, by row and column."""

Bitmap = npt.NDArray[np.bool_]
"""True where there is ink."""

DPI = 200
"""Pixels to the inch at which pages are read. At 150 small print runs together, at 300 the engine
reads no better: it brings every line to a height of 48 pixels."""

SCALE = DPI / 72
"""Pixels to the point."""

PAPER_TILE = 24
"""Points of a square in which some paper shows between the print."""

SEAM = 3
"""Pixels on both sides of a surface's edge that belong to neither."""

INK = 30
"""Grey levels by which ink is darker than what surrounds it."""

AROUND = 14
"""Points of the square that counts as what surrounds a pixel: a line of print and its leading."""

ENOUGH_INK = 0.0005
"""Share of a page that is ink from which its ink is known: a line of print has as much."""

PALE = 120.0
"""Grey levels between a page's paper and its ink below which it is a pale copy."""

FULL = 200.0
"""Grey levels between paper and ink that a pale copy is brought to."""

DARK = 130
"""Grey level below which a surface is dark enough for print on it to be white."""

LIGHTER = 20
"""Grey levels by which white print is lighter than the shade that it stands on."""

WHITE_PRINT = 3.0
"""Times as much lighter than darker ink on a shade of middling darkness from which its print is
white: print has one colour, and what is left of the other is noise and the shade's edges."""

BRIGHT = 200
"""Grey level from which a part of a dark page is its paper."""

MARGIN = 0.02
"""Share of a dark page that is paper at least, where its ground is a surface printed on it."""

LEAST_PRINT = 0.01
"""Share of a surface that its print covers at least; dust and noise cover less."""

WIDEST_STROKE = 4.5
"""Points across the widest strokes of print upon a shade."""


def rendered(page: pypdfium2.PdfPage, dpi: float = DPI) -> Raster:
    """The page as a viewer shows it, in grey. Raises what pypdfium2 raises."""
    bitmap = page.render(scale=dpi / 72, grayscale=True, rev_byteorder=False)
    grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width, -1)
    return np.asarray(grey[:, :, 0], dtype=np.uint8)


def whitened(picture: Raster) -> Raster:
    """The picture with its paper at 250, whatever the paper's tone and the lamp's shadow.

    The paper's tone is taken over wide areas, so that a shaded cell stays darker than the page.
    """
    import cv2

    height, width = picture.shape
    tile = max(8, round(PAPER_TILE * SCALE))
    rows, columns = max(1, height // tile), max(1, width // tile)
    small = cv2.resize(picture, (columns * 8, rows * 8), interpolation=cv2.INTER_AREA)
    tiles = small.reshape(rows, 8, columns, 8).transpose(0, 2, 1, 3).reshape(rows, columns, 64)
    tone = np.percentile(tiles, 90, axis=2).astype(np.float32)
    page_tone = float(np.median(tone[tone >= np.percentile(tone, 50)]))
    if page_tone < DARK and _is_printed_white(picture, page_tone):
        bright = tone[tone >= BRIGHT]
        if bright.size < MARGIN * tone.size:
            return whitened(255 - picture)
        page_tone = float(np.median(bright))  # a cover whose ground ends before the page does
    # a tile without paper (a photograph, a shaded table) tells nothing of the paper's tone
    tone = np.clip(tone, 0.94 * page_tone, 1.06 * page_tone).astype(np.float32)
    paper = cv2.resize(tone, (width, height), interpolation=cv2.INTER_LINEAR)
    white = np.clip(picture * (250.0 / np.maximum(paper, 1.0)), 0, 255)
    return deepened(np.asarray(white, dtype=np.uint8))


def _is_printed_white(picture: Raster, tone: float) -> bool:
    """Whether a page as dark as that has hardly any but lighter print: a cover, no dark copy."""
    lighter = float((picture > tone + LIGHTER).mean())
    return lighter > WHITE_PRINT * float((picture < tone - LIGHTER).mean())


def deepened(picture: Raster) -> Raster:
    """A whitened picture with the ink of a pale copy as dark as print is; any other as it is."""
    ink = ink_of(picture)
    if float(ink.mean()) < ENOUGH_INK:
        return picture
    depth = 250.0 - float(np.percentile(picture[ink], 10))
    if depth >= PALE:
        return picture
    deep = 250 - (250 - picture.astype(np.float32)) * (FULL / depth)
    return np.asarray(np.clip(deep, 0, 255), dtype=np.uint8)


def dark_of(picture: Raster, surfaces: Iterable[Box]) -> tuple[Box, ...]:
    """Those of a whitened picture's surfaces on which print is white: the dark ones, and those of a
    middling shade (a colour's, or of a pale copy) that have hardly any but lighter ink."""
    return tuple(
        box for box in surfaces if _tone(picture, box) < DARK or _has_white_print(picture, box)
    )


def _has_white_print(picture: Raster, box: Box) -> bool:
    x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
    inside = picture[top + SEAM : bottom - SEAM, x0 + SEAM : x1 - SEAM].astype(np.int16)
    if not inside.size:
        return False
    tone = int(np.median(inside))
    lighter = float((inside > tone + LIGHTER).mean())
    return lighter >= max(LEAST_PRINT, WHITE_PRINT * float((inside < tone - LIGHTER).mean()))


def flattened(picture: Raster, surfaces: Iterable[Box]) -> Raster:
    """A whitened picture with its shaded surfaces as white as the paper, their print as it is."""
    import cv2

    side = round(WIDEST_STROKE * SCALE) | 1
    result = picture.copy()
    height, width = picture.shape
    for box in surfaces:
        x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
        rows = slice(max(0, top - SEAM), min(height, bottom + SEAM))
        columns = slice(max(0, x0 - SEAM), min(width, x1 + SEAM))
        inside = picture[rows, columns]
        # print closed over, what is left is the shade
        ground = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
        level = cv2.blur(ground, (SEAM, SEAM)).astype(np.float32)
        flat = inside.astype(np.float32) * (250.0 / np.maximum(level, 1.0))
        result[rows, columns] = np.clip(flat, 0, 250).astype(np.uint8)
    return result


def _tone(picture: Raster, box: Box) -> float:
    x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
    inside = picture[top:bottom, x0:x1]
    return float(np.median(inside)) if inside.size else 255.0


def evened(picture: Raster, dark: Iterable[Box]) -> Raster:
    """A whitened picture with white print on dark surfaces made black on white."""
    result = picture.copy()
    for box in dark:
        x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
        tone = _tone(picture, box)
        # the surface ends within a pixel or three of its box; its seam is no ink
        result[max(0, top - SEAM) : bottom + SEAM, max(0, x0 - SEAM) : x1 + SEAM] = 250
        inside = picture[top + SEAM : bottom - SEAM, x0 + SEAM : x1 - SEAM]
        light = (inside.astype(np.float32) - tone) * (250 / (250 - tone))
        flipped = np.clip(250 - light, 0, 250).astype(np.uint8)
        result[top + SEAM : bottom - SEAM, x0 + SEAM : x1 - SEAM] = flipped
    return result


def ink_of(picture: Raster) -> Bitmap:
    """Where the picture is markedly darker than around."""
    import cv2

    block = round(AROUND * SCALE) | 1
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    marked: Any = cv2.adaptiveThreshold(
        smooth, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, INK
    )
    return np.asarray(marked, dtype=np.bool_)


def patches_of(ink: Bitmap) -> list[tuple[int, int, int, int, int]]:
    """The connected patches of ink: left, top, width, height and area, in pixels."""
    import cv2

    stats: Any = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)[2]
    return [(x, y, width, height, area) for x, y, width, height, area in stats[1:].tolist()]
