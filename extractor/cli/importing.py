"""The commands that fill the database and say what is in it: ``import``, ``status``."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import __version__
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
    cores,
    quiet,
    stdout,
    tell,
    use_vocabulary,
)
from extractor.errors import UsageError
from extractor.filenames import shown
from extractor.running.limits import LEAST_MEMORY_MB, MEMORY_MB, SECONDS

if TYPE_CHECKING:
    from extractor.batch import FileResult


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
    from extractor.batch import extract_file, extract_file_with, import_files, load_pipeline
    from extractor.files import find_files
    from extractor.manifest import read_manifest
    from extractor.progress import closing_table, progress
    from extractor.running.crews import in_this_process, on_this_machine
    from extractor.running.guarded import Guard
    from extractor.running.limits import Limits
    from extractor.store import correcting
    from extractor.store.database import writing
    from extractor.store.runs import failed_files

    quiet()
    version = __version__ if ocr is Ocr.auto else f"{__version__}+ocr-{ocr.value}"
    reader = partial(extract_file, ocr=ocr.value)
    if vocabulary is not None:
        use_vocabulary(vocabulary)
        phrases = vocabulary.read_bytes()
        version += f"+{hashlib.sha256(phrases).hexdigest()[:8]}"
        reader = partial(extract_file_with, phrases, ocr=ocr.value)
    listed = read_manifest(manifest, [p for p in paths or [] if p.is_dir()]) if manifest else None
    if failed and not paths:
        files = failed_files(db)
        if not files:  # no fault: who tries again every night wants to hear of faults only
            print(f"extractor: {db}: no file failed; nothing to try again", file=sys.stderr)
            return
    elif paths and not failed:
        files = find_files(paths)
    elif listed and not failed:
        files = list(listed.files)
    else:
        raise UsageError("name what to import: files, folders or globs; or --failed alone")
    if listed and not failed:
        _say_what_is_missing(listed.not_among(files))
    corrected = correcting.file_for(db, corrections)
    guard = Guard(reader, Limits(memory_limit, time_limit), load_pipeline)
    if cluster is not None:
        if jobs is not None:
            raise UsageError("--jobs means nothing with --cluster, which has its own workers")
        from extractor.running.cluster import on_cluster

        readers = on_cluster(guard, cluster)
    elif jobs == 0:
        readers = in_this_process(reader)
    else:
        readers = on_this_machine(guard, jobs or cores())
    results: list[FileResult] = []
    try:
        with writing(db) as database, readers as crew, progress(len(files)) as show:
            if corrected is not None:
                correcting.apply_in(database, corrected)
            for result in import_files(files, database, version, crew, failed, listed):
                results.append(result)
                show(result)
            in_force = correcting.force(database)
    except KeyboardInterrupt:
        done = f"{len(results)} of {len(files)} files are in {db}"
        raise Interrupted(f"interrupted; {done}, run the same command again to go on") from None
    place = {path: number for number, path in enumerate(files)}
    results.sort(key=lambda result: place[result.path])
    stdout().print(closing_table(results))
    for result in results:
        if result.detail is not None and result.status != "duplicate":
            print(f"extractor: {_located(result)}", file=sys.stderr)
    tell(in_force, corrected or correcting.beside(db))
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
        stdout().print(as_tables(state))


def _say_what_is_missing(names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        print(
            f"extractor: the manifest names {len(names)} files that are not among those imported: "
            f"{shown(', '.join(names[:3]))}{more}",
            file=sys.stderr,
        )


def _located(result: FileResult) -> str:
    """Why a file failed, with its path: among many folders a file's name alone is little help."""
    reason = (result.detail or "").removeprefix(f"{shown(result.path.name)}: ")
    return f"{shown(result.path)}: {reason}"
