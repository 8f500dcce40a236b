"""Ruling lines and shading in pictures, each habit of drawing with something that only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from extractor.pdf.ocr.lines import is_remnant, rulings_of, without_lines
from extractor.pdf.ocr.raster import dark_of, evened, ink_of, whitened
from extractor.pdf.ocr.shades import shading_edges
from extractor.pdf.ocr.surfaces import surfaces_of
from extractor.pdf.page import Box, Ruling
from tests.pdf.ocr.paper import Draw, grid, picture, typeset, write


def lines(tmp_path: Path, draw: Draw, noise: float = 3) -> tuple[list[Box], list[Box]]:
    """The horizontal and vertical lines of what is drawn."""
    found = rulings_of(whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=noise)))
    across = sorted((r.box for r in found if r.horizontal), key=lambda b: b.top)
    down = sorted((r.box for r in found if not r.horizontal), key=lambda b: b.x0)
    return across, down


def test_a_tables_lines_are_found_where_they_are(tmp_path: Path) -> None:
    across, down = lines(tmp_path, lambda pdf: grid(pdf, [100, 200, 300], [100, 116, 132]))
    assert [b.centre[1] for b in across] == pytest.approx([100, 116, 132], abs=0.6)
    assert [b.centre[0] for b in down] == pytest.approx([100, 200, 300], abs=0.6)
    assert all(b.x0 == pytest.approx(100, abs=3.5) for b in across)
    assert all(b.bottom == pytest.approx(132, abs=3.5) for b in down)


def test_grey_lines_on_a_grey_cell_are_found(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(214)
        pdf.rect(100, 100, 200, 18, "F")
        pdf.set_draw_color(190)
        grid(pdf, [100, 200, 300], [100, 118, 136])

    across, down = lines(tmp_path, draw)
    assert any(b.centre[1] == pytest.approx(118, abs=1.5) and b.width > 150 for b in across)
    assert any(b.centre[0] == pytest.approx(200, abs=1) and b.top < 104 for b in down)


def test_a_line_of_dots_is_one_line(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_dash_pattern(dash=1, gap=1.5)
        pdf.line(100, 100, 300, 100)

    across, _ = lines(tmp_path, draw)
    assert len(across) == 1 and across[0].width == pytest.approx(200, abs=8)


def test_two_tables_do_not_share_a_line(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 300], [100, 140])
        grid(pdf, [100, 300], [148, 188])

    _, down = lines(tmp_path, draw)
    assert len(down) == 4


@pytest.mark.parametrize("style", ["", "B"])
@pytest.mark.parametrize("family", ["Helvetica", "Times"])
def test_letters_are_no_lines(tmp_path: Path, family: str, style: str) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_font(family, style, 12)
        pdf.text(72, 100, "minimum (full) illness, Hill, mm, nnn, T. ILLINOIS LITTLE")
        pdf.text(72, 114, "All still illicit: (null) pulled | millimetre immunity")

    across, down = lines(tmp_path, draw)
    assert across == [] and down == []


def test_the_feet_of_bold_capitals_in_a_cell_are_no_line(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 200], [100, 116])
        write(pdf, 112, 112, "LGSCO EEL", "B", 9)

    across, _ = lines(tmp_path, draw)
    assert len(across) == 2


def test_a_line_under_a_heading_is_one(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_font("Times", "BU", 12)
        pdf.text(72, 100, "")
        pdf.set_xy(72, 90)
        pdf.cell(text="Purpose of this report")

    across, _ = lines(tmp_path, draw)
    assert sum(b.width for b in across) > 80


def test_print_stays_when_lines_are_painted_over(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        grid(pdf, [100, 200], [100, 116])
        write(pdf, 120, 112, "47")

    white = whitened(picture(typeset(tmp_path / "a.pdf", draw)))
    ink = ink_of(without_lines(white, rulings_of(white)))
    assert ink[290:311, 330:380].any()
    assert not ink[:, :320].any()


def test_shading_light_and_dark(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(70)
        pdf.rect(100, 100, 300, 18, "F")
        pdf.set_fill_color(225)
        pdf.rect(100, 140, 300, 18, "F")
        pdf.set_fill_color(70)
        pdf.ellipse(100, 300, 80, 80, "F")  # a pie chart is no shaded cell
        pdf.set_text_color(255)
        write(pdf, 110, 113, "Directorate", "B")

    white = whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=3))
    fills, others = surfaces_of(white)
    assert [round(other.top / 10) for other in others] == [30]
    assert [round(f.top / 10) for f in fills] == [10, 14]
    assert all(f.width == pytest.approx(300, abs=3) for f in fills)
    (dark,) = dark_of(white, fills)
    inside = evened(white, [dark])[290:320, 300:450]
    assert 0.03 < (inside < 128).mean() < 0.5  # white letters are black on white


@pytest.mark.parametrize(("gap", "count"), [(3.5, 1), (8.0, 1)])
def test_print_close_below_a_dark_cell_is_no_part_of_it(
    tmp_path: Path, gap: float, count: int
) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(0)
        pdf.rect(100, 100, 300, 18, "F")
        write(pdf, 110, 118 + gap + 7.2, "Complaints 24 complaints 21 complaints 17")
        pdf.set_text_color(255)
        write(pdf, 110, 113, "Average response time (working days)", "B")

    fills = surfaces_of(whitened(picture(typeset(tmp_path / "a.pdf", draw), noise=0))).rectangles
    assert [round(f.height) for f in fills] == [18] * count


def test_bold_print_is_no_dark_cell(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        for line in range(3):
            write(pdf, 72, 100 + 12 * line, "MMMM WWWW HHHH BBBB MMMM", "B", 12)

    assert surfaces_of(whitened(picture(typeset(tmp_path / "a.pdf", draw)))).rectangles == ()


def test_shading_ends_a_row_within_a_table_only() -> None:
    uprights = [Ruling(Box(x, 100, x, 160)) for x in (100, 200)]
    (top, bottom) = shading_edges([Box(100, 100, 200, 118)], uprights)
    assert top.box.top == 100 and bottom.box == (100, 118, 200, 118)
    drawn = [*uprights, Ruling(Box(100, 119, 200, 119)), Ruling(Box(100, 100, 200, 100))]
    assert shading_edges([Box(100, 100, 200, 118)], drawn) == []
    assert shading_edges([Box(100, 100, 200, 118)], uprights[:1]) == []
    # the line below a column's label is lost
    parts = [Ruling(Box(100, 119, 150, 119)), Ruling(Box(170, 119, 200, 119)), drawn[-1]]
    assert len(shading_edges([Box(100, 100, 200, 118)], [*uprights, *parts])) == 1
    # the table's last line is lost along the shade: the row goes on to the shade's end
    assert shading_edges([Box(100, 100, 260, 118)], uprights)[1].box == (100, 118, 260, 118)


def test_what_is_left_of_a_line_is_no_one() -> None:
    line = [Ruling(Box(200, 100, 200.5, 140))]
    assert is_remnant(Box(199.9, 92, 201, 99), line)
    assert not is_remnant(Box(190, 110, 193, 118), line)  # a "1" beside the line
    assert not is_remnant(Box(199.5, 60, 201, 68), line)  # far above its end
