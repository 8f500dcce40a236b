"""Tables with drawn lines: merged cells, frames, boxes, lines that are missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.pdf.page import Page
from tests.layout.drawing import (
    drawn_table,
    headings,
    lattice,
    line,
    page,
    paragraphs,
    prose,
    rule,
    table_words,
    tables,
    text_width,
    texts,
    upright,
)

INTRO = (
    "Most complaints were answered in time by the teams that they concerned, and fewer people than "
    "in the year before asked for their complaint to be looked at again."
)
XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Stage", "2019/20", "2020/21", "2021/22"],
    ["Stage 1", "96", "71", "48"],
    ["Stage 2", "9", "16", "7"],
    ["Total", "105", "87", "55"],
]


def test_cells_as_printed() -> None:
    words, rulings = drawn_table(ROWS, XS, 140)
    (table,) = tables(page(words, rulings))
    assert texts(table) == ROWS
    assert table.reader == "ruled" and table.rows[0][0].bold and not table.rows[1][0].bold
    assert table.rows[1][1].box is not None and table.rows[1][1].box.x0 == 220


def test_lines_of_a_cell_are_joined_by_newlines() -> None:
    rows = [["Service", "No."], ["Education &\nCommissioning", "10"]]
    words = table_words(rows, [60, 200, 300], 140)
    (table,) = tables(page(words, lattice([60, 200, 300], [140, 155, 185])))
    assert texts(table)[1] == ["Education &\nCommissioning", "10"]


def test_merged_cells_are_one_object_at_each_place() -> None:
    rows = [
        ["", "Statutory", "", "Total"],
        ["", "Upheld", "Not upheld", ""],
        ["2021/22", "4", "6", "10"],
    ]
    xs, ys = [60, 160, 240, 320, 400], [140, 155, 170, 185]
    words = [w for w in table_words(rows, xs, 140) if w.text not in ("Statutory", "Total")]
    words += line("Statutory", 240, 152, align="centre") + line("Total", 360, 160, align="centre")
    rulings = [rule(60, 140, 400), rule(160, 155, 320), rule(60, 170, 400), rule(60, 185, 400)]
    rulings += [upright(x, 140, 185) for x in (60, 160, 320, 400)] + [upright(240, 155, 185)]
    (table,) = tables(page(words, rulings))
    spanner = table.rows[0][1]
    assert spanner.text == "Statutory" and spanner is table.rows[0][2] and spanner.columns == 2
    assert table.rows[0][3] is table.rows[1][3] and table.rows[0][3].rows == 2
    assert len(ys) == len(table.rows) + 1


def test_superscript_marks_stay_apart_from_figures() -> None:
    words, rulings = drawn_table(ROWS, XS, 140)
    words += line("2", 260 + text_width("96") / 2 + 0.5, 163, size=6, raised=True)
    (table,) = tables(page(words, rulings))
    assert texts(table)[1][1] == "96²"


def test_figures_of_a_total_row_without_lines_are_not_fused() -> None:
    words, _ = drawn_table(ROWS, XS, 140)
    rulings = [rule(60, y, 460) for y in (140, 155, 170, 185, 200)]
    rulings += [upright(x, 140, 185) for x in XS] + [upright(x, 185, 200) for x in (60, 460)]
    (table,) = tables(page(words, rulings))
    assert texts(table)[-1] == ["Total", "105", "87", "55"]


def test_a_merged_sub_head_stays_merged() -> None:
    words, _ = drawn_table([*ROWS[:2], ["Adult services in 2021/22", "", "", ""], ROWS[2]], XS, 140)
    rulings = [rule(60, y, 460) for y in (140, 155, 170, 185, 200)]
    rulings += [upright(x, top, top + 15) for x in XS for top in (140, 155, 185)]
    rulings += [upright(x, 170, 185) for x in (60, 460)]
    (table,) = tables(page(words, rulings))
    assert table.rows[2][0] is table.rows[2][3] and table.rows[2][0].columns == 4


def test_stacked_figures_are_rows() -> None:
    rows = [["Stage", "2020/21", "2021/22"], ["Stage 1\nStage 2\nStage 3", "12\n5\n1", "14\n6\n0"]]
    xs = [60, 200, 300, 400]
    (table,) = tables(page(table_words(rows, xs, 140), lattice(xs, [140, 155, 195])))
    assert texts(table)[1:] == [
        ["Stage 1", "12", "14"],
        ["Stage 2", "5", "6"],
        ["Stage 3", "1", "0"],
    ]


def test_figures_beside_a_year_that_is_broken_are_broken_too() -> None:
    rows = [["Year", "Letters", "Emails"], ["2021/2\n2", "12\n0", "14\n7"]]
    xs = [60, 200, 300, 400]
    (table,) = tables(page(table_words(rows, xs, 140), lattice(xs, [140, 155, 185])))
    assert texts(table) == rows


def test_wrapped_words_beside_one_figure_are_one_row() -> None:
    rows = [["Stage", "2020/21", "2021/22"], ["Stage 2\nIndependent\nInvestigation", "12", "14"]]
    xs = [60, 200, 300, 400]
    (table,) = tables(page(table_words(rows, xs, 140), lattice(xs, [140, 155, 195])))
    assert len(table.rows) == 2


def test_open_sides_make_columns() -> None:
    words, _ = drawn_table(ROWS, XS, 140)
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(5)]
    rulings += [upright(x, 140, 200) for x in XS[1:-1]]
    (table,) = tables(page(words, rulings))
    assert texts(table) == ROWS


def test_double_lines_make_no_columns() -> None:
    words, rulings = drawn_table(ROWS, XS, 140)
    rulings += [upright(223, 140, 200), rule(60, 158, 460)]
    (table,) = tables(page(words, rulings))
    assert texts(table) == ROWS


def test_a_box_around_prose_is_no_table() -> None:
    found = page(prose(INTRO, 70, 120, 440), lattice([60, 530], [105, 150]))
    assert tables(found) == []
    assert [p.text for p in paragraphs(found)] == [INTRO]


def test_a_box_around_a_heading_is_no_table() -> None:
    words = line("Compliments", 70, 118, bold=True) + prose(INTRO, 60, 145, 440)
    found = page(words, lattice([60, 530], [105, 122]))
    assert tables(found) == [] and [h.text for h in headings(found)] == ["Compliments"]


def test_a_report_in_a_frame_is_prose_with_tables_in_it() -> None:
    words = line("4", 56, 118, bold=True) + line("Stage 1 complaints", 100, 118, bold=True)
    words += prose(INTRO, 100, 140, 400)
    inner, inner_lines = drawn_table(ROWS, [104, 250, 330, 410, 490], 200)
    frame = lattice([50, 90, 540], [105, 122, 700])
    found = page(words + inner, frame + inner_lines)
    assert [texts(t) for t in tables(found)] == [ROWS]
    assert [h.text for h in headings(found)] == ["4 Stage 1 complaints"]
    assert [p.text for p in paragraphs(found)] == [INTRO]


def test_an_inner_table_cut_by_the_page_break_is_apart_from_its_frame() -> None:
    inner = table_words(ROWS[1:], [104, 250, 330, 410, 490], 60, bold_rows=())
    inner_lines = [rule(104, y, 490) for y in (75, 90, 105)]
    inner_lines += [upright(x, 60, 105) for x in (104, 250, 330, 410, 490)]
    words = inner + prose(INTRO, 100, 140, 400)
    found = page(words, lattice([50, 90, 540], [60, 700]) + inner_lines)
    assert [texts(t) for t in tables(found)] == [ROWS[1:]]
    assert [p.text for p in paragraphs(found)] == [INTRO]


def test_quarters_under_a_spanner_in_a_framed_table_are_no_table_apart() -> None:
    """Their lines touch the frame's head and the line below the boxhead, but not its sides."""
    xs = [60, 200, 250, 300, 380, 460]
    rows = [["Theme", "2021/22", "", "Total", "Before"], ["", "Q1", "Q2", "", ""]]
    rows += [["Delay", "4", "5", "9", "7"], ["Staff", "1", "2", "3", "8"]]
    drawn = [rule(60, y, 460) for y in (140, 170, 200)] + [rule(200, 155, 300)]
    drawn += [upright(x, 140, 200) for x in (60, 460)] + [upright(380, 140, 170)]
    drawn += [upright(x, 140, 170) for x in (200, 300)] + [upright(250, 155, 170)]
    (table,) = tables(page(table_words(rows, xs, 140, bold_rows=(0, 1)), drawn))
    assert texts(table)[2:] == rows[2:]
    assert table.rows[0][1] is table.rows[0][2] and table.rows[0][4] is table.rows[1][4]


