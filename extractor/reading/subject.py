"""What a whole report is about, where that is one service: what its title, its cover, the headings
above all of it, or its committee name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.layout.lines import has_leaders
from extractor.reading.identity import ReportPart
from extractor.reading.needles import Needled
from extractor.reading.service_names import content_words, service_named

SHORTEST_PARAGRAPH = 8
"""Words; what is shorter at a report's start is an address, a date or an entry of its contents."""

SHORTEST_SENTENCE = 5
"""Words; so many that end in a full stop are running text too: "Our procedure has two stages." """

SUBTITLES = 4
"""So many blocks at a report's start may hold its subtitle."""

LONGEST_SUBTITLE = 150
"""Characters; what is longer is a sentence about the report."""

_SUBTITLE = re.compile(r"\bcomplaints?\b.*\breport\b|\breport\b.*\bcomplaints?\b", re.I | re.S)

_COMPLAINTS = re.compile(r"\bcomplaints?\b", re.I)
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
    beside = _beside_title(part)
    if beside is not None:
        return beside
    subtitled = _in_subtitle(part)
    if subtitled is not None:
        return subtitled
    if part.committee is None:
        return None
    service = _BODY.sub("", part.committee).strip(" ,-")
    return service if SOCIAL_SERVICES.search(service) else None


def _in_subtitle(part: ReportPart) -> str | None:
    """The service of a line at the report's start that says what the report is, or of two: the one
    says "Complaints about adult social care", the other "Annual report 2022/23"."""
    texts = [block.text for block in part.blocks[:SUBTITLES] if not isinstance(block, Table)]
    texts = [text for text in texts if len(text) <= LONGEST_SUBTITLE]
    lines = [(text, text) for text in texts]
    lines += [(a, f"{a} {b}") for a, b in pairwise(texts) if _COMPLAINTS.search(a)]
    for line, subtitle in lines:
        if _SUBTITLE.search(subtitle):
            service = service_named(line) or service_named(_without_council(line, part.council))
            if service is not None:
                return service
    return None


def _without_council(text: str, council: str | None) -> str:
    """A line less the council that it begins with: "Kent County Council Adult Social Care"."""
    return text[len(council) :] if council and text.startswith(council) else text


def _beside_title(part: ReportPart) -> str | None:
    """The service that a heading names right above or below the title: "Complaints annual report
    2022/23", and "Children's Social Care" in the line before or after it.

    A heading below the title may be that of the first section, where another heading names a
    service too; a social service above the title is belied by another one alone.
    """
    opening = takewhile(lambda b: isinstance(b, Heading), part.blocks[:SUBTITLES])
    first = [block.text for block in opening if isinstance(block, Heading)]
    title = content_words(part.title or "")
    place = next((n for n, text in enumerate(first) if content_words(text) & title), None)
    if place is None:
        return None
    headings = [block.text for block in part.blocks if isinstance(block, Heading)]
    named = {
        content_words(service): service
        for text in headings
        if (service := service_named(text)) is not None
    }
    above = service_named(first[place - 1]) if place else None
    if above is not None and SOCIAL_SERVICES.search(above):
        others = [name for words, name in named.items() if words != content_words(above)]
        return None if any(map(SOCIAL_SERVICES.search, others)) else above
    below = service_named(first[place + 1]) if place + 1 < len(first) else None
    return below if below is not None and list(named.values()) == [below] else None


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
