"""Where tables without drawn cells may stand: between rules of one width, or with nothing drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.layout.captions import is_labelled
from extractor.layout.choose import is_value
from extractor.layout.lines import COLUMN_GAP, Line, chunks, is_listed, lines_of, segments
from extractor.layout.marks import mark_of
from extractor.layout.ruled import loose_rules
from extractor.pdf.page import Box, Page, Word, around

SAME_RULE = 8.0
"""Points by which the ends of a table's horizontal rules may differ."""

LEAST_RULE = 60.0
"""Points below which a rule is no table's (it parts footnotes, or underlines)."""

TALLER = 1.4
"""A band between rules with a single text in it is a sub-head up to this many usual heights."""

ROW_PITCH = 2.9
"""Most pitch between lines of one table without rules, in font sizes."""

HEAD_PITCH = 2.0
"""Most pitch, in font sizes, of a single label above the other lines of a boxhead."""

LABEL_PITCH = 1.5
"""Most pitch of the lines of one label, in font sizes."""

NARROW = 0.35
"""Most width of a label, as a share of its table's."""

BETWEEN = 5
"""Most lines of labels, without figures, between two lines with figures."""

LARGER = 1.08
"""Relative size from which a line is larger print than the one below."""

CLOSER = 0.9
"""Relative pitch from which a line stands closer than the rows of its table."""

LINES = 3
"""Fewest lines with two columns or more for a table without rules."""


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
    regions = []
    for group in groups:
        for run in _tabular_runs(page, group, words):
            box = around(run)
            inside = [w for w in words if box.holds(w.box.centre)]
            lines = lines_of(page.number, inside)
            if len(lines) < 2:
                continue
            drawn = tuple(r.box for r in page.rulings if r.horizontal and box.holds(r.box.centre))
            regions.append(
                Region(
                    tuple(lines),
                    box,
                    tuple((b.top + b.bottom) / 2 for b in run),
                    drawn,
                    _drawn_edges(page, box),
                    tuple(inside),
                )
            )
    return regions


def _tabular_runs(page: Page, rules: Sequence[Box], words: Sequence[Word]) -> list[list[Box]]:
    """Runs of successive rules with tabular text in each band between them."""
    rules = [rule for i, rule in enumerate(rules) if i == 0 or rule.top - rules[i - 1].bottom > 3]
    usual = median([b.top - a.bottom for a, b in pairwise(rules)] or [0.0])
    runs: list[list[Box]] = [[rules[0]]]
    for above, below in pairwise(rules):
        breaks = _breaks(page, above), _breaks(page, below)
        same = not (all(breaks) and not breaks[0] & breaks[1])
        if not same or not (
            _tabular_band(page, above, below, words, usual)
            or _spacer(page, rules, above, below, words)
        ):
            runs.append([])
        runs[-1].append(below)
    return [_widened(page, run, words, usual) for run in runs if len(run) >= 2]


def _spacer(
    page: Page, rules: Sequence[Box], above: Box, below: Box, words: Sequence[Word]
) -> bool:
    """Whether the empty band between two rules is a row left empty: figures go on below it.

    Where a boxhead follows, the white is between two tables.
    """
    following = next((rule for rule in rules if rule.top > below.bottom + 3), None)
    if following is None or _band(page, above, below, words):
        return False
    lines = _band(page, below, following, words)
    return bool(lines) and is_tabular(lines[0]) and not lines[0].bold


def _band(page: Page, above: Box, below: Box, words: Sequence[Word]) -> list[Line]:
    held = [
        w
        for w in words
        if above.bottom - 1 <= w.box.centre[1] <= below.top + 1
        and above.x0 - 4 <= w.box.centre[0] <= above.x1 + 4
    ]
    return lines_of(page.number, held)


