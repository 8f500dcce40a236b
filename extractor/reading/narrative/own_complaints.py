"""Complaints to the council itself, in a report or a section that is about the ombudsman.

"There had been 175 complaints dealt with internally" is said of the council's own complaints, even
where the title or the heading above names the ombudsman.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement

_US = r"(?:council|authority|department|directorate|team|service|we)"
_INTERNALLY = re.compile(
    r"\binternal(?:ly)?\b|\bour\s+own\s+(?:complaints?\s+)?(?:procedures?|process)\b|"
    rf"\b{_US}\s+itself\b|\bcorporate\s+complaints\b|\bcomplaints\s+(?:procedure|process)\b",
    re.I,
)
"""What never is the ombudsman's."""


def is_of_council(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number's own clause speaks of complaints to the council, not the ombudsman."""
    clause = sentence.text[slice(*statement.group.clause)]
    return _INTERNALLY.search(clause) is not None
