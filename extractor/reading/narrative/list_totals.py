"""The last line of a list that adds up the others: "Total – 138", below what was decided.

What it is a total of, the lines above it say. Read by itself it would count what came in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from extractor.reading.claims import Claim, Family
from extractor.reading.narrative.entry_figures import Entry
from extractor.reading.narrative.stated import FigureStated

_TOTAL = re.compile(
    r"\W*(?:overall\s+|grand\s+)?total(?P<of>(?:\s+(?:number|of|all|complaints|cases|decisions|outcomes|decided)){0,4})"
    r"\s*[:=–—-]?\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:\s+(?:complaints|cases|decisions))?"
    r"(?:\s*\(100\s?%\))?\s*[.;]?\s*",
    re.I,
)
_OF_LISTS: tuple[tuple[Family, str, str | None], ...] = (
    ("outcomes", "outcome", "total"),
    ("breakdowns", "label", "Total"),
    ("stage_counts", "service_area", None),
)
"""What the lines of a list differ in, and what its total says there."""
FEWEST = 2
"""Fewest lines that a total adds up."""
SHORT = 80
"""Characters of a line of a list; longer ones are sentences."""


def is_of_list(text: str, claims: Sequence[Claim]) -> bool:
    """Whether a paragraph is a line of a list with its number, of which a total may follow."""
    return bool(claims) and len(text) <= SHORT and len({c.family for c in claims}) == 1


def read_list_total(text: str, above: Sequence[Claim]) -> Entry | None:
    """The total of the lines ``above``, where the text is one; None where they do not say of what.

    "Total complaints" is the total of outcomes where these make it up, else it counts what came in;
    other lines must make up their total as well.
    """
    match = _TOTAL.fullmatch(text) if len(text) <= SHORT else None
    counts = [claim for claim in above if "count" in claim.measures]
    if match is None or len(counts) < FEWEST:
        return None
    count = Decimal(match["n"].replace(",", ""))
    whole = sum(claim.measures["count"] for claim in counts) == count
    counted = re.search(r"\b(?:complaints|cases)\b", text, re.I) is not None
    for family, name, value in _OF_LISTS:
        said: dict[str, Any] = {name: value}
        first = replace(counts[0].dimensions, **said)
        same = all(
            claim.family == family and replace(claim.dimensions, **said) == first
            for claim in counts
        )
        if same and (whole or (family == "outcomes" and not counted)):
            figure = FigureStated(family, first, {"count": count})
            return Entry((figure,), match.start("n"), len(text.rstrip()))
    return None
