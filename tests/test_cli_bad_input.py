"""Bad input: one clear line, the right exit code, and the database as it was."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.store.database import open_database
from extractor.store.layout import SCHEMA_VERSION

MakePDF = Callable[..., Path]

PROSE = (
    "Midshire County Council",
    "Annual Complaints Report 2021/22",
    "The council received 43 complaints at Stage 1 in 2021/22, of which 12 were upheld.",
)


def bad_file(name: str, folder: Path, make_pdf: MakePDF) -> Path:
    path = folder / name
    match name:
        case "text.pdf":
            path.write_text("Dear resident,\nthe report has moved.\n" * 50)
        case "empty.pdf":
            path.touch()
        case "truncated.pdf":
            whole = make_pdf(path, PROSE, pages=9).read_bytes()
            path.write_bytes(whole[: len(whole) // 3])
        case "encrypted.pdf":
            make_pdf(path, PROSE, password="secret")
        case "no-pages.pdf":
            make_pdf(path, PROSE, pages=0)
    return path


BAD = ["text.pdf", "empty.pdf", "truncated.pdf", "encrypted.pdf", "no-pages.pdf"]


def messages(err: str) -> list[str]:
    assert "Traceback" not in err
    return [line for line in err.splitlines() if line.startswith("extractor: ")]


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["extract", "tables"])
def test_unreadable(
    tmp_path: Path,
    make_pdf: MakePDF,
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: str,
) -> None:
    code = main([command, str(bad_file(name, tmp_path, make_pdf))])
    out, err = capsys.readouterr()
    assert (code, out) == (5, "")
    (message,) = messages(err)
    assert err.count("\n") == 1
    assert name in message
    if name == "encrypted.pdf":
        assert "encrypted" in message


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_of_bad_files(
    tmp_path: Path, make_pdf: MakePDF, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in BAD:
        bad_file(name, folder, make_pdf)
    make_pdf(folder / "agenda.pdf", ("Agenda", "1 Apologies", "2 Minutes"))
    db = tmp_path / "reports.db"
    assert main(["import", str(folder), "--db", str(db), "--jobs", jobs]) == 3
    out, err = capsys.readouterr()
    assert len(messages(err)) == len(BAD)
    assert "no report" in out
    with open_database(db) as database:
        statuses = {Path(row["path"]).name: row["status"] for row in database.table("imports").rows}
        assert statuses == {**dict.fromkeys(BAD, "failed"), "agenda.pdf": "no report"}
        assert database.table("documents").count == 1


def test_no_complaints_report(
    tmp_path: Path, make_pdf: MakePDF, capsys: pytest.CaptureFixture[str]
) -> None:
    agenda = make_pdf(tmp_path / "agenda.pdf", ("Agenda", "1 Apologies", "2 Minutes"))
    assert main(["extract", str(agenda)]) == 6
    out, err = capsys.readouterr()
    assert json.loads(out)["reports"] == []
    assert len(messages(err)) == 1


def test_paths_that_mean_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    db = tmp_path / "reports.db"
    for command, name, said in (
        ("extract", "missing.pdf", "no such file"),
        ("extract", "empty", "a folder"),
        ("tables", "missing.pdf", "no such file"),
        ("import", "missing.pdf", "no such file or folder"),
        ("import", "empty", "no PDF files"),
        ("import", "*.pdf", "matches no file"),
    ):
        options = ["--db", str(db)] if command == "import" else []
        assert main([command, str(tmp_path / name), *options]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        (message,) = messages(err)
        assert said in message
    assert not db.exists()


@pytest.mark.parametrize("command", ["import", "query"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("text", "not an SQLite database"),
        ("foreign", "not made by this tool"),
        ("newer", "newer version"),
        ("folder", "cannot use the database|no such database"),
        ("unwritable", "cannot use the database|no such database"),
    ],
)
def test_databases_that_will_not_do(
    tmp_path: Path,
    make_pdf: MakePDF,
    capsys: pytest.CaptureFixture[str],
    command: str,
    kind: str,
    said: str,
) -> None:
    db = tmp_path / "reports.db"
    match kind:
        case "text":
            db.write_text("minutes of the last meeting\n" * 100)
        case "foreign":
            connection = sqlite3.connect(db)
            connection.execute("CREATE TABLE holidays (day TEXT)")
            connection.close()
        case "newer":
            with open_database(db) as database:
                database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        case "folder":
            db.mkdir()
        case "unwritable":
            db = Path("/proc/reports.db")
    before = db.read_bytes() if db.is_file() else None
    what = str(make_pdf(tmp_path / "a.pdf")) if command == "import" else "stages"
    assert main([command, what, "--db", str(db)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (message,) = messages(err)
    assert any(part in message for part in said.split("|"))
    assert before is None or db.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_database_that_cannot_be_written(
    tmp_path: Path, make_pdf: MakePDF, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "reports.db"
    open_database(db).close()
    db.chmod(0o444)
    assert main(["import", str(make_pdf(tmp_path / "a.pdf")), "--db", str(db)]) == 2
    assert "cannot use the database" in messages(capsys.readouterr().err)[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_the_middle_of_an_import(tmp_path: Path, make_pdf: MakePDF, jobs: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(40):
        lines = (*PROSE, f"Report {number}") * 8
        make_pdf(folder / f"{number:02d}.pdf", lines, pages=30)
    db = tmp_path / "reports.db"
    command = [sys.executable, "-m", "extractor", "import", folder, "--db", db, "--jobs", jobs]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell has what it starts in the background ignore Ctrl-C, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while _imported(db) < 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    # To the whole group, as a terminal does.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    assert [line for line in err.splitlines() if line.startswith("extractor: interrupted; ")]
    with open_database(db) as database:
        stored = database.table("documents").count
        assert 1 <= stored < 40
        assert database.table("imports").count == stored
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _imported(db: Path) -> int:
    if not db.exists():
        return 0
    connection = sqlite3.connect(db)
    try:
        return int(connection.execute("SELECT count(*) FROM imports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
