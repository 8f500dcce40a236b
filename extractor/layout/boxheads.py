"""Boxheads of tables without drawn cells: labels, and the spanners that stand over several.

The lines above the figures are cut into phrases. A phrase continues the one below it (a wrapped
label), stands over several columns and opens a tier of its own, or stands beside two tiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.choose import YEAR
from extractor.layout.flush import flush_right_spans
from extractor.layout.lines import SPACE_WIDTH, Line, line_of
from extractor.layout.rows import LEADING, runs_on
from extractor.layout.spanners import (
    OFF,
    Columns,
    Label,
    aligned,
    covered,
    offset,
    spans_of,
    units_of,
)
from extractor.pdf.page import Box, Word, around

PHRASE_GAP = 0.5
"""Gap in font sizes from which words of a boxhead belong to two labels."""

WIDER = 1.35
"""The same relative to the line's narrowest gap, where a column edge lies in the gap."""

SAME_TIER = 4.0
"""Points by which the tops of one tier's shaded cells may differ."""

HALF_WAY = 0.25
"""Font sizes by which the middles of labels may differ that stand half way down their boxhead."""

SPACE = 0.2
"""Least gap in font sizes that is a space between words."""


def tiers_of(
    lines: Sequence[Line], columns: Columns, rules: Sequence[Box]
) -> list[tuple[list[Line], list[Label]]]:
    """The boxhead's tiers, top first, each with its lines of print and its labels.

    ``rules`` are the horizontal lines drawn within the table, in pieces or whole.
    """
    single = _one_tier(lines, columns)
    if single:
        return [(list(lines), single)]
    aside = _beside(lines, columns)
    tiers: list[tuple[list[Line], list[Label]]] = []
    for line in reversed([line for line in lines if line not in aside]):
        phrases = _phrases(line, columns)
        if not tiers:
            tiers.insert(0, ([line], _side_by_side(phrases, columns)))
            continue
        below_line = min(tiers[0][0], key=lambda one: one.base)
        between = [b for b in rules if line.box.centre[1] < b.centre[1] < below_line.box.centre[1]]
        units = units_of([*tiers, ([], _level_with(tiers[0][0], aside, columns))], columns)
        close = any(_is_close(phrase, tiers[0][1]) for phrase in phrases)
        flush = {} if between else flush_right_spans(phrases, units, tiers[0][1], columns)
        spans = flush or spans_of(phrases, units, between, columns, close)
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


def _is_close(phrase: Line, labels: Sequence[Label]) -> bool:
    """Whether a phrase stands above the nearest label under it as a label's lines do; one with no
    label under it is as close as any."""
    under = [b for b in labels if min(b.box.x1, phrase.box.x1) > max(b.box.x0, phrase.box.x0)]
    tops = [min(word.box.bottom for word in label.words) for label in under]
    return min(tops, default=phrase.box.bottom) - phrase.box.bottom <= LEADING * phrase.size


def _one_tier(lines: Sequence[Line], columns: Columns) -> list[Label]:
    """The labels of a boxhead that stand half way down its height, each over one column: "Partly"
    above "upheld" beside "Received" between the two; none where the boxhead is another."""
    stacks: dict[int, list[Line]] = {}
    for line in lines:
        for phrase in _phrases(line, columns):
            if len(covered(phrase.box, columns)) > 1:
                return []
            stacks.setdefault(columns.home(phrase.box), []).append(phrase)
    heights = {len(stack) for stack in stacks.values()}
    if len(stacks) < 2 or len(heights) < 2:
        return []
    size = lines[0].size
    middles = [(stack[0].base + stack[-1].base) / 2 for stack in stacks.values()]
    if max(middles) - min(middles) > HALF_WAY * size:
        return []
    if any(
        b.base - a.base > LEADING * size for stack in stacks.values() for a, b in pairwise(stack)
    ):
        return []
    return [
        Label(
            [word for phrase in stack for word in phrase.words],
            column,
            1,
            around(phrase.box for phrase in stack),
        )
        for column, stack in sorted(stacks.items())
    ]


