"""Where tables without drawn cells may stand: between rules of one width, or with nothing drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from extractor.layout.edges import ALIKE, PIECE_GAP, drawn_edges
from extractor.layout.lines import Line, chunks, lines_of
from extractor.layout.next_table import rows_before_head, titles_next
from extractor.layout.pitch import by_pitch
from extractor.layout.ruled import loose_rules
from extractor.layout.ruled_bands import DOUBLE, PADDING, SAME_RULE, band, is_figure, tabular_band
from extractor.layout.ruled_ends import widened
from extractor.layout.shading import boxhead_cells, shaded_labels, shaded_runs
from extractor.layout.stretches import ends_label, tabular_stretches
from extractor.layout.tabular_lines import holds_value, is_head, is_tabular
from extractor.pdf.page import SLACK, Box, Page, Word, around, standing_in

LEAST_RULE = 60.0
"""Points below which a rule is no table's (it parts footnotes, or underlines)."""

TABLE_RULES = 3
"""Fewest rules of one width that make a table."""

SET_LARGER = 1.15
"""Least size, in those of a boxhead, of a heading that stands alone above it below a rule."""

MOST_LABELLED = 0.6
"""Share of a table's rows that have their labels left of all that is drawn."""

BESIDE_ROWS = 1.2
"""Most white between a shaded row and one beside it that is not, in font sizes."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table may stand: its lines of text, the y of its full-width rules, its sides."""

    lines: tuple[Line, ...]
    box: Box
    rules: tuple[float, ...] = ()
    pieces: tuple[Box, ...] = ()
    """Horizontal lines as they are drawn, in pieces or whole."""
    edges: tuple[float, ...] = ()
    """Inner column edges as drawn: where rules or shading are interrupted."""
    words: tuple[Word, ...] = ()
    cells: tuple[Box, ...] = ()
    """Cells of the boxhead that are shaded one by one."""
    shades: tuple[float, ...] = ()
    """The y at which rows begin and end that are shaded for one label."""


