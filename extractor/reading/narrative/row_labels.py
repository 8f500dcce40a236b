"""Labels of a row written out in a sentence: what one may be, and giving one to its number."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.names import SEVERAL
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

SENTENCE_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|been|rose|fell|fallen|risen|increased|decreased|received|"
    r"compared|which|that|there|we|they|it|than|last|previous|upheld|against|overtaken)\b",
    re.I,
)
THE_FOLLOWING = re.compile(
    r"^.*\bfollowing\s+(?:departments|services|service\s+areas|areas|teams|directorates|divisions|themes|reasons)\s*[–—:-]\s+",
    re.I,
)
"""What leads up to a row and is no part of its first label: "for the following teams - North"."""
LONGEST = 9
"""Words; what is longer between two numbers is no label."""


_RANK = (
    r"(?:main|most|top|commonest|key|leading|principal|biggest|largest|highest|next|second|third|other|"
    r"usual|preferred|remaining|only|single|chief|primary)"
)
_BEGUN = re.compile(
    rf"(?:^|\b{_RANK}\s+)(?:[\w-]+\s+){{0,3}}?(?:themes?|reasons?|causes?|categor(?:y|ies)|issues?|topics?|types?|subjects?|"
    r"channels?|methods?|routes?|ways?|teams?|services?|areas?|complainants?|groups?)\s+(?:[\w'’-]+\s+){0,8}?"
    r"(?:was|were|is|are|included?|remain\w*)\s+\S|"
    rf"\b(?:was|were|is|are|remain\w*)\s+(?:[\w-]+\s+){{0,2}}?the\s+(?:[\w-]+\s+){{0,2}}?{_RANK}\b",
    re.I,
)


def begins_sentence(label: str) -> bool:
    """Whether the words before a number are a sentence's that ranks what it names, and no label:
    "The most common theme was delay", "Delay was the main reason"."""
    return _BEGUN.search(label) is not None


_RANKED_FIRST = re.compile(
    r"^\W*(?:as\s+[^.;:,()\d]{3,40},\s+)?(?:the\s+)?(?P<label>[A-Za-z][\w'/ -]{2,40}?)\s+"
    r"(?:was|were|is|are|remain\w*|made|submitted|raised|sent(?:\s+in)?)\s+"
    r"(?:again\s+|still\s+|now\s+)?(?:by\s+far\s+)?the\s+(?:single\s+)?(?:most|commonest|main|usual|largest|biggest|preferred|favourite|favoured)\b"
    r"[^.;:,()\d]*\(\s*$",
    re.I,
)
"""The label named first and then ranked: "Letter was the most usual way to write to us (40)"."""


def ranked_first(ahead: str) -> str | None:
    """The label that opens a sentence which ranks it before its number in brackets."""
    match = _RANKED_FIRST.match(ahead) or _RANKED_NEXT.search(ahead)
    return match["label"] if match is not None else None


_RANKED_NEXT = re.compile(
    r"[,;]\s+(?:with\s+|and\s+|while\s+)?(?P<label>(?!then\b)[A-Za-z][\w'/ -]{2,40}?)\s+"
    r"(?:(?:was|were|is|are|being|came|coming)\s+)?(?:next|second|third)(?:\s+(?:most\s+)?(?:common|frequent))?\s*\(\s*$"
)
"""The same of the next: "communication was next (21)"."""


def says_more(label: str) -> bool:
    """Whether the label says an outcome, a stage, whether in time, or a year of its own."""
    reading = read_label(label)
    if reading.years or reading.quarters:
        return True
    return any(reading.says(key) for key in ("outcome", "status", "stage"))


def is_open(statement: Statement) -> bool:
    """Whether nothing outright is said of the number itself."""
    own = statement.predicate
    return (own is None or own.strength < 2 or own.sort == "breakdown") and (
        statement.noun is None or statement.noun.sort in ("none", "foreign", "case")
    )


def kind_of_label(label: str | None) -> str | None:
    """What the vocabulary takes the label for, if for one thing only."""
    if label is None:
        return None
    kinds = {str(h.sets["kind"]) for h in read_label(label).hits if "kind" in h.sets}
    return kinds.pop() if len(kinds) == 1 else None


def set_label(sentence: Sentence, statement: Statement, axis: str, label: str | None) -> None:
    """Make the number an entry of a breakdown; a service in capitals stays what it is."""
    if label is None:
        statement.predicate = Predicate("breakdown", axis)
        return
    if SEVERAL.match(label):
        statement.noun = Noun("foreign", statement.first, statement.first)
        statement.predicate = None
        statement.subject.pop("service_area", None)
        return
    kind = kind_of_label(label)
    if kind == "service" and axis == "category" and label[0].isupper():
        return
    statement.predicate = Predicate("breakdown", axis, label=label)
    statement.subject.pop("service_area", None)
    head = sentence.setting.heading.said()
    if "service_area" in head:
        statement.subject["service_area"] = str(head["service_area"])
