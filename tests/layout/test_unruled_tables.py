"""Tables with rules between rows only, with shading, or with nothing drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.pdf.page import Box, Page, Word
from tests.layout.drawing import (
    line,
    page,
    paragraphs,
    prose,
    rule,
    table_words,
    tables,
    texts,
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
    ["Stage 3", "7", "3", "1"],
]


def test_nothing_drawn() -> None:
    words = prose(INTRO, 60, 100, 470) + table_words(ROWS, XS, 140) + prose(INTRO, 60, 230, 470)
    found = page(words)
    assert [texts(t) for t in tables(found)] == [ROWS]
    assert [p.text for p in paragraphs(found)] == [INTRO, INTRO]


def test_rules_above_and_below_and_under_the_boxhead() -> None:
    rulings = [rule(60, y, 460) for y in (140, 156, 201)]
    found = page(prose(INTRO, 60, 100, 470) + table_words(ROWS, XS, 140), rulings)
    (table,) = tables(found)
    assert texts(table) == ROWS and table.reader == "rules" and table.before == INTRO


def test_rules_drawn_cell_by_cell_give_the_columns() -> None:
    """Their ends tell columns apart where the text alone would not: one row, wide words."""
    rows = [["Complaints dealt with on time", "2020/21", "2021/22"], ["Stage 1", "71%", "78%"]]
    xs = [60, 215, 255, 460]
    rulings = [rule(a, y, b) for y in (140, 156, 171) for a, b in pairwise(xs)]
    (table,) = tables(page(table_words(rows, xs, 140), rulings))
    assert texts(table) == rows


def test_a_heading_between_rules_parts_two_tables() -> None:
    other = [["Theme", "A", "B", "C"], ["Delay", "4", "5", "6"], ["Staff", "1", "2", "3"]]
    words = table_words(ROWS, XS, 140) + line("Complaint themes", 60, 230, bold=True)
    words += table_words(other, XS, 250)
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(5)]
    rulings += [rule(60, 250 + 15 * k, 460) for k in range(4)]
    assert [texts(t) for t in tables(page(words, rulings))] == [ROWS, other]


@pytest.mark.parametrize("width", [400, 460])
def test_a_rule_below_a_heading_is_of_no_table_but_the_widest(width: float) -> None:
    """Between it and the widest table's first rule stand tables of other widths."""
    narrow = [["Team", "2019/20", "2020/21"], ["Adults", "41", "48"], ["Children", "9", "7"]]
    words = line("Appendix: tables", 60, 96, 16, bold=True)
    words += line("A1. By team", 60, 120, bold=True) + table_words(narrow, [60, 160, 200, 240], 130)
    words += line("A2. By stage", 60, 210, bold=True) + table_words(ROWS, XS, 220)
    rulings = [rule(60, 102, width)]
    rulings += [rule(60, y, 240) for y in (130, 146, 176)]
    rulings += [rule(60, y, 460) for y in (220, 236, 281)]
    found = tables(page(words, rulings))
    assert [texts(t) for t in found] == [narrow, ROWS]
    assert [t.caption for t in found] == ["A1. By team", "A2. By stage"]


def test_rules_around_prose_are_no_table() -> None:
    found = page(prose(INTRO, 60, 120, 400), [rule(60, 105, 460), rule(60, 150, 460)])
    assert tables(found) == [] and [p.text for p in paragraphs(found)] == [INTRO]


def test_spanners_over_short_rules() -> None:
    xs = [60, 200, 270, 340, 410, 480]
    rows = [
        ["", "", "", "", ""],
        ["Outcome", "No.", "%", "No.", "%"],
        ["Upheld", "22", "20.9", "31", "40"],
    ]
    rows += [["Not upheld", "32", "30.4", "28", "35"]]
    words = table_words(rows, xs, 140, bold_rows=(0, 1))
    words += line("Statutory", 270, 152, align="centre") + line(
        "Corporate", 410, 152, align="centre"
    )
    rulings = [rule(60, y, 480) for y in (140, 171, 202)]
    rulings += [rule(205, 156, 335), rule(345, 156, 475)]
    (table,) = tables(page(words, rulings))
    assert [c.text for c in table.rows[0]] == [
        "",
        "Statutory",
        "Statutory",
        "Corporate",
        "Corporate",
    ]
    assert table.rows[0][1] is table.rows[0][2] and table.rows[0][3].columns == 2


