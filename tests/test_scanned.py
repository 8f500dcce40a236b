from extractor.pdf.ocr.recognise import SWITCHED_OFF
from extractor.pdf.remarks import named
from extractor.scanned import unread_pages
from schemas.report import Document


def document(*pages: int) -> Document:
    return Document(filename="a.pdf", sha256="0" * 64, pages=9, pages_without_text=pages)


def test_pages_are_named_in_runs() -> None:
    assert named([1, 2, 3, 7]) == "pages 1 to 3, 7"
    assert named([4]) == "page 4"


def test_a_scan_that_was_not_read_is_named_with_its_pages_and_why() -> None:
    scan = document(1, 2).model_copy(update={"remarks": (SWITCHED_OFF,)})
    assert unread_pages(scan) == (
        "pages 1 to 2 are pictures without text (a scan?) and not read; "
        "text recognition was switched off; leave out --ocr never"
    )
    assert (unread_pages(document(4)) or "").startswith("page 4 is a picture")


def test_a_document_with_text_on_every_page_needs_no_word() -> None:
    assert unread_pages(document()) is None


def test_damaged_pages_and_remarks_are_said_too() -> None:
    damaged = document(2).model_copy(update={"pages_unreadable": (3,), "remarks": ("repaired",)})
    said = unread_pages(damaged) or ""
    assert "page 3 could not be read; get a fresh copy" in said
    assert said.startswith("page 2 is a picture") and said.endswith("; repaired")