def test_two_tables_whose_lines_touch() -> None:
    upper, upper_lines = drawn_table(ROWS, XS, 140)
    other = [["Method", "Letter", "Web"], ["Received", "31", "24"], ["Upheld", "8", "5"]]
    lower, lower_lines = drawn_table(other, [60, 180, 330, 460], 200)
    found = tables(page(upper + lower, upper_lines + lower_lines))
    assert [texts(t) for t in found] == [ROWS, other]


def test_a_second_boxhead_begins_a_second_table() -> None:
    again = [["Ombudsman", "2019/20", "2020/21", "2021/22"], ["Received", "5", "4", "8"]]
    words = table_words(ROWS + again, XS, 140, bold_rows=(0, 4))
    rulings = lattice(XS, [140 + 15 * k for k in range(7)])
    assert [texts(t) for t in tables(page(words, rulings))] == [ROWS, again]


def test_a_bold_total_row_begins_nothing() -> None:
    more = [["Stage 3", "3", "1", "0"], ["All", "108", "88", "55"]]
    words = table_words(ROWS + more, XS, 140, bold_rows=(0, 3, 5))
    rulings = lattice(XS, [140 + 15 * k for k in range(7)])
    assert [texts(t) for t in tables(page(words, rulings))] == [ROWS + more]


