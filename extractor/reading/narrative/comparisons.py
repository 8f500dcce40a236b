"""Figures for two years in one sentence: "compared with", "down from", "from 42% to 18%"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.antecedents import kin
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.escalation import escalated_again
from extractor.reading.narrative.names import service_after
from extractor.reading.narrative.noun_services import service_of_noun
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_words import own_dimensions
from extractor.reading.narrative.own_year import year_of_bracket, year_of_figure
from extractor.reading.narrative.quarters import compared_quarter
from extractor.reading.narrative.stated import FigureStated, Sentence, Statement
from extractor.reading.narrative.wording import COMPARATOR, COMPARES, PRIOR, WHEN
from extractor.reading.needles import Needled
from extractor.reading.years import year_before

_SAME_AS = Needled(
    r"(?<!much the )(?<!about the )(?<!roughly the )(?<!almost the )"
    r"\bsame\s+(?:(?:figure|number|rate|percentage|total|as)\s+)??as\s+(?:(?:was|were|in|the|"
    r"seen|that|for|reported|received|number)\s+)*|"
    r"\bunchanged\s+(?:from|on|since|compared\s+(?:to|with))\s+(?:(?:the|in)\s+)*"
)


_SINCE = re.compile(r"\bsince\s+$", re.I)


def set_start_of_change(sentence: Sentence, group: Group, statement: Statement) -> None:
    """The level a change sets out from is the year before's, unless another is named."""
    text, subject = sentence.text, statement.subject
    to = next(g for g in sentence.groups if g.first > group.last)
    between = [m for m in sentence.reading.years if group.last <= m.start and m.end <= to.first]
    after = [
        m
        for m in sentence.reading.years
        if to.last <= m.start <= to.clause[1] + 60 and COMPARATOR.search(text[to.last : m.start])
    ]
    since = [
        m for m in sentence.reading.years if _SINCE.search(text[: m.start]) and m.end <= group.first
    ]
    if between or after or since:
        subject["year"] = (between or after or since)[0].year
    elif PRIOR.search(text, group.last, to.first):
        subject["year"] = year_before(sentence.base_year())
    elif any(group.last <= m.start and m.end <= to.first for m in sentence.reading.quarters):
        pass  # "from 41 in Quarter 1 to 58 in Quarter 3"
    elif "quarter" in subject and not PRIOR.search(text):
        _set_quarter_before(statement, int(subject["quarter"]))
    else:
        subject["year"] = year_before(str(subject["year"]))
    statement.origins["year"] = "sentence"


def _set_quarter_before(statement: Statement, quarter: int) -> None:
    """Of the quarter before ``quarter``; before the first it is another report's, and no figure."""
    if quarter == 1:
        statement.noun = Noun("foreign", 0, 0)
    statement.subject["quarter"] = max(quarter - 1, 1)


