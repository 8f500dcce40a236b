"""Poor scans: low resolution, faint lines, pale copies, shaded boxheads; and what only looks so."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from fpdf import FPDF

from extractor.pdf.ocr.lines import rulings_of
from extractor.pdf.ocr.looks import Stroke, bold_words
from extractor.pdf.ocr.raster import (
    SCALE,
    Raster,
    dark_of,
    deepened,
    evened,
    flattened,
    ink_of,
    whitened,
)
from extractor.pdf.ocr.screens import descreened
from extractor.pdf.ocr.segments import marks_of
from extractor.pdf.ocr.shades import through_shades
from extractor.pdf.ocr.surfaces import surfaces_of
from extractor.pdf.page import Box, Ruling
from tests.pdf.ocr.paper import grid, picture, typeset, write


def coarse(sharp: Raster, dpi: int, noise: float) -> Raster:
    """The picture as a scanner of so many dots to the inch sees it, at the size it is read at."""
    height, width = sharp.shape
    share = dpi / (SCALE * 72)
    small = cv2.resize(sharp, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    grainy = small + np.random.default_rng(3).normal(0, noise, small.shape)
    seen = np.clip(grainy, 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(seen, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def upright(lines: Raster) -> list[Box]:
    return [r.box for r in rulings_of(lines) if not r.horizontal]


def table(pdf: FPDF) -> None:
    pdf.set_fill_color(225)
    pdf.rect(100, 100, 300, 20, "F")
    grid(pdf, [100, 400], [100, 120, 136, 152], 1.0)
    pdf.set_draw_color(200)
    pdf.set_line_width(0.5)
    for x in (200, 300):
        pdf.line(x, 100, x, 152)
    for y in (114, 131, 147):
        write(pdf, 106, y, "Illicit filling 1")


def test_lines_too_faint_for_one_place_are_seen_along_their_length(tmp_path: Path) -> None:
    sharp = picture(typeset(tmp_path / "a.pdf", table))
    found = upright(whitened(coarse(sharp, 100, 4.5)))
    inner = [b for b in found if 150 < b.x0 < 350]
    assert [round(b.x0, -2) for b in inner] == [200, 300]
    assert all(b.top < 106 and b.bottom > 148 for b in inner)


def test_noise_and_stems_are_no_lines(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 400], [100, 113, 126, 139])
        for base in (110.5, 123.5, 136.5):
            write(pdf, 106, base, "Illicit filling, 11 illnesses, still 1,111 bills", size=10)

    sharp = picture(typeset(tmp_path / "a.pdf", draw))
    assert len(upright(whitened(coarse(sharp, 100, 6)))) == 2


def test_what_shows_through_a_tables_paper_is_no_line_of_it(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 400], [100, 120, 140, 160, 180])
        pdf.set_draw_color(249)
        pdf.set_line_width(1.5)
        pdf.line(180, 122, 180, 138)  # a row high
        pdf.line(130, 150, 300, 150)  # is not as wide as the table

    found = rulings_of(whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3)))
    assert sum(r.horizontal for r in found) == 5
    assert [round(r.box.x0, -2) for r in found if not r.horizontal] == [100, 400]


@pytest.mark.parametrize(("shade", "print_is"), [(160, 255), (60, 255), (160, 0), (225, 0)])
def test_print_on_a_shade_is_the_lighter_or_the_darker(
    tmp_path: Path, shade: int, print_is: int
) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(shade)
        pdf.rect(100, 100, 300, 18, "F")
        pdf.set_text_color(print_is)
        write(pdf, 110, 113, "Stage 1 complaints 2021/22", "B")

    white = whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3))
    fills = surfaces_of(white).rectangles
    assert len(fills) == 1
    assert dark_of(white, fills) == (fills if print_is else ())


def test_print_on_a_shade_is_as_black_as_on_paper(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(170)
        pdf.rect(100, 100, 300, 18, "F")
        write(pdf, 110, 113, "Complaints received", "B")

    white = whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3))
    flat = flattened(white, surfaces_of(white).rectangles)
    x0, top, x1, bottom = (round(edge * SCALE) for edge in (105, 102, 250, 117))
    inside = flat[top:bottom, x0:x1]
    assert np.median(inside) > 235 and inside.min() < 40
    edge = flat[round(95 * SCALE) : round(123 * SCALE), round(300 * SCALE)]
    assert edge.min() > 200  # nothing of the shade's edge is left to be taken for a line


def test_a_pale_copy_is_deepened_and_no_other(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        for line in range(8):
            write(pdf, 72, 100 + 14 * line, "The council received 70 complaints in the year")

    sharp = whitened(picture(typeset(tmp_path / "a.pdf", draw)))
    pale = np.asarray(250 - (250 - sharp.astype(np.float32)) * 0.3, dtype=np.uint8)
    assert sharp.min() < 60 < 160 < pale.min()
    assert deepened(pale).min() < 80 and deepened(pale)[ink_of(pale)].mean() < 130
    assert deepened(sharp) is sharp
    grain = np.random.default_rng(5).normal(245, 6, sharp.shape)
    empty = np.clip(grain, 0, 255).astype(np.uint8)
    assert deepened(empty) is empty


def test_blur_evens_strokes_out_and_their_ink_tells() -> None:
    words = ["complaints", "received", "during", "the year", "Outcomes", "Heading"]
    size = [11.0] * 6
    lines = [0, 0, 0, 0, 1, 2]
    # the same widths nearly, but the bold word's strokes are deeper: it has more ink
    blurred = [Stroke(0.7, 170)] * 4 + [Stroke(1.0, 215), Stroke(0.72, 215)]
    assert bold_words(blurred, size, words, lines, lines) == [False] * 4 + [True, False]
    # print that is grey by itself, and no thicker, is not bold
    grey = [Stroke(1.0, 240)] * 4 + [Stroke(0.72, 170), Stroke(1.45, 240)]
    assert bold_words(grey, size, words, lines, lines) == [False] * 5 + [True]


def test_a_line_goes_on_through_a_shade_where_it_is_seen_in_the_mean() -> None:
    random = np.random.default_rng(11)
    shade = Box(100, 100, 400, 120)
    paper = np.full((round(200 * SCALE), round(500 * SCALE)), 245.0)
    paper[round(100 * SCALE) : round(120 * SCALE), round(100 * SCALE) : round(400 * SCALE)] = 200
    x = round(200 * SCALE)
    paper[round(100 * SCALE) : round(120 * SCALE), x - 1 : x + 2] = 196.5  # less than the noise
    grainy = np.clip(paper + random.normal(0, 4, paper.shape), 0, 255).astype(np.uint8)
    blank = np.zeros(grainy.shape, dtype=np.bool_)
    below = [Ruling(Box(x, 121, x, 160)) for x in (200.0, 300.0)]
    lifted = through_shades(below, [shade], grainy, blank)
    assert [r.box.top for r in lifted] == [100, 121]
    # what stands clear of the shade is of another table
    apart = [Ruling(Box(200, 126, 200, 160))]
    assert through_shades(apart, [shade], grainy, blank) == tuple(apart)
    # a label that stands across the line shows that the cell is one
    label = blank.copy()
    label[round(106 * SCALE) : round(113 * SCALE), x - 20 : x + 20] = True
    assert through_shades(below[:1], [shade], grainy, label) == tuple(below[:1])
    # print all along leaves nothing to look at
    inked = blank.copy()
    inked[round(102 * SCALE) : round(118 * SCALE), x - 9 : x - 4] = True
    assert through_shades(below[:1], [shade], grainy, inked) == tuple(below[:1])


def test_a_shade_of_dots_is_a_shade_again_with_its_print(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        write(pdf, 110, 113, "Partly upheld 24", "B")
        for line in range(12):
            write(pdf, 72, 150 + 11 * line, "Illicit filling HHHH mmmm 11,111 ####", "B", 9)

    sharp = whitened(picture(typeset(tmp_path / "a.pdf", draw)))
    rows, columns = np.mgrid[: sharp.shape[0], : sharp.shape[1]]
    dots = (rows // 2 + columns // 2) % 2 == 0
    shade = np.s_[round(100 * SCALE) : round(118 * SCALE), round(100 * SCALE) : round(400 * SCALE)]
    screened = sharp.copy()
    screened[shade] = np.where(dots[shade], 0, sharp[shade])
    again = descreened(screened)
    (fill,) = surfaces_of(again).rectangles
    assert list(fill) == pytest.approx([100, 100, 400, 118], abs=3.5)
    assert dark_of(again, [fill]) == ()
    flat = flattened(again, [fill])[shade]
    assert 0.01 < (flat < 128).mean() < 0.2 and np.median(flat) > 230
    # close print has steps as well, but is none
    assert descreened(sharp) is sharp


def test_a_word_of_letters_so_bold_that_they_touch_is_no_dark_cell(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        write(pdf, 110, 113, "2021/22", "B", 12)
        pdf.set_fill_color(0)
        pdf.rect(100, 140, 300, 14, "F")
        pdf.set_text_color(255)
        write(pdf, 110, 151, "2021/22", "B", 11)

    sharp = picture(typeset(tmp_path / "a.pdf", draw))
    thick = sharp.copy()
    half = round(130 * SCALE)
    thick[:half] = cv2.erode(sharp[:half], np.ones((4, 4), np.uint8))
    (cell,) = surfaces_of(whitened(thick)).rectangles
    assert round(cell.top) == 140


def surfaces(height: float, ground: int, black: int) -> int:
    """How many surfaces a page has with a patch 30 points wide on it, of whose every 20 pixels
    across ``black`` are, and the others grey as its ``ground``."""
    white = np.full((round(200 * SCALE), round(200 * SCALE)), 250, dtype=np.uint8)
    top, left = round(60 * SCALE), round(60 * SCALE)
    patch = white[top : top + round(height * SCALE), left : left + round(30 * SCALE)]
    patch[:] = ground
    for at in range(black):
        patch[:, at::20] = 20
    return sum(map(len, surfaces_of(white)))


def test_print_that_has_filled_up_is_no_shaded_cell() -> None:
    assert surfaces(12, 250, 16) == 0
    assert surfaces(22, 250, 16) == 1  # higher than a line of print
    assert surfaces(12, 200, 4) == 1  # print on a shaded cell
    assert surfaces(12, 250, 20) == 1  # a dark cell, or a bar of a chart


def test_a_line_close_between_print_is_one(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 181.5, 300], [100, 129])
        write(pdf, 104, 112, "Upheld 15 (12%)", size=10)
        write(pdf, 183.5, 124, "0 (0%)", size=10)

    assert len(upright(whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3)))) == 3


@pytest.mark.parametrize("ground", [842.0, 640.0])
def test_the_white_print_of_a_dark_cover_is_print(tmp_path: Path, ground: float) -> None:
    """The cover's ground fills the page, or leaves paper below it."""

    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(0, 90, 80)
        pdf.rect(0, 0, 595, ground, "F")
        pdf.set_text_color(255)
        write(pdf, 70, 250, "Complaints and compliments", "B", 30)
        write(pdf, 70, 300, "April 2022 to March 2023")

    white = whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3))
    even = evened(white, dark_of(white, surfaces_of(white).rectangles))
    printed = marks_of(ink_of(even))
    title = [mark for mark in printed if 220 < mark.top < 255 and mark.height > 12]
    line = [mark for mark in printed if 285 < mark.top < 305]
    assert 20 <= len(title) <= 26 and 18 <= len(line) <= 22


def test_a_dark_copy_is_no_cover(tmp_path: Path) -> None:
    sharp = picture(typeset(tmp_path / "a.pdf", lambda pdf: write(pdf, 70, 250, "Complaints")))
    dark = np.asarray(sharp * 0.45, dtype=np.uint8)
    assert ink_of(whitened(dark)).mean() == pytest.approx(ink_of(whitened(sharp)).mean(), rel=0.2)
