"""Opening PDFs: what a hostile or odd file yields, and that text and lines arrive as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import EncryptedPDF, UnreadablePDF
from extractor.pdf.document import open_document
from tests.conftest import assemble_pdf

MakePDF = Callable[..., Path]


def drawn(path: Path, content: str, info: str = "") -> Path:
    """A one-page PDF, 300 by 200 points, that draws the content stream."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 6 0 R "
        "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream",
        f"<< {info} >>",
    ]
    return assemble_pdf(path, objects, " /Info 7 0 R")


def words(path: Path) -> list[str]:
    return [word.text for word in open_document(path).pages[0].words]


def message(path: Path, kind: type[UnreadablePDF] = UnreadablePDF) -> str:
    """The error that opening the file raises; it must be one line that names the file."""
    with pytest.raises(UnreadablePDF) as caught:
        open_document(path)
    assert type(caught.value) is kind
    text = str(caught.value)
    assert "\n" not in text and text.startswith(path.name)
    assert caught.value.exit_code == 5
    return text


def test_web_page_saved_as_pdf(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_text("<!doctype html><title>Sign in</title>")
    assert "not a PDF" in message(path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"")
    assert "empty" in message(path)


def test_missing_file(tmp_path: Path) -> None:
    assert "cannot read the file" in message(tmp_path / "report.pdf")


def test_truncated_file(tmp_path: Path, make_pdf: MakePDF) -> None:
    whole = make_pdf(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "report.pdf"
    path.write_bytes(whole[:60])
    assert "its end is missing" in message(path)


def test_no_pages(tmp_path: Path, make_pdf: MakePDF) -> None:
    assert "no pages" in message(make_pdf(tmp_path / "report.pdf", pages=0))


def test_password_needed(tmp_path: Path, make_pdf: MakePDF) -> None:
    path = make_pdf(tmp_path / "report.pdf", password="secret")
    assert "password" in message(path, EncryptedPDF)


def test_encrypted_without_password_is_read(tmp_path: Path, make_pdf: MakePDF) -> None:
    """Many councils protect against editing only: the empty password opens the file."""
    assert len(open_document(make_pdf(tmp_path / "report.pdf", password="")).pages) == 1


@pytest.mark.parametrize("error", [TypeError(), RecursionError("deep"), KeyError("Kids")])
def test_any_library_error_is_explained(
    tmp_path: Path, make_pdf: MakePDF, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("extractor.pdf.pdfium.file.words_of", fail)
    text = message(make_pdf(tmp_path / "report.pdf"))
    assert "page 1 of 1" in text and type(error).__name__ in text


def test_title_hash_and_page_numbers(tmp_path: Path, make_pdf: MakePDF) -> None:
    path = drawn(tmp_path / "a.pdf", "", "/Title (Annual  Complaints Report)")
    document = open_document(path)
    assert document.title == "Annual Complaints Report"
    assert re.fullmatch("[0-9a-f]{64}", document.sha256)
    assert open_document(make_pdf(tmp_path / "b.pdf")).title is None
    pages = open_document(make_pdf(tmp_path / "c.pdf", pages=3)).pages
    assert [page.number for page in pages] == [1, 2, 3]


def test_coordinates_are_from_the_top(tmp_path: Path) -> None:
    page = open_document(drawn(tmp_path / "a.pdf", "BT /F1 12 Tf 20 180 Td (Stage) Tj ET")).pages[0]
    word = page.words[0]
    assert (page.width, page.height) == (300, 200)
    assert word.box.x0 == 20 and word.box.top < 20 < word.box.bottom < 30
    assert word.size == 12 and not word.bold


def test_fake_bold_is_read_once(tmp_path: Path) -> None:
    twice = "BT /F1 12 Tf 20 100 Td (12) Tj 0.4 0 Td (12) Tj ET"
    page = open_document(drawn(tmp_path / "a.pdf", twice)).pages[0]
    assert [(w.text, w.bold) for w in page.words] == [("12", True)]


def test_real_doubles_stay(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", "BT /F1 12 Tf 20 100 Td (11 1122 illegally 0.00) Tj ET")
    assert words(path) == ["11", "1122", "illegally", "0.00"]


def test_superscript_is_a_word_of_its_own(tmp_path: Path) -> None:
    content = "BT /F1 12 Tf 20 100 Td (250) Tj /F1 7 Tf 5 Ts (9) Tj /F1 12 Tf 0 Ts ( of) Tj ET"
    found = open_document(drawn(tmp_path / "a.pdf", content)).pages[0].words
    assert sorted((w.text, w.raised) for w in found) == [
        ("250", False),
        ("9", True),
        ("of", False),
    ]


def test_small_print_is_not_raised(tmp_path: Path) -> None:
    content = "BT /F1 12 Tf 20 100 Td (250) Tj /F1 7 Tf ( 9) Tj 0 -30 Td (1 note) Tj ET"
    assert not any(
        w.raised for w in open_document(drawn(tmp_path / "a.pdf", content)).pages[0].words
    )


def test_drawn_line_parts_two_figures(tmp_path: Path) -> None:
    apart = "BT /F1 12 Tf 20 100 Td (12) Tj 13.6 0 Td (34) Tj ET"
    assert words(drawn(tmp_path / "a.pdf", apart)) == ["1234"]
    ruled = apart + " 33.5 90 m 33.5 120 l S"
    assert words(drawn(tmp_path / "b.pdf", ruled)) == ["12", "34"]


def test_bold_from_the_font(tmp_path: Path) -> None:
    content = "BT /F2 12 Tf 20 100 Td (Total) Tj /F1 12 Tf ( 40) Tj ET"
    found = open_document(drawn(tmp_path / "a.pdf", content)).pages[0].words
    assert [(w.text, w.bold) for w in found] == [("Total", True), ("40", False)]


def test_unseen_text_is_left_out(tmp_path: Path) -> None:
    off_page = "BT /F1 12 Tf 500 100 Td (draft) Tj ET"
    white = "1 g BT /F1 12 Tf 20 60 Td (hidden) Tj ET 0 g"
    turned = "BT /F1 12 Tf 0 1 -1 0 290 20 Tm (margin) Tj ET"
    seen = "BT /F1 12 Tf 20 100 Td (seen) Tj ET"
    path = drawn(tmp_path / "a.pdf", f"{off_page} {white} {turned} {seen}")
    assert words(path) == ["seen"]


def test_white_on_shading_is_seen(tmp_path: Path) -> None:
    content = "0.1 0.3 0.1 rg 10 50 100 30 re f 1 g BT /F1 12 Tf 20 60 Td (Upheld) Tj ET"
    page = open_document(drawn(tmp_path / "a.pdf", content)).pages[0]
    assert [w.text for w in page.words] == ["Upheld"]
    assert [tuple(map(round, fill)) for fill in page.fills] == [(10, 120, 110, 150)]


def test_white_on_a_coloured_page_is_seen(tmp_path: Path) -> None:
    content = "0.5 0.2 0.4 rg 0 0 300 200 re f 1 g BT /F1 12 Tf 20 60 Td (Upheld) Tj ET"
    page = open_document(drawn(tmp_path / "a.pdf", content)).pages[0]
    assert [w.text for w in page.words] == ["Upheld"]
    assert page.fills == ()


def test_white_on_a_tile_with_round_corners_is_seen(tmp_path: Path) -> None:
    tile = "0.1 0.3 0.1 rg 10 50 m 110 50 l 120 50 120 60 120 60 c 120 90 l 10 90 l h f"
    content = f"{tile} 1 g BT /F1 12 Tf 20 60 Td (Upheld) Tj ET BT /F1 12 Tf 200 60 Td (lost) Tj ET"
    page = open_document(drawn(tmp_path / "a.pdf", content)).pages[0]
    assert [w.text for w in page.words] == ["Upheld"]


def test_lines_however_drawn_become_rulings(tmp_path: Path) -> None:
    stroked = "20 100 m 200 100 l S"
    thin = "20 80 180 0.5 re f"
    outline = "20 20 100 40 re S"
    page = open_document(drawn(tmp_path / "a.pdf", f"{stroked} {thin} {outline}")).pages[0]
    across = sorted(round(r.box.top) for r in page.rulings if r.horizontal)
    down = sorted(round(r.box.x0) for r in page.rulings if not r.horizontal)
    assert across == [100, 120, 140, 180] and down == [20, 120]


def test_slanting_lines_and_backgrounds_are_no_rulings(tmp_path: Path) -> None:
    content = "0.9 g 0 0 300 200 re f 0 g 20 20 m 200 150 l S 1 g 20 20 60 60 re f"
    page = open_document(drawn(tmp_path / "a.pdf", content)).pages[0]
    assert page.rulings == () and page.fills == ()
