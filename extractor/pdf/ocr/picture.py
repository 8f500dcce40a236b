"""From one page's picture to a page: the steps as calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.pdf.ocr.engine import Engine
from extractor.pdf.ocr.lines import is_remnant, rulings_of, without_lines
from extractor.pdf.ocr.looks import CAP_HEIGHT, bold_words, rows_of, sizes_of, stroke_of
from extractor.pdf.ocr.raster import (
    SCALE,
    Bitmap,
    Raster,
    dark_of,
    evened,
    flattened,
    ink_of,
    whitened,
)
from extractor.pdf.ocr.repairs import repaired
from extractor.pdf.ocr.screens import descreened
from extractor.pdf.ocr.second import Read, doubts_of
from extractor.pdf.ocr.segments import HIGHEST, Run, marks_of, runs_of
from extractor.pdf.ocr.shades import shading_edges, through_shades
from extractor.pdf.ocr.signs import apart, signs_of
from extractor.pdf.ocr.straight import levelled, skew_of
from extractor.pdf.ocr.strays import erased, holes_and_rings, ticks, usual_height
from extractor.pdf.ocr.surfaces import surfaces_of
from extractor.pdf.ocr.turning import BETTER, DOUBTFUL, is_sideways, quarter_turned
from extractor.pdf.ocr.two_up import reduced, reduction_of
from extractor.pdf.ocr.underlines import without_underlines
from extractor.pdf.ocr.words import PrintedLine, Scrap, printed_line
from extractor.pdf.page import Box, Page, Ruling, Scan, Word
from extractor.pdf.words import mark_raised

MARGIN = 0.3
"""White left around a run for the engine, in the run's heights: it has learnt on such pictures."""

LEAST_MARGIN = 1.5
"""Points of the same, for runs of low letters."""

SURE = 0.5
"""Mean likelihood of its letters from which a run is print; scribbles and dust have less."""

FEW = 3
"""Marks up to which a run is no word: a figure in a cell, "%" over a column, or speckle."""

SURE_FEW = 0.35
"""The same for a run of so few marks: without others beside them the engine wavers."""

SURE_SIGNS = 0.6
"""The same where the engine sees no letter or figure in them, but what dust looks like."""

TALL = 1.5
"""Heights of a page's usual letters from which a run of so few marks may be a pen's scribble."""

SURE_TALL = 0.9
"""The same for such a run: large print is plain to read."""

ASCENT = 0.8
"""Height of a word's box above the baseline, in font sizes; the rest of one size is below."""

TELLING_RUNS = 6
"""Runs read, the longest first, to tell which way up a page is."""

PICTURE = 60.0
"""Points either way from which a mark is a picture: a chart, a photograph, a crest."""


Second = Callable[[Raster], Sequence[Read]]
"""Reads the words of a level picture a second time."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture set level, without its lines, and what is on it; ``alone`` are marks by no run."""

    clean: Raster
    ink: Bitmap
    rulings: tuple[Ruling, ...]
    fills: tuple[Box, ...]
    pictures: tuple[Box, ...]
    shapes: tuple[Box, ...]
    runs: tuple[Run, ...]
    alone: tuple[Box, ...]
    degrees: float


Enlarged = Callable[[float], Raster]
"""The same picture so many times as large."""


def page_of(
    picture: Raster,
    number: int,
    engine: Engine,
    second: Second | None = None,
    enlarged: Enlarged | None = None,
) -> Page:
    """The page that a picture at ``DPI`` shows, read by the engine.

    ``second`` reads the level picture too, and where it reads another figure, the page has a doubt.
    A sheet that carries two pages is read from an ``enlarged`` picture, where that is to be had.
    Raises what the engine raises.
    """
    height, width = picture.shape
    white = descreened(whitened(picture))
    ink = ink_of(white)
    quarters = 1 if is_sideways(_letters(ink)) else 0
    times = reduction_of(ink.T if quarters else ink) if enlarged is not None else 1.0
    if enlarged is not None and times > 1.0:
        return reduced(page_of(enlarged(times), number, engine, second), times)
    sheet = _sheet(quarter_turned(white, quarters))
    if sheet.runs and _surety(sheet, engine) < DOUBTFUL:
        about = _sheet(quarter_turned(white, quarters + 2))
        if _surety(about, engine) > _surety(sheet, engine) + BETTER:
            sheet, quarters = about, quarters + 2
    tall = TALL * usual_height(sheet.runs, FEW) or HIGHEST
    lines = [line for run in sheet.runs if (line := _read(sheet, run, engine, tall)) is not None]
    lines = repaired(lines)
    lines += signs_of(sheet.alone, lines, sheet.ink, sheet.rulings)
    words = _words(sheet, lines)
    upright = (height, width) if quarters % 2 else (width, height)
    return Page(
        number,
        upright[0] / SCALE,
        upright[1] / SCALE,
        words,
        sheet.rulings,
        sheet.fills,
        sheet.pictures,
        scan=Scan(sheet.degrees, quarters, width / SCALE, height / SCALE),
        doubts=doubts_of(words, second(sheet.clean)) if second is not None else (),
        shapes=sheet.shapes,
    )


