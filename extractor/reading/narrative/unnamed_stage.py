"""Numbers of a stage that a sentence points to and nothing names: what was received "at this
stage" is not all that was received."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement

THIS_STAGE = re.compile(r"\b(?:this|that|the\s+same)\s+stage\b", re.I)
_A_PANEL = re.compile(
    r"\bpanels?\b[^.;:]{0,60}?\b(?:considered|heard|reviewed|upheld|looked\s+at|dealt\s+with)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Who looks at complaints at the last stage only."""


def is_of_unnamed_stage(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is of one stage and it is not known of which."""
    if "stage" in statement.subject or statement.subject.get("contact") == "compliment":
        return False
    if THIS_STAGE.search(sentence.text):
        return True
    ahead = (sentence.text[: s.first] for s in (*sentence.done[:1], statement))
    return any(_A_PANEL.search(text) for text in ahead)
