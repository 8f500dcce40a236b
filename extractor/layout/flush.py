"""Spanners set flush right over their groups of columns, as figures and labels are below them.

A phrase that ends where the last of its labels does may as well be the first line of that label
alone: "Target" above "2022/23". It is a spanner where the stub's label stands beside it, so that
labels begin on the upper line wherever nothing stands over them, and where the labels below are of
one kind (years, stages) or the phrase itself runs over several of their columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.lines import Line
from extractor.layout.spanners import FLUSH, Columns, Label, alike, covered


def flush_right_spans(
    phrases: Sequence[Line], units: Sequence[Label], lower: Sequence[Label], columns: Columns
) -> dict[int, tuple[int, int]]:
    """Which of the phrases are spanners: index to first column and number of columns.

    ``units`` are the highest labels over the columns, ``lower`` those of the line below. Empty
    where any phrase is neither flush right with a label below nor over a column without one.
    """
    stub = any(columns.home(phrase.box) == 0 for phrase in phrases)
    if not stub or any(label.start == 0 for label in lower) or not _all_flush(units, columns):
        return {}
    found: dict[int, tuple[int, int]] = {}
    left = list(units)
    sure = False
    for k, phrase in enumerate(phrases):
        home = columns.home(phrase.box)
        if home == 0:
            continue
        ends = [unit for unit in left if abs(unit.box.x1 - phrase.box.x1) <= FLUSH]
        if not ends:
            if any(unit.start <= home < unit.end for unit in units):
                return {}
            continue
        group, left = left[: left.index(ends[0]) + 1], left[left.index(ends[0]) + 1 :]
        if len(group) > 1:
            found[k] = (group[0].start, group[-1].end - group[0].start)
            sure |= alike(group, 1) or len(covered(phrase.box, columns)) > 1
    return found if sure and not left else {}


def _all_flush(units: Sequence[Label], columns: Columns) -> bool:
    """Whether every label ends where the figures below it do."""
    ends = [(unit.box.x1, columns.extent(unit.start, unit.end)[1]) for unit in units]
    return len(ends) > 1 and all(abs(end - right) <= FLUSH for end, right in ends)
