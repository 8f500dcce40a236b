"""The noun that a number counts, by where it stands: after the number, or before it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.noun_phrases import noun_from
from extractor.reading.narrative.nouns import (
    CASE,
    EMPTY_ADJECTIVES,
    NOT_A_CASE,
    Noun,
    contact_hits,
)
from extractor.reading.narrative.wording import OF_TIME

_PRONOUN = re.compile(
    r"^\s*[)\]]?\s*(?:were\s+|was\s+)?(?:out\s+)?of\s+(?:(?:these|"
    r"those)(?!\s+(?:\w+\s+){0,2}?(?:complaints|representations|compliments|enquiries|concerns|"
    r"comments|cases))|them|which|whom|this|the\s+(?:total|remainder|latter|former|above))\b",
    re.I,
)
_PARTITIVE = re.compile(
    r"^\s*[)\]]?\s*(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+|its\s+|such\s+|"
    r"their\s+)*",
    re.I,
)
_CHANGE_IN = re.compile(
    r"^\s*[)\]]?\s*(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline|"
    r"growth)\s+(?:in|of|for)\s+"
    r"(?:the\s+)?(?:(?:overall\s+|total\s+)?(?:number|volume|level)s?\s+of\s+)?(?:the\s+)?",
    re.I,
)
_BY_ADVERB = re.compile(
    r"\s*[)\]]?\s*(?:online|electronically|verbally)(?:\s*(?:[.,;:()]|$)|\s+(?:and|with|while|but)\b)",
    re.I,
)
"""How complaints came, said without a noun: "62% by email and 17% online"."""
_FRACTIONS = re.compile(
    r"\b(?:(?:more|less|fewer)\s+than|(?:just|well)?\s*(?:over|under)|almost|nearly|about|around|some)?\s*"
    r"(?:a|one|two|three|four)?[\s-]*\b(?:half|thirds?|quarters?|fifths?)\b|"
    r"\b(?:almost|nearly|about|around|just\s+(?:over|under)|some|more\s+than)?\s*[a-z]+\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|ten|twenty)\b",
    re.I,
)
"""A share in words before the same in figures: "More than half (57%)"."""
_MOST = re.compile(
    r"(?:the\s+)?(?:(?:vast|large|great)\s+)?(?:majority|most|all|many|few|some)\b", re.I
)
_LABELLED = re.compile(r"[^s\W]\s+[–—-]\s+", re.I)
"""After one in the singular, a dash before its number: "Disagreement with decision - 14"."""
_OF_ANYTHING = re.compile(r"referrals?|matters?", re.I)
"""What a council counts of everything it does, where nothing in a sentence is of complaints."""
_JOINING = ("and", "the", "with", "plus", "but", "then", "were", "was")
"""Words between two numbers that are no noun."""


def is_share_in_words(label: str) -> bool:
    """Whether what might be a label says how many of them: "fewer than half of responses"."""
    return (_FRACTIONS.match(label) or _MOST.match(label)) is not None


def noun_after(text: str, reading: LabelReading, group: Group, stop: int) -> Noun:
    """The noun that follows the group's numbers, up to ``stop``."""
    noun = _noun_after(text, reading, group, stop)
    if noun.contact == "complaint" and _LOOKED_AT.search(text, 0, group.first):
        return replace(noun, contact="issue")
    return noun


_LOOKED_AT = re.compile(
    r"\binvestigations?\s+(?:together\s+)?(?:dealt\s+with|considered|covered|looked\s+at|examined|contained|comprised)\s+"
    r"(?:a\s+total\s+of\s+)?$|"
    r"^\W*(?:in|within|across|between)\s+(?:the|these|those|all|them)\s+(?:\w+\s+){0,2}?investigations,?\s+(?:[a-z]+\s+){0,4}$",
    re.I,
)
"""Before the complaints that investigations looked at, which are the points of a few."""


def _noun_after(text: str, reading: LabelReading, group: Group, stop: int) -> Noun:
    lead = group.lead
    position = group.last
    if group.count and group.percent and group.percent.start > group.count.end:
        # "14 complaints (13.3%)": the noun stands between
        position = (
            group.count.end
            if text[group.count.end : group.percent.start].strip("( [")
            else group.last
        )
    elif group.percent and group.count and group.count.start > group.percent.end:
        between = text[group.percent.end : group.count.start].strip("( [")
        position = group.percent.end if between else group.last
    if lead.sort == "both":
        position = lead.end
    if group.after_change:
        named = _CHANGE_IN.match(text[position:stop])
        position += named.end() if named else 0
    tail = text[position:stop]
    if _BY_ADVERB.match(tail):
        return Noun("none", position, position)
    if OF_TIME.match(tail) and lead.sort == "number" and group.base is None:
        return Noun("none", position, position)
    if _PRONOUN.match(tail) or group.base is not None:
        if group.base is not None:
            counted = re.split(r"\b(?:out\s+)?of\b", text[position : group.base.start])[0]
            held = noun_from(text, reading, position, position + len(counted))
            if counted.strip(" )]") and held.sort == "foreign":
                return held  # "three vacancies out of seven"
            return noun_from(text, reading, group.base.end, stop)
        return Noun("none", position, position)
    partitive = _PARTITIVE.match(tail)
    if partitive and not any(
        "outcome" in h.sets and position <= h.start < position + partitive.end()
        for h in reading.hits
    ):
        position += partitive.end()
    return noun_from(text, reading, position, stop)


def noun_before(text: str, reading: LabelReading, start: int, group: Group) -> Noun:
    """The noun that the number is said of, where it stands before it ("Compliments (18)")."""
    left = text[start : group.first]
    contacts = [h for h in contact_hits(text, reading) if start <= h.start and h.end <= group.first]
    stages = [
        h for h in reading.hits if "stage" in h.sets and start <= h.start and h.end <= group.first
    ]
    outside = [h for h in contacts if not _in_bracket(text, h.start, group.first)]
    if outside or contacts:
        last = (outside or contacts)[-1]
        return Noun(
            "contact", last.start, last.end, str(last.sets["contact"]), text[last.start : last.end]
        )
    found = [m for m in CASE.finditer(left) if not NOT_A_CASE.search(left)]
    if found and _OF_ANYTHING.fullmatch(found[-1][0]) and not any(h.sets for h in reading.hits):
        return Noun("foreign", start, group.first, None, left.strip())
    if found and _LABELLED.fullmatch(left, found[-1].end() - 1):
        return Noun("foreign", start, group.first, None, left.strip())  # a label of its own
    if found:
        return Noun("case", start + found[-1].start(), start + found[-1].end(), None, found[-1][0])
    if stages:
        return Noun("case", stages[-1].start, stages[-1].end, None, "")
    words = re.findall(r"[A-Za-z]{3,}", _FRACTIONS.sub(" ", left))
    words = [w for w in words if w.lower() not in _JOINING]
    if all(EMPTY_ADJECTIVES.match(word) for word in words):
        return Noun("none", start, start)
    return Noun("foreign", start, group.first, None, left.strip())


def _in_bracket(text: str, position: int, before: int) -> bool:
    """Whether ``position`` stands in a bracket that closes before ``before``."""
    closing, opening = text.find(")", position, before), text.find("(", position, before)
    return closing != -1 and (opening == -1 or closing < opening)
