"""Abbreviations in a table's labels that its note spells out: "U = upheld; NU = not upheld"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.layout.blocks import Cell, Table
from extractor.reading.labels import normalise, read_label

LONGEST = 6
"""Capitals of an abbreviation; longer cells, and those in small letters, are words."""

_KEY = re.compile(
    rf"(?<!\S)(?P<short>[A-Z][A-Z/&]{{0,{LONGEST - 1}}})\s*(?:=|:|\s[–—-])\s*"
    r"(?P<meaning>[A-Za-z][A-Za-z '/-]{2,60})"
)


def spelt_out(table: Table) -> Table:
    """The table with each cell that holds only an abbreviation of its note read as what it means.

    Only what the vocabulary knows is put in an abbreviation's place: a name stays as printed. The
    table that is published keeps its cells.
    """
    meanings = {
        match["short"]: match["meaning"].strip()
        for match in _KEY.finditer(normalise(f"{table.after or ''} ; {table.before or ''}"))
        if read_label(match["meaning"]).hits
    }
    if not meanings:
        return table
    made: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            meaning = meanings.get(cell.text.strip(" *†"))
            made.setdefault(id(cell), replace(cell, text=meaning) if meaning else cell)
    return replace(table, rows=tuple(tuple(made[id(cell)] for cell in row) for row in table.rows))
