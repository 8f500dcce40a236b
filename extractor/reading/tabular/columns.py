"""Which columns of a section hold labels, which limits and which figures."""

from __future__ import annotations

import re

from extractor.layout.blocks import Cell, Table
from extractor.reading.labels import normalise, read_label
from extractor.reading.quantities import cell_quantities
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.rows import is_number

_LIMIT = re.compile(
    r"\b(?:timescales?|timeframes?|target|limit|deadline|standard)\b|^\s*(?:working )?days\s*$",
    re.I,
)


def is_limit_column(table: Table, section: Section, column: int) -> bool:
    """A column headed "Timescale (working days)" holds limits: a dimension, no figures.

    One whose header names a limit itself ("Within 20 days" above "Target") holds what was aimed at.
    """
    head = " ".join(section.boxhead[column])
    if not _LIMIT.search(normalise(head)):
        return False
    reading = read_label(head)
    if reading.says("status") or reading.says("measure") or reading.timescales:
        return False
    if "day" in head.lower():
        return True
    texts = [table.rows[row][column].text for row in section.data_rows]
    if any(q.unit == "days" for text in texts for q in cell_quantities(text) or []):
        return True
    return _one_band_each(table, section, column, texts)


def _one_band_each(table: Table, section: Section, column: int, texts: list[str]) -> bool:
    """Whether each row has the days of its own that may be taken, beside a name of its own: "Stage
    1 | 10 to 20 working days". Bands of one stage below each other are what was counted."""
    limits = [read_label(text).timescale for text in texts]
    names = [table.rows[row][0].text.strip() for row in section.data_rows]
    return (
        column > 0
        and all(names)
        and len(set(names)) == len(names)
        and all(limit is not None and limit.from_days is not None for limit in limits)
    )


def limits_by_row(table: Table, section: Section) -> dict[int, int]:
    """Working days by row, from a column of limits."""
    limits = {}
    for column in range(len(table.rows[0])):
        if not is_limit_column(table, section, column):
            continue
        for row in section.data_rows:
            text = table.rows[row][column].text
            quantities = cell_quantities(text)
            limit = read_label(text).timescale
            if column and limit is not None and limit.from_days is not None:
                limits[row] = limit.days  # "10 to 20 working days": the time that may be taken
            elif quantities:
                limits[row] = int(quantities[0].value)
    return limits


def figure_columns(table: Table, section: Section) -> list[int]:
    """The columns that hold figures."""
    return [
        column
        for column in range(section.stub_columns, len(table.rows[0]))
        if not is_limit_column(table, section, column)
        and any(is_number(table.rows[row][column].text) for row in section.data_rows)
    ]


def stub_paths(table: Table, section: Section) -> dict[int, tuple[Cell | None, ...]]:
    """The stub cells of each data row, left to right, a merged cell once.

    Where a label stands once for a group of rows ("Statutory" beside three years) it holds for all
    of them. None keeps the place of a blank that no label holds for.
    """
    columns = []
    stub = [
        c for c in range(section.stub_columns) if not (c and is_limit_column(table, section, c))
    ]
    for column in stub:
        cells = {row: table.rows[row][column] for row in section.data_rows}
        inner = (
            {row: table.rows[row][column + 1] for row in section.data_rows}
            if column + 1 in stub
            else {}
        )
        outer = {row: table.rows[row][column - 1] for row in section.data_rows} if column else {}
        columns.append(_held_by_group(cells, inner, outer))
    paths: dict[int, tuple[Cell | None, ...]] = {}
    for row in section.data_rows:
        path: list[Cell | None] = []
        for cells_in_column in columns:
            cell = cells_in_column[row]
            if cell is None or not any(cell is other for other in path):
                path.append(cell)
        while path and path[-1] is None:
            path.pop()
        paths[row] = tuple(path)
    return paths


def _held_by_group(
    cells: dict[int, Cell], inner: dict[int, Cell], outer: dict[int, Cell]
) -> dict[int, Cell | None]:
    """Labels of a stub column with the blanks that belong to them filled; ``inner`` and ``outer``
    are the columns beside it. A label holds no further than to the next one of the outer column.

    A label stands at the top of its group, or half-way down it where typesetters centre it; then
    the groups begin where the next column's first label comes again. The last column has none.
    """
    rows = list(cells)
    filled = {row: cell for row, cell in cells.items() if cell.text.strip()}
    if not inner or len(filled) == len(rows) or not filled:
        return {row: filled.get(row) for row in rows}
    first = inner[rows[0]].text
    starts = [row for row in rows if inner[row].text == first]
    groups = [
        [row for row in rows if start <= row and all(row < s for s in starts if s > start)]
        for start in starts
    ]
    one_each = all(sum(row in filled for row in group) == 1 for group in groups)
    if len(groups) > 1 and one_each:
        return {
            row: next(filled[r] for r in group if r in filled) for group in groups for row in group
        }
    held: dict[int, Cell | None] = {}
    last: Cell | None = None
    for row, above in zip(rows, [None, *rows], strict=False):
        begins = above is not None and row in outer and outer[row] is not outer[above]
        if begins and outer[row].text.strip():
            last = None
        last = filled.get(row, last)
        held[row] = last if inner[row].text.strip() else filled.get(row)
    return held
