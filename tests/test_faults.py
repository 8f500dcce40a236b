"""An import that is killed again and again ends with the database of one that was left alone.

Readable and hostile files are imported twice: once undisturbed, and once while workers and the
import itself are killed (SIGKILL) at random moments, then run again until done. After every death
what is stored is whole; at the end the two databases are equal, row for row.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractor.store.runs import LAST
from tests.faults.driver import MARKS

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = sorted((ROOT / "fixtures").glob("*/report.pdf"))
MakePDF = Callable[..., Path]
Rows = list[tuple[Any, ...]]

KINDS = {
    "crash": "crash",
    "abort": "crash",
    "spin": "time limit",
    "sleep": "time limit",
    "eat": "memory limit",
}

ROUNDS = 6
"""Times that an undisturbed run may be repeated: a machine under load may be late with a file."""

MEMORY_MB = "1400"
"""What a file may use: a scan needs 1,250, what eats memory has it in a moment."""

PROSE = (
    "Midshire County Council",
    "Annual Complaints Report 2021/22",
    "The council received 43 complaints at Stage 1 in 2021/22, of which 12 were upheld.",
)


@dataclass(frozen=True)
class Plan:
    """How many files of each kind, how long one may take (seconds), and how many deaths, each at
    most ``pause`` seconds after another file was stored."""

    made: int
    copies: int
    damaged: int
    misbehaving: int
    marks: tuple[str, ...]
    seconds: int
    worker_deaths: int
    parent_deaths: int
    pause: float


SMALL = Plan(8, 2, 1, 1, ("crash", "sleep"), 2, 3, 2, 0.3)
WHOLE = Plan(60, 110, 5, 3, tuple(MARKS), 10, 60, 15, 1.5)


def test_a_short_import_that_is_killed(tmp_path: Path, make_pdf: MakePDF) -> None:
    killed_and_resumed(tmp_path, make_pdf, SMALL, seed=1)


@pytest.mark.faults
@pytest.mark.parametrize("seed", [1])
def test_a_long_import_that_is_killed(tmp_path: Path, make_pdf: MakePDF, seed: int) -> None:
    killed_and_resumed(tmp_path, make_pdf, WHOLE, seed)


def killed_and_resumed(tmp_path: Path, make_pdf: MakePDF, plan: Plan, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "reports"
    folder.mkdir()
    hostile = make_files(folder, make_pdf, plan, chance)
    manifest = make_manifest(folder, chance)
    alone, killed = tmp_path / "alone.db", tmp_path / "killed.db"
    options = ["--manifest", str(manifest), "--jobs", "2", "--time-limit", str(plan.seconds)]
    options += ["--memory-limit", MEMORY_MB]

    assert run("import", str(folder), "--db", str(alone), *options) == 3
    try_again(alone, options, lambda: failed(alone) == hostile)
    expected = content(alone)
    assert expected["documents"]
    assert expected["manifest"]

    deaths = disturb(folder, killed, options, plan, chance, by_document(alone))
    # A file may have failed of the deaths that we gave its readers, and of nothing else.
    try_again(killed, options, lambda: endings(killed) == endings(alone))
    assert content(killed) == expected
    kinds = {Path(path).stem.partition("-")[0]: kind for path, _, kind in endings(killed) if kind}
    assert {mark: kinds[mark] for mark in plan.marks} == {mark: KINDS[mark] for mark in plan.marks}
    connection = sqlite3.connect(killed)
    twice = "SELECT sha256 FROM imports WHERE status IN ('imported', 'updated') AND sha256 NOT NULL"
    assert connection.execute(f"{twice} GROUP BY 1 HAVING count(*) > 1").fetchall() == []
    connection.close()
    print(
        f"{len(list(folder.iterdir()))} names, {len(expected['documents'])} documents, "
        f"{len(hostile)} hostile; {deaths}"
    )


def make_files(folder: Path, make_pdf: MakePDF, plan: Plan, chance: random.Random) -> set[str]:
    """Files to import; the names of those that can never be."""
    for number in range(plan.made):
        make_pdf(folder / f"made-{number}.pdf", (*PROSE, f"Report {number}"))
    for number in range(plan.copies):
        # A comment behind its end makes another file of it and changes nothing that is read.
        original = FIXTURES[-1 - number % len(FIXTURES)].read_bytes()
        (folder / f"copy-{number}.pdf").write_bytes(original + b"%% copy %d\n" % number)
    (folder / "twin of made-0.pdf").write_bytes((folder / "made-0.pdf").read_bytes())
    make_pdf(folder / "two\nlines.pdf", (*PROSE, "Two lines"))
    make_pdf(folder / "caf\u00e9 \U0001f600.PDF", (*PROSE, "Smile"))
    (folder / "link.pdf").symlink_to(folder / "made-1.pdf")
    (folder / "circle").symlink_to(folder)
    (folder / "folder.pdf").mkdir()
    make_pdf(folder / "folder.pdf" / "inner.pdf", (*PROSE, "Inner"))
    os.mkfifo(folder / "pipe.pdf")

    before = {path.name for path in folder.iterdir()}
    for kind in plan.marks:
        for number in range(plan.misbehaving):
            (folder / f"{kind}-{number}.pdf").write_bytes(MARKS[kind] + b" %d\n" % number)
    whole = FIXTURES[0].read_bytes()
    for number in range(plan.damaged):
        (folder / f"truncated-{number}.pdf").write_bytes(whole[: chance.randrange(40, 9000)])
        (folder / f"garbage-{number}.pdf").write_bytes(chance.randbytes(chance.randrange(1, 9000)))
        (folder / f"empty-{number}.pdf").touch()
    (folder / "gone.pdf").symlink_to(folder / "nowhere")
    return {path.name for path in folder.iterdir()} - before


def make_manifest(folder: Path, chance: random.Random) -> Path:
    manifest = folder / "manifest.csv"
    names = sorted(path.name for path in folder.glob("made-*.pdf"))
    lines = [
        f"{name},https://example.org/{name},{chance.choice(('', '2020/21'))}" for name in names
    ]
    manifest.write_text("\n".join(["path,source_url,year", *lines, ""]))
    return manifest


def command(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.driver", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run(*arguments: str) -> int:
    return command(*arguments).wait(timeout=900)


def try_again(db: Path, options: list[str], is_done: Callable[[], bool]) -> None:
    """Import what failed until all is as it should be."""
    for _ in range(ROUNDS):
        if is_done():
            return
        assert run("import", "--failed", "--db", str(db), *options) == 3
    assert is_done()


def failed(db: Path) -> set[str]:
    return {Path(path).name for path, has_failed, _ in endings(db) if has_failed}


def disturb(
    folder: Path,
    db: Path,
    options: list[str],
    plan: Plan,
    chance: random.Random,
    whole: dict[str, Rows],
) -> str:
    """Import, killing workers and the import itself; look at what is stored after each death."""
    deaths = ["worker"] * plan.worker_deaths + ["parent"] * plan.parent_deaths
    chance.shuffle(deaths)
    done, orphans_lived = {"worker": 0, "parent": 0}, 0.0
    parent = command("import", str(folder), "--db", str(db), *options)
    try:
        for death in deaths:
            wait_for_more(db, parent)
            time.sleep(chance.uniform(0, plan.pause))
            workers = workers_of(parent)
            if parent.poll() is not None:  # nothing is left to disturb
                break
            if death == "worker" and workers:
                kill(chance.choice(workers))
                done[death] += 1
            elif death == "parent":
                parent.kill()
                parent.wait()
                done[death] += 1
                died = time.monotonic()
                while any(alive(worker) for worker in workers):
                    assert time.monotonic() - died < 10, "workers outlive their parent"
                    time.sleep(0.01)
                orphans_lived = max(orphans_lived, time.monotonic() - died)
                stored = by_document(db)
                assert stored == {sha256: whole[sha256] for sha256 in stored}
                parent = command("import", str(folder), "--db", str(db), *options)
        assert parent.wait(timeout=900) == 3
    finally:
        parent.kill()
        parent.wait()
    assert done["parent"]
    assert done["worker"]
    return f"killed: {done}; orphans ended after {orphans_lived:.2f} s at most"


def wait_for_more(db: Path, parent: subprocess.Popen[bytes]) -> None:
    """Wait until another file has been stored: a slow machine would else see deaths alone."""
    before, started = stored_files(db), time.monotonic()
    while stored_files(db) == before and parent.poll() is None:
        assert time.monotonic() - started < 120, "nothing more is stored"
        time.sleep(0.01)


def stored_files(db: Path) -> int:
    if not db.exists():
        return 0
    connection = sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True)
    try:
        different = "SELECT count(DISTINCT coalesce(content, path)) FROM imports"
        return int(connection.execute(different).fetchone()[0])
    except sqlite3.OperationalError:  # it has no tables yet
        return 0
    finally:
        connection.close()


def workers_of(parent: subprocess.Popen[bytes]) -> list[int]:
    """The processes that it reads with, once it has some; none when it has ended."""
    while parent.poll() is None:
        found = children(parent.pid)
        if found:
            return found
        time.sleep(0.01)
    return []


def children(process: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(") ", 1)[1].split()[1])
        except OSError:  # it ended while we looked
            continue
        if parent == process:
            found.append(int(path.parent.name))
    return found


def kill(process: int) -> None:
    try:
        os.kill(process, 9)
    except ProcessLookupError:
        return


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


TABLES = (
    *("documents", "reports", "figure_ids", "stage_counts", "outcomes", "timeliness"),
    *("compensation", "breakdowns", "tables", "sources", "discrepancies", "paragraphs", "manifest"),
)
OWN_NUMBERS = {"sources": "id", "paragraphs": "key"}
"""Columns that are the database's own numbers, in the order of storing."""


