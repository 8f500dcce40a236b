"""Parts of what a label counts: "10% were about staff conduct; half of these were upheld".

What is decided of them is decided of that theme's or those people's complaints only: it is an
outcome of the breakdown's entry, and never one of all complaints.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

_OF_THEM = re.compile(r"\s*[)\]]?\s*of\s+(?:these|those|them|which|whom)\b(?!\s+about\b)", re.I)
_OF_WHICH = re.compile(r"\bof\s+(?:these|those|them|which|whom)\b[\s,(]*$", re.I)


def _points_back(sentence: Sentence, statement: Statement) -> bool:
    lead = sentence.text[max(0, statement.group.first - 20) : statement.group.first]
    return (
        _OF_THEM.match(sentence.text, statement.group.last) is not None
        or _OF_WHICH.search(lead) is not None
        or "of which" in statement.group.joined.lower()
    )


def labelled_whole(sentence: Sentence, statement: Statement) -> Statement | None:
    """The entry of a breakdown that a number is a part of; None where it is of something else."""
    if statement.role == "base" or not _points_back(sentence, statement):
        return None
    position = sentence.done.index(statement)
    said = sentence.done[:position] or list(sentence.setting.before)
    levels = [s for s in said if s.role in ("level", "base")]
    whole = levels[-1] if levels else None
    if whole is None or whole.predicate is None or whole.predicate.sort != "breakdown":
        return None
    return whole if whole.figures else None


def of_labelled_whole(
    sentence: Sentence, whole: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """``figures`` as outcomes of the entry ``whole``; none where they are no outcomes.

    Several entries may stand in the sentence before, and nothing says which "of these" means.
    """
    several = whole not in sentence.done and len(sentence.setting.before) > 1
    if several:
        return []
    told = whole.figures[0].dimensions
    return [
        replace(
            figure, family="breakdowns", dimensions=replace(told, outcome=figure.dimensions.outcome)
        )
        for figure in figures
        if figure.family == "outcomes"
    ]
