"""Services of which a relative clause tells: "the Fostering team, which received ten complaints".

The count is of that service only, and must not pass for the whole report's.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_part, is_service
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement

_WHICH = re.compile(
    r"(?P<joint>,?\s+(?:which|who))\s+(?:(?:also|again|alone|had|has|have|together)\s+){0,2}"
    r"(?:received|had|has|saw|attracted|recorded|drew|generated|got|logged|handled|account(?:s|ed)\s+for|makes?\s+up|made\s+up)\s+"
    r"(?:(?:only|just|some|about|around|over|nearly|almost|another|a\s+further|a\s+total\s+of|the\s+most,?\s+(?:at|with))\s+)*$|"
    r"(?P<where>,\s+where)\s+(?:(?:all|both|only|just)\s+)+$",
    re.I,
)
_BEFORE_NAME = re.compile(
    r"(?:^|[,;:(]\s|\s[–—-]\s|\b(?:was|were|is|are|be|being|about|against|regarding|concerning|to|by|with|from|"
    r"in|for|on)\s|\b(?:and|or|than)\s(?=(?:the|our)\s))",
    re.I,
)
"""Where a name may begin: the last of these before the clause."""
_IN = re.compile(r"(?:in|for|on|with|to|by|from)\s", re.I)
_UNIT = re.compile(r"\b(?:services?|teams?|directorate|department|division|unit|section)$", re.I)
_LONGEST = 8
"""Words of a service's name; what is longer holds a clause."""
_TAKEN = frozenset(("stage", "procedure", "contact", "outcome", "status"))


def service_of_relative(sentence: Sentence, statement: Statement) -> str | None:
    """The service of which the clause that begins with "which" says what it received."""
    group = statement.group
    if group.unit not in ("count", "percent") or group.inner is not None:
        return None
    low = max((g.last for g in sentence.groups if g.last <= group.first), default=0)
    match = _WHICH.search(sentence.text, low, group.first)
    if match is None:
        return None
    end = match.start()
    ahead = list(_BEFORE_NAME.finditer(sentence.text, low, end))
    start = ahead[-1].end() if ahead else low
    name = trimmed(sentence.text[start:end])
    if not name or len(name.split()) > _LONGEST or sentence.says(_TAKEN, start, end):
        return None
    if not is_part(name) or in_subject(name, sentence.setting.context):
        return None
    unit = _UNIT.search(name) is not None and len(name.split()) > 1
    if not unit and name[:1].islower() and ahead and _IN.match(ahead[-1][0]):
        return None  # "delay in doing repairs, which had 44": what follows is part of a theme
    return name if unit or is_service(sentence, start, end) else None
