"""An answer as text: CSV, JSON, JSON lines, or a table to read on a terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.ask.queries import Answer

Format = Literal["table", "csv", "json", "ndjson"]


def write(answer: Answer, form: Format, console: Console) -> None:
    """Print the answer on the console. All but ``table`` print every column, for programs."""
    match form:
        case "table":
            console.print(as_table(answer))
        case "csv":
            _raw(console, as_csv(answer))
        case "json":
            _raw(console, _json(_records(answer), indent=2) + "\n")
        case "ndjson":
            lines = [_json(record) for record in _records(answer)]
            _raw(console, "".join(f"{line}\n" for line in lines))


def as_csv(answer: Answer) -> str:
    """CSV with a header line; nulls are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    return out.getvalue()


def as_table(answer: Answer) -> Table:
    """A table for people: without the columns that are empty in every row or for programs."""
    table = Table(box=box.SIMPLE_HEAD, caption=_rows(len(answer.rows)), caption_justify="left")
    used = [
        n
        for n in range(len(answer.columns))
        if answer.columns[n] not in answer.for_programs
        and (not answer.rows or any(row[n] is not None for row in answer.rows))
    ]
    for n in used:
        numbers = all(isinstance(row[n], int | float | None) for row in answer.rows)
        table.add_column(
            answer.columns[n].replace("_", " "),
            justify="right" if numbers and answer.rows else "left",
            overflow="fold",
        )
    for row in answer.rows:
        table.add_row(*(Text("" if row[n] is None else str(row[n])) for n in used))
    return table


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _records(answer: Answer) -> list[dict[str, str | int | float | None]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _json(value: object, indent: int | None = None) -> str:
    """As JSON text; what JSON has no word for (a BLOB that --sql asked for) as its Python text."""
    return json.dumps(value, indent=indent, ensure_ascii=False, default=str)


def _raw(console: Console, text: str) -> None:
    """As it is: no markup, no highlighting, no wrapping at the terminal's width."""
    console.file.write(text)
