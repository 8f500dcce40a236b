"""Committees and the days on which they meet, as papers print them."""

from __future__ import annotations

import calendar
import re
from datetime import date

MAX_NAME_WORDS = 14
"""A line with more words is a sentence, not a committee's name."""

_BODY = r"(?:committee|cabinet|panel|board|forum|commission)"
_BODY_FIRST = re.compile(
    rf"(?:(?:select|scrutiny|policy|overview|standing|joint|review|and|&) ){{0,4}}{_BODY}"
    r" (?:on|for) \w.*",
    re.I,
)
"""A body named by its remit: "Select Committee on Housing", "Scrutiny Panel for Health"."""

_BODY_AT_END = re.compile(
    rf"\b(?:(?:sub-?)?{_BODY}|executive|council)(?: (?:\([^()]+\)|\d|[A-D]))?$", re.I
)
_ALONE = re.compile(r"(?:full |county )?council|cabinet|executive|.*\s.*(?<!council)", re.I)
_BEFORE_NAME = re.compile(
    r"^(?:(?:report|presented|submitted)\s+(?:to|for)|to|for|the|meeting of)\s*:?\s+(?:the\s+)?",
    re.I,
)
_PAPER_FOR = re.compile(r"\b(committee|cabinet|panel) report$", re.I)
"""A paper headed with the body that it is for: "Standards Committee Report"."""
_OTHER_PAPER = re.compile(r"\b(?:minutes|agenda|report|terms of reference)\b", re.I)
_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_DATE = re.compile(
    r"\b(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>20\d\d)\b"
    r"|\b(?P<month2>[A-Za-z]{3,9})\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>20\d\d)\b"
    r"|\b(?P<day3>\d{1,2})[./-](?P<month3>\d{1,2})[./-](?P<year3>(?:20)?\d\d)\b"
)
_MEMBER = re.compile(r"(?:cabinet|executive|lead) member for \w.*", re.I)
"""Who decides alone, as a body does; without a day beside it, more often the report's author."""

_TIME = re.compile(
    r"\b(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|noon)\b|\bat\s+\d{1,2}[.:]\d\d\b", re.I
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.I)


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Every date written out in full or as day/month/year, with where it stands in the text."""
    found = []
    for match in _DATE.finditer(text):
        if match["day3"]:
            day, month, year = int(match["day3"]), int(match["month3"]), int(match["year3"])
            year += 2000 if year < 100 else 0
        else:
            name = (match["month"] or match["month2"]).lower()
            months = [i for i, full in enumerate(_MONTHS, 1) if full.startswith(name)]
            if not months and name != "sept":
                continue
            day, month = int(match["day"] or match["day2"]), months[0] if months else 9
            year = int(match["year"] or match["year2"])
        try:
            found.append((match.start(), match.end(), date(year, month, day)))
        except ValueError:
            continue
    return found


def without_dates(text: str) -> str:
    """The text without dates, weekdays, times, and the "on" before them."""
    for start, end, _ in reversed(find_dates(text)):
        text = text[:start] + text[end:]
    text = _TIME.sub("", _WEEKDAY.sub("", text))
    return re.sub(r"\b(?:(?:to be )?held )?on\s*(?:[–—,-]\s*)?$", "", text.rstrip())


def body_name(text: str) -> str | None:
    """The committee, cabinet or council that a heading or a field's value names, or None.

    Dates, item and appendix numbers are no part of a name; capitals become title case and a hyphen
    broken at a line's end is closed ("SUB- COMMITTEE" is "Sub-Committee"). A bare "Committee" or a
    council's own name ("Barsetshire County Council") names no body.
    """
    dated = bool(find_dates(text))
    text = re.sub(r"\s+", " ", without_dates(text.replace("’", "'"))).strip()
    text = re.sub(r"(?<=\w)-\s+(?=\w)", "-", text)
    text = re.sub(r"\s+[–—-]\s*(?:$|\s)", " ", text)
    text = re.sub(r"\bdate\s*:?\s*$|\b(?:appendix|annex|item|agenda)\b.*$", "", text, flags=re.I)
    text = _BEFORE_NAME.sub("", text)
    text = re.sub(r"(?<=\w) meeting$", "", text.strip(" ,;:–—-("), flags=re.I)
    text = _PAPER_FOR.sub(r"\1", text)
    if len(text.split()) > MAX_NAME_WORDS or not _is_set_as_name(text):
        return None
    by_end = _BODY_AT_END.search(text) and _ALONE.fullmatch(text)
    by_start = _BODY_FIRST.fullmatch(text) or (dated and _MEMBER.fullmatch(text))
    if not (by_end or by_start) or _OTHER_PAPER.search(text):
        return None
    return _title_case(text) if text.isupper() else text


_BODY_WORD = re.compile(rf"(?:sub-?)?(?:{_BODY}|council|executive)s?", re.I)


def _is_set_as_name(text: str) -> bool:
    """Whether the words are capitalised as a name's: "members of the Audit Committee" are not."""
    words = re.findall(r"[A-Za-z][\w'-]*", text)
    return all(
        word[0].isupper() or word in _SMALL or _BODY_WORD.fullmatch(word) for word in words
    ) and any(word[0].isupper() for word in words)


_SMALL = {"and", "of", "the", "for", "on", "in", "with", "to"}


def _title_case(text: str) -> str:
    def cased(match: re.Match[str]) -> str:
        word = match[0].lower()
        return word if word in _SMALL and match.start() else word[0].upper() + word[1:]

    return re.sub(r"[A-Za-z]+(?:'[A-Za-z]+)?", cased, text)


def is_date_line(text: str) -> bool:
    """Whether a line says a day and nothing else ("Thursday, 8 October 2020")."""
    return bool(find_dates(text)) and not re.search(r"\w", without_dates(text))
