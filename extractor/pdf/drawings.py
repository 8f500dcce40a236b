"""From drawn lines, rectangles and curves to rulings and shaded boxes.

Word processors draw a table's lines in many ways: as stroked lines, as filled rectangles half a
point thin, as the outline of a rectangle, as a path with corners. All of them become ``Ruling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from extractor.pdf.page import Box, Ruling

THIN = 2.0
"""Points up to which a filled rectangle is a line and no surface."""

SHORT = 8.0
"""Points below which an edge of a curve is no ruling (rounded corners, letters drawn as paths)."""

STRAIGHT = 0.5
"""Points by which an edge of a curve may slant and be a ruling."""

WHITE = 0.98
"""Lightness from which a colour is white."""

WHOLE_PAGE = 0.85
"""Share of the page from which a filled rectangle is its background."""


def is_white(colour: object) -> bool:
    """Whether a colour of pdfminer (grey, RGB or CMYK, 0 to 1) is white; False if unknown."""
    if isinstance(colour, (int, float)):
        return float(colour) >= WHITE
    if isinstance(colour, (tuple, list)) and colour:
        parts = [p for p in colour if isinstance(p, (int, float))]
        if len(parts) != len(colour):
            return False
        if len(parts) == 4:
            return all(p <= 1 - WHITE for p in parts)
        return all(p >= WHITE for p in parts)
    return False


def box_of(thing: Mapping[str, Any]) -> Box:
    """The box of a pdfplumber object."""
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def rulings_of(
    lines: Iterable[Mapping[str, Any]],
    rects: Iterable[Mapping[str, Any]],
    curves: Iterable[Mapping[str, Any]],
) -> tuple[Ruling, ...]:
    """Every straight horizontal or vertical line that is drawn; slanting lines are left out."""
    found: dict[Box, None] = {}

    def add(box: Box) -> None:
        found[Box(*(round(v, 2) for v in box))] = None

    for line in lines:
        box = box_of(line)
        if min(box.width, box.height) <= THIN:
            add(box)
    for rect in rects:
        box = box_of(rect)
        if min(box.width, box.height) <= THIN:
            add(box)
        elif rect.get("stroke"):
            for edge in _edges(box):
                add(edge)
    for curve in curves:
        points = [(float(x), float(y)) for x, y in curve.get("pts") or ()]
        for (ax, ay), (bx, by) in pairwise(points):
            box = Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            if min(box.width, box.height) <= STRAIGHT and max(box.width, box.height) >= SHORT:
                add(box)
    return tuple(Ruling(box) for box in found)


def _edges(box: Box) -> tuple[Box, Box, Box, Box]:
    return (
        Box(box.x0, box.top, box.x1, box.top),
        Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom),
        Box(box.x1, box.top, box.x1, box.bottom),
    )


def fills_of(rects: Iterable[Mapping[str, Any]], width: float, height: float) -> tuple[Box, ...]:
    """Shaded surfaces: filled rectangles neither thin nor white nor as large as the page."""
    found: dict[Box, None] = {}
    for rect in rects:
        box = box_of(rect)
        if not rect.get("fill") or is_white(rect.get("non_stroking_color")):
            continue
        if min(box.width, box.height) <= THIN:
            continue
        if box.width * box.height >= WHOLE_PAGE * width * height:
            continue
        found[Box(*(round(v, 2) for v in box))] = None
    return tuple(found)
