"""Rows in groups below a row of words: what heads the rows below it, whose a group's total is."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from itertools import pairwise

from extractor.layout.blocks import Cell
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.quantities import cell_quantities
from extractor.reading.tabular.rows import filled, is_number, title_row

_GRAND = re.compile(r"\s*(?:grand|overall|council|all services|all teams)\b", re.I)
"""How a total begins that is of all there is."""


def titles_rows_below(
    rows: tuple[tuple[Cell, ...], ...], index: int, repeated: Set[int] = frozenset()
) -> bool:
    """A row with words in its first cell only is a cut-in head, not a name whose figure is blank.

    ``repeated`` are rows of a boxhead printed again, which stand for nothing here.

    A cut-in head is merged over the columns, bold, above stubs that come again under the next
    one, or a name above rows of vocabulary ("Business Services" above "Complaints").
    """
    cell = filled(rows[index])[0]
    if cell.columns > 1 or cell.bold:
        return True
    rows = tuple(row for i, row in enumerate(rows) if i not in repeated)
    index -= sum(i < index for i in repeated)
    below = next((row[0].text for row in rows[index + 1 :] if row[0].text.strip()), "")
    stubs = [normalise(row[0].text).strip() for row in rows]  # a note's mark makes no other name
    own = normalise(cell.text).strip()
    again = stubs.count(normalise(below).strip()) > 1
    if read_label(cell.text).says("skip") and read_label(below).says("total"):
        # a blank in place of others' figures, unless it heads the rows of the heads before it
        return again and stubs.count(own) == 1
    if any(
        stub == own and any(is_number(c.text) for c in row[1:])
        for stub, row in zip(stubs, rows, strict=True)
    ):
        return False  # it has figures elsewhere: here they are blank
    if again:
        return True
    reading = read_label(below)
    if reading.says("total"):
        return False  # the last name before the total, its figure blank
    if _heads_totalled_rows(rows, index):
        return True
    return bool(below) and _is_known(reading) and not _is_known(read_label(cell.text))


def _heads_totalled_rows(rows: tuple[tuple[Cell, ...], ...], index: int) -> bool:
    """Whether a row of words alone stands above rows that end with their total, as another does."""
    heads = [i for i, row in enumerate(rows) if title_row(row) is not None and row[0].text.strip()]

    def totalled(head: int, end: int) -> bool:
        below = [row for row in rows[head + 1 : end] if any(is_number(c.text) for c in row[1:])]
        return bool(below) and not _is_total(below[0]) and any(map(_is_total, below))

    groups = [head for head, end in pairwise([*heads, len(rows)]) if totalled(head, end)]
    return index in groups and len(groups) > 1


def _is_known(reading: LabelReading) -> bool:
    return bool(reading.hits) and not reading.rest


def totals_all_groups(
    rows: tuple[tuple[Cell, ...], ...], data: list[int], cut_ins: dict[int, tuple[str, ...]]
) -> bool:
    """Whether the last row adds up every group of rows, not only the one it stands below.

    A total of another name below the total of the last group does ("Grand total" below "Total"),
    and so does a grand total where no group has one. Of "All complaints" at the foot nothing but
    the sum tells whether it is at the foot of a table or of a group.
    """
    last = data[-1]
    if len(set(cut_ins.values())) < 2 or not _is_total(rows[last]):
        return False
    name = normalise(rows[last][0].text).split()
    totals = [i for i in data[:-1] if _is_total(rows[i])]
    if all(normalise(rows[i][0].text).split() != name for i in totals) and (
        any(cut_ins[i] == cut_ins[last] for i in totals)
        or (not totals and _GRAND.match(normalise(rows[last][0].text)))
    ):
        return True
    counted = [c for c, cell in enumerate(rows[last]) if c and not _is_share(cell.text)]
    if 2 * len(counted) < len(rows[last]) - 1:
        return False  # what stands beside several shares may be their changes
    parts = [i for i in data[:-1] if i not in totals]
    own = [i for i in parts if cut_ins[i] == cut_ins[last]]
    sums = [
        tuple(sum(_count(rows[i][column].text) for i in some) for some in ([last], parts, own))
        for column in counted
    ]
    return all(total == every for total, every, _ in sums) and any(
        every != group for _, every, group in sums
    )


def _is_share(text: str) -> bool:
    """Whether a cell holds nothing but a share, which adds up to nothing."""
    found = cell_quantities(text) or []
    return bool(found) and all(quantity.unit == "percent" for quantity in found)


def _is_total(row: tuple[Cell, ...]) -> bool:
    return read_label(row[0].text).says("total")


def _count(text: str) -> Decimal:
    """The first bare number of a cell; 0 where it has none."""
    for quantity in cell_quantities(text) or []:
        if quantity.unit is None:
            return quantity.value
    return Decimal(0)
