"""Nouns said before for numbers that stand alone: the sentence's topic, the one contact named."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence

_TOPIC = re.compile(
    r"\W*(?:(?:as\s+regards|turning\s+to|for|with\s+regard\s+to|in\s+terms\s+of|the|overall|total|"
    r"ombudsman|lgs?co|number|volume|level|of|all|our|formal|corporate|statutory|new|first|stages?|one|two|three|\d)\s+)*$",
    re.I,
)
_STANDS_AT = re.compile(
    r"(?:\b(?:with|to|at|was|were|being|been|numbered|totalling|totalled)|:)\s+(?:a\s+total\s+of\s+)?"
    r"(?:only\s+|just\s+)?$",
    re.I,
)


def topic_of(sentence: Sentence, group: Group) -> Noun | None:
    """What the sentence opens with, for a number alone: "Complaints were at a high, with 1,397"."""
    text = sentence.text
    if sentence.done or group.unit != "count" or not _STANDS_AT.search(text[: group.first]):
        return None
    contacts = [h for h in sentence.hits if "contact" in h.sets and h.end <= group.first]
    if not contacts or len({str(h.sets["contact"]) for h in contacts}) > 1:
        return None
    hit = contacts[0]
    if not _TOPIC.fullmatch(text[: hit.start]):
        return None
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), text[hit.start : hit.end])


_RECEIVED = re.compile(
    r"\s+(?:were\s+|was\s+|being\s+)?(?:received|recorded|registered|logged|made|completed|closed|concluded|handled|"
    r"investigated|dealt\s+with)\b",
    re.I,
)
_FRAMED = re.compile(
    r"\W*(?:and\s+|but\s+)?(?:as\s+for|as\s+regards|regarding|concerning|turning\s+to|in\s+relation\s+to|in\s+terms\s+of|"
    r"in\s+respect\s+of|with\s+(?:regards?|respect)\s+to)\s+(?P<frame>[^.;:,()]{3,70}),\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+|there\s+(?:were|was)\s+)?$",
    re.I,
)
"""What a sentence turns to, before its number: "As for compliments, 61 were received"."""
_WITH = re.compile(
    r"(?:\b(?:with|when|where|there\s+(?:were|was))\s+|[:;]\s+)(?:only\s+|just\s+)?$", re.I
)
_MOST_WITH = re.compile(
    r"\b(?:most|highest|largest|greatest|biggest|fewest|lowest|smallest)\b(?![^,]*\byears?\b)[^.;:,()\d]{2,50},\s+(?:with|at)\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+)*$",
    re.I,
)
"""Before the number of what is ranked: "Fostering received the most complaints, with 31"."""
_ALONE = re.compile(r"\s*(?:$|[.,;](?!\d)|\()")
_WHICH_MOVED = re.compile(
    r",\s+which\s+(?:(?:has|have|had)\s+)?(?:rose|risen|fell|fallen|came|went|gone|increased|decreased|dropped|grew)\s+"
    r"(?:(?:up|down|sharply|slightly|back)\s+)?(?:from|to)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Before a level of what the clause before names: "Stage 2 complaints, which came down to 39"."""


_NUMBER_OF = re.compile(r"\bnumber\s+of\s+[^.;:,\d()]{3,60},\s+(?:only\s+|just\s+)?$", re.I)
_THEN_VERB = re.compile(
    r"\s*,\s+(?:was|is|has|had|were|represents?|represented|shows?|rose|fell)\b", re.I
)


def noun_in_apposition(sentence: Sentence, group: Group) -> Noun | None:
    """What a number set between commas counts: "The number of compliments, 761, was a record"."""
    told = _NUMBER_OF.search(sentence.text[: group.first])
    if sentence.done or told is None or not _THEN_VERB.match(sentence.text, group.last):
        return None
    hits = [h for h in sentence.hits if "contact" in h.sets and told.start() < h.start < told.end()]
    if len(hits) != 1:
        return None
    hit = hits[0]
    return Noun(
        "contact", hit.start, hit.end, str(hit.sets["contact"]), sentence.text[hit.start : hit.end]
    )


_AFTER_COLON = re.compile(
    r"\s*(?:[.;(]|$|,\s+(?:up|down|compared|against|a|an)\b|(?:against|compared|as\s+against|versus|up|down|in\s+(?:19|20)\d\d)\b)",
    re.I,
)
"""After a number that a colon sets apart: "a fall in formal complaints: 968 against 1,011"."""


def noun_before_colon(sentence: Sentence, group: Group) -> Noun | None:
    """The contact that ends the words before a colon, for the number alone after it."""
    text = sentence.text
    if sentence.done or group.unit != "count" or group.joined != ":":
        return None
    colon = text.rfind(":", 0, group.first)
    between = text[colon + 1 : group.first].strip()
    if colon < 0 or between or not _AFTER_COLON.match(text, group.last):
        return None
    ended = [h for h in sentence.hits if "contact" in h.sets and h.end <= colon]
    if not ended or text[ended[-1].end : colon].strip():
        return None
    hit = ended[-1]
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), text[hit.start : hit.end])


def noun_framed(sentence: Sentence, group: Group) -> Noun | None:
    """The one kind of contact that it turns to: "As for compliments, 61 were received"."""
    text = sentence.text
    if sentence.done or group.unit != "count" or not _RECEIVED.match(text, group.last):
        return None
    framed = _FRAMED.fullmatch(text[: group.first])
    if framed is None:
        return None
    hits = [h for h in sentence.hits if "contact" in h.sets and h.end <= framed.end("frame")]
    if len({str(h.sets["contact"]) for h in hits}) != 1:
        return None
    hit = hits[0]
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), text[hit.start : hit.end])


def is_of_the_most(sentence: Sentence, group: Group) -> bool:
    """Whether a number without a noun is of what is ranked before it: "Fostering received the most
    complaints, with 31"."""
    text = sentence.text
    alone = _ALONE.match(text, group.last) is not None
    return alone and _MOST_WITH.search(text[: group.first]) is not None


def elided_noun(sentence: Sentence, group: Group) -> Noun | None:
    """The one kind of contact named before: "the fewest complaints, with 488 received"."""
    text = sentence.text
    if sentence.done or group.unit != "count":
        return None
    moved = _WHICH_MOVED.search(text[: group.first]) is not None
    told = moved or is_of_the_most(sentence, group)
    if not told and not _RECEIVED.match(text, group.last):
        return None
    contacts = [h for h in sentence.hits if "contact" in h.sets and h.end <= group.first]
    kinds = {str(h.sets["contact"]) for h in contacts}
    if len(kinds) != 1 or not (told or _WITH.search(text[: group.first])):
        return None
    hit = contacts[-1]
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), text[hit.start : hit.end])
