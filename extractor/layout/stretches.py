"""Lines in several columns, one below another, where nothing is drawn: where a table begins, what
belongs to its boxhead, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.choose import YEAR, is_value
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import SAME_SIZE, SPACE_WIDTH, Line, chunks
from extractor.layout.marks import mark_of
from extractor.layout.rows import breaks_off, runs_on
from extractor.layout.tabular_lines import (
    COLUMNS,
    counts_columns,
    holds_value,
    is_head,
    is_tabular,
    leaves_stub_out,
    wraps_cells,
)

HEAD_PITCH = 2.0
"""Most pitch, in font sizes, of a single label above the other lines of a boxhead."""

LABEL_PITCH = 1.5
"""Most pitch of the lines of one label, in font sizes."""

NARROW = 0.35
"""Most width of a label, as a share of its table's."""

BETWEEN = 6
"""Most lines of labels, without figures, between two lines with figures."""

LARGER = 1.08
"""Relative size from which a line is larger print than the one below."""

HEADING = 1.25
"""Relative size from which a line among rows is no sub-head but a heading."""

CLOSER = 0.9
"""Relative pitch from which a line stands closer than the rows of its table."""

TEXT_WORDS = 10
"""Words in one line from which it is running text: a label seldom fills a line."""

SENTENCE = 6
"""Fewest words of a line that ends with a full stop for it to be a sentence and no label."""

LINES = 3
"""Fewest lines with two columns or more for a table without rules."""


HANG = 1.5
"""Font sizes by which the further lines of a label, or its sub-entries, are set in."""

LEAST_ROWS = 2
"""Fewest rows of figures below a bold boxhead for a table without rules."""

HEAD_LINES = 5
"""Lines of a stretch whose right edge is taken for the table's: its boxhead's may end before."""


def tabular_stretches(run: Sequence[Line]) -> list[tuple[int, int]]:
    """Where lines in several columns stand one below another: first index, index after the last.

    Lines between them may be wrapped labels or sub-heads; a caption or a sentence ends the stretch,
    and the next table's boxhead begins another. Lines of the boxhead above and the end of a wrapped
    label below belong to it.
    """
    tabular = [is_tabular(line) for line in run]
    captions = [
        is_labelled(line.text)
        or _titles(run, at)
        or _parts(run, at, tabular)
        or (at > 0 and _is_sentence(run, at))
        for at, line in enumerate(run)
    ]
    anew = [
        tabular[at] and (_heads_anew(run, at) or _heads_after_text(run, at))
        for at in range(len(run))
    ]
    found: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for index in range(len(run) + 1):
        ends = index == len(run) or captions[index] or anew[index]
        if not ends and tabular[index]:
            if start is None:
                start = index
            last = index
        if start is not None and (ends or _apart(run, start, last, index)):
            if sum(tabular[start : last + 1]) >= LINES or _is_short(run, start, last):
                floor = found[-1][1] if found else 0
                start -= heading_lines(run, start, max([floor, *_after(captions, start)]))
                end = last + 1
                if end < len(run) and breaks_off(run[last], run[end]):
                    end += 1
                while end < len(run) and not captions[end] and ends_label(run, start, end):
                    end += 1
                found.append((start, end))
            start = None
        if index < len(run) and anew[index]:
            start = last = index
    return found


def _is_short(run: Sequence[Line], start: int, last: int) -> bool:
    """Whether lines are a whole table though they are few: rows of a name and figures each, no
    other line between, below labels that are bold over rows that are not. One row is a table below
    labels of three columns or more."""
    counted = start < last and counts_columns(run, start)
    at = start if counted or not holds_value(run[start]) else start - 1
    head, rows = run[max(at, 0)], run[at + 1 : last + 1]
    least = 1 if len(chunks(head)) >= COLUMNS else LEAST_ROWS
    if at < 0 or len(rows) < least or not head.bold or not is_head(head):
        return False
    years = all(YEAR.fullmatch(piece.text) for piece in chunks(head)[1:])
    alike = all(
        (len(chunks(row)) == len(chunks(head)) or leaves_stub_out(head, row))
        and (years or not row.bold)
        and _gives_figures(row)
        for row in rows
    )
    clear = counted or not holds_value(head)
    return alike and clear and rows[0].base - head.base <= HEAD_PITCH * head.size


def _gives_figures(row: Line) -> bool:
    """Whether a row gives figures below all labels, or below two and more and remarks below the
    last."""
    cells = [piece.text for piece in chunks(row)[1:]]
    if len(cells) > COLUMNS - 1 and not is_value(cells[-1]):
        cells.pop()
    return all(map(is_value, cells))


def _after(captions: Sequence[bool], index: int) -> list[int]:
    """The index after the last caption before a line, if there is one."""
    return [at + 1 for at in range(index) if captions[at]][-1:]


