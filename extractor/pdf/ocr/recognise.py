"""Which pages are read from their pictures, and the document's pages with those in their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.errors import NoTextEngine, UnreadablePDF
from extractor.pdf.document import OpenedDocument
from extractor.pdf.gibberish import usable
from extractor.pdf.page import Page

Mode = Literal["auto", "never", "always"]
"""``auto``: the pages without usable text, where an engine is installed. ``always``: every page."""


SWITCHED_OFF = "text recognition was switched off; leave out --ocr never"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document's pages, those read from their pictures in their places.

    ``unread`` are the pages without usable text that were left, and ``why`` they were; None where
    none is left.
    """

    pages: tuple[Page, ...]
    unread: tuple[int, ...] = ()
    why: str | None = None


class RecognitionFailed(Exception):
    """An engine raised something; the message says on which page and what."""


ReadPages = Callable[[Path, str, Sequence[int]], list[Page]]
"""Reads the numbered pages of the file with that hash from their pictures."""


def recognised(
    opened: OpenedDocument, path: Path, mode: Mode = "auto", read: ReadPages | None = None
) -> Recognised:
    """The document's pages with those that need it read from their pictures.

    ``path`` is the file for people; what is looked at is ``opened.source``. Raises NoTextEngine in
    mode ``always`` where no engine is installed, UnreadablePDF where a picture cannot be read.
    """
    pages = opened.pages
    able = [page for page in pages if page.number not in opened.unreadable]
    blind = tuple(page.number for page in able if not usable(page))
    wanted = tuple(page.number for page in able) if mode == "always" else blind
    if mode == "never" or not wanted:
        why = SWITCHED_OFF if blind else None
        return Recognised(pages, blind, why)
    try:
        found = (read or read_pages)(opened.source, opened.sha256, wanted)
    except NoTextEngine as missing:
        if mode == "always":
            raise NoTextEngine(f"{path.name}: {missing}") from missing
        return Recognised(pages, blind, str(missing))
    except RecognitionFailed as failed:
        raise UnreadablePDF(f"{path.name}: {failed}") from failed
    by_number = {page.number: page for page in found}
    return Recognised(tuple(by_number.get(page.number, page) for page in pages))


def read_pages(path: Path, sha256: str, numbers: Sequence[int]) -> list[Page]:
    """The numbered pages as read from their pictures.

    Raises NoTextEngine, RecognitionFailed.
    """
    # numpy, OpenCV and the engine are slow to load, and only scans need them
    import pypdfium2

    from extractor.pdf.ocr.engine import default_engine
    from extractor.pdf.ocr.picture import page_of
    from extractor.pdf.ocr.raster import rendered

    engine = default_engine()
    pages = []
    document = pypdfium2.PdfDocument(path)
    try:
        for number in numbers:
            try:
                pages.append(page_of(rendered(document[number - 1]), number, engine))
            except (KeyboardInterrupt, SystemExit, MemoryError):
                raise
            except Exception as error:
                said = " ".join(str(error).split())[:120]
                raise RecognitionFailed(
                    f"text recognition failed on page {number} ({type(error).__name__}: {said}); "
                    "--ocr never reads the file without it"
                ) from error
    finally:
        document.close()
    return pages
