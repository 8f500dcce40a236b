"""The service of a whole that a sentence divides."""

from __future__ import annotations

import re

from extractor.reading.narrative.clause_subjects import service_in_subject
from extractor.reading.narrative.limited_wholes import limited_whole
from extractor.reading.narrative.named_people import people_after
from extractor.reading.narrative.names import in_subject, service_after
from extractor.reading.narrative.noun_services import service_of_noun
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_PART_ENDS = re.compile(
    r"[,;:.(]|\s[–—-]\s|\s(?:were|was|came|had|have|received|in\s+(?:19|20)|\d)"
)
_FINITE = re.compile(r"\s+(?:related\s+to|concerned|involved|were\b|was\b)", re.I)
_MOST_OF = re.compile(
    r"\b(?:most|many|some|half|majority|third|quarter|few|number|proportion|thirds|quarters)\s+of\s+(?:the|these|those|our|all)\s+$",
    re.I,
)


_ALONE_ABOUT = re.compile(
    r"\s+(?:(?:received|made|closed|decided)\s+)?(?:about|for|against|relating\s+to|concerning|regarding)\s+(?=[A-Z])"
)
"""Behind a whole without its noun: "Of the 12 about Adoption four were upheld"."""


def is_divided_roughly(sentence: Sentence, statement: Statement) -> bool:
    """Whether only some of a whole are told of, so that the whole is of all: "most of the 345"."""
    return _MOST_OF.search(sentence.text[: statement.first]) is not None


def name_part(sentence: Sentence, statement: Statement, subject: dict[str, str | int]) -> None:
    """The service of a whole: "Of the 31 complaints about Fostering, 12 were upheld"."""
    group, noun = statement.group, statement.noun
    if noun is None or noun.end < group.first:
        return
    alone = noun.sort == "none" and _ALONE_ABOUT.match(sentence.text, group.last) is not None
    if noun.sort not in ("contact", "case") and not alone:
        return
    limited = limited_whole(sentence, statement) if group.is_base else None
    if limited is not None and limited.is_of_people:
        # "15 of the 22 complaints from young people were ...": the 22 are what they made
        statement.role = "level"
        statement.predicate = Predicate("breakdown", limited.named.sort, label=limited.named.text)
        return
    if group.is_base and _FINITE.match(sentence.text, noun.end):
        own = service_of_noun(sentence, statement)  # "19 of the 48 Housing complaints were"
        if own is not None and own.sort == "service" and noun.start >= group.last - 1:
            subject["service_area"] = own.text
        return  # "61 of the 134 complaints related to Parks": the 61 did
    if is_divided_roughly(sentence, statement):
        return  # "Most of the 345 complaints related to ...": the whole is of all
    found = _PART_ENDS.search(sentence.text, noun.end)
    stop = found.start() if found else group.clause[1]
    stop = min([stop, *(g.first for g in sentence.groups if g.first >= noun.end)])
    named = service_of_noun(sentence, statement) or service_after(
        sentence.text, sentence.reading, noun.end, stop
    )
    named = named or service_in_subject(sentence, group.first)
    named = named or people_after(sentence.text, sentence.reading, noun.end, stop)
    if named is None or in_subject(named.text, sentence.setting.context):
        return
    if named.sort == "service":
        subject["service_area"] = named.text
    elif named.sort == "subgroup":
        subject["subgroup"] = named.text
    elif not sentence.done:
        statement.noun = Noun("foreign", noun.start, noun.end)
