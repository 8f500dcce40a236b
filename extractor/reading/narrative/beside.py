"""Numbers in brackets beside a count that are the same of another year: "214 (198) complaints"."""

from __future__ import annotations

from dataclasses import replace

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence, Statement


def with_number_beside(sentence: Sentence, statement: Statement) -> Statement | None:
    """The same of another year, in brackets right after the number: "214 (198) complaints".

    None where nothing has said which year brackets hold; the number is then left unread.
    """
    year, group = sentence.setting.bracket_year, statement.group
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
    year = sentence.setting.bracket_year
    twin = sentence.done[-1] if sentence.done else None
    if year is None or twin is None or twin.group.first != sentence.groups[index - 1].first:
        return None
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
