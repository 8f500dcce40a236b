"""Both sides of every threshold that lines become rows by, and words a boxhead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.boxheads import tiers_of
from extractor.layout.lines import Line, line_of
from extractor.layout.rows import body_rows
from extractor.layout.spanners import Columns, Label, aligned, covered, spans_of
from extractor.pdf.page import Box, Word
from tests.layout.drawing import line

SIZE = 10.0
XS = (60.0, 200.0, 300.0)
LONG, LONGER = "Duty and assessment services", "Occupational therapy services"
"""Labels with no room for another word beside them."""


def rows_of(*each: tuple[str, str, float], ruled_off: bool = False) -> list[int]:
    """How many lines of print each row takes: label, figure and foot of every line."""
    lines = []
    for label, figure, y in each:
        bold = label.startswith("*")
        words = line(label.lstrip("*"), 62, y, bold=bold) if label else []
        lines.append(line_of(1, words + (line(figure, 210, y) if figure else [])))
    return [len(row) for row in body_rows([lines], XS, ruled_off)]


WRAPPED = [(LONGER, "4", 100.0), ("Contacts", "", 112.0)]
"""A label of two lines, 12 points apart."""


@pytest.mark.parametrize(("pitch", "rows"), [(15.4, [2, 2, 1, 1]), (16.8, [2, 1, 1, 1, 1])])
def test_a_label_without_figures_that_stands_off_is_a_row(
    pitch: float, rows: Sequence[int]
) -> None:
    """Rows are no further apart than the lines of a label here."""
    body = [(LONG, "5", 125.0), ("Casework", "", 125 + pitch)]
    body += [("Housing", "6", 138 + pitch), ("Waste", "7", 151 + pitch)]
    assert rows_of(*WRAPPED, *body) == rows


def test_a_label_without_figures_at_the_rows_own_pitch_is_a_row() -> None:
    body = [("Contact centre", "", 118.0), ("Early help", "5", 136.0), ("Housing", "6", 154.0)]
    assert rows_of((LONGER, "4", 100.0), *body) == [1, 1, 1, 1]


@pytest.mark.parametrize(("pitch", "rows"), [(14.6, [2, 2, 1, 1]), (15.6, [2, 1, 1, 1, 1])])
def test_where_rows_are_padded_their_pitch_tells(pitch: float, rows: Sequence[int]) -> None:
    """Rows are 15.6 points apart, lines of a label 12."""
    body = [(LONG, "5", 127.6), ("Casework", "", 127.6 + pitch)]
    body += [("Housing", "6", 143.2 + pitch), ("Waste", "7", 158.8 + pitch)]
    assert rows_of(*WRAPPED, *body) == rows


@pytest.mark.parametrize(("pitch", "rows"), [(12.0, [2, 2, 1]), (15.0, [2, 1, 1, 1])])
def test_a_sub_head_stands_off_the_label_above(pitch: float, rows: Sequence[int]) -> None:
    body = [(LONG, "5", 130.0), ("Other services:", "", 130 + pitch), ("Waste", "6", 148 + pitch)]
    assert rows_of(*WRAPPED, *body) == rows


def test_a_sub_head_stands_off_a_little_where_rows_stand_close() -> None:
    body = [(LONG, "5", 125.0), ("Other services:", "", 138.6), ("Waste", "6", 151.6)]
    assert rows_of(*WRAPPED, *body, ("Housing", "7", 164.6)) == [2, 1, 1, 1, 1]


def test_lines_set_wide_are_one_label_where_rows_are_wider() -> None:
    body = [(LONG, "5", 100.0), ("Team:", "", 114.4), ("Waste", "6", 134.4)]
    assert rows_of(*body, ("Housing", "7", 154.4)) == [2, 1, 1]


def test_a_mark_above_a_line_tells_no_pitch() -> None:
    body = [("1", "", 92.0), (LONGER, "4", 100.0), (LONG, "5", 118.0), ("Team", "", 130.0)]
    assert rows_of(*body, ("Waste", "6", 148.0))[-2:] == [2, 1]


@pytest.mark.parametrize(("right", "rows"), [(170.0, [2, 1]), (167.0, [1, 1, 1])])
def test_a_label_is_broken_where_no_word_fits(right: float, rows: Sequence[int]) -> None:
    """The next line begins with 24 points; the column ends at 200, with 4 points of white."""
    first = [Word("Adoption", Box(62, 90, right, 100), SIZE), *line("4", 210, 100)]
    second = [Word("Help", Box(62, 102, 86, 112), SIZE)]
    third = line("Waste", 62, 124) + line("5", 210, 124)
    lines = [line_of(1, words) for words in (first, second, third)]
    assert [len(row) for row in body_rows([lines], XS, ruled_off=False)] == rows


@pytest.mark.parametrize(("pitch", "rows"), [(20.4, [2, 2]), (24.0, [2, 1, 1])])
def test_words_that_leave_a_label_open_hold_it_together(pitch: float, rows: Sequence[int]) -> None:
    body = [("Safeguarding and", "5", 136.0), ("Review", "", 136 + pitch)]
    assert rows_of(*WRAPPED, *body) == rows


@pytest.mark.parametrize(("figures", "rows"), [(2, 1), (3, 3)])
def test_rules_part_rows_unless_most_lines_hold_figures(figures: int, rows: int) -> None:
    body = [("Adoption", "4" if k < figures else "", 100.0 + 15 * k) for k in range(5)]
    assert (len(rows_of(*body, ruled_off=True)) == 1) is (rows == 1)


# --- boxheads ----------------------------------------------------------------------------------


def columns(*xs: float, extents: Sequence[tuple[float, float] | None] = ()) -> Columns:
    return Columns(xs, tuple(extents) or (None,) * (len(xs) - 1))


def at(*each: tuple[str, float], y: float = 100.0) -> Line:
    """Words, each at its left edge."""
    return line_of(1, [w for text, x in each for w in line(text, x, y)])


def labels(head: Line, over: Columns) -> list[str]:
    ((_, found),) = tiers_of([head], over, ())
    return [label.text for label in found]


EDGES = columns(60.0, 160.0, 260.0)


@pytest.mark.parametrize(("gap", "count"), [(4.0, 1), (7.5, 2)])
def test_a_wide_gap_parts_two_labels(gap: float, count: int) -> None:
    """The gap lies left of the edge between their columns."""
    assert len(labels(at(("Upheld", 150 - gap - 30), ("Withdrawn", 150)), EDGES)) == count


@pytest.mark.parametrize(("gap", "count"), [(2.8, 1), (4.5, 2)])
def test_a_gap_at_an_edge_parts_two_labels(gap: float, count: int) -> None:
    end = 160 - gap / 2
    head = at(("Not", end - 47.8), ("upheld", end - 30), ("Withdrawn", end + gap))
    assert len(labels(head, EDGES)) == count


def test_a_gap_at_an_edge_that_is_the_lines_usual_space_parts_nothing() -> None:
    """Set wide, all its spaces are 3.4 points or a little more; 4.2 at the edge is one of them."""
    head = at(("All", 91.5), ("cases", 109.9), ("held", 138.3), ("here", 162.5))
    assert len(labels(head, EDGES)) == 1


@pytest.mark.parametrize(("gap", "count"), [(1.5, 1), (3.0, 2)])
def test_two_years_side_by_side_are_two_labels(gap: float, count: int) -> None:
    one, other = ("2020/21", 155 - gap - 35), ("2021/22", 155.0)
    assert len(labels(at(one, other), EDGES)) == count


@pytest.mark.parametrize(("pitch", "tiers"), [(12.0, 1), (20.0, 2)])
def test_a_line_close_above_labels_that_it_is_flush_with_is_theirs(
    pitch: float, tiers: int
) -> None:
    """ "Answered" over the first of "in time" and "late", or over both of them."""
    over = columns(60.0, 160.0, 215.0, 300.0)
    upper = line_of(1, [Word("Answered", Box(170, 90 - pitch, 245, 100 - pitch), SIZE)])
    lower = at(("Team", 62), ("in", 170), ("time", 182.8), ("late", 225))
    assert len(tiers_of([upper, lower], over, ())) == tiers


@pytest.mark.parametrize(("overhang", "count"), [(8.0, 1), (13.0, 2)])
def test_a_phrase_may_hang_over_its_column(overhang: float, count: int) -> None:
    box = Box(100, 90, 160 + overhang, 100)
    assert len(covered(box, EDGES)) == count


@pytest.mark.parametrize(("off", "same"), [(2.0, True), (4.5, False)])
def test_lines_of_a_label_share_a_side(off: float, same: bool) -> None:
    assert aligned(Box(100, 80, 150, 90), Box(100 + off, 92, 180, 102)) is same


def unit(text: str, left: float, right: float, column: int) -> Label:
    return Label(line(text, left, 120), column, 1, Box(left, 110, right, 120))


def spanned(
    phrase: Box,
    units: Sequence[Label],
    over: Columns,
    rules: Sequence[Box] = (),
) -> tuple[int, int] | None:
    """First column and number of columns that a phrase stands over."""
    head = line_of(1, [Word("Complaints", phrase, SIZE)])
    return spans_of([head], units, rules, over, close=False).get(0)


THREE = columns(60.0, 160.0, 260.0, 360.0, extents=[(62, 120), (200, 220), (300, 320)])
UNITS = [unit("Upheld", 195, 225, 1), unit("Late", 295, 325, 2)]


@pytest.mark.parametrize(("off", "found"), [(15.0, (1, 2)), (25.0, None)])
def test_a_spanner_stands_over_the_middle(off: float, found: tuple[int, int] | None) -> None:
    middle = 260 - off
    assert spanned(Box(middle - 12, 80, middle + 12, 90), UNITS, THREE) == found


@pytest.mark.parametrize(("end", "found"), [(308.0, (1, 2)), (305.5, None)])
def test_a_spanners_rule_reaches_over_its_columns(
    end: float, found: tuple[int, int] | None
) -> None:
    """The columns' middles are at 210 and 310; the phrase itself is off the middle."""
    rules = [Box(205, 95, end, 95)]
    assert spanned(Box(205, 80, 229, 90), UNITS, THREE, rules) == found


@pytest.mark.parametrize(("gap", "found"), [(0.8, (1, 2)), (1.6, None)])
def test_pieces_of_a_spanners_rule_touch(gap: float, found: tuple[int, int] | None) -> None:
    rules = [Box(195, 95, 255, 95), Box(255 + gap, 95, 320, 95)]
    assert spanned(Box(205, 80, 229, 90), UNITS, THREE, rules) == found


@pytest.mark.parametrize(("off", "found"), [(1.0, (1, 2)), (2.2, None)])
def test_flush_labels_show_how_wide_their_cells_are(
    off: float, found: tuple[int, int] | None
) -> None:
    """Labels and figures end at 250 and 350, so that their cells reach from 150 to 350."""
    over = columns(60.0, 200.0, 270.0, 380.0, extents=[(62, 120), (240, 250), (340, 350)])
    units = [unit("Late", 230 + off, 250 + off, 1), unit("Late", 330 + off, 350 + off, 2)]
    assert spanned(Box(244, 80, 256, 90), units, over) == found
