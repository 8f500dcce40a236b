"""The same with nothing drawn: only white tells the columns, and pitch the rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.labelled import is_labelled
from extractor.pdf.page import Word
from tests.layout.drawing import line, page, prose, tables, texts
from tests.layout.test_half_way_down import TEXT, cell, set_out


def bold(words: Sequence[Word]) -> list[Word]:
    return [Word(w.text, w.box, w.size, True, w.raised) for w in words]


def read(words: Sequence[Word]) -> list[list[list[str]]]:
    found = page(prose(TEXT, 60, 80, 470) + list(words) + prose(TEXT, 60, 500, 470))
    return [texts(table) for table in tables(found)]


def test_a_year_that_is_broken_beside_figures_is_one_label() -> None:
    head = ["Year", "Complaints", "In 10 days", "In 20 days"]
    rows = [["2011-\n12", "241", "130", "184"], ["2012-\n13", "259", "117", "168"]]
    rows += [["2013-\n14", "312", "159", "231"]]
    words = bold(set_out([head], height=24)) + set_out(rows, top=164, height=34)
    assert read(words) == [[head, *rows]]


def test_a_boxhead_with_a_date_over_three_lines() -> None:
    xs = (60.0, 130.0, 250.0, 290.0, 330.0, 370.0, 430.0, 485.0)
    head = ["Team", "Complaints received", "Upheld", "Partly\nupheld", "Not\nupheld", "Withdrawn"]
    head += ["Open at\n31\nMarch"]
    rows = [["Adult Social Care Team\nConnect", "24", "6", "5", "11", "1", "1"]]
    rows += [["Hospital", "21", "4", "9", "7", "0", "1"]]
    rows += [["Urgent Response\nand Discharge", "17", "5", "4", "7", "1", "0"]]
    words = bold(set_out([head], xs=xs)) + set_out(rows, top=180, height=32, xs=xs)
    assert read(words) == [[head, *rows]]


def test_a_label_away_from_its_figures_is_of_the_column_without_another() -> None:
    rows = [["Safeguarding", "30", "39", "53%"], ["Looked After", "10", "9", "12%"]]
    rows += [["Leaving Care", "7", "8", "11%"]]
    words = line("% of total", 310, 128, bold=True) + line("2018/19", 310, 140, bold=True)
    words += line("Team", 63, 134, bold=True) + line("2017/18", 230, 134, bold=True, align="right")
    words += line("2018/19", 298, 134, bold=True, align="right")
    for k, (name, *figures) in enumerate(rows):
        words += line(name, 63, 160 + 18 * k)
        for x, text in zip((230, 298, 420), figures, strict=True):
            words += line(text, x, 160 + 18 * k, align="right")
    (found,) = read(words)
    assert found[0] == ["Team", "2017/18", "2018/19", "% of total\n2018/19"]


def test_a_spanner_is_no_line_of_a_label_of_two_lines_below_it() -> None:
    rows = [["Fostering", "12", "4", "5", "3"], ["Adoption", "9", "2", "3", "4"]]
    xs = (60.0, 160.0, 230.0, 300.0, 370.0, 440.0)
    words = line("Finding", 335, 122, bold=True, align="centre")
    labels = ["Issue", "Number\nraised", "Upheld", "Partly\nupheld", "Not\nupheld"]
    for c, text in enumerate(labels):
        middle = 147 if c > 1 else 136
        words += bold(cell(text, xs[c], xs[c + 1], middle, stub=c == 0))
    words += set_out(rows, top=166, height=20, xs=xs)
    (found,) = read(words)
    assert found[0][2:] == ["Finding"] * 3 and found[1] == labels


def test_spanners_over_parts_of_unequal_size_stand_over_their_middles() -> None:
    xs = (60.0, 200.0, 254.0, 308.0, 362.0, 416.0, 470.0)
    rows = [["Duty", "8", "1", "0", "9", "7"], ["Fostering", "5", "2", "1", "8", "6"]]
    words = line("2016/17", 308, 122, bold=True, align="centre")
    words += line("2015/16", 443, 122, bold=True, align="centre")
    words += line("Service", 63, 131, bold=True)
    for c, text in enumerate(("Stage 1", "Stage 2", "Stage 3", "Total", "Total"), start=1):
        words += line(text, (xs[c] + xs[c + 1]) / 2, 140, bold=True, align="centre")
    words += set_out(rows, top=150, height=20, xs=xs)
    (found,) = read(words)
    assert found[0][1:] == ["2016/17"] * 4 + ["2015/16"]


def test_a_plain_title_below_a_wrapped_label_begins_another_table() -> None:
    first = [["", "Q1", "Q2", "Year"], ["Stage 1", "28", "31", "59"], ["Stage 2", "2", "0", "2"]]
    second = [["District", "Q1", "Q2", "Year"], ["Carlisle", "11", "10", "21"]]
    second += [["Barrow", "9", "9", "18"], ["County", "20", "19", "39"]]
    words = bold(set_out(first[:1], height=18)) + set_out(first[1:], top=158, height=18)
    words += set_out(
        [["Answered within\n20 working days", "68%", "77%", "72%"]], top=196, height=28
    )
    words += line("Statutory complaints by district and quarter", 63, 248)
    words += bold(set_out(second[:1], top=256, height=18)) + set_out(second[1:], 276, 18)
    found = read(words)
    assert [table[0] for table in found] == [first[0], second[0]]
    assert found[0][-1][0] == "Answered within\n20 working days"


def test_labels_in_two_columns_begin_above_their_figures() -> None:
    head = ["Stage", "Timescale", "Responses", "In time"]
    rows = [["Stage\n1", "10 – 20\nworking days", "135", "105"]]
    rows += [["Stage\n2", "25 – 65\nworking days", "5", "3"]]
    rows += [["Stage\n3", "30\nworking days", "1", "1"]]
    words = bold(set_out([head], height=24)) + set_out(rows, top=164, height=30)
    (found,) = read(words)
    assert found[:2] == [head, rows[0]]


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Table A3: response times", True),
        ("Figure C1 – Complaints by month", True),
        ("Table B", True),
        ("Table A3 shows that fewer were late", False),
    ],
)
def test_captions_of_appendices_are_numbered_with_a_letter(text: str, labelled: bool) -> None:
    assert is_labelled(text) is labelled