def _widened(page: Page, run: list[Box], words: Sequence[Word], usual: float) -> list[Box]:
    """The run of rules with a boxhead above its first rule, and a last row below its last one.

    Writers rule off the rows but neither the table's head nor its foot.
    """
    first, last = run[0], run[-1]
    reach = TALLER * usual + 2
    inside = _band(page, first, run[1], words)
    if inside and is_tabular(inside[0]):
        roof = Box(first.x0, first.top - reach, first.x1, first.top - reach)
        head = _touching(_band(page, roof, first, words)[::-1], first.top)
        if head and all(_is_head(line) for line in head):
            top = min(line.box.top for line in head) - 2
            run = [Box(first.x0, top, first.x1, top), *run]
    foot = _foot(page, first, last, words)
    if foot:
        bottom = max(line.box.bottom for line in foot) + 2
        run = [*run, Box(last.x0, bottom, last.x1, bottom)]
    return run


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
        inside = [any(a - 6 <= s.box.x0 and s.box.x1 <= b + 6 for a, b in pieces) for s in cut]
        if not all(inside) and not (len(cut) > 2 and is_tabular(line)):
            break
        held.append(line)
    rows_of_figures = [k for k, line in enumerate(held) if any(map(_is_value, chunks(line)[1:]))]
    return held if rows_of_figures else []


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
    pieces = sorted(
        (
            r.box
            for r in page.rulings
            if r.horizontal
            and abs(r.box.centre[1] - rule.centre[1]) <= 1.5
            and rule.x0 - 1 <= r.box.x0
            and r.box.x1 <= rule.x1 + 1
        ),
        key=lambda b: b.x0,
    )
    return {round((a.x1 + b.x0) / 6) for a, b in pairwise(pieces) if -1 <= b.x0 - a.x1 <= 3}


def _tabular_band(page: Page, above: Box, below: Box, words: Sequence[Word], usual: float) -> bool:
    """Whether the text between two rules is a row or several, and no heading or paragraph between
    two tables. ``usual`` is the height in points of the bands around it."""
    inside = [w for w in words if above.bottom - 1 <= w.box.centre[1] <= below.top + 1]
    left, right = min(above.x0, below.x0) - 4, max(above.x1, below.x1) + 4
    held = [w for w in inside if left <= w.box.x0 and w.box.x1 <= right]
    if not held or any(w.box.x0 < right and w.box.x1 > right for w in inside):
        return False
    lines = lines_of(page.number, held)
    if any(is_labelled(line.text) for line in lines):
        return False  # the caption of the next table
    columns = [len(chunks(line)) for line in lines]
    if max(columns) == 1:
        return below.top - above.bottom <= TALLER * usual and len(lines) == 1
    wide = [
        line
        for line, count in zip(lines, columns, strict=True)
        if count == 1
        and line.box.width > 0.5 * (right - left)
        and line.box.x0 < left + 0.2 * (right - left)  # further in, it is a column of prose
    ]
    return len(wide) <= 0.25 * len(lines)


def _drawn_edges(page: Page, box: Box) -> tuple[float, ...]:
    """Inner x at which the rules of several rows, or a boxhead's shading, are interrupted."""
    for pieces, least in (
        ([r.box for r in page.rulings if r.horizontal], 2),
        (list(page.fills), 1),
    ):
        rows: dict[int, list[Box]] = {}
        for piece in pieces:
            shared = min(piece.x1, box.x1) - max(piece.x0, box.x0)
            if shared > 0.5 * piece.width and box.top - 4 <= piece.centre[1] <= box.bottom + 4:
                rows.setdefault(round(piece.top / 2), []).append(piece)
        votes: Counter[int] = Counter()
        exact: dict[int, float] = {}
        counted = 0
        for row in rows.values():
            row.sort(key=lambda b: b.x0)
            if len(row) < 2:
                continue
            counted += 1
            for left, right in pairwise(row):
                if abs(right.x0 - left.x1) <= 3:
                    x = (left.x1 + right.x0) / 2
                    votes[round(x / 3)] += 1
                    exact.setdefault(round(x / 3), x)
        edges = sorted(exact[k] for k, n in votes.items() if n >= max(least, 0.5 * counted))
        edges = [x for i, x in enumerate(edges) if i == 0 or x - edges[i - 1] > 4]
        if edges:
            return tuple(edges)
    return ()


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
        for start, end in _tabular_stretches(run):
            piece = run[start:end]
            held = tuple(w for one in piece for w in one.words)
            box = around(one.box for one in piece)
            regions.append(Region(tuple(piece), box, edges=_drawn_edges(page, box), words=held))
    return regions


