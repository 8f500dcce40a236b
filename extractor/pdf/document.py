"""Opens a PDF and yields its pages.

Guarantee: whatever is wrong with the file, the caller sees ``UnreadablePDF`` or ``EncryptedPDF``
with one line that says what and what to do (``failures.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UnreadablePDF
from extractor.pdf.failures import checked, explained, without_pages
from extractor.pdf.page import Page
from extractor.pdf.plumber import PlumberFile


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A PDF that has been read whole. ``sha256`` is of the file's bytes, in hexadecimal."""

    pages: tuple[Page, ...]
    title: str | None
    sha256: str


@dataclass(slots=True)
class _Progress:
    """What of the file is being read, for the error that reading it may raise."""

    reading: str = "its structure"

    def page(self, number: int, count: int) -> None:
        self.reading = f"page {number} of {count}"


def open_document(path: Path) -> OpenedDocument:
    """Pages, title (from the metadata) and hash. Raises UnreadablePDF, EncryptedPDF."""
    sha256 = checked(path)
    with _explaining(path) as progress:
        title, pages = _read(path, progress)
    if not pages:
        raise without_pages(path)
    return OpenedDocument(pages, title, sha256)


@contextmanager
def _explaining(path: Path) -> Iterator[_Progress]:
    """Turns whatever a library raises into one of our errors."""
    progress = _Progress()
    try:
        yield progress
    except (KeyboardInterrupt, SystemExit, MemoryError, UnreadablePDF):
        raise
    except Exception as error:
        raise explained(path, progress.reading, error) from error


def _read(path: Path, progress: _Progress) -> tuple[str | None, tuple[Page, ...]]:
    """The file's title and its pages."""
    pages = []
    with PlumberFile(path) as file:
        for number in range(1, file.count + 1):
            progress.page(number, file.count)
            pages.append(file.page(number))
        return file.title, tuple(pages)
