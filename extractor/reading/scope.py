"""What holds for a whole report: its year and, where it is about one only, its procedure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.reading.context import STAGES, ReportContext, one_stage
from extractor.reading.identity import ReportPart
from extractor.reading.labels import read_label
from extractor.reading.said_of_procedures import (
    BESIDE_SOCIAL_CARE,
    ELSEWHERE,
    INTRODUCTION,
    SOCIAL_CARE,
    complaints_about,
    one_procedure,
    own_sentences,
)
from extractor.reading.sentences import sentences_of
from extractor.reading.service_names import content_words, service_named
from extractor.reading.subject import covering_headings, is_running, service_of
from extractor.reading.whole_procedure import procedure_of, signs

SECTION_OPENING = 2
"""So many paragraphs open a section: they say what all of its complaints have in common."""
_THIS_SECTION = re.compile(
    r"\bthis (?:section|part|chapter)\s+(?:only\s+)?"
    r"(?:deals?|covers?|concerns?|relates?|looks?|is|reports?|sets? out)\b",
    re.I,
)
_THOSE_SERVICES = re.compile(
    r"^(?:th[oe]se|both)\s+(?:two\s+|three\s+)?"
    r"(?:divisions|services|directorates|departments|areas|teams)\s+"
    r"(?:all\s+|both\s+)?(?:use|follow|have|are|come|fall|go)\b",
    re.I,
)


def report_context(part: ReportPart) -> ReportContext:
    """The context that every figure of the report inherits last."""
    titled = content_words(part.title or "")
    covering = covering_headings(part.blocks)
    service = service_of(part, covering)
    return ReportContext(
        year=part.report_year or "",
        procedure=procedure_of(part.title, service, part.blocks),
        service=service,
        by_procedure=_is_by_procedure(part.blocks),
        title=part.title,
        council=part.council,
        stages_procedure=_stages_procedure(part.blocks),
        sections=_section_procedures(part.blocks, covering),
        care_by_law=_says_care_is_by_law(part.blocks),
        social_care_is_part=any(
            BESIDE_SOCIAL_CARE.search(block.text) and service_named(block.text)
            for block in part.blocks
            if isinstance(block, Heading)
            and not content_words(block.text) <= titled
            and block.text not in covering
        ),
        covering=covering,
    )


def _says_care_is_by_law(blocks: Sequence[Block]) -> bool:
    """Whether the introduction says of the complaints about social care that they have the
    statutory procedures: "Complaints about social care are dealt with under the Regulations"."""
    running = [b.text for b in blocks if isinstance(b, Paragraph) and is_running(b)]
    return any(
        one_procedure(sentence) == "statutory" and SOCIAL_CARE.search(about["service"])
        for sentence in own_sentences(running[:INTRODUCTION])
        if (about := complaints_about(sentence)) is not None
    )


def _stages_procedure(blocks: Sequence[Block]) -> str | None:
    """The procedure of "Corporate Stage One complaints" and "Corporate Stage Two complaints": of
    later headings too that name a stage alone. None where headings name stages of both."""
    readings = [read_label(block.text) for block in blocks if isinstance(block, Heading)]
    named = {
        procedure
        for reading in readings
        if one_stage(reading) in STAGES
        for procedure in reading.values("procedure")
    }
    return named.pop() if len(named) == 1 else None


def _section_procedures(
    blocks: Sequence[Block], covering: frozenset[str]
) -> dict[tuple[str, ...], str]:
    """The procedure of each section whose opening says it: "This section covers the statutory
    procedure only", "Complaints about admissions come under the Council's own procedure" below
    "Admissions". What only some of its complaints go through is not said of the section.
    """
    found = _procedures_of_services(blocks, covering)
    passed: dict[tuple[str, ...], int] = {}
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.heading:
            continue
        passed[block.heading] = passed.get(block.heading, 0) + 1
        if passed[block.heading] > SECTION_OPENING:
            continue
        for sentence in own_sentences([block.text]):
            procedure = one_procedure(sentence)
            if procedure is not None and _is_of_section(sentence, block.heading[-1]):
                found.setdefault(block.heading, procedure)
    return found


def _procedures_of_services(
    blocks: Sequence[Block], covering: frozenset[str]
) -> dict[tuple[str, ...], str]:
    """The procedure of each section headed with a service of which the introduction says it:
    "Complaints about libraries follow the corporate procedure", or "Admissions and transport are
    included too. Those services use the corporate procedure". What heads the whole report, as its
    title, heads no section.
    """
    paragraphs = [b.text for b in blocks if isinstance(b, Paragraph) and is_running(b)]
    said: list[tuple[frozenset[str], str]] = []
    for text in paragraphs[:INTRODUCTION]:
        before = ""
        for sentence in sentences_of(text):
            procedure = None if ELSEWHERE.search(sentence) else one_procedure(sentence)
            about = complaints_about(sentence)
            if procedure is not None and _THOSE_SERVICES.search(sentence):
                said.append((content_words(before), procedure))
            elif procedure is not None and about is not None:
                said.append((content_words(about["service"]), procedure))
            before = sentence
    found: dict[tuple[str, ...], str] = {}
    for block in blocks if said else ():
        path = () if isinstance(block, Heading) else block.heading
        for depth, heading in enumerate(path, start=1):
            service = None if heading in covering else service_named(heading)
            own = {p for words, p in said if service and content_words(service) <= words}
            if len(own) == 1:
                found.setdefault(path[:depth], own.pop())
    return found


def _is_of_section(sentence: str, heading: str) -> bool:
    """Whether a sentence speaks of all complaints of its section: by that word, or by the service
    that heads it."""
    if _THIS_SECTION.search(sentence):
        return True
    about = complaints_about(sentence)
    service = service_named(heading)
    return (
        about is not None
        and service is not None
        and content_words(about["service"]) == content_words(service)
    )


def _is_by_procedure(blocks: Sequence[Block]) -> bool:
    """Whether a section or a table is headed with the corporate procedure, and others are on
    something else.

    In such a report a section on social care is on the procedure that the law lays down for it.
    """
    return any(read_label(text).values("procedure") == ["corporate"] for text in signs(blocks))
