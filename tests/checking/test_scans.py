"""What is said of figures that were read from scanned pages."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.checking.merge import merge
from extractor.checking.scans import ocr_disagreements, report_as_shown, scans_of, table_as_shown
from extractor.pdf.page import Box, Doubt, Page, Scan
from extractor.reading.claims import Claim, Dimensions, Source
from schemas.figures import Origin
from schemas.report import Unread
from tests.conftest import MakeDocument


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


def test_a_report_s_boxes_are_on_the_pages_as_shown(make_document: MakeDocument) -> None:
    [report] = make_document().reports
    assert report_as_shown(report, {}) is report
    upside_down = Scan(0.0, 2, 600, 800)
    shown = report_as_shown(report, {3: upside_down, 4: upside_down})
    cell, sentence = shown.stage_counts[0].sources
    assert (cell.ocr, cell.bbox) == (True, (400.0, 687.5, 530.0, 700.0))
    assert sentence.ocr
    # page 5 is text
    assert shown.stage_counts[1] == report.stage_counts[1]
    assert shown.tables[0].bbox == (100.0, 600.0, 540.0, 710.0)
    assert shown.paragraphs[0].bbox == (100.0, 460.0, 540.0, 500.0)
    assert shown.paragraphs[1] == report.paragraphs[1]


def test_origins_and_unread_numbers_are_where_a_viewer_shows_them(
    make_document: MakeDocument,
) -> None:
    [report] = make_document().reports
    first, *others = report.stage_counts
    places = [(3, (70, 100, 200, 112)), (5, (70, 100, 200, 112)), (3, None), (None, None)]
    origins = tuple(
        Origin(dimension="stage", place="stub", text="Stage 1", page=page, bbox=bbox)
        for page, bbox in places
    )
    nowhere = tuple(source.model_copy(update={"bbox": None}) for source in first.sources)
    first = first.model_copy(update={"origins": origins, "sources": nowhere})
    unread = Unread(page=3, bbox=(70, 100, 200, 112), table=0, row=1, column=1, text="7",
                    stub="Stage 1", boxhead="2020/21", why="nothing says what of")  # fmt: skip
    report = report.model_copy(update={"stage_counts": (first, *others), "unread": (unread,)})
    shown = report_as_shown(report, {3: Scan(0.0, 2, 600, 800)})
    assert [origin.bbox for origin in shown.stage_counts[0].origins] == [
        (400.0, 688.0, 530.0, 700.0), (70, 100, 200, 112), None, None,
    ]  # fmt: skip
    assert [source.bbox for source in shown.stage_counts[0].sources] == [None, None]
    assert shown.unread[0].bbox == (400.0, 688.0, 530.0, 700.0)


def test_a_box_is_kept_within_the_page(make_document: MakeDocument) -> None:
    [report] = make_document().reports
    beyond = report.tables[0].model_copy(update={"bbox": (-5.0, -3.0, 700.0, 900.0)})
    level = Scan(0.0, 0, 600, 800)
    assert table_as_shown(beyond, {3: level}).bbox == (0.0, 0.0, 600.0, 800.0)
    assert table_as_shown(beyond, {4: level}) is beyond
    edge = report.tables[0].model_copy(update={"bbox": (0.5, 0.4, 0.9, 0.8)})
    assert table_as_shown(edge, {3: level}).bbox == (0.5, 0.4, 0.9, 0.8)


def test_a_doubt_that_holds_no_number_is_none() -> None:
    unclear = replace(PAGE, doubts=(replace(DOUBT, text="l0"), replace(DOUBT, text="o")))
    assert list(ocr_disagreements(tuple(merge([claim(70)])), [unclear])) == []
