"""What a table has beyond its rules: a boxhead above the first of them, a row below the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.layout.choose import YEAR
from extractor.layout.edges import MOST
from extractor.layout.lines import Line, chunks
from extractor.layout.ruled_bands import (
    DOUBLE,
    PADDING,
    SAME_RULE,
    TALLER,
    band,
    is_figure,
    tabular_band,
)
from extractor.layout.stretches import HEAD_PITCH, heading_lines
from extractor.layout.tabular_lines import is_head, is_tabular
from extractor.pdf.page import Box, Page, Word

HEAD_LINES = 8
"""Most lines of a boxhead above the first rule of its table."""

CUT_IN = 2
"""Lines below a rule among which a row with figures stands, where it rules off a boxhead: the first
may be a sub-head."""

FIRST_ROW = 3.0
"""Most height of a first row, in usual rows: its label may take several lines."""

MOST_PARTED = 0.5
"""Numbers of a boxhead that stand apart from their words, as a share of its other pieces: a row of
figures has as many as it has columns."""

LEVEL = 1.2
"""Most white between a rule and the text above it, in that between the rule and the text below."""

OFF_COLUMN = 6.0
"""Points by which the words of a last row may stand out of the columns above."""


def widened(page: Page, run: list[Box], words: Sequence[Word], usual: float) -> list[Box]:
    """The run of rules with a boxhead above its first rule, and a last row below its last one.

    Writers rule off the rows but neither the table's head nor its foot.
    """
    first, last = run[0], run[-1]
    reach = TALLER * usual + PADDING
    inside = band(page, first, run[1], words)
    if len(inside) == 1 and not is_tabular(inside[0]) and len(run) > CUT_IN:
        inside = band(page, first, run[CUT_IN], words)  # the sub-head is ruled off as the rows are
    shaded = _shaded_head(page, first, words, usual) if any(map(is_tabular, inside)) else None
    if shaded is not None:
        run = [Box(first.x0, shaded, first.x1, shaded), *run]
    elif any(map(is_tabular, inside[:CUT_IN])):
        top = first.top - max(reach, HEAD_LINES * HEAD_PITCH * inside[0].size)
        roof = Box(first.x0, top, first.x1, top)
        # the title of the table may stand close above its boxhead
        white = inside[0].box.top - first.bottom
        parting = _parting(page, roof, first)
        near = _touching(band(page, roof, first, words)[::-1], first.top, white, parting)
        # farther up than a row is high, a line with figures is a row of the table before
        near = list(takewhile(lambda a: a.box.top > first.top - reach or _labels(a), near))
        ends = int(bool(near) and _ends_label(near[0], inside))
        count = ends + heading_lines([*near[::-1], *inside], len(near) - ends, 0)
        head = near[: _with_spanners(near, count, parting)]
        if any(
            is_head(a) or len(chunks(a)) > 1 or len(_figures_below(a, inside)) > 1 for a in head
        ):
            top = min(line.box.top for line in head) - PADDING
            run = [Box(first.x0, top, first.x1, top), *run]
    foot = _foot(page, first, last, words)
    if foot:
        bottom = max(line.box.bottom for line in foot) + PADDING
        run = [*run, Box(last.x0, bottom, last.x1, bottom)]
    return run


def _with_spanners(near: Sequence[Line], count: int, parting: Sequence[float]) -> int:
    """How many of the lines above a rule are the boxhead: so many, and those of labels right above
    them that a rule below spanners parts off."""
    while 0 < count < len(near):
        above, below = near[count], near[count - 1]
        if not _labels(above) or not any(above.box.bottom < y < below.box.top for y in parting):
            break
        count += 1
    return count


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
        if edge - low > DOUBLE and not tabular_band(page, between, first, words, usual):
            break
        edge, reach = min(fill.top for fill in fills), DOUBLE
        found = (edge, low)
    if found is None:
        return None
    top, bottom = (Box(first.x0, y, first.x1, y) for y in found)
    lines = band(page, top, bottom, words)
    return found[0] if any(map(is_head, lines)) and _all_labels(lines) else None


def _all_labels(lines: Sequence[Line]) -> bool:
    """Whether lines hold labels alone, over several of which a number may be parted from its words:
    "Over" above "20", "10" above "working" above "days"."""
    pieces = [piece for line in lines for piece in chunks(line)]
    figures = [piece for piece in pieces if is_figure(piece)]
    labels = [piece for piece in pieces if not is_figure(piece)]
    if len(figures) > MOST_PARTED * len(labels):
        return False
    return all(
        any(
            label.bold == figure.bold
            and label.box.x0 < figure.box.x1
            and figure.box.x0 < label.box.x1
            for label in labels
        )
        for figure in figures
    )


def _foot(page: Page, first: Box, last: Box, words: Sequence[Word]) -> list[Line]:
    """Lines of a last row that has no rule below it: they keep to the columns of the rows above.

    The text under a table runs across them.
    """
    rows = [chunks(line) for line in band(page, first, last, words)]
    pieces = sorted((s.box.x0, s.box.x1) for cut in rows if len(cut) > 1 for s in cut)
    floor = _next_rule(page, last)
    white = last.top - max((cut[-1].box.bottom for cut in rows), default=last.top)
    held: list[Line] = []
    end = 0
    for line in _touching(band(page, last, floor, words), last.bottom, white):
        cut = chunks(line)
        kept = all(any(_keeps(s.box, a, b) for a, b in pieces) for s in cut)
        wide = len(cut) > 2 and is_tabular(line)
        if not (kept or wide or _in_stub(line, pieces)):
            break
        held.append(line)
        # what only keeps clear of the figures is a row's label if figures follow, else a note
        end = len(held) if kept or wide else end
    held = held[:end]
    return held if any(any(map(is_figure, chunks(line)[1:])) for line in held) else []


def _next_rule(page: Page, last: Box) -> Box:
    """The next line drawn across below a rule, with which another table may begin; or the page's
    end."""
    across = [
        ruling.box.top
        for ruling in page.rulings
        if ruling.horizontal
        and ruling.box.top > last.bottom + DOUBLE
        and min(ruling.box.x1, last.x1) - max(ruling.box.x0, last.x0) >= MOST * last.width
    ]
    y = min(across, default=page.height)
    return Box(last.x0, y, last.x1, y)


def _in_stub(line: Line, pieces: Sequence[tuple[float, float]]) -> bool:
    """Whether a line alone keeps clear of the columns right of the stub, however narrow the labels
    are that the stub holds above: ``pieces`` are what the columns hold, left to right."""
    beyond = [x0 for x0, _ in pieces if x0 > pieces[0][1]]
    if len(chunks(line)) != 1 or not beyond:
        return False
    return abs(line.box.x0 - pieces[0][0]) <= OFF_COLUMN and line.box.x1 < min(beyond)


def _keeps(box: Box, left: float, right: float) -> bool:
    """Whether the box keeps to a column."""
    return left - OFF_COLUMN <= box.x0 and box.x1 <= right + OFF_COLUMN


def _ends_label(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line just above a rule may be the end of a boxhead's longest label, alone, or all
    of a boxhead set close: over figures below the rule, and not over their names."""
    stub = min(chunks(row)[0].box.x1 for row in rows)
    over = _figures_below(line, rows)
    return bool(over) and line.box.x0 > stub and (len(over) > 1 or len(chunks(line)) == 1)


