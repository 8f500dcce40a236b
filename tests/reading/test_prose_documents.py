"""What the whole report tells of a sentence: the stages there are, the procedure, the time."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose
from tests.reading.arrangements import make_table

BOX = Box(0, 0, 100, 10)
STAGES = "Our procedure begins with a reply at Stage 1."


def read(*texts: str, context: ReportContext) -> list[Claim]:
    """The claims of paragraphs, each in a section of its own."""
    blocks: list[Block] = []
    for text in texts:
        blocks += [Heading(1, BOX, "Our work", 1), Paragraph(1, BOX, text, heading=("Our work",))]
    return read_prose(blocks, context)


@pytest.mark.parametrize(
    ("opening", "procedure", "text", "stage"),
    [
        (STAGES, "corporate", "22 replies were late.", "stage_1"),
        (STAGES, "corporate", "On average complainants waited 19 working days.", "stage_1"),
        # nothing says that there are stages, or the adults' procedure has but one
        ("We reply to all.", "corporate", "22 replies were late.", None),
        (STAGES, "statutory", "22 replies were late.", None),
        # what is counted is no answer, or no answer to a complaint, or a later one
        (STAGES, "corporate", "We received 22 complaints.", None),
        (STAGES, "corporate", "22 enquiries were answered within 10 working days.", None),
        (
            STAGES,
            "corporate",
            "After reviews 22 complaints were answered within 10 working days.",
            None,
        ),
        (STAGES, None, "22 replies were late.", None),
    ],
)
def test_an_answer_of_no_stage_is_of_the_first(
    opening: str, procedure: str | None, text: str, stage: str | None
) -> None:
    claims = read(opening, text, context=ReportContext("2022/23", procedure=procedure))
    assert [claim.dimensions.stage for claim in claims] == [stage]


@pytest.mark.parametrize(
    ("title", "days", "stage"),
    [
        ("Children's Services Complaints", 10, "stage_1"),
        ("Children's Services Complaints", 65, "stage_2"),
        ("Children's Services Complaints", 30, "stage_3"),
        ("Children's Services Complaints", 15, None),
        ("Adults and Children's Services Complaints", 10, None),
    ],
)
def test_the_law_s_limits_tell_the_stage_of_children_s_complaints(
    title: str, days: int, stage: str | None
) -> None:
    context = ReportContext("2022/23", procedure="statutory", title=title)
    text = f"We answered 22 complaints within {days} working days."
    (claim,) = read(STAGES, text, context=context)
    assert (claim.dimensions.stage, claim.dimensions.timescale_days) == (stage, days)


@pytest.mark.parametrize(
    ("caption", "text", "stage", "status"),
    [
        ("Replies within 10 working days", "In 2021/22 the figure was 71%.", None, "within"),
        (
            "Stage 2 replies within 25 working days",
            "The average was 19 days.",
            "stage_2",
            "average",
        ),
    ],
)
def test_the_caption_of_a_table_says_what_is_measured_below_it(
    caption: str, text: str, stage: str | None, status: str
) -> None:
    table = make_table([["Replies", "2022/23"], ["In time", "74%"]], caption=caption)
    claims = read_prose([table, Paragraph(1, BOX, text)], ReportContext("2022/23"))
    assert [(c.dimensions.stage, c.dimensions.status) for c in claims] == [(stage, status)]


def test_without_a_table_a_figure_is_of_nothing() -> None:
    assert not read("In 2021/22 the figure was 71%.", context=ReportContext("2022/23"))


@pytest.mark.parametrize(
    ("year", "procedure", "text", "stage"),
    [
        ("2007/08", "statutory", "Six complaints were formally investigated.", "stage_2"),
        ("2012/13", "statutory", "Six complaints were formally investigated.", None),
        ("2007/08", "corporate", "Six complaints were formally investigated.", None),
        ("2007/08", "statutory", "Six complaints were investigated.", None),
        (
            *("2007/08", "statutory"),
            *("Six Stage 1 complaints were formally investigated.", "stage_1"),
        ),
    ],
)
def test_what_was_formally_investigated_was_at_the_second_stage_once(
    year: str, procedure: str, text: str, stage: str | None
) -> None:
    (claim,) = read(text, context=ReportContext(year, procedure=procedure))
    assert claim.dimensions.stage == stage
