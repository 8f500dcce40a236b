"""Where tables without drawn cells may stand: between rules of one width, or with nothing drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from extractor.layout.choose import YEAR, is_value
from extractor.layout.edges import ALIKE, BESIDE, MOST, PIECE_GAP, drawn_edges
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import Line, chunks, lines_of
from extractor.layout.ruled import loose_rules
from extractor.layout.shading import boxhead_cells, shaded_runs
from extractor.layout.stretches import (
    HEAD_PITCH,
    heading_lines,
    is_head,
    is_tabular,
    rows_before_head,
    tabular_stretches,
    titles_next,
)
from extractor.pdf.page import SLACK, Box, Page, Word, around, standing_in

SAME_RULE = 8.0
"""Points by which the ends of a table's horizontal rules may differ."""

LEAST_RULE = 60.0
"""Points below which a rule is no table's (it parts footnotes, or underlines)."""

TALLER = 1.4
"""A band between rules with a single text in it is a sub-head up to this many usual heights."""

ROW_PITCH = 2.9
"""Most pitch between lines of one table without rules, in font sizes."""

HEAD_LINES = 4
"""Most lines of a boxhead above the first rule of its table."""

CUT_IN = 2
"""Lines below a rule among which a row with figures stands, where it rules off a boxhead: the first
may be a sub-head."""

DOUBLE = 3.0
"""Points within which two horizontal rules are one, drawn double."""

FIRST_ROW = 3.0
"""Most height of a first row, in usual rows: its label may take several lines."""

OFF_COLUMN = 6.0
"""Points by which the words of a last row may stand out of the columns above."""

PROSE_WIDTH = 0.5
"""Share of the rules' width from which a text alone in its line is prose."""

PROSE_INDENT = 0.2
"""Share of the rules' width from which such a line begins in another column than the stub."""

PROSE_SHARE = 0.25
"""Share of a band's lines that may be prose."""

SET_LARGER = 1.15
"""Least size, in those of a boxhead, of a heading that stands alone above it below a rule."""

BESIDE_ROWS = 1.2
"""Most white between a shaded row and one beside it that is not, in font sizes."""

PADDING = 2.0
"""Points of white that a table's head and foot keep from the text where no rule is drawn."""


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
    runs = [run for group in groups for run in _tabular_runs(page, group, words)]
    return [region for run in runs if (region := _between(page, run, words)) is not None]


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
            run = _widened(page, run, words, _usual(run))
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


def _between(page: Page, rules: Sequence[Box], words: Sequence[Word]) -> Region | None:
    """What stands from the first rule to the last; None where that is no two lines."""
    box = around(rules)
    inside = standing_in(words, box)
    lines = lines_of(page.number, inside)
    if len(lines) < 2:
        return None
    return Region(
        tuple(lines),
        box,
        tuple((b.top + b.bottom) / 2 for b in rules),
        tuple(r.box for r in standing_in(page.rulings, box) if r.horizontal),
        drawn_edges(page, box),
        tuple(inside),
    )


def _usual(rules: Sequence[Box]) -> float:
    """The usual height of the bands between the rules, in points."""
    return median([b.top - a.bottom for a, b in pairwise(rules)] or [0.0])


def _tabular_runs(page: Page, rules: Sequence[Box], words: Sequence[Word]) -> list[list[Box]]:
    """Runs of successive rules with tabular text in each band between them."""
    rules = [
        rule for i, rule in enumerate(rules) if i == 0 or rule.top - rules[i - 1].bottom > DOUBLE
    ]
    usual = _usual(rules)
    runs: list[list[Box]] = [[rules[0]]]
    for above, below in pairwise(rules):
        breaks = _breaks(page, above), _breaks(page, below)
        same = not (all(breaks) and not breaks[0] & breaks[1])
        band = _band(page, above, below, words)
        next_one = (len(runs[-1]) > 1 and titles_next(band)) or rows_before_head(band)
        if (
            not same
            or next_one
            or not (
                _tabular_band(page, above, below, words, usual)
                or _spacer(page, rules, above, below, words)
            )
        ):
            runs.append([])
        runs[-1].append(below)
    runs = [_off_headings(page, run, words) for run in runs if len(run) >= 2]
    return [_widened(page, run, words, usual) for run in runs]


