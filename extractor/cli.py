"""The command line: parses options, calls, prints. Results go to stdout, all else to stderr.

Nothing heavy is imported before a command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from extractor import __version__
from extractor.errors import ExtractorError, NotAReport, UsageError
from extractor.filenames import shown
from extractor.running.limits import LEAST_MEMORY_MB, MEMORY_MB, SECONDS

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.ask.queries import Filter
    from extractor.batch import FileResult

DONE, FAULT, WRONG_USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130

OCR_THREADS = "EXTRACTOR_OCR_THREADS"
"""Tells each reading process how many of the cores its text engine may use."""

PIPED_WIDTH = 240
"""Columns of a table that goes to a file or another program, where no terminal says its width."""

EPILOG = (
    "Exit codes: 0 done; 2 wrong usage; 3 a batch finished but some files failed; "
    "5 unreadable input (not a PDF, damaged, encrypted); 6 no complaints report in the document; "
    "130 interrupted."
)

app = typer.Typer(
    name="extractor",
    help="Read councils' annual complaints reports (PDF) into validated figures.",
    epilog=EPILOG,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Database = Annotated[Path, typer.Option("--db", help="The SQLite database.")]
DEFAULT_DATABASE = Path("output/reports.db")
Vocabulary = Annotated[
    Path | None,
    typer.Option(help="Your own phrases (TOML), read before the shipped ones.", metavar="FILE"),
]


class Interrupted(ExtractorError):
    """Ctrl-C, with something to say about what is left."""

    exit_code = INTERRUPTED


class Ocr(StrEnum):
    """Which pages are read from their pictures."""

    auto = "auto"
    never = "never"
    always = "always"


Recognition = Annotated[
    Ocr,
    typer.Option(
        "--ocr",
        help="Read pages from their pictures: those without usable text, none, or all of them.",
    ),
]


class DocumentFormat(StrEnum):
    """How ``extract`` prints a document."""

    json = "json"
    summary = "summary"


class TablesFormat(StrEnum):
    """How ``tables`` prints grids."""

    json = "json"
    csv = "csv"
    html = "html"


class StatusFormat(StrEnum):
    """How ``status`` prints."""

    table = "table"
    json = "json"


class AnswerFormat(StrEnum):
    """How ``query`` prints an answer."""

    table = "table"
    csv = "csv"
    json = "json"
    ndjson = "ndjson"


@app.callback(epilog=EPILOG, invoke_without_command=True)
def _extractor(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(WRONG_USAGE)


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
    _must_be_file(report)
    _quiet()
    _use(vocabulary)
    if trace or unread:
        return _print_how(report, trace, unread, ocr)
    from extractor.pipeline import extract_document
    from extractor.scanned import unread_pages

    document = extract_document(report, ocr.value)
    if form is DocumentFormat.json:
        print(document.model_dump_json(indent=2))
    else:
        from extractor.ask.summary import summary

        _stdout().print(summary(document))
    pictures = unread_pages(document.document)
    if not document.reports:
        advice = pictures or "check that it is the right file"
        raise NotAReport(f"{report.name}: no complaints report in this document; {advice}")
    if pictures is not None:
        print(f"extractor: {report.name}: {pictures}", file=sys.stderr)


@app.command(epilog=EPILOG)
def tables(
    report: Annotated[Path, typer.Argument(help="A PDF.", metavar="REPORT.pdf")],
    form: Annotated[TablesFormat, typer.Option("--format")] = TablesFormat.json,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Print every table of a document as printed: a JSON array, CSV, or an HTML page."""
    _must_be_file(report)
    _quiet()
    from extractor.ask.grids import as_csv, as_html
    from extractor.pipeline import extract_tables

    found = extract_tables(report, ocr.value)
    if form is TablesFormat.csv:
        print(as_csv(found), end="")
    elif form is TablesFormat.html:
        print(as_html(found), end="")
    else:
        print("[" + ",\n".join(table.model_dump_json() for table in found) + "]")


