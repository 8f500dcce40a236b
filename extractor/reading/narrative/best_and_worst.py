"""Services at the ends of a ranking: "Timeliness was best in Parks (96%) and worst in Planning
(61%)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_IN = re.compile(
    r"\b(?:highest|lowest|best|worst|strongest|weakest|poorest|greatest|fastest|slowest)\s+"
    r"(?:of\s+all\s+)?(?:was\s+|being\s+)?(?:in|for|at|within|among)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|of|for|&)\s+)?[A-Z][\w'’&/-]*){0,5})"
    r"\s*(?:\(\s*(?:at\s+)?|,?\s+(?:at|with)\s+)$"
)
"""Before a share: what it is of, and that it is the highest or lowest of several."""


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