def _off_headings(page: Page, run: list[Box], words: Sequence[Word]) -> list[Box]:
    """The run of rules with its first one below the headings that it rules off: a line above each
    section's heading, as wide as the table that follows."""
    lines = _band(page, run[0], run[1], words)
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
    if following is None or _band(page, above, below, words):
        return False
    lines = _band(page, below, following, words)
    return bool(lines) and is_tabular(lines[0]) and not lines[0].bold


def _band(page: Page, above: Box, below: Box, words: Sequence[Word]) -> list[Line]:
    band = Box(above.x0 - BESIDE, above.bottom - SLACK, above.x1 + BESIDE, below.top + SLACK)
    return lines_of(page.number, standing_in(words, band))


def _widened(page: Page, run: list[Box], words: Sequence[Word], usual: float) -> list[Box]:
    """The run of rules with a boxhead above its first rule, and a last row below its last one.

    Writers rule off the rows but neither the table's head nor its foot.
    """
    first, last = run[0], run[-1]
    reach = TALLER * usual + PADDING
    inside = _band(page, first, run[1], words)
    shaded = _shaded_head(page, first, words, usual) if any(map(is_tabular, inside)) else None
    if shaded is not None:
        run = [Box(first.x0, shaded, first.x1, shaded), *run]
    elif any(map(is_tabular, inside[:CUT_IN])):
        top = first.top - max(reach, HEAD_LINES * HEAD_PITCH * inside[0].size)
        roof = Box(first.x0, top, first.x1, top)
        # the title of the table may stand close above its boxhead
        near = _touching(_band(page, roof, first, words)[::-1], first.top)
        # farther up than a row is high, a line with figures is a row of the table before
        near = list(takewhile(lambda a: a.box.top > first.top - reach or _labels(a), near))
        head = near[: heading_lines([*near[::-1], *inside], len(near), 0)]
        if any(is_head(line) or len(chunks(line)) > 1 for line in head):
            top = min(line.box.top for line in head) - PADDING
            run = [Box(first.x0, top, first.x1, top), *run]
    foot = _foot(page, first, last, words)
    if foot:
        bottom = max(line.box.bottom for line in foot) + PADDING
        run = [*run, Box(last.x0, bottom, last.x1, bottom)]
    return run


def _shaded_head(page: Page, first: Box, words: Sequence[Word], usual: float) -> float | None:
    """The top of a boxhead that is filled and not ruled, above the first rule: labels only, and
    between its shading and the rule nothing or the first row, which alone has no rule above it."""
    edge, reach = first.top, FIRST_ROW * usual
    found: tuple[float, float] | None = None
    while True:
        fills = [
            fill
            for fill in page.fills
            if fill.top < edge - DOUBLE
            and edge - reach <= fill.bottom <= edge + DOUBLE
            and first.x0 - SAME_RULE <= fill.x0
            and fill.x1 <= first.x1 + SAME_RULE
        ]
        low = max((fill.bottom for fill in fills), default=edge)
        fills = [fill for fill in fills if fill.bottom >= low - DOUBLE]
        if sum(fill.width for fill in fills) < MOST * first.width:
            break
        between = Box(first.x0, low, first.x1, low)
        if edge - low > DOUBLE and not _tabular_band(page, between, first, words, usual):
            break
        edge, reach = min(fill.top for fill in fills), DOUBLE
        found = (edge, low)
    if found is None:
        return None
    top, bottom = (Box(first.x0, y, first.x1, y) for y in found)
    lines = _band(page, top, bottom, words)
    labels = any(map(is_head, lines)) and not any(
        _is_value(piece) for line in lines for piece in chunks(line)
    )
    return found[0] if labels else None