def test_spanners_centred_over_white() -> None:
    xs = [60, 200, 270, 340, 410, 480]
    rows = [
        ["", "", "", "", ""],
        ["Outcome", "No.", "%", "No.", "%"],
        ["Upheld", "22", "20.9", "31", "40"],
    ]
    rows += [["Partly upheld", "45", "42.8", "20", "25"], ["Not upheld", "32", "30.4", "28", "35"]]
    words = table_words(rows, xs, 140, bold_rows=(0, 1))
    words += line("Statutory", 270, 152, align="centre") + line(
        "Corporate", 410, 152, align="centre"
    )
    (table,) = tables(page(words))
    assert [c.text for c in table.rows[0]] == [
        "",
        "Statutory",
        "Statutory",
        "Corporate",
        "Corporate",
    ]
    assert texts(table)[2] == ["Upheld", "22", "20.9", "31", "40"]


def test_a_wrapped_stub_stays_with_its_figures() -> None:
    rows = [
        ["Service area", "Received", "Upheld", "% upheld"],
        ["Children's social care and", "", "", ""],
        ["disabled children's service", "123", "38", "31%"],
        ["Education", "78", "33", "42%"],
        ["Housing", "155", "48", "31%"],
    ]
    (table,) = tables(page(table_words(rows, XS, 140)))
    assert texts(table)[1] == [
        "Children's social care and\ndisabled children's service",
        "123",
        "38",
        "31%",
    ]


def test_a_sub_head_is_a_row_of_its_own() -> None:
    rows = [
        ["Type", "2020/21", "2021/22"],
        ["Complaints", "34", "42"],
        ["Compliments", "12", "13"],
        ["Housing", "", ""],
        ["Complaints", "120", "132"],
        ["Compliments", "8", "4"],
    ]
    (table,) = tables(page(table_words(rows, [60, 260, 360, 460], 140, bold_rows=(0, 3))))
    assert texts(table) == rows


def test_shading_of_the_boxhead_gives_the_columns() -> None:
    fills = [Box(a, 140, b, 155) for a, b in pairwise(XS)]
    fills += [Box(60, 170, 460, 185)]
    (table,) = tables(page(table_words(ROWS, XS, 140), fills=fills))
    assert texts(table) == ROWS


def test_two_columns_with_figures() -> None:
    rows = [
        ["Theme", "Number"],
        ["Communication", "29"],
        ["Delay", "26"],
        ["Staff", "13"],
        ["Fees", "<5"],
    ]
    (table,) = tables(page(prose(INTRO, 60, 100, 470) + table_words(rows, [60, 300, 380], 140)))
    assert texts(table) == rows


def test_tables_side_by_side_without_lines() -> None:
    other = [["Team", "No."], ["North", "12"], ["South", "9"], ["East", "5"]]
    words = table_words(ROWS, [50, 110, 160, 210, 260], 140) + table_words(
        other, [320, 420, 480], 140
    )
    assert [texts(t) for t in tables(page(words))] == [ROWS, other]


def test_remarks_in_the_last_column_are_no_second_table() -> None:
    rows = [["Theme", "Number", "Change", "Remark"], ["Delay", "26", "4", "Staff shortage"]]
    rows += [["Fees", "9", "1", "New charges"], ["Staff", "5", "2", "Training held"]]
    assert len(tables(page(table_words(rows, XS, 140)))) == 1


