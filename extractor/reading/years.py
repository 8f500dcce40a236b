"""Years and quarters, in every notation that reports print, as ``YYYY/YY`` financial years.

A council's financial year runs from 1 April to 31 March, so "1 April 2020 to 31 March 2021", "year
ending 31 March 2021", "2020-21" and "20/21" all are ``2020/21``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.needles import Needled, Sieve, small_letters

MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
"""A month's name in small letters, for patterns that ignore case."""

FIRST_YEAR, LAST_YEAR = 1990, 2049
"""Outside these a pair of numbers is not taken for a financial year (03/04 may be a date)."""

_DASH = r"\s*[/\-\u2010-\u2015\u2212]\s*"
_DAY = r"(?:(?<!stage\s)(?<!step\s)(?<!level\s)\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_JOIN = r"\s*(?:to|and|until|till|through|[\-\u2010-\u2015/])\s*(?:the\s+)?(?:end\s+of\s+)?"
_APRIL = r"(?:april|apr\.?)"
_MARCH = r"(?:march|mar\.?)"
_YEAR = r"(?:19|20)\d\d"
_END = r"(?![0-9A-Za-z])"  # a footnote mark may follow

# what stands before is asked after the digits, so that the search can go from digit to digit
_PATTERNS = [
    # 1st April 2021 to 31st March 2022; April 20 to March 21
    re.compile(
        rf"\b{_DAY}{_APRIL}\s+'?((?:19|20)?\d\d){_JOIN}{_DAY}{_MARCH}\s+'?((?:19|20)?\d\d){_END}",
        re.I,
    ),
    # 2020/21, 2020-2021, 2020 to 2021, 2006-7
    re.compile(
        rf"({_YEAR})(?<![\d/.£]\d{{4}})(?:{_DASH}|\s+to\s+|\s+and\s+)'?"
        rf"((?:19|20)?\d\d|(?<=\d[/\-\u2010-\u2015])[1-9])"
        r"(?![\d%]|,\d{3}(?!\d)|\.\d)",
        re.I,
    ),
    # 01/04/2014 to 31/03/2015, 1.4.14 - 31.3.15
    re.compile(
        rf"(?<![\d/.])0?1[/.]0?4[/.]((?:20)?\d\d){_JOIN}31[/.]0?3[/.]((?:20)?\d\d)(?![\d/%]|\.\d)"
    ),
    # 20/21; never 20-21, which is a range
    re.compile(r"(\d\d)(?<![\d/.,£\-]\d\d)/(\d\d)(?![\d%/]|,\d|\.\d)"),
]
_ENDING = re.compile(  # the letters first, so that the search can go from one to the next
    rf"year(?<=\byear)\s+(?:ending|ended|to|end)\s+(?:on\s+|at\s+)?(?:the\s+)?{_DAY}{_MARCH}\s+({_YEAR})(?![0-9a-z])"
)
_SIEVE = Sieve([*_PATTERNS, _ENDING])
_TWO_DIGITS = re.compile(r"\d\d")
_JOINED = re.compile(r"^\s*(?:to|[\-\u2010-\u2015])\s*$", re.I)


@dataclass(frozen=True, slots=True)
class YearMention:
    """A financial year (or a span of them) said at ``start``..``end`` of a text."""

    start: int
    end: int
    year: str


@dataclass(frozen=True, slots=True)
class QuarterMention:
    """A quarter of the financial year, 1 (April to June) to 4, said at ``start``..``end``."""

    start: int
    end: int
    quarter: int


def financial_year(first: int) -> str:
    """The contract's name of the financial year that begins in April of ``first``."""
    return f"{first}/{(first + 1) % 100:02d}"


def year_before(year: str) -> str:
    """The financial year before ``YYYY/YY``; none ("") before a year that is not known ("")."""
    return financial_year(int(year[:4]) - 1) if year else ""


def _full(digits: str, like: int | None = None) -> int:
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 1 and like is not None:
        return like // 10 * 10 + int(digits)
    if like is not None:
        century = like // 100 * 100
        value = century + int(digits)
        return value if value >= like else value + 100
    value = 2000 + int(digits)
    return value if value <= LAST_YEAR else value - 100


def find_years(text: str) -> list[YearMention]:
    """Every financial year said in ``text``, in order, none overlapping.

    "2015/16 to 2019/20" is one mention, a span. A pair whose second year does not follow the first
    ("2018 to 2021") is no financial year and is left out.
    """
    found: list[YearMention] = []
    if not _TWO_DIGITS.search(text):
        return found
    passing = _SIEVE.passing(text)
    for at, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text) if at in passing else ():
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            first = _full(match[1])
            second = _full(match[2], first)
            if second == first + 1 and FIRST_YEAR <= first <= LAST_YEAR:
                found.append(YearMention(match.start(), match.end(), financial_year(first)))
    for match in _ENDING.finditer(small_letters(text)) if len(_PATTERNS) in passing else ():
        if not any(m.start < match.end() and match.start() < m.end for m in found):
            found.append(YearMention(match.start(), match.end(), financial_year(int(match[1]) - 1)))
    for mention in _years_of_months(text):
        if not any(m.start < mention.end and mention.start < m.end for m in found):
            found.append(mention)
    found.sort(key=lambda m: m.start)
    return _spans(found, text)


