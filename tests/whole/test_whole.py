"""Whole reports: none may be read worse than before. ``expecting.py`` says how they are written."""

from __future__ import annotations

import pytest

from extractor.pipeline import extract_document
from tests.whole.expecting import SLUGS, WHOLE, compare, expected, figure_of


@pytest.mark.parametrize("slug", SLUGS)
def test_a_report_is_read_no_worse_than_before(slug: str) -> None:
    wanted = expected(WHOLE / slug)
    read = extract_document(WHOLE / slug / "report.pdf")
    tally, _ = compare(wanted, read)
    assert (wanted.council, wanted.report_year) in [
        (r.council, r.report_year) for r in read.reports
    ]
    assert tally.recall >= wanted.least[0]
    assert tally.precision >= wanted.least[1]


def test_a_line_is_a_figure() -> None:
    line = "? timeliness stage=stage_1|none service_area=Adult Care percent=<5 timescale_days=20"
    assert figure_of(line, "2022/23") == (
        "timeliness",
        {
            "year": "2022/23",
            "sources": [],
            "required": False,
            "stage": ["stage_1", None],
            "service_area": "Adult Care",
            "qualifiers": {"percent": "<"},
            "percent": "5",
            "timescale_days": 20,
        },
    )


@pytest.mark.parametrize(
    "line",
    [
        "stage_count count=4",
        "outcomes event=received count=4",
        "outcomes outcome=upheld",
        "outcomes",
    ],
)
def test_a_line_that_says_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=line.split("=")[0]):
        figure_of(line, "2022/23")
