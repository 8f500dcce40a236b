"""Tables without drawn cells that go on over a page break."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.pdf.page import Box, Page, Ruling, Word
from tests.layout.drawing import drawn_table, line, page, prose, rule, table_words, tables, texts

XS: list[float] = [60, 220, 300, 380, 460]
HEAD = ["Team", "Taken", "Closed", "Open"]
ROWS = [
    HEAD,
    ["Fostering", "96", "71", "25"],
    ["Adoption", "9", "7", "2"],
    ["Youth work", "14", "14", "0"],
    ["All teams", "119", "92", "27"],
]
FOOT = 700.0
TEXT = "What each team took and closed in the year is set out here for members."
AFTER = "Members may wish to ask which of these had been open for longest at the end."


def before(count: int, words: list[Word] | None = None) -> list[Word]:
    """A page whose foot holds so many of the table's rows."""
    top = FOOT - 15 * count
    table = table_words(ROWS[:count], XS, top) if words is None else words
    return prose(TEXT, 60, 80, 470) + table


def after(rows: list[list[str]], top: float = 70, bold: tuple[int, ...] = ()) -> list[Word]:
    """A page that begins with rows."""
    below = top + 15 * len(rows) + 40
    return table_words(rows, XS, top, bold_rows=bold) + prose(AFTER, 60, below, 470)


def found(*pages: list[Word]) -> list[tuple[list[list[str]], tuple[int, ...]]]:
    made = [page(words, number=k) for k, words in enumerate(pages, start=1)]
    return [(texts(table), table.pages) for table in tables(*made)]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_rows_below_a_break_are_under_the_boxhead_above_it(count: int) -> None:
    """The boxhead may be all that stands on the first page."""
    assert found(before(count), after(ROWS[count:])) == [(ROWS, (1, 2))]


@pytest.mark.parametrize("count", [1, 3])
def test_a_boxhead_printed_again_is_left_out(count: int) -> None:
    assert found(before(count), after([HEAD, *ROWS[count:]], bold=(0,))) == [(ROWS, (1, 2))]


def test_cells_are_where_they_are_printed() -> None:
    made = [page(before(3), number=1), page(after(ROWS[3:]), number=2)]
    (table,) = tables(*made)
    places = [(row[0].page, row[0].box) for row in table.rows]
    assert [number for number, _ in places] == [1, 1, 1, 2, 2]
    assert all(box is not None for _, box in places)
    tops = [box.centre[1] for _, box in places if box is not None]
    assert tops[2] < FOOT and 70 < tops[3] < 85 < tops[4] < 100


def test_a_table_may_run_over_two_breaks() -> None:
    rows = [HEAD, *[[f"Team {'ABCDEFGH'[k]}", str(20 + k), str(10 + k), "10"] for k in range(6)]]
    pages = [
        before(0, table_words(rows[:3], XS, FOOT - 45)),
        table_words(rows[3:5], XS, 70, bold_rows=()),
        after(rows[5:]),
    ]
    assert found(*pages) == [(rows, (1, 2, 3))]


def test_shading_goes_on_below_the_break() -> None:
    def shaded(tops: list[float]) -> list[Box]:
        return [Box(60, top, 460, top + 15) for top in tops]

    first = page(before(3), fills=shaded([FOOT - 45, FOOT - 15]), number=1)
    second = page(after(ROWS[3:]), fills=shaded([85]), number=2)
    assert [(texts(t), t.pages) for t in tables(first, second)] == [(ROWS, (1, 2))]


def test_a_boxhead_ruled_off_heads_the_rows_below_the_break() -> None:
    rules = [rule(60, FOOT - 15, 460), rule(60, FOOT, 460)]
    rules_below = [rule(60, 70 + 15 * k, 460) for k in range(5)]
    first = page(before(1), rules, number=1)
    second = page(after(ROWS[1:]), rules_below, number=2)
    assert [(texts(t), t.pages) for t in tables(first, second)] == [(ROWS, (1, 2))]


