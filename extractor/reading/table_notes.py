"""Notes below a table on one of its rows or cells: what they count is of that one alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.blocks import Block, Heading, Table

_NOTE = re.compile(r"\s*(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]|[*†‡]+)\s*\S")
_MARKED = re.compile(r"[\w)%](?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]|[*†‡]+)\s*$")


def notes_on_cells(blocks: Sequence[Block]) -> frozenset[int]:
    """Which blocks are notes whose mark stands in the rows of the table above them.

    "¹ One was withdrawn later" below "Older people¹" says nothing of all the complaints. A mark in
    the boxhead or the caption is of the whole table.
    """
    found: set[int] = set()
    marks: set[str] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            marks = _marks(block)
        elif isinstance(block, Heading):
            marks = set()
        elif (note := _NOTE.match(block.text)) is not None and note["mark"] in marks:
            found.add(index)
        else:
            marks = set()
    return frozenset(found)


def _marks(table: Table) -> set[str]:
    """The marks that cells below the first row end with."""
    return {
        found["mark"]
        for row in table.rows[1:]
        for cell in row
        if cell is not table.rows[0][cell.column]
        and (found := _MARKED.search(cell.text)) is not None
    }
