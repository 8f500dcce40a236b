"""An answer as text: CSV, JSON, JSON lines, or a table to read on a terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.ask.queries import Answer

WHOLE_WORD = 12
"""Characters of a word up to which a table does not break it: longer ones are paths."""

GAP = 2
"""Characters between two columns."""

Format = Literal["table", "csv", "json", "ndjson"]


def write(answer: Answer, form: Format, console: Console) -> None:
    """Print the answer on the console. All but ``table`` print every column, for programs."""
    match form:
        case "table":
            table = as_table(answer)
            narrow = sum((c.min_width or 0) + GAP for c in table.columns) > console.width
            console.print(as_records(answer) if narrow else table, soft_wrap=narrow)
        case "csv":
            _raw(console, as_csv(answer))
        case "json":
            _raw(console, _json(answer.records(), indent=2) + "\n")
        case "ndjson":
            lines = [_json(record) for record in answer.records()]
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
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        caption=_rows(len(answer.rows)),
        caption_justify="left",
    )
    for n in _used(answer):
        texts = [_text(row[n]) for row in answer.rows]
        numbers = all(isinstance(row[n], int | float | None) for row in answer.rows)
        head = answer.columns[n].replace("_", " ")
        table.add_column(
            head,
            justify="right" if numbers and answer.rows else "left",
            overflow="fold",
            min_width=_longest_word([head, *texts]),
        )
    for row in answer.rows:
        table.add_row(*(Text(_text(row[n])) for n in _used(answer)))
    return table


def as_records(answer: Answer) -> Text:
    """The same for a terminal on which the table would break words: a line for each value."""
    used = _used(answer)
    heads = [answer.columns[n].replace("_", " ") for n in used]
    wide = max(map(len, heads), default=0)
    blocks = [
        "".join(
            f"{head:<{wide}}  {_text(row[n])}\n"
            for head, n in zip(heads, used, strict=True)
            if row[n] is not None
        )
        for row in answer.rows
    ]
    return Text("\n".join([*blocks, _rows(len(answer.rows))]))


def _used(answer: Answer) -> list[int]:
    return [
        n
        for n in range(len(answer.columns))
        if answer.columns[n] not in answer.for_programs
        and (not answer.rows or any(row[n] is not None for row in answer.rows))
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _longest_word(texts: Iterable[str]) -> int:
    """Characters of the longest word that must not be broken."""
    words = (len(word) for text in texts for word in text.split())
    return max((length for length in words if length <= WHOLE_WORD), default=1)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _json(value: object, indent: int | None = None) -> str:
    """As JSON text; what JSON has no word for (a BLOB that --sql asked for) as its Python text."""
    return json.dumps(value, indent=indent, ensure_ascii=False, default=str)


def _raw(console: Console, text: str) -> None:
    """As it is: no markup, no highlighting, no wrapping at the terminal's width."""
    console.file.write(text)
