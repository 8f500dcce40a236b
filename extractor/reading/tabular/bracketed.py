"""Notes that say of which year the numbers in brackets are: "Figures for 2020/21 in brackets"."""

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


def bracketed_year(table: Table, year: str) -> str | None:
    """The one year (``YYYY/YY``) that a sentence above or below the table, or its caption, gives
    the numbers in brackets; None where none does.

    ``year`` is the table's own, before which the "previous year" is. A note on percentages in
    brackets says nothing of years.
    """
    for text in (table.caption, table.before, table.after):
        for sentence in sentences_of(normalise(text or "")):
            if not _IN_BRACKETS.search(sentence) or _SHARES.search(sentence):
                continue
            years = {mention.year for mention in find_years(sentence)} - {year}
            if len(years) == 1:
                return years.pop()
            if not years and _LAST_YEAR.search(sentence):
                return year_before(year)
    return None
