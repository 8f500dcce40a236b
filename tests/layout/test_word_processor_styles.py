"""Tables as the table styles of word processors draw them: shaded boxheads without lines, rows
shaded in turn, rules at the head and the foot alone, lines around the figures but not the stub."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractor.pdf.page import Box, Page, Word
from tests.layout.drawing import (
    blocks,
    drawn_table,
    headings,
    line,
    page,
    paragraphs,
    prose,
    rule,
    table_words,
    tables,
    texts,
    upright,
)

XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Stage", "2019/20", "2020/21", "2021/22"],
    ["Stage 1", "96", "71", "48"],
    ["Stage 2", "9", "16", "7"],
    ["Stage 3", "7", "3", "1"],
]
TEXT = (
    "Most complaints were answered in time by the teams that they concerned, and fewer people than "
    "in the year before asked for their complaint to be looked at again by another manager."
)
PITCH = 15.0


def row_cells(top: float, xs: Sequence[float] = XS, rows: int = 1) -> list[Box]:
    """The cells of so many rows, shaded one by one."""
    return [
        Box(a, top + PITCH * k, b, top + PITCH * (k + 1))
        for k in range(rows)
        for a, b in pairwise(xs)
    ]


def test_a_boxhead_without_lines_above_drawn_cells_is_its_labels() -> None:
    words, lines = drawn_table(ROWS, XS, 100)
    inner = {(x, 100 + PITCH) for x in XS[1:-1]}
    lines = [r for r in lines if r.horizontal or r.box.x0 in (XS[0], XS[-1])]
    lines += [upright(x, top, 100 + PITCH * len(ROWS)) for x, top in inner]
    (table,) = tables(page(words, lines))
    assert texts(table) == ROWS
    assert table.caption is None


def test_a_title_across_drawn_cells_stays_whole() -> None:
    words, lines = drawn_table(ROWS, XS, 100)
    title = line("Complaints handled at each stage of the procedure", 63, 97, bold=True)
    lines += [rule(XS[0], 85, XS[-1]), upright(XS[0], 85, 100), upright(XS[-1], 85, 100)]
    (table,) = tables(page([*title, *words], lines))
    assert texts(table) == ROWS
    assert table.caption == "Complaints handled at each stage of the procedure"


def test_shading_parts_the_tiers_of_a_boxhead_from_the_first_row_where_no_line_does() -> None:
    head = [["Stage", "Received", "Received", "Upheld"], ["", "2020/21", "2021/22", "2021/22"]]
    body = [["Stage 1", "96", "71", "48"], *ROWS[2:]]
    printed = [["Stage", "", "", "Upheld"], head[1], *body]
    words = table_words(printed, XS, 100, PITCH, bold_rows=(0, 1))
    words += line("Received", (XS[1] + XS[3]) / 2, 112, bold=True, align="centre")
    foot = 100 + PITCH * len(printed)
    lines = [rule(XS[0], y, XS[-1]) for y in (100, 100 + 3 * PITCH, 100 + 4 * PITCH, foot)]
    lines += [upright(XS[0], 100, foot), upright(XS[-1], 100, foot)]
    lines += [upright(x, 100 + 4 * PITCH, foot) for x in XS[1:-1]]
    tiers = [
        Box(XS[0], 100, XS[1], 130),
        Box(XS[1], 100, XS[3], 115),
        Box(XS[3], 100, XS[4], 115),
        *row_cells(115, XS[1:]),
    ]
    (table,) = tables(page(words, lines, tiers))
    assert texts(table) == [
        ["Stage", "Received", "Received", "Upheld"],
        ["Stage", "2020/21", "2021/22", "2021/22"],
        *body,
    ]


def test_a_mark_behind_words_in_a_cell_parts_no_rows() -> None:
    words, lines = drawn_table(ROWS, XS, 100, pitch=30.0)
    (table,) = tables(page(words, lines, [Box(XS[1] + 20, 142, XS[2] - 20, 152)]))
    assert texts(table) == ROWS


def test_cells_shaded_one_by_one_are_the_table() -> None:
    """A spanner over two columns and a stub's head over two tiers are cells as they are shaded."""
    printed = [
        ["Team", "", "", "Upheld"],
        ["", "2020/21", "2021/22", "2021/22"],
        ["Duty and\nassessment", "96", "71", "48"],
        ["Stage 2", "9", "16", "7"],
    ]
    words = table_words(printed[:2], XS, 100, PITCH, bold_rows=(0, 1))
    words += line("Received", (XS[1] + XS[3]) / 2, 112, bold=True, align="centre")
    words += table_words(printed[2:3], XS, 130, 18, bold_rows=())
    words += table_words(printed[3:], XS, 160, PITCH, bold_rows=())
    fills = [
        Box(XS[0], 100, XS[-1], 175),  # behind all of it
        Box(XS[0], 100, XS[1], 130),
        Box(XS[1], 100, XS[3], 115),
        Box(XS[3], 100, XS[4], 115),
        *row_cells(115, XS[1:]),
        *(Box(a, 130, b, 160) for a, b in pairwise(XS)),
        *row_cells(160),
    ]
    (table,) = tables(page(words, (), fills))
    assert table.reader == "ruled"
    assert texts(table) == [
        ["Team", "Received", "Received", "Upheld"],
        ["Team", *printed[1][1:]],
        *printed[2:],
    ]


def test_a_row_that_is_not_shaded_is_of_the_table_all_the_same() -> None:
    words = table_words(ROWS, XS, 100, PITCH)
    (table,) = tables(page(words, (), row_cells(100, rows=len(ROWS) - 1)))
    assert texts(table) == ROWS


