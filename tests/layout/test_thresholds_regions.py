"""Both sides of every threshold that tables without drawn cells are found by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.contents import heads_contents, is_contents
from extractor.layout.lines import Line, line_of
from extractor.layout.regions import (
    Region,
    bare_regions,
    ruled_regions,
)
from extractor.layout.stretches import tabular_stretches
from extractor.layout.tabular_lines import is_tabular
from extractor.layout.unruled import read, white_edges
from extractor.pdf.page import Box, Page, Word
from tests.layout.drawing import line, page, rule, tables

SIZE = 10.0
PITCH = 15.0


def row(
    y: float,
    label: str,
    *figures: str,
    at: Sequence[float] = (260.0, 340.0, 420.0),
    x: float = 62.0,
    size: float = SIZE,
    bold: bool = False,
) -> list[Word]:
    """A row of print: its label flush left, its figures at ``at``."""
    words = line(label, x, y, size, bold) if label else []
    for text, place in zip(figures, at, strict=False):
        words += line(text, place, y, size, bold)
    return words


def lines(*rows: list[Word]) -> list[Line]:
    return [line_of(1, words) for words in rows]


# --- between rules -----------------------------------------------------------------------------


def ruled(
    ys: Sequence[float],
    words: Sequence[Word],
    *,
    ends: Sequence[float] | None = None,
    x0: float = 60.0,
    x1: float = 460.0,
) -> tuple[Region, ...]:
    """The regions between rules at ``ys``, each as long as ``ends`` says."""
    rights = ends or [x1] * len(ys)
    rules = [rule(x0, y, right) for y, right in zip(ys, rights, strict=True)]
    return tuple(ruled_regions(page(words, rules), words))


TABLE = [
    *row(112, "Team", "Received", "Upheld"),
    *row(127, "Adoption", "4", "1"),
    *row(142, "Early help", "9", "3"),
]


def count_of(regions: Sequence[Region]) -> int:
    """How many lines of print the largest region holds."""
    return max((len(region.lines) for region in regions), default=0)


@pytest.mark.parametrize(("off", "count"), [(6.0, 3), (11.0, 0)])
def test_rules_of_one_table_end_together(off: float, count: int) -> None:
    assert count_of(ruled([100, 145], TABLE, ends=[460, 460 + off])) == count


@pytest.mark.parametrize(("width", "count"), [(45.0, 0), (85.0, 2)])
def test_a_short_rule_is_no_tables(width: float, count: int) -> None:
    words = line("A", 61, 112) + line("4", 95, 112) + line("B", 61, 127) + line("5", 95, 127)
    assert count_of(ruled([100, 115, 130], words, x1=60 + width)) == count


@pytest.mark.parametrize(("height", "count"), [(19.0, 5), (28.0, 2)])
def test_a_sub_head_between_rules_is_hardly_higher_than_a_row(height: float, count: int) -> None:
    ys = [100.0, 115.0, 130.0, 130 + height, 145 + height, 160 + height]
    words = row(112, "Adoption", "4", "1") + row(127, "Early help", "9", "3")
    words += row(130 + height - 3, "Other services")
    words += row(142 + height, "Housing", "4", "1") + row(157 + height, "Waste", "9", "3")
    assert count_of(ruled(ys, words)) == count


@pytest.mark.parametrize(("gap", "top"), [(2.0, 100.0), (4.5, 104.5)])
def test_a_double_rule_is_one_rule(gap: float, top: float) -> None:
    words = [Word(w.text, w.box, w.size, bold=w.box.bottom < 115) for w in TABLE]
    (region,) = ruled([100, 100 + gap, 145], words)
    assert region.box.top == pytest.approx(top)


@pytest.mark.parametrize(("out", "count"), [(3.0, 3), (5.5, 0)])
def test_text_may_stand_a_little_out_of_its_rules(out: float, count: int) -> None:
    words = [*TABLE, Word("12", Box(440, 117, 460 + out, 127), SIZE)]
    assert count_of(ruled([100, 145], words)) == count


@pytest.mark.parametrize(("off", "count"), [(4.0, 4), (9.0, 3)])
def test_a_last_row_below_the_last_rule_keeps_to_its_columns(off: float, count: int) -> None:
    words = row(112, "Adoption", "24", at=[300]) + row(127, "Early help", "19", at=[300])
    words += row(142, "Housing", "34", at=[300])
    words += row(157, "Waste", "12", at=[300 + off])
    assert count_of(ruled([100, 115, 130, 145], words)) == count


def test_a_head_and_a_foot_without_rules_keep_some_white() -> None:
    words = row(110, "Team", "Received", "Upheld") + row(127, "Adoption", "4", "1")
    words += row(142, "Early help", "9", "3") + row(157, "Housing", "5", "2")
    (region,) = ruled([115, 130, 145], words)
    assert 1 < min(w.box.top for w in words) - region.box.top < 3
    assert 1 < region.box.bottom - max(w.box.bottom for w in words) < 3


@pytest.mark.parametrize(
    ("prose", "x", "width", "count"),
    [
        (2, 62.0, 260.0, 12),
        (4, 62.0, 260.0, 0),
        (4, 62.0, 150.0, 14),
        (4, 120.0, 260.0, 0),
        (4, 190.0, 260.0, 14),
    ],
)
def test_few_lines_between_rules_are_prose(prose: int, x: float, width: float, count: int) -> None:
    """Ten rows of figures and some lines of one text each, ``width`` of 400 points wide."""
    words = [w for k in range(10) for w in row(112 + 12 * k, "Adoption", "4", "1")]
    for k in range(prose):
        y = 232.0 + 12 * k
        words.append(Word("complaints", Box(x, y - 10, x + width, y), SIZE))
    assert count_of(ruled([100, 300], words)) == count


# --- edges that are drawn ----------------------------------------------------------------------


def shaded_edges(cuts: Sequence[Sequence[float]], gap: float = 1.0) -> tuple[float, ...]:
    """The column edges of a table whose rows are shaded in pieces that meet at ``cuts``."""
    words, fills = [], []
    for k, inner in enumerate(cuts):
        y = 112 + PITCH * k
        words += row(y, "Adoption", "4", "1", "2")
        starts, ends = [60.0, *(x + gap / 2 for x in inner)], [*(x - gap / 2 for x in inner), 460.0]
        fills += [Box(a, y - 12, b, y + 3) for a, b in zip(starts, ends, strict=True)]
    (region,) = bare_regions(Page(1, 595, 842, tuple(words), fills=tuple(fills)), words)
    return region.edges


@pytest.mark.parametrize(("gap", "count"), [(2.0, 1), (4.5, 0)])
def test_shading_cell_by_cell_shows_the_columns(gap: float, count: int) -> None:
    assert len(shaded_edges([[200.0]] * 4, gap)) == count


@pytest.mark.parametrize(("times", "edges"), [(1, 1), (3, 2)])
def test_an_edge_is_drawn_in_most_rows(times: int, edges: int) -> None:
    cuts = [[200.0, 300.0]] * times + [[200.0]] * (4 - times)
    assert len(shaded_edges(cuts)) == edges


def test_edges_of_rows_may_be_off_each_other() -> None:
    assert len(shaded_edges([[x] for x in (199.6, 200.2, 200.8, 201.4, 202.0, 202.4)])) == 1


@pytest.mark.parametrize(("apart", "count"), [(3.0, 1), (5.0, 2)])
def test_edges_close_to_each_other_are_one(apart: float, count: int) -> None:
    assert len(shaded_edges([[201.0, 201 + apart]] * 3, gap=0.5)) == count


# --- where nothing is drawn --------------------------------------------------------------------


@pytest.mark.parametrize(("pitch", "count"), [(25.0, 1), (45.0, 1), (55.0, 0)])
def test_rows_of_a_table_stand_close(pitch: float, count: int) -> None:
    words = [w for k in range(4) for w in row(100 + pitch * k, "Adoption", "4", "1")]
    assert len(bare_regions(page(words), words)) == count


@pytest.mark.parametrize(("listed", "contents"), [(9, True), (6, False)])
def test_a_table_of_contents_is_no_table(listed: int, contents: bool) -> None:
    rows = [row(100 + 12 * k, "Outcomes of complaints", str(k + 1)) for k in range(listed)]
    rows += [row(300 + 12 * k, "Outcomes") for k in range(10 - listed)]
    region = Region(tuple(lines(*rows)), Box(60, 90, 460, 500))
    assert is_contents(region) is contents


def listed(*numbers: int) -> Region:
    """Entries with their page numbers."""
    rows = [row(100 + 12 * k, "Outcomes of complaints", str(n)) for k, n in enumerate(numbers)]
    return Region(tuple(lines(*rows)), Box(60, 90, 460, 500))


@pytest.mark.parametrize(
    ("numbers", "contents"),
    [
        ((2, 4, 4, 8, 13, 16, 8, 10, 11, 15), True),
        # figures of two services fall and rise
        ((31, 12, 14, 9, 22, 40, 8, 10, 11, 15), False),
        ((2, 4, 4, 8, 13, 16, 19, 20, 3, 5), False),
    ],
)
def test_a_page_of_contents_may_hold_several_lists(numbers: Sequence[int], contents: bool) -> None:
    assert is_contents(listed(*numbers), several=True) is contents
    assert not is_contents(listed(*numbers))


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("CONTENTS", True),
        ("Table of contents", True),
        ("List of tables", True),
        ("List of complaints by ward", False),
        ("What the contents of a reply should be", False),
    ],
)
def test_headings_of_contents(text: str, heads: bool) -> None:
    assert heads_contents(lines(row(100, text))) is heads


@pytest.mark.parametrize(("size", "kept"), [(14.0, False), (11.0, True)])
def test_a_larger_heading_below_a_rule_is_none_of_the_table(size: float, kept: bool) -> None:
    words = [*line("Stage 1", 62, 104, size), *TABLE]
    (found,) = ruled((85, 116, 131, 146, 161), words)
    assert ("Stage" in found.lines[0].text) is kept


@pytest.mark.parametrize(("texts", "tabular"), [(2, False), (3, True)])
def test_words_side_by_side_are_columns(texts: int, tabular: bool) -> None:
    (found,) = lines(row(100, "Team", *["Upheld", "Late"][: texts - 1]))
    assert is_tabular(found) is tabular


def figures(count: int, y: float = 100.0, pitch: float = PITCH) -> list[list[Word]]:
    """Rows of two figures."""
    return [row(y + pitch * k, "Adoption services", "4", "1") for k in range(count)]


@pytest.mark.parametrize(("rows", "count"), [(2, 0), (3, 1)])
def test_a_table_without_rules_has_some_rows(rows: int, count: int) -> None:
    assert len(tabular_stretches(lines(*figures(rows)))) == count


@pytest.mark.parametrize(("labels", "count"), [(6, 1), (7, 2)])
def test_some_lines_of_labels_may_stand_between_rows(labels: int, count: int) -> None:
    run = figures(3) + [row(145 + 15 * k, "Housing and waste") for k in range(labels)]
    run += figures(3, 145 + 15 * labels)
    assert len(tabular_stretches(lines(*run))) == count


@pytest.mark.parametrize(("size", "count"), [(10.4, 1), (11.5, 2)])
def test_larger_print_between_rows_titles_the_next_table(size: float, count: int) -> None:
    run = [*figures(3), row(148, "Stage 2", size=size), row(163, "Team", "Received", "Upheld")]
    run += figures(3, 178)
    assert len(tabular_stretches(lines(*run))) == count


@pytest.mark.parametrize(
    ("text", "down", "inset", "size", "belongs"),
    [
        ("and support", 13.0, 0.0, 10.0, True),
        ("and support", 18.0, 0.0, 10.0, False),
        ("and support", 13.0, 10.0, 10.0, True),
        ("and support", 13.0, 20.0, 10.0, False),
        ("and support", 13.0, 0.0, 9.7, True),
        ("and support", 13.0, 0.0, 9.2, False),
        ("Support", 13.0, 0.0, 10.0, True),  # closer than the rows
        ("Support", 15.0, 0.0, 10.0, False),
    ],
)
def test_the_end_of_the_last_label_belongs_to_its_table(
    text: str, down: float, inset: float, size: float, belongs: bool
) -> None:
    run = [*figures(3, pitch=15.5), row(131 + down, text, x=62 + inset, size=size)]
    assert tabular_stretches(lines(*run)) == [(0, 4 if belongs else 3)]


@pytest.mark.parametrize(("pitch", "start"), [(16.0, 0), (26.0, 1)])
def test_a_label_over_the_columns_stands_close(pitch: float, start: int) -> None:
    run = [row(100 - pitch, "", "Complaints"), *figures(3)]
    assert tabular_stretches(lines(*run)) == [(start, 4)]


@pytest.mark.parametrize(("letters", "start"), [(8, 0), (16, 2)])
def test_a_label_beside_two_tiers_is_narrow(letters: int, start: int) -> None:
    """Set half way down beside "2020/21 | 2021/22" over "No. % No. %"."""
    upper = row(76, "", "2020/21", "2021/22", at=[200, 280])
    aside = row(88, "", "C" * letters, at=[380])
    lower = row(100, "", "No.", "%", "No.", "%", at=[200, 240, 280, 350])
    body = [
        row(115 + 15 * k, "Adoption", "4", "10%", "5", "11%", "6", at=[200, 240, 280, 320, 380])
        for k in range(3)
    ]
    assert tabular_stretches(lines(upper, aside, lower, *body)) == [(start, 6)]


# --- white between columns ---------------------------------------------------------------------


def white(*rows: list[Word]) -> tuple[float, ...]:
    found = lines(*rows)
    words = tuple(w for one in found for w in one.words)
    box = Box(min(w.box.x0 for w in words), 90, max(w.box.x1 for w in words), 400)
    return white_edges(Region(tuple(found), box, words=words))


@pytest.mark.parametrize(("gap", "edges"), [(3.0, 1), (6.0, 2)])
def test_white_between_columns_has_some_width(gap: float, edges: int) -> None:
    """The third column begins so far right of the longest text of the second."""
    at = [200, 240 + gap]
    head = row(85, "Team", "Received", at=[200])
    rows = [row(100 + 15 * k, "Adoption", text, "5", at=at) for k, text in enumerate("46")]
    long = [*line("Housing", 62, 130), Word("12345678", Box(200, 120, 240, 130), SIZE)]
    assert len(white(head, *rows, long)) == edges


@pytest.mark.parametrize(("inset", "edge"), [(9.0, 195.0), (18.0, 151.0)])
def test_a_label_alone_in_its_line_begins_where_the_table_does(inset: float, edge: float) -> None:
    """A long label widens the stub; text that begins further in says nothing of it."""
    rows = [row(100 + 15 * k, "Adoption", "4", at=[200]) for k in range(3)]
    alone = [Word("Services", Box(62 + inset, 135, 190, 145), SIZE)]
    (found,) = white(row(85, "Team", "No.", at=[200]), *rows, alone)
    assert found == pytest.approx(edge)


@pytest.mark.parametrize(("count", "edges"), [(20, 1), (12, 0)])
def test_one_line_in_twenty_may_cross_the_white(count: int, edges: int) -> None:
    rows = [row(100 + 15 * k, "Adoption", "4", at=[210]) for k in range(count - 1)]
    crossing = [*line("Early", 62, 600), Word("helping", Box(95, 590, 207, 600), SIZE)]
    crossing += line("4", 210, 600)
    assert len(white(row(85, "Team", "Received", at=[210]), *rows, crossing)) == edges


@pytest.mark.parametrize(("rules", "rows"), [(4, 4), (5, 3)])
def test_many_rules_part_rows(rules: int, rows: int) -> None:
    """Between rules that part rows even what looks like a sub-head belongs to its row."""
    ys = [96.0, 115.0, 130.0, 157.0, 172.0][:rules]
    printed = [row(112, "Team", "Received"), row(127, "Adoption", "4"), row(142, "Early help", "9")]
    found = lines(*printed, row(154, "Other services:", bold=True))
    every = tuple(w for one in found for w in one.words)
    grid = read(Region(tuple(found), Box(60, 96, 460, 157), tuple(ys), words=every), "rules")
    assert grid is not None and len(grid.rows) == rows


@pytest.mark.parametrize(("down", "in_body"), [(14.0, False), (19.0, True)])
def test_a_line_of_the_stub_closer_to_the_boxhead_is_its(down: float, in_body: bool) -> None:
    """The figures of the first row stand 20 points below the line."""
    y = 112 + down
    printed = [row(112, "Team", "Received"), row(y, "Services for"), row(y + 20, "adults", "4")]
    found = lines(*printed, row(y + 40, "Waste", "9"))
    every = tuple(w for one in found for w in one.words)
    grid = read(Region(tuple(found), Box(60, 96, 460, 200), words=every), "aligned")
    assert grid is not None
    body = [cells[0].text for cells in grid.rows if any(c.text == "4" for c in cells)]
    assert ("Services" in body[0]) is in_body


@pytest.mark.parametrize(("label", "count"), [("", 0), ("Received", 1)])
def test_what_hardly_tabulates_between_rules_is_no_table(label: str, count: int) -> None:
    """Figures set side by side and words among them; a boxhead outweighs them."""
    words = row(112, "Team", *[label] * bool(label))
    for y, name in ((127, "Early help"), (142, "Housing")):
        words += row(y, name, "12", "13", at=[260, 273])
    words += row(157, "Waste", "late")
    assert len(tables(page(words, [rule(60, y, 460) for y in (100, 115, 160)]))) == count


@pytest.mark.parametrize(("figures", "tabular"), [(2, False), (3, True)])
def test_figures_set_close_are_columns_where_there_are_several(figures: int, tabular: bool) -> None:
    words = line("Answered in good time", 60, 100)
    for index in range(figures):
        words += line("63%", 60 + 112 + 23 * index, 100)
    (found,) = lines(words)
    assert is_tabular(found) is tabular
