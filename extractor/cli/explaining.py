"""The command that says why a figure was read as it was: ``explain``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Database, app, quiet
from extractor.errors import UsageError, unwritten

if TYPE_CHECKING:
    from extractor.ask.explaining import Explanation


class ExplainFormat(StrEnum):
    """How ``explain`` prints."""

    text = "text"
    json = "json"


@app.command(epilog=EPILOG)
def explain(
    figure: Annotated[
        str | None,
        typer.Argument(help="The figure's id, or how it begins.", metavar="FIGURE_ID"),
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(help="All figures of a report: KENT-2020-21, or its id.", metavar="REPORT"),
    ] = None,
    family: Annotated[
        str | None,
        typer.Option(help="With --report: only stage_counts, outcomes, timeliness, ..."),
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(help="Write a picture of the page, the number outlined.", metavar="FILE.png"),
    ] = None,
    pdf: Annotated[
        Path | None,
        typer.Option(help="The document, where it has moved since.", metavar="FILE.pdf"),
    ] = None,
    form: Annotated[ExplainFormat, typer.Option("--format")] = ExplainFormat.text,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Say where a figure is printed, from which labels it was read, and which checks it passed."""
    from extractor.ask.explained import as_json, as_text
    from extractor.ask.explaining import explain, figures_of
    from extractor.ask.slugs import find_reports
    from extractor.store.database import open_for_reading

    if (figure is None) == (report is None):
        raise UsageError("name one figure by its id, or a report with --report")
    if figure is None and (image is not None or pdf is not None):
        raise UsageError("--image and --pdf go with one figure's id")
    if figure is not None and family is not None:
        raise UsageError("--family goes with --report")
    quiet()
    connection = open_for_reading(db)
    try:
        if report is not None:
            ids = figures_of(connection, find_reports(connection, report), family)
        else:
            ids = [str(figure)]
        found = [explain(connection, each) for each in ids]
    finally:
        connection.close()
    if not found:
        where = f" in {family}; leave --family out for all" if family else "; see: extractor review"
        raise UsageError(f"{report}: no figures{where}")
    if form is ExplainFormat.json:
        print(as_json(found[0]) if figure else "[" + ",\n".join(map(as_json, found)) + "]")
    else:
        print("\n".join(map(as_text, found)), end="")
    if image is not None:
        _draw(found[0], image, pdf)


def _draw(found: Explanation, image: Path, pdf: Path | None) -> None:
    from extractor.ask.pictures import document_file, picture

    try:
        picture(found, document_file(found, pdf)).save(image)
    except OSError as error:
        raise UsageError(unwritten(str(image), error)) from error
    except ValueError as error:
        raise UsageError(f"{image}: no picture ({error}); name it FILE.png") from error
    print(f"extractor: picture in {image}", file=sys.stderr)
