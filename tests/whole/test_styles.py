"""Whole reports are read alike, however their tables are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.comparing.documents import Tally
from extractor.pipeline import extract_document
from tests.whole.expecting import SLUGS, WHOLE, compare, expected
from tests.whole.styles import STYLES, may_be_restyled, restyled

LEAST = {
    "rules": 0.98,
    "bare": 0.975,
    "lines": 0.98,
    "shaded": 0.98,
    "columns": 0.975,
    "tall": 0.975,
    "airy": 0.96,
    "narrow": 0.97,
}
"""F1 over all of them, a little below what is reached; in their own styles it is 0.98."""

FOLDERS = [WHOLE / slug for slug in SLUGS if may_be_restyled(WHOLE / slug)]


def test_each_style_has_a_floor() -> None:
    assert LEAST.keys() == STYLES.keys() - {"grid"}  # most reports' own


def test_a_style_takes_the_place_of_a_reports_own() -> None:
    """No report may be left out because its page has no end of a head."""
    assert len(FOLDERS) > 50
    assert all("</head>" in (folder / "source.html").read_text("utf-8") for folder in FOLDERS)


@pytest.mark.wider
@pytest.mark.parametrize(("style", "least"), LEAST.items())
def test_whole_reports_are_read_in_any_style(style: str, least: float, tmp_path: Path) -> None:
    sums = Tally()
    for folder in FOLDERS:
        copy = restyled(folder, style, tmp_path)
        tally, _ = compare(expected(copy), extract_document(copy / "report.pdf"))
        sums += tally
    assert sums.f1 >= least
