"""Tables without drawn cells that a page's end cuts below their first row, and those of one row."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Page, Word
from tests.layout.drawing import line, page, rule, table_words, tables, texts

XS: list[float] = [60, 220, 300, 380, 460]
FOOT = 730.0

YEARS = ["Reason for refusal", "2017/18", "2018/19", "2019/20"]
STAGES = ["Stage", "1", "2", "3"]
ROWS = [
    ["Before a court", "23", "18", "19"],
    ["Too long ago", "6", "9", "10"],
    ["Another procedure", "13", "24", "15"],
    ["Nobody agreed", "1", "2", "0"],
]


def cut(head: list[str], xs: list[float], rows: list[list[str]]) -> tuple[Page, Page]:
    """A boxhead with the first row at a page's foot, the other rows on the next page."""
    title = line("Who was not heard", 60, FOOT - 15, bold=True)
    first = page(title + table_words([head, rows[0]], XS, FOOT))
    words = table_words(rows[1:], xs, 70, bold_rows=())
    return first, page(words + line("The following shows more.", 60, 160), number=2)


@pytest.mark.parametrize("head", [YEARS, STAGES])
@pytest.mark.parametrize("shift", [0.0, 12.0])
def test_rows_go_on_below_a_boxhead_and_one_row(head: list[str], shift: float) -> None:
    """The white between columns differs with the rows on the page; the columns do not."""
    xs = [XS[0], XS[1] - shift, XS[2] - shift, XS[3] + shift, XS[4] + shift]
    (table,) = tables(*cut(head, xs, ROWS))
    assert texts(table) == [head, *ROWS]


def test_rows_under_other_columns_are_another_table() -> None:
    found = tables(*cut(YEARS, [60, 120, 180, 240, 300], ROWS))
    assert [len(texts(table)) for table in found] == [2, 3]


def remarks(texts_of: list[str], top: float, x: float = 400) -> list[Word]:
    return [w for k, text in enumerate(texts_of) if text for w in line(text, x, top + 12 + 15 * k)]


def test_a_column_of_remarks_goes_on_with_the_row_that_the_page_cuts() -> None:
    xs: list[float] = [60, 220, 270, 320, 370]
    words = table_words([YEARS, ROWS[0]], xs, FOOT)
    words += line("Remark", 400, FOOT + 12, bold=True) + line("A judge is to", 400, FOOT + 27)
    below = line("decide about it", 400, 70) + table_words(ROWS[1:], xs, 73, bold_rows=())
    below += remarks(["After a year has gone", "An appeal to a panel", "No form"], 73)
    (table,) = tables(page(words), page(below, number=2))
    assert texts(table) == [
        [*YEARS, "Remark"],
        [*ROWS[0], "A judge is to\ndecide about it"],
        [*ROWS[1], "After a year has gone"],
        [*ROWS[2], "An appeal to a panel"],
        [*ROWS[3], "No form"],
    ]


@pytest.mark.parametrize("bold_rows", [(0,), (0, 1)])
def test_one_row_below_years_is_a_table_though_it_is_bold(bold_rows: tuple[int, ...]) -> None:
    rows = [["What was paid", "2017/18", "2018/19"], ["Children", "£650 (2)", "£28,900 (4)"]]
    (table,) = tables(page(table_words(rows, XS, 140, bold_rows=bold_rows)))
    assert texts(table) == rows


def test_one_bold_row_below_other_labels_is_none() -> None:
    rows = [["What was paid", "Children", "Adults"], ["Total", "650", "900"]]
    found = page(table_words(rows, XS, 140, bold_rows=(0, 1)))
    assert not tables(found)


def test_rows_below_the_next_line_are_not_the_foot_of_the_table_above() -> None:
    """Two tables close together, between lines of one width."""
    second = [["Procedure", "Answered", "In time"], ["One", "50", "27"], ["Other", "91", "60"]]
    words = table_words([YEARS, *ROWS], XS, 140) + table_words(second, [60, 160, 300, 440], 223)
    ys = [140, 155, 170, 185, 200, 215, 223, 238, 268]
    found = tables(page(words, [rule(60, y, 460) for y in ys]))
    assert [texts(table) for table in found] == [[YEARS, *ROWS], second]


@pytest.mark.parametrize("head", [YEARS, STAGES])
@pytest.mark.parametrize("left", [1, 2])
def test_the_last_rows_alone_go_on_over_the_page(head: list[str], left: int) -> None:
    rows = [head, *ROWS]
    first = page(table_words(rows[:-left], XS, FOOT - 30))
    words = table_words(rows[-left:], XS, 70, bold_rows=())
    words += line("All of them were told why.", 60, 160)
    (table,) = tables(first, page(words, number=2))
    assert texts(table) == rows
