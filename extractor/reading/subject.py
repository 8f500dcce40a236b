"""What a whole report is about, where that is one service: what its title, its cover, the headings
above all of it, or its committee name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.layout.lines import has_leaders
from extractor.reading.context import content_words, service_named
from extractor.reading.identity import ReportPart
from extractor.reading.needles import Needled

SHORTEST_PARAGRAPH = 8
"""Words; what is shorter at a report's start is an address, a date or an entry of its contents."""

SHORTEST_SENTENCE = 5
"""Words; so many that end in a full stop are running text too: "Our procedure has two stages." """

SUBTITLES = 4
"""So many blocks at a report's start may hold its subtitle."""

LONGEST_SUBTITLE = 150
"""Characters; what is longer is a sentence about the report."""

_SUBTITLE = re.compile(r"\bcomplaints?\b.*\breport\b|\breport\b.*\bcomplaints?\b", re.I | re.S)

_REPORT_HEADING = Needled(r"\bannual\s+(?:\w+\s+){0,4}?report\b")
_BODY = re.compile(
    r"\b(?:overview|and|&|scrutiny|select|cabinet|policy|sub-?|committee|panel|board|commission)\b"
    r"(?=[\s-]*(?:$|overview|and|&|scrutiny|select|cabinet|policy|sub|committee|panel|board|"
    r"commission))",
    re.I,
)
SOCIAL_SERVICES = re.compile(r"\b(?:child|young|adult|famil|education|social care|health)", re.I)


def covering_headings(blocks: Sequence[Block]) -> frozenset[str]:
    """The headings under which the whole report stands, its front matter apart: all of its running
    text and tables, so that what they name is what the report is about and none of its parts.

    A cover prints the council, the directorate and the title in larger print than the sections
    below it, each line a heading of its own.
    """
    texts = [b for b in blocks if not isinstance(b, Heading) and _is_text(b)]
    if not texts:
        return frozenset()
    return frozenset(
        block.text
        for block in takewhile(lambda b: b is not texts[0], blocks)
        if isinstance(block, Heading) and all(block.text in text.heading for text in texts)
    )


def _is_text(block: Paragraph | Table) -> bool:
    return isinstance(block, Table) or is_running(block)


def service_of(part: ReportPart, covering: frozenset[str]) -> str | None:
    """What the whole report is about, where its title does not say: its subtitle or committee, or
    the one service that the headings above all of it name.

    A report to the "Families and Schools Select Committee" that speaks of the "Families and Schools
    Directorate" speaks of all it covers, not of a part. A Governance Committee hears of every
    service.
    """
    titled = _titled_part(part)
    if titled is not None:
        return titled
    if part.title and service_named(part.title):
        return None
    above = {content_words(name): name for text in covering if (name := service_named(text))}
    covered = _on_cover(part) or (next(iter(above.values())) if len(above) == 1 else None)
    if covered is not None:
        return covered
    below = _below_title(part)
    if below is not None:
        return below
    for block in part.blocks[:SUBTITLES]:
        text = "" if isinstance(block, Table) else block.text
        if _SUBTITLE.search(text) and len(text) <= LONGEST_SUBTITLE and service_named(text):
            return service_named(text)
    if part.committee is None:
        return None
    service = _BODY.sub("", part.committee).strip(" ,-")
    return service if SOCIAL_SERVICES.search(service) else None


def _below_title(part: ReportPart) -> str | None:
    """The service that a heading names right below the title, where no other heading names one:
    "Complaints annual report 2022/23", and "Children's Social Care" in the next line."""
    headings = [block.text for block in part.blocks if isinstance(block, Heading)]
    opening = takewhile(lambda b: isinstance(b, Heading), part.blocks[:SUBTITLES])
    first = [block.text for block in opening if isinstance(block, Heading)]
    title = content_words(part.title or "")
    if len(first) < 2 or not title or not content_words(first[0]) & title:
        return None
    named = {
        tuple(sorted(content_words(service))): service
        for text in headings
        if (service := service_named(text)) is not None
    }
    told = service_named(first[1])
    return told if told is not None and list(named.values()) == [told] else None


def _titled_part(part: ReportPart) -> str | None:
    """The service that a heading titles the report with: "Children's Services: Annual Report".

    A covering paper says what its annual report is about where that begins. Two such headings for
    two services head the two parts of a report on both.
    """
    title = content_words(part.title or "")
    named = [
        service
        for block in part.blocks
        if isinstance(block, Heading)
        and _REPORT_HEADING.search(block.text)
        and not content_words(block.text) <= title
        and (service := service_named(block.text)) is not None
    ]
    return named[0] if len({content_words(service) for service in named}) == 1 else None


def _on_cover(part: ReportPart) -> str | None:
    """The one service that a cover names beside the title: the directorate that reports."""
    cover = [block for block in part.blocks if block.page == part.pages[0]]
    texts = [b for b in cover if isinstance(b, Paragraph) and b.text not in (part.title or "")]
    if any(isinstance(b, Table) for b in cover) or any(map(is_running, texts)):
        return None
    named = [
        service
        for block in cover
        if isinstance(block, Heading) and (service := service_named(block.text)) is not None
    ]
    return named[0] if len({content_words(service) for service in named}) == 1 else None


def is_running(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, and no line of front matter or of a contents table."""
    text = paragraph.text.rstrip()
    least = SHORTEST_SENTENCE if text.endswith(".") else SHORTEST_PARAGRAPH
    return len(text.split()) >= least and not has_leaders(text)
