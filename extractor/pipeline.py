"""From a PDF to published figures: the steps of the flow as calls, in order. Start reading here.

open  → pages: words, ruling lines, images        extractor/pdf
find  → headings, paragraphs, tables              extractor/layout
read  → claims: what each number is about         extractor/reading
check → figures, merged, with discrepancies       extractor/checking
store → the database (by the caller)              extractor/store
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.checking.arithmetic import check, discrepancies
from extractor.checking.merge import Figure, merge
from extractor.checking.printed import published_paragraph, published_table, published_unread
from extractor.checking.publish import Printed, publish
from extractor.checking.scans import ocr_disagreements, report_as_shown, scans_of, table_as_shown
from extractor.collecting import seldom_collected
from extractor.filenames import shown
from extractor.layout.blocks import Table
from extractor.layout.find import find_layout
from extractor.layout.in_file import in_file
from extractor.layout.lines import forget_lines
from extractor.pdf.document import open_document
from extractor.pdf.ocr.recognise import Mode, recognised
from extractor.pdf.page import Page
from extractor.reading.context import ReportContext
from extractor.reading.identity import ReportPart, find_reports
from extractor.reading.report import ReportReading, read_report
from extractor.reading.scope import report_context
from extractor.reading.tabular.tables import read_table
from schemas.report import Document, ExtractedDocument, PublishedTable, Report

NO_REPORT = ReportContext("")
"""For tables that are read for their shape alone."""


@seldom_collected()
def extract_document(path: Path, ocr: Mode = "auto") -> ExtractedDocument:
    """Everything that one file says. A document without a complaints report has no ``reports``.

    Raises UnreadablePDF, EncryptedPDF, and NoTextEngine where ``ocr`` is ``always``.
    """
    opened = open_document(path)
    read = recognised(opened, path, ocr)
    layout = find_layout(read.pages, opened.source)
    document = Document(
        filename=shown(path.name),
        sha256=opened.sha256,
        pages=len(read.pages),
        title=opened.title,
        ocr=any(page.scan for page in read.pages),
        pages_without_text=read.unread,
        pages_unreadable=tuple(sorted(opened.unreadable)),
        remarks=(*opened.remarks, *([read.why] if read.why else [])),
    )
    reports = tuple(_extract_report(part, read.pages) for part in find_reports(layout))
    forget_lines()
    return ExtractedDocument(document=document, reports=reports)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One report of a document, read and merged but not yet checked and published."""

    part: ReportPart
    reading: ReportReading
    figures: tuple[Figure, ...]


def read_parts(path: Path, ocr: Mode = "auto") -> list[ReadPart]:
    """The document's reports as read, for those who ask how. Raises as ``extract_document``."""
    opened = open_document(path)
    layout = find_layout(recognised(opened, path, ocr).pages, opened.source)
    return [_read_part(part) for part in find_reports(layout)]


def _read_part(part: ReportPart) -> ReadPart:
    reading = read_report(part.blocks, report_context(part))
    return ReadPart(part, reading, tuple(merge(reading.claims)))


def _extract_report(part: ReportPart, pages: Sequence[Page]) -> Report:
    read = _read_part(part)
    reading, figures = read.reading, read.figures
    checks = check(figures, reading.conflicts, part.report_year, reading.paragraphs)
    contradictions = [*discrepancies(checks), *ocr_disagreements(figures, pages)]
    tables = [
        published_table(table, found.header_rows, found.stub_columns)
        for table, found in reading.tables
    ]
    paragraphs = [published_paragraph(paragraph) for paragraph in reading.paragraphs]
    unread = [
        left
        for index, (table, found) in enumerate(reading.tables)
        for left in published_unread(table, index, found.left)
    ]
    report = publish(figures, contradictions, part, Printed(tables, paragraphs, unread), checks)
    return report_as_shown(report, scans_of(pages))


def extract_tables(path: Path, ocr: Mode = "auto") -> list[PublishedTable]:
    """Every table of the file as printed, whether or not it holds a complaints report.

    Raises as ``extract_document``.
    """
    opened = open_document(path)
    read = recognised(opened, path, ocr)
    scans = scans_of(read.pages)
    layout = find_layout(read.pages, opened.source)
    tables = [block for block in layout.blocks if isinstance(block, Table)]
    placed = [block for block in in_file(tables, layout.pages) if isinstance(block, Table)]
    published = []
    for index, table in enumerate(placed):
        found = read_table(table, index, NO_REPORT)
        grid = published_table(table, found.header_rows, found.stub_columns)
        published.append(table_as_shown(grid, scans))
    return published
