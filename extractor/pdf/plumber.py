"""One page as pdfplumber reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.pdf.drawings import box_of, fills_of, is_white, rulings_of
from extractor.pdf.page import Box, Page, Word
from extractor.pdf.words import Glyph, is_bold, plain, turned_words, words_of

LEVEL = 0.01
"""Slope up to which glyphs read straight up or down the page."""

SMALLEST = 0.5
"""Font size in points up to which print is invisible."""


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
