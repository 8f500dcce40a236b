"""The command line: what it prints where, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from extractor import __version__
from extractor.cli import main
from extractor.errors import EncryptedPDF
from extractor.filenames import shown
from extractor.store.database import Import, open_database, store
from schemas import ExtractedDocument
from schemas.json_schema import json_schema

MakeDocument = Callable[..., ExtractedDocument]
Run = Callable[..., tuple[int, str, str]]

HEAVY = ("pandas", "numpy", "pdfplumber", "pdfminer", "camelot", "sqlite_utils", "pydantic", "cv2")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process: its exit code, stdout and stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "midshire.pdf"
    path.write_text("read by the pipeline below")
    return path


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, make_document: MakeDocument) -> None:
    """Stands in for the reading: what the file's name asks for."""

    def extract_document(path: Path, ocr: str = "auto") -> ExtractedDocument:
        if "locked" in path.name:
            raise EncryptedPDF(f"{path.name}: the PDF is encrypted; save an unprotected copy")
        if "fault" in path.name:
            raise ZeroDivisionError("division by zero")
        if "stop" in path.name:
            raise KeyboardInterrupt
        made = make_document(shown(path.name))
        if "agenda" in path.name:
            return made.model_copy(update={"reports": ()})
        return made

    module = ModuleType("extractor.pipeline")
    module.extract_document = extract_document  # type: ignore[attr-defined]
    module.extract_tables = lambda path, ocr: make_document().reports[0].tables  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "extractor.pipeline", module)


@pytest.fixture
def database(tmp_path: Path, make_document: MakeDocument) -> Path:
    path = tmp_path / "reports.db"
    with open_database(path) as opened:
        document = make_document()
        store(opened, document, Import("x.pdf", "imported", 1, "1", document.document.sha256))
    return path


