"""Services of which one number is said to be each one's: "Fostering and Adoption each had four",
"no complaints about Fostering or Adoption"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

_EACH = re.compile(
    r"\s+(?:both|each)\s+(?:(?:also|again)\s+)?(?:had|received|saw|recorded|attracted|generated|got|with|on|at)\s+"
    r"(?:only\s+|just\s+|a\s+total\s+of\s+)?$"
)
_EACH_BEHIND = re.compile(
    r"\s+(?:complaints|compliments|cases|enquiries)?\s*(?:each|apiece)\b", re.I
)
_BOTH = re.compile(r"^both\s+(?:the\s+)?", re.I)
_TOGETHER = re.compile(r"(?:together|combined|between\s+them|jointly),?\s", re.I)
_ENDS_EACH = re.compile(r"\s+(?:both|each)$")
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")


def of_each_service(
    sentence: Sentence, statement: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """The figures once for each service of a row that "each" or "both" had the number."""
    service = statement.subject.get("service_area")
    if service is None:
        return figures
    none = row_of_none(sentence, statement)
    if len(none) > 1:
        return [_of(figure, name) for figure in figures for name in none]
    if _TOGETHER.match(str(service)):
        return []  # a sum of several, which is none's
    both = _BOTH.match(str(service))
    said = _EACH.search(sentence.text[: statement.first])
    behind = _EACH_BEHIND.match(sentence.text, statement.last)
    if said is None and (behind is None or str(service) not in sentence.text) and both is None:
        return figures  # "£25 each" says of no service that a heading names whose it was
    row = _ENDS_EACH.sub("", _BOTH.sub("", str(service)))
    names = [trimmed(name) for name in _JOINT.split(row)]
    if len(names) < 2 or not all(names):
        return figures
    if said is not None and not sentence.text[: said.start()].endswith(row):
        return figures
    return [_of(figure, name) for figure in figures for name in names]


def _of(figure: FigureStated, service: str) -> FigureStated:
    return replace(figure, dimensions=replace(figure.dimensions, service_area=service))


_MORE_NAMES = re.compile(
    r"(?:,\s+(?:the\s+)?[A-Z][\w'’&-]*(?:\s+(?:(?:and|of|for)\s+)?[A-Z][\w'’&-]*){0,4}(?:\s+(?:team|service)s?)?)*,?"
    r"\s+or\s+(?:the\s+)?[A-Z][\w'’&-]*(?:\s+(?:(?:and|of|for)\s+)?[A-Z][\w'’&-]*){0,4}(?:\s+(?:team|service)s?)?"
    r"(?=\s*(?:[.;(]|,\s|$|(?:this|in|during|for|at|compared|either)\b))"
)
"""After the first of several services that had none: "about Adoption, Fostering or Advocacy"."""
_OR = re.compile(r",?\s+or\s+(?:the\s+)?|,\s+(?:the\s+)?")


def row_of_none(sentence: Sentence, statement: Statement) -> list[str]:
    """The services of which "no complaints about A, B or C" is said, where there are several."""
    service = str(statement.subject.get("service_area", ""))
    if not service or statement.group.lead.sort != "nothing":
        return []
    start = sentence.text.find(service, statement.last)
    more = _MORE_NAMES.match(sentence.text, start + len(service)) if start > 0 else None
    if more is None:
        return []
    return [service, *(trimmed(name) for name in _OR.split(more[0]) if name.strip())]
