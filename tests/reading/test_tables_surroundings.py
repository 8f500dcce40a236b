"""What stands around a table and in other tables, and how it changes what figures mean."""

from __future__ import annotations

import pytest

from extractor.reading.context import ReportContext
from extractor.reading.report import read_report
from tests.reading.arrangements import (
    counts,
    differences,
    figures,
    make_table,
    read,
    timeliness,
)


def test_a_sentence_introduces_a_table_without_caption() -> None:
    grid = [["Department", "Q1", "Q2"], ["Housing Services", "70%", "74%"]]
    reading = read(
        grid,
        before="Replies were late. The table shows the share of Stage 1 complaints answered within "
        "10 working days.",
    )
    shared = {"stage": "stage_1", "service_area": "Housing Services", "timescale_days": 10}
    assert not differences(
        reading,
        figures(
            timeliness(**shared, quarter=1, percent=70), timeliness(**shared, quarter=2, percent=74)
        ),
    )


def test_a_sentence_that_speaks_of_something_else_introduces_nothing() -> None:
    grid = [["Department", "Q1", "Q2"], ["Housing Services", "70", "74"]]
    reading = read(grid, before="Stage 2 replies took longer. Staff changed in the summer.")
    assert not differences(
        reading,
        figures(
            counts(service_area="Housing Services", quarter=1, count=70),
            counts(service_area="Housing Services", quarter=2, count=74),
        ),
    )


REPLIES = [["Department", "Q1", "Q2"], ["Housing Services", "70%", "74%"]]


def test_the_heading_right_above_a_table_is_its_caption() -> None:
    reading = read(REPLIES, heading=("Replies within 10 days",))
    assert {c.dimensions.timescale_days for c in reading.claims} == {10}


def test_a_heading_above_the_text_before_a_table_is_not() -> None:
    reading = read(REPLIES, heading=("Replies within 10 days",), before="Housing was slow again.")
    assert not any(c.dimensions.timescale_days for c in reading.claims)


METHODS = [["Method", "Number"], ["Letter", "20"], ["Email", "30"], ["Total", "50"]]


def test_the_sentence_above_gives_the_year_of_a_stale_caption() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2020/21",
        before="The 50 complaints of 2021/22 were made as follows.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}
    assert [conflict.message[:40] for conflict in reading.conflicts] == [
        'the table captioned "How complaints were'
    ]


def test_a_year_beside_another_number_leaves_the_caption_its_year() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2020/21",
        before="In 2021/22 there were 61 complaints. The table has those of the year before.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2020/21"}
    assert reading.conflicts == ()


def test_names_listed_in_one_table_are_known_in_another() -> None:
    first = make_table([["Department", "Stage 1"], ["People", "4"], ["Place", "6"]])
    second = make_table([["People", "Place"], ["12", "15"]], heading=("Compliments",))
    reading = read_report([first, second], ReportContext(year="2021/22"))
    compliments = {
        (claim.dimensions.service_area, int(claim.measures["count"]))
        for claim in reading.claims
        if claim.dimensions.contact == "compliment"
    }
    assert compliments == {("People", 12), ("Place", 15)}


def test_a_heading_of_several_things_gives_payments_no_stage() -> None:
    reading = read(
        [["", "2020/21", "2021/22"], ["Adult social care", "£1,950", "£3,275"]],
        heading=("Ombudsman, compensation and Members' enquiries",),
    )
    assert {claim.dimensions.stage for claim in reading.claims} == {None}


def test_reasons_under_a_caption_of_complaints_not_accepted() -> None:
    reading = read(
        [["Reason", "Number"], ["Before a court", "5"], ["No consent", "3"]],
        caption="Complaints not accepted",
    )
    assert {c.dimensions.dimension for c in reading.claims} == {"rejection_reason"}


def test_a_sentence_that_compares_gives_no_year_to_the_table_below() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2021/22",
        before="The 50 complaints compare with 44 in 2020/21.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}


