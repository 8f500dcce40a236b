"""The commands that put questions to the database: ``query``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Database, app, stdout
from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.ask.queries import Filter


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
        str | None, typer.Option(help="stage_1, stage_2, stage_3 or ombudsman.")
    ] = None,
    procedure: Annotated[str | None, typer.Option(help="statutory or corporate.")] = None,
    service: Annotated[str | None, typer.Option(help="Part of the service's name.")] = None,
    form: Annotated[AnswerFormat, typer.Option("--format")] = AnswerFormat.table,
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
        if name is not None or filters:
            raise UsageError("--sql stands alone: write the conditions into the statement")
        answer = ask_sql(db, sql)
    elif name is not None:
        answer = ask_preset(db, name, filters, measure)
    else:
        raise UsageError("name a query, or give one with --sql; see: extractor query --help")
    write(answer, form.value, stdout())
