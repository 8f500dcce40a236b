"""Key figures set as tiles: large numbers side by side, each with its few words below it.

Read line by line such a row is nonsense ("163 68% 204", "Stage 1 complaints of replies were in time
compliments"); tile by tile each is half a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout.lines import Line, segments
from extractor.layout.paragraphs import Style, TextBlock

LARGE = 1.25
"""Share of the body's font size from which a number is set as a key figure. Figures of a borderless
table are of the body's size."""

BELOW = 2.6
"""Pitch, in font sizes of the upper line, up to which words below belong to the same tile."""

ALIGNED = 4.0
"""Points by which words may stand off their number's left edge or centre."""

_FIGURE = re.compile(
    r"[<>~]?£?\d[\d,.]*(?:%|k|m|th)?(?:\s*(?:\+|/|of|days?)\s*(?:£?\d[\d,.]*%?)?)?"
)


@dataclass(frozen=True, slots=True)
class TileRow:
    """Lines ``first``..``last`` (inclusive) of a column, and the tiles that they hold."""

    first: int
    last: int
    blocks: tuple[TextBlock, ...]


def tile_rows(lines: Sequence[Line], style: Style) -> list[TileRow]:
    """The rows of tiles among the lines of one column, top to bottom; each tile a list entry."""
    rows: list[TileRow] = []
    index = 0
    while index < len(lines):
        numbers = segments(lines[index])
        if len(numbers) < 2 or not all(_is_key_figure(n, style) for n in numbers):
            index += 1
            continue
        tiles = [[number] for number in numbers]
        last = index
        while last + 1 < len(lines) and _falls_into(tiles, lines[last], lines[last + 1], style):
            last += 1
        if all(len(tile) > 1 for tile in tiles):
            rows.append(
                TileRow(index, last, tuple(TextBlock(tuple(tile), "bullet") for tile in tiles))
            )
            index = last
        index += 1
    return rows


def _is_key_figure(segment: Line, style: Style) -> bool:
    return segment.size >= LARGE * style.size and bool(_FIGURE.fullmatch(segment.text))


def _falls_into(tiles: list[list[Line]], above: Line, line: Line, style: Style) -> bool:
    """Whether every part of the line stands below one tile's number; if so the tiles take them."""
    if line.base - above.base > BELOW * above.size:
        return False
    parts = segments(line)
    if any(_is_key_figure(part, style) for part in parts):
        return False
    homes = [next((t for t in tiles if _aligned(t[0], part)), None) for part in parts]
    if None in homes or any(a is b for a, b in pairwise(homes)):
        return False
    for home, part in zip(homes, parts, strict=True):
        if home is not None:
            home.append(part)
    return True


def _aligned(number: Line, part: Line) -> bool:
    return (
        abs(number.box.x0 - part.box.x0) <= ALIGNED
        or abs(number.box.centre[0] - part.box.centre[0]) <= ALIGNED
    )
