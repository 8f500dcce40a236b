"""What stands between two rules of one width and begins another table: its heading or boxhead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.lines import Line, chunks
from extractor.layout.stretches import HEADING, LARGER, LINES, wraps_stub
from extractor.layout.tabular_lines import COLUMNS, holds_value, is_head, is_tabular


def titles_next(run: Sequence[Line]) -> bool:
    """Whether one of the lines titles a table that begins with the boxhead below it."""
    return _is_headed(run) or any(
        len(chunks(line)) == 1
        and len(chunks(below)) > 1
        and not holds_value(below)
        and (line.size > LARGER * below.size or (line.bold and below.bold))
        and line.box.x0 <= chunks(below)[0].box.x0 + line.size
        and not wraps_stub(run, index)
        for index, (line, below) in enumerate(pairwise(run), start=1)
    )


def _is_headed(run: Sequence[Line]) -> bool:
    """Whether the heading of a section stands among lines, larger than all below it, of which one
    is a boxhead: below its spanner, which stands alone."""
    for index, line in enumerate(run):
        below = run[index + 1 :]
        heads = [one for one in below if is_head(one) and not holds_value(one)]
        larger = line.size > HEADING * max((one.size for one in below), default=line.size)
        if heads and larger and len(chunks(line)) == 1:
            return True
    return False


def rows_before_head(run: Sequence[Line]) -> bool:
    """Whether lines are the rows of a table, what stands below it, and the boxhead of the next one:
    two tables that rule off nothing but their boxheads."""
    if len(run) < LINES or holds_value(run[-1]) or len(chunks(run[-1])) < COLUMNS:
        return False
    rows = [at for at, line in enumerate(run) if is_tabular(line) and holds_value(line)]
    return bool(rows) and any(len(chunks(line)) == 1 for line in run[rows[-1] + 1 : -1])
