"""Shares against their counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checking.bases import fits, have_common_base
from extractor.checking.checks import Discrepancy
from extractor.checking.merge import Figure
from extractor.reading.claims import Source
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]
Share = tuple[str, int, str]


@pytest.mark.parametrize(
    ("percent", "count", "base"),
    [
        ("42", 15, 36),
        ("78", 26, 33),
        ("79", 26, 33),
        ("13.3", 14, 105),
        ("0", 0, 9),
        ("0.9", 1, 105),
    ],
)
def test_fits(percent: str, count: int, base: int) -> None:
    assert fits(Decimal(percent), Decimal(count), Decimal(base))


@pytest.mark.parametrize(
    ("percent", "count", "base"), [("16", 56, 362), ("44", 4, 10), ("22.1", 26, 118), ("0", 2, 105)]
)
def test_does_not_fit(percent: str, count: int, base: int) -> None:
    assert not fits(Decimal(percent), Decimal(count), Decimal(base))


@given(st.integers(1, 5000), st.data(), st.sampled_from(["1", "0.1"]))
def test_what_is_rounded_or_cut_fits(base: int, data: st.DataObject, unit: str) -> None:
    count = Decimal(data.draw(st.integers(0, base)))
    exact = 100 * count / base
    for mode in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"):
        assert fits(exact.quantize(Decimal(unit), mode), count, Decimal(base))


@given(st.integers(1, 500), st.lists(st.integers(0, 500), min_size=1, max_size=5))
def test_shares_of_one_base_have_a_common_base(base: int, counts: list[int]) -> None:
    pairs = [(Decimal(c), (100 * Decimal(c) / base).quantize(Decimal(1))) for c in counts]
    assert have_common_base(pairs)


def test_shares_without_a_common_base() -> None:
    assert not have_common_base([(Decimal(26), Decimal(78)), (Decimal(1), Decimal(4))])
    assert not have_common_base([(Decimal(0), Decimal(7))])


def mismatches(figures: Sequence[Figure]) -> list[Discrepancy]:
    return [found for found in discrepancies_in(figures) if found.kind == "percent_mismatch"]


def column(make: MakeFigure, *shares: Share, total: int | None = None) -> list[Figure]:
    """A breakdown with No. and % side by side, and its total if there is one."""
    figures = [
        make("breakdowns", dimension="category", label=label, count=count, percent=percent, at=at)
        for row, (label, count, percent) in enumerate(shares, 1)
        for at in [(0, row, 1)]
    ]
    if total is not None:
        at = (0, len(shares) + 1, 1)
        figures.append(make("breakdowns", dimension="category", label="Total", count=total, at=at))
    return figures


def test_one_share_of_a_made_up_total_is_wrong(figure: MakeFigure) -> None:
    figures = column(
        figure, ("Delay", 217, "60"), ("Staff", 26, "7"), ("Access", 56, "16"), ("Bus", 63, "17"),
        total=362,
    )  # fmt: skip
    [found] = mismatches(figures)
    assert found.figures == (2, 4)
    assert "56 of 362 is 15.47%, printed 16%, page 1" in found.message


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        pytest.param([("Delay", 10, "33"), ("Staff", 20, "66")], 30, id="cut"),
        pytest.param(
            [("Delay", 10, "21"), ("Staff", 18, "38"), ("Bus", 20, "42")], 45, id="of their sum"
        ),
        pytest.param([("Delay", 10, "5"), ("Staff", 20, "10")], 30, id="of an unprinted base"),
        pytest.param([("Delay", 10, "50"), ("Staff", 20, "9")], 30, id="of no base that is known"),
    ],
)
def test_no_mismatch(figure: MakeFigure, shares: list[Share], total: int) -> None:
    assert mismatches(column(figure, *shares, total=total)) == []


def test_a_base_from_elsewhere_needs_more_witnesses(figure: MakeFigure) -> None:
    shares: list[Share] = [("Delay", 9, "8.5"), ("Care", 17, "16.1"), ("Bus", 63, "60")]
    received = figure(stage="stage_1", count=105)
    wrong: Share = ("Change", 1, "4.7")
    [found] = mismatches([received, *column(figure, *shares, wrong)])
    assert found.figures == (4, 0)
    assert mismatches([received, *column(figure, *shares[:2], wrong)]) == []


def test_a_row_that_adds_up_is_a_line_whatever_it_sets_side_by_side(figure: MakeFigure) -> None:
    cells = [
        figure(contact="representation", count=69, percent=61, at=(0, 2, 1)),
        figure(stage="stage_1", count=31, percent=28, at=(0, 2, 2)),
        figure(stage="stage_2", count=7, percent=6, at=(0, 2, 3)),
        figure(stage="ombudsman", count=6, percent=5, at=(0, 2, 4)),
        figure(contact="all", count=113, at=(0, 2, 5)),
    ]
    [found] = mismatches(cells)
    assert found.figures == (1, 4)


def test_timeliness_with_its_total(figure: MakeFigure) -> None:
    def answered(percent: int, **fields: int) -> Figure:
        return figure("timeliness", status="within", percent=percent, count=98, total=126, **fields)

    [found] = mismatches([answered(87)])
    assert "98 of 126 is 77.78%, printed 87%" in found.message
    assert mismatches([answered(77)]) == mismatches([answered(78)]) == []


def test_bands_of_response_times(figure: MakeFigure) -> None:
    bands = [
        figure(
            "timeliness", status=status, timescale_days=days, count=count, percent=percent, at=at
        )
        for status, days, count, percent, at in [
            ("within", 10, 64, "54.2", (0, 1, 1)),
            ("within", 20, 28, "23.7", (0, 2, 1)),
            ("outside", 20, 26, "22.1", (0, 3, 1)),
        ]
    ]
    [found] = mismatches(bands)
    assert "26 of 118 is 22.03%, printed 22.1%" in found.message


def test_a_response_share_without_a_count_is_no_part(figure: MakeFigure) -> None:
    figures = [
        figure("timeliness", status=status, percent=percent, at=(0, row, 1))
        for row, (status, percent) in enumerate([("within", 70), ("outside", 30)], 1)
    ]
    assert mismatches(figures) == []


def escalation(make: MakeFigure, year: str, first: int, second: int, percent: int) -> list[Figure]:
    return [
        make(year=year, stage="stage_1", count=first),
        make(year=year, stage="stage_2", count=second),
        make(year=year, stage="stage_1", event="escalated", percent=percent),
    ]


def test_a_rate_of_escalation_among_right_ones(figure: MakeFigure) -> None:
    right = escalation(figure, "2019/20", 50, 5, 10) + escalation(figure, "2020/21", 40, 12, 30)
    [found] = mismatches([*right, *escalation(figure, "2021/22", 10, 4, 44)])
    assert found.figures == (8, 6, 7)
    assert "4 of 10 is 40.00%, printed 44%" in found.message


def test_rates_of_something_else(figure: MakeFigure) -> None:
    right = escalation(figure, "2019/20", 50, 5, 10) + escalation(figure, "2020/21", 40, 12, 30)
    far = escalation(figure, "2021/22", 10, 4, 70)
    assert mismatches([*right, *far]) == []
    assert mismatches(escalation(figure, "2021/22", 10, 4, 44)) == []


def test_a_sentence_s_share_of_a_table_s_count(figure: MakeFigure) -> None:
    def services(percent: int, **also: Any) -> list[Figure]:
        part = figure(service_area="Fostering", count=73, percent=percent, **also)
        stated = replace(
            part,
            sources=(
                Source(1, None, "table", "73", 0, 1, 1),
                Source(2, None, "narrative", "Most were about fostering."),
            ),
        )
        rest = figure(service_area="Adoption", count=27, at=(0, 2, 1))
        return [stated, rest, figure(count=100, at=(0, 3, 1))]

    [found] = mismatches(services(63))
    assert found.figures == (0, 2)
    assert mismatches(services(73)) == []
    assert mismatches(services(20)) == []
    assert mismatches(services(63, percent_of="children in care")) == []
