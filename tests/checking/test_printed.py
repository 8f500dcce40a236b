"""Tables and what was not read of them, as published."""

from __future__ import annotations

from dataclasses import replace

from extractor.checking.printed import published_table, published_unread
from extractor.layout.blocks import Cell, Table
from extractor.pdf.page import Box
from extractor.reading.tabular.sections import Unread

BOX = Box(60, 90, 500, 200.06)
HEAD = Cell("Stage 1", 0, 1, 3, Box(100, 90, 200, 100), columns=2)
SIDE = Cell("North", 1, 0, 3, rows=2)
TABLE = Table(
    3,
    BOX,
    (
        (Cell("", 0, 0, 3), HEAD, HEAD),
        (SIDE, Cell("4", 1, 1, 3, Box(100.04, 100, 150, 110)), Cell("5", 1, 2, 3)),
        (SIDE, Cell("6", 2, 1, 4), Cell("7", 2, 2, 4)),
    ),
)


def test_a_merged_cell_stands_at_each_place_it_covers_and_is_told() -> None:
    published = published_table(TABLE)
    assert published.cells[0] == ("", "Stage 1", "Stage 1")
    assert [row[0] for row in published.cells] == ["", "North", "North"]
    assert published.spans == ((0, 1, 1, 2), (1, 0, 2, 1))
    assert (published.header_rows, published.stub_columns) == (0, 0)
    assert published.bbox == (60.0, 90.0, 500.0, 200.1)


def test_the_pages_of_a_table() -> None:
    assert published_table(TABLE).pages == (3,)
    assert published_table(replace(TABLE, pages=(3, 4))).pages == (3, 4)


def test_a_number_left_is_told_with_its_place() -> None:
    left = [Unread(1, 1, "4", "North", "Stage 1", "why"), Unread(1, 2, "5", "North", "", "why")]
    with_box, without = published_unread(TABLE, 2, left)
    assert (with_box.table, with_box.row, with_box.column) == (2, 1, 1)
    assert (with_box.page, with_box.bbox) == (3, (100.0, 100.0, 150.0, 110.0))
    assert without.bbox is None
