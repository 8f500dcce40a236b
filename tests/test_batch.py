"""Batches: which files, what becomes of each, and what an interruption leaves."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.batch import FileResult, find_files, import_files
from extractor.errors import UnreadablePDF, UsageError
from extractor.store.database import open_database
from extractor.workers import Processes
from schemas import Document, ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "reports.db")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "older").mkdir(parents=True)
    for name in ("b.pdf", "a.PDF", "older/c.pdf", "notes.txt"):
        (folder / name).write_text(name)
    return folder


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_means_every_pdf_below_it(folder: Path) -> None:
    assert names(find_files([folder]), folder) == ["a.PDF", "b.pdf", "older/c.pdf"]


def test_a_file_is_taken_as_it_is_and_once(folder: Path) -> None:
    again = folder / "older" / ".." / "b.pdf"
    files = find_files([folder / "notes.txt", folder / "b.pdf", again, folder])
    assert names(files, folder) == ["notes.txt", "b.pdf", "a.PDF", "older/c.pdf"]


def test_globs(folder: Path) -> None:
    assert names(find_files([folder / "*.pdf"]), folder) == ["b.pdf"]
    assert names(find_files([folder / "**" / "*.pdf"]), folder) == ["b.pdf", "older/c.pdf"]
    assert names(find_files([folder / "old*"]), folder) == ["older/c.pdf"]


def test_a_file_whose_name_looks_like_a_glob(folder: Path) -> None:
    (folder / "report [final].pdf").touch()
    files = find_files([folder / "report [final].pdf"])
    assert names(files, folder) == ["report [final].pdf"]


def test_paths_that_mean_nothing(folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()
    for path, message in (
        (folder / "missing.pdf", "no such file or folder"),
        (empty, "no PDF files in this folder"),
        (folder / "*.docx", "matches no file"),
        (folder / "emp*", "no PDF files|matches no file"),
    ):
        with pytest.raises(UsageError, match=message):
            find_files([folder, path])


def extract(path: Path, make: MakeDocument) -> ExtractedDocument:
    """Stands in for the pipeline: what the file's name asks for."""
    if "bad" in path.name:
        raise UnreadablePDF(f"{path.name}: not a PDF; download it again")
    if "fault" in path.name:
        raise TypeError("'NoneType' object\nis not subscriptable")
    if "stop" in path.name:
        raise KeyboardInterrupt
    made = make(path.name)
    document = Document(
        filename=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), pages=9
    )
    reports = () if "agenda" in path.name else made.reports
    return ExtractedDocument(document=document, reports=reports)


def run(
    database: Database, make: MakeDocument, *files: Path, version: str = "1", **options: Any
) -> dict[str, FileResult]:
    found = import_files(files, database, version, extract=partial(extract, make=make), **options)
    return {result.path.name: result for result in found}


def statuses(database: Database) -> list[str]:
    return [row["status"] for row in database.table("imports").rows]


def pdf(folder: Path, name: str, content: str | None = None) -> Path:
    path = folder / name
    path.write_text(content or name)
    return path


