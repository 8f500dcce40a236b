"""Quarters that prose names beside their months and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.checking.checks import Finding, Material, Rule
from extractor.layout.blocks import Paragraph
from extractor.reading.years import find_quarters, find_years

_MONTHS = {
    name: quarter
    for quarter, names in enumerate(
        (
            ("april", "may", "june"),
            ("july", "august", "september"),
            ("october", "november", "december"),
            ("january", "february", "march"),
        ),
        1,
    )
    for name in names
}
_BETWEEN = re.compile(r"^[\s(,:–—-]{0,3}$")
"""What stands between a quarter and its months: "Q1 (April to June", "April to June, Q1"."""

_NAMED = re.compile(r"\bq", re.I)
_YEAR = re.compile(r"^\W{0,2}(20\d\d)\b")
_DAY = re.compile(
    rf"^\W{{0,2}}(?:on\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})\s+(20\d\d)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?]+(?:\.\d[^.!?]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class _Beside:
    """A quarter that a paragraph names beside months: which both say, and the calendar year that is
    printed with the months, if any."""

    paragraph: Paragraph
    sentence: str
    start: int
    end: int
    named: int
    meant: int
    calendar_year: int | None

    @property
    def words(self) -> str:
        """As printed, with the bracket that closes it."""
        after = self.paragraph.text[self.end : self.end + 1]
        return self.paragraph.text[self.start : self.end] + (")" if after == ")" else "")

    @property
    def page(self) -> int:
        """Where it is printed."""
        return self.paragraph.place(self.start, self.end)[0]

    @property
    def financial_year(self) -> int | None:
        """The calendar year in which the financial year of the months begins."""
        if self.calendar_year is None:
            return None
        return self.calendar_year - (self.meant == 4)


def quarter_and_months(material: Material) -> Iterator[Finding]:
    """Quarters beside their months: "July to September (Q2)".

    A council may count its quarters from January: one is wrong only if another of the report is
    right.
    """
    found = list(_all_beside(material.paragraphs))
    if not any(beside.named == beside.meant for beside in found):
        return
    for beside in found:
        holds = beside.named == beside.meant
        figures = _stated_in(material, beside)
        yield Finding(
            holds,
            f'"{beside.words}": these months are quarter {beside.meant} of the financial year'
            f"{'' if holds else f', not quarter {beside.named}'}, page {beside.page}",
            beside.page,
            figures,
        )


def quarter_and_dates(material: Material) -> Iterator[Finding]:
    """Quarters with the calendar years printed beside them, in a report on one year.

    A quarter after the report's year is wrong only if the report elsewhere dates the same quarter
    within its year, and the sentence names no other year.
    """
    if material.report_year is None:
        return
    own = int(material.report_year[:4])
    dated = [b for b in _all_beside(material.paragraphs) if b.financial_year is not None]
    right = {beside.named for beside in dated if beside.financial_year == own}
    for beside in dated:
        holds = beside.financial_year == own
        later = (beside.financial_year or 0) > own and not _names_year(beside.sentence)
        if beside.named in right and (holds or later):
            said = "is in" if holds else "is after"
            yield Finding(
                holds,
                f'"{beside.words}" {said} {material.report_year}, as the report dates quarter '
                f"{beside.named} elsewhere, page {beside.page}",
                beside.page,
                _stated_in(material, beside),
            )


def _names_year(sentence: str) -> bool:
    """Whether a sentence names a financial year; a calendar year behind months is theirs alone."""
    return any(not sentence[m.start : m.end].isdigit() for m in find_years(sentence))


def _all_beside(paragraphs: Sequence[Paragraph]) -> Iterator[_Beside]:
    for paragraph in paragraphs:
        yield from _beside(paragraph)


def _beside(paragraph: Paragraph) -> Iterator[_Beside]:
    text = paragraph.text
    mentions = find_quarters(text)
    for mention in mentions:
        if not _is_named(text[mention.start : mention.end]):
            continue
        for months in mentions:
            if _is_named(text[months.start : months.end]):
                continue
            start, end = min(mention.start, months.start), max(mention.end, months.end)
            first, last = sorted((mention, months), key=lambda m: m.start)
            if not _BETWEEN.match(text[first.end : last.start]):
                continue
            year = _YEAR.match(text[months.end :])
            if year is not None:
                end = max(end, months.end + year.end())
            yield _Beside(
                paragraph,
                _sentence_at(text, start),
                start,
                end,
                mention.quarter,
                months.quarter,
                int(year[1]) if year else None,
            )
        day = _DAY.match(text[mention.end :])
        if day is not None:
            yield _Beside(
                paragraph,
                _sentence_at(text, mention.start),
                mention.start,
                mention.end + day.end(),
                mention.quarter,
                _MONTHS[day[1].lower()],
                int(day[2]),
            )


def _is_named(mention: str) -> bool:
    """Whether a quarter is said by its number, and not by its months."""
    return _NAMED.search(mention) is not None


def _sentence_at(text: str, start: int) -> str:
    for match in _SENTENCE.finditer(text):
        if match.start() <= start < match.end():
            return match[0]
    return text


def _stated_in(material: Material, beside: _Beside) -> tuple[int, ...]:
    """The figures of the named quarter that the sentence states."""
    return tuple(
        index
        for index, figure in enumerate(material.figures)
        if figure.dimensions.quarter == beside.named
        and any(
            source.page == beside.page and beside.words in source.text for source in figure.sources
        )
    )


QUARTER_AND_MONTHS = Rule(
    "quarter_and_months",
    "header_conflict",
    "A quarter that a sentence names against the months beside it, of the financial year from "
    "April.",
    "Made only where another quarter of the report stands beside its own months: a council may "
    "count its quarters from January.",
    None,
    quarter_and_months,
)
QUARTER_AND_DATES = Rule(
    "quarter_and_dates",
    "implausible",
    "A quarter with a calendar year beside it against the year of the report.",
    "Wrong where it comes after the report's year and the report dates the same quarter within its "
    "year elsewhere; not made in a sentence that names a financial year.",
    None,
    quarter_and_dates,
)