def heading_lines(run: Sequence[Line], start: int, floor: int) -> int:
    """How many of the lines above a stretch, from ``floor`` on, are its boxhead."""
    top = start
    while top > floor:
        beside = _beside_tiers(run, top, floor)
        if beside:
            top -= beside
        elif _ends_stub_label(run, top, floor):
            top -= 2
        elif _heads(run, top) or (wraps_stub(run, top) and _is_full(run, top)):
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
    if at in (top, floor) or not is_head(run[at - 1]):
        return 0
    return top - at + 1


def wraps_stub(run: Sequence[Line], top: int) -> bool:
    """Whether the line above is set close, like the boxhead below, and over its stub only."""
    line, below = run[top - 1], run[top]
    cut = chunks(below)
    return (
        len(chunks(line)) == 1
        and len(cut) > 1
        and line.bold == below.bold
        and abs(line.size - below.size) < SAME_SIZE
        and below.base - line.base <= LABEL_PITCH * line.size
        and line.box.x1 < cut[1 if cut[0].box.x0 < line.box.x1 else 0].box.x0
    )


def _ends_stub_label(run: Sequence[Line], top: int, floor: int) -> bool:
    """Whether the line above a stretch is the end of the stub's label, whose first line stands
    beside the labels of the figures: "Reason for not | Number" over "accepting"."""
    if top - 2 < floor:
        return False
    labels, line, row = run[top - 2 : top + 1]
    cut, columns = chunks(labels), chunks(row)
    return (
        is_head(labels)
        and not holds_value(labels)
        and len(chunks(line)) == 1
        and labels.bold
        and line.bold
        and not row.bold
        and abs(line.box.x0 - cut[0].box.x0) <= 1
        and len(columns) > 1
        and line.box.x1 < columns[1].box.x0
        and line.base - labels.base <= LABEL_PITCH * line.size
    )


def _is_full(run: Sequence[Line], top: int) -> bool:
    """Whether the first word of the line below would not have fitted above, beside the figures."""
    line, below = run[top - 1], run[top]
    room = _stub_end(run[top : top + 2 * LINES]) - line.box.x1
    return below.words[0].box.width + SPACE_WIDTH * line.size > room


def _stub_end(lines: Sequence[Line]) -> float:
    """The right edge of the labels flush with the lines' left edge, in points."""
    left = min(one.box.x0 for one in lines)
    flush = [chunks(one)[0] for one in lines if one.box.x0 <= left + HANG * one.size]
    return max(label.box.x1 for label in flush)


def _apart(run: Sequence[Line], start: int, last: int, index: int) -> bool:
    """Whether the lines since the last tabular one are too many: two of any length, or some more
    that keep to the stub."""
    edge = min(chunks(one)[1].box.x0 for one in run[start : last + 1] if len(chunks(one)) > 1)
    while last + 1 < index and _goes_on_bold(run[last], run[last + 1]):
        last += 1  # the boxhead's lower lines
    wide = sum(one.box.x1 > edge for one in run[last + 1 : index])
    return wide > 2 or index - last > BETWEEN or (wide > 0 and index - last > 2)


def _goes_on_bold(above: Line, line: Line) -> bool:
    """Whether a bold line stands as close below another as the lines of labels do."""
    return above.bold and line.bold and line.base - above.base <= LABEL_PITCH * line.size


def _is_sentence(run: Sequence[Line], index: int) -> bool:
    """Whether a line is a sentence, set apart from the line above it: no end of a label."""
    above, line = run[index - 1], run[index]
    return (
        len(chunks(line)) == 1
        and len(line.words) >= SENTENCE
        and line.text.endswith(".")
        and line.text[:1].isupper()
        and line.base - above.base > LABEL_PITCH * line.size
    )


def _titles(run: Sequence[Line], index: int) -> bool:
    """Whether a line between tabular ones titles the next table: bold or larger, a boxhead (labels
    side by side, no figure) below it. A sub-head has figures below it."""
    if index + 1 >= len(run):
        return False
    line, below = run[index], run[index + 1]
    cut = chunks(below)
    larger = line.size > LARGER * below.size
    under_labels = index > 0 and is_head(run[index - 1]) and not holds_value(run[index - 1])
    if not larger and (under_labels or wraps_stub(run, index + 1)):
        return False
    return (
        len(chunks(line)) == 1
        and len(cut) > 1
        and (not holds_value(below) or counts_columns(run, index + 1))
        and (larger or (line.bold and below.bold) or _titles_plainly(run, index))
        and line.box.x0 <= cut[0].box.x0 + line.size
        and any(is_tabular(one) for one in run[:index])
    )


def _titles_plainly(run: Sequence[Line], index: int) -> bool:
    """Whether a line that is not bold stands apart from the row above it, over a boxhead that is
    bold above figures that are not: no row is followed by labels."""
    if index == 0 or index + 2 >= len(run):
        return False
    above, line, below, first = run[index - 1 : index + 3]
    apart = line.base - above.base > LABEL_PITCH * line.size
    wraps = index > 1 and above.base - run[index - 2].base <= LABEL_PITCH * above.size
    return (
        apart
        and (holds_value(above) or (wraps and holds_value(run[index - 2])))
        and below.bold
        and not line.bold
        and not first.bold
        and holds_value(first)
    )