def one_line(err: str) -> str:
    """The message, which must be one line and no traceback."""
    assert err.startswith("extractor: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_nothing_heavy_is_loaded_for_help() -> None:
    script = (
        "import sys\nfrom extractor.cli import main\ncode = main(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], code, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr == "[] 0\n"
    assert "Exit codes: 0 done; 2 wrong usage" in done.stdout


@pytest.mark.parametrize(
    "command", ["extract", "tables", "import", "status", "query", "check", "schema"]
)
def test_every_command_explains_the_exit_codes(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "130 interrupted" in " ".join(out.split())


def test_no_command_prints_the_help_and_is_wrong_usage(run: Run) -> None:
    code, out, _ = run()
    assert code == 2
    assert "Commands" in out


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"{__version__}\n", "")


def test_the_schema(run: Run) -> None:
    assert run("schema") == (0, json_schema(), "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("extract",),
        ("extract", "x.pdf", "--format", "xml"),
        ("import", "x.pdf", "--jobs", "-1"),
        ("import", "x.pdf", "--memory-limit", "10"),
        ("import", "x.pdf", "--time-limit", "0"),
        ("import",),
        ("import", "x.pdf", "--failed"),
        ("query", "stages", "--quarter", "1"),
        ("query",),
        ("query", "stages", "--sql", "SELECT 1"),
        ("query", "--sql", "SELECT 1", "--council", "Kent"),
        ("query", "grievances"),
        ("query", "stages", "--year", "2020"),
        ("query", "councils", "--stage", "1"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, database: Path, arguments: tuple[str, ...]) -> None:
    asked = arguments[0] == "query" and len(arguments) > 1
    code, out, err = run(*arguments, *(("--db", database) if asked else ()))
    assert (code, out) == (2, "")
    one_line(err)


@pytest.mark.usefixtures("pipeline")
def test_extract_prints_json_alone(run: Run, report: Path, make_document: MakeDocument) -> None:
    code, out, err = run("extract", report)
    assert (code, err) == (0, "")
    assert ExtractedDocument.model_validate_json(out) == make_document("midshire.pdf")
    assert json.loads(out)["schema_version"] == "1.0"


@pytest.mark.usefixtures("pipeline")
def test_extract_prints_a_page_for_people(run: Run, report: Path) -> None:
    code, out, _ = run("extract", report, "--format", "summary")
    assert code == 0
    for said in (
        "Midshire County Council",
        "5 July 2022",
        "How fast: 2 figures",
        "58.5%, 41 in all",
        "complaint, within, 20 days",
        "4, <1%",
        "£1,250.50",
        "Discrepancies: 1",
        "conflicting values",
        "Stage 1 complaints of 2020/21 printed as two numbers",
    ):
        assert said in out
    assert any(line.split()[-1:] == ["4"] and "3, 4" in line for line in out.splitlines())


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("form", ["json", "summary"])
def test_a_document_without_a_report(run: Run, tmp_path: Path, form: str) -> None:
    agenda = tmp_path / "agenda.pdf"
    agenda.touch()
    code, out, err = run("extract", agenda, "--format", form)
    assert code == 6
    assert "no complaints report" in one_line(err)
    if form == "json":
        assert json.loads(out)["reports"] == []
    else:
        assert "No complaints report" in out


@pytest.mark.usefixtures("pipeline")
def test_tables_prints_an_array(run: Run, report: Path, make_document: MakeDocument) -> None:
    code, out, err = run("tables", report, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == [
        table.model_dump(mode="json") for table in make_document().reports[0].tables
    ]


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("locked.pdf", 5, "encrypted"),
        ("fault.pdf", 1, "ZeroDivisionError"),
        ("stop.pdf", 130, "interrupted"),
    ],
)
def test_failures_are_one_line(
    run: Run, tmp_path: Path, name: str, code: int, message: str
) -> None:
    (tmp_path / name).touch()
    got, out, err = run("extract", tmp_path / name)
    assert (got, out) == (code, "")
    assert message in one_line(err)


@pytest.mark.usefixtures("pipeline")
def test_import_and_import_again(run: Run, report: Path, tmp_path: Path) -> None:
    db = tmp_path / "new" / "reports.db"
    code, out, err = run("import", report, "--db", db, "--jobs", 0)
    assert code == 0
    assert "imported" in out
    assert "1/1" in err
    before = db.read_bytes()
    code, out, _ = run("query", "--sql", "SELECT count(*) AS n FROM figures", "--db", db)
    assert "11" in out
    assert db.read_bytes() == before


@pytest.mark.usefixtures("pipeline")
def test_a_batch_with_failures_ends_with_three(run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "agenda.pdf", "locked.pdf", "fault.pdf"):
        (tmp_path / name).write_text(name)
    code, out, err = run("import", tmp_path, "--db", tmp_path / "reports.db", "--jobs", 0)
    assert code == 3
    rows = [line for line in out.splitlines() if ".pdf" in line]
    assert len(rows) == 4
    for name, status in (("a.pdf", "imported"), ("agenda.pdf", "no report"), ("locked", "failed")):
        assert any(name in row and status in row for row in rows)
    messages = [line for line in err.splitlines() if line.startswith("extractor: ")]
    assert len(messages) == 2
    assert "Traceback" not in err


@pytest.mark.usefixtures("pipeline")
def test_a_name_that_is_not_valid_text(run: Run, tmp_path: Path) -> None:
    good, bad = (tmp_path / os.fsdecode(name) for name in (b"caf\xe9.pdf", b"locked-\xe9.pdf"))
    for path in (good, bad):
        path.write_text(repr(path))
    db = tmp_path / "reports.db"
    code, out, err = run("import", good, bad, good, "--db", db, "--jobs", 0)
    assert code == 3
    assert "caf?.pdf" in out
    assert f"extractor: {tmp_path}/locked-?.pdf: the PDF is encrypted" in err
    with open_database(db) as opened:
        assert {row["status"] for row in opened.table("imports").rows} == {"imported", "failed"}


@pytest.mark.usefixtures("pipeline")
def test_an_interrupted_import_keeps_what_it_has(run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "stop.pdf", "z.pdf"):
        (tmp_path / name).write_text(name)
    db = tmp_path / "reports.db"
    code, out, err = run("import", tmp_path, "--db", db, "--jobs", 0)
    assert (code, out) == (130, "")
    assert f"interrupted; 1 of 3 files are in {db}" in err
    assert "Traceback" not in err
    with open_database(db) as opened:
        assert opened.table("documents").count == opened.table("imports").count == 1


@pytest.mark.usefixtures("pipeline")
def test_what_failed_is_tried_again_when_asked_for(run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "locked.pdf", "fault.pdf"):
        (tmp_path / name).write_text(name)
    db = tmp_path / "reports.db"
    options = ("--db", db, "--jobs", 0)
    assert run("import", tmp_path, *options)[0] == 3
    code, out, err = run("import", tmp_path, *options)
    assert code == 3
    assert "2 of these failed before" in err
    (tmp_path / "locked.pdf").write_text("no longer")
    (tmp_path / "locked.pdf").rename(tmp_path / "open.pdf")
    (tmp_path / "open.pdf").rename(tmp_path / "locked.pdf")
    code, out, err = run("import", "--failed", *options)
    assert code == 3
    assert [line.split()[1].split("/")[-1] for line in out.splitlines() if ".pdf" in line] == [
        "fault.pdf",
        "locked.pdf",
    ]
    assert "failed before" not in err
    (tmp_path / "fault.pdf").unlink()
    (tmp_path / "locked.pdf").unlink()
    code, _, err = run("import", "--failed", *options)
    assert code == 3
    assert err.count("No such file") == 2


@pytest.mark.usefixtures("pipeline")
def test_nothing_that_failed(run: Run, report: Path, tmp_path: Path) -> None:
    db = tmp_path / "reports.db"
    assert run("import", report, "--db", db, "--jobs", 0)[0] == 0
    code, out, err = run("import", "--failed", "--db", db)
    assert (code, out) == (0, "")
    assert "no file failed" in one_line(err)


@pytest.mark.usefixtures("pipeline")
def test_status(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a.pdf", "agenda.pdf", "locked.pdf", "locked-2.pdf", "fault.pdf"):
        (folder / name).write_text(name)
    db = tmp_path / "reports.db"
    for _ in range(2):  # what a second run says counts once
        run("import", folder, "--db", db, "--jobs", 0)
    code, out, err = run("status", "--db", db, "--format", "json")
    assert (code, err) == (0, "")
    state = json.loads(out)
    assert state["files"] == 5
    assert state["statuses"]["failed"] == 3
    assert (state["documents"], state["figures"], state["pages"]) == (2, 8, 18)
    (locked, fault) = state["failures"]
    assert (locked["reason"], locked["files"]) == ("encrypted pdf", 2)
    assert locked["example"].startswith("locked")
    assert fault["reason"] == "fault in the extractor"
    assert state["versions"] == {__version__: 2}
    code, out, _ = run("status", "--db", db)
    assert code == 0
    for said in ("encrypted pdf", "failed", __version__, "18"):
        assert said in out
    assert run("status", "--db", tmp_path / "none.db")[0] == 2


def test_query_formats(run: Run, database: Path) -> None:
    question = ("query", "timeliness", "--council", "midshire", "--stage", "stage_1")
    code, out, err = run(*question, "--db", database, "--format", "json")
    assert (code, err) == (0, "")
    (row,) = json.loads(out)
    assert (row["percent"], row["document"], row["page"]) == (58.5, "midshire-2021-22.pdf", 7)
    code, out, _ = run(*question, "--db", database, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["percent"] == "58.5"
    code, out, _ = run(*question, "--db", database, "--format", "ndjson")
    assert json.loads(out) == row
    code, out, _ = run(*question, "--db", database)
    assert "58.5" in out
    assert "1 row" in out


def test_years_from_and_to(run: Run, database: Path) -> None:
    question = ("query", "timeliness", "--db", database, "--format", "ndjson")
    assert len(run(*question, "--from", "2020-21", "--to", "21/22")[1].splitlines()) == 2
    assert len(run(*question, "--from", "2021/22")[1].splitlines()) == 1


def test_a_reader_of_the_output_that_leaves_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m extractor schema | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "{\n"
    assert done.stderr == ""
