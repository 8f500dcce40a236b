"""Stretches in two columns between text and tables of full width: what they are told by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.bands import Band, column_bands, heads_both
from extractor.layout.blocks import Heading, Paragraph, Table
from extractor.layout.lines import Line, lines_of
from extractor.pdf.page import Box, Word
from tests.layout.drawing import (
    blocks,
    drawn_table,
    line,
    page,
    paragraphs,
    prose,
    table_words,
    tables,
    texts,
)

LEFT, RIGHT, WIDTH = 60.0, 310.0, 220.0
"""Left edges and width of the columns: the white between them is some 30 points wide."""

FIRST = (
    "Services have ten working days to reply to a complaint, and a central team has twenty days "
    "for the review that people may ask for when they are not content with what they were told."
)
SECOND = (
    "The share that was answered in time rose again, because the teams were given another two "
    "officers in the spring and because calls are now passed on the day on which they come in."
)
WHOLE = (
    "This report is on the complaints that people made to the council under the procedure for "
    "all services but those for children, which have a procedure and a report of their own."
)
ROWS = [
    ["Stage", "2022/23", "2023/24"],
    ["Stage 1", "1,197", "1,284"],
    ["Stage 2", "128", "143"],
]


def columns(top: float, left: str = FIRST, right: str = SECOND) -> list[Word]:
    """Two columns; the second paragraph of the right one is off the left one's baselines."""
    one, two = prose(left, LEFT, top, WIDTH), prose(left, LEFT, top + 70, WIDTH)
    words = [*one, *two, *prose(right, RIGHT, top, WIDTH)]
    return words + prose(right, RIGHT, top + 76, WIDTH)


def bands(words: Sequence[Word], whole: Sequence[Box] = ()) -> list[Band]:
    return column_bands(lines_of(1, words), whole)


def side_by_side(
    count: int, left: float = WIDTH, right: float = WIDTH, gap: float = 30.0, word: str = "reply"
) -> list[Word]:
    """Lines of both columns on baselines of their own, ``count`` in each."""
    words: list[Word] = []
    edge = LEFT
    for width, down in ((left, 0.0), (right, 5.0)):
        ends = edge
        for k in range(count):
            text = word
            while (fitting := line(f"{text} {word}", edge, 0))[-1].box.x1 <= edge + width:
                text, ends = f"{text} {word}", max(ends, fitting[-1].box.x1)
            words += line(text, edge, 100 + down + 12 * k)
        edge = ends + gap
    return words


def test_columns_below_a_heading_and_above_a_table_of_full_width() -> None:
    drawn, rules = drawn_table(ROWS, [60, 300, 420, 530], 320)
    words = line("Complaints report", 60, 60, size=18, bold=True) + columns(100)
    words += line("Table 1: Complaints received", 60, 310, bold=True) + drawn
    words += prose(WHOLE, 60, 420, 470)
    found = [b for b in blocks(page(words, rules)) if not isinstance(b, Heading)]
    read = [b.text for b in found if isinstance(b, Paragraph)]
    assert read == [FIRST, FIRST, SECOND, SECOND, WHOLE]
    (table,) = [b for b in found if isinstance(b, Table)]
    assert found.index(table) == 4 and texts(table) == ROWS
    assert table.caption == "Table 1: Complaints received"


def test_columns_on_one_set_of_baselines_keep_a_heading_of_full_width_between() -> None:
    """The page's white is one gutter then, and a short heading does not run across it."""
    other = "Nothing else was said of it by those who were asked about this in the year that ended."
    words = prose(FIRST, LEFT, 100, WIDTH) + prose(SECOND, RIGHT, 100, WIDTH)
    words += line("How fast we were", 60, 190, size=14, bold=True)
    words += prose(f"{other} {FIRST}", LEFT, 220, WIDTH) + prose(
        f"{other} {SECOND}", RIGHT, 220, WIDTH
    )
    read = [b.text for b in blocks(page(words)) if isinstance(b, Paragraph | Heading)]
    assert read == [FIRST, SECOND, "How fast we were", f"{other} {FIRST}", f"{other} {SECOND}"]


def test_a_heading_in_its_column_heads_that_column() -> None:
    words = prose(FIRST, LEFT, 100, WIDTH) + prose(f"{SECOND} {SECOND} {WHOLE}", RIGHT, 100, WIDTH)
    words += line("How fast we were", 60, 190, size=14, bold=True)
    words += prose(FIRST, LEFT, 220, WIDTH)
    read = [b.text for b in blocks(page(words)) if isinstance(b, Paragraph | Heading)]
    assert read == [FIRST, "How fast we were", FIRST, f"{SECOND} {SECOND} {WHOLE}"]


