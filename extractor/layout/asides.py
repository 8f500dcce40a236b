"""Asides: text in a frame of its own beside other text, read apart from it.

A box of key facts floats beside the paragraphs that it sums up, two boxes stand side by side, a
panel runs down the page's edge. Read line by line, each of their lines is put together with what
happens to stand at its height. What a frame holds is therefore a small page of its own.

A table is also frames. Its cells touch, though, what stands beside them is labels and figures, and
lines run from one of them into the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean

from extractor.layout.lines import Line, lines_of, segments
from extractor.layout.ruled import merged_lines
from extractor.pdf.page import SLACK, Box, Page, Word, around, standing_in

LEAST_WIDTH, LEAST_HEIGHT = 60.0, 26.0
"""Points: a frame that holds two short lines. What is smaller is a cell, a badge or a bar."""

CORNER = 14.0
"""Points by which the lines of a frame may stop short of its corners, which are round."""

ONE_LINE = 3.0
"""Points within which the lines of one frame end level, and two frames are the same one."""

MOST = 60
"""Frames on a page from which it is a form, a drawing or a table of filled cells."""

APART = 4.0
"""Least points of white between a frame and what is drawn beside it: cells of a table touch, or all
but do where their borders are white."""

SIDE_LINES, SIDE_WORDS = 2, 4.5
"""Fewest lines of running text beside a frame, and their mean words: less is a table's row."""

OWN_WORDS, OWN_MEAN = 8, 3.0
"""Fewest words of text in a frame, and their mean a line, for it to be text whatever is beside."""

BAR = 8.0
"""Points up to which an upright surface is a bar that print is set beside."""

HUNG = 24.0
"""Points from a bar within which each line beside it begins: padding, bullets."""

NARROWER = 0.6
"""Most width of print beside a bar, as a share of the text's on the bar's other side."""

SPACE = 0.45
"""Gap in font sizes up to which two words run on, one in a frame and one outside."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A frame on a page, and what is set in it, as a page that bears nothing else."""

    box: Box
    page: Page


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame with the words that it holds, and the lines that they make."""

    box: Box
    words: Sequence[Word]
    lines: Sequence[Line]


def asides_of(page: Page) -> list[Aside]:
    """The page's asides, top to bottom; what stands in a frame within one of them is its own."""
    if not page.words or not (page.fills or page.rulings):
        return []
    lines = lines_of(page.number, page.words)
    pieces = [piece for line in lines for piece in segments(line)]
    frames = _frames(page, pieces)
    if not frames:
        return []
    alone = [
        _Frame(box, own, lines_of(page.number, own))
        for box in frames
        if (own := standing_in(page.words, box))
        and not _is_crossed(box, lines)
        and not _touches_others(box, page)
    ]
    chosen: list[_Frame] = []
    for frame in sorted(alone, key=lambda frame: -frame.box.width * frame.box.height):
        within = any(_holds(_wider(other.box, ONE_LINE), frame.box) for other in chosen)
        if not within and _is_apart(frame, pieces, alone):
            chosen.append(frame)
    found = [Aside(frame.box, _within(page, frame.box, frame.words)) for frame in chosen]
    return sorted(found, key=lambda aside: (aside.box.top, aside.box.x0))


def without_asides(page: Page, asides: Sequence[Aside]) -> Page:
    """The page without what its asides hold, and without their frames."""
    if not asides:
        return page
    taken = {id(word) for aside in asides for word in aside.page.words}
    boxes = [_wider(aside.box, ONE_LINE) for aside in asides]

    def is_left(box: Box) -> bool:
        return not any(_holds(frame, box) for frame in boxes)

    return replace(
        page,
        words=tuple(word for word in page.words if id(word) not in taken),
        turned=tuple(word for word in page.turned if is_left(word.box)),
        rulings=tuple(ruling for ruling in page.rulings if is_left(ruling.box)),
        fills=tuple(fill for fill in page.fills if is_left(fill)),
    )


def _within(page: Page, box: Box, words: Sequence[Word]) -> Page:
    """What stands in the frame, as a page."""
    near = _wider(box, ONE_LINE)
    return replace(
        page,
        words=tuple(words),
        turned=tuple(word for word in page.turned if _holds(box, word.box)),
        rulings=tuple(r for r in page.rulings if _holds(near, r.box) and not _is_edge(r.box, box)),
        fills=tuple(f for f in page.fills if _holds(near, f) and not _is_same(f, box)),
        images=tuple(image for image in page.images if _holds(near, image)),
        shapes=tuple(shape for shape in page.shapes if _holds(near, shape)),
    )


def _frames(page: Page, pieces: Sequence[Line]) -> list[Box]:
    """What may frame text: surfaces, lines that make a rectangle, bars. None where there are so
    many that they are no frames."""
    found: list[Box] = []
    for box in _of_frame_size((*page.fills, *_rectangles(page), *_beside_bars(page, pieces))):
        if not any(_is_same(box, other) for other in found):
            found.append(box)
            if len(found) > MOST:
                return []
    return found