def _figures_below(line: Line, rows: Sequence[Line]) -> list[Line]:
    """The figures of the first row below a rule, of a boxhead all labels, that a line stands over;
    none where that row is a boxhead itself."""
    figures = next((list(chunks(row)[1:]) for row in rows if is_tabular(row)), [])
    if not _labels(line) or not any(map(is_figure, figures)):
        return []
    return [p for p in figures if p.box.x0 < line.box.x1 and line.box.x0 < p.box.x1]


def _labels(line: Line) -> bool:
    """Whether a line holds labels and years, and no figure."""
    return all(YEAR.fullmatch(s.text) or not is_figure(s) for s in chunks(line))


def _parting(page: Page, roof: Box, first: Box) -> list[float]:
    """The y of the rules drawn below spanners only, above a table's first rule."""
    return [
        ruling.box.top
        for ruling in page.rulings
        if ruling.horizontal
        and roof.top < ruling.box.top < first.top - DOUBLE
        and first.x0 + SAME_RULE < ruling.box.x0
        and ruling.box.x1 <= first.x1 + SAME_RULE
    ]


def _touching(
    lines: Sequence[Line], edge: float, white: float, parting: Sequence[float] = ()
) -> list[Line]:
    """The lines that follow each other from the edge on, without white between. The first may stand
    as far from a rule as the line on its other side does, ``white`` points, and so may those on
    both sides of a rule at one of the y ``parting``."""
    found: list[Line] = []
    for line in lines:
        near = min(abs(line.box.top - edge), abs(line.box.bottom - edge))
        reach = line.size if found else max(line.size, LEVEL * white)
        if any(line.box.bottom < y < edge for y in parting):
            reach = max(reach, 2 * LEVEL * white)
        if near > reach:
            break
        found.append(line)
        edge = line.box.top if line.box.top < edge else line.box.bottom
    return found
