"""Where sentences of prose end, and what the figures of a section say of those that follow."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Cell, Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose
from extractor.reading.sentences import split_sentences

BOX = Box(0, 0, 100, 10)

LATER = "There were 7 complaints about delay."


def procedures(*paragraphs: str) -> list[str | None]:
    """The procedure of each figure; "# " begins a heading."""
    blocks = [
        Heading(1, BOX, text.removeprefix("# "), 2) if text[0] == "#" else Paragraph(1, BOX, text)
        for text in paragraphs
    ]
    claims = read_prose(blocks, ReportContext("2022/23"))
    return [claim.dimensions.procedure for claim in claims]


def test_a_section_goes_on_under_the_procedure_of_its_first_figures() -> None:
    first = "We dealt with 12 corporate complaints and 40 compliments."
    assert procedures(first, LATER) == ["corporate", None, "corporate"]  # compliments have none
    assert procedures(first, "# Learning", LATER)[-1] is None


@pytest.mark.parametrize(
    "first",
    [
        ("We dealt with 12 corporate complaints and 40 statutory complaints.",),
        ("There were 5 complaints about delay.", "We dealt with 12 corporate complaints."),
        ("We dealt with 12 corporate complaints.", "There were 4 statutory complaints."),
    ],
)
def test_a_section_of_two_procedures_or_of_none_at_first_says_none(first: tuple[str, ...]) -> None:
    assert procedures(*first, LATER)[-1] is None


@pytest.mark.parametrize(
    ("turn", "procedure"),
    [
        ("Appendix B dealt with Children's Services.", None),
        ("The Board went on to adult social care.", None),
        ("Corporate complaints about adult services are in Appendix B.", "corporate"),
        ("Appendix B dealt with delay.", "corporate"),
    ],
)
def test_a_section_on_corporate_complaints_may_turn_to_care(
    turn: str, procedure: str | None
) -> None:
    found = procedures("We dealt with 12 corporate complaints.", f"{turn} {LATER}")
    assert found == ["corporate", procedure]


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("There were nine Stage 1 children's services complaints.", None),
        ("In relation to adult complaints, there were nine Stage 1 complaints.", None),
        ("There were nine complaints about children's services.", "corporate"),
        ("In relation to adult social care, nine corporate complaints came in.", "corporate"),
    ],
)
def test_a_paragraph_on_care_complaints_is_of_whatever_procedure(
    text: str, procedure: str | None
) -> None:
    assert procedures("We dealt with 12 corporate complaints.", text)[-1] == procedure


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("64% of Stage 1 responses were sent in time.", None),
        ("64% of Stage 2 responses were sent in time.", "corporate"),
    ],
)
def test_a_paragraph_on_another_stage_is_of_whatever_procedure(
    text: str, procedure: str | None
) -> None:
    first = "There were 5 statutory complaints. Eight corporate complaints went to Stage 2."
    assert procedures(first, text)[-1] == procedure


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One case  • Two cases   ", ["One case", "Two cases"]),
        ("It went to Young Person J. They agreed.", ["It went to Young Person J. They agreed."]),
        ("It was given grade A. They agreed.", ["It was given grade A.", "They agreed."]),
        ("12. The list", ["12. The list"]),
        ("We had 12. The list", ["We had 12.", "The list"]),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("caption", "head", "stage"),
    [
        (None, "Stage 1", "stage_1"),
        ("Stage 2 response times", "Stage 1", "stage_2"),
        (None, "Days", None),
    ],
)
def test_a_sentence_below_a_table_is_of_the_stage_that_its_caption_or_else_its_head_says(
    caption: str | None, head: str, stage: str | None
) -> None:
    rows = (
        (Cell("Team", 0, 0, 1), Cell(head, 0, 1, 1)),
        (Cell("Roads", 1, 0, 1), Cell("7", 1, 1, 1)),
    )
    below = Paragraph(1, BOX, "The average response time was 12 working days.")
    [claim] = read_prose([Table(1, BOX, rows, caption=caption), below], ReportContext("2022/23"))
    assert claim.dimensions.stage == stage


def test_what_stands_in_contents_and_footnotes_is_not_read_and_what_follows_is() -> None:
    text = "We received 12 complaints."
    context = ReportContext("2022/23")
    contents = Paragraph(1, BOX, text, heading=("Contents",))
    note = Paragraph(1, BOX, text, kind="footnote")
    assert read_prose([contents], context) == []
    assert len(read_prose([note, Paragraph(1, BOX, text)], context)) == 1


@pytest.mark.parametrize(("more", "year"), [("", "2020/21"), (" We answered all.", "2022/23")])
def test_two_sentences_below_a_list_are_no_entry_of_it(more: str, year: str) -> None:
    blocks = [
        Paragraph(1, BOX, "In 2020/21 the complaints were settled by:"),
        Paragraph(1, BOX, "an apology (15)", kind="bullet"),
        Paragraph(1, BOX, f"We received 31 complaints.{more}"),
    ]
    claims = read_prose(blocks, ReportContext("2022/23"))
    (received,) = [c for c in claims if c.measures == {"count": 31}]
    assert received.dimensions.year == year


def said(name: str, *paragraphs: str) -> list[object]:
    """One dimension of each figure; "# " begins a heading."""
    blocks = [
        Heading(1, BOX, text.removeprefix("# "), 2) if text[0] == "#" else Paragraph(1, BOX, text)
        for text in paragraphs
    ]
    claims = read_prose(blocks, ReportContext("2022/23"))
    return [getattr(claim.dimensions, name) for claim in claims]


UPHELD = "Of the complaints closed at Stage 1, 38% were upheld."


def test_the_service_that_a_paragraph_ended_on_is_not_the_next_ones() -> None:
    row = "Parks received 40 complaints."
    assert said("service_area", row, UPHELD)[-1] is None
    assert said("service_area", row, "Of these, 12 were upheld.")[-1] == "Parks"


def test_the_quarter_that_a_paragraph_ended_on_is_not_the_next_ones() -> None:
    quiet = "Complaints were fewest in the first quarter, at 31."
    assert said("quarter", quiet, UPHELD)[-1] is None
    assert said("quarter", quiet, "Of these, 12 were upheld.")[-1] == 1


def test_a_count_of_another_service_is_not_come_back_to_in_a_service_s_own_section() -> None:
    summary = "Adult Social Care received 34 complaints and Children's Social Care 27."
    decided = "Of the 27 that were completed, nine were upheld and 18 were not upheld."
    found = {
        heading: {
            claim.dimensions.service_area
            for claim in read_prose(
                [
                    Paragraph(1, BOX, summary, heading=("Summary",)),
                    Heading(1, BOX, heading, 1),
                    Paragraph(1, BOX, decided, heading=(heading,)),
                ],
                ReportContext("2022/23"),
            )
            if claim.family == "outcomes"
        }
        for heading in ("Adult Social Care", "Outcomes")
    }
    assert found == {
        "Adult Social Care": {"Adult Social Care"},
        "Outcomes": {"Children's Social Care"},
    }
