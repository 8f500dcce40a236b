"""What is exported: each table with its columns, types, descriptions and keys.

This is the one place that describes them, with the table of figures beside it: the data package and
the codebook are made of it. Names and order are fixed, because other people's scripts depend on
them; new columns come last.
"""

from __future__ import annotations

from typing import get_args

from extractor.exporting.columns import Column, ExportedTable, Link, said_of
from extractor.exporting.figures import FIGURES
from schemas.figures import Discrepancy, Source
from schemas.report import Document, PublishedParagraph, Report
from schemas.values import YEARS, DiscrepancyKind, SourceKind

COUNCILS = ExportedTable(
    "councils",
    "The councils that the reports name, and those before and after them. Reorganised councils are "
    "linked and never merged.",
    (
        Column("council", "string", "Official name."),
        Column("gss_code", "string", "Code of the Office for National Statistics.", "[x]"),
        Column(
            "type",
            "string",
            "Kind of council.",
            "[x]",
            values=(
                *("county", "unitary", "metropolitan", "london", "district"),
                *("scottish", "welsh", "northern_irish"),
            ),
        ),
        Column("region", "string", "English region, or the nation.", "[x]"),
        Column("social_care", "boolean", "Whether it has duties of social care.", "[x]"),
        Column("start", "date", "First day as a council of this type.", "[x]"),
        Column("end", "date", "Last day, for a council that was abolished.", "[z]"),
        Column("successors", "string", "Who took over, between semicolons.", "[z]"),
    ),
    ("council",),
    (),
    "",
)

DOCUMENTS = ExportedTable(
    "documents",
    "The files that were read.",
    (
        Column("sha256", "string", said_of(Document, "sha256")),
        Column("document", "string", "File name, or path where several files have that name."),
        Column("title", "string", said_of(Document, "title"), "[x]"),
        Column("pages", "integer", said_of(Document, "pages")),
        Column("ocr", "boolean", said_of(Document, "ocr")),
        Column("source_url", "string", "Where it was fetched, by the manifest.", "[x]"),
        Column("retrieved", "string", "When it was fetched, ISO 8601, by the manifest.", "[x]"),
        Column("schema_version", "string", "Version of the published models."),
        Column("extractor_version", "string", "Version of the extractor that read it."),
    ),
    ("sha256",),
    (),
    """
    SELECT documents.sha256, document_names.name, title, pages, ocr,
        (SELECT source_url FROM manifest
            WHERE manifest.sha256 = documents.sha256 ORDER BY path LIMIT 1),
        (SELECT retrieved FROM manifest
            WHERE manifest.sha256 = documents.sha256 ORDER BY path LIMIT 1),
        schema_version, extractor_version
    FROM documents JOIN document_names ON document_names.sha256 = documents.sha256
    ORDER BY document_names.name, documents.sha256
    """,
)

REPORTS = ExportedTable(
    "reports",
    "The complaints reports in the documents: a document may hold several, or none.",
    (
        Column("report_id", "string", "Id: the same for the same file."),
        Column("sha256", "string", "The document."),
        Column("position", "integer", "Which of the document's reports, from 0."),
        Column("council", "string", said_of(Report, "council"), "[x]"),
        Column("report_year", "string", said_of(Report, "report_year"), "[x]", pattern=YEARS),
        Column("meeting_date", "date", said_of(Report, "meeting_date"), "[x]"),
        Column("committee", "string", said_of(Report, "committee"), "[x]"),
        Column("first_page", "integer", "First page, from 1."),
        Column("last_page", "integer", "Last page."),
    ),
    ("report_id",),
    (Link("sha256", "documents", "sha256"), Link("council", "councils", "council")),
    """
    SELECT id, sha256, position, council, report_year, meeting_date, committee, first_page,
        last_page
    FROM reports ORDER BY council, report_year, sha256, position
    """,
)

