"""Tables without any drawing whose first two columns are words, a figure beside each."""

from __future__ import annotations

from extractor.pdf.page import Page
from tests.layout.drawing import line, page, prose, tables, texts

XS = [60.0, 220.0, 400.0]
HEAD = ["Team", "Result", "Number"]


def drawn(rows: list[list[str]]) -> Page:
    words = prose("The year is set out below by team and by what was decided of each.", 60, 60, 400)
    for k, cells in enumerate(rows):
        for text, x in zip(cells, XS, strict=True):
            words += line(text, x, 120 + 16 * k, bold=k == 0) if text else []
    return page(words)


def test_a_second_column_of_words_beside_figures_is_a_stub() -> None:
    rows = [HEAD, ["Parks", "Agreed", "14"], ["", "Refused", "9"], ["Roads", "Agreed", "22"]]
    assert [texts(table) for table in tables(drawn(rows))] == [rows]


def test_words_in_columns_with_a_number_here_and_there_are_no_table() -> None:
    rows = [
        HEAD,
        ["Parks", "Agreed", "14"],
        ["", "Refused", "as before"],
        ["Roads", "Agreed", "no"],
    ]
    assert tables(drawn(rows)) == []
