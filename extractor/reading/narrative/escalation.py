"""Complaints that moved on: of the stage left, or of the stage reached."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.reading.labels import read_label
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Statement,
    figure_of,
)

_STAGE_ORDER = ("stage_1", "stage_2", "stage_3")
_REACHED = re.compile(
    r"\b(?:became|become|becoming|to|into|onto|at|subject\s+of|reach(?:ed|ing)|approach(?:ed|ing)|contact(?:ed|ing))\s+(?:be\s+\w+\s+at\s+)?(?:the\s+|a\s+|formal\s+|an?\s+|corporate\s+|"
    r"statutory\s+)*(?P<where>(?:second|third|final)\s+stage|(?:stage|step|level|tier)\s*(?:\w+)|(?:independent\s+|"
    r"complaints?\s+)?review(?:\s+(?:panel|stage))?|ombudsman|lgs?c?o|"
    r"local government[\w\s&]*ombudsman|panel)",
    re.I,
)


def escalation_figures(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """Escalated is said of the stage left; "went on to Stage 2" counts what came to Stage 2."""
    stage = statement.subject.get("stage")
    text = sentence.text
    clause = text[statement.group.clause[0] : statement.group.clause[1]]
    clause = _WHICH_IS.split(clause)[0]
    reached = reached_stage(clause) or predicate.label or _of_escalations(clause)
    reached = reached or _after_the_one_left(clause)
    moved: list[FigureStated] = []
    to_ombudsman = reached == "ombudsman"
    if (predicate.value == "moved" or to_ombudsman) and "count" in measured.values:
        if reached is None:
            return []
        came: dict[str, str | int | None] = {"stage": reached, "event": "received"}
        moved = [figure_of("stage_counts", statement, came, measured.only("count"))]
        measured = measured.without("count")
        if not measured.values:
            return moved
    left: str | int | None = stage
    both = [s for s in _STAGE_ORDER if s in read_label(clause).values("stage")]
    if reached is None and len(both) > 1:
        reached = both[1]  # "the escalation rate between Stage 1 and Stage 2"
    if reached is None and stage is not None and reached_stage(text[: statement.first]) == stage:
        reached = str(stage)  # "nine went to Stage 2, which gives an escalation rate of 7%"
    if reached is None and stage is not None:
        those = _THEIR_RATE.search(text[: statement.first])
        if those is not None and read_label(those["stage"]).value("stage") == stage:
            reached = str(stage)
    if reached in _STAGE_ORDER:
        at = _STAGE_ORDER.index(str(reached))
        left = _STAGE_ORDER[at - 1] if at else "stage_1"
    elif reached is None and statement.origins.get("stage") in ("heading", "sentence before"):
        # below "Stage 2", and after those who went there, the rate is of the stage before
        if stage in _STAGE_ORDER:
            left = _STAGE_ORDER[max(0, _STAGE_ORDER.index(str(stage)) - 1)]
    elif stage is None:
        left = "stage_1"
    if left == "ombudsman":
        return moved  # which stage they had left, nothing says
    gone: dict[str, str | int | None] = {"stage": left, "event": "escalated"}
    return [*moved, figure_of("stage_counts", statement, gone, measured)]


_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+)?(?P<stage>stage\s+(?:1|2|one|two))\b", re.I)


def _after_the_one_left(clause: str) -> str | None:
    """The stage after the one that complaints have left: "three were escalated from Stage 2"."""
    match = _FROM.search(clause)
    return REACHED_FROM.get(read_label(match["stage"]).value("stage") or "") if match else None


_WHICH_IS = re.compile(r"(?<=\d),\s+which\s+(?:is|was|represents|equates\s+to)\b", re.I)
"""Behind the stage that was reached, before what share of the one left that is."""
_THEIR_RATE = re.compile(
    r"\d\s+(?P<stage>stage\s+(?:2|3|two|three))\s+(?:\w+\s+){0,2}\w+\s*[,(–-]\s*(?:(?:giving|which\s+is|i\.?e\.?|or)\s+)?"
    r"an?\s+(?:\w+\s+)?escalation\s+rate\s+of\s+(?:only\s+|just\s+|about\s+)?$",
    re.I,
)
"""Between those who came to a stage and the rate at which they did: "41 Stage 2 reviews, an
escalation rate of 8%"."""
_ESCALATIONS = re.compile(
    r"\b(?P<stage>stage\s+(?:2|3|two|three))\s+(?:\w+\s+){0,2}?escalations\b", re.I
)


def _of_escalations(clause: str) -> str | None:
    """The stage that "10 Stage 2 escalations" came to."""
    match = _ESCALATIONS.search(clause)
    return read_label(match["stage"]).value("stage") if match is not None else None


def take_stage_left(sentence: Sentence) -> None:
    """Below "Stage 2", those of whom some went there were at the stage before: "From the 49
    complaints registered only two were escalated"."""
    for whole, part in pairwise(sentence.done):
        told = part.predicate.value if part.predicate is not None else None
        if whole.role != "base" or part.role != "level" or told not in ("escalated", "moved"):
            continue
        stage = whole.subject.get("stage")
        if whole.origins.get("stage") != "heading" or stage not in _STAGE_ORDER[1:]:
            continue
        left = _STAGE_ORDER[_STAGE_ORDER.index(str(stage)) - 1]
        if not {_stage_left(figure) for figure in part.figures} <= {left}:
            continue  # "of the nine, two went on to Stage 3"
        whole.figures = [
            replace(figure, dimensions=replace(figure.dimensions, stage=left))
            for figure in whole.figures
        ]


def _stage_left(figure: FigureStated) -> str | None:
    """The stage that the complaints a figure counts went on from: those that came to one have left
    the one before."""
    stage = figure.dimensions.stage
    if figure.dimensions.event == "escalated" or stage not in _STAGE_ORDER:
        return stage
    return _STAGE_ORDER[max(0, _STAGE_ORDER.index(stage) - 1)]


REACHED_FROM = {"stage_1": "stage_2", "stage_2": "stage_3"}
"""The stage that complaints went to, by the one that their rate is of."""


def escalated_again(predicate: Predicate, lender: Statement) -> Predicate:
    """What is said again of another year's rate: that so many left the stage of the
    lender's figure, whatever stage its sentence named."""
    if predicate.value != "escalated" or not lender.figures:
        return predicate
    left = lender.figures[-1].dimensions.stage or ""
    return replace(predicate, label=REACHED_FROM.get(left, predicate.label))


def reached_stage(clause: str) -> str | None:
    """The stage that complaints are said to have gone to."""
    stage = None
    for match in _REACHED.finditer(clause):
        where = "review panel" if match["where"].lower() == "panel" else match["where"]
        stage = read_label(where).value("stage") or stage
    return stage


def left_stage(label: str, stage: str | None) -> str:
    """The stage that complaints escalated have left, by a label and the one stage that it names."""
    reached = reached_stage(label) or _of_escalations(label)
    if reached in _STAGE_ORDER:
        return _STAGE_ORDER[max(0, _STAGE_ORDER.index(str(reached)) - 1)]
    return stage if stage in _STAGE_ORDER else "stage_1"
