"""Names whose numbers follow in turn: "Housing and Parks had 29 and 26 respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.labels import read_label
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import Predicate, Statement

_PREPOSITIONS = r"(?:about|for|in|by|from|via|against|regarding|concerning|relating\s+to)"
_VERBS = (
    r"(?:received|had|has|have|with|were|was|are|is|saw|at|made|raised|submitted|recorded|attracted|generated|"
    r"accounted|made\s+up|represented|numbered|totalled|stood|rose|fell|increased|decreased|remained)"
)
_FIRST = r"(?!(?:the\s+)?(?:number|total|share|proportion|percentage)\b)[A-Za-z][\w'’&/-]*"
_MORE = rf"(?:\s+(?!(?:and|of|{_VERBS}|{_PREPOSITIONS})\b)[\w'’&/-]+){{0,4}}"
_ITEM = _FIRST + _MORE
_LAST = rf"\s+and\s+(?:{_PREPOSITIONS}\s+)?(?:the\s+)?{_ITEM}"
_ROW = rf"{_ITEM}(?:,\s+(?!and\b)(?:the\s+)?{_ITEM}){{0,4}},?{_LAST}"
_BEFORE = re.compile(
    rf"(?:^\W*|[.;:,]\s+|\b{_PREPOSITIONS}\s+)(?:the\s+|both\s+|while\s+|and\s+)*(?P<row>{_ROW}),?\s+"
    rf"{_VERBS}\b[^.;]{{0,60}}$",
    re.I,
)
_BEHIND = re.compile(
    rf"^[^.;,]{{0,30}}?\b{_PREPOSITIONS}\s+(?:the\s+|both\s+)*(?P<row>{_ROW})\s*,?\s*$", re.I
)
_APART = re.compile(rf",\s+(?:and\s+)?(?:the\s+)?|\s+and\s+(?:(?:{_PREPOSITIONS}|the)\s+)*", re.I)
_CUTS = ("category", "complainant", "channel")


def dealt_names(
    text: str, run: Sequence[Statement], low: int, stop: int, lent: Predicate | None
) -> bool:
    """Give a run's numbers the names that stand before it, or between it and ``stop``, in turn.

    False where there are none, or not as many as numbers. Names of which nothing tells what they
    are make the numbers foreign: each is of a part. ``lent`` is what was said of the share before:
    "59% were in time, and for education and transport 44% and 56% respectively".
    """
    names = _names(_BEFORE, text[low : run[0].first], len(run))
    names = names or _names(_BEHIND, text[run[-1].last : stop], len(run))
    if not names:
        return False
    if any(read_label(n).says(key) for n in names for key in ("stage", "procedure", "outcome")):
        return False
    kinds = {kind_of_label(name) for name in names}
    for statement, name in zip(run, names, strict=True):
        if "service" in kinds or (kinds == {None} and all(n[0].isupper() for n in names)):
            _of_service(statement, name, lent)
        elif len(kinds - {None}) == 1 and kinds <= {*_CUTS, None}:
            axis = next(str(kind) for kind in kinds if kind is not None)
            statement.subject.pop("service_area", None)
            statement.predicate = Predicate("breakdown", axis, label=name)
            statement.noun = Noun("case", statement.last, statement.last)
        else:
            statement.noun = Noun("foreign", statement.first, statement.first)
    return True


def _names(pattern: re.Pattern[str], text: str, wanted: int) -> list[str]:
    """The names of the first row of as many as are wanted."""
    match = pattern.search(text)
    while match is not None:
        names = [name.strip() for name in _APART.split(match["row"])]
        if len(names) == wanted and all(names):
            return names
        match = pattern.search(text, match.start("row") + 1)
    return []


def _of_service(statement: Statement, name: str, lent: Predicate | None) -> None:
    statement.subject["service_area"] = name
    statement.origins["service_area"] = "sentence"
    if statement.noun is None or statement.noun.sort in ("none", "foreign"):
        statement.noun = Noun("case", statement.last, statement.last)
    own = statement.predicate
    if lent is not None and (own is None or own.strength < 2):
        statement.predicate = lent
    elif own is None or own.sort == "breakdown":
        statement.predicate = Predicate("exists", strength=1)
