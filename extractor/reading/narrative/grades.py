"""Complaints by how serious they were taken to be: "62% were low risk, 28% moderate and 10% high".

Under the regulations of 2009 a complaint is graded when it comes in; reports then print how many
there were of each grade. Grades cut the complaints as reasons do, and are no stages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.entry_figures import Entry, entry_figure, entry_subject
from extractor.reading.narrative.notfigures import Amount, find_amounts
from extractor.reading.narrative.stated import Setting
from extractor.reading.needles import Needled

FEWEST = 2
"""Grades that make a cut: one alone may be said of a single case."""

_GRADED = Needled(
    r"\b(?:risk|graded|rated|ratings?|assessed\s+as|classed\s+as|classified|categori[sz]ed|judged|"
    r"complexity|severity|seriousness)\b|\bgreen\b"
)
_COMPLAINTS = Needled(r"\bcomplaints?\b")
_POINTS_BACK = re.compile(r"\W*of\s+(?:these|those|them)\b", re.I)
_GRADE = (
    r"(?P<label>(?:(?:very\s+)?(?:low|medium|moderate|high)|extreme|minor|major|serious|green|amber|red|"
    r"(?:level|grade|band)\s+(?:\d|[a-e])\b)(?:[\s-]+(?:risk|complexity|severity|priority))?)"
)
_BEHIND = re.compile(
    r"\s*(?:[)\]]\s*)?(?:(?:of\s+)?(?:(?:the|all|our|these|those|them)\s+)*(?:complaints?\s+|cases\s+)?)?"
    r"(?:(?:were|was|had\s+been)\s+)?(?:(?:graded|rated|assessed|classed|classified|categori[sz]ed|"
    rf"judged)\s+)?(?:(?:as|to\s+be|at)\s+)?(?:an?\s+)?{_GRADE}(?=\s*(?:[,;.)(]|$|and\b|complaints?\b|cases\b|while\b))",
    re.I,
)
"""A number and its grade behind it: "212 were assessed as level 1"."""
_AHEAD = re.compile(
    rf"(?:^\W*(?:the\s+)?|[,;:]\s*(?:and\s+)?|\band\s+|\)\s*)(?:\w+\s+were\s+)?{_GRADE}"
    r"(?:\s+(?:complaints?|cases))?(?:\s+(?:made\s+up|accounted\s+for|were|numbered|came\s+to|at))?\s*[:(–-]?\s*$",
    re.I,
)
"""The same with the grade first: "Green complaints made up 71%"."""
_FOR = re.compile(
    rf"\s*(?:for|of|in)\s+(?:the\s+)?{_GRADE}(?=\s*(?:[,;.)(]|$|and\b|complaints?\b|cases\b|ones\b))",
    re.I,
)
"""A share and the grade that it is of: "85% for minor"."""
_IT_WAS = re.compile(r"\b(?:it|this|that|the\s+(?:figure|rate|share|proportion))\s+was\s+$", re.I)
_OF_ALL = re.compile(
    r"\W*(?:out\s+)?of\s+(?:(?:the|all|our|these|those)\s+)*(?:total\s+of\s+)?$", re.I
)
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?complaints\b(?!\s+(?:closed|completed|answered|concluded))", re.I
)
_ASIDE = re.compile(r"\s*[(,]\s*(?:or\s+)?")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of complaints, a share of them, or both: ``start``..``end`` in the sentence."""

    start: int
    end: int
    measures: dict[str, Decimal]


def read_grades(sentence: str, times: LabelReading, setting: Setting) -> list[Entry]:
    """The entries of a sentence that says how many complaints there were of each grade; none for
    other sentences, and for one of which any number is of something else."""
    if not _GRADED.search(sentence) or times.timescales or times.years:
        return []
    told = _COMPLAINTS.search(sentence) is not None or (
        _POINTS_BACK.match(sentence) and _COMPLAINTS.search(setting.sentence_before)
    )
    reading = read_label(sentence)
    if not told or reading.says("outcome") or reading.says("skip"):
        return []
    amounts = find_amounts(sentence, times)
    numbers = _numbers_of(sentence, amounts)
    if numbers is None or len(numbers) < FEWEST:
        return []
    timed = _timed(sentence, reading, numbers, setting)
    if timed or reading.says("status"):
        return timed
    labels = [_BEHIND.match(sentence, number.end) for number in numbers]
    if not all(labels):
        labels = [_AHEAD.search(sentence[: number.start]) for number in numbers]
    named = [" ".join(label["label"].split()) for label in labels if label is not None]
    if len(named) < len(numbers) or len({name.lower() for name in named}) < len(named):
        return []
    said = entry_subject(setting, "")
    said.setdefault("contact", "complaint")
    if said["contact"] != "complaint":
        return []
    whole = [a for a in amounts[:1] if _is_whole(sentence, a) and _COUNTED.match(sentence, a.end)]
    received = [
        Entry(
            (entry_figure("stage_counts", said, {"event": "received"}, {"count": a.value}),),
            a.start,
            a.end,
        )
        for a in whole
    ]
    return received + [
        Entry(
            (entry_figure("breakdowns", said, {"dimension": "other", "label": name}, n.measures),),
            n.start,
            n.end,
        )
        for n, name in zip(numbers, named, strict=True)
    ]


def _timed(
    sentence: str, reading: LabelReading, numbers: Sequence[_Number], setting: Setting
) -> list[Entry]:
    """The shares in time of each grade: "on time 85% for minor and 63% for major complaints". The
    sentence says that they are in time, or stands for one before that did ("By risk, it was")."""
    shares = [number for number in numbers if set(number.measures) == {"percent"}]
    labels = [_FOR.match(sentence, number.end) for number in numbers]
    named = [" ".join(label["label"].split()) for label in labels if label is not None]
    if len(shares) < len(numbers) or len(named) < len(numbers):
        return []
    status = reading.value("status")
    before = [s.predicate for s in setting.before if s.predicate is not None and s.figures]
    measured = [p.value for p in before if p.sort == "status"]
    if status is None and measured and _IT_WAS.search(sentence[: numbers[0].start]):
        status = measured[0]
    if status not in ("within", "outside"):
        return []
    said = entry_subject(setting, "")
    said.setdefault("contact", "complaint")
    return [
        Entry(
            (entry_figure("timeliness", said, {"status": status, "subgroup": name}, n.measures),),
            n.start,
            n.end,
        )
        for n, name in zip(numbers, named, strict=True)
    ]


def _is_whole(sentence: str, amount: Amount) -> bool:
    """Whether a number is that of all the complaints graded: "Of the 391 complaints"."""
    ahead = _OF_ALL.fullmatch(sentence[: amount.start])
    return amount.unit is None and ahead is not None


def _numbers_of(sentence: str, amounts: Sequence[Amount]) -> list[_Number] | None:
    """The sentence's numbers, each count with its share, without the whole that it begins with;
    None where one is a change, money or a time."""
    found: list[_Number] = []
    for index, amount in enumerate(amounts):
        if amount.change or amount.sort != "number" or amount.unit not in (None, "percent"):
            return None
        if _is_whole(sentence, amount) and index == 0:
            continue
        name = "count" if amount.unit is None else "percent"
        last = found[-1] if found else None
        shared = last is not None and name == "percent" and set(last.measures) == {"count"}
        if last is not None and shared and _ASIDE.fullmatch(sentence, last.end, amount.start):
            both = {**last.measures, name: amount.value}
            found[-1] = _Number(last.start, amount.end, both)
        else:
            found.append(_Number(amount.start, amount.end, {name: amount.value}))
    return found
