"""Which columns a boxhead's phrases stand over.

A phrase stands over several columns by a rule under it, because the labels below repeat from phrase
to phrase, because the phrases of its line divide the columns evenly, or because it is centred over
the labels nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from extractor.layout.lines import Line
from extractor.pdf.page import SLACK, Box, Word, around

OFF_CENTRE = 0.12
"""Part of its columns' width by which a spanner may be off their middle."""

OFF = 3.0
"""Points by which a wrapped label's lines may be off their common side or middle."""

FLUSH = 1.5
"""Points by which labels and figures on one edge may differ."""

SHARE = 0.25
"""Part of a column (or of ``WIDEST`` points) that a phrase must cover to stand over it."""

WIDEST = 40.0
"""Points that a column counts as wide at most: over a wide one a phrase need not cover a
quarter."""

RULE_OVERHANG = 3.0
"""Points by which a spanner's rule may end short of what it spans."""

MOST_UNITS = 16
"""Labels of a tier up to which all ways to part them among the spanners are tried."""

Side = Literal["left", "right"]

_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Label:
    """A label: its lines' words, the columns it stands over, its place."""

    words: list[Word]
    start: int
    count: int
    box: Box
    rows: int = 1
    """How many tiers it stands beside."""

    @property
    def middle(self) -> float:
        """x of its middle, in points."""
        return self.box.centre[0]

    @property
    def text(self) -> str:
        """Its words in lower case."""
        return " ".join(word.text for word in self.words).lower()

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.start + self.count


@dataclass(frozen=True, slots=True)
class Columns:
    """Column edges in points and, for each column, from where to where its figures reach."""

    xs: tuple[float, ...]
    extents: tuple[tuple[float, float] | None, ...]

    @property
    def count(self) -> int:
        """How many columns."""
        return len(self.xs) - 1

    def home(self, box: Box) -> int:
        """The column that holds most of the box."""
        shared = [min(box.x1, self.xs[c + 1]) - max(box.x0, self.xs[c]) for c in range(self.count)]
        return max(range(self.count), key=lambda c: shared[c])

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """From where to where the figures of some columns reach."""
        held = [e for e in self.extents[start:end] if e is not None]
        if not held:
            return self.xs[start], self.xs[end]
        return min(a for a, _ in held), max(b for _, b in held)


def covered(box: Box, columns: Columns) -> list[int]:
    """The columns that the box stands over by more than an overhang."""
    xs = columns.xs
    return [
        c
        for c in range(columns.count)
        if min(box.x1, xs[c + 1]) - max(box.x0, xs[c]) > SHARE * min(xs[c + 1] - xs[c], WIDEST)
    ]


def units_of(tiers: Sequence[tuple[list[Line], list[Label]]], columns: Columns) -> list[Label]:
    """The highest labels over each column right of the stub, left to right."""
    found: list[Label] = []
    for _, labels in tiers:
        for label in labels:
            if label.start > 0 and not any(
                label.start < other.end and other.start < label.end for other in found
            ):
                found.append(label)
    return sorted(found, key=lambda label: label.start)


def spans_of(
    phrases: Sequence[Line],
    units: Sequence[Label],
    rules: Sequence[Box],
    columns: Columns,
    close: bool,
) -> dict[int, tuple[int, int]]:
    """Which of the phrases are spanners: index to first column and number of columns.

    Set close above the labels below, a phrase that shares a side or the middle with one of them is
    that label's first line; not so where those labels repeat, or differ in their numbers alone, or
    where one of the ``rules`` between is drawn below the phrase.
    """
    ruled = _by_rules(phrases, rules, columns)
    if ruled:
        return ruled
    data = [k for k, p in enumerate(phrases) if columns.home(p.box) > 0 or p.box.x0 > columns.xs[1]]
    turns = _by_repeats(phrases, data, units)
    if turns:
        return turns
    if close and not alike(units, len(data)):
        flush = _flush_side(units, columns)
        data = [
            k
            for k in data
            if _ruled_off(phrases[k].box, rules)
            or not any(_continues(phrases[k].box, u.box, flush) for u in units)
        ]
    return (
        _by_even_parts(phrases, data, units, columns)
        or _by_middles(phrases, data, units)
        or _by_nearness(phrases, data, units, columns)
        or _by_cover(phrases, data, units, columns)
    )


def _ruled_off(box: Box, rules: Sequence[Box]) -> bool:
    """Whether a line is drawn below all of the box, in one piece or in pieces that touch."""
    return any(
        rule.x0 - RULE_OVERHANG <= box.x0 and box.x1 <= rule.x1 + RULE_OVERHANG
        for rule in _joined(rules)
    )


