"""Reads tables without drawn cells: with lines between rows only, with shading, or nothing drawn.

Where lines or shading are drawn cell by cell, their ends are the column edges. Elsewhere a column's
edge is white that runs through all rows of figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.boxheads import shaded_tiers, tiers_of
from extractor.layout.choose import is_value
from extractor.layout.first_rows import STUB, first_body_line
from extractor.layout.grid import Grid, Span, placed
from extractor.layout.group_names import (
    drawn_groups,
    name_groups,
    name_repeated_groups,
    within_groups,
)
from extractor.layout.lines import Line, chunks
from extractor.layout.regions import Region
from extractor.layout.rows import body_rows
from extractor.layout.spanners import Columns
from extractor.pdf.page import Word

WHITE = 4.0
"""Least width in points of the white between two columns."""

RULED_OFF = 5
"""Rules from which on they part rows: head, boxhead, total and foot take four."""

CROSSED = 0.05
"""Share of a table's lines that may run across the white between two columns."""


def read(region: Region, reader: str) -> Grid | None:
    """The region as a grid, or None where no columns can be told apart."""
    body = first_body_line(region)
    edges = region.edges or white_edges(region)
    if not edges:
        return None
    left = min(region.box.x0, *(w.box.x0 for w in region.words)) - 1
    right = max(region.box.x1, *(w.box.x1 for w in region.words)) + 1
    xs = (left, *edges, right)
    head, rest = region.lines[:body], region.lines[body:]
    tiers = shaded_tiers(head, region.cells, xs) or tiers_of(
        head, Columns(xs, _extents(rest, xs)), region.pieces
    )
    groups = drawn_groups(region.pieces, rest, xs)
    inner = within_groups(rest, xs) if groups else rest
    ruled_off = len(region.rules) >= RULED_OFF
    parted = sorted((*region.rules, *region.shades))
    rows = body_rows(_bands(inner, parted), xs[1:] if groups else xs, ruled_off)
    held: dict[Span, list[Word]] = {}
    for index, (_, labels) in enumerate(tiers):
        for label in labels:
            span = Span(index, label.start, label.rows, label.count)
            held.setdefault(span, []).extend(label.words)
    for index, row in enumerate(rows, start=len(tiers)):
        _fill(held, index, row, xs)
    if groups:
        name_groups(held, groups, rows, len(tiers))
    else:
        name_repeated_groups(held, len(tiers), len(tiers) + len(rows))
    ys = _row_edges(region, [*(lines for lines, _ in tiers), *rows])
    return placed(region.lines[0].page, xs, ys, held, reader)


def _bands(lines: Sequence[Line], rules: Sequence[float]) -> list[list[Line]]:
    """The lines between one rule and the next."""
    bands: dict[int, list[Line]] = {}
    for line in lines:
        bands.setdefault(sum(y < line.box.centre[1] for y in rules), []).append(line)
    return list(bands.values())


def _extents(lines: Sequence[Line], xs: Sequence[float]) -> tuple[tuple[float, float] | None, ...]:
    """From where to where each column's figures reach; None for a column without any."""
    found: list[tuple[float, float] | None] = []
    for left, right in pairwise(xs):
        boxes = [
            p.box for line in lines for p in chunks(line) if left <= p.box.x0 and p.box.x1 <= right
        ]
        found.append((min(b.x0 for b in boxes), max(b.x1 for b in boxes)) if boxes else None)
    return tuple(found)


def _fill(
    held: dict[Span, list[Word]], index: int, row: Sequence[Line], xs: Sequence[float]
) -> None:
    """Put a row's words into its cells. Text that runs over an edge is one cell of several
    columns, unless another cell of the row stands there."""
    wide: list[Line] = []
    cells: dict[int, list[Word]] = {}
    for line in row:
        for piece in chunks(line):
            columns = [_column(word, xs) for word in piece.words]
            values = [is_value(word.text) for word in piece.words]
            if len(set(columns)) == 1 or all(values) or _figure_set_close(columns, values):
                for word, column in zip(piece.words, columns, strict=True):
                    cells.setdefault(column, []).append(word)
            else:
                wide.append(piece)
    spans: list[Span] = []
    for piece in wide:
        first, last = _column(piece.words[0], xs), _column(piece.words[-1], xs)
        beyond = range(first + 1, last + 1)
        if not any(c in cells for c in beyond) and not any(s.column in beyond for s in spans):
            spans.append(Span(index, first, 1, last - first + 1))
        cells.setdefault(first, []).extend(piece.words)
    widths = {span.column: span.columns for span in spans}
    for column, words in cells.items():
        held[Span(index, column, 1, widths.get(column, 1))] = words


def _column(word: Word, xs: Sequence[float]) -> int:
    return min(max(sum(x <= word.box.centre[0] for x in xs) - 1, 0), len(xs) - 2)


