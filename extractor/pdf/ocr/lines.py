"""Ruling lines in a level picture.

A drawn line is thin, straight and long: longer than any stroke of a letter, and lighter ground on
both of its sides. Faint lines count as well as bold ones, since their length is evidence enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.pdf.ocr.faint import faint_lines
from extractor.pdf.ocr.raster import SCALE, Bitmap, Raster, ink_of, patches_of
from extractor.pdf.page import Box, Ruling

THICKEST = 4.5
"""Points up to which a line is a line; what is thicker is a surface."""

CONTRAST = 14
"""Grey levels by which a line is darker than the ground on both sides; four times the noise of a
poor scanner."""

FAINT = 6
"""The same for lines that are too faint to see at one place, averaged over a stretch of theirs."""

STRETCH = 6.0
"""Points of that stretch: the noise is a quarter of what it was."""

FAINT_THICKEST = 2.5
"""Points up to which a faint line is a line; tables have them at a half or one."""

DOT = 1.8
"""Points across the rows up to which a mark may be a dot or a piece of a line along them."""

SHORTER = 4.0
"""Points of a thin mark up to which it is a dash of a line rather than an "l"."""

EVEN = 0.6
"""Share of a line's usual depth that it has everywhere; between letters the ink falls off."""

BRIDGED = 3
"""Pixels of a line that noise may have wiped out, the middle one and its neighbours."""

ACROSS = 20.0
"""Points from which a run of ink is a horizontal line. Print has no such run: two bold letters that
touch make some 15."""

DOWN = 12.5
"""Points from which a run of ink may be a vertical line; a bracket of 12 points is 11 high."""

DOWN_DARK = 9.0
"""The same on a dark surface, whose seam takes a point from either end of a line."""

SURE_DOWN = 30.0
"""Points from which a vertical line needs no horizontal ones to meet: no letter is so high."""

SURE_ACROSS = 45.0
"""Points from which a horizontal line needs no upright one to meet: the feet of letters that touch,
as of a heading's bold capitals, make up to 30."""

LONG = 120.0
"""Points from which a run is a line whatever stands on it: no word is so long."""

BESIDE = 1.4
"""Points from a run within which print that is not of it leaves a white strip."""

LETTER = 5.0
"""Points from a run within which a letter that stands on it has ink: the height of an "x"."""

WORDS_APART = 2.2
"""Points from which a stretch without such ink is the space between two words."""

STEMS = 0.2
"""Share of a run that letters' stems take up, at least, where it is made of their feet."""

STEM = 20.0
"""Points up to which an upright line may be a letter's stem: the letter and the white of a row."""

SMALL_LETTER = 6
"""Rows of pixels in which print stands on both sides of a stem: half of a small letter's."""

OFF_LINE = 0.8
"""Points beside a line within which ink is its own."""

MEETS = 3.0
"""Points between the end of one line and another line up to which they meet."""

DRIFT = 1.5
"""Points by which the pieces of one line may lie apart across it (a page fed not quite evenly)."""

GAP_ACROSS = 9.0
"""Points between two pieces of a horizontal line up to which they are one: a descender that reaches
into it hides as much."""

GAP_DOWN = 3.5
"""Points between two pieces of a vertical line up to which they are one; two tables stand further
apart."""

SEEN = 0.5
"""Share of a line's length from which it is seen, and not only where the rest of it is."""

REMNANT = 2.0
"""Points across a line that a piece left of it measures, and twice how far it lies off the line."""


def _runs(picture: Raster, length: float) -> Bitmap:
    """Thin dark runs along the rows, of ``length`` points and more."""
    import cv2

    thick = round(THICKEST * SCALE)
    ground = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((thick, 1), np.uint8))
    # a line a hair off level steps from one row of pixels to the next: rows are taken in threes
    depth = cv2.dilate(cv2.subtract(ground, picture), np.ones((3, 1), np.uint8))
    usual = cv2.blur(depth, (round(length * SCALE), 1)).astype(np.float32)
    return _long(depth > np.maximum(CONTRAST, EVEN * usual), length)


def _faint_runs(picture: Raster, ink: Bitmap, length: float) -> Bitmap:
    """Runs along the rows that are only a shade darker than their ground (grey on a grey cell), or
    that a scanner without greys has broken into dots.

    Print is put out of the way first, then rows are averaged over a stretch, which takes the noise
    from the paper and leaves the line.
    """
    import cv2

    size = round(THICKEST * SCALE)
    ground = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    near = cv2.dilate(_print(ink).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    bare = np.where(near, ground, picture)
    smooth = cv2.blur(bare, (round(STRETCH * SCALE), 1))
    thin = np.ones((round(FAINT_THICKEST * SCALE), 1), np.uint8)
    depth = cv2.subtract(cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, thin), smooth)
    return _long(cv2.dilate(depth, np.ones((3, 1), np.uint8)) > FAINT, length)


