"""What rows and columns of names list, by captions of two things and headers of none known."""

from __future__ import annotations

import pytest

from extractor.reading.tabular.functions import analyse
from extractor.reading.tabular.tables import names_listed
from tests.reading.arrangements import CONTEXT, LEFT, counts, datapoints, figure, make_table, read

SERVICES = ["Adult Social Care", "Highways", "Libraries"]


def breakdowns(dimension: str, label: str, **fields: str | int) -> set:
    return figure("breakdowns", dimension=dimension, label=label, **fields)


REASONS = [["Rudeness of a member of staff", "4", "7", "2"], ["Broken promise", "1", "9", "3"]]


def of_reasons() -> set:
    return {
        point
        for row in REASONS
        for service, value in zip(SERVICES, row[1:], strict=True)
        for point in breakdowns("category", row[0], service_area=service, count=int(value))
    }


def test_a_caption_names_what_the_rows_and_what_the_columns_list() -> None:
    found = read([["", *SERVICES], *REASONS], caption="Causes of complaint by department")
    assert datapoints(found.claims) == of_reasons()


def test_the_columns_do_not_list_what_the_stubs_header_says_of_the_rows() -> None:
    found = read([["Type of complaint", *SERVICES], *REASONS], caption="Reasons for complaint")
    assert datapoints(found.claims) == of_reasons()


def test_services_in_the_rows_are_services_below_a_caption_of_reasons_by_service() -> None:
    found = read([["", "Number"], ["Highways", "8"], ["Libraries", "3"]],
                 caption="Main theme by service area")  # fmt: skip
    assert datapoints(found.claims) == counts(service_area="Highways", count=8) | counts(
        service_area="Libraries", count=3
    )


LEVELS = [["Minor", "31"], ["Serious", "12"], ["Total", "43"]]


def test_a_header_that_the_caption_sets_complaints_out_by_names_a_cut() -> None:
    found = read([["Impact rating", "Number"], *LEVELS], caption="Complaints by impact")
    assert found.claims == ()
    found = read([["Impact", "Number"], *LEVELS], caption="Complaints by impact rating")
    assert datapoints(found.claims) == {
        point for label, n in LEVELS for point in breakdowns("other", label, count=int(n))
    }


@pytest.mark.parametrize(
    ("header", "caption"),
    [
        ("Impact", "Staff by impact rating"),
        ("Impact", "Complaints received"),
        ("Month", "Complaints by month"),
        ("Council", "Complaints by council"),
        ("Case number", "Complaints by case number"),
    ],
)
def test_other_headers_name_no_cut_of_complaints(header: str, caption: str) -> None:
    found = read([[header, "Number"], *LEVELS[:2]], caption=caption)
    assert not [claim for claim in found.claims if claim.family == "breakdowns"]


def test_what_complainants_are_like_is_not_who_they_are() -> None:
    rows = [["Gender", LEFT], ["Female", "9"], ["Male", "7"], ["Age", LEFT], ["16 – 44", "16"]]
    found = read([["About the complainants", "Number"], *rows])
    assert {claim.dimensions.dimension for claim in found.claims} == {"other"}
    who = [["Parents", LEFT], ["Mother", "9"], ["Father", "7"], ["Others", LEFT], ["Carer", "5"]]
    found = read([["About the complainants", "Number"], *who])
    assert {claim.dimensions.dimension for claim in found.claims} == {"complainant"}


MIXED = [
    ["Team", "Cases", "In time", "Late", "Delay", "Rudeness", "Mistakes"],
    ["Parks", "14", "11", "3", "6", "3", "5"],
    ["Museums", "9", "9", "0", "1", "8", "0"],
]


def test_columns_of_counts_before_columns_of_reasons_are_no_reasons() -> None:
    found = read(MIXED, caption="Complaint reasons and timeliness by team")
    assert datapoints(found.claims) == {
        point
        for team, *n in [["Parks", 14, 11, 3, 6, 3, 5], ["Museums", 9, 9, 0, 1, 8, 0]]
        for point in (
            counts(service_area=team, count=n[0])
            | figure("timeliness", status="within", service_area=team, count=n[1])
            | figure("timeliness", status="outside", service_area=team, count=n[2])
            | breakdowns("category", "Delay", service_area=team, count=n[3])
            | breakdowns("category", "Rudeness", service_area=team, count=n[4])
            | breakdowns("category", "Mistakes", service_area=team, count=n[5])
        )
    }


