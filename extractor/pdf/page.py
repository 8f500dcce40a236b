"""The page model that every later step reads.

Coordinates are PDF points from the page's top left corner, y growing downwards, after the page's
own rotation. Nothing here knows which library read the file: pdfplumber today, OCR tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

SLACK = 1.0
"""Points by which two places that are meant to be one may differ: producers round."""


class Box(NamedTuple):
    """An axis-parallel box in PDF points: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether the point (x, y) lies in the box, edges included."""
        return self.x0 <= point[0] <= self.x1 and self.top <= point[1] <= self.bottom

    def overlap(self, other: Box) -> float:
        """Area of the intersection, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all. Raises ValueError for none."""
    found = list(boxes)
    if not found:
        raise ValueError("no boxes")
    if len(found) == 1:
        return found[0]
    x0, top, x1, bottom = zip(*found, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without a space.

    ``size`` is the font size in points. ``raised`` is true for a superscript (a footnote mark): it
    is always a word of its own, so that "250" with mark 9 never becomes "2509".
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn straight line (or the edge of a drawn rectangle), horizontal or vertical."""

    box: Box

    @property
    def horizontal(self) -> bool:
        """Whether the line lies rather than stands."""
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1; sizes in points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Box, ...] = ()
    """Shaded rectangles (table banding, boxes), in drawing order."""
    images: tuple[Box, ...] = ()
    turned: tuple[Word, ...] = ()
    """Words that read up or down the page (boxheads of narrow columns), in reading order; their
    boxes are where they stand, so taller than wide."""
    turn: int = 0
    """Degrees clockwise by which to turn the page so that most of its text stands upright."""