def _continues(box: Box, below: Box, flush: Side | None) -> bool:
    """Whether the lower box stands under the upper one and shares a side or the middle with it:
    the side on which its column stands flush, where there is one."""
    if min(box.x1, below.x1) <= max(box.x0, below.x0):
        return False
    if flush == "left":
        return abs(box.x0 - below.x0) <= OFF
    if flush == "right":
        return abs(box.x1 - below.x1) <= OFF
    return aligned(box, below)


def _flush_side(units: Sequence[Label], columns: Columns) -> Side | None:
    """The side on which all labels and the figures below them stand flush, if they do on one."""
    held = [(unit.box, columns.extents[unit.start]) for unit in units if unit.count == 1]
    flush = [(box, extent) for box, extent in held if extent is not None]
    if len(flush) < 2:
        return None
    left = all(abs(box.x0 - extent[0]) <= FLUSH for box, extent in flush)
    right = all(abs(box.x1 - extent[1]) <= FLUSH for box, extent in flush)
    if left == right:
        return None
    return "left" if left else "right"


def alike(units: Sequence[Label], parts: int) -> bool:
    """Whether labels repeat from part to part ("No. % No. %") or are of one kind (years, Q1 Q2)."""
    texts = [unit.text for unit in units]
    size = len(units) // parts if parts else 0
    repeats = parts > 1 and size > 1 and texts == texts[:size] * parts
    kinds = {_DIGITS.sub("0", text) for text in texts}
    return repeats or (len(kinds) == 1 and len(texts) > 1 and any(c.isdigit() for c in texts[0]))


def _by_rules(
    phrases: Sequence[Line], rules: Sequence[Box], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Spanners over rules of their own, drawn in one piece or in pieces that touch."""
    found: dict[int, tuple[int, int]] = {}
    for rule in [*rules, *_joined(rules)]:
        left, right = rule.x0 - RULE_OVERHANG, rule.x1 + RULE_OVERHANG
        over = [k for k, p in enumerate(phrases) if left <= p.box.centre[0] <= right]
        under = [
            c for c in range(columns.count) if left <= sum(columns.extent(c, c + 1)) / 2 <= right
        ]
        if len(over) == 1 and len(under) > 1 and 0 not in under:
            found.setdefault(over[0], (under[0], len(under)))
    return found


def _joined(rules: Sequence[Box]) -> list[Box]:
    found: list[Box] = []
    for rule in sorted(rules, key=lambda b: b.x0):
        if found and rule.x0 - found[-1].x1 <= SLACK and abs(rule.top - found[-1].top) <= SLACK:
            found[-1] = around([found[-1], rule])
        else:
            found.append(rule)
    return found


def _by_repeats(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label]
) -> dict[int, tuple[int, int]]:
    """Spanners over labels that repeat, one to each turn ("No. % No. %"), whatever stands beside
    them: "Total" after the last."""
    texts = [unit.text for unit in units]
    turns = len(data)
    if turns < 2:
        return {}
    for size in range(len(units) // turns, 1, -1):
        for first in range(len(units) - size * turns + 1):
            if texts[first : first + size * turns] != texts[first : first + size] * turns:
                continue
            groups = [units[first + size * k : first + size * (k + 1)] for k in range(turns)]
            if all(
                group[0].box.x0 - OFF <= phrases[k].box.centre[0] <= group[-1].box.x1 + OFF
                for k, group in zip(data, groups, strict=True)
            ):
                return {
                    k: (group[0].start, group[-1].end - group[0].start)
                    for k, group in zip(data, groups, strict=True)
                }
    return {}


def _by_even_parts(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Spanners that part the labels below into groups of one size, each over its own.

    They stand over the middle of their group; or flush with its first or last label, where the
    labels below repeat from group to group ("No. % No. %").
    """
    if not data or len(units) % len(data) or len(units) < 2 * len(data):
        return {}
    size = len(units) // len(data)
    texts = [unit.text for unit in units]
    repeats = len(data) > 1 and texts == texts[:size] * len(data)
    found: dict[int, tuple[int, int]] = {}
    for at, k in enumerate(data):
        group = units[size * at : size * (at + 1)]
        if _stands_between(phrases[k].box, group, columns):
            return {}
        if not (
            _centred(phrases[k].box, group, columns)
            or (repeats and abs(phrases[k].box.x0 - group[0].box.x0) <= 2 * OFF)
            or (repeats and abs(phrases[k].box.x1 - group[-1].box.x1) <= 2 * OFF)
        ):
            return {}
        found[k] = (group[0].start, group[-1].end - group[0].start)
    return found


def _by_middles(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label]
) -> dict[int, tuple[int, int]]:
    """Spanners that part all the labels below, however many each, and stand right over the middle
    of theirs: "2016/17" over three stages and their total, "2015/16" over its total."""
    found: list[tuple[float, dict[int, tuple[int, int]]]] = []
    if 0 < len(data) < len(units) <= MOST_UNITS:
        for cuts in combinations(range(1, len(units)), len(data) - 1):
            parts = [units[a:b] for a, b in pairwise((0, *cuts, len(units)))]
            off = [
                abs((part[0].box.x0 + part[-1].box.x1) / 2 - phrases[k].box.centre[0])
                for k, part in zip(data, parts, strict=True)
            ]
            if max(off) <= OFF:
                spans = {
                    k: (part[0].start, part[-1].end - part[0].start)
                    for k, part in zip(data, parts, strict=True)
                    if len(part) > 1
                }
                found.append((sum(off), spans))
    return min(found, key=lambda one: one[0])[1] if found else {}