def test_a_caption_that_names_the_section_more_shortly() -> None:
    heading = ("Annual report", "4. Children and Young People's Services")
    grid = [["", "2020/21", "2021/22"], ["Stage 1", "40", "31"]]
    shortly = read(grid, caption="Children's statutory complaints", heading=heading)
    assert {c.dimensions.service_area for c in shortly.claims} == {
        "Children and Young People's Services"
    }
    part = read(grid, caption="Fostering complaints", heading=heading)
    assert {c.dimensions.service_area for c in part.claims} == {"Fostering"}


def test_a_caption_without_social_care_below_its_heading() -> None:
    grid = [["", "2021/22"], ["Stage 1", "31"]]
    heading = ("Annual report", "3. Children's Social Care")
    reading = read(grid, caption="Children's complaints", heading=heading)
    assert {c.dimensions.service_area for c in reading.claims} == {"Children's Social Care"}


def test_the_sentence_above_a_table_without_a_caption_says_what_it_counts() -> None:
    before = "The following table shows the compliments that came in for each of the teams we run."
    grid = [["Team", "Number"], ["Fostering", "7"], ["Adoption", "4"]]
    assert {claim.dimensions.contact for claim in read(grid, before=before).claims} == {
        "compliment"
    }
    captioned = read(grid, before=before, caption="Complaints by team")
    assert "compliment" not in {claim.dimensions.contact for claim in captioned.claims}


OUTCOMES = [["Team", "Upheld", "Not upheld"], ["Duty", "3", "20"], ["Fostering", "4", "21"]]


def test_a_stage_is_said_by_any_sentence_that_introduces_the_table() -> None:
    before = "Stage 1 outcomes by team are given below. Last year's totals are shown at the foot."
    assert {c.dimensions.stage for c in read(OUTCOMES, before=before).claims} == {"stage_1"}


def test_a_stage_of_a_sentence_that_introduces_nothing_is_not_the_table_s() -> None:
    before = "Stage 1 replies were below the target. Last year's totals are shown at the foot."
    assert {c.dimensions.stage for c in read(OUTCOMES, before=before).claims} == {None}


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        ("318 complaints were closed at Stage 1. Outcomes by team were:", "stage_1"),
        ("318 complaints were closed at Stage 1. Complaints by team were:", None),
        ("318 complaints were closed at Stage 1, 9 at Stage 2. Outcomes by team were:", None),
        ("9 complaints were escalated to Stage 2. Outcomes by team were:", None),
    ],
)
def test_a_table_is_of_the_stage_that_its_paragraph_is_on(before: str, stage: str | None) -> None:
    assert {c.dimensions.stage for c in read(OUTCOMES, before=before).claims} == {stage}


def test_a_table_with_a_row_for_the_stage_of_its_paragraph_is_of_others_too() -> None:
    grid = [["", "2021/22"], ["Representations", "17"], ["Stage 1", "60"], ["Stage 2", "5"]]
    reading = read(grid, before="60 complaints came in at Stage 1. The table has all of them.")
    assert {(c.dimensions.stage, c.dimensions.contact) for c in reading.claims} == {
        (None, "representation"),
        ("stage_1", "complaint"),
        ("stage_2", "complaint"),
    }


def test_a_caption_on_other_contacts_is_nearer_than_a_heading_on_a_stage() -> None:
    grid = [["Year", "Received", "Answered in 10 days"], ["2021/22", "178", "169"]]
    of_members = read(grid, caption="Members' enquiries", heading=("Stage 1",))
    assert {(c.dimensions.contact, c.dimensions.stage) for c in of_members.claims} == {
        ("member_enquiry", None)
    }
    of_all = read(grid, caption="Complaints answered", heading=("Stage 1",))
    assert {(c.dimensions.contact, c.dimensions.stage) for c in of_all.claims} == {
        ("complaint", "stage_1")
    }