def _beside_bars(page: Page, pieces: Sequence[Line]) -> Iterator[Box]:
    """Print that is set off by an upright bar at its left: it is narrower than the text beside it,
    where a line between two columns has as much on either side."""
    bars = [box for box in page.fills if box.width <= BAR]
    bars += [ruling.box for ruling in page.rulings if not ruling.horizontal]
    bars = [bar for bar in bars if bar.height >= LEAST_HEIGHT]
    for bar in bars if len(bars) <= MOST else ():
        level = [piece for piece in pieces if bar.top < piece.box.centre[1] < bar.bottom]
        rows: defaultdict[float, list[Line]] = defaultdict(list)
        for piece in level:
            if piece.box.x0 >= bar.x1:
                rows[piece.base].append(piece)
        firsts = [min(row, key=lambda piece: piece.box.x0) for row in rows.values()]
        if len(firsts) < SIDE_LINES or max(p.box.x0 for p in firsts) > bar.x1 + HUNG:
            continue
        end = max(piece.box.x1 for piece in firsts)
        beside = [p.box for p in level if p.box.x1 <= bar.x0 or p.box.x0 > end]
        if beside and end - bar.x1 <= NARROWER * around(beside).width:
            yield Box(bar.x0, bar.top, end + SLACK, bar.bottom)


def _of_frame_size(boxes: Iterable[Box]) -> Iterator[Box]:
    return (box for box in boxes if box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT)


def _rectangles(page: Page) -> Iterator[Box]:
    """The rectangles that lines make, their corners square or round.

    Uprights of one height stand next to each other, and level lines end at both of them. They are
    looked up by where they are, so that a page of thousands of lines takes no time.
    """
    across, down = merged_lines(page.rulings)
    heights: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for upright in down:
        heights[_step(upright.top), _step(upright.bottom)].append(upright)
    levels: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for level in across:
        levels[_step(level.centre[0]), int(level.top // CORNER)].append(level)
    for uprights in heights.values():
        for left, right in pairwise(sorted(uprights, key=lambda box: box.x0)):
            x0, x1 = left.centre[0], right.centre[0]
            if x1 - x0 < LEAST_WIDTH:
                continue
            roofs = [e.top for e in _near(levels, (x0 + x1) / 2, left.top) if _ends_at(e, x0)]
            floors = [
                e.bottom for e in _near(levels, (x0 + x1) / 2, left.bottom) if _ends_at(e, x0)
            ]
            tops = [y for y in roofs if -ONE_LINE <= left.top - y <= CORNER]
            feet = [y for y in floors if -ONE_LINE <= y - left.bottom <= CORNER]
            if tops and feet:
                yield Box(x0, min(tops), x1, max(feet))


def _near(levels: Mapping[tuple[int, int], list[Box]], x: float, y: float) -> Iterator[Box]:
    """The level lines whose middle is about there."""
    for column in (-1, 0, 1):
        for row in (-1, 0, 1):
            yield from levels.get((_step(x) + column, int(y // CORNER) + row), ())


def _ends_at(level: Box, x: float) -> bool:
    """Whether a level line begins at ``x``, or where a round corner there ends."""
    return -ONE_LINE <= level.x0 - x <= CORNER


def _step(value: float) -> int:
    return round(value / ONE_LINE)


def _is_crossed(box: Box, lines: Iterable[Line]) -> bool:
    """Whether print runs over the frame's sides: what is shaded are words of a line."""
    for line in lines:
        if not box.top < line.box.centre[1] < box.bottom:
            continue
        for word in line.words:
            if any(word.box.x0 + SLACK < side < word.box.x1 - SLACK for side in (box.x0, box.x1)):
                return True
        for left, right in pairwise(line.words):
            inside = [box.x0 <= word.box.centre[0] <= box.x1 for word in (left, right)]
            if inside[0] != inside[1] and right.box.x0 - left.box.x1 <= SPACE * line.size:
                return True
    return False


def _touches_others(box: Box, page: Page) -> bool:
    """Whether something drawn outside of the frame, and not around it, comes up to its edge."""
    near = _wider(box, APART)
    frame = _wider(box, ONE_LINE)
    return any(
        near.x0 < other.x1
        and other.x0 < near.x1
        and near.top < other.bottom
        and other.top < near.bottom
        and not _holds(frame, other)
        and not _holds(other, box)
        for other in (*page.fills, *(ruling.box for ruling in page.rulings))
    )


def _is_apart(frame: _Frame, pieces: Iterable[Line], others: Iterable[_Frame]) -> bool:
    """Whether text stands beside the frame that is none of its own."""
    box = frame.box
    words = [
        len(piece.words)
        for piece in pieces
        if box.top < piece.box.centre[1] < box.bottom
        and not box.x0 <= piece.box.centre[0] <= box.x1
    ]
    if len(words) >= SIDE_LINES and mean(words) >= SIDE_WORDS:
        return True
    lines = [len(line.words) for line in frame.lines]
    if sum(lines) < OWN_WORDS or mean(lines) < OWN_MEAN:
        return False
    return (bool(words) and mean(words) >= OWN_MEAN) or any(
        min(other.box.bottom, box.bottom) - max(other.box.top, box.top) > LEAST_HEIGHT
        and (other.box.x1 <= box.x0 or other.box.x0 >= box.x1)
        for other in others
    )


def _wider(box: Box, by: float) -> Box:
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def _holds(frame: Box, box: Box) -> bool:
    return (
        frame.x0 <= box.x0
        and box.x1 <= frame.x1
        and frame.top <= box.top
        and box.bottom <= frame.bottom
    )


def _is_same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= ONE_LINE for a, b in zip(one, other, strict=True))


def _is_edge(ruling: Box, frame: Box) -> bool:
    """Whether a line is one of the frame's own."""
    if ruling.width >= ruling.height:
        return min(abs(ruling.top - frame.top), abs(ruling.bottom - frame.bottom)) <= ONE_LINE
    return min(abs(ruling.x0 - frame.x0), abs(ruling.x1 - frame.x1)) <= ONE_LINE
