"""Wholes that are a part themselves: "15 of the 22 complaints about Fostering were from parents".

What stands between the whole and the verb says which complaints the whole is of, and so the part's
as well; what the part alone is stands behind the verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.narrative.named_people import people_after
from extractor.reading.narrative.names import Named, kind_of_words, service_after
from extractor.reading.narrative.stated import Sentence, Statement

_LIMITED = re.compile(
    r"\s+(?:(?:that\s+(?:were|was)\s+)?(?:received|made|raised|logged|recorded|submitted|brought)\s+)?"
    r"(?:about|against|for|in|within|concerning|regarding|relating\s+to|from|by)\s+"
    r"(?P<whose>[^.;:,()\d]{2,60}?)\s+(?P<verb>(?:were|was|had|came|concerned|related|involved|cited|raised|mentioned|"
    r"alleged|arose)\b)",
    re.I,
)
"""Behind the noun of a whole: whose complaints it is of, and the verb of its part."""
_OF_THE = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:the|these|those|our|all)\b", re.I)
"""Behind a part whose whole has no number: "Fifteen of the complaints from young people"."""
_PEOPLE = ("complainant", "channel")


@dataclass(frozen=True, slots=True)
class LimitedWhole:
    """Whose complaints a whole is of: a service's, some people's, or those made in some way;
    ``verb`` is where the words begin that are said of the part."""

    named: Named
    verb: int

    @property
    def is_of_people(self) -> bool:
        """Whether it is cut by who complained, or how, and not by service."""
        return self.named.sort in _PEOPLE


def limited_whole(sentence: Sentence, statement: Statement) -> LimitedWhole | None:
    """Whose complaints the whole of a part is of; None where it is of all, or nothing tells."""
    noun, group = statement.noun, statement.group
    if noun is None or noun.sort != "contact" or noun.start < group.last - 1:
        return None
    if group.base is None and not (group.is_base or _OF_THE.match(sentence.text, group.last)):
        return None
    match = _LIMITED.match(sentence.text, noun.end)
    if match is None or match.start("verb") > group.clause[1]:
        return None
    low, high = match.span("whose")
    kind = kind_of_words(sentence.reading, low, high)
    if kind in _PEOPLE:
        return LimitedWhole(Named(kind, match["whose"], low), match.start("verb"))
    named = service_after(sentence.text, sentence.reading, noun.end, match.start("verb"))
    if named is None or named.sort != "service":
        return None
    return LimitedWhole(named, match.start("verb"))


def said_of_part(sentence: Sentence, statement: Statement, whole: LimitedWhole) -> Named | None:
    """Who complained, what about, or the service, as the words behind the verb say of the part."""
    text, reading, stop = sentence.text, sentence.reading, statement.group.clause[1]
    people = people_after(text, reading, whole.verb, stop)
    return people or service_after(text, reading, whole.verb, stop)
