"""Pages that are scans although they have words: a stamp, or the hidden text of a scanner.

A scanner's software may lay the words that it recognised behind the picture, unseen, so that they
can be searched. They have no lines, sizes and weights worth the name, and often poor letters. And
packs of papers have page numbers stamped on pages that are otherwise pictures.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.pdf.page import Page

WHOLE = 0.6
"""Share of the page from which one picture is what the page shows."""

STAMP = 25
"""Words up to which text over such a picture is a stamp: "Page 12", "Agenda Item 6"."""

UNSEEN = 0.9
"""Share of a page's pieces of text that are unseen, from which its text is."""

LOOKED_AT = 300
"""Pieces of text that are looked at on a page; a scanner's are all alike."""


def is_covered(page: Page) -> bool:
    """Whether one picture is nearly all that the page shows."""
    area = page.width * page.height
    return any(image.width * image.height >= WHOLE * area for image in page.images)


def scans_with_words(path: Path, pages: Iterable[Page]) -> frozenset[int]:
    """The numbers of those pages that are scans with a stamp or with hidden text."""
    covered = [page for page in pages if page.words and is_covered(page)]
    stamped = {page.number for page in covered if len(page.words) <= STAMP}
    rest = [page.number for page in covered if page.number not in stamped]
    return frozenset(stamped | _unseen(path, rest))


def _unseen(path: Path, numbers: list[int]) -> set[int]:
    """Which of the pages have hidden text."""
    if not numbers:
        return set()
    import pypdfium2
    import pypdfium2.raw as pdfium

    from extractor.pdf.pdfium.library import LOCK

    found = set()
    with LOCK:
        document = pypdfium2.PdfDocument(path)
        try:
            for number in numbers:
                pieces = document[number - 1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
                modes = [
                    pdfium.FPDFTextObj_GetTextRenderMode(piece.raw)
                    for piece, _ in zip(pieces, range(LOOKED_AT), strict=False)
                ]
                hidden = modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
                if modes and hidden >= UNSEEN * len(modes):
                    found.add(number)
        except pypdfium2.PdfiumError:
            pass  # a page that pdfium does not load keeps the words that it has
        finally:
            document.close()
    return found