def _tabular_stretches(run: Sequence[Line]) -> list[tuple[int, int]]:
    """Where lines in several columns stand one below another: first index, index after the last.

    Lines between them may be wrapped labels or sub-heads; a caption ends the stretch.
    Lines of the boxhead above and the end of a wrapped label below belong to it.
    """
    tabular = [is_tabular(line) for line in run]
    captions = [is_labelled(line.text) or _titles(run, at) for at, line in enumerate(run)]
    found: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for index in range(len(run) + 1):
        ends = index == len(run) or captions[index]
        if not ends and tabular[index]:
            if start is None:
                start = index
            last = index
        if start is not None and (ends or _apart(run, start, last, index)):
            if sum(tabular[start : last + 1]) >= LINES:
                floor = found[-1][1] if found else 0
                start -= _heading_lines(run, start, max([floor, *_after(captions, start)]))
                end = last + 1
                while end < len(run) and not captions[end] and _ends_label(run, start, end):
                    end += 1
                found.append((start, end))
            start = None
    return found


def _after(captions: Sequence[bool], index: int) -> list[int]:
    """The index after the last caption before a line, if there is one."""
    return [at + 1 for at in range(index) if captions[at]][-1:]


def _heading_lines(run: Sequence[Line], start: int, floor: int) -> int:
    """How many of the lines above a stretch, from ``floor`` on, are its boxhead."""
    top = start
    while top > floor:
        beside = _beside_tiers(run, top, floor)
        if beside:
            top -= beside
        elif _heads(run, top) or (_wraps_stub(run, top) and _is_full(run, top)):
            top -= 1
        else:
            break
    return start - top


def _beside_tiers(run: Sequence[Line], top: int, floor: int) -> int:
    """How many lines above are labels set beside two tiers, and the upper tier; or 0."""
    below = run[top]
    figures = chunks(below)[-1].box.x0
    at = top
    while (
        at > floor
        and len(chunks(run[at - 1])) == 1
        and (run[at - 1].box.x1 < figures or run[at - 1].box.width <= NARROW * below.box.width)
        and run[at - 1].bold == below.bold
        and run[at].base - run[at - 1].base <= HEAD_PITCH * below.size
    ):
        at -= 1
    if at in (top, floor) or not _is_head(run[at - 1]):
        return 0
    return top - at + 1


def _wraps_stub(run: Sequence[Line], top: int) -> bool:
    """Whether the line above is set close, like the boxhead below, and over its stub only."""
    line, below = run[top - 1], run[top]
    cut = chunks(below)
    return (
        len(chunks(line)) == 1
        and len(cut) > 1
        and line.bold == below.bold
        and abs(line.size - below.size) < 0.5
        and below.base - line.base <= LABEL_PITCH * line.size
        and line.box.x1 < cut[1 if cut[0].box.x0 < line.box.x1 else 0].box.x0
    )


def _is_full(run: Sequence[Line], top: int) -> bool:
    """Whether the first word of the line below would not have fitted above, beside the figures."""
    line, below = run[top - 1], run[top]
    room = _stub_end(run[top : top + 2 * LINES]) - line.box.x1
    return below.words[0].box.width + 0.28 * line.size > room


def _holds_value(line: Line) -> bool:
    return any(is_value(piece.text) for piece in chunks(line))


def _stub_end(lines: Sequence[Line]) -> float:
    """The right edge of the labels flush with the lines' left edge, in points."""
    left = min(one.box.x0 for one in lines)
    flush = [chunks(one)[0] for one in lines if one.box.x0 <= left + 1.5 * one.size]
    return max(label.box.x1 for label in flush)


