"""Services that stand right before the noun: "145 Education complaints"."""

from __future__ import annotations

import re

from extractor.reading.councils import is_council
from extractor.reading.narrative.names import Named, in_subject
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import UNIT_ALONE


def service_of_noun(sentence: Sentence, statement: Statement) -> Named | None:
    """The service that stands before the noun: "145 Education complaints"."""
    noun = statement.noun
    if noun is None or not (noun.sort == "contact" or _is_decided(noun)):
        return None
    owner = _owner(sentence, statement)
    if owner is not None:
        return owner
    if noun.start < statement.group.lead.end - 1:
        return _service_ahead_of(sentence, statement, noun.start)
    contact = next(
        (
            h.start
            for h in sentence.hits
            if "contact" in h.sets and noun.start <= h.start < noun.end
        ),
        noun.start if noun.sort == "contact" else noun.end - len("decisions"),
    )
    kinds = [
        h
        for h in sentence.hits
        if h.sets.get("kind") == "service" and noun.start <= h.start and h.end <= contact
    ]
    people = sentence.text[noun.start : contact].strip()
    statutory = _STATUTORY.match(people)
    grown = people[statutory.end() :] if statutory else people
    if _GROWN.fullmatch(grown) and (_of_both_ages(sentence) or statutory):
        return Named("service", grown, contact - len(grown) - 1)
    if not kinds:
        modifier = _MODIFIER.match(sentence.text[noun.start : contact])
        if modifier is None or any(
            h.start < noun.start + modifier.end() and noun.start <= h.start for h in sentence.hits
        ):
            return None
        return Named("service", modifier[0].strip(), noun.start)
    label = sentence.text[kinds[0].start : contact].strip()
    if _PEOPLES.fullmatch(label) and (_of_both_ages(sentence) or statutory):
        return Named("service", label, kinds[0].start)
    whole = _is_covered(sentence, kinds[0].start, contact)
    return Named("service", label, kinds[0].start) if label[:1].isupper() or whole else None


def _is_decided(noun: Noun) -> bool:
    """Whether decisions are counted that are those of complaints: "social care decisions"."""
    return noun.sort == "case" and noun.text.lower().endswith(" decisions")


_OWNED_BY = re.compile(
    r"\bof\s+(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s+(?:(?:and|&|of|for)\s+)?[A-Z][\w&-]*){0,4}(?:\s+(?:service|team))?)['’]s?\s+$"
)
"""Between a part and its whole, whose complaints they are: "six of the Planning Service's 41"."""
_NO_OWNER = ("stage", "contact", "procedure")


def _owner(sentence: Sentence, statement: Statement) -> Named | None:
    """The service whose complaints a part and its whole are of."""
    group = statement.group
    at = group.base.start if group.base is not None else group.first if group.is_base else None
    match = _OWNED_BY.search(sentence.text[:at]) if at is not None else None
    if match is None or sentence.says(_NO_OWNER, *match.span("name")):
        return None
    name = match["name"]
    if is_council(name) or in_subject(name, sentence.setting.context):
        return None
    return Named("service", name, match.start("name"))


_STATUTORY = re.compile(r"(?:\w+\s+)?statutory\s+", re.I)
"""Before whose complaints they are: what is statutory is of a service, and not made by children."""
_BY_LAW = re.compile(r"\bstatutory\s+$", re.I)
_GROWN = re.compile(r"adults?['’]?s?", re.I)
_AGED = re.compile(r"\b(?P<who>adults?['’]?s?|children['’]s)\s$", re.I)
"""Right before "complaints", where both are spoken of: "Adult complaints rose from 24 to 34"."""
_ADULTS, _CHILDREN = re.compile(r"\badults?\b", re.I), re.compile(r"\bchildren\b", re.I)


def _of_both_ages(sentence: Sentence) -> bool:
    """Whether adults and children are both spoken of, so that either is a part."""
    setting = sentence.setting
    told = f"{sentence.text} {setting.sentence_before} {setting.context.title or ''}"
    return bool(_ADULTS.search(told) and _CHILDREN.search(told))


def _service_ahead_of(sentence: Sentence, statement: Statement, contact: int) -> Named | None:
    """The service right before the noun that a change is of: "adult care complaints fell to 9"."""
    if statement.first < contact or statement.group.unit == "gbp":
        return None
    aged = _AGED.search(sentence.text, 0, contact)
    by_law = aged is not None and _BY_LAW.search(sentence.text[: aged.start()])
    if aged is not None and (by_law or _of_both_ages(sentence)):
        between = any(aged.end() <= g.first < contact for g in sentence.groups)
        return None if between else Named("service", aged["who"], aged.start())
    hits = [h for h in sentence.hits if h.sets.get("kind") == "service" and h.end <= contact]
    if not hits or sentence.text[hits[-1].end : contact].strip(" -").lower() not in ("", "related"):
        return None
    hit = hits[-1]
    if any(hit.end <= g.first < contact for g in sentence.groups):
        return None
    words = sentence.text[hit.start : hit.end]
    statutory = _BY_LAW.search(sentence.text[: hit.start])
    if (_PEOPLES.fullmatch(words) and not statutory) or UNIT_ALONE.fullmatch(words):
        return None
    return Named("service", words, hit.start)


_PEOPLES = re.compile(r"\w+['’]s?|\w+s['’]")


def _is_covered(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether words in small letters are a service's name throughout: "12 housing complaints"."""
    words = sentence.text[start:stop].strip()
    hits = [h for h in sentence.hits if h.sets.get("kind") == "service" and h.start >= start]
    covered = all(
        any(h.start <= start + word.start() < h.end for h in hits)
        for word in re.finditer(r"[\w'’]+", words)
    )
    return covered and not _PEOPLES.fullmatch(words) and not UNIT_ALONE.fullmatch(words)


_MODIFIER = re.compile(
    r"\s*(?!(?:Council|County|City|Borough|District|Corporate|Statutory|Formal|New|Total)\b)"
    r"(?:[A-Z][\w'’&/-]*\s+(?:(?:and|&)\s+(?=[A-Z]))?)+$"
)
"""Capitalised words before "complaints": the part of the council that they are about."""
