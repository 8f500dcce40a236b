"""Opens a PDF and yields its pages.

Two libraries read. pdfium is the fast one; a page that it would not read as pdfplumber does, for a
reason that it names (``Unfit``), is left to pdfplumber, and so is a whole file that pdfium does not
open as it stands. What pdfplumber cannot read either is unreadable.

Guarantee: whatever is wrong with the file, the caller sees ``UnreadablePDF`` or ``EncryptedPDF``
with one line that says what and what to do (``failures.py``), or a document that names the pages
which could not be read.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from extractor.errors import LimitExceeded, UnreadablePDF
from extractor.pdf.failures import (
    checked,
    cut_short,
    explained,
    form_only,
    nothing_readable,
    pages_lost,
    without_pages,
)
from extractor.pdf.inspection import Inspection, inspect
from extractor.pdf.page import Page
from extractor.pdf.pdfium.file import PdfiumFile
from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.plumber import PlumberFile
from extractor.pdf.remarks import remarks
from extractor.pdf.repair import Copy, rewritten
from extractor.pdf.settle import settled

log = logging.getLogger(__name__)

_QUIET = ("pdfminer", "pdfplumber")

A4 = (595.0, 842.0)
"""Width and height in points that a page is given of which nothing could be read."""


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A PDF that has been read. ``sha256`` is of the file's bytes, in hexadecimal.

    ``unreadable`` says for pages that could not be read why; they stand in ``pages`` without
    content. ``source`` is what the pages were read from: the file, or a repaired copy of it, which
    lives as long as this object. ``remarks`` is what else a reader of the figures must know.
    """

    pages: tuple[Page, ...]
    title: str | None
    sha256: str
    source: Path
    unreadable: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    copy: Copy | None = None


@dataclass(slots=True)
class _Progress:
    """What of the file is being read, for the error that reading it may raise."""

    reading: str = "its structure"

    def page(self, number: int, count: int) -> None:
        self.reading = f"page {number} of {count}"


@dataclass(slots=True)
class _Read:
    """What was read: pages, those that failed with why, and the copy if it was read from one."""

    title: str | None
    pages: tuple[Page, ...]
    unreadable: dict[int, str]
    copy: Copy | None = None
    repaired: bool = False

    @property
    def turns(self) -> dict[int, int]:
        """The pages to turn, and by how much, for their text to stand upright."""
        return {page.number: page.turn for page in self.pages if page.turn}

    @property
    def upright(self) -> dict[int, Page]:
        """The pages that were read and need not be turned: a copy says the same of them."""
        return {
            page.number: page
            for page in self.pages
            if not page.turn and page.number not in self.unreadable
        }

    def is_as_good_as(self, inspection: Inspection) -> bool:
        """Whether no copy can give more."""
        return not self.turns and len(self.unreadable) == len(inspection.faults)


def open_document(path: Path) -> OpenedDocument:
    """Pages, title (from the metadata) and hash.

    Raises UnreadablePDF, EncryptedPDF, LimitExceeded. A page that cannot be read costs the
    document only where no page can be.
    """
    sha256 = checked(path)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _explaining(path) as progress:
        inspection = inspect(path)
        if inspection.form_only:
            raise form_only(path)
        if inspection.missing or (inspection.faults and cut_short(path)):
            lost = inspection.missing + len(inspection.faults)
            raise pages_lost(path, lost, inspection.pages + inspection.missing)
        read = _read(path, inspection, progress)
    if not read.pages:
        raise without_pages(path)
    if inspection.form and len(read.pages) == 1 and _asks_to_wait(read.pages[0]):
        raise form_only(path)
    if len(read.unreadable) == len(read.pages):
        raise nothing_readable(path, read.unreadable)
    pages = tuple(map(settled, read.pages))
    return OpenedDocument(
        pages,
        read.title,
        sha256,
        read.copy.path if read.copy else path,
        read.unreadable,
        remarks(pages, read.unreadable, read.repaired, inspection.attached),
        read.copy,
    )


def _asks_to_wait(page: Page) -> bool:
    """Whether the page says only that another program would show what is meant."""
    words = sorted(page.words, key=lambda word: (round(word.box.top), word.box.x0))
    return [word.text.lower().strip(". ") for word in words[:2]] == ["please", "wait"]


