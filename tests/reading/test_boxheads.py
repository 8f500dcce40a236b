"""Header years that their own table makes impossible, and those that it does not."""

from __future__ import annotations

import pytest

from extractor.reading.tabular.boxheads import repaired_years
from extractor.reading.tabular.functions import analyse
from tests.reading.arrangements import LEFT, make_table


def repaired(*grid: list[str]) -> tuple[dict[int, str], list[str]]:
    table = make_table(grid)
    (section,) = analyse(table)
    columns = range(section.stub_columns, len(grid[0]))
    years, conflicts = repaired_years(table, 4, section, columns)
    assert all(conflict.table == 4 and conflict.page == 3 for conflict in conflicts)
    return years, [conflict.message for conflict in conflicts]


FIGURES = ["Upheld", "12", "30%", "10", "25%"]
PAIRS = ["2021/22 No.", "2021/22 %", "2020/21 No.", "2020/21 %"]


@pytest.mark.parametrize(
    ("position", "typed", "year"),
    [
        (3, "2021/22 %", "2020/21"),
        (2, "2021/22 No.", "2020/21"),
        (1, "2020/21 %", "2021/22"),
        (0, "2020/21 No.", "2021/22"),
    ],
)
def test_one_share_under_another_pairs_year(position: int, typed: str, year: str) -> None:
    heads = [*PAIRS]
    heads[position] = typed
    years, messages = repaired(["", *heads], FIGURES)
    assert years == {position + 1: year}
    assert len(messages) == 1
    assert typed in messages[0] and year in messages[0]


def test_regular_pairs_are_left_alone() -> None:
    assert repaired(["", *PAIRS], FIGURES) == ({}, [])


def test_two_columns_of_one_year_without_pairs_are_left_alone() -> None:
    years, _ = repaired(["", "2021/22 Stage 1", "2021/22 Stage 2"], ["Fostering", "4", "5"])
    assert years == {}


def test_a_year_beside_a_year_in_every_pair_says_nothing_certain() -> None:
    heads = ["2021/22 No.", "2020/21 %", "2019/20 No.", "2018/19 %"]
    assert repaired(["", *heads], FIGURES)[0] == {}


SPANNERS = ["", "Stage 1", LEFT, "Stage 2", LEFT, "Stage 3", LEFT]
NUMBERS = ["Fostering", "1", "2", "3", "4", "5", "6"]


def test_a_pair_that_is_no_year_among_groups_of_the_same_years() -> None:
    heads = ["", "20/21", "19/20", "20/21", "19/20", "20/21", "19/19"]
    years, messages = repaired(SPANNERS, heads, NUMBERS)
    assert years == {6: "2019/20"}
    assert "19/19" in messages[0]


def test_groups_that_all_differ_leave_no_pattern() -> None:
    heads = ["", "20/21", "19/20", "18/19", "17/18", "20/21", "19/19"]
    assert repaired(SPANNERS, heads, NUMBERS) == ({}, [])


def test_another_word_in_the_place_of_a_year_is_no_typing_error() -> None:
    heads = ["", "20/21", "19/20", "20/21", "19/20", "20/21", "Change"]
    assert repaired(SPANNERS, heads, NUMBERS) == ({}, [])
