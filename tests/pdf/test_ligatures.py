"""Words that lost a ligature get it back; all others stay as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.pdf.ligatures import with_ligatures
from extractor.pdf.page import Box, Word

SIZE = 10.0


def line(text: str, gap: float = 2.5) -> list[Word]:
    """The words of the text, ``gap`` points apart; "|" parts words that touch."""
    words, x = [], 0.0
    for printed in text.split():
        for part in printed.split("|"):
            width = 5.0 * len(part)
            words.append(Word(part, Box(x, 0, x + width, SIZE), SIZE))
            x += width
        x += gap
    return words


def read(text: str) -> str:
    return " ".join(word.text for word in with_ligatures(line(text)))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("par=ally upheld", "partially upheld"),
        ("informa3on about sta1s1cs", "information about statistics"),
        ("the staû oüered to meet", "the staff offered to meet"),
        ("within \u019fmescales", "within timescales"),
        ("no+üca+on", "notification"),
        ("Par\u03b8ally (par\u03b8ally)", "Partially (partially)"),
        ("educa|•|on and ac|•|on.", "education and action."),
        ("•|me", "time"),
        ("sta|•", "staff"),
        ("wri%en in le%ers", "written in letters"),
    ],
)
def test_a_lost_ligature_is_told_by_the_word(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "• ac • on",  # bullets beside words
        "café naïve Zoë Müller",
        "sta*ng",  # "stating" or "staffing"
        "Stage2 7th 3rd COVID19 A4 5me",
        "Children's well-being (time)",
        "x=3 £20 45% a=b",
        "par/ally le.er",
    ],
)
def test_what_is_no_such_word_stays(printed: str) -> None:
    assert read(printed) == " ".join(printed.split())


def test_a_word_made_of_three_has_the_place_of_all() -> None:
    (word,) = with_ligatures(line("ac|•|on"))
    assert word == Word("action", Box(0, 0, 25, SIZE), SIZE)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_print_of_plain_characters_keeps_its_numbers(text: str) -> None:
    """A number is never taken for a ligature, whatever stands beside it."""
    words = line(text.replace("|", " "))
    for before, after in zip(words, with_ligatures(words), strict=True):
        if not any(character.isalpha() for character in before.text):
            assert after == before
