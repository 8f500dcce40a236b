"""Both sides of every threshold that running heads, tiles and captions are found by.

Each example stands a little on one side of a threshold, its counter-example a little on the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.captions import off_title_row
from extractor.layout.furniture import strip_furniture
from extractor.layout.grid import Grid, Span, build
from extractor.layout.labelled import is_labelled
from extractor.layout.tiles import tiles_of
from extractor.pdf.page import Box, Page, Ruling, Word
from tests.layout.drawing import ADVANCE, line, page, rule, tables, upright
from tests.layout.drawing import drawn_table as drawn
from tests.layout.prints import SIZE, STYLE

# --- furniture ---------------------------------------------------------------------------------

HEAD = "Annual report on complaints"


def kept(each: Sequence[Page]) -> bool:
    """Whether the pages keep their running head."""
    return any(HEAD.split()[0] in w.text for p in strip_furniture(each).pages for w in p.words)


def headed(y: float, number: int, **drawn: Sequence[Ruling] | Sequence[Box]) -> Page:
    body = line(f"Sentence {'abc'[number % 3]} of the page", 60, 400)
    return page([*line(HEAD, 60, y), *body], number=number, **drawn)  # type: ignore[arg-type]


@pytest.mark.parametrize(("y", "stays"), [(90.0, False), (150.0, True)])
def test_running_heads_stand_at_the_pages_end(y: float, stays: bool) -> None:
    assert kept([headed(y, k) for k in (1, 2, 3)]) is stays


@pytest.mark.parametrize(("shift", "stays"), [(4.0, False), (9.0, True)])
def test_running_heads_stand_at_one_height(shift: float, stays: bool) -> None:
    assert kept([headed(50, 1), headed(50 + shift, 2)]) is stays


@pytest.mark.parametrize(("pages", "stays"), [((1, 3), False), ((1, 4), True)])
def test_running_heads_may_be_on_every_other_page(pages: Sequence[int], stays: bool) -> None:
    every = [headed(50, k) if k in pages else page(line("Text", 60, 400)) for k in range(1, 5)]
    assert kept(every) is stays


@pytest.mark.parametrize(("depth", "stays"), [(4, False), (5, True)])
def test_running_heads_take_few_lines(depth: int, stays: bool) -> None:
    texts = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"][: depth - 1]
    every = []
    for number in (1, 2, 3):
        words = [w for k, text in enumerate(texts) for w in line(text, 60, 30 + 14 * k)]
        words += line(HEAD, 60, 30 + 14 * len(texts))
        every.append(page([*words, *line("Text", 60, 400)], number=number))
    assert kept(every) is stays


@pytest.mark.parametrize(
    ("off", "width", "stays"),
    [(18.0, 300.0, True), (35.0, 300.0, False), (10.0, 15.0, False), (10.0, 30.0, True)],
)
def test_text_between_drawn_lines_is_no_running_head(off: float, width: float, stays: bool) -> None:
    middle, x = 55.0, 60 + 60.0
    rules = [rule(x, middle - off, x + width), rule(x, middle + off, x + width)]
    every = []
    for number in (1, 2, 3):
        words = [Word(HEAD.split()[0], Box(x, 50, x + 10, 60), SIZE)]
        every.append(page([*words, *line("Text", 60, 400)], rules, number=number))
    assert kept(every) is stays


@pytest.mark.parametrize(("share", "stays"), [(0.2, True), (0.45, False)])
def test_text_on_a_shaded_band_is_no_running_head(share: float, stays: bool) -> None:
    band = Box(40, 20, 500, 20 + share * 842)
    assert kept([headed(50, k, fills=[band]) for k in (1, 2, 3)]) is stays


@pytest.mark.parametrize(("short", "stays"), [(1.5, True), (3.0, False)])
def test_text_between_uprights_is_no_running_head(short: float, stays: bool) -> None:
    """Open above: a drawn line below and uprights that end just short of the text's middle."""
    middle = 45.0
    drawn = [rule(40, 60, 400), upright(50, middle + short, 60), upright(300, middle + short, 60)]
    assert kept([headed(50, k, rulings=drawn) for k in (1, 2, 3)]) is stays


