"""The stage of an answer that names none: the law's limits tell it, or there is but one answer.

Reports speak of "replies" and "responses" without a stage and mean Stage 1, whose answer every
complaint gets; the later stages are named, or told by limits of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.reading.context import ReportContext
from extractor.reading.narrative.stated import Sentence, Statement

CHILDREN_ACT_LIMITS = {10: "stage_1", 20: "stage_1", 25: "stage_2", 65: "stage_2", 30: "stage_3"}
"""Working days by which each stage must be over (Children Act 1989 Representations Procedure
(England) Regulations 2006)."""
_FIRST_STAGE = re.compile(r"\b(?:stage|step|level)\s+(?:1|one)\b|\bfirst\s+stage\b", re.I)
_CHILDREN = re.compile(
    r"\bChildren Act\b|\bchildren in need\b|\blooked[\s-]after\b|"
    r"\bchildren'?s\s+(?:social|services)",
    re.I,
)
_ADULTS = re.compile(r"\badults?\b", re.I)


def procedures_with_stages(blocks: Iterable[Block], context: ReportContext) -> frozenset[str]:
    """The procedures of the report that have several stages, "statutory" and "corporate".

    The adults' procedure has one stage only, so that "statutory" is out where a heading or the
    title says that the report is about adults too.
    """
    texts = [b.text for b in blocks if isinstance(b, Paragraph)]
    heads = [b.text for b in blocks if isinstance(b, Heading)]
    named = [*heads, context.title or "", context.service or ""]
    if not any(_FIRST_STAGE.search(text) for text in (*texts, *named)):
        return frozenset()
    children = any(_CHILDREN.search(text.replace("’", "'")) for text in (*texts, *named))
    if children and not any(_ADULTS.search(text) for text in named):
        return frozenset(("statutory", "corporate"))
    return frozenset(("corporate",))


def stage_of_answer(
    procedures: frozenset[str], procedure: str | None, days: int | None
) -> str | None:
    """The stage of answers under ``procedure`` given within ``days``, where none is said."""
    if procedure is None or procedure not in procedures:
        return None
    if procedure == "statutory" and days is not None:
        return CHILDREN_ACT_LIMITS.get(days)
    return "stage_1"


def set_stage_of_answer(
    sentence: Sentence,
    statement: Statement,
    subject: dict[str, str | int],
    origins: dict[str, str],
) -> None:
    """Answers of no stage are Stage 1's, unless their limit or the section is another's."""
    setting, predicate = sentence.setting, statement.predicate
    scale = predicate.timescale if predicate is not None else None
    procedure = subject.get("procedure")
    stage = stage_of_answer(
        setting.first_stage,
        str(procedure) if procedure is not None else None,
        scale.days if scale is not None else None,
    )
    if _LATER.search(sentence.text) and (scale is None or procedure != "statutory"):
        return
    if stage is None or (setting.stage_named and (scale is None or procedure != "statutory")):
        return
    subject["stage"], origins["stage"] = stage, "procedure"


_LATER = re.compile(r"\b(?:reviews?|investigations?|panels?|appeals?|stage)\b", re.I)
"""What later stages are called; an answer to these is none of Stage 1."""
