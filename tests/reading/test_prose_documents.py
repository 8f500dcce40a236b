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
        ("Children's Services Complaints", 20, "stage_1"),
        ("Children's Services Complaints", 25, "stage_2"),
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


CORPORATE = ReportContext("2022/23", by_procedure=True)
TOLD = "38 corporate complaints were completed at Stage 2."


@pytest.mark.parametrize(
    ("earlier", "text", "said"),
    [
        ((TOLD,), "Of the 38, 15 were upheld.", ("corporate", "stage_2")),
        ((TOLD,), "15 of the 38 were upheld.", ("corporate", "stage_2")),
        # another number, or one that nothing points to
        ((TOLD,), "Of the 39 complaints, 15 were upheld.", (None, None)),
        ((TOLD,), "Of 38 complaints, 15 were upheld.", (None, None)),
        # what became of some is no count to come back to, nor what was in another year
        (("At Stage 2, 38 were upheld.",), "Of the 38 complaints, 15 were late.", (None, None)),
        (
            ("In 2021/22 we received 38 Stage 2 complaints.",),
            *("Of the 38 complaints, 15 were upheld.", (None, None)),
        ),
        # two that agree on the stage only
        (
            (TOLD, "The adults' statutory procedure had 38 Stage 2 complaints too."),
            *("Of the 38 complaints, 15 were upheld.", (None, "stage_2")),
        ),
        # small numbers are the section's own
        (("We had 9 Stage 2 complaints.",), "Of the 9 complaints, 5 were upheld.", (None, None)),
        (
            ("We had 10 Stage 2 complaints.",),
            *("Of the 10 complaints, 5 were upheld.", (None, "stage_2")),
        ),
    ],
)
def test_a_count_that_is_come_back_to(
    earlier: tuple[str, ...], text: str, said: tuple[str | None, str | None]
) -> None:
    claims = [c for c in read(*earlier, text, context=CORPORATE) if c.source.text == text]
    assert {(c.dimensions.procedure, c.dimensions.stage) for c in claims} == {said}


def test_small_counts_are_come_back_to_in_their_section() -> None:
    text = "We had 8 Stage 2 complaints. It was a quiet year. Of the 8 complaints, 5 were upheld."
    claims = read(text, context=CORPORATE)
    assert {claim.dimensions.stage for claim in claims} == {"stage_2"}


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (("We logged 41 enquiries from councillors.",), ["member_enquiry"]),
        (("Councillors sent us 41 enquiries.",), ["member_enquiry"]),
        (("We logged 41 enquiries.",), ["enquiry"]),
        (
            ("We logged 41 councillor enquiries. 30 enquiries were answered in time.",),
            ["member_enquiry", "member_enquiry"],
        ),
    ],
)
def test_whose_enquiries(texts: tuple[str, ...], kinds: list[str]) -> None:
    claims = read(*texts, context=ReportContext("2022/23"))
    assert [claim.dimensions.contact for claim in claims] == kinds


def test_the_first_stage_is_left_open_where_the_report_is_on_adults_too() -> None:
    both = ReportContext("2022/23", procedure="statutory", title="Adults and Children's Services")
    (claim,) = read(STAGES, "A reply took 14 working days on average.", context=both)
    assert claim.dimensions.stage is None
    children = ReportContext("2022/23", procedure="statutory", title="Children's Services")
    (claim,) = read(STAGES, "A reply took 14 working days on average.", context=children)
    assert claim.dimensions.stage == "stage_1"
