"""The benchmarks run: on one small file, once, every measurement."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.documents import fixtures, sample, write_pack
from extractor.pdf.document import open_document

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "fixtures" / "wiltshire-2022-no-report" / "report.pdf"


def test_every_measurement_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(SMALL), "--rounds", "1", "--pack", "3", "--files", "2", "--jobs", "2"])
    printed = capsys.readouterr().out
    for row in ("pages a second", "peak memory", "memory kept", "import --jobs 2", "--help"):
        assert row in printed


def test_a_pack_has_the_pages_asked_for(tmp_path: Path) -> None:
    pages = sample(SMALL).pages
    write_pack(tmp_path / "pack.pdf", [SMALL], pages + 1)
    pack, once = open_document(tmp_path / "pack.pdf").pages, open_document(SMALL).pages
    assert len(pack) == pages + 1
    assert [w.text for w in pack[-1].words] == [w.text for w in once[0].words]


def test_scans_are_not_measured_among_texts() -> None:
    slugs = {path.parent.name for path in fixtures()}
    assert "wokingham-2023-24" in slugs
    assert "calderdale-2020-21-scan" not in slugs


def test_kinds() -> None:
    kinds = {p.parent.name: sample(p).kind for p in sorted(ROOT.glob("fixtures/*/report.pdf"))}
    assert kinds["torbay-2022-23-children"] == "table-heavy"
    assert kinds["wokingham-2023-24"] == "prose-heavy"
