"""Step 3 as a whole: one report's blocks become claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.reading.abbreviations import services_abbreviated
from extractor.reading.claims import Claim, HeaderConflict
from extractor.reading.context import ReportContext
from extractor.reading.origins import with_labels
from extractor.reading.prose import read_prose
from extractor.reading.sentence_tables import tells_of_years, with_sentences
from extractor.reading.settling import (
    settle_again,
    settle_divided,
    settle_mixed,
    settle_parts,
    settle_procedures,
    settle_social_care,
    settle_stages,
    settle_wholes,
    with_decisions,
)
from extractor.reading.tabular.functions import analyse
from extractor.reading.tabular.tables import TableReading, names_listed, read_table
from schemas.values import LARGEST


@dataclass(frozen=True, slots=True)
class ReportReading:
    """What one report says: its claims, and its tables and paragraphs as printed."""

    claims: tuple[Claim, ...]
    conflicts: tuple[HeaderConflict, ...]
    tables: tuple[tuple[Table, TableReading], ...]
    paragraphs: tuple[Paragraph, ...]


def read_report(blocks: Sequence[Block], context: ReportContext) -> ReportReading:
    """Every claim of a report, tables first, in reading order."""
    tables = [block for block in blocks if isinstance(block, Table)]
    analysed = [analyse(table) for table in tables]
    texts = [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
    names = services_abbreviated(texts)
    for table, sections in zip(tables, analysed, strict=True):
        names |= names_listed(table, sections, context)
    context = replace(context, names=names)
    readings = [
        read_table(table, index, context, sections)
        for index, (table, sections) in enumerate(zip(tables, analysed, strict=True))
    ]
    readings = [
        replace(reading, claims=(), conflicts=()) if tells_of_years(table) else reading
        for table, reading in zip(tables, readings, strict=True)
    ]
    claims = [claim for reading in readings for claim in reading.claims]
    read = {at: bool(reading.claims) for at, reading in enumerate(readings)}
    claims += read_prose(with_sentences(blocks, read), context)
    claims = settle_parts([c for c in claims if _is_of_a_report(c)])
    settled = settle_divided(with_decisions(claims))
    settled = settle_mixed(settle_wholes(settled))
    settled = settle_stages(settle_again(settle_procedures(settled)))
    if context.care_by_law:
        settled = settle_social_care(settled)
    return ReportReading(
        claims=tuple(with_labels(settled, blocks, readings, context)),
        conflicts=tuple(conflict for reading in readings for conflict in reading.conflicts),
        tables=tuple(zip(tables, readings, strict=True)),
        paragraphs=tuple(block for block in blocks if isinstance(block, Paragraph)),
    )


def _is_of_a_report(claim: Claim) -> bool:
    """Whether every measure is a number that a report may print, and arithmetic can work with."""
    return all(abs(value) < LARGEST for value in claim.measures.values())
