"""What stands between two horizontal rules: rows of a table, or prose between two tables."""

from __future__ import annotations

import math
from collections.abc import Sequence

from extractor.layout.choose import is_value
from extractor.layout.edges import BESIDE
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import Line, chunks, lines_of
from extractor.layout.marks import mark_of
from extractor.pdf.page import SLACK, Box, Page, Word, standing_in

SAME_RULE = 8.0
"""Points by which the ends of a table's horizontal rules may differ."""

DOUBLE = 3.0
"""Points within which two horizontal rules are one, drawn double."""

TALLER = 1.4
"""A band between rules with a single text in it is a sub-head up to this many usual heights."""

PADDING = 2.0
"""Points of white that a table's head and foot keep from the text where no rule is drawn."""

PROSE_WIDTH = 0.5
"""Share of the rules' width from which a text alone in its line is prose."""

PROSE_INDENT = 0.2
"""Share of the rules' width from which such a line begins in another column than the stub."""

PROSE_SHARE = 0.25
"""Share of a band's lines that may be prose."""


def band(page: Page, above: Box, below: Box, words: Sequence[Word]) -> list[Line]:
    """The lines between two rules."""
    between = Box(above.x0 - BESIDE, above.bottom - SLACK, above.x1 + BESIDE, below.top + SLACK)
    return lines_of(page.number, standing_in(words, between))


def tabular_band(page: Page, above: Box, below: Box, words: Sequence[Word], usual: float) -> bool:
    """Whether the text between two rules is a row or several, and no heading or paragraph between
    two tables. ``usual`` is the height in points of the bands around it."""
    between = Box(-math.inf, above.bottom - SLACK, math.inf, below.top + SLACK)
    inside = standing_in(words, between)
    left, right = min(above.x0, below.x0) - BESIDE, max(above.x1, below.x1) + BESIDE
    held = [w for w in inside if left <= w.box.x0 and w.box.x1 <= right]
    if not held or any(w.box.x0 < right and w.box.x1 > right for w in inside):
        return False
    lines = lines_of(page.number, held)
    if any(is_labelled(line.text) for line in lines):
        return False  # the caption of the next table
    columns = [_columns(line) for line in lines]
    if max(columns) == 1:
        return below.top - above.bottom <= TALLER * usual and len(lines) == 1
    figures = min(
        (p.box.x0 for line in lines for p in chunks(line)[1:] if is_figure(p)), default=left
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


def _columns(line: Line) -> int:
    """How many texts stand side by side in a line, the number of a paragraph set aside."""
    count = len(chunks(line))
    mark = mark_of(line)
    return count - (mark is not None and len(chunks(line)[0].words) <= mark.words < len(line.words))


def is_figure(segment: Line) -> bool:
    """Whether a piece of a line is a number of a table."""
    return is_value(segment.text)
