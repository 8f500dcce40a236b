"""Bare numbers in brackets beside a count of the same, which are another year's: "214 complaints
(198)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.beside import year_of_first_bracket
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.placing import LABEL_HERE, NEXT_LABEL
from extractor.reading.narrative.stated import Sentence


def is_other_years(sentence: Sentence, index: int, group: Group) -> bool:
    """Whether a bare number in brackets stands beside a count of the same: "214 complaints (198)".

    Lists are printed so with last year's numbers; a bracket that labels ("delay (9)") has no number
    before its noun.
    """
    if index == 0 or group.inner is not None:
        return False
    previous = sentence.groups[index - 1]
    if group.unit == "percent" and group.count is None:
        return _is_share_beside(sentence, previous, group)
    if group.unit != "count" or group.percent is not None:
        return False
    following = sentence.groups[index + 1] if index + 1 < len(sentence.groups) else None
    if following is not None and following.lead.bracketed and following.inner is None:
        return False  # "16 were referred back (10) or closed (6)": labels with their numbers
    between = sentence.text[previous.last : group.first]
    if LABEL_HERE.search(between) and NEXT_LABEL.match(sentence.text, group.last):
        return False
    return (
        group.lead.bracketed
        and previous.count is not None
        and not previous.lead.bracketed
        and not previous.is_base
        and not group.after_change
        and _BESIDE_NOUN.fullmatch(between) is not None
    )


_BESIDE_NOUN = re.compile(r"[^.,;:()]*[A-Za-z]{3}[^.,;:()]*\(\s*")
"""Between a number and the bracket behind its noun."""


def _is_share_beside(sentence: Sentence, previous: Group, group: Group) -> bool:
    """Whether a bare share in brackets is another year's, where an earlier bracket has said which:
    "58% by email (2021/22: 52%), 22% by phone (28%)"."""
    bare = previous.unit == "percent" and previous.count is None and not previous.lead.bracketed
    between = sentence.text[previous.last : group.first]
    if not bare or not group.lead.bracketed or not _BESIDE_NOUN.fullmatch(between):
        return False
    told = sentence.setting.bracket_year or year_of_first_bracket(sentence)
    return told is not None