@pytest.mark.parametrize(("columns", "stays"), [(2, False), (3, True)])
def test_a_boxhead_at_the_top_of_a_page_is_no_running_head(columns: int, stays: bool) -> None:
    every = []
    for number in (1, 2, 3):
        heads = ["Annual", "Stage", "Upheld"][:columns]
        words = [w for k, text in enumerate(heads) for w in line(text, 60 + 100 * k, 50)]
        row = [f"Team{'abc'[number % 3]}", str(number), str(3 * number)]
        words += [w for k, text in enumerate(row) for w in line(text, 60 + 100 * k, 64)]
        every.append(page([*words, *line("Text", 60, 400)], number=number))
    assert kept(every) is stays


# --- tiles -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "pitch", "off", "count"),
    [
        (14.0, 1.6, 0.0, 1),
        (11.0, 1.6, 0.0, 0),
        (14.0, 2.0, 0.0, 1),
        (14.0, 3.5, 0.0, 0),
        (14.0, 1.6, 3.0, 1),
        (14.0, 1.6, 6.0, 0),
    ],
)
def test_tiles_are_large_numbers_over_words(
    size: float, pitch: float, off: float, count: int
) -> None:
    numbers = line("48", 60, 100, size) + line("71%", 260, 100, size)
    y = 100 + pitch * size
    words = line("complaints were made", 60 + off, y) + line("answered in good time", 260 + off, y)
    assert len(tiles_of(page(numbers + words), STYLE.size)) == count


@pytest.mark.parametrize(("size", "count"), [(12.0, 1), (13.5, 0)])
def test_words_of_tiles_are_smaller_than_their_numbers(size: float, count: int) -> None:
    numbers = line("48", 60, 100, 14) + line("71%", 260, 100, 14)
    words = line("complaints", 60, 120, size) + line("in time", 260, 120, size)
    assert len(tiles_of(page(numbers + words), STYLE.size)) == count


@pytest.mark.parametrize(("pitch", "text"), [(17.0, "48 complaints were made"), (22.0, "48 were")])
def test_lines_of_a_tile_are_close(pitch: float, text: str) -> None:
    numbers = line("48", 60, 100, 14) + line("71%", 260, 100, 14)
    words = line("were", 60, 120) + line("complaints made", 60, 120 + pitch)
    found = tiles_of(page(numbers + words + line("in time", 260, 120)), STYLE.size)
    said = [" ".join(line.text for line in tile.lines) for tile in found[0].blocks]
    assert said[0].startswith("48 were") and ("complaints made" in said[0]) is (len(text) > 8)


@pytest.mark.parametrize(("off", "count"), [(3.0, 1), (6.0, 0)])
def test_numbers_of_a_row_of_tiles_are_level(off: float, count: int) -> None:
    numbers = line("48", 60, 100, 14) + line("71%", 260, 100 + off, 14)
    words = line("complaints", 60, 120) + line("in time", 260, 120 + off)
    assert len(tiles_of(page(numbers + words), STYLE.size)) == count


@pytest.mark.parametrize(("lines", "count"), [(8, 1), (9, 0)])
def test_a_tile_has_few_lines(lines: int, count: int) -> None:
    words = line("48", 60, 100, 14) + line("71%", 260, 100, 14) + line("in time", 260, 120)
    for index in range(lines):
        words += line("words that go on", 60, 120 + 12 * index)
    assert len(tiles_of(page(words), STYLE.size)) == count


