"""Dots that lead to figures, and those that lead to pages."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.leaders import led_figures, with_colon
from extractor.reading.prose import read_prose

BOX = Box(0, 0, 100, 10)
DOTS = " " + 40 * "." + " "
PAGES = 30
"""Pages of the report, to which its contents lead."""


def blocks(heading: str, *lines: str) -> list[Block]:
    """Lines below a heading, a bar for their dots, in a report of thirty pages."""
    path = (heading,)
    below: list[Block] = [
        Paragraph(1, BOX, line.replace("|", DOTS), heading=path) for line in lines
    ]
    return [Heading(1, BOX, heading, 1), *below, Paragraph(PAGES, BOX, "The end.", heading=path)]


@pytest.mark.parametrize(
    ("heading", "lines", "figures"),
    [
        ("Outcomes", ("Upheld|31", "Not upheld|52", "Total|83"), True),
        ("Outcomes", ("Upheld|12", "Partly upheld|17", "Not upheld|9"), True),
        ("Outcomes", ("Upheld|12 (40%)", "Not upheld|18 (60%)"), True),
        ("Remedies", ("Delay|£250", "Distress|£400"), True),
        ("Contents", ("Upheld|31", "Not upheld|52", "Total|83"), False),
        ("Annual report", ("Stage 1 complaints|4", "Stage 2 complaints|6", "Learning|9"), False),
        ("Annual report", ("1. Stage 1|12", "2. Stage 2|9", "3. Learning|14"), False),
        ("Annual report", ("Complaints|4", "Table 1|5", "Table 2|3"), False),
        (
            "Annual report",
            ("Adults|4", "Children|9", "Housing|11", "Stage 1|5", "Stage 2|7", "Stage 3|8"),
            False,
        ),
    ],
)
def test_what_dots_lead_to(heading: str, lines: tuple[str, ...], figures: bool) -> None:
    found = led_figures(blocks(heading, *lines))
    assert found == (frozenset(range(1, len(lines) + 1)) if figures else frozenset())


def test_lines_that_name_sections_are_contents() -> None:
    lines = blocks("Annual report", "Compliments|64", "Upheld|12", "Learning|31")
    sections = [Heading(2, BOX, text, 2) for text in ("Compliments", "Upheld", "Learning")]
    assert led_figures(lines) == {1, 2, 3}
    assert led_figures([*lines, *sections]) == frozenset()


def test_a_colon_stands_for_dots_and_moves_no_word() -> None:
    text = "Upheld......... 31 (9%)"
    assert with_colon(text) == "Upheld:         31 (9%)"
    assert with_colon("We upheld 31.") == "We upheld 31."


def test_figures_behind_dots_are_read_as_printed() -> None:
    found = blocks("Stage 1 outcomes", "Upheld|31", "Not upheld|52", "Withdrawn|6")
    claims = read_prose(found, ReportContext("2022/23"))
    assert [(c.dimensions.outcome, c.dimensions.stage) for c in claims] == [
        ("upheld", "stage_1"),
        ("not_upheld", "stage_1"),
        ("withdrawn", "stage_1"),
    ]
    assert claims[0].source.text == f"Upheld{DOTS}31"
