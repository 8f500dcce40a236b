"""Numbers between commas behind what is ranked: "Parks received the most complaints, 37, ahead of".

They are what the same numbers in brackets are, and are put so to be read.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.complaints_of import Respelt
from extractor.reading.quantities import find_number_words

_BETWEEN_COMMAS = re.compile(
    r"\b(?:most|highest|commonest|largest|biggest|greatest|main|top|leading|next|second|third)\b"
    r"[^.;:,()\d]{0,70}(?P<open>, )"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?%|\d+(?![\d.]\d)|[A-Za-z]+(?:-[a-z]+)?)"
    r"(?:(?P<noun>\s+(?:complaints|cases)|(?<=%)\s+of\s+(?:the\s+total|all\s+complaints|complaints|those\s+received))|(?P<share>\s\(\d+(?:\.\d+)?%\)))?"
    r"(?=\s*(?:;|\.(?!\d)|$)|,\s(?!(?:were|was|came|related|concerned)\b)|\s+(?:and|ahead|followed|compared|while)\b)"
)


def with_brackets(sentence: str) -> Respelt | None:
    """The sentence with the number in brackets; None where none stands so."""
    match = _BETWEEN_COMMAS.search(sentence)
    if match is None or not (match["n"][0].isdigit() or find_number_words(match["n"])):
        return None
    share = f", {match['share'].strip(' ()')}" if match["share"] else ""
    put = f" ({match['n']}{share})"
    said = sentence[: match.start("open")] + put + sentence[match.end() :]
    longer = len(put) - (match.end() - match.start("open"))
    return Respelt(said, (match.start("open") + len(put),), longer)
