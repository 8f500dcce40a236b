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


def two_stubs(second: list[str], after: list[str]) -> list[list[str]]:
    """The rows, read without the boxhead, of a table in which the label of the third row may be
    wrapped: ``second`` are the lines in its second column, ``after`` what stands there below."""
    rows = [["Place", "Parks", "14"], ["", "Roads", "9"], ["People", second[0], "21"]]
    words = prose("The year is set out below by team and by what was decided of each.", 60, 60, 400)
    foot = 120.0
    for k, cells in enumerate([HEAD, *rows, ["", "Rents", "7"], ["", "Fines", "5"]]):
        for text, x in zip(cells, XS, strict=True):
            words += line(text, x, foot, bold=k == 0) if text else []
        for more in second[1:] if k == 3 else after if k == 4 else []:
            foot += 12
            words += line(more, XS[1], foot)
        foot += 20
    (table,) = tables(page(words))
    return [[" ".join(cell.split()) for cell in row] for row in texts(table)][3:5]


def test_a_wrapped_label_in_the_second_stub_stays_with_its_row() -> None:
    assert two_stubs(["Council", "tax"], []) == [
        ["People", "Council tax", "21"],
        ["", "Rents", "7"],
    ]
    assert two_stubs(["Taxes"], ["and fees"]) == [
        ["People", "Taxes", "21"],
        ["", "Rents and fees", "7"],
    ]
