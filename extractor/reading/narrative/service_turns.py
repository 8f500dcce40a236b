"""Where a sentence turns to another service than that of the number before: "in adults 40 were
upheld; in children's services, 29", "the rest is on Highways, where 61 were received"."""

from __future__ import annotations

import re

from extractor.reading.directorates import is_directorate
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_part, is_service
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.subject_draft import Draft

_NAME = r"(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,5}?)"
_TURNED = re.compile(
    rf"(?:;\s+(?:and\s+|while\s+|but\s+)?|,\s+(?:while|whilst|whereas|but)\s+)(?:in|for|within)\s+(?:the\s+|our\s+)?{_NAME},?\s+"
    r"(?:(?:there\s+(?:were|was)|we\s+(?:had|received)|only|just|a\s+total\s+of|the\s+(?:figure|number|total)\s+was)\s+)*$",
    re.I,
)
_WHERE = re.compile(
    r".*\b(?:with|on|to|is|was|about|for|in|at|of)\s+(?:the\s+)?(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,5}?),\s+"
    r"(?:where|which\s+(?:had|has|received|saw|attracted))\s+"
    r"(?:(?:there\s+(?:were|was)|we\s+(?:had|received)|only|just|a\s+total\s+of)\s+)*$",
    re.I | re.S,
)
_LABELLED = re.compile(rf"(?:[;,]|,\s+and)\s+{_NAME}(?:\s*:|\s+[–—-])\s+$")
"""The next label of a row: "Adults: 37 received; Housing: 82 received"."""
_OTHER_END = re.compile(
    r"(?:[,;]\s+(?:(?:and|while|whilst|but|with)\s+)?|\s+(?:and|while|whilst|but|with)\s+)(?:the\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)?[\w'’&/-]+){0,5}?),?\s+(?:(?:had|has|having|received|saw)\s+)?(?:the\s+)?"
    r"(?:fewest|lowest|least|smallest|most|highest|largest|(?:second|third|next)(?:\s+(?:most|highest|largest))?)"
    r"(?:\s+(?:number|complaints))?,?\s+(?:with|at)\s+(?:only\s+|just\s+|a\s+total\s+of\s+)*$"
)
"""The next of a ranking, of which the first is a service: "and Parks the fewest, with 4"."""
_LONGEST_TURN = 120
"""Characters before a number in which it is said what the sentence turns to."""


def service_turned_to(sentence: Sentence, statement: Statement) -> str | None:
    """The service that is named right before a number, since the number before it."""
    first = statement.first
    earlier = [g.last for g in sentence.groups if g.last <= first]
    low = max([first - _LONGEST_TURN, 0, *earlier])
    ahead = sentence.text[low:first]
    ranked = _OTHER_END.match(ahead) if _last_is_service(sentence, first) else None
    turned = ranked or _TURNED.search(ahead) or _WHERE.match(ahead) or _LABELLED.search(ahead)
    if turned is None:
        return None
    start, end = low + turned.start("name"), low + turned.end("name")
    label = trimmed(sentence.text[start:end])
    if in_subject(label, sentence.setting.context) or not is_part(label):
        return None
    known = ranked is not None or is_service(sentence, start, end) or is_directorate(label)
    return label if known else None


def _last_is_service(sentence: Sentence, position: int) -> bool:
    before = [s for s in sentence.done if s.last <= position]
    return bool(before) and "service_area" in before[-1].subject


_COUNCIL_RECEIVED = re.compile(
    r"\b(?:we|council|authority|team|service|directorate)\s+(?:(?:also|itself)\s+)?"
    r"(?:received|recorded|registered|logged|dealt|handled)\b",
    re.I,
)


def is_next_service(draft: Draft, last: Statement) -> bool:
    """Whether a paragraph on the Ombudsman goes on from one service to the next: "Of these 12
    related to Adult Services; eight were upheld. There were 8 relating to Children's Services"."""
    service, before = draft.values.get("service_area"), last.subject.get("service_area")
    if draft.setting.paragraph_start or None in (service, before) or service == before:
        return False
    if _COUNCIL_RECEIVED.search(draft.sentence.text, 0, draft.statement.group.first):
        return False
    return last.subject.get("stage") == "ombudsman" and draft.contact == "complaint"
