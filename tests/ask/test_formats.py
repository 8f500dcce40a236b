"""Answers as text."""

from __future__ import annotations

import csv
import io
import json

from rich.console import Console

from extractor.ask.formats import Format, write
from extractor.ask.queries import Answer

ANSWER = Answer(
    ("council", "percent", "quarter", "text"),
    (("Midshire", 58, None, 'said "no", [bold]twice[/bold]\nagain'), ("Ünshire", 13.3, None, None)),
)


def printed(answer: Answer, form: Format, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width)
    write(answer, form, console)
    out = console.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(printed(ANSWER, "csv", width=10))))
    assert rows[0] == list(ANSWER.columns)
    assert rows[1] == ["Midshire", "58", "", 'said "no", [bold]twice[/bold]\nagain']
    assert rows[2] == ["Ünshire", "13.3", "", ""]


def test_json_and_json_lines_keep_every_column() -> None:
    records = json.loads(printed(ANSWER, "json", width=10))
    assert records[1] == {"council": "Ünshire", "percent": 13.3, "quarter": None, "text": None}
    lines = printed(ANSWER, "ndjson", width=10).splitlines()
    assert [json.loads(line) for line in lines] == records


def test_the_table_leaves_out_empty_columns_and_prints_text_as_it_is() -> None:
    table = printed(ANSWER, "table")
    assert "quarter" not in table
    assert "[bold]twice[/bold]" in table
    assert "13.3" in table
    assert "2 rows" in table


def test_nothing_found() -> None:
    nothing = Answer(("council", "page"), ())
    assert "0 rows" in printed(nothing, "table")
    assert printed(nothing, "csv") == "council,page\n"
    assert json.loads(printed(nothing, "json")) == []
    assert printed(nothing, "ndjson") == ""


NAMED = Answer(
    ("council", "procedure", "value", "document"),
    (("Torbay Council", "statutory", 37.2, "fixtures/torbay-2021-22-children/report.pdf"),),
)


def test_a_table_breaks_no_words_but_paths() -> None:
    table = printed(NAMED, "table", width=60)
    assert "statutory" in table and "Torbay" in table and "────" in table
    assert max(map(len, table.splitlines())) <= 60
    assert "fixtures/torbay-2021-22-children/report.pdf" not in table


def test_where_a_table_would_break_words_each_value_has_a_line() -> None:
    records = printed(NAMED, "table", width=30)
    assert records.splitlines() == [
        "council    Torbay Council",
        "procedure  statutory",
        "value      37.2",
        "document   fixtures/torbay-2021-22-children/report.pdf",
        "",
        "1 row",
    ]
