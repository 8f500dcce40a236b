"""Reads tables without drawn cells: with lines between rows only, with shading, or nothing drawn.

Where lines or shading are drawn cell by cell, their ends are the column edges. Elsewhere a column's
edge is white that runs through all rows of figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.choose import is_value
from extractor.layout.grid import Grid, Span, build
from extractor.layout.lines import Line, segments
from extractor.layout.regions import COLUMN_GAP, Region
from extractor.pdf.page import Word

WHITE = 4.0
"""Least width in points of the white between two columns."""

STUB = 12.0
"""Points from the region's left edge within which a line belongs to the stub."""

CLOSER = 0.85
"""Relative pitch from which two lines stand closer together than the rows of their table."""


def read(region: Region, reader: str) -> Grid | None:
    """The region as a grid, or None where no columns can be told apart."""
    body = _first_body_line(region)
    edges = region.edges or white_edges(region)
    if not edges:
        return None
    left = min(region.box.x0, *(w.box.x0 for w in region.words)) - 1
    right = max(region.box.x1, *(w.box.x1 for w in region.words)) + 1
    xs = [left, *edges, right]
    rows = _rows(region, xs, body)
    ys = _row_edges(region, rows)
    spans: list[Span] = []
    for index, row in enumerate(rows):
        if index < len(rows) - 1:
            spans += _spanners(row, rows[index + 1], xs, index, region)
    return build(region.lines[0].page, xs, ys, spans, region.words, reader)


def _cut(line: Line) -> list[Line]:
    return segments(line, COLUMN_GAP)


def _first_body_line(region: Region) -> int:
    """Index of the first line of the body.

    That is the first line with a figure right of the stub, and the lines of its stub above it (a
    wrapped stub, a sub-head) unless they stand closer to the boxhead than to it.
    """
    lines = region.lines
    body = min(1, len(lines) - 1)
    for index, line in enumerate(lines):
        cut = _cut(line)
        if len(cut) > 1 and any(is_value(s.text) for s in cut[1:]):
            body = index
            break
    while body > 1:
        above, stub, below = lines[body - 2], lines[body - 1], lines[body]
        alone = len(_cut(stub)) == 1 and stub.box.x0 <= region.box.x0 + STUB
        if not alone or stub.base - above.base < CLOSER * (below.base - stub.base):
            break
        if not any(len(_cut(line)) > 1 for line in lines[: body - 1]):
            break
        body -= 1
    return body


def white_edges(region: Region) -> tuple[float, ...]:
    """Inner column edges: white that runs through the body, placed where no boxhead word stands."""
    body = _first_body_line(region)
    lines = [_cut(line) for line in region.lines[body:]]
    lines = [cut for cut in lines if len(cut) >= 2] or lines
    x0, x1 = region.box.x0, region.box.x1
    covers = sorted((s.box.x0, s.box.x1) for cut in lines for s in cut)
    tolerance = len(lines) // 20
    events = sorted([(a, 1) for a, _ in covers] + [(b, -1) for _, b in covers])
    whites: list[tuple[float, float]] = []
    depth, since = 0, x0
    for x, step in events:
        if depth <= tolerance < depth + step and x - since >= WHITE:
            whites.append((since, x))
        if depth > tolerance >= depth + step:
            since = x
        depth += step
    whites = [(a, b) for a, b in whites if a > x0 + 1 and b < x1 + 1]
    head = [
        (s.box.x0, s.box.x1)
        for index, line in enumerate(region.lines[:body])
        if index + 1 == body or len(_cut(line)) >= len(_cut(region.lines[index + 1]))
        for s in _cut(line)
    ]
    return tuple(_free_of(white, head) for white in whites)


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
            if piece[1] - piece[0] > 0.2
        ] or pieces
    best = max(pieces, key=lambda p: p[1] - p[0])
    return (best[0] + best[1]) / 2


def _rows(region: Region, xs: Sequence[float], body: int) -> list[list[Line]]:
    """The region's lines grouped into rows of the table."""
    if region.rules:
        bands: list[list[Line]] = []
        for top, bottom in pairwise(region.rules):
            band = [line for line in region.lines if top < line.box.centre[1] < bottom]
            if band:
                bands.append(band)
    else:
        bands = [list(region.lines)]
    rows: list[list[Line]] = []
    first = region.lines[body]
    for band in bands:
        mixed = len(bands) == 1 or band is bands[0]
        start = first.base - 0.1 if mixed or band[-1].base < first.base else band[0].base
        head = [line for line in band if line.base < start]
        rest = [line for line in band if line.base >= start]
        if head:
            rows += _head_rows(head, region, xs)
        if rest:
            rows += _body_rows(rest, xs, ruled=len(bands) > 3)
    return rows


