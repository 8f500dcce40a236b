"""Rows of a table without drawn cells: which lines of print make one row.

A row is a line of figures, its anchor, and the lines that its wrapped labels take. Writers set the
figures beside the first line of a label, beside its last, or half way down; a table keeps to one of
the three. Lines without figures are a row of their own only as a sub-head ("Adult services:") or
where the figures were left blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from extractor.layout.choose import is_value
from extractor.layout.lines import SPACE_WIDTH, Line, chunks, line_of
from extractor.pdf.page import Word

LEADING = 1.45
"""Most pitch of the lines of one label, in font sizes; typesetters take 1.1 to 1.4."""

OVERLAPPING = 0.9
"""Least pitch, in font sizes, of two lines of one label: what is closer is one line with a mark."""

USUAL_LEADING = 1.2
"""Pitch of a label's lines, in font sizes, where none is wrapped to measure it by."""

FIGURED = 0.5
"""Share of a band's lines, between rules that part rows, that hold figures where a band holds
rows."""

TIGHT = 1.12
"""Relative pitch up to which two lines stand as close as those of one label."""

PADDED = 1.15
"""Relative pitch from which the rows of a table stand further apart than lines of one label."""

SAME_PITCH = 0.97
"""Part of the rows' pitch from which two lines stand as far apart as rows do."""

MARGIN = 4.0
"""Points of white that a label keeps from the next column."""

STUBS = 2
"""Most columns of labels that are looked for."""

SECOND_STUB = 0.75
"""Share of the lines of figures that must have words in the second column for it to be a stub: a
total has none there."""

ALONE = 1.0
"""What a row without figures costs, against one of more lines that keep together well."""

SUB_HEAD = 0.3
"""The same where it is set as a sub-head: bold, or with a colon."""

APART = 1.6
"""What it costs to part lines that belong together, or to join such as do not, by one sign."""

Side = Literal["top", "middle", "bottom"]

