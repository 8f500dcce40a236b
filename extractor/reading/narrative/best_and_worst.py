"""Services at the ends of a ranking: "Timeliness was best in Parks (96%) and worst in Planning
(61%)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.needles import Needled

_IN = re.compile(
    r"\b(?:highest|lowest|best|worst|strongest|weakest|poorest|greatest|fastest|slowest)\s+"
    r"(?:of\s+all\s+)?(?:was\s+|being\s+)?(?:in|for|at|within|among)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|of|for|&)\s+)?[A-Z][\w'’&/-]*){0,5})"
    r"\s*(?:\(\s*(?:at\s+)?|,?\s+(?:at|with)\s+)$"
)
"""Before a share: what it is of, and that it is the highest or lowest of several."""


_QUARTER = re.compile(
    r"\b(?:highest|lowest|best|worst|strongest|weakest|poorest|greatest|busiest|quietest|fewest|most|fastest|slowest)\s+"
    r"(?:was\s+|being\s+)?in\s+(?:the\s+)?(?:(?P<which>first|second|third|fourth|last|final)(?:\s+quarter)?|"
    r"(?:quarter|q)\s?(?P<digit>[1-4]))\s*\(\s*(?:at\s+|with\s+)?$",
    re.I,
)
"""The same of a year's quarters: "Performance was weakest in the first quarter (62%)"."""
_QUARTER_SAID = Needled(r"\bquarters?\b|\bq[1-4]\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_HOW_MANY = re.compile(
    r"\W*(?:(?:volumes?|numbers?|demand)|(?:the\s+)?(?:volume|number)\s+of\s+complaints|complaints)\s+(?:was|were)\s",
    re.I,
)
"""What is compared, where it is how many came in."""
_HOW_FAST = re.compile(
    r"\W*(?:performance|timeliness|(?:our\s+|the\s+)?response\s+rates?)\s+(?:was|were)\s", re.I
)
"""What is compared, where it is how many were in time."""


def tells_extremes(sentence: str) -> bool:
    """Whether a sentence tells the highest and the lowest of several, of none of which what follows
    it is."""
    return _EXTREMES.search(sentence) is not None


_EXTREMES = Needled(
    r"\b(?:highest|lowest|best|worst|strongest|weakest|poorest|busiest|quietest|fewest|fastest|slowest)\s+"
    r"(?:was\s+|being\s+)?in\b|"
    r"\b(?:most|least)\s+(?:often|frequent(?:ly)?|common(?:ly)?|likely)\s+(?:so\s+)?(?:in|for|within|among)\b"
)


def read_best_and_worst_quarters(sentence: Sentence) -> None:
    """Give numbers of which a sentence tells the highest and the lowest to their quarters. They
    measure what the sentence before does; where that is another thing, they are no figures."""
    if not _QUARTER_SAID.search(sentence.text):
        return
    before = [s for s in sentence.setting.before if s.figures and s.role == "level"]
    for statement in sentence.done:
        named = _QUARTER.search(sentence.text, 0, statement.first)
        if named is None or statement.unit not in ("count", "percent"):
            continue
        counts = statement.unit == "count"
        subject = (_HOW_MANY if counts else _HOW_FAST).match(sentence.text)
        alike = [s for s in before if _measures_so(s, counts)]
        if subject is None or len(alike) == 0:
            continue
        twin = alike[0]
        quarter = int(named["digit"] or _ORDINALS[named["which"].lower()])
        statement.subject = {**twin.subject, "quarter": quarter}
        statement.origins = {**twin.origins, "quarter": "sentence"}
        statement.predicate, statement.noun = twin.predicate, twin.noun


def _measures_so(statement: Statement, counts: bool) -> bool:
    """Whether a number says how many came in, or else what share was in time."""
    family = {f.family for f in statement.figures}
    if counts:
        return any(f.dimensions.event == "received" for f in statement.figures)
    return family == {"timeliness"} and statement.unit == "percent"


_ON_TIME = re.compile(r"\btimeliness\b", re.I)


def read_best_and_worst(sentence: Sentence) -> None:
    """Give shares of which a sentence tells the highest and the lowest to their services.

    Each measures what the first does; where nothing says what that is, they are no figures.
    """
    measure: Predicate | None = None
    for statement in sentence.done:
        if statement.unit != "percent":
            continue
        named = _IN.search(sentence.text, 0, statement.first)
        if named is None or _is_said(sentence, *named.span("name")):
            continue
        own = statement.predicate
        if measure is None and _ON_TIME.search(sentence.text, 0, statement.first):
            measure = Predicate("status", "within")
        if measure is None and own is not None and own.sort in ("outcome", "status"):
            measure = own
        _set_service(statement, named["name"], measure)


def _is_said(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name is that of a stage, an outcome or the like, and no service's."""
    return any(
        h.start < end and start < h.end and h.sets.get("kind") is None
        for h in sentence.reading.hits
    )


def _set_service(statement: Statement, name: str, measure: Predicate | None) -> None:
    statement.subject["service_area"] = name
    statement.origins["service_area"] = "sentence"
    statement.predicate = measure
    sort = "none" if measure is not None else "foreign"
    statement.noun = Noun(sort, statement.first, statement.first)
