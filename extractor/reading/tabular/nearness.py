"""Labels around a figure, nearest first, and what they say.

Everything here takes a sequence of ``Label`` ordered from the nearest to the farthest: the stub
before the boxhead, its innermost header first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.reading.context import one_stage
from extractor.reading.labels import LabelReading
from extractor.records import record

_LOWER = {"stage_2": "stage_1", "stage_3": "stage_2"}


@record()
class Label:
    """A label near a figure: where it stands ("stub", "boxhead", ...) and what it says."""

    origin: str
    reading: LabelReading
    year: str | None = None
    """The year, where the table's own pattern corrects the one printed."""
    text: str = ""
    """As printed, where the label is a cell."""


DECISIONS = frozenset({"upheld", "partially_upheld", "not_upheld", "fault_found", "no_finding"})
"""Outcomes of decisions only: beside them "withdrawn" is an outcome, without them an event."""

_OR = re.compile(r"\s*(?:,|/|\bor\b|&|\band\b)\s*", re.I)
_APART = DECISIONS | {"withdrawn", "resolved", "out_of_remit", "ongoing"}
"""Outcomes that a complaint has one of: two of them in one label are neither."""


def only(label: Label, *keys: str) -> Label:
    """The label with nothing left but its hits for ``keys``."""
    hits = tuple(hit for hit in label.reading.hits if any(key in hit.sets for key in keys))
    return Label(label.origin, LabelReading(label.reading.text, hits))


def first(labels: Sequence[Label], key: str) -> str | None:
    """The nearest value of ``key``; of several in one label the first."""
    for label in labels:
        values = label.reading.values(key)
        if values:
            return values[0]
    return None


def told(labels: Sequence[Label], key: str) -> list[str]:
    """Every value of ``key``, nearest label first."""
    return [value for label in labels for value in label.reading.values(key)]


def years_of(labels: Sequence[Label]) -> list[str]:
    """The years of the nearest label that names any: two for "2020/21 (2019/20)"."""
    for label in labels:
        if label.year:
            return [label.year]
        if label.reading.years:
            return [mention.year for mention in label.reading.years]
    return []


def outcome_of(near: Sequence[Label]) -> str | None:
    """The nearest outcome; "Withdrawn or resolved" is neither of the two, and so another one."""
    for label in near:
        hits = [hit for hit in label.reading.hits if "outcome" in hit.sets]
        for one, other in pairwise(hits):
            said = {str(one.sets["outcome"]), str(other.sets["outcome"])}
            joint = _OR.fullmatch(label.reading.text[one.end : other.start])
            if joint and len(said) == 2 and said <= _APART and len(said & DECISIONS) < 2:
                return "other"
        if hits:
            break
    return first(near, "outcome")


def stage_of(labels: Sequence[Label]) -> str | None:
    """The nearest stage named; the stage that an escalation goes to is not the figure's stage."""
    for label in labels:
        if label.reading.says("stage") and "escalated" not in label.reading.values("event"):
            return one_stage(label.reading)
    return None


def stage_gone_to(labels: Sequence[Label]) -> tuple[str, str] | None:
    """The stage that complaints went on to, with the origin of the label that says so, where
    another label says what came of them there: "Complaints escalated to Stage 2" beside "Upheld".
    """
    for at, label in enumerate(labels):
        others = [*labels[:at], *labels[at + 1 :]]
        came = any(other.reading.says("outcome") for other in others) or status_of(others)
        stage = one_stage(label.reading)
        if came and stage is not None and "escalated" in label.reading.values("event"):
            return stage, label.origin
    return None


def status_of(labels: Sequence[Label]) -> str | None:
    """Within or outside the timescale, by a word or by a number of days."""
    for label in labels:
        value = label.reading.value("status")
        if value is not None:
            return value
        limit = label.reading.timescale
        if limit is not None and limit.status is not None:
            return limit.status
    return None


def contact_of(reading: LabelReading) -> str | None:
    """The kind of contact; "complaints" beside another kind in one label leaves it open."""
    values = reading.values("contact")
    return values[0] if len(values) == 1 else None


def stage_left(labels: Sequence[Label]) -> str | None:
    """The stage that escalated complaints leave: said as "from", or the one below where they go."""
    for label in labels:
        hits = label.reading.hits
        for position, hit in enumerate(hits):
            if hit.sets.get("event") != "escalated":
                continue
            stages = [
                other.sets["stage"] for other in hits if isinstance(other.sets.get("stage"), str)
            ]
            after = [
                h.sets["stage"]
                for h in hits[position + 1 :]
                if isinstance(h.sets.get("stage"), str)
            ]
            if len(stages) > len(after):
                return str(stages[0])
            if after:
                return _LOWER.get(str(after[0]), "stage_1")
    return next((s for label in labels if (s := one_stage(label.reading)) is not None), None)


def only_measure(reading: LabelReading) -> bool:
    """Whether a header says what is measured and nothing else: "No.", "Total", "% of total"."""
    hits = [hit for hit in reading.hits if set(hit.sets) - {"axis", "kind", "hint"}]
    return all(set(hit.sets) <= {"measure", "total"} for hit in hits) and not reading.rest


def only_share(reading: LabelReading) -> bool:
    """Whether a header says "%" only: its column then takes the dimensions of the one before."""
    return reading.value("measure") == "percent" and only_measure(reading) and not reading.years


def is_limit_alone(label: Label) -> bool:
    """Whether a label says a time limit and nothing that is counted."""
    said = ("stage", "contact", "event", "outcome", "total")
    return label.reading.timescale is not None and not any(map(label.reading.says, said))


def has_limit_of_stage(near: Sequence[Label]) -> bool:
    """Whether a label is a stage with its time limit, of which a share is that in time: "Stage 1
    (10 days)"."""
    return any(
        label.reading.timescale is not None and label.reading.value("stage") is not None
        for label in near
    )
