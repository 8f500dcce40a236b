"""Limits in working days: "within 10 working days", "11-20 days", "over 20 days"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.quantities import find_number_words

_UNIT_ALONE = r"[^)\d]*%|\s*(?:nos?\.?|numbers?|count|per\s?cent|percentage)\s*\)"
"""What begins a bracket after days that says how a figure is meant, and not which days: "(%)", "(%
of all)", "(No.)". A share printed there, "(80%)", says what was aimed at."""

_DAYS = (
    r"(?:\s*-?\s*(?:working|calendar|school|clear)?[\s-]*days?"
    rf"(?:\s*\((?!stage\b|{_UNIT_ALONE})[^)]*\))?)"
)
_LIMIT = (
    r"\s+(?:of\s+)?(?:the\s+|a\s+)?"
    r"(?:(?:maximum|max|statutory|required|permitted|target|timescale|limit|timeframe)\s+)*(?:of\s+)?"
)
_BEYOND = (
    r"(?:outside|outwith|beyond|exceed(?:ed|ing)|over|after|more than|greater than|longer than|"
    r"later than|not\s+(?:\w+\s+)?within)"
)
_WITHIN = r"(?:within|inside|in under|in less than|under|less than|fewer than|up to|in)"
_TIMESCALES = [
    (re.compile(pattern, re.I), status)
    for pattern, status in (
        # by day 20, days 11 to 20, after day 20
        (
            r"\b(?:between\s+)?days\s+(?P<a>\d+)\s*(?:to|and|[-\u2010-\u2015])\s*(?P<n>\d+)\b",
            "band",
        ),
        (r"\b(?:by|before|until)\s+(?:working\s+)?day\s+(?P<n>\d+)\b", "within"),
        (r"\b(?:after|beyond|past)\s+(?:working\s+)?day\s+(?P<n>\d+)\b", "outside"),
        # 11 to 20 days, 11-20 working days, between 11 and 20 days
        (
            # "Stage 1 - 10 days" is a stage with its limit
            r"(?:within\s+|in\s+)?(?<!\d/)(?<!\d[-\u2013])(?<!stage )(?<!step )(?<!level )"
            r"\b(?P<a>\d+)\s*(?:to|[-\u2010-\u2015])\s*"
            rf"(?P<n>\d+){_DAYS}",
            "band",
        ),
        (rf"\bbetween\s+(?P<a>\d+)\s+(?:to|and)\s+(?P<n>\d+){_DAYS}", "band"),
        (
            rf"\b(?:(?:no|not)\s+(?:more|longer|later)\s+than|not\s+over){_LIMIT}(?P<n>\d+){_DAYS}",
            "within",
        ),
        (rf"\b{_BEYOND}{_LIMIT}(?P<n>\d+){_DAYS}", "outside"),
        (rf"[>]\s*(?P<n>\d+){_DAYS}|\b(?P<m>\d+)\s*(?:\+(?!\s*/)|plus\b){_DAYS}", "outside"),
        (rf"\b(?P<n>\d+){_DAYS}\s*(?:\+(?!\s*/)|(?:plus|or more|and over)\b)", "outside"),
        (rf"\b{_WITHIN}{_LIMIT}(?P<n>\d+){_DAYS}", "within"),
        (
            rf"[<≤]\s*(?P<n>\d+){_DAYS}|\b(?P<m>\d+){_DAYS}\s*(?:or less|or fewer|or under)",
            "within",
        ),
        (rf"\b(?P<n>\d+)(?!\s*%){_DAYS}", None),
    )
]


@dataclass(frozen=True, slots=True)
class Timescale:
    """A limit in working days found at ``start``..``end``.

    ``days`` is the upper limit, ``from_days`` the lower one of a band; ``status`` is "within",
    "outside", or None where only a number of days is named ("Stage 1 (20 working days)").
    """

    start: int
    end: int
    days: int
    from_days: int | None
    status: str | None


_OVERRUN = re.compile(r"\s*(?:late|overdue|over\s+(?:the\s+)?(?:target|deadline|limit))\b", re.I)
"""After days that an answer was late by, which are no limit: "more than 10 days late"."""


def find_timescales(text: str) -> list[Timescale]:
    """Every limit or number of working days named in ``text``, in order, none overlapping."""
    if "day" not in text.lower():
        return []
    digits = text
    for word in reversed(find_number_words(text)):
        # "twenty working days" reads like "20 working days"; pad so that offsets stay
        length = len(re.split(r"\s|-(?=days?\b)", text[word.start : word.end], maxsplit=1)[0])
        number = str(word.value)
        if len(number) <= length:
            digits = digits[: word.start] + number.ljust(length) + digits[word.start + length :]
    found: list[Timescale] = []
    for pattern, status in _TIMESCALES:
        for match in pattern.finditer(digits):
            if any(t.start < match.end() and match.start() < t.end for t in found):
                continue
            groups = match.groupdict()
            first = match.start("a" if groups.get("a") else next(k for k in "nmo" if groups.get(k)))
            if re.search(r"\d\.$", digits[:first]):
                continue  # the end of "18.5 working days" is no limit of 5 days
            days = int(groups.get("n") or groups.get("m") or 0)
            lower = groups.get("a")
            if status == "band":
                from_days = int(lower) if lower and int(lower) > 1 else None
                found.append(Timescale(match.start(), match.end(), days, from_days, "within"))
            else:
                found.append(Timescale(match.start(), match.end(), days, None, status))
    kept = [t for t in found if not _OVERRUN.match(text, t.end)]
    return sorted(kept, key=lambda t: t.start)
