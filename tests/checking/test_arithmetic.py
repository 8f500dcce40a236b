"""What contradicts itself, rule by rule, each with what only looks like a contradiction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.checking.arithmetic import _without_repeats
from extractor.checking.checks import Check, Kind
from extractor.checking.merge import Figure
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]


def kinds(figures: list[Figure], **also: Any) -> list[str]:
    return [found.kind for found in discrepancies_in(figures, **also)]


def test_more_in_time_than_answers(figure: MakeFigure) -> None:
    late = figure("timeliness", status="within", count=30, total=28, page=7)
    [found] = discrepancies_in([late])
    assert (found.kind, found.page) == ("implausible", 7)
    assert kinds([figure("timeliness", status="within", count=28, total=28)]) == []


def test_a_share_over_the_whole(figure: MakeFigure) -> None:
    assert kinds([figure("outcomes", outcome="upheld", percent=130)]) == ["implausible"]
    assert kinds([figure("outcomes", outcome="upheld", percent=100)]) == []
    assert kinds([figure(event="escalated", stage="stage_1", percent=130)]) == []


def test_more_outcomes_than_complaints(figure: MakeFigure) -> None:
    received = figure(stage="stage_1", count=31, page=6)
    decided = figure("outcomes", stage="stage_1", outcome="total", count=33, page=13)
    [found] = discrepancies_in([received, decided])
    assert (found.kind, found.figures) == ("implausible", (1, 0))
    assert "33 outcomes, 31 received (page 6), page 13" in found.message


@pytest.mark.parametrize(
    "decided",
    [
        {"stage": "stage_1", "count": 31},
        {"stage": "stage_1", "count": 33, "year": "2020/21"},
        {"stage": "stage_1", "count": 33, "service_area": "Fostering"},
        {"stage": "stage_1", "count": 33, "contact": "issue"},
        {"stage": "ombudsman", "count": 33},
    ],
)
def test_outcomes_of_other_complaints(figure: MakeFigure, decided: dict[str, Any]) -> None:
    received = [figure(stage=stage, count=31) for stage in ("stage_1", "ombudsman")]
    assert kinds([*received, figure("outcomes", outcome="total", **decided)]) == []


def test_the_larger_of_two_printed_counts_is_the_one_exceeded(figure: MakeFigure) -> None:
    figures = [
        figure(stage="stage_1", count=31, at="a", page=1),
        figure(stage="stage_1", count=33, at="b", page=2),
        figure("outcomes", stage="stage_1", outcome="total", count=33),
    ]
    assert kinds(figures) == ["conflicting_values"]


def test_several_outcomes_above_a_count_show_that_it_is_of_something_else(
    figure: MakeFigure,
) -> None:
    outcomes = [
        figure("outcomes", stage="stage_2", outcome=outcome, count=19)
        for outcome in ("upheld", "not_upheld")
    ]
    assert kinds([figure(stage="stage_2", count=9), *outcomes]) == []
    assert kinds([figure(stage="stage_2", count=9), outcomes[0]]) == ["implausible"]


def test_out_of_range(figure: MakeFigure) -> None:
    assert kinds([figure(count=1, year="2023/24")], report_year="2021/22") == ["implausible"]
    assert kinds([figure(count=1, year="2022/23")], report_year="2021/22") == []
    assert kinds([figure(count=1, year="1985/86")]) == ["implausible"]
    assert kinds([figure(count=1, year="2019/20-2021/22")], report_year="2021/22") == []
    paid = figure("compensation", scope="total", amount_gbp=19_640_000)
    assert kinds([paid]) == ["implausible"]
    assert kinds([figure("compensation", scope="total", amount_gbp=19_640)]) == []


def test_discrepancies_come_by_page(figure: MakeFigure) -> None:
    figures = [
        figure("outcomes", outcome="upheld", percent=130, page=9),
        figure("timeliness", status="within", count=30, total=28, page=3),
    ]
    assert [found.page for found in discrepancies_in(figures)] == [3, 9]


def test_nothing_to_check() -> None:
    assert discrepancies_in([]) == []


def made(
    rule: str, kind: Kind, *figures: int, holds: bool = False, message: str = "so it is"
) -> Check:
    return Check(rule, kind, holds, message, 1, figures)


@pytest.mark.parametrize(
    ("checks", "kept"),
    [
        # a share is wrong once, whatever it was compared with
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("stated_share", "percent_mismatch", 1, 5)], [0]),
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("share_of_total", "percent_mismatch", 2, 4)], [0, 1]),
        # what shares come to, where one of them is wrong, is that one's matter
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("shares_make_all", "percent_mismatch", 0, 1, 2),
          made("parts_and_total", "total_mismatch", 0, 1, 2)], [0, 2]),
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("shares_make_all", "percent_mismatch", 5, 6, 7)], [0, 1]),
        ([made("share_of_total", "percent_mismatch", 1, 4, holds=True),
          made("shares_make_all", "percent_mismatch", 0, 1, 2)], [0, 1]),
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("shares_make_all", "percent_mismatch", 0, 1, 2, holds=True)], [0, 1]),
        ([made("share_of_total", "percent_mismatch", 1, 4),
          made("parts_and_total", "total_mismatch", 1, 2, 3)], [0, 1]),
        # a sum is the same in whatever order
        ([made("parts_and_total", "total_mismatch", 1, 2, 3, message="a"),
          made("parts_in_a_sentence", "total_mismatch", 3, 1, 2, message="b")], [0]),
        ([made("parts_and_total", "total_mismatch", 1, 2, 3),
          made("parts_and_total", "total_mismatch", 1, 4, 5)], [0, 1]),
        # others are the same only in the same words
        ([made("outcomes_and_stage_count", "implausible", 1, 2, message="a"),
          made("outcome_within_stage_count", "implausible", 1, 2, message="b")], [0, 1]),
        ([made("outcomes_and_stage_count", "implausible", 1, 2),
          made("outcome_within_stage_count", "implausible", 2, 1)], [0]),
    ],
)  # fmt: skip
def test_what_is_said_once(checks: list[Check], kept: list[int]) -> None:
    assert _without_repeats(checks) == [checks[at] for at in kept]
