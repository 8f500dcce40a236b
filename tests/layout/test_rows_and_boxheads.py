"""Which lines make one row, and which labels stand over which columns, where no cells are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.layout.blocks import Table
from extractor.layout.lines import lines_of
from extractor.layout.rows import body_rows
from extractor.pdf.page import Box, Word
from tests.layout.drawing import line, page, prose, rule, table_words, tables, texts, upright

XS = [60, 200, 270, 340, 410, 480]
EDGES = [60, 200, 300, 400]


def body(
    rows: Sequence[tuple[Sequence[str], Sequence[str]]],
    side: str,
    top: float = 140.0,
    padding: float = 6.0,
) -> list[Word]:
    """Rows of a label of several lines and figures beside its first, middle or last line."""
    words = line("Team", 63, top, bold=True)
    words += line("2020/21", 250, top, bold=True, align="centre")
    words += line("2021/22", 350, top, bold=True, align="centre")
    y = top + 12 + padding
    for label, figures in rows:
        for k, text in enumerate(label):
            words += line(text, 63, y + 12 * k)
        at = {"top": 0.0, "middle": 6.0 * (len(label) - 1), "bottom": 12.0 * (len(label) - 1)}[side]
        for x, figure in zip((250, 350), figures, strict=True):
            words += line(figure, x, y + at, align="centre") if figure else []
        y += 12 * len(label) + padding
    return words


WRAPPED = [
    (["Early help"], ["4", "6"]),
    (["Safeguarding and Family", "Support Service"], ["5", "7"]),
    (["Special educational needs", "and disability casework", "(EHCP)"], ["31", "40"]),
    (["Fostering"], ["1", "1"]),
]


def one(words: list[Word], *rules: float) -> Table:
    (table,) = tables(page(words, [rule(60, y, 400) for y in rules]))
    return table


@pytest.mark.parametrize("padding", [0.0, 6.0])
@pytest.mark.parametrize("side", ["top", "middle", "bottom"])
def test_a_wrapped_label_is_one_row_wherever_its_figures_stand(side: str, padding: float) -> None:
    found = texts(one(body(WRAPPED, side, padding=padding)))
    assert found[1:] == [["\n".join(label), *figures] for label, figures in WRAPPED]


def test_figures_left_blank_keep_their_row() -> None:
    rows = [(["Early help"], ["4", "6"]), (["Adoption"], ["", ""]), (["Fostering"], ["1", "1"])]
    rows.append((["Duty"], ["2", "3"]))
    found = texts(one(body(rows, "top")))
    assert found[1:] == [[*label, *figures] for label, figures in rows]


def test_a_row_without_figures_as_far_off_as_rows_are_is_a_row() -> None:
    """The labels fill their column, and only the pitch tells."""
    rows = [
        (["Safeguarding and Family", "Support"], ["4", "6"]),
        (["Disabled children team"], ["1", "2"]),
    ]
    rows += [(["Unaccompanied children"], ["", ""]), (["Fostering recruitment"], ["3", "1"])]
    found = texts(one(body(rows, "top", padding=3.0)))
    assert found[1:] == [["\n".join(label), *figures] for label, figures in rows]


def test_a_label_in_lower_case_throughout_does_not_go_on() -> None:
    rows = [(["advice given"], ["4", "6"]), (["not upheld"], ["", ""]), (["upheld"], ["1", "1"])]
    rows.append((["withdrawn"], ["2", "3"]))
    found = texts(one(body(rows, "top")))
    assert found[1:] == [[*label, *figures] for label, figures in rows]


def test_a_share_under_its_number_is_in_its_cell() -> None:
    words = body([(["Early help"], ["4", "6"])], "top")
    for k, (name, number, share) in enumerate([("Duty", "12", "(40%)"), ("Waste", "18", "(60%)")]):
        y = 190 + 30 * k
        words += line(name, 63, y) + line(number, 250, y, align="centre")
        words += line("7", 350, y, align="centre") + line(share, 250, y + 11, align="centre")
    assert texts(one(words, 126, 146, 240))[2:] == [
        ["Duty", "12\n(40%)", "7"],
        ["Waste", "18\n(60%)", "7"],
    ]


def spanned(upper: Sequence[tuple[str, float, str]], lower: Sequence[str]) -> list[list[str]]:
    """A table under two tiers; ``upper`` are spanners with their x and how they are set there."""
    rows = [["", *[""] * 4], ["Outcome", *lower]]
    rows += [["Early help", "22", "20%", "31", "40%"], ["Housing", "32", "30%", "28", "35%"]]
    rows += [["Waste", "2", "3%", "8", "5%"]]
    words = table_words(rows, XS, 140, bold_rows=(0, 1))
    for text, x, align in upper:
        words += line(text, x, 152, bold=True, align=align)
    (table,) = tables(page(words))
    return texts(table)


PAIR = ["No.", "%", "No.", "%"]


@pytest.mark.parametrize(
    ("align", "x"), [("centre", (270, 410)), ("left", (228, 368)), ("right", (310, 450))]
)
def test_spanners_over_labels_that_repeat(align: str, x: tuple[float, float]) -> None:
    found = spanned([("2020/21", x[0], align), ("2021/22", x[1], align)], PAIR)
    assert found[0] == ["", "2020/21", "2020/21", "2021/22", "2021/22"]
    assert found[1] == ["Outcome", *PAIR]


def test_words_of_a_spanner_stay_together() -> None:
    found = spanned([("Partially upheld", 270, "centre"), ("Not upheld", 410, "centre")], PAIR)
    assert found[0][1:] == ["Partially upheld"] * 2 + ["Not upheld"] * 2


def test_a_spanner_beside_labels_of_single_columns() -> None:
    found = spanned([("Upheld", 410, "centre")], ["Received", "Closed", "In part", "In full"])
    assert found[0] == ["", "", "", "Upheld", "Upheld"]


def test_a_column_of_its_own_after_spanners() -> None:
    """ "Total" belongs to none of the groups that repeat before it."""
    xs = [60, 180, 240, 300, 360, 420, 480]
    rows = [["Team", *PAIR, "Total"], ["Early help", "22", "20%", "31", "40%", "53"]]
    rows += [["Housing", "32", "30%", "28", "35%", "60"], ["Waste", "2", "3%", "8", "5%", "10"]]
    words = table_words(rows, xs, 152)
    words += line("Corporate complaints", 240, 150, bold=True, align="centre")
    words += line("Statutory", 360, 150, bold=True, align="centre")
    (table,) = tables(page(words))
    corporate, statutory = ["Corporate complaints"] * 2, ["Statutory"] * 2
    assert texts(table)[0] == ["", *corporate, *statutory, ""]


def test_a_wrapped_label_is_no_spanner() -> None:
    rows = [["Team", "Received", "upheld", "Closed", "Total"]]
    rows += [["Early help", "22", "20", "31", "40"], ["Housing", "32", "30", "28", "35"]]
    words = table_words([*rows, ["Waste", "1", "2", "3", "4"]], XS, 152)
    words += line("Partially", 305, 152, bold=True, align="centre")
    (table,) = tables(page(words))
    assert texts(table)[0] == ["Team", "Received", "Partially\nupheld", "Closed", "Total"]


def test_a_label_half_way_down_stands_beside_both_tiers() -> None:
    rows = [["", *PAIR], ["Early help", "22", "20%", "31", "40%"]]
    rows += [["Housing", "32", "30%", "28", "35%"], ["Waste", "2", "3%", "8", "5%"]]
    words = table_words(rows, XS, 152) + line("Service", 63, 157, bold=True)
    words += line("2020/21", 270, 150, bold=True, align="centre")
    words += line("2021/22", 410, 150, bold=True, align="centre")
    (table,) = tables(page(words))
    assert table.rows[0][0] is table.rows[1][0] and table.rows[0][0].text == "Service"
    assert texts(table)[1][1:] == PAIR


def test_a_caption_parts_two_tables_between_rules() -> None:
    rows = [["Quarter", "2020/21", "2021/22"], ["Q1", "7", "5"], ["Q2", "6", "8"], ["Q3", "2", "1"]]
    words = table_words(rows, EDGES, 140) + line("Table 2: Quarters again", 60, 225)
    words += table_words(rows, EDGES, 235)
    rulings = [rule(60, y, 400) for y in (140, 155, 200, 235, 250, 295)]
    assert [texts(t) for t in tables(page(words, rulings))] == [rows, rows]


def test_a_title_over_a_boxhead_parts_two_tables_and_a_sub_head_does_not() -> None:
    rows = [["Quarter", "2020/21", "2021/22"], ["Q1", "7", "5"], ["Q2", "6", "8"], ["Q3", "2", "1"]]
    words = table_words(rows, EDGES, 140) + line("Adult services", 60, 222, size=12, bold=True)
    words += table_words(rows, EDGES, 230)
    assert [texts(t) for t in tables(page(words))] == [rows, rows]
    words = table_words(rows, EDGES, 140) + line("Adult services", 60, 212, bold=True)
    words += table_words(rows[1:], EDGES, 215, bold_rows=())
    assert len(tables(page(words))) == 1


def test_a_name_printed_once_beside_its_group() -> None:
    years = ["2019/20", "2020/21", "2021/22"]
    rows = [["Procedure", "Year", "Stage 1", "Stage 2"]]
    for name, figures in (("Statutory", "345"), ("Corporate", "678")):
        for k, year in enumerate(years):
            rows.append([name if k == 1 else "", year, figures[k] * 2, figures[k]])
    xs = [60, 160, 240, 320, 400]
    (table,) = tables(page(table_words(rows, xs, 140), [rule(60, y, 400) for y in (140, 155, 245)]))
    assert [row[0].text for row in table.rows[1:]] == ["Statutory"] * 3 + ["Corporate"] * 3
    rows[2][0] = ""  # nothing says where a group's name is missing
    (table,) = tables(page(table_words(rows, xs, 140), [rule(60, y, 400) for y in (140, 155, 245)]))
    assert [row[0].text for row in table.rows[1:]] == ["", "", "", "", "Corporate", ""]


def test_turned_labels_of_narrow_columns() -> None:
    turned = tuple(
        Word(text, Box(x - 5, bottom - 5 * len(text), x + 5, bottom), 10.0, bold=True)
        for x, words in ((250, ["Received"]), (280, ["Not", "upheld"]), (310, ["Closed"]))
        for text, bottom in zip(words, (150, 130), strict=False)
    )
    rows = [("Early help", "12", "3", "4"), ("Housing", "8", "1", "2"), ("Waste", "31", "9", "11")]
    words = line("Team", 63, 150, bold=True)
    for k, (label, *figures) in enumerate(rows):
        words += line(label, 63, 167 + 15 * k)
        for x, figure in zip((250, 280, 310), figures, strict=True):
            words += line(figure, x, 167 + 15 * k, align="centre")
    (table,) = tables(replace(page(words), turned=turned))
    assert texts(table)[0] == ["Team", "Received", "Not upheld", "Closed"]
    edges = (60, 235, 265, 295, 325)
    rulings = [rule(60, y, 325) for y in (90, 155, 170, 185, 200)]
    rulings += [upright(x, 90, 200) for x in edges]
    (table,) = tables(replace(page(words, rulings), turned=turned))
    assert texts(table)[0] == ["Team", "Received", "Not upheld", "Closed"]


def test_a_single_turned_line_is_left_out() -> None:
    """A note set up the margin is in no table."""
    text = "The council answered most complaints in time and will go on to do so."
    note = Word("Draft", Box(20, 100, 30, 140), 10.0)
    found = page(prose(text, 60, 120, 400))
    assert tables(replace(found, turned=(note,))) == []


def test_dashes_before_figures_are_no_bullets() -> None:
    rows = [["Team", "2020/21", "2021/22"], ["Duty", "4", "6"], ["Waste", "-", "2"]]
    words = table_words([*rows, ["Fees", "1", "3"]], EDGES, 140)
    rows = [["Early help", "", ""], ["", "-", "7"], ["Fostering", "", ""], ["", "-", "8"]]
    words += table_words(rows, EDGES, 200, pitch=8, bold_rows=())
    (table,) = tables(page(words))
    assert table.rows[-1][1].text == "-" and table.rows[-1][2].text == "8"


def test_what_stands_below_a_caption_is_no_running_head() -> None:
    """Two pages that begin alike: with a caption and a boxhead whose first line is one word."""
    pages = []
    for number in (1, 2):
        rows = [["Team", "within time", "2021/22"], *[[f"Area {k}", "4", "6"] for k in range(3)]]
        words = line(f"Table {number}: Replies in area {'AB'[number - 1]}", 60, 60, bold=True)
        words += line("Answered", 250, 78, bold=True, align="centre")
        words += table_words(rows, EDGES, 78)
        pages.append(page(words, number=number))
    assert [t.rows[0][1].text for t in tables(*pages)] == ["Answered\nwithin time"] * 2


def test_a_table_without_lines_goes_on_under_its_repeated_boxhead() -> None:
    """The white between its columns differs from page to page, with the words that stand there."""
    head = ["Case", "Team", "Days"]
    first = [head, ["2019-04", "Duty and assessment", "24"], ["2019-05", "Court", "30"]]
    second = [
        head,
        ["2019-09", "Court", "31"],
        ["2019-11", "Court", "22"],
        ["2019-12", "Duty", "9"],
    ]
    found = tables(
        page(table_words(first, EDGES, 700), [rule(60, y, 400) for y in (700, 715, 730, 745)]),
        page(
            table_words(second, EDGES, 60),
            [rule(60, y, 400) for y in (60, 75, 90, 105, 120)],
            number=2,
        ),
    )
    assert [texts(t) for t in found] == [[*first, *second[1:]]]
    second[0] = ["Case", "Service", "Days"]
    found = tables(
        page(table_words(first, EDGES, 700), [rule(60, y, 400) for y in (700, 715, 730, 745)]),
        page(
            table_words(second, EDGES, 60),
            [rule(60, y, 400) for y in (60, 75, 90, 105, 120)],
            number=2,
        ),
    )
    assert len(found) == 2


@pytest.mark.parametrize(("second", "rows"), [("of which upheld", 3), ("of complaint handling", 2)])
def test_of_which_begins_a_row(second: str, rows: int) -> None:
    """A part of the row above has figures of its own; a label that merely goes on has none."""
    words = table_words([["Team", "2020/21", "2021/22"], ["Early help", "4", "6"]], EDGES, 100)
    words += line("Other services", 63, 142)
    words += table_words([["", "5", "7"]], EDGES, 145, bold_rows=())
    words += line(second, 63, 157)
    (table,) = tables(page(words + table_words([["Waste", "8", "9"]], EDGES, 160, bold_rows=())))
    stubs = [row[0].text.replace("\n", " ") for row in table.rows[2:]]
    assert (f"Other services {second}" in stubs) is (rows == 2)


def test_a_label_whose_first_line_stands_beside_the_upper_tier_is_whole() -> None:
    """ "All" between the lines of a spanner, "replies" between spanner and labels."""
    words = [
        *line("Corporate", 270, 100, align="centre"),
        *line("All", 450, 106, align="centre"),
        *line("complaints", 270, 112, align="centre"),
        *line("Statutory", 370, 112, align="centre"),
        *line("replies", 450, 118, align="centre"),
    ]
    xs = [60, 220, 270, 320, 370, 420, 480]
    head = ["Team", "No.", "%", "No.", "%", ""]
    rows = [["Adoption", "4", "5%", "6", "7%", "9"], ["Early help", "5", "6%", "7", "8%", "10"]]
    words += table_words([head, *rows, ["Waste", "6", "7%", "8", "9%", "12"]], xs, 113)
    (table,) = tables(page(words))
    column = [row[-1].text.replace("\n", " ") for row in table.rows]
    assert column == ["All replies", "All replies", "9", "10", "12"]


def test_two_columns_of_labels_beside_figures_half_way_down() -> None:
    words, y = [], 150.0
    for area, number in (("East", 36), ("", 30), ("West", 57), ("", 43)):
        words += line(area, 63, y + 6) if area else []
        words += line("Children’s Social", 140, y) + line(f"Care {number}", 140, y + 12)
        words += line(str(number), 310, y + 6) + line(str(number - 1), 390, y + 6)
        y += 30
    rows = body_rows([lines_of(1, words)], [60, 130, 280, 360, 440], ruled_off=False)
    assert [" ".join(one.text for one in row) for row in rows] == [
        "Children’s Social East 36 35 Care 36",
        "Children’s Social 30 29 Care 30",
        "Children’s Social West 57 56 Care 57",
        "Children’s Social 43 42 Care 43",
    ]