@app.command("import", epilog=EPILOG)
def import_(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="PDF files, folders, globs.", metavar="PATH...")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Files read at a time, each in a process of its own; one per core unless given. "
            "0: in this process, without limits.",
            show_default=False,
        ),
    ] = None,
    memory_limit: Annotated[
        int, typer.Option(min=LEAST_MEMORY_MB, help="Megabytes that reading one file may use.")
    ] = MEMORY_MB,
    time_limit: Annotated[
        int, typer.Option(min=1, help="Seconds that reading one file may take.")
    ] = SECONDS,
    failed: Annotated[
        bool, typer.Option("--failed", help="Read those files again that failed last.")
    ] = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            help="Read on the Dask cluster with this scheduler (tcp://host:8786), not here.",
            metavar="ADDRESS",
        ),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            help="What is known of the files (CSV: path, source_url, retrieved, council, year); "
            "without PATH, its files are read.",
            metavar="FILE.csv",
        ),
    ] = None,
    vocabulary: Vocabulary = None,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Read files into the database. What is there already is not read again."""
    from extractor.batch import extract_file, extract_file_with, import_files, load_pipeline
    from extractor.files import find_files
    from extractor.manifest import read_manifest
    from extractor.progress import closing_table, progress
    from extractor.running.crews import in_this_process, on_this_machine
    from extractor.running.guarded import Guard
    from extractor.running.limits import Limits
    from extractor.store.database import writing
    from extractor.store.runs import failed_files

    _quiet()
    version = __version__ if ocr is Ocr.auto else f"{__version__}+ocr-{ocr.value}"
    reader = partial(extract_file, ocr=ocr.value)
    if vocabulary is not None:
        _use(vocabulary)
        phrases = vocabulary.read_bytes()
        version += f"+{hashlib.sha256(phrases).hexdigest()[:8]}"
        reader = partial(extract_file_with, phrases, ocr=ocr.value)
    listed = read_manifest(manifest, [p for p in paths or [] if p.is_dir()]) if manifest else None
    if failed and not paths:
        files = failed_files(db)
    elif paths and not failed:
        files = find_files(paths)
    elif listed and not failed:
        files = list(listed.files)
    else:
        raise UsageError("name what to import: files, folders or globs; or --failed alone")
    if listed and not failed:
        _say_what_is_missing(listed.not_among(files))
    guard = Guard(reader, Limits(memory_limit, time_limit), load_pipeline)
    if cluster is not None:
        if jobs is not None:
            raise UsageError("--jobs means nothing with --cluster, which has its own workers")
        from extractor.running.cluster import on_cluster

        readers = on_cluster(guard, cluster)
    elif jobs == 0:
        readers = in_this_process(reader)
    else:
        readers = on_this_machine(guard, jobs or _cores())
    results: list[FileResult] = []
    try:
        with writing(db) as database, readers as crew, progress(len(files)) as show:
            for result in import_files(files, database, version, crew, failed, listed):
                results.append(result)
                show(result)
    except KeyboardInterrupt:
        done = f"{len(results)} of {len(files)} files are in {db}"
        raise Interrupted(f"interrupted; {done}, run the same command again to go on") from None
    place = {path: number for number, path in enumerate(files)}
    results.sort(key=lambda result: place[result.path])
    _stdout().print(closing_table(results))
    for result in results:
        if result.detail is not None and result.status != "duplicate":
            print(f"extractor: {_located(result)}", file=sys.stderr)
    remembered = sum(result.remembered for result in results)
    if remembered:
        print(
            f"extractor: {remembered} of these failed before and were not read again; "
            f"to try them again: extractor import --failed --db {db}",
            file=sys.stderr,
        )
    if any(result.status == "failed" for result in results):
        raise typer.Exit(SOME_FAILED)


@app.command(epilog=EPILOG)
def status(
    form: Annotated[StatusFormat, typer.Option("--format")] = StatusFormat.table,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Say what is in the database: files and what became of them, failures by reason, versions."""
    from extractor.ask.status import as_json, as_tables, state_of

    state = state_of(db)
    if form is StatusFormat.json:
        print(as_json(state))
    else:
        _stdout().print(as_tables(state))


@app.command(epilog=EPILOG)
def query(
    name: Annotated[
        str | None,
        typer.Argument(
            help="stages, outcomes, timeliness, compensation, breakdowns, councils or "
            "discrepancies."
        ),
    ] = None,
    sql: Annotated[str | None, typer.Option(help="A SELECT of your own.", metavar="SQL")] = None,
    council: Annotated[str | None, typer.Option(help="Part of the council's name.")] = None,
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
    from extractor.ask.queries import ask, ask_sql

    given: dict[Filter, str | None] = {
        "council": council,
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
        answer = ask(db, name, filters)
    else:
        raise UsageError("name a query, or give one with --sql; see: extractor query --help")
    write(answer, form.value, _stdout())


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of what extract prints."""
    from importlib.resources import files

    print((files("schemas") / "report.schema.json").read_text(encoding="utf-8"), end="")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Every failure is one line on stderr."""
    try:
        code = app(args=arguments, prog_name="extractor", standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:
            return _fail("interrupted", INTERRUPTED)
        return code if isinstance(code, int) else DONE
    except ExtractorError as error:
        return _fail(str(error), error.exit_code)
    except TyperException as error:
        return _fail(f"{error.format_message().rstrip('.')}; see: extractor --help", WRONG_USAGE)
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (head, say) has enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m extractor ... shows where it happened
            raise
        said = f"{type(error).__name__}: {error}"
        return _fail(f"a fault in the extractor ({said}); please report it with the file", FAULT)


def _must_be_file(path: Path) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: a folder; name one PDF, or use: extractor import {path}")
    if not path.exists():
        raise UsageError(f"{path}: no such file; check the path")


def _use(vocabulary: Path | None) -> None:
    """Read with the user's own phrases. Raises UsageError for a file that is no vocabulary."""
    if vocabulary is None:
        return
    from extractor.reading.labels import use_vocabulary

    try:
        use_vocabulary(vocabulary)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(
            f"--vocabulary {vocabulary}: {said}; "
            "the form is in extractor/reading/vocabulary/README.md"
        ) from None


def _print_how(report: Path, trace: bool, unread: bool, ocr: Ocr) -> None:
    from extractor.ask import traces
    from extractor.pipeline import read_parts

    parts = read_parts(report, ocr.value)
    if not parts:
        raise NotAReport(f"{report.name}: no complaints report in this document")
    if trace:
        print("\n".join(traces.trace(parts)))
    lines = list(traces.unread(parts)) if unread else []
    if lines:
        print("\n".join(lines))
    elif unread:
        print(f"extractor: {report.name}: every number in its tables was read", file=sys.stderr)


def _say_what_is_missing(names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        print(
            f"extractor: the manifest names {len(names)} files that are not among those imported: "
            f"{shown(', '.join(names[:3]))}{more}",
            file=sys.stderr,
        )


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _quiet() -> None:
    from extractor.running.reading import quiet

    quiet()


def _stdout() -> Console:
    from rich.console import Console

    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if known else PIPED_WIDTH)


def _located(result: FileResult) -> str:
    """Why a file failed, with its path: among many folders a file's name alone is little help."""
    reason = (result.detail or "").removeprefix(f"{shown(result.path.name)}: ")
    return f"{shown(result.path)}: {reason}"


def _fail(message: str, code: int) -> int:
    print(f"extractor: {' '.join(message.split())}", file=sys.stderr)
    return code