def test_tables_side_by_side() -> None:
    left, left_lines = drawn_table(ROWS, [50, 110, 160, 210, 260], 140)
    other = [["Team", "No."], ["North", "12"], ["South", "9"]]
    right, right_lines = drawn_table(other, [320, 420, 480], 140)
    found = tables(page(left + right, left_lines + right_lines))
    assert [texts(t) for t in found] == [ROWS, other]


@pytest.mark.parametrize("gap", [True, False])
def test_tables_side_by_side_in_one_grid_with_a_blank_column_between(gap: bool) -> None:
    left = [["Received by", "No.", "%"], ["Email", "44", "53%"], ["Letter", "4", "5%"]]
    right = [["Complainant", "No.", "%"], ["Parent", "61", "73%"], ["Carer", "9", "11%"]]
    rows = [[*one, *([""] if gap else []), *other] for one, other in zip(left, right, strict=True)]
    xs = [50, 130, 180, 230, *([250] if gap else []), 330, 380, 430]
    words, rulings = drawn_table(rows, xs, 140)
    assert [texts(t) for t in tables(page(words, rulings))] == [left, right]


def test_grid_lines_of_a_chart_are_no_table() -> None:
    words = line("40", 60, 110) + line("20", 60, 160) + line("2020/21", 150, 230)
    rulings = [rule(80, y, 480) for y in (108, 158, 208)] + [
        upright(x, 108, 208) for x in (80, 180, 280, 380, 480)
    ]
    assert tables(page(words, rulings)) == []


def test_lines_that_only_group_columns_and_rows() -> None:
    """A box drawn around each year's columns: within it white parts the figures."""
    xs = [60, 200, 260, 320, 380, 440]
    rows = [
        ["Stage", "No.", "%", "No.", "%"],
        ["Stage 1", "96", "91", "71", "82"],
        ["Stage 2", "9", "8", "16", "17"],
        ["Stage 3", "1", "1", "1", "1"],
    ]
    rulings = [rule(60, y, 440) for y in (140, 155, 200)]
    rulings += [upright(x, 140, 200) for x in (60, 200, 320, 440)]
    (table,) = tables(page(table_words(rows, xs, 140), rulings))
    assert texts(table) == rows


