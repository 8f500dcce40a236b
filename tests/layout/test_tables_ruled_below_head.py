"""Tables that rule off their boxhead and their foot alone: the boxhead stands above all rules."""

from __future__ import annotations

import pytest

from extractor.layout.lines import lines_of
from extractor.layout.next_table import titles_next
from extractor.pdf.page import Box, Page, Ruling
from tests.layout.drawing import line, page, prose, rule, tables, texts

COLUMNS = [300.0, 380.0, 460.0]
"""Right edges of the columns of figures."""


def drawn(
    head: list[list[str]], rows: list[list[str]], pitch: float = 12.0, first: float = 15.0
) -> Page:
    """A table with a rule below its head and one below its last row, figures flush right; its first
    row stands ``first`` points below the head, the others 15 below each other."""
    words = prose(
        "What was received in the year is set out below by team and by result.", 60, 60, 400
    )
    y = 120.0
    for cells in head:
        words += line(cells[0], 60, y, bold=True) if cells[0] else []
        for text, x in zip(cells[1:], COLUMNS, strict=True):
            words += line(text, x, y, bold=True, align="right") if text else []
        y += pitch
    y += 3 - pitch
    top = y + 1
    for at, cells in enumerate(rows):
        y += 15 if at else first
        words += line(cells[0], 60, y)
        for text, x in zip(cells[1:], COLUMNS, strict=True):
            words += line(text, x, y, align="right") if text else []
    return page(words, [rule(55, top, 465), rule(55, y + 5, 465)])


ROWS = [["Parks", "14", "3", "8"], ["Parking", "22", "5", "9"], ["Libraries", "6", "1", "4"]]


def first_table(drawing: Page) -> list[list[str]]:
    (table,) = tables(drawing)
    return [[" ".join(cell.split()) for cell in row] for row in texts(table)]


def test_the_end_of_one_label_alone_in_its_line_is_of_the_boxhead() -> None:
    head = [["Team", "Received", "Upheld", "Not"], ["", "", "", "upheld"]]
    assert first_table(drawn(head, ROWS)) == [["Team", "Received", "Upheld", "Not upheld"], *ROWS]


def test_labels_of_three_lines_are_one_boxhead() -> None:
    head = [
        ["Team", "Number", "Number", "Not"],
        ["", "we", "we", "upheld"],
        ["", "took", "upheld", ""],
    ]
    found = first_table(drawn(head, ROWS[:1] + ROWS[1:]))
    assert found[0] == ["Team", "Number we took", "Number we upheld", "Not upheld"]


def test_a_sub_head_may_stand_first_below_the_rule() -> None:
    rows = [["Outdoors", "", "", ""], *ROWS[:2], ["Indoors", "", "", ""], *ROWS[2:]]
    head = [["Team", "Received", "Upheld", "Not upheld"]]
    assert first_table(drawn(head, rows)) == [*head, *rows]


def test_a_line_of_text_above_the_rule_is_no_boxhead() -> None:
    """Rows alone between two rules, and a name that stands over their stub."""
    drawing = drawn([["Other teams", "", "", ""]], ROWS)
    assert all(row[0] != "Other teams" for table in tables(drawing) for row in texts(table))


@pytest.mark.parametrize("upheld", ["Upheld", "Agreed"])
def test_a_label_of_one_line_between_labels_of_two_heads_its_own_column(upheld: str) -> None:
    head = [["Team", "Complaints", upheld, "Partly"], ["", "received", "", "upheld"]]
    found = first_table(drawn(head, ROWS))
    assert found[0] == ["Team", "Complaints received", upheld, "Partly upheld"]


def test_a_label_centred_over_two_labels_spans_both() -> None:
    head = [["Team", "", "", "Partly"], ["", "Received", "Upheld", "upheld"]]
    drawing = drawn(head, ROWS)
    words = [*drawing.words, *line("In the year", 330, 108, bold=True, align="centre")]
    found = first_table(page(words, drawing.rulings))
    assert found[0][1:3] == ["In the year", "In the year"]


def test_a_filled_boxhead_parts_a_number_from_its_word() -> None:
    """Two rules below two rows, and a boxhead that is filled: "Over" stands above "20"."""
    words = prose("What was answered in the year is set out below by year and time.", 60, 60, 400)
    head = (("Ten days", 300, 110), ("Over", 380, 110), ("or less", 300, 122), ("20", 380, 122))
    for text, x, y in head:
        words += line(text, x, y, bold=True, align="right")
    for k, cells in enumerate((["This year", "46", "27"], ["Last year", "59", "19"])):
        words += line(cells[0], 60, 140 + 16 * k)
        for text, x in zip(cells[1:], COLUMNS, strict=False):
            words += line(text, x, 140 + 16 * k, align="right")
    rules = [rule(55, 145, 385), rule(55, 161, 385)]
    drawing = page(words, rules, [Box(55, 98, 385, 128)])
    found = first_table(drawing)
    assert found[-2:] == [["This year", "46", "27"], ["Last year", "59", "19"]]
    assert "Over" in " ".join(" ".join(row) for row in found)


