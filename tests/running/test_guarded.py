"""Reading under guard: what hangs, crashes or eats memory costs its process, and nobody else."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from extractor.errors import NoWorkers, UnreadablePDF
from extractor.running import guarded
from extractor.running.crews import on_this_machine
from extractor.running.guarded import Guard, read_guarded, read_shipped
from extractor.running.limits import Limits
from extractor.running.reading import Extract, Prepare, nothing
from extractor.running.worker import Worker, allow_workers, end_workers
from schemas import Document, ExtractedDocument

ROOT = Path(__file__).resolve().parent.parent.parent
QUICK = Limits(memory_mb=400, seconds=1)
AMPLE = Limits(memory_mb=400, seconds=60)

KILLED = 40
"""Seconds within which what would go on for 60 has ended, however busy the machine is."""


def hostile(path: Path) -> ExtractedDocument:
    """Stands in for the pipeline: does what the file's name says."""
    match path.stem.split("-")[0]:
        case "sleeps":
            time.sleep(60)
        case "spins":
            ctypes.CDLL(None).sleep(60) if "c.pdf" in path.name else spin()
        case "segfaults":
            ctypes.string_at(0)
        case "computes":  # as the system does when the processor's time is up
            os.kill(os.getpid(), signal.SIGXCPU)
        case "exits":
            os._exit(7)
        case "eats":
            held = [bytearray(10**7) for _ in range(100)]
            raise AssertionError(len(held))
        case "grows":
            globals()["kept"] = [os.urandom(10**6) for _ in range(350)]
        case "once":  # costs its process its life, but only the first time
            mark = path.with_name("tried")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "bad":
            raise UnreadablePDF(f"{path.name}: not a PDF")
    return ExtractedDocument(
        document=Document(filename=path.name, sha256="0" * 64, pages=1, title=str(os.getpid()))
    )


def spin() -> None:
    while True:
        pass


def read(name: str, limits: Limits = AMPLE, folder: Path = Path("/nowhere")) -> guarded.Read:
    return read_guarded(Guard(hostile, limits), folder / name)


def kind_and_message(name: str, limits: Limits = AMPLE) -> tuple[str, str]:
    found = read(name, limits)
    assert found.document is None
    assert found.failure is not None
    assert found.failure.message.startswith(f"{name}: ")
    return found.failure.kind, found.failure.message


def process_of(name: str = "good.pdf", limits: Limits = AMPLE) -> str:
    document = read(name, limits).document
    assert document is not None
    return document.document.title or ""


def test_good_files_share_a_process_that_is_not_ours() -> None:
    assert process_of() == process_of() != str(os.getpid())


@pytest.mark.parametrize("name", ["sleeps.pdf", "spins.pdf", "spins-in-c.pdf"])
def test_what_hangs_is_killed(name: str) -> None:
    process_of(limits=QUICK)
    started = time.monotonic()
    kind, message = kind_and_message(name, QUICK)
    assert kind == "time limit"
    assert "longer than 1 second" in message
    assert "--time-limit" in message
    assert time.monotonic() - started < KILLED


def test_a_process_without_a_parent_to_kill_it_ends_by_the_systems_clock() -> None:
    spin = "from extractor.running.limits import hold_cpu\nhold_cpu(0.2)\nwhile True: pass"
    ended = subprocess.run([sys.executable, "-c", spin], cwd=ROOT, timeout=60)
    assert ended.returncode == -signal.SIGXCPU
    assert kind_and_message("computes.pdf")[0] == "time limit"


@pytest.mark.parametrize(
    ("name", "said"), [("segfaults.pdf", "SIGSEGV"), ("exits.pdf", "exit code 7")]
)
def test_what_crashes_says_how(name: str, said: str) -> None:
    kind, message = kind_and_message(name)
    assert kind == "crash"
    assert said in message


def test_what_eats_memory_is_stopped() -> None:
    kind, message = kind_and_message("eats.pdf")
    assert kind == "memory limit"
    assert "--memory-limit" in message


def test_a_file_whose_process_is_killed_once_is_read_after_all(tmp_path: Path) -> None:
    assert read("once.pdf", folder=tmp_path).document is not None
    assert (tmp_path / "tried").exists()


def test_an_error_of_the_file_costs_no_process() -> None:
    before = process_of()
    assert kind_and_message("bad.pdf") == ("unreadable pdf", "bad.pdf: not a PDF")
    assert process_of() == before


