"""Tables whose boxhead alone is drawn as cells, with lines between the rows below."""

from __future__ import annotations

from extractor.layout.hung import HEAD_ROWS, with_hung_rows
from extractor.layout.ruled import lattices
from extractor.pdf.page import Page
from tests.layout.drawing import lattice, line, page, prose, rule, table_words, tables, texts

XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Team", "2019/20", "2020/21", "2021/22"],
    ["Fostering", "96", "71", "48"],
    ["Adoption", "9", "16", "7"],
    ["Total", "105", "87", "55"],
]


def hung(rows: list[list[str]], heads: int, top: float = 140.0) -> Page:
    """The rows, the first ``heads`` of them in drawn cells, the others with a line below each."""
    ys = [top + 15 * k for k in range(len(rows) + 1)]
    rulings = lattice(XS, ys[: heads + 1]) + [rule(XS[0], y, XS[-1]) for y in ys[heads + 1 :]]
    return page(table_words(rows, XS, top), rulings)


def test_rows_ruled_off_below_drawn_header_cells_are_one_table_with_them() -> None:
    (table,) = tables(hung(ROWS, 1))
    assert texts(table) == ROWS


def test_a_merged_cell_of_the_boxhead_keeps_its_columns() -> None:
    rows = [["Team", "Received", "", ""], *ROWS]
    drawn = lattice([60, 220, 460], [125, 140]) + lattice(XS, [140, 155])
    drawn += [rule(60, 155 + 15 * k, 460) for k in range(1, 4)]
    words = table_words(rows, XS, 125)
    (table,) = tables(page(words, drawn))
    assert len(table.rows) == 5 and table.rows[0][1] is table.rows[0][3]


def test_a_sub_head_alone_between_two_lines_stands_over_the_rows_below() -> None:
    rows = [ROWS[0], ["Children", "", "", ""], *ROWS[1:3]]
    (table,) = tables(hung(rows, 1))
    assert table.rows[1][0].columns == 4 and texts(table)[2:] == ROWS[1:3]


def test_a_label_ruled_off_at_the_end_is_no_row() -> None:
    (table,) = tables(hung([*ROWS, ["What follows", "", "", ""]], 1))
    assert texts(table) == ROWS


def test_text_across_the_columns_ends_the_table() -> None:
    top = 140 + 15 * len(ROWS)
    words = table_words(ROWS, XS, 140)
    words += line("These 55 complaints were about the same three homes and one carer", 63, top + 12)
    rulings = lattice(XS, [140, 155]) + [rule(60, 155 + 15 * k, 460) for k in range(5)]
    (table,) = tables(page(words, rulings))
    assert texts(table) == ROWS


def test_the_next_boxhead_ends_the_table() -> None:
    first, second = hung(ROWS, 1), hung(ROWS, 1, 140 + 15 * len(ROWS) + 30)
    both = page((*first.words, *second.words), (*first.rulings, *second.rulings))
    assert [texts(table) for table in tables(both)] == [ROWS, ROWS]


def test_drawn_cells_with_figures_are_a_table_of_their_own() -> None:
    own = [["Team", "2019/20", "2020/21", "2021/22"], ["Fostering", "96", "71", "48"]]
    found = tables(hung([*own, ["Adoption", "9", "16", "7"]], 2))
    assert texts(found[0]) == own


def test_as_many_rows_of_labels_are_a_boxhead_and_no_more() -> None:
    heads = [[f"{a}{k}" for a in ("Of", "North", "South", "West")] for k in "abcde"]
    (table,) = tables(hung([*heads[:HEAD_ROWS], *ROWS[1:]], HEAD_ROWS))
    assert len(table.rows) == HEAD_ROWS + 3
    assert all(
        len(table.rows) < HEAD_ROWS + 4
        for table in tables(hung([*heads, *ROWS[1:]], HEAD_ROWS + 1))
    )


def test_rules_of_another_width_hang_from_no_boxhead() -> None:
    words = table_words(ROWS, XS, 140)
    (head,) = lattices(lattice(XS, [140, 155]))
    own = [rule(60, 155 + 15 * k, 460).box for k in range(1, 4)]
    others = [rule(60, 155 + 15 * k, 400).box for k in range(1, 4)]
    assert len(with_hung_rows(head, own, [], words).ys) == 5
    assert with_hung_rows(head, others, [], words) == head


def test_drawn_header_cells_over_rows_with_nothing_drawn() -> None:
    """The edges of the header cells part labels and figures that stand close."""
    rows = [
        ["Quarter", "A", "B", "C"],
        ["Quarter 1", "142", "11", "7"],
        ["Quarter 2", "9", "1", "2"],
    ]
    xs = [60, 112, 135, 160, 185]
    found = tables(page(table_words(rows, xs, 140), lattice(xs, [140, 155])))
    assert [texts(table) for table in found] == [rows]


def test_the_first_label_may_begin_above_its_figures() -> None:
    words = table_words([ROWS[0]], XS, 140) + line("Fostering and", 63, 166)
    words += line("Kinship", 63, 178) + table_words(ROWS[2:], XS, 185, bold_rows=())
    for x, text in ((260, "96"), (340, "71"), (420, "48")):
        words += line(text, x, 172, align="centre")
    (table,) = tables(page(words, lattice(XS, [140, 155])))
    assert texts(table)[1] == ["Fostering and\nKinship", "96", "71", "48"]


def test_framed_labels_over_text_stay_a_table_of_their_own() -> None:
    words = table_words([ROWS[0]], XS, 140)
    words += line("Fostering had 96 complaints and then 71 and in the last year 48", 63, 170)
    (table,) = tables(page(words, lattice(XS, [140, 155])))
    assert texts(table) == [ROWS[0]]


def boxhead_at_the_foot(xs: list[int]) -> list[list[list[str]]]:
    """What is read of a boxhead at a page's foot and rows without lines at the next one's top."""
    said = prose("It was much as it had been before. " * 30, 60, 60, 400)
    first = page(said + table_words([ROWS[0]], XS, 700), lattice(XS, [700, 715]))
    second = page(table_words(ROWS[1:], xs, 60, bold_rows=()), number=2)
    return [texts(table) for table in tables(first, second)]


def test_a_boxhead_at_a_pages_foot_heads_the_bare_rows_on_the_next() -> None:
    assert boxhead_at_the_foot(XS) == [ROWS]


def test_rows_in_other_columns_are_another_table() -> None:
    assert ROWS not in boxhead_at_the_foot([60, 160, 200, 240, 280])
