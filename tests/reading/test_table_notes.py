"""Notes on one row of a table, which say nothing of the whole."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Cell, Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose
from extractor.reading.table_notes import notes_on_cells

BOX = Box(0, 0, 100, 10)


def table(*rows: tuple[str, str]) -> Table:
    cells = tuple(
        tuple(Cell(text, BOX, 1, r, c, 1, 1, False) for c, text in enumerate(row))
        for r, row in enumerate(rows)
    )
    return Table(1, BOX, cells, (1,), None)


NOTE = Paragraph(1, BOX, "¹ One complaint was withdrawn later.")
STAR = Paragraph(1, BOX, "* Two complaints were withdrawn.")


def test_a_note_on_a_row_is_not_read() -> None:
    marked = table(("Service", "Complaints"), ("Older people¹", "31"), ("Finance", "14*"))
    blocks = [marked, NOTE, STAR]
    assert notes_on_cells(blocks) == {1, 2}
    assert read_prose(blocks, ReportContext("2022/23")) == []


@pytest.mark.parametrize(
    "above",
    [
        [table(("Service", "Complaints¹"), ("Older people", "31"))],
        [table(("Service", "Complaints"), ("Older people", "31"))],
        [table(("Service", "Complaints"), ("Older people¹", "31")), Heading(1, BOX, "Next", 2)],
    ],
)
def test_a_note_on_the_whole_is_read(above: list[Table | Heading]) -> None:
    assert not notes_on_cells([*above, NOTE])
    assert len(read_prose([*above, NOTE], ReportContext("2022/23"))) == 1
