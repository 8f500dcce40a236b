"""Numbers that cannot be larger than others: both sides of every limit, and what is of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.checking.merge import Figure
from tests.checking.builders import FIRST, WITHIN_10, WITHIN_20, Make, both, count, limits, outcomes
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]

WITHIN_30 = {"status": "within", "timescale_days": 30}
OUTSIDE_10 = {"status": "outside", "timescale_days": 10}
OUTSIDE_20 = {"status": "outside", "timescale_days": 20}


def decided(year: str, *counts: int, table: int = 0, **fields: Any) -> Make:
    """A row of upheld, partly upheld and not upheld."""
    names = ("upheld", "partially_upheld", "not_upheld")
    return lambda make: [
        make("outcomes", year=year, outcome=name, count=n, at=(table, 1, column), **fields)
        for column, (name, n) in enumerate(zip(names, counts, strict=False))
    ]


@pytest.mark.parametrize(("upheld", "found"), [(31, [True]), (32, [False])])
def test_all_may_be_upheld_and_no_more(figure: MakeFigure, upheld: int, found: list[bool]) -> None:
    figures = both(outcomes(upheld, **FIRST), count(31, **FIRST))(figure)
    assert verdicts("outcome_within_stage_count", figures) == found


@pytest.mark.parametrize(("upheld", "found"), [(6, [False, True]), (5, [True, True])])
def test_as_many_as_came_in_are_not_more(
    figure: MakeFigure, upheld: int, found: list[bool]
) -> None:
    figures = both(outcomes(upheld, 5, **FIRST), count(5, **FIRST))(figure)
    assert verdicts("outcome_within_stage_count", figures) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [False]),
        ({"subgroup": "children in care"}, []),
        ({"contact": "concern"}, []),
        ({"contact": "complaint"}, [False]),
    ],
)
def test_decisions_are_of_the_complaints_that_they_name(
    figure: MakeFigure, fields: dict[str, str], found: list[bool]
) -> None:
    figures = both(outcomes(33, **FIRST, **fields), count(31, **FIRST))(figure)
    assert verdicts("outcome_within_stage_count", figures) == found


def test_decisions_on_a_group_are_of_what_came_in_from_it(figure: MakeFigure) -> None:
    def found(one: str, other: str) -> list[bool]:
        upheld = outcomes(33, **FIRST, subgroup=one)
        received = count(31, **FIRST, subgroup=other)
        return verdicts("outcome_within_stage_count", both(upheld, received)(figure))

    assert found("Children in care", "children in care") == [False]
    assert found("Children in care", "Care leavers") == []


@pytest.mark.parametrize(
    ("received", "counts", "found"),
    [
        (32, (20, 7, 6), [False]),  # one more than came in
        (27, (20, 7, 3), [False]),  # a tenth of thirty
        (26, (20, 7, 3), []),
        (90, (50, 30, 20), [False]),
        (89, (50, 30, 20), []),
        (6, (3, 2, 1), []),  # as many, but few
    ],
)
def test_what_decisions_come_to(
    figure: MakeFigure, received: int, counts: tuple[int, ...], found: list[bool]
) -> None:
    figures = both(decided("2021/22", *counts, **FIRST), count(received, **FIRST))(figure)
    assert verdicts("outcomes_and_stage_count", figures) == found


def test_what_the_decisions_of_another_year_come_to(figure: MakeFigure) -> None:
    before = decided("2020/21", 10, 10, 13, table=0, **FIRST)
    own = decided("2021/22", 20, 7, 6, table=1, **FIRST)
    figures = both(before, own, count(33, **FIRST))(figure)
    [check] = made_by("outcomes_and_stage_count", figures)
    assert check.figures == (3, 4, 5, 6)


@pytest.mark.parametrize(
    ("total", "received", "found"),
    [(5, 5, [True]), (4, 4, []), (6, 5, [False]), (5, 6, [])],
)
def test_all_decisions_and_all_complaints(
    figure: MakeFigure, total: int, received: int, found: list[bool]
) -> None:
    whole = figure("outcomes", outcome="total", count=total, **FIRST)
    assert verdicts("outcomes_and_stage_count", [whole, *count(received, **FIRST)(figure)]) == found


@pytest.mark.parametrize(
    ("event", "went_on", "arrived", "found"),
    [
        ("escalated", 30, 29, [False]),  # one more
        ("escalated", 30, None, []),
        ("received", 30, 29, []),
        ("withdrawn", 30, 29, []),
    ],
)
def test_only_what_went_on_arrives(
    figure: MakeFigure, event: str, went_on: int, arrived: int | None, found: list[bool]
) -> None:
    figures = count(went_on, event=event, **FIRST)(figure)
    if arrived is not None:
        figures += count(arrived, stage="stage_2")(figure)
    assert verdicts("escalated_and_next_stage", figures) == found


def test_what_left_the_last_stage_arrives_nowhere(figure: MakeFigure) -> None:
    third = both(
        count(9, event="escalated", stage="stage_3"),
        count(9, event="escalated", service_area="North", **FIRST),
    )
    first = both(count(9, event="escalated", **FIRST), count(7, stage="stage_2"))
    assert verdicts("escalated_and_next_stage", both(third, first)(figure)) == [False]


# -- limits ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # of one total
        ([{**WITHIN_10, "count": 60, "total": 80}, {**WITHIN_20, "count": 60, "total": 80}],
         [True]),
        ([{**WITHIN_20, "count": 60, "total": 80}, {**WITHIN_10, "count": 40, "total": 80}],
         [True]),
        ([{**WITHIN_10, "count": 51, "total": 80}, {**WITHIN_20, "count": 30, "total": 80}],
         [False]),
        # both make up all: a band headed as a limit
        ([{**WITHIN_10, "count": 50, "total": 80}, {**WITHIN_20, "count": 30, "total": 80}], []),
        # of other totals, or of what is not said
        ([{**WITHIN_10, "count": 60, "total": 80}, {**WITHIN_20, "count": 40, "total": 90}], []),
        ([{**WITHIN_10, "count": 60, "total": 80}, {**WITHIN_20, "count": 40}], []),
        ([{**WITHIN_10, "count": 60}, {**WITHIN_20, "count": 40, "total": 80}], []),
        ([{**WITHIN_10, "count": 60}, {**WITHIN_20, "count": 40}], []),
        # as their shares imply: 800 responses
        ([{**WITHIN_10, "count": 500, "percent": "62.5"},
          {**WITHIN_20, "count": 301, "percent": "37.6"}], [False]),
        ([{**WITHIN_10, "count": 500, "percent": "62.5"},
          {**WITHIN_20, "count": 300, "percent": "37.5"}], []),
        ([{**WITHIN_10, "count": 1, "percent": 1}, {**WITHIN_20, "count": 90, "percent": 90}],
         [True]),
        ([{**WITHIN_10, "count": 0, "percent": 0}, {**WITHIN_20, "count": 90, "percent": 90}], []),
        ([{**WITHIN_10, "count": 60, "percent": 75}, {**WITHIN_20, "count": 40, "percent": 90}],
         []),
        ([{**WITHIN_10, "count": 60, "percent": 75}, {**WITHIN_20, "count": 40}], []),
        # late, without a limit, or from a day on
        ([{**OUTSIDE_10, "count": 60, "total": 80}, {**OUTSIDE_20, "count": 40, "total": 80}], []),
        ([{"status": "within", "count": 60, "total": 80}, {**WITHIN_20, "count": 40, "total": 80}],
         []),
        ([{**WITHIN_10, "count": 60, "total": 80},
          {**WITHIN_20, "from_days": 11, "count": 40, "total": 80}], []),
    ],
)  # fmt: skip
def test_a_longer_limit(figure: MakeFigure, said: list[dict[str, Any]], found: list[bool]) -> None:
    assert verdicts("longer_limit_holds_more", limits(*said)(figure)) == found


def test_limits_that_stand_beside_others_of_which_nothing_can_be_said(figure: MakeFigure) -> None:
    twice = limits(
        {**WITHIN_10, "count": 40, "total": 80},
        {**WITHIN_10, "count": 41, "total": 80},
        {**WITHIN_20, "count": 60, "total": 80},
    )
    assert verdicts("longer_limit_holds_more", twice(figure)) == [True]
    first_unsaid = limits(
        {**WITHIN_10, "count": 40},
        {**WITHIN_20, "count": 50, "total": 80},
        {**WITHIN_30, "count": 60, "total": 80},
    )
    assert verdicts("longer_limit_holds_more", first_unsaid(figure)) == [True]


# -- quarters --------------------------------------------------------------------------------------


def test_quarters_are_held_against_the_year_of_their_own_procedure(figure: MakeFigure) -> None:
    late = {"status": "outside", "procedure": "statutory", "stage": "stage_1"}
    shares = limits(
        {**late, "quarter": 1, "count": 12, "percent": 23},
        {**late, "quarter": 2, "count": 23, "percent": 14},
    )
    answered = {"event": "completed", "procedure": "statutory"}
    others = both(
        count(900, event="completed", procedure="corporate"), count(800, procedure="statutory")
    )
    figures = both(shares, others, count(198, **answered))(figure)
    [check] = made_by("quarters_within_year", figures)
    assert (check.holds, check.figures) == (False, (0, 1, 4))
    assert verdicts("quarters_within_year", both(shares, count(206, **answered))(figure)) == [True]
    assert verdicts("quarters_within_year", both(shares, count(205, **answered))(figure)) == [True]
    assert verdicts("quarters_within_year", both(shares, count(204, **answered))(figure)) == [False]
    twice = both(shares, count(198, **answered), count(250, page=3, **answered))
    assert verdicts("quarters_within_year", twice(figure)) == []


@pytest.mark.parametrize(
    "second",
    [
        {"quarter": 2, "count": 0, "percent": 0},
        {"quarter": 2, "percent": 14},
        {"quarter": 1, "count": 23, "percent": 14},
        {"count": 23, "percent": 14},
    ],
)
def test_one_quarter_alone_says_nothing_of_the_year(
    figure: MakeFigure, second: dict[str, int]
) -> None:
    late = {"status": "outside", "procedure": "statutory", "stage": "stage_1"}
    shares = limits({**late, "quarter": 1, "count": 12, "percent": 23}, {**late, **second})
    answered = count(40, event="completed", procedure="statutory")
    assert verdicts("quarters_within_year", both(shares, answered)(figure)) == []


def test_a_quarter_in_which_one_was_late(figure: MakeFigure) -> None:
    late = {"status": "outside", "procedure": "statutory", "stage": "stage_1"}
    shares = limits(
        {**late, "quarter": 1, "count": 1, "percent": 1},
        {**late, "quarter": 2, "count": 23, "percent": 14},
    )
    answered = count(198, event="completed", procedure="statutory")
    assert verdicts("quarters_within_year", both(shares, answered)(figure)) == [False]
