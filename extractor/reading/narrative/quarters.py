"""Quarters that a sentence half says: "the quarter", "nine in the first quarter, five in the next".

A report on one quarter names it in its title and says "the quarter" afterwards, "the same quarter a
year earlier" and "the previous quarter"; a list names the unit once and goes on "in the second".
"""

from __future__ import annotations

import re

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.needles import Needled
from extractor.reading.years import QuarterMention

_NEXT_ORDINAL = re.compile(
    r"\b(?:in|for|during|by)\s+the\s+(?P<which>second|third|fourth|final|last)"
    r"(?=\s*(?:[,.;:)]|$|\s(?:and|but|quarter|it|this|they|there)\b))|"
    r"\bin\s+the\s+(?P<ending>final|last)\s+quarter\b",
    re.I,
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_MONTHS_BETWEEN = Needled(
    r"\bbetween\s+(?P<from>april|july|october|january)\s+and\s+(?P<to>june|september|december|"
    r"march)\b"
)
_QUARTER_MONTHS = {
    ("april", "june"): 1,
    ("july", "september"): 2,
    ("october", "december"): 3,
    ("january", "march"): 4,
}
_SAME = r"(?:same|corresponding|equivalent|comparable|comparison|comparative)"
_THE_QUARTER = re.compile(
    rf"\b(?:the|this|that|our|{_SAME})\s+(?:reporting\s+|current\s+)?quarter\b(?!'?s?\s+of\s+(?:the|all)\b)|"
    rf"\b{_SAME}\s+(?:three\s+months|period|point|time)\b",
    re.I,
)
_QUARTER_BEFORE = re.compile(r"\b(?:previous|preceding|prior|(?<!the\s)last)\s+quarter\b", re.I)
_WHOLE_YEAR = re.compile(
    r"\byear[\s-]end|\b(?:over|during) the year|\bend of the year|\bthis year\b|"
    r"\b(?:in|over|for|during)\s+the\s+(?:(?:full|whole|entire)\s+)?year\b(?!['’])|\b(?:full|whole|entire)[\s-]year\b|"
    r"\b(?:annual|yearly)\s+(?:total|figure|number)\b|\byear\s+as\s+a\s+whole\b",
    re.I,
)
THAT_TIME = re.compile(
    r"\W*(?:(?:in|during|over|for)\s+that\s+(?:same\s+)?(?:quarter|year)|at\s+that\s+(?:time|point))\b",
    re.I,
)
"""A sentence that begins so is about the time named last, be it another than the report's."""
_ANOTHER = re.compile(
    r"\b(?:than|(?:compar\w+|comparison)\s+(?:with|to)|against|since|unlike|"
    r"(?:up|down|increas\w+|decreas\w+|fall|fell|fallen|rise|rose|risen|reduc\w+|drop\w*|"
    r"improve\w*|declin\w+|change)\s+(?:\w+\s+){0,2}?(?:on|from|over))"
    r"\s+(?:(?:in|the|that|of|those|for|figures?|at|during)\s+)*$",
    re.I,
)
"""Before a quarter that another is compared with: "more than in Quarter 2", "down on Quarter 2"."""
_ANNUAL = re.compile(r"\bannual|\bend of (?:the )?year\b|\byear[\s-]end\b", re.I)


_QUARTER_SUBJECT = re.compile(
    r"(?:^\W*|[,;]\s+|\band\s+)the\s+(?P<which>second|third|fourth|final|last)(?=\s+(?:had|saw|with|brought|was|\(?\d))",
    re.I,
)
"""Quarters as subjects, after one that was named: "The second had 74, the third 61"."""
_OF_QUARTER = Needled(r"\b(?:first|second|third)\s+quarter\b")


def quarters_in_turn(text: str, before: str) -> list[QuarterMention]:
    """The quarters that a sentence goes on with from the one before: "The second had 74"."""
    named = _OF_QUARTER.search(text) or _OF_QUARTER.search(before)
    if named is None:
        return []
    return [
        QuarterMention(m.start("which") - len("the "), m.end(), _ORDINALS[m["which"].lower()])
        for m in _QUARTER_SUBJECT.finditer(text)
    ]


def half_said(text: str, reading: LabelReading, known: int | None) -> list[QuarterMention]:
    """The quarters that ``text`` means without their number, in no order.

    ``known`` is the quarter that the report, its section or the sentences before are about: then
    "the quarter" and "the same quarter last year" mean that one, "the previous quarter" the one
    before.
    """
    found: list[QuarterMention] = []
    for match in _MONTHS_BETWEEN.finditer(text):
        quarter = _QUARTER_MONTHS.get((match["from"].lower(), match["to"].lower()))
        if quarter is not None:
            found.append(QuarterMention(match.start(), match.end(), quarter))
    if known is not None:
        found += [QuarterMention(m.start(), m.end(), known) for m in _THE_QUARTER.finditer(text)]
    if known is not None and known > 1:
        before = _QUARTER_BEFORE.finditer(text)
        found += [QuarterMention(m.start(), m.end(), known - 1) for m in before]
    named = [m for m in reading.quarters if "quarter" in text[m.start : m.end].lower()]
    if not named:
        return found
    for match in _NEXT_ORDINAL.finditer(text, named[0].end):
        said = (*reading.quarters, *found)
        if any(m.start < match.end() and match.start() < m.end for m in said):
            continue
        word = (match["which"] or match["ending"]).lower()
        found.append(QuarterMention(match.start(), match.end(), _ORDINALS[word]))
    return found


def quarter_of_title(title: str | None) -> int | None:
    """The quarter that a report on one quarter is titled with; None for an annual report."""
    if not title or _ANNUAL.search(title):
        return None
    return read_label(title).quarter


def quarter_named(title: str | None) -> int | None:
    """The quarter that a report's title names, be it beside the year: "Quarter 4 and Year End"."""
    return read_label(title).quarter if title else None


def own_stretch(sentence: Sentence, group: Group) -> tuple[int, int]:
    """A number's clause, no further than to the numbers beside it."""
    ahead = [g.last for g in sentence.groups if g.last <= group.first]
    behind = [g.first for g in sentence.groups if g.first >= group.last]
    start, stop = group.clause
    return max([start, *ahead]), min([stop, *behind])


def is_clause_of_year(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a stretch of a sentence on a quarter is about all of the year: "42 in the quarter and
    151 in the year"."""
    timed = any(start <= m.start < stop for m in sentence.reading.quarters)
    return not timed and _WHOLE_YEAR.search(sentence.text, start, stop) is not None


def is_of_year(sentence: Sentence, group: Group) -> bool:
    """Whether the sentence is about whole years, though those around it are on a quarter; what it
    says of them after the next number is that number's."""
    if any(_THE_QUARTER.match(sentence.text, m.start) for m in sentence.reading.quarters):
        return False  # "than in the same quarter of 2021/22"
    of_quarters = [
        any(
            _YEAR_NEXT.fullmatch(sentence.text, m.end, year.start)
            for m in sentence.reading.quarters
        )
        for year in sentence.reading.years
    ]
    if of_quarters and all(of_quarters):
        return False  # "compared with 55 in quarter one 2021/22"
    stop = own_stretch(sentence, group)[1]
    # "74 complaints, a rise in comparison to 2021/22" is still of the quarter
    years = [m for m in sentence.reading.years if not _ANOTHER.search(sentence.text[: m.start])]
    return bool(years or _WHOLE_YEAR.search(sentence.text, 0, stop))


_YEAR_NEXT = re.compile(r"\s*(?:(?:in|of|for)\s+)?")
"""Between a quarter and the year that it is of."""


def level_quarters(sentence: Sentence, group: Group) -> list[QuarterMention]:
    """The quarters named in the sentence but those that the group is only compared with."""
    return [
        m
        for m in sentence.reading.quarters
        if not sentence.in_aside(group, m.start) and not _is_another(sentence, m)
    ]


_RIGHT_BEHIND = re.compile(r"\s*(?:(?:in|for|during|by)\s+)?(?:the\s+)?", re.I)


def own_quarter(sentence: Sentence, statement: Statement, gap: tuple[int, int]) -> int | None:
    """The quarter named in the number's clause, or else between it and its neighbours."""
    group = statement.group
    named = level_quarters(sentence, group)
    if statement.role == "compared":
        named = [m for m in sentence.reading.quarters if not sentence.in_aside(group, m.start)]
    for start, stop in (group.clause, gap):
        inside = [m for m in named if start <= m.start and m.end <= stop]
        if inside:
            behind = [
                m for m in inside if _RIGHT_BEHIND.fullmatch(sentence.text, group.last, m.start)
            ]
            if behind:
                return behind[0].quarter  # "from 61% in Q1 to 84% in Q4"
            return min(inside, key=lambda m: abs(m.start - group.first)).quarter
    return None


def compared_quarter(sentence: Sentence, own: dict[str, str | int], ahead: Statement) -> int | None:
    """The quarter that a compared number is of, where the sentence names another than the level's.

    It stands beside the number ("down from 92% in Quarter 2") or before both ("down on Quarter 2
    (512 against 560)").
    """
    level = ahead.subject.get("quarter")
    named = [own["quarter"]] if "quarter" in own else []
    named += [m.quarter for m in sentence.reading.quarters if _is_another(sentence, m)]
    return next((int(q) for q in named if q != level), None)


def _is_another(sentence: Sentence, mention: QuarterMention) -> bool:
    return bool(_ANOTHER.search(sentence.text[max(0, mention.start - _REACH) : mention.start]))


_REACH = 60
"""Characters before a quarter within which it is said to be compared with."""
