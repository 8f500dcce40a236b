"""Services named as those with the most complaints: "Most were received by Housing, with 212".

The number that follows is that service's, and must not pass for the whole report's.
"""

from __future__ import annotations

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_part, is_service
from extractor.reading.narrative.names import Named, in_subject, kind_of_words
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.needles import Needled

_NAME = (
    r"(?P<name>[A-Za-z][\w’'&/-]*"
    r"(?:,?\s+(?!(?:with|at|which|who|having|receiving)\b)[\w’'&/-]+){0,7}?)"
)
_JOINT = (
    r"(?:,?\s+(?:with|at|receiving|having|(?:which|who)\s+(?:received|had))\s+"
    r"(?:(?:only|just|some|about|around|over|nearly|almost|a\s+total\s+of)\s+)*|,?\s*\(\s*)$"
)
_TOP = r"(?:most|highest|largest|greatest|biggest|fewest|lowest|smallest)"
_IS = (
    r"(?:was|were|is|are|being|remain\w*|continue[sd]?\s+to\s+be)\s+"
    r"(?:(?:once\s+)?again\s+|still\s+)?(?:the\s+)?"
)
_UNIT = r"(?P<unit>services?(?:\s+areas?)?|areas?|teams?|directorates?|departments?|divisions?)"
_WITH_MOST = Needled(
    rf"\b{_UNIT}\s+(?:with|that|which|receiving|attracting|generating|having|to\s+(?:receive|attract))\b"
    rf"[^.;,\d]{{0,40}}?\b{_TOP}\b[^.;,\d]{{0,60}}?\s{_IS}{_NAME}{_JOINT}"
)
_COMPLAINED_ABOUT = Needled(
    rf"\bmost\s+complained[\s-](?:about|of)\s+{_UNIT}\s+(?:[^.;,\d]{{0,30}}?\s)??{_IS}{_NAME}{_JOINT}"
)
_RECEIVED_BY = Needled(
    rf"\b{_TOP}\b[^.;,\d]{{0,40}}?\bcomplaints\s+(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+)?"
    r"(?:again\s+)?(?:received|recorded|logged|registered|made|attracted|generated)\s+(?:by|in|for|about|against|within)\s+"
    rf"(?:the\s+)?{_NAME}{_JOINT}"
)
_TAKEN = frozenset(("stage", "procedure", "contact", "outcome", "status"))


def service_with_most(sentence: Sentence, statement: Statement) -> Named | None:
    """What has the most complaints: mostly a service; "unknown" where nothing says what it is."""
    group = statement.group
    if group.unit not in ("count", "percent") or sentence.groups[0] is not group:
        return None
    lead = sentence.text[: group.first]
    for pattern in (_WITH_MOST, _COMPLAINED_ABOUT, _RECEIVED_BY):
        match = pattern.search(lead)
        if match is None:
            continue
        start, end = match.span("name")
        name = trimmed(match["name"])
        if sentence.says(_TAKEN, start, end) or not is_part(name):
            return None
        if in_subject(name, sentence.setting.context):
            return None
        times = [(m.start, m.end) for m in sentence.reading.quarters]
        times += [(m.start, m.end) for m in sentence.reading.years]
        if any(low < end and start < high for low, high in times):
            return None  # "the most were received in Quarter 2, with 80"
        told = pattern is not _RECEIVED_BY and not match["unit"].lower().startswith("area")
        kind = kind_of_words(sentence.reading, start, end)
        if told or is_service(sentence, start, end):
            return Named("service", name, start)
        if kind is not None:
            return Named(kind, name, start)  # a theme, a channel, or people
        several = sum(word[0].isupper() for word in name.split()) > 1
        return Named("service" if several else "unknown", name, start)
    return None
