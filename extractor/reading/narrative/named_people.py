"""People named beside a number: those who complained, or through whom complaints came."""

from __future__ import annotations

import re

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.names import ENDS_NAME, THE_COUNCIL, Named, kind_of_words
from extractor.reading.years import MONTHS

_FROM = re.compile(
    r"\b(?:from|by,? or on behalf of,?|by|on behalf of|via|through|"
    r"the\s+complainants?\s+(?:was|were)(?=\s+(?:an?|the|their)\s)|"
    r"(?=in\s+(?:person|writing)|face[\s-]to[\s-]face)|"
    r"(?=(?:online|electronically|verbally)(?:\s*(?:[.,;:()]|$)|\s+(?:and|with|while|but|or|compared|rather|in|this)\b))|"
    r"over(?=\s+the\s+(?:tele)?phone)|on(?=\s+the\s+(?:tele)?phone))\s*(?:either\s+|the\s+|a\s+|an\s+|their\s+|our\s+)*",
    re.I,
)


def people_after(text: str, reading: LabelReading, start: int, stop: int) -> Named | None:
    """Who complaints between ``start`` and ``stop`` came from, or through which channel."""
    for match in _FROM.finditer(text, start, stop):
        if _HELPED.search(text, start, match.start()):
            continue  # "16 were supported by an advocate": he helped
        rest = text[match.end() : stop]
        stopped = ENDS_NAME.search(rest)
        end = match.end() + (stopped.start() if stopped else len(rest))
        phrase = text[match.end() : end]
        if not phrase.strip():
            continue  # "rose to 537 this year from 432"
        kind = kind_of_words(reading, match.end(), end)
        came = _CAME_TO_US.search(text, start, match.start()) is not None
        if came and kind == "service" and CHILDREN.fullmatch(trimmed(phrase)):
            kind = "complainant"
        if kind == "complainant" and _AND_OTHERS.match(text, end):
            return Named("unknown", trimmed(phrase), match.start())
        if kind in ("complainant", "channel"):
            return Named(kind, trimmed(phrase), match.start())
        if _MEMBERS.match(phrase) and _COMPLAINTS_MADE.search(text, start, match.start()):
            return Named("complainant", trimmed(_ON_BEHALF.split(phrase)[0]), match.start())
        if _MEMBERS.match(phrase) or _ANYBODY.fullmatch(phrase):
            continue
        if match[0].lower().startswith(("from", "on behalf")) and not re.match(
            r"[\d\x00£]|(?:the\s+)?(?:previous|last|prior|year|council|one|stage|(?:(?:housing|local\s+government|social\s+care|and|public\s+services?)\s+)*ombudsman|lg)",
            phrase,
            re.I,
        ):
            return Named("unknown", trimmed(phrase), match.start())
    return None


_CAME_TO_US = re.compile(
    r"\b(?:made|submitted|raised|received|came|come|brought|lodged)\s+(?:directly\s+)?$", re.I
)
"""Before "from" or "by" and those who complained, whatever else has their name."""
_MEMBERS = re.compile(r"(?:mps?|councillors?|members)\b(?!\s+of\s+(?:the\s+)?public)", re.I)
_ON_BEHALF = re.compile(r"\s+on\s+behalf\s+of\b", re.I)
_COMPLAINTS_MADE = re.compile(
    r"\bcomplaints?\s+(?:\([^()]*\)\s+)?(?:(?:were|was|had\s+been)\s+)?(?:made|submitted|raised|received|came)\s+$",
    re.I,
)
"""Between a number and councillors who complained; what else they write is no complaint."""
_AND_OTHERS = re.compile(r",\s+(?:[a-z]+\s+){1,3}?(?:and|or)\s+[a-z]+(?!\s+\w+ed\b)\s*(?:[.;(]|$)")
"""More people in the same row: "from service users, relatives and carers"."""
_HELPED = re.compile(
    r"\b(?:supported|helped|assisted|represented|accompanied|advised|investigated|answered|handled|"
    r"dealt\s+with|reviewed|signed\s+off|considered|decided|upheld)\s+$",
    re.I,
)
"""Before "by" and those who did not complain."""
_ANYBODY = re.compile(
    r"(?:the\s+|our\s+|its\s+|all\s+|(?:the\s+)?council['’]s\s+)*(?:public|(?:local\s+)?(?:customers|residents|people)|members\s+of\s+the\s+public|"
    r"service\s+users|complainants|citizens|tenants)\s*(?:(?:living\s+)?(?:in|of|from|across|throughout)\s+(?:the|our|its)\s+"
    r"(?:council['’]s\s+area|area|borough|city|county|district|town|island)\s*)?",
    re.I,
)
"""All who may complain, "in the borough" or without it: no part of them."""
_WHO_BEFORE = re.compile(
    r"\bcomplaints?\s+(?:made\s+|received\s+)?(?:from|by)\s+(?P<who>[^.;:()]+?)\s+"
    r"(?:account\w*\s+for|represent\w*|ma[dk]e\s+up|making\s+up|constitut\w*|"
    r"comprised?)\s+(?:\w+\s+)?$|"
    r"\b(?:(?:made|submitted|raised)\s+by|complainants\s+(?:were|are))\s+(?P<by>[^.;:(),]{3,50}?),\s+who\s+(?:made|submitted|accounted\s+for)\s+$|"
    r"^\W*(?P<first>(?!complaints?\b)[A-Za-z][^.;:()]{2,50}?)\s+(?:account\w*\s+for|(?:was|were)\s+(?:used\s+(?:for|in)|behind)|made|submitted|raised|brought|lodged|"
    r"make\s+up|made\s+up)\s+(?:\w+\s+)?$",
    re.I,
)


