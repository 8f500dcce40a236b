"""Labels of a chart that are printed with their numbers, below the chart's caption."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose

BOX = Box(0, 0, 100, 10)


def read(*texts: str, heading: str = "What came in") -> list[Claim]:
    blocks = [Paragraph(1, BOX, text, heading=(heading,)) for text in texts]
    return read_prose(blocks, ReportContext("2022/23"))


def labels(claims: list[Claim]) -> list[tuple[str | None, int]]:
    return [(claim.dimensions.label, int(claim.measures["count"])) for claim in claims]


@pytest.mark.parametrize("caption", ["Chart 4: Themes of complaints", "Figure 2 – Main reasons"])
def test_a_chart_s_labels_are_what_its_caption_says(caption: str) -> None:
    assert labels(read(caption, "Delay 12", "Conduct of staff 7")) == [
        ("Delay", 12),
        ("Conduct of staff", 7),
    ]


@pytest.mark.parametrize(
    "caption", ["Chart 4: Complaints over time", "Chart 4: Themes of complaints.", "Themes"]
)
def test_other_lines_introduce_no_labels(caption: str) -> None:
    assert not read(caption, "Delay 12", "Conduct of staff 7")


def test_a_sentence_ends_a_chart_s_labels() -> None:
    found = read("Chart 4: Themes of complaints", "Delay 12", "Nothing else was new.", "Staff 7")
    assert labels(found) == [("Delay", 12)]


@pytest.mark.parametrize(
    ("heading", "read_on"),
    [("Complaints under the corporate procedure", 1), ("The corporate procedure", 0)],
)
def test_a_section_on_complaints_under_a_procedure_is_no_description(
    heading: str, read_on: int
) -> None:
    assert len(read("14 complaints went on to Stage 2.", heading=heading)) == read_on


@pytest.mark.parametrize(("heading", "count"), [("What families told us", 2), ("What we spent", 0)])
def test_a_list_is_of_what_people_said_where_its_heading_says_so(heading: str, count: int) -> None:
    blocks = [
        Paragraph(1, BOX, text, heading=(heading,), kind="bullet")
        for text in ("Late plans: 12", "Data protection: 7")
    ]
    claims = read_prose(blocks, ReportContext("2022/23"))
    assert len([c for c in claims if c.dimensions.dimension == "category"]) == count
