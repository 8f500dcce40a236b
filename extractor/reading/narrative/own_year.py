"""The year that a number's own words name, or the words that lead up to it."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import COMPARATOR, COMPARES, MODAL_REACH, PRIOR
from extractor.reading.years import year_before

_THIS = re.compile(
    r"\b(?:this|current|reporting)\s+(?:financial\s+|reporting\s+)?year\b|\bin[\s-]year\b", re.I
)


def set_own_year(
    sentence: Sentence, index: int, statement: Statement, subject: dict[str, str | int]
) -> None:
    """The year that the clause, or the sentence before it, says."""
    if "year" in subject:
        return
    group = statement.group
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
            start, stop = group.clause[0] - MODAL_REACH, other.first
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
    prior = PRIOR.search(sentence.text, start, stop)
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
    ahead = [
        m
        for m in sentence.reading.years
        if m.end <= start
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
        if COMPARES.search(sentence.text[group.last : following.first]):
            later = []  # "72%, an improvement on 66% in 2021/22"
        if later and joined in ("and", "", "or", "plus") and following.inner is None:
            subject["year"] = later[0].year
