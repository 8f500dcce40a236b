"""Header years that their own table makes impossible, and those that it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.reading.tabular.boxheads import contradicted_caption, repaired_years
from extractor.reading.tabular.functions import analyse
from tests.reading.arrangements import LEFT, make_table, read


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


def test_a_number_without_a_year_beside_a_share_with_one_is_left_alone() -> None:
    heads = ["2021/22 No.", "2021/22 %", "No.", "2021/22 %"]
    assert repaired(["", *heads], FIGURES) == ({}, [])


def test_two_columns_of_one_year_without_pairs_are_left_alone() -> None:
    years, _ = repaired(["", "2021/22 Stage 1", "2021/22 Stage 2"], ["Fostering", "4", "5"])
    assert years == {}


def test_columns_by_stage_are_no_pairs_of_number_and_share() -> None:
    heads = ["2021/22 Stage 1", "2021/22 Stage 2", "2020/21 Stage 1", "2021/22 Stage 2"]
    assert repaired(["", *heads], ["Fostering", "4", "5", "6", "7"])[0] == {}


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("Here are the numbers. The 93 complaints of 2009/10 came in these ways.", "2009/10"),
        ("The 93 complaints came in these ways. More came in 2009/10.", None),
        ("The 93 complaints compare with fewer in 2009/10.", None),
        ("The 92 complaints of 2009/10 came in these ways.", None),
        ("The 93 complaints of 2008/09 came in these ways.", None),
    ],
)
def test_a_caption_of_another_year_than_the_sentence_with_the_total(
    before: str, year: str | None
) -> None:
    table = make_table([["Channel", "Number"], ["Letter", "40"], ["Email", "53"], ["Total", "93"]])
    (section,) = analyse(table)
    caption = "Complaints by channel 2008/09"
    assert contradicted_caption(replace(table, before=before), section, caption) == year


@pytest.mark.parametrize(("total", "year"), [(10, "2009/10"), (9, None)])
def test_a_small_total_is_in_too_many_sentences(total: int, year: str | None) -> None:
    table = make_table([["Channel", "Number"], ["Letter", "4"], ["Total", str(total)]])
    table = replace(table, before=f"The {total} complaints of 2009/10 came in these ways.")
    (section,) = analyse(table)
    assert contradicted_caption(table, section, "Complaints by channel 2008/09") == year


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


def test_a_caption_of_several_years_is_contradicted_by_no_one_of_them() -> None:
    reading = read(
        [
            ["Year", "Total", "Upheld", "Not upheld"],
            ["2020/21", "36", "20", "16"],
            ["2021/22", "29", "17", "12"],
        ],
        caption="Outcomes, 2020/21 to 2021/22",
        before="There were 29 statutory complaints in 2021/22.",
    )
    assert not reading.conflicts
