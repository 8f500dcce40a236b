"""What is said of the numbers in brackets: "Figures for 2020/21 in brackets", "Percentages are in
brackets", or a header's "Number (%)"."""

from __future__ import annotations

import re

from extractor.layout.blocks import Table
from extractor.reading.labels import normalise
from extractor.reading.sentences import sentences_of
from extractor.reading.years import find_years, year_before

_IN_BRACKETS = re.compile(
    r"\b(?:in|within)\s+(?:the\s+)?(?:brackets|parenthes[ei]s)\b|\bbracketed\b", re.I
)
_LAST_YEAR = re.compile(
    r"\b(?:(?:the\s+)?(?:last|previous|prior|preceding)\s+(?:financial\s+)?year(?:'?s?'?)?|"
    r"the\s+year\s+before)\b",
    re.I,
)
_SHARES = re.compile(r"%|\bpercentages?\b|\bper\s?cent\b|\bproportions?\b|\bshares?\b", re.I)
_SHARE_SET_IN = re.compile(
    r"[(\[]\s*(?:as\s+)?(?:an?\s+)?(?:%|percentages?|per\s?cent|share)(?:\s+of\s+[^()\[\]]{1,40})?\s*[)\]]",
    re.I,
)
"""What a label sets in brackets as its cells do: "Number (%)", "Upheld (% of those decided)"."""


def sets_in_share(label: str) -> bool:
    """Whether a header, stub or caption prints the sign of a share in brackets."""
    return bool(_SHARE_SET_IN.search(label))


def bracketed_year(table: Table, year: str) -> str | None:
    """The one year (``YYYY/YY``) that a sentence above or below the table, or its caption, gives
    the numbers in brackets; None where none does.

    ``year`` is the table's own, before which the "previous year" is. A note on percentages in
    brackets says nothing of years.
    """
    for sentence in _on_brackets(table):
        if _SHARES.search(sentence):
            continue
        years = {mention.year for mention in find_years(sentence)} - {year}
        if len(years) == 1:
            return years.pop()
        if not years and _LAST_YEAR.search(sentence):
            return year_before(year)
    return None


def brackets_hold_shares(table: Table) -> bool:
    """Whether a sentence by the table or its caption says that percentages stand in brackets, and
    speaks of no year; or its caption sets them in brackets itself: "Outcomes, number (%)"."""
    return sets_in_share(table.caption or "") or any(
        _SHARES.search(sentence) and not find_years(sentence) and not _LAST_YEAR.search(sentence)
        for sentence in _on_brackets(table)
    )


def _on_brackets(table: Table) -> list[str]:
    return [
        sentence
        for text in (table.caption, table.before, table.after)
        for sentence in sentences_of(normalise(text or ""))
        if _IN_BRACKETS.search(sentence)
    ]