@contextmanager
def _explaining(path: Path) -> Iterator[_Progress]:
    """Turns whatever a library raises into one of our errors."""
    progress = _Progress()
    try:
        yield progress
    except UnreadablePDF:
        raise
    except MemoryError as error:
        raise LimitExceeded(
            f"{path.name}: {progress.reading} needs more memory than there is; "
            "close other programs, or read fewer files at a time"
        ) from error
    except Exception as error:
        raise explained(path, progress.reading, error) from error


def _read(path: Path, inspection: Inspection, progress: _Progress) -> _Read:
    """The file's pages: from a copy where its structure is damaged, a page's frame is odd or its
    text not upright, or a reader fails."""
    failed: Exception | None = None
    first: _Read | None = None
    if not (inspection.damaged or inspection.odd):
        try:
            first = _pages(path, inspection, progress, {})
        except Exception as error:
            failed = error
        if first is not None and first.is_as_good_as(inspection):
            return first
    try:
        second = _copied(path, inspection, progress, first)
    except Exception as error:
        if first is not None:
            return first
        raise failed or error from None
    second.repaired = inspection.damaged or failed is not None
    if first is None or first.turns:
        return second
    return first if len(first.unreadable) <= len(second.unreadable) else second


def _copied(path: Path, inspection: Inspection, progress: _Progress, first: _Read | None) -> _Read:
    """What a copy in plain frames says, with every page upright; ``first`` is what the file itself
    said, as far as it could be read."""
    turns = first.turns if first else {}
    copy = rewritten(path, turns)
    read = _pages(copy.path, inspection, progress, first.upright if first else {})
    if read.turns and not turns:
        copy = rewritten(path, read.turns)
        read = _pages(copy.path, inspection, progress, read.upright)
    read.copy = copy
    return read


def _pages(
    path: Path, inspection: Inspection, progress: _Progress, known: Mapping[int, Page]
) -> _Read:
    """The file's title and its pages; those with a fault are not tried, nor those ``known``."""
    pages: list[Page] = []
    unreadable = dict(inspection.faults)
    with _Readers(path, inspection.pages, inspection.blurred) as file:
        for number in range(1, inspection.pages + 1):
            progress.page(number, inspection.pages)
            page = known.get(number)
            if page is None and number not in unreadable:
                try:
                    page = file.page(number)
                except Exception as error:
                    unreadable[number] = f"no reader can read it ({type(error).__name__})"
            pages.append(page or Page(number, *A4))
        return _Read(one_line(file.title), tuple(pages), unreadable)


class _Readers:
    """A file of ``count`` pages, read by pdfium wherever that reads what pdfplumber would.

    Not where fonts are ``blurred``: it measures glyphs, and leaves out those that it cannot.

    Raises ValueError, when it is opened or at a page, where pdfplumber has to read and finds
    another number of pages.
    """

    def __init__(self, path: Path, count: int, blurred: bool) -> None:
        self._path, self._count, self._blurred = path, count, blurred
        self._open = ExitStack()
        self._fast: PdfiumFile | None = None
        self._slow: PlumberFile | None = None

    def __enter__(self) -> Self:
        try:
            if self._blurred:
                raise Unfit("a font whose own file is damaged")
            self._fast = self._open.enter_context(PdfiumFile(self._path))
            if self._fast.count != self._count:
                raise Unfit("another number of pages")
            self.title = self._fast.title
        except Unfit as reason:
            log.debug("%s: read by pdfplumber: %s", self._path.name, reason)
            self._open.close()
            self._fast = None
            self.title = self._plumber().title
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def page(self, number: int) -> Page:
        """The page, counted from 1."""
        if self._fast is not None:
            try:
                return self._fast.page(number)
            except Unfit as reason:
                log.debug("%s page %d: read by pdfplumber: %s", self._path.name, number, reason)
        return self._plumber().page(number)

    def _plumber(self) -> PlumberFile:
        if self._slow is None:
            self._slow = self._open.enter_context(PlumberFile(self._path))
            if self._slow.count != self._count:
                self._open.close()
                raise ValueError(f"{self._slow.count} of {self._count} pages found")
        return self._slow


def one_line(title: str | None) -> str | None:
    """A title of a file's metadata without line breaks and NULs; None for an empty one."""
    return " ".join((title or "").replace("\x00", "").split()) or None
