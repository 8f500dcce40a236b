"""Where a page plots figures: the surfaces of pies, bars with their axes, lines with theirs.

A table draws too, but its shading is upright and as wide as its cells, and no number in it falls as
evenly down the page as the numbers along an axis do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extractor.layout.lines import Line
from extractor.pdf.page import Box, Page, around, standing_in

RUNGS = 4
"""Fewest numbers along an axis: three in a row are even by chance too often."""

EVEN = 0.04
"""Share of an axis's length by which one of its numbers may stand off its even place."""

BELOW_EACH_OTHER = 4.0
"""Points by which the numbers of an upright axis may stand off one edge."""

TICK = 20.0
"""Points from an axis's numbers to the axis, at most: the mark and the white beside it."""

NEXT_LINE = 2.0
"""Font sizes from the middle of a line to that of the next one of its cell, at most."""

SAME_ROW = 0.15
"""Font sizes by which the feet of print in one row of a table may differ."""

NEXT = 30.0
"""Points of white between the parts of one plot, at most: small bars leave more than large ones."""

TOUCHING = 6.0
"""Points between the slices of one pie, at most."""

SMALLEST = 40.0
"""Points either way from which shapes are a plot; less is an arrow, a bullet or a crest."""

BARS = 3
"""Fewest bars of a plot without an axis."""

THICKNESS = 0.1
"""Relative difference in thickness of bars of one plot."""

FOOT = 1.5
"""Points by which the feet of bars may stand off their line; as much makes two lengths differ."""

WHITE = 2.0
"""Points of white between two bars. Cells touch, and so do the bars of one group."""

_FIRST_HALF = re.compile(r"(?:19|20)\d\d\s*[/–—-]")
"""All of a line in a narrow cell whose year goes on in the next: "2021–" over "22"."""

_RUNG = re.compile(r"[-–−]?[£$]?(?P<value>\d[\d,]*(?:\.\d+)?)\s*[%kKmM]?(?:\s*[-–—_|])*")


@dataclass(frozen=True, slots=True)
class Plot:
    """Where something is plotted, in points; ``rungs`` are the numbers along its axis."""

    box: Box
    rungs: tuple[Line, ...] = ()


def plots_of(page: Page, pieces: Sequence[Line]) -> list[Plot]:
    """The plots of a page. ``pieces`` are its lines, cut where white parts them."""
    halves = [piece.box for piece in pieces if _FIRST_HALF.fullmatch(piece.text)]
    marks = [
        (piece, value)
        for piece in pieces
        if (value := _value(piece)) is not None
        and not _FIRST_HALF.fullmatch(piece.text)
        and not _is_half(piece, halves)
    ]
    found = [*_along_uprights(page, pieces, marks), *_along_levels(page, marks)]
    boxes = [*_pies(page.shapes), *_bars(page, pieces)]
    return _merged([*found, *(Plot(box) for box in boxes)])


def _value(piece: Line) -> float | None:
    match = _RUNG.fullmatch(piece.text)
    if match is None:
        return None
    try:
        return float(match["value"].replace(",", ""))
    except ValueError:  # figures of another script
        return None


def _is_half(piece: Line, halves: Sequence[Box]) -> bool:
    """Whether a number ends the year that the line right above it begins."""
    return any(
        abs(half.x0 - piece.box.x0) <= BELOW_EACH_OTHER
        and 0 < piece.box.centre[1] - half.centre[1] <= NEXT_LINE * piece.size
        for half in halves
    )


def _even(marks: Sequence[tuple[float, float, Line]], falling: bool) -> list[Line]:
    """The most of the numbers (place, value, print) that stand in proportion to their values."""
    best: list[Line] = []
    most = len({value for _, value, _ in marks})
    if most < RUNGS:
        return best
    places = [place for place, _, _ in marks]
    slack = EVEN * (max(places) - min(places))
    for (a, one, _), (b, other, _) in combinations(marks, 2):
        if a == b or one == other or ((other - one) / (b - a) < 0) != falling:
            continue
        slope = (b - a) / (other - one)
        fits: dict[float, tuple[float, Line]] = {}
        for place, value, piece in marks:
            off = abs(a + (value - one) * slope - place)
            if value not in fits or off < fits[value][0]:
                fits[value] = off, piece
        held = [piece for off, piece in fits.values() if off <= slack]
        if len(held) > len(best):
            best = held
            if len(best) == most:
                break
    return best if len(best) >= RUNGS else []


def _along_uprights(
    page: Page, pieces: Sequence[Line], marks: Sequence[tuple[Line, float]]
) -> list[Plot]:
    """Plots with an axis up the page: its numbers fall from above to below. ``marks`` are those of
    the pieces that are numbers, with their values."""
    plots: list[Plot] = []
    used: set[int] = set()
    tried: set[tuple[int, ...]] = set()
    places = [(piece.words[0].box.x1, piece.box.centre[1], value, piece) for piece, value in marks]
    for edge, _, _, first in places:
        if id(first) in used:
            continue
        column = [
            (y, value, piece)
            for x, y, value, piece in places
            if abs(x - edge) <= BELOW_EACH_OTHER and id(piece) not in used
        ]
        which = tuple(id(piece) for _, _, piece in column)
        if which in tried:
            continue  # the same numbers make no axis now either
        tried.add(which)
        rungs = _even(column, falling=True)
        if not rungs or 2 * sum(_is_in_a_row(rung, pieces) for rung in rungs) >= len(rungs):
            continue
        ladder = _down_to_nought(rungs)
        start = max(rung.box.x1 for rung in rungs)
        parts = [
            box
            for box in _drawn(page)
            if box.x0 >= ladder.x0
            and box.top <= ladder.bottom
            and box.bottom >= ladder.top
            and box.height <= ladder.height + 2 * TICK
        ]
        field = _reached(Box(start, ladder.top, start + TICK, ladder.bottom), parts)
        if field is not None:
            plots.append(Plot(around([field, ladder]), tuple(rungs)))
            used.update(id(rung) for rung in rungs)
    return plots


