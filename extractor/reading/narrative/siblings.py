"""Names in a row: where one number is a service's, a neighbour that names another is that one's.

"Housing drew 41 complaints, followed by Parks with nine and Tree Care with two": whatever a clause
names where its neighbour named a service is one too, known or not.
"""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_service
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.unread import EMPTY
from extractor.reading.narrative.wording import UNIT_ALONE
from extractor.reading.years import MONTHS

_BEFORE = re.compile(
    r"(?:^|[,;:()]\s*|\b(?:and|with|while|whilst|but|by|then)\s+)"
    r"(?:(?:and|while|whilst|but|with|for|in|at|then|also|followed|closely|by|ahead|of|next|came|the|our)\s+)*"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,7}?)"
    r"(?:\s+(?:had|has|saw|received|recorded|with|at|on|to|took|drew|attracted|came|earned|itself|"
    r"stood|account(?:s|ed)\s+for|made\s+up))*,?(?:\s+(?:only|just|some|another|a\s+further))?\s*\(?\s*$"
)
"""The name before its number: "Parks with", "and Tree Care had only"."""
_AFTER = re.compile(
    r"\s+(?:complaints\s+)?(?:were\s+)?(?:in|for|at|by)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)?[A-Z][\w'’&/-]*)*)\s*(?:[,;.]|$|and\b)"
)
"""The name after its number: "and 22% in Finance"."""
_SAYS_MORE = ("contact", "stage", "outcome", "status", "procedure")
_VERB = re.compile(
    r"\b(?:was|were|is|are|been|had|has|have|which|that|who|there|they|it|than|when|where|upheld|"
    rf"ombudsman|council|{MONTHS}|quarter|year|committee|cabinet|mrs?|in\s+total)\b",
    re.I,
)


_TIME = re.compile(
    r"(?:the\s+)?(?:q(?:uarter|tr)?\s?(?:[1-4]|one|two|three|four)|(?:first|second|third|fourth|last)\s+(?:quarter|half)|"
    r"(?:early|late|mid)?\s?(?:spring|summer|autumn|winter)|[HT][12]|half\s?[12])(?:\s+of\s.*)?",
    re.I,
)
"""What is a time of the year, and no service: "14 in Q1 and 19 in Q2"."""


def name_siblings(sentence: Sentence) -> None:
    """Give each number that took a service over from its neighbour the name that it has itself."""
    for index, statement in enumerate(sentence.done):
        taken = statement.subject.get("service_area")
        if index == 0 or statement.role != "level":
            continue
        before = sentence.done[index - 1]
        inner, following = statement.group.inner, sentence.done[index + 1 : index + 2]
        row = any(s.group.inner == inner and s.role == "level" for s in following)
        if inner not in (None, before.group.inner) and not row:
            continue
        low = _end_of(before)
        gapped = _after_rise(sentence, before, statement, low)
        if gapped is not None:
            statement.subject["service_area"] = gapped
            statement.predicate = statement.predicate or before.predicate
            continue
        if taken is None:
            continue
        if low < before.group.clause[1] <= statement.first:
            low = before.group.clause[1]  # what stands before that is the neighbour's
        if str(taken) in sentence.text[low : statement.group.clause[1]]:
            own = _BEFORE.search(sentence.text[low : statement.first])
            if own is None or str(taken) not in own["name"]:
                continue
        if before.subject.get("service_area") is None:
            continue
        label = (
            _label(sentence, statement, low)
            or _label_after(sentence, statement)
            or _small_label(sentence, statement, low)
            or _elliptic(sentence, before, statement)
        )
        if label is None or label == taken or _TIME.fullmatch(label):
            continue
        statement.subject["service_area"] = label
        _rename_compared(sentence, index, str(taken), label)
        bare = statement.predicate is None and before.predicate is None
        if bare and statement.unit == "count":
            statement.predicate = Predicate("exists", strength=1)


def _rename_compared(sentence: Sentence, index: int, taken: str, label: str) -> None:
    """Give the other years' numbers behind a number its name: "and Parks 64 compared to 70"."""
    for other in sentence.done[index + 1 :]:
        if other.role != "compared" or other.subject.get("service_area") != taken:
            return
        if taken in sentence.text[slice(*other.group.clause)]:
            return
        other.subject["service_area"] = label


def _end_of(statement: Statement) -> int:
    """Where a number ends, with the noun that follows it."""
    noun = statement.noun
    return (
        max(statement.last, noun.end)
        if noun is not None and noun.sort != "foreign"
        else (statement.last)
    )


def _label(sentence: Sentence, statement: Statement, low: int) -> str | None:
    """The name in capitals right before the number; None where the words say something else."""
    if low >= statement.first:
        return None
    match = _BEFORE.search(sentence.text[low : statement.first])
    if match is None or _VERB.search(match["name"]):
        return None
    start, end = low + match.start("name"), low + match.end("name")
    reading = read_label(match["name"])
    if reading.years or reading.quarters:
        return None
    if sentence.says(_SAYS_MORE, start, end):
        return None
    if in_subject(match["name"], sentence.setting.context):
        return None
    return trimmed(match["name"])