def _parts(run: Sequence[Line], index: int, tabular: Sequence[bool]) -> bool:
    """Whether a line is a section's heading between two tables: alone, and in print larger than
    that of the rows above and below it, where a sub-head is in the rows' own."""
    above = [line for at, line in enumerate(run[:index]) if tabular[at]]
    below = [line for at, line in enumerate(run[index:], index) if tabular[at]]
    if not above or not below or len(chunks(run[index])) != 1:
        return False
    return run[index].size > HEADING * max(above[-1].size, below[0].size)


def _heads_anew(run: Sequence[Line], index: int) -> bool:
    """Whether a line after figures is the boxhead of another table that stands close below: bold
    labels side by side, wider apart from the row above than rows are, and figures below them."""
    if index < 2 or index + 1 >= len(run):
        return False
    top = index
    while top > 1 and run[top - 1].bold and is_head(run[top - 1]) and not holds_value(run[top - 1]):
        top -= 1  # a tier above
    above, line, below = run[top - 1], run[index], run[index + 1]
    total = above.bold and top == index and holds_value(above)
    if not line.bold or (above.bold and not total) or below.bold or not is_tabular(above):
        return False
    labels = [piece for piece in chunks(line) if not YEAR.fullmatch(piece.text)]
    return (
        len(chunks(line)) >= COLUMNS
        and not any(is_value(piece.text) for piece in labels)
        and holds_value(above)
        and holds_value(below)
        and CLOSER * (run[top].base - above.base) > below.base - line.base
    )


def _heads_after_text(run: Sequence[Line], index: int) -> bool:
    """Whether a line is the boxhead of another table: labels above figures, and running text
    between it and the figures before."""
    if holds_value(run[index]) or not any(map(holds_value, run[index + 1 : index + LINES])):
        return False
    for line in reversed(run[:index]):
        if is_tabular(line):
            return False
        if len(chunks(line)) == 1 and len(line.words) >= TEXT_WORDS and not line.bold:
            return True
    return False


def _heads(run: Sequence[Line], start: int) -> bool:
    """Whether the line above a stretch is part of its boxhead: labels side by side, or one that
    stands over the columns and not over the stub, set close."""
    line, below = run[start - 1], run[start]
    if _over_columns(line, below):
        return True
    if is_head(line):
        return True
    if below.bold and not line.bold and line.size > LARGER * below.size:
        return False  # the text's end, set in from the table's edge
    left = min(one.box.x0 for one in run[start : start + LINES])
    inside = max(one.box.x1 for one in run[start : start + HEAD_LINES]) + 2 * line.size
    stub = _stub_end(run[start : start + LINES])
    close = below.base - line.base <= HEAD_PITCH * line.size
    return close and line.box.x0 > max(stub, left + 2 * line.size) and line.box.x1 <= inside


def _over_columns(line: Line, below: Line) -> bool:
    """Whether bold labels, be they set close, stand each over a column of its own of a row that is
    not bold."""
    labels, columns = chunks(line), chunks(below)
    if len(labels) < COLUMNS or not line.bold or below.bold or holds_value(line):
        return False
    if below.base - line.base > HEAD_PITCH * below.size:
        return False
    over = [
        [k for k, c in enumerate(columns) if min(c.box.x1, one.box.x1) > max(c.box.x0, one.box.x0)]
        for one in labels
    ]
    found = [own[0] for own in over if len(own) == 1]
    return len(found) == len(labels) == len(set(found))


def ends_label(run: Sequence[Line], start: int, end: int) -> bool:
    """Whether the line below a stretch is the end of its last row's label, or of several cells of
    words: narrow, close, flush with the labels or set in from them, set like them, and either
    closer than rows are or what the label leaves open."""
    above, line = run[end - 1], run[end]
    body = [one for one in run[start:end] if is_tabular(one)]
    left = min(one.box.x0 for one in run[start:end])
    figures = min(chunks(one)[1].box.x0 for one in body if len(chunks(one)) > 1)
    flush = left - 1 <= line.box.x0 <= left + HANG * line.size
    close = line.base - above.base <= LABEL_PITCH * line.size
    labels = [chunks(one)[0] for one in body]
    alike = line.bold == above.bold and abs(line.size - above.size) < SAME_SIZE
    rows = [one for one in body if holds_value(one)]
    pitches = [b.base - a.base for a, b in pairwise(rows)]
    tighter = line.base - above.base < CLOSER * min(pitches, default=0.0)
    wrapped = tighter or runs_on(chunks(above)[0].text, line.text)
    return (
        flush
        and close
        and alike
        and wrapped
        and (line.box.x1 < figures or wraps_cells(above, line))
        and bool(labels)
        and mark_of(line) is None
    )
