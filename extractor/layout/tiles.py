"""Key figures set as tiles: large numbers in a row or one below the other, each with its few words
below it, above it or to its right.

Read line by line such a row is nonsense ("163 68% 204", "Stage 1 complaints of replies were in time
compliments"), and so it is read as a table; tile by tile each is half a sentence, its number first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractor.layout.lines import Line, lines_of, segments
from extractor.layout.paragraphs import TextBlock
from extractor.pdf.page import Box, Page, around

LARGE = 1.25
"""Share of the body's font size from which a number is set as a key figure. Figures of a borderless
table are of the body's size."""

SMALLER = 0.9
"""Share of its number's font size up to which words are those of a tile."""

NEAR = 1.4
"""Most white between a number and its words, in font sizes of the number."""

LEADING = 0.9
"""Most white between two lines of a tile's words, in their font sizes."""

ALIGNED = 4.0
"""Points by which words may stand off their number's left edge or centre."""

LEVEL = 0.3
"""Difference of two numbers' feet, in font sizes, up to which they stand in one row."""

LONGEST = 8
"""Lines of a tile's words; what has more is text under a number."""

_FIGURE = re.compile(
    r"[<>~]?£?\d[\d,.]*(?:%|k|m|th)?(?:\s*(?:\+|/|of|days?)\s*(?:£?\d[\d,.]*%?)?)?"
)
_LETTERS = re.compile(r"[A-Za-z]{3}|\bin (?:19|20)\d\d\b")

Side = Literal["below", "above", "beside"]
Told = tuple[Side, list[list[Line]]]
"""Where the words of a row of tiles stand, and the tiles: each number with its words."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A row of tiles on a page; ``blocks`` are list entries, left to right, number first."""

    box: Box
    blocks: tuple[TextBlock, ...]


def tiles_of(page: Page, size: float) -> list[Tiles]:
    """The page's rows of tiles, top to bottom. ``size`` is the document's usual font size."""
    if not any(w.size >= LARGE * size and _FIGURE.match(w.text) for w in page.words):
        return []
    parts = [s for line in lines_of(page.number, page.words) for s in segments(line)]
    numbers = [part for part in parts if _is_key_figure(part, size)]
    words = [part for part in parts if not any(part is n for n in numbers)]
    found: list[Told] = []
    alone: list[Line] = []
    for row in _rows(numbers):
        told = _told(row, words, numbers) if len(row) > 1 and not _count_up(row) else None
        if told is not None:
            found.append(told)
        elif len(row) == 1:
            alone += row
    for stack in _stacks(alone):
        found += _of_stack(stack, found, words, numbers)
    rows = [
        Tiles(
            around(line.box for tile in tiles for line in tile),
            tuple(TextBlock(tuple(tile), "bullet") for tile in tiles),
        )
        for _, tiles in found
    ]
    return sorted(rows, key=lambda row: row.box.top)


def without_tiles(page: Page, rows: Iterable[Tiles]) -> Page:
    """The page without the words of its tiles."""
    lines = [line for row in rows for block in row.blocks for line in block.lines]
    taken = {id(word) for line in lines for word in line.words}
    if not taken:
        return page
    return replace(page, words=tuple(word for word in page.words if id(word) not in taken))


def _is_key_figure(part: Line, size: float) -> bool:
    return part.size >= LARGE * size and bool(_FIGURE.fullmatch(part.text))


def _rows(numbers: Sequence[Line]) -> list[list[Line]]:
    """The numbers that stand on one level, left to right; rows top to bottom."""
    rows: list[list[Line]] = []
    for number in sorted(numbers, key=lambda n: n.base):
        if rows and abs(rows[-1][0].base - number.base) <= LEVEL * number.size:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [sorted(row, key=lambda n: n.box.x0) for row in rows]


def _stacks(numbers: Sequence[Line]) -> list[list[Line]]:
    """Numbers each alone on its level, by the edge or centre that they have in common."""
    stacks: list[list[Line]] = []
    for number in numbers:
        home = next((stack for stack in stacks if _is_aligned(stack[0], number)), None)
        if home is None:
            stacks.append([number])
        else:
            home.append(number)
    return stacks


def _of_stack(
    stack: Sequence[Line], found: Sequence[Told], words: Sequence[Line], numbers: Sequence[Line]
) -> list[Told]:
    """The tiles of numbers one below the other; of a single one, where it stands below a row of
    tiles, whose last row need not be full."""
    above = [side for side, tiles in found if any(_is_aligned(stack[0], tile[0]) for tile in tiles)]
    if len(stack) == 1:
        own = _words_of(stack, words, numbers, above[0]) if above else None
        return [(above[0], own)] if own is not None else []
    if _count_up(stack):
        return []
    told = [_told([number], words, numbers) for number in stack]
    sides = {one[0] for one in told if one is not None}
    return [one for one in told if one is not None] if len(sides) == 1 and None not in told else []