def _letters(ink: Bitmap) -> Bitmap:
    """The ink without ruling lines and pictures."""
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    highest = HIGHEST / 2 * SCALE
    small = (stats[:, 2] <= highest) & (stats[:, 3] <= highest)
    small[0] = False
    return np.asarray(small[labels], dtype=np.bool_)


def _sheet(white: Raster) -> _Sheet:
    degrees = skew_of(ink_of(white))
    level = levelled(white, degrees)
    surfaces = surfaces_of(level)
    fills, shapes = surfaces.rectangles, surfaces.others
    dark = dark_of(level, fills)
    even = evened(level, dark)
    rulings = rulings_of(even, dark)
    rulings = (*rulings, *shading_edges(fills, rulings))
    rulings = through_shades(rulings, fills, even, ink_of(without_lines(even, rulings)))
    clean = flattened(without_lines(even, rulings), [fill for fill in fills if fill not in dark])
    ink = ink_of(clean)
    clean = without_underlines(clean, ink, marks_of(ink))
    ink = ink_of(clean)
    marks = [mark for mark in marks_of(ink) if not is_remnant(mark, rulings)]
    strays = holes_and_rings(marks, ink)
    marks = [mark for mark in marks if mark not in strays]
    pictures = tuple(m for m in marks if min(m.width, m.height) >= PICTURE)
    runs, left = runs_of(marks, rulings)
    runs, discs = apart(runs, ink)
    pen = ticks(runs, ink)
    runs = [run.without(pen) for run in runs]
    clean = erased(clean, ink, [*strays, *pen])
    return _Sheet(
        clean,
        ink,
        rulings,
        fills,
        pictures,
        (*shapes, *pictures),
        tuple(runs),
        (*left, *discs),
        degrees,
    )


def _crop(sheet: _Sheet, run: Run) -> tuple[Raster, Box]:
    """The run's picture with a margin, and its place in points."""
    box = run.box
    margin = max(LEAST_MARGIN, MARGIN * box.height)
    height, width = sheet.clean.shape
    x0 = max(0, round((box.x0 - margin) * SCALE))
    x1 = min(width, round((box.x1 + margin) * SCALE))
    top = max(0, round((box.top - margin) * SCALE))
    bottom = min(height, round((box.bottom + margin) * SCALE))
    place = Box(x0 / SCALE, top / SCALE, x1 / SCALE, bottom / SCALE)
    return sheet.clean[top:bottom, x0:x1], place


def _surety(sheet: _Sheet, engine: Engine) -> float:
    """How sure the engine is of the page's longest runs, 0 to 1."""
    longest = sorted(sheet.runs, key=lambda run: -run.box.width)[:TELLING_RUNS]
    readings = engine.read([_crop(sheet, run)[0] for run in longest])
    letters = sum(len(r.characters) for r in readings)
    return sum(r.sure * len(r.characters) for r in readings) / letters if letters else 0.0


def _read(sheet: _Sheet, run: Run, engine: Engine, tall: float) -> PrintedLine | None:
    """What a run says; None where it is no print. Few marks, ``tall`` points high,
    may be a pen's."""
    picture, place = _crop(sheet, run)
    reading = engine.read([picture])[0]
    line = printed_line(run, reading, place)
    if line is None:
        return None
    if len(run.marks) > FEW:
        least = SURE
    else:
        least = SURE_FEW if any(c.isalnum() or c in "%£" for c in reading.text) else SURE_SIGNS
        if run.box.height >= tall:
            least = SURE_TALL
    return line if line.sure >= least else None


def _words(sheet: _Sheet, lines: Sequence[PrintedLine]) -> tuple[Word, ...]:
    sizes = sizes_of(lines)
    scraps = [(line, size, s) for line, size in zip(lines, sizes, strict=True) for s in line.scraps]
    bold = bold_words(
        [stroke_of(sheet.clean, line, scrap) for line, _, scrap in scraps],
        [size for _, size, _ in scraps],
        [scrap.text for _, _, scrap in scraps],
        [at for at, line in enumerate(lines) for _ in line.scraps],
        [row for row, line in zip(rows_of(lines), lines, strict=True) for _ in line.scraps],
    )
    words = [
        _word(scrap, line.base, size, heavy)
        for (line, size, scrap), heavy in zip(scraps, bold, strict=True)
    ]
    return mark_raised(words)


def _word(scrap: Scrap, base: float, size: float, bold: bool) -> Word:
    if scrap.raised is not None:
        base, size = scrap.raised.bottom, round(scrap.raised.height / CAP_HEIGHT, 1)
    box = Box(scrap.x0, base - ASCENT * size, scrap.x1, base + (1 - ASCENT) * size)
    return Word(scrap.text, box, size, bold)
