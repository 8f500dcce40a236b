"""What became of all that a sentence counts: "Four went to Stage 2, all of which were late".

The number stands for "all", and the sentence is read as "Four went to Stage 2, four of which ...".
"""

from __future__ import annotations

import re

from extractor.reading.narrative.shares_in_words import Woven
from extractor.reading.quantities import find_number_words

_ALL_OF_WHICH = re.compile(
    r"\b(?:complaints|cases|investigations|reviews|panels|requests)\b[^.;:()]{0,80}?,\s+"
    r"(?P<all>all)\s+of\s+which\s+(?:were|had\s+been|have\s+been)\b",
    re.I,
)
_DIGITS = re.compile(r"(?<![\d/,.£-])\d{1,3}(?:,\d{3})*(?![\d/,.%-])")
_NO_COUNT = re.compile(r"\b(?:stages?|quarter|level|step)\s+$", re.I)
"""Before a number that counts nothing: "Stage two"."""


def with_number_for_all(sentence: str) -> Woven | None:
    """The sentence with its only count before "of which" for "all"; None where it has none, or
    several numbers might be meant."""
    match = _ALL_OF_WHICH.search(sentence)
    if match is None:
        return None
    start, stop = match.span("all")
    ahead = sentence[:start]
    spans = [m.span() for m in _DIGITS.finditer(ahead)]
    spans += [(q.start, q.end) for q in find_number_words(ahead)]
    counts = [span for span in spans if not _NO_COUNT.search(ahead[: span[0]])]
    if len(counts) != 1:
        return None
    pieces = ((0, start), counts[0], (stop, len(sentence)))
    return Woven("".join(sentence[slice(*piece)] for piece in pieces), pieces)
