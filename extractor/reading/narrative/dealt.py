"""Numbers dealt out in the order of what they are of: "14 and 18 respectively", four quarters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.dealt_names import dealt_names
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Statement

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_SOME_QUARTERS = re.compile(r"\b(?:last|other|remaining)\s+(?P<n>two|three)\s+quarters\b", re.I)
_STAGE_LIST = re.compile(r"\bstages\s+(?P<a>[12])\s+and\s+(?P<b>[23])\b", re.I)
_BY_QUARTER = re.compile(
    r"\bquarter\s+by\s+quarter\b|\b(?:in|over|across|by|for|per)\s+(?:each\s+(?:of\s+the\s+)?(?:four\s+)?|the\s+four\s+|all\s+four\s+)?"
    r"quarters?\b|\bquarters\s+(?:1|one)\s+to\s+(?:4|four)\b",
    re.I,
)
_QUARTERS = 4


def deal_by_quarter(text: str, reading: LabelReading, done: Sequence[Statement]) -> None:
    """ "Quarter by quarter the number of complaints was 121, 139, 170 and 182"."""
    run = [s for s in done if s.role == "level" and s.group.inner is None]
    if len(run) != _QUARTERS or len(done) != _QUARTERS or reading.quarters:
        return
    told = _BY_QUARTER.search(text)
    between = [text[a.last : b.first] for a, b in pairwise(run)]
    if told is None or any(re.search(r"[A-Za-z]", b.replace("and", "")) for b in between):
        return
    for quarter, statement in enumerate(run, 1):
        statement.subject["quarter"] = quarter
        statement.origins["quarter"] = "sentence"
        statement.noun = run[0].noun


def deal_in_order(text: str, reading: LabelReading, done: Sequence[Statement]) -> None:
    """ "Stages 1 and 2 took 14 and 18 days respectively"."""
    end = _RESPECTIVELY.search(text)
    if end is None:
        return
    run: list[Statement] = []
    stop = end.start()
    for statement in reversed([s for s in done if s.last <= end.start() and s.group.inner is None]):
        gap = text[statement.last : stop]
        if not run and re.fullmatch(r"[^.;:,]{0,80}", gap):
            run.insert(0, statement)
            stop = statement.first
            continue
        if re.search(
            r"[A-Za-z]", re.sub(r"\b(?:and|complaints?|cases?|compliments?|per\s?cent)\b", "", gap)
        ):
            break
        run.insert(0, statement)
        stop = statement.first
    if len(run) < 2:
        return
    tail_years = {m.year for m in reading.years if m.start >= run[-1].last}
    for statement in run[:-1]:
        if statement.noun is None or statement.noun.sort == "none":
            statement.noun = run[-1].noun
        own, lent = statement.predicate, run[-1].predicate
        if lent is not None and lent.strength > 1 and (own is None or own.strength < 2):
            statement.predicate = lent  # "two and three respectively were upheld"
        for key in ("stage", "procedure", "contact", "service_area"):
            if key in run[-1].subject:
                statement.subject.setdefault(key, run[-1].subject[key])
        if len(tail_years) == 1:
            statement.subject["year"] = next(iter(tail_years))
    _deal_outcomes(text, run, end.start())
    before = [s.last for s in done if s.last <= run[0].first]
    low = max(before, default=0)
    dealt = _dealt(text, reading, low, run[0].first, len(run))
    dealt = dealt or _dealt(text, reading, 0, run[0].first, len(run))
    dealt = dealt or _dealt(text, reading, run[-1].last, end.start(), len(run))
    ahead = [s for s in done if s.last <= run[0].first and s.unit == run[0].unit == "percent"]
    lent = ahead[-1].predicate if ahead else None
    if not dealt and dealt_names(text, run, low, end.start(), lent):
        return
    if not dealt and len(run) == _QUARTERS and _BY_QUARTER.search(text, run[-1].last):
        dealt = [("quarter", list(range(1, _QUARTERS + 1)))]
    if not dealt and _OUTCOME_PAIR.search(text, 0, run[0].first) is None and _are_alike(run):
        for statement in run:
            statement.noun = Noun("foreign", statement.first, statement.first)
    for key, values in dealt:
        for statement, value in zip(run, values, strict=True):
            statement.subject[key] = value
            statement.origins[key] = "sentence"
            if statement.predicate is None:
                statement.predicate = Predicate("exists", strength=1)


def _are_alike(run: Sequence[Statement]) -> bool:
    """Whether nothing tells the numbers of a run apart: their years, stages, what they count."""
    said = [
        (
            str(sorted((k, v) for k, v in s.subject.items())),
            s.unit,
            s.predicate.value if s.predicate is not None and s.predicate.strength == 2 else "",
            s.predicate.label if s.predicate is not None else "",
        )
        for s in run
    ]
    return len(set(said)) < len(said)


_OUTCOME_PAIR = re.compile(
    r"(?P<a>(?:fully\s+|not\s+)?upheld)\s+and\s+(?P<b>(?:(?:part(?:ially|ly)?|not)[\s-]+)upheld)\b",
    re.I,
)


def _deal_outcomes(text: str, run: Sequence[Statement], stop: int) -> None:
    """ "Upheld and partially upheld were 24% and 15% respectively" names two outcomes, not both."""
    pair = _OUTCOME_PAIR.search(text, 0, run[0].first)
    pair = pair or _OUTCOME_PAIR.search(text, run[-1].last, stop)
    if pair is None or len(run) != 2:
        return
    for statement, words in zip(run, (pair["a"], pair["b"]), strict=True):
        value = read_label(words).value("outcome")
        if value is not None:
            statement.predicate = Predicate("outcome", value)


def _dealt(
    text: str, reading: LabelReading, low: int, high: int, wanted: int
) -> list[tuple[str, list[str | int]]]:
    """The dimensions of which ``wanted`` values are listed between ``low`` and ``high``."""
    found: list[tuple[str, list[str | int]]] = []
    some = _SOME_QUARTERS.search(text, low, high)
    if some is not None and {"two": 2, "three": 3}[some["n"].lower()] == wanted:
        found.append(("quarter", list(range(_QUARTERS + 1 - wanted, _QUARTERS + 1))))
    named = [m.quarter for m in reading.quarters if low <= m.start < high]
    if len(named) == wanted:
        found.append(("quarter", list(named)))
    years = [m.year for m in reading.years if low <= m.start < high]
    if len(set(years)) == wanted:
        found.append(("year", list(years[-wanted:])))
    for key in ("stage", "procedure", "contact"):
        values = [str(h.sets[key]) for h in reading.hits if key in h.sets and low <= h.start < high]
        if len(values) == wanted and len(set(values)) == wanted:
            found.append((key, list(values)))
    stages = _STAGE_LIST.search(text, low, high)
    if stages is not None and wanted == 2:
        found.append(("stage", [f"stage_{stages['a']}", f"stage_{stages['b']}"]))
    return found
