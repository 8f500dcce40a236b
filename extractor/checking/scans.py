"""What is said of figures read from scanned pages: so much, where on the page as shown, and which
of their numbers two text engines read differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from extractor.checking.checks import Discrepancy
from extractor.checking.merge import Figure
from extractor.checking.publish import rounded_box
from extractor.checking.wording import describe
from extractor.pdf.page import Box, Page, Scan
from schemas.figures import FAMILIES, Origin, Source
from schemas.figures import Figure as PublishedFigure
from schemas.report import PublishedParagraph, PublishedTable, Report, Unread

OCR_RULE = "two_text_engines"
"""The rule of ``ocr_disagreements``: not of what the report says but of how it is read."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def scans_of(pages: Iterable[Page]) -> dict[int, Scan]:
    """How each page that was read from its picture lies in the file, by page number."""
    return {page.number: page.scan for page in pages if page.scan is not None}


def report_as_shown(report: Report, scans: Mapping[int, Scan]) -> Report:
    """The report with its boxes on the pages as shown, and sources on scanned pages marked."""
    if not scans:
        return report
    families: dict[str, object] = {
        family: tuple(_marked(figure, scans) for figure in getattr(report, family))
        for family in FAMILIES
    }
    return report.model_copy(
        update={
            **families,
            "tables": tuple(table_as_shown(table, scans) for table in report.tables),
            "paragraphs": tuple(_paragraph(paragraph, scans) for paragraph in report.paragraphs),
            "unread": tuple(_moved(unread, scans) for unread in report.unread),
        }
    )


def table_as_shown(table: PublishedTable, scans: Mapping[int, Scan]) -> PublishedTable:
    """The table with its box on the page as shown."""
    scan = scans.get(table.page)
    return table.model_copy(update={"bbox": _shown(table.bbox, scan)}) if scan else table


def _paragraph(paragraph: PublishedParagraph, scans: Mapping[int, Scan]) -> PublishedParagraph:
    scan = scans.get(paragraph.page)
    return (
        paragraph.model_copy(update={"bbox": _shown(paragraph.bbox, scan)}) if scan else paragraph
    )


def _marked(figure: PublishedFigure, scans: Mapping[int, Scan]) -> PublishedFigure:
    sources = tuple(_source(source, scans.get(source.page)) for source in figure.sources)
    origins = tuple(_moved(origin, scans) for origin in figure.origins)
    return figure.model_copy(update={"sources": sources, "origins": origins})


P = TypeVar("P", Origin, Unread)


def _moved(printed: P, scans: Mapping[int, Scan]) -> P:
    """What is printed in a box, with the box on the page as shown."""
    scan = scans.get(printed.page) if printed.page is not None else None
    if scan is None or printed.bbox is None:
        return printed
    return printed.model_copy(update={"bbox": _shown(printed.bbox, scan)})


def _source(source: Source, scan: Scan | None) -> Source:
    if scan is None:
        return source
    bbox = _shown(source.bbox, scan) if source.bbox else None
    return source.model_copy(update={"ocr": True, "bbox": bbox})


def _shown(
    bbox: tuple[float, float, float, float], scan: Scan
) -> tuple[float, float, float, float]:
    """The box on the page as shown, kept within the page."""
    box = scan.shown(Box(*bbox))
    return rounded_box(
        Box(
            min(max(box.x0, 0.0), scan.width),
            min(max(box.top, 0.0), scan.height),
            min(max(box.x1, 0.0), scan.width),
            min(max(box.bottom, 0.0), scan.height),
        )
    )


def ocr_disagreements(figures: Sequence[Figure], pages: Iterable[Page]) -> Iterator[Discrepancy]:
    """The figures whose number, where it is printed, another text engine read differently."""
    for page in pages:
        for doubt in page.doubts:
            value = _value(doubt.text)
            touched = tuple(
                index
                for index, figure in enumerate(figures)
                if value in figure.measures.values()
                and any(
                    source.page == page.number
                    and source.box is not None
                    and source.box.holds(doubt.box.centre)
                    for source in figure.sources
                )
            )
            if touched:
                about = describe(figures[touched[0]])
                message = f'{about}: read "{doubt.text}", another text engine reads "{doubt.other}"'
                yield Discrepancy("ocr_disagreement", message, page.number, touched, OCR_RULE)


def _value(text: str) -> Decimal | None:
    found = _NUMBER.search(text)
    return Decimal(found[0].replace(",", "")) if found else None
