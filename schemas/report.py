"""A document, the reports that it holds, and the tables and paragraphs that they print."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from schemas.figures import (
    FAMILIES,
    BBox,
    Breakdown,
    Check,
    Compensation,
    Discrepancy,
    Family,
    Figure,
    Outcome,
    PageNumber,
    StageCount,
    Strict,
    Text,
    Timeliness,
    Year,
)

SCHEMA_VERSION: Literal["1.0"] = "1.0"


def _check_range(pages: tuple[int, int]) -> tuple[int, int]:
    if pages[0] > pages[1]:
        raise ValueError(f"pages {pages} run backwards")
    return pages


PageRange = Annotated[tuple[PageNumber, PageNumber], AfterValidator(_check_range)]
Index = Annotated[int, Field(ge=0)]
Extent = Annotated[int, Field(ge=1)]


class Document(Strict):
    """The file. ``ocr`` says whether any page's words were read from its picture;
    ``pages_without_text`` are pictures whose words were not read, ``pages_unreadable`` are damaged.
    ``remarks`` say what else to know of the file: that it was repaired, what it only encloses."""

    filename: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    pages: Annotated[int, Field(ge=1)]
    title: str | None = None
    ocr: bool = False
    pages_without_text: tuple[PageNumber, ...] = ()
    pages_unreadable: tuple[PageNumber, ...] = ()
    remarks: tuple[Text, ...] = ()


class PublishedTable(Strict):
    """A table as printed. A merged cell's text stands at each position it covers; ``spans`` lists
    such cells as (row, column, rows, columns). ``pages`` has every page the table runs over."""

    page: PageNumber
    bbox: BBox
    pages: Annotated[tuple[PageNumber, ...], Field(min_length=1)]
    caption: str | None = None
    heading: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[Index, Index, Extent, Extent], ...] = ()
    header_rows: Index = 0
    stub_columns: Index = 0
    reader: Text

    @model_validator(mode="after")
    def _is_rectangular(self) -> Self:
        if len({len(row) for row in self.cells}) > 1:
            raise ValueError("a table's rows must be of one length")
        return self


class Unread(Strict):
    """A number in a table that became no figure: its labels as printed, and why. ``table`` indexes
    the report's tables, ``row`` and ``column`` its cells, from 0."""

    page: PageNumber
    bbox: BBox | None = None
    table: Index
    row: Index
    column: Index
    text: Text
    stub: str = ""
    boxhead: str = ""
    why: Text


class PublishedParagraph(Strict):
    """A narrative paragraph. ``number`` is the printed one ("2.24") and no part of ``text``."""

    page: PageNumber
    bbox: BBox
    number: str | None = None
    heading: tuple[str, ...] = ()
    text: Text


class Report(Strict):
    """One annual complaints report. ``pages`` are its first and last in the document; what the
    document does not say about its identity is null."""

    council: Text | None = None
    report_year: Year | None = None
    meeting_date: datetime.date | None = None
    committee: Text | None = None
    pages: PageRange
    stage_counts: tuple[StageCount, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    timeliness: tuple[Timeliness, ...] = ()
    compensation: tuple[Compensation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    checks: tuple[Check, ...] = ()
    unread: tuple[Unread, ...] = ()
    tables: tuple[PublishedTable, ...] = ()
    paragraphs: tuple[PublishedParagraph, ...] = ()

    def figures(self) -> dict[Family, tuple[Figure, ...]]:
        """The figures of each family, in the order of the contract."""
        return {family: getattr(self, family) for family in FAMILIES}

    @model_validator(mode="after")
    def _points_at_what_is_there(self) -> Self:
        families = self.figures()
        known = {f"{family}/{i}" for family in families for i in range(len(families[family]))}
        findings: tuple[Discrepancy | Check, ...] = (*self.discrepancies, *self.checks)
        for finding in findings:
            lost = set(finding.figures) - known
            if lost:
                raise ValueError(f"a check names figures that are not there: {sorted(lost)}")
        for family, figures in families.items():
            for index, figure in enumerate(figures):
                for source in figure.sources:
                    if source.table is not None and source.table >= len(self.tables):
                        raise ValueError(
                            f"{family}/{index} is from table {source.table}, but there are "
                            f"{len(self.tables)}"
                        )
        return self


class ExtractedDocument(Strict):
    """Everything read from one file: what ``extractor extract --format json`` prints."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: Document
    reports: tuple[Report, ...] = ()