def _print(ink: Bitmap, dashes: bool = True) -> Bitmap:
    """The ink that is letters: nothing that is thin and runs along the rows, nor dots and dashes.

    Of the thin, what is as long as an "l" counts as a letter: lines are looked for down the page
    too. So does what is shorter, as the stem of an "i", where it can be no ``dashes`` of a line.
    """
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    lengths = stats[:, 2]
    letter = lengths < DOWN * SCALE
    if dashes:
        letter &= lengths > SHORTER * SCALE
    thin = (stats[:, 3] <= DOT * SCALE) & ~letter
    return np.asarray(ink & ~thin[labels], dtype=np.bool_)


def _long(dark: npt.NDArray[np.bool_], length: float) -> Bitmap:
    """What of the dark lies in runs of the length."""
    import cv2

    whole = cv2.morphologyEx(
        dark.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, BRIDGED), np.uint8)
    )
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(length * SCALE)), np.uint8))
    return np.asarray(long, dtype=np.bool_)


def _underfoot(ink: Bitmap, x: int, y: int, width: int, height: int) -> bool:
    """Whether a run is letters' feet or heads: stems stand on it, or hang from it, all along.

    A line drawn under print is clear of it but for descenders, or runs on where two words part.
    """
    near, far = round(BESIDE * SCALE), round(LETTER * SCALE)
    above = ink[max(0, y - far) : max(0, y - 1), x : x + width][::-1]
    below = ink[y + height + 1 : y + height + far, x : x + width]
    return any(
        len(side) > 0
        and float(side[:near].mean(axis=1).min()) >= STEMS
        and _widest_white(np.asarray(side.any(axis=0), dtype=np.bool_)) < WORDS_APART * SCALE
        for side in (above, below)
    )


def _widest_white(inked: Bitmap) -> int:
    """The longest stretch of columns without ink, in pixels."""
    edges = np.flatnonzero(np.concatenate(([True], inked, [True])))
    return int(np.diff(edges).max()) - 1


def _boxes(runs: Bitmap, ink: Bitmap) -> list[Box]:
    """The runs as horizontal boxes in points; what is thicker than a line is left out."""
    found = []
    for x, y, width, height, area in patches_of(runs):
        if area / width > (THICKEST + 1) * SCALE or height > width:
            continue
        if width < LONG * SCALE and _underfoot(ink, x, y, width, height):
            continue
        # rows were taken in threes: one on each side is not of the line
        thick = max(1.0, area / width - 2)
        middle = y + height / 2
        found.append(
            Box(
                x / SCALE,
                (middle - thick / 2) / SCALE,
                (x + width) / SCALE,
                (middle + thick / 2) / SCALE,
            )
        )
    return found


def _joined(lines: Iterable[Box], gap: float) -> list[Box]:
    """Pieces of one line as one, at the height that most of its length has."""
    rest = sorted(lines, key=lambda b: b.x0)
    found: list[Box] = []
    while rest:
        run = [rest.pop(0)]
        at = 0
        while at < len(rest):
            piece, last = rest[at], run[-1]
            aside = abs(piece.centre[1] - last.centre[1])
            if aside <= DRIFT and -last.width < piece.x0 - last.x1 <= gap:
                run.append(rest.pop(at))
            else:
                at += 1
        weight = sum(b.width for b in run)
        y = sum(b.centre[1] * b.width for b in run) / weight
        half = sum(b.height * b.width for b in run) / weight / 2
        found.append(Box(run[0].x0, y - half, max(b.x1 for b in run), y + half))
    return found


def _within(line: Box, surfaces: Iterable[Box]) -> bool:
    return any(surface.holds(line.centre) for surface in surfaces)


class _Lines(NamedTuple):
    """Lines along the rows: those ``seen``, and those that are faint for half of their length or
    more, which need the others to be lines."""

    seen: list[Box]
    faint: list[Box]


def _found(picture: Raster, ink: Bitmap, length: float, gap: float) -> _Lines:
    """The lines along the picture's rows, those that are seen gone on with as far as they are
    faint."""
    shortest = max(length, DOWN)
    runs = _runs(picture, length) | _faint_runs(picture, ink, shortest)
    seen = _joined(_boxes(runs, ink), gap)
    fainter = _long(faint_lines(picture, _print(ink, dashes=False)), shortest)
    whole = _joined(_boxes(runs | fainter, ink), gap)
    faint = [line for line in whole if _share_of(line, seen) < SEEN]
    return _Lines(
        [line for line in whole if line not in faint]
        + [line for line in seen if _share_of(line, whole) < SEEN or _share_of(line, faint) > SEEN],
        faint,
    )


