"""Reads tables without drawn cells: with lines between rows only, with shading, or nothing drawn.

Where lines or shading are drawn cell by cell, their ends are the column edges. Elsewhere a column's
edge is white that runs through all rows of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.boxheads import shaded_tiers, tiers_of
from extractor.layout.choose import YEAR, is_value
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

STUB = 12.0
"""Points from the region's left edge within which a line belongs to the stub."""

RULED_OFF = 5
"""Rules from which on they part rows: head, boxhead, total and foot take four."""

CLOSER = 0.85
"""Relative pitch from which two lines stand closer together than the rows of their table."""


_LIMIT = re.compile(r"\d+ (?:working |calendar )?days", re.I)

_STAGE = re.compile(r"\b(?:stage|step|level|tier|quarter|qtr|phase)$", re.I)
_STAGES = ("1", "2", "3", "4")
"""What counts them: nobody has a fifth."""

_LIMIT_BEGUN = re.compile(r"\b(?:within|in|over|under|than|after|beyond|outside|least|to)$", re.I)
_DATE_BEGUN = re.compile(r"\b(?:at|on|by|from|since)$", re.I)
_UNIT = re.compile(r"(?:working |calendar )?days?\b|working$|calendar$|weeks?\b|months?\b", re.I)
"""What stands below the number of a limit in a narrow column: "% within" | "20" | "working"."""

_YEAR_BEGUN = re.compile(r"\b(?:20)?\d\d\s?[/–-]$")
_YEAR_END = re.compile(r"(?:20)?\d\d\)?")
"""A year in a narrow column: "2015-" in one line, "16" in the next."""

_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?$", re.I
)
_YEAR_OF_MONTH = re.compile(r"['’]?\d\d|20\d\d")
"""A month's year in a narrow column: "Apr–Jun" in one line, "08" in the next."""

CROSSED = 0.05
"""Share of a table's lines that may run across the white between two columns."""


def read(region: Region, reader: str) -> Grid | None:
    """The region as a grid, or None where no columns can be told apart."""
    body = _first_body_line(region)
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
    rows = body_rows(_bands(inner, region.rules), xs[1:] if groups else xs, ruled_off)
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


def _first_body_line(region: Region) -> int:
    """Index of the first line of the body.

    That is the first line with a figure right of the stub; where a rule stands between it and the
    region's head, the first line under that rule; else the lines of its stub above it as well (a
    wrapped stub, a sub-head), unless they stand closer to the boxhead or are bold like it.
    """
    lines = region.lines
    shaded = sum(any(c.holds(line.box.centre) for c in region.cells) for line in lines)
    if 0 < shaded < len(lines):
        return shaded
    body = min(1, len(lines) - 1)
    for index, line in enumerate(lines):
        cut = chunks(line)
        if len(cut) < 2 or not any(is_value(s.text) for s in cut[1:]):
            continue
        if not _names_limits(cut) and not _ends_labels(lines, index):
            body = index
            break
    bands = [sum(y < line.box.centre[1] for y in region.rules) for line in lines]
    if bands[body] > bands[0]:
        first = bands.index(bands[body])
        if all(_leaves_stub(line, region) for line in lines[first:body]):
            # labels of several lines, of which one may be a number: "10" above "days"
            return body if len(chunks(lines[first])) > 1 else first
        while first < body and _heads_under_rule(lines[first], region):
            first += 1
        return first
    figures = lines[body]
    while body > 1:
        above, stub, below = lines[body - 2], lines[body - 1], lines[body]
        alone = len(chunks(stub)) == 1 and stub.box.x0 <= region.box.x0 + STUB
        if not alone or stub.base - above.base < CLOSER * (below.base - stub.base):
            break
        heads = stub.bold and above.bold and not figures.bold
        heads = heads and not any(_is_like(stub, other) for other in lines[body:])
        if heads and _labels_stub(lines[: body - 1], stub):
            break
        if not any(len(chunks(line)) > 1 for line in lines[: body - 1]):
            break
        body -= 1
    return body


def _heads_under_rule(line: Line, region: Region) -> bool:
    """Whether a line below the rule under the spanners is the boxhead's lower tier: nothing stands
    in the stub, and years or labels that repeat from spanner to spanner beside it."""
    pieces = chunks(line)
    if not _leaves_stub(line, region) or any(is_value(p.text) for p in pieces):
        return False
    texts = [p.text for p in pieces]
    years = len(texts) > 1 and all(YEAR.fullmatch(text) for text in texts)
    return years or (len(texts) > len(set(texts)) > 1 and texts == _turns(texts))


def _leaves_stub(line: Line, region: Region) -> bool:
    return line.words[0].box.x0 > region.box.x0 + STUB


