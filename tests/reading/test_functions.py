"""Which rows of a grid are boxhead, which columns are stub, what titles what."""

from __future__ import annotations

import pytest

from extractor.reading.tabular.functions import Section, analyse
from extractor.reading.tabular.rows import is_number
from tests.reading.arrangements import LEFT, UP, make_table


def sections(*grid: list[str]) -> list[Section]:
    return analyse(make_table(grid))


def section(*grid: list[str]) -> Section:
    (only,) = sections(*grid)
    return only


@pytest.mark.parametrize("text", ["44", "12%", "37 (35.2%)", "£650 (2)", "nil", "10/12", "2020"])
def test_cells_of_figures(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020/21",
        "2020-21 ",
        "20/21",
        "",
        "-",
        "Stage 1",
        "0-25",
        "No",
        "2020/21 %",
        "2020/21\nPercent",
        "Per cent 2020/21",
    ],
)
def test_years_words_and_blanks_are_no_figures(text: str) -> None:
    assert not is_number(text)


def test_one_header_row_and_one_stub_column() -> None:
    found = section(["Team", "2020/21", "2021/22"], ["Fostering", "4", "5"])
    assert found.header_rows == (0,)
    assert found.stub_columns == 1
    assert found.head == "Team"
    assert found.boxhead[1:] == (("2020/21",), ("2021/22",))
    assert found.data_rows == (1,)


def test_spanners_stand_above_what_they_cover() -> None:
    found = section(
        ["Team", "2020/21", LEFT, "2021/22", LEFT],
        [UP, "No.", "%", "No.", "%"],
        ["Fostering", "4", "5%", "6", "7%"],
    )
    assert found.header_rows == (0, 1)
    assert found.boxhead[2] == ("2020/21", "%")
    assert found.boxhead[3] == ("2021/22", "No.")
    assert found.head == "Team"


def test_bands_beside_the_stub_s_own_header_are_of_the_boxhead() -> None:
    found = section(
        ["Team", "Outcome", LEFT, "Response time", LEFT],
        [UP, "Upheld", "Not upheld", "11-20", ">20"],
        ["Fostering", "4", "5", "6", "7"],
    )
    assert found.header_rows == (0, 1)
    assert found.boxhead[3:] == (("Response time", "11-20"), ("Response time", ">20"))


def test_a_stub_merged_over_labels_and_their_figures_heads_nothing() -> None:
    found = section(["Stage 1", "Upheld", "Not upheld"], [UP, "5", "6"], ["Stage 2", "1", "2"])
    assert found.header_rows == (0,)
    assert found.data_rows[0] == 1


def test_two_stub_columns() -> None:
    found = section(
        ["Stage", "Team", "2020/21"],
        ["Stage 1", "Fostering", "4"],
        [UP, "Adoption", "5"],
    )
    assert found.stub_columns == 2
    assert found.head == "Stage Team"


def test_years_in_the_stub_are_labels() -> None:
    assert section(["Year", "Stage 1"], ["2020/21", "4"], ["2021/22", "5"]).stub_columns == 1
    assert section(["Year", "Stage 1"], ["2020", "4"], ["2021", "5"]).stub_columns == 1


def test_plain_years_head_columns_but_counts_do_not() -> None:
    assert section(["", "2020", "2021"], ["Stage 1", "4", "5"]).header_rows == (0,)
    assert section(["Stage 1", "4", "5"], ["Stage 2", "2", "3"]).header_rows == ()


def test_a_mistyped_year_among_years_is_still_a_header() -> None:
    found = section(["", "20/21", "19/20", "19/19"], ["Stage 1", "4", "5", "6"])
    assert found.header_rows == (0,)


def test_bare_numbers_head_columns_only_beside_the_word_stage() -> None:
    assert section(["Stage", "1", "2", "3"], ["2020/21", "40", "5", "1"]).header_rows == (0,)
    assert section(["Total", "1", "2", "3"], ["Stage 1", "40", "5", "1"]).header_rows == ()


def test_a_row_with_its_first_cell_only_titles_the_rows_below() -> None:
    found = section(
        ["", "2020/21", "2021/22"],
        ["Education", LEFT, LEFT],
        ["Stage 1", "4", "5"],
        ["Housing", "", ""],
        ["Stage 1", "6", "7"],
    )
    assert found.cut_ins == {2: ("Education",), 4: ("Housing",)}
    assert found.data_rows == (2, 4)


def test_a_title_over_the_whole_width_stands_above_the_boxhead() -> None:
    found = section(
        ["Stage 1 complaints", LEFT, LEFT],
        ["Team", "2020/21", "2021/22"],
        ["Fostering", "4", "5"],
    )
    assert found.titles == ("Stage 1 complaints",)
    assert found.header_rows == (1,)


