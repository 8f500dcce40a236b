"""Sheets of two pages are read from a picture as large as their pages were set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF

from extractor.layout.sheets import parted
from extractor.pdf.document import open_document
from extractor.pdf.ocr.cache import FOLDER
from extractor.pdf.ocr.raster import SCALE, Bitmap
from extractor.pdf.ocr.recognise import recognised
from extractor.pdf.ocr.two_up import reduced, reduction_of
from extractor.pdf.page import Box, Doubt, Page, Ruling, Scan, Word
from extractor.pipeline import extract_document
from schemas.figures import FAMILIES
from tests.pdf.ocr.paper import grid, scan, typeset, write
from tests.two_up import two_up


def sheet(
    *boxes: tuple[float, float, float, float], size: tuple[float, float] = (842, 595)
) -> Bitmap:
    """The ink of a sheet with two pages of print, and what else is dark, all in points."""
    ink = np.zeros((round(size[1] * SCALE), round(size[0] * SCALE)), dtype=np.bool_)
    for x0, top, x1, bottom in ((40, 50, 380, 550), (462, 50, 800, 550), *boxes):
        ink[round(top * SCALE) : round(bottom * SCALE), round(x0 * SCALE) : round(x1 * SCALE)] = (
            True
        )
    return ink


def test_a_sheet_of_two_pages_is_told_by_the_white_down_its_middle() -> None:
    assert reduction_of(sheet()) == pytest.approx(842 / 595, abs=0.01)
    assert reduction_of(sheet((60, 300, 780, 310))) == 1.0


def test_white_is_as_wide_as_margins() -> None:
    assert reduction_of(sheet((380, 50, 430, 550))) > 1.0  # 32 points are left
    assert reduction_of(sheet((380, 50, 435, 550))) == 1.0


def test_dust_fold_and_lid_are_no_print() -> None:
    assert reduction_of(sheet((420, 200, 421, 201), (0, 0, 842, 15))) > 1.0
    assert reduction_of(sheet((418, 0, 424, 595))) > 1.0
    assert reduction_of(sheet((408, 0, 440, 595))) == 1.0


@pytest.mark.parametrize("size", [(842, 1191), (842, 474), (842, 800)])
def test_pages_of_another_shape_are_read_as_they_are(size: tuple[float, float]) -> None:
    assert reduction_of(sheet(size=size)) == 1.0


def test_sheets_of_full_size_are_read_as_they_are() -> None:
    large = np.zeros((round(842 * SCALE), round(1191 * SCALE)), dtype=np.bool_)
    assert reduction_of(large) == 1.0


def test_what_was_found_is_brought_back_to_the_sheet_s_points() -> None:
    box, small = Box(15.0, 30.0, 45.0, 60.0), Box(10.0, 20.0, 30.0, 40.0)
    page = Page(
        3,
        1263.0,
        892.5,
        (Word("46", box, 12.0, bold=True),),
        (Ruling(box),),
        (box,),
        (box,),
        scan=Scan(0.5, 1, 892.5, 1263.0),
        doubts=(Doubt("46", "48", box),),
        shapes=(box,),
    )
    assert reduced(page, 1.5) == Page(
        3,
        842.0,
        595.0,
        (Word("46", small, 8.0, bold=True),),
        (Ruling(small),),
        (small,),
        (small,),
        scan=Scan(0.5, 1, 595.0, 842.0),
        doubts=(Doubt("46", "48", small),),
        shapes=(small,),
    )


ROWS = [("Outcome", "Number"), ("Upheld", "23"), ("Not upheld", "39"), ("Total", "62")]


def first(pdf: FPDF) -> None:
    write(pdf, 72, 80, "Children's Services Complaints: Annual Report 2021-22", "B", 16)
    write(pdf, 72, 130, "1. Complaints received", "B", 13)
    write(pdf, 72, 150, "In 2021-22 the Council received 70 statutory complaints at Stage 1, as")
    write(pdf, 72, 164, "against 64 in 2020-21. Three complaints went on to Stage 2.")
    write(pdf, 290, 810, "1")


def second(pdf: FPDF) -> None:
    write(pdf, 72, 80, "2. Outcomes at Stage 1", "B", 13)
    write(pdf, 72, 100, "Table 1: Outcomes of Stage 1 complaints, 2021-22", "B")
    xs, ys = [72.0, 240.0, 320.0], [108 + 18.0 * n for n in range(len(ROWS) + 1)]
    pdf.set_fill_color(205)
    pdf.rect(72, 108, 248, 18, "F")
    grid(pdf, xs, ys)
    for row, cells in enumerate(ROWS):
        for x, text in zip(xs, cells, strict=False):
            write(pdf, x + 6, ys[row] + 13, text, "B" if row in (0, 3) else "")
    write(pdf, 290, 810, "2")


@pytest.mark.parametrize("turns", [0, 1])
def test_a_scanned_sheet_says_what_its_pages_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    monkeypatch.setenv(FOLDER, "")
    plain = typeset(tmp_path / "report.pdf", first, second)
    picture = scan(two_up(plain, tmp_path / "sheets.pdf"), tmp_path / "scan.pdf", turns=turns)
    (one,), (other,) = extract_document(plain).reports, extract_document(picture).reports
    told = {"sources", "origins"}
    for family in FAMILIES:
        assert {f.model_dump_json(exclude=told) for f in getattr(other, family)} == {
            f.model_dump_json(exclude=told) for f in getattr(one, family)
        }
    assert len(one.outcomes) >= 3
    document = pypdfium2.PdfDocument(picture)
    shown = np.asarray(document[0].render(scale=1, grayscale=True).to_pil())
    document.close()
    for figure in other.outcomes:
        source = figure.sources[0]
        assert source.page == 1 and source.ocr and source.bbox is not None
        x0, top, x1, bottom = (round(edge) for edge in source.bbox)
        assert (shown[top:bottom, x0:x1] < 140).any()  # there is ink where it is said to stand


def test_a_scanned_sheet_keeps_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")
    sheets = two_up(typeset(tmp_path / "report.pdf", first, second), tmp_path / "sheets.pdf")
    picture = scan(sheets, tmp_path / "scan.pdf")
    (page,) = recognised(open_document(picture), picture).pages
    assert (round(page.width), round(page.height)) == (842, 595)
    assert len(parted([page])) == 2
