"""A report typeset, scanned askew with noise, and read: the same figures as from its text."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF

from extractor.pdf.ocr.cache import FOLDER
from extractor.pipeline import extract_document, extract_tables
from schemas.figures import Figure
from schemas.report import ExtractedDocument
from tests.pdf.ocr.paper import grid, scan, typeset, write

ROWS = [
    ("Outcome", "Number", "Share"),
    ("Upheld", "23", "37%"),
    ("Partially upheld", "18", "29%"),
    ("Not upheld", "21", "34%"),
    ("Total", "62", "100%"),
]


def report(pdf: FPDF) -> None:
    write(pdf, 72, 80, "Children's Services Complaints: Annual Report 2021-22", "B", 16)
    write(pdf, 72, 100, "Somerset County Council")
    write(pdf, 72, 130, "1. Complaints received", "B", 13)
    write(
        pdf,
        72,
        150,
        "In 2021-22 the Council received 70 statutory complaints at Stage 1, as against",
    )
    write(pdf, 72, 164, "64 in 2020-21. Three complaints went on to Stage 2.")
    write(pdf, 72, 196, "2. Outcomes at Stage 1", "B", 13)
    write(pdf, 72, 216, "Table 1: Outcomes of Stage 1 complaints, 2021-22", "B")
    xs, ys = [72.0, 240.0, 320.0, 400.0], [224 + 18.0 * n for n in range(len(ROWS) + 1)]
    pdf.set_fill_color(210)
    pdf.rect(72, 224, 328, 18, "F")
    grid(pdf, xs, ys)
    for row, cells in enumerate(ROWS):
        for x, text in zip(xs, cells, strict=False):
            write(pdf, x + 6, ys[row] + 13, text, "B" if row in (0, 4) else "")


@pytest.fixture(scope="module")
def typeset_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typeset(tmp_path_factory.mktemp("scan") / "report.pdf", report)


@pytest.fixture
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")


def said(document: ExtractedDocument) -> set[str]:
    """The figures without where they are printed."""
    (found,) = document.reports
    return {
        figure.model_dump_json(exclude={"sources", "origins"})
        for figures in found.figures().values()
        for figure in figures
    }


def ink_in(path: Path, figure: Figure) -> bool:
    """Whether the page as a viewer shows it has ink where the figure is said to stand."""
    source = figure.sources[0]
    assert source.bbox is not None and source.ocr
    document = pypdfium2.PdfDocument(path)
    shown = document[source.page - 1].render(scale=1, grayscale=True).to_numpy()
    x0, top, x1, bottom = (round(edge) for edge in source.bbox)
    dark = shown.reshape(shown.shape[0], shown.shape[1], -1)[top:bottom, x0:x1, 0] < 120
    document.close()
    return bool(dark.any())


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize("turns", [0, 1])
def test_a_scan_says_what_its_text_says(typeset_report: Path, tmp_path: Path, turns: int) -> None:
    picture = scan(typeset_report, tmp_path / "scan.pdf", degrees=0.7, turns=turns)
    from_text, from_picture = extract_document(typeset_report), extract_document(picture)
    assert len(said(from_text)) >= 6
    assert said(from_picture) == said(from_text)
    assert from_picture.document.ocr and not from_text.document.ocr
    assert from_picture.document.pages_without_text == ()
    figures = [f for found in from_picture.reports[0].figures().values() for f in found]
    assert all(ink_in(picture, figure) for figure in figures)


@pytest.mark.usefixtures("no_cache")
def test_a_scan_that_is_not_to_be_read(typeset_report: Path, tmp_path: Path) -> None:
    picture = scan(typeset_report, tmp_path / "scan.pdf")
    found = extract_document(picture, "never")
    assert found.reports == () and found.document.pages_without_text == (1,)
    assert not found.document.ocr and extract_tables(picture, "never") == []
