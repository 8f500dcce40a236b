"""The commands that read one document and print it: ``extract``, ``tables``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.common import (
    EPILOG,
    Ocr,
    Recognition,
    Vocabulary,
    app,
    must_be_file,
    quiet,
    stdout,
    use_vocabulary,
)
from extractor.errors import NotAReport


class DocumentFormat(StrEnum):
    """How ``extract`` prints a document."""

    json = "json"
    summary = "summary"


class TablesFormat(StrEnum):
    """How ``tables`` prints grids."""

    json = "json"
    csv = "csv"
    html = "html"


@app.command(epilog=EPILOG)
def extract(
    report: Annotated[Path, typer.Argument(help="A PDF.", metavar="REPORT.pdf")],
    form: Annotated[
        DocumentFormat, typer.Option("--format", help="For programs, or for people.")
    ] = DocumentFormat.json,
    trace: Annotated[
        bool, typer.Option("--trace", help="Print where each dimension of each figure was read.")
    ] = False,
    unread: Annotated[
        bool, typer.Option("--unread", help="Print every number in a table that was not read.")
    ] = False,
    vocabulary: Vocabulary = None,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Read one document and print what it says."""
    must_be_file(report)
    quiet()
    use_vocabulary(vocabulary)
    if trace or unread:
        return _print_how(report, trace, unread, ocr)
    from extractor.pipeline import extract_document
    from extractor.scanned import unread_pages

    document = extract_document(report, ocr.value)
    if form is DocumentFormat.json:
        print(document.model_dump_json(indent=2))
    else:
        from extractor.ask.summary import summary

        stdout().print(summary(document))
    pictures = unread_pages(document.document)
    if not document.reports:
        raise _no_report(report, pictures)
    if pictures is not None:
        print(f"extractor: {report.name}: {pictures}", file=sys.stderr)


@app.command(epilog=EPILOG)
def tables(
    report: Annotated[Path, typer.Argument(help="A PDF.", metavar="REPORT.pdf")],
    form: Annotated[TablesFormat, typer.Option("--format")] = TablesFormat.json,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Print every table of a document as printed: a JSON array, CSV, or an HTML page."""
    must_be_file(report)
    quiet()
    from extractor.ask.grids import as_csv, as_html
    from extractor.pipeline import extract_tables

    found = extract_tables(report, ocr.value)
    if form is TablesFormat.csv:
        print(as_csv(found), end="")
    elif form is TablesFormat.html:
        print(as_html(found), end="")
    else:
        print("[" + ",\n".join(table.model_dump_json() for table in found) + "]")


def _print_how(report: Path, trace: bool, unread: bool, ocr: Ocr) -> None:
    from extractor.ask import traces
    from extractor.pipeline import read_parts

    parts = read_parts(report, ocr.value)
    if not parts:
        raise _no_report(report)
    if trace:
        print("\n".join(traces.trace(parts)))
    lines = list(traces.unread(parts)) if unread else []
    if lines:
        print("\n".join(lines))
    elif unread:
        print(f"extractor: {report.name}: every number in its tables was read", file=sys.stderr)


def _no_report(file: Path, why: str | None = None) -> NotAReport:
    advice = why or "check that it is the right file"
    return NotAReport(f"{file.name}: no complaints report in this document; {advice}")
