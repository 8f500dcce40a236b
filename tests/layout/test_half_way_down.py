"""Tables whose cells stand half way down their rows: between rules drawn cell by cell, between
lines down their columns alone, over a page break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractor.layout.choose import fused_share
from extractor.layout.grid import build
from extractor.layout.ruled import Span
from extractor.pdf.page import Box, Ruling, Word
from tests.layout.drawing import line, page, prose, rule, tables, texts, upright

XS = (60.0, 170.0, 240.0, 310.0, 380.0)
TEXT = "What each team took and how it ended in the year is set out here for members."


def cell(text: str, left: float, right: float, middle: float, stub: bool) -> list[Word]:
    """A cell's lines of print around ``middle``, which is where one line would have its base."""
    lines = text.split("\n")
    words: list[Word] = []
    for k, part in enumerate(lines):
        base = middle + 12 * (k - (len(lines) - 1) / 2)
        if part:
            x = left + 3 if stub else (left + right) / 2
            words += line(part, x, base, align="left" if stub else "centre")
    return words


def set_out(
    rows: Sequence[Sequence[str]], top: float = 140, height: float = 40, xs: Sequence[float] = XS
) -> list[Word]:
    """Rows of one height, each cell half way down."""
    return [
        word
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for word in cell(text, xs[c], xs[c + 1], top + height * r + height / 2 + 3, c == 0)
    ]


def pieces(y: float, xs: Sequence[float] = XS) -> list[Ruling]:
    return [rule(a, y, b) for a, b in pairwise(xs)]


HEAD = ["Team", "Received", "Partly\nupheld", "Open at\n31\nMarch"]
ROWS = [
    ["Assessment and\nSafeguarding", "11\n(23%)", "19 (40%)", "47"],
    ["Fostering", "8 (32%)", "9 (36%)", "25"],
    ["Leaving Care", "4 (50%)", "1 (13%)", "8"],
    ["All teams", "23\n(29%)", "29 (36%)", "80"],
]


def under_text(words: list[Word], rules: Sequence[Ruling]) -> list[list[list[str]]]:
    return [texts(table) for table in tables(page(prose(TEXT, 60, 80, 470) + words, rules))]


def test_between_rules_cells_of_one_and_of_two_lines_are_one_row() -> None:
    rules = [r for k in range(6) for r in pieces(140 + 40 * k)]
    assert under_text(set_out([HEAD, *ROWS]), rules) == [[HEAD, *ROWS]]


def test_between_rules_two_rows_stay_two() -> None:
    """A rule may be missing: figures one below another in two columns are no cell."""
    rules = [r for k in (0, 1, 2, 4, 5) for r in pieces(140 + 40 * k)]
    (found,) = under_text(set_out([["Team", "A", "B", "C"], *ROWS]), rules)
    assert found[2:4] == ROWS[1:3]


GROUPED = [
    ["Procedure", "Stage", "2021/22", "2022/23"],
    ["", "Stage 1", "188", "214"],
    ["Statutory", "Stage 2", "11", "13"],
    ["", "Stage 3", "2", "4"],
    ["", "Stage 1", "64", "71"],
    ["", "Stage 2", "6", "5"],
]


def test_a_group_reaches_as_far_as_no_rule_is_drawn_below_its_name() -> None:
    words = set_out(GROUPED, height=24) + line("Corporate", 63, 140 + 24 * 5 + 3)
    rules = [r for k in (0, 1, 4, 6) for r in pieces(140 + 24 * k)]
    rules += [r for k in (2, 3, 5) for r in pieces(140 + 24 * k, XS[1:])]
    (found,) = under_text(words, rules)
    assert [row[0] for row in found[1:]] == ["Statutory"] * 3 + ["Corporate"] * 2
    assert [row[1:] for row in found] == [row[1:] for row in GROUPED]


def test_a_column_of_figures_below_fewer_rules_makes_no_groups() -> None:
    rows = [
        ["Stage", "2020/21", "2021/22", "2022/23"],
        *(["Stage 1", "8", "9", "10"] for _ in "abc"),
    ]
    rules = [r for k in (0, 1, 4) for r in pieces(140 + 24 * k)]
    rules += [r for k in (2, 3) for r in pieces(140 + 24 * k, XS[1:])]
    (found,) = under_text(set_out(rows, height=24), rules)
    assert [row[0] for row in found[1:]] == ["Stage 1"] * 3


