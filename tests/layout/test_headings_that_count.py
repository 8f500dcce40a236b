"""Headings that count something are read as well; numbered and dated ones are not."""

from __future__ import annotations

import pytest

from extractor.layout.headings import states_number
from tests.layout.drawing import headings, line, page, paragraphs, prose

BODY = (
    "The number is explained in the sections below, with that of the year before and with what the "
    "department means to do about it in the year that follows and in those after that one."
)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Stage 2 complaints (9)", True),
        ("Compliments: 57", True),
        ("Complaints upheld – 48", True),
        ("Stage 2 – 9 complaints", True),
        ("Stage 3: 1 review panel", True),
        ("Children's services: 41 complaints", True),
        ("Stage 2 – complaints", False),
        ("We received 148 complaints", True),
        ("We received 148 complaints at Stage 1", True),
        ("148 formal complaints received", True),
        ("9 complaints were upheld", True),
        ("12 complaints at Stage 2", True),
        ("3 complaints to the Ombudsman", True),
        ("12 complaints and compliments", False),
        ("3 Complaints received", False),
        ("3. Complaints received", False),
        ("4.2 Stage 2 complaints", False),
        ("Complaints 2019/20", False),
        ("Complaints received 2019", False),
        ("Complaints – 2019", False),
        ("Stage 2", False),
        ("Complaints answered in 20 days", False),
    ],
)
def test_headings_that_count(text: str, counts: bool) -> None:
    assert states_number(text) is counts


@pytest.mark.parametrize("heading", ["Stage 2 complaints: 9", "We received 148 complaints"])
def test_a_heading_that_counts_heads_its_section_and_says_its_number(heading: str) -> None:
    found = page(line(heading, 60, 100, 16) + prose(BODY, 60, 130, 300))
    (head,) = headings(found)
    assert head.text == heading and head.said is not None
    assert head.said.text == heading and head.said.heading == (heading,)
    assert len(head.said.places) == len(heading.split())
    assert [(p.text, p.heading) for p in paragraphs(found)] == [(BODY, (heading,))]


def test_a_label_with_its_number_in_the_bodys_size_is_no_heading() -> None:
    found = page(line("Stage 2 complaints: 9", 60, 100, bold=True) + prose(BODY, 60, 130, 300))
    assert not headings(found)
