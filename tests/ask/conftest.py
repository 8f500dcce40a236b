"""A database of the fixture reports, and answers that are kept in files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.store.database import Import, open_database, store
from schemas import ExtractedDocument

GOLDEN = Path(__file__).parent / "golden"

CheckGolden = Callable[[str, str], None]


@pytest.fixture(scope="session")
def fixtures_database(
    fixtures_read: dict[str, ExtractedDocument], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("fixtures") / "reports.db"
    with open_database(path) as database:
        for slug, document in fixtures_read.items():
            sha256 = document.document.sha256
            run = Import(f"{slug}/report.pdf", "imported", 1, "1", sha256, content=sha256)
            store(database, document, run)
    return path


@pytest.fixture
def check_golden() -> CheckGolden:
    """Compare a text with the file of this name. ``GOLDEN=write`` writes it, and fails so that
    nobody takes writing for testing."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            assert not os.environ.get("CI"), "golden files are written by people, and read"
            path.write_text(text, encoding="utf-8")
            pytest.fail(f"{path} is written: read what changed, then test without GOLDEN")
        assert text == path.read_text(encoding="utf-8")

    return check
