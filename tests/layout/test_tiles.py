"""Key figures set as tiles: large numbers in a row, a few words with each."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Word
from tests.layout.drawing import line, page, paragraphs, prose, tables

BODY = (
    "Each of the figures above is explained below, with the number of the year before and what the "
    "department means to do about it in the coming year and in the years that follow."
)
XS = (60.0, 240.0, 420.0)
CAPTIONS = (("complaints", "(51 in 2020/21)"), ("answered in time",), ("compliments", "received"))


def tiles(size: float, align: str = "left", numbers: tuple[str, ...] = ("48", "71%", "9")) -> list:
    words: list[Word] = []
    for x, number, caption in zip(XS, numbers, CAPTIONS, strict=True):
        words += line(number, x, 100, size, align=align)
        for index, text in enumerate(caption):
            words += line(text, x, 118 + 12 * index, align=align)
    return words + prose(BODY, 60, 190, 300)


@pytest.mark.parametrize("align", ["left", "centre"])
def test_each_tile_is_a_paragraph(align: str) -> None:
    found = page(tiles(20, align))
    assert not tables(found)
    assert [p.text for p in paragraphs(found)] == [
        "48 complaints (51 in 2020/21)",
        "71% answered in time",
        "9 compliments received",
        BODY,
    ]


def test_numbers_of_the_bodys_size_are_no_tiles() -> None:
    texts = [p.text for p in paragraphs(page(tiles(10)))]
    assert "48 complaints (51 in 2020/21)" not in texts


def test_large_words_are_no_tiles() -> None:
    texts = [p.text for p in paragraphs(page(tiles(20, numbers=("Many", "Some", "Few"))))]
    assert not any(text.startswith("Many complaints") for text in texts)


def test_numbers_with_words_off_their_edge_are_no_tiles() -> None:
    words = [w for x, n in zip(XS, ("48", "71%", "9"), strict=True) for w in line(n, x, 100, 20)]
    words += line("of which more is said in the text that follows", 100, 118)
    found = page(words + prose(BODY, 60, 190, 300))
    assert not any(p.text.startswith("48 of") for p in paragraphs(found))


def said(words: list[Word]) -> list[str]:
    """The paragraphs before the body's."""
    found = page(words + prose(BODY, 60, 400, 300))
    assert not tables(found)
    return [p.text for p in paragraphs(found)][:-1]


@pytest.mark.parametrize("align", ["left", "centre"])
def test_words_may_stand_above_their_numbers(align: str) -> None:
    words: list[Word] = []
    for row, numbers in enumerate((("48", "71%"), ("9", "£4,350"))):
        y = 100 + 90 * row
        for x, number, text in zip(
            (100, 300), numbers, ("Complaints at", "Answered at"), strict=True
        ):
            words += line(text, x, y, align=align) + line(
                f"stage {row + 1}", x, y + 12, align=align
            )
            words += line(number, x, y + 38, 20, align=align)
    assert said(words) == [
        "48 Complaints at stage 1",
        "71% Answered at stage 1",
        "9 Complaints at stage 2",
        "£4,350 Answered at stage 2",
    ]


def test_words_stand_on_the_nearer_side() -> None:
    words: list[Word] = []
    for row, numbers in enumerate((("48", "71%"), ("9", "12"))):
        y = 100 + 70 * row
        for x, number in zip((100, 300), numbers, strict=True):
            words += line(number, x, y, 20) + line(f"of row {row + 1}", x, y + 14)
    assert said(words) == ["48 of row 1", "71% of row 1", "9 of row 2", "12 of row 2"]


def test_words_may_stand_beside_their_numbers() -> None:
    words: list[Word] = []
    for x, number in ((60, "48"), (300, "71%")):
        words += line(number, x, 110, 24)
        words += line("complaints that were", x + 50, 98) + line("made in the year", x + 50, 110)
    assert said(words) == [
        "48 complaints that were made in the year",
        "71% complaints that were made in the year",
    ]


def test_a_last_row_may_hold_one_tile() -> None:
    words = line("48", 60, 100, 20) + line("71%", 300, 100, 20) + line("9", 60, 180, 20)
    words += line("complaints", 60, 114) + line("in time", 300, 114) + line("compliments", 60, 194)
    assert said(words) == ["48 complaints", "71% in time", "9 compliments"]


@pytest.mark.parametrize(("numbers", "tiles"), [(("48", "71%", "9"), 3), (("1", "2", "3"), 0)])
def test_tiles_may_stand_one_below_the_other(numbers: tuple[str, ...], tiles: int) -> None:
    words: list[Word] = []
    for row, number in enumerate(numbers):
        y = 110 + 50 * row
        words += line(number, 60, y, 24)
        words += line("complaints that were", 110, y - 12) + line("made in the year", 110, y)
    own = "complaints that were made in the year"
    assert [t for t in said(words) if t in {f"{n} {own}" for n in numbers}] == [
        f"{n} {own}" for n in numbers[:tiles]
    ]


def test_one_large_number_is_no_row_of_tiles() -> None:
    words = line("48", 60, 100, 20) + line("complaints", 60, 114)
    assert "48 complaints" not in said(words)


def test_a_table_in_large_print_is_no_row_of_tiles() -> None:
    words: list[Word] = []
    for row, cells in enumerate(
        (("Team", "2021", "2022"), ("North", "48", "71"), ("South", "9", "12"), ("West", "3", "5"))
    ):
        for x, cell in zip((60, 220, 320), cells, strict=True):
            words += line(cell, x, 100 + 22 * row, 14)
    found = page(words + prose(BODY, 60, 400, 300))
    assert len(tables(found)) == 1


def test_tiles_of_a_page_in_two_columns_stand_between_them() -> None:
    left, right = prose(BODY, 60, 200, 200), prose(BODY, 320, 200, 200)
    words = [w for x, n in zip(XS, ("48", "71%", "9"), strict=True) for w in line(n, x, 100, 20)]
    words += [w for x in XS for w in line("complaints", x, 114)]
    found = page(words + left + right)
    assert [p.text for p in paragraphs(found)] == [
        "48 complaints",
        "71% complaints",
        "9 complaints",
        BODY,
        BODY,
    ]


def test_a_number_with_its_year_is_a_tile() -> None:
    words = line("48", 60, 100, 20) + line("complaints", 60, 118)
    words += line("51", 240, 100, 20) + line("in 2020/21", 240, 118)
    assert [p.text for p in paragraphs(page(words + prose(BODY, 60, 190, 300)))] == [
        "48 complaints",
        "51 in 2020/21",
        BODY,
    ]
