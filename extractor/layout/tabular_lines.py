"""What a single line of print tells of a table: whether it stands in columns, or may head them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.choose import YEAR, is_value
from extractor.layout.lines import COLUMN_GAP, Line, chunks, segments
from extractor.layout.marks import mark_of

APART = 0.9
"""Gap in font sizes from which on the parts of a line stand in columns. A word processor's cells
have margins of 5.4 points each, as much as this where a cell is full; justified prose has less."""

FLUSH = 1.0
"""Points by which the lines of one cell may begin apart."""

COLUMNS = 3
"""Texts side by side in a line from which it is tabular whatever they are; of two, the second must
be a figure."""


def holds_value(line: Line) -> bool:
    """Whether a figure stands in one of the line's columns."""
    return any(is_value(piece.text) for piece in chunks(line))


def is_head(line: Line) -> bool:
    """Whether a line above tabular ones may be their boxhead: several labels side by side, or
    years, which narrow columns set as close as words."""
    if len(line.words) > 1 and all(YEAR.fullmatch(word.text) for word in line.words):
        return True
    return len(segments(line, COLUMN_GAP * 2)) > 1 and mark_of(line) is None


def _ends_in_figures(line: Line) -> bool:
    """Whether so many figures end the line, side by side, as no writer sets in a sentence."""
    last = chunks(line)[-COLUMNS:]
    return len(last) == COLUMNS and all(is_value(piece.text) for piece in last)


def is_tabular(line: Line) -> bool:
    """Whether a line stands in several columns, its number or bullet set aside."""
    cut = segments(line, APART)
    if len(cut) > 1 and all(is_value(piece.text) for piece in cut):
        return True  # a dash before figures is no bullet
    if _ends_in_figures(line):
        return True
    mark = mark_of(line)
    if mark and len(cut) > 1 and len(cut[0].words) <= mark.words:
        cut = cut[1:]
    if len(cut) < 2:
        return False
    return len(cut) >= COLUMNS or is_value(cut[-1].text)


def wraps_cells(above: Line, line: Line) -> bool:
    """Whether each piece of a line goes on with a cell of words right above it: "(extended) | days"
    below "Stage 2 | 65 working | 7"."""
    pieces, cells = chunks(line), chunks(above)
    begun = [cell.box.x0 for cell in cells if not is_value(cell.text)]
    return (
        1 < len(pieces) <= len(begun)
        and not holds_value(line)
        and all(any(abs(piece.box.x0 - x0) <= FLUSH for x0 in begun) for piece in pieces)
    )


def leaves_stub_out(head: Line, row: Line) -> bool:
    """Whether the labels stand one over each figure of a row, and nothing over its name."""
    labels, cells = chunks(head), chunks(row)
    return len(cells) == len(labels) + 1 and labels[0].box.x0 > cells[0].box.x1


def counts_columns(run: Sequence[Line], index: int) -> bool:
    """Whether the values of a bold line are the numbers of its columns: "Stage 1 2 3" above rows
    that are not bold."""
    line, below = run[index], run[index + 1 : index + 2]
    values = [piece.text for piece in chunks(line) if is_value(piece.text)]
    return (
        line.bold and bool(below) and not below[0].bold and values == ["1", "2", "3"][: len(values)]
    )