def _figure_set_close(columns: Sequence[int], values: Sequence[bool]) -> bool:
    """Whether a label runs close up to the figures of the next columns: they part at the edge."""
    labels = {c for c, value in zip(columns, values, strict=True) if not value}
    figures = {c for c, value in zip(columns, values, strict=True) if value}
    return len(labels) == 1 and bool(figures) and max(labels) < min(figures)


def white_edges(region: Region) -> tuple[float, ...]:
    """Inner column edges: white that runs through the body, placed where no boxhead word stands."""
    body = first_body_line(region)
    every = [chunks(line) for line in region.lines[body:]]
    lines = [cut for cut in every if len(cut) >= 2 or _labels_alone(cut[0], every)] or every
    x0, x1 = region.box.x0, region.box.x1
    covers = sorted((s.box.x0, s.box.x1) for cut in lines for s in cut)
    parted = {s.box.x0 for cut in lines for s in cut if s.words[0].parted}  # however close
    tolerance = int(CROSSED * len(lines))
    events = sorted([(a, 1) for a, _ in covers] + [(b, -1) for _, b in covers])
    whites: list[tuple[float, float]] = []
    depth, since = 0, x0
    for x, step in events:
        if depth <= tolerance < depth + step and (x - since >= WHITE or x in parted):
            whites.append((since, x))
        if depth > tolerance >= depth + step:
            since = x
        depth += step
    whites = [(a, b) for a, b in whites if a > x0 + 1 and b < x1 + 1]
    head = [
        (s.box.x0, s.box.x1)
        for index, line in reversed(list(enumerate(region.lines[:body])))
        if index + 1 == body or len(chunks(line)) >= len(chunks(region.lines[index + 1]))
        for s in chunks(line)
    ]  # the lowest first: what stands above the others may be a spanner
    every_label = [(s.box.x0, s.box.x1) for line in region.lines[:body] for s in chunks(line)]
    columns = [x0, *(x for white in whites for x in white), x1]
    return tuple(
        _beside_lone_label(columns[2 * k : 2 * k + 4], every_label) or _free_of(white, head)
        for k, white in enumerate(whites)
    )


def _beside_lone_label(
    columns: Sequence[float], labels: Sequence[tuple[float, float]]
) -> float | None:
    """The edge beside labels that stand wholly in the white between two columns, away from their
    figures ("% of total", flush left over figures flush right): they are of the column that has no
    other. ``columns`` are the sides of both, left to right."""
    left, a, b, right = columns
    within = [label for label in labels if a <= label[0] and label[1] <= b]
    before = [end for start, end in labels if start < a and left < end < b]
    after = [start for start, end in labels if end > b and a < start < right]
    if not within or bool(before) == bool(after):
        return None
    if before:
        edge = (max(before), min(start for start, _ in within))
    else:
        edge = (max(end for _, end in within), min(after))
    return sum(edge) / 2 if edge[0] < edge[1] else None


def _labels_alone(label: Line, lines: Sequence[Sequence[Line]]) -> bool:
    """Whether a text alone in its line is a label that keeps to the stub: it begins where the
    table does, and ends before all figures."""
    left = min(cut[0].box.x0 for cut in lines)
    starts = [piece.box.x0 for cut in lines for piece in cut if is_value(piece.text)]
    figures = [x for x in starts if x > left + STUB]  # "12" below "2011-" is a label's end
    flush = label.box.x0 <= left + STUB and not is_value(label.text)
    return flush and label.box.x1 < min(figures, default=0.0)


def _free_of(white: tuple[float, float], head: Sequence[tuple[float, float]]) -> float:
    """The middle of the widest part of the white that no boxhead text covers."""
    a, b = white
    pieces = [(a, b)]
    for s0, s1 in head:
        if s0 <= a and s1 >= b:
            continue  # runs across: a spanner
        pieces = [
            piece
            for p0, p1 in pieces
            for piece in ((p0, min(p1, s0)), (max(p0, s1), p1))
            if piece[1] > piece[0]
        ] or pieces
    best = max(pieces, key=lambda p: p[1] - p[0])
    return (best[0] + best[1]) / 2


def _row_edges(region: Region, rows: Sequence[Sequence[Line]]) -> list[float]:
    """The y between rows: a rule where one is drawn, else half way."""
    ys = [min(region.box.top, rows[0][0].box.top) - 1]
    for above, below in pairwise(rows):
        foot = max(line.box.bottom for line in above)
        head = min(line.box.top for line in below)
        middle = (
            max(line.box.centre[1] for line in above) + min(line.box.centre[1] for line in below)
        ) / 2
        drawn = [y for y in region.rules if above[-1].box.centre[1] < y < below[0].box.centre[1]]
        ys.append(drawn[0] if drawn else (foot + head) / 2 if foot <= head else middle)
    ys.append(max(region.box.bottom, max(line.box.bottom for line in rows[-1])) + 1)
    return ys
