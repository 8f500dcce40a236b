"""Reasons that complaints were refused for, each with how many: "Twelve were rejected as out of
time (7) or vexatious (5)", "seven were out of time and five concerned the courts".

They follow the number of those refused, in its sentence or in the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.reading.narrative.stated import Predicate, Sentence, Setting, Statement

_REFUSED = frozenset({"rejected", "not_progressed"})
_JOINT = re.compile(
    r"\s+(?:[a-z]+\s+){0,4}?(?:as|because|since|due\s+to|for\s+being|on\s+the\s+grounds?\s+that|owing\s+to|either)\s|:\s",
    re.I,
)
"""Between what was refused and the first reason."""
_EDGE = re.compile(
    r"^(?:[\s),;]|(?:and|or|either|both|because|as|being|they|it|that|were|was|due\s+to|of)\b)+",
    re.I,
)
"""Before a reason, what joins it to the one before."""
_MOST_WORDS = 12
"""Words of a reason; what is longer is a sentence."""
_LEAST = 2
"""Reasons, of which one alone may be anything in brackets."""


def read_refused_for(sentence: Sentence) -> None:
    """Make bracketed numbers after a number of refused complaints entries of their reasons.

    They must not come to more than were refused.
    """
    whole = next((s for s in sentence.done if _is_refused(s)), None)
    if whole is None or whole.group.count is None:
        return
    _read_the_rest(sentence, whole, whole.group.count.value)
    joint = _JOINT.search(sentence.text, whole.last)
    if joint is None:
        return
    entries = [s for s in sentence.done if s.first > joint.start() and s.group.lead.bracketed]
    counts = [s.group.count.value for s in entries if s.group.count is not None]
    if len(entries) < _LEAST or len(counts) < len(entries) or sum(counts) > whole.group.count.value:
        return
    _name_entries(sentence.text, joint.end(), entries, whole)


def _name_entries(text: str, start: int, entries: Sequence[Statement], whole: Statement) -> None:
    """Give numbers in brackets the reasons before them, of which the first begins at ``start``."""
    for entry in entries:
        label = _EDGE.sub("", text[start : entry.first].rstrip(" (["))
        start = entry.last + 1
        if label and len(label.split()) <= _MOST_WORDS and "." not in label:
            entry.predicate = Predicate("breakdown", "rejection_reason", label=label)
            entry.subject = {k: v for k, v in whole.subject.items() if k != "stage"} | {
                k: v for k, v in entry.subject.items() if k == "stage"
            }
            entry.noun = whole.noun


_WHY = re.compile(
    r"\s+(?:(?:were|was)\s+(?:about|because\s+of|subject\s+to|due\s+to)|concerned|related\s+to|involved)\s+(?P<label>[^.;,]+)",
    re.I,
)
"""After a number of those refused: what they were about, which is why."""


def _read_the_rest(sentence: Sentence, whole: Statement, refused: Decimal) -> None:
    """Make the others of a row of reasons reasons too, where all come to what was refused: "nine
    were out of time, six concerned court matters"."""
    row = [s for s in sentence.done if s.first > whole.last and s.group.count is not None]
    counts = [s.group.count.value for s in row if s.group.count is not None]
    told = [s.predicate is not None and s.predicate.value == "rejection_reason" for s in row]
    if not any(told) or sum(counts) != refused:
        return
    for entry, is_told in zip(row, told, strict=True):
        start, stop = entry.group.clause
        why = _WHY.match(sentence.text, entry.last, max(stop, start))
        if not is_told and why is not None:
            label = " ".join(why["label"].split()).removesuffix(" and")
            entry.predicate = Predicate("breakdown", "rejection_reason", label=label)
            entry.subject.pop("service_area", None)
            entry.noun = whole.noun


def _is_refused(statement: Statement) -> bool:
    said = statement.predicate
    return (
        said is not None
        and said.sort == "event"
        and said.value in _REFUSED
        and statement.unit == "count"
        and not statement.group.lead.bracketed
    )


_REASON = re.compile(
    r"^\s*(?:of\s+(?:them|these|those)\s+|cases?\s+)?"
    r"(?:were|was|had been|had(?=\s+(?:already|previously))|are)?\s*(?:refused\s+|rejected\s+)?"
    r"(?:(?:because|since|on\s+the\s+grounds\s+that)\s+(?:(?:they|it|these)\s+(?:were|was)\s+|"
    r"of\s+)?|about\s+|for\s+|due\s+to\s+|as\s+(?:they|it)\s+(?:were|was)\s+|concerned\s+|"
    r"belonged\s+to\s+|came\s+from\s+)?(?:the\s+(?=Council))?(?P<label>[^.;]+)$",
    re.I | re.S,
)
_JOINT_END = re.compile(
    r",?\s+(?:and|while|whilst)\s+\S+\s+(?:were|was|had)\b.*$|(?:[\s,;.]|\b(?:and|while|whilst|or)\s*$|\band\s+in\s*$)+$",
    re.I | re.S,
)
"""Where a reason ends: at what joins it to the next, or to a number that is none of a reason."""
_BECAUSE = re.compile(
    r"\s*(?:of\s+(?:them|these|those)\s+|cases?\s+)?(?:because|since|on\s+the\s+grounds)\b", re.I
)


_ENDED_SO = re.compile(r"\s*(?:were|was|had\s+been)\s+(?:later\s+|then\s+)?withdrawn\s*", re.I)
"""What became of some of those that went no further, which is no reason for it."""


