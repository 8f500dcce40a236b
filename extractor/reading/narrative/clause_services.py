"""Services that a number's clause names ahead of it: "for children's social care it was 71"."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import (
    NO_SERVICE,
    SERVICE_NAME,
    is_all_name,
    is_part,
    is_service,
)
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement

_CLAUSE_OF = re.compile(
    r"\b(?:for|in|at|within|under)\s+(?:the\s+|our\s+)?(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,6}?)\s+"
    r"(?:it|this|that|the\s+(?:figure|number|total|rate|share|proportion|percentage|average))\s+"
    r"(?:was|were|is|had\s+been|stood\s+at)\s+(?:only\s+|just\s+)?$"
)
"""Before a number whose measure was said before: "whereas for children's social care it was 71"."""
_FIGURE_FOR = re.compile(
    r"\bthe\s+(?:figure|rate|share|proportion|percentage|number|total|average)\s+(?:for|in|at)\s+(?:the\s+|our\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,5}?)\s+(?:was|were|is|had\s+been|stood|stands|remain\w*)\b"
    r"[^.;:\d]{0,40}?(?:\b(?:at|with)\s+)?(?:only\s+|just\s+)?$"
)
"""Before a number of which is said how it compares: "the figure for Housing was higher, at 57%"."""
_WHERE = re.compile(
    rf"{SERVICE_NAME},\s+where\s+(?:only\s+|just\s+|some\s+|there\s+(?:were|was)\s+)?$"
)
"""Before a number of what a clause ends with: "in all directorates bar Highways, where 96%"."""
_WHEREAS_IN = re.compile(
    rf"[,;]\s+(?:whereas|while|but)\s+(?:in|for|at)\s+(?:the\s+)?{SERVICE_NAME}\s+(?:only\s+|just\s+)?$"
)
"""Before a share set against another part's: "Place answered 93%, whereas in Finance only 64%"."""
_OWNER = re.compile(
    rf"(?:^\W*|;\s+|,\s+(?:and|while|whereas|but)\s+)(?:the\s+)?{SERVICE_NAME}\s+[a-z]+(?:\s+(?:only|just))?\s+$"
)
_WHICH_HAD = re.compile(
    rf"{SERVICE_NAME},?\s+(?:who|which|that)\s+(?:(?:also|again|alone|has|have|had)\s+){{0,2}}(?:received|saw|had|recorded|attracted|generated)\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+|over\s+|some\s+)?$"
)
"""Before what a clause says of the service named last: "for the Waste Team who received 85"."""
_WAS_WITH = re.compile(
    r"\b(?:was|were|is|being|by)\s+(?:the\s+)?(?P<name>[a-z][\w'’&-]*(?:\s+[\w'’&-]+){0,5}?)\s+(?:with|at|on)\s+"
    r"(?:only\s+|just\s+|some\s+)?$"
)
"""Before a number of what ranks first or next, in small letters: "was highways with 30%"."""
_THEIR_TEAM = re.compile(
    r"\b(?:[Tt]he|[Oo]ur)\s+(?P<name>[A-Za-z][\w'’&-]*(?:\s+[\w'’&/-]+){0,4}?)\s+(?i:complaints|representations|feedback|"
    r"customer\s+(?:relations|feedback|care|experience))\s+(?i:team|service|unit|section|manager|officer)\s+"
    r"(?:(?:also|has|have|had)\s+)*(?:received|recorded|registered|logged|handled|managed|processed|dealt\s+with|saw)\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+|over\s+|some\s+)?$"
)
"""Before what those who handle one service's complaints had: "the adult care complaints team"."""
_ITS_OWN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of|in)\s+(?:its|their)\s+(?:own\s+)?(?:\w+\s+){0,2}?(?:complaints|cases|responses|replies)\b",
    re.I,
)
"""After a number of a part's own: "Place upheld 52% of its complaints"."""
_ITS_ANSWERS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:them|complaints|cases|these)\s+)?(?:(?:on|in)\s+time\b|(?:with)?in\s+(?:the\s+)?(?:timescale|target|deadline|"
    r"\d+\s+(?:working\s+)?days))",
    re.I,
)
"""After a share of what a part answered: "Place answered 93% on time"."""
_ANSWERED = re.compile(
    r"(?<!staff)(?<!officers)(?<!managers)(?<!teams)(?<!services)(?<!directorates)\s+"
    r"(?:answered|closed|completed|resolved|achieved|managed|sent)(?:\s+(?:only|just))?\s+$",
    re.I,
)
"""Before it; those who answer for every part are no part."""


def service_of_clause(sentence: Sentence, statement: Statement) -> str | None:
    """The service that a number's clause names ahead of it, where it says nothing else of it."""
    group, context = statement.group, sentence.setting.context
    if group.unit not in ("count", "percent") or group.inner is not None:
        return None
    for pattern in (
        _CLAUSE_OF,
        _FIGURE_FOR,
        _WHERE,
        _WHEREAS_IN,
        _OWNER,
        _WHICH_HAD,
        _WAS_WITH,
        _THEIR_TEAM,
    ):
        timed = _ITS_ANSWERS.match(sentence.text, group.last) is not None
        if pattern is _OWNER and not (timed or _ITS_OWN.match(sentence.text, group.last)):
            continue
        match = pattern.search(sentence.text[: group.first])
        if pattern is _OWNER and timed and (match is None or not _ANSWERED.search(match[0])):
            continue
        if match is None or match.start("name") < max((s.last for s in sentence.done), default=0):
            continue
        start, end = match.span("name")
        label = trimmed(match["name"])
        taken = sentence.says(NO_SERVICE, start, end)
        if taken or not is_part(label) or in_subject(label, context):
            continue
        known = is_service(sentence, start, end) and is_all_name(sentence, start, end)
        if known or (pattern not in (_CLAUSE_OF, _THEIR_TEAM) and label[:1].isupper()):
            return label
    return None


def start_of_relative(sentence: Sentence, group: Group) -> int:
    """Where the service begins of which a clause gives the number: "for Place, and for the Waste
    Team who had 85" is of the team; 0 where there is no such clause."""
    match = _WHICH_HAD.search(sentence.text[: group.first])
    return match.start("name") if match is not None else 0
