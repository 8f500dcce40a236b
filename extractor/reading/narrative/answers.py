"""Answers to questions in headings or sentences: "How many were upheld?" "62, or 34%".

An answer is put as the sentence that it stands for, which then is read like any other.
"""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.rewritten import Rewritten
from extractor.reading.quantities import find_number_words

_NUMBERED = r"^\W*(?:Q(?:uestion)?\s*\d{0,2}\s*[:.)]\s*)?(?:\d[\d.]*[.)]?\s+)?"
_NOUN = r"(?P<noun>(?:[\w-]+\s+){0,4}?(?:complaints|compliments|comments|enquiries|concerns))"
_ONE = r"(?:we|you|they|(?:the\s+)?(?:council|service|team|department))"
_ASKS = (
    rf"(?P<did>(?:did|have|had|has)\s+{_ONE}\s+(?:\w+\s+)?"
    r"(?:receive|received|get|got|have|had|record|recorded|deal\s+with|dealt\s+with|investigate|investigated))"
    rf"|did\s+{_ONE}\s+(?P<act>answer|respond\s+to|resolve|uphold|complete|close|reject)"
    r"(?P<how>\s+[\w ]{3,40})?"
    r"|(?:were|was)\s+(?P<became>[a-z][\w' -]{2,60}?)"
    r"|(?P<went>(?:went|moved|progressed|escalated)\s+(?:on\s+)?to\s+[\w ]{5,20})"
)
_WHEN = r"(?:\s+(?:in|during|this|last)\b[^?]*)?\s*\?\s*$"
_HOW_MANY = re.compile(
    rf"{_NUMBERED}how\s+many\s+(?P<share>(?!))?(?:(?P<them>of\s+(?:these|those|them))|{_NOUN})?\s*(?:{_ASKS}){_WHEN}",
    re.I,
)
_WHAT_SHARE = re.compile(
    rf"{_NUMBERED}what\s+(?P<share>percentage|proportion|share|per\s?cent|%)\s+"
    rf"(?:(?P<them>of\s+(?:these|those|them))|of\s+(?:the\s+|our\s+|all\s+)?{_NOUN})\s*(?:{_ASKS}){_WHEN}",
    re.I,
)
_NUMBER_OF = re.compile(
    rf"{_NUMBERED}(?:the\s+)?(?:total\s+)?number\s+of\s+{_NOUN}"
    r"(?:\s+(?P<became>received|made|upheld))?(?P<did>(?!))?(?P<act>(?!))?(?P<how>(?!))?(?P<went>(?!))?"
    r"(?P<them>(?!))?(?P<share>(?!))?\s*$",
    re.I,
)
"""The same as a heading that asks nothing: "Number of complaints received"."""
_HOW_MUCH = re.compile(
    rf"{_NUMBERED}(?:how\s+much|what)\b[^?]*\b(?:compensation|redress|financial\s+remed\w+)\b[^?]*\?\s*$",
    re.I,
)
_ON_AVERAGE = re.compile(r"\b(?:average|per|each|typical\w*|most|least|largest|highest)\b", re.I)
_PARTICIPLES = {"respond": "responded", "uphold": "upheld", "resolve": "resolved"}
_PARTICIPLES |= {"complete": "completed", "close": "closed"}

