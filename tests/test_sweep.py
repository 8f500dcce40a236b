"""The sweep over damaged PDFs: the same seed does the same damage, and a small sweep passes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import write_pdf
from tests.sweep.mutations import MUTATIONS, mutated

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("kind", sorted(MUTATIONS))
def test_the_same_seed_does_the_same_damage(tmp_path: Path, kind: str) -> None:
    data = write_pdf(tmp_path / "a.pdf", ("43 complaints",), pages=5).read_bytes()
    assert mutated(data, kind, 3) == mutated(data, kind, 3)
    assert any(mutated(data, kind, seed) != data for seed in range(9))


def test_a_small_sweep(tmp_path: Path) -> None:
    """Every outcome is named, for the files and for each kind of damage."""
    folder = tmp_path / "pdfs"
    folder.mkdir()
    write_pdf(folder / "agenda.pdf", ("Agenda",), pages=3)
    write_pdf(folder / "locked.pdf", ("Agenda",), password="secret")
    log = tmp_path / "sweep.jsonl"
    count = 2 * len(MUTATIONS)
    options = ["--damaged", str(count), "--no-reports", "--output", log]
    run = subprocess.run(
        [sys.executable, "-m", "tests.sweep", folder, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert len(lines) == 2 + count
    assert {line["damage"] for line in lines} == {"whole", *MUTATIONS}
    named = {"no report", "UnreadablePDF", "EncryptedPDF", "LimitExceeded"}
    assert {line["kind"] for line in lines} <= named
    whole = {line["file"]: line["kind"] for line in lines if line["damage"] == "whole"}
    assert whole == {"agenda.pdf": "no report", "locked.pdf": "EncryptedPDF"}