def test_a_boxhead_of_many_lines_set_from_the_top_ends_in_one_label() -> None:
    head = [
        ["Team", "Received", "Upheld", "Average"],
        ["", "", "in", "of"],
        ["", "", "full", "like"],
        ["", "", "", "councils"],
        ["", "", "", "upheld"],
    ]
    for first in (15.0, 22.0):
        assert first_table(drawn(head, ROWS, first=first)) == [
            ["Team", "Received", "Upheld in full", "Average of like councils upheld"],
            *ROWS,
        ]


@pytest.mark.parametrize("white", [5.0, 12.0])
def test_a_boxhead_stands_as_far_above_its_rule_as_the_rows_do_below(white: float) -> None:
    """Rows with much white above and below them, each ruled off from the next."""
    words = prose(
        "What was received in the year is set out below by team and by result.", 60, 60, 400
    )
    rules, y = [], 120.0
    for at, cells in enumerate([["Team", "Received", "Upheld", "Not upheld"], *ROWS]):
        words += line(cells[0], 60, y, bold=at == 0)
        for text, x in zip(cells[1:], COLUMNS, strict=True):
            words += line(text, x, y, bold=at == 0, align="right")
        rules.append(rule(55, y + white, 465))
        y += 10 + 2 * white
    assert first_table(page(words, rules)) == [["Team", "Received", "Upheld", "Not upheld"], *ROWS]


def test_a_year_in_brackets_may_end_in_the_next_line() -> None:
    words = line("Type", 60, 120, bold=True)
    for x, year in zip(COLUMNS[:2], ("2008-", "2007-"), strict=True):
        words += line(f"In ({year}", x, 120, bold=True, align="right")
        words += line(f"{int(year[2:4]) + 1:02})", x, 132, bold=True, align="right")
    for at, cells in enumerate(ROWS):
        words += line(cells[0], 60, 147 + 15 * at)
        for text, x in zip(cells[1:3], COLUMNS[:2], strict=True):
            words += line(text, x, 147 + 15 * at, align="right")
    found = first_table(page(words, [rule(55, 108, 465), rule(55, 136, 465), rule(55, 182, 465)]))
    assert found == [["Type", "In (2008- 09)", "In (2007- 08)"], *[row[:3] for row in ROWS]]


TALL = 32
"""Pitch of rows with much white, each ruled off."""


def tall(head: list[list[str]], rows: list[list[str]], parts: list[Ruling]) -> Page:
    """Rows far apart, a rule below each and below the head, which stands above all full rules."""
    words = prose("What was received in the year is set out below by team.", 60, 40, 400)
    rulings, y = list(parts), 120.0
    for at, cells in enumerate([*head, *rows]):
        words += line(cells[0], 60, y, bold=at < len(head)) if cells[0] else []
        for text, x in zip(cells[1:], COLUMNS, strict=False):
            words += line(text, x, y, bold=at < len(head), align="right") if text else []
        rulings += [rule(55, y + 11, 465)] if at >= len(head) - 1 else []
        y += TALL
    return page(words, rulings)


def test_tiers_that_a_rule_below_the_spanner_parts_are_one_boxhead() -> None:
    head = [["", "", "Upheld", ""], ["Team", "Received", "In part", "In full"]]
    found = first_table(tall(head, ROWS, [rule(330, 131, 465)]))
    assert found[1:] == [["Team", "Received", "In part", "In full"], *ROWS]
    assert found[0][2:] == ["Upheld", "Upheld"]


def test_a_ruled_off_sub_head_may_stand_first() -> None:
    rows = [["By team", "", "", ""], *ROWS]
    head = [["Complaints", "2017/18", "2018/19", "2019/20"]]
    assert first_table(tall(head, rows, []))[0] == head[0]


def test_labels_set_close_over_figures_are_a_boxhead() -> None:
    """ "Number Per cent" with no more white between the two than between words."""
    words = prose("The ages were as follows.", 60, 40, 400) + line("Number", 272, 120)
    words += line("Per cent", 314, 120)
    rulings = [rule(55, 131, 400)]
    for at, cells in enumerate([["Boys", "139", "52"], ["Girls", "128", "48"]]):
        words += line(cells[0], 60, 152 + TALL * at)
        words += line(cells[1], 285, 152 + TALL * at) + line(cells[2], 320, 152 + TALL * at)
        rulings.append(rule(55, 163 + TALL * at, 400))
    assert first_table(page(words, rulings)) == [
        ["", "Number", "Per cent"],
        ["Boys", "139", "52"],
        ["Girls", "128", "48"],
    ]


