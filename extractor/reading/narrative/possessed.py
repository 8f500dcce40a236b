"""The whole of which a service has a part: "Parks did worst: nine of its 14 were upheld"."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.narrative.stated import Sentence

_OF_ITS = re.compile(r"\bof\s+(?:its|their)(?:\s+own)?\s+(?:total\s+(?:of\s+)?)?$", re.I)
"""Between a part and its whole: both are of the service that the sentence has named."""

_IN = re.compile(r"\b(?:in|during|for)\s+(?:the\s+)?$", re.I)
"""Before a quarter in which all happened; "Quarter 4 accounted for 70 of the 226" is of the 70."""


def share_with_whole(sentence: Sentence) -> None:
    """Give the whole of "nine of its 14" the service that the part was given by name."""
    for part in sentence.done:
        service, base = part.subject.get("service_area"), part.group.base
        if service is None or base is None or not _OF_ITS.search(sentence.text[: base.start]):
            continue
        if str(service) not in sentence.text[: base.start]:
            continue
        for whole in sentence.done:
            if whole.role == "base" and whole.first == base.start:
                whole.subject["service_area"] = service


def share_quarter(sentence: Sentence) -> None:
    """Give the whole of "In Quarter 1, 14 of 45 were upheld" the quarter that the part is of."""
    for part in sentence.done:
        quarter, base = part.subject.get("quarter"), part.group.base
        if quarter is None or base is None:
            continue
        said = [m for m in sentence.reading.quarters if m.end <= part.first]
        if not said or not _IN.search(sentence.text, 0, said[-1].start):
            continue  # "nine of the 45 came in Quarter 1": the nine did
        for whole in sentence.done:
            if whole.role == "base" and whole.first == base.start:
                whole.subject.setdefault("quarter", quarter)


def share_with_bracket(sentence: Sentence) -> None:
    """Give a number in brackets the service of the number that they stand behind: in "Housing had
    92 (40 upheld), Parks 61 (20 upheld)" the twenty are of Parks."""
    for inside in sentence.done:
        bracket = inside.group.inner
        if bracket is None or inside.role != "level":
            continue
        outside = [s for s in sentence.done if s.group.inner is None and s.last <= bracket[0]]
        if not outside or bracket[1] > outside[-1].group.clause[1]:
            continue
        service = outside[-1].subject.get("service_area")
        named = str(inside.subject.get("service_area", "")) in sentence.text[slice(*bracket)]
        if service is not None and "service_area" in inside.subject and not named:
            inside.subject["service_area"] = service


def share_year_with_whole(sentence: Sentence) -> None:
    """A whole is of its part's year, where that is another one's: "down from 49% (43 of 87)"."""
    for part, whole in pairwise(sentence.done):
        dated = part.role in ("from", "compared") and "year" in part.subject
        if dated and whole.is_whole_of(part):
            whole.subject["year"] = part.subject["year"]
            whole.origins["year"] = part.origins.get("year", "sentence")
