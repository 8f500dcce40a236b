"""Narrow cells: shares broken off their counts, limits in days broken off their labels."""

from __future__ import annotations

from extractor.layout.choose import _fused
from tests.layout.drawing import lattice, line, page, table_words, tables, texts

XS = [60, 170, 240, 310, 380]
ROWS = [
    ["Team", "Upheld", "Not upheld", "Total"],
    ["Assessment", "11", "19 (40%)", "47"],
    ["Fostering", "8 (32%)", "9 (36%)", "25"],
    ["Transport", "30", "39 (36%)", "107"],
]


def test_a_share_below_its_count_belongs_to_it() -> None:
    words = table_words(ROWS[:2], XS, 100, pitch=17)
    words += line("and safeguarding", 63, 144) + line("(23%)", 205, 144, align="centre")
    words += table_words(ROWS[2:], XS, 149, pitch=17, bold_rows=())
    words += line("(28%)", 205, 193, align="centre")
    (table,) = tables(page(words))
    assert texts(table) == [
        ROWS[0],
        ["Assessment\nand safeguarding", "11\n(23%)", "19 (40%)", "47"],
        ROWS[2],
        ["Transport", "30\n(28%)", "39 (36%)", "107"],
    ]


def test_a_row_of_figures_in_brackets_is_one() -> None:
    """As many as in the row above: last year's."""
    rows = [ROWS[0], ["Upheld", "11", "19", "47"], ["Last year", "(9)", "(14)", "(40)"]]
    (table,) = tables(page(table_words(rows, XS, 100)))
    assert texts(table) == rows


def test_the_number_of_a_limit_ends_no_boxhead() -> None:
    words = line("Team", 63, 112, bold=True)
    labels = ("Responses", "Within 10/working/days", "% within/20/working/days")
    for x, label in zip((205, 275, 345), labels, strict=True):
        for k, part in enumerate(label.split("/")):
            words += line(part, x, 112 + 12 * k, bold=True, align="centre")
    words += table_words(
        [["Fostering", "44", "19", "75%"], ["Transport", "25", "14", "88%"]],
        XS,
        152,
        pitch=17,
        bold_rows=(),
    )
    (table,) = tables(page(words))
    assert texts(table)[0] == [
        "Team",
        "Responses",
        "Within 10\nworking\ndays",
        "% within\n20\nworking\ndays",
    ]
    assert len(table.rows) == 3


def test_the_parts_of_a_reference_number_are_no_figures_side_by_side() -> None:
    rows = [["Reference", "Service", "Remedy"], ["22 004\n118", "Adults", "£300"]]
    rows += [["22 006\n702", "Education and\nChildren", "£2,400"]]
    xs = [60, 110, 220, 300]
    words = table_words(rows, xs, 86, pitch=30)
    (table,) = tables(page(words, lattice(xs, [100, 130, 160, 190])))
    assert texts(table) == rows and table.reader == "ruled"
    assert not any(map(_fused, ("22 004 118", "22 004\n118"))) and _fused("22 004")


def test_shares_told_as_so_many_of_so_many_are_figures() -> None:
    rows = [
        ["Directorate", "2021/22 (n=510)", "2022/23 (n=562)"],
        ["People", "71 of 96 (74%)", "80 of 101 (79%)"],
        ["Place", "290 of 361 (80%)", "322 out of 401"],
    ]
    (table,) = tables(page(table_words(rows, [60, 170, 290, 410], 100)))
    assert texts(table) == rows
