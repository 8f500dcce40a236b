"""Parts named before their whole: "Nine of the 23 upheld complaints were about delay".

Put as "of the 23 upheld complaints nine were about delay", whose number is no count of what was
upheld, but of what is said of the part.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.shares_in_words import Woven

_PART_FIRST = re.compile(
    r"\W*(?P<part>(?:\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?)(?:\s\(\d+(?:\.\d+)?%\))?)"
    r"(?P<whole>\s+of\s+(?:the|these|those|our)\s+(?:(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s+)?"
    r"(?:(?:(?:fully\s+|partly\s+|partially\s+|not\s+)?upheld|late|overdue)\s+(?:complaints|cases|decisions)|"
    r"(?:complaints|cases|decisions)\s+upheld)\s)"
    r"(?=(?:(?:were|was)\s+(?:mainly\s+|mostly\s+)?about|concerned|involved|related\s+to|arose\s+from)\s+[a-z]|"
    r"(?:led|resulted|brought|prompted|required|needed|had|produced|gave)\s)"
)


def with_whole_first(sentence: str) -> Woven | None:
    """The sentence with the whole before its part; None where none begins with a part."""
    match = _PART_FIRST.match(sentence)
    if match is None:
        return None
    pieces = (match.span("whole"), match.span("part"), (match.end() - 1, len(sentence)))
    return Woven("".join(sentence[slice(*piece)] for piece in pieces), pieces)
