"""What to say of pages that are pictures: a scan must never look like a report without figures."""

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
    """One line on the pages whose words could not be read; None where every page has text."""
    pages = document.pages_without_text
    if not pages:
        return None
    named = (
        f"page {pages[0]} is a picture"
        if len(pages) == 1
        else (f"pages {page_ranges(pages)} are pictures")
    )
    return f"{named} without text (a scan?) and not read; run text recognition on the file first"
