"""Where one table with nothing drawn ends and the next begins close below it."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Page, Word
from tests.layout.drawing import line, page, table_words, tables, texts

XS: list[float] = [60, 220, 300, 380, 460]
ROWS = [
    ["Team", "2019/20", "2020/21", "2021/22"],
    ["Fostering", "96", "71", "48"],
    ["Adoption", "9", "16", "7"],
    ["Total", "105", "87", "55"],
]
FOOT = 140 + 15 * len(ROWS)


def one_below_another(
    white: float, between: list[Word], second: list[list[str]], xs: list[float]
) -> Page:
    """Two tables with nothing drawn, some points apart, and what stands between them."""
    first = [*ROWS[:-1], ["All teams", "300", "310", "320"]]
    words = table_words(first, XS, 140, bold_rows=(0, len(first) - 1))
    return page(words + between + table_words(second, xs, FOOT + white))


SECOND = [
    ["Method used", "2020/21", "2021/22"],
    ["E-mail", "31", "26"],
    ["Telephone", "8", "11"],
    ["Post", "3", "5"],
]


def test_a_boxhead_after_text_begins_another_table() -> None:
    text = "Most of the teams answered more people in the year than they had in the one before."
    between = line(text, 60, FOOT + 20) + line("It had been fewer.", 60, FOOT + 32)
    found = tables(one_below_another(46, between, SECOND, [60, 200, 280, 340]))
    assert [texts(t)[0] for t in found] == [ROWS[0], SECOND[0]]
    assert texts(found[1]) == SECOND


def test_a_boxhead_of_numbers_below_a_bold_line_begins_another_table() -> None:
    """ "Stage 1 2 3" are the names of columns, though each is a figure by its looks."""
    rows = [["Stage", "1", "2", "3"], ["Upheld", "15", "1", "0"], ["Not upheld", "51", "0", "2"]]
    between = line("Outcomes at each stage", 60, FOOT + 18, bold=True)
    found = tables(one_below_another(34, between, rows, XS))
    assert texts(found[-1]) == rows and len(found) == 2


def test_a_boxhead_below_a_bold_total_begins_another_table() -> None:
    (first, second) = tables(one_below_another(10, [], SECOND, [60, 220, 300, 380]))
    assert texts(first)[-1][0] == "All teams" and texts(second) == SECOND


@pytest.mark.parametrize(("size", "is_text"), [(12.0, True), (9.0, False)])
def test_larger_print_set_in_above_a_bold_boxhead_is_the_texts_end(
    size: float, is_text: bool
) -> None:
    words = line("all who asked the team.", 130, 100, size)
    for at, row in enumerate([["Year", "Upheld", "Not upheld", "Total"], *ROWS]):
        base = 116 + 14 * at
        words += line(row[0], 60, base, 9, bold=at == 0)
        for x, cell in zip((160, 230, 300), row[1:], strict=True):
            words += line(cell, x, base, 9, bold=at == 0, align="right")
    (table,) = tables(page(words))
    assert ("team" not in " ".join(cell.text for cell in table.rows[0])) == is_text