def set_compared(sentence: Sentence, statement: Statement, ahead: Statement) -> None:
    """The other year's figure: everything as in the figure it is compared with but the year."""
    group = statement.group
    own = own_dimensions(sentence, statement)
    if kin(own.get("contact", ""), str(ahead.subject.get("contact", "complaint"))):
        own.pop("contact", None)
    told = ahead.predicate.value if ahead.predicate is not None else None
    if told in ("escalated", "moved") and (statement.noun is None or statement.noun.sort == "none"):
        own.pop("stage", None)  # "8% went from Stage 1 to Stage 2, down from 12%"
    statement.subject = {**ahead.subject, **{k: v for k, v in own.items() if k != "year"}}
    if statement.subject.get("stage") == "ombudsman" and own.get("contact") in ("all", "enquiry"):
        statement.subject["contact"] = "complaint"  # his enquiries are complaints
    statement.origins = dict(ahead.origins)
    statement.predicate = (
        ahead.predicate
        if statement.predicate is None or statement.predicate.strength < 2
        else statement.predicate
    )
    if statement.predicate is not None:
        statement.predicate = escalated_again(statement.predicate, ahead)
    lent, own_predicate = ahead.predicate, statement.predicate
    if lent and own_predicate and lent.sort != own_predicate.sort and lent.strength == 2:
        statement.predicate = lent
    if lent and own_predicate and lent.sort == own_predicate.sort == "status":
        same = own_predicate.value == lent.value and own_predicate.timescale is None
        statement.predicate = lent if same else statement.predicate
    named = service_of_noun(sentence, statement)
    if named is not None:
        statement.subject["service_area"] = named.text
    if ahead.noun is not None and (statement.noun is None or statement.noun.sort != "contact"):
        statement.noun = ahead.noun
    about = _OF_THOSE.match(sentence.text, group.last)
    other_service = (
        service_after(sentence.text, sentence.reading, about.end("of"), group.clause[1])
        if about is not None
        else None
    )
    if other_service is not None and other_service.sort == "service":
        statement.subject["service_area"] = other_service.text
        statement.subject["year"] = str(ahead.subject["year"])
        return  # "compared with 52% of those about Housing": of the same year
    year = year_near(sentence, group)
    current = str(ahead.subject["year"])
    other_quarter = compared_quarter(sentence, own, ahead)
    other = {
        k: own[k]
        for k in ("stage", "procedure", "service_area")
        if k in own and own[k] != ahead.subject.get(k)
    }
    that = _BEFORE_THAT.search(sentence.text[max(0, group.first - 40) : group.first])
    if _TWO_YEARS_AGO.match(sentence.text, group.last):
        statement.subject["year"] = year_before(year_before(current))
        statement.origins["year"] = "sentence"
        return
    behind = _THEN_BEFORE_THAT.match(sentence.text, group.last)
    if that is not None or behind is not None or _follows_last_year(sentence, statement):
        statement.subject["year"] = year_before(str(_last_year(sentence, current)))
    elif _YEAR_BEFORE.match(sentence.text, group.last):
        statement.subject["year"] = year_before(current)
    elif year is not None:
        statement.subject["year"] = year
    elif _SAME_TIME.search(sentence.text, group.first, _end_of_compared(sentence, group)):
        statement.subject["year"] = year_before(current)
    elif other_quarter is not None:
        statement.subject["quarter"] = other_quarter
        later = other_quarter > int(ahead.subject.get("quarter", 4))
        statement.subject["year"] = year_before(current) if later else current
    elif "quarter" in ahead.subject and not PRIOR.search(sentence.text):
        _set_quarter_before(statement, int(ahead.subject["quarter"]))
    elif other:
        statement.subject["year"] = current
    elif comparator_year(sentence, current) is not None:
        statement.subject["year"] = str(comparator_year(sentence, current))
    else:
        statement.subject["year"] = year_before(current)
    statement.origins["year"] = "sentence"


_THE_YEAR_BEFORE = re.compile(r"\s+(?:in\s+)?the\s+year\s+before\b(?!\s+that)", re.I)


_PREVIOUS_TOTAL = re.compile(
    r"\bthe\s+(?:previous|preceding|prior)\s+year['’]s\s+(?:total|figure|number|count)\s+of\s+$",
    re.I,
)
"""The same before the number: "last year's total of 103, and the previous year's total of 133"."""


def _follows_last_year(sentence: Sentence, statement: Statement) -> bool:
    """Whether "the year before" is the one before last: "18 last year and 25 the year before"."""
    last = sentence.done[-1] if sentence.done else None
    if last is None or last.role != "compared" or last.unit != statement.unit:
        return False
    if statement.group.joined.lower().strip(" ,") != "and":
        return False
    between = sentence.text[sentence.done[-1].last : statement.first]
    if _THE_YEAR_BEFORE.match(sentence.text, statement.last):
        # "49% and 80% in the year before" are both of that year
        dated = any(last.first <= m.start < statement.first for m in sentence.reading.years)
        return dated or PRIOR.search(between) is not None
    return _PREVIOUS_TOTAL.search(between) is not None and str(
        last.subject.get("year")
    ) == year_before(sentence.base_year())


def _end_of_compared(sentence: Sentence, group: Group) -> int:
    """Where the words on a compared number end: at the next number of another unit or year.

    "With 23 complaints and 32 comments in the same period" says it of both.
    """
    later = [g for g in sentence.groups if g.first > group.last]
    apart = [g.first for g in later if not _ONE_NOUN.fullmatch(sentence.text, group.last, g.first)]
    return min(apart, default=len(sentence.text))


_ONE_NOUN = re.compile(r"\s+[a-z]+\s+and\s+", re.I)
_SAME_TIME = re.compile(
    r"\b(?:in|during|over|for)\s+the\s+(?:same|corresponding|equivalent|comparison|comparative)\s+(?:period|quarter|three\s+months|months|time)\b",
    re.I,
)
"""Behind a compared number: of the same months of the year before."""
_OF_THOSE = re.compile(
    r"(?P<of>\s+of\s+(?:those|complaints|cases))\s+(?:about|for|in|against|concerning|relating\s+to)\b",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\s*(?:complaints?\s+|cases?\s+)?(?:in\s+)?the\s+(?:year\s+(?:before|earlier)|(?:previous|preceding|prior)\s+year)\b",
    re.I,
)
"""Right after a number: of the year before the one it is set beside."""
_BEFORE_THAT = re.compile(r"\byear\s+before\s+(?:that|then)\b", re.I)


