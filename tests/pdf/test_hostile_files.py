"""Files that are no PDF, damaged, encrypted or made to exhaust their reader: one clear line each.

And files that only look odd: they are read.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import EncryptedPDF, ExtractorError, LimitExceeded, UnreadablePDF
from extractor.pdf import limits
from extractor.pdf.document import OpenedDocument, open_document
from tests.conftest import assemble_pdf, write_pdf
from tests.pdf.hostile import (
    CATALOGUE,
    FONT,
    bomb,
    one_page,
    packed,
    said,
    saved,
    some_pages,
    stream,
)


def texts(document: OpenedDocument) -> list[list[str]]:
    return [[word.text for word in page.words] for page in document.pages]


def line(path: Path, kind: type[UnreadablePDF] = UnreadablePDF) -> str:
    """The error of opening the file: of this class, one line, naming the file, with advice."""
    with pytest.raises(UnreadablePDF) as caught:
        open_document(path)
    text = str(caught.value)
    assert type(caught.value) is kind, text
    assert text.startswith(f"{path.name}: ") and "\n" not in text and "; " in text
    return text


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


# --- forms and covers ---


@pytest.mark.parametrize(
    ("text", "mark"), [("Please wait... If", ""), ("Loading", "/NeedsRendering true ")]
)
def test_a_form_that_only_its_own_reader_shows(tmp_path: Path, text: str, mark: str) -> None:
    path = one_page(
        tmp_path / "report.pdf",
        stream(said(text)),
        catalogue=f"<< /Type /Catalog /Pages 2 0 R {mark}/AcroForm << /Fields [] /XFA 6 0 R >> >>",
        more=[stream("<xdp/>")],
    )
    text = line(path)
    assert "XFA form" in text and "print it" in text


def test_a_form_with_pages_of_its_own_is_read(tmp_path: Path) -> None:
    path = one_page(
        tmp_path / "report.pdf",
        stream(said("43 complaints")),
        catalogue="<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 6 0 R >> >>",
        more=[stream("<xdp/>")],
    )
    assert texts(open_document(path)) == [["43", "complaints"]]


def test_a_portfolio_says_that_its_files_were_not_read(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("Cover",))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["minutes.pdf"] = b"%PDF-1.4 other"
        pdf.save(path)
    assert open_document(path).remarks == (), "an attachment is no portfolio"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        pdf.save(path)
    (remark,) = open_document(path).remarks
    assert "portfolio" in remark and "the 1 file inside it was not read" in remark


def test_scripts_and_attachments_are_left_alone(tmp_path: Path) -> None:
    path = one_page(
        tmp_path / "report.pdf",
        stream(said("43 complaints")),
        catalogue="<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript "
        "/JS (app.launchURL\\('http://example.org'\\)) >> "
        "/AA << /WC << /S /Launch /F (calc.exe) >> >> >>",
    )
    assert texts(open_document(path)) == [["43", "complaints"]]
    assert {p.name for p in tmp_path.iterdir()} == {"report.pdf"}


# --- odd, but legal ---


def object_streams(path: Path) -> bytes:
    return saved(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def linearised(path: Path) -> bytes:
    return saved(path, linearize=True)


def hybrid(path: Path) -> bytes:
    """A table of cross-references, and beside it a stream of them for newer readers."""
    data = path.read_bytes()
    at = data.rindex(b"xref\n0 ")
    entries = b"".join(bytes([0, 0, 0, 255]) for _ in range(1))
    held = (
        (
            f"<< /Type /XRef /Size 1 /W [1 2 1] /Index [0 1] /Length {len(entries)} >>\nstream\n"
        ).encode()
        + entries
        + b"\nendstream"
    )
    number = int(data[at:].split(b"/Size ")[1].split()[0])
    extra = f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    tail = data[at:].replace(b"/Root", f"/XRefStm {at} /Root".encode())
    tail = tail.rsplit(b"startxref", 1)[0]
    return data[:at] + extra + tail + f"startxref\n{at + len(extra)}\n%%EOF\n".encode()


@pytest.mark.parametrize("form", [object_streams, linearised, hybrid])
def test_every_legal_form_of_file(tmp_path: Path, form: Callable[[Path], bytes]) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("43 complaints",), pages=3)
    path.write_bytes(form(path))
    document = open_document(path)
    assert texts(document) == [["43", "complaints"]] * 3
    assert not document.remarks and not document.unreadable


# --- anything at all ---


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400), end=st.booleans())
def test_any_bytes_are_a_document_or_an_error(tmp_path: Path, body: bytes, end: bool) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n" + body + (b"\n%%EOF" if end else b""))
    try:
        assert open_document(path).pages
    except ExtractorError as error:
        assert str(error).startswith("report.pdf: ") and "\n" not in str(error)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1))
def test_any_damage_is_a_document_or_an_error(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    path = write_pdf(tmp_path / "report.pdf", ("43 complaints",), pages=2)
    data = bytearray(path.read_bytes())
    for at, value in changes:
        data[at % len(data)] = value
    path.write_bytes(data)
    try:
        assert open_document(path).pages
    except ExtractorError as error:
        assert str(error).startswith("report.pdf: ") and "\n" not in str(error)


def test_forms_that_all_list_each_other(tmp_path: Path) -> None:
    """Sixty forms with the same resources, themselves among them: each is looked into once."""
    names = " ".join(f"/X{n} {6 + n} 0 R" for n in range(60))
    shared = f"/XObject << {names} >> /Font << /F1 4 0 R >>"
    form = "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << " + shared + " >>"
    path = one_page(
        tmp_path / "report.pdf",
        stream("/X0 Do"),
        resources=f"/XObject << {names} >>",
        more=[stream(said(f"{n} upheld"), form) for n in range(60)],
    )
    assert texts(open_document(path)) == [["0", "upheld"]]


def test_a_damaged_form_costs_every_page_that_draws_it(tmp_path: Path) -> None:
    """The text of a letterhead or a table may be in a form that several pages share."""
    good = zlib.compress(said("43 upheld").encode() * 30)
    form = packed(good[:-12], "/Type /XObject /Subtype /Form /BBox [0 0 300 200]")
    path = one_page(tmp_path / "one.pdf", form)
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        page.obj.Resources.XObject = pikepdf.Dictionary(X=page.obj.Contents)
        page.obj.Contents = pdf.make_stream(b"/X Do")
        for content in (b"/X Do /X Do", said("Agenda").encode()):
            pdf.pages.append(page)
            pdf.pages[-1].obj.Contents = pdf.make_stream(content)
        pdf.save(tmp_path / "report.pdf")
    document = open_document(tmp_path / "report.pdf")
    assert set(document.unreadable) == {1, 2}
    assert texts(document)[2] == ["Agenda"]
