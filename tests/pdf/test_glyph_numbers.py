"""Text that a file gives as the numbers of its glyphs is read by the usual order of glyphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.pdf.document import open_document
from extractor.pdf.glyph_numbers import may_be_numbers, with_characters
from tests.pdf.hostile import said, some_pages, stream

PROSE = (
    "The council received 143 complaints at Stage 1, of which 12 (8%) were upheld",
    "and £1,250 was paid. Residents’ complaints were about delay – or staff.",
)
ENGLISH = "".join(map(chr, range(32, 127))) + "£•–—‘’“”é"


def numbers(text: str) -> list[str]:
    """The text as pdfminer gives the glyphs of a simple font that has no characters."""
    codes = [number - 29 for number in text.encode("mac_roman")]
    return [
        chr(code) if 32 <= code < 127 or 160 <= code < 256 else f"(cid:{code})" for code in codes
    ]


def printed(text: str, font: str = "Numbered") -> list[dict[str, Any]]:
    return [{"fontname": font, "text": character} for character in numbers(text)]


def plain_print(text: str, font: str = "Plain") -> list[dict[str, Any]]:
    return [{"fontname": font, "text": character} for character in text]


def read(chars: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in with_characters(chars))


def test_a_page_of_glyph_numbers_is_read_as_printed(tmp_path: Path) -> None:
    words = " ".join(PROSE).split()
    rows = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    lines = ["".join(f"\\{n - 29:03o}" for n in row.encode("mac_roman")) for row in rows]
    content = " ".join(said(line, 20, 180 - 20 * at) for at, line in enumerate(lines))
    (page,) = open_document(some_pages(tmp_path / "report.pdf", [stream(content)])).pages
    # the font gives those glyphs no widths, so that some words stand too close to be told apart
    assert "".join(word.text for word in page.words) == "".join(PROSE).replace(" ", "")


@given(st.text(alphabet=ENGLISH, max_size=40))
def test_every_character_of_the_usual_order_comes_back(text: str) -> None:
    assert read([*printed(PROSE[0]), *printed(text)]) == PROSE[0] + text


@given(st.text(max_size=200))
def test_language_is_never_taken_for_numbers(text: str) -> None:
    chars = [*plain_print(PROSE[0] + text), {"fontname": "Plain", "text": "(cid:3)"}]
    assert with_characters(chars) is chars


def test_a_font_of_digits_is_read_with_those_that_tell() -> None:
    assert read([*printed(PROSE[0]), *printed("143 12", "Bold")]) == PROSE[0] + "143 12"


def test_a_font_with_characters_beside_them_stays_as_it_is() -> None:
    text = "Complaints and compliments in the year"
    assert read([*printed(PROSE[0]), *plain_print(text)]) == PROSE[0] + text


@pytest.mark.parametrize("other", ["ü", "²"])
def test_a_font_of_marks_beside_them_leaves_the_page_to_be_looked_at(other: str) -> None:
    chars = [*printed(PROSE[0]), {"fontname": "Marks", "text": other}]
    assert with_characters(chars) is chars


def test_a_font_of_another_order_leaves_the_page_to_be_looked_at() -> None:
    """Glyph 101 is "£" in the order of Latin-1, and "Ç" in the usual one."""
    chars = [*printed(PROSE[0]), {"fontname": "Numbered", "text": chr(101)}]
    assert with_characters(chars) is chars


def test_unknown_glyphs_that_are_no_language_stay_unknown() -> None:
    symbols = [{"fontname": "Symbols", "text": f"(cid:{n})"} for n in (3, 17, 200, 201, 202) * 20]
    assert with_characters(symbols) is symbols


@pytest.mark.parametrize(
    ("text", "maybe"),
    [
        ("".join(map(chr, range(3, 12))) + "5HSRUW", True),
        ("A line\r\nwith\ttabs and a \x07 bullet \x07 or two", False),
    ],
)
def test_only_control_characters_make_a_page_worth_a_second_look(text: str, maybe: bool) -> None:
    assert may_be_numbers(text) is maybe
