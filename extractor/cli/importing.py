"""The commands that fill the database and say what is in it: ``import``, ``status``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.common import (
    DEFAULT_DATABASE,
    EPILOG,
    SOME_FAILED,
    Corrections,
    Database,
    Interrupted,
    Jobs,
    Ocr,
    Recognition,
    Vocabulary,
    app,
    quiet,
    stdout,
    tell,
)
from extractor.cli.readers import Reader, crew_here, guarded, reader_with
from extractor.errors import UsageError
from extractor.filenames import shown
from extractor.running.limits import LEAST_MEMORY_MB, MEMORY_MB, SECONDS, Limits

if TYPE_CHECKING:
    from extractor.batch import FileResult
    from extractor.manifest import Manifest
    from extractor.running.crews import Crew

MOST_NAMED = 3
"""Files that a line names, so that it stays one line."""


class StatusFormat(StrEnum):
    """How ``status`` prints."""

    table = "table"
    json = "json"


@app.command("import", epilog=EPILOG)
def import_(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="PDF files, folders, globs.", metavar="PATH...")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    jobs: Jobs = None,
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
    corrections: Corrections = None,
    vocabulary: Vocabulary = None,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Read files into the database. What is there already is not read again."""
    from extractor.batch import import_files
    from extractor.manifest import read_manifest
    from extractor.progress import progress
    from extractor.store import correcting
    from extractor.store.database import writing

    quiet()
    reader = reader_with(vocabulary, ocr)
    given = paths or []
    listed = read_manifest(manifest, [p for p in given if p.is_dir()]) if manifest else None
    files = _files_again(db) if failed and not given else _files_named(given, listed, failed)
    if listed and not failed:
        _say_what_is_missing(listed.not_among(files))
    corrected = correcting.file_for(db, corrections)
    readers = _readers(reader, Limits(memory_limit, time_limit), jobs, cluster)
    results: list[FileResult] = []
    try:
        with writing(db) as database, readers as crew, progress(len(files)) as show:
            if corrected is not None:
                correcting.apply_in(database, corrected)
            for result in import_files(files, database, reader.version, crew, failed, listed):
                results.append(result)
                show(result)
            in_force = correcting.force(database)
    except KeyboardInterrupt:
        done = f"{len(results)} of {len(files)} files are in {db}"
        raise Interrupted(f"interrupted; {done}, run the same command again to go on") from None
    place = {path: number for number, path in enumerate(files)}
    _say_what_became(sorted(results, key=lambda result: place[result.path]))
    tell(in_force, corrected or correcting.beside(db))
    _say_what_is_remembered(results, db)
    if any(result.status == "failed" for result in results):
        raise typer.Exit(SOME_FAILED)


def _files_again(db: Path) -> list[Path]:
    """The files that failed last. Raises typer.Exit where none has, which is no fault: who tries
    again every night wants to hear of faults only."""
    from extractor.store.runs import failed_files

    files = failed_files(db)
    if not files:
        print(f"extractor: {db}: no file failed; nothing to try again", file=sys.stderr)
        raise typer.Exit
    return files


def _files_named(paths: Sequence[Path], listed: Manifest | None, failed: bool) -> list[Path]:
    """The files at the paths, or those of the manifest. Raises UsageError where there is neither,
    or where the files that failed are asked for as well."""
    from extractor.files import find_files

    if paths and not failed:
        return find_files(paths)
    if listed and not failed:
        return list(listed.files)
    raise UsageError("name what to import: files, folders or globs; or --failed alone")


def _readers(
    reader: Reader, limits: Limits, jobs: int | None, cluster: str | None
) -> AbstractContextManager[Crew]:
    """Who reads: processes of this machine, or a cluster. Raises UsageError for both."""
    if cluster is None:
        return crew_here(reader, limits, jobs)
    if jobs is not None:
        raise UsageError("--jobs means nothing with --cluster, which has its own workers")
    from extractor.running.cluster import on_cluster

    return on_cluster(guarded(reader, limits), cluster)


def _say_what_became(results: Sequence[FileResult]) -> None:
    """Print the closing table, and on stderr what there is to say of single files."""
    from extractor.progress import closing_table

    stdout().print(closing_table(results))
    for result in results:
        if result.detail is not None and result.status != "duplicate":
            print(f"extractor: {_located(result)}", file=sys.stderr)


def _say_what_is_remembered(results: Sequence[FileResult], db: Path) -> None:
    remembered = sum(result.remembered for result in results)
    if remembered:
        print(
            f"extractor: {remembered} of these failed before and were not read again; "
            f"to try them again: extractor import --failed --db {db}",
            file=sys.stderr,
        )


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
        stdout().print(as_tables(state))


def _say_what_is_missing(names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        files = "1 file that is" if len(names) == 1 else f"{len(names)} files that are"
        print(
            f"extractor: the manifest names {files} not among those imported: "
            f"{shown(', '.join(names[:MOST_NAMED]))}{more}; name them too, or leave PATH out",
            file=sys.stderr,
        )


def _located(result: FileResult) -> str:
    """Why a file failed, with its path: among many folders a file's name alone is little help."""
    reason = (result.detail or "").removeprefix(f"{shown(result.path.name)}: ")
    return f"{shown(result.path)}: {reason}"
