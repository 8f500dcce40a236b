"""Short entries in columns: "Received: 112", and beside it "Upheld: 31"; years side by side.

Read across they make one line, in which one entry's number stands before the next one's label. Each
is therefore a line of its own, column by column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.lines import Line, segments

GAP = 1.0
"""Font sizes of white from which a line falls into entries."""

LEAST = 2
"""Fewest lines below each other, and entries in each, that show columns."""

LEAST_YEARS = 3
"""Fewest years of a timeline across the page."""

FLUSH = 3.0
"""Points within which the entries of a column begin at one edge."""

_YEAR = re.compile(r"20\d\d\s?[/–-]\s?(?:20)?\d\d")
_ENTRY = re.compile(
    r"[A-Z][A-Za-z ,'’/&-]*(?:\d{1,2}[A-Za-z ,'’/&-]*)?(?::|\s[–—-])\s*[<>~]?£?\d[\d,.]*%?"
    r"(?:\s*\([^()]{1,30}\))?"
)
"""A label with its number, which are all of an entry."""


def entries_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that are entries side by side cut into them, one column after the other."""
    found: list[Line] = []
    run: list[list[Line]] = []
    for line in _timelines_apart(lines):
        cut = segments(line, GAP)
        listed = len(cut) >= LEAST and all(_ENTRY.fullmatch(piece.text) for piece in cut)
        if run and not (listed and _goes_on(run[-1], cut)):
            found += _by_columns(run)
            run = []
        if listed:
            run.append(cut)
        else:
            found.append(line)
    return found + _by_columns(run)


def _timelines_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a timeline across the page year by year: the years stand in one line, and
    what is said of each below it."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        years = segments(lines[at], GAP)
        at += 1
        below: list[list[Line]] = []
        if len(years) >= LEAST_YEARS and all(_YEAR.fullmatch(year.text) for year in years):
            while at < len(lines) and _stands_below(cut := segments(lines[at], GAP), years):
                below.append(cut)
                at += 1
        if below and all(any(c.isalpha() for c in piece.text) for piece in below[0]):
            found += _by_columns([years, *below])
        else:
            at -= len(below)
            found.append(lines[at - 1])
    return found


def _stands_below(pieces: Sequence[Line], years: Sequence[Line]) -> bool:
    """Whether the pieces of a line stand below one year each."""
    return len(pieces) == len(years) and all(
        abs(piece.box.x0 - year.box.x0) <= FLUSH
        or abs(piece.box.centre[0] - year.box.centre[0]) <= FLUSH
        for piece, year in zip(pieces, years, strict=True)
    )


def _goes_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether two lines have their entries at the same edges; the lower may have fewer."""
    return len(below) <= len(above) and all(
        abs(a.box.x0 - b.box.x0) <= FLUSH for a, b in zip(above, below, strict=False)
    )


def _by_columns(run: Sequence[Sequence[Line]]) -> list[Line]:
    if not run:
        return []
    width = len(run[0])
    return [row[at] for at in range(width) for row in run if at < len(row)]