def test_what_most_complaints_were_about_is_no_second_table() -> None:
    rows = [["Team", "Number", "Main theme", "Praise"], ["North", "26", "Delay", "4"]]
    rows += [["South", "9", "Fees", "1"], ["East", "5", "Staff", "2"]]
    assert [texts(t) for t in tables(page(table_words(rows, XS, 140)))] == [rows]
    rows[0][2] = "Theme"  # the stub of another table, as likely as not
    assert len(tables(page(table_words(rows, XS, 140)))) == 2


def test_what_has_changed_is_no_stub_of_a_second_table() -> None:
    rows = [
        ["", "2014/15", "How it changed", "2013/14"],
        ["Complaints", "63", "Increase of 5%", "60"],
        ["Compliments", "204", "Decrease of 15%", "240"],
    ]
    found = tables(page(table_words(rows, [60, 160, 240, 360, 440], 140)))
    assert [texts(t) for t in found] == [rows]


def test_shares_with_their_fractions_are_figures() -> None:
    rows = [["", "Stage 1", "Stage 2"], ["Statutory", "40% (2/5) *", "100% (3 of 3)"]]
    rows.append(["Corporate", "75% (6/8)", "n/a"])
    found = tables(page(table_words(rows, [60, 160, 260, 360], 140)))
    assert [texts(t) for t in found] == [rows]


def test_a_table_of_contents_is_no_table() -> None:
    words = line("Contents", 60, 90, size=14, bold=True)
    entries = [
        ("Introduction", "3"),
        ("Complaints received", "4"),
        ("Outcomes", "7"),
        ("Learning", "9"),
    ]
    for k, (text, number) in enumerate(entries):
        words += line(text, 60, 120 + 15 * k) + line(number, 500, 120 + 15 * k)
    assert tables(page(words)) == []


def test_front_matter_is_no_table() -> None:
    words = []
    for k, (label, value) in enumerate(
        [("To:", "Cabinet"), ("From:", "Director"), ("Date:", "4 May 2023")]
    ):
        words += line(label, 60, 100 + 15 * k, bold=True) + line(value, 150, 100 + 15 * k)
    found = page(words)
    assert tables(found) == []
    assert [p.text for p in paragraphs(found)] == [
        "To: Cabinet",
        "From: Director",
        "Date: 4 May 2023",
    ]


def test_numbered_paragraphs_are_no_table() -> None:
    words = []
    for k in range(4):
        words += line(f"2.{k + 1}", 60, 100 + 15 * k) + line(
            f"Complaints fell by {k + 3}", 100, 100 + 15 * k
        )
    assert tables(page(words)) == []


def test_figures_that_line_up_in_prose_are_no_table() -> None:
    text = "There were 45 complaints at Stage 1 and 12 at Stage 2. " * 4
    assert tables(page(prose(text, 60, 100, 290))) == []


def test_a_boxhead_above_the_first_rule_and_a_total_below_the_last() -> None:
    rows = [*ROWS, ["Total", "112", "90", "56"]]
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(1, 5)]
    words = table_words(rows, XS, 140) + prose(INTRO, 60, 240, 470)
    found = page(words, rulings)
    assert [texts(t) for t in tables(found)] == [rows]
    assert [p.text for p in paragraphs(found)] == [INTRO]


def test_a_title_close_above_a_boxhead_without_a_rule_stays_the_title() -> None:
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(1, 4)]
    words = line("Complaints by stage", 60, 129, bold=True) + table_words(ROWS, XS, 140)
    found = tables(page(words, rulings))
    assert [(t.caption, texts(t)) for t in found] == [("Complaints by stage", ROWS)]


def test_years_set_close_together_above_the_first_rule_are_a_boxhead() -> None:
    rows = [["Complaints", "149", "158", "172"], ["Compliments", "301", "287", "334"]]
    xs = [60, 150, 188, 226, 264]
    rulings = [rule(60, 140 + 15 * k, 260) for k in range(1, 4)]
    years = [
        w
        for x, year in zip(xs[1:4], ("2017/18", "2018/19", "2019/20"), strict=True)
        for w in line(year, x, 152)
    ]
    found = tables(page(years + table_words(rows, xs, 155), rulings))
    assert [texts(t)[0] for t in found] == [["", "2017/18", "2018/19", "2019/20"]]


