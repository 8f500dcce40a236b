"""What the labels of a list are: themes, channels, services, people who complained."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.needles import Needled

_AXES = {
    "category": re.compile(
        r"\b(?:themes?|drivers?|reasons?|categor(?:y|ies)|causes?|subjects?|nature|issues?|"
        r"areas? of (?:concern|complaint)|"
        r"(?:complained|told\s+us|spoke\s+to\s+us|contacted\s+us)\s+about|"
        r"heard\s+(?:(?:most|more|again|often|from\s+\w+)\s+){0,2}about|"
        r"types? of (?:complaint|concern|issue)s?|topics?|concerned|were about|"
        r"about the following|"
        r"what\s+(?:\w+\s+){0,4}?(?:complaints|complained)\s+(?:were\s+|was\s+)?about|about\s+what(?=\W*$)|"
        r"what\s+(?:they|people|families|parents|residents|customers|users|young\s+people)\s+"
        r"(?:said|told\s+us|raised|were\s+unhappy)\b|"
        r"why\s+(?!we\b)(?:\w+\s+){1,4}?complain(?:ed|s|ing)?\b|"
        r"relat(?:e|ed|ing) to)\b",
        re.I,
    ),
    "complainant": re.compile(
        r"\b(?:who (?:is |was |are |has )?(?:complain\w+|making|made)|complainants?|"
        r"(?:who|where) (?:were|was|are|is|did|do) "
        r"(?:they|it|complaints|(?:the|our) complaints|these) (?:come )?from|"
        r"customer types?|made by|received from|complaints? (?:came|were) from)\b",
        re.I,
    ),
    "channel": re.compile(
        r"\b(?:methods?|channels?|how\s+(?:\w+\s+){0,4}?(?:reached|came\s+in|arrived|contacted|g[eo]t\s+to\s+us)|"
        r"how (?:complaints|compliments|comments|we|they|contacts) (?:were|"
        r"are|was)?\s*(?:received|made)|received (?:via|by|through)"
        r"(?!\s+(?:(?:each|every|the|following|these|our|all|different|which)\s+)*"
        r"(?:services?|teams?|directorates?|departments?|divisions?|areas?|stages?|years?|quarters?|"
        r"months?|council|ombudsman|us|lgs?c?o)\b)|"
        r"how\s+(?:did\s+)?(?:people|they|customers|residents|families|parents|complainants|users)\s+"
        r"(?:complain(?:ed)?|contact(?:ed)?\s+us|(?:get|got)\s+in\s+touch|(?:make|made)\s+(?:their\s+|a\s+)?complaints?)|"
        r"(?:in|through|via|by)\s+the\s+following\s+(?:ways?|means|channels?|methods?)|route)\b",
        re.I,
    ),
    "rejection_reason": re.compile(
        r"\b(?:reasons? for (?:rejection|refusal|not )|not accepted|"
        r"were rejected|were refused|were turned (?:away|down)|not progressed|declined)\b",
        re.I,
    ),
    "service": re.compile(
        r"\b(?:by (?:(?:each|every) )?(?:service|team|directorate|department|division|area)|"
        r"(?:services?|teams?|departments?|directorates?|areas) (?:were|are|"
        r"with|receiving|as follows))\b",
        re.I,
    ),
}
_OTHER_AXIS = Needled(
    r"\b(?:remed(?:y|ies)|actions?|training|learning|improvements?|recommendations?|"
    r"(?<!of )(?<!of a )members? of|panel|attend\w*)\b"
)
_SERVICES_RANKED = re.compile(
    r"\bfollowing\s+(?:\w+\s+)?(?:services|teams|departments|directorates|service\s+areas)\b|"
    r"\b(?:services|teams|departments|directorates|service\s+areas)\b[^.:;]{0,40}\b(?:most|complained\s+about|highest|greatest)\b|"
    r"\b(?:most|complained\s+about|highest|greatest)\b[^.:;]{0,30}\b(?:services|teams|departments|directorates|service\s+areas)\b|"
    r"\b(?:one|two|three|four|five|six|\d)\s+(?:\w+\s+){0,2}?(?:services|teams|departments|directorates|divisions|service\s+areas)\s*[:–-]\s|"
    r"\bby\s+(?:type\s+of\s+|each\s+|every\s+)?(?:service|team|directorate|department|division|locality|district)(?:\s+(?:area|type))?\b"
    r"(?=\W*$|[^:;]{0,30}\b(?:were|was)\s+about\b|[^:;]{0,30}\b(?:concerned|related\s+to)\b)",
    re.I,
)
"""What says that services are listed, or ranked: "the most complained about services were", "by
type of team, they were about"."""


def axis_of(lead: str, heading: str) -> str | None:
    """What the labels of a list are, as its lead-in or else its heading says; None for unknown."""
    for text in (lead, heading):
        if not text or _OTHER_AXIS.search(text):
            if text and _OTHER_AXIS.search(text):
                return None
            continue
        if _SERVICES_RANKED.search(text):
            return "service"
        for axis in ("rejection_reason", "category", "channel", "complainant", "service"):
            if _AXES[axis].search(text):
                return axis
        value = read_label(text).value("axis")
        if value in ("category", "complainant", "channel", "rejection_reason", "service"):
            return value
    return None
