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

from extractor.batch import FileResult, extract_file_with, import_files
from extractor.errors import NoWorkers, UnreadablePDF
from extractor.filenames import shown
from extractor.running.crews import Crew, in_this_process, on_this_machine
from extractor.running.guarded import Guard
from extractor.running.limits import Limits
from extractor.running.reading import read_one
from extractor.store.database import open_database
from schemas import Document, ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "reports.db")
    yield opened
    opened.close()


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
        filename=shown(path.name),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        pages=9,
    )
    reports = () if "agenda" in path.name else made.reports
    return ExtractedDocument(document=document, reports=reports)


def run(
    database: Database,
    make: MakeDocument,
    *files: Path,
    version: str = "1",
    again: bool = False,
) -> dict[str, FileResult]:
    with in_this_process(partial(extract, make=make)) as crew:
        found = list(import_files(files, database, version, crew, again))
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
    reader = partial(extract, make=make_document)
    with ThreadPoolExecutor(4) as executor:
        crew = Crew(executor, lambda file: partial(read_one, reader, file), lambda: 4)
        results = list(import_files(files, database, "1", crew))
    assert {result.status for result in results} == {"imported"}
    assert database.table("documents").count == 20


def test_what_failed_is_read_again_when_asked_for_or_by_a_new_version(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    file, copy = (pdf(tmp_path, name, content="same") for name in ("bad.pdf", "copy-bad.pdf"))
    first = run(database, make_document, file, copy)
    assert {result.status for result in first.values()} == {"failed"}
    rows = [(row["failure"], row["error"], row["note"]) for row in database.table("imports").rows]
    said = "bad.pdf: not a PDF; download it again"
    assert rows == [
        ("unreadable pdf", said, None),
        ("unreadable pdf", said, "same content as bad.pdf"),
    ]
    file.write_text("same")
    reads: list[Path] = []

    def counted(path: Path) -> ExtractedDocument:
        reads.append(path)
        return extract(path, make_document)

    with in_this_process(counted) as crew:
        (known,) = import_files([file], database, "1", crew)
        assert (known.status, known.remembered, known.detail) == ("failed", True, said)
        assert reads == []
        (asked,) = import_files([file], database, "1", crew, again=True)
        assert (asked.status, asked.remembered) == ("failed", False)
        list(import_files([file], database, "2", crew))
        assert reads == [file, file]


def test_a_copy_of_what_failed_in_this_run_is_not_read_even_when_asked_for(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    names = ("bad.pdf", "a.pdf", "bad-again.pdf")
    files = [pdf(tmp_path, name, content="a" if name == "a.pdf" else "b") for name in names]
    reads: list[str] = []

    def counted(path: Path) -> ExtractedDocument:
        reads.append(path.name)
        return extract(path, make_document)

    with in_this_process(counted) as crew:
        results = list(import_files(files, database, "1", crew, again=True))
    assert [result.status for result in results] == ["failed", "imported", "failed"]
    assert reads == ["bad.pdf", "a.pdf"]


def test_a_file_that_may_not_be_opened_fails_and_is_tried_every_time(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    nowhere = tmp_path / "link.pdf"
    nowhere.symlink_to(tmp_path / "gone")
    for _ in range(2):
        (result,) = run(database, make_document, nowhere).values()
        assert (result.status, result.remembered) == ("failed", False)
        assert "No such file" in (result.detail or "")
    pdf(tmp_path, "gone")
    assert run(database, make_document, nowhere)["link.pdf"].status == "imported"


def test_a_reader_that_fails_is_no_fault_of_the_files(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    def broken(file: Path) -> Any:
        raise ModuleNotFoundError("No module named 'extractor'")

    files = [pdf(tmp_path, "a.pdf"), pdf(tmp_path, "b.pdf")]
    with in_this_process(broken) as good:
        crew = Crew(good.executor, lambda file: partial(broken, file), good.ahead)
        with pytest.raises(NoWorkers, match=r"ModuleNotFoundError No module.*same command again"):
            list(import_files(files, database, "1", crew))
    assert database.table("imports").count == 0


def test_an_executor_that_takes_no_more_is_no_fault_of_the_files(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    with in_this_process(partial(extract, make=make_document)) as crew:
        executor = ThreadPoolExecutor(1)
        executor.shutdown()
        closed = Crew(executor, crew.job_of, crew.ahead)
        with pytest.raises(NoWorkers, match="after shutdown"):
            list(import_files([pdf(tmp_path, "a.pdf")], database, "1", closed))
    assert database.table("imports").count == 0


def test_a_file_that_vanishes_before_it_is_sent_has_failed(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    def vanishing(file: Path) -> Any:
        if file.name == "gone.pdf":
            raise FileNotFoundError(2, "No such file or directory")
        return crew.job_of(file)

    files = [pdf(tmp_path, "gone.pdf"), pdf(tmp_path, "a.pdf")]
    with in_this_process(partial(extract, make=make_document)) as crew:
        sending = Crew(crew.executor, vanishing, crew.ahead)
        gone, good = import_files(files, database, "1", sending)
    assert (gone.status, gone.failure and gone.failure.kind) == ("failed", "cannot be opened")
    assert good.status == "imported"


def test_names_that_would_break_a_line(
    tmp_path: Path, database: Database, make_document: MakeDocument
) -> None:
    files = [
        pdf(tmp_path, name)
        for name in ("two\nlines.pdf", "red\x1b[31m.pdf", "caf\u00e9 \U0001f600.pdf")
    ]
    run(database, make_document, *files)
    stored = {row["filename"] for row in database.table("documents").rows}
    assert stored == {"two?lines.pdf", "red?[31m.pdf", "caf\u00e9 \U0001f600.pdf"}


def test_phrases_are_those_that_the_import_began_with(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.reading import labels

    phrase = b'[[entry]]\nset = { outcome = "not_upheld" }\nphrases = ["not borne out"]\n'
    monkeypatch.setattr(
        "extractor.batch.extract_file", lambda file, ocr: labels.read_label(file.name)
    )
    try:
        read: Any = extract_file_with(phrase, Path("not borne out"))
        assert read.values("outcome") == ["not_upheld"]
    finally:
        labels.use_vocabulary(None)


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
    with on_this_machine(Guard(read_or_die, Limits()), 2) as crew:
        results = list(import_files(files, database, "1", crew))
    assert {r.path.name: r.status for r in results} == {
        **dict.fromkeys(("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"), "no report"),
        "fatal.pdf": "failed",
    }
    (lost,) = (r for r in results if r.status == "failed")
    assert lost.failure is not None
    assert lost.failure.kind == "crash"
    assert "process reading it died (exit code 1" in lost.failure.message