def test_a_sentence_above_the_first_rule_is_no_boxhead() -> None:
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(1, 4)]
    words = line("These are the figures of the year.", 60, 152) + table_words(ROWS[1:], XS, 155)
    assert [texts(t) for t in tables(page(words, rulings))] == [ROWS[1:]]


def test_an_empty_row_between_rules_goes_on() -> None:
    rows = [*ROWS, ["", "", "", ""], ["Total", "112", "90", "56"]]
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(7)]
    (table,) = tables(page(table_words(rows, XS, 140), rulings))
    assert texts(table) == [row for row in rows if any(row)]


def test_white_between_rules_before_a_boxhead_parts_two_tables() -> None:
    other = [["Theme", "A", "B", "C"], ["Delay", "4", "5", "6"], ["Staff", "1", "2", "3"]]
    words = table_words(ROWS, XS, 140) + table_words(other, XS, 215)
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(9)]
    assert [texts(t) for t in tables(page(words, rulings))] == [ROWS, other]


def test_a_ruled_off_row_of_prose_is_one_row() -> None:
    xs = [60, 160, 220, 460]
    rows = [["Service", "Change", "Reason"]]
    words = table_words(rows, xs, 140)
    rulings = [rule(60, y, 460) for y in (140, 155, 200, 245, 290)]
    for k, name in enumerate(["Adult care", "Housing", "Education"]):
        words += line(name, 63, 180 + 45 * k) + line("+4", 190, 180 + 45 * k, align="centre")
        words += prose(
            "More people were in need of help than had been planned for", 224, 168 + 45 * k, 220
        )
    (table,) = tables(page(words, rulings))
    assert [row[:2] for row in texts(table)] == [
        ["Service", "Change"],
        ["Adult care", "+4"],
        ["Housing", "+4"],
        ["Education", "+4"],
    ]


def test_a_sub_head_that_runs_over_the_stub_is_one_cell() -> None:
    rows = [*ROWS[:2], ["", "", "", ""], *ROWS[2:]]
    words = table_words(rows, XS, 140)
    words += line("Complaints under the statutory procedure for children", 63, 182, bold=True)
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(6)]
    (table,) = tables(page(words, rulings))
    assert table.rows[2][0].text == "Complaints under the statutory procedure for children"


def ruled_off(rows: list[list[str]], top: float) -> Page:
    """Rows with a line below each but the boxhead, which is filled."""
    rulings = [rule(60, top + 15 * k, 460) for k in range(2, len(rows) + 1)]
    return page(table_words(rows, XS, top), rulings, [Box(60, top, 460, top + 15)])


def test_a_filled_boxhead_above_the_first_rule_belongs_to_the_rows() -> None:
    (table,) = tables(ruled_off(ROWS, 140))
    assert texts(table) == ROWS


def test_a_fill_of_another_width_or_far_above_is_no_boxhead() -> None:
    for fill in (Box(60, 140, 160, 155), Box(60, 60, 460, 75)):
        words = line("Team figures", 60, 71, bold=True) + table_words(ROWS[1:], XS, 155)
        rulings = [rule(60, 155 + 15 * k, 460) for k in range(1, 4)]
        (table,) = tables(page(words, rulings, [fill]))
        assert texts(table) == ROWS[1:]


def test_a_heading_between_rows_ruled_off_parts_two_tables() -> None:
    """Only the heading tells them apart: the boxheads are filled, and rules of one width go on."""
    first, second = ruled_off(ROWS, 140), ruled_off(ROWS, 250)
    words = (*first.words, *line("Where it went", 60, 235, 14, bold=True), *second.words)
    both = page(words, (*first.rulings, *second.rulings), (*first.fills, *second.fills))
    assert [texts(table) for table in tables(both)] == [ROWS, ROWS]


