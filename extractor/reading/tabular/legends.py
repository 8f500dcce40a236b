"""What notes do to a table's labels: abbreviations that one spells out ("U = upheld; NU = not
upheld"), and marks behind words as large as the text."""

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


_SPELLS = re.compile(rf"\b[A-Z][A-Z/&]{{0,{LONGEST - 1}}}\s+(?:means|stands\s+for|denotes)\s")
_PARTS = re.compile(r"[,;.]\s*|\s+and\s+|\bwhere\s+")
_MEANS = re.compile(
    rf"(?P<short>[A-Z][A-Z/&]{{0,{LONGEST - 1}}})\s+(?:(?:means|stands\s+for|denotes)\s+)?"
    r"(?P<meaning>[a-z][a-z '/-]{2,60})"
)
"""One of several in a sentence, which says once what all of them do: "J means justified, NJ not
justified and W withdrawn"."""

_MARKED = re.compile(r"(?P<word>[A-Za-z]{3,})(?P<mark>[1-9])(?!\S)")
_NUMBERED = re.compile(
    r"(?:stage|step|level|tier|phase|quarter|qtr|group|team|zone|area|ward|district|band|grade|"
    r"year|type|part|class|category|panel|unit)s?",
    re.I,
)
"""Words that a number tells apart, set close or not: "Team1" is no team with a note."""

LEAST_MARKS = 2
"""Fewest words with numbers 1, 2 ... behind them that show the numbers to be marks of notes."""


def without_marks(table: Table) -> Table:
    """The table without the numbers that stand for notes, where they are as large as the text.

    They count the labels that have a note, in reading order: "Services1 | Stage 1 | LGO2" above
    "Highways3". The same word with several numbers is a name ("Area1", "Area2").
    """
    found: dict[str, str] = {}
    for row in table.rows:
        for cell in row:
            for match in _MARKED.finditer(cell.text):
                if _NUMBERED.fullmatch(match["word"]):
                    return table
                if found.setdefault(match["mark"], match["word"]) != match["word"]:
                    return table
    if len(found) < LEAST_MARKS or list(found) != [str(n + 1) for n in range(len(found))]:
        return table
    if len(set(found.values())) < len(found):
        return table
    made: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            made.setdefault(id(cell), replace(cell, text=_MARKED.sub(r"\g<word>", cell.text)))
    return replace(table, rows=tuple(tuple(made[id(cell)] for cell in row) for row in table.rows))


def spelt_out(table: Table) -> Table:
    """The table with each cell that holds only an abbreviation of its note read as what it means.

    Only what the vocabulary knows is put in an abbreviation's place: a name stays as printed. The
    table that is published keeps its cells.
    """
    note = normalise(f"{table.after or ''} ; {table.before or ''}")
    keys = list(_KEY.finditer(note))
    if _SPELLS.search(note):
        keys += [key for part in _PARTS.split(note) if (key := _MEANS.fullmatch(part.strip()))]
    meanings = {
        match["short"]: match["meaning"].strip()
        for match in keys
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
