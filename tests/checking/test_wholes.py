"""Parts and wholes printed in different places, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.checking.merge import Figure
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]


def kinds(figures: list[Figure]) -> list[str]:
    return [found.kind for found in discrepancies_in(figures)]


def in_time_and_late(
    make: MakeFigure, within: dict[str, Any], outside: dict[str, Any]
) -> list[Figure]:
    limit = {"stage": "stage_1", "timescale_days": 20}
    return [
        make("timeliness", status="within", **limit, **within),
        make("timeliness", status="outside", **limit, **outside),
    ]


def test_more_in_time_and_late_than_answers(figure: MakeFigure) -> None:
    answered = figure(stage="stage_1", event="completed", count=100)
    sides = in_time_and_late(figure, {"count": 72}, {"count": 31})
    [found] = discrepancies_in([*sides, answered])
    assert (found.kind, found.figures) == ("total_mismatch", (0, 1, 2))
    assert "within 72 + outside 31 = 103, printed 100" in found.message


@pytest.mark.parametrize(
    ("within", "outside", "found"),
    [
        ({"count": 72, "total": 100}, {"count": 31}, ["total_mismatch"]),
        ({"count": 72, "total": 100}, {"count": 28}, []),
        # two may still be waiting
        ({"count": 72, "total": 100}, {"count": 26}, []),
        (
            {"count": 72, "total": 99, "percent": 73},
            {"count": 26, "percent": 27},
            ["total_mismatch"],
        ),
        # of other complaints
        ({"count": 72, "total": 50}, {"count": 26}, ["implausible"]),
        ({"count": 72, "total": 100, "from_days": 11}, {"count": 31}, []),
    ],
)  # fmt: skip
def test_in_time_and_late(
    figure: MakeFigure, within: dict[str, Any], outside: dict[str, Any], found: list[str]
) -> None:
    assert kinds(in_time_and_late(figure, within, outside)) == found


def procedures(make: MakeFigure, statutory: int, corporate: int, both: int) -> list[Figure]:
    return [
        make(stage="ombudsman", procedure="statutory", count=statutory, at=(0, 1, 1)),
        make(stage="ombudsman", procedure="corporate", count=corporate, at=(0, 2, 1)),
        make(stage="ombudsman", count=both, at="in all", page=3),
    ]


def test_statutory_and_corporate_make_all(figure: MakeFigure) -> None:
    [found] = discrepancies_in(procedures(figure, 9, 31, 42))
    assert (found.kind, found.figures) == ("total_mismatch", (0, 1, 2))
    assert kinds(procedures(figure, 9, 31, 40)) == []
    assert kinds(procedures(figure, 9, 31, 58)) == []
    again = figure(stage="ombudsman", count=40, at="40 of them", page=4)
    assert kinds([*procedures(figure, 9, 31, 42), again]) == []


def cut(make: MakeFigure, *counts: int, total: int, **fields: Any) -> list[Figure]:
    rows = [
        make(
            "breakdowns",
            dimension="category",
            label=f"theme {row}",
            count=n,
            at=(0, row, 1),
            **fields,
        )
        for row, n in enumerate(counts)
    ]
    whole = make(
        "breakdowns", dimension="category", label="Total", count=total, at=(0, 9, 1), **fields
    )
    return [*rows, whole]  # fmt: skip


def test_a_cut_s_total_is_the_complaints_received(figure: MakeFigure) -> None:
    came_in = figure(stage="stage_1", count=105, page=3)
    [found] = discrepancies_in([*cut(figure, 60, 40, total=100, stage="stage_1"), came_in])
    assert (found.kind, found.figures) == ("total_mismatch", (2, 3))


@pytest.mark.parametrize(
    "came_in",
    [
        pytest.param([{"count": 100}], id="equal"),
        pytest.param([{"count": 105, "stage": "stage_1"}], id="of another stage"),
        pytest.param([{"count": 150}], id="a cut of some"),
        pytest.param([{"count": 105}, {"count": 100, "stage": "stage_1"}], id="a cut of Stage 1"),
    ],
)
def test_a_cut_of_other_complaints(figure: MakeFigure, came_in: list[dict[str, Any]]) -> None:
    counts = [figure(**fields, page=3) for fields in came_in]
    assert kinds([*cut(figure, 60, 40, total=100), *counts]) == []


def test_a_cut_that_does_not_make_up_its_own_total_is_another_rule_s(figure: MakeFigure) -> None:
    assert kinds([*cut(figure, 60, 41, total=100), figure(count=105)]) == []


def test_more_went_on_than_came_in(figure: MakeFigure) -> None:
    def pair(went_on: int, arrived: int) -> list[Figure]:
        left = figure(stage="stage_1", event="escalated", count=went_on)
        return [left, figure(stage="stage_2", event="received", count=arrived, page=2)]

    assert kinds(pair(9, 7)) == ["implausible"]
    assert kinds(pair(7, 9)) == []
    assert kinds(pair(40, 7)) == []


def team(
    make: MakeFigure, row: int, upheld: int, partly: int, received: int, share: int
) -> list[Figure]:
    of = {"stage": "stage_1", "service_area": f"Team {row}"}
    return [
        make(**of, count=received, at=(0, row, 1)),
        make("outcomes", **of, outcome="upheld", count=upheld, at=(0, row, 2)),
        make("outcomes", **of, outcome="partially_upheld", count=partly, at=(0, row, 3)),
        make("outcomes", **of, outcome="fault_found", percent=share, at=(0, row, 4)),
    ]  # fmt: skip


RIGHT = [(5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25)]


def test_one_share_with_fault_among_right_ones(figure: MakeFigure) -> None:
    rows = [*RIGHT, (12, 9, 38, 65)]
    figures = [f for row, values in enumerate(rows) for f in team(figure, row, *values)]
    [found] = discrepancies_in(figures)
    assert (found.kind, found.figures) == ("percent_mismatch", (15,))
    assert "21 of 38 is 55.26%, printed 65%" in found.message


def test_shares_with_fault_of_something_else(figure: MakeFigure) -> None:
    rows = [*RIGHT[:2], (12, 9, 38, 65)]
    assert kinds([f for row, values in enumerate(rows) for f in team(figure, row, *values)]) == []
    assert kinds([f for row, values in enumerate(RIGHT) for f in team(figure, row, *values)]) == []
