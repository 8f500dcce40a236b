"""Tables, paragraphs and what was not read, as printed, for the published report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checking.publish import rounded_box
from extractor.layout.blocks import Paragraph, Table
from extractor.reading.tabular.sections import Unread as Left
from schemas.report import PublishedParagraph, PublishedTable, Unread


def published_table(table: Table, header_rows: int = 0, stub_columns: int = 0) -> PublishedTable:
    """The grid with merged cells' text at each position they cover, and where they are."""
    spans = {
        (cell.row, cell.column, cell.rows, cell.columns)
        for row in table.rows
        for cell in row
        if cell.rows > 1 or cell.columns > 1
    }
    return PublishedTable(
        page=table.page,
        bbox=rounded_box(table.box),
        pages=table.pages or (table.page,),
        caption=table.caption,
        heading=table.heading,
        cells=tuple(tuple(cell.text for cell in row) for row in table.rows),
        spans=tuple(sorted(spans)),
        header_rows=header_rows,
        stub_columns=stub_columns,
        reader=table.reader,
    )


def published_unread(table: Table, index: int, left: Sequence[Left]) -> Iterator[Unread]:
    """The numbers of a table that became no figure; ``index`` is its place among the tables."""
    for found in left:
        cell = table.rows[found.row][found.column]
        yield Unread(
            page=cell.page,
            bbox=rounded_box(cell.box) if cell.box else None,
            table=index,
            row=found.row,
            column=found.column,
            text=found.text,
            stub=found.stub,
            boxhead=found.boxhead,
            why=found.why,
        )


def published_paragraph(paragraph: Paragraph) -> PublishedParagraph:
    """The paragraph without what only the reading needs."""
    return PublishedParagraph(
        page=paragraph.page,
        bbox=rounded_box(paragraph.box),
        number=paragraph.number,
        heading=paragraph.heading,
        text=paragraph.text,
    )
