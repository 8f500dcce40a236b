"""Tables whose cells are text: what they say is read, what describes and tells of cases is not."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.report import read_report
from tests.reading.arrangements import make_table

HEADING = ("Complaints report", "Overview")


def said(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> list[str]:
    """Family, stage and number of every figure of a table below a heading."""
    made = make_table([list(row) for row in rows])
    table = Table(1, Box(0, 0, 400, 100), made.rows, heading=heading)
    claims = read_report([table], ReportContext("2022/23")).claims
    return [
        f"{c.family} {c.dimensions.stage or '-'} {c.dimensions.outcome or '-'} {value}"
        for c in claims
        for value in c.measures.values()
    ]


def test_sentences_beside_a_label_are_read_below_it() -> None:
    found = said(
        ("Stage 1", "47 complaints were received. 20 of them were upheld."),
        ("Stage 2", "Nine complaints were investigated, of which 4 were upheld."),
    )
    assert found == [
        "stage_counts stage_1 - 47",
        "outcomes stage_1 upheld 20",
        "stage_counts stage_2 - 9",
        "outcomes stage_2 upheld 4",
    ]


def test_the_head_of_the_sentences_heads_them() -> None:
    found = said(
        ("Area", "Performance in the year"),
        ("Volumes", "We received 47 complaints at Stage 1 and 9 at Stage 2."),
        ("Results", "20 Stage 1 complaints were upheld."),
    )
    assert found[0] == "stage_counts stage_1 - 47" and len(found) == 3


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        (
            [("Theme", "What we changed"), ("Delay", "A carer was paid £300 and sent an apology.")],
            "",
        ),
        ([("Ms B", "She made 3 complaints, of which one was upheld.")], "Case studies"),
        ([("Stage 1", "A manager answers within 10 working days, or 20 if need be.")], "Overview"),
        ([("Example 1", "The complaint was upheld and we paid him £250 for delay.")], "Overview"),
    ],
)
def test_cases_changes_and_descriptions_count_nothing(
    rows: list[tuple[str, str]], heading: str
) -> None:
    assert not said(*rows, heading=("Complaints report", heading or "Overview"))


@pytest.mark.parametrize(
    ("boxes", "figures"),
    [
        (("Stage 1 complaints: 47", "Stage 2 complaints: 9"), 2),
        (("Stage 1 complaints – 47", "Stage 2 complaints – 9"), 2),
        (("Ward: 12", "Agenda item: 7"), 0),
    ],
)
def test_boxes_with_a_label_and_its_number(boxes: tuple[str, ...], figures: int) -> None:
    assert len(said(boxes)) == figures


def test_what_stands_below_the_table_is_below_its_heading_again() -> None:
    rows = [["Stage 2", "Nine complaints were received and 4 were upheld."]]
    table = Table(1, Box(0, 0, 400, 100), make_table(rows).rows, heading=HEADING)
    after = Paragraph(1, Box(0, 120, 400, 130), "20 were upheld.", heading=HEADING)
    title = Heading(1, Box(0, 0, 100, 10), HEADING[-1], 2)
    claims = read_report([title, table, after], ReportContext("2022/23")).claims
    assert claims[-1].dimensions.stage is None


def test_columns_of_sentences_are_of_what_heads_them() -> None:
    found = said(
        ("Stage 1", "Stage 2", "Ombudsman"),
        (
            "We received 96 complaints, of which 30 were upheld.",
            "15 complaints were received, of which 6 were upheld.",
            "The Ombudsman upheld 1 complaint against the council.",
        ),
    )
    assert found == [
        "stage_counts stage_1 - 96",
        "outcomes stage_1 upheld 30",
        "stage_counts stage_2 - 15",
        "outcomes stage_2 upheld 6",
        "outcomes ombudsman upheld 1",
    ]


def test_topics_beside_columns_of_sentences_stand_below_what_heads_them() -> None:
    found = said(
        ("", "Stage 1", "Stage 2"),
        ("Volumes", "We received 96 complaints in the year.", "We received 15 complaints in all."),
        ("Results", "Thirty complaints were upheld by us.", "Six of the complaints were upheld."),
    )
    assert found == [
        "stage_counts stage_1 - 96",
        "outcomes stage_1 upheld 30",
        "stage_counts stage_2 - 15",
        "outcomes stage_2 upheld 6",
    ]


@pytest.mark.parametrize("head", [("Strengths", "Weaknesses"), ("You said", "We did")])
def test_columns_headed_by_anything_else_are_not_read(head: tuple[str, str]) -> None:
    row = ("We received 96 complaints in the year.", "15 complaints were received later on.")
    assert said(head, row) == []


def test_numbers_with_what_is_added_to_them_are_read_beside_labels_and_questions() -> None:
    found = said(
        ("Stage 1 complaints received", "187 (201 in 2021/22)"),
        ("Stage 1 complaints upheld", "49 (55 in 2021/22)"),
    )
    assert found == [
        "stage_counts stage_1 - 187",
        "stage_counts stage_1 - 201",
        "outcomes stage_1 upheld 49",
        "outcomes stage_1 upheld 55",
    ]
    asked = said(
        ("How many Stage 1 complaints were received?", "187 (201 in 2021/22)"),
        ("How many Stage 1 complaints were upheld?", "49 (55 in 2021/22)"),
    )
    assert asked == found


def test_a_year_in_a_first_rows_bracket_is_no_boxhead() -> None:
    found = said(
        ("Complaints received:", "34 (41 in 2021/22)"),
        ("Complaints upheld:", "9 (26%)"),
        heading=("Complaints report", "Stage 2"),
    )
    assert found == [
        "stage_counts stage_2 - 34",
        "stage_counts stage_2 - 41",
        "outcomes stage_2 upheld 9",
        "outcomes stage_2 upheld 26",
    ]