def test_a_number_below_a_caption_on_speed_is_of_those_in_time_if_none_beside_it_says_so() -> None:
    alone = read([["Team", "Number"], ["Parks", "11"]], caption="Complaints answered in time")
    assert [claim.family for claim in alone.claims] == ["timeliness"]
    beside = read([["Team", "Number", "Late"], ["Parks", "14", "3"]], caption="Answered in time")
    assert [claim.family for claim in beside.claims] == ["stage_counts", "timeliness"]


def test_how_many_of_a_theme_were_in_time_is_no_count_of_the_theme() -> None:
    rows = [["Delay", "14", "5"], ["Rudeness", "9", "7"]]
    found = read([["Theme", "Received", "Within 15 days"], *rows], caption="Complaints by theme")
    assert datapoints(found.claims) == breakdowns("category", "Delay", count=14) | breakdowns(
        "category", "Rudeness", count=9
    )


@pytest.mark.parametrize(
    ("caption", "service"),
    [
        ("Children Act complaints by stage", None),
        ("Children's Homes complaints", "Children's Homes"),
    ],
)
def test_a_law_is_no_service(caption: str, service: str | None) -> None:
    found = read([["Year", "Stage 1", "Stage 2"], ["2020/21", "12", "3"]], caption=caption)
    assert {claim.dimensions.service_area for claim in found.claims} == {service}


def test_what_came_of_complaints_that_went_on_is_of_the_stage_they_went_to() -> None:
    rows = [["Stage 1", "77", "41%"], ["Complaints escalated to Stage 2", "8", "25%"]]
    found = read([["Stage", "Number", "% upheld"], *rows])
    assert datapoints(found.claims) == (
        counts(stage="stage_1", count=77)
        | figure("outcomes", outcome="upheld", stage="stage_1", percent=41)
        | counts(event="escalated", stage="stage_1", count=8)
        | figure("outcomes", outcome="upheld", stage="stage_2", percent=25)
    )


@pytest.mark.parametrize(
    ("label", "family", "said"),
    [
        ("Ombudsman decisions", "outcomes", {"outcome": "total", "stage": "ombudsman"}),
        ("Stage 2 decisions", "stage_counts", {"event": "completed", "stage": "stage_2"}),
    ],
)
def test_the_ombudsmans_decisions_are_all_that_was_decided(
    label: str, family: str, said: dict[str, str]
) -> None:
    rows = [["Stage 1 complaints", "210", "190"], [label, "31", "27"]]
    found = read([["", "2020/21", "2021/22"], *rows])
    expected = figure(family, year="2020/21", count=31, **said) | figure(family, count=27, **said)
    assert {p for p in datapoints(found.claims) if int(p[3]) < 40} == expected


@pytest.mark.parametrize(
    ("rows", "family"),
    [
        ([["Rude staff", "4"], ["Broken promise", "9"]], "breakdowns"),
        ([["Highways", "4"], ["Libraries", "9"]], "stage_counts"),
    ],
)
def test_an_area_of_complaint_is_a_subject_or_a_service(rows: list[list[str]], family: str) -> None:
    found = read([["Area of complaint", "Number"], *rows])
    assert {claim.family for claim in found.claims} == {family}


def test_all_complaints_beside_the_rate_upheld_are_none_of_those_upheld() -> None:
    rows = [["Parks", "40", "25%"], ["Baths", "8", "50%"]]
    head = ["Team", "Complaints", "Uphold rate"]
    found = read([head, *rows], caption="Complaints received and share upheld by team")
    assert [claim.family for claim in found.claims] == ["stage_counts", "outcomes"] * 2


