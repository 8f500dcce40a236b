"""Parts of what the sentence before decided: "17 complaints were upheld. Of these, eleven were for
adults' services" counts upheld ones, and none that came in."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

_OF_THESE = re.compile(r"\W*(?:of|among|from)\s+(?:these|those|them)\b(?!\s+\d)", re.I)
_OF_WHICH = ("of which", "of whom")
_WHOLES = frozenset((None, "received", "completed", "investigated", "escalated"))
"""Events of which parts are parts of what came in, or went on."""


def of_decided_before(
    sentence: Sentence, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """The figures of a part of what was decided before, with that outcome or event; none where that
    is nothing that they can say: what was late."""
    whole = _whole_beside(sentence, statement) or _whole_before(sentence)
    own = statement.predicate
    weak = own is None or own.strength < 2 or own.sort == "breakdown"
    if whole is None or statement.role != "level" or not weak:
        return figures
    told = whole.dimensions
    if whole.family == "outcomes":
        return [_decided(figure, str(told.outcome)) for figure in figures]
    if whole.family == "timeliness":
        return []
    if whole.family == "stage_counts" and told.event not in _WHOLES:
        came_in = [f for f in figures if f.family == "stage_counts"]
        reasons = [f for f in figures if f.dimensions.dimension == "rejection_reason"]
        gone = [replace(f, dimensions=replace(f.dimensions, event=told.event)) for f in came_in]
        return [*gone, *reasons]
    return figures


def _whole_before(sentence: Sentence) -> FigureStated | None:
    """What the sentence before counts, if it is one thing, where this one is about parts of it."""
    if _OF_THESE.match(sentence.text) is None or sentence.setting.bullet:
        return None
    levels = [s for s in sentence.setting.before if s.role == "level" and s.figures]
    if len(levels) != 1 or any(s.role == "base" for s in sentence.done):
        return None
    return levels[0].figures[0]


def _whole_beside(sentence: Sentence, statement: Statement) -> FigureStated | None:
    """What the number before "of which" counts: "17 were upheld, of which eleven were in Parks and
    six in Housing"."""
    row = sentence.done[: sentence.done.index(statement) + 1]
    while row and not any(word in row[-1].group.joined.lower() for word in _OF_WHICH):
        if row[-1].group.joined.lower().strip(" ,") != "and" or row[-1].role != "level":
            return None
        row = row[:-1]
    whole = row[-2] if len(row) > 1 else None
    if whole is None or whole.role != "level" or not whole.figures:
        return None
    return whole.figures[0]


def _decided(figure: FigureStated, outcome: str) -> FigureStated:
    dimensions = figure.dimensions
    if outcome == "total":
        return figure
    if figure.family == "breakdowns":
        return replace(figure, dimensions=replace(dimensions, outcome=outcome))
    if figure.family != "stage_counts" or dimensions.event not in (None, "received"):
        return figure
    told = replace(dimensions, event=None, outcome=outcome)
    return replace(figure, family="outcomes", dimensions=told)
