"""Services named before a number or a share: "Housing, 44%", "Housing had 12"."""

from __future__ import annotations

import re

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.names import UNIT_WORDS, Named, kind_of_words

_BEFORE_SHARE = re.compile(
    r"(?P<name>(?:[A-Z][\w'’&/-]*|\([A-Za-z ]+\)|(?:children|adults?)(?:['’]s|s['’])?\s+"
    r"(?:social\s+care|services))(?:\s+(?:and|&|of|for|with|in|the|"
    r"[A-Z][\w'’&/-]*|\([A-Za-z ]+\)|services?|teams?|process))*)"
    r"\s*,?\s*(?:(?:with|at|on|had|has|have|having|received|account(?:s|ed|ing)\s+for|"
    r"made\s+up|represents?|represented)\s+|[:=–-]\s+|(?=\())"
    r"(?:the\s+(?:most|highest|fewest|lowest)\s+(?:number\s+of\s+)?(?:\w+\s+){1,3}(?:at|with)\s+|"
    r"(?:the\s+most|a\s+total\s+of|only|just|some|approximately|about)\s+)*[(]?\s*$"
)


def service_before(text: str, reading: LabelReading, start: int, group_start: int) -> Named | None:
    """The service whose share or count follows: "Housing Services at 18% (34)", "Highways (88)"."""
    match = _BEFORE_SHARE.search(text[start:group_start])
    if match is None:
        return None
    begin = start + match.start("name")
    name = match["name"]
    kind = kind_of_words(reading, begin, start + match.end("name"))
    if kind is None or UNIT_WORDS.fullmatch(trimmed(name)):
        return None
    return Named(kind, trimmed(name), begin)


_BARE_NAME = re.compile(
    r"^[)\]]?\s*(?:,\s+)?(?:and\s+)?(?:the\s+|for\s+)*(?P<name>[A-Z][\w'&/-]*(?:\s+(?:and|&|of|[A-Z][\w'&/-]*))*)\s+"
    r"(?:(?:totall?ed|had|received|recorded|saw|for|with)\s+)?$"
)


_BARE_SMALL = re.compile(
    r"^[)\]]?\s*(?:,\s+)?(?:and\s+)?(?P<name>[a-z][a-z'’-]+(?:\s+(?:and\s+|&\s+)?[a-z][a-z'’-]+){0,3})\s+$"
)
"""The same in small letters: "... planning 12 and education"."""


def bare_service(text: str, reading: LabelReading, start: int, first: int) -> Named | None:
    """The service that stands alone before its number: "... and the Fostering Team five"."""
    match = _BARE_NAME.match(text[start:first]) or _BARE_SMALL.match(text[start:first])
    if match is None:
        return None
    begin, end = start + match.start("name"), start + match.end("name")
    if match["name"][0].islower() and not any(
        h.sets.get("kind") == "service" and h.start == begin and h.end == end for h in reading.hits
    ):
        return None
    return (
        Named("service", match["name"], begin)
        if kind_of_words(reading, begin, end) == "service"
        else None
    )
