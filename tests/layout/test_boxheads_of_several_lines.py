"""Boxheads without drawn cells: years over two lines, spanners over three columns, rules in pieces
below the spanners alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractor.layout.blocks import Table
from extractor.pdf.page import Ruling, Word
from tests.layout.drawing import line, page, prose, rule, tables, texts

XS = (60.0, 200.0, 280.0, 360.0, 440.0)
MIDDLES = (240.0, 320.0, 400.0)
TEXT = "What each team took and how it ended in the year is set out here for members."


def body(rows: Sequence[Sequence[str]], top: float, pitch: float = 20.0) -> list[Word]:
    words: list[Word] = []
    for k, (label, *figures) in enumerate(rows):
        foot = top + pitch * (k + 1)
        words += line(label, 62, foot)
        for text, x in zip(figures, MIDDLES, strict=True):
            words += line(text, x, foot, align="centre")
    return words


ROWS = [["Parks", "31", "12", "19"], ["Housing", "64", "40", "22"], ["Roads", "18", "9", "27"]]


def labels(texts: Sequence[str], foot: float) -> list[Word]:
    return [
        word
        for text, x in zip(texts, MIDDLES, strict=True)
        if text
        for word in line(text, x, foot, bold=True, align="centre")
    ]


def found(words: list[Word], rules: Sequence[Ruling] = ()) -> Table:
    (table,) = tables(page(prose(TEXT, 60, 60, 470) + words + prose(TEXT, 60, 330, 470), rules))
    return table


def plain(table: Table) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in texts(table)]


@pytest.mark.parametrize("mark", ["-", "/"])
def test_a_year_in_a_narrow_column_takes_two_lines(mark: str) -> None:
    head = labels([f"20{k}{mark}" for k in (15, 16, 17)], 120) + labels(["16", "17", "18"], 131)
    head += line("Team", 62, 126, bold=True)
    table = found(head + body(ROWS, 131))
    assert plain(table) == [["Team", *(f"20{k}{mark} {k + 1}" for k in (15, 16, 17))], *ROWS]


def test_numbers_below_whole_years_are_a_row() -> None:
    head = line("Team", 62, 120, bold=True) + labels(["2015", "2016", "2017"], 120)
    assert plain(found(head + body([["Baths", "16", "17", "18"], *ROWS], 120)))[1][1:] == [
        "16",
        "17",
        "18",
    ]


def pieces(y: float, xs: Sequence[float]) -> list[Ruling]:
    return [rule(a, y, b) for a, b in pairwise(xs)]


def test_rules_below_a_spanner_alone_show_where_the_stub_ends() -> None:
    """The labels of the stub and of the first column stand close: their white is no edge."""
    head = line("Outcome", 320, 118, bold=True, align="centre")
    head += line("Service or directorate", 62, 132, bold=True)
    head += labels(["Upheld", "Partly", "Not"], 132)
    rules = [*pieces(123, XS[1:]), *pieces(137, XS)]
    table = found(head + body(ROWS, 137), rules)
    assert plain(table)[0][1:] == ["Outcome"] * 3
    assert plain(table)[1:] == [["Service or directorate", "Upheld", "Partly", "Not"], *ROWS]


def over_three(rules: Sequence[Ruling]) -> list[list[str]]:
    head = line("Ended", 320, 118, bold=True, align="centre")
    head += line("Team", 62, 130, bold=True) + labels(["Early", "On time", "Late"], 130)
    return plain(found(head + body(ROWS, 135), rules))


def test_a_spanner_over_a_middle_label_is_none_of_its_lines_where_a_rule_is_between() -> None:
    ruled = over_three([*pieces(121, XS[1:]), *pieces(135, XS)])
    assert ruled[0][1:] == ["Ended"] * 3 and ruled[1] == ["Team", "Early", "On time", "Late"]
    assert over_three([])[0] == ["Team", "Early", "Ended On time", "Late"]


def test_a_label_of_one_line_counts_below_a_spanner_as_those_of_two_do() -> None:
    head = line("Ended", 320, 114, bold=True, align="centre")
    head += labels(["", "Partly", "Not"], 130) + labels(["Upheld", "", ""], 136)
    head += labels(["", "upheld", "upheld"], 142) + line("Team", 62, 130, bold=True)
    rules = [*pieces(118, XS[1:]), *pieces(147, XS)]
    table = found(head + body(ROWS, 147), rules)
    assert plain(table)[0][1:] == ["Ended"] * 3
    assert plain(table)[1] == ["Team", "Upheld", "Partly upheld", "Not upheld"]


def one_below_another(size: float) -> list[Table]:
    words = line("Team", 62, 120, bold=True) + labels(["Q1", "Q2", "Q3"], 120) + body(ROWS, 120)
    words += line("Answers", 60, 204, size, bold=True) + line("Answered in time", 60, 222)
    words += line("Stage", 62, 240, bold=True) + labels(["Q1", "Q2", "Q3"], 240)
    words += body([["First", "81%", "79%", "90%"], ["Second", "70%", "61%", "66%"]], 240)
    return tables(page(prose(TEXT, 60, 60, 470) + words + prose(TEXT, 60, 330, 470)))


def test_a_line_in_larger_print_between_rows_is_a_heading() -> None:
    found = [[row[0] for row in plain(table)] for table in one_below_another(13.0)]
    assert found == [["Team", "Parks", "Housing", "Roads"], ["Stage", "First", "Second"]]


def test_a_bold_line_in_the_rows_own_print_may_be_a_sub_head() -> None:
    words = line("Team", 62, 120, bold=True) + labels(["Q1", "Q2", "Q3"], 120) + body(ROWS, 120)
    words += line("Other teams", 62, 200, bold=True) + body(ROWS, 200)
    assert [row[0] for row in plain(found(words))].count("Other teams") == 1


def stacked(between: list[Word], bold: bool = True) -> list[Table]:
    """Two tables with nothing drawn, and what stands between them."""
    words = line("Team", 62, 120, bold=True) + labels(["Q1", "Q2", "Q3"], 120) + body(ROWS, 120)
    head = ["Q1", "Q2", "Q3"]
    words += between + line("Outcome", 62, 230, bold=bold)
    for text, x in zip(head, MIDDLES, strict=True):
        words += line(text, x, 230, bold=bold, align="centre")
    words += body([["Upheld", "11", "9", "4"], ["Not upheld", "7", "6", "6"]], 230)
    return tables(page(prose(TEXT, 60, 60, 470) + words + prose(TEXT, 60, 330, 470)))


def test_a_plain_title_over_a_bold_boxhead_ends_the_table_above() -> None:
    found = stacked(line("What came of them", 62, 206))
    assert [[row[0] for row in plain(table)] for table in found] == [
        ["Team", "Parks", "Housing", "Roads"],
        ["Outcome", "Upheld", "Not upheld"],
    ]


def test_the_end_of_a_label_over_a_bold_boxhead_is_no_title() -> None:
    found = stacked(line("and lighting", 62, 191.5))
    assert [row[0] for row in plain(found[0])][:4] == [
        "Team",
        "Parks",
        "Housing",
        "Roads and lighting",
    ]


def test_a_sentence_that_stands_apart_ends_a_table() -> None:
    between = line("Answers", 62, 203) + line("Most of them were answered late.", 62, 219)
    found = stacked(between, bold=False)
    assert [len(table.rows) for table in found] == [4, 3]


def test_a_label_that_ends_with_a_full_stop_parts_nothing() -> None:
    rows = [["We will answer all who write", "31", "12", "19"], ["Others", "3", "2", "9"]]
    words = line("Pledge", 62, 120, bold=True) + labels(["Q1", "Q2", "Q3"], 120)
    words += body(rows[:1], 120) + line("to us within so many days.", 62, 152)
    words += body(rows[1:], 152)
    assert len(found(words).rows) == 3


def test_two_rows_below_bold_years_need_no_label_over_their_names() -> None:
    words = labels(["Q1", "Q2", "Q3"], 120) + body(ROWS[:2], 120)
    assert plain(found(words)) == [["", "Q1", "Q2", "Q3"], *ROWS[:2]]


def counted(second: str, foot: float = 132) -> list[list[str]]:
    """The first rows of a table of two columns whose stub's label may go on in a second line."""
    words = line("Reason for not", 62, 120, bold=True) + line("Number", 300, 120, bold=True)
    words += line(second, 62, foot, bold=True)
    for k, (label, figure) in enumerate([("Too late", "14"), ("Appeal", "3"), ("Court", "9")]):
        words += line(label, 62, 156 + 20 * k) + line(figure, 300, 156 + 20 * k)
    found = tables(page(prose(TEXT, 60, 60, 470) + words + prose(TEXT, 60, 330, 470)))
    return plain(found[0])[:2] if found else []


def test_a_stubs_label_of_two_lines_beside_a_label_of_one() -> None:
    assert counted("accepting") == [["Reason for not accepting", "Number"], ["Too late", "14"]]
    # a line as far from the labels as from the rows is a sub-head
    assert "Housing" not in str(counted("Housing", foot=138)[:1])