def _apart(run: Sequence[Line], start: int, last: int, index: int) -> bool:
    """Whether the lines since the last tabular one are too many: two of any length, or some more
    that keep to the stub."""
    edge = min(chunks(one)[1].box.x0 for one in run[start : last + 1] if len(chunks(one)) > 1)
    wide = sum(one.box.x1 > edge for one in run[last + 1 : index])
    return wide > 2 or index - last > BETWEEN + 1 or (wide > 0 and index - last > 2)


def _titles(run: Sequence[Line], index: int) -> bool:
    """Whether a line between tabular ones titles the next table: bold or larger, a boxhead (labels
    side by side, no figure) below it. A sub-head has figures below it."""
    if index + 1 >= len(run):
        return False
    line, below = run[index], run[index + 1]
    cut = chunks(below)
    larger = line.size > LARGER * below.size
    under_labels = index > 0 and _is_head(run[index - 1]) and not _holds_value(run[index - 1])
    if not larger and (under_labels or _wraps_stub(run, index + 1)):
        return False
    return (
        len(chunks(line)) == 1
        and len(cut) > 1
        and not _holds_value(below)
        and (larger or (line.bold and below.bold))
        and line.box.x0 <= cut[0].box.x0 + line.size
        and any(is_tabular(one) for one in run[:index])
    )


def _heads(run: Sequence[Line], start: int) -> bool:
    """Whether the line above a stretch is part of its boxhead: labels side by side, or one that
    stands over the columns and not over the stub, set close."""
    line, below = run[start - 1], run[start]
    if _is_head(line):
        return True
    left = min(one.box.x0 for one in run[start : start + LINES])
    inside = max(one.box.x1 for one in run[start : start + LINES]) + 2 * line.size
    stub = _stub_end(run[start : start + LINES])
    close = below.base - line.base <= HEAD_PITCH * line.size
    return close and line.box.x0 > max(stub, left + 2 * line.size) and line.box.x1 <= inside


def _ends_label(run: Sequence[Line], start: int, end: int) -> bool:
    """Whether the line below a stretch is the end of its last row's label: narrow, close, flush
    with the labels or set in from them, and set like them."""
    above, line = run[end - 1], run[end]
    body = [one for one in run[start:end] if is_tabular(one)]
    left = min(one.box.x0 for one in run[start:end])
    figures = min(chunks(one)[1].box.x0 for one in body if len(chunks(one)) > 1)
    flush = left - 1 <= line.box.x0 <= left + line.size * 1.5
    close = line.base - above.base <= LABEL_PITCH * line.size
    labels = [chunks(one)[0] for one in body]
    alike = line.bold == above.bold and abs(line.size - above.size) < 0.5
    pitches = [b.base - a.base for a, b in pairwise(body)]
    tighter = line.base - above.base < CLOSER * min(pitches, default=0.0)
    wrapped = tighter or line.text[:1].islower() or line.text[:1] == "("
    return (
        flush
        and close
        and alike
        and wrapped
        and line.box.x1 < figures
        and bool(labels)
        and mark_of(line) is None
    )


def _is_head(line: Line) -> bool:
    """Whether a line above tabular ones may be their boxhead: several labels side by side."""
    return len(segments(line, COLUMN_GAP * 2)) > 1 and mark_of(line) is None


def is_tabular(line: Line) -> bool:
    """Whether a line stands in several columns, its number or bullet set aside."""
    cut = segments(line, COLUMN_GAP * 2)
    if len(cut) > 1 and all(is_value(piece.text) for piece in cut):
        return True  # a dash before figures is no bullet
    mark = mark_of(line)
    if mark and len(cut) > 1 and len(cut[0].words) <= mark.words:
        cut = cut[1:]
    if len(cut) < 2:
        return False
    return len(cut) >= 3 or is_value(cut[-1].text)


def leaders(region: Region) -> bool:
    """Whether the region is a table of contents: dot leaders, or page numbers that only grow."""
    dotted = sum("...." in line.text or "…" in line.text for line in region.lines)
    if 2 * dotted >= len(region.lines):
        return True
    last = [chunks(line)[-1].text for line in region.lines if is_listed(line)]
    numbers = [int(text) for text in last]
    return len(numbers) >= 0.8 * len(region.lines) and numbers == sorted(numbers)