_RUNS_ON = re.compile(
    r".*(?:[,&/–(+-]|\b(?:and|or|of|for|the|to|in|with|by|from|on|at|a|an))", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?!of (?:which|whom|these|those)\b|including\b)[a-z(&/+–-]")
"""How a label's next line begins; "of which" and "including" begin a row within the one above."""


@dataclass(frozen=True, slots=True)
class _Print:
    """A line's part in the rows: its label's words, whether figures stand in it."""

    line: Line
    stub: Line | None
    rest: tuple[Word, ...]
    anchor: bool


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a table's lines tell about its rows: pitch of a label's lines and right edge of the
    label column in points, pitch of rows of one line, whether that is wider than a label's (rows
    are padded), whether labels begin in lower case."""

    leading: float
    right: float
    usual: float
    padded: bool
    lower: bool


def body_rows(
    bands: Sequence[Sequence[Line]], xs: Sequence[float], ruled_off: bool
) -> list[list[Line]]:
    """The body's lines as rows. ``bands`` are its lines between rules, ``xs`` the column edges.

    ``ruled_off`` is whether the rules part rows: a band with one line of figures is then a row.
    """
    edge = _stub_edge([line for band in bands for line in band], xs)
    printed = [_without_shares_below([_print(line, edge) for line in band]) for band in bands]
    every = [p for band in printed for p in band]
    if not any(p.anchor for p in every):
        printed = [[_by_text(p) for p in band] for band in printed]
        every = [p for band in printed for p in band]
    measure = _measured(every, edge)
    rows: dict[Side, tuple[float, list[list[Line]]]] = {}
    sides: tuple[Side, ...] = ("top", "middle", "bottom")
    for side in sides:
        total = 0.0
        found: list[list[Line]] = []
        for band in printed:
            anchors = sum(p.anchor for p in band)
            if ruled_off and (
                anchors <= 1 or anchors < FIGURED * len(band) or _is_one_row(band, xs)
            ):
                found.append([p.line for p in band])
                continue
            cost, cut = _parted(band, measure, side)
            total += cost
            found += cut
        rows[side] = total, found
    return min((rows[side] for side in sides), key=lambda one: one[0])[1]


def _is_one_row(band: Sequence[_Print], xs: Sequence[float]) -> bool:
    """Whether no column of a band between rules holds two figures one below the other, but for a
    share in brackets below its count: cells of one and of two lines, set half way down, stand on
    different lines of print."""
    held: dict[int, list[str]] = {}
    for piece in (piece for one in band for piece in chunks(one.line)):
        if is_value(piece.text):
            column = sum(x <= piece.box.centre[0] for x in xs)
            held.setdefault(column, []).append(piece.text)
    return all(
        len(texts) == 1 or (len(texts) == 2 and texts[1].startswith("(") > texts[0].startswith("("))
        for texts in held.values()
    )


def _stub_edge(lines: Sequence[Line], xs: Sequence[float]) -> float:
    """x where the labels end: behind the second column where that holds words in most lines of
    figures, and no figure ("Resources | Council tax | 21")."""
    if len(xs) <= STUBS + 1:
        return xs[1]
    counted = words = 0
    for at, line in enumerate(lines):
        second = [w for w in line.words if xs[1] <= w.box.centre[0] < xs[2]]
        rest = [w for w in line.words if w.box.centre[0] >= xs[2]]
        if second and any(is_value(piece.text) for piece in chunks(line_of(line.page, second))):
            return xs[1]
        if rest and any(is_value(piece.text) for piece in chunks(line_of(line.page, rest))):
            counted += 1
            words += bool(second) or _stands_between(lines, at, xs)
    return xs[2] if words > SECOND_STUB * counted else xs[1]


def _stands_between(lines: Sequence[Line], at: int, xs: Sequence[float]) -> bool:
    """Whether words of the second column stand right above and below a line of figures, which is
    half way down a label of two lines then."""
    if not 0 < at < len(lines) - 1:
        return False
    beside = (lines[at - 1], lines[at + 1])
    return all(any(xs[1] <= w.box.centre[0] < xs[2] for w in line.words) for line in beside)


def _print(line: Line, edge: float) -> _Print:
    stub = [w for w in line.words if w.box.centre[0] < edge]
    rest = tuple(w for w in line.words if w.box.centre[0] >= edge)
    values = [p for p in chunks(line_of(line.page, rest)) if is_value(p.text)] if rest else []
    below = not stub and all(p.text.startswith("(") for p in values)  # "34" over "(35.4%)"
    label = line_of(line.page, stub) if stub else None
    return _Print(line, label, rest, bool(values) and not below)


def _without_shares_below(band: Sequence[_Print]) -> list[_Print]:
    """The band's lines; one is no anchor where its only figures are shares in brackets that narrow
    cells broke off the counts above them: "11 | 19 (40%)" over "(23%)", beside which the label may
    go on as well."""
    found = list(band)
    for at, (above, below) in enumerate(pairwise(band), start=1):
        if above.anchor and below.anchor and breaks_off(above.line, below.line):
            found[at] = replace(below, anchor=False)
    for at, (above, between, below) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if above.anchor and between.anchor and _breaks_around(above, between, below):
            found[at] = replace(above, anchor=False)
            found[at + 2] = replace(below, anchor=False)
    return found


def _breaks_around(above: _Print, between: _Print, below: _Print) -> bool:
    """Whether the figures of two lines are of cells whose count and share stand one below the
    other, half way up and down beside the figures of a line between: "11" over "(23%)" beside
    "19 (40%)"."""
    counts = [p for p in chunks(above.line) if is_value(p.text)]
    shares = [p for p in chunks(below.line) if is_value(p.text)]
    beside = [p for p in chunks(between.line) if is_value(p.text)]
    return (
        0 < len(shares) == len(counts)
        and below.line.base - above.line.base <= LEADING * below.line.size
        and all(p.text.startswith("(") for p in shares)
        and all(_stands_over(c, p) for c, p in zip(counts, shares, strict=True))
        and not any(_stands_over(c, p) or _stands_over(p, c) for c in counts for p in beside)
    )


def breaks_off(above: Line, below: Line) -> bool:
    """Whether a line goes on with the cells of the one above: all its figures are in brackets, each
    below one that is not, fewer than there and close."""
    counts = [p for p in chunks(above) if is_value(p.text)]
    shares = [p for p in chunks(below) if is_value(p.text)]
    return (
        0 < len(shares) < len(counts)
        and below.base - above.base <= LEADING * below.size
        and all(p.text.startswith("(") for p in shares)
        and all(any(_stands_over(c, p) for c in counts) for p in shares)
    )


def _stands_over(count: Line, share: Line) -> bool:
    apart = count.box.x1 <= share.box.x0 or share.box.x1 <= count.box.x0
    return not apart and "(" not in count.text


def _by_text(one: _Print) -> _Print:
    """In a table of words, a line with a label and text beside it is an anchor."""
    return _Print(one.line, one.stub, one.rest, one.stub is not None and bool(one.rest))


def _measured(every: Sequence[_Print], edge: float) -> _Measure:
    size = median(p.line.size for p in every)
    stubs = [p for p in every if p.stub is not None]
    pitches = [b.line.base - a.line.base for a, b in pairwise(stubs)]
    close = [p for p in pitches if OVERLAPPING * size <= p <= LEADING * size]
    leading = min(close, default=USUAL_LEADING * size)
    anchors = [
        b.line.base - a.line.base for a, b in pairwise(every) if a.anchor and b.anchor and b.stub
    ]
    usual = median(anchors) if anchors else max(pitches, default=leading)
    right = max([p.stub.box.x1 for p in stubs if p.stub and p.rest], default=edge)
    labels = [p.stub.text for p in stubs if p.stub and p.anchor]
    lower = sum(text[:1].islower() for text in labels)
    room = max(right, edge - MARGIN)
    return _Measure(leading, room, usual, usual > PADDED * leading, 2 * lower > len(labels))


def _parted(
    band: Sequence[_Print], measure: _Measure, side: Side
) -> tuple[float, list[list[Line]]]:
    """The cheapest way to part the lines into rows with at most one anchor each."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(band) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            row = band[start:end]
            if sum(p.anchor for p in row) > 1:
                break
            cost = best[start][0] + _row_cost(row, measure, side)
            if start:
                cost += _break_cost(band[:start], row, measure)
            options.append((cost, start))
        best.append(min(options))
    rows: list[list[Line]] = []
    end = len(band)
    while end:
        start = best[end][1]
        rows.insert(0, [p.line for p in band[start:end]])
        end = start
    return best[-1][0], rows


