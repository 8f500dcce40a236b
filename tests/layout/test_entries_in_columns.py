"""Short entries side by side, and years with what is said of each below it."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Word
from tests.layout.drawing import line, page, paragraphs, prose, tables

BODY = (
    "The number is explained in the sections below, with that of the year before and with what the "
    "department means to do about it in the year that follows and in those after that one."
)


def rows(*lines: tuple[str, ...], xs: tuple[float, ...], align: str = "left") -> list[Word]:
    words = prose(BODY, 60, 60, 470)
    for at, entries in enumerate(lines):
        for x, text in zip(xs, entries, strict=False):
            words += line(text, x, 120 + 14 * at, align=align)
    return words


def said(words: list[Word]) -> list[str]:
    found = page(words + prose(BODY, 60, 200, 470))
    assert not tables(found)
    return [p.text for p in paragraphs(found)][1:-1]


def test_entries_side_by_side_are_read_one_by_one() -> None:
    words = rows(
        ("Received: 112", "Upheld: 31"),
        ("Answered in 10 working days: 87%", "Partially upheld: 22 (20%)"),
        ("Escalated to Stage 2: 9", "Not upheld – 59"),
        xs=(60, 320),
    )
    assert said(words) == [
        "Received: 112",
        "Answered in 10 working days: 87%",
        "Escalated to Stage 2: 9",
        "Upheld: 31",
        "Partially upheld: 22 (20%)",
        "Not upheld – 59",
    ]


def test_what_is_more_than_an_entry_is_read_across() -> None:
    words = rows(("Received: 112", "of which 31 were late"), xs=(60, 320))
    assert said(words) == ["Received: 112 of which 31 were late"]


@pytest.mark.parametrize("align", ["left", "centre"])
def test_a_timeline_across_the_page_is_read_year_by_year(align: str) -> None:
    words = rows(
        ("2020/21", "2021/22", "2022/23"),
        ("142 complaints", "167 complaints", "158 complaints"),
        xs=(100, 250, 400),
        align=align,
    )
    assert said(words) == [
        "2020/21",
        "142 complaints",
        "2021/22",
        "167 complaints",
        "2022/23",
        "158 complaints",
    ]


def test_numbers_alone_below_years_are_no_timeline() -> None:
    words = rows(("2020/21", "2021/22", "2022/23"), ("142", "167", "158"), xs=(100, 250, 400))
    assert said(words)[-1].endswith("142 167 158")