def shaded_tiers(
    lines: Sequence[Line], cells: Sequence[Box], xs: Sequence[float]
) -> list[tuple[list[Line], list[Label]]]:
    """The tiers of a boxhead whose cells are shaded one by one, top first; none where a word of its
    lines stands in no such cell. ``xs`` are the column edges."""
    words = [word for line in lines for word in line.words]
    held = [[w for w in words if cell.holds(w.box.centre)] for cell in cells]
    if not words or sum(map(len, held)) != len(words):
        return []
    drawn = [(cell, own) for cell, own in zip(cells, held, strict=True) if own]
    tops = sorted({round(cell.top / SAME_TIER) for cell, _ in drawn})
    tiers: list[tuple[list[Line], list[Label]]] = [([], []) for _ in tops]
    for cell, own in drawn:
        start = min(range(len(xs) - 1), key=lambda c: abs(xs[c] - cell.x0))
        end = min(range(start + 1, len(xs)), key=lambda c: abs(xs[c] - cell.x1))
        tier = tops.index(round(cell.top / SAME_TIER))
        rows = (
            sum(cell.top <= y * SAME_TIER < cell.bottom - SAME_TIER for y in tops[tier + 1 :]) + 1
        )
        tiers[tier][0].append(line_of(lines[0].page, own))
        tiers[tier][1].append(Label(own, start, end - start, around(w.box for w in own), rows))
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
        between_tiers = inner and not overlap and not taken & set(homes[index])
        if between_tiers or _is_within(spots, homes, index):
            found.append(lines[index])
    return found


def _is_within(
    spots: Sequence[Sequence[Box]], homes: Sequence[tuple[int, ...]], index: int
) -> bool:
    """Whether a line stands half way down beside labels of two lines, whatever spans them all:
    "Number" beside "Per" above "cent"."""
    around_it = (*spots[index - 1], *spots[index + 1])
    below = {home for lower in homes[index + 1 :] for home in lower}
    if homes[index - 1] != homes[index + 1] or below & set(homes[index]):
        return False
    return not any(
        min(box.x1, own.x1) > max(box.x0, own.x0) for own in spots[index] for box in around_it
    )


def _level_with(lower: Sequence[Line], aside: Sequence[Line], columns: Columns) -> list[Label]:
    """The labels set aside that stand beside the lines of one tier alone: of fewer lines than its
    others."""
    top, foot = min(one.base for one in lower), max(one.base for one in lower)
    return [
        Label(list(phrase.words), columns.home(phrase.box), 1, phrase.box)
        for line in aside
        if top <= line.base <= foot
        for phrase in _phrases(line, columns)
    ]


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
            same = [one for one in tiers[0][1] if one.start == label.start and one.count == 1]
            if same:  # its first line may stand beside the upper tier alone
                same[0].words += label.words
                same[0].rows = len(tiers)
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
            right.parted
            or gap > PHRASE_GAP * line.size
            or (at_edge and gap > WIDER * max(least, SPACE_WIDTH * line.size))
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
        over = covered(phrase.box, columns)
        free = [c for c in over if c == home or c not in taken]
        if len(over) > 1 and free == over:
            found.append(Label(list(phrase.words), over[0], len(over), phrase.box))
        elif found and found[-1].start <= home < found[-1].end:
            found[-1].words += phrase.words
            found[-1].box = around([found[-1].box, phrase.box])
        else:
            found.append(Label(list(phrase.words), home, 1, phrase.box))
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
            or (min(label.box.x1, box.x1) > max(label.box.x0, box.x0) and aligned(label.box, box))
        ]
        best = min(below, key=lambda label: offset(label.box, box), default=None)
        if best is None:
            labels.append(Label(list(phrase.words), home, 1, box))
        else:
            best.words += phrase.words
            best.box = around([best.box, box])


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
