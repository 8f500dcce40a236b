"""The commands by which people correct what was read, on a database of fixtures."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.store.database import open_for_reading

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPORTS = [FIXTURES / name / "report.pdf" for name in sorted(p.name for p in FIXTURES.iterdir())]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imported")
    files = [str(path) for path in REPORTS if path.is_file()][:3]
    assert main(["import", *files, "--db", str(folder / "reports.db"), "--jobs", "0"]) == 0
    return folder


@pytest.fixture
def db(imported: Path, tmp_path: Path) -> Path:
    shutil.copy(imported / "reports.db", tmp_path / "reports.db")
    return tmp_path / "reports.db"


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    connection = open_for_reading(db)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def count_of(db: Path) -> tuple[str, int]:
    """A figure that has a count, and that count."""
    ((figure, value),) = rows(
        db,
        "SELECT figure_id, value FROM figures WHERE measure = 'count' AND qualifier IS NULL "
        "ORDER BY figure_id LIMIT 1",
    )
    return str(figure), int(str(value))


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_a_correction_is_in_force_at_once_and_after_every_import(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figure, read = count_of(db)
    said = ("--measure", "count", "--value", read + 1, "--who", "A. Reader", "--why", "it says so")
    assert run("correct", figure, *said, "--db", db) == 0
    assert f": {read} should be {read + 1} (entry 1 of " in capsys.readouterr().out
    value = f"SELECT value FROM figures WHERE figure_id = '{figure}' AND measure = 'count'"
    assert rows(db, value) == [(read + 1,)]
    family = str(rows(db, f"SELECT family FROM figures WHERE figure_id = '{figure}'")[0][0])
    preset = "stages" if family == "stage_counts" else family
    assert run("query", preset, "--db", db, "--format", "json") == 0
    asked = json.loads(capsys.readouterr().out)
    (row,) = (row for row in asked if row["corrected"])
    assert row["count"] == read + 1
    assert row["corrected"].startswith(f"count read as {read}; A. Reader, ")
    new = db.with_name("new.db")
    files = [path for path in REPORTS if path.is_file()][:3]
    assert run("import", *files, "--db", new, "--jobs", "0") == 0  # the same folder's file
    assert rows(new, value) == [(read + 1,)]
    db.with_name("corrections.toml").write_text("")
    assert run("import", *files, "--db", new, "--jobs", "0") == 0
    assert rows(new, value) == [(read,)]
    assert run("correct", "--apply", "--db", db) == 0
    assert rows(db, value) == [(read,)]


def test_another_file_may_be_named(db: Path, tmp_path: Path) -> None:
    figure, _ = count_of(db)
    file = tmp_path / "kept" / "ours.toml"
    said = ("--not-a-figure", "--who", "A. Reader", "--why", "a page number")
    assert run("correct", figure, *said, "--corrections", file, "--db", db) == 0
    assert file.is_file()
    assert not db.with_name("corrections.toml").exists()
    count = f"SELECT count(*) FROM figures WHERE figure_id = '{figure}'"
    assert rows(db, count) == [(0,)]
    assert run("correct", "--apply", "--corrections", file, "--db", db) == 0
    report = next(path for path in REPORTS if path.is_file())
    assert run("import", report, "--db", db, "--jobs", "0") == 0  # names none: nothing is undone
    assert rows(db, count) == [(0,)]


def test_what_is_not_in_force_is_said(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure, read = count_of(db)
    said = ("--measure", "count", "--value", read + 1, "--who", "A. Reader", "--why", "it says so")
    assert run("correct", figure, *said, "--db", db) == 0
    file = db.with_name("corrections.toml")
    text = file.read_text("utf-8")
    right = text.replace(f'read = "{read}"', f'read = "{read + 1}"')
    right = right.replace(f'value = "{read + 1}"', f'value = "{read}"')
    file.write_text(right, encoding="utf-8")
    capsys.readouterr()
    assert run("correct", "--apply", "--db", db) == 0
    out, err = capsys.readouterr()
    assert out.endswith("entries in force: 0\n")
    assert "entry 1 (" in err
    assert f": not needed: {read} is what is read now; delete the entry" in err
    assert run("status", "--db", db) == 0
    assert "corrections not needed" in capsys.readouterr().out
    (entry_sha,) = rows(db, "SELECT sha256 FROM corrections")[0]
    file.write_text(text.replace(str(entry_sha), "0" * 64), encoding="utf-8")
    report = next(path for path in REPORTS if path.is_file())
    assert run("import", report, "--db", db, "--jobs", "0") == 0
    assert "1 entry waits for documents that are not in the database" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a figure's id and one of --value"),
        (("ID",), "give a figure's id and one of --value"),
        (("ID", "--value", "1", "--confirmed"), "one of --value, --not-a-figure"),
        (("ID", "--value", "1"), "say with --who"),
        (("ID", "--value", "1", "--who", "A"), "say with --why"),
        (("ID", "--apply"), "--apply stands alone"),
        (("--apply",), "corrections.toml: No such file"),
        (("--apply", "--confirmed"), "--apply stands alone"),
        (("nothing", "--confirmed", "--who", "A"), "'nothing': nothing has this id"),
    ],
)
def test_wrong_usage_is_one_line(
    db: Path,
    arguments: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    figure, _ = count_of(db)
    given = [figure if argument == "ID" else argument for argument in arguments]
    assert run("correct", *given, "--db", db) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_bad_corrections_file_stops_an_import_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "reports.db"
    (tmp_path / "corrections.toml").write_text("[[correction]]\nwho = 'A. Reader'\n")
    report = next(path for path in REPORTS if path.is_file())
    assert run("import", report, "--db", db, "--jobs", "0") == 2
    err = capsys.readouterr().err
    assert err.startswith(f"extractor: {tmp_path / 'corrections.toml'}, entry 1: no document;")
    assert not db.exists()
    assert run("import", report, "--corrections", tmp_path / "none.toml", "--db", db) == 2
    assert "none.toml: No such file" in capsys.readouterr().err


def test_the_queue_is_listed_and_what_was_looked_at_drops_out(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("review", "--db", db, "--format", "json", "--limit", "100") == 0
    before = json.loads(capsys.readouterr().out)
    assert [row["rank"] for row in before] == list(range(1, len(before) + 1))
    first = before[0]
    assert all(first[name] for name in ("council", "document", "page", "what", "why", "id"))
    assert run("correct", first["id"], "--confirmed", "--who", "A. Reader", "--db", db) == 0
    capsys.readouterr()
    assert run("review", "--db", db, "--format", "ndjson", "--limit", "100") == 0
    after = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in after] == [row["id"] for row in before[1:]]
    assert run("review", "--db", db, "--kind", "weak", "--limit", "2", "--format", "csv") == 0
    assert len(capsys.readouterr().out.splitlines()) <= 3


def test_the_queue_of_one_council_or_report(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ((council, year),) = rows(
        db,
        "SELECT council, report_year FROM reports JOIN figure_ids ON reports.id = report_id "
        "GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1",
    )
    for chosen in (("--council", council), ("--report", f"{council} {year}")):
        assert run("review", "--db", db, "--format", "json", *chosen) == 0
        found = json.loads(capsys.readouterr().out)
        assert {row["council"] for row in found} == {council}
    other = ("--report", f"{council} {year}", "--council", "Kent County Council")
    assert run("review", "--db", db, *other) == 2
    assert run("review", "--db", db, "--report", "NOWHERE-2020-21") == 2
    err = capsys.readouterr().err
    assert "no report 'NOWHERE-2020-21'; there are: " in err


def test_without_a_terminal_nothing_can_be_asked(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("review", "--open", "--db", db) == 2
    assert "--open asks questions and needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize("answer", [b"\n", b"\x04"])
def test_whoever_walks_has_a_name(db: Path, answer: bytes) -> None:
    code, shown = on_a_terminal(db, answer)
    assert code == 2
    assert b"say with --who who looks at the pages" in shown


def test_the_queue_is_walked_on_a_terminal(db: Path) -> None:
    code, shown = on_a_terminal(db, b"A. Reader\nright\nquit\n")
    assert code == 0
    assert b"1 of 2: " in shown
    assert b"Read from" in shown
    assert b"1 of 2 settled" in shown
    assert rows(db, "SELECT action, who FROM corrections") == [("confirmed", "A. Reader")]


def on_a_terminal(db: Path, typed: bytes) -> tuple[int, bytes]:
    """Walk through two weak figures; the exit code and what was shown."""
    own, other = pty.openpty()
    command = [sys.executable, "-m", "extractor", "review", "--open", "--limit", "2"]
    process = subprocess.Popen(
        [*command, "--kind", "weak", "--db", str(db)], stdin=other, stdout=other, stderr=other
    )
    os.close(other)
    os.write(own, typed)
    shown = b""
    try:
        while block := os.read(own, 10_000):
            shown += block
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(own)
    return process.wait(60), shown
