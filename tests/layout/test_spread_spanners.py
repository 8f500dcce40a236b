"""Spanners typed into the first cell of their group."""

from __future__ import annotations

from tests.layout.drawing import drawn_table, page, tables, texts

XS = [60, 180, 240, 300, 360, 420]
BODY = [["Upheld", "682", "34", "1,410", "45"], ["Not upheld", "761", "38", "868", "28"]]


def test_a_spanner_with_empty_cells_beside_it_stands_over_its_group() -> None:
    rows = [["Outcome", "2021/22", "", "2022/23", ""], ["", "Number", "%", "Number", "%"], *BODY]
    (table,) = tables(page(*drawn_table(rows, XS, 140)))
    assert texts(table)[0] == ["Outcome", "2021/22", "2021/22", "2022/23", "2022/23"]
    assert table.rows[0][1] is table.rows[0][2] and table.rows[0][1].columns == 2


def test_empty_cells_over_labels_that_do_not_repeat_stay_empty() -> None:
    rows = [["", "2021/22", "", "2022/23", ""], ["Outcome", "Number", "%", "Upheld", "Paid"], *BODY]
    (table,) = tables(page(*drawn_table(rows, XS, 140)))
    assert texts(table)[0] == ["", "2021/22", "", "2022/23", ""]


def test_spanners_of_unlike_groups_stay_where_they_are() -> None:
    rows = [["", "2021/22", "", "", "2022/23"], ["Outcome", "No.", "%", "No.", "%"], *BODY]
    (table,) = tables(page(*drawn_table(rows, XS, 140)))
    assert texts(table)[0] == ["", "2021/22", "", "", "2022/23"]
