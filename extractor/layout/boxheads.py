"""Boxheads of tables without drawn cells: labels, and the spanners that stand over several.

The lines above the figures are cut into phrases. A phrase continues the one below it (a wrapped
label), or it stands over several columns and opens a tier of its own: by a rule under it, because
the phrases of its line divide the columns evenly, or because it is centred over its group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout.choose import YEAR
from extractor.layout.lines import Line, line_of
from extractor.layout.rows import runs_on
from extractor.pdf.page import Box, Word, around

PHRASE_GAP = 0.5
"""Gap in font sizes from which words of a boxhead belong to two labels."""

WIDER = 1.35
"""The same relative to the line's narrowest gap, where a column edge lies in the gap."""

SPACE = 0.2
"""Least gap in font sizes that is a space between words."""

LEADING = 1.45
"""Most pitch of the lines of one label, in font sizes."""

OFF_CENTRE = 0.12
"""Part of its columns' width by which a spanner may be off their middle."""

OFF = 3.0
"""Points by which a wrapped label's lines may be off their common side or middle."""

FLUSH = 1.5
"""Points by which labels and figures on one edge may differ."""

SHARE = 0.25
"""Part of a column (or of 40 points) that a phrase must cover to stand over it."""


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


def tiers_of(
    lines: Sequence[Line], columns: Columns, rules: Sequence[Box]
) -> list[tuple[list[Line], list[Label]]]:
    """The boxhead's tiers, top first, each with its lines of print and its labels.

    ``rules`` are the horizontal lines drawn within the table, in pieces or whole.
    """
    aside = _beside(lines, columns)
    tiers: list[tuple[list[Line], list[Label]]] = []
    for line in reversed([line for line in lines if line not in aside]):
        phrases = _phrases(line, columns)
        if not tiers:
            tiers.insert(0, ([line], _side_by_side(phrases, columns)))
            continue
        below_line = min(tiers[0][0], key=lambda one: one.base)
        between = [b for b in rules if line.box.centre[1] < b.centre[1] < below_line.box.centre[1]]
        units = _units(tiers, columns)
        close = below_line.base - line.base <= LEADING * line.size
        spans = _spans(phrases, units, between, columns, close)
        if spans or between:
            labels = [
                Label(list(p.words), *spans.get(k, (columns.home(p.box), 1)), p.box)
                for k, p in enumerate(phrases)
            ]
            tiers.insert(0, ([line], labels))
        else:
            tiers[0][0].insert(0, line)
            _join(phrases, tiers[0][1], columns)
    if tiers:
        _widen(tiers, columns)
    for line in aside:
        _set_beside(line, tiers, columns)
    for (_, labels), (lower, below) in pairwise(tiers):
        _rejoin(labels, below, LEADING * lower[0].size)
    return tiers


def _rejoin(upper: list[Label], lower: list[Label], leading: float) -> None:
    """Make one label, beside both tiers, of two in one column of which the second goes on from the
    first at most ``leading`` points below it: "Department or" and "service"."""
    for label in [one for one in upper if one.count == 1 and one.rows == 1]:
        for other in [one for one in lower if one.start == label.start and one.count == 1]:
            close = other.box.bottom - label.box.bottom <= leading
            if close and runs_on(label.text, other.words[0].text):
                label.words += other.words
                label.rows = 2
                lower.remove(other)


def _beside(lines: Sequence[Line], columns: Columns) -> list[Line]:
    """Lines between others that stand over columns of their own: labels set half way down beside
    two tiers, or beside a label of two lines."""
    spots = [[p.box for p in _phrases(line, columns)] for line in lines]
    homes = [tuple(columns.home(box) for box in boxes) for boxes in spots]
    found = []
    for index in range(1, len(lines) - 1):
        others = [at for at in range(len(lines)) if homes[at] != homes[index]]
        boxes = [box for at in others for box in spots[at]]
        overlap = any(
            min(box.x1, own.x1) > max(box.x0, own.x0) for own in spots[index] for box in boxes
        )
        taken = {home for at in others for home in homes[at]}
        inner = min(others, default=index) < index < max(others, default=index)
        if inner and not overlap and not taken & set(homes[index]):
            found.append(lines[index])
    return found


