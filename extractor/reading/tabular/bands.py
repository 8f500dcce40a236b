"""Bands of numbers that head columns: "1-5 | 6-10 | 11-20 | Over 20"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.reading.labels import normalise

_RANGE = re.compile(r"(\d{1,3})\s*(?:[-\u2010-\u2015]|to)\s*(\d{1,3})", re.I)
_END = re.compile(
    r"(?:(?:over|under|up to|within|more than|less than|[<>≤≥])\s*\d{1,3}|\d{1,3}\s*\+)", re.I
)
"""How the first or the last band is printed where it has one end."""

LEAST_RANGES = 2
"""Fewest ranges that show by their numbers that each begins where the one before ends."""


def are_bands(texts: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether a row's labels hold bands that follow one another without a gap, of which its
    numbers are the first or the last."""
    plain = [normalise(text).strip() for text in texts]
    bands = [text for text in plain if _RANGE.fullmatch(text) or _END.fullmatch(text)]
    found = [match for text in bands if (match := _RANGE.fullmatch(text)) is not None]
    return (
        len(found) >= LEAST_RANGES
        and all(int(a[2]) + 1 == int(b[1]) for a, b in pairwise(found))
        and {normalise(text).strip() for text in numbers} <= {bands[0], bands[-1]}
    )
