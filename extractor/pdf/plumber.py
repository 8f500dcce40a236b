"""A file and its pages as pdfplumber reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pdfplumber

from extractor.pdf.bullets import with_bullets
from extractor.pdf.drawings import WHITE, Drawn, fills_of, rulings_of, shapes_of, surfaces_of
from extractor.pdf.glyph_numbers import with_characters
from extractor.pdf.page import Box, Page, Word
from extractor.pdf.words import SMALLEST, Glyph, is_bold, is_unknown, plain, turned_words, words_of

LEVEL = 0.01
"""Slope up to which glyphs read straight up or down the page."""

FLAT = 20
"""Glyphs without height from which a page shows print that nobody knows the size of."""

MOSTLY = 2.0
"""Glyphs on their side or head for each upright one, from which the page is to be turned: a table
set sideways has a page number that stands upright, an upright chart some labels on their side."""


class PlumberFile:
    """A PDF opened by pdfplumber, to be used in a ``with``; raises whatever its libraries raise."""

    def __init__(self, path: Path) -> None:
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
        """The title that the metadata give."""
        title = (self._document.metadata or {}).get("Title")
        return title if isinstance(title, str) else None

    def page(self, number: int) -> Page:
        """The page, counted from 1."""
        source = self._document.pages[number - 1]
        page = page_of(source, number)
        source.close()
        return page


def page_of(source: Any, number: int) -> Page:
    """One pdfplumber page as ours, moved so that the page's top left corner is (0, 0)."""
    width, height = float(source.width), float(source.height)
    drawn = list(_drawn(source))
    rulings = rulings_of(drawn)
    fills = fills_of(drawn, width, height)
    images = tuple(box for box in map(_box, source.images) if box.width > 1 and box.height > 1)
    backgrounds = surfaces_of(drawn) + images
    by_turn: dict[int | None, list[dict[str, Any]]] = {0: [], 90: [], 270: []}
    chars = with_characters(source.chars)
    if sum(map(_is_flat, chars)) > max(FLAT, len(chars) / 2):
        return Page(number, width, height, images=(Box(0, 0, width, height),))
    for char in chars:
        by_turn.setdefault(_turn(char), []).append(char)
    words = with_bullets(words_of(_glyphs(by_turn[0], width, height, backgrounds), rulings), drawn)
    turned: list[Word] = []
    for turn in (90, 270):
        turned += turned_words(_glyphs(by_turn[turn], width, height, backgrounds), turn == 90)
    counts = {turn: len(held) for turn, held in by_turn.items() if turn is not None}
    most = max(counts, key=lambda turn: counts[turn])
    if counts[most] < MOSTLY * counts[0]:
        most = 0
    unknown = {(char["fontname"], char["text"]) for char in chars if is_unknown(char["text"])}
    return Page(
        number,
        width,
        height,
        words,
        rulings,
        fills,
        images,
        tuple(turned),
        turn=most,
        unknown=len(unknown),
        drawn=len(drawn),
        shapes=shapes_of(drawn, width, height),
    )


def _drawn(source: Any) -> Iterator[Drawn]:
    """The lines, rectangles and curves of a pdfplumber page."""
    for line in source.lines:
        yield Drawn("line", _box(line), bool(line["stroke"]), False)
    for rect in source.rects:
        shaded = bool(rect["fill"]) and not _is_white(rect["non_stroking_color"])
        yield Drawn("rectangle", _box(rect), bool(rect["stroke"]), shaded)
    for curve in source.curves:
        points = [(float(x), float(y)) for x, y in curve["pts"]]
        shaded = bool(curve["fill"]) and not _is_white(curve["non_stroking_color"])
        yield Drawn("curve", _box(curve), bool(curve["stroke"]), shaded, points)


def _box(thing: Mapping[str, Any]) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _is_white(colour: object) -> bool:
    """Whether a colour of pdfminer (grey, RGB or CMYK, 0 to 1) is white; False if unknown."""
    if isinstance(colour, (int, float)):
        return float(colour) >= WHITE
    if isinstance(colour, (tuple, list)) and colour:
        parts = [p for p in colour if isinstance(p, (int, float))]
        if len(parts) != len(colour):
            return False
        if len(parts) == 4:
            return all(p <= 1 - WHITE for p in parts)
        return all(p >= WHITE for p in parts)
    return False


def _is_flat(char: Mapping[str, Any]) -> bool:
    """Whether a glyph goes on a line and has no height: those of fonts that are drawings (Type 3)
    have none where the font does not say how high they are."""
    high, wide = char["bottom"] - char["top"], char["x1"] - char["x0"]
    return bool(high <= SMALLEST < wide) and not char["text"].isspace()


def _turn(char: dict[str, Any]) -> int | None:
    """Degrees clockwise by which to turn the page for the glyph to stand upright; None for one on a
    slope, and for one in a mirror."""
    along, rise, _, up = char["matrix"][:4]
    if char["upright"]:
        return 0 if along > 0 else 180 if up < 0 else None
    if abs(along) > LEVEL * abs(rise):
        return None
    return 90 if rise > 0 else 270


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
        if _is_white(char["non_stroking_color"]) and not any(b.holds(middle) for b in backgrounds):
            continue
        name = char["fontname"]
        if name not in bold:
            bold[name] = is_bold(str(name))
        yield Glyph(text, x0, top, x1, bottom, size, bold[name])
