"""Which pages are read from their pictures, and the document's pages with those in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractor.errors import NoTextEngine
from extractor.pdf.document import OpenedDocument
from extractor.pdf.ocr.covered import scans_with_words
from extractor.pdf.page import Page

if TYPE_CHECKING:
    from extractor.pdf.ocr.engine import Engine
    from extractor.pdf.ocr.raster import Raster

Mode = Literal["auto", "never", "always"]
"""``auto``: the pages without usable text, where an engine is installed. ``always``: every page."""

SWITCHED_OFF = "text recognition was switched off; leave out --ocr never"

LARGEST = 5_000_000
"""Square points up to which a page is read: the area of A1. A poster's picture fills the memory."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document's pages, those read from their pictures in their places.

    ``unread`` are the pages without usable text that were left, and ``why`` they were; None where
    none is left.
    """

    pages: tuple[Page, ...]
    unread: tuple[int, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A page's picture as read, or why it could not be: the page's number, and what happened."""

    number: int
    page: Page | None
    failure: str = ""


ReadPages = Callable[[Path, str, Sequence[int]], Iterable[Attempt]]
"""Reads the numbered pages of the file with that hash from their pictures."""


def recognised(
    opened: OpenedDocument, path: Path, mode: Mode = "auto", read: ReadPages | None = None
) -> Recognised:
    """The document's pages with those that need it read from their pictures.

    ``path`` is the file for people; what is looked at is ``opened.source``. Raises NoTextEngine in
    mode ``always`` where no engine is installed. A page that the engine fails on is left unread.
    """
    pages = opened.pages
    able = [page for page in pages if page.number not in opened.unreadable]
    # gibberish is a picture by now: ``settled`` has made it one
    blind = tuple(page.number for page in able if page.images and not page.words)
    if mode == "never":
        return Recognised(pages, blind, SWITCHED_OFF if blind else None)
    if mode == "always":
        wanted = [page for page in able if page.words or page.images]
    else:
        scans = scans_with_words(opened.source, able)
        wanted = [page for page in able if page.number in scans or page.number in blind]
    if not wanted:
        return Recognised(pages)
    try:
        found = _attempts(opened, wanted, read or read_pages)
    except NoTextEngine as missing:
        if mode == "always":
            raise NoTextEngine(f"{path.name}: {missing}") from missing
        return Recognised(pages, blind, str(missing) if blind else None)
    read_now = {attempt.number: attempt.page for attempt in found if attempt.page is not None}
    failures = [attempt.failure for attempt in found if attempt.failure]
    return Recognised(
        tuple(read_now.get(page.number, page) for page in pages),
        tuple(number for number in blind if number not in read_now),
        failures[0] if failures else None,
    )


def _attempts(opened: OpenedDocument, wanted: Sequence[Page], read: ReadPages) -> list[Attempt]:
    """The wanted pages, read or with why they were not. Raises NoTextEngine."""
    small = [page.number for page in wanted if page.width * page.height <= LARGEST]
    posters = [
        Attempt(page.number, None, f"page {page.number} is too large for text recognition")
        for page in wanted
        if page.number not in small
    ]
    return [*(read(opened.source, opened.sha256, small) if small else ()), *posters]


def read_pages(path: Path, sha256: str, numbers: Sequence[int]) -> Iterator[Attempt]:
    """The numbered pages as read from their pictures, now or some time before.

    Raises NoTextEngine.
    """
    # numpy, OpenCV and the engine are slow to load, and only scans need them
    from extractor.pdf.ocr import cache
    from extractor.pdf.ocr.engine import default_engine
    from extractor.pdf.ocr.raster import DPI
    from extractor.pdf.ocr.second import version

    engine = default_engine()
    for number in numbers:
        place = cache.place_of(sha256, number, engine.name, version(), DPI)
        page = cache.kept(place, number)
        if page is not None:
            yield Attempt(number, page)
            continue
        attempt = _attempt(path, number, engine)
        if attempt.page is not None:
            cache.keep(place, attempt.page)
        yield attempt


def _attempt(path: Path, number: int, engine: Engine) -> Attempt:
    """The page read now; whatever the engine raises is why it was not."""
    from extractor.pdf.ocr.picture import page_of
    from extractor.pdf.ocr.second import version, words_by_tesseract

    second = words_by_tesseract if version() else None
    try:
        picture = _picture(path, number)
        page = page_of(picture, number, engine, second, partial(_picture, path, number))
        return Attempt(number, page)
    except MemoryError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:120]
        failure = f"text recognition failed on page {number} ({type(error).__name__}: {said})"
        return Attempt(number, None, failure)


def _picture(path: Path, number: int, times: float = 1.0) -> Raster:
    """The page's picture, so many times as large as it is."""
    import pypdfium2

    from extractor.pdf.ocr.raster import DPI, rendered
    from extractor.pdf.pdfium.library import LOCK

    with LOCK:
        document = pypdfium2.PdfDocument(path)
        try:
            return rendered(document[number - 1], DPI * times)
        finally:
            document.close()
