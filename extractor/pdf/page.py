"""The page model that every later step reads.

Coordinates are PDF points from the page's top left corner, y growing downwards, after the page's
own rotation. Nothing here knows which library read the file, or whether its picture was read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from extractor.records import record

of_parts = tuple.__new__
"""``of_parts(Box, (x0, top, x1, bottom))`` makes a named tuple in half the time that ``Box(...)``
takes. For what a page has thousands of, and nowhere else: it does not look at how many parts there
are, nor at what they are."""

SLACK = 1.0
"""Points by which two places that are meant to be one may differ: producers round."""

BULLET = "•"
"""A bullet, and what stands for a glyph that no character is known of."""


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
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return of_parts(Box, (min(lefts), min(tops), max(rights), max(bottoms)))


class Placed(Protocol):
    """What has a place on a page: a word, a line."""

    @property
    def box(self) -> Box:
        """Where it stands."""


T = TypeVar("T", bound=Placed)


def standing_in(things: Iterable[T], box: Box) -> list[T]:
    """Those whose middle lies in the box, edges included, in the order given. Pages are searched so
    some hundred times, word for word: ``holds`` and ``centre`` say the same in three calls each."""
    left, roof, right, floor = box
    found = []
    for thing in things:
        x0, top, x1, bottom = thing.box
        if left <= (x0 + x1) / 2 <= right and roof <= (top + bottom) / 2 <= floor:
            found.append(thing)
    return found


@record()
class Word:
    """A run of glyphs without a space.

    ``size`` is the font size in points. ``raised`` is true for a superscript (a footnote mark): it
    is always a word of its own, so that "250" with mark 9 never becomes "2509". ``parted`` is true
    for a word that begins a column however close it stands to the word before it: the rows tell.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    raised: bool = False
    parted: bool = False


@record()
class Ruling:
    """A drawn straight line (or the edge of a drawn rectangle), horizontal or vertical."""

    box: Box

    @property
    def horizontal(self) -> bool:
        """Whether the line lies rather than stands."""
        x0, top, x1, bottom = self.box
        return x1 - x0 >= bottom - top


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page that was read from its picture lies in the file.

    The page's coordinates are those of the picture set upright and level. ``quarters`` is by how
    many quarter turns clockwise, and then ``degrees`` by how much further against the clock, the
    page as a viewer shows it (``width`` by ``height`` points) had to be turned for that.
    """

    degrees: float
    quarters: int
    width: float
    height: float

    def shown(self, box: Box) -> Box:
        """Where a box of the level page is on the page as shown: the box around its corners."""
        upright = (self.width, self.height) if self.quarters % 2 == 0 else (self.height, self.width)
        x, y = upright[0] / 2, upright[1] / 2
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        corners = [
            (x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos)
            for a in (box.x0, box.x1)
            for b in (box.top, box.bottom)
        ]
        places = [self._turned_back(a, b) for a, b in corners]
        return around(Box(a, b, a, b) for a, b in places)

    def _turned_back(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters % 4:
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.width - y, x
        return x, y


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page stands that is printed beside another one, in the file's terms.

    ``number`` is that of the file's page, from 1; ``left`` is where on it this page begins, in
    points, and ``scale`` how many times as large the page's coordinates are as the sheet's.
    """

    number: int
    left: float = 0.0
    scale: float = 1.0

    def shown(self, box: Box) -> Box:
        """Where a box of the page is on the sheet."""
        x0, top, x1, bottom = (value / self.scale for value in box)
        return Box(self.left + x0, top, self.left + x1, bottom)

    def taken(self, box: Box) -> Box:
        """Where a box of the sheet is on the page."""
        left, scale = self.left, self.scale
        return Box(
            (box.x0 - left) * scale, box.top * scale, (box.x1 - left) * scale, box.bottom * scale
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number of a scanned page that two text engines read differently: as the page has it, and
    as the other engine has it. The box is where it stands on the level page."""

    text: str
    other: str
    box: Box


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
    scan: Scan | None = None
    """Set where the words were read from the page's picture."""
    doubts: tuple[Doubt, ...] = ()
    unknown: int = 0
    """How many different glyphs the page prints of which the file gives no character."""
    drawn: int = 0
    """How many lines, rectangles and curves the page draws."""
    sheet: Sheet | None = None
    """Set where the file's page was parted: this is one of the pages that it carries, or one that
    another number has come to since."""
    shapes: tuple[Box, ...] = ()
    """What is drawn neither upright nor level, and is no print: slices of a pie, the line of a
    plot; of a picture also bars that touch."""