def test_an_average_payment_is_not_what_was_paid() -> None:
    rows = [["Stage 1", "4", "£200", "£50"], ["Stage 2", "1", "£90", "£90"]]
    head = ["Stage", "Payments", "Total paid", "Average payment"]
    found = read([head, *rows], caption="Compensation")
    paid = {(c.dimensions.stage, n, int(v)) for c in found.claims for n, v in c.measures.items()}
    assert paid == {
        ("stage_1", "cases", 4), ("stage_1", "amount_gbp", 200),
        ("stage_2", "cases", 1), ("stage_2", "amount_gbp", 90),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("label", "events"),
    [
        ("Brought forward", ["received", "completed"]),
        ("Carried over from last year", ["received", "completed"]),
        ("Withdrawn", ["withdrawn", "received", "completed"]),
    ],
)
def test_what_the_year_began_with_was_received_before(label: str, events: list[str]) -> None:
    rows = [[label, "6"], ["Received", "40"], ["Closed", "41"]]
    found = read([["Complaints", "Number"], *rows])
    assert [claim.dimensions.event for claim in found.claims] == events
    assert all(claim.dimensions.subgroup is None for claim in found.claims)


def test_complaints_are_counted_beside_columns_of_which_nobody_knows_what_they_are() -> None:
    head = ["Team", "Complaints received", "% in time", "Visits per worker", "Mood", "% in time"]
    rows = [["Parks", "40", "90%", "3.1", "61%", "75%"], ["Baths", "8", "50%", "2.2", "48%", "71%"]]
    found = read([head, *rows])
    assert datapoints(found.claims) == (
        counts(service_area="Parks", count=40)
        | figure("timeliness", status="within", service_area="Parks", percent=90)
        | counts(service_area="Baths", count=8)
        | figure("timeliness", status="within", service_area="Baths", percent=50)
    )


def test_shares_in_time_of_what_nobody_knows_are_none_of_complaints() -> None:
    rows = [["Parks", "40", "90%"], ["Baths", "8", "50%"]]
    assert read([["Team", "Permits", "% in time"], *rows]).claims == ()


def test_a_captions_outcome_that_a_label_says_is_of_that_labels_figures() -> None:
    rows = [["Parks", "40", "25%"], ["Baths", "8", "50%"]]
    found = read([["Team", "Stage 1 volume", "Stage 1 upheld"], *rows], caption="Share upheld")
    assert [claim.family for claim in found.claims] == ["stage_counts", "outcomes"] * 2
    found = read([["Team", "Number", "Not upheld"], *rows], caption="Complaints upheld")
    assert {claim.dimensions.outcome for claim in found.claims} == {"upheld", "not_upheld"}


@pytest.mark.parametrize(
    ("header", "labels", "dimension"),
    [
        ("Source of complaint", ["Letter", "E-mail", "Phone"], "channel"),
        ("Source of complaint", ["Parents", "Advocate", "Carer"], "complainant"),
        ("Topic", ["Housing", "Noise", "Parking"], "category"),
    ],
)
def test_a_header_of_several_senses_yields_to_the_names(
    header: str, labels: list[str], dimension: str
) -> None:
    found = read([[header, "Number"], *([label, "4"] for label in labels)])
    assert [(c.dimensions.dimension, c.dimensions.label) for c in found.claims] == [
        (dimension, label) for label in labels
    ]


def test_the_ombudsmans_categories_are_services() -> None:
    rows = [["Housing", "9"], ["Planning", "5"], ["Highways", "4"]]
    his = read([["Category", "Number"], *rows], caption="Complaints to the Ombudsman")
    assert {c.family for c in his.claims} == {"stage_counts"}
    ours = read([["Category", "Number"], *rows], caption="Stage 1 complaints")
    assert {c.family for c in ours.claims} == {"breakdowns"}


def test_subjects_that_a_caption_names_are_services_at_the_ombudsman_alone() -> None:
    """Whether they stand in a column or over the columns."""
    grid = [["Decision", "Housing", "Planning"], ["Upheld", "2", "1"], ["Not upheld", "3", "4"]]
    his = read(grid, caption="Ombudsman decisions by subject")
    own = read(grid, caption="Decisions by subject")
    assert {claim.dimensions.service_area for claim in his.claims} == {"Housing", "Planning"}
    assert {claim.family for claim in own.claims} == {"breakdowns"}


def test_other_tables_are_told_what_the_names_were_read_as() -> None:
    """A header of several senses tells them what its own table made of it."""
    table = make_table([["Source of complaint", "Number"], ["Letter", "4"], ["Phone", "5"]])
    assert names_listed(table, analyse(table), CONTEXT) == {"letter": "channel", "phone": "channel"}
