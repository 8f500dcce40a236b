"""What was found on the pages of parted sheets, back in the place that it has in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.layout.blocks import Block, Cell, Heading, Paragraph, Table
from extractor.pdf.page import Page, Sheet


def in_file(blocks: Iterable[Block], pages: Sequence[Page]) -> list[Block]:
    """The blocks with numbers and boxes of the file's pages; ``pages`` are those that the blocks
    were found on, in order. Where no sheet was parted, the blocks as they are."""
    sheets = {page.number: page.sheet for page in pages if page.sheet is not None}
    return [_moved(block, sheets) for block in blocks] if sheets else list(blocks)


def number_in_file(number: int, pages: Sequence[Page]) -> int:
    """The number in the file of one of the pages, from 1."""
    sheet = pages[number - 1].sheet
    return sheet.number if sheet is not None else number


def _moved(block: Block, sheets: dict[int, Sheet]) -> Block:
    sheet = sheets[block.page]
    box = sheet.shown(block.box)
    match block:
        case Heading():
            said = _paragraph(block.said, sheets) if block.said is not None else None
            return replace(block, page=sheet.number, box=box, said=said)
        case Paragraph():
            return _paragraph(block, sheets)
        case Table():
            return _table(block, sheets)


def _paragraph(paragraph: Paragraph, sheets: dict[int, Sheet]) -> Paragraph:
    sheet = sheets[paragraph.page]
    places = tuple(
        place._replace(page=sheets[place.page].number, box=sheets[place.page].shown(place.box))
        for place in paragraph.places
    )
    return replace(paragraph, page=sheet.number, box=sheet.shown(paragraph.box), places=places)


def _table(table: Table, sheets: dict[int, Sheet]) -> Table:
    sheet = sheets[table.page]
    made: dict[int, Cell] = {}  # a merged cell stays one object
    for row in table.rows:
        for cell in row:
            own = sheets[cell.page]
            box = own.shown(cell.box) if cell.box is not None else None
            made.setdefault(id(cell), replace(cell, page=own.number, box=box))
    caption_box = table.caption_box
    return replace(
        table,
        page=sheet.number,
        box=sheet.shown(table.box),
        rows=tuple(tuple(made[id(cell)] for cell in row) for row in table.rows),
        pages=tuple(dict.fromkeys(sheets[page].number for page in table.pages)),
        caption_box=sheet.shown(caption_box) if caption_box is not None else None,
    )
