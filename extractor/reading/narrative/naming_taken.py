"""What the name chosen for a number makes of it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.councils import is_place, places_in
from extractor.reading.narrative.clause_subjects import service_in_subject
from extractor.reading.narrative.names import Named
from extractor.reading.narrative.naming_draft import Naming
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence, Statement

_WERE_ABOUT = re.compile(
    r"[)\]]?\s*(?:of\s+(?:which|whom)\s+)?(?:(?:were|was|are)\s+)?(?:about|against|concern\w*|"
    r"relat\w+\s+to|(?<=were )(?:under|covered\s+by)|(?<=was )(?:under|covered\s+by))\b|"
    r",\s+(?:was|were)\s+for\b",
    re.I,
)
"""After a number alone: "nine were about Fostering"."""
_ASIDE = re.compile(
    r"\s*\([^()]*\)|\s+(?:in|during|for)\s+(?:19|20)\d\d\s?[/-]\s?(?:\d\d)?\d\d\b|\s+(?:which|that)\b"
)
"""Between a number's noun and its verb: "37 complaints (41 in 2021/22) related to Parks"."""
_ROUGHLY = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|most|majority)\b(?:\s+of\s+(?:the\s+|all\s+)?complaints)?\s*\(\s*$",
    re.I,
)
_SHORTEST_CLAUSE = 7
"""Words from which on what complaints are about is told and no label."""
_ABOUT = re.compile(r"\s*[)\]]?\s*(?:were|was)?\s*(?:about|regarding|relat\w+ to|concern\w+)\b")
"""After one of several numbers that stand alone: "12 about delay, nine about staff"."""


def take_name(naming: Naming, named: Named) -> None:
    """Make the number one of a service, of a group within it, of a theme, or none at all."""
    if named.sort == "service":
        _take_service(naming, named)
    elif named.sort == "subgroup":
        _take_subgroup(naming, named)
    elif _is_theme(naming, named):
        _take_theme(naming, named)
    else:
        predicate = naming.statement.predicate
        if predicate is None or predicate.sort in ("exists", "event", "outcome"):
            naming.make_foreign(naming.group.last)


def _take_service(naming: Naming, named: Named) -> None:
    if not naming.set_service(named):
        return
    if naming.subject.get("stage") == "ombudsman" and is_place(named.text):
        _take_council(naming)
        return
    noun, group = naming.statement.noun, naming.group
    # the noun may stand between a count and its share: "156 complaints were about Parks, 40%"
    counted = noun is not None and noun.sort == "contact" and noun.start >= group.lead.end - 1
    end = noun.end if noun is not None and counted else group.last
    if group.base is not None:
        # "nine of the 14 Stage 2 complaints were about Fostering"
        told = noun is not None and noun.sort in ("contact", "case")
        beyond = noun is not None and told and noun.start >= group.base.end - 1
        end = noun.end if noun is not None and beyond else group.base.end
    # or the share right behind the noun: "37 complaints (6%) related to Parks"
    aside = _ASIDE.match(naming.sentence.text, end)
    ends = (end, group.last, aside.end() if aside is not None else end)
    if any(_WERE_ABOUT.match(naming.sentence.text[at:]) for at in ends):
        naming.make_existing()


def _take_council(naming: Naming) -> None:
    """What the ombudsman had about a place is about its council, and no service: the report's own
    where nothing tells that it is another's."""
    sentence = naming.sentence
    naming.subject.pop("service_area")
    if sentence.setting.context.council is not None or len(places_in(sentence.text)) > 1:
        naming.make_foreign()


def _take_subgroup(naming: Naming, named: Named) -> None:
    statement = naming.statement
    naming.subject["subgroup"] = named.text
    if not naming.sentence.done and (statement.noun is None or statement.noun.sort != "foreign"):
        naming.make_existing()
    if naming.group.base is not None and naming.is_unsaid:
        statement.noun = Noun("case", statement.last, statement.last)


_IN_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?:\s+(?:and|&|of|for|the|with)|,?\s+[A-Z][\w'’-]+)+")
"""A name of several words, each with a capital."""


def _is_beside_service(naming: Naming, named: Named) -> bool:
    """Whether a name in capitals is a service's as the one of the number before is, though its
    first word may say a theme: "about Residential Care fell, those about Assessment and Care
    Management rose"."""
    last = naming.sentence.done[-1] if naming.sentence.done else None
    service = str(last.subject.get("service_area", "")) if last is not None else ""
    cut = last is not None and last.predicate is not None and last.predicate.sort == "breakdown"
    return service[:1].isupper() and _IN_CAPITALS.fullmatch(named.text) is not None and not cut


def as_service_beside(naming: Naming, named: Named | None) -> Named | None:
    """The name as a service's where it stands beside one in a row."""
    if named is None or named.sort != "category" or not _is_beside_service(naming, named):
        return named
    return replace(named, sort="service")


def _take_theme(naming: Naming, named: Named) -> None:
    if _is_beside_service(naming, named):
        naming.set_service(named)
        return
    naming.make_entry("category", named.text)
    if naming.group.unit != "count" or "service_area" in naming.subject:
        return
    whose = service_in_subject(naming.sentence, naming.group.first)
    if whose is not None:
        naming.subject["service_area"] = whose.text  # "Place had 171 complaints about delay"


def _is_theme(naming: Naming, named: Named) -> bool:
    """Whether a name that is no service is what complaints were about."""
    sentence, statement = naming.sentence, naming.statement
    told = (
        named.sort == "category"
        or _is_share_of_complaints(statement, named)
        or _is_rough_share(sentence, statement, named)
    )
    predicate = statement.predicate
    if told and (predicate is None or predicate.sort in ("exists", "event")):
        return True
    return bool(
        named.sort == "unknown"
        and sentence.done
        and naming.is_unsaid
        and naming.is_weak
        and _ABOUT.match(sentence.text[naming.group.last :])
    )


def _is_share_of_complaints(statement: Statement, named: Named) -> bool:
    """Whether a share says what complaints were about: "62% of complaints related to delays"."""
    noun = statement.noun
    return (
        named.sort == "unknown"
        and statement.group.percent is not None
        and statement.role == "level"
        and noun is not None
        and noun.contact == "complaint"
        and noun.start >= statement.group.last - 1
        and named.text[:1].islower()
        and 1 <= len(named.text.split()) <= _SHORTEST_CLAUSE
    )


def _is_rough_share(sentence: Sentence, statement: Statement, named: Named) -> bool:
    """Whether a count follows its share in words: "Just over a third (48) were about charging"."""
    told = _ROUGHLY.search(sentence.text[: statement.first])
    words = len(named.text.split())
    return told is not None and named.text[:1].islower() and 1 <= words <= _SHORTEST_CLAUSE