def _set_beside(line: Line, tiers: list[tuple[list[Line], list[Label]]], columns: Columns) -> None:
    """Add a line's labels beside all tiers where it stands between two, else to its tier."""
    within = [
        (own, labels)
        for own, labels in tiers
        if min(one.base for one in own) - 1 <= line.base <= max(one.base for one in own) + 1
    ]
    for phrase in _phrases(line, columns):
        label = Label(list(phrase.words), columns.home(phrase.box), 1, phrase.box)
        if within:
            within[0][1].append(label)
        else:
            same = [one for one in tiers[0][1] if one.start == label.start and one.rows > 1]
            if same:
                same[0].words += label.words
                continue
            label.rows = len(tiers)
            tiers[0][1].append(label)


def _phrases(line: Line, columns: Columns) -> list[Line]:
    """The line cut where gaps are wider than a space: clearly, or a little at a column's edge."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    least = min((g for g in gaps if g > SPACE * line.size), default=0.0)
    groups: list[list[Word]] = [[line.words[0]]]
    for (left, right), gap in zip(pairwise(line.words), gaps, strict=True):
        at_edge = any(left.box.x1 - 1 <= x <= right.box.x0 + 1 for x in columns.xs[1:-1])
        years = bool(YEAR.fullmatch(left.text) and YEAR.fullmatch(right.text))
        if (
            gap > PHRASE_GAP * line.size
            or (at_edge and gap > WIDER * max(least, 0.28 * line.size))
            or (years and gap > SPACE * line.size)
        ):
            groups.append([])
        groups[-1].append(right)
    return [line_of(line.page, group) for group in groups]


def _side_by_side(phrases: Sequence[Line], columns: Columns) -> list[Label]:
    """The lowest line's labels: one to a column where there are as many, else where they stand."""
    count = columns.count
    homes = [columns.home(p.box) for p in phrases]
    if len(phrases) == count:
        homes = list(range(count))
    elif len(phrases) == count - 1 and homes[0] > 0:
        homes = list(range(1, count))
    found: list[Label] = []
    taken = set(homes)
    for phrase, home in zip(phrases, homes, strict=True):
        over = _covered(phrase.box, columns)
        free = [c for c in over if c == home or c not in taken]
        if len(over) > 1 and free == over:
            found.append(Label(list(phrase.words), over[0], len(over), phrase.box))
        elif found and found[-1].start <= home < found[-1].end:
            found[-1].words += phrase.words
            found[-1].box = around([found[-1].box, phrase.box])
        else:
            found.append(Label(list(phrase.words), home, 1, phrase.box))
    return found


def _covered(box: Box, columns: Columns) -> list[int]:
    """The columns that the box stands over by more than an overhang."""
    xs = columns.xs
    return [
        c
        for c in range(columns.count)
        if min(box.x1, xs[c + 1]) - max(box.x0, xs[c]) > SHARE * min(xs[c + 1] - xs[c], 40)
    ]


def _units(tiers: Sequence[tuple[list[Line], list[Label]]], columns: Columns) -> list[Label]:
    """The highest labels over each column right of the stub, left to right."""
    found: list[Label] = []
    for _, labels in tiers:
        for label in labels:
            if label.start > 0 and not any(
                label.start < other.end and other.start < label.end for other in found
            ):
                found.append(label)
    return sorted(found, key=lambda label: label.start)


def _spans(
    phrases: Sequence[Line],
    units: Sequence[Label],
    rules: Sequence[Box],
    columns: Columns,
    close: bool,
) -> dict[int, tuple[int, int]]:
    """Which of the phrases are spanners: index to first column and number of columns.

    Set close above the labels below, a phrase that shares a side or the middle with one of them is
    that label's first line; not so where those labels repeat, or differ in their numbers alone.
    """
    ruled = _by_rules(phrases, rules, columns)
    if ruled:
        return ruled
    data = [k for k, p in enumerate(phrases) if columns.home(p.box) > 0 or p.box.x0 > columns.xs[1]]
    turns = _by_repeats(phrases, data, units)
    if turns:
        return turns
    if close and not _alike(units, len(data)):
        data = [k for k in data if not any(_continues(phrases[k].box, u.box) for u in units)]
    return (
        _by_even_parts(phrases, data, units, columns)
        or _by_nearness(phrases, data, units, columns)
        or _by_cover(phrases, data, units, columns)
    )


