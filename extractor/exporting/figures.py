"""The exported table of figures: a row for each measure of each."""

from __future__ import annotations

from typing import get_args

from extractor.exporting.columns import Column, ExportedTable, Link, said_of
from schemas.figures import Breakdown, Compensation, Figure, Outcome, StageCount, Strict, Timeliness
from schemas.meanings import UNITS
from schemas.report import Report
from schemas.values import (
    YEARS,
    Contact,
    Cut,
    Decision,
    Event,
    Family,
    Measure,
    Procedure,
    Qualifier,
    Scope,
    Stage,
    Status,
)

_FAMILIES: tuple[Family, ...] = get_args(Family)
_UNIT_SQL = "".join(f" WHEN '{measure}' THEN '{unit}'" for measure, unit in UNITS.items())


def _of(family: str, model: type[Strict], field: str) -> str:
    """What the model says of a field that the other families do not have."""
    said = said_of(model, field)
    return f"{family}: {said[0].lower()}{said[1:]}"


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
            said_of(Figure, "percent_of"),
            "[z]",
        ),
        Column("latest", "boolean", "Whether no newer report of its series says it again."),
        Column("family", "string", "Kind of figure.", values=_FAMILIES),
        Column("report_id", "string", "The report."),
        Column("council", "string", said_of(Report, "council"), "[x]"),
        Column("report_year", "string", said_of(Report, "report_year"), "[x]", pattern=YEARS),
        Column("year", "string", said_of(Figure, "year"), pattern=YEARS),
        Column("quarter", "integer", said_of(Figure, "quarter"), "[z]"),
        Column(
            "procedure",
            "string",
            said_of(Figure, "procedure"),
            "[x]",
            values=get_args(Procedure),
        ),
        Column(
            "stage",
            "string",
            said_of(Figure, "stage"),
            "[z]",
            values=get_args(Stage),
        ),
        Column("service_area", "string", said_of(Figure, "service_area"), "[z]"),
        Column("subgroup", "string", said_of(Figure, "subgroup"), "[z]"),
        Column(
            "contact",
            "string",
            said_of(StageCount, "contact"),
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
