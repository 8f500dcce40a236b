"""Fifty people read the site while twenty files are imported into its database."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pikepdf
import pytest

from extractor.site.server import serve
from tests.site.conftest import FIXTURES, SLUGS

READERS, FILES = 50, 20
LONGEST = 600
"""Seconds after which the import has failed."""


def copies(folder: Path) -> list[Path]:
    """Documents that differ in nothing but their title, and so in their content's hash."""
    made = []
    for number in range(FILES):
        made.append(folder / f"{number}.pdf")
        with pikepdf.open(FIXTURES / SLUGS[number % len(SLUGS)] / "report.pdf") as pdf:
            pdf.docinfo["/Title"] = f"Copy {number}"
            pdf.save(made[-1])
    return made


def test_readers_see_no_error_while_files_are_imported(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "reports.db"
    shutil.copy(reports, database)
    (tmp_path / "in").mkdir()
    files = copies(tmp_path / "in")
    ready, said = threading.Event(), list[str]()

    def hear(address: str) -> None:
        said.append(address)
        ready.set()

    server = threading.Thread(target=serve, args=(database, "127.0.0.1", 0, hear), daemon=True)
    server.start()
    assert ready.wait(30)
    importing = subprocess.Popen(
        [sys.executable, "-m", "extractor", "import", tmp_path / "in", "--db", database],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    seconds: list[float] = []
    wrong: list[str] = []
    paths = ["/", "/council/TORBAY", "/search?q=complaints", "/data/figures.json?_size=20"]

    def read(reader: int) -> None:
        with httpx.Client(base_url=said[0], timeout=120) as client:
            for turn in range(1_000_000):
                path = paths[(reader + turn) % len(paths)]
                begun = time.perf_counter()
                try:
                    status = client.get(path).status_code
                except httpx.HTTPError as error:
                    wrong.append(f"{path}: {error!r}")
                    return
                seconds.append(time.perf_counter() - begun)
                if status != 200:
                    wrong.append(f"{path}: {status}")
                if importing.poll() is not None and turn >= len(paths):
                    return

    readers = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    for each in readers:
        each.start()
    said_last = importing.communicate(timeout=LONGEST)[1].decode()
    for each in readers:
        each.join()
    assert importing.returncode == 0, said_last
    assert not wrong
    assert len(seconds) >= READERS * len(paths)
    with httpx.Client(base_url=said[0], timeout=120) as client:
        rows = client.get("/data.json?sql=SELECT+count(*)+AS+n+FROM+documents&_shape=array").json()
    assert rows == [{"n": len(SLUGS) + len(files)}]
    with capsys.disabled():
        slow = statistics.quantiles(seconds, n=20)[-1]
        print(f"\n{len(seconds)} pages by {READERS} readers during an import: p95 {slow:.2f} s")
