"""What is said of figures that were read from scanned pages."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.checking.merge import merge
from extractor.checking.scans import ocr_disagreements, scans_of
from extractor.pdf.page import Box, Doubt, Page, Scan
from extractor.reading.claims import Claim, Dimensions, Source


@pytest.mark.parametrize(
    ("scan", "shown"),
    [
        (Scan(0.0, 0, 600, 800), (100, 200, 120, 210)),
        (Scan(0.0, 2, 600, 800), (480, 590, 500, 600)),
        # sideways: the page as shown is 800 wide, and its top is the level page's right or left
        (Scan(0.0, 1, 800, 600), (200, 480, 210, 500)),
        (Scan(0.0, 3, 800, 600), (590, 100, 600, 120)),
    ],
)
def test_a_box_is_where_a_viewer_shows_it(
    scan: Scan, shown: tuple[float, float, float, float]
) -> None:
    assert scan.shown(Box(100, 200, 120, 210)) == pytest.approx(shown)


def test_a_box_falls_with_the_lines_of_its_page() -> None:
    box = Scan(1.0, 0, 600, 800).shown(Box(499, 399, 501, 401))
    assert box.centre[1] == pytest.approx(400 + 200 * math.sin(math.radians(1)), abs=0.1)
    assert box.centre[0] == pytest.approx(500, abs=0.1)


def claim(count: int) -> Claim:
    return Claim(
        "stage_counts",
        Dimensions(year="2021/22", stage="stage_1", contact="complaint", event="received"),
        {"count": Decimal(count)},
        Source(2, Box(70, 85, 200, 105), "narrative", "70 complaints were received"),
    )


DOUBT = Doubt("70", "76", Box(72, 90, 84, 101))
PAGE = Page(2, 600, 800, scan=Scan(0.4, 0, 600, 800), doubts=(DOUBT,))


def test_a_figure_that_two_engines_read_differently_is_a_discrepancy() -> None:
    figures = tuple(merge([claim(70)]))
    (found,) = ocr_disagreements(figures, [PAGE])
    assert (found.kind, found.page, found.figures) == ("ocr_disagreement", 2, (0,))
    assert 'read "70", another text engine reads "76"' in found.message


def test_a_doubt_about_another_number_or_place_is_none() -> None:
    figures = tuple(merge([claim(64)]))
    assert list(ocr_disagreements(figures, [PAGE])) == []
    elsewhere = replace(PAGE, doubts=(replace(DOUBT, box=Box(400, 90, 412, 101)),))
    assert list(ocr_disagreements(tuple(merge([claim(70)])), [elsewhere])) == []


def test_pages_with_text_are_no_scans() -> None:
    assert scans_of([Page(1, 600, 800), PAGE]) == {2: PAGE.scan}
