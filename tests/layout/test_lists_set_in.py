"""Lists within lists, and labels with what is said of them behind a tab."""

from __future__ import annotations

import pytest

from extractor.layout.marks import is_next
from extractor.pdf.page import Word
from tests.layout.drawing import headings, line, page, paragraphs, prose, text_width

BODY = (
    "The number is explained in the sections below, with that of the year before and with what the "
    "department means to do about it in the year that follows and in those after that one."
)


def point(number: str, text: str, x: float, y: float) -> list[Word]:
    """A numbered point, its number right before ``x`` and its text there."""
    return line(number, x - text_width(number) - 5, y) + line(text, x, y)


def listed(*points: tuple[str, str, int]) -> list[tuple[str | None, str]]:
    """Number and text of each paragraph of points at a level, from 1, below running text."""
    words = prose(BODY, 60, 60, 470)
    for at, (number, text, level) in enumerate(points):
        words += point(number, text, 60 + 30 * level, 120 + 14 * at)
    return [(p.number, p.text) for p in paragraphs(page(words))][1:]


def test_points_within_points_are_each_one() -> None:
    points = (
        ("1.", "Stage 1", 1),
        ("a.", "134 complaints were received.", 2),
        ("b.", "Outcomes:", 2),
        ("i.", "41 were upheld", 3),
        ("ii.", "93 were not upheld", 3),
        ("2.", "Stage 2", 1),
        ("a.", "18 complaints were received.", 2),
    )
    assert listed(*points) == [(number, text) for number, text, _ in points]


def test_a_line_that_begins_with_another_number_goes_on() -> None:
    first = "Complaints under the second part of the regulations are those that fall to part"
    words = prose(BODY, 60, 60, 470) + point("a.", first, 90, 120)
    words += line("iv. Of the regulations.", 90, 132)
    assert [p.text for p in paragraphs(page(words))][1:] == [f"{first} iv. Of the regulations."]


@pytest.mark.parametrize(
    ("number", "above", "expected"),
    [
        ("ii.", "i.", True),
        ("(b)", "(a)", True),
        ("10.", "9.", True),
        ("i.", "h.", True),
        ("iii.", "i.", False),
        ("a.", "b.", False),
        ("a)", None, True),
        ("1.", None, True),
        ("b.", None, False),
        ("2.14", "2.13", False),
        ("i.", "", False),
    ],
)
def test_numbers_of_lists_follow_each_other(number: str, above: str | None, expected: bool) -> None:
    assert is_next(number, above) is expected


def test_a_line_further_out_than_the_short_one_above_begins_anew() -> None:
    words = prose(BODY, 60, 60, 470)
    for at, (text, x) in enumerate((("41 upheld", 90), ("93 not upheld", 90), ("Stage 2", 60))):
        words += line(text, x, 120 + 14 * at)
    texts = [p.text for p in paragraphs(page(words))]
    assert texts[-1] == "Stage 2"


def test_a_paragraph_whose_first_line_is_set_in_is_one() -> None:
    first = (
        "The number is explained in the sections below with that of the year before and the like of"
    )
    words = prose(BODY, 60, 60, 520) + line(first, 80, 120) + line("it, for all to see.", 60, 132)
    assert [p.text for p in paragraphs(page(words))][-1] == f"{first} it, for all to see."


@pytest.mark.parametrize("bold", [False, True])
def test_a_bold_label_with_its_number_behind_a_tab_is_no_heading(bold: bool) -> None:
    words = line("Complaints received", 60, 100, bold=True)
    words += line("112 (97 in 2021/22)", 260, 100, bold=bold)
    found = page(words + prose(BODY, 60, 130, 470))
    assert bool(headings(found)) is bold
    words = line("Complaints and compliments", 60, 100, bold=True)
    assert headings(page(words + prose(BODY, 60, 130, 470)))


@pytest.mark.parametrize(("x", "apart"), [(64.0, False), (84.0, True)])
def test_a_bold_line_heads_what_is_set_in_below_it(x: float, apart: bool) -> None:
    words = line("Outcomes at the first stage", 60, 100, bold=True)
    words += line("Upheld in the year, sixty-one", x, 112)
    assert (len(headings(page(words))) == 1) is apart


def test_a_letter_in_brackets_begins_a_point_in_small_letters() -> None:
    words = prose(BODY, 60, 60, 470)
    for at, text in enumerate(("(a) received – 97", "(b) upheld – 28", "(c) not upheld – 69")):
        words += line(text, 90, 120 + 14 * at)
    assert [(p.number, p.text) for p in paragraphs(page(words))][1:] == [
        ("(a)", "received – 97"),
        ("(b)", "upheld – 28"),
        ("(c)", "not upheld – 69"),
    ]
