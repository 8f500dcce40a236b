"""Words beside a number that nothing here has read: a sign that its clause says something else.

A number without a noun of its own takes over what is said of its neighbour. That is sound where its
clause holds nothing but the number and what the reader knows ("and nine at Stage 2"); a clause with
words of its own ("the remaining six involving schools") says something that would be lost.
"""

from __future__ import annotations

import re

from extractor.reading.context import taken_up
from extractor.reading.narrative.stated import Sentence, Statement

_WORD = re.compile(r"[A-Za-z][A-Za-z'’&-]+")
_EMPTY = re.compile(
    r"(?:a|an|the|and|or|nor|of|in|on|at|to|for|from|with|by|within|under|over|across|during|through|"
    r"were|was|is|are|be|been|being|had|has|have|having|did|do|does|there|it|its|this|that|these|"
    r"those|which|who|whom|we|our|us|they|them|their|he|she|his|her|as|than|then|also|only|just|"
    r"about|some|around|nearly|almost|further|another|others?|more|fewer|less|all|each|both|either|"
    r"altogether|together|between|compar\w+|totals?|totalling|overall|numbers?|numbered|figures?|"
    r"years?|last|previous|prior|preceding|time|period|same|months?|quarters?|while|whilst|although|"
    r"but|however|not|no|so|due|because|respectively|again|still|now|up|down|out|per|cent|percent|"
    r"followed|next|council(?:['’]s)?|cases?|complaints?|ones?|rest|remaining|remainder|made|came|"
    r"rose|fell|went|gone|risen|fallen|increas\w+|decreas\w+|includ\w+|bringing|giving|leaving|"
    r"making|teams?|services?|stages?|busiest|quietest|highest|lowest|most|fewest|one|two|three|four|five|six|seven|eight|nine|ten|reply|answer\w*|met|criteri\w+|definition|approach\w*|related|before|after|when|where|"
    r"i{1,3}|iv|v|full|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|mps?|members|noted|heard|told|reported|poor)",
    re.I,
)
"""Words that say nothing of their own of what is counted."""


def unread_words(sentence: Sentence, statement: Statement) -> list[str]:
    """The words of a number's own clause that are neither joints nor anything that was read."""
    start, stop = statement.group.clause
    letters = list(sentence.text)
    known = [(h.start, h.end) for h in sentence.reading.hits]
    known += taken_up(sentence.reading)
    known += [(g.first, g.last) for g in sentence.groups]
    for low, high in known:
        letters[low:high] = " " * (high - low)
    said = f"{statement.subject.get('service_area', '')} {_label(statement)}".lower()
    return [
        word
        for word in _WORD.findall("".join(letters)[start:stop])
        if not _EMPTY.fullmatch(word) and word.lower() not in said
    ]


def _label(statement: Statement) -> str:
    predicate = statement.predicate
    return predicate.label or "" if predicate is not None else ""


_MANY = 2
"""Unread words that outweigh a verb that any clause may have ("had", "took", "came")."""


def _is_weak(statement: Statement) -> bool:
    """Whether neither the noun ("cases") nor the verb says that complaints came in."""
    noun, own = statement.noun, statement.predicate
    return (
        statement.role == "level"
        and statement.unit == "count"
        and noun is not None
        and own is not None
        and own.strength < 2
        and (noun.sort == "none" or (noun.sort == "case" and own.sort == "exists"))
        and "service_area" not in statement.subject
        and statement.origins.get("stage") != "sentence"
    )


def is_of_something_else(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number that borrows its meaning stands among words that nobody has read."""
    noun, own = statement.noun, statement.predicate
    if _is_weak(statement) and len(unread_words(sentence, statement)) >= _MANY:
        return True
    if statement.role != "level" or statement.unit not in ("count", "percent"):
        return False
    if noun is not None and noun.sort != "none":
        return False
    if own is not None and (own.strength == 2 or own.sort == "exists"):
        return False
    return bool(unread_words(sentence, statement))
