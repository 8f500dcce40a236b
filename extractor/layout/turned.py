"""Words turned on their side: the labels of narrow columns, read as if they stood upright.

Each word is set anew, small, within the width that it takes on the page: what stands in a cell, or
above a column, still does, and reads from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.grid import Span
from extractor.layout.lines import SPACE_WIDTH
from extractor.pdf.page import Box, Word, around

SIDE_BY_SIDE = 2
"""Fewest labels at one height for turned words outside a drawn table to be a boxhead."""

SAME_FOOT = 3.0
"""Points by which their heads, feet or middles may differ."""


ONE_LABEL = 1.5
"""Font sizes between the middles of turned words up to which they are lines of one label."""

FILLS = 0.9
"""Share of a cell's width over which its turned label is set anew."""

TALLEST = 0.8
"""Share of a cell's height that the label set anew takes at most."""


def set_in_cells(
    turned: Sequence[Word], spans: Sequence[Span], xs: Sequence[float], ys: Sequence[float]
) -> list[Word]:
    """The turned words that stand in drawn cells, set upright within them."""
    found: list[Word] = []
    for span in spans:
        cell = Box(
            xs[span.column], ys[span.row], xs[span.column + span.columns], ys[span.row + span.rows]
        )
        held = [w for w in turned if cell.holds(w.box.centre)]
        if held:
            found += _upright(held, cell)
    return found


def set_as_boxheads(turned: Sequence[Word]) -> list[Word]:
    """Turned labels that stand side by side, set upright at their feet, one to a column."""
    labels: list[list[Word]] = []
    for word in turned:
        if (
            labels
            and abs(word.box.centre[0] - labels[-1][-1].box.centre[0]) <= ONE_LABEL * word.size
        ):
            labels[-1].append(word)
        else:
            labels.append([word])
    boxes = [around(w.box for w in label) for label in labels]
    found: list[Word] = []
    for label, box in zip(labels, boxes, strict=True):
        beside = [other for other in boxes if _level(box, other)]
        if len(beside) < SIDE_BY_SIDE:
            continue
        foot = max(other.bottom for other in beside)
        found += _at_foot(label, Box(box.x0, box.top, box.x1, foot))
    return found


def _at_foot(words: Sequence[Word], room: Box) -> list[Word]:
    """The words side by side on the room's foot, as tall as it is, narrow, a space between."""
    gap = SPACE_WIDTH * words[0].size
    advance = room.width / sum(len(w.text) for w in words)
    x = room.x0 - gap * (len(words) - 1) / 2
    found = []
    for word in words:
        end = x + advance * len(word.text)
        found.append(Word(word.text, Box(x, room.top, end, room.bottom), word.size, word.bold))
        x = end + gap
    return found


def _level(one: Box, other: Box) -> bool:
    return (
        abs(one.bottom - other.bottom) <= SAME_FOOT
        or abs(one.top - other.top) <= SAME_FOOT
        or abs(one.centre[1] - other.centre[1]) <= SAME_FOOT
    )


def _upright(words: Sequence[Word], room: Box) -> list[Word]:
    """The words on one line across the room, in the order given."""
    letters = sum(len(w.text) + 1 for w in words)
    advance = FILLS * room.width / letters
    size = min(2 * advance, TALLEST * room.height)
    x = room.x0 + (1 - FILLS) / 2 * room.width
    foot = (room.top + room.bottom + size) / 2
    found = []
    for word in words:
        end = x + advance * len(word.text)
        found.append(Word(word.text, Box(x, foot - size, end, foot), size, word.bold))
        x = end + advance / 2
    return found