def test_the_year_of_a_month_may_stand_in_the_next_line() -> None:
    words = line("Team", 60, 132, bold=True)
    for x, months in zip(COLUMNS, ("Apr–Jun", "Jul–Sep", "Jan–Mar"), strict=True):
        words += line(months, x, 120, bold=True, align="right")
        words += line("09" if "Jan" in months else "08", x, 132, bold=True, align="right")
    for at, cells in enumerate(ROWS):
        words += line(cells[0], 60, 147 + 15 * at)
        for text, x in zip(cells[1:], COLUMNS, strict=True):
            words += line(text, x, 147 + 15 * at, align="right")
    found = first_table(page(words, [rule(55, 108, 465), rule(55, 136, 465), rule(55, 182, 465)]))
    assert found == [["Team", "Apr–Jun 08", "Jul–Sep 08", "Jan–Mar 09"], *ROWS]


def test_a_section_between_tables_of_one_width_begins_another() -> None:
    """Its heading stands above a boxhead whose spanner stands alone; all rows are ruled off."""
    words, rulings, y = prose("All that came in is told here.", 60, 40, 400), [], 100.0
    for part in (1, 2):
        if part == 2:
            words += line("Appendix B", 60, y, size=14, bold=True)
            words += line("Decisions by team", 60, y + 26, size=13, bold=True)
            words += line("Points", 420, y + 52, bold=True, align="right")
            y += 72
        for at, cells in enumerate([["Team", "Made", "Upheld", "Others"], *ROWS]):
            for text, x in zip(cells, [60.0, *COLUMNS], strict=True):
                align = "left" if x == 60 else "right"
                words += line(text, x, y, bold=at == 0, align=align)
            rulings.append(rule(55, y + 11, 465))
            y += TALL
    found = [texts(table) for table in tables(page(words, rulings))]
    assert [rows[-3:] for rows in found] == [ROWS, ROWS]


@pytest.mark.parametrize(("size", "next_one"), [(14.0, True), (10.0, False)])
def test_a_larger_heading_above_a_boxhead_with_its_spanner_titles_another_table(
    size: float, next_one: bool
) -> None:
    words = line("Total", 60, 100) + line("97", 380, 100) + line("12", 460, 100)
    words += line("Decisions by team", 60, 120, size=size, bold=True)
    words += line("Points", 420, 140, bold=True, align="right")
    for text, x in zip(["Team", "Made", "Upheld"], [60.0, 380.0, 460.0], strict=True):
        words += line(text, x, 152, bold=True)
    assert titles_next(lines_of(1, words)) is next_one


def test_rows_below_the_last_rule_may_have_wrapped_labels_wider_than_the_stubs_own() -> None:
    """A table that a page break leaves without its foot: only its boxhead is ruled off."""
    words = line("Team", 60, 120, bold=True)
    for text, x in zip(["Received", "Upheld", "Late"], COLUMNS, strict=True):
        words += line(text, x, 120, bold=True, align="right")
    for at, (first, second) in enumerate(
        [("Duty and", "advice"), ("Locality social", "work north")]
    ):
        y = 138 + 32 * at
        words += line(first, 60, y) + line(second, 60, y + 12)
        for text, x in zip(ROWS[at][1:], COLUMNS, strict=True):
            words += line(text, x, y + 6, align="right")
    words += line("Source: the team's log", 60, 210)
    found = first_table(page(words, [rule(55, 108, 465), rule(55, 124, 465)]))
    assert found[1:] == [
        ["Duty and advice", *ROWS[0][1:]],
        ["Locality social work north", *ROWS[1][1:]],
    ]


@pytest.mark.parametrize("last", ["Answered in", "Within 11-", "After 11–"])
def test_a_limit_in_the_second_line_of_a_label_is_of_the_boxhead(last: str) -> None:
    words = line("Team", 60, 120, bold=True) + line("Received", 300, 120, bold=True, align="right")
    for x, begun, limit in ((380.0, "Answered in", "10 days"), (460.0, last, "20 days")):
        words += line(begun, x, 120, bold=True, align="right")
        words += line(limit, x, 132, bold=True, align="right")
    for at, cells in enumerate(ROWS):
        words += line(cells[0], 60, 147 + 15 * at)
        for text, x in zip(cells[1:], COLUMNS, strict=True):
            words += line(text, x, 147 + 15 * at, align="right")
    found = first_table(page(words, [rule(55, 108, 465), rule(55, 136, 465), rule(55, 182, 465)]))
    assert found == [["Team", "Received", "Answered in 10 days", f"{last} 20 days"], *ROWS]


def test_a_ruled_list_under_contents_is_no_table() -> None:
    words = line("Contents", 60, 80, size=16, bold=True)
    rulings = []
    for at, (title, number) in enumerate(
        [("Purpose", "3"), ("Stage 1 complaints", "4"), ("Costs", "8")]
    ):
        words += line(title, 60, 120 + 20 * at) + line(number, 460, 120 + 20 * at, align="right")
        rulings.append(rule(55, 126 + 20 * at, 465))
    assert tables(page(words, rulings)) == []
