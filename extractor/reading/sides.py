"""The two sides of a section: the labels of each row and column, and what they list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.layout.blocks import Cell, Table
from extractor.reading.axes import Axis, axis_of, is_total
from extractor.reading.functions import ORDINAL_HEADS, Section, is_number
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.nearness import (
    Label,
    first,
    only,
    only_measure,
    only_share,
    stage_of,
    status_of,
)
from extractor.reading.quantities import cell_quantities
from extractor.reading.years import year_before

_LIMIT = re.compile(
    r"\b(?:timescales?|timeframes?|target|limit|deadline|standard)\b|^\s*(?:working )?days\s*$",
    re.I,
)
_BAND = re.compile(
    r"^(?:(?:over|under|up to|within|more than|less than|[<>≤≥])?\s*\d+\s*\+?|"
    r"\d+\s*(?:[-–—]|to)\s*\d+)$",
    re.I,
)
_THIS_YEAR = re.compile(r"^\s*(?:this|current|reporting) (?:financial )?year\s*$", re.I)
_LAST_YEAR = re.compile(r"^\s*(?:last|previous|prior) (?:financial )?year\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a section: labels and innermost text by row or column, and what they list."""

    axis: Axis
    labels: dict[int, tuple[Label, ...]]
    texts: dict[int, str]
    totals: frozenset[int]
    outer: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Kinds and names that spanners or outer stubs give, by row or column."""

    def readings(self) -> Iterator[LabelReading]:
        """The readings of all labels."""
        for path in self.labels.values():
            for label in path:
                yield label.reading


def is_limit_column(table: Table, section: Section, column: int) -> bool:
    """A column headed "Timescale (working days)" holds limits: a dimension, no figures."""
    head = " ".join(section.boxhead[column])
    reading = read_label(head)
    if reading.says("status") or reading.says("measure") or not _LIMIT.search(normalise(head)):
        return False
    if "day" in head.lower():
        return True
    texts = [table.rows[row][column].text for row in section.data_rows]
    return any(q.unit == "days" for text in texts for q in cell_quantities(text) or [])


def limits_by_row(table: Table, section: Section) -> dict[int, int]:
    """Working days by row, from a column of limits."""
    limits = {}
    for column in range(len(table.rows[0])):
        if not is_limit_column(table, section, column):
            continue
        for row in section.data_rows:
            quantities = cell_quantities(table.rows[row][column].text)
            if quantities:
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


def stub_cells(table: Table, section: Section, row: int) -> list[Cell]:
    """The distinct filled cells of a row's stub, left to right."""
    cells: list[Cell] = []
    for column in range(section.stub_columns):
        cell = table.rows[row][column]
        if cell.text.strip() and not any(cell is other for other in cells):
            cells.append(cell)
    return cells


def read_across(
    table: Table,
    section: Section,
    columns: Sequence[int],
    years: dict[int, str],
    caption: str,
    report_year: str,
) -> Side:
    """The boxhead's side. ``years`` are corrected years by column."""
    labels: dict[int, tuple[Label, ...]] = {}
    texts: dict[int, str] = {}
    before: tuple[str, ...] = ()
    outer = _outer_names({column: section.boxhead[column][:-1] for column in columns}, ())
    for column in columns:
        named = [text for _, text in outer.get(column, ())]
        path = tuple(text for text in section.boxhead[column] if text not in named)
        found = [_label("boxhead", text, section, caption, report_year) for text in reversed(path)]
        share_alone = bool(found) and only_share(found[0].reading)
        if share_alone and before and not only_measure(read_label(before[-1])):
            # "Closed on time | %": the share is of what the column before counts
            found += [Label("boxhead", read_label(text)) for text in reversed(before)]
        if column in years:
            found.insert(0, Label("boxhead", LabelReading(""), years[column]))
        labels[column] = tuple(found)
        texts[column] = path[-1] if path else ""
        if not share_alone:
            before = path
    _share_stage(labels)
    # "Method | E-mail | Telephone" over rows of years: the corner speaks of the columns
    header = "" if _rows_are_named(table, section) else section.head
    axis = axis_of([texts[c] for c in columns], header, (*section.titles, caption))
    totals = frozenset(c for c in columns if is_total(read_label(texts[c])))
    return Side(axis, labels, texts, totals, outer)