def _head_rows(lines: Sequence[Line], region: Region, xs: Sequence[float]) -> list[list[Line]]:
    """Boxhead lines as tiers: a spanner's line, or one above a short rule, is a tier of its own."""
    tiers: list[list[Line]] = [[]]
    for index, line in enumerate(lines):
        tiers[-1].append(line)
        if index + 1 == len(lines):
            break
        following = lines[index + 1]
        ruled = any(
            line.box.centre[1] < b.centre[1] < following.box.centre[1] for b in region.short_rules
        )
        spanning = any(sum(s.box.x0 < x < s.box.x1 for x in xs[1:-1]) >= 1 for s in _cut(line))
        fewer = 1 <= len(_cut(line)) <= (len(xs) - 1) // 2 and len(_cut(following)) >= len(xs) - 2
        if ruled or (spanning and len(_cut(following)) > len(_cut(line))) or (fewer and index == 0):
            tiers.append([])
    return [tier for tier in tiers if tier]


def _values_in(line: Line) -> list[Line]:
    return [s for s in _cut(line)[1:] if is_value(s.text)]


def _body_rows(lines: Sequence[Line], xs: Sequence[float], ruled: bool) -> list[list[Line]]:
    """Body lines as rows: a line of figures each, the stub's wrapped lines with theirs."""
    valued = [bool(_beyond_stub(line, xs)) for line in lines]
    figures = sum(bool(_values_in(line)) for line in lines)
    if ruled and (figures <= 1 or figures < 0.5 * len(lines)):
        return [list(lines)]  # a row of prose, a figure beside it
    rows: list[list[Line]] = []
    pending: list[Line] = []
    for index, line in enumerate(lines):
        if valued[index]:
            rows.append([*pending, line])
            pending = []
            continue
        text = line.text
        following = lines[index + 1] if index + 1 < len(lines) else None
        tight_above = bool(rows) and not pending and _tight(rows[-1][-1], line, lines)
        tight_below = following is not None and _tight(line, following, lines)
        runs_on = bool(rows) and not pending and (text[:1].islower() or text[:1] == "(")
        if runs_on or (tight_above and not tight_below):
            rows[-1].append(line)
        elif following is not None and (tight_below or following.text[:1].islower()):
            pending.append(line)
        else:
            rows.append([*pending, line])
            pending = []
    if pending:
        rows.append(pending)
    return rows


def _beyond_stub(line: Line, xs: Sequence[float]) -> list[Word]:
    return [w for w in line.words if w.box.centre[0] > xs[1]]


def _tight(above: Line, below: Line, lines: Sequence[Line]) -> bool:
    """Whether two lines stand closer than the table's rows do."""
    pitches = sorted(b.base - a.base for a, b in pairwise(lines))
    usual = pitches[len(pitches) // 2]
    return below.base - above.base < CLOSER * usual


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


def _spanners(
    row: Sequence[Line], below: Sequence[Line], xs: Sequence[float], index: int, region: Region
) -> list[Span]:
    """Merged cells of a boxhead row: text over a short rule, across an edge, or centred over a
    group of columns that the row below labels one by one."""
    columns = len(xs) - 1
    pieces = [s for line in row for s in _cut(line)]
    found: dict[int, int] = {}
    foot = max(line.box.centre[1] for line in row)
    head = min(line.box.centre[1] for line in below)
    short = [b for b in region.short_rules if foot < b.centre[1] < head]
    for piece in pieces:
        if all(is_value(word.text) for word in piece.words):
            continue  # figures of neighbouring columns, set close
        x = piece.box.centre[0]
        under = [b for b in short if b.x0 - 3 <= x <= b.x1 + 3]
        box = under[0] if under else piece.box
        inside = [
            c
            for c in range(columns)
            if min(box.x1, xs[c + 1]) - max(box.x0, xs[c]) > 0.25 * min(xs[c + 1] - xs[c], 40)
        ]
        if len(inside) > 1:
            found[inside[0]] = len(inside)
    if not found and not short:
        found = _centred_groups(pieces, below, xs)
    return [Span(index, start, 1, count) for start, count in found.items()]


def _centred_groups(
    pieces: Sequence[Line], below: Sequence[Line], xs: Sequence[float]
) -> dict[int, int]:
    """Equal groups of columns under labels that stand centred, or flush left, over them."""
    columns = len(xs) - 1
    spanning = [p for p in pieces if p.box.centre[0] > xs[1]]
    labelled = {
        c
        for line in below
        for s in _cut(line)
        for c in range(1, columns)
        if xs[c] <= s.box.centre[0] < xs[c + 1]
    }
    if not spanning or len(labelled) < columns - 1 or (columns - 1) % len(spanning):
        return {}
    size = (columns - 1) // len(spanning)
    if size < 2 or len(spanning) < 2:
        return {}
    starts = [1 + size * k for k in range(len(spanning))]
    for start, piece in zip(starts, sorted(spanning, key=lambda p: p.box.x0), strict=True):
        if not xs[start] - 2 <= piece.box.centre[0] <= xs[start + size] + 2:
            return {}
    return dict.fromkeys(starts, size)