# --- captions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Table 3: " + "complaints " * 15, True),
        ("Table 3: " + "complaints " * 27, False),
        ("Table 3. " + "complaints " * 8 + "made.", True),
        ("Table 3. " + "complaints " * 16 + "made.", False),
    ],
)
def test_a_long_line_that_begins_like_a_caption_is_a_paragraph(text: str, labelled: bool) -> None:
    assert is_labelled(text) is labelled


def grid_of(rows: Sequence[Sequence[str]]) -> Grid:
    """A grid of cells whose first row is one cell over the whole width."""
    xs = [60.0, 160.0, 260.0]
    ys = [100.0 + 15 * k for k in range(len(rows) + 1)]
    words = [
        w
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for w in line(text, xs[c] + 3, ys[r] + 12)
    ]
    grid = build(1, xs, ys, [Span(0, 0, 1, 2)], words, "ruled")
    assert grid is not None
    return grid


def test_a_title_row_leaves_a_table_below_it() -> None:
    rows = [["Complaints received"], ["Team", "Number"], ["Adoption", "4"]]
    assert off_title_row(grid_of(rows)).title == "Complaints received"
    assert off_title_row(grid_of(rows[:2])).title is None


def captioned(
    gap: float, x: float = 60.0, align: str = "left", text: str = "Table 1: Complaints"
) -> str | None:
    """The caption of a table whose head is at y 300, a line ``gap`` points above it."""
    words, rulings = drawn(
        [["Team", "Number"], ["Adoption", "4"], ["Early help", "9"]], [60, 160, 260], 300
    )
    words += line(text, x, 300 - gap, bold=True, align=align)
    for y in (600, 660):  # headings look like the title, and stand above text
        words += line("Introduction", 60, y, bold=True) + line("Text of the report", 60, y + 20)
    (table,) = tables(page(words, rulings))
    return table.caption


@pytest.mark.parametrize(
    ("gap", "found"), [(14.0, True), (28.0, False), (-2.0, True), (-4.5, False)]
)
def test_a_caption_stands_close_above_its_table(gap: float, found: bool) -> None:
    assert (captioned(gap) is not None) is found


@pytest.mark.parametrize(("off", "found"), [(6.0, True), (12.0, False)])
def test_a_title_centred_over_its_table_is_its_caption(off: float, found: bool) -> None:
    assert (captioned(8, 160 + off, "centre", "Received") is not None) is found


@pytest.mark.parametrize(("inset", "found"), [(14.0, False), (30.0, True)])
def test_a_title_as_wide_as_its_table_is_a_heading(inset: float, found: bool) -> None:
    letters = round((200 - 2 * inset) / (ADVANCE * SIZE))
    assert (captioned(8, 160, "centre", "R" * letters) is not None) is found


@pytest.mark.parametrize(("gap", "found"), [(18.0, True), (38.0, False)])
def test_a_note_stands_close_below_its_table(gap: float, found: bool) -> None:
    words, rulings = drawn([["Team", "Number"], ["Adoption", "4"]], [60, 160, 260], 300)
    words += line("Note: one case is still open", 60, 330 + gap + SIZE)
    (table,) = tables(page([*words, *line("Text", 60, 600)], rulings))
    assert (table.after is not None) is found


@pytest.mark.parametrize(
    ("share", "height", "found"),
    [(1.0, 80.0, True), (1.0, 45.0, False), (0.45, 80.0, True), (0.2, 80.0, False)],
)
def test_a_chart_may_stand_between_a_caption_and_its_table(
    share: float, height: float, found: bool
) -> None:
    """The picture fills ``height`` of 100 points, ``share`` of its width is over the table."""
    words, rulings = drawn([["Team", "Number"], ["Adoption", "4"]], [60, 160, 260], 300)
    words += line("Table 1: Complaints", 60, 200)
    left = 260 - 100 * share
    picture = Box(left, 210, left + 100, 210 + height)
    (table,) = tables(page([*words, *line("Text", 60, 600)], rulings, images=[picture]))
    assert (table.caption is not None) is found