def _count_up(numbers: Sequence[Line]) -> bool:
    """Whether the numbers only number what stands beside them: 1, 2, 3."""
    return [n.text.lstrip("0").rstrip(".") for n in numbers] == [
        str(k) for k in range(1, len(numbers) + 1)
    ]


def _told(row: Sequence[Line], words: Sequence[Line], numbers: Sequence[Line]) -> Told | None:
    """The row's tiles and where their words stand: on the side where they stand nearest."""
    sides: tuple[Side, ...] = ("below", "above", "beside")
    found = [(side, _words_of(row, words, numbers, side)) for side in sides]
    told = [(side, tiles) for side, tiles in found if tiles is not None]
    return min(told, key=lambda t: sum(_white(t[0], tile) for tile in t[1]), default=None)


def _white(side: Side, tile: Sequence[Line]) -> float:
    """Points of white between a tile's number and the words next to it."""
    number, first, last = tile[0].box, tile[1].box, tile[-1].box
    if side == "below":
        return first.top - number.bottom
    return number.top - last.bottom if side == "above" else first.x0 - number.x1


def _words_of(
    row: Sequence[Line], words: Sequence[Line], numbers: Sequence[Line], side: Side
) -> list[list[Line]] | None:
    """Each number with its words on one side; None where one has none, or more than a tile's."""
    tiles = [[n, *_own_words(n, words, numbers, side)] for n in row]
    for tile in tiles:
        text = " ".join(line.text for line in tile[1:])
        if not 1 < len(tile) <= LONGEST + 1 or not _LETTERS.search(text):
            return None
    taken = [id(line) for tile in tiles for line in tile]
    if len(set(taken)) < len(taken) or any(
        max(line.box.x1 for line in left) > min(line.box.x0 for line in right)
        for left, right in pairwise(tiles)
    ):
        return None
    return tiles


def _own_words(
    number: Line, words: Sequence[Line], numbers: Sequence[Line], side: Side
) -> list[Line]:
    if side == "beside":
        return _words_beside(number, words, numbers)
    return _words_over_or_under(number, words, numbers, side == "below")


def _words_over_or_under(
    number: Line, words: Sequence[Line], numbers: Sequence[Line], under: bool
) -> list[Line]:
    """The lines of words that go on from the number, one close to the other; top to bottom."""
    own: list[Line] = []
    last = number
    beyond = [n for n in numbers if n is not number and _shares_column(n, number)]
    for part in sorted(words, key=lambda w: w.box.top, reverse=not under):
        if part.size > SMALLER * number.size or not _is_aligned(number, part):
            continue
        white = part.box.top - last.box.bottom if under else last.box.top - part.box.bottom
        if white < -LEVEL * part.size:
            continue  # on the other side
        if white > (NEAR * number.size if last is number else LEADING * part.size):
            break
        if any(_is_between(n, number, part) for n in beyond):
            break
        own.append(part)
        last = part
    return own if under else own[::-1]


def _words_beside(number: Line, words: Sequence[Line], numbers: Sequence[Line]) -> list[Line]:
    """The lines right of the number that begin on one edge, beside it.

    They may be set where the widest of the numbers below each other leaves room for them.
    """
    box = number.box
    stack = [n.box.x1 for n in numbers if abs(n.box.x0 - box.x0) <= ALIGNED]
    reach = max(stack, default=box.x1) + NEAR * number.size
    right = [
        part
        for part in words
        if part.size <= SMALLER * number.size
        and box.x1 < part.box.x0 <= reach
        and box.top - part.size <= part.box.centre[1] <= box.bottom + part.size
    ]
    if not right or any(abs(part.box.x0 - right[0].box.x0) > ALIGNED for part in right):
        return []
    return sorted(right, key=lambda part: part.box.top)


def _is_aligned(number: Line, part: Line) -> bool:
    return (
        abs(number.box.x0 - part.box.x0) <= ALIGNED
        or abs(number.box.centre[0] - part.box.centre[0]) <= ALIGNED
    )


def _shares_column(one: Line, other: Line) -> bool:
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1


def _is_between(one: Line, above: Line, below: Line) -> bool:
    low, high = sorted((above.box.centre[1], below.box.centre[1]))
    return low < one.box.centre[1] < high