def test_a_process_that_has_grown_is_replaced() -> None:
    roomy = Limits(memory_mb=900)
    first = process_of(limits=roomy)
    assert process_of("grows.pdf", roomy) == first
    assert process_of(limits=roomy) != first


def test_a_process_that_was_killed_between_files_counts_against_none() -> None:
    first = process_of()
    os.kill(int(first), signal.SIGKILL)
    time.sleep(0.1)
    assert process_of() != first


def refuse() -> None:
    raise MemoryError


def test_a_process_is_prepared_before_the_time_of_its_first_file() -> None:
    slow = Guard(hostile, QUICK, prepare=take_long)
    assert read_guarded(slow, Path("good.pdf")).document is not None
    with pytest.raises(NoWorkers, match="--memory-limit"):
        Worker(hostile, refuse, QUICK)


def take_long() -> None:
    time.sleep(1.5)


def test_a_process_that_cannot_start_is_no_fault_of_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NoWorkers, match=r"No such file.*--jobs"):
        Worker(hostile, nothing, AMPLE)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NoWorkers, match=r"before it began \(exit code 1\)"):
        Worker(hostile, nothing, AMPLE)


def test_a_process_that_is_killed_at_its_start_is_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[Limits] = []

    def unlucky(extract: Extract, prepare: Prepare, limits: Limits) -> Worker:
        tried.append(limits)
        if len(tried) < guarded.STARTS:
            raise NoWorkers("killed")
        return Worker(extract, prepare, limits)

    monkeypatch.setattr(guarded, "Worker", unlucky)
    assert process_of(limits=Limits(memory_mb=401))
    assert len(tried) == guarded.STARTS
    monkeypatch.setattr(guarded, "Worker", unlucky_always)
    with pytest.raises(NoWorkers):
        read("good.pdf", Limits(memory_mb=402))


def unlucky_always(*_: object) -> Worker:
    raise NoWorkers("killed")


def test_a_file_that_was_sent_is_read_under_its_name(tmp_path: Path) -> None:
    guard = Guard(size_of, AMPLE)
    read = read_shipped(guard, guarded.__version__, "sent.pdf", b"12345")
    assert read.document is not None
    assert (read.document.document.filename, read.document.document.pages) == ("sent.pdf", 5)
    assert not Path(read.document.document.title or "").exists()
    with pytest.raises(NoWorkers, match="same version"):
        read_shipped(guard, "0.0.0", "sent.pdf", b"12345")


def size_of(path: Path) -> ExtractedDocument:
    pages = len(path.read_bytes())
    return ExtractedDocument(
        document=Document(filename=path.name, sha256="0" * 64, pages=pages, title=str(path))
    )


def test_leaving_ends_the_processes_at_once() -> None:
    started = time.monotonic()
    with on_this_machine(Guard(hostile, AMPLE), 2) as crew:
        futures = [crew.executor.submit(crew.job_of(Path("/sleeps.pdf"))) for _ in range(4)]
        while sum(future.running() for future in futures) < 2:
            time.sleep(0.01)
    assert time.monotonic() - started < KILLED
    assert process_of()  # others may begin


def test_leaving_waits_for_no_start() -> None:
    started = time.monotonic()
    with on_this_machine(Guard(hostile, AMPLE, prepare=never_ready), 1) as crew:
        future = crew.executor.submit(crew.job_of(Path("/good.pdf")))
        time.sleep(0.3)
    assert time.monotonic() - started < KILLED
    with pytest.raises(NoWorkers, match="has ended"):
        future.result()


def never_ready() -> None:
    time.sleep(60)


PARENT = """
import sys, time
from pathlib import Path
from extractor.running.guarded import Guard, read_guarded
from extractor.running.limits import Limits
from extractor.running.reading import Extract, Prepare, nothing
from tests.running.test_guarded import hostile
guard = Guard(hostile, Limits(400, 60))
print(read_guarded(guard, Path("good.pdf")).document.document.title, flush=True)
read_guarded(guard, Path("spins-in-c.pdf" if "c" in sys.argv[1] else "spins.pdf"))
"""


@pytest.mark.parametrize("how", ["python", "c"])
def test_orphans_end(how: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.2)
    assert alive(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + KILLED
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(child)


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_threads_have_processes_of_their_own() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(process_of())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2
    end_workers()
    assert not any(alive(int(process)) for process in found)
    allow_workers()
