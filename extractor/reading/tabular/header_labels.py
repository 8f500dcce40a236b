"""A header or a stub with what its neighbours add to it: what a bare number counts, which year."""

from __future__ import annotations

import re

from extractor.reading.labels import normalise, read_label
from extractor.reading.tabular.axes import PART_OF
from extractor.reading.tabular.functions import ORDINAL_HEADS, Section
from extractor.reading.tabular.nearness import Label
from extractor.reading.years import financial_year, year_before

_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
"""A word divided at a line's end in a narrow cell ("With-/drawn")."""
_BAND = re.compile(
    r"^(?:(?:over|under|up to|within|more than|less than|[<>≤≥])?\s*\d+\s*\+?|"
    r"\d+\s*(?:[-–—]|to)\s*\d+)$",
    re.I,
)
"""A number, or a range of them, that a header of days makes a limit."""
_AVERAGE = re.compile(r"(?:average|mean|median)s?", re.I)
"""What is of days under a caption of days that names no limit."""
_AIMED_AT = re.compile(
    r"(?<=\w)\s*[(\[]\s*(?:(?:local|national|statutory)\s+)?targets?\s*(?:of|is|[:=–-])?\s*"
    r"[≥>]?\s*\d[\d.]*\s*%\s*[)\]]",
    re.I,
)
"""The share aimed at, in brackets behind what was reached: "In time (target 90%)"."""
_ORDINALS = frozenset({"one", "two", "three", "four"})
"""What stands for a number under a stub head that counts stages or quarters."""
_NUMBERED = re.compile(r"[1-4]\s*[:.)(–—-]\s*[A-Za-z]")
"""The number of a stage with its name, under such a head: "2: Investigation"."""
_STEP = re.compile(
    r"(?:from\s+)?(stage\s+(?:[12]|one|two))\s*(?:to|[-–—→])\s*(stage\s+(?:[23]|two|three))", re.I
)
"""Complaints that go from one stage to the next: "Stage 1 to Stage 2"."""
_AND_UNDER = re.compile(
    r"^(\d+)\s*(?:and under|and below|and fewer|or fewer|or less|or under)$", re.I
)
_AND_OVER = re.compile(r"^(\d+)\s*(?:and over|and above|and more|or more|plus)$", re.I)
SHORT_YEAR = re.compile(r"(?<![\d/£.,-])(\d\d)\s*[-–—]\s*(\d\d)(?![\d%])")
"""Years as "19–20", which in a sentence would be a range of numbers."""
_CALENDAR_YEAR = re.compile(r"20\d\d")
_YEAR_ENDED = re.compile(
    r"\b(?:(?:financial )?years?|12 months|twelve months) (?:ended|ending|to) (?:on )?(?:the )?"
    r"(?:31(?:st)? (?:of )?march|march(?: 31(?:st)?)?)\b",
    re.I,
)
"""What says of "2021" that it is the year that ended then: "Year ended 31 March"."""
_THIS_YEAR = re.compile(r"^\s*(?:this|current|reporting) (?:financial )?year\s*$", re.I)
_LAST_YEAR = re.compile(r"^\s*(?:last|previous|prior) (?:financial )?year\s*$", re.I)
_YEAR_MEANT = re.compile(
    r"(?:\b(?:in|for|during) (?:the )?)?"
    r"\b(?:(this|current|reporting)|last|previous|prior|preceding) "
    r"(?:financial |reporting )?year(?:\x27s)?(?: figures?| numbers?)?\b",
    re.I,
)
"""Which year a header's other words are of: "Complaints last year", "Previous year (2010/11)"."""
_BETWEEN_YEARS = re.compile(
    r"\b(?:than|from|since|against|with|on|to|vs?|over|compar\w*|chang\w*|differ\w*|varia\w*|"
    r"increas\w*|decreas\w*|carried|brought|forward|end|start|open|same)\b",
    re.I,
)
"""What sets one year against another, so that its name says nothing of the number."""


def label_of(
    origin: str,
    text: str,
    section: Section,
    caption: str,
    report_year: str,
    own_head: str | None = None,
) -> Label:
    """A header or stub, with what its neighbours add to a bare number and to "last year".

    ``own_head`` is the stub's header where that is not the section's.
    """
    joined = PART_OF.sub("", _BROKEN_WORD.sub("", _AIMED_AT.sub("", text) or text))
    plain = normalise(joined).strip()
    head = normalise(section.head if own_head is None else own_head).strip()
    counts = ORDINAL_HEADS.match(head)
    if counts is not None and (plain.isdigit() or plain.lower() in _ORDINALS):
        return Label(origin, read_label(f"{counts[1]} {plain}"), text=text)
    if counts is not None and _NUMBERED.match(plain):
        return Label(origin, read_label(f"{counts[1]} {plain}"), text=text)
    timed = re.search(r"\bdays\b", f"{head} {caption}", re.I)
    if timed and _BAND.match(plain) and not read_label(joined).years:
        return Label(origin, read_label(f"{plain} days"), text=text)
    if timed and _AVERAGE.fullmatch(plain) and not read_label(f"{head} {caption}").timescales:
        return Label(origin, read_label("average days"), text=text)
    step = _STEP.fullmatch(plain)
    if step is not None:
        return Label(origin, read_label(f"{step[1]} escalated to {step[2]}"), text=text)
    under = _AND_UNDER.match(plain)
    if under is not None and timed:
        return Label(origin, read_label(f"within {under[1]} days"), text=text)
    over = _AND_OVER.match(plain)
    if over is not None and timed:
        return Label(origin, read_label(f"over {over[1]} days"), text=text)
    short = SHORT_YEAR.search(plain)
    if short is not None and not read_label(joined).years:
        year = financial_year(2000 + int(short[1]))
        if year[-2:] == short[2] and not re.search(r"\bdays?\b", f"{plain} {head} {caption}", re.I):
            return Label(origin, read_label(joined), year, text)
    ended = _CALENDAR_YEAR.fullmatch(plain)
    if ended is not None and _YEAR_ENDED.search(f"{head} {caption}"):
        return Label(origin, read_label(joined), financial_year(int(ended[0]) - 1), text)
    if report_year and _THIS_YEAR.match(plain):
        return Label(origin, read_label(joined), report_year, text)
    if report_year and _LAST_YEAR.match(plain):
        return Label(origin, read_label(joined), year_before(report_year), text)
    if report_year and origin == "boxhead":
        return _of_year_meant(plain, report_year, text) or Label(
            origin, read_label(joined), text=text
        )
    return Label(origin, read_label(joined), text=text)


def _of_year_meant(plain: str, report_year: str, text: str) -> Label | None:
    """A header that says beside other words that it is of this year or the last one; a year printed
    there outranks what these words mean."""
    meant = list(_YEAR_MEANT.finditer(plain))
    if len(meant) != 1 or _BETWEEN_YEARS.search(plain):
        return None
    reading = read_label(_YEAR_MEANT.sub(" ", plain))
    if not reading.text.strip():
        return None
    year = report_year if meant[0][1] else year_before(report_year)
    return Label("boxhead", reading, None if reading.years else year, text)