@pytest.mark.parametrize("below_head", [False, True])
def test_lines_down_the_columns_alone_part_no_rows(below_head: bool) -> None:
    rows = [["Team", "Received", "Upheld", "Partly\nupheld"], *ROWS]
    foot = 140 + 40 * len(rows)
    lines = [upright(x, 140, foot) for x in XS] + [rule(XS[0], y, XS[-1]) for y in (140.0, foot)]
    if below_head:
        lines.append(rule(XS[0], 180, XS[-1]))
    assert under_text(set_out(rows), lines) == [rows]


def test_two_lines_in_a_frame_of_columns_are_years_and_their_figures() -> None:
    rows = [["2018/19", "2019/20", "2020/21", "2021/22"], ["81", "77", "49", "58"]]
    lines = [upright(x, 140, 172) for x in XS] + [rule(XS[0], y, XS[-1]) for y in (140.0, 172.0)]
    assert under_text(set_out(rows, height=16), lines) == [rows]


def test_a_list_of_contents_in_a_frame_of_columns_is_no_table() -> None:
    entries = ["Contents of it", "Purpose", "Stage 1 complaints", "Stage 2 complaints", "Learning"]
    xs = (60.0, 300.0, 360.0)
    rows = [[name, str(k + 2)] for k, name in enumerate(entries[1:])]
    foot = 140.0 + 16 * len(rows)
    lines = [upright(x, 140, foot) for x in xs] + [rule(xs[0], y, xs[-1]) for y in (140.0, foot)]
    words = line("Contents", 60, 120, 14, bold=True) + set_out(rows, height=16, xs=xs)
    assert not tables(page(words, lines))


def test_days_from_and_to_in_one_cell_are_no_fused_figures() -> None:
    def share(text: str) -> float:
        parts = line(text, 62, 120)
        spans = [Span(0, 0, 1, 1), Span(0, 1, 1, 1)]
        grid = build(1, (60, 200, 260), (100, 130), spans, [*parts, *line("7", 220, 120)], "ruled")
        assert grid is not None
        return fused_share(grid)

    assert share("11 – 20") == 0 and share("21 - 65") == 0
    assert share("14 – 9") > 0 and share("14 9") > 0


def test_rows_on_both_sides_of_a_break_stay_two_where_a_rule_is_drawn_at_the_foot() -> None:
    """Caption and boxhead are printed again, the line with the ends of its years as well."""
    caption = "Table 5: Complaints by team"
    head = ["Team", "2020-\n21", "2021-\n22", "2022-\n23"]
    rows = [
        ["Safeguarding\nNorth", "8", "9", "11"],
        ["Safeguarding\nSouth", "4", "5", "6"],
        ["Fostering\nEast", "3", "2", "1"],
        ["Fostering\nWest", "7", "1", "2"],
    ]
    first = page(
        prose(TEXT, 60, 80, 470) + line(caption, 60, 654) + set_out([head, *rows[:2]], 660),
        [r for k in range(4) for r in pieces(660 + 40 * k)],
    )
    second = page(
        line(caption, 60, 54) + set_out([head, *rows[2:]], 60) + prose(TEXT, 60, 300, 470),
        [r for k in range(4) for r in pieces(60 + 40 * k)],
        number=2,
    )
    found = [row for table in tables(first, second) for row in texts(table)]
    assert [row for row in found if row != head] == rows


def test_a_sub_head_in_the_first_shaded_row_is_none_of_a_boxhead_with_broken_years() -> None:
    head = ["Stage One", "2017–\n18", "2018–\n19", "2019–\n20"]
    rows = [
        ["By team", "", "", ""],
        ["Referral", "21", "18", "15"],
        ["Safeguarding", "34", "35", "28"],
    ]
    rows += [["By reason", "", "", ""], ["Delay", "24", "26", "19"], ["Staff", "31", "27", "24"]]
    words = set_out([head], height=36) + set_out(rows, top=176, height=22)
    words = [Word(w.text, w.box, w.size, w.box.bottom < 176) for w in words]
    fills = [Box(a, 140, b, 176) for a, b in pairwise(XS)]
    for k in range(0, len(rows), 2):
        top = 176.0 + 22 * k
        cells = [(XS[0], XS[-1])] if not rows[k][1] else list(pairwise(XS))
        fills += [Box(a, top, b, top + 22) for a, b in cells]
    (table,) = tables(page(prose(TEXT, 60, 80, 470) + words, fills=fills))
    assert texts(table) == [head, *rows]
