"""Tables whose rows are told apart by shading: nothing is drawn between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractor.layout.shading import (
    FEWEST,
    HEAD_CELLS,
    LEAST_ROW,
    ONE_SIZE,
    ROW_PADDING,
    ROW_PITCH,
    SAME_SIDE,
    TALLEST_ROW,
    shaded_runs,
)
from extractor.pdf.page import Box, Page, Word
from tests.layout.drawing import line, page, prose, table_words, tables, texts

XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Team", "2019/20", "2020/21", "2021/22"],
    ["Fostering", "96", "71", "48"],
    ["Adoption", "9", "16", "7"],
    ["Leaving care", "31", "28", "30"],
    ["Total", "136", "115", "85"],
]


def shaded(
    rows: Sequence[Sequence[str]], lines: Sequence[int], top: float = 140.0, padding: float = 4.0
) -> tuple[list[Word], list[Box]]:
    """The rows with their boxhead shaded cell by cell and every second row below it; ``lines`` says
    how many lines each row takes, ``padding`` what white it keeps above and below."""
    words: list[Word] = []
    fills: list[Box] = []
    for index, (row, count) in enumerate(zip(rows, lines, strict=True)):
        foot = top + 2 * padding + 11 * count
        words += table_words([row], XS, top + padding - 4, bold_rows=() if index else (0,))
        if index == 0:
            fills += [Box(a, top, b, foot) for a, b in pairwise(XS)]
        elif index % 2 == 0:
            fills.append(Box(XS[0], top, XS[-1], foot))
        top = foot
    return words, fills


def test_a_label_of_two_lines_in_a_shaded_row_is_one_label() -> None:
    """Set as far apart as rows are, its second line could be a row of its own."""
    rows = [
        ROWS[0],
        ["Fostering and\nKinship", "96", "71", "48"],
        ["Adoption Panel\nReviews", "9", "16", "7"],
        ["Leaving care\nHousing", "31", "28", "30"],
        ROWS[4],
    ]
    words, fills = shaded(rows, [1, 2, 2, 2, 1], padding=1.0)
    (table,) = tables(page(words, fills=fills))
    assert texts(table) == rows


def test_two_shaded_tables_with_a_heading_between_are_two() -> None:
    first, second = shaded(ROWS, [1] * 5), shaded(ROWS, [1] * 5, top=300)
    words = [*first[0], *line("Adults", 60, 280, 14, bold=True), *second[0]]
    found = tables(page(words, fills=[*first[1], *second[1]]))
    assert [texts(table) for table in found] == [ROWS, ROWS]


def test_tiers_shaded_cell_by_cell_are_read_by_their_cells() -> None:
    """A label of two lines beside a spanner: by the print alone it could belong to either tier."""
    cells = [Box(60, 140, 220, 180), Box(220, 140, 380, 155), Box(380, 140, 460, 180)]
    cells += [Box(220, 155, 300, 180), Box(300, 155, 380, 180)]
    words = line("Team", 63, 160, bold=True) + line("Received", 280, 151, bold=True, align="left")
    words += line("Not", 235, 166, bold=True) + line("upheld", 235, 177, bold=True)
    words += line("Upheld", 315, 166, bold=True) + line("All", 400, 160, bold=True)
    words += table_words(ROWS[1:], XS, 180, bold_rows=())
    fills = [*cells, Box(60, 195, 460, 210), Box(60, 225, 460, 240)]
    (table,) = tables(page(words, fills=fills))
    assert texts(table)[:2] == [
        ["Team", "Received", "Received", "All"],
        ["Team", "Not\nupheld", "Upheld", "All"],
    ]
    assert texts(table)[2:] == ROWS[1:]


def test_one_row_below_a_boxhead_of_shaded_cells_is_a_table() -> None:
    words, fills = shaded(ROWS[:2], [1, 1])
    (table,) = tables(page(words, fills=fills))
    assert texts(table) == ROWS[:2]


@pytest.mark.parametrize("label", ["Leaving care\nHousing", "Leaving care and\nHousing"])
def test_a_last_row_that_is_not_shaded_keeps_all_of_its_label(label: str) -> None:
    rows = [*ROWS[:3], [label, *ROWS[3][1:]]]
    words, fills = shaded(rows, [1, 1, 1, 2])
    (table,) = tables(page(words, fills=fills))
    assert texts(table) == rows


def test_a_label_left_open_in_the_only_row_is_ended() -> None:
    rows = [ROWS[0], ["Leaving care and\nHousing", *ROWS[3][1:]]]
    words, fills = shaded(rows, [1, 2])
    (table,) = tables(page(words, fills=fills))
    assert texts(table) == rows


@pytest.mark.parametrize(
    ("text", "white", "size"), [("Housing", 9.0, 10.0), ("Source: own records", 0.0, 8.0)]
)
def test_a_line_farther_down_or_in_small_print_ends_no_label(
    text: str, white: float, size: float
) -> None:
    words, fills = shaded(ROWS[:4], [1, 1, 1, 1])
    foot = 140 + 4 * 19 + white
    (table,) = tables(page(words + line(text, 63, foot + 8, size), fills=fills))
    assert texts(table) == ROWS[:4]


def with_head_of_two_lines(upper: Sequence[str], lower: Sequence[str]) -> Page:
    words, fills = shaded([["\n".join(p) for p in zip(upper, lower, strict=True)]], [2])
    fills = [Box(XS[0], 140, XS[-1], 170), Box(XS[0], 189, XS[-1], 208)]
    body, _ = shaded([["", *ROWS[0][1:]], *ROWS[1:3]], [1, 1, 1], top=151)
    return page(words + [w for w in body if w.box.top > 168], fills=fills)


def test_the_number_of_a_stage_is_of_the_label_above_it() -> None:
    """Escalated to "Stage" in one line, "2" in the next: no figure of a row."""
    (table,) = tables(
        with_head_of_two_lines(["Team", "Number", "Fault", "To Stage"], ["", "taken", "found", "2"])
    )
    assert [cell.replace("\n", " ") for cell in texts(table)[0]] == [
        "Team",
        "Number taken",
        "Fault found",
        "To Stage 2",
    ]
    assert texts(table)[1:] == ROWS[1:3]


def test_a_figure_below_a_label_that_names_no_stage_is_a_rows() -> None:
    (table,) = tables(
        with_head_of_two_lines(["Team", "Number", "Fault", "Later"], ["Parks", "6", "1", "2"])
    )
    assert texts(table)[1] == ["Parks", "6", "1", "2"]


def test_panels_behind_paragraphs_are_no_rows() -> None:
    words = prose(
        "In the year 2021/22 we received 96 complaints about fostering. " * 3, 70, 160, 360
    )
    words += prose(
        "Of these 48 were upheld and 31 were not upheld by the panel. " * 3, 70, 260, 360
    )
    fills = [Box(60, 140, 460, 230), Box(60, 240, 460, 330)]
    assert tables(page(words, fills=fills)) == []


def rows_of(fills: Sequence[Box], words: Sequence[Word]) -> list[list[float]]:
    """Where the rows of each table begin and end."""
    drawn = Page(1, 595.0, 842.0, tuple(words), fills=tuple(fills))
    return [[edge.top for edge in run] for run in shaded_runs(drawn, words, 60.0)]


def band(top: float, height: float = 15.0, x1: float = 460.0) -> Box:
    return Box(60, top, x1, top + height)


def printed(*tops: float, size: float = 10.0) -> list[Word]:
    return [w for top in tops for w in line("Fostering 96", 70, top + size, size)]


def test_rows_between_shaded_ones_begin_where_the_shading_ends() -> None:
    assert rows_of([band(140), band(170)], printed(142, 157, 172)) == [[140, 155, 170, 185]]
    assert rows_of([band(140), band(155)], printed(142, 157)) == [[140, 155, 170]]


def test_thresholds_of_shaded_rows() -> None:
    words = printed(142, 157, 172)
    assert rows_of([band(140)] * FEWEST, words) == []  # drawn twice
    assert rows_of([band(140)], words) == []
    wide = band(170, x1=460 + SAME_SIDE - 1)
    assert len(rows_of([band(140), wide], words)) == 1
    assert rows_of([band(140), band(170, x1=460 + SAME_SIDE + 1)], words) == []
    low = [Box(60, 140 + 15 * k, 460, 140 + 15 * k + LEAST_ROW - 1) for k in range(2)]
    assert rows_of(low, words) == []
    high = TALLEST_ROW + 1
    assert rows_of([band(140, high), band(140 + high, high)], printed(142, 150 + high)) == []


def test_what_stands_between_two_shaded_rows_keeps_close() -> None:
    near, far = ROW_PADDING * 10 - 1, ROW_PADDING * 10 + 1
    for white, count in ((near, 1), (far, 0)):
        fills = [band(140), band(155 + white + 10 + 2)]
        assert len(rows_of(fills, printed(142, 155 + white, 155 + white + 14))) == count
    for pitch, count in ((ROW_PITCH * 10 - 1, 1), (ROW_PITCH * 10 + 1, 0)):
        fills = [band(140), band(157 + pitch + 12)]
        words = printed(142, 157, 157 + pitch, 157 + pitch + 14)
        assert len(rows_of(fills, words)) == count


def test_print_of_several_sizes_stands_on_panels() -> None:
    for size, count in ((10 * ONE_SIZE - 0.5, 1), (10 * ONE_SIZE + 0.5, 0)):
        words = printed(142) + printed(157, size=size)
        assert len(rows_of([band(140), band(155)], words)) == count


def test_cells_shaded_side_by_side_are_a_boxhead() -> None:
    for count, found in ((HEAD_CELLS, 1), (HEAD_CELLS - 1, 0)):
        cells = [Box(60 + 100 * k, 140, 160 + 100 * k, 155) for k in range(count)]
        assert len(rows_of(cells, printed(142, 157))) == found


def test_a_row_filled_at_once_is_no_cell_of_a_boxhead() -> None:
    words, fills = shaded(ROWS, [1] * 5)
    whole = [Box(60, fills[0].top, 460, fills[0].bottom), *fills[4:]]
    (table,) = tables(page(words, fills=whole))
    assert texts(table) == ROWS


def test_what_stands_beside_a_shaded_table_has_lines_of_its_own() -> None:
    """Its title beside the table's own is no boxhead, and takes no word of that away."""
    xs: list[float] = [60, 160, 220, 280]
    rows = [["Theme", "Number", "Share"], ["Delay", "26", "52%"], ["Staff", "13", "26%"]]
    words, fills = table_words(rows, xs, 140), [Box(a, 140, b, 155) for a, b in pairwise(xs)]
    fills.append(Box(60, 170, 280, 185))
    words += line("What it was about", 60, 132, bold=True)
    words += line("How it reached us", 330, 132, bold=True)
    for k, (name, share) in enumerate((("Online", "61%"), ("Telephone", "18%"), ("Letter", "3%"))):
        words += line(name, 330, 152 + 15 * k) + line(share, 520 - 40 * k, 152 + 15 * k)
    words += prose("Most people wrote to us on the web site. " * 4, 60, 240, 470)
    (table,) = tables(page(words, fills=fills))
    assert texts(table) == rows
    assert (table.caption or table.heading[-1]).startswith("What it was about")


def test_rows_beside_a_name_that_stands_for_several_are_shaded_from_the_next_column_on() -> None:
    xs = [60, 180, 260, 340]
    rows = [["Service", "Team", "2021/22"], ["In need", "North", "14"], ["", "South", "9"]]
    rows += [["", "Disability", "6"], ["In care", "Permanence", "8"], ["Total", "", "37"]]
    fills = [Box(a, 140, b, 158) for a, b in pairwise(xs)]
    fills += [Box(180, 176, 340, 194), Box(60, 212, 340, 230)]
    (table,) = tables(page(table_words(rows, xs, 140, pitch=18), fills=fills))
    assert texts(table) == rows and table.reader == "rules"
