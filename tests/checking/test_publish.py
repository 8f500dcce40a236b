"""From figures to the published report."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extractor.checking.checks import Check, Discrepancy
from extractor.checking.merge import Figure
from extractor.checking.publish import publish
from extractor.pdf.page import Box
from extractor.reading.claims import LabelAt
from extractor.reading.identity import ReportPart

MakeFigure = Callable[..., Figure]

PART = ReportPart(
    blocks=(),
    pages=(3, 9),
    council="Essex County Council",
    report_year="2021/22",
    committee="Cabinet",
    meeting_date=date(2022, 9, 8),
    title="Complaints",
)


def test_identity_figures_and_references(figure: MakeFigure) -> None:
    figures = [
        figure("outcomes", outcome="upheld", count=4, percent="13.3", stage="stage_1"),
        figure(count=43, stage="stage_1"),
        figure("outcomes", outcome="not_upheld", count=5),
        figure("compensation", scope="payment", reason="delay", amount_gbp="300", stage="stage_2"),
    ]
    found = Discrepancy("conflicting_values", "they differ", 3, (2, 1), "some_rule")
    report = publish(figures, [found], PART)
    assert (report.council, report.committee, report.pages) == (
        "Essex County Council",
        "Cabinet",
        (3, 9),
    )
    assert report.discrepancies[0].figures == ("outcomes/1", "stage_counts/0")
    assert report.compensation[0].reason == "delay"
    printed = json.loads(report.model_dump_json())
    assert printed["meeting_date"] == "2022-09-08"
    assert printed["outcomes"][0]["count"] == 4
    assert printed["outcomes"][0]["percent"] == 13.3
    assert printed["stage_counts"][0]["contact"] == "complaint"
    assert printed["stage_counts"][0]["sources"][0]["bbox"] == [60.0, 100.0, 90.0, 110.3]


def test_a_figure_without_a_year_is_for_the_report_s(figure: MakeFigure) -> None:
    [published] = publish([figure(count=1, year=None)], [], PART).stage_counts
    assert published.year == "2021/22"


def test_what_the_contract_refuses_is_left_out_with_a_warning(
    figure: MakeFigure, caplog: pytest.LogCaptureFixture
) -> None:
    figures = [figure(count="4.5", page=7), figure(count=43)]
    found = Discrepancy("conflicting_values", "they differ", 3, (0, 1), "some_rule")
    with caplog.at_level(logging.WARNING):
        report = publish(figures, [found], PART)
    assert [int(published.count or 0) for published in report.stage_counts] == [43]
    assert report.discrepancies[0].figures == ("stage_counts/0",)
    assert "page 7" in caplog.text


def test_a_qualifier_goes_with_its_measure(figure: MakeFigure) -> None:
    [published] = publish(
        [figure(count=5, qualifiers={"count": "<", "percent": "~"})], [], PART
    ).stage_counts
    assert published.qualifiers == {"count": "<"}
    assert published.measures() == {"count": Decimal(5)}


def test_checks_name_their_figures(figure: MakeFigure) -> None:
    figures = [figure(count="4.5"), figure(count=43), figure("outcomes", outcome="upheld", count=4)]
    made = Check("some_rule", "total_mismatch", True, "they agree", 3, (2, 0, 1))
    report = publish(figures, [], PART, checks=[made])
    [published] = report.checks
    assert (published.figures, published.holds) == (("outcomes/0", "stage_counts/0"), True)


def test_where_each_dimension_was_read(figure: MakeFigure) -> None:
    one = replace(
        figure(count=43, stage="stage_1", service_area="North"),
        origins={"stage": "boxhead", "service_area": "heading", "year": "caption"},
        labels={
            "stage": LabelAt("Stage 1", 4, Box(60.04, 80, 90, 90.26)),
            "service_area": LabelAt("North", 3),
        },
    )
    [published] = publish([one], [], PART).stage_counts
    assert [(o.dimension, o.text, o.page, o.bbox) for o in published.origins] == [
        ("stage", "Stage 1", 4, (60.0, 80.0, 90.0, 90.3)),
        ("service_area", "North", 3, None),
        ("year", None, None, None),
    ]


def test_a_source_without_a_place(figure: MakeFigure) -> None:
    one = figure(count=43)
    nowhere = replace(one, sources=(replace(one.sources[0], box=None),))
    [published] = publish([nowhere], [], PART).stage_counts
    assert published.sources[0].bbox is None
    assert isinstance(published.count, int)
