"""Glyphs to words, where a PDF made by hand would prove less."""

from __future__ import annotations

import pytest

from extractor.pdf.words import Glyph, is_bold, plain, words_of


def glyphs(text: str, x: float = 0.0, bottom: float = 100.0, size: float = 10.0) -> list[Glyph]:
    """The text set at half a size a glyph."""
    return [
        Glyph(c, x + i * size / 2, bottom - size, x + (i + 1) * size / 2, bottom, size, False)
        for i, c in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ﬁ", "fi"),
        ("ﬄ", "ffl"),
        ("Ɵ", "ti"),
        ("Ʃ", "tt"),
        ("ƫ", "tti"),
        ("Ō", "ft"),
        ("ī", "ff"),
        ("\u2011", "-"),
        ("\u00ad", "-"),
        ("\u00a0", " "),
        ("\u200b", ""),
        ("\uf0b7", "•"),
        ("\uf0ad", "↑"),
        ("(cid:127)", "•"),
        ("½", "½"),
        ("£", "£"),
        ("–", "–"),
    ],
)
def test_odd_characters(printed: str, read: str) -> None:
    assert plain(printed) == read


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("ABCDEF+Arial-BoldMT", True),
        ("Gotham-Black", True),
        ("Calibri,Bold", True),
        ("OpenSans-Semibold", True),
        ("ArialMT", False),
        ("HelveticaNeue-DemiLight", False),
    ],
)
def test_bold_fonts(font: str, bold: bool) -> None:
    assert is_bold(font) is bold


def test_words_part_at_spaces_and_gaps() -> None:
    found = words_of([*glyphs("Stage 1"), *glyphs("96", x=60)])
    assert [w.text for w in found] == ["Stage", "1", "96"]


def test_a_bullet_never_sticks_to_its_text() -> None:
    assert [w.text for w in words_of(glyphs("•Apology"))] == ["•", "Apology"]


def test_raised_needs_a_larger_neighbour() -> None:
    mark = glyphs("9", x=15.2, bottom=94.0, size=6.0)
    beside = words_of([*glyphs("250"), *mark])
    assert [w.raised for w in sorted(beside, key=lambda w: w.box.x0)] == [False, True]
    alone = words_of([*glyphs("250", x=200), *mark])
    assert not any(w.raised for w in alone)
