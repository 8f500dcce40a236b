"""Bullets that are drawn: a disc before each line of a list, and none of a chart's keys."""

from __future__ import annotations

import pytest

from extractor.pdf.bullets import with_bullets
from extractor.pdf.drawings import Drawn
from extractor.pdf.page import Box, Word

LINES = (100.0, 118.0, 136.0)


def line(top: float, *texts: str, left: float = 90.0) -> list[Word]:
    return [
        Word(text, Box(left + 40 * i, top, left + 40 * i + 35, top + 12), 11.0)
        for i, text in enumerate(texts)
    ]


def disc(top: float, left: float = 78.0, size: float = 4.0, kind: str = "curve") -> Drawn:
    box = Box(left, top + 4, left + size, top + 4 + size)
    return Drawn(kind, box, stroked=False, shaded=True)  # type: ignore[arg-type]


def texts(words: list[Word], drawn: list[Drawn]) -> list[str]:
    return [word.text for word in with_bullets(tuple(words), drawn)]


def test_a_disc_before_each_line_is_its_bullet() -> None:
    words = [word for top in LINES for word in line(top, "Delay", "12")]
    assert texts(words, [disc(top) for top in LINES]) == ["•", "Delay", "12"] * len(LINES)


@pytest.mark.parametrize(
    "drawn",
    [
        [disc(LINES[0])],  # an ornament
        [disc(top, left=84.5) for top in LINES],  # close to the words, as a key is
        [disc(top, left=20.0) for top in LINES],  # far from them
        [disc(top, size=9.0, left=70.0) for top in LINES],  # as large as the print
        [disc(top, kind="rectangle") for top in LINES],
        [disc(top, left=128.0) for top in LINES],  # between the words of a line
    ],
)
def test_other_things_drawn_are_no_bullets(drawn: list[Drawn]) -> None:
    words = [word for top in LINES for word in line(top, "Delay", "12")]
    assert texts(words, drawn) == [word.text for word in words]


def test_a_bullet_that_is_printed_too_is_there_once() -> None:
    words = [word for top in LINES for word in [*line(top, "•", left=77), *line(top, "Delay")]]
    assert texts(words, [disc(top, left=70.0) for top in LINES]) == ["•", "Delay"] * len(LINES)
