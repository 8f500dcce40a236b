"""How large, how long and how close together the lines of a title are: both sides of each limit."""

from __future__ import annotations

import pytest

from extractor.layout.lines import Line
from extractor.pdf.page import Box, Word
from extractor.reading.paper_titles import head_lines, is_plain_title, title_of

SIZE = 10.0


def set_at(*lines: tuple[str, float, float], bold: bool = False) -> list[Line]:
    """Lines of such sizes, the foot of each so far down the page, in points."""
    return [
        Line(1, (Word(text, box, size, bold=bold),), box, base, size)
        for text, size, base in lines
        for box in [Box(60, base - size, 60 + 5 * len(text), base)]
    ]


@pytest.mark.parametrize(("size", "title"), [(11.5, "Your Views"), (11.4, None)])
def test_how_large_a_title_is(size: float, title: str | None) -> None:
    assert title_of(set_at(("Your Views", size, 80), ("Text.", SIZE, 120)), (), SIZE) == title


@pytest.mark.parametrize(
    ("size", "base", "title"),
    [
        (15.2, 100, "Your Views 2021/22"),
        (15.1, 100, "Your Views"),
        (16, 121.6, "Your Views 2021/22"),
        (16, 121.7, "Your Views"),
    ],
)
def test_lines_of_a_title_are_alike_and_close(size: float, base: float, title: str) -> None:
    assert title_of(set_at(("Your Views", 16, 80), ("2021/22", size, base)), (), SIZE) == title


@pytest.mark.parametrize(("words", "plain"), [(14, True), (15, False)])
def test_how_many_words_a_title_set_like_the_text_has(words: int, plain: bool) -> None:
    [line] = set_at(("Annual Complaints Report" + " more" * (words - 3), SIZE, 80))
    assert is_plain_title(line) is plain


@pytest.mark.parametrize(("words", "head"), [(8, 2), (9, 0)])
def test_how_many_words_the_line_of_a_paragraph_has(words: int, head: int) -> None:
    long = " ".join(["word"] * words)
    assert len(head_lines(set_at((long, SIZE, 80), (long, SIZE, 94)), SIZE)) == head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Title: the roads and what people of all ages had to say", True),
        ("Report of the Director of Roads and of the Head of Parks and Trees", True),
        ("The roads and what people of all ages had to say", False),
    ],
)
def test_a_long_line_of_front_matter_is_of_no_paragraph(text: str, head: bool) -> None:
    page = set_at((text, SIZE, 80), (text, SIZE, 94))
    assert len(head_lines(page, SIZE)) == (2 if head else 0)


@pytest.mark.parametrize(("size", "bold"), [(11.5, False), (SIZE, True)])
def test_long_lines_in_bold_or_large_are_of_no_paragraph(size: float, bold: bool) -> None:
    text = "The roads and what people of all ages had to say"
    page = set_at((text, size, 80), (text, size, 94), bold=bold)
    assert len(head_lines(page, SIZE)) == 2
