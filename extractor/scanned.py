"""What to say of pages that were not read: a scan must never look like a report without figures."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.pdf.remarks import named
from schemas.report import Document


def unread_pages(document: Document) -> str | None:
    """One line on the pages that could not be read and what else is odd about the file; None where
    every page was read."""
    said = [_pictures(document.pages_without_text), _damaged(document.pages_unreadable)]
    return "; ".join([part for part in said if part] + list(document.remarks)) or None


def _pictures(pages: Sequence[int]) -> str | None:
    if not pages:
        return None
    what = "is a picture" if len(pages) == 1 else "are pictures"
    return f"{named(pages)} {what} without text (a scan?) and not read"


def _damaged(pages: Sequence[int]) -> str | None:
    if not pages:
        return None
    return (
        f"{named(pages)} could not be read; get a fresh copy of the file, "
        "or print it to a new one from a PDF viewer"
    )
