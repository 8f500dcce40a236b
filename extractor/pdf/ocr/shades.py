"""Lines along shaded cells and through them, where they are hard to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from extractor.pdf.ocr.lines import DRIFT, MEETS
from extractor.pdf.ocr.raster import SCALE, Bitmap, Raster
from extractor.pdf.page import Box, Ruling

NEAR_EDGE = 4.0
"""Points from the edge of a shaded cell within which a line is the line along that edge."""

UNDRAWN = 12.0
"""Points of such an edge along which no line may be missing: a narrow column."""

DARKER = 1.5
"""Grey levels by which a line that is known to go on is darker than the shade beside it, all along;
the mean of as many pixels of bare shade strays by a third of that."""

ASIDE = (1.6, 3.2)
"""Points from a line between which the shade beside it is looked at."""

ACROSS = 12
"""Rows of pixels with print close on both sides of a line's place from which it is a label's: the
small letters of eight points are as high, and noise makes a few."""

CLEAR = 0.4
"""Share of a line's length through a shade that must be clear of print for it to tell."""


def shading_edges(fills: Iterable[Box], rulings: Sequence[Ruling]) -> list[Ruling]:
    """The upper and lower edges of shaded cells within a table's upright lines.

    A header's shading ends where its row does, and a line drawn along that edge cannot be seen.
    """
    down = [r.box for r in rulings if not r.horizontal]
    across = [r.box for r in rulings if r.horizontal]
    found = []
    for fill in fills:
        for y in (fill.top, fill.bottom):
            crossing = [
                v
                for v in down
                if v.top - MEETS <= y <= v.bottom + MEETS
                and fill.x0 - MEETS <= v.centre[0] <= fill.x1 + MEETS
            ]
            if len({round(v.centre[0]) for v in crossing}) < 2:
                continue
            # the shade ends where the table does, whose outer lines are hard to see along it
            x0 = min(fill.x0, *(v.x0 for v in crossing))
            x1 = max(fill.x1, *(v.x1 for v in crossing))
            near = [h for h in across if abs(h.centre[1] - y) <= NEAR_EDGE]
            if _widest_gap(near, x0, x1) > UNDRAWN:
                level = near[0].centre[1] if near else y
                found.append(Ruling(Box(x0, level, x1, level)))
    return found


def _widest_gap(lines: Iterable[Box], x0: float, x1: float) -> float:
    """The longest stretch between two places of a row along which no line runs, in points."""
    gap, reached = 0.0, x0
    for line in sorted(lines, key=lambda b: b.x0):
        gap = max(gap, min(line.x0, x1) - reached)
        reached = max(reached, line.x1)
    return max(gap, x1 - reached)


def through_shades(
    rulings: Sequence[Ruling], fills: Iterable[Box], picture: Raster, ink: Bitmap
) -> tuple[Ruling, ...]:
    """The lines, upright ones that end in or below a shaded row drawn up through it, as far as the
    picture is darker there than beside them.

    ``ink`` is the picture's print. Grey lines on a grey boxhead are no darker than its noise at any
    one place; but where a line of the rows below goes on there is one place to look at.
    """
    shades = sorted(fills, key=lambda fill: -fill.bottom)
    return tuple(
        r if r.horizontal else Ruling(_drawn_up(r.box, rulings, shades, picture, ink))
        for r in rulings
    )


def _drawn_up(
    line: Box, rulings: Sequence[Ruling], shades: Sequence[Box], picture: Raster, ink: Bitmap
) -> Box:
    x = line.centre[0]
    for shade in shades:
        beside = shade.x0 + MEETS < x < shade.x1 - MEETS
        if not (beside and shade.top + MEETS < line.top <= shade.bottom + MEETS < line.bottom):
            continue
        rungs = sorted(
            (
                r.box.centre[1]
                for r in rulings
                if r.horizontal
                and r.box.x0 - MEETS <= x <= r.box.x1 + MEETS
                and shade.top + MEETS < r.box.centre[1] < line.top - MEETS
            ),
            reverse=True,
        )
        for rung in (*rungs, shade.top):
            if not _is_darker(picture, ink, x, rung, line.top):
                break
            line = line._replace(top=rung)
    return line


def _is_darker(picture: Raster, ink: Bitmap, x: float, top: float, bottom: float) -> bool:
    """Whether a line at ``x`` is seen in the mean between two heights."""
    near, far = (round(aside * SCALE) for aside in ASIDE)
    middle, drift = round(x * SCALE), round(DRIFT * SCALE / 2)
    left = middle - far - drift
    if left < 0:
        return False
    rows = slice(round(top * SCALE) + drift, round(bottom * SCALE) - drift)
    strip = picture[rows, left : middle + far + drift + 1].astype(np.float32)
    clear = ~ink[rows, left : middle + far + drift + 1].any(axis=1)
    if not clear.size or float(clear.mean()) < CLEAR:
        return False
    own = drift + 1  # what is left of the line itself
    before, after = ink[rows, left : middle - own], ink[rows, middle + own + 1 : middle + far + 1]
    if np.count_nonzero(before.any(axis=1) & after.any(axis=1)) >= ACROSS:
        return False  # a label stands over the columns below
    tone = strip[clear].mean(axis=0)
    at = drift + far
    for place in range(at - drift, at + drift + 1):
        line = float(tone[place - 1 : place + 2].mean())
        beside = (tone[place - far : place - near + 1], tone[place + near : place + far + 1])
        if min(float(side.mean()) for side in beside) - line >= DARKER:
            return True
    return False
