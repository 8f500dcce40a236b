"""Files that only look odd are read; forms and covers are named; whatever bytes a file holds, it is
a document or an error."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import ExtractorError
from extractor.pdf.document import open_document
from tests.conftest import write_pdf
from tests.pdf.hostile import (
    line,
    one_page,
    packed,
    said,
    saved,
    stream,
    texts,
)

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
