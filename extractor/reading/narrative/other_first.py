"""Another year's number said first: "Compared to 2021/22, when there were 293, we received 323".

What the opening is of is over at its comma: the number after it is of the report's own year, unless
it names one itself.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.wording import PRIOR

_WORDS = r"(?:[^,;.]|[,.](?=\d))*"
"""Up to a comma or stop that stands in no number."""
_OPENING = re.compile(
    r"\W*(?:(?:when\s+)?compared\s+(?:to|with)|in\s+(?:comparison|contrast)\s+(?:to|with)|as\s+(?:against|opposed\s+to)|"
    rf"against|unlike|(?:up|down)\s+(?:on|from)|having\s+(?:received|had|been|upheld|handled)|relative\s+to|where(?:as)?|while|whilst)\b{_WORDS}(?:,\s+(?:when|where)\b{_WORDS})?,\s+",
    re.I,
)
_CHANGED_TO = re.compile(
    r"\b(?:rose|increased|grew|climbed|fell|dropped|declined|decreased|went\s+(?:up|down))\s+to\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Between an earlier year's number and this year's: "the 2021/22 figure of 293 rose to 323"."""


def end_of_opening(sentence: Sentence) -> int:
    """Where the words end that set another year's number first; 0 where a sentence has none."""
    match = _OPENING.match(sentence.text)
    if match is None:
        return 0
    dated = PRIOR.search(match[0]) or any(m.end <= match.end() for m in sentence.reading.years)
    return match.end() if dated else 0


_NEXT_KIND = re.compile(r"\s*(?:;\s*(?:and\s+)?|,\s+and\s+)(?:a\s+total\s+of\s+|there\s+were\s+)?")


def _goes_on_from_years_before(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a row of years that a number was compared with ends ahead of the next number: "a
    decrease from 309 in 2020/21, 292 in 2019/20 and 280 in 2018/19; and 127 comments"."""
    if not any(s.role == "compared" for s in sentence.done):
        return False
    dated = [m.end for m in sentence.reading.years if start <= m.start < stop]
    return bool(dated) and _NEXT_KIND.fullmatch(sentence.text, dated[-1], stop) is not None


def is_after_other_year(sentence: Sentence, group: Group) -> bool:
    """Whether a number follows one of another year whose time is not its own."""
    ahead = [g for g in sentence.groups if g.last <= group.first]
    if not ahead or sentence.reading.quarters or group.from_to is not None:
        return False
    opening = end_of_opening(sentence)
    if ahead[-1].first < opening <= group.first:
        return True
    if _goes_on_from_years_before(sentence, ahead[-1].last, group.first):
        return True
    return _CHANGED_TO.search(sentence.text, ahead[-1].last, group.first) is not None