def ruled_regions(page: Page, words: Sequence[Word]) -> list[Region]:
    """Regions between horizontal rules of one width, nothing but tabular text between them."""
    across = [b for b in loose_rules(page.rulings) if b.width >= LEAST_RULE]
    groups: list[list[Box]] = []
    for rule in across:
        for group in groups:
            if (
                abs(group[-1].x0 - rule.x0) <= SAME_RULE
                and abs(group[-1].x1 - rule.x1) <= SAME_RULE
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    others = [_of_other_widths(groups, group) for group in groups]
    runs = [
        run
        for group, apart in zip(groups, others, strict=True)
        for run in _tabular_runs(page, group, words, apart)
    ]
    return [region for run in runs if (region := _between(page, run, words)) is not None]


def _of_other_widths(groups: Sequence[list[Box]], own: list[Box]) -> list[list[Box]]:
    """The groups of rules that begin where a group's own do and end elsewhere, each enough for a
    table: its head, what parts its boxhead off, and its foot."""
    return [
        group
        for group in groups
        if group is not own
        and len(group) >= TABLE_RULES
        and abs(group[0].x0 - own[0].x0) <= SAME_RULE
    ]


def _holds_tables(above: Box, below: Box, others: Sequence[list[Box]]) -> bool:
    """Whether tables of another width stand between two rules, which are then not one table's: the
    line below a page's heading is as wide as the widest of the tables that follow."""
    return any(
        sum(above.bottom < rule.top and rule.bottom < below.top for rule in group) >= TABLE_RULES
        for group in others
    )


def shaded_regions(page: Page, words: Sequence[Word]) -> list[Region]:
    """Regions whose rows are told apart by shading, as between rules.

    Rows of the boxhead and the foot that are not shaded are taken from the region that white tells
    apart, where that holds one shaded table alone.
    """
    runs = shaded_runs(page, words, LEAST_RULE)
    bare = bare_regions(page, words) if runs else []
    boxes = [around(run) for run in runs]
    found = []
    for run, box in zip(runs, boxes, strict=True):
        own = [r for r in bare if [b for b in boxes if r.box.overlap(b) > SLACK] == [box]]
        beside = [w for r in own for w in r.words if box.x0 <= w.box.centre[0] <= box.x1]
        if beside:
            run = _with_rows_beside(run, lines_of(page.number, beside))
        else:
            others = [b for b in boxes if b is not box]
            free = [w for w in words if not any(b.holds(w.box.centre) for b in others)]
            run = widened(page, run, free, _usual(run))
        run = _with_label_end(page, run, words)
        region = _between(page, run, words)
        if region is not None:
            cells = boxhead_cells(page, region.box, region.lines)
            found.append(replace(region, cells=tuple(cells)))
    return found


def _with_rows_beside(rules: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """The rules, and one above or below them as far as lines of rows follow one another there."""
    first, last = rules[0], rules[-1]
    above = [line for line in lines if line.box.centre[1] < first.top]
    below = [line for line in lines if line.box.centre[1] > last.top]
    top, bottom = first.top, last.bottom
    for line in reversed(above):
        if top - line.box.bottom > BESIDE_ROWS * line.size or len(chunks(line)) == 1:
            break
        top = line.box.top - PADDING
    for line in below:
        if line.box.top - bottom > BESIDE_ROWS * line.size:
            break
        bottom = line.box.bottom + PADDING
    head = [first._replace(top=top, bottom=top)] if top < first.top - DOUBLE else []
    foot = [last._replace(top=bottom, bottom=bottom)] if bottom > last.top + DOUBLE else []
    return [*head, *rules, *foot]


def _with_label_end(page: Page, rules: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """The rules, the last one below the end of the last row's label, where that is not shaded."""
    first, last = rules[0], rules[-1]
    floor = first._replace(top=page.height, bottom=page.height)
    lines = band(page, first, floor, words)
    end = rows = sum(line.box.centre[1] < last.top for line in lines)
    if not any(is_tabular(line) for line in lines[:rows]):
        return list(rules)
    while end < len(lines) and ends_label(lines, 0, end):
        end += 1
    if end == rows:
        return list(rules)
    bottom = lines[end - 1].box.bottom + PADDING
    return [*rules[:-1], last._replace(top=bottom, bottom=bottom)]


def _between(page: Page, rules: Sequence[Box], words: Sequence[Word]) -> Region | None:
    """What stands from the first rule to the last; None where that is no two lines."""
    box = _with_stub(page, around(rules), words)
    inside = standing_in(words, box)
    lines = lines_of(page.number, inside)
    if len(lines) < 2:
        return None
    return Region(
        tuple(lines),
        box,
        tuple((b.top + b.bottom) / 2 for b in rules),
        _lying(page, box),
        drawn_edges(page, box),
        tuple(inside),
        shades=tuple(y for row in shaded_labels(page, box, lines) for y in (row.top, row.bottom)),
    )


def _with_stub(page: Page, box: Box, words: Sequence[Word]) -> Box:
    """The box with the labels of its rows, where what is drawn encloses their figures alone."""
    lines = lines_of(page.number, standing_in(words, box._replace(x0=0.0)))
    rows = [chunks(line) for line in lines if line.box.x1 > box.x0 and holds_value(line)]
    beside = [cut for cut in rows if cut[0].box.x1 <= box.x0 and not is_figure(cut[0])]
    figures = [cut for cut in beside if cut[1].box.x0 >= box.x0 and is_figure(cut[1])]
    if len(figures) < MOST_LABELLED * max(len(rows), TABLE_RULES):
        return box
    return box._replace(x0=min(cut[0].box.x0 for cut in figures) - PADDING)


def _lying(page: Page, box: Box) -> tuple[Box, ...]:
    """The horizontal lines drawn in a box, piece by piece."""
    return tuple(ruling.box for ruling in standing_in(page.rulings, box) if ruling.horizontal)


def _usual(rules: Sequence[Box]) -> float:
    """The usual height of the bands between the rules, in points."""
    return median([b.top - a.bottom for a, b in pairwise(rules)] or [0.0])


def _tabular_runs(
    page: Page, rules: Sequence[Box], words: Sequence[Word], others: Sequence[list[Box]]
) -> list[list[Box]]:
    """Runs of successive rules with tabular text in each band between them. ``others`` are rules
    of other widths, which may make tables of their own."""
    rules = [
        rule for i, rule in enumerate(rules) if i == 0 or rule.top - rules[i - 1].bottom > DOUBLE
    ]
    usual = _usual(rules)
    runs: list[list[Box]] = [[rules[0]]]
    for above, below in pairwise(rules):
        breaks = _breaks(page, above), _breaks(page, below)
        same = not (all(breaks) and not breaks[0] & breaks[1])
        held = band(page, above, below, words)
        next_one = (len(runs[-1]) > 1 and titles_next(held)) or rows_before_head(held)
        next_one = next_one or (
            len(runs[-1]) > 1 and _titles_below(page, rules, below, held, words)
        )
        if (
            not same
            or next_one
            or _holds_tables(above, below, others)
            or not (
                tabular_band(page, above, below, words, usual)
                or _spacer(page, rules, above, below, words)
            )
        ):
            runs.append([])
        runs[-1].append(below)
    runs = [_off_headings(page, run, words) for run in runs if len(run) >= 2]
    return [widened(page, run, words, usual) for run in runs]


def _titles_below(
    page: Page, rules: Sequence[Box], below: Box, held: Sequence[Line], words: Sequence[Word]
) -> bool:
    """Whether what stands between two rules, each line alone, heads the table that begins at the
    lower one with its boxhead: below rows of figures, or set larger than the labels of the boxhead.
    A sub-head is set as the rows are, and rows follow it.
    """
    following = next((rule for rule in rules if rule.top > below.bottom + DOUBLE), None)
    if following is None or not held or any(len(chunks(line)) > 1 for line in held):
        return False
    head = band(page, below, following, words)[:1]
    if not head or not is_head(head[0]) or holds_value(head[0]):
        return False
    before = [rule for rule in rules if rule.top < held[0].box.top]
    rows = band(page, before[-2], before[-1], words) if len(before) > 1 else []
    if any(is_tabular(line) and holds_value(line) for line in rows):
        return True
    return len(held) == 1 and held[0].size >= SET_LARGER * head[0].size


def _off_headings(page: Page, run: list[Box], words: Sequence[Word]) -> list[Box]:
    """The run of rules with its first one below the headings that it rules off: a line above each
    section's heading, as wide as the table that follows."""
    lines = band(page, run[0], run[1], words)
    headings = list(takewhile(lambda line: len(chunks(line)) == 1, lines))
    rest = lines[len(headings) :]
    if not headings or not rest or not is_head(rest[0]):
        return run
    if any(line.size < SET_LARGER * rest[0].size for line in headings):
        return run
    top = (headings[-1].box.bottom + rest[0].box.top) / 2
    return [Box(run[0].x0, top, run[0].x1, top), *run[1:]]


def _spacer(
    page: Page, rules: Sequence[Box], above: Box, below: Box, words: Sequence[Word]
) -> bool:
    """Whether the empty band between two rules is a row left empty: figures go on below it.

    Where a boxhead follows, the white is between two tables.
    """
    following = next((rule for rule in rules if rule.top > below.bottom + DOUBLE), None)
    if following is None or band(page, above, below, words):
        return False
    lines = band(page, below, following, words)
    return bool(lines) and is_tabular(lines[0]) and not lines[0].bold


def _breaks(page: Page, rule: Box) -> set[int]:
    """Where the pieces of a rule that is drawn cell by cell meet, in steps of three points."""
    near = Box(-math.inf, rule.top - SLACK, math.inf, rule.bottom + SLACK)
    pieces = sorted(
        (
            r.box
            for r in standing_in(page.rulings, near)
            if r.horizontal and rule.x0 - SLACK <= r.box.x0 and r.box.x1 <= rule.x1 + SLACK
        ),
        key=lambda b: b.x0,
    )
    return {
        round((a.x1 + b.x0) / ALIKE)
        for a, b in pairwise(pieces)
        if -SLACK <= b.x0 - a.x1 <= PIECE_GAP
    }


def bare_regions(page: Page, words: Sequence[Word]) -> list[Region]:
    """Regions with nothing drawn between rows: lines in several columns, one below another."""
    regions = []
    for run in by_pitch(lines_of(page.number, words)):
        for start, end in tabular_stretches(run):
            piece = run[start:end]
            held = tuple(w for one in piece for w in one.words)
            box = around(one.box for one in piece)
            regions.append(
                Region(tuple(piece), box, (), _lying(page, box), drawn_edges(page, box), held)
            )
    return regions