_OPENS = re.compile(
    r"^\W*(?:A(?:nswer)?\s*[:.]\s*)?"
    r"(?:(?:(?:we|the\s+council)\s+(?:got|had|received|upheld)|there\s+(?:were|was))\s+)?(?:(?:a\s+total\s+of|only|just)\s+)?"
    r"(?P<number>\d+(?:,\d{3})*(?:\s?%|\s*\(\d+(?:\.\d+)?%\))?|[a-z]+(?:-[a-z]+)?)"
    r"(?=[\s,.;]|$)",
    re.I,
)
_OF_STAGE = re.compile(
    r"^\W*(?:at|for|in)\s+[\w /]{2,30},\s+"
    r"(?P<number>\d+(?:,\d{3})*(?:\s?%|\s*\(\d+(?:\.\d+)?%\))?)\s*\.?\s*$",
    re.I,
)
"""All of an answer that says first of what: "At Stage 1, 87%"."""
_NO_VERB = re.compile(
    r"^\W*\d[\d,]*(?:\s+(?!were\b|was\b|had\b|have\b|are\b)[\w()%,/]+){1,14}?(?P<end>)\s*\.?\s*$",
    re.I,
)
_SEVERAL = re.compile(r"\d\s+[^,;]*\b(?:and|,)\s+\d[\d,]*\s+[^,;]*complaints\b", re.I)
"""Counts that name what they are of each: "58 Stage 1 complaints and 9 Stage 2 complaints"."""
_AMOUNT = re.compile(
    r"^\W*(?:A(?:nswer)?\s*[:.]\s*)?(?:a\s+total\s+of\s+)?£\d+(?:,\d{3})*(?:\.\d\d)?(?P<end>)(?=[\s,.;]|$)"
    r"(?!\s+(?:was|were|had|has|each|per|for)\b)",
    re.I,
)
_OF_THEM = re.compile(
    r"\s+(?:\(\d[\d.]*%\)\s+)?(?:of|out\s+of)\s+[^,.;()]{3,60}?(?=[,.;]|\s+(?:and|or|but)\b|$)"
)
_HAS_NOUN = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:complaints?|compliments?|comments?|enquir(?:y|ies)|concerns?|cases?|were|was|people|years?|days?|months?)\b",
    re.I,
)


def answer_to(question: str, text: str, first: bool = True) -> Rewritten | None:
    """The sentence for an answer to "How many complaints did we receive?" ("148 at Stage 1"); None
    where nothing of the kind is asked, or the sentence says all of itself.

    What is not the ``first`` sentence of an answer is one only where it is but a number.
    """
    if _HOW_MUCH.match(question) and not _ON_AVERAGE.search(question):
        paid = _AMOUNT.match(text) if first else None
        return _inserted(text, paid.end("end"), " was paid in compensation") if paid else None
    asked = _HOW_MANY.match(question) or _WHAT_SHARE.match(question) or _NUMBER_OF.match(question)
    if asked is None:
        return None
    verb = _verb_of(asked)
    staged = _OF_STAGE.match(text)
    if staged is not None and verb is not None:
        return _inserted(text, staged.end("number"), _rest(asked, staged["number"], verb))
    opened = _OPENS.match(text) if first else None
    if opened is None:
        return None
    number = opened["number"]
    if not number[0].isdigit() and not find_number_words(number):
        return None
    if asked["share"] and "%" not in number:
        return None
    end = opened.end("number")
    part = _OF_THEM.match(text, end)
    became = asked["became"] or asked["act"]
    said = verb or f"were {asked['became']}"
    if part is not None and (became or asked["went"]):
        return _inserted(text, part.end(), f" {said}")
    if verb is not None and _SEVERAL.search(text) and (bare := _NO_VERB.match(text)):
        return _inserted(text, len(text[: bare.end("end")].rstrip(" .")), f" {verb}")
    if part is not None or _HAS_NOUN.match(text, end) or verb is None:
        return None
    return _inserted(text, end, _rest(asked, number, verb))


def _verb_of(asked: re.Match[str]) -> str | None:
    """What is asked of complaints, as what is said of them; None where that is no figure's."""
    if asked["act"]:
        first, _, last = " ".join(asked["act"].lower().split()).partition(" ")
        done = " ".join([_PARTICIPLES.get(first, f"{first}ed"), last]).strip()
        return f"were {done}{asked['how'] or ''}"
    if not asked["became"]:
        return asked["went"] or "were received"
    reading = read_label(asked["became"])
    told = any(map(reading.says, ("outcome", "status", "event"))) or reading.timescales
    return f"were {asked['became']}" if told or "received" in asked["became"] else None


def _rest(asked: re.Match[str], number: str, verb: str) -> str:
    """What the number leaves unsaid."""
    if asked["them"]:
        return f" {asked['them']} {verb}"
    noun = " ".join((asked["noun"] or "complaints").split())
    noun = noun[0].lower() + noun[1:] if not noun.startswith("Stage") else noun
    return f" of {noun} {verb}" if "%" in number and "(" not in number else f" {noun} {verb}"


def _inserted(text: str, at: int, words: str) -> Rewritten:
    return Rewritten(text[:at] + words + text[at:], at, len(words))