@pytest.mark.parametrize(
    ("lower", "size", "heads"), [(-6, 14, True), (30, 14, False), (-6, 10, False)]
)
def test_a_heading_of_columns_that_share_no_baselines(lower: int, size: int, heads: bool) -> None:
    """The columns begin level below it; where the right one begins lower, it is the left one's."""
    words = prose(FIRST, LEFT, 100, WIDTH) + prose(SECOND, RIGHT, 100, WIDTH)
    words += line("How fast we were", LEFT, 200, size)
    words += prose(FIRST, LEFT, 230, WIDTH) + prose(SECOND, RIGHT, 230 + lower, WIDTH)
    every = lines_of(1, words)
    at = next(k for k, one in enumerate(every) if one.text.startswith("How"))
    assert heads_both(every, at, RIGHT) is heads


def test_a_paragraph_runs_over_from_column_to_column() -> None:
    start, rest = (
        f"{FIRST} {FIRST} At the second stage the",
        f"share that was answered rose. {FIRST} {SECOND}",
    )
    words = prose(start, LEFT, 100, WIDTH) + prose(rest, RIGHT, 105, WIDTH)
    assert [p.text for p in paragraphs(page(words))] == [f"{start} {rest}"]


def test_a_finished_paragraph_ends_with_its_column() -> None:
    words = prose(f"{FIRST} {FIRST}", LEFT, 100, WIDTH) + prose(
        f"{SECOND} {SECOND}", RIGHT, 105, WIDTH
    )
    assert len(paragraphs(page(words))) == 2


def test_lines_of_full_width_part_two_stretches() -> None:
    words = columns(100) + prose(WHOLE, 60, 300, 470) + columns(400)
    (one, two) = bands(words)
    assert one.end <= two.start and one.bottom < 300 < two.top


def test_a_table_of_full_width_parts_two_stretches() -> None:
    words = columns(100) + columns(400)
    (_, _) = bands(words, [Box(60, 300, 530, 360)])
    assert len(bands(words, [Box(RIGHT, 300, 530, 360)])) == 1


def test_a_table_within_a_column_stays_in_it() -> None:
    (band,) = bands(columns(100))
    assert band.parts(Box(RIGHT, 150, 530, 170))
    assert not band.parts(Box(60, 150, 530, 170))
    assert not band.parts(Box(RIGHT, 600, 530, 620))


@pytest.mark.parametrize(("count", "found"), [(5, 0), (6, 1)])
def test_columns_are_some_lines_long(count: int, found: int) -> None:
    assert len(bands(side_by_side(count))) == found


@pytest.mark.parametrize(("gap", "found"), [(8.0, 0), (14.0, 1)])
def test_white_between_columns_is_wide(gap: float, found: int) -> None:
    assert len(bands(side_by_side(8, gap=gap))) == found


@pytest.mark.parametrize(("right", "found"), [(90.0, 0), (150.0, 1)])
def test_columns_are_of_like_width(right: float, found: int) -> None:
    assert len(bands(side_by_side(8, right=right, word="to"))) == found


@pytest.mark.parametrize(("word", "found"), [("reply", 1), ("investigations", 0)])
def test_lines_of_text_have_some_words(word: str, found: int) -> None:
    assert len(bands(side_by_side(8, word=word))) == found


@pytest.mark.parametrize(("short", "found"), [(3, 1), (6, 0)])
def test_lines_of_text_fill_their_column(short: int, found: int) -> None:
    words = []
    for k in range(8):
        text = (
            "it was late in the year"
            if k < short
            else "it was late in the year that we had to say so"
        )
        words += line(text, LEFT, 100 + 12 * k) + line(text, RIGHT + 20, 105 + 12 * k)
    assert len(bands(words)) == found


@pytest.mark.parametrize(("inset", "found"), [(2, 1), (5, 0)])
def test_lines_of_text_begin_at_one_edge(inset: int, found: int) -> None:
    words = []
    for k in range(8):
        x = 12.0 * (k % 3 + 1) if k < inset else 0.0
        text = "it was late in the year that we had"
        words += line(text, LEFT + x, 100 + 12 * k) + line(text, RIGHT + 20, 105 + 12 * k)
    assert len(bands(words)) == found


@pytest.mark.parametrize(
    ("table", "found"), [(Box(RIGHT, 200, 530, 340), 1), (Box(RIGHT, 200, 530, 215), 0)]
)
def test_a_table_fills_its_column_as_lines_do(table: Box, found: int) -> None:
    """A list of short entries is no running text, and one with a table above it may be a column."""
    words = prose(f"{FIRST} {SECOND} {FIRST}", LEFT, 100, WIDTH)
    words += prose(f"{SECOND} {FIRST}", RIGHT, 104, WIDTH)
    for k, entry in enumerate(
        ["Delay of it: 14", "Staff: 12", "Fees and costs: 9", "Reports: 3", "Visits: 2", "Other: 1"]
    ):
        words += line(f"• {entry}", RIGHT + 8, 344 + 12 * k)
    words += prose(FIRST, LEFT, 300, WIDTH)
    assert len(bands(words, [table])) == found


