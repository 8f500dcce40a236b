"""Tables whose boxhead alone is drawn as cells, with nothing but lines between the rows below.

Office and web styles box the header cells, often in white on a fill, and rule off the rows. The
drawn cells are half a table: their edges go on through the rows that hang from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.layout.choose import is_value
from extractor.layout.grid import Span
from extractor.layout.lines import COLUMN_GAP, Line, lines_of, segments
from extractor.layout.ruled import SNAP, Lattice
from extractor.layout.ruled_bands import SAME_RULE
from extractor.pdf.page import Box, Word, standing_in

HEAD_ROWS = 4
"""Most rows of drawn cells that may be a boxhead."""

FEWEST_COLUMNS = 2
"""Of one drawn cell alone nobody can say what hangs from it."""

NEAR = 1.5
"""Font sizes below a boxhead within which its first row begins, where nothing is drawn there."""

LABEL_LINES = 3
"""So many lines of the first row may be looked at: its label may begin above its figures."""

OVER_EDGE = 2.0
"""Points by which a text may reach over the edge of its column: cells are padded, fonts are not
exact."""


def with_hung_rows(
    lattice: Lattice, rules: Iterable[Box], others: Iterable[Box], words: Sequence[Word]
) -> Lattice:
    """The lattice with the rows ruled off below it, if it is the boxhead of a table.

    ``rules`` are the page's horizontal lines that meet no other, ``others`` the boxes of its other
    lattices, ``words`` all of its words. A boxhead holds labels only; rows go on from rule to rule
    as long as each figure keeps to one column. A row with a label alone is a sub-head, and none
    where nothing follows it.
    """
    box, rules = lattice.box, list(rules)
    # most lattices are no boxhead by their shape, or nothing is ruled below any: their words,
    # which take longer to look at, are not asked
    if not rules or len(lattice.xs) <= FEWEST_COLUMNS or len(lattice.ys) - 1 > HEAD_ROWS:
        return lattice
    if _holds_figures(standing_in(words, box)):
        return lattice
    end = min((b.top for b in others if b.top >= box.bottom - SNAP), default=float("inf"))
    ys = [box.bottom]
    spans: list[Span] = []
    kept = 0
    for rule in sorted(rules, key=lambda b: b.top):
        y = (rule.top + rule.bottom) / 2
        if y <= ys[-1] + SNAP or abs(rule.x0 - box.x0) > SAME_RULE:
            continue
        if abs(rule.x1 - box.x1) > SAME_RULE or y > end:
            break
        band = [
            w
            for w in words
            if ys[-1] <= w.box.centre[1] < y and box.x0 - SNAP <= w.box.centre[0] <= box.x1 + SNAP
        ]
        row = len(lattice.ys) + len(ys) - 2
        if _is_row(band, lattice.xs):
            kept = len(ys)
        elif _is_sub_head(band, lattice.xs):
            spans.append(Span(row, 0, 1, len(lattice.xs) - 1))
        else:
            break
        ys.append(y)
    if not kept:
        return lattice
    all_ys = (*lattice.ys, *ys[1 : kept + 1])
    rows = range(len(lattice.ys) - 1, len(all_ys) - 1)
    heads = {span.row: span for span in spans}
    body = [
        span
        for r in rows
        for span in ([heads[r]] if r in heads else _fields(r, len(lattice.xs) - 1))
    ]
    return replace(
        lattice,
        box=Box(box.x0, box.top, box.x1, all_ys[-1]),
        ys=all_ys,
        spans=(*lattice.spans, *body),
    )


def heads_bare_rows(lattice: Lattice, words: Sequence[Word]) -> bool:
    """Whether a lattice is the boxhead of rows between which nothing is drawn at all: it holds
    labels only, and the line below it keeps to its columns, figures among them. Such a table is
    read as one without drawn cells."""
    box = lattice.box
    if len(lattice.xs) <= FEWEST_COLUMNS or len(lattice.ys) - 1 > HEAD_ROWS:
        return False
    if _holds_figures(standing_in(words, box)):
        return False
    below = [
        w
        for w in words
        if w.box.centre[1] > box.bottom and box.x0 - SNAP <= w.box.centre[0] <= box.x1 + SNAP
    ]
    edge = box.bottom
    for line in lines_of(1, below)[:LABEL_LINES]:
        if line.box.top - edge > NEAR * line.size:
            return False
        if _is_row(line.words, lattice.xs):
            return True
        if line.box.x1 > lattice.xs[1]:
            return False
        edge = line.box.bottom  # the first line of a label beside its figures' middle
    return False


def _fields(row: int, columns: int) -> list[Span]:
    return [Span(row, column) for column in range(columns)]


def _holds_figures(words: Sequence[Word]) -> bool:
    return any(is_value(piece.text) for piece in _pieces(words))


def _pieces(words: Sequence[Word]) -> list[Line]:
    return [p for line in lines_of(1, words) for p in segments(line, COLUMN_GAP)]


def _is_row(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether texts between two rules keep to the columns, a figure right of the stub among
    them."""
    if not words or any(_crosses(w.box, xs) for w in words):
        return False
    right = [w for w in words if w.box.centre[0] > xs[1]]
    return _holds_figures(right) and all(
        is_value(piece.text) or not any(_crosses(piece.box, [x]) for x in xs[2:-1])
        for piece in _pieces(right)
    )


def _is_sub_head(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether one text that begins in the stub stands alone between two rules."""
    pieces = _pieces(words)
    return len(pieces) == 1 and xs[0] <= pieces[0].box.x0 < xs[1] and not is_value(pieces[0].text)


def _crosses(box: Box, xs: Sequence[float]) -> bool:
    return any(box.x0 + OVER_EDGE < x < box.x1 - OVER_EDGE for x in xs)