def test_a_bold_sub_head_between_rows_ruled_off_parts_nothing() -> None:
    rows = [*ROWS[:2], ["Later stages", "", "", ""], *ROWS[2:]]
    words = table_words(rows, XS, 140, bold_rows=(0, 2))
    rulings = [rule(60, 140 + 15 * k, 460) for k in range(6)]
    (table,) = tables(page(words, rulings))
    assert len(table.rows) == 5


def close_tables(white: float, bold: bool = True) -> Page:
    """Two tables with nothing drawn, so much white between them."""
    words = table_words(ROWS, XS, 140)
    second = [["Service", "Upheld", "Not upheld", "Withdrawn"], *ROWS[1:]]
    words += table_words(second, XS, 200 + white, bold_rows=(0,) if bold else ())
    return page(words)


def test_a_bold_boxhead_after_white_begins_another_table() -> None:
    found = tables(close_tables(8))
    assert [texts(t)[0][1] for t in found] == ["2019/20", "Upheld"]
    assert all(len(t.rows) == 4 for t in found)


def test_a_boxhead_in_two_tiers_begins_another_table() -> None:
    words = table_words(ROWS, XS, 140)
    words += line("Statutory", 300, 222, bold=True, align="centre")
    words += line("Corporate", 420, 222, bold=True, align="centre")
    heads = [["", "Upheld", "Not upheld", "Upheld"], *ROWS[1:3]]
    found = tables(page(words + table_words(heads, XS, 225)))
    assert len(found) == 2
    assert texts(found[0]) == ROWS


def test_labels_set_as_close_as_rows_begin_no_table() -> None:
    assert len(tables(close_tables(0))) == 1


def test_plain_labels_among_rows_begin_no_table() -> None:
    assert len(tables(close_tables(8, bold=False))) == 1


def test_a_wide_label_of_several_lines_between_rules_is_no_prose() -> None:
    """Its lines take up half of the table, as a paragraph's would, but stop before the figures."""
    xs = [60, 340, 400, 460]
    rows = [
        ["Theme", "Number", "Upheld"],
        ["Equalities and regulatory matters, such as those\nof data protection, of access and "
         "of the health\nand safety of visitors to our buildings", "4", "3"],
        ["Policy and procedure, such as those not followed\nor those that people think are unfair "
         "to them\nand the decisions that were taken under them", "33", "21"],
        ["Staff", "12", "7"],
    ]  # fmt: skip
    words, rulings, top = [], [rule(60, 140, 460)], 140.0
    for row in rows:
        words += table_words([row], xs, top, bold_rows=() if row is not rows[0] else (0,))
        top += 6 + 11 * (row[0].count("\n") + 1)
        rulings.append(rule(60, top, 460))
    (table,) = tables(page(words, rulings))
    assert texts(table) == rows
    prose_between = prose(INTRO, 60, top + 25, 390) + line("Staff", 63, top + 70)
    more = [rule(60, top + 80, 460), rule(60, top + 95, 460)]
    (table,) = tables(page(words + prose_between, [*rulings, *more]))
    assert texts(table) == rows


CASES = [
    ["Case", "Service", "Reason", "Paid"],
    ["1", "Parking", "A wrong fine", "£80"],
    ["2", "Planning", "Late reply", "£120"],
    ["3", "Libraries", "Lost book", "£15"],
]


def test_a_list_of_payments_without_lines_is_a_table() -> None:
    words = prose(INTRO, 60, 100, 470) + table_words(CASES, XS, 140) + prose(INTRO, 60, 230, 470)
    assert [texts(t) for t in tables(page(words))] == [CASES]


def test_words_in_columns_without_amounts_or_labels_are_no_table() -> None:
    unpaid = [[*row[:3], row[3].replace("£", "")] for row in CASES]
    around = prose(INTRO, 60, 100, 470) + prose(INTRO, 60, 230, 470)
    assert not tables(page(around + table_words(unpaid, XS, 140)))
    assert not tables(page(around + table_words(CASES, XS, 140, bold_rows=())))


