"""Numbers that hang on one of somebody else's: "Barset received 12, with 11 of them upheld"."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.vetoes.around import look_around
from extractor.reading.narrative.vetoes.scopes import HERE, is_of_others

_JOINED = re.compile(
    r"(?:,?\s*(?:and|or|with|including|of\s+(?:which|whom|these|those|them)))*,?", re.I
)
_OF_THEM = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:which|whom|these|those|them)\b", re.I)
_SAID_ALONE = re.compile(
    r"\s*(?:(?:were|was|being|been)\s+)?(?:(?:fully|partly|partially|not)\s+)*(?:upheld|justified|closed|withdrawn|late)\b",
    re.I,
)
"""All that is said of a part: "with 11 upheld and one not upheld"."""
_NAME = re.compile(r"\b(?!Stage\b|Ombudsman\b|Local\b|LG)[A-Z][a-z]+")
"""Between the two numbers, whose the second may be."""


def is_others(sentence: Sentence, group: Group) -> bool:
    """Whether a number that is no figure is none because it is others'."""
    return is_of_others(look_around(sentence, group))


def is_part_of_lost(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is a part of the one before, which counts something else: "46 actions were
    agreed, 39 of which had been completed"; "1,020 reviews were held, 96% of them on time"."""
    noun, own = statement.noun, statement.predicate
    if noun is None or noun.sort != "none":
        return False
    # complaints are upheld or not, but much that a council does is in time
    named = any("contact" in h.sets or "stage" in h.sets for h in sentence.hits)
    if own is not None and own.strength == 2 and (own.sort != "status" or named):
        return False
    return _OF_THEM.match(sentence.text, statement.last) is not None


_OF_WHICH = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:which|whom)\b", re.I)


def is_part_of_unread(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is a part ("of which") of something that the sentence names before, where no
    number has been read and no complaints are named."""
    noun, own = statement.noun, statement.predicate
    if sentence.done or noun is None or noun.sort != "none":
        return False
    if own is not None and own.strength == 2:
        return False
    if any("contact" in h.sets and h.end <= statement.first for h in sentence.hits):
        return False
    return _OF_WHICH.match(sentence.text, statement.last) is not None


def hangs_on(sentence: Sentence, group: Group) -> bool:
    """Whether a number is part of the one before, which is others'."""
    low = max((g.last for g in sentence.groups if g.last <= group.first), default=0)
    between = sentence.text[low : group.first]
    if HERE.search(between) or _NAME.search(between):
        return False
    if _OF_THEM.match(sentence.text, group.last) or re.search(
        r"\bof\s+(?:which|whom)\b", group.joined
    ):
        return True
    return _JOINED.fullmatch(group.joined) is not None and bool(
        _SAID_ALONE.match(sentence.text, group.last)
    )
