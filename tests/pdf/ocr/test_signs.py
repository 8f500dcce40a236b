"""Bullets and dashes that stand alone on a picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractor.pdf.ocr.raster import SCALE, Bitmap
from extractor.pdf.ocr.segments import Run
from extractor.pdf.ocr.signs import INDENT, apart, signs_of
from extractor.pdf.ocr.words import PrintedLine, Scrap
from extractor.pdf.page import Box, Ruling

LINE = PrintedLine(
    (Scrap("Stage", 100, 130, 0.9),), 110, 7.0, 1, 5.0, 4, 7.0, Box(100, 102, 130, 110), 0.9
)
"""Print with its feet at 110 and capitals seven points high."""


def paper(*marks: Box, round_: bool = True, filled: float = 1.0) -> Bitmap:
    """A picture of 300 by 200 points on which the marks are inked: discs, or bars with gaps."""
    ink = np.zeros((round(200 * SCALE), round(300 * SCALE)), dtype=bool)
    for mark in marks:
        x0, top, x1, bottom = (round(edge * SCALE) for edge in mark)
        ys, xs = np.mgrid[top:bottom, x0:x1]
        if round_:
            middle, radius = ((top + bottom - 1) / 2, (x0 + x1 - 1) / 2), (x1 - x0) / 2
            inked = np.hypot(ys - middle[0], xs - middle[1]) <= radius
        else:
            inked = np.ones_like(ys, dtype=bool)
        inked[: round((1 - filled) * inked.shape[0])] = False
        ink[top:bottom, x0:x1] = inked
    return ink


def at(x: float, y: float, width: float = 3.0, height: float = 3.0) -> Box:
    return Box(x, y - height / 2, x + width, y + height / 2)


def texts(mark: Box, ink: Bitmap, *walls: Ruling, line: PrintedLine = LINE) -> list[str]:
    return [scrap.text for sign in signs_of([mark], [line], ink, walls) for scrap in sign.scraps]


def test_a_disc_before_a_line_is_its_bullet() -> None:
    mark = at(88, 106.5)
    assert texts(mark, paper(mark)) == ["•"]
    [sign] = signs_of([mark], [LINE], paper(mark), ())
    assert (sign.box, sign.base) == (mark, LINE.base)


@pytest.mark.parametrize(
    "mark",
    [
        at(88, 112),  # below the line's feet
        at(88, 103),  # above its letters
        at(132, 106.5),  # behind it
        at(110, 106.5),  # within it
        at(97 - INDENT - 1, 106.5),  # too far away
        at(88, 106.5, 1.2, 1.2),  # dust
        at(86, 106.5, 7, 7),  # too large
        at(88, 106.5, 4.5, 3),  # oval
    ],
)
def test_a_mark_elsewhere_or_of_another_shape_is_none(mark: Box) -> None:
    assert texts(mark, paper(mark)) == []


def test_an_open_circle_and_a_disc_behind_a_line_are_no_bullets() -> None:
    mark = at(88, 106.5)
    assert texts(mark, paper(mark, filled=0.6)) == []
    assert texts(mark, paper(mark), Ruling(Box(95, 90, 95.5, 120))) == []
    assert texts(mark, paper(mark), Ruling(Box(80, 115, 200, 115.5))) == ["•"]
    assert signs_of([mark], [], paper(mark), ()) == []


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (at(88, 106.5, 6, 1), ["–"]),
        (at(140, 106.5, 6, 1), ["–"]),  # after the row's print, as well as before
        (at(88, 106.5, 2.4, 1), ["-"]),
        (at(88, 106.5, 1.9, 1), []),  # shorter than any hyphen
        (at(88, 106.5, 4, 2.5), []),  # neither flat nor round
    ],
)
def test_a_flat_mark_in_a_row_is_a_dash(mark: Box, text: list[str]) -> None:
    assert texts(mark, paper(mark, round_=False)) == text


def test_a_mark_is_of_the_nearest_print_of_its_row() -> None:
    mark = at(88, 106.5, 6, 1)
    far = replace(LINE, box=Box(200, 102, 230, 110), base=110.5)
    [sign] = signs_of([mark], [far, LINE], paper(mark, round_=False), ())
    assert sign.base == LINE.base


def test_single_discs_are_set_apart_from_print() -> None:
    disc, letter = at(88, 106.5), Box(100, 102, 105, 110)
    ink = paper(disc)
    runs = [Run([disc]), Run([letter]), Run([disc, letter]), Run([disc], [letter])]
    kept, marks = apart(runs, ink)
    assert (kept, marks) == (runs[1:], [disc])
