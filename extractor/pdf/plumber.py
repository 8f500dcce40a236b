"""A file and its pages as pdfplumber reads them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pdfplumber

from extractor.pdf.drawings import box_of, fills_of, is_white, rulings_of
from extractor.pdf.page import Box, Page, Word
from extractor.pdf.words import Glyph, is_bold, plain, turned_words, words_of

LEVEL = 0.01
"""Slope up to which glyphs read straight up or down the page."""

SMALLEST = 0.5
"""Font size in points up to which print is invisible."""

_QUIET = ("pdfminer", "pdfplumber")


class PlumberFile:
    """A PDF opened by pdfplumber, to be used in a ``with``; raises whatever its libraries raise."""

    def __init__(self, path: Path) -> None:
        for name in _QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._document = pdfplumber.open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._document.pages)

    @property
    def title(self) -> str | None:
        """The title that the metadata give, on one line."""
        title = (self._document.metadata or {}).get("Title")
        return one_line(title) if isinstance(title, str) else None

    def page(self, number: int) -> Page:
        """The page, counted from 1."""
        source = self._document.pages[number - 1]
        page = page_of(source, number)
        source.close()
        return page


def one_line(title: str) -> str | None:
    """A title of a file's metadata without line breaks and NULs; None for an empty one."""
    return " ".join(title.replace("\x00", "").split()) or None


def page_of(source: Any, number: int) -> Page:
    """One pdfplumber page as ours, moved so that the page's top left corner is (0, 0)."""
    width, height = float(source.width), float(source.height)
    rulings = rulings_of(source.lines, source.rects, source.curves)
    fills = fills_of(source.rects, width, height)
    images = tuple(box for box in map(box_of, source.images) if box.width > 1 and box.height > 1)
    backgrounds = fills + images
    level = [char for char in source.chars if char["upright"]]
    words = words_of(_glyphs(level, width, height, backgrounds), rulings)
    turned: list[Word] = []
    for upward in (True, False):
        side = [c for c in source.chars if not c["upright"] and _turned(c) is upward]
        turned += turned_words(_glyphs(side, width, height, backgrounds), upward)
    return Page(number, width, height, words, rulings, fills, images, tuple(turned))


def _turned(char: dict[str, Any]) -> bool | None:
    """Whether the glyph reads up the page (True) or down (False); None for one on a slope."""
    along, rise = char["matrix"][0], char["matrix"][1]
    return None if abs(along) > LEVEL * abs(rise) else rise > 0


def _glyphs(
    chars: list[dict[str, Any]], width: float, height: float, backgrounds: tuple[Box, ...]
) -> Iterator[Glyph]:
    """The glyphs that a reader of the printed page sees."""
    bold: dict[str, bool] = {}
    for char in chars:
        x0, top, x1, bottom = char["x0"], char["top"], char["x1"], char["bottom"]
        text = plain(char["text"])
        size = char["size"] if char["upright"] else x1 - x0
        if not text or size <= SMALLEST:
            continue
        middle = (x0 + x1) / 2, (top + bottom) / 2
        if not (0 <= middle[0] <= width and 0 <= middle[1] <= height):
            continue
        if is_white(char["non_stroking_color"]) and not any(b.holds(middle) for b in backgrounds):
            continue
        name = char["fontname"]
        if name not in bold:
            bold[name] = is_bold(str(name))
        yield Glyph(text, x0, top, x1, bottom, size, bold[name])
