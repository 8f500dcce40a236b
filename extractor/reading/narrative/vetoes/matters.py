"""Numbers of those that no dimension names: about some matter, decided most often, helped."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    is_bare_count,
    is_count,
    is_no_money,
)
from extractor.reading.needles import Needled

_ABOUT_A_MATTER = re.compile(
    r"\s*(?:about|regarding|concerning|over)\s+(?:how|why|whether|when|what|"
    r"the\s+(?:time|way|length|manner|fact|lack|number))\b",
    re.I,
)
_ABOUT_BEFORE = Needled(
    r"\d\s+(?:complaints?\s+)?(?:(?:were|was)\s+)?(?:about|regarding|concerning|over|against|for)\s+[^.;:()\d]{3,60}$"
)


def _is_matter_beside_service(around: Around) -> bool:
    """Whether a number of a row is of those about some matter, where the one before it is of a
    service: "13 complaints about hospital discharge and 11 about the time that it took"."""
    sentence, group = around.sentence, around.group
    if not _ABOUT_A_MATTER.match(sentence.text, group.last):
        return False
    before = _ABOUT_BEFORE.search(sentence.text[: group.first])
    if before is None:
        return False
    return any(
        hit.sets.get("kind") == "service" and before.start() < hit.start < group.first
        for hit in sentence.hits
    )


MATTERS: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "a matter beside a service",
        "Those about a matter, in a row of services: 13 about home care and 11 about how it began.",
        _is_matter_beside_service,
        is_bare_count,
    ),
    Veto(
        "some that concerned",
        "Some of those upheld, told of by what they were about: one of the three upheld complaints"
        " concerned a delay.",
        Part.AFTER,
        re.compile(
            r"\s+of\s+(?:the|these|those|our)\s+(?:\d+|[a-z]+)\s+(?:(?:not|partly|partially|fully)\s+)?upheld\s+"
            r"(?:complaints|cases|decisions)\s+(?:concerned|involved|related\s+to|(?:was|were)\s+about)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "decided most often",
        "Those of a part that the colon follows: Housing was upheld most often: 9 of 13.",
        Part.BEFORE,
        Needled(r"\b(?:most|more|least|less)\s+often\s*:[^.;]*$"),
        is_no_money,
    ),
    Veto(
        "end of several years",
        "Where numbers of several years end, in a year not said: from 93 in 2020/21 and 80 in"
        " 2021/22 to 71.",
        Part.BEFORE,
        Needled(
            r"\bfrom\s+\d[\d,]*\s+in\s+(?:19|20)\d\d[/-]\d\d(?:\d\d)?,?\s+(?:and|through)\s+\d[\d,]*\s+in\s+"
            r"(?:19|20)\d\d[/-]\d\d(?:\d\d)?\s+to\s+(?:only\s+|just\s+)?$"
        ),
        is_bare_count,
    ),
    Veto(
        "who had help",
        "Those who complained with somebody's help: seven of the 11 had the help of an advocate.",
        Part.AFTER,
        re.compile(
            r"(?:\s+of\s+(?:the|these|those|them)(?:\s+\d+)?)?\s+(?:had|received|got)\s+(?:the\s+)?(?:help|support|assistance)\s+"
            r"(?:of|from)\b",
            re.I,
        ),
        is_bare_count,
    ),
)