def _turns(texts: Sequence[str]) -> list[str]:
    """As many texts, of which the first to come again begins each turn."""
    size = next((at for at in range(1, len(texts)) if texts[at] == texts[0]), len(texts))
    return [texts[at % size] for at in range(len(texts))]


def _names_limits(pieces: Sequence[Line]) -> bool:
    """Whether a line's only figures are limits in days between labels, the ends of labels above:
    "complaints | 10 days | target"."""
    right = [piece.text for piece in pieces[1:]]
    words = [text for text in right if not is_value(text)]
    return bool(words) and all(_LIMIT.fullmatch(text) for text in right if text not in words)


def _ends_labels(lines: Sequence[Line], index: int) -> bool:
    """Whether a line's only figures end labels above them that are left open: "16" below "2015-";
    or "2" below "Escalated to Stage", set closer than the next line is; or "20" between "% within"
    and "working days"; or "10" above "days", where figures stand below that."""
    line, following = lines[index], lines[index + 1 : index + 3]
    numbers = [piece for piece in chunks(line) if is_value(piece.text)]
    above = [label for other in lines[max(index - 2, 0) : index] for label in chunks(other)]
    return all(
        _begins_limit(piece, lines, index)
        or any(_over(label, piece) and _continues_label(label, piece, following) for label in above)
        for piece in numbers
    )


def ends_years(above: Sequence[Line], line: Line) -> bool:
    """Whether a line holds nothing but the ends of years that those above it begin: "20 21" below
    "2019- 2020-"."""
    pieces = chunks(line)
    begun = [label for one in above for label in chunks(one) if _YEAR_BEGUN.search(label.text)]
    return all(
        _YEAR_END.fullmatch(piece.text) and any(_over(label, piece) for label in begun)
        for piece in pieces
    )


def _begins_limit(piece: Line, lines: Sequence[Line], index: int) -> bool:
    """Whether a number's unit stands right below it, in a line whose own figures, if any, end
    labels: "10" above "days", or above "working" above "days"."""
    if index + 2 >= len(lines):
        return False
    below = chunks(lines[index + 1])
    units = [label.text for label in below if _over(label, piece)]
    if not any(map(_UNIT.match, units)):
        return False
    return not any(is_value(label.text) for label in below) or _ends_labels(lines, index + 1)


def _over(one: Line, other: Line) -> bool:
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1


def _continues_label(label: Line, piece: Line, following: Sequence[Line]) -> bool:
    if _LIMIT_BEGUN.search(label.text) and _LIMIT.fullmatch(piece.text):
        return True  # "Answered within" above "10 days"
    if _LIMIT_BEGUN.search(label.text) or _DATE_BEGUN.search(label.text):
        units = [unit for below in following for unit in chunks(below) if _over(unit, piece)]
        return any(_UNIT.match(unit.text) or _MONTH.match(unit.text) for unit in units)
    if _YEAR_END.fullmatch(piece.text) and _YEAR_BEGUN.search(label.text):
        return True
    if _YEAR_OF_MONTH.fullmatch(piece.text) and _MONTH.search(label.text):
        return True
    close = piece.base - label.base
    return (
        piece.text in _STAGES
        and bool(_STAGE.search(label.text))
        and all(close < CLOSER * (below.base - piece.base) for below in following[:1])
    )


def _is_like(sub_head: Line, line: Line) -> bool:
    """Whether a line stands alone among the rows as the first one below the boxhead does, bold and
    as far left: then both are sub-heads."""
    level = abs(line.box.x0 - sub_head.box.x0) <= 1
    return line.bold and level and len(chunks(line)) == 1


def _labels_stub(head: Sequence[Line], stub: Line) -> bool:
    """Whether the line is the stub's own label: nothing in the lines above stands over it."""
    return not any(line.box.x0 < stub.box.x1 for line in head)


def white_edges(region: Region) -> tuple[float, ...]:
    """Inner column edges: white that runs through the body, placed where no boxhead word stands."""
    body = _first_body_line(region)
    every = [chunks(line) for line in region.lines[body:]]
    lines = [cut for cut in every if len(cut) >= 2 or _labels_alone(cut[0], every)] or every
    x0, x1 = region.box.x0, region.box.x1
    covers = sorted((s.box.x0, s.box.x1) for cut in lines for s in cut)
    tolerance = int(CROSSED * len(lines))
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
        if index + 1 == body or len(chunks(line)) >= len(chunks(region.lines[index + 1]))
        for s in chunks(line)
    ]
    return tuple(_free_of(white, head) for white in whites)


def _labels_alone(label: Line, lines: Sequence[Sequence[Line]]) -> bool:
    """Whether a text alone in its line is a label that keeps to the stub: it begins where the
    table does, and ends before all figures."""
    left = min(cut[0].box.x0 for cut in lines)
    figures = [piece.box.x0 for cut in lines for piece in cut if is_value(piece.text)]
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
