"""Figures for two years in one sentence: "compared with", "down from", "from 42% to 18%"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.names import service_after
from extractor.reading.narrative.noun_services import service_of_noun
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_words import own_dimensions
from extractor.reading.narrative.own_year import year_of_bracket, year_of_figure
from extractor.reading.narrative.payments import THE_TOTAL
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


def _kin(one: str | int, other: str) -> bool:
    """Whether two contacts may be one: "enquiries" repeats "MP enquiries"."""
    return one == other or {one, other} == {"enquiry", "member_enquiry"}


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


def _same_unit(one: Statement, other: Statement) -> bool:
    """A share may be set beside the share in "33 complaints (9.7%)"."""
    return one.unit == other.unit or (other.unit == "percent" and one.group.percent is not None)


def find_antecedent(sentence: Sentence, statement: Statement) -> Statement | None:
    """The statement that a compared number is set beside."""
    inner = statement.group.inner
    beside = [s for s in sentence.done if inner is not None and s.group.inner == inner]
    if beside and beside[-1].role == "level" and _same_unit(beside[-1], statement):
        return beside[-1]  # "the largest rise in Parks (110 against 100)"
    pool = [s for s in sentence.done if s.role != "base" or len(sentence.done) == 1]
    earlier = () if _follows_unread(sentence, statement) else sentence.setting.before
    for candidates in (pool, list(earlier)):
        same = [s for s in candidates if _same_unit(s, statement) and s.may_be_compared()]
        levels = [s for s in same if s.role in ("level", "base")]
        if (
            levels
            and statement.unit == "gbp"
            and THE_TOTAL.search(sentence.text[: statement.first])
        ):
            return levels[0]  # "£900, £400 of it ...; the previous year's figure was £850"
        if levels and _THIS_COMPARES.match(sentence.text) and candidates is not pool:
            return _whole_counted(levels, statement) or _whole_of(levels)
        if levels:
            noun = statement.noun
            if noun is not None and noun.contact is not None:
                fit = [
                    s for s in levels if _kin(s.subject.get("contact", "complaint"), noun.contact)
                ]
                named = [s for s in fit if s.noun is not None and s.noun.sort == "contact"]
                if candidates is not pool and len(fit) > 1:
                    # "In comparison, 2023/24 saw 372 complaints": all, of whatever stage
                    named = [s for s in fit if "stage" not in s.subject] or named
                if fit and _CAME_IN.match(sentence.text, noun.end):
                    came = [s for s in fit if s.predicate is None or s.predicate.strength < 2]
                    return (came or named or fit)[-1]
                return (named or fit)[-1] if fit else None
            between = sentence.text[levels[-1].last : statement.first]
            if candidates is pool and _BY_CHANGE.search(between):
                return _whole_of(levels)  # "124: 75 and 49, a rise on last year (86)"
            return levels[-1]
    return None


_OR = re.compile(
    r"\s*,?\s*(?:or|that\s+is|i\.?e\.?)\s*(?:only\s+|just\s+|about\s+|around\s+)?", re.I
)


def share_of_compared(sentence: Sentence, group: Group) -> Statement | None:
    """The compared number that a share says again: "the year before it was 27 of 49, or 55%"."""
    if group.percent is None or group.unit != "percent":
        return None
    ahead = [s for s in sentence.done if s.first < group.first]
    if not ahead or not _OR.fullmatch(sentence.text, ahead[-1].last, group.first):
        return None
    own = [s for s in ahead if s.role != "base"]
    return own[-1] if own and own[-1].role == "compared" else None


def _follows_unread(sentence: Sentence, statement: Statement) -> bool:
    """Whether the count that it is set beside stands in the sentence and is none of complaints:
    "The panel met 17 times, compared to 14 in 2020/21"."""
    ahead = [g for g in sentence.groups if g.last <= statement.first]
    if statement.unit != "count" or not ahead or ahead[-1].unit != "count":
        return False
    return not sentence.done and COMPARES.search(sentence.text[: statement.first]) is not None


_CAME_IN = re.compile(
    r"\s+(?:(?:were|was|had\s+been)\s+)?(?:received|logged|recorded|registered|made)\b", re.I
)
"""Behind a compared number and its noun: it is set beside what came in, not what was decided."""
_BY_CHANGE = re.compile(
    r",\s+(?:an?\s+)?(?:[\d.]+\s?%\s+)?(?:increase|decrease|rise|fall|reduction|drop|up|down)\b",
    re.I,
)
"""Between the parts of a whole and another year's whole."""
_THIS_COMPARES = re.compile(r"\W*(?:this|that|which)\s+(?:figure\s+|total\s+)?compare", re.I)


def _whole_counted(levels: list[Statement], statement: Statement) -> Statement | None:
    """What "this" is where the other year's number has its noun: the first of the same that has one
    too: "ten complaints, two of them upheld. This compares to seven complaints"."""
    if statement.noun is None or statement.noun.sort != "contact" or statement.unit != "count":
        return None
    return next(
        (
            s
            for s in levels
            if s.noun is not None
            and s.noun.sort == "contact"
            and s.noun.contact == statement.noun.contact
        ),
        None,
    )


def _whole_of(levels: list[Statement]) -> Statement:
    """What "this" is after a whole and its parts: the whole; else the number named last."""
    values = [s.group.count.value for s in levels if s.group.count is not None]
    is_whole = len(values) == len(levels) > 2 and values[0] == sum(values[1:])
    return levels[0] if is_whole else levels[-1]


def set_compared(sentence: Sentence, statement: Statement, ahead: Statement) -> None:
    """The other year's figure: everything as in the figure it is compared with but the year."""
    group = statement.group
    own = own_dimensions(sentence, statement)
    if _kin(own.get("contact", ""), str(ahead.subject.get("contact", "complaint"))):
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
    if _THE_YEAR_BEFORE.match(sentence.text, statement.last):
        return True
    between = sentence.text[sentence.done[-1].last : statement.first]
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
    r"\b(?:in|during|over|for)\s+the\s+(?:same|corresponding|equivalent)\s+(?:period|quarter|three\s+months|months|time)\b",
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
