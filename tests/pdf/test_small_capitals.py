"""Small capitals are letters of their word; raised marks are words of their own."""

from __future__ import annotations

from extractor.pdf.words import Glyph, words_of


def glyphs(text: str, sizes: list[float], foot: list[float]) -> list[Glyph]:
    made, x = [], 60.0
    for letter, size, bottom in zip(text, sizes, foot, strict=True):
        made.append(Glyph(letter, x, bottom - size, x + 0.7 * size, bottom, size, True))
        x += 0.7 * size
    return made


def read(text: str, sizes: list[float], foot: list[float]) -> list[str]:
    return [word.text for word in words_of(glyphs(text, sizes, foot))]


def test_small_capitals_stand_in_their_word() -> None:
    assert read("TIME", [11.0, 8.0, 8.0, 8.0], [100.0, 99.4, 99.4, 99.4]) == ["TIME"]


def test_a_figure_or_a_small_letter_beside_a_word_stands_apart() -> None:
    assert read("ADA1", [11.0, 11.0, 11.0, 7.5], [100.0, 100.0, 100.0, 99.4]) == ["ADA", "1"]
    assert read("ADAa", [11.0, 11.0, 11.0, 7.5], [100.0, 100.0, 100.0, 99.4]) == ["ADA", "a"]


def test_a_raised_capital_and_one_that_is_far_too_small_stand_apart() -> None:
    assert read("ADAB", [11.0, 11.0, 11.0, 8.0], [100.0, 100.0, 100.0, 97.0])[-1] == "B"
    assert read("ADAB", [11.0, 11.0, 11.0, 5.0], [100.0, 100.0, 100.0, 99.6])[-1] == "B"