CHILDREN = re.compile(
    r"(?:looked[\s-]after\s+|disabled\s+)?(?:children|young\s+people)(?:\s+(?:in\s+care|themselves|and\s+young\s+people))*|"
    r"(?:(?:looked[\s-]after\s+)?(?:children|young\s+people)\s+and\s+)?care\s+leavers|adults\s+themselves",
    re.I,
)
"""Who complains, in words that elsewhere name the service for them."""


def people_before(text: str, reading: LabelReading, start: int, first: int) -> Named | None:
    """Who complained, said before the share: "Complaints from parents account for 45%"."""
    match = _WHO_BEFORE.search(text[start:first])
    if match is None:
        return None
    which = next(name for name in ("who", "by", "first") if match[name])
    kind = kind_of_words(reading, start + match.start(which), start + match.end(which))
    if CHILDREN.fullmatch(match[which]) and _MADE.search(match[0]):
        kind = "complainant"
    brought = which == "first" and _BROUGHT.search(match[0])
    if brought and kind is None and not _ANYBODY.fullmatch(trimmed(match[which])):
        named = trimmed(match[which])
        whole = THE_COUNCIL.match(named) or _WHO_ELSE.search(named)
        return None if whole else Named("unknown", named, start + match.start(which))
    if kind not in ("complainant", "channel") and not (match["who"] and kind == "service"):
        return None
    return Named(
        kind if kind == "channel" else "complainant",
        _ADVERB.sub("", trimmed(match[which])),
        start + match.start(which),
    )


_ADVERB = re.compile(r"\s+(?:now|still|again|alone|also|currently)$", re.I)
"""Behind who or how, before the verb: "Letters now account for only 6% of complaints"."""


_MADE = re.compile(r"\b(?:made|submitted|raised|brought|lodged)\s+(?:\w+\s+)?$", re.I)
"""What people do and no service: "Children made 15 of the complaints"."""
_BROUGHT = re.compile(r"\b(?:made(?!\s+up\b)|submitted|raised|brought|lodged)\s+(?:\w+\s+)?$", re.I)
_WHO_ELSE = re.compile(
    rf"\b(?:was|were|been|being|be|had|has|have)$|\b(?:we|they|it|years?|quarters?|months?|period|summer|autumn|winter|spring|{MONTHS}|who|which|that|there|ombudsman|lgs?c?o|hos|\d+)\b",
    re.I,
)
_CAME_FROM = re.compile(
    r"\b(?:came|come|received|made|were|raised|submitted)\s+"
    r"(?:(?:mainly|mostly|predominantly|largely|chiefly|primarily|usually)\s+)?(?:from|by|via|through)\s+(?:the\s+)?"
    r"(?P<who>[^.;:,()]{3,50}?)\s*[(\[]\s*$",
    re.I,
)


def people_in_brackets(text: str, reading: LabelReading, start: int, first: int) -> Named | None:
    """Who complained, or how, before a number in brackets: "came from parents (71)"."""
    match = _CAME_FROM.search(text, start, first)
    if match is None:
        return None
    kind = kind_of_words(reading, *match.span("who"))
    if kind not in ("complainant", "channel"):
        return None
    return Named(kind, trimmed(match["who"]), match.start("who"))
