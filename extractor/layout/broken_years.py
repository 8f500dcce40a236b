"""Years that narrow columns break: "2015-" in one line, "16" in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.lines import Line, chunks

YEAR_BEGUN = re.compile(r"\b(?:20)?\d\d\s?[/–-]$")
YEAR_END = re.compile(r"(?:20)?\d\d\)?")

_BROKEN = re.compile(r"(?:19|20)\d\d[/–-]\d?\n\d{1,2}")


def ends_years(above: Sequence[Line], line: Line) -> bool:
    """Whether a line holds nothing but the ends of years that those above it begin: "20 21" below
    "2019- 2020-"."""
    pieces = chunks(line)
    begun = [label for one in above for label in chunks(one) if YEAR_BEGUN.search(label.text)]
    return all(
        YEAR_END.fullmatch(piece.text) and any(stands_over(label, piece) for label in begun)
        for piece in pieces
    )


def stands_over(one: Line, other: Line) -> bool:
    """Whether two pieces of print share a column: one ends right of where the other begins."""
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1


def breaks_year(stub: str) -> bool:
    """Whether a stub's lines are the two halves of one year: "2021/2" over "2"."""
    return bool(_BROKEN.fullmatch(stub))
