"""Which number of the sentence before a number may take over from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.carried import divided_whole
from extractor.reading.narrative.payments import THE_TOTAL
from extractor.reading.narrative.stated import Statement
from extractor.reading.narrative.subject_draft import Draft

_IN_COMPARISON = re.compile(r"\W*(?:in|by)\s+(?:comparison|contrast)\b", re.I)
"""What begins so, and names no stage, is set beside the whole and not its last part."""


_OF_WHICH = re.compile(r"\s*(?:\([^()]*\)\s*)?of\s+(?:which|whom)\b", re.I)
"""Behind a number that is a part of the one before."""


def last_before(draft: Draft) -> Statement | None:
    """The statement before the sentence that it may take over from."""
    sentence, before = draft.sentence, draft.setting.before
    if not before:
        return None
    last = before[-1]
    if draft.is_money and THE_TOTAL.search(sentence.text[: draft.statement.group.first]):
        last = next((s for s in before if s.unit == "gbp"), last)
    elif last.role == "base" and last.group.is_base:
        # "231 of 308 were about SEND. 206 of these ...": of the 231
        last = next((s for s in reversed(before) if s.group.base is not None), last)
    elif last.role == "compared":
        last = next((s for s in reversed(before) if s.role != "compared"), last)
    last = _of_the_main_year(before, last, sentence.base_year())
    last = divided_whole(before, last, sentence.text)
    if not sentence.anaphoric and _OF_WHICH.match(draft.setting.sentence_before, last.last):
        # "85 were received, 58 of which were about parks. Nine went to Stage 2": of the 85
        wholes = [s for s in before if s.last <= last.first and s.unit == last.unit]
        last = wholes[-1] if wholes else last
    if _is_more(draft, last):
        wider = [s for s in before if s.role == "level" and not _is_more(draft, s)]
        if not wider and not _is_less_than_all(draft, before, last):
            return None
        last = wider[-1] if wider else last
    if _IN_COMPARISON.match(sentence.text) and "stage" not in draft.own:
        last = next((s for s in before if "stage" not in s.subject), last)
    return last


def _of_the_main_year(before: Sequence[Statement], last: Statement, current: str) -> Statement:
    """The last number of the report's year, where a sentence goes on to the years before: after
    "105 were received, 98 in 2021/22 and 87 in 2020/21", "62% of these" are of the 105."""
    if last.subject.get("year") == current:
        return last
    alike = [s for s in before if s.role == "level" and s.subject.get("year") == current]
    return alike[-1] if alike else last


_POINTS = re.compile(r"\b(?:points|issues|elements|aspects|findings|parts)\b", re.I)


def _is_less_than_all(draft: Draft, before: Sequence[Statement], last: Statement) -> bool:
    """Whether a number can be a part of all that the sentence before has parted: after "8 were
    upheld, 17 were not and 2 were withdrawn", "21 were answered in time"."""
    own = draft.statement.group.count
    stage = last.subject.get("stage")
    parts = [
        s.group.count.value
        for s in before
        if s.role == "level" and s.group.count is not None and s.subject.get("stage") == stage
    ]
    return own is not None and own.value <= sum(parts)


def _is_timed(statement: Statement) -> bool:
    """Whether a number says how many were in time."""
    return statement.predicate is not None and statement.predicate.sort == "status"


def _is_more(draft: Draft, last: Statement) -> bool:
    """Whether a number is more than the one before, of which it cannot be a part: after "None went
    to Stage 3", "36 were answered in time"."""
    own, whole = draft.statement.group.count, last.group.count
    predicate = draft.statement.predicate
    told = predicate is not None and predicate.sort in ("status", "outcome")
    counted = own is not None and whole is not None and last.role == "level"
    if whole is not None and whole.sort == "nothing" and _is_timed(last):
        counted = counted and not _is_timed(draft.statement)
        # "None was finished in 25 days. Five took between 26 and 65 days"
    if not (told and draft.bare and counted) or draft.sentence.setting.bullet:
        return False
    if _POINTS.search(draft.sentence.text):
        return False  # one complaint has many
    return own is not None and whole is not None and own.value > whole.value
