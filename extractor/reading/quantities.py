"""Numbers as printed: counts, shares, money, days, with their bounds, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters
from typing import Literal

from extractor.reading.needles import has_digit, words_in
from extractor.records import record

Unit = Literal["percent", "gbp", "days", "weeks"]

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_QUANTITY = re.compile(
    # what a number can begin with: without it, every letter is tried in every way
    r"(?=[<>≤≥~£\d]|\b[acfjlmnorsu])"
    r"(?P<qualifier>[<>≤≥~]\s?|\b(?:c\.|circa|approx(?:imately|\.)?|about|around|roughly|nearly|"
    r"almost|just over|just under|over|more than|less than|fewer than|under|up to|at least|some)"
    r"\s*(?=[\s£\d]))?(?P<pound>£\s?)?"
    rf"(?P<number>(?=\d)(?:(?<![\w.,£])|(?<=\bc\.)|(?<=£)|(?<=£\s))(?:{_DIGITS}))"
    r"(?P<scale>\s?(?:million|m|k|thousand|bn)\b)?"
    r"(?:(?P<percent>\s?%|\s*per\s?cent\b|\s+percent\b|\s?pc\b)"
    r"|(?P<days>\s*-?(?:working|calendar|clear|school)?[\s-]*days?\b)|(?P<weeks>\s+weeks?\b))?",
    re.I,
)
_QUALIFIERS = {"<": "<", ">": ">", "≤": "<", "≥": ">", "~": "~"}
_APPROXIMATE = re.compile(r"^(?:c\.|circa|approx|about|around|roughly|nearly|almost|some)", re.I)
_BELOW = re.compile(r"^(?:less than|fewer than|under|just under)", re.I)
_ABOVE = re.compile(r"^(?:over|more than|just over|at least)", re.I)
_SCALES = {"million": 10**6, "m": 10**6, "k": 10**3, "thousand": 10**3, "bn": 10**9}

MOST_DIGITS = 16
"""Signs of a printed number beyond which it is no number: a card's, an account's, or digits of
several cells that a damaged file sets side by side. "999,999,999,999" has fifteen."""

_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_WORDS = {word: value for value, word in enumerate(_UNITS)} | _TENS
WORDS_OF_NUMBERS = frozenset(_WORDS) | {"hundred", "dozen", "single"}
"""A number in words has one of them."""
_NUMBER_WORD = re.compile(
    r"(?<![\w-])(?:(?P<tens>"
    + "|".join(_TENS)
    + r")[\s-]+(?P<units>"
    + "|".join(_UNITS[1:10])
    + r")"
    r"|(?P<hundred>one|a|two|three|four|five|six|seven|eight|nine)\s+hundred"
    r"(?:\s+and\s+(?P<rest>"
    + "|".join(_TENS)
    + r"|"
    + "|".join(_UNITS)
    + r")(?:[\s-]+(?P<over>"
    + "|".join(_UNITS[1:10])
    + r"))?)?"
    r"|(?P<one>"
    + "|".join((*_TENS, *_UNITS))
    + r")|(?P<dozen>a\s+dozen)|(?P<single>a\s+single))(?!\w|-(?!days?\b))",
    re.I,
)
_SIGNED = re.compile(r"(?:^|[(\[])\s*[+\-\u2010-\u2015\u2212]\s?£?\d")
_ARROW = re.compile(r"[↑↓→←↔↗↘▲▼△▽◄►◀▶]\s*(?:[+-]?\s?£?\d[\d,.]*\s?%?)?")
_EMPTY = re.compile(r"^(?:-|–|—|−|n/?a|n\.a\.|not applicable|not available|not known|tbc|)$", re.I)
_BESIDE = re.compile(
    r"\b(?:out of|of|c\.|circa\b|approx(?:imately|\.)?|about|around|nearly|almost|"
    r"(?:less|fewer|more) than|just (?:over|under)|over|under|at least|up to)",
    re.I,
)
_BEFORE_SHARE = re.compile(r"(?<=\d)\s?[,;](?=\s?[<>≤≥~]?\s?\d+(?:\.\d+)?\s?%)")
_NOTHING = re.compile(r"^(?:nil|none|zero|no\s*\(zero\))$", re.I)


@record()
class Quantity:
    """A number printed at ``start``..``end`` of a text.

    ``unit`` is None for a bare number; ``qualifier`` is "<", ">", "~" or None; ``bracketed`` says
    that it stands alone in round brackets ("37 (35.2%)": the second one).
    """

    start: int
    end: int
    value: Decimal
    unit: Unit | None = None
    qualifier: str | None = None
    bracketed: bool = False
    in_words: bool = False


_FUSED = frozenset(ascii_letters + "_")
_HYPHENED = re.compile(r"[A-Za-z]-$")
_MARKS = re.compile(r"[\s*†‡¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾]+")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")
_IN_WORDS = re.compile(r"[^\s()\[\]<>≤≥~£%/=+–—-]")


def find_quantities(text: str) -> list[Quantity]:
    """Every number in digits, in order. Digits fused to letters ("s47", "COVID-19") are none."""
    found: list[Quantity] = []
    if not has_digit(text):
        return found
    for match in _QUANTITY.finditer(text):
        start, end = match.start("number"), match.end()
        after = text[end : end + 1]
        if after in _FUSED and not (
            match["percent"] or match["days"] or match["scale"] or match["weeks"]
        ):
            continue
        if _HYPHENED.search(text[max(0, start - 3) : start]):  # COVID-19
            continue
        if len(match["number"]) > MOST_DIGITS:
            continue
        value = Decimal(match["number"].replace(",", ""))
        if match["scale"]:
            value *= _SCALES[match["scale"].strip().lower()]
        unit: Unit | None = None
        if match["pound"]:
            unit, start = "gbp", match.start("pound")
        elif match["percent"]:
            unit = "percent"
        elif match["days"]:
            unit = "days"
        elif match["weeks"]:
            unit = "weeks"
        found.append(
            Quantity(
                start,
                end,
                value,
                unit,
                None if _is_topic(text, match) else _qualifier(match["qualifier"]),
                _bracketed(text, start, end),
            )
        )
    return found


def find_number_words(text: str) -> list[Quantity]:
    """Every number in words ("fourteen", "twenty-one", "a dozen", "a single"), in order."""
    found: list[Quantity] = []
    # looking for words takes a fifth of the time that the pattern does, and most texts have none
    if WORDS_OF_NUMBERS.isdisjoint(words_in(text)):
        return found
    for match in _NUMBER_WORD.finditer(text):
        if match["tens"]:
            value = _WORDS[match["tens"].lower()] + _WORDS[match["units"].lower()]
        elif match["hundred"]:
            value = 100 * _WORDS.get(match["hundred"].lower(), 1)
            value += _WORDS[match["rest"].lower()] if match["rest"] else 0
            value += _WORDS[match["over"].lower()] if match["over"] else 0
        elif match["dozen"]:
            value = 12
        elif match["single"]:
            value = 1
        else:
            value = _WORDS[match["one"].lower()]
        tail = re.match(
            r"[\s-]+(?:(?:working|calendar)[\s-]+)?days?\b|\s+per\s?cent\b|\s+percent\b",
            text[match.end() :],
        )
        unit: Unit | None = None
        end = match.end()
        if tail:
            unit = "days" if "day" in tail[0] else "percent"
            end += tail.end()
        found.append(
            Quantity(
                match.start(),
                end,
                Decimal(value),
                unit,
                None,
                _bracketed(text, match.start(), end),
                True,
            )
        )
    return found


_TOLD = re.compile(
    r"\b(?:(?:contact|ask|tell|inform|approach|advis)\w*|told|wrote\s+to|written\s+to|spoke\s+to)\s+"
    r"(?:us|him|her|them|it|the\s+council)\s+$",
    re.I,
)
"""Before "about" where it names what was spoken of: "contacted us about 10 complaints"."""


def _is_topic(text: str, match: re.Match[str]) -> bool:
    words = (match["qualifier"] or "").strip().lower()
    return words == "about" and _TOLD.search(text, 0, match.start("qualifier")) is not None


def _qualifier(words: str | None) -> str | None:
    if not words:
        return None
    words = words.strip()
    if words[0] in _QUALIFIERS:
        return _QUALIFIERS[words[0]]
    if _APPROXIMATE.match(words):
        return "~"
    if _BELOW.match(words):
        return "<"
    return ">" if _ABOVE.match(words) else None


def _bracketed(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(" <>~£"), text[end:].lstrip(" %*")
    return before.endswith(("(", "[")) and after.startswith((")", "]"))


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, a dash, "n/a". Such a cell is no figure, never a zero."""
    return bool(_EMPTY.match(_plain(text)))