def _continues(box: Box, below: Box) -> bool:
    """Whether the lower box stands under the upper one and shares a side or the middle with it."""
    return min(box.x1, below.x1) > max(box.x0, below.x0) and _aligned(box, below)


def _alike(units: Sequence[Label], parts: int) -> bool:
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
        over = [k for k, p in enumerate(phrases) if rule.x0 - 3 <= p.box.centre[0] <= rule.x1 + 3]
        under = [
            c
            for c in range(columns.count)
            if rule.x0 - 3 <= sum(columns.extent(c, c + 1)) / 2 <= rule.x1 + 3
        ]
        if len(over) == 1 and len(under) > 1 and 0 not in under:
            found.setdefault(over[0], (under[0], len(under)))
    return found


def _joined(rules: Sequence[Box]) -> list[Box]:
    found: list[Box] = []
    for rule in sorted(rules, key=lambda b: b.x0):
        if found and rule.x0 - found[-1].x1 <= 1 and abs(rule.top - found[-1].top) <= 1:
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
        if not (
            _centred(phrases[k].box, group, columns)
            or (repeats and abs(phrases[k].box.x0 - group[0].box.x0) <= 2 * OFF)
            or (repeats and abs(phrases[k].box.x1 - group[-1].box.x1) <= 2 * OFF)
        ):
            return {}
        found[k] = (group[0].start, group[-1].end - group[0].start)
    return found


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
        while len(group) > 1 and not _centred(phrases[k].box, group, columns):
            far = max(group, key=lambda u: abs(u.middle - phrases[k].box.centre[0]))
            if far not in (group[0], group[-1]):
                break
            group = [u for u in group if u is not far]
        if len(group) > 1 and _centred(phrases[k].box, group, columns):
            found[k] = (group[0].start, group[-1].end - group[0].start)
    return found


def _by_cover(
    phrases: Sequence[Line], data: Sequence[int], units: Sequence[Label], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Phrases that run over several columns which all have a label below."""
    labelled = {c: unit.box.x0 for unit in units for c in range(unit.start, unit.end)}
    found: dict[int, tuple[int, int]] = {}
    for k, phrase in enumerate(phrases):
        over = _covered(phrase.box, columns)
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


def _join(phrases: Sequence[Line], labels: list[Label], columns: Columns) -> None:
    """Add a line's phrases to the labels below that they continue, or as labels of their own."""
    for phrase in phrases:
        box = phrase.box
        home = columns.home(box)
        below = [
            label
            for label in labels
            if label.start <= home < label.end
            or (min(label.box.x1, box.x1) > max(label.box.x0, box.x0) and _aligned(label.box, box))
        ]
        best = min(below, key=lambda label: _offset(label.box, box), default=None)
        if best is None:
            labels.append(Label(list(phrase.words), home, 1, box))
        else:
            best.words += phrase.words
            best.box = around([best.box, box])


def _offset(one: Box, other: Box) -> float:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre[0] - other.centre[0]))


def _aligned(one: Box, other: Box) -> bool:
    return _offset(one, other) <= OFF


def _widen(tiers: Sequence[tuple[list[Line], list[Label]]], columns: Columns) -> None:
    """Let labels of the lowest tier stand over a neighbour that has no label, where they are set
    over the middle of both: "2021/22" over a number and its share."""
    labels = tiers[-1][1]
    used = {c for _, row in tiers for label in row for c in range(label.start, label.end)}
    for label in labels:
        if label.count > 1 or label.start == 0:
            continue
        for start in (label.start, label.start - 1):
            end = start + 2
            if start < 1 or end > columns.count:
                continue
            if any(c in used for c in range(start, end) if c != label.start):
                continue
            left, right = columns.extent(start, end)
            own = columns.extent(label.start, label.end)
            off = abs((left + right) / 2 - label.middle)
            if off <= OFF and abs(sum(own) / 2 - label.middle) > 2 * off:
                label.start, label.count = start, 2
                used |= {start, start + 1}
                break
