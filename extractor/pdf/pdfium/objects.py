"""What is drawn on a page: its objects, those of nested forms included, in page coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import Array, addressof, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extractor.pdf.drawings import WHITE, Drawn
from extractor.pdf.page import Box
from extractor.pdf.pdfium import library as pdfium
from extractor.pdf.pdfium.unfit import Unfit

DEEPEST = 8
"""Forms within forms up to which they are followed; more is no page of print."""

SAME_POINT = 0.005
"""Points within which two corners are one: pdfium keeps coordinates as 32 bit numbers."""

WHITE_PARTS = round(WHITE * 255)
"""``WHITE`` as red, green and blue of a byte each."""


class Matrix(NamedTuple):
    """A PDF matrix: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, outer: Matrix) -> Matrix:
        """This one first, then the other."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


@dataclass(slots=True)
class Objects:
    """A page's objects. ``texts``: pdfium's pointer of each text, in drawing order, and the matrix
    from where it stands to the page's top left corner."""

    drawn: list[Drawn] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    texts: dict[int, Matrix] = field(default_factory=dict)


class _Scratch:
    """Places that pdfium writes its answers to."""

    def __init__(self) -> None:
        self.matrix = pdfium.Floats6()
        self.matrix_at = addressof(self.matrix)
        self.point = (c_float * 2)()
        self.x_at = addressof(self.point)
        self.y_at = self.x_at + 4
        self.mode = (c_int * 2)()
        self.fill_at = addressof(self.mode)
        self.stroke_at = self.fill_at + 4
        self.colour = pdfium.Colour()
        self.colours_at = tuple(addressof(self.colour) + 4 * i for i in range(4))


def objects_of(page: int, height: float) -> Objects:
    """The objects of a loaded page that is ``height`` points high. Raises Unfit."""
    found = Objects()
    scratch = _Scratch()
    flipped = Matrix(1, 0, 0, -1, 0, height)
    top = (pdfium.get_object(page, i) for i in range(pdfium.count_objects(page)))
    _collect(top, flipped, found, scratch, 0)
    return found


def is_white(thing: int, colour: Array[c_uint], colours_at: tuple[int, ...]) -> bool:
    """Whether an object is filled with white; False for patterns. ``colour`` is what ``colours_at``
    points at: where pdfium writes to."""
    if not pdfium.fill_colour(thing, *colours_at):
        return False
    red, green, blue, _ = colour[:]
    return red >= WHITE_PARTS and green >= WHITE_PARTS and blue >= WHITE_PARTS


def _collect(
    things: Iterator[int], outer: Matrix, found: Objects, scratch: _Scratch, depth: int
) -> None:
    if depth > DEEPEST:
        raise Unfit("forms within forms")
    for thing in things:
        kind = pdfium.object_type(thing)
        if kind == pdfium.TEXT:
            found.texts[thing] = outer
            continue
        if kind not in (pdfium.PATH, pdfium.IMAGE, pdfium.FORM):
            continue
        if not pdfium.object_matrix(thing, scratch.matrix_at):
            raise Unfit("an object without a matrix")
        matrix = Matrix(*scratch.matrix[:]).then(outer)
        if kind == pdfium.PATH:
            found.drawn += _path(thing, matrix, scratch)
        elif kind == pdfium.IMAGE:
            corners = [matrix.point(x, y) for x in (0, 1) for y in (0, 1)]
            found.images.append(_around(corners))
        else:
            count = pdfium.count_in_form(thing)
            inner = (pdfium.get_in_form(thing, i) for i in range(count))
            _collect(inner, matrix, found, scratch, depth + 1)


def _path(path: int, matrix: Matrix, scratch: _Scratch) -> Iterator[Drawn]:
    """The parts of a path, told apart as pdfminer does."""
    pdfium.draw_mode(path, scratch.fill_at, scratch.stroke_at)
    filled, stroked = scratch.mode[0] != pdfium.NO_FILL, bool(scratch.mode[1])
    shaded = filled and not is_white(path, scratch.colour, scratch.colours_at)
    part: list[tuple[float, float]] = []
    bent = closed = False
    control = 0
    for index in range(pdfium.count_segments(path)):
        segment = pdfium.get_segment(path, index)
        kind = pdfium.segment_type(segment)
        pdfium.segment_point(segment, scratch.x_at, scratch.y_at)
        point = matrix.point(*scratch.point[:])
        if kind == pdfium.MOVE_TO:
            if len(part) > 1:
                yield _part(part, bent, closed, stroked, shaded)
            part, bent, closed = [point], False, False
            continue
        if kind == pdfium.BEZIER_TO:
            bent = True
            control += 1
            if control % 3:
                continue
        part.append(point)
        closed = bool(pdfium.segment_closes(segment))
    if len(part) > 1:
        yield _part(part, bent, closed, stroked, shaded)


def _part(
    points: list[tuple[float, float]], bent: bool, closed: bool, stroked: bool, shaded: bool
) -> Drawn:
    """One stroke of the pen: a line, a rectangle that stands upright, or else a curve."""
    if closed and not _same(points[0], points[-1]):
        points = [*points, points[0]]
    box = _around(points)
    if not bent:
        if len(points) == 2 or (len(points) == 3 and closed):
            return Drawn("line", box, stroked, False)
        if len(points) == 5 and _same(points[0], points[4]) and _is_upright(points):
            return Drawn("rectangle", box, stroked, shaded)
    return Drawn("curve", box, stroked, shaded, points)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_POINT and abs(one[1] - other[1]) <= SAME_POINT


def _is_upright(points: list[tuple[float, float]]) -> bool:
    """Whether each side of a closed path of four lies or stands, by turns."""
    sides = [
        (abs(ay - by) <= SAME_POINT, abs(ax - bx) <= SAME_POINT)
        for (ax, ay), (bx, by) in pairwise(points)
    ]
    for first in (0, 1):
        if all(side[(index + first) % 2] for index, side in enumerate(sides)):
            return True
    return False


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
