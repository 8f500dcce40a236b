"""Imports run one way, down the flow, and importing the package loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import extract
from extractor.errors import UnreadablePDF
from schemas import ExtractedDocument

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "extractor"

ROOMS = (
    {"collecting", "errors", "filenames", "records"},
    {"councils"},
    {"pdf"},
    {"layout"},
    {"reading"},
    {"checking"},
    {"pipeline", "scanned"},
    {"running", "files"},
    {"store"},
    {"ask"},
    {"manifest"},
    {"batch"},
    {"comparing", "exporting", "progress"},
    {"site"},
    {"cli"},
    {"__main__"},
)
"""From the ground up: a room may use those that are listed before it, and none of its own line."""

HEAVY = ("pydantic", "pdfplumber", "camelot", "numpy", "sqlite_utils", "datasette", "typer", "rich")


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def imports() -> list[tuple[Path, str, str]]:
    """Each import of another room: the file, its own room, the other."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "extractor" and len(parts) > 1 and parts[1] != room_of(path):
                    found.append((path, room_of(path), parts[1]))
    return found


def test_every_room_has_its_place() -> None:
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert rooms == set().union(*ROOMS)


def test_imports_run_down_the_flow() -> None:
    height = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
    height["__init__"] = len(ROOMS)  # the package's own face: what it shows is loaded when called
    seen = imports()
    upward = [
        f"{path.relative_to(ROOT)}: {own} imports {other}"
        for path, own, other in seen
        if height[other] >= height[own]
    ]
    assert len(seen) > 50
    assert upward == []


def test_the_models_import_nothing_of_the_extractor() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.py")]
    assert texts
    assert not [text for text in texts if "from extractor" in text or "import extractor" in text]


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, extractor; extractor.extract; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not set(HEAVY) & set(loaded)


def test_the_package_reads_a_report() -> None:
    document = extract(ROOT / "fixtures" / "wokingham-2023-24" / "report.pdf")
    assert isinstance(document, ExtractedDocument)
    assert document.reports[0].report_year == "2023/24"
    assert extract(str(ROOT / "fixtures" / "wiltshire-2022-no-report" / "report.pdf")).reports == ()
    with pytest.raises(UnreadablePDF):
        extract(ROOT / "README.md")
