"""Opens a PDF and yields its pages.

Guarantee: whatever is wrong with the file, the caller sees ``UnreadablePDF`` or ``EncryptedPDF``
with one line that says what and what to do (``failures.py``), or a document that names the pages
which could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
from extractor.pdf.gibberish import without_gibberish
from extractor.pdf.inspection import Inspection, inspect
from extractor.pdf.page import Page
from extractor.pdf.plumber import PlumberFile
from extractor.pdf.repair import Copy, rewritten

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


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: pages, those that failed with why, and the copy if it was read from one."""

    title: str | None
    pages: tuple[Page, ...]
    unreadable: dict[int, str]
    copy: Copy | None = None


def open_document(path: Path) -> OpenedDocument:
    """Pages, title (from the metadata) and hash.

    Raises UnreadablePDF, EncryptedPDF, LimitExceeded. A page that cannot be read costs the
    document only where no page can be.
    """
    sha256 = checked(path)
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
    if len(read.unreadable) == len(read.pages):
        raise nothing_readable(path, read.unreadable)
    return OpenedDocument(
        read.pages,
        read.title,
        sha256,
        read.copy.path if read.copy else path,
        read.unreadable,
        _remarks(inspection, read),
        read.copy,
    )


def _remarks(inspection: Inspection, read: _Read) -> tuple[str, ...]:
    remarks = []
    if read.copy is not None:
        remarks.append("damaged, and read from a repaired copy; check it against the file")
    if inspection.attached:
        one = inspection.attached == 1
        remarks.append(
            f"a portfolio: the {inspection.attached} {'file' if one else 'files'} inside it "
            f"{'was' if one else 'were'} not read; save what it encloses from a PDF viewer"
        )
    return tuple(remarks)


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
    """The file's pages, from a repaired copy where its structure is damaged or a reader fails."""
    failed: Exception | None = None
    first: _Read | None = None
    if not inspection.damaged:
        try:
            first = _pages(path, inspection, progress)
        except Exception as error:
            failed = error
        if first is not None and len(first.unreadable) == len(inspection.faults):
            return first
    try:
        copy = rewritten(path)
        second = _pages(copy.path, inspection, progress, copy)
    except Exception as error:
        if first is not None:
            return first
        raise failed or error from None
    if first is not None and len(first.unreadable) <= len(second.unreadable):
        return first
    return second


def _pages(
    path: Path, inspection: Inspection, progress: _Progress, copy: Copy | None = None
) -> _Read:
    """The file's title and its pages; those with a fault are not tried."""
    pages: list[Page] = []
    unreadable = dict(inspection.faults)
    with PlumberFile(path) as file:
        if file.count != inspection.pages:
            raise ValueError(f"{file.count} of {inspection.pages} pages found")
        for number in range(1, file.count + 1):
            progress.page(number, file.count)
            if number not in unreadable:
                try:
                    pages.append(without_gibberish(file.page(number)))
                    continue
                except Exception as error:
                    unreadable[number] = f"{type(error).__name__}"
            pages.append(Page(number, *A4))
        return _Read(file.title, tuple(pages), unreadable, copy)