def _foot(page: Page, first: Box, last: Box, words: Sequence[Word]) -> list[Line]:
    """Lines of a last row that has no rule below it: they keep to the columns of the rows above.

    The text under a table runs across them.
    """
    rows = [chunks(line) for line in _band(page, first, last, words)]
    pieces = sorted((s.box.x0, s.box.x1) for cut in rows if len(cut) > 1 for s in cut)
    floor = Box(last.x0, page.height, last.x1, page.height)
    held: list[Line] = []
    for line in _touching(_band(page, last, floor, words), last.bottom):
        cut = chunks(line)
        inside = [any(_keeps(s.box, a, b) for a, b in pieces) for s in cut]
        if not all(inside) and not (len(cut) > 2 and is_tabular(line)):
            break
        held.append(line)
    rows_of_figures = [k for k, line in enumerate(held) if any(map(_is_value, chunks(line)[1:]))]
    return held if rows_of_figures else []


def _keeps(box: Box, left: float, right: float) -> bool:
    """Whether the box keeps to a column."""
    return left - OFF_COLUMN <= box.x0 and box.x1 <= right + OFF_COLUMN


def _labels(line: Line) -> bool:
    """Whether a line holds labels and years, and no figure."""
    return all(YEAR.fullmatch(s.text) or not _is_value(s) for s in chunks(line))


def _is_value(segment: Line) -> bool:
    return is_value(segment.text)


def _touching(lines: Sequence[Line], edge: float) -> list[Line]:
    """The lines that follow each other from the edge on, without white between."""
    found: list[Line] = []
    for line in lines:
        near = min(abs(line.box.top - edge), abs(line.box.bottom - edge))
        if near > line.size:
            break
        found.append(line)
        edge = line.box.top if line.box.top < edge else line.box.bottom
    return found


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


def _tabular_band(page: Page, above: Box, below: Box, words: Sequence[Word], usual: float) -> bool:
    """Whether the text between two rules is a row or several, and no heading or paragraph between
    two tables. ``usual`` is the height in points of the bands around it."""
    band = Box(-math.inf, above.bottom - SLACK, math.inf, below.top + SLACK)
    inside = standing_in(words, band)
    left, right = min(above.x0, below.x0) - BESIDE, max(above.x1, below.x1) + BESIDE
    held = [w for w in inside if left <= w.box.x0 and w.box.x1 <= right]
    if not held or any(w.box.x0 < right and w.box.x1 > right for w in inside):
        return False
    lines = lines_of(page.number, held)
    if any(is_labelled(line.text) for line in lines):
        return False  # the caption of the next table
    columns = [len(chunks(line)) for line in lines]
    if max(columns) == 1:
        return below.top - above.bottom <= TALLER * usual and len(lines) == 1
    figures = min(
        (p.box.x0 for line in lines for p in chunks(line)[1:] if _is_value(p)), default=left
    )
    wide = [
        line
        for line, count in zip(lines, columns, strict=True)
        if count == 1
        and line.box.width > PROSE_WIDTH * (right - left)
        and line.box.x0
        < left + PROSE_INDENT * (right - left)  # further in, it is a column of prose
        and line.box.x1 > figures  # else a label of several lines, beside its figures
    ]
    return len(wide) <= PROSE_SHARE * len(lines)


def bare_regions(page: Page, words: Sequence[Word]) -> list[Region]:
    """Regions with nothing drawn between rows: lines in several columns, one below another."""
    lines = lines_of(page.number, words)
    runs: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if current and line.base - current[-1].base > ROW_PITCH * max(line.size, current[-1].size):
            runs.append(current)
            current = []
        current.append(line)
    runs.append(current)
    regions = []
    for run in runs:
        for start, end in tabular_stretches(run):
            piece = run[start:end]
            held = tuple(w for one in piece for w in one.words)
            box = around(one.box for one in piece)
            regions.append(Region(tuple(piece), box, edges=drawn_edges(page, box), words=held))
    return regions