def touching(second: list[list[str]], xs: list[float]) -> Page:
    """A table of five columns and another right below it, its lines touching the first one's."""
    above = [
        ["Type", "Stage 1", "Stage 2", "Stage 3", "All"],
        ["2020/21", "46", "4", "0", "50"],
        ["2021/22", "51", "6", "2", "59"],
    ]
    edges: list[float] = [60, 180, 240, 300, 360, 420]
    words, rulings = drawn_table(above, edges, 140)
    heads = tuple(k for k, row in enumerate(second) if not any(c.isdigit() for c in row[1]))
    words += table_words(second, xs, 185, bold_rows=heads)
    return page(words, [*rulings, *lattice(xs, [185 + 15 * k for k in range(len(second) + 1)])])


def test_a_boxhead_in_columns_of_its_own_parts_tables_that_touch() -> None:
    """As word processors set two tables with no line of text between them."""
    second = [
        ["", "Upheld", "Partly", "Not"],
        ["Stage 1", "9", "16", "19"],
        ["Stage 2", "2", "1", "3"],
    ]
    found = tables(touching(second, [60, 150, 240, 300, 360]))
    assert [texts(table) for table in found][1:] == [second]
    two_tiers = [["", "Decided", "Decided", "Decided"], *second]
    found = tables(touching(two_tiers, [60, 150, 240, 300, 360]))
    assert len(found) == 2 and texts(found[1])[-1] == second[-1]


def test_a_row_of_words_in_columns_of_its_own_parts_nothing() -> None:
    rows = [["Note", "as told", "by teams", "in May"], ["All", "3", "1", "4"]]
    bold = touching(rows, [60, 150, 240, 300, 360])
    assert len(tables(bold)) == 2
    words = [replace(w, bold=w.bold and w.box.top < 185) for w in bold.words]
    assert len(tables(page(words, bold.rulings))) == 1


def test_small_figures_right_of_wide_labels_are_no_section_numbers() -> None:
    rows = [["Delay in an answer", "14"], ["Conduct of staff", "9"], ["Cost of a service", "2"]]
    words, rulings = drawn_table(rows, [60, 400, 460], 180)
    (table,) = tables(page(words, rulings))
    assert texts(table) == rows and table.reader == "ruled"
    turned = [list(reversed(row)) for row in rows]
    words, rulings = drawn_table(turned, [60, 120, 460], 180)
    assert not any(t.reader == "ruled" for t in tables(page(words, rulings)))


def test_rows_of_uprights_alone_are_told_by_the_labels_of_all_their_columns() -> None:
    """A group's name stands beside its first team alone, a total beside no team."""
    rows = [["Service", "Team", "2022/23"], ["In need", "North", "14"], ["", "South", "9"]]
    rows += [["In care", "Leaving care", "5"], ["Total", "", "28"]]
    xs = [60, 160, 260, 330]
    rulings = [rule(60, 100, 330), rule(60, 115, 330), rule(60, 175, 330)]
    rulings += [upright(x, 100, 175) for x in xs]
    (table,) = tables(page(table_words(rows, xs, 100), rulings))
    assert texts(table) == rows


def test_a_frame_with_lines_between_its_rows_parts_no_columns() -> None:
    words = line("Reason", 65, 150, bold=True) + line("Number", 230, 150, bold=True)
    words += line("Upheld", 330, 150, bold=True)
    words += line("Poor communication or", 65, 170) + line("information", 65, 183)
    words += line("61", 240, 176) + line("34", 340, 176)
    words += line("Conduct", 65, 203) + line("48", 240, 203) + line("15", 340, 203)
    ys = [138, 156, 190, 210]
    rulings = [rule(60, 400, y) for y in ys] + [upright(x, 138, 210) for x in (60, 400)]
    (table,) = tables(page(words, rulings))
    assert texts(table)[1:] == [
        ["Poor communication or\ninformation", "61", "34"],
        ["Conduct", "48", "15"],
    ]