SOURCES = ExportedTable(
    "sources",
    "Every place where a figure is printed.",
    (
        Column("figure_id", "string", "The figure."),
        Column("position", "integer", "0 for the first place."),
        Column("page", "integer", said_of(Source, "page")),
        Column("left", "number", "Box, in PDF points from the page's top left.", "[x]"),
        Column("top", "number", "Box.", "[x]"),
        Column("right", "number", "Box.", "[x]"),
        Column("bottom", "number", "Box.", "[x]"),
        Column("kind", "string", said_of(Source, "kind"), values=get_args(SourceKind)),
        Column("text", "string", said_of(Source, "text")),
        Column("table", "integer", said_of(Source, "table"), "[z]"),
        Column("row", "integer", said_of(Source, "row"), "[z]"),
        Column("column", "integer", said_of(Source, "column"), "[z]"),
        Column("ocr", "boolean", said_of(Source, "ocr")),
    ),
    ("figure_id", "position"),
    (Link("figure_id", "figures", "figure_id"),),
    """
    SELECT figure_id, position, page, json_extract(bbox, '$[0]'), json_extract(bbox, '$[1]'),
        json_extract(bbox, '$[2]'), json_extract(bbox, '$[3]'), kind, text, "table", "row",
        "column", ocr
    FROM sources
    WHERE figure_id IN (SELECT figure_id FROM figures)
    ORDER BY report_id, figure_id, position
    """,
)

DISCREPANCIES = ExportedTable(
    "discrepancies",
    "Where a report contradicts itself, an earlier one or the manifest.",
    (
        Column("discrepancy_id", "string", "Id."),
        Column("report_id", "string", "The report."),
        Column("kind", "string", said_of(Discrepancy, "kind"), values=get_args(DiscrepancyKind)),
        Column("rule", "string", said_of(Discrepancy, "rule"), "[z]"),
        Column("message", "string", said_of(Discrepancy, "message")),
        Column("page", "integer", said_of(Discrepancy, "page")),
    ),
    ("discrepancy_id",),
    (Link("report_id", "reports", "report_id"),),
    """
    SELECT id, report_id, kind, rule, message, page
    FROM discrepancies ORDER BY report_id, page, id
    """,
)

DISCREPANT_FIGURES = ExportedTable(
    "discrepancy_figures",
    "The figures that a discrepancy names.",
    (
        Column("discrepancy_id", "string", "The discrepancy."),
        Column("figure_id", "string", "A figure that takes part in it."),
    ),
    ("discrepancy_id", "figure_id"),
    (
        Link("discrepancy_id", "discrepancies", "discrepancy_id"),
        Link("figure_id", "figures", "figure_id"),
    ),
    """
    SELECT DISTINCT discrepancies.id, named.value
    FROM discrepancies, json_each(discrepancies.figures) AS named
    WHERE named.value IN (SELECT figure_id FROM figures)
    ORDER BY discrepancies.report_id, discrepancies.page, discrepancies.id, named.value
    """,
)

PARAGRAPHS = ExportedTable(
    "paragraphs",
    "The narrative of the reports.",
    (
        Column("report_id", "string", "The report."),
        Column("position", "integer", "Which paragraph of the report, from 0."),
        Column("page", "integer", said_of(PublishedParagraph, "page")),
        Column("number", "string", said_of(PublishedParagraph, "number"), "[z]"),
        Column("heading", "string", "Headings that it stands below, after ' > '.", "[z]"),
        Column("text", "string", said_of(PublishedParagraph, "text")),
    ),
    ("report_id", "position"),
    (Link("report_id", "reports", "report_id"),),
    """
    SELECT report_id, position, page, number,
        nullif((SELECT group_concat(value, ' > ') FROM json_each(heading)), ''), text
    FROM paragraphs ORDER BY report_id, position
    """,
)

TABLES = (
    COUNCILS,
    DOCUMENTS,
    REPORTS,
    FIGURES,
    SOURCES,
    DISCREPANCIES,
    DISCREPANT_FIGURES,
    PARAGRAPHS,
)
"""All tables, those that others refer to first."""