def _went_no_further(statement: Statement) -> bool:
    return statement.predicate is not None and statement.predicate.value == "not_progressed"


def read_reasons(text: str, done: Sequence[Statement]) -> None:
    """Make what follows a number of refused complaints the reasons of so many: "Twelve were not
    accepted: seven were out of time and five concerned the courts"."""
    refused = next(
        (
            i
            for i, s in enumerate(done)
            if (s.predicate is not None and s.predicate.value in ("rejected", "not_progressed"))
            or _is_outside(text, s)
        ),
        None,
    )
    if refused is None:
        return
    colon = text.find(":", done[refused].last)
    for statement in done[refused + 1 :]:
        if statement.unit != "count" or statement.role != "level":
            continue
        later = [s.first for s in done if s.first > statement.last]
        tail = _JOINT_END.sub("", text[statement.last : min(later, default=len(text))])
        match = _REASON.match(tail)
        # "Of the 26 that were not accepted, 11 concerned ..."
        listed = (colon != -1 and statement.first > colon) or done[refused].role == "base"
        of_which = _OF_WHICH.fullmatch(text, done[refused].last, done[refused + 1].first)
        listed = listed or (of_which is not None and _is_part(statement))
        if match is None or not (listed or _BECAUSE.match(tail)):
            continue
        if _went_no_further(done[refused]) and _ENDED_SO.fullmatch(tail):
            continue
        statement.predicate = Predicate(
            "breakdown", "rejection_reason", label=" ".join(match["label"].split())
        )
        whole = done[refused].subject
        for key in ("service_area", "subgroup", "stage", "procedure"):
            if key in statement.subject and statement.subject[key] != whole.get(key):
                del statement.subject[key]
        statement.subject["contact"] = whole.get("contact", "complaint")


_OUTSIDE = re.compile(
    r"[^.;:\d]{0,60}\boutside\s+(?:of\s+)?the\s+(?:\w+\s+){0,2}?procedures?\b[^.;:\d]{0,20}:\s*"
    r"(?:\d+|[a-z]+)\s+(?:because|since|as)\b",
    re.I,
)
"""After what no procedure took on, and before the first reason."""


def _is_outside(text: str, statement: Statement) -> bool:
    return statement.unit == "count" and _OUTSIDE.match(text, statement.last) is not None


_OF_WHICH = re.compile(r"[^.;:\d]{0,60}?,\s+of\s+which\s+(?:about\s+|only\s+)?$", re.I)
"""Between complaints that were refused and the first of their reasons."""


def _is_part(statement: Statement) -> bool:
    """Whether a number behind "of which" may be of a reason: what was then withdrawn is none."""
    own = statement.predicate
    return own is None or (own.sort != "outcome" and own.value not in ("withdrawn", "reopened"))


_TOO_LATE = re.compile(r"\s*(?:were|was)\s+(?:made\s+)?(?:out\s+of\s+time|too\s+late)\b", re.I)
"""Why a complaint was refused, which is said of late answers too."""


def _make_up(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether several counts of a sentence come to the one before it."""
    counts = [s.group.count.value for s in parts if s.group.count is not None]
    total = whole.group.count.value if whole.group.count is not None else None
    return len(counts) > 1 and len(counts) == len(parts) and sum(counts) == total


_ENDED = ("rejected", "not_progressed", "withdrawn", "suspended", "reopened")
_OF_THESE = re.compile(
    r"\W*(?:(?:(?:\d+|[a-z]+(?:-[a-z]+)?)\s+)?of\s+(?:these|those|them)|these|the\s+reasons)\b",
    re.I,
)


_REASONS_WERE = re.compile(
    r"\W*(?:the|our)\s+(?:(?:main|most\s+common|usual|commonest|principal)\s+)?reasons?\s+(?:(?:for|given)\s[^.;:,()\d]{2,40}?\s)?"
    r"(?:were|was|included?)(?:\s*:)?\s+",
    re.I,
)
"""Before a row of reasons, each with its number in brackets: "The reasons were that ... (8)"."""


def read_reasons_before(text: str, done: Sequence[Statement], setting: Setting) -> None:
    """The parts of complaints that the sentence before said were not accepted are the reasons."""
    told = [s for s in setting.before if s.role == "level"]
    said = told[-1].predicate if told else None
    if said is None or said.value not in ("rejected", "not_progressed"):
        return
    reasons = _REASONS_WERE.match(text)
    if reasons is not None and (listed := [s for s in done if s.group.lead.bracketed]):
        _name_entries(text, reasons.end(), listed, told[-1])
        return
    all_of_them = _make_up(told[-1], done)
    if not all_of_them and not _OF_THESE.match(text):
        return
    for statement in done:
        if statement.unit != "count" or statement.role != "level" or statement.group.inner:
            continue
        later = [s.first for s in done if s.first > statement.last]
        tail = _JOINT_END.sub("", text[statement.last : min(later, default=len(text))])
        match = _REASON.match(tail)
        own = statement.predicate
        # "32 were then withdrawn" says what became of them, not why
        told_apart = own is not None and (own.sort in ("outcome", "status") or own.value in _ENDED)
        told_apart = told_apart and not (all_of_them and _TOO_LATE.match(tail))
        if match is None or told_apart:
            continue
        label = " ".join(match["label"].split())
        statement.predicate = Predicate("breakdown", "rejection_reason", label=label)
        for key in ("service_area", "subgroup", "procedure"):
            statement.subject.pop(key, None)
        if "procedure" in told[-1].subject:
            statement.subject["procedure"] = told[-1].subject["procedure"]
