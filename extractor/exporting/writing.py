"""Tables as files: CSV, Parquet, or one workbook with a sheet for each."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.exporting.columns import Column, ExportedTable

Row = Sequence[Any]

WORKBOOK = "complaints.xlsx"

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head, and ..."""

MOST_CHARACTERS = 32_767
"""... characters of a cell: a spreadsheet would cut off what is more."""


def write_csv(folder: Path, tables: Mapping[ExportedTable, Sequence[Row]]) -> dict[str, Path]:
    """A file for each table: UTF-8, a header line, codes for no value."""
    paths = {}
    for table, rows in tables.items():
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in table.columns])
            writer.writerows(_coded(table, row) for row in rows)
        paths[table.name] = path
    return paths


def write_parquet(folder: Path, tables: Mapping[ExportedTable, Sequence[Row]]) -> dict[str, Path]:
    """A file for each table, typed, with nulls. Raises UsageError without the extra."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "--format parquet needs another package; install it with: "
            "pip install 'council-report-extractor[parquet]'"
        ) from error
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    paths = {}
    for table, rows in tables.items():
        typed = [[_typed(c, v) for c, v in zip(table.columns, row, strict=True)] for row in rows]
        fields = [
            pyarrow.field(c.name, types[c.type], c.missing is not None, {"description": c.about})
            for c in table.columns
        ]
        columns = list(zip(*typed, strict=True)) or [()] * len(fields)
        arrays = [
            pyarrow.array(values, field.type) for values, field in zip(columns, fields, strict=True)
        ]
        path = folder / f"{table.name}.parquet"
        schema = pyarrow.schema(fields)
        pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), path)
        paths[table.name] = path
    return paths


def write_xlsx(folder: Path, tables: Mapping[ExportedTable, Sequence[Row]]) -> dict[str, Path]:
    """One workbook with a sheet for each table, heads frozen. Raises UsageError for what no sheet
    can hold."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    for table, rows in tables.items():
        longest = max((len(v) for row in rows for v in row if isinstance(v, str)), default=0)
        if len(rows) > MOST_ROWS or longest > MOST_CHARACTERS:
            raise UsageError(
                f"a spreadsheet cannot hold the table {table.name}; use --format csv or parquet"
            )
    book = Workbook(write_only=True)
    for table, rows in tables.items():
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        head = [WriteOnlyCell(sheet, column.name) for column in table.columns]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in rows:
            cells = []
            for value in _coded(table, row):
                if not isinstance(value, str):
                    cells.append(value)
                    continue
                text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
                cell = WriteOnlyCell(sheet, text)
                cell.data_type = "s"  # what is printed with "=" before it is no formula
                cells.append(cell)
            sheet.append(cells)
    path = folder / WORKBOOK
    book.save(path)
    return {table.name: path for table in tables}


def _coded(table: ExportedTable, row: Row) -> list[Any]:
    """The values with codes for those that are missing, as text where the type is no number."""
    family = next((v for c, v in zip(table.columns, row, strict=True) if c.name == "family"), None)
    return [
        _code(column, family) if value is None else _plain(column, value)
        for column, value in zip(table.columns, row, strict=True)
    ]


def _code(column: Column, family: str | None) -> str:
    return "[x]" if family in column.x_in else column.missing or ""


def _plain(column: Column, value: Any) -> Any:
    if column.type == "boolean":
        return "true" if value else "false"
    return value


def _typed(column: Column, value: Any) -> Any:
    if value is None:
        return None
    match column.type:
        case "boolean":
            return bool(value)
        case "date":
            return datetime.date.fromisoformat(value)
        case "number":
            return float(value)
    return value
