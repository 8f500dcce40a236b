"""Parts against their printed total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from extractor.checking.checks import Discrepancy
from extractor.checking.merge import Figure
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]


def mismatches(figures: Sequence[Figure]) -> list[Discrepancy]:
    return [found for found in discrepancies_in(figures) if found.kind == "total_mismatch"]


OUTCOMES = ("upheld", "partially_upheld", "not_upheld", "total")


def outcome_row(make: MakeFigure, row: int, year: str, *counts: int) -> list[Figure]:
    """A year's outcomes side by side, the total last."""
    return [
        make("outcomes", year=year, outcome=outcome, count=count, at=(0, row, column))
        for column, (outcome, count) in enumerate(zip(OUTCOMES, counts, strict=True), 1)
    ]


def test_outcomes_that_do_not_make_up_their_total(figure: MakeFigure) -> None:
    figures = [
        *outcome_row(figure, 1, "2019/20", 22, 29, 29, 80),
        *outcome_row(figure, 2, "2020/21", 10, 18, 20, 45),
    ]
    [found] = mismatches(figures)
    assert found.figures == (4, 5, 6, 7)
    assert (
        "upheld 10 + partially upheld 18 + not upheld 20 = 48, total printed 45, page 1"
        in found.message
    )


def test_totals_that_are_right(figure: MakeFigure) -> None:
    assert mismatches(outcome_row(figure, 1, "2019/20", 22, 29, 29, 80)) == []


def test_fault_found_counts_upheld_again(figure: MakeFigure) -> None:
    figures = [
        *outcome_row(figure, 1, "2019/20", 22, 29, 29, 80),
        figure("outcomes", year="2019/20", outcome="fault_found", count=51, at=(0, 1, 5)),
    ]
    assert mismatches(figures) == []


def labels(make: MakeFigure, column: int, **counts: int) -> list[Figure]:
    return [
        make("breakdowns", dimension="category", label=label, count=count, at=(0, row, column))
        for row, (label, count) in enumerate(counts.items(), 1)
    ]


def test_one_column_without_a_gap_that_is_off_by_little(figure: MakeFigure) -> None:
    [found] = mismatches(labels(figure, 1, Delay=66, Staff=4, Service=179, Policy=33, Total=261))
    assert "= 282, total printed 261" in found.message


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(
            {"Delay": 66, "Staff": 90, "Service": 79, "Total": 120}, id="far off: overlap"
        ),
        pytest.param({"Delay": 66, "Staff": 4, "Service": 79}, id="no total"),
        pytest.param({"Delay": 66, "Total": 70}, id="one part"),
    ],
)
def test_columns_that_prove_nothing(figure: MakeFigure, counts: dict[str, int]) -> None:
    assert mismatches(labels(figure, 1, **counts)) == []


def test_a_row_that_belongs_to_another(figure: MakeFigure) -> None:
    # of the 88 about education 20 were about transport
    assert mismatches(labels(figure, 1, Education=88, Transport=20, Care=40, Total=128)) == []
    assert len(mismatches(labels(figure, 1, Education=88, Transport=20, Care=40, Total=127))) == 1
    assert len(mismatches(labels(figure, 1, Education=88, Transport=4, Care=40, Total=128))) == 1


def test_a_total_stands_at_the_end_of_its_line(figure: MakeFigure) -> None:
    assert len(mismatches(labels(figure, 1, Total=110, Education=60, Care=40))) == 1
    assert mismatches(labels(figure, 1, Education=60, Total=110, Care=40)) == []


def test_an_unread_row_proves_nothing(figure: MakeFigure) -> None:
    figures = labels(figure, 1, Delay=66, Staff=4, Service=79, Total=160)
    assert mismatches([figures[0], *figures[2:]]) == []


