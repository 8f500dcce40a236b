"""Cells that a lattice fuses because writers leave lines out.

A total row often has no lines between its figures, a shaded boxhead none between its labels, and a
whole body is often set in one tall row of cells, a line of print for each of its rows. Two figures
must never be read as one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.layout.broken_years import breaks_year
from extractor.layout.choose import is_value
from extractor.layout.grid import Span
from extractor.layout.lines import COLUMN_GAP, Line, chunks, lines_of, segments
from extractor.layout.rows import body_rows
from extractor.pdf.page import Word

STACKED = 3
"""Fewest figures one below another for a tall cell to be a column of figures."""


FEW = 2
"""The same where as many columns hold them, each as many."""

HEAD_LINES = 6
"""Most lines of a boxhead that stands in one tall row with its figures."""

SAME_LINE = 0.5
"""Font sizes by which figures of two columns may be off one another and stand in one row."""

SAME_BASE = 0.3
"""Font sizes by which a stub and its figures may be off one another and begin together."""


def parted_spans(
    spans: Sequence[Span], xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]
) -> list[Span]:
    """Merged cells taken apart where they hold figures of several columns side by side, or a label
    in each column but the stub's."""
    result: list[Span] = []
    for span in spans:
        if span.columns > 1 and _holds_several(span, xs, ys, words):
            result += [Span(span.row, span.column + c, span.rows, 1) for c in range(span.columns)]
        else:
            result.append(span)
    return result


def _inside(
    span: Span, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]
) -> list[Word]:
    left, right = xs[span.column], xs[span.column + span.columns]
    top, bottom = ys[span.row], ys[span.row + span.rows]
    return [
        w
        for w in words
        if 2 * left <= w.box.x0 + w.box.x1 < 2 * right
        and 2 * top <= w.box.top + w.box.bottom < 2 * bottom
    ]


def _between(span: Span, xs: Sequence[float], in_row: Sequence[tuple[float, Word]]) -> list[Word]:
    """The words of a row whose middle, given doubled, lies between the span's sides."""
    left, right = 2 * xs[span.column], 2 * xs[span.column + span.columns]
    return [word for x, word in in_row if left <= x < right]


def _holds_several(
    span: Span, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]
) -> bool:
    held = _inside(span, xs, ys, words)
    edges = xs[span.column + 1 : span.column + span.columns]
    labelled: set[int] = set()
    crossed = False
    for line in lines_of(1, held):
        pieces = segments(line, COLUMN_GAP)
        if any(piece.box.x0 < x - 1 and x + 1 < piece.box.x1 for piece in pieces for x in edges):
            crossed = True
            continue
        places = [sum(piece.box.centre[0] >= x for x in edges) for piece in pieces]
        figures = zip(places, pieces, strict=True)
        if len({place for place, piece in figures if is_value(piece.text)}) >= 2:
            return True
        labelled.update(places)
    return not crossed and len(labelled) >= max(span.columns - 1, 2)


def parted_rows(
    page: int,
    xs: Sequence[float],
    ys: Sequence[float],
    spans: Sequence[Span],
    words: Sequence[Word],
) -> tuple[list[float], list[Span]]:
    """Row edges and cells with each tall row of stacked figures cut into a row for each figure."""
    middles = [(w.box.x0 + w.box.x1, w.box.top + w.box.bottom, w) for w in words]
    new_ys: list[float] = [ys[0]]
    cuts_of: dict[int, list[float]] = {}
    for row in range(len(ys) - 1):
        own = [s for s in spans if s.row <= row < s.row + s.rows]
        cuts: list[float] = []
        if all(s.rows == 1 for s in own) and len(own) > 1:
            top, bottom = 2 * ys[row], 2 * ys[row + 1]
            in_row = [(x, w) for x, y, w in middles if top <= y < bottom]
            cuts = _cuts([lines_of(page, _between(s, xs, in_row)) for s in own])
            cuts = _beside_labels(lines_of(page, [w for _, w in in_row]), cuts, xs) or cuts
        cuts_of[row] = cuts
        new_ys += [*cuts, ys[row + 1]]
    if not any(cuts_of.values()):
        return list(ys), list(spans)
    start = [0]
    for row in range(len(ys) - 1):
        start.append(start[-1] + len(cuts_of[row]) + 1)
    new_spans = []
    for span in spans:
        if span.rows == 1 and cuts_of[span.row]:
            new_spans += [
                Span(start[span.row] + k, span.column, 1, span.columns)
                for k in range(len(cuts_of[span.row]) + 1)
            ]
        else:
            first, last = start[span.row], start[span.row + span.rows]
            new_spans.append(Span(first, span.column, last - first, span.columns))
    return new_ys, new_spans