def test_each_file_has_its_result_and_none_stops_the_rest(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    files = [pdf(tmp_path, n) for n in ("bad.pdf", "a.pdf", "fault.pdf", "agenda.pdf", "b.pdf")]
    results = run(database, make_document, *files)
    assert {name: result.status for name, result in results.items()} == {
        "bad.pdf": "failed",
        "a.pdf": "imported",
        "fault.pdf": "failed",
        "agenda.pdf": "no report",
        "b.pdf": "imported",
    }
    assert (results["a.pdf"].figures, results["a.pdf"].discrepancies) == (8, 1)
    assert results["bad.pdf"].detail == "bad.pdf: not a PDF; download it again"
    fault = results["fault.pdf"].detail
    assert fault is not None
    assert "TypeError: 'NoneType' object is not subscriptable" in fault
    assert "\n" not in fault
    assert database.table("documents").count == 3
    assert len(statuses(database)) == 5


def test_a_second_import_changes_nothing(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    files = [pdf(tmp_path, name) for name in ("a.pdf", "agenda.pdf")]
    run(database, make_document, *files)
    before = list(database.query("SELECT * FROM figures"))
    results = run(database, make_document, *files)
    assert results["a.pdf"].status == "unchanged"
    assert results["a.pdf"].figures == 8
    assert results["agenda.pdf"].status == "no report"
    assert list(database.query("SELECT * FROM figures")) == before
    assert database.table("reports").count == 1


def test_a_new_version_reads_again_and_loses_nothing_when_it_fails(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    file = pdf(tmp_path, "a.pdf")
    run(database, make_document, file)
    assert run(database, make_document, file, version="2")["a.pdf"].status == "updated"
    broken = pdf(tmp_path, "bad.pdf", content="a.pdf")
    assert run(database, make_document, broken, version="3")["bad.pdf"].status == "failed"
    assert database.execute("SELECT count(*) FROM figures").fetchone() == (11,)
    (document,) = database.table("documents").rows
    assert (document["filename"], document["extractor_version"]) == ("a.pdf", "2")


def test_the_same_content_under_another_name_is_recorded_once(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    one, two, three = (pdf(tmp_path, f"{n}.pdf", content="same") for n in ("one", "two", "three"))
    results = run(database, make_document, one, two)
    assert [result.status for result in results.values()] == ["imported", "duplicate"]
    assert run(database, make_document, three)["three.pdf"].status == "duplicate"
    assert database.table("documents").count == database.table("reports").count == 1
    notes = [row["note"] for row in database.table("imports").rows]
    assert notes == [None, "same content as one.pdf", "same content as one.pdf"]


def test_an_interruption_keeps_the_files_before_it(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    files = [pdf(tmp_path, name) for name in ("a.pdf", "stop.pdf", "b.pdf")]
    with pytest.raises(KeyboardInterrupt):
        run(database, make_document, *files)
    assert [row["filename"] for row in database.table("documents").rows] == ["a.pdf"]
    assert statuses(database) == ["imported"]
    assert not database.conn.in_transaction


def test_any_executor_will_do(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    files = [pdf(tmp_path, f"{n}.pdf") for n in range(20)]
    results = run(
        database, make_document, *files, jobs=4, make_executor=partial(ThreadPoolExecutor, 4)
    )
    assert {result.status for result in results.values()} == {"imported"}
    assert database.table("documents").count == 20


def read_or_die(path: Path) -> ExtractedDocument:
    """Stands in for the pipeline in worker processes, one of which a file kills."""
    if "fatal" in path.name:
        os._exit(1)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return ExtractedDocument(document=Document(filename=path.name, sha256=sha256, pages=1))


def test_a_file_that_kills_its_worker_is_the_only_one_lost(
    tmp_path: Path, database: Database
) -> None:
    files = [pdf(tmp_path, n) for n in ("a.pdf", "b.pdf", "fatal.pdf", "c.pdf", "d.pdf", "e.pdf")]
    results = list(import_files(files, database, "1", jobs=2, extract=read_or_die))
    assert {r.path.name: r.status for r in results} == {
        **dict.fromkeys(("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"), "no report"),
        "fatal.pdf": "failed",
    }
    (lost,) = (r for r in results if r.status == "failed")
    assert lost.detail is not None
    assert "process reading it died" in lost.detail


def test_an_abandoned_batch_ends_its_workers(tmp_path: Path, database: Database) -> None:
    files = [pdf(tmp_path, f"{n}.pdf") for n in range(8)]
    made: list[Processes] = []

    def make() -> Processes:
        made.append(Processes(2))
        return made[-1]

    batch = import_files(files, database, "1", jobs=2, extract=read_or_die, make_executor=make)
    next(batch)
    batch.close()  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError, match="shutdown"):
        made[0].submit(os.getpid)
