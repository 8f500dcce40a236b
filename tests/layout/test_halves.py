"""Lists folded in two, and lists set side by side in one drawn grid."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Table
from tests.layout.drawing import drawn_table, line, page, prose, table_words, tables, texts

XS: list[float] = [60, 180, 260, 380, 460]
TEXT = "What each of them took in the year is set out here for members to look at."
FOLDED = [
    ["Ward", "Number", "Ward", "Number"],
    ["Northgate", "31", "Southgate", "9"],
    ["Eastgate", "22", "Westgate", "4"],
    ["Old Town", "18", "", ""],
]


def drawn(rows: list[list[str]], xs: list[float] = XS, title: str = "") -> list[Table]:
    words, rulings = drawn_table(rows, xs, 140)
    above = line(title, 60, 135, bold=True) if title else []
    after = prose(TEXT, 60, 300, 470) + prose(TEXT, 60, 340, 470)
    return tables(page(prose(TEXT, 60, 80, 470) + above + words + after, rulings))


def test_a_folded_list_goes_on_below_its_first_half() -> None:
    (table,) = drawn(FOLDED)
    assert texts(table) == [
        ["Ward", "Number"],
        ["Northgate", "31"],
        ["Eastgate", "22"],
        ["Old Town", "18"],
        ["Southgate", "9"],
        ["Westgate", "4"],
    ]
    first, last = table.rows[1][0], table.rows[-1][0]
    assert first.box is not None and last.box is not None
    assert last.box.x0 > first.box.x1 and last.box.top > first.box.top  # where it is printed


def test_a_list_may_be_folded_twice_and_have_several_columns() -> None:
    xs = [60.0 + 50 * k for k in range(10)]
    rows = [["Team", "Taken", "Open"] * 3, *[["Abc", "3", "1"] * 3 for _ in range(2)]]
    (table,) = drawn(rows, xs)
    assert texts(table) == [rows[0][:3], *[["Abc", "3", "1"]] * 6]


def test_a_folded_list_without_drawing_goes_on_too() -> None:
    words = table_words(FOLDED[:3], XS, 140)
    (table,) = tables(page(prose(TEXT, 60, 80, 470) + words + prose(TEXT, 60, 300, 470)))
    assert [row[0] for row in texts(table)] == [
        "Ward",
        "Northgate",
        "Eastgate",
        "Southgate",
        "Westgate",
    ]


TWO = [["Stage 1", "Number", "Stage 2", "Number"], *FOLDED[1:3]]


def test_lists_under_labels_of_their_own_are_two_tables_under_one_title() -> None:
    found = drawn(TWO, title="Table 3: What came of them")
    assert [(t.caption, texts(t)[0]) for t in found] == [
        ("Table 3: What came of them", ["Stage 1", "Number"]),
        ("Table 3: What came of them", ["Stage 2", "Number"]),
    ]
    assert texts(found[1])[1:] == [["Southgate", "9"], ["Westgate", "4"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Ward", "Number", "Main theme", "Praise"], *FOLDED[1:3]],
        [["Ward", "Number", "Ward", "Number"], *[["Old Town", "18", "21", "4"]] * 2],
        [["Ward", "Number", "Ward", "Number"], FOLDED[1]],
        [FOLDED[0], ["Northgate", "31", "", ""], FOLDED[1]],
        [["Stage", "Number", "", "Number"], *FOLDED[1:3]],
    ],
    ids=["other labels", "figures for a stub", "one row", "white above", "no label"],
)
def test_rows_that_may_belong_together_stay_together(rows: list[list[str]]) -> None:
    (table,) = drawn(rows)
    assert texts(table) == rows
