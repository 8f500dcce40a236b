"""Whether a number is of what the sentence before was about, or stands beside it."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import IN_ALL

_COMPLAINT_EVENTS = frozenset(("rejected", "escalated", "moved", "withdrawn", "not_progressed"))


def of_complaints(own: dict[str, str | int], statement: Statement) -> bool:
    """Whether what is said of some of all contacts is said of complaints only."""
    predicate = statement.predicate
    if "stage" in own or "procedure" in own:
        return True
    if predicate is None:
        return False
    return (
        predicate.sort in ("outcome", "status", "average") or predicate.value in _COMPLAINT_EVENTS
    )


def has_own_noun(statement: Statement, subject: dict[str, str | int]) -> bool:
    """Whether a number counts the complaints of a service that is named right before them."""
    noun = statement.noun
    return (
        noun is not None
        and noun.sort == "contact"
        and noun.end <= statement.first
        and "service_area" in subject
    )


def of_several_stages(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sum is of all those before, which were of several stages: "£8,250 in all"."""
    first = sentence.done[0] if sentence.done else statement
    if first.unit == "gbp" and IN_ALL.match(sentence.text, first.last):
        sums = [s for s in sentence.setting.before if s.unit == "gbp"]
    elif IN_ALL.match(sentence.text, statement.last):
        sums = [s for s in sentence.done if s.unit == "gbp"]
    else:
        return False
    return len({s.subject.get("stage") for s in sums}) > 1


def is_aside(statement: Statement) -> bool:
    """Whether a number only says what another year's was: "231, up from 198, of which 74 ..."."""
    noun = statement.noun
    own = noun is not None and noun.sort == "contact" and noun.start >= statement.last - 1
    return statement.role in ("compared", "from") and not own


_PROCEDURE_AS_WHOLE = re.compile(
    r"\b(?:under|through|via|by)\s+[^.;,\d]{0,30}\b(?:procedure|process|route)\b", re.I
)


def of_other_procedure(
    sentence: Sentence, statement: Statement, own: dict[str, str | int], previous: Statement
) -> bool:
    """Whether a number is under the other procedure as a whole: "and 61 under the corporate
    procedure", after the Stage 1 complaints of the statutory one."""
    before = previous.subject.get("procedure")
    if before is None or own.get("procedure") in (None, before):
        return False
    told = [*sentence.setting.before, *sentence.done]
    counts = [s.group.count.value for s in told if s.group.count is not None]
    mine, theirs = statement.group.count, previous.group.count
    if mine is not None and theirs is not None and mine.value + theirs.value in counts:
        return False  # "231 at Stage 1: 142 under the statutory and 89 under the corporate one"
    if _PROCEDURE_AS_WHOLE.search(sentence.text, *statement.group.clause):
        return True
    # "96 statutory complaints at Stage 1, 41 corporate complaints"
    theirs_alone = (previous.first, previous.group.clause[1])
    return (
        statement.unit == "count"
        and "stage" not in own
        and sentence.says(("stage",), *theirs_alone)
    )
