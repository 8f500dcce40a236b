"""Services that a line is headed with: "Housing: 19 upheld, 22 not upheld"."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import Sentence, Statement

_LABEL = re.compile(
    r"(?:^\W*|[;.]\s+)(?P<name>[A-Z][A-Za-z'’&/-]*(?:\s+[A-Za-z&'’/-]+){0,6}?)\s*:\s+(?=[^:;]*\d|[a-z])"
)
_UNIT = re.compile(
    r"\b(?:Team|Teams|House|Centre|Center|Home|School|Academy|Lodge|Court|Library|Hub|Unit|Service|Services|"
    r"Directorate|Department|Division)$"
)
"""What a name ends in that is of a part of the council, whatever else it is."""
_WHOLE = re.compile(
    r"(?:By\s+|All\s+|The\s+)?(?:services?|teams?|directorates?|departments?|divisions?|units?)"
    r"(?:\s+areas?)?",
    re.I,
)
"""What names none of them."""
_PLACES = ("stage", "procedure", "outcome", "status", "event", "contact", "measure", "total")


def name_by_label(sentence: Sentence) -> None:
    """Give the numbers behind a service's name and a colon to that service.

    What another label after a semicolon heads is that one's.
    """
    labels = list(_LABEL.finditer(sentence.text))
    for statement in sentence.done:
        ahead = [m for m in labels if m.end() <= statement.first + 1]
        if not ahead or statement.unit == "gbp":
            continue
        if not {"service_area", "subgroup"}.isdisjoint(statement.subject):
            continue
        name = ahead[-1]["name"]
        if _is_service(name) and not in_subject(name, sentence.setting.context):
            _set(statement, name)


def _is_service(name: str) -> bool:
    reading = read_label(name)
    if _WHOLE.fullmatch(name):
        return False
    if any(reading.says(key) for key in _PLACES):
        return False
    return kind_of_label(name) == "service" or _UNIT.search(name) is not None


def _set(statement: Statement, name: str) -> None:
    said = statement.predicate
    if said is not None and said.sort == "breakdown":
        return
    statement.subject["service_area"] = name
    statement.origins["service_area"] = "sentence"
