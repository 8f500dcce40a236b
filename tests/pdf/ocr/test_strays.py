"""Holes, rings and ticks are no print; what looks a little like them is."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image

from extractor.layout.lines import lines_of
from extractor.pdf.document import open_document
from extractor.pdf.ocr.cache import FOLDER
from extractor.pdf.ocr.raster import DPI, SCALE, Raster, ink_of
from extractor.pdf.ocr.recognise import recognised
from extractor.pdf.ocr.segments import Run, marks_of
from extractor.pdf.ocr.strays import erased, holes_and_rings, ticks, usual_height
from extractor.pdf.page import Box
from tests.pdf.ocr.paper import picture, typeset, write


def paper() -> Raster:
    """White, 120 by 60 points."""
    return np.full((round(60 * SCALE), round(120 * SCALE)), 250, dtype=np.uint8)


def point(x: float, y: float) -> tuple[int, int]:
    return round(x * SCALE), round(y * SCALE)


def disc(white: Raster, x: float, y: float, across: float) -> None:
    cv2.circle(white, point(x, y), round(across / 2 * SCALE), 20, -1)


def figure(white: Raster, x: float, top: float = 20.0, height: float = 8.0) -> Box:
    """A stroke of a figure, 2 points wide."""
    cv2.rectangle(white, point(x, top), point(x + 2, top + height), 20, -1)
    return Box(x, top, x + 2, top + height)


def strays(white: Raster) -> list[Box]:
    ink = ink_of(white)
    return holes_and_rings(marks_of(ink), ink)


@pytest.mark.parametrize(("across", "found"), [(16, 1), (11, 1), (8.5, 0), (32, 0)])
def test_a_punched_hole_is_a_disc_of_some_millimetres(across: float, found: int) -> None:
    white = paper()
    disc(white, 40, 30, across)
    assert len(strays(white)) == found


def test_an_oblong_and_a_hollow_mark_are_no_holes() -> None:
    white = paper()
    cv2.rectangle(white, point(20, 20), point(45, 32), 20, -1)
    cv2.circle(white, point(80, 30), round(8 * SCALE), 20, 3)
    assert strays(white) == []


@pytest.mark.parametrize("letter", ["a", "n", "e", "o", "R", "8"])
def test_a_heavy_letter_of_a_title_is_no_hole(letter: str) -> None:
    white = paper()
    cv2.putText(white, letter, point(40, 40), cv2.FONT_HERSHEY_DUPLEX, 1.9, 20, 10, cv2.LINE_AA)
    (mark,) = marks_of(ink_of(white))
    assert min(mark.width, mark.height) > 10
    assert strays(white) == []


def ringed(gap: float = 0.0, height: float = 9.0) -> Raster:
    white = paper()
    figure(white, 57)
    figure(white, 61)
    cv2.ellipse(
        white, point(60, 24), (round(12 * SCALE), round(height * SCALE)), 0, gap, 360, 20, 4
    )
    return white


def test_a_ring_around_a_figure_goes_and_the_figure_stays() -> None:
    white = ringed()
    ink = ink_of(white)
    (ring,) = strays(white)
    assert ring.height > 15
    left = marks_of(ink_of(erased(white, ink, [ring])))
    assert [round(mark.x0) for mark in left] == [57, 61]


def test_an_open_line_around_a_figure_is_no_ring() -> None:
    assert strays(ringed(gap=40)) == []


def test_a_frame_as_low_as_what_it_holds_is_no_ring() -> None:
    assert strays(ringed(height=5.0)) == []


def ticked(size: float = 12.0, wide: float = 12.0, figures: int = 2, thick: int = 3) -> list[Box]:
    white = paper()
    marks = [figure(white, 20 + 4 * n) for n in range(figures)]
    x, foot = marks[-1].x1 + 2, 30.0
    for a, b in (
        ((x, foot - 0.4 * size), (x + 0.3 * wide, foot)),
        ((x + 0.3 * wide, foot), (x + wide, foot - size)),
    ):
        cv2.line(white, point(*a), point(*b), 20, thick)
    ink = ink_of(white)
    return ticks([Run(sorted(marks_of(ink), key=lambda mark: mark.x0))], ink)


def test_a_tick_behind_a_figure_is_no_letter_of_it() -> None:
    (tick,) = ticked()
    assert tick.x0 > 25
    assert ticked(figures=4) and not ticked(figures=5)  # a word may end with a large letter


@pytest.mark.parametrize(
    "drawn",
    [
        {"size": 8.0, "wide": 9.0},  # as high as the figures: a letter
        {"wide": 4.0},  # as narrow as a bracket
        {"thick": 14},  # as black as a capital
    ],
)
def test_other_marks_behind_a_figure_are_print(drawn: dict[str, float]) -> None:
    assert ticked(**drawn) == []  # type: ignore[arg-type]


def test_what_reaches_into_a_stray_s_box_is_not_erased() -> None:
    white = paper()
    disc(white, 40, 30, 16)
    beside = figure(white, 47, 21, 4)
    ink = ink_of(white)
    bare = erased(white, ink, strays(white))
    assert len(marks_of(ink_of(bare))) == 1
    assert bare[round((beside.top + 2) * SCALE), round((beside.x0 + 1) * SCALE)] < 60


def test_the_usual_height_is_that_of_runs_of_several_marks() -> None:
    low = [Box(5.0 * n, 10, 5.0 * n + 4, 18) for n in range(5)]
    assert usual_height([Run(low), Run([Box(0, 40, 10, 60)])], 3) == 8
    assert usual_height([Run([Box(0, 40, 10, 60)])], 3) == 0


def paragraph(pdf: FPDF) -> None:
    write(pdf, 72, 100, "Complaints by team, as they came in during the year:")
    for n, (team, count) in enumerate((("Parks", "14"), ("Baths", "26"), ("Roads", "37"))):
        write(pdf, 72, 120 + 16 * n, team)
        write(pdf, 200, 120 + 16 * n, count)


def test_a_page_with_holes_rings_and_ticks_says_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, "")
    page = picture(typeset(tmp_path / "a.pdf", paragraph))
    disc(page, 34, 116, 16)
    cv2.ellipse(page, point(206, 132), (round(13 * SCALE), round(8 * SCALE)), 0, 0, 360, 30, 3)
    cv2.line(page, point(215, 150), point(218, 153), 30, 3)
    cv2.line(page, point(218, 153), point(227, 141), 30, 3)
    path = tmp_path / "scan.pdf"
    Image.fromarray(page).save(path, "PDF", resolution=DPI)
    (read,) = recognised(open_document(path), path).pages
    assert [line.text for line in lines_of(1, read.words)][1:] == [
        "Parks 14",
        "Baths 26",
        "Roads 37",
    ]