def is_nothing(text: str) -> bool:
    """Whether a cell says zero in a word: "nil", "none", "No (zero)"."""
    return bool(_NOTHING.match(_plain(text)))


def is_change(text: str) -> bool:
    """Whether a cell says how a figure has changed: a signed number ("+3", "-12%"), an arrow."""
    plain = _plain(text)
    if _ARROW.fullmatch(plain):
        return True
    return bool(_SIGNED.match(plain)) and not cell_quantities(text)


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text).strip()


REMEMBERED = 10_000
"""Cells whose quantities are kept: more than a report has, so few that memory stays flat."""


def cell_quantities(text: str) -> list[Quantity] | None:
    """The quantities of a table cell that holds numbers only; None when it holds words.

    "37 (35.2%)", "4, <1%", "2(6)", "£28,939 (4)", "<1%", "12*", "78%¹", "10/12", "50% (1/2)",
    "15 days" and "nil" are all such cells.
    Footnote marks are not digits: "78%¹" is 78%. A number with a sign is a change since last year
    ("-12%", "37 (+5)") and no measure. An empty cell gives an empty list.
    """
    found = _cell_quantities(text)
    return None if found is None else list(found)


@lru_cache(REMEMBERED)
def _cell_quantities(text: str) -> Sequence[Quantity] | None:
    plain = _plain(text)
    plain = _BEFORE_SHARE.sub(" ", plain)
    if _EMPTY.match(plain):
        return []
    if _NOTHING.match(plain):
        return [Quantity(0, len(plain), Decimal(0))]
    if _RANGE.search(plain):
        return None  # a range or a code ("0-25", "19-020-166"), no measure
    found = find_quantities(plain)
    rest = list(plain)
    for quantity in found:
        rest[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    left = _BESIDE.sub(" ", "".join(rest))
    if _IN_WORDS.search(left):
        return None
    worded = plain.lstrip("%# ")[:1].isalpha()
    if worded and any(q.unit == "days" and q.qualifier in ("<", ">") for q in found):
        return None  # "Over 20 working days" is a label, and so is "% over 20 days"
    changes = {match.end() for match in _SIGNED.finditer(plain)}
    measures = [q for q in found if not any(q.start < end <= q.end for end in changes)]
    return measures if measures or not found else None