def test_a_column_of_changes_in_words_is_no_prose() -> None:
    rows = [
        ["Type of feedback", "Number", "Compared with last year"],
        ["Complaints at Stage 1", "1,544", "Up 8%"],
        ["Complaints at Stage 2", "131", "Down by 2%"],
        ["Comments and suggestions", "377", "No change"],
    ]
    assert [texts(t) for t in tables(page(table_words(rows, [60, 220, 320, 480], 140)))] == [rows]
    rows = [[*row[:2], "sent on"] for row in rows]
    assert not tables(page(table_words(rows, [60, 220, 320, 480], 140)))


def test_fractions_are_figures_and_no_years() -> None:
    rows = [
        ["Year", "In time", "Late", "Share"],
        ["2016/17", "24/41", "17/41", "59%"],
        ["2017/18", "25/36", "11/36", "69%"],
        ["2018/19", "22/29", "7/29", "76%"],
    ]
    words = prose(INTRO, 60, 100, 470) + table_words(rows, XS, 140) + prose(INTRO, 60, 230, 470)
    assert [texts(t) for t in tables(page(words))] == [rows]


def test_limits_that_begin_with_their_number_stay_in_the_boxhead() -> None:
    """A rule parts the spanners from the labels below, which break where a number stands."""
    rows = [
        ["Team", "Outcome", "", "Timescale"],
        ["", "Upheld", "10", "Over"],
        ["", "", "days", "20"],
        ["", "", "", "days"],
        ["Fostering", "96", "71", "48"],
        ["Adoption", "9", "16", "7"],
        ["Youth work", "7", "3", "1"],
    ]
    rulings = [rule(60, y, 460) for y in (140, 156, 247)]
    found = page(
        prose(INTRO, 60, 100, 470) + table_words(rows, XS, 140, bold_rows=(0, 1, 2, 3)), rulings
    )
    (table,) = tables(found)
    assert [row[1:] for row in texts(table)[1:3]] == [
        ["Upheld", "10\ndays", "Over\n20\ndays"],
        ["96", "71", "48"],
    ]


def test_cells_of_words_in_the_last_row_go_on_below_it() -> None:
    xs = [60, 200, 270, 340]
    words: list[Word] = []
    rows = [
        ["Stage", "Limit", "Met"],
        ["Stage 1", "10 working", "40"],
        ["Stage 2", "65 working", "7"],
    ]
    rows[2:2] = [["Stage 1", "20 working", "22"]]
    for at, row in enumerate(rows):
        for text, x in zip(row, xs, strict=False):
            words += line(text, x, 140 + 26 * at, bold=at == 0)
        for text, x in zip(["(longer)", "days"], xs, strict=False):
            words += line(text, x, 152 + 26 * at) if at else []
    (table,) = tables(page(words))
    assert texts(table)[1:] == [
        ["Stage 1\n(longer)", "10 working\ndays", "40"],
        ["Stage 1\n(longer)", "20 working\ndays", "22"],
        ["Stage 2\n(longer)", "65 working\ndays", "7"],
    ]


def between_rules(heading: float) -> list[list[list[str]]]:
    """Two tables of one width between rules, a line between them set ``heading`` points high."""
    xs = [60, 200, 270, 340, 410]
    words: list[Word] = []
    rulings = []
    for top, rows in ((120, QUARTERS), (240, DECIDED)):
        words += table_words(rows, xs, top)
        rulings += [rule(60, y, 410) for y in (top, top + 16, top + 62)]
    words += line("Ombudsman", 60, 230, size=heading, bold=True)
    return [texts(t) for t in tables(page(words, rulings))]


QUARTERS = [
    ["", "Q1", "Q2", "Q3"],
    ["In time", "61%", "66%", "70%"],
    ["Answered", "27", "26", "23"],
]
DECIDED = [
    ["Category", "Received", "Upheld", "Rate"],
    ["Adults", "14", "6", "67%"],
    ["Pupils", "22", "9", "82%"],
]


def test_a_heading_between_two_ruled_tables_of_one_width_is_no_sub_head() -> None:
    assert between_rules(heading=13.0) == [QUARTERS, DECIDED]