_TWO_YEARS_AGO = re.compile(r"\s+two\s+years\s+(?:ago|earlier|before|previously)\b", re.I)
"""Right after a compared number: of the year before last."""
_THEN_BEFORE_THAT = re.compile(
    r"\s+(?:in\s+)?the\s+(?:year\s+before\s+(?:that|then)|one\s+before(?:\s+(?:that|it))?)\b", re.I
)
"""Right after the second of two compared numbers: "106 last year and 88 the year before that"."""


def _last_year(sentence: Sentence, current: str) -> str | int:
    """The year of the number before in the sentence."""
    return sentence.done[-1].subject.get("year", current) if sentence.done else current


def comparator_year(sentence: Sentence, current: str) -> str | None:
    """The one other year that the sentence compares with ("more than in 2021/22")."""
    years = {
        m.year
        for m in sentence.reading.years
        if m.year != current and COMPARATOR.search(sentence.text[max(0, m.start - 60) : m.start])
    }
    return years.pop() if len(years) == 1 else None


_HEADS = re.compile(r"\s*(?::|=|\s[–-])\s+")
"""Between a year and the number that it labels: "(2013/14: 97; 2012/13: 112)"."""


def _heads(sentence: Sentence, end: int, first: int) -> bool:
    return end < first and _HEADS.fullmatch(sentence.text, end, first) is not None


def year_near(sentence: Sentence, group: Group) -> str | None:
    """The year that the words around a compared number name."""
    labelled = year_of_bracket(sentence, group) or year_of_figure(sentence, group)
    if labelled is not None:
        return labelled
    headed = [m.year for m in sentence.reading.years if _heads(sentence, m.end, group.first)]
    if headed:
        return headed[-1]
    when = WHEN.search(sentence.text[: group.first])
    if when is not None:
        if PRIOR.search(when["time"]):
            return year_before(sentence.base_year())
        low, high = when.span("time")
        return next((m.year for m in sentence.reading.years if low <= m.start < high), None)
    start, stop = group.inner or (group.clause[0], len(sentence.text))
    later = [g.first for g in sentence.groups if g.first > group.last and g.inner == group.inner]
    stop = min([stop, *later]) if group.inner is None else stop
    mentions = [
        m
        for m in sentence.reading.years
        if start - 60 <= m.start and m.end <= stop and (group.inner is None or m.start >= start)
    ]
    after = [m for m in mentions if m.start >= group.last]
    before = [m for m in mentions if m.end <= group.first and m.start >= start - 45]
    if after:
        return after[0].year
    if PRIOR.search(sentence.text[start:stop]):
        return year_before(sentence.base_year())
    if later and group.inner is None:
        # "118 complaints and 18 compliments in 2020/21"
        rest = [m for m in sentence.reading.years if m.start >= group.last]
        if rest:
            return rest[0].year
    compared = [m.start() for m in COMPARES.finditer(sentence.text[: group.first])]
    if compared and group.inner is None:
        # "731 in 2023-24, up from 716": the year before the comparison is the other number's
        before = [m for m in before if m.start >= compared[-1]]
    return (
        before[-1].year
        if (before and group.inner is not None)
        or (
            before
            and re.search(r"[12]\d{3}", sentence.text[max(0, start - 45) : group.first])
            and COMPARES.search(sentence.text[: group.first])
            and before[-1].start >= start - 30
        )
        else None
    )


_SAME_NUMBER = re.compile(r"\bsame\s+(?:number|total)\b", re.I)


def in_same_year(sentence: Sentence, statement: Statement, year: str) -> list[FigureStated]:
    """The figures of a number that is the same in ``year``; the same number is no same share."""
    counted = _SAME_NUMBER.search(sentence.text, statement.group.clause[0]) is not None
    kept = {"count", "cases"} if counted and statement.group.count is not None else None
    return [
        replace(f, dimensions=replace(f.dimensions, year=year), measures=measures)
        for f in statement.figures
        if (measures := {k: v for k, v in f.measures.items() if kept is None or k in kept})
    ]


def same_year_as(sentence: Sentence, statement: Statement) -> str | None:
    """The other year for which a number is said to be "the same as" this year's."""
    start, stop = statement.group.clause
    match = _SAME_AS.search(sentence.text, start, len(sentence.text))
    if statement.role != "level" or match is None or match.end() > stop + 80:
        return None
    if any(statement.last < s.first < match.start() for s in sentence.done):
        return None
    if PRIOR.match(sentence.text, match.end()):
        return year_before(str(statement.subject["year"]))
    return next((m.year for m in sentence.reading.years if 0 <= m.start - match.end() < 3), None)