def read_down(
    table: Table, section: Section, columns: Sequence[int], caption: str, report_year: str
) -> Side:
    """The stub's side."""
    labels: dict[int, tuple[Label, ...]] = {}
    texts: dict[int, str] = {}
    stubs = {row: stub_cells(table, section, row) for row in section.data_rows}
    headers = [" ".join(section.boxhead[column]) for column in range(section.stub_columns)]
    outer = _outer_names(
        {row: tuple(c.text for c in cells[:-1]) for row, cells in stubs.items()}, headers
    )
    for row, cells in stubs.items():
        texts[row] = cells[-1].text if cells else ""
        named = [text for _, text in outer.get(row, ())]
        cells = [cell for cell in cells if cell.text not in named]
        cut_ins = section.cut_ins.get(row, ())
        labels[row] = (
            *(_label("stub", c.text, section, caption, report_year) for c in reversed(cells)),
            *(Label("cut-in", read_label(text)) for text in reversed(cut_ins)),
        )
    hints = (*section.titles, caption, *table.heading[-1:])
    axis = axis_of([texts[r] for r in section.data_rows], section.head, hints)
    totals = {r for r in section.data_rows if is_total(read_label(texts[r]))}
    if axis.names and not totals:
        totals = _total_by_sum(table, section.data_rows, columns, texts)
    return Side(axis, labels, texts, frozenset(totals), outer)


def _outer_names(
    paths: dict[int, tuple[str, ...]], headers: Sequence[str]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """Names outside the innermost label: "Education" beside "Stage 1", "Stage 2" or spanning them.

    ``paths`` are the outer texts by row or column, outermost first, ``headers`` what each level is
    headed. One text alone names nothing: it titles all.
    """
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for level in range(max((len(path) for path in paths.values()), default=0)):
        texts = {key: path[level] for key, path in paths.items() if len(path) > level}
        distinct = list(dict.fromkeys(texts.values()))
        axis = axis_of(distinct, headers[level] if level < len(headers) else "")
        if len(distinct) < 2 or not axis.names or axis.kind is None:
            continue
        for key, text in texts.items():
            if not is_total(read_label(text)):
                found[key] = (*found.get(key, ()), (axis.kind, text))
    return found


def _label(origin: str, text: str, section: Section, caption: str, report_year: str) -> Label:
    """A header or stub, with what its neighbours add to a bare number and to "last year"."""
    plain = normalise(text).strip()
    head = normalise(section.head).strip()
    if ORDINAL_HEADS.match(head) and plain.isdigit():
        return Label(origin, read_label(f"{head} {plain}"))
    if _BAND.match(plain) and re.search(r"\bdays\b", f"{head} {caption}", re.I):
        return Label(origin, read_label(f"{plain} days"))
    if report_year and _THIS_YEAR.match(plain):
        return Label(origin, read_label(text), report_year)
    if report_year and _LAST_YEAR.match(plain):
        return Label(origin, read_label(text), year_before(report_year))
    return Label(origin, read_label(text))


def _share_stage(labels: dict[int, tuple[Label, ...]]) -> None:
    """ "Stage 1 complaints closed | Closed on time": the parts are of the stage of their whole."""
    stage: tuple[Label, ...] = ()
    for column, path in labels.items():
        if stage_of(path) is not None:
            stage = tuple(only(label, "stage") for label in path)
        elif first(path, "outcome") is not None or status_of(path) is not None:
            labels[column] = (*path, *stage)


def _rows_are_named(table: Table, section: Section) -> bool:
    stubs = [stub_cells(table, section, row) for row in section.data_rows]
    return axis_of([cells[-1].text for cells in stubs if cells], "").names


def _total_by_sum(
    table: Table, rows: Sequence[int], columns: Sequence[int], texts: dict[int, str]
) -> set[int]:
    """A last row that adds up the others and speaks of complaints is a total without the word."""
    reading = read_label(texts[rows[-1]])
    speaks = any(reading.says(key) for key in ("contact", "measure", "event"))
    if len(rows) < 4 or not speaks:
        return set()
    for column in columns:
        values = [_bare(table.rows[row][column].text) for row in rows]
        if values[-1] and sum(value for value in values[:-1] if value is not None) == values[-1]:
            return {rows[-1]}
    return set()


def _bare(text: str) -> Decimal | None:
    quantities = cell_quantities(text) or []
    return quantities[0].value if quantities and quantities[0].unit is None else None
