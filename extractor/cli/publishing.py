"""The commands that hand out what is published: ``schema``, ``export``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Database, app
from extractor.errors import UsageError


class ExportFormat(StrEnum):
    """How ``export`` writes tables."""

    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of what extract prints."""
    from importlib.resources import files

    print((files("schemas") / "report.schema.json").read_text(encoding="utf-8"), end="")


@app.command(epilog=EPILOG)
def export(
    to: Annotated[
        Path | None,
        typer.Option(
            help="Folder for the tables, datapackage.json and codebook.md; an earlier export there "
            "is replaced, other files never.",
            metavar="DIR",
        ),
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format")] = ExportFormat.csv,
    json_schema: Annotated[
        bool, typer.Option("--json-schema", help="Print the JSON Schema of what extract prints.")
    ] = False,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write the database as tidy tables with a description (a Frictionless data package)."""
    if json_schema == (to is not None):
        raise UsageError("name a folder with --to, or ask for --json-schema")
    if to is None:
        schema()
        return
    from extractor.exporting.export import export

    written = export(db, to, form.value)
    for name, rows in written.rows.items():
        print(f"{name}: {rows:,} rows", file=sys.stderr)
    print(written.folder)