def _cuts(cells: Sequence[Sequence[Line]]) -> list[float]:
    """The y at which a tall row falls into rows: between the figures of its columns of figures."""
    stacks = [
        lines for lines in cells[1:] if len(lines) > 1 and all(is_value(one.text) for one in lines)
    ]
    if not stacks:
        return _cuts_below_head(cells)
    if len(stacks) == 1 and len(stacks[0]) < STACKED:
        return []
    labels = [lines for lines in cells if lines not in stacks]
    return _between_figures(stacks, cells[0]) or _between_figures(stacks, _every_row(labels))


def _beside_labels(
    lines: Sequence[Line], cuts: Sequence[float], xs: Sequence[float]
) -> list[float]:
    """The cuts as the labels ask for that the figures stand beside the first, the middle or the
    last line of; none where those make other rows than the figures do."""
    first = next((at for at, line in enumerate(lines) if any(map(_is_counted, chunks(line)))), 0)
    head = [y for y in cuts if y < lines[first].box.centre[1]] if lines else []
    if not cuts or len(head) > 1:
        return []
    top = head[0] if head else 0.0
    rows = body_rows([[line for line in lines if line.box.centre[1] > top]], xs, ruled_off=False)
    if len(rows) != len(cuts) + 1 - len(head) or all(len(row) == 1 for row in rows):
        return []
    found = [
        (max(a.box.bottom for a in above) + min(b.box.top for b in below)) / 2
        for above, below in pairwise(rows)
    ]
    return [*head, *found] if all(a < b for a, b in pairwise([*head, *found])) else []


def _is_counted(piece: Line) -> bool:
    return is_value(piece.text)


def _every_row(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """The first line of label on each base, of columns of labels: "Service | Team", of which the
    first names a group of the second, and the total neither."""
    found: list[Line] = []
    for line in sorted((line for lines in columns for line in lines), key=lambda one: one.base):
        if not found or line.base - found[-1].base > SAME_LINE * line.size:
            found.append(line)
    return found


def _cuts_below_head(cells: Sequence[Sequence[Line]]) -> list[float]:
    """The same where the row holds the boxhead too: a table whose frame and columns alone are
    drawn, or are all that a copy has left of it. Every column has its head and as many figures."""
    counted = [lines for lines in cells[1:] if any(is_value(one.text) for one in lines)]
    heads = [list(takewhile(lambda one: not is_value(one.text), lines)) for lines in counted]
    stacks = [lines[len(head) :] for lines, head in zip(counted, heads, strict=True)]
    figures = {len(stack) for stack in stacks}
    if len(figures) != 1 or min(figures) < (STACKED if len(stacks) < STACKED else FEW):
        return []
    if not all(1 <= len(head) <= HEAD_LINES for head in heads):
        return []
    if not all(is_value(one.text) for stack in stacks for one in stack):
        return []
    foot = max(line.box.bottom for head in heads for line in head)
    stub = [line for line in cells[0] if line.base > foot]
    named = [
        [line for line in lines if line.base > foot] for lines in cells if lines not in counted
    ]
    first = min(stack[0].box.top for stack in stacks)
    if foot > first or (len(stacks) == 1 and not _labels_each(stub, stacks[0])):
        return []
    cuts = _between_figures(stacks, _every_row(named)) if stub else []
    return [(foot + first) / 2, *cuts] if cuts else []


def _labels_each(stub: Sequence[Line], figures: Sequence[Line]) -> bool:
    """Whether each figure has one line of the stub beside it, and no line has none: one column of
    figures may be a list in a cell."""
    return len(stub) == len(figures) and all(
        abs(label.base - figure.base) <= SAME_LINE * figure.size
        for label, figure in zip(stub, figures, strict=True)
    )


def _between_figures(stacks: Sequence[Sequence[Line]], stub: Sequence[Line]) -> list[float]:
    """The y between the figures of columns that stand in the same rows; none where they do not, or
    where the stub has too few lines for them."""
    longest = max(stacks, key=len)
    bases = [line.base for line in longest]
    for lines in stacks:
        for line in lines:
            if min(abs(line.base - base) for base in bases) > SAME_LINE * line.size:
                return []
    if stub and len(stub) < len(longest):
        return []
    if breaks_year("\n".join(line.text for line in stub)):
        return []  # the columns are too narrow for a year, and so for the numbers beside it
    from_top = bool(stub) and abs(stub[0].base - bases[0]) <= SAME_BASE * stub[0].size
    return [
        below.box.top if from_top else (above.box.bottom + below.box.top) / 2
        for above, below in pairwise(longest)
    ]
