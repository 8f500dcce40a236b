"""An empty database; one with a report, and the file of corrections beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.store import correcting
from extractor.store.database import open_database
from extractor.store.sqlite import Database
from tests.store.corrected import MakeDocument, save


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "reports.db")
    yield opened
    opened.close()


@pytest.fixture
def path(tmp_path: Path, make_document: MakeDocument) -> Path:
    path = tmp_path / "reports.db"
    save(path, make_document())
    return path


@pytest.fixture
def file(path: Path) -> Path:
    return correcting.beside(path)
