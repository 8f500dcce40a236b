"""Columns that stand hardly further apart than words, as word processors without lines set them."""

from __future__ import annotations

import pytest

from extractor.layout.lines import chunks, lines_of
from extractor.layout.tight import with_tight_columns
from extractor.pdf.page import Page, Word
from tests.layout.drawing import SPACE, line, page, prose, table_words, tables, text_width, texts
from tests.reading.typed_pages import typed

SIZE = 10.0
GAP = 4.2
"""Points between the longest text of a column and the next column; a space takes 2.8."""


def close_table(rows: list[list[str]], gap: float = GAP, top: float = 140) -> list[Word]:
    """Rows set flush left in columns as narrow as their texts allow; the first row is bold and
    centred."""
    widths = [max(text_width(row[c], SIZE) for row in rows) for c in range(len(rows[0]))]
    words: list[Word] = []
    for r, row in enumerate(rows):
        x = 60.0
        for text, width in zip(row, widths, strict=True):
            place = x + width / 2 if r == 0 else x
            align = "centre" if r == 0 else "left"
            words += line(text, place, top + 16 * r, SIZE, bold=r == 0, align=align)
            x += width + gap
    return words


def read(rows: list[list[str]], gap: float = GAP) -> list[list[list[str]]]:
    above = prose(
        "The numbers of every team follow below, with those of earlier years.", 60, 110, 470
    )
    return [texts(table) for table in tables(page(above + close_table(rows, gap)))]


YEARS = [
    ["Service", "2017/18", "2018/19", "2019/20"],
    ["Looked after children and leaving care", "71", "84", "39"],
    ["Disability", "38", "41", "17"],
    ["Fostering and adoption", "2", "3", "11"],
    ["All", "111", "128", "67"],
]
STAGES = [
    ["Service", "Stage 1", "Stage 2", "Not upheld"],
    ["Disability", "12", "0", "3"],
    ["Fostering and adoption", "9", "1", "10"],
    ["Short breaks", "25", "2", "7"],
]
QUARTERS = [
    ["Year", "Q1", "Q2", "Q3", "Q4", "Total"],
    ["2016/17", "41", "47", "44", "52", "184"],
    ["2017/18", "49", "55", "46", "53", "203"],
    ["2018/19", "52", "63", "49", "55", "219"],
]


@pytest.mark.parametrize("rows", [YEARS, STAGES, QUARTERS])
@pytest.mark.parametrize("gap", [GAP, 6.5])
def test_columns_set_close_are_columns(rows: list[list[str]], gap: float) -> None:
    assert read(rows, gap) == [rows]


def test_amounts_a_space_from_their_labels() -> None:
    rows = [
        ["Item", "2017/18", "2018/19"],
        ["Investigating officers", "£21,450", "£16,300"],
        ["Independent persons", "£7,120", "£5,980"],
        ["Panels", "£2,840", "£2,910"],
    ]
    assert read(rows, SPACE * SIZE + 0.2) == [rows]


def cut(text_page: Page) -> list[list[str]]:
    marked = with_tight_columns(text_page)
    return [[piece.text for piece in chunks(one)] for one in lines_of(1, marked.words)]


def test_words_of_a_paragraph_are_not_parted() -> None:
    """Numbers stand in every line, and nothing runs through them."""
    text = (
        "In 2018 there were 14 of them, of which 3 came late and 11 on time, 2 more than before. "
    )
    found = page(prose(text * 4, 60, 110, 300))
    assert all(len(pieces) == 1 for pieces in cut(found))


def test_a_typewriters_spaces_part_no_words() -> None:
    """One column of 5 points a character of 10: spaces are as wide as letters."""
    written = """
Procedure              2016/17        2017/18

Statutory                   84             79

Corporate                   47             53

Total                      131            132


We received 65 compliments in the year, and 12 comments were received.
"""
    sentence = with_tight_columns(typed(1, written)).words[-12:]
    assert [w.text for w in sentence if w.parted] == []


def test_a_page_without_close_columns_stays_as_it_is() -> None:
    wide = page(table_words(YEARS, [60, 300, 360, 420, 480], 140))
    assert with_tight_columns(wide) is wide


def test_a_limit_in_a_boxhead_is_one_label() -> None:
    rows = [
        ["Stage", "Within 10", "Over 20", "Average"],
        ["First stage", "62", "5", "8.1"],
        ["Second stage", "3", "4", "15.6"],
        ["Third stage", "1", "2", "9.0"],
    ]
    assert read(rows) == [rows]


def test_a_caption_above_two_columns_is_not_parted() -> None:
    rows = [
        ["Item", "Upheld", "Not upheld"],
        ["One", "4", "3"],
        ["Two", "6", "1"],
        ["Six", "9", "2"],
    ]
    caption = line("Payments made, Stage 2", 60, 124, bold=True)
    found = cut(page(caption + close_table(rows)))
    assert found[0] == ["Payments made, Stage 2"] and found[1] == rows[0]


@pytest.mark.parametrize("gap", [2.4, 2.8])
def test_labels_a_space_apart_that_end_where_their_columns_end(gap: float) -> None:
    """Cells set flush right in columns as narrow as their boxhead."""
    rows = [
        ["Register", "2019/20", "2020/21", "2021/22"],
        ["Adults", "301", "322", "348"],
        ["Children", "188", "171", "196"],
        ["Both", "489", "493", "544"],
    ]
    words: list[Word] = []
    for r, row in enumerate(rows):
        edge = 60.0
        for c, text in enumerate(row):
            edge += max(text_width(one[c], SIZE) for one in rows) + gap * (c > 0)
            words += line(text, edge, 140 + 26 * r, SIZE, bold=r == 0, align="right")
    assert [texts(table) for table in tables(page(words))] == [rows]


def test_a_title_that_ends_where_one_column_ends_is_no_boxhead() -> None:
    rows = [["Adults", "301", "322"], ["Children", "188", "171"], ["Both", "489", "493"]]
    words = line("Complaints", 120, 126, SIZE, bold=True, align="right")
    words += line("received by us in two years", 122.8, 126, SIZE, bold=True)
    for r, row in enumerate(rows):
        for text, edge in zip(row, (120, 170, 220), strict=True):
            words += line(text, edge, 140 + 16 * r, SIZE, align="right")
    assert not any(word.parted for word in with_tight_columns(page(words)).words if word.bold)