def _row_cost(row: Sequence[_Print], measure: _Measure, side: Side) -> float:
    """How little the lines look like one row."""
    cost = 0.0
    labels = [p for p in row if p.stub is not None]
    for above, below in pairwise(labels):
        cost += _join_cost(above, below, measure)
    anchor = next((p for p in row if p.anchor), None)
    if anchor is None:
        if not labels:
            return cost + 2 * APART
        head = all(p.line.bold for p in labels) or labels[-1].line.text.endswith(":")
        return cost + (SUB_HEAD if head else ALONE)
    if not labels:
        return cost + ALONE
    first, last = row[0].line.base, row[-1].line.base
    place = {"top": first, "middle": (first + last) / 2, "bottom": last}[side]
    off = abs(anchor.line.base - place) / measure.leading
    return cost + 2 * off


def _join_cost(above: _Print, below: _Print, measure: _Measure) -> float:
    """How little the second line looks like the first one's label going on."""
    assert above.stub is not None and below.stub is not None
    ratio = (below.line.base - above.line.base) / measure.leading
    cost = 2 * APART * (ratio - 1) if ratio > TIGHT else 0.0
    if measure.padded and below.line.base - above.line.base >= SAME_PITCH * measure.usual:
        cost = max(cost, APART)
    if above.line.bold != below.line.bold:
        cost += APART
    if not _runs_on(above, below, measure) and _had_room(above, below, measure):
        cost += APART
    return cost


def runs_on(above: str, below: str) -> bool:
    """Whether a label goes on from one line to the next by its words: "Safeguarding and" leaves it
    open, "(under 18)" and "services" begin none."""
    return bool(_RUNS_ON.fullmatch(above) or _GOES_ON.match(below))


def _runs_on(above: _Print, below: _Print, measure: _Measure) -> bool:
    """Whether the words tell that a label goes on: "Safeguarding and", "(under 18)"."""
    assert above.stub is not None and below.stub is not None
    return runs_on(above.stub.text, "" if measure.lower else below.stub.text)


def _had_room(above: _Print, below: _Print, measure: _Measure) -> bool:
    """Whether the next line's first word would have fitted on the line above: then it is no wrap,
    since lines are filled before they are broken."""
    assert above.stub is not None and below.stub is not None
    word = below.stub.words[0].box.width + SPACE_WIDTH * below.line.size
    return above.stub.box.x1 + word <= measure.right


def _break_cost(before: Sequence[_Print], row: Sequence[_Print], measure: _Measure) -> float:
    """How much the first line of a row looks like the end of the row before."""
    above = next((p for p in reversed(before) if p.stub is not None), None)
    below = next((p for p in row if p.stub is not None), None)
    if above is None or below is None:
        return 0.0
    cost = APART if _runs_on(above, below, measure) else 0.0
    ratio = (below.line.base - above.line.base) / measure.leading
    if measure.padded and ratio <= TIGHT:
        cost += APART
    return cost
