"""Numbers in brackets beside a count that are the same of another year: "214 (198) complaints"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.years import year_before

_AS_BEFORE = re.compile(
    r"\bsame\s+(?:\w+\s+)?as\s+(?:in\s+)?(?:the\s+year\s+before|(?:the\s+)?(?:last|previous)\s+year)\b",
    re.I,
)


def year_of_first_bracket(sentence: Sentence) -> str | None:
    """The year that an earlier bracket of the sentence names: "13 (16 in 2013-14) and 68 (102)".

    Where the sentence has said "the same as last year", a bare bracket is last year's too.
    """
    told = [s for s in sentence.done if s.role == "compared" and s.group.inner is not None]
    years = {str(s.subject["year"]) for s in told if "year" in s.subject}
    if len(years) == 1:
        return years.pop()
    if not sentence.done or sentence.reading.years or not _AS_BEFORE.search(sentence.text):
        return None
    return year_before(sentence.base_year())


def with_number_beside(sentence: Sentence, statement: Statement) -> Statement | None:
    """The same of another year, in brackets right after the number: "214 (198) complaints".

    None where nothing has said which year brackets hold; the number is then left unread.
    """
    group = statement.group
    year = sentence.setting.bracket_year or year_of_first_bracket(sentence)
    if group.beside is None or year is None or statement.role not in ("level", "base"):
        return None
    amount = group.beside
    own = replace(
        group,
        count=amount if group.count is not None else None,
        percent=amount if group.count is None else None,
        beside=None,
        base=None,
    )
    return replace(
        statement,
        group=own,
        first=amount.start,
        last=amount.end,
        role="compared",
        subject={**statement.subject, "year": year},
        origins={**statement.origins, "year": "lead-in"},
        figures=[],
    )


def set_beside(sentence: Sentence, index: int, group: Group) -> Statement | None:
    """The other year's count in brackets; None where nothing says which year brackets hold."""
    year = sentence.setting.bracket_year or year_of_first_bracket(sentence)
    twin = sentence.done[-1] if sentence.done else None
    if year is None or twin is None or twin.group.first != sentence.groups[index - 1].first:
        return None
    if twin.unit == "days":
        group = replace(group, days=group.count, count=None)
    return replace(
        twin,
        group=group,
        first=group.first,
        last=group.last,
        role="compared",
        subject={**twin.subject, "year": year},
        origins={**twin.origins, "year": "lead-in"},
        figures=[],
    )
