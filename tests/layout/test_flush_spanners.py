"""Boxheads set flush right: spanners end where the last of their columns does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.pdf.page import Word
from tests.layout.drawing import line, page, prose, tables, texts

TEXT = "What each team took and how it ended in the year is set out here for members."
ENDS = (250.0, 320.0, 390.0, 460.0)
ROWS = [["Parks", "31", "12", "19", "6"], ["Housing", "64", "40", "22", "9"]]
ROWS += [["Roads", "18", "9", "27", "3"]]


def flush(texts: Sequence[str], foot: float, bold: bool = True) -> list[Word]:
    """A line of print: a label on the left and others that end where their columns do."""
    words = line(texts[0], 62, foot, bold=bold) if texts[0] else []
    for text, end in zip(texts[1:], ENDS, strict=True):
        words += line(text, end, foot, bold=bold, align="right") if text else []
    return words


def head(*lines: Sequence[str]) -> list[list[str]]:
    """The rows of the boxhead that the lines are read as, above three rows of figures."""
    words = [word for k, one in enumerate(lines) for word in flush(one, 120 + 12 * k)]
    foot = 112 + 12 * len(lines)
    for k, row in enumerate(ROWS, start=1):
        words += flush(row, foot + 18 * k, bold=False)
    (table,) = tables(page(prose(TEXT, 60, 60, 470) + words + prose(TEXT, 60, 330, 470)))
    found = [[" ".join(cell.split()) for cell in row] for row in texts(table)]
    assert found[-3:] == ROWS
    return found[:-3]


def test_a_spanner_flush_with_the_last_year_stands_over_all_of_them() -> None:
    years = ["2018/19", "2019/20", "2020/21", "2021/22"]
    found = head(["Team", "", "", "", "Stage 2"], ["", *years])
    assert found == [["Team", *["Stage 2"] * 4], ["", *years]]


def test_a_long_spanner_goes_on_to_the_label_that_stands_beside_it() -> None:
    labels = ["", "Stage 1", "Stage 2", "Ombudsman", ""]
    found = head(["Team", "", "", "Upheld or in part upheld", "All"], labels)
    assert found == [
        ["Team", *["Upheld or in part upheld"] * 3, "All"],
        labels,
    ]


def test_the_first_line_of_a_label_is_no_spanner_where_labels_end_on_the_lower_line() -> None:
    years = ["2018/19", "2019/20", "2020/21", "2021/22"]
    found = head(["", "", "", "", "Target"], ["Team", *years])
    assert found == [["Team", *years[:3], "Target 2021/22"]]


def test_the_first_line_of_a_label_of_another_kind_is_no_spanner() -> None:
    found = head(["Team", "", "", "", "Partly"], ["", "Received", "Late", "Upheld", "upheld"])
    assert found[-1][-1].endswith("upheld") and found[0][1] != "Partly"


@pytest.mark.parametrize("off", [-2.0, 0.0])
def test_a_spanner_is_over_the_middle_though_it_begins_above_a_label(off: float) -> None:
    """Cells flush right: that the spanner begins where one of the labels does says nothing."""
    labels, figures = ["Policy", "Staff", "Delay", "Other"], ["12", "5", "31", "8"]
    ends = (300.0, 350.0, 400.0, 465.0)
    words = line("Team", 62, 120, bold=True) + line(
        "Kind of grievance", 370 + off, 120, bold=True, align="centre"
    )
    for text, end in zip(labels, ends, strict=True):
        words += line(text, end, 132, bold=True, align="right")
    for k, name in enumerate(["Parks", "Housing", "Roads"]):
        words += line(name, 62, 150 + 18 * k)
        for text, end in zip(figures, ends, strict=True):
            words += line(text, end, 150 + 18 * k, align="right")
    (table,) = tables(page(words))
    assert texts(table)[:2] == [["Team", *["Kind of grievance"] * 4], ["", *labels]]
