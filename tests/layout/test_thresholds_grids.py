"""Both sides of every threshold that drawn tables, their cells and their pages are found by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from extractor.layout.choose import is_sound, score
from extractor.layout.grid import Grid, Span, build, cells_of
from extractor.layout.lines import chunks, line_of
from extractor.layout.loose import parted_rows
from extractor.layout.ruled import lattices, merged_lines
from extractor.layout.second import second_reading
from extractor.layout.stitch import continues, repeated, stitched
from extractor.layout.tables import is_table, split
from extractor.layout.turned import set_as_boxheads, set_in_cells
from extractor.pdf.page import Box, Ruling, Word
from tests.layout.drawing import line, page, prose, rule, table_words, tables, upright

SIZE = 10.0
XS = (60.0, 200.0, 300.0, 400.0, 500.0)


def grid_of(
    rows: Sequence[Sequence[str]],
    xs: Sequence[float] = XS,
    bold: Sequence[int] = (0,),
    number: int = 1,
) -> Grid:
    """A drawn grid of one line a cell."""
    ys = [100.0 + 15 * k for k in range(len(rows) + 1)]
    words = [
        w
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
        for w in line(text, xs[c] + 3, ys[r] + 12, bold=r in bold)
    ]
    edges = list(xs[: len(rows[0]) + 1])
    found = build(number, edges, ys, (), words, "ruled")
    assert found is not None
    return found


HEAD = ["Team", "Stage 1", "Stage 2"]


# --- how well a grid tabulates -----------------------------------------------------------------


def filled_with(texts: Sequence[str]) -> Grid:
    """A table of ten rows; ``texts`` are its ten figures, the stub is full."""
    return grid_of([HEAD[:2], *(["Adoption", text] for text in texts)])


@pytest.mark.parametrize(("blanks", "worse"), [(2, False), (6, True)])
def test_a_few_blanks_tell_nothing_against_a_table(blanks: int, worse: bool) -> None:
    """Of its 20 cells 18 or 14 are filled."""
    full = score(filled_with(["4"] * 10))
    assert (score(filled_with(["4"] * (10 - blanks) + [""] * blanks)) < full) is worse


@pytest.mark.parametrize(("fused", "more", "worse"), [(4, 5, True), (7, 9, False)])
def test_figures_side_by_side_tell_against_a_reading(fused: int, more: int, worse: bool) -> None:
    """So many of its 22 cells hold two figures; from a quarter on a reading is as bad as can be."""
    one, other = (filled_with(["4 12"] * n + ["4"] * (10 - n)) for n in (fused, more))
    assert (score(other) < score(one)) is worse


@pytest.mark.parametrize(("labels", "sound"), [(1, True), (0, False)])
def test_a_sound_reading_has_labels_and_columns_of_one_kind(labels: int, sound: bool) -> None:
    """Four columns of figures, of which one is half words; one or none of them is labelled."""
    xs = tuple(60.0 + 80 * k for k in range(6))
    head = ["Team", *["Stage 1"] * labels, *[""] * (4 - labels)]
    rows = [["Adoption", "4", "5", "6", "7" if k % 2 else "late"] for k in range(8)]
    assert is_sound(grid_of([head, *rows], xs)) is sound


# --- lattices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "count"), [(2.5, 1), (5.0, 2)])
def test_pieces_of_a_line_are_one_line(gap: float, count: int) -> None:
    across, _ = merged_lines([rule(60, 100, 200), rule(200 + gap, 100, 300)])
    assert len(across) == count


@pytest.mark.parametrize(("length", "count"), [(3.5, 0), (7.0, 1)])
def test_ticks_are_no_lines(length: float, count: int) -> None:
    across, _ = merged_lines([rule(60, 100, 60 + length)])
    assert len(across) == count


@pytest.mark.parametrize(("dot", "count"), [(1.5, 1), (2.8, 0)])
def test_dots_one_below_another_are_an_upright(dot: float, count: int) -> None:
    dots = [Ruling(Box(60, 100 + 4 * k, 60.1 + dot, 100 + 4 * k + dot)) for k in range(20)]
    assert len(merged_lines(dots)[1]) == count


@pytest.mark.parametrize(("gap", "columns"), [(2.0, 2), (3.8, 3)])
def test_a_double_line_is_one_edge(gap: float, columns: int) -> None:
    drawn = [rule(60, y, 300) for y in (100, 120)]
    drawn += [upright(x, 100, 120) for x in (60, 180, 180 + gap, 300)]
    (lattice,) = lattices(drawn)
    assert len(lattice.xs) - 1 == columns


@pytest.mark.parametrize(("short", "count"), [(2.5, 1), (5.0, 0)])
def test_lines_of_a_table_meet(short: float, count: int) -> None:
    drawn = [rule(60, 100, 300), *(upright(x, 100 + short, 140) for x in (60, 180, 300))]
    assert len(lattices(drawn)) == count


@pytest.mark.parametrize(("share", "columns"), [(0.45, 2), (0.8, 1)])
def test_half_a_line_parts_no_cells(share: float, columns: int) -> None:
    drawn = [rule(60, y, 300) for y in (100, 140, 160)]
    drawn += [upright(60, 100, 160), upright(300, 100, 160), upright(180, 140, 160)]
    drawn.append(upright(180, 140 - share * 40, 140))
    (lattice,) = lattices(drawn)
    assert max(span.columns for span in lattice.spans if span.row == 0) == columns


@pytest.mark.parametrize(("beyond", "columns"), [(8.0, 2), (18.0, 3)])
def test_rules_that_run_on_enclose_a_column_without_a_side(beyond: float, columns: int) -> None:
    drawn = [rule(60, y, 300 + beyond) for y in (100, 120, 140)]
    drawn += [upright(x, 100, 140) for x in (60, 180, 300)]
    (lattice,) = lattices(drawn)
    assert len(lattice.xs) - 1 == columns


@pytest.mark.parametrize(("share", "count"), [(0.99, 2), (0.94, 1)])
def test_a_frame_is_drawn_along_its_whole_side(share: float, count: int) -> None:
    frame = [rule(50, 100, 550), rule(50, 700, 50 + share * 500)]
    frame += [upright(50, 100, 700), upright(550, 100, 700)]
    inner = [rule(100, y, 300) for y in (500, 600)] + [
        upright(x, 500, 700) for x in (100, 200, 300)
    ]
    assert len(lattices(frame + inner)) == count


@pytest.mark.parametrize(("height", "rows"), [(3.5, 2), (8.0, 3)])
def test_the_gap_of_a_double_line_is_no_row(height: float, rows: int) -> None:
    ys = [100.0, 115.0, 115 + height, 130 + height]
    words = line("Team", 63, 112) + line("Adoption", 63, 127 + height)
    found = build(1, [60.0, 200.0, 300.0], ys, (), words, "ruled")
    assert found is not None and len(found.rows) == rows


# --- cells that lines fuse ---------------------------------------------------------------------


def stacked(
    stub: Sequence[str],
    *columns: Sequence[str],
    off: float = 0.0,
    low: float = 0.0,
    foot: float = 170.0,
) -> list[float]:
    """Row edges of one tall drawn row whose cells hold a line of print for each row; the last
    column's lines stand ``off`` lower, all figures ``low`` lower than the stub's."""
    words: list[Word] = []
    for c, texts in enumerate((stub, *columns)):
        for k, text in enumerate(texts):
            y = 115 + 14 * k + (low if c else 0) + (off if c == len(columns) else 0)
            words += line(text, XS[c] + 3, y)
    spans = [Span(0, c) for c in range(len(columns) + 1)]
    ys, _ = parted_rows(1, XS[: len(columns) + 2], [100.0, foot], spans, words)
    return ys


@pytest.mark.parametrize(("count", "rows"), [(3, 3), (2, 1)])
def test_one_column_of_stacked_figures_falls_into_rows(count: int, rows: int) -> None:
    assert len(stacked(["Adoption"] * count, ["4"] * count)) - 1 == rows


@pytest.mark.parametrize(("off", "rows"), [(3.5, 2), (7.0, 1)])
def test_stacked_figures_stand_on_the_same_lines(off: float, rows: int) -> None:
    assert len(stacked(["Adoption"] * 2, ["4"] * 2, ["5"] * 2, off=off)) - 1 == rows


@pytest.mark.parametrize(("low", "at_the_line"), [(2.0, True), (4.5, False)])
def test_rows_begin_where_their_labels_do(low: float, at_the_line: bool) -> None:
    """Labels and figures that begin together begin the row; else it begins between figures."""
    cut = stacked(["Adoption"] * 3, ["4"] * 3, low=low)[1]
    assert (cut == pytest.approx(119 + low)) is at_the_line


TEAMS = ["Team", "Adoption", "Fostering", "Leaving care"]
YEARS = ["2006/07", "4", "5", "6"], ["2007/08", "7", "-", "9"]


def test_a_boxhead_in_one_tall_row_with_its_figures_is_a_row_of_its_own() -> None:
    assert len(stacked(TEAMS, *YEARS)) - 1 == 4
    assert len(stacked(TEAMS, YEARS[0])) - 1 == 4
    assert len(stacked(TEAMS[:3], *(column[:3] for column in YEARS))) - 1 == 1


@pytest.mark.parametrize("lines", [6, 7])
def test_such_a_boxhead_has_few_lines(lines: int) -> None:
    head = ["Seen", "by", "the", "full", "review", "panel", "twice"][:lines]
    columns = [[*head, "4", "5", "6"], [*head, "7", "8", "9"]]
    rows = len(stacked([*head, "Adoption", "Fostering", "Baths"], *columns, foot=250.0)) - 1
    assert rows == (4 if lines == 6 else 1)


def test_two_rows_below_such_a_boxhead_need_three_columns_of_figures() -> None:
    columns = [["2006/07", "4", "5"], ["2007/08", "7", "-"], ["2008/09", "6", "2"]]
    assert len(stacked(TEAMS[:3], *columns)) - 1 == 3
    assert len(stacked(TEAMS[:3], *columns[:2])) - 1 == 1


def test_a_column_of_words_stands_beside_the_stub_in_such_a_row() -> None:
    limits = ["Limit", "10 working days", "20 working days", "65 working days"]
    assert len(stacked(TEAMS, limits, *YEARS)) - 1 == 4


def test_figures_half_way_down_their_labels_stand_in_the_labels_rows() -> None:
    """Below a label of one line, labels of two lines with their figures between the lines."""
    words: list[Word] = []
    stub = ["Team", "Adoption", "Safeguarding", "teams", "Leaving", "care"]
    for k, text in enumerate(stub):
        words += line(text, XS[0] + 3, 115 + 12 * k)
    for c, texts in enumerate((["Received", "4", "5", "6"], ["Upheld", "7", "8", "9"]), start=1):
        for text, y in zip(texts, (115, 127, 145, 169), strict=True):
            words += line(text, XS[c] + 3, y)
    ys, _ = parted_rows(1, XS[:4], [100.0, 185.0], [Span(0, c) for c in range(3)], words)
    names = [
        [w.text for w in words if w.box.x0 < XS[1] and a <= w.box.centre[1] < b]
        for a, b in pairwise(ys)
    ]
    assert names == [["Team"], ["Adoption"], ["Safeguarding", "teams"], ["Leaving", "care"]]


def test_arrows_stand_in_place_of_figures() -> None:
    assert len(stacked(TEAMS, YEARS[0], ["Trend", "↑", "↓", "→"])) - 1 == 4


@pytest.mark.parametrize(
    "columns",
    [
        (["2006/07", "4", "5", "6"], ["Remarks", "new", "new", "8"]),  # a column of words
        (["2006/07", "4", "5", "6"], ["2007/08", "7", "8"]),  # a figure less
        (["4", "a share of", "5", "6"], ["2007/08", "7", "8", "9"]),  # words among figures
    ],
)
def test_columns_that_do_not_match_below_their_heads_are_one_row(
    columns: tuple[list[str], list[str]],
) -> None:
    assert len(stacked(TEAMS, *columns)) - 1 == 1


def test_one_column_of_figures_has_a_label_for_each() -> None:
    wrapped = ["Team", "Adoption and", "fostering", "Leaving", "care"]
    assert len(stacked(wrapped, ["Taken", "4", "5", "6"])) - 1 == 1


# --- which grids are tables --------------------------------------------------------------------

PROSE = "complaints were made about this "


@pytest.mark.parametrize(
    ("mark", "words", "share", "tabulates"),
    [
        ("Aim", 20, 0.8, True),
        ("Aim", 45, 0.8, False),
        ("Aim", 45, 0.5, True),
        ("Aim", 45, 0.7, False),
        ("Aims 1", 45, 0.8, False),
        ("Aims 12", 45, 0.8, True),
    ],
)
def test_prose_in_a_frame_is_no_table(mark: str, words: int, share: float, tabulates: bool) -> None:
    left, rows = 60 + 400 * (1 - share), []
    for y in (100.0, 500.0):
        text = " ".join((PROSE * 12).split()[:words])
        rows += line(mark, 63, y + 12) + prose(text, left + 3, y + 12, 400 * share - 6)
    found = build(1, [60.0, left, 460.0], [100.0, 500.0, 900.0], (), rows, "ruled")
    assert found is not None and is_table(found) is tabulates


@pytest.mark.parametrize(("filled", "tabulates"), [(3, False), (6, True)])
def test_lines_around_hardly_any_text_are_a_drawing(filled: int, tabulates: bool) -> None:
    texts = ["4" if k < filled else "" for k in range(20)]
    xs = tuple(60.0 + 40 * k for k in range(6))
    assert is_table(grid_of([texts[k : k + 5] for k in range(0, 20, 5)], xs)) is tabulates


@pytest.mark.parametrize(("width", "pieces"), [(2, 1), (3, 2)])
def test_a_second_boxhead_begins_a_table(width: int, pieces: int) -> None:
    row = ["Adoption", "4", "5"][:width]
    rows = [HEAD[:width], row, row, HEAD[:width], row, row]
    assert len(split(grid_of(rows, bold=(0, 3)))) == pieces


@pytest.mark.parametrize(("words", "count"), [(10, 0), (5, 1)])
def test_a_table_without_a_line_holds_mostly_figures(words: int, count: int) -> None:
    """Ten rows of a figure, and remarks in so many of them."""
    rows = [["Team", "Stage", "Remark"]]
    rows += [["Adoption", "4", "Late" if k < words else ""] for k in range(10)]
    assert len(tables(page(table_words(rows, [60, 200, 300, 400], 100)))) == count


# --- over page breaks --------------------------------------------------------------------------

ROWS = [HEAD, ["Adoption", "4", "5"], ["Early help", "6", "7"]]


@pytest.mark.parametrize(("off", "goes_on"), [(4.0, True), (9.0, False)])
def test_a_table_goes_on_with_the_same_columns(off: float, goes_on: bool) -> None:
    below = grid_of(ROWS[1:], (60.0, 200 + off, 300.0, 400.0), bold=(), number=2)
    assert continues(grid_of(ROWS), below) is goes_on


def test_a_boxhead_that_is_repeated_has_few_rows() -> None:
    """Rows of dashes alone look alike on every page."""
    rows = [["Adoption", "-", "-"]] * 7
    assert repeated(grid_of(rows), grid_of(rows, number=2)) == 4


@pytest.mark.parametrize(("words", "rows"), [(5, 4), (6, 3)])
def test_a_long_stub_alone_on_a_new_page_is_the_rest_of_its_row(words: int, rows: int) -> None:
    xs = (60.0, 400.0, 450.0, 500.0)
    below = grid_of([["Services " * words, "", ""]], xs, bold=(), number=2)
    assert len(stitched(grid_of(ROWS, xs), below).rows) == rows


# --- labels on their side ----------------------------------------------------------------------


def on_its_side(text: str, x: float, foot: float, height: float = 50.0) -> Word:
    return Word(text, Box(x, foot - height, x + SIZE, foot), SIZE)


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, True)])
def test_one_word_on_its_side_is_no_boxhead(count: int, found: bool) -> None:
    labels = [on_its_side("Upheld", 100 + 40 * k, 200) for k in range(count)]
    assert bool(set_as_boxheads(labels)) is found


@pytest.mark.parametrize(("off", "found"), [(2.0, True), (4.5, False)])
def test_labels_on_their_side_stand_at_one_height(off: float, found: bool) -> None:
    labels = [on_its_side("Upheld", 100, 200), on_its_side("Late", 140, 200 + off, 50 + 0.01 * off)]
    assert bool(set_as_boxheads(labels)) is found


@pytest.mark.parametrize(("apart", "found"), [(12.0, False), (18.0, True)])
def test_lines_of_one_label_on_its_side_stand_close(apart: float, found: bool) -> None:
    words = [on_its_side("Partly", 100, 200), on_its_side("upheld", 100 + apart, 200)]
    assert bool(set_as_boxheads(words)) is found


def test_a_label_on_its_side_is_set_within_its_cell() -> None:
    turned = [on_its_side("Partly", 104, 200), on_its_side("upheld", 104, 140)]
    words = set_in_cells(turned, [Span(0, 0)], [100.0, 120.0], [80.0, 205.0])
    assert words[0].box.x0 >= 100 and words[-1].box.x1 <= 120
    assert words[-1].box.x1 - words[0].box.x0 >= 0.75 * 20
    assert [one.text for one in chunks(line_of(1, words))] == ["Partly upheld"]


def test_a_label_on_its_side_in_a_low_cell_stays_in_it() -> None:
    (word,) = set_in_cells(
        [on_its_side("No", 150, 106, 6)], [Span(0, 0)], [100.0, 300.0], [98.0, 108.0]
    )
    assert 0.6 * 10 <= word.box.height <= 10


# --- the second engine -------------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "found"), [(1, False), (2, True)])
def test_the_second_engine_is_believed_where_it_sees_a_table(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int, found: bool
) -> None:
    asked: list[list[float]] = []

    def read_pdf(*_: object, table_areas: list[str], **__: object) -> list[SimpleNamespace]:
        asked.append([float(part) for part in table_areas[0].split(",")])
        edges = [60.0, 160.0, 260.0][: columns + 1]
        cols = list(pairwise(edges))
        return [SimpleNamespace(cols=cols, rows=[(742.0, 727.0), (727.0, 712.0)])]

    monkeypatch.setattr("camelot.io.read_pdf", read_pdf)
    words = line("Team", 63, 112) + line("Adoption", 63, 127) + line("4", 163, 127)
    box = Box(60, 100, 260, 130)
    grid = second_reading(tmp_path / "report.pdf", page(words), box, words)
    assert (grid is not None) is found
    if grid is not None:
        assert [cell.text for cell in cells_of(grid)] == ["Team", "", "Adoption", "4"]
    left, top, right, bottom = asked[0]
    around = (60 - left, right - 260, top - (842 - 100), (842 - 130) - bottom)
    assert all(2 <= reach <= 5 for reach in around)