def _spans(found: list[YearMention], text: str) -> list[YearMention]:
    joined: list[YearMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and len(last.year) == 7
            and _JOINED.match(text[last.end : mention.start])
            and int(mention.year[:4]) > int(last.year[:4])
            # "from 2019/20 to 2020/21" compares two years, it does not span them
            and not re.search(r"\bfrom\s*$", text[: last.start], re.I)
        ):
            joined[-1] = YearMention(last.start, mention.end, f"{last.year}-{mention.year}")
        else:
            joined.append(mention)
    return joined


_WITHIN = Needled(
    rf"\b(?P<from>{MONTHS})\s*(?:(?P<first>{_YEAR})\s*)?(?:to|and|until|through|[\-\u2010-\u2015])"
    rf"\s*(?:the\s+)?{_DAY}(?P<to>{MONTHS})\s+(?P<last>{_YEAR})(?![0-9a-z])"
)
_MONTH_NAMES = MONTHS[3:-1].split("|")
APRIL = 4
"""The month in which a financial year begins."""


def years_of_periods(text: str) -> list[str]:
    """The financial year of each stretch of months that lies within one: "April to June 2009",
    "1 July 2021 to 30 September 2021". Stretches that reach into another year are left out."""
    found = []
    for match in _WITHIN.finditer(text):
        begin, end = (_MONTH_NAMES.index(match[name].lower()) + 1 for name in ("from", "to"))
        last = int(match["last"])
        first = int(match["first"]) if match["first"] else last - (begin > end)
        own = {year - (month < APRIL) for year, month in ((first, begin), (last, end))}
        if len(own) == 1:
            found.append(financial_year(own.pop()))
    return found


_DATED = re.compile(rf"\b(?P<month>{MONTHS}),?\s+(?P<year>(?:19|20)\d\d)\b", re.I)


def years_of_dates(text: str) -> list[str]:
    """The financial year of each month that is named with its year: "June 2021" is of 2021/22."""
    return [
        financial_year(
            int(match["year"]) - (_MONTH_NAMES.index(match["month"].lower()) + 1 < APRIL)
        )
        for match in _DATED.finditer(text)
    ]


_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}
_QUARTER = re.compile(
    r"\b(?:quarter|qtr\.?)\s*(?:(?P<number>[1-4])|(?P<word>one|two|three|four))\b"
    r"|\bq\s?(?P<q>[1-4])\b"
    r"|\b(?P<ordinal>first|1st|second|2nd|third|3rd|fourth|4th|final)\s+quarter\b",
    re.I,
)
_MONTHS = re.compile(  # the letters first here too
    r"(?P<from>a(?<=\ba)pr(?:il)?|j(?<=\bj)(?:uly?|an(?:uary)?)|o(?<=\bo)ct(?:ober)?)"
    r"\.?\s*(?:'?(?P<first>(?:19|20)?\d\d))?\s*"
    r"(?:to|[\-\u2010-\u2015/])\s*(?:(?:30|31)(?:st|th)?\s+)?"
    r"(?P<to>jun(?:e)?|sep(?:t(?:ember)?)?|dec(?:ember)?|mar(?:ch)?)\b\.?"
    r"(?:\s*'?(?P<last>(?:19|20)\d\d)(?![\d/-]))?"
)
_STARTS = {"apr": (1, "jun"), "jul": (2, "sep"), "oct": (3, "dec"), "jan": (4, "mar")}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4}


def _of_months(text: str) -> list[tuple[re.Match[str], int]]:
    """The quarters that are named by their first and last month, with their numbers; months of two
    years ("April 2020 to June 2021") name none."""
    found = []
    for match in _MONTHS.finditer(small_letters(text)):
        number, end = _STARTS[match["from"][:3]]
        years = [_full(match[name]) for name in ("first", "last") if match[name]]
        if match["to"][:3] == end and len(set(years)) <= 1:
            found.append((match, number))
    return found


def _years_of_months(text: str) -> list[YearMention]:
    """The years of quarters that are named by months: "1 July 2020 to 30 September 2020"."""
    return [
        YearMention(
            match.start("last"),
            match.end("last"),
            financial_year(int(match["last"]) - (number == 4)),
        )
        for match, number in _of_months(text)
        if match["last"]
    ]


_Q = re.compile(r"q\s?[1-4]")


def _may_say_quarter(lowered: str) -> bool:
    """Whether a text in small letters may name a quarter: "q" alone is in "enquiries" too."""
    return "q" in lowered and (
        "quarter" in lowered or "qtr" in lowered or _Q.search(lowered) is not None
    )


def find_quarters(text: str) -> list[QuarterMention]:
    """Every quarter said in ``text``, by number or by its months, in order.

    The number wins over months beside it ("Q1 (April to June)" is one mention each of quarter 1).
    "April 2020 to March 2021" is a year, not a quarter.
    """
    found = []
    for match in _QUARTER.finditer(text) if _may_say_quarter(text.lower()) else ():
        if match["number"] or match["q"]:
            number = int(match["number"] or match["q"])
        elif match["word"]:
            number = _WORDS[match["word"].lower()]
        else:
            number = _ORDINALS[match["ordinal"].lower()]
        found.append(QuarterMention(match.start(), match.end(), number))
    found += [QuarterMention(m.start(), m.end("to"), number) for m, number in _of_months(text)]
    return sorted(found, key=lambda m: m.start)