def test_a_suppressed_part_proves_nothing(figure: MakeFigure) -> None:
    figures = labels(figure, 1, Delay=66, Service=79, Total=147)
    hidden = figure(
        "breakdowns",
        dimension="category",
        label="Staff",
        count=5,
        qualifiers={"count": "<"},
        at=(0, 9, 1),
    )
    assert mismatches([*figures, hidden]) == []


def area(make: MakeFigure, row: int, column: int, name: str | None, **fields: Any) -> Figure:
    return make(service_area=name, at=(0, row, column), **fields)


def test_a_far_total_is_wrong_if_the_other_columns_add_up(figure: MakeFigure) -> None:
    stages = {
        "stage_1": [17, 3, 3, 1, 11],
        "stage_2": [4, 2, 1, 0, 7],
        "stage_3": [2, 1, 0, 0, 3],
    }
    names = ["SEN", "Attendance", "Admissions", "Transport", None]
    figures = [
        area(figure, row, column, name, stage=stage, count=counts[row - 1])
        for column, (stage, counts) in enumerate(stages.items(), 1)
        for row, name in enumerate(names, 1)
    ]
    [found] = mismatches(figures)
    assert found.figures == (0, 1, 2, 3, 4)


def test_a_total_that_bears_its_section_s_name(figure: MakeFigure) -> None:
    own, inherited = {"service_area": "stub"}, {"service_area": "caption"}
    rows = [("SEN", 17, own), ("Admissions", 3, own), ("Education", 22, inherited)]
    figures = [
        area(figure, row, 1, name, count=count, origins=origins)
        for row, (name, count, origins) in enumerate(rows, 1)
    ]
    [found] = mismatches(figures)
    assert found.figures == (0, 1, 2)


def test_a_part_that_stands_twice_leaves_the_line_unread(figure: MakeFigure) -> None:
    figures = [
        area(figure, 1, 1, "North", count=3),
        area(figure, 2, 1, "North", count=4),
        area(figure, 3, 1, "South", count=5),
        area(figure, 4, 1, None, count=13),
    ]
    assert mismatches(figures) == []


def test_prose_makes_no_lines(figure: MakeFigure) -> None:
    figures = [
        figure(service_area="North", count=3, at="a"),
        figure(service_area="South", count=5, at="b"),
        figure(count=9, at="c"),
    ]
    assert mismatches(figures) == []


def themes(make: MakeFigure, *shares: tuple[str, int, str]) -> list[Figure]:
    return [
        make("breakdowns", dimension="category", label=label, count=n, percent=p, at=(0, row, 1))
        for row, (label, n, p) in enumerate(shares, 1)
    ]


def test_themes_that_do_not_make_up_what_their_shares_are_of(figure: MakeFigure) -> None:
    received = figure(stage="stage_1", count=105)
    shares = [("Delay", 9, "8.5"), ("Staff", 17, "16.1"), ("Bus", 63, "60"), ("Care", 11, "14.4")]
    [found] = mismatches([received, *themes(figure, *shares)])
    assert found.figures == (1, 2, 3, 4, 0)
    assert "= 100, shares are of 105" in found.message


def test_the_foremost_themes_are_not_all(figure: MakeFigure) -> None:
    received = figure(stage="stage_1", count=105)
    shares = [("Delay", 9, "8.5"), ("Staff", 17, "16.1"), ("Bus", 63, "60"), ("Care", 4, "9.9")]
    assert mismatches([received, *themes(figure, *shares[:3])]) == []
    assert mismatches([received, *themes(figure, *shares)]) == []


def test_what_is_open_at_each_quarter_s_end_does_not_add_up(figure: MakeFigure) -> None:
    def quarters(event: str) -> list[Figure]:
        counts = [(1, 13), (2, 21), (3, 22), (4, 21), (None, 70)]
        return [
            figure(event=event, quarter=quarter, count=n, at=(0, row, 1))
            for row, (quarter, n) in enumerate(counts)
        ]

    assert len(mismatches(quarters("received"))) == 1
    assert mismatches(quarters("ongoing")) == []
