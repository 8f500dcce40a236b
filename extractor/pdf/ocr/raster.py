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

DARK = 130
"""Grey level below which a surface is dark enough for print on it to be white."""


def rendered(page: pypdfium2.PdfPage, dpi: int = DPI) -> Raster:
    """The page as a viewer shows it, in grey. Raises what pypdfium2 raises."""
    bitmap = page.render(scale=dpi / 72, grayscale=True, rev_byteorder=False)
    grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width, -1)
    return np.asarray(grey[:, :, 0], dtype=np.uint8)


def whitened(picture: Raster) -> Raster:
    """The picture with its paper at 255, whatever the paper's tone and the lamp's shadow.

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
    # a tile without paper (a photograph, a shaded table) tells nothing of the paper's tone
    tone = np.clip(tone, 0.94 * page_tone, 1.06 * page_tone).astype(np.float32)
    paper = cv2.resize(tone, (width, height), interpolation=cv2.INTER_LINEAR)
    white = np.clip(picture * (250.0 / np.maximum(paper, 1.0)), 0, 255)
    return np.asarray(white, dtype=np.uint8)


def dark_of(picture: Raster, surfaces: Iterable[Box]) -> tuple[Box, ...]:
    """Those of a whitened picture's surfaces that are so dark that print on them is white."""
    return tuple(box for box in surfaces if _tone(picture, box) < DARK)


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
