"""Years as labels below a heading that says what is counted."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.narrative.year_labels import sentence_of_year
from extractor.reading.prose import read_prose

BOX = Box(0, 0, 100, 10)


@pytest.mark.parametrize(
    ("heading", "line", "sentence"),
    [
        (
            "Stage 2 complaints received",
            "2021/22: 14",
            "14 Stage 2 complaints were received in 2021/22.",
        ),
        (
            "3.1 Number of adult social care complaints by year",
            "2021-22 – 41",
            "41 adult social care complaints were received in 2021-22.",
        ),
        (
            "Percentage resolved within 15 working days",
            "2020/21: 71%",
            "71% of complaints were resolved within 15 working days in 2020/21.",
        ),
        ("% of complaints upheld", "2020/21 = 33%", "33% of complaints were upheld in 2020/21."),
    ],
)
def test_a_year_below_what_is_counted_is_a_sentence(heading: str, line: str, sentence: str) -> None:
    put = sentence_of_year(heading, line)
    assert put is not None and put.sentence == sentence
    assert line[put.first : put.last] == sentence.split()[0]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Complaints received", "2021/22: 71%"),
        ("Percentage upheld", "2021/22: 71"),
        ("Trends", "2021/22: 14"),
        ("Target for complaints answered", "2021/22: 80%"),
        ("Staff who deal with complaints received", "2021/22: 3"),
        ("Complaints received", "2021/22: 14 of which six were upheld"),
        ("Complaints received", "May 2021: 14"),
    ],
)
def test_other_years_and_headings_are_none(heading: str, line: str) -> None:
    assert sentence_of_year(heading, line) is None


def test_the_number_is_of_its_year_and_in_its_place() -> None:
    path = ("Stage 2 complaints received",)
    lines = [
        Paragraph(1, BOX, text, heading=path, kind=kind)  # type: ignore[arg-type]
        for text, kind in (("2021/22: 14", "text"), ("2022/23: 9", "bullet"))
    ]
    claims = read_prose([Heading(1, BOX, path[0], 1), *lines], ReportContext("2022/23"))
    found = [(c.dimensions.year, c.dimensions.stage, int(c.measures["count"])) for c in claims]
    assert found == [("2021/22", "stage_2", 14), ("2022/23", "stage_2", 9)]
    assert claims[0].source.text == "2021/22: 14"
