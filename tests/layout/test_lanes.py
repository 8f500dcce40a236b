"""Tables without lines in the columns of a page that is set in two."""

from __future__ import annotations

from extractor.layout.lanes import columns_apart
from extractor.layout.lines import lines_of
from extractor.pdf.page import Word
from tests.layout.drawing import line, page, prose, table_words, tables, texts

LEFT, RIGHT, WIDTH = 60.0, 310.0, 220.0
FIRST = (
    "Services have ten working days to reply to a complaint, and a central team has twenty days "
    "for the review that people may ask for when they are not content with what they were told "
    "by the officers who dealt with the matter at first."
)
SECOND = (
    "The share that was answered in time rose again, because the teams were given another two "
    "officers in the spring and because calls are now passed on the day on which they come in, "
    "so that nobody waits until the end of the week."
)
OUTCOMES = [
    ["Outcome", "2021/22", "2022/23"],
    ["Upheld", "211", "240"],
    ["Not upheld", "302", "287"],
]
TEAMS = [["Team", "2021/22", "2022/23"], ["Place", "388", "402"], ["Corporate", "140", "151"]]


def columns(rows: list[list[str]], x: float, top: float) -> list[Word]:
    return table_words(rows, [x, x + 100, x + 160, x + 220], top)


def test_each_column_has_its_own_table() -> None:
    words = prose(FIRST, LEFT, 100, WIDTH) + prose(SECOND, RIGHT, 100, WIDTH)
    words += line("Outcomes at Stage 1", LEFT, 190, bold=True)
    words += line("Complaints by team", RIGHT, 190, bold=True)
    words += columns(OUTCOMES, LEFT, 196) + columns(TEAMS, RIGHT, 196)
    words += prose(SECOND, LEFT, 270, WIDTH) + prose(FIRST, RIGHT, 270, WIDTH)
    found = tables(page(words))
    assert [texts(table) for table in found] == [OUTCOMES, TEAMS]
    assert [table.caption for table in found] == ["Outcomes at Stage 1", "Complaints by team"]


def test_a_table_beside_prose_is_read() -> None:
    words = prose(FIRST + " " + SECOND + " " + FIRST, LEFT, 100, WIDTH)
    words += prose(SECOND, RIGHT, 100, WIDTH) + columns(TEAMS, RIGHT, 180)
    assert [texts(table) for table in tables(page(words))] == [TEAMS]


def test_a_boxhead_with_nothing_above_its_stub_parts_no_columns() -> None:
    """Its years stand alone behind the white, like the figures of a wide table."""
    rows = [["", "2021/22", "2022/23"], *OUTCOMES[1:]]
    words = prose(FIRST + " " + SECOND + " " + FIRST, LEFT, 100, WIDTH)
    words += prose(SECOND, RIGHT, 100, WIDTH) + columns(rows, RIGHT, 180)
    assert [texts(table) for table in tables(page(words))] == [rows]


def test_a_table_of_full_width_below_two_columns_stays_whole() -> None:
    """Its figures stand behind the white between the columns, but no label does."""
    rows = [["Stage", "2021/22", "2022/23"], ["Stage 1", "211", "240"], ["Stage 2", "30", "28"]]
    words = prose(FIRST, LEFT, 100, WIDTH) + prose(SECOND, RIGHT, 100, WIDTH)
    words += table_words(rows, [LEFT, 180, 280, 370], 185)
    assert [texts(table) for table in tables(page(words))] == [rows]


def test_prose_on_one_side_shows_no_columns() -> None:
    """Remarks beside the figures of each row."""
    words = columns(OUTCOMES, LEFT, 96) + prose(SECOND, RIGHT, 100, WIDTH)
    assert len(columns_apart(lines_of(1, words))) == 1


def test_a_table_of_full_width_above_two_columns_stays_whole() -> None:
    """Its figures begin where the right column does, and stand well above it."""
    rows = [["Kind", "Number", "Change"], ["Complaints", "131", "Up 8%"], ["Praise", "902", "Same"]]
    words = table_words(rows, [LEFT, RIGHT - 10, RIGHT + 40, 480], 100)
    words += prose(FIRST, LEFT, 180, WIDTH) + prose(SECOND, RIGHT, 180, WIDTH)
    assert [texts(table) for table in tables(page(words))] == [rows]
