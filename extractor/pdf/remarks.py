"""What a reader of the figures must know of the file that they come from, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.pdf.limits import UNKNOWN_GLYPHS
from extractor.pdf.page import Page


def remarks(
    pages: Sequence[Page], unreadable: Mapping[int, str], repaired: bool, attached: int
) -> tuple[str, ...]:
    """One remark for each odd thing: why pages are unreadable, which print letters that no program
    knows, whether the file was repaired, how many files it encloses (``attached``)."""
    why: dict[str, list[int]] = {}
    for number, reason in unreadable.items():
        why.setdefault(reason, []).append(number)
    found = [f"{named(numbers)}: {reason}" for reason, numbers in why.items()]
    unknown = [page.number for page in pages if page.words and page.unknown >= UNKNOWN_GLYPHS]
    if unknown:
        what = "prints" if len(unknown) == 1 else "print"
        found.append(
            f"{named(unknown)} {what} letters or figures in a font that does not say which; "
            "compare them with the file"
        )
    if repaired:
        found.append("damaged, and read from a repaired copy; check it against the file")
    if attached:
        what = "file inside it was" if attached == 1 else "files inside it were"
        found.append(
            f"a portfolio: the {attached} {what} not read; save what it encloses from a PDF viewer"
        )
    return tuple(found)


def named(pages: Sequence[int]) -> str:
    """Page numbers as people write them: "page 4", "pages 1 to 3, 7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    text = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"{'page' if len(pages) == 1 else 'pages'} {text}"
