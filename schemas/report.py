"""A document, the reports that it holds, and the tables and paragraphs that they print."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from schemas.figures import (
    FAMILIES,
    Breakdown,
    Check,
    Compensation,
    Discrepancy,
    Figure,
    Outcome,
    StageCount,
    Strict,
    Timeliness,
)
from schemas.values import BBox, Family, PageNumber, Text, Year

SCHEMA_VERSION: Literal["1.0"] = "1.0"


def _check_range(pages: tuple[int, int]) -> tuple[int, int]:
    if pages[0] > pages[1]:
        raise ValueError(f"pages {pages} run backwards")
    return pages


PageRange = Annotated[tuple[PageNumber, PageNumber], AfterValidator(_check_range)]
Index = Annotated[int, Field(ge=0)]
Extent = Annotated[int, Field(ge=1)]


class Document(Strict):
    """The file."""

    filename: Text = Field(description="Name of the file, without folders.")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="Hash of the file's bytes: what it is, whatever its name."
    )
    pages: Annotated[int, Field(ge=1)] = Field(description="Number of pages.")
    title: str | None = Field(default=None, description="Title as the file gives it.")
    ocr: bool = Field(
        default=False, description="Whether any page's words were read from its picture."
    )
    pages_without_text: tuple[PageNumber, ...] = Field(
        default=(), description="Pages that are pictures whose words were not read, from 1."
    )
    pages_unreadable: tuple[PageNumber, ...] = Field(
        default=(), description="Pages that are damaged and were left out, from 1."
    )
    remarks: tuple[Text, ...] = Field(
        default=(),
        description="What else to know of the file: that it was repaired, what it only encloses.",
    )


class PublishedTable(Strict):
    """A table as printed."""

    page: PageNumber = Field(description="Page where it begins, from 1.")
    bbox: BBox = Field(
        description="Box around it on that page: left, top, right and bottom, in PDF points from "
        "the page's top left."
    )
    pages: Annotated[tuple[PageNumber, ...], Field(min_length=1)] = Field(
        description="Every page that it runs over, from 1."
    )
    caption: str | None = Field(default=None, description="Caption as printed.")
    heading: tuple[str, ...] = Field(
        default=(), description="Headings that it stands below, the outermost first."
    )
    cells: tuple[tuple[str, ...], ...] = Field(
        description="Rows of cells as printed; a merged cell's text stands at each position that "
        "it covers."
    )
    spans: tuple[tuple[Index, Index, Extent, Extent], ...] = Field(
        default=(), description="The merged cells: row and column, both from 0, rows and columns."
    )
    header_rows: Index = Field(default=0, description="How many rows on top are boxhead.")
    stub_columns: Index = Field(default=0, description="How many columns at the left are stub.")
    reader: Text = Field(
        description="What found it: `ruled` (drawn lines), `rules` (lines that divide rows, or "
        "shading), `aligned` (nothing but alignment), or `camelot-network` (the second engine)."
    )

    @model_validator(mode="after")
    def _is_rectangular(self) -> Self:
        if len({len(row) for row in self.cells}) > 1:
            raise ValueError("a table's rows must be of one length")
        return self


class Unread(Strict):
    """A number in a table that became no figure."""

    page: PageNumber = Field(description="Page of the file, from 1.")
    bbox: BBox | None = Field(
        default=None,
        description="Box around its cell: left, top, right and bottom, in PDF points from the "
        "page's top left.",
    )
    table: Index = Field(description="Which of the report's tables, from 0.")
    row: Index = Field(description="Row of that table's cells, from 0.")
    column: Index = Field(description="Column of that table's cells, from 0.")
    text: Text = Field(description="The cell as printed.")
    stub: str = Field(default="", description="Labels of its row as printed.")
    boxhead: str = Field(default="", description="Labels of its column as printed.")
    why: Text = Field(description="Why it was not read.")


class PublishedParagraph(Strict):
    """A paragraph of the narrative."""

    page: PageNumber = Field(description="Page where it begins, from 1.")
    bbox: BBox = Field(
        description="Box around it on that page: left, top, right and bottom, in PDF points from "
        "the page's top left."
    )
    number: str | None = Field(
        default=None, description='Its number as printed ("2.24"), which is no part of the text.'
    )
    heading: tuple[str, ...] = Field(
        default=(), description="Headings that it stands below, the outermost first."
    )
    text: Text = Field(description="As printed, words joined that a line's end divides.")


class Report(Strict):
    """One annual complaints report. What the document does not say about its identity is null."""

    council: Text | None = Field(default=None, description="Whose report it is.")
    report_year: Year | None = Field(
        default=None, description="Financial year that the report is about, `2020/21`."
    )
    meeting_date: datetime.date | None = Field(
        default=None, description="Day of the meeting that it was written for, ISO 8601."
    )
    committee: Text | None = Field(
        default=None, description="Committee that it was written for, as printed."
    )
    pages: PageRange = Field(description="First and last page in the document, from 1.")
    stage_counts: tuple[StageCount, ...] = Field(
        default=(), description="How much came in, and how far it went."
    )
    outcomes: tuple[Outcome, ...] = Field(default=(), description="What was decided.")
    timeliness: tuple[Timeliness, ...] = Field(default=(), description="How fast.")
    compensation: tuple[Compensation, ...] = Field(default=(), description="What was paid.")
    breakdowns: tuple[Breakdown, ...] = Field(
        default=(), description="The same complaints cut another way."
    )
    discrepancies: tuple[Discrepancy, ...] = Field(
        default=(), description="Where the report contradicts itself."
    )
    checks: tuple[Check, ...] = Field(
        default=(), description="Every check that could be made, whether it holds or not."
    )
    unread: tuple[Unread, ...] = Field(
        default=(), description="Numbers in tables that became no figure."
    )
    tables: tuple[PublishedTable, ...] = Field(
        default=(), description="Every table found, as printed."
    )
    paragraphs: tuple[PublishedParagraph, ...] = Field(
        default=(), description="Every paragraph of the narrative, as printed."
    )

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

    schema_version: Literal["1.0"] = Field(
        default=SCHEMA_VERSION,
        description="Version of these models; a name that changes is a new version.",
    )
    document: Document = Field(description="The file.")
    reports: tuple[Report, ...] = Field(
        default=(), description="The complaints reports in it, in its order; mostly one or none."
    )
