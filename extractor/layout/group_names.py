"""Names that stand beside several rows of a table without drawn cells: "Statutory" beside a row
for each stage.

Such a name is printed once, mostly half way down its rows, so that the line of print it stands in
says nothing about where it belongs. Rules that are drawn cell by cell leave the first column out
within a group; elsewhere groups are known by the second column, which repeats from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.choose import YEAR, is_value
from extractor.layout.grid import Span
from extractor.layout.lines import Line, line_of
from extractor.pdf.page import Box, Word

SAME_RULE = 3.0
"""Points within which pieces of a rule lie on one line."""

FEWEST_COLUMNS = 3
"""Fewest columns of a table with groups: their names, what the rows are called, figures."""

LEAST_ROWS = 3
"""Fewest rules below the second column that show the rows of a table."""


def drawn_groups(
    pieces: Sequence[Box], body: Sequence[Line], xs: Sequence[float]
) -> list[tuple[float, list[Word]]]:
    """The foot (y in points) and the name of each group of rows, top to bottom, where rules are
    drawn below every row of the second column, and below some of the first.

    ``pieces`` are the horizontal lines as drawn, ``xs`` the column edges. Empty where there are no
    groups, where the second column holds figures, or where a group has no name.
    """
    if len(xs) <= FEWEST_COLUMNS or not body:
        return []
    top, bottom = body[0].box.top, max(line.box.bottom for line in body)
    outer = [y for y in _heights(pieces, xs[0], xs[1]) if top < y]
    inner = [y for y in _heights(pieces, xs[1], xs[2]) if top < y]
    missing = [y for y in inner if y < bottom and not _among(y, outer)]
    if not missing or len(inner) < LEAST_ROWS or not all(_among(y, inner) for y in outer):
        return []
    if any(is_value(text) and not YEAR.fullmatch(text) for text in _second(body, xs)):
        return []
    feet = [y for y in outer if y < bottom] + [max(bottom, *inner, *outer) + 1]
    words = [w for line in body for w in line.words if w.box.centre[0] < xs[1]]
    groups = []
    for above, foot in pairwise([top - 1, *feet]):
        groups.append((foot, [w for w in words if above <= w.box.centre[1] < foot]))
    return groups if all(name for _, name in groups) else []


def _heights(pieces: Sequence[Box], left: float, right: float) -> list[float]:
    """The y of the rules that run below a column."""
    middle = (left + right) / 2
    found: list[float] = []
    for y in sorted(p.centre[1] for p in pieces if p.x0 <= middle <= p.x1):
        if not found or y - found[-1] > SAME_RULE:
            found.append(y)
    return found


def _among(y: float, others: Sequence[float]) -> bool:
    return any(abs(y - other) <= SAME_RULE for other in others)


def _second(body: Sequence[Line], xs: Sequence[float]) -> list[str]:
    """The texts of the second column, by lines of print."""
    held = ([w for w in line.words if xs[1] <= w.box.centre[0] < xs[2]] for line in body)
    return [" ".join(w.text for w in words) for words in held if words]


def within_groups(body: Sequence[Line], xs: Sequence[float]) -> list[Line]:
    """The body's lines without the names of groups."""
    held = [[w for w in line.words if w.box.centre[0] >= xs[1]] for line in body]
    return [line_of(line.page, words) for line, words in zip(body, held, strict=True) if words]


def name_groups(
    held: dict[Span, list[Word]],
    groups: Sequence[tuple[float, list[Word]]],
    rows: Sequence[Sequence[Line]],
    start: int,
) -> None:
    """Let each group's name stand beside all its rows, the first of which is row ``start``."""
    at = 0
    for foot, name in groups:
        first = at
        while at < len(rows) and rows[at][0].box.centre[1] < foot:
            at += 1
        if at > first:
            held[Span(start + first, 0, at - first)] = name


def name_repeated_groups(held: dict[Span, list[Word]], start: int, end: int) -> None:
    """Let a name in the first column of rows ``start`` to ``end`` stand beside all of its group.

    Where each procedure or team is broken down by the same years, its name is printed once, mostly
    half way down: the second column repeats from group to group, the first holds one name in each.
    """
    names = [held.get(Span(row, 0), []) for row in range(start, end)]
    inner = [" ".join(w.text for w in held.get(Span(row, 1), [])) for row in range(start, end)]
    size = next((k for k in range(2, len(inner)) if inner[k] == inner[0]), 0)
    groups = 0
    while size and inner[groups * size : (groups + 1) * size] == inner[:size]:
        groups += 1
    blocks = [names[size * k : size * (k + 1)] for k in range(groups)]
    if groups < 2 or not all(inner[:size]) or any(is_value(text) for text in inner[:size]):
        return
    if any(sum(bool(name) for name in block) != 1 for block in blocks):
        return
    for k, block in enumerate(blocks):
        first = start + size * k
        for row in range(first, first + size):
            held.pop(Span(row, 0), None)
        held[Span(first, 0, size)] = [word for name in block for word in name]
