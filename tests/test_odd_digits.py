"""Whatever stands where a number should, the report is read, and nothing is made of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.checking.arithmetic import check
from extractor.checking.merge import merge
from extractor.layout.find import find_layout
from extractor.pdf.document import open_document
from extractor.reading.identity import find_reports
from extractor.reading.report import read_report
from extractor.reading.scope import report_context
from schemas.values import LARGEST

REPORT = Path(__file__).resolve().parent.parent / "fixtures" / "torbay-2021-22-children"

SMALL_NUMBER = re.compile(r"(?<![\d/-])\d{1,2}(?![\d/-])")
"""A count or a share, and no part of a year."""


@pytest.mark.parametrize(
    "digits", ["9" * 14, "9" * 18, "9" * 40, "4" * 400, "²³", "٤٣", "４３", "½"]
)
def test_odd_digits_in_place_of_every_count(digits: str) -> None:
    """A damaged file may set digits of many cells side by side; other scripts have digits too."""
    opened = open_document(REPORT / "report.pdf")
    pages = [
        replace(
            page,
            words=tuple(replace(w, text=SMALL_NUMBER.sub(digits, w.text)) for w in page.words),
        )
        for page in opened.pages
    ]
    parts = list(find_reports(find_layout(pages, opened.source)))
    assert parts
    for part in parts:
        reading = read_report(part.blocks, report_context(part))
        assert all(value < LARGEST for c in reading.claims for value in c.measures.values())
        check(merge(reading.claims), reading.conflicts, part.report_year)
