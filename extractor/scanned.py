"""What to say of pages that were not read: a scan must never look like a report without figures."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Document


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers as people write them: "1 to 3, 7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def unread_pages(document: Document) -> str | None:
    """One line on the pages that could not be read and what else is odd about the file; None where
    every page was read."""
    said = [_pictures(document.pages_without_text), _damaged(document.pages_unreadable)]
    return "; ".join([part for part in said if part] + list(document.remarks)) or None


def _pictures(pages: Sequence[int]) -> str | None:
    if not pages:
        return None
    what = "is a picture" if len(pages) == 1 else "are pictures"
    return f"{_named(pages)} {what} without text (a scan?) and not read"


def _damaged(pages: Sequence[int]) -> str | None:
    if not pages:
        return None
    what = "is" if len(pages) == 1 else "are"
    return f"{_named(pages)} {what} damaged and not read; get a fresh copy of the file"


def _named(pages: Sequence[int]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {page_ranges(pages)}"
