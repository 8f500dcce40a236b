"""The last look at a page that was read: what of it later steps may take for print."""

from __future__ import annotations

from dataclasses import replace

from extractor.pdf import limits
from extractor.pdf.gibberish import is_gibberish
from extractor.pdf.page import Box, Page


def settled(page: Page) -> Page:
    """The page as its reader sees it.

    One of gibberish is a picture, and so is one of nothing but outlines. Lines without number are a
    map or a pattern, and no table's.
    """
    whole = Box(0, 0, page.width, page.height)
    outlines = not (page.words or page.turned or page.images) and page.drawn >= limits.OUTLINES
    if outlines or is_gibberish(page.words):
        return Page(page.number, page.width, page.height, images=(whole,))
    if max(len(page.rulings), len(page.fills), len(page.images)) <= limits.DRAWN:
        return page
    return replace(
        page,
        rulings=page.rulings if len(page.rulings) <= limits.DRAWN else (),
        fills=page.fills if len(page.fills) <= limits.DRAWN else (),
        images=page.images if len(page.images) <= limits.DRAWN else (whole,),
    )