def _along_levels(page: Page, marks: Iterable[tuple[Line, float]]) -> list[Plot]:
    """Plots with an axis across the page: its numbers grow from nought, left to right, and the
    other axis, or the bars, stand at nought."""
    plots: list[Plot] = []
    rows: dict[int, list[tuple[float, float, Line]]] = {}
    for piece, value in marks:
        rows.setdefault(round(piece.base), []).append((piece.box.centre[0], value, piece))
    for row in rows.values():
        rungs = _even(row, falling=False)
        nought = next((rung.box.centre[0] for rung in rungs if _value(rung) == 0), None)
        if nought is None:
            continue
        ladder = around(rung.box for rung in rungs)
        parts = [
            box
            for box in _drawn(page)
            if abs(box.x0 - nought) <= BELOW_EACH_OTHER
            and box.bottom <= ladder.bottom
            and box.width <= ladder.width + TICK
        ]
        field = _reached(Box(nought, ladder.top - TICK, nought, ladder.top), parts)
        if field is not None:
            plots.append(Plot(around([field, ladder]), tuple(rungs)))
    return plots


def _down_to_nought(rungs: Sequence[Line]) -> Box:
    """The box of an upright axis's numbers, down to nought where only that was not read."""
    box = around(rung.box for rung in rungs)
    falling = sorted(rungs, key=lambda rung: rung.base)
    values = [_value(rung) or 0.0 for rung in falling]
    step = min(a - b for a, b in pairwise(values))
    if not 0 < values[-1] <= step * (1 + EVEN):
        return box  # it is there, or the axis starts elsewhere
    per_unit = (falling[-1].base - falling[0].base) / (values[0] - values[-1])
    return box._replace(bottom=box.bottom + values[-1] * per_unit)


def _is_in_a_row(rung: Line, pieces: Sequence[Line]) -> bool:
    """Whether something else stands on a number's line, as in a table's row."""
    near = SAME_ROW * rung.size
    return any(piece is not rung and abs(piece.base - rung.base) <= near for piece in pieces)


def _drawn(page: Page) -> list[Box]:
    lines = [ruling.box for ruling in page.rulings]
    return [*lines, *page.fills, *page.shapes]


def _reached(start: Box, parts: Iterable[Box]) -> Box | None:
    """What is drawn from an axis on, part by part; None where nothing is."""
    waiting = list(parts)
    field: Box | None = None
    while True:
        near = start if field is None else field
        step = 0.0 if field is None else NEXT
        reached = [
            box
            for box in waiting
            if box.x0 <= near.x1 + step
            and box.x1 >= near.x0 - step
            and box.top <= near.bottom + step
            and box.bottom >= near.top - step
        ]
        if not reached:
            return field
        waiting = [box for box in waiting if box not in reached]
        field = around([*reached, *([field] if field is not None else [])])


def _pies(shapes: Sequence[Box]) -> list[Box]:
    """Where shapes adjoin and cover as much as a chart does."""
    clusters = _clusters(shapes, TOUCHING)
    return [box for box in clusters if min(box.width, box.height) >= SMALLEST]


def _clusters(boxes: Iterable[Box], gap: float) -> list[Box]:
    found: list[Box] = []
    for box in boxes:
        near = [other for other in found if _near(box, other, gap)]
        while near:
            found = [other for other in found if other not in near]
            box = around([box, *near])
            near = [other for other in found if _near(box, other, gap)]
        found.append(box)
    return found


def _near(one: Box, other: Box, gap: float) -> bool:
    return (
        one.x0 <= other.x1 + gap
        and other.x0 <= one.x1 + gap
        and one.top <= other.bottom + gap
        and other.top <= one.bottom + gap
    )


def _bars(page: Page, pieces: Sequence[Line]) -> list[Box]:
    """Filled rectangles of one thickness that stand side by side on one line, of several lengths,
    with nothing printed on them but a value each.

    Bars that lie below each other, each with its label before it and its value after it, are the
    rows of a table that draws its figures as well: read as such, they say what they mean.
    """
    feet: dict[int, list[Box]] = {}
    for fill in page.fills:
        if all(_value(piece) is not None for piece in standing_in(pieces, fill)):
            feet.setdefault(round(fill.bottom / FOOT), []).append(fill)
    found = []
    for row in feet.values():
        alike = [b for b in row if abs(b.width - row[0].width) <= THICKNESS * row[0].width]
        alike.sort(key=lambda b: b.x0)
        lengths = {round(b.height / FOOT) for b in alike}
        if len(lengths) >= BARS and all(b.x0 - a.x1 >= WHITE for a, b in pairwise(alike)):
            found.append(around(alike))
    return found


def _merged(plots: Sequence[Plot]) -> list[Plot]:
    """The plots with those that are parts of one made one."""
    boxes = _clusters([plot.box for plot in plots], 0.0)
    return [
        Plot(box, tuple(r for plot in plots if box.overlap(plot.box) > 0 for r in plot.rungs))
        for box in boxes
    ]
