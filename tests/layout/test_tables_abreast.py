"""Two tables side by side with a title over each, and tables of two rows without any drawing."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Page
from tests.layout.drawing import line, page, prose, rule, table_words, tables, texts

LEFT = [["Team", "Taken"], ["Parks", "14"], ["Baths", "6"], ["Roads", "22"]]
RIGHT = [["Speed", "Number"], ["In ten days", "31"], ["Later", "11"]]


def abreast(titles: list[tuple[str, float]]) -> Page:
    words = prose("What was taken and how fast it was answered stands below.", 60, 80, 470)
    for text, x in titles:
        words += line(text, x, 130, bold=True)
    words += table_words(LEFT, [60, 180, 260], 140) + table_words(RIGHT, [310, 430, 510], 140)
    rules = [rule(60, 140 + 15 * k, 260) for k in range(5)]
    rules += [rule(310, 140 + 15 * k, 510) for k in range(4)]
    words += prose("The teams go through these figures every month of the year.", 60, 240, 470)
    return page(words, rules)


def test_each_of_two_tables_has_the_title_over_it() -> None:
    found = tables(abreast([("Taken by team", 60), ("Speed of answers", 310)]))
    assert [(t.caption, texts(t)) for t in found] == [
        ("Taken by team", LEFT),
        ("Speed of answers", RIGHT),
    ]


def test_one_title_over_both_is_not_parted() -> None:
    found = tables(abreast([("Taken by team, and how fast all of it was answered", 150)]))
    titles = {text for t in found for text in (t.caption, *t.heading[-1:]) if text}
    assert titles == {"Taken by team, and how fast all of it was answered"}


def short(rows: list[tuple[str, str]], bold: bool = True) -> Page:
    words = prose("How people got in touch is set out here for the whole of the year.", 60, 80, 470)
    words += line("Method", 60, 130, bold=bold) + line("Number", 300, 130, bold=bold)
    for k, (label, figure) in enumerate(rows):
        words += line(label, 60, 146 + 16 * k) + line(figure, 300, 146 + 16 * k)
    return page(words)


def test_two_rows_below_bold_labels_are_a_table() -> None:
    rows = [("Letter", "14"), ("Call", "31")]
    assert [texts(t) for t in tables(short(rows))] == [
        [["Method", "Number"], ["Letter", "14"], ["Call", "31"]]
    ]


@pytest.mark.parametrize(
    ("rows", "bold"),
    [
        ([("Letter", "14")], True),
        ([("Letter", "14"), ("Call", "31")], False),
        ([("Letter", "14"), ("Call", "many")], True),
    ],
)
def test_fewer_rows_plain_labels_or_words_for_figures_are_none(
    rows: list[tuple[str, str]], bold: bool
) -> None:
    assert tables(short(rows, bold)) == []


def test_a_limit_in_days_ends_a_label() -> None:
    """The lower line of a boxhead holds "10 days", which is no figure of a row."""
    words = prose("How fast each team answered is set out here for the year.", 60, 80, 470)
    xs = [60.0, 200.0, 300.0, 420.0]
    head = [["Team", "Number", "Answered in", "Share in"], ["", "taken", "10 days", "time"]]
    body = [["Parks", "14", "11", "79%"], ["Baths", "6", "6", "100%"], ["Roads", "22", "11", "50%"]]
    for k, cells in enumerate([*head, *body]):
        for text, x in zip(cells, xs, strict=True):
            words += line(text, x, 130 + 13 * k + (6 if k > 1 else 0), bold=k < 2) if text else []
    (table,) = tables(page(words))
    found = [[" ".join(cell.split()) for cell in row] for row in texts(table)]
    assert found == [["Team", "Number taken", "Answered in 10 days", "Share in time"], *body]


YEARS = ["2018/19", "2019/20", "2020/21"]
XS = [60.0, 250.0, 330.0, 410.0]


def bare(rows: list[list[str]], bold: set[int]) -> Page:
    words = prose("What was answered in time is set out here, year by year.", 60, 80, 470)
    for k, cells in enumerate(rows):
        for text, x in zip(cells, XS, strict=True):
            words += line(text, x, 130 + 18 * k, bold=k in bold) if text else []
    words += prose("Some had to wait for others to answer first.", 60, 160 + 18 * len(rows), 470)
    return page(words)


def test_one_row_below_three_bold_labels_is_a_table() -> None:
    rows = [["Answered in time", *YEARS], ["Stage 1", "69%", "72%", "81%"]]
    assert [texts(t) for t in tables(bare(rows, {0}))] == [rows]
    assert tables(bare(rows, set())) == []


def test_a_bold_line_like_those_among_the_rows_is_no_label_of_the_stub() -> None:
    rows = [["", *YEARS], ["Parks", "", "", ""], ["Letters", "4", "6", "8"],
            ["Baths", "", "", ""], ["Letters", "5", "7", "9"]]  # fmt: skip
    assert [texts(t) for t in tables(bare(rows, {0, 1, 3}))] == [rows]


def test_the_one_bold_line_below_the_labels_is_the_label_of_the_stub() -> None:
    rows = [["", *YEARS], ["Team", "", "", ""], ["Parks", "4", "6", "8"], ["Baths", "5", "7", "9"]]
    (found,) = tables(bare(rows, {0, 1}))
    assert [row[0] for row in texts(found)] == ["Team", "Parks", "Baths"]
