"""What is exported: each table with its columns, types, descriptions and keys.

This is the one place that describes them: the data package and the codebook are made of it. Columns
that are fields of the published models have the models' words. Names and order are fixed, because
other people's scripts depend on them; new columns come last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from schemas.figures import (
    Breakdown,
    Compensation,
    Contact,
    Cut,
    Decision,
    Discrepancy,
    DiscrepancyKind,
    Event,
    Family,
    Figure,
    Measure,
    Outcome,
    Procedure,
    Qualifier,
    Scope,
    Source,
    SourceKind,
    Stage,
    StageCount,
    Status,
    Strict,
    Timeliness,
)
from schemas.meanings import UNITS
from schemas.report import Document, PublishedParagraph, Report

Type = Literal["string", "integer", "number", "boolean", "date"]
Code = Literal["[x]", "[z]"]

CODES: dict[Code, str] = {
    "[x]": "not available: the report or document does not say",
    "[z]": "not applicable: the column has no meaning for the row, or the row is for the whole",
}
"""What stands for no value in CSV and spreadsheets, after the shorthand that the Government
Analysis Function recommends. Parquet has nulls."""

SHORTHAND = {
    "[c]": "printed as a bound (<5, >95%): the value is the bound, the number is kept back",
    "[e]": "estimated: printed as about so many",
    "[r]": "revised: an earlier report of the council gives another value",
}
"""What the column ``shorthand`` says of a value; several stand after each other."""

YEAR = r"[0-9]{4}/[0-9]{2}(-[0-9]{4}/[0-9]{2})?"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``missing`` stands for no value, and is None where there always is one; in the rows
    of the families ``x_in`` it is not available instead. ``values`` are all that there can be."""

    name: str
    type: Type
    about: str
    missing: Code | None = None
    x_in: tuple[Family, ...] = ()
    values: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: ``column`` here is ``to`` in the table ``table``."""

    column: str
    table: str
    to: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table: its columns in order, and the SQL that gives their values in that order."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    sql: str


_ALL: tuple[Family, ...] = get_args(Family)


def _said(model: type[Strict], field: str) -> str:
    return model.model_fields[field].description or ""


def _of(family: str, model: type[Strict], field: str) -> str:
    """What the model says of a field that the other families do not have."""
    said = _said(model, field)
    return f"{family}: {said[0].lower()}{said[1:]}"


_UNIT_SQL = "".join(f" WHEN '{measure}' THEN '{unit}'" for measure, unit in UNITS.items())

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
        Column("sha256", "string", _said(Document, "sha256")),
        Column("document", "string", "File name, or path where several files have that name."),
        Column("title", "string", _said(Document, "title"), "[x]"),
        Column("pages", "integer", _said(Document, "pages")),
        Column("ocr", "boolean", _said(Document, "ocr")),
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
        Column("council", "string", _said(Report, "council"), "[x]"),
        Column("report_year", "string", _said(Report, "report_year"), "[x]", pattern=YEAR),
        Column("meeting_date", "date", _said(Report, "meeting_date"), "[x]"),
        Column("committee", "string", _said(Report, "committee"), "[x]"),
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

FIGURES = ExportedTable(
    "figures",
    "One row for each measure of each figure, as the reports print it; corrections that people "
    "made are in, with what was read.",
    (
        Column("figure_id", "string", "Id of the figure: extractor explain takes it."),
        Column("measure", "string", "What the value is.", values=get_args(Measure)),
        Column("value", "number", "The value, in the unit of the measure."),
        Column(
            "unit",
            "string",
            "Unit of the value.",
            values=tuple(dict.fromkeys(UNITS.values())),
        ),
        Column("shorthand", "string", "What is to be known of the value: see below.", "[z]"),
        Column(
            "qualifier",
            "string",
            "Sign printed before the value.",
            "[z]",
            values=get_args(Qualifier),
        ),
        Column(
            "percent_of",
            "string",
            _said(Figure, "percent_of"),
            "[z]",
        ),
        Column("latest", "boolean", "Whether no newer report of its series says it again."),
        Column("family", "string", "Kind of figure.", values=_ALL),
        Column("report_id", "string", "The report."),
        Column("council", "string", _said(Report, "council"), "[x]"),
        Column("report_year", "string", _said(Report, "report_year"), "[x]", pattern=YEAR),
        Column("year", "string", _said(Figure, "year"), pattern=YEAR),
        Column("quarter", "integer", _said(Figure, "quarter"), "[z]"),
        Column(
            "procedure",
            "string",
            _said(Figure, "procedure"),
            "[x]",
            values=get_args(Procedure),
        ),
        Column(
            "stage",
            "string",
            _said(Figure, "stage"),
            "[z]",
            values=get_args(Stage),
        ),
        Column("service_area", "string", _said(Figure, "service_area"), "[z]"),
        Column("subgroup", "string", _said(Figure, "subgroup"), "[z]"),
        Column(
            "contact",
            "string",
            _said(StageCount, "contact"),
            "[z]",
            values=get_args(Contact),
        ),
        Column(
            "event",
            "string",
            _of("stage_counts", StageCount, "event"),
            "[z]",
            values=get_args(Event),
        ),
        Column(
            "outcome",
            "string",
            _of("outcomes, some breakdowns", Outcome, "outcome"),
            "[z]",
            values=get_args(Decision),
        ),
        Column(
            "status",
            "string",
            _of("timeliness", Timeliness, "status"),
            "[z]",
            values=get_args(Status),
        ),
        Column(
            "timescale_days",
            "integer",
            _of("timeliness", Timeliness, "timescale_days"),
            "[z]",
            x_in=("timeliness",),
        ),
        Column("from_days", "integer", _of("timeliness", Timeliness, "from_days"), "[z]"),
        Column(
            "scope",
            "string",
            _of("compensation", Compensation, "scope"),
            "[z]",
            values=get_args(Scope),
        ),
        Column("reason", "string", _of("compensation", Compensation, "reason"), "[z]"),
        Column(
            "dimension",
            "string",
            _of("breakdowns", Breakdown, "dimension"),
            "[z]",
            values=get_args(Cut),
        ),
        Column("label", "string", _of("breakdowns", Breakdown, "label"), "[z]"),
        Column("page", "integer", "Page of the first place where it is printed, from 1."),
        Column("text", "string", "The words or the cell in which it is printed first."),
        Column("places", "integer", "Places in the report that print it."),
        Column("checks_held", "integer", "Comparisons that bear it out."),
        Column("checks_failed", "integer", "Comparisons that it takes part in and that fail."),
        Column("evidence", "integer", "How well it is borne out: the score of the view evidence."),
        Column("read_value", "number", "What was read, where a person corrected it.", "[z]"),
        Column("corrected", "string", "Why it was corrected.", "[z]"),
    ),
    ("figure_id", "measure"),
    (Link("report_id", "reports", "report_id"), Link("council", "councils", "council")),
    f"""
    SELECT figure.figure_id, figure.measure, figure.value,
        CASE figure.measure{_UNIT_SQL} END,
        nullif(
            coalesce(CASE figure.qualifier WHEN '<' THEN '[c]' WHEN '>' THEN '[c]'
                WHEN '~' THEN '[e]' END, '')
            || CASE WHEN EXISTS (SELECT 1 FROM restatements
                WHERE newer_figure = figure.figure_id AND measure = figure.measure)
                THEN '[r]' ELSE '' END, ''),
        figure.qualifier, figure.percent_of,
        EXISTS (SELECT 1 FROM newest WHERE newest.figure_id = figure.figure_id
            AND newest.measure = figure.measure),
        figure.family, figure.report_id, figure.council, figure.report_year, figure.year,
        figure.quarter, figure.procedure, figure.stage, figure.service_area, figure.subgroup,
        figure.contact, figure.event, figure.outcome, figure.status, figure.timescale_days,
        figure.from_days, figure.scope, compensation.reason, figure.dimension, figure.label,
        figure.page, figure.text, evidence.places, evidence.checks_held, evidence.checks_failed,
        evidence.score, figure.read_value, figure.corrected
    FROM figures AS figure
    JOIN evidence ON evidence.figure_id = figure.figure_id
    LEFT JOIN compensation ON compensation.id = figure.figure_id
    ORDER BY figure.council, figure.report_year, figure.report_id, figure.family, figure.page,
        figure.figure_id, figure.measure
    """,
)

SOURCES = ExportedTable(
    "sources",
    "Every place where a figure is printed.",
    (
        Column("figure_id", "string", "The figure."),
        Column("position", "integer", "0 for the first place."),
        Column("page", "integer", _said(Source, "page")),
        Column("left", "number", "Box, in PDF points from the page's top left.", "[x]"),
        Column("top", "number", "Box.", "[x]"),
        Column("right", "number", "Box.", "[x]"),
        Column("bottom", "number", "Box.", "[x]"),
        Column("kind", "string", _said(Source, "kind"), values=get_args(SourceKind)),
        Column("text", "string", _said(Source, "text")),
        Column("table", "integer", _said(Source, "table"), "[z]"),
        Column("row", "integer", _said(Source, "row"), "[z]"),
        Column("column", "integer", _said(Source, "column"), "[z]"),
        Column("ocr", "boolean", _said(Source, "ocr")),
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
        Column("kind", "string", _said(Discrepancy, "kind"), values=get_args(DiscrepancyKind)),
        Column("rule", "string", _said(Discrepancy, "rule"), "[z]"),
        Column("message", "string", _said(Discrepancy, "message")),
        Column("page", "integer", _said(Discrepancy, "page")),
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
        Column("page", "integer", _said(PublishedParagraph, "page")),
        Column("number", "string", _said(PublishedParagraph, "number"), "[z]"),
        Column("heading", "string", "Headings that it stands below, after ' > '.", "[z]"),
        Column("text", "string", _said(PublishedParagraph, "text")),
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
