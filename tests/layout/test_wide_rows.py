"""Rows that padding sets far apart, with nothing drawn: the even pitch shows that they belong."""

from __future__ import annotations

import pytest

from extractor.layout.pitch import EVEN, ROW_PITCH, WIDE_PITCH
from extractor.pdf.page import Word
from tests.layout.drawing import line, page, paragraphs, prose, table_words, tables, texts

SIZE = 10.0
XS = [60, 220, 300, 380, 460]
INTRO = "Each team sends its numbers to the complaints officer when the year has ended, in April."
ROWS = [
    ["Team", "2016/17", "2017/18", "2018/19"],
    ["Leaving care", "12", "9", "14"],
    ["Fostering", "5", "7", "3"],
    ["Adoption", "1", "0", "2"],
    ["Sum of all", "18", "16", "19"],
]


@pytest.mark.parametrize("pitch", [15.0, ROW_PITCH * SIZE + 1, 36.0, WIDE_PITCH * SIZE - 1])
def test_rows_as_far_apart_as_each_other_are_one_table(pitch: float) -> None:
    words = prose(INTRO, 60, 100, 470) + table_words(ROWS, XS, 100, pitch)
    found = page(words)
    assert [texts(table) for table in tables(found)] == [ROWS]
    assert [p.text for p in paragraphs(found)] == [INTRO]


def test_further_apart_than_any_padding_they_are_none() -> None:
    assert tables(page(table_words(ROWS, XS, 100, WIDE_PITCH * SIZE + 1))) == []


def spaced(*pitches: float) -> list[Word]:
    """The rows, each so far below the one before it."""
    words, y = table_words(ROWS[:1], XS, 100), 100.0
    for row, pitch in zip(ROWS[1:], pitches, strict=True):
        y += pitch
        words += table_words([row], XS, y, bold_rows=())
    return words


@pytest.mark.parametrize(
    ("relative", "count"), [(EVEN - 0.01, 1), (EVEN + 0.02, 0)], ids=["even", "uneven"]
)
def test_rows_at_uneven_pitches_are_none(relative: float, count: int) -> None:
    wide = 33.0
    words = spaced(wide, wide * relative, wide * relative**2, wide * relative**3)
    assert len(tables(page(words))) == count


def test_some_rows_a_little_wider_than_lines_of_text_part_no_table() -> None:
    """Producers round: of rows 29 points apart some stand beyond what lines of text may."""
    words = spaced(28.8, 29.2, 28.8, 28.8)
    assert [texts(table) for table in tables(page(words))] == [ROWS]


def test_labels_of_two_lines_stand_as_far_from_the_next_row() -> None:
    rows = [
        ROWS[0],
        ["Leaving care\nand advice", "12", "9", "14"],
        ["Fostering\nand adoption", "5", "7", "3"],
        ["Children in need\nof protection", "1", "0", "2"],
    ]
    words, y = table_words(rows[:1], XS, 100), 100.0
    for row in rows[1:]:
        y += 32
        words += table_words([row], XS, y, bold_rows=())
        y += 11
    assert [texts(table) for table in tables(page(words))] == [rows]


def test_lines_of_text_far_apart_are_no_table() -> None:
    lines = ["Contact officer", "Background papers", "Appendices attached", "Date of the meeting"]
    words = [w for at, text in enumerate(lines) for w in line(text, 60, 120 + 34 * at)]
    assert tables(page(words)) == []
