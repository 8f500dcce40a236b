"""A line underlined from end to end heads what follows; what else is drawn below print does not."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Ruling
from tests.layout.drawing import headings, line, page, paragraphs, prose, rule, text_width

BODY = (
    "Nineteen complaints were answered by the team in the year, and what was learned from them is "
    "set out in the last section together with what the department has done about it since then."
)
END = 60 + text_width("Independent reviews")


@pytest.mark.parametrize(
    "rules",
    [
        [rule(60, 101.5, END)],
        [rule(60, 99.0, END)],
        [rule(60, 101.5, 110), rule(110, 101.5, END)],
    ],
    ids=["below", "through the descenders", "word by word"],
)
def test_an_underlined_line_is_a_heading(rules: list[Ruling]) -> None:
    found = page(line("Independent reviews", 60, 100) + prose(BODY, 60, 124, 300), rules)
    assert [h.text for h in headings(found)] == ["Independent reviews"]
    assert [(p.text, p.heading) for p in paragraphs(found)] == [(BODY, ("Independent reviews",))]


def test_its_number_need_not_be_underlined() -> None:
    words = line("4.2", 30, 100) + line("Independent reviews", 60, 100)
    found = page(words + prose(BODY, 60, 124, 300), [rule(60, 101.5, END)])
    assert [h.text for h in headings(found)] == ["4.2 Independent reviews"]


@pytest.mark.parametrize(
    "rules",
    [
        [rule(60, 101.5, 400)],
        [rule(60, 101.5, 110)],
        [rule(60, 108.0, END)],
        [rule(60, 92.0, END)],
    ],
    ids=["across the page", "one word", "too low", "struck out"],
)
def test_other_lines_set_nothing_off(rules: list[Ruling]) -> None:
    found = page(line("Independent reviews", 60, 100) + prose(BODY, 60, 124, 300), rules)
    assert not headings(found)


def test_an_address_to_follow_is_no_heading() -> None:
    text = "complaints@council.example"
    words = line(text, 60, 100) + prose(BODY, 60, 124, 300)
    assert not headings(page(words, [rule(60, 101.5, 60 + text_width(text))]))
