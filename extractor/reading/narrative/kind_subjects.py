"""What kind of complaints a sentence is about, said before the noun that is its subject: "Staff
attitude complaints fell from 73 to 60" counts no complaints of all kinds."""

from __future__ import annotations

import re

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.row_labels import SENTENCE_VERB
from extractor.reading.narrative.stated import Sentence

_PART = re.compile(r"(?:^|[;:]\s+|,\s+|\b(?:and|while|whilst|whereas|but)\s+)\W*", re.I)
"""Where a subject may begin."""
_OPENING = re.compile(
    r"(?:(?:and|while|whilst|whereas|but|however|also|the|our|its|in\s+total|overall)\s+|"
    r"(?:total\s+|overall\s+|annual\s+)?(?:number|volume|level|total|proportion|share)s?\s+of\s+)*",
    re.I,
)
"""What stands before the words for a kind: "the number of"."""
_WORDS = re.compile(r"(?:[A-Za-z][\w'’&/-]*\s+){1,4}")
_CHANGED = re.compile(
    r"\s+(?:(?:have|has|had)\s+)?(?:also\s+|again\s+)?(?:rose|risen|fell|fallen|increas\w+|decreas\w+|dropp\w+|"
    r"went\s+(?:up|down)|gone\s+(?:up|down)|declined|grew|grown|doubled|halved|numbered|total(?:l)?ed|were\s+(?:up|down)|"
    r"reduced|accounted\s+for|made\s+up)\b",
    re.I,
)
"""Behind complaints that are the subject."""
_NO_KIND = re.compile(
    r"\b(?:of|by|with|as|to|in|on|from|at|for|about|per|than|meant|means|saw|seen|shows?|showed|when|where|"
    r"if|because|since|after|before|this|these|those|all|many|most|some|more|fewer|less|few|no|any)\b",
    re.I,
)
"""Words of a sentence, or that quantify: no kind of complaints."""


def kind_before_subject(sentence: Sentence, noun: Noun) -> tuple[int, int] | None:
    """Where the words stand between the beginning of a subject and ``noun``, its complaints; None
    where there are none, or they are more than a few words before a noun."""
    text = sentence.text
    if noun.contact != "complaint" or _CHANGED.match(text, noun.end) is None:
        return None
    starts = [m.end() for m in _PART.finditer(text, 0, noun.start)]
    if not starts:
        return None
    opening = _OPENING.match(text, starts[-1])
    start = opening.end() if opening is not None else starts[-1]
    words = text[start : noun.start]
    if _WORDS.fullmatch(words) is None or _NO_KIND.search(words) or SENTENCE_VERB.search(words):
        return None
    return start, noun.start
