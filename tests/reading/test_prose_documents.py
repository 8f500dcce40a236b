"""What the whole report tells of a sentence: the stages there are, the procedure, the time."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose

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
