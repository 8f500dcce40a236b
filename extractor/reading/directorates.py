"""Headings that name a directorate in words that the vocabulary of services has not, because in a
sentence or a cell they mostly say something else: "Place", "Corporate Resources", "Chief
Executive's"."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w'’&-]*(?:(?:,|\s+(?:and|&|of|for|the))*\s+[A-Z][\w'’&-]*){0,5}"
_UNIT = r"(?:Directorate|Department|Division)"
_WITH_UNIT = re.compile(rf"(?:{_NAME}\s+{_UNIT}|(?:The\s+)?Directorate\s+(?:of|for)\s+{_NAME})")
_CORPORATE = re.compile(
    r"Corporate\s+(?:(?:and|&)\s+)?(?:\w+\s+)?(?:(?:and|&)\s+)?(?:\w+\s+)?"
    r"(?:Services?|Resources?|Support|Centre|Core|Development|Affairs|Finance|Property|Assets)"
)
"""Not the corporate procedure: "Corporate Services", "Corporate and Customer Services"."""
_BARE = (
    r"(?:Place|People|Neighbourhoods?|Communit(?:y|ies)|Growth|Economy|Enterprise|Regeneration|"
    r"Environment|Housing|Famil(?:y|ies)|Wellbeing|Health|Adults|Children|Resources|Strategy|"
    r"Governance|Law|Finance|Transformation|Customers?|Culture|Digital|Operations|Assets|"
    r"Prosperity|Skills|Inclusion|Opportunity|City|Development)"
)
_JOINED = re.compile(
    rf"(?:(?:City|Inclusive|Sustainable)\s+)?{_BARE}(?:(?:,|\s+and|\s+&)+\s+{_BARE}){{1,4}}"
)
"""Two or more of what directorates are there for: "Growth and Neighbourhoods"."""
_ALONE = re.compile(
    r"Place|Neighbourhoods?|City\s+Development|Inclusive\s+Growth|"
    r"(?:Assistant\s+)?Chief\s+Executive(?:['’]?s)?(?:\s+(?:Office|Services?|Department|Directorate|Unit))?"
)
"""What heads nothing else in a report on complaints; "Finance" may head what they cost."""
_NO_NAME = re.compile(
    r"\b(?:complain\w*|compliments?|comments?|enquir\w+|feedback|represent\w+|contacts?|cases?|"
    r"stages?|statutory|procedures?|process|performance|responses?|timescales?|outcomes?|upheld|"
    r"ombudsman|learning|lessons?|actions?|improve\w*|volumes?|numbers?|totals?|analysis|overview|"
    r"summary|reports?|each|every|per|by|all|other|which|the|our|your|this|government|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)
"""What no directorate is named with: "Complaints By Directorate", "Each Directorate"."""


def is_directorate(heading: str) -> bool:
    """Whether a heading, without its number and initials, is the name of a directorate."""
    name = " ".join(heading.split()).strip(" .:,-–")
    if _ALONE.fullmatch(name) or _JOINED.fullmatch(name):
        return True
    if not (_CORPORATE.fullmatch(name) or _WITH_UNIT.fullmatch(name)):
        return False
    return _NO_NAME.search(re.sub(r"^The\s+", "", name)) is None
