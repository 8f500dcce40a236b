"""What came in, where the sentence goes on with what became of all of it: "Nine complaints were
received and all were upheld" counts nine received beside the nine upheld."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Sentence,
    Statement,
    figure_of,
)

_RECEIVED_AND_ALL = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?complaints?\s+(?:were|was|had\s+been|have\s+been)\s+(?:received|made|logged|registered|recorded)\b"
    r"[^.;:]{0,60}?\b(?P<all>(?:and|of\s+which)\s+(?:all|both|each)\b)",
    re.I,
)


def with_received(
    sentence: Sentence, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """``figures`` and the count of what came in; a stage that is said of "all" is not said of that
    count, nor of what the next sentence counts."""
    noun, count = statement.noun, statement.group.count
    told = _RECEIVED_AND_ALL.match(sentence.text, statement.group.last)
    if told is None or count is None or noun is None or noun.contact != "complaint":
        return figures
    if any(f.family == "stage_counts" for f in figures) or statement.role != "level":
        return figures
    stages = [h.start for h in sentence.hits if "stage" in h.sets]
    if stages and min(stages) > told.start("all"):
        subject = {k: v for k, v in statement.subject.items() if k != "stage"}
        statement.subject = subject
    received = figure_of(
        "stage_counts", statement, {"event": "received"}, Measured({"count": count.value})
    )
    return [*figures, received]
