"""Shares in brackets that close their count's clause: "Seven complaints came from parents (11%)".

What stands between a count and its share is said of both. The sentence is read as one in which the
share follows its count, "Seven (11%) complaints came from parents", since all that is said of a
number is looked for behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.shares_in_words import Woven

_OPENS = re.compile(
    r"\s*[(\[]\s*(?:(?:or|about|around|approximately|roughly|just\s+(?:over|under))\s+)?$"
)
_CLOSES = re.compile(r"[^()\[\]\d]{0,40}[)\]]")
_PARTED = re.compile(r"[,;:()]")
"""In what stands between: the share may be one of what a part of the clause says."""

_ABOUT = re.compile(
    r"\b(?:about|against|concern\w*|regarding|relat\w+|from|by|via|for|of\s+the|informally|in\s+(?:part|full|writing|person))\b",
    re.I,
)
"""What complaints were about, who made them or how, and how far they were upheld."""
_KIND = re.compile(r"\s+(?:[a-z][\w'’-]*\s+){1,3}(?:complaints|compliments|contacts|enquiries)")
"""A kind of complaints, said before the noun: "14 staff attitude complaints"."""


def with_shares_at_counts(sentence: str, groups: Sequence[Group]) -> Woven | None:
    """The sentence with each such share right behind its count; None where there is none."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for group in groups:
        span = _share_apart(sentence, group)
        if span is None or group.lead.end < at:
            continue
        start, end = span
        pieces += [(at, group.lead.end), (start, end), (group.lead.end, start)]
        at = end
    if not pieces:
        return None
    pieces = [piece for piece in (*pieces, (at, len(sentence))) if piece[0] < piece[1]]
    return Woven("".join(sentence[slice(*piece)] for piece in pieces), tuple(pieces))


def _share_apart(sentence: str, group: Group) -> tuple[int, int] | None:
    """Where a bracket stands, with the white before it, that holds the share of a count and is
    parted from it by words."""
    share, lead = group.percent, group.lead
    if share is None or share is lead or share.start <= lead.end or group.base is not None:
        return None
    opened = _OPENS.search(sentence, lead.end, share.start)
    closed = _CLOSES.match(sentence, share.end)
    if opened is None or closed is None:
        return None
    between = sentence[lead.end : opened.start()]
    if _PARTED.search(between) or not (_ABOUT.search(between) or _KIND.fullmatch(between)):
        return None
    return opened.start(), closed.end()