def _share_of(line: Box, others: Iterable[Box]) -> float:
    """How much of a line along the rows the others run on with or over it, as a share."""
    over = sum(
        max(0.0, min(line.x1, other.x1) - max(line.x0, other.x0))
        for other in others
        if abs(other.centre[1] - line.centre[1]) <= DRIFT
    )
    return over / line.width


def rulings_of(picture: Raster, dark: Sequence[Box] = ()) -> tuple[Ruling, ...]:
    """The lines drawn on a level, whitened picture, the edges of its dark surfaces among them."""
    ink = ink_of(picture)
    sides = _sides_of(dark)
    level = _found(picture, ink, ACROSS, GAP_ACROSS)
    across = level.seen + [b for b in sides if b.width > b.height]
    across += [h for h in level.faint if _is_as_wide(h, level.seen)]
    turned = np.ascontiguousarray(picture.T)
    upright = _found(turned, np.ascontiguousarray(ink.T), DOWN_DARK, GAP_DOWN)
    down = [
        v
        for v in map(_flipped, upright.seen)
        if v.height >= SURE_DOWN
        or (
            _ends(v, across) == 2
            and (v.height >= DOWN or _within(v, dark))
            and not _is_stem(v, ink)
        )
    ]
    down += [
        v for v in map(_flipped, upright.faint) if v.height >= SURE_DOWN and _ends(v, across) == 2
    ]
    down += [b for b in sides if b.height >= b.width]
    standing = [_flipped(v) for v in down]
    across = [h for h in across if h.width >= SURE_ACROSS or _ends(_flipped(h), standing)]
    return tuple(Ruling(b) for b in (*across, *down))


def _is_as_wide(line: Box, seen: Iterable[Box]) -> bool:
    """Whether a horizontal line begins and ends where one that is seen does: a table's next."""
    return any(
        abs(line.x0 - other.x0) <= MEETS and abs(line.x1 - other.x1) <= MEETS for other in seen
    )


def _is_stem(line: Box, ink: Bitmap) -> bool:
    """Whether print stands close on both sides of an upright line, so that it is a letter's stem:
    an "l" whose blur reaches the lines above and below its row."""
    top, bottom = round(line.top * SCALE), round(line.bottom * SCALE)
    off, far = round(OFF_LINE * SCALE), round(WORDS_APART * SCALE)
    x0, x1 = round(line.x0 * SCALE) - off, round(line.x1 * SCALE) + off
    left = ink[top + off : bottom - off, max(0, x0 - far) : x0].any(axis=1)
    right = ink[top + off : bottom - off, x1 : x1 + far].any(axis=1)
    return line.height <= STEM and int(np.count_nonzero(left & right)) >= SMALL_LETTER


def _sides_of(surfaces: Iterable[Box]) -> list[Box]:
    """The edges of dark surfaces, on which a line of their own could not be seen."""
    return [
        edge
        for b in surfaces
        for edge in (
            Box(b.x0, b.top, b.x1, b.top),
            Box(b.x0, b.bottom, b.x1, b.bottom),
            Box(b.x0, b.top, b.x0, b.bottom),
            Box(b.x1, b.top, b.x1, b.bottom),
        )
    ]


def _flipped(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _ends(line: Box, across: Sequence[Box]) -> int:
    """How many ends of a vertical line meet one of the horizontal ones."""
    x = line.centre[0]
    near = [h.centre[1] for h in across if h.x0 - MEETS <= x <= h.x1 + MEETS]
    return sum(any(abs(y - end) <= MEETS + DRIFT for y in near) for end in (line.top, line.bottom))


def is_remnant(mark: Box, rulings: Iterable[Ruling]) -> bool:
    """Whether a mark is a piece left of a line: thin, and on the line or beyond its end."""
    for ruling in rulings:
        line = ruling.box
        if not ruling.horizontal:
            line, lying = _flipped(line), _flipped(mark)
        else:
            lying = mark
        if lying.height > REMNANT or abs(lying.centre[1] - line.centre[1]) > REMNANT / 2:
            continue
        if lying.x0 <= line.x1 + GAP_ACROSS and lying.x1 >= line.x0 - GAP_ACROSS:
            return True
    return False


def without_lines(picture: Raster, rulings: Iterable[Ruling]) -> Raster:
    """The picture with its lines painted over in white, for reading the print beside them."""
    painted = picture.copy()
    height, width = painted.shape
    for ruling in rulings:
        box = ruling.box
        margin = 0.8
        x0 = max(0, int((box.x0 - margin) * SCALE))
        x1 = min(width, int((box.x1 + margin) * SCALE) + 1)
        y0 = max(0, int((box.top - margin) * SCALE))
        y1 = min(height, int((box.bottom + margin) * SCALE) + 1)
        painted[y0:y1, x0:x1] = 255
    return painted
