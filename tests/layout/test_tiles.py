"""Key figures set as tiles: large numbers in a row, a few words below each."""

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