_ROSE = re.compile(r"\b(?:(?:gave|giv(?:es?|en|ing))\s+rise|led|leads?)\s+to\b", re.I)
"""The verb that a row of services shares: "Parks gave rise to 41, Waste to 30 and Trees to 9"."""
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?$", re.I)
_TO_NEXT = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the\s+)?"
    r"(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,4}?)\s+to\s+(?:only\s+|just\s+)?"
)


def _after_rise(
    sentence: Sentence, before: Statement, statement: Statement, low: int
) -> str | None:
    """The name whose verb was said with its neighbour's: "Waste to" after "Parks gave rise to"."""
    ahead = sentence.text[: before.first]
    if "service_area" not in before.subject or not (_ROSE.search(ahead) and _TO.search(ahead)):
        return None
    match = _TO_NEXT.fullmatch(sentence.text, low, statement.first)
    if match is None or _VERB.search(match["name"]) or statement.group.from_to is not None:
        return None
    return None if sentence.says(_SAYS_MORE, *match.span("name")) else trimmed(match["name"])


_ALONE = re.compile(
    r"\s*[)\]]?\s+(?:the\s+)?(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)?[A-Z][\w'’&/-]*)*)\s*(?:[,;.]|$|\band\s+(?=\d))"
)
"""Nothing but a name after its number: "37% (188) Adults and 24% (121) Children's Services"."""


def _elliptic(sentence: Sentence, before: Statement, statement: Statement) -> str | None:
    """The name alone after the number, where its neighbour's stood after its verb: "39% concerned
    Place, 37% Adults"."""
    taken = str(before.subject.get("service_area", ""))
    if taken not in sentence.text[before.last : before.group.clause[1]]:
        return None
    match = _ALONE.match(sentence.text, statement.last)
    if match is None or _VERB.search(match["name"]):
        return None
    if sentence.says(_SAYS_MORE, *match.span("name")):
        return None
    return None if in_subject(match["name"], sentence.setting.context) else trimmed(match["name"])


_MOVED = (
    r"\s+(?:rose|fell|grew|increased|decreased|dropped|declined|went)(?:\s+(?:up|down))?\s+"
    r"(?:to|from)"
)
_SMALL = re.compile(
    r"(?:^|[,;)]\s*|\b(?:and|while|whilst|whereas)\s+)(?:(?:and|while|whilst|whereas|but|with|then|for|in|the|our)\s+)*"
    rf"(?P<name>[a-z][\w'’&-]*(?:\s+[\w'’&-]+){{0,5}}?)(?:\s+complaints)?(?::|,|{_MOVED}|(?:\s+(?:to|at|on|had|has|with|in|by|received))*)\s+$"
)
"""A service in small letters before its number: "children's social care to 63%"."""


_BARE = re.compile(r"\W*(?:and\s+)?(?P<name>[a-z][a-z'’-]{2,}(?:\s+[a-z'’-]+)?)\s+")
"""Nothing but a label between two numbers of a row: "repairs 33, allocations nine, rents five"."""


def _small_label(sentence: Sentence, statement: Statement, low: int) -> str | None:
    """The service in small letters right before the number, as its neighbour's stood before it."""
    match = _SMALL.search(sentence.text[low : statement.first]) if low < statement.first else None
    # a service that only the heading says begins no row: "closed four and referred two"
    begun = str(statement.subject.get("service_area")) in sentence.text
    bare = (
        _BARE.fullmatch(sentence.text[low : statement.first])
        if match is not None and begun
        else None
    )
    label = bare["name"] if bare is not None else ""
    if label and not any(map(EMPTY.fullmatch, label.split())) and not read_label(label).hits:
        return label
    if match is None or _VERB.search(match["name"]):
        return None
    start, end = low + match.start("name"), low + match.end("name")
    if not is_service(sentence, start, end) or UNIT_ALONE.fullmatch(trimmed(match["name"])):
        return None
    if sentence.says(_SAYS_MORE, start, end):
        return None
    if in_subject(match["name"], sentence.setting.context):
        return None
    return _OWNS.sub("", trimmed(match["name"]))


_OWNS = re.compile(r"(?<!children)(?<!people)['’]s$")
"""Of a service that complaints are of: "housing's rose to 87" names housing."""


def _label_after(sentence: Sentence, statement: Statement) -> str | None:
    """The name in capitals right after the number, as its neighbour's stood after it."""
    match = _AFTER.match(sentence.text, statement.last)
    if match is None or _VERB.search(match["name"]):
        return None
    start, end = match.span("name")
    if sentence.says(_SAYS_MORE, start, end):
        return None
    return None if in_subject(match["name"], sentence.setting.context) else trimmed(match["name"])