def test_panels_with_large_numbers_are_no_table() -> None:
    panels = [Box(x, y, x + 120, y + 60) for y in (100, 160) for x in (60, 180, 300)]
    words: list[Word] = []
    for number, panel in enumerate(panels, start=11):
        words += line(str(number), panel.x0 + 10, panel.top + 30, size=24)
        words += line("complaints", panel.x0 + 10, panel.top + 50)
    assert tables(page(words, (), panels)) == []


def shaded_in_turn(top: float, rows: Sequence[Sequence[str]] = ROWS) -> Page:
    """A table with rules above and below its boxhead and at its foot, every other row shaded."""
    words = table_words(rows, XS, top, PITCH)
    foot = top + PITCH * len(rows)
    lines = [rule(XS[0], y, XS[-1]) for y in (top, top + PITCH, foot)]
    fills = [b for k in range(1, len(rows), 2) for b in row_cells(top + PITCH * k)]
    return page(words, lines, fills)


def together(*parts: Page, words: Sequence[Word] = ()) -> Page:
    """What is drawn in each of the pages, on one."""
    return page(
        [*(w for p in parts for w in p.words), *words],
        [r for p in parts for r in p.rulings],
        [f for p in parts for f in p.fills],
    )


def test_a_title_set_as_the_boxhead_is_between_two_tables_is_no_row() -> None:
    """The white between the tables is about as high as what the rules of each part."""
    one, two = shaded_in_turn(100), shaded_in_turn(200)
    title = line("Complaints about young people", 60, 190, bold=True)
    found = tables(together(one, two, words=title))
    assert [texts(table) for table in found] == [ROWS, ROWS]
    assert found[1].caption == "Complaints about young people"


def test_numbered_paragraphs_between_two_tables_are_no_rows() -> None:
    one, two = shaded_in_turn(100), shaded_in_turn(260)
    words = [*line("3.4", 60, 185), *prose(TEXT, 96, 185, 360)]
    words += [
        *line("3.5", 60, 230),
        *prose("The next table has the outcomes, which are", 96, 230, 360),
    ]
    found = together(one, two, words=words)
    assert [texts(table) for table in tables(found)] == [ROWS, ROWS]
    assert [p.number for p in paragraphs(found)] == ["3.4", "3.5"]


def test_lines_around_the_figures_alone_leave_them_their_labels() -> None:
    words = table_words(ROWS, XS, 100, PITCH)
    ys = [100 + PITCH * k for k in range(len(ROWS) + 1)]
    lines = [rule(XS[1], y, XS[-1]) for y in ys]
    (table,) = tables(page(words, lines))
    assert texts(table) == ROWS


def test_text_left_of_a_table_is_not_in_it() -> None:
    words = table_words(ROWS, XS, 100, PITCH)
    ys = [100 + PITCH * k for k in range(len(ROWS) + 1)]
    beside = [
        w
        for k, y in enumerate(ys[1:])
        for w in line(("As said", "in the", "first", "part")[k], 10, y - 3, size=6)
    ]
    (table,) = tables(page([*words, *beside], [rule(XS[0], y, XS[-1]) for y in ys]))
    assert texts(table) == ROWS


@pytest.mark.parametrize(
    "text", ["115 of the 118 complaints were acknowledged in time.", "£4,200 was paid."]
)
def test_a_bold_heading_right_above_text_that_begins_with_a_figure(text: str) -> None:
    words = line("3.1 Acknowledgements", 60, 100, bold=True) + prose(text, 60, 112, 400)
    words += line("3.2 Replies", 60, 150, bold=True) + prose(TEXT, 60, 162, 470)
    found = page(words)
    assert [h.text for h in headings(found)] == ["3.1 Acknowledgements", "3.2 Replies"]
    assert text in [p.text for p in paragraphs(found)]


def test_bold_words_that_fill_their_line_head_nothing() -> None:
    begun = "Of all the complaints that we received in the course of this year and closed"
    words = line(begun, 60, 100, bold=True) + line("115 were upheld.", 60, 112)
    words += prose(TEXT, 60, 140, 352)
    assert not [b for b in blocks(page(words)) if getattr(b, "text", "") == begun]


def test_a_title_as_close_as_a_row_between_shaded_tables_heads_the_second() -> None:
    """The first one's last row is not shaded, for every second one is."""
    first = [*ROWS, ["All", "112", "90", "50"]]
    below = 100 + PITCH * (len(first) + 1)
    words = table_words(first, XS, 100, PITCH) + table_words(ROWS, XS, below, PITCH)
    words += line("Complaints about young people", 63, below - 3, bold=True)
    shaded = [100 + PITCH * k for k in (0, 1, 3)] + [below + PITCH * k for k in (0, 1, 3)]
    found = tables(page(words, (), [cell for top in shaded for cell in row_cells(top)]))
    assert [texts(table) for table in found] == [first, ROWS]


@pytest.mark.parametrize("xs", [XS, [XS[0], XS[-1]]])
def test_the_shaded_heads_of_groups_of_rows_are_rows_of_their_own(xs: Sequence[float]) -> None:
    """Rules below each row of figures and none below a head: its shading ends it."""
    printed = [
        ROWS[0],
        ["By team", "", "", ""],
        *ROWS[1:],
        ["By reason", "", "", ""],
        ["Delay", "44", "31", "30"],
        ["Conduct", "25", "12", "11"],
    ]
    words = table_words(printed, XS, 100, PITCH, bold_rows=(0, 1, 5))
    fills = [cell for at in (0, 1, 5) for cell in row_cells(100 + PITCH * at, xs)]
    lines = [rule(XS[0], 100 + PITCH * at, XS[-1]) for at in (3, 4, 5, 7, 8)]
    (table,) = tables(page(words, lines, fills=fills))
    assert texts(table) == printed