def test_a_boxhead_of_two_lines_of_which_one_counts_stages_has_no_rows() -> None:
    """The rules are drawn cell by cell: on both pages the columns are the same."""

    def ruled(tops: list[float]) -> list[Ruling]:
        return [rule(a, y, b) for y in tops for a, b in pairwise(XS)]

    head = [["", "Taken in", "Closed in", "To Stage"], ["", "the year", "the year", "2"]]
    words = table_words(head, XS, FOOT - 28, pitch=12, bold_rows=(0, 1))
    first = page(before(0, words), ruled([FOOT - 28, FOOT]), number=1)
    body = table_words(ROWS[1:], XS, 70, pitch=20, bold_rows=())
    rules = ruled([70.0 + 20 * k for k in range(5)])
    second = page(body + prose(AFTER, 60, 200, 470), rules, number=2)
    (table,) = tables(first, second)
    head_row = [cell.replace("\n", " ") for cell in texts(table)[0]]
    assert head_row == ["", "Taken in the year", "Closed in the year", "To Stage 2"]
    assert texts(table)[1:] == ROWS[1:]


OTHER = [["Method", "2019/20", "2020/21", "2021/22"], ["Letter", "31", "26", "4"]]
OTHER += [["Call", "8", "11", "9"], ["Visit", "3", "5", "2"]]


def test_rows_below_a_boxhead_of_their_own_are_another_table() -> None:
    assert found(before(5), after(OTHER, bold=(0,))) == [(ROWS, (1,)), (OTHER, (2,))]


@pytest.mark.parametrize("title", ["Table 4: How people reached us", "How people reached us"])
def test_rows_below_a_title_are_another_table(title: str) -> None:
    rows = OTHER[1:]
    second = line(title, 60, 70, bold=True) + after(rows, top=76)
    assert [pages for _, pages in found(before(5), second)] == [(1,), (2,)]


def test_rows_below_text_are_no_continuation() -> None:
    first = before(5) + prose(AFTER, 60, FOOT + 30, 470)
    assert [pages for _, pages in found(first, after(OTHER[1:]))] == [(1,), (2,)]


def test_rows_below_a_drawn_table_are_no_continuation_of_text_above_it() -> None:
    words, rulings = drawn_table(ROWS, XS, FOOT - 75)
    first = page(prose(TEXT, 60, 80, 470) + words, rulings, number=1)
    second: Page = page(after([*OTHER, ["Web", "7", "8", "9"]], bold=(0,)), number=2)
    assert [t.pages for t in tables(first, second)] == [(1,), (2,)]


SPREAD_HEAD = ["Team", "Taken", "Outcome"]
SPREAD_ROWS = [
    ["", "", "Upheld", "Not upheld"],
    ["Fostering", "9", "4", "5"],
    ["All", "9", "4", "5"],
]


@pytest.mark.parametrize(
    ("edges", "joined"), [([60, 220, 300, 460], True), ([60, 150, 330, 460], False)]
)
def test_a_spanner_left_above_the_break_spans_the_columns_below_it(
    edges: list[float], joined: bool
) -> None:
    words, rulings = drawn_table([SPREAD_HEAD], edges, FOOT)
    below, lines = drawn_table(SPREAD_ROWS, XS, 70.0)
    made = [
        page(prose(TEXT, 60, 80, 470) + words, rulings, number=1),
        page(below + prose(AFTER, 60, 180, 470), lines, number=2),
    ]
    found = [(texts(table), table.pages) for table in tables(*made)]
    whole = [["Team", "Taken", "Outcome", "Outcome"], *SPREAD_ROWS]
    assert (found == [(whole, (1, 2))]) is joined


def test_rows_below_a_break_above_a_table_with_the_same_boxhead() -> None:
    """What goes on is at the head of the page; the table further down is another."""
    rows = [HEAD, *OTHER[1:]]
    second = after(ROWS[3:]) + table_words(rows, XS, 220)
    assert found(before(3), second) == [(ROWS, (1, 2)), (rows, (2,))]