@pytest.mark.parametrize("out", [1.0, 0.0])
def test_a_table_drawn_a_little_left_of_its_column_is_in_it(out: float) -> None:
    (band,) = bands(columns(100), [Box(RIGHT - out, 150, 530, 166)])
    assert band.parts(Box(RIGHT - out, 150, 530, 170))


@pytest.mark.parametrize(("above", "own"), [(12.0, True), (60.0, False)])
def test_text_that_begins_higher_on_the_right_begins_its_column(above: float, own: bool) -> None:
    """The end of a paragraph from the page before, beside the white above a heading."""
    words = [*line("the end of what was said before", RIGHT, 100 - above), *columns(100)]
    (band,) = bands(words)
    assert (band.start == 0) is own


def test_text_below_the_other_side_is_no_second_column() -> None:
    words = [*prose(f"{FIRST} {FIRST}", LEFT, 100, WIDTH), *prose(SECOND * 2, RIGHT, 300, WIDTH)]
    assert bands(words) == []


def test_labels_and_values_of_front_matter_are_no_columns() -> None:
    labels = [
        "Report to",
        "Date",
        "Report of",
        "Lead officer",
        "Wards affected",
        "Contact",
        "Status",
    ]
    words: list[Word] = []
    for k, label in enumerate(labels):
        words += line(label, LEFT, 100 + 14 * k, bold=True)
        words += line("Overview and Scrutiny Committee of the council", 200, 100 + 14 * k)
    assert bands(words) == []


def test_numbers_of_paragraphs_are_no_column() -> None:
    words: list[Word] = []
    for k in range(8):
        words += line(f"4.{k}", LEFT, 100 + 30 * k) + prose(WHOLE[:150], 100, 100 + 30 * k, 430)
    assert bands(words) == []


def test_rows_of_a_table_without_lines_are_no_columns() -> None:
    rows = [["Service", "2022/23", "2023/24"]]
    rows += [
        [f"{name} services and support", "12", "15"] for name in ("Adult", "Waste", "Road", "Park")
    ]
    rows += [
        [f"{name} and other work", "9", "7"] for name in ("Housing", "Tax", "Planning", "School")
    ]
    words = table_words(rows, [60, 300, 420, 530], 120)
    assert bands(words) == []
    (table,) = tables(page(words))
    assert texts(table) == rows


@pytest.mark.parametrize(("tail", "whole"), [(12.0, True), (40.0, False)])
def test_what_stands_off_below_the_columns_is_not_of_them(tail: float, whole: bool) -> None:
    words = side_by_side(8)
    foot = max(word.box.bottom for word in words if word.box.x0 < 250)
    every = lines_of(1, [*words, *line("the last words", LEFT, foot + tail)])
    (band,) = column_bands(every, [])
    assert (band.end == len(every)) is whole


def headed(size: float = 10.0, bold: bool = False, right: float = 130.0) -> list[Line]:
    """A line above two columns, the right one from ``right`` on."""
    words = line("How fast we were", LEFT, 100, size, bold)
    words += prose(FIRST, LEFT, 130, WIDTH) + prose(SECOND, RIGHT, right, WIDTH)
    return lines_of(1, words)


@pytest.mark.parametrize(
    ("size", "bold", "right", "heads"),
    [
        (14.0, False, 130.0, True),
        (10.0, True, 130.0, True),
        (10.5, False, 130.0, False),
        (14.0, True, 142.0, False),
        (14.0, True, 100.0, False),
    ],
)
def test_what_heads_both_columns(size: float, bold: bool, right: float, heads: bool) -> None:
    every = headed(size, bold, right)
    at = next(k for k, one in enumerate(every) if one.text.startswith("How"))
    assert heads_both(every, at, RIGHT) is heads


@pytest.mark.parametrize(
    ("text", "x0", "heads"),
    [
        ("Table 2: Replies", 60.0, True),
        ("as was said before.", 60.0, False),
        ("Table 2", 310.0, False),
    ],
)
def test_a_caption_goes_with_the_table_below(text: str, x0: float, heads: bool) -> None:
    every = lines_of(1, prose(FIRST, LEFT, 100, WIDTH) + line(text, LEFT, 200))
    assert heads_both(every, len(every) - 1, RIGHT, [Box(x0, 205, 530, 260)]) is heads
