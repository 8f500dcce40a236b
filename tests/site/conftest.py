"""A database of three fixture reports, and the site on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.batch import extract_file, import_files
from extractor.running.crews import in_this_process
from extractor.site.server import serve
from extractor.store.database import writing

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SLUGS = ("torbay-2021-22-children", "torbay-2022-23-children", "rutland-2019-20-children")


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "reports.db"
    files = [FIXTURES / slug / "report.pdf" for slug in SLUGS]
    with writing(path) as database, in_this_process(extract_file) as crew:
        assert all(r.status == "imported" for r in import_files(files, database, "1", crew))
    return path


@pytest.fixture(scope="session")
def address(reports: Path) -> Iterator[str]:
    """The site's address, answered by a server of its own until the tests end."""
    ready = threading.Event()
    said: list[str] = []

    def hear(address: str) -> None:
        said.append(address)
        ready.set()

    # uvicorn leaves signals alone in a thread that is not the main one
    threading.Thread(target=serve, args=(reports, "127.0.0.1", 0, hear), daemon=True).start()
    assert ready.wait(30)
    yield said[0]
