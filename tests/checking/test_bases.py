"""What shares are of: both sides of every limit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.checking.bases import (
    fits,
    have_common_base,
    is_telling_share,
    least_base,
    received,
    unit_of,
)
from extractor.checking.merge import Figure
from tests.checking.builders import Make, all_themes, both, count, themes
from tests.checking.made import verdicts

MakeFigure = Callable[..., Figure]


@pytest.mark.parametrize(
    ("percent", "count", "base", "found"),
    [
        ("42", 83, 200, True),  # 41.5, rounded up
        ("42", 829, 2000, False),  # 41.45
        ("42", 859, 2000, True),  # 42.95, cut
        ("42", 43, 100, False),
        ("41.5", 829, 2000, True),  # 41.45
        ("41.5", 416, 1000, False),
    ],
)
def test_a_share_is_rounded_at_the_half_or_cut(
    percent: str, count: int, base: int, found: bool
) -> None:
    assert fits(Decimal(percent), Decimal(count), Decimal(base)) is found


@pytest.mark.parametrize(
    ("percent", "unit"),
    [("42", "1"), ("42.0", "1"), ("43.0", "1"), ("42.5", "0.1"), ("1E+1", "1"), ("0.25", "0.01")],
)
def test_the_last_decimal_of_a_share(percent: str, unit: str) -> None:
    assert unit_of(Decimal(percent)) == Decimal(unit)


def test_the_fewest_that_a_share_can_be_of() -> None:
    assert least_base(Decimal(12), Decimal(23)) == 51  # 12 of 50 are 24%
    assert least_base(Decimal(1), Decimal(49)) == 3  # of two it would be 50%


@pytest.mark.parametrize(
    ("count", "base", "telling"),
    [(1, 5, True), (4, 5, True), (0, 5, False), (5, 5, False), (1, 4, False)],
)
def test_shares_that_say_something(count: int, base: int, telling: bool) -> None:
    assert is_telling_share(Decimal(count), Decimal(base)) is telling


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (((1, "100"),), True),  # of one
        (((0, "0"), (0, "0")), True),
        (((0, "1"),), False),
        (((0, "0.4"),), False),
        (((0, "0"), (26, "78"), (1, "4")), False),
        (((1, "1"), (2, "2")), True),
        (((1, "1"), (5, "1")), False),  # of two hundred at most, and of 251 at least
        (((3, "0"), (1, "50")), False),  # of more than three hundred, and of two
    ],
)
def test_what_one_number_explains(shares: tuple[tuple[int, str], ...], found: bool) -> None:
    assert have_common_base([(Decimal(n), Decimal(p)) for n, p in shares]) is found


def test_what_came_in(figure: MakeFigure) -> None:
    figures = [
        figure(event="escalated", count=3),
        figure(event="received", count=9),
        figure(event="completed", count=8),
        figure(count=5, qualifiers={"count": "<"}),
        figure(event="received", percent=40),
        figure(count=7, year="2020/21"),
    ]
    assert received(figures) == {"2021/22": [1, 2], "2020/21": [5]}


NONE_FIT = {"c": (10, "9"), "d": (10, "8"), "e": (10, "7")}


@pytest.mark.parametrize(
    ("case", "found"),
    [
        # two shares of their printed sum
        (both(themes(a=(10, "33"), b=(20, "66")), all_themes(30)), [True, True]),
        (both(themes(a=(1, "20"), b=(4, "80")), all_themes(5)), [True, True]),
        # of a sum that is not printed: of any other as well
        (themes(a=(10, "21"), b=(18, "38"), c=(20, "42")), []),
        # of what came in, as of other numbers
        (both(count(100), themes(a=(10, "10"), b=(20, "20"), c=(30, "30"))), []),
        (both(count(0), themes(a=(10, "10"), b=(20, "20"), c=(30, "30"))), []),
        # one share alone fits
        (both(themes(a=(10, "33"), b=(20, "50")), all_themes(30)), []),
        # five of eleven
        (both(themes(**{f"a{at}": (10, "9") for at in range(5)},
                     **{f"b{at}": (10, "20") for at in range(6)}), all_themes(110)), []),
        # none of none is always right
        (both(themes(a=(0, "0"), b=(0, "0"), c=(10, "50")), all_themes(10)), []),
        # two of five shares fit; two of four are half (said of the labels and of the cells)
        (both(themes(a=(20, "33"), b=(10, "16"), **NONE_FIT), all_themes(60)), []),
        (both(themes(a=(20, "40"), b=(10, "20"), c=(10, "9"), d=(10, "8")), all_themes(50)),
         [True, True, False, False] * 2),
    ],
)  # fmt: skip
def test_what_the_shares_of_a_cut_are_of(figure: MakeFigure, case: Make, found: list[bool]) -> None:
    assert verdicts("share_of_total", case(figure)) == found
