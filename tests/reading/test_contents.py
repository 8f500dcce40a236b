"""Entries of a table of contents among the text: they name sections and state nothing."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.contents import FEWEST, contents_entries
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose

AT = Box(60, 60, 400, 70)
REPORT = ReportContext("2021/22", title="Annual complaints report 2021/22")


def report(entries: list[str], headings: list[str]) -> list[Block]:
    listed: list[Block] = [Paragraph(1, AT, text) for text in entries]
    return listed + [Heading(2, AT, text, 1) for text in headings]


SECTIONS = ["2 Summary of activity", "4 Stage 1 complaints", "13 Compliments"]


@pytest.mark.parametrize(
    "entries",
    [
        SECTIONS,
        ["Summary of activity 3", "Stage 1 complaints 5", "Compliments 17"],
        ["2. Summary of activity ...... 3", "4. Stage 1 complaints ...... 5", "13. Compliments 9"],
    ],
)
def test_lines_that_name_sections_further_on_are_entries(entries: list[str]) -> None:
    blocks = report(entries, SECTIONS)
    assert contents_entries(blocks) == {0, 1, 2}
    assert read_prose(blocks, REPORT) == []


def test_a_line_that_says_what_a_heading_says_is_no_list() -> None:
    blocks = report(["13 compliments", "4 Stage 1 complaints"], SECTIONS)
    assert len(blocks) - len(SECTIONS) < FEWEST
    assert contents_entries(blocks) == frozenset()
    assert len(read_prose(blocks, REPORT)) == 2


def test_lines_apart_are_no_list() -> None:
    between = Paragraph(1, AT, "What follows was said by the team.")
    entries = [Paragraph(1, AT, text) for text in SECTIONS]
    headings = [Heading(2, AT, text, 1) for text in SECTIONS]
    blocks = [entries[0], between, entries[1], between, entries[2], *headings]
    assert contents_entries(blocks) == frozenset()


def test_what_stands_below_its_heading_is_no_entry_of_it() -> None:
    blocks = [*report([], SECTIONS), *(Paragraph(3, AT, text) for text in SECTIONS)]
    assert contents_entries(blocks) == frozenset()