def _by_nearness(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Spanners beside labels of single columns: every label below goes to the phrase nearest to
    it, and each phrase is centred over what it gets."""
    groups: dict[int, list[Label]] = {}
    for unit in units:
        if data:
            nearest = min(data, key=lambda k: abs(unit.middle - phrases[k].box.centre[0]))
            groups.setdefault(nearest, []).append(unit)
    found: dict[int, tuple[int, int]] = {}
    for k, group in groups.items():
        if _stands_between(phrases[k].box, group, columns):
            continue
        while len(group) > 1 and not _centred(phrases[k].box, group, columns):
            far = max(group, key=lambda u: abs(u.middle - phrases[k].box.centre[0]))
            if far not in (group[0], group[-1]):
                break
            group = [u for u in group if u is not far]
        if len(group) > 1 and _centred(phrases[k].box, group, columns):
            found[k] = (group[0].start, group[-1].end - group[0].start)
    return found


def _stands_between(box: Box, group: Sequence[Label], columns: Columns) -> bool:
    """Whether the box keeps to a column that has no label below it, though columns on both sides
    have: a label of fewer lines than those beside it."""
    home = columns.home(box)
    labelled = {c for unit in group for c in range(unit.start, unit.end)}
    between = min(labelled) < home < max(labelled)
    return between and home not in labelled and covered(box, columns) == [home]


def _by_cover(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Phrases that run over several columns which all have a label below."""
    labelled = {c: unit.box.x0 for unit in units for c in range(unit.start, unit.end)}
    found: dict[int, tuple[int, int]] = {}
    for k, phrase in enumerate(phrases):
        over = covered(phrase.box, columns)
        over = [c for c in over if c == 0 or phrase.box.x1 > labelled.get(c, phrase.box.x1)]
        kept = k in data or 0 in over
        if kept and len(over) > 1:
            found[k] = (over[0], len(over))
    return found


def _centred(box: Box, group: Sequence[Label], columns: Columns) -> bool:
    """Whether the box stands over the middle of the labels, or of the columns they stand over."""
    start, end = group[0].start, group[-1].end
    left, right = min(u.box.x0 for u in group), max(u.box.x1 for u in group)
    spreads = [(left, right), (columns.xs[start], columns.xs[end])]
    figures = columns.extent(start, end)
    spreads += _cells(columns, group)
    spreads.append((min(left, figures[0]), max(right, figures[1])))
    middle = box.centre[0]
    return any(
        abs((a + b) / 2 - middle) <= max(OFF, OFF_CENTRE * (b - a) / (len(group) - 1 or 1))
        for a, b in spreads
    )


def _cells(columns: Columns, group: Sequence[Label]) -> list[tuple[float, float]]:
    """From where to where the cells of one width reach whose labels and figures all stand flush
    right, or all flush left."""
    held = [(unit.box, columns.extents[unit.start]) for unit in group if unit.count == 1]
    flush = [(box, extent) for box, extent in held if extent is not None]
    if len(flush) < max(2, len(group)):
        return []
    (first, _), (last, _) = flush[0], flush[-1]
    found = []
    if all(abs(box.x1 - right) <= FLUSH for box, (_, right) in flush):
        found.append((first.x1 - (last.x1 - first.x1) / (len(flush) - 1), last.x1))
    if all(abs(box.x0 - left) <= FLUSH for box, (left, _) in flush):
        found.append((first.x0, last.x0 + (last.x0 - first.x0) / (len(flush) - 1)))
    return found


def offset(one: Box, other: Box) -> float:
    """By how many points two boxes miss a common side or middle."""
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre[0] - other.centre[0]))


def aligned(one: Box, other: Box) -> bool:
    """Whether two boxes share a side or the middle."""
    return offset(one, other) <= OFF
