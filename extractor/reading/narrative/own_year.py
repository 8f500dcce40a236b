"""The year that a number's own words name, or the words that lead up to it."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import (
    COMPARATOR,
    COMPARES,
    LEVEL_OF,
    MODAL_REACH,
    PRIOR,
    WHEN,
)
from extractor.reading.years import year_before

_THIS = re.compile(
    r"\b(?:this|current|reporting)\s+(?:financial\s+|reporting\s+)?year\b|\bin[\s-]year\b", re.I
)


_LAST_YEAR_FIRST = re.compile(
    r"\W*(?:in|during|over|for)\s+the\s+(?:previous|prior|preceding)\s+(?:financial\s+|reporting\s+)?year\b(?!['’])|\W*last\s+year\b(?!['’])",
    re.I,
)
"""What begins so tells of that year, however it ends: "... better than in the previous year"."""


PARTS = re.compile(r"[;:]\s|,\s+(?:and|but|while|whilst|whereas|although)\b", re.I)
"""Where another part of the sentence begins, whose years are its own."""
_CLOSES = re.compile(r"\s*[)\]]")
_SAME = re.compile(r"\bsame\b[^.;,()]{0,40}$", re.I)
"""Before a year whose number is this year's too: "the same as was seen in 2019/20 (8)"."""
_OPENS = re.compile(r"\s*[(\[]\s*")


def year_of_bracket(sentence: Sentence, group: Group) -> str | None:
    """The year that a number in brackets stands right behind: "2021/22 (127), 2020/21 (178)"."""
    if not group.lead.bracketed or not _CLOSES.match(sentence.text, group.last):
        return None
    return next(
        (
            m.year
            for m in sentence.reading.years
            if m.end <= group.first
            and _OPENS.fullmatch(sentence.text, m.end, group.first)
            and not _SAME.search(sentence.text[: m.start])
        ),
        None,
    )


_HAVING_BEEN = re.compile(r"\bhaving\s+(?:been|stood)\b", re.I)
"""Before the level of another time: "rose to 1,102, having been 640 in 2018-19"."""
_WHEN = re.compile(r",?\s+when\s+(?:only\s+|just\s+|there\s+were\s+)?$", re.I)


def _year_of_when(sentence: Sentence, group: Group) -> str | None:
    """The year of which a clause with "when" tells: "better than 2021/22, when 76% were"."""
    return next(
        (
            m.year
            for m in sentence.reading.years
            if m.end <= group.first and _WHEN.fullmatch(sentence.text, m.end, group.first)
        ),
        None,
    )


def set_own_year(
    sentence: Sentence, index: int, statement: Statement, subject: dict[str, str | int]
) -> None:
    """The year that the clause, or the sentence before it, says."""
    if "year" in subject:
        return
    group = statement.group
    labelled = year_of_bracket(sentence, group) or _year_of_when(sentence, group)
    if labelled is not None:
        subject["year"] = labelled
        return
    start, stop = group.clause
    if group.from_to is not None:
        other = sentence.groups[index + 1 if group.from_to == "from" else index - 1]
        start, stop = group.first, other.first if group.from_to == "from" else stop
        if (
            group.from_to == "to"
            and not any(start <= m.start and m.end <= stop for m in sentence.reading.years)
            and not PRIOR.search(sentence.text, start, stop)
            and not _THIS.search(sentence.text, start, stop)
        ):
            start, stop = max(group.clause[0] - MODAL_REACH, 0), other.first
            parts = [m.end() for m in PARTS.finditer(sentence.text, start, stop)]
            start = parts[-1] if parts else start
    mentions = [
        m
        for m in sentence.reading.years
        if start <= m.start
        and m.end <= stop
        and not sentence.in_aside(group, m.start)
        and not COMPARATOR.search(sentence.text[max(0, m.start - 60) : m.start])
    ]
    if mentions:
        best = min(
            mentions,
            key=lambda m: (
                m.start - group.last if m.start >= group.first else group.first - m.end + 10
            ),
        )
        subject["year"] = best.year
        return
    last = sentence.done[-1] if sentence.done else None
    goes_on = group.joined.lower().strip(" ,") == "and" and group.inner is None
    compared = goes_on and last is not None and last.role == "compared"
    if compared and last is not None and WHEN.search(sentence.text[: last.first]):
        subject["year"] = last.subject["year"]  # "on 2015-16, when 61% were ... and it was 23"
        return
    front = _LAST_YEAR_FIRST.match(sentence.text)
    returned = front is not None and _THIS.search(sentence.text, front.end())
    if front is not None and not returned and not sentence.reading.years:
        subject["year"] = year_before(sentence.base_year())
        return
    prior = PRIOR.search(sentence.text, start, stop)
    if prior is not None and sentence.in_aside(group, prior.start()):
        prior = None  # "59 were well-founded (66 last year)"
    if (
        prior is not None
        and not COMPARATOR.search(sentence.text[max(0, prior.start() - 40) : prior.start()])
        and (
            not re.search(r"\bthe\s+$", sentence.text[: prior.start()])
            or re.search(
                r"(?:\b(?:in|during)|^\W*)\s*the\s+$", sentence.text[: prior.start()], re.I
            )
        )
    ):
        subject["year"] = year_before(sentence.base_year())
        return
    if _THIS.search(sentence.text, start, stop):
        subject["year"] = sentence.base_year()
        return
    part = sentence.text.rfind(";", 0, start)
    ahead = [
        m
        for m in sentence.reading.years
        if part < m.start
        and m.end <= start
        and not sentence.in_aside(group, m.start)
        and not COMPARATOR.search(sentence.text[max(0, m.start - 60) : m.start])
    ]
    if ahead and not any(s.role == "compared" for s in sentence.done):
        subject["year"] = ahead[-1].year
        return
    if index + 1 < len(sentence.groups) and not sentence.done:
        following = sentence.groups[index + 1]
        later = [
            m
            for m in sentence.reading.years
            if following.last <= m.start <= following.clause[1]
            and not sentence.in_aside(group, m.start)
        ]
        joined = following.joined.lower().strip(" ,")
        if following.count is not None and following.count.sort == "both":
            later = []
        between = sentence.text[group.last : following.first]
        if COMPARES.search(between) or LEVEL_OF.search(between) or _HAVING_BEEN.search(between):
            later = []  # "72%, an improvement on 66% in 2021/22"
        if later and joined in ("and", "", "or", "plus") and following.inner is None:
            subject["year"] = later[0].year
