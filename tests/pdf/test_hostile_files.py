"""Files that are no PDF, damaged, encrypted or made to exhaust their reader: one line each."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from extractor.errors import EncryptedPDF, LimitExceeded, UnreadablePDF
from extractor.pdf import limits
from extractor.pdf.document import open_document
from tests.conftest import assemble_pdf, write_pdf
from tests.pdf.hostile import (
    CATALOGUE,
    FONT,
    bomb,
    line,
    one_page,
    packed,
    said,
    saved,
    some_pages,
    stream,
    texts,
)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text")
    return out.getvalue()


# --- not a PDF ---


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (zipped("word/document.xml"), "a Word document", "save it as PDF"),
        (zipped("xl/workbook.xml"), "an Excel workbook", "save it as PDF"),
        (zipped("mimetype", "content.xml"), "an OpenDocument file", "save it as PDF"),
        (zipped("report.pdf"), "a zip archive", "unpack it"),
        (zipped("%PDF-1.4.pdf"), "a zip archive", "unpack it"),
        (zipped("word/document.xml")[:40], "a damaged zip archive", "download it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office document", "save it as"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "a PNG picture", "text recognition"),
        (b"\xff\xd8\xff\xe0" + bytes(90), "a JPEG picture", "text recognition"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>Sign in</title>", "a web page", "download it"),
        (b"<?xml version='1.0'?><error>Access denied</error>", "an XML file", "download it"),
        (b"From: clerk@example.org\r\n\r\nattached", "an e-mail", "save its attachment"),
        (b"{\\rtf1 Report}", "a Rich Text document", "save it as PDF"),
        (bytes(5000), "nothing but zero bytes", "download it again"),
        (b"Dear resident", "no %PDF- mark", "download it again"),
        (os.urandom(16) + b"\x00" * 2000 + b"%PDF-1.4", "no %PDF- mark", "download it again"),
    ],
)
def test_what_it_is_instead(tmp_path: Path, data: bytes, what: str, advice: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    text = line(path)
    assert f"not a PDF ({what}" in text and advice in text


def test_lines_before_the_mark_are_no_fault(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("Agenda",))
    path.write_bytes(b"X-Gateway: scanned\r\n" * 9 + path.read_bytes())
    assert texts(open_document(path)) == [["Agenda"]]


# --- cut short ---


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 0.8])
def test_truncated(tmp_path: Path, share: float) -> None:
    """A download that broke off never becomes a shorter report."""
    whole = write_pdf(tmp_path / "whole.pdf", ("Agenda",), pages=9).read_bytes()
    path = tmp_path / "report.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "its end is missing" in line(path)


def test_only_the_end_mark_is_missing(tmp_path: Path) -> None:
    """Nothing of the text is lost: it is read, from a repaired copy."""
    path = write_pdf(tmp_path / "report.pdf", ("Agenda",), pages=3)
    path.write_bytes(path.read_bytes().rsplit(b"startxref", 1)[0])
    document = open_document(path)
    assert texts(document) == [["Agenda"]] * 3
    assert document.remarks == (
        "damaged, and read from a repaired copy; check it against the file",
    )
    assert document.source != path and document.source.exists()


def test_the_repaired_copy_goes_with_its_document(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("Agenda",))
    path.write_bytes(path.read_bytes().rsplit(b"startxref", 1)[0])
    document = open_document(path)
    copy = document.source
    del document
    assert path.exists() and not copy.exists()


def updated(path: Path, old: str, new: str) -> bytes:
    """A PDF that prints ``old``, and after its end an update by which it prints ``new``."""
    first = one_page(path, stream(said(old))).read_bytes()
    start = int(first.rsplit(b"startxref\n", 1)[1].split()[0])
    body = f"5 0 obj\n{stream(said(new))}\nendobj\n".encode()
    table = f"xref\n5 1\n{len(first):010d} 00000 n \n".encode()
    trailer = f"trailer\n<< /Size 6 /Root 1 0 R /Prev {start} >>\n".encode()
    return first + body + table + trailer + f"startxref\n{len(first) + len(body)}\n%%EOF\n".encode()


def test_an_update_counts(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(updated(path, "12 upheld", "21 upheld"))
    assert texts(open_document(path)) == [["21", "upheld"]]


@pytest.mark.parametrize("cut", range(1, 180, 6))
def test_an_update_that_is_cut_off(tmp_path: Path, cut: int) -> None:
    """Readers would go back to the version before: an old figure."""
    path = tmp_path / "report.pdf"
    path.write_bytes(updated(path, "12 upheld", "21 upheld")[:-cut])
    try:
        assert texts(open_document(path)) == [["21", "upheld"]]
    except UnreadablePDF:
        assert "its end is missing" in line(path)
        assert cut > len("\n")


def test_lines_after_the_end_are_no_fault(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("Agenda",))
    path.write_bytes(path.read_bytes() + b"\r\n--boundary--\r\n" + bytes(5000))
    assert texts(open_document(path)) == [["Agenda"]]


# --- damaged ---


def test_wrong_cross_references_are_repaired(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("43 complaints",), pages=2)
    sha256 = open_document(path).sha256
    data = path.read_bytes()
    path.write_bytes(data.replace(b"00000 n", b"00001 n").replace(b"startxref\n", b"startxref\n9"))
    document = open_document(path)
    assert texts(document) == [["43", "complaints"]] * 2
    assert document.remarks and document.sha256 != sha256
    assert len(document.sha256) == 64, "of the file's own bytes, not of the repaired copy's"


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def test_altered_content_is_not_read(tmp_path: Path) -> None:
    """One bit of a packed stream makes other text of it; its check shows that."""
    good = zlib.compress(said("43 complaints").encode() * 3)
    for at in range(4, len(good)):
        path = some_pages(
            tmp_path / "report.pdf", [stream(b"BT ET"), packed(flipped(good, at)), packed(good)]
        )
        document = open_document(path)
        assert document.pages[1].words == ()
        assert document.unreadable == {2: "its content is damaged"}
        assert texts(document)[2][:2] == ["43", "complaints"]


def test_content_that_is_cut_short(tmp_path: Path) -> None:
    good = zlib.compress(said("43 complaints").encode() * 30)
    path = some_pages(tmp_path / "report.pdf", [packed(good[:-12]), stream(said("Agenda"))])
    assert set(open_document(path).unreadable) == {1}


def test_content_without_its_check_is_read(tmp_path: Path) -> None:
    """Some writers leave the check out."""
    good = zlib.compress(said("43 complaints").encode())
    path = one_page(tmp_path / "report.pdf", packed(good[:-4]))
    assert texts(open_document(path)) == [["43", "complaints"]]


def test_no_page_can_be_read(tmp_path: Path) -> None:
    good = zlib.compress(said("43 complaints").encode() * 30)
    path = one_page(tmp_path / "report.pdf", packed(good[:-20]))
    text = line(path)
    assert "page 1 of 1 cannot be read (its content is damaged)" in text


def test_content_that_is_not_there(tmp_path: Path) -> None:
    """Of a page of two streams, one is missing: half a page is no page."""
    path = assemble_pdf(
        tmp_path / "report.pdf",
        [
            CATALOGUE,
            "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents [5 0 R 99 0 R] "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
            FONT,
            stream(said("43 complaints")),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
        ],
    )
    document = open_document(path)
    assert set(document.unreadable) == {1}
    assert texts(document) == [[], ["43", "complaints"]]


def test_a_page_tree_that_runs_in_circles(tmp_path: Path) -> None:
    path = assemble_pdf(
        tmp_path / "report.pdf",
        [CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
    )
    assert "cannot be read" in line(path)


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X 6 0 R >> >>"
    )
    path = one_page(
        tmp_path / "report.pdf",
        stream(said("43 complaints") + " /X Do"),
        resources="/XObject << /X 6 0 R >>",
        more=[stream("/X Do", form)],
    )
    try:
        assert texts(open_document(path)) == [["43", "complaints"]]
    except UnreadablePDF as error:
        assert "cannot be read" in str(error)


# --- encrypted ---


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
@pytest.mark.parametrize("user", ["", "secret"])
def test_encryption(tmp_path: Path, revision: int, user: str) -> None:
    path = write_pdf(tmp_path / "plain.pdf", ("43 complaints",))
    locked = tmp_path / "report.pdf"
    plain = revision < 4
    key = pikepdf.Encryption(
        owner="owner", user=user, R=revision, aes=not plain, metadata=not plain
    )
    locked.write_bytes(saved(path, encryption=key))
    if user:
        text = line(locked, EncryptedPDF)
        assert "needs a password" in text and "unprotected copy" in text
    else:
        assert texts(open_document(locked)) == [["43", "complaints"]]


# --- too much ---


def test_a_page_that_unpacks_without_end(tmp_path: Path) -> None:
    path = some_pages(
        tmp_path / "report.pdf", [packed(bomb(limits.PAGE_BYTES * 2)), stream(said("Agenda"))]
    )
    assert path.stat().st_size < 500_000
    assert open_document(path).unreadable == {1: "holds more than any page of text does"}


def test_a_bomb_within_a_bomb(tmp_path: Path) -> None:
    data = bomb(limits.PAGE_BYTES * 2, layers=2).decode("latin-1")
    content = (
        f"<< /Length {len(data)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n{data}\nendstream"
    )
    path = some_pages(tmp_path / "report.pdf", [content, stream(said("Agenda"))])
    assert path.stat().st_size < 5_000
    assert set(open_document(path).unreadable) == {1}


def test_forms_that_multiply(tmp_path: Path) -> None:
    """Each form draws the next ten times: ten to the ninth letters of a file of 3 kB."""
    forms = [
        stream(
            f"/X{n + 1} Do " * 10,
            "/Type /XObject /Subtype /Form /BBox [0 0 300 200] "
            f"/Resources << /XObject << /X{n + 1} {7 + n} 0 R >> >>",
        )
        for n in range(9)
    ]
    last = stream(
        said("x"),
        "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 4 0 R >> >>",
    )
    path = one_page(
        tmp_path / "report.pdf",
        stream("/X0 Do"),
        resources="/XObject << /X0 6 0 R >>",
        more=[*forms, last],
    )
    assert "holds more than any page of text does" in line(path)


def test_a_form_drawn_often_is_no_fault(tmp_path: Path) -> None:
    form = stream(said("Kent"), "/Type /XObject /Subtype /Form /BBox [0 0 300 200]")
    path = one_page(
        tmp_path / "report.pdf",
        stream("/X Do " * 50),
        resources="/XObject << /X 6 0 R >>",
        more=[form],
    )
    assert not open_document(path).unreadable


def test_a_million_letters_on_a_page(tmp_path: Path) -> None:
    content = (
        b"BT /F1 1 Tf 1 0 0 1 9 9 Tm " + b"(complaints upheld in part) Tj T* " * 40_000 + b"ET"
    )
    path = some_pages(tmp_path / "report.pdf", [stream(content), stream(said("Agenda"))])
    assert set(open_document(path).unreadable) == {1}


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 8)
    path = write_pdf(tmp_path / "report.pdf", ("Agenda",), pages=9)
    text = line(path, LimitExceeded)
    assert "9 pages, more than the 8" in text and "split it" in text
    assert len(open_document(write_pdf(path, ("Agenda",), pages=8)).pages) == 8
