"""From drawn lines, rectangles and curves to rulings and shaded boxes.

Word processors draw a table's lines in many ways: as stroked lines, as filled rectangles half a
point thin, as the outline of a rectangle, as a path with corners. All of them become ``Ruling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from extractor.pdf.page import Box, Ruling

THIN = 2.0
"""Points up to which a filled rectangle is a line and no surface."""

SHORT = 8.0
"""Points below which an edge of a curve is no ruling (rounded corners, letters drawn as paths)."""

STRAIGHT = 0.5
"""Points by which an edge of a curve may slant and still be a ruling."""

WHITE = 0.98
"""Lightness from which a colour is white."""

SMALLEST_SHAPE = 8.0
"""Points either way below which what is drawn is a bullet, an arrow head or a letter."""

UPRIGHT = 0.85
"""Share of its box from which a surface is a rectangle, if with round corners; a disc has 0.79."""

WHOLE_PAGE = 0.85
"""Share of the page from which a filled rectangle is its background."""


class Drawn(NamedTuple):
    """One thing drawn: a straight line, an upright rectangle, or a curve of straight and bent
    edges, whose corners are ``points``. ``shaded``: filled with a colour other than white."""

    kind: Literal["line", "rectangle", "curve"]
    box: Box
    stroked: bool
    shaded: bool
    points: Sequence[tuple[float, float]] = ()


def rulings_of(drawn: Sequence[Drawn]) -> tuple[Ruling, ...]:
    """Every straight horizontal or vertical line that is drawn; slanting lines are left out."""
    found: dict[Box, None] = {}

    def add(x0: float, top: float, x1: float, bottom: float) -> None:
        found[Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))] = None

    for kind in ("line", "rectangle", "curve"):
        for thing in drawn:
            if thing.kind != kind:
                continue
            box = thing.box
            if kind == "curve":
                for (ax, ay), (bx, by) in pairwise(thing.points):
                    width, height = abs(ax - bx), abs(ay - by)
                    if min(width, height) <= STRAIGHT and max(width, height) >= SHORT:
                        add(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            elif min(box.width, box.height) <= THIN:
                add(*box)
            elif kind == "rectangle" and thing.stroked:
                add(box.x0, box.top, box.x1, box.top)
                add(box.x0, box.bottom, box.x1, box.bottom)
                add(box.x0, box.top, box.x0, box.bottom)
                add(box.x1, box.top, box.x1, box.bottom)
    return tuple(map(Ruling, found))


def fills_of(drawn: Iterable[Drawn], width: float, height: float) -> tuple[Box, ...]:
    """Shaded surfaces: filled rectangles neither thin nor white nor as large as the page."""
    upright = [thing for thing in drawn if thing.kind == "rectangle"]
    return tuple(
        box for box in surfaces_of(upright) if box.width * box.height < WHOLE_PAGE * width * height
    )


def surfaces_of(drawn: Iterable[Drawn]) -> tuple[Box, ...]:
    """What white print can stand on: shaded surfaces, tiles with round corners and the colour of a
    whole page among them."""
    found: dict[Box, None] = {}
    for thing in drawn:
        box = thing.box
        if not thing.shaded:
            continue
        if min(box.width, box.height) > THIN:
            found[Box(*(round(v, 2) for v in box))] = None
    return tuple(found)


def shapes_of(drawn: Iterable[Drawn], width: float, height: float) -> tuple[Box, ...]:
    """What is drawn neither upright nor level: slices, discs, slanting lines and those of plots."""
    found: dict[Box, None] = {}
    for thing in drawn:
        box = thing.box
        if not (thing.stroked or thing.shaded) or thing.kind == "rectangle":
            continue
        if min(box.width, box.height) < SMALLEST_SHAPE or _is_frame(thing.points, box):
            continue
        if box.width * box.height < WHOLE_PAGE * width * height:
            found[Box(*(round(v, 2) for v in box))] = None
    return tuple(found)


def _is_frame(points: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether a path keeps to its box: a rectangle whose corners are round or cut off."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*points, *points[:1]]))
    return abs(twice) / 2 >= UPRIGHT * box.width * box.height
