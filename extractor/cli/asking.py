"""The commands that put questions to the database: ``query``."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Database, app, stdout
from extractor.errors import UsageError, unwritten

if TYPE_CHECKING:
    from extractor.ask.charts.model import Chart
    from extractor.ask.queries import Filter

ON_TERMINAL = "terminal"
"""What ``--chart`` is without a file."""

CHART_WIDTH = 120
"""Columns of a chart, however wide the terminal: wider, its lines say no more."""


class AnswerFormat(StrEnum):
    """How ``query`` prints an answer."""

    table = "table"
    csv = "csv"
    json = "json"
    ndjson = "ndjson"


@app.command(epilog=EPILOG)
def query(
    name: Annotated[
        str | None,
        typer.Argument(
            help="trend, compare, league, uphold, escalation, payments, coverage; figures as they "
            "are: stages, outcomes, timeliness, compensation, breakdowns; councils, discrepancies, "
            "restated."
        ),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Argument(
            help="What a trend, comparison or league is of: complaints, timeliness, average-days, "
            "uphold-rate, escalation-rate, compensation, ...",
        ),
    ] = None,
    sql: Annotated[str | None, typer.Option(help="A SELECT of your own.", metavar="SQL")] = None,
    council: Annotated[
        list[str] | None,
        typer.Option(
            help="A council by any of its names (kent, 'NE Lincs', RBWM), or several between "
            "commas; may be repeated."
        ),
    ] = None,
    year: Annotated[str | None, typer.Option(help="Financial year, 2020/21.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="First financial year.")] = None,
    to: Annotated[str | None, typer.Option(help="Last financial year.")] = None,
    stage: Annotated[
        str | None, typer.Option(help="stage_1, stage_2, stage_3, ombudsman or 'no one stage'.")
    ] = None,
    procedure: Annotated[
        str | None, typer.Option(help="statutory, corporate or 'not stated'.")
    ] = None,
    service: Annotated[str | None, typer.Option(help="Part of the service's name.")] = None,
    form: Annotated[AnswerFormat, typer.Option("--format")] = AnswerFormat.table,
    chart: Annotated[
        str | None,
        typer.Option(
            help="Draw it here, or write it as FILE.svg or FILE.png beside the answer: trend, "
            "compare with a measure, league, uphold, escalation, payments.",
            metavar="[FILE]",
        ),
    ] = None,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Ask the database: a preset NAME with filters, or SQL (the connection cannot write)."""
    from extractor.ask.formats import write
    from extractor.ask.presets import ask_preset
    from extractor.ask.queries import ask_sql

    given: dict[Filter, str | None] = {
        "council": ",".join(council) if council else None,
        "year": year,
        "from": from_,
        "to": to,
        "stage": stage,
        "procedure": procedure,
        "service": service,
    }
    filters = {key: value for key, value in given.items() if value is not None}
    if sql is not None:
        if name is not None or filters or chart is not None:
            raise UsageError("--sql stands alone: write the conditions into the statement")
        answer = ask_sql(db, sql)
    elif name is not None:
        answer = ask_preset(db, name, filters, measure)
    else:
        raise UsageError("name a query, or give one with --sql; see: extractor query --help")
    if chart is None:
        write(answer, form.value, stdout())
        return
    from extractor.ask.charts.model import chart_of

    drawn = chart_of(str(name), answer)
    if chart == ON_TERMINAL:
        from extractor.ask.charts.terminal import as_text

        print(as_text(drawn, min(stdout().width, CHART_WIDTH)), end="")
        return
    _write_chart(drawn, Path(chart))
    write(answer, form.value, stdout())


def _write_chart(drawn: Chart, path: Path) -> None:
    """Write the chart as SVG or PNG. Raises UsageError for another kind, or when it cannot."""
    from extractor.ask.charts.drawing import as_png, as_svg

    match path.suffix.lower():
        case ".svg":
            content = as_svg(drawn).encode()
        case ".png":
            content = as_png(drawn)
        case _:
            raise UsageError(f"--chart {path}: write it as FILE.svg or FILE.png")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(unwritten(f"--chart {path}", error)) from error
    print(f"extractor: chart in {path}", file=sys.stderr)


def with_chart(arguments: Sequence[str]) -> list[str]:
    """The arguments in which ``--chart`` without a file says where: Typer has no options whose
    value may be left out."""
    read: list[str] = []
    for n, argument in enumerate(arguments):
        following = arguments[n + 1] if n + 1 < len(arguments) else "-"
        alone = argument == "--chart" and not re.search(r"\.\w+$", following)
        read.append(f"--chart={ON_TERMINAL}" if alone else argument)
    return read