def test_a_first_row_of_dashes_is_no_boxhead() -> None:
    found = section(["", "2020/21", "2021/22"], ["Stage 1", "-", "n/a"], ["Stage 2", "4", "5"])
    assert found.header_rows == (0,)
    assert found.data_rows == (1, 2)
    found = section(
        ["Team", "Stage", "Number"], ["Fostering", "Stage 1", "-"], [UP, "Stage 2", "4"]
    )
    assert found.header_rows == (0,)


def test_a_blank_figure_makes_no_cut_in_head() -> None:
    found = section(["Team", "Number"], ["Fostering", "4"], ["Adoption", ""], ["Total", "4"])
    assert found.cut_ins[3] == ()


def test_a_title_above_stubs_that_come_again_is_a_cut_in_head() -> None:
    found = section(
        ["Team", "Number"],
        ["2020/21", ""],
        ["Fostering", "4"],
        ["Adoption", "5"],
        ["2021/22", ""],
        ["Fostering", "6"],
        ["Adoption", "7"],
    )
    assert found.cut_ins == {2: ("2020/21",), 3: ("2020/21",), 5: ("2021/22",), 6: ("2021/22",)}


def test_a_dash_among_figures_does_not_make_a_stub() -> None:
    found = section(["Team", "Stage 1", "Stage 2"], ["Fostering", "-", "4"], ["Adoption", "2", "1"])
    assert found.stub_columns == 1


def test_a_new_boxhead_in_mid_table_starts_a_section() -> None:
    first, second = sections(
        ["", "2019/20", "2020/21"],
        ["Stage 1", "4", "5"],
        ["", "2020/21", "2021/22"],
        ["Stage 1", "5", "6"],
    )
    assert first.boxhead[1] == ("2019/20",)
    assert second.boxhead[1] == ("2020/21",)
    assert (first.data_rows, second.data_rows) == ((1,), (3,))


def test_a_row_of_words_between_figures_is_no_boxhead() -> None:
    found = section(
        ["Team", "Number", "Lessons"],
        ["Fostering", "4", "Calls are returned"],
        ["Adoption", "see note", "Forms are shorter"],
        ["Education", "5", "Letters are checked"],
    )
    assert found.data_rows == (1, 3)


def test_a_table_without_figures_has_no_section() -> None:
    assert sections(["What we heard", "What we did"], ["Calls were late", "A rota"]) == []


def test_a_boxhead_printed_again_is_no_row_of_figures() -> None:
    head = ["Stage", "1", "2"]
    found = section(head, ["Upheld", "4", "5"], head, ["Not upheld", "6", "7"])
    assert found.header_rows == (0,)
    assert found.data_rows == (1, 3)


def test_a_last_row_like_the_boxhead_s_first_heads_nothing() -> None:
    years = ["Team", "2020/21", "2021/22"]
    found = section(years, ["", "Number", "Number"], ["Fostering", "4", "5"], years)
    assert found.data_rows == (2,)


def test_a_boxhead_printed_again_under_another_stub_head_starts_a_section() -> None:
    one = [["Stage 1", "Number"], ["Upheld", "13"], ["Not upheld", "18"]]
    two = [["Stage 2", "Number"], ["Upheld", "0"], ["Not upheld", "3"]]
    assert [(found.head, found.data_rows) for found in sections(*one, *two)] == [
        ("Stage 1", (1, 2)),
        ("Stage 2", (4, 5)),
    ]
    other = [["Stage 2", "not counted"], ["Upheld", "0"], ["Not upheld", "3"]]
    assert len(sections(*one, *other)) == 1


def test_a_row_of_which_one_word_could_head_a_column_is_no_boxhead() -> None:
    found = section(
        ["Team", "Upheld", "Not upheld"],
        ["Fostering", "4", "5"],
        ["Transport", "Upheld", "by letter"],
        ["Adoption", "6", "7"],
    )
    assert found.data_rows == (1, 3)


def test_a_head_above_known_words_of_which_the_first_has_a_blank() -> None:
    found = section(
        ["", "2020/21", "2021/22"],
        ["Business Services", "", ""],
        ["Complaints", "", "4"],
        ["Planning", "5", "6"],
    )
    assert found.cut_ins == {2: ("Business Services",), 3: ("Business Services",)}


def test_a_boxhead_printed_again_stands_between_no_head_and_its_rows() -> None:
    head = ["Service", "Number"]
    found = section(head, ["Roads", ""], ["Complaints", "4"], head, ["Parks", ""], ["Praise", "2"])
    assert found.cut_ins == {2: ("Roads",), 5: ("Parks",)}
