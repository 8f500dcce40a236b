"""What stands on a copied page and is no print: punched holes, a pen's rings and ticks at figures.

Each would be read, as "0" beside a line or as a letter after a figure, and a ring takes the figure
within it along. They are told by their shape alone, and only where no print has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

import numpy as np

from extractor.pdf.ocr.raster import SCALE, Bitmap, Raster
from extractor.pdf.ocr.segments import HIGHEST, LOWEST, Run
from extractor.pdf.page import Box

HOLES = (10.0, 30.0)
"""Points across a punched hole: files have them at 5 or 6 millimetres, 14 to 17 points. Bullets are
smaller."""

ROUND = 1.3
"""Width to height, or height to width, up to which a mark is round."""

SOLID = 0.92
"""Share of the disc in its box that a hole fills, less what its edge loses. A title's heavy letters
leave their counters, and the notches between their strokes, free."""

CORNERS = 0.4
"""Share that a hole fills at most of what is in its box outside of that disc."""

HOLLOW = 0.3
"""Share of its box that a pen's ring fills at most."""

LARGER = 1.3
"""Heights of what it stands around from which a mark is a ring: a bracket round a figure is two."""

TALLER = 1.3
"""Heights of the tallest figure before it from which a mark may be a tick: a bracket has 1.3, and
is narrow."""

TICK_WIDE = 0.65
"""Width of a tick in its heights, at least; brackets and strokes have 0.3."""

TICK_THIN = 0.4
"""Share of its box that a tick's two strokes fill at most; capitals in print fill more."""

RIM = 2
"""Pixels around a mark that are its edge, too pale to be ink."""

BEFORE_TICK = 4
"""Most marks before a tick: a figure in a cell. A word's last letter may be a large one."""


def holes_and_rings(marks: Sequence[Box], ink: Bitmap) -> list[Box]:
    """The marks that are punched holes, or a pen's rings around print."""
    letters = [mark for mark in marks if LOWEST <= mark.height <= HIGHEST]
    return [mark for mark in letters if _is_hole(mark, ink) or _is_ring(mark, letters, ink)]


def ticks(runs: Iterable[Run], ink: Bitmap) -> list[Box]:
    """The marks at the ends of figures that are a pen's ticks."""
    found = []
    for run in runs:
        *before, last = sorted(run.marks, key=lambda mark: mark.x0)
        if not 1 <= len(before) <= BEFORE_TICK:
            continue
        tallest = max(mark.height for mark in before)
        if (
            last.height >= TALLER * tallest
            and last.width >= TICK_WIDE * last.height
            and last.x1 > max(mark.x1 for mark in before)
            and _filled(last, ink) <= TICK_THIN
        ):
            found.append(last)
    return found


def erased(picture: Raster, ink: Bitmap, marks: Iterable[Box]) -> Raster:
    """The picture with those marks painted over in white, and nothing else that reaches into their
    boxes."""
    import cv2

    painted = picture.copy()
    for mark in marks:
        x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
        own = np.zeros_like(ink)
        stroke = _own(mark, ink)
        ground = _outside(stroke)
        # the middle of a large dark mark is no darker than what is around it
        solid = not (ink[top:bottom, x0:x1] & ~ground & ~stroke).any()
        own[top:bottom, x0:x1] = ~ground if solid else stroke
        near = slice(max(0, top - RIM), bottom + RIM), slice(max(0, x0 - RIM), x1 + RIM)
        wide = np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8)
        edge = cv2.dilate(own[near].astype(np.uint8), wide) > 0
        painted[near][edge & (own[near] | ~ink[near])] = 255
    return painted


def usual_height(runs: Iterable[Run], few: int) -> float:
    """The median height, in points, of the marks of runs of more than ``few``; 0.0 for none."""
    heights = [mark.height for run in runs if len(run.marks) > few for mark in run.marks]
    return median(heights) if heights else 0.0


def _filled(mark: Box, ink: Bitmap) -> float:
    x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
    return float(ink[top:bottom, x0:x1].mean())


def _is_hole(mark: Box, ink: Bitmap) -> bool:
    sides = (mark.width, mark.height)
    return (
        all(HOLES[0] <= side <= HOLES[1] for side in sides)
        and max(sides) <= ROUND * min(sides)
        and _is_disc(mark, ink)
    )


def _is_disc(mark: Box, ink: Bitmap) -> bool:
    """Whether the ink in a mark's box is a disc: all of it, and not the corners."""
    x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
    inside = ink[top:bottom, x0:x1]
    height, width = inside.shape
    down, along = np.ogrid[:height, :width]
    across = ((along + 0.5) / width * 2 - 1) ** 2 + ((down + 0.5) / height * 2 - 1) ** 2
    disc = across <= 1
    return bool(inside[disc].mean() >= SOLID and inside[~disc].mean() <= CORNERS)


def _is_ring(mark: Box, letters: Iterable[Box], ink: Bitmap) -> bool:
    """Whether a mark is a line all around others, no higher than a pen's, and closed."""
    within = [
        other
        for other in letters
        if mark.x0 < other.x0
        and other.x1 < mark.x1
        and mark.top < other.top
        and other.bottom < mark.bottom
        and mark.height >= LARGER * other.height
    ]
    if not within or float(_own(mark, ink).mean()) > HOLLOW:
        return False
    return any(_encloses(mark, other, ink) for other in within)


def _encloses(mark: Box, other: Box, ink: Bitmap) -> bool:
    """Whether no way leads from what is within the mark's box out of it but through its ink."""
    ground = _outside(_own(mark, ink))
    x, y = (round((at - edge) * SCALE) for at, edge in zip(other.centre, mark[:2], strict=True))
    return not ground[y, x]


def _outside(own: Bitmap) -> Bitmap:
    """From where, in a mark's box, a way leads out of it that does not cross its ink."""
    import cv2

    ground = np.pad(~own, 1, constant_values=True).astype(np.uint8)
    _, labels = cv2.connectedComponents(ground, connectivity=4)
    return np.asarray(labels == labels[0, 0], dtype=np.bool_)[1:-1, 1:-1]


def _own(mark: Box, ink: Bitmap) -> Bitmap:
    """The ink in a mark's box that is the mark's, and not of another that reaches into it."""
    import cv2

    x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
    inside = ink[top:bottom, x0:x1].astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    own = labels == 1 + int(np.argmax(stats[1:, 2] * stats[1:, 3]))
    return np.asarray(own, dtype=np.bool_)
