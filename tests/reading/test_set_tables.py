"""Drawn tables set into a PDF: the figures printed are the figures read, from page to claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.layout.blocks import Table
from extractor.layout.find import find_layout
from extractor.pdf.document import open_document
from extractor.reading.tabular.tables import read_table
from tests.reading.arrangements import CONTEXT, differences
from tests.reading.drawn_tables import Drawn, drawn_table
from tests.reading.setting import set_tables

SET = 60
"""Tables of the ordinary run."""

ALLOWED = 0.01
"""Share of many set tables that may be misread: rows of two lines that look like two rows, titles
that stand as close to the caption as to their table."""


def misread(path: Path, seeds: range) -> tuple[int, list[str]]:
    """How many tables were set, and of each that is not read as printed what differs."""
    tables = set_tables(path, map(drawn_table, seeds))
    found: dict[int, list[Table]] = {}
    for block in find_layout(open_document(path).pages, path).blocks:
        if isinstance(block, Table):
            found.setdefault(block.page, []).append(block)
    return len(tables), [
        wrong
        for page, table in enumerate(tables, start=1)
        if (wrong := difference(table, found.get(page, [])))
    ]


def difference(table: Drawn, found: list[Table]) -> str:
    """What differs between a drawn table and the one table found on its page; empty if nothing."""
    if len(found) != 1:
        return f"{len(found)} tables found: {table.printed()}"
    wrong = differences(read_table(found[0], 0, CONTEXT), table.states)
    return "\n".join([table.printed(), *wrong]) if wrong else ""


def test_what_is_set_is_what_is_read(tmp_path: Path) -> None:
    number, wrong = misread(tmp_path / "tables.pdf", range(SET))
    assert number > SET // 2
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.wider
def test_what_is_set_is_what_is_read_of_many(tmp_path: Path) -> None:
    number, wrong = misread(tmp_path / "tables.pdf", range(1_000, 1_500))
    print(f"{len(wrong)} of {number} tables are not read as set")
    assert len(wrong) <= ALLOWED * number, "\n\n".join(wrong)


def test_a_table_that_is_not_found_differs() -> None:
    assert difference(drawn_table(0), [])
