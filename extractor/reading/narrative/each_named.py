"""Services of which one number is said to be each one's: "Fostering and Adoption each had four"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

_EACH = re.compile(
    r"\s+(?:both|each)\s+(?:(?:also|again)\s+)?(?:had|received|saw|recorded|attracted|generated|got|with|on|at)\s+"
    r"(?:only\s+|just\s+|a\s+total\s+of\s+)?$"
)
_ENDS_EACH = re.compile(r"\s+(?:both|each)$")
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")


def of_each_service(
    sentence: Sentence, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """The figures once for each service of a row that "each" or "both" had the number."""
    said = _EACH.search(sentence.text[: statement.first])
    service = statement.subject.get("service_area")
    if said is None or service is None:
        return figures
    row = _ENDS_EACH.sub("", str(service))
    names = [trimmed(name) for name in _JOINT.split(row)]
    if len(names) < 2 or not all(names) or not sentence.text[: said.start()].endswith(row):
        return figures
    return [
        replace(figure, dimensions=replace(figure.dimensions, service_area=name))
        for figure in figures
        for name in names
    ]
