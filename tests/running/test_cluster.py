"""The same import on a Dask cluster, one worker of which is killed in the middle."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from extractor.batch import import_files
from extractor.cli import main
from extractor.errors import NoWorkers
from extractor.running import cluster
from extractor.running.cluster import on_cluster
from extractor.running.guarded import Guard
from extractor.running.limits import Limits
from extractor.store.database import open_database
from schemas import Document, ExtractedDocument

distributed = pytest.importorskip("distributed")

LIMITS = Limits(memory_mb=400, seconds=30)


def read_there(marks: Path, file: Path) -> ExtractedDocument:
    """Stands in for the pipeline. The slow file says first which worker it is on, and waits there
    until that is killed; read again, it waits no longer."""
    if file.name == "crash.pdf":
        os.kill(os.getpid(), signal.SIGSEGV)
    if file.name == "slow.pdf" and not (marks / "worker").exists():
        (marks / "new").write_text(str(os.getppid()))
        (marks / "new").rename(marks / "worker")
        time.sleep(20)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return ExtractedDocument(
        document=Document(filename=file.name, sha256=sha256, pages=1, title=str(file.parent))
    )


def kill_the_worker(marks: Path) -> None:
    mark = marks / "worker"
    while not mark.exists():
        time.sleep(0.02)
    os.kill(int(mark.read_text()), signal.SIGKILL)


def test_a_cluster_reads_what_this_machine_reads_and_survives_a_workers_death(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, marks = tmp_path / "reports", tmp_path / "marks"
    folder.mkdir()
    marks.mkdir()
    names = ["slow.pdf", "crash.pdf", *(f"{n}.pdf" for n in range(10))]
    for name in names:
        (folder / name).write_text(name)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as local:
        killer = threading.Thread(target=kill_the_worker, args=[marks])
        killer.start()
        with (
            open_database(tmp_path / "reports.db") as database,
            on_cluster(Guard(partial(read_there, marks), LIMITS), local.scheduler_address) as crew,
        ):
            files = [folder / name for name in names]
            results = list(import_files(files, database, "1", crew))
            killer.join()
            rows = list(database.table("documents").rows)
        failed = [r for r in results if r.status == "failed"]
        assert [(r.path.name, r.failure and r.failure.kind) for r in failed] == [
            ("crash.pdf", "crash")
        ]
        assert sorted(r.path.name for r in results) == sorted(names)
        assert {row["filename"] for row in rows} == set(names) - {"crash.pdf"}
        # They were sent: no worker has read in our folder.
        assert str(folder) not in {row["title"] for row in rows}

        db = tmp_path / "fixture.db"
        report = Path("fixtures/wokingham-2023-24/report.pdf").absolute()
        options = ["--db", str(db), "--cluster", local.scheduler_address]
        assert main(["import", str(report), *options]) == 0
        assert "imported" in capsys.readouterr().out
    with open_database(db) as database:
        assert database.table("reports").count == 1


def test_no_scheduler_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    for address in ("tcp://127.0.0.1:9", "nowhere://"):
        with (
            pytest.raises(NoWorkers, match="no Dask scheduler answers"),
            on_cluster(Guard(partial(read_there, tmp_path), LIMITS), address),
        ):
            pass
    file = tmp_path / "a.pdf"
    file.touch()
    options = ["--cluster", "tcp://127.0.0.1:9", "--db", str(tmp_path / "a.db")]
    assert main(["import", str(file), *options]) == 2
    assert "no Dask scheduler answers" in capsys.readouterr().err
    assert main(["import", str(file), *options, "--jobs", "2"]) == 2