def content(db: Path) -> dict[str, Rows]:
    """Every table but the log of imports, once the database has been found sound."""
    connection = sqlite3.connect(db)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('integrity-check')")
        return {table: sorted(rows(connection, table), key=repr) for table in TABLES}
    finally:
        connection.close()


def rows(connection: sqlite3.Connection, table: str) -> Rows:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = ", ".join(f'"{column}"' for column in columns if column != OWN_NUMBERS.get(table))
    return connection.execute(f'SELECT {kept} FROM "{table}"').fetchall()


def by_document(db: Path) -> dict[str, Rows]:
    """All rows of each stored document, whether or not its import was the last thing done."""
    if not db.exists():
        return {}
    stored = content(db) if _has_tables(db) else {}
    reports = {row[0]: row[1] for row in stored.get("reports", [])}
    found: dict[str, Rows] = {row[0]: [row] for row in stored.get("documents", [])}
    for table in ("stage_counts", "outcomes", "timeliness", "compensation", "breakdowns", "tables"):
        for row in stored.get(table, []):
            found[reports[row[1]]].append(row)
    return found


def _has_tables(db: Path) -> bool:
    connection = sqlite3.connect(db)
    try:
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    finally:
        connection.close()


def endings(db: Path) -> set[tuple[str, bool, str | None]]:
    """Each file with whether it failed last, and why."""
    connection = sqlite3.connect(db)
    try:
        found = connection.execute(f"{LAST} SELECT path, status = 'failed', failure FROM last")
        return {(path, bool(has_failed), kind) for path, has_failed, kind in found}
    finally:
        connection.close()
