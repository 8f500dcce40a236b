"""A database with one report, and the file of corrections beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.store import correcting
from tests.store.corrected import MakeDocument, save


@pytest.fixture
def path(tmp_path: Path, make_document: MakeDocument) -> Path:
    path = tmp_path / "reports.db"
    save(path, make_document())
    return path


@pytest.fixture
def file(path: Path) -> Path:
    return correcting.beside(path)
