"""Rows of services with their numbers in brackets: "housing (11%, 8), planning (9%, 7) and parks
(5) received the most complaints".

Some of the names may be in small letters, or known to nobody: they stand in one row with services
that are known, or after one, in a sentence that says which services had the most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.row_labels import kind_of_label, says_more
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.unread import label_of

_MOST = re.compile(
    r"\b(?:received|receiving|had|having|attracted|attracting|generated|generating|saw|drew|account(?:s|ed)\s+for|were\s+the)\b"
    r"[^.;()\d]{0,30}\b(?:most|highest|largest|greatest|majority|fewest)\b|"
    r"\b(?:most|highest|largest|greatest|majority|fewest)\b[^.;()\d]{0,60}\b(?:complaints?|cases|numbers?)\b"
    r"(?:[^.;()\d]{0,30}\b(?:related\s+to|were\s+(?:about|for|against)|concerned|for|in|by|about)\b)?",
    re.I,
)
"""What only services, and areas of them, are ranked by."""
_AHEAD_OF = re.compile(
    r",?\s+(?:ahead\s+of|followed\s+(?:\w+\s+)?by|then|next\s+(?:came|was|were))\s+", re.I
)
_KNOWN_SHARE = 2
"""One label in so many must be a known service."""
_FEWEST = 3
"""Labels of a row that no service stands ahead of; two may be anything."""


def read_service_row(
    sentence: Sentence, run: Sequence[Statement], labels: Sequence[str | None]
) -> bool:
    """Give each number of a row its service; whether the row is one of services."""
    if any(label is None or says_more(label) for label in labels):
        return False
    kinds = [kind_of_label(label) for label in labels]
    if any(kind not in (None, "service", "category") for kind in kinds):
        return False
    ahead = [s for s in sentence.done if s.last <= run[0].first]
    led = bool(
        ahead
        and "service_area" in ahead[-1].subject
        and not label_of(ahead[-1])  # "31 in Fostering were about delay, followed by cost (8)"
        and _AHEAD_OF.search(sentence.text, ahead[-1].last, run[0].first)
    )
    known = sum(kind == "service" for kind in kinds)
    if not led:
        ranked = _MOST.search(sentence.text)
        if ranked is None or len(run) < _FEWEST or _KNOWN_SHARE * known < len(run):
            return False
    decided = _decided(sentence, run[0])
    for statement, label in zip(run, labels, strict=True):
        statement.subject["service_area"] = str(label)
        statement.origins["service_area"] = "sentence"
        statement.noun = Noun("case", statement.last, statement.last)
        statement.predicate = decided or Predicate("exists", strength=1)
    return True


_BY_UNIT = re.compile(
    r"^\W*(?:broken\s+down\s+|split\s+)?by\s+(?:individual\s+)?(?:team|service(?:\s+area)?|directorate|department|division)s?"
    r"\s*[,:]\s+(?:(?:these|they|complaints|the\s+complaints)\s+(?:were|are)[:,]?\s+)?",
    re.I,
)
"""What says of a whole sentence that its names are services: "By team, Fostering received 9"."""
_HAD = re.compile(r"\s+(?:received|had|saw|recorded|attracted|with|at)(?:\s+(?:only|just))?$", re.I)


def read_unit_row(
    sentence: Sentence, run: Sequence[Statement], labels: Sequence[str | None]
) -> bool:
    """The services of a sentence that counts by team; whether it is one."""
    told = _BY_UNIT.match(sentence.text)
    if told is None or run[0].unit != "count" or len(run) < _FEWEST:
        return False
    first = _HAD.sub("", sentence.text[told.end() : run[0].first].strip())
    names = [first, *(label for label in labels[1:] if label is not None)]
    if len(names) < len(run) or any(says_more(n) or not n[:1].isupper() for n in names):
        return False
    if any(len(n.split()) > _LONGEST_NAME for n in names):
        return False
    for statement, name in zip(run, names, strict=True):
        statement.subject["service_area"] = name
        statement.origins["service_area"] = "sentence"
        statement.noun = Noun("case", statement.last, statement.last)
        statement.predicate = Predicate("exists", strength=1)
    return True


_LONGEST_NAME = 6


def _decided(sentence: Sentence, first: Statement) -> Predicate | None:
    """What was decided of all of them, said ahead: "The most upheld complaints related to"."""
    hits = [h for h in sentence.hits if "outcome" in h.sets and h.end <= first.first]
    values = {str(h.sets["outcome"]) for h in hits}
    return Predicate("outcome", values.pop()) if len(values) == 1 else None
