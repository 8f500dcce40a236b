"""Parts of what was decided: "17 complaints were upheld. Of these, eleven were for adults'
services" counts upheld ones, and none that came in.

A part's figure is the whole's, with the part's own number, service or theme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

_OF_THESE = re.compile(r"\W*(?:of|among|from)\s+(?:these|those|them)\b(?!\s+\d)", re.I)
_POINTS_BACK = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:these|those|them|which|whom)\b", re.I)
"""After a part: "Eleven of these were about adults' services"."""
_WERE_ABOUT = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:were|was)\s+(?:(?:for|in|against)\s+(?:the\s+)?(?=[A-Z]|adult|child)|about\s|related\s+to\s|concern\w+\s)"
)
"""After a bare number that begins a sentence on parts of what the one before decided."""
_OF_WHICH = ("of which", "of whom")
_WHOLES = frozenset((None, "received", "completed", "investigated", "escalated"))
"""Events of which parts are parts of what came in, or went on."""


def of_decided_before(
    sentence: Sentence, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """The figures of a part of what was decided, with that outcome, event or lateness; none where
    that is nothing that they can say."""
    if _is_of_late(sentence, statement):
        return [f for f in figures if f.family not in ("breakdowns", "stage_counts")]
    whole = _whole_beside(sentence, statement) or _whole_before(sentence)
    own = statement.predicate
    weak = own is None or own.strength < 2 or own.sort == "breakdown"
    if whole is None or statement.role != "level" or not weak:
        return figures
    told = whole.dimensions
    plain = whole.family == "stage_counts" and told.event in _WHOLES
    if plain or told.outcome == "total" or whole.family not in _DECIDED:
        return figures
    cut = [f for f in figures if f.family == "breakdowns"]
    if cut and whole.family == "outcomes":
        return [replace(f, dimensions=replace(f.dimensions, outcome=told.outcome)) for f in cut]
    if cut:
        return [f for f in cut if f.dimensions.dimension == "rejection_reason"]
    came_in = all(f.family == "stage_counts" for f in figures)
    if figures and not (came_in and figures[0].dimensions.event in (None, "received")):
        return figures
    return _like(whole, statement, figures)


_LATE = re.compile(
    r"\W*(?:of|among)\s+(?:the|these|those)\s+(?:[\w-]+\s+)?(?:late|overdue)\s", re.I
)


def _is_of_late(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is a part of what was late, whose themes are not those of all complaints:
    "Of the 23 late complaints 15 were about delay"."""
    return statement.role == "level" and _LATE.match(sentence.text) is not None


_DECIDED = ("outcomes", "stage_counts", "timeliness")
_OWN = ("year", "quarter", "procedure", "service_area", "subgroup")


def _like(
    whole: FigureStated, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """The whole's figure for a part that names its service or procedure."""
    count = statement.group.count
    told = ("service_area", "procedure", "subgroup")
    apart = [
        key
        for key in told
        if key in statement.subject
        and statement.subject[key] != getattr(whole.dimensions, key)
        and statement.origins.get(key) not in ("heading", "report")
    ]
    foreign = statement.noun is not None and statement.noun.sort == "foreign"
    if count is None or not (figures or (apart and not foreign)):
        return figures
    said = {key: statement.subject[key] for key in _OWN if key in statement.subject}
    dimensions = replace(whole.dimensions, **said)  # type: ignore[arg-type]
    measures = {"count": count.value}
    if statement.group.percent is not None:
        measures["percent"] = statement.group.percent.value
    return [replace(whole, dimensions=dimensions, measures=measures, qualifiers={})]


def _whole_before(sentence: Sentence) -> FigureStated | None:
    """What the sentence before counts, if it is one thing, where this one is about parts of it."""
    first = sentence.groups[0]
    text = sentence.text
    pointed = _OF_THESE.match(text) or _POINTS_BACK.match(text, first.last)
    opens = not text[: first.first].strip() and not sentence.setting.paragraph_start
    if sentence.setting.bullet or not (pointed or (opens and _WERE_ABOUT.match(text, first.last))):
        return None
    levels = [s for s in sentence.setting.before if s.role == "level" and s.figures]
    if any(s.role == "base" for s in sentence.done):
        return None
    if len(levels) > 1:
        parts = _sum_of(sentence.done)
        levels = [s for s in levels if parts is not None and _sum_of([s]) == parts]
    if len(levels) != 1:
        return None
    if not pointed and not _fits(levels[0], sentence.done):
        return None
    return levels[0].figures[0]


def _whole_beside(sentence: Sentence, statement: Statement) -> FigureStated | None:
    """What the number before "of which" counts: "17 were upheld, of which eleven were in Parks and
    six in Housing"; or before a colon or a comma, where the parts add up to it."""
    at = sentence.done.index(statement)
    first = at
    while first and not _begins_parts(sentence, sentence.done[first]):
        joined = sentence.done[first].group.joined.lower().strip(" ,")
        if joined not in ("and", "") or sentence.done[first].role != "level":
            return None
        first -= 1
    whole = sentence.done[first - 1] if first else None
    if whole is None or whole.role != "level" or not whole.figures:
        return None
    listed = not any(word in sentence.done[first].group.joined.lower() for word in _OF_WHICH)
    if listed and not _POINTS_BACK.match(sentence.text, sentence.done[first].last):
        parts = [s for s in sentence.done[first:] if s.role == "level"]
        if _sum_of(parts) != _sum_of([whole]):
            return None
    return whole.figures[0]


def _begins_parts(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number may be the first part of the one before it."""
    joined = statement.group.joined.lower()
    if any(word in joined for word in _OF_WHICH) or joined.strip() == ":":
        return True
    if _POINTS_BACK.match(sentence.text, statement.last):
        return True
    before = sentence.done[sentence.done.index(statement) - 1]
    told = before.predicate is not None and before.predicate.strength == 2
    return told and joined.strip() == "," and statement.predicate is not before.predicate


def _sum_of(statements: Sequence[Statement]) -> Decimal | None:
    counts = [s.group.count.value for s in statements if s.group.count is not None]
    return sum(counts, Decimal(0)) if counts and len(counts) == len(statements) else None


def _fits(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether numbers may be parts of a whole."""
    own, sum_ = _sum_of([whole]), _sum_of([s for s in parts if s.role == "level"])
    return own is not None and sum_ is not None and sum_ <= own
