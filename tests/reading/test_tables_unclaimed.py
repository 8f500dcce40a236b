"""What tables print that is no figure, and headers that contradict their table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.reading.context import ReportContext
from tests.reading.arrangements import (
    LEFT,
    counts,
    differences,
    figures,
    outcomes,
    read,
    timeliness,
)


def test_changes_targets_and_national_figures_are_left_out() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22", "Change", "Target", "National average"],
            ["Stage 1", "40", "44", "4", "30", "35"],
            ["Stage 2", "5", "6", "+1", "2", "4"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=40),
            counts(stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(stage="stage_2", count=6),
        ),
    )


def test_a_row_of_targets_is_left_out() -> None:
    reading = read([["", "% within timescale"], ["Stage 1", "75%"], ["Target", "90%"]])
    assert not differences(reading, timeliness(stage="stage_1", percent=75))


def test_dashes_and_blanks_are_no_figures() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Stage 1", "-", "44"],
            ["Stage 2", "", "n/a"],
            ["Stage 3", "0", "–"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_3", count=0),
        ),
    )


def test_an_axis_of_unknown_names_claims_nothing_and_lists_its_cells() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Blue widgets", "40", "44"],
            ["Green widgets", "5", "-"],
        ]
    )
    assert reading.claims == ()
    assert set(reading.unread) == {(1, 1), (1, 2), (2, 1)}


def test_a_merged_figure_is_read_once() -> None:
    reading = read(
        [
            ["", "Stage 1", "Stage 2"],
            ["2020/21", "40", "5"],
            ["2021/22", "44", LEFT],
        ]
    )
    assert [claim.measures["count"] for claim in reading.claims].count(Decimal(44)) == 1


def test_prose_in_a_frame_is_no_table_of_figures() -> None:
    reading = read(
        [["What we learned", "What we changed"], ["Calls were not returned", "A rota is kept"]]
    )
    assert reading.claims == ()
    assert reading.unread == ()


def test_one_year_twice_in_alternating_pairs_is_read_as_what_it_must_be() -> None:
    reading = read(
        [
            ["", "2021/22\nNo.", "2021/22\n%", "2020/21\nNo.", "2021/22\n%"],
            ["Upheld", "12", "30%", "10", "25%"],
            ["Not upheld", "28", "70%", "30", "75%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", count=12, percent=30),
            outcomes("not_upheld", count=28, percent=70),
            outcomes("upheld", year="2020/21", count=10, percent=25),
            outcomes("not_upheld", year="2020/21", count=30, percent=75),
        ),
    )
    (conflict,) = reading.conflicts
    assert set(conflict.cells) == {(1, 4), (2, 4)}
    assert "2020/21" in conflict.message


def test_a_column_of_signed_changes_is_no_stub_and_no_boxhead() -> None:
    reading = read(
        [
            ["", "Change", "2020/21", "2021/22"],
            ["Stage 1", "+3", "9", "12"],
            ["Stage 2", "-2", "4", "2"],
            ["Target", "↑", "-12%", "5"],
            ["Stage 3", "↓", "1", "0"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=9),
            counts(stage="stage_1", count=12),
            counts(year="2020/21", stage="stage_2", count=4),
            counts(stage="stage_2", count=2),
            counts(year="2020/21", stage="stage_3", count=1),
            counts(stage="stage_3", count=0),
        ),
    )
    assert reading.stub_columns == 1


def test_ranks_are_no_figures() -> None:
    reading = read([["Team", "Number", "Rank"], ["Fostering", "9", "1"], ["Adoption", "4", "2"]])
    assert {claim.measures["count"] for claim in reading.claims} == {9, 4}


def test_rates_by_population_and_compliance_are_no_figures() -> None:
    reading = read(
        [
            ["Ombudsman", "Received", "Rate per 10,000", "Uphold rate", "Compliance rate"],
            ["2020/21", "9", "2.1", "60%", "100%"],
            ["2021/22", "4", "1.1", "50%", "100%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="ombudsman", count=9),
            counts(stage="ombudsman", count=4),
            outcomes("upheld", year="2020/21", stage="ombudsman", percent=60),
            outcomes("upheld", stage="ombudsman", percent=50),
        ),
    )


def test_the_total_of_what_is_not_known_is_the_whole() -> None:
    reading = read([["Month", "Complaints"], ["April", "9"], ["May", "4"], ["Total", "13"]])
    assert not differences(reading, counts(count=13))


def test_the_total_of_something_else_is_not() -> None:
    reading = read([["Event", "Attended"], ["Open day", "90"], ["Fair", "40"], ["Total", "130"]])
    assert reading.claims == ()


def test_the_total_of_several_councils_is_not_this_ones() -> None:
    rows = [["Northshire", "90"], ["Southshire", "40"], ["Total", "130"]]
    assert read([["Authority", "Complaints"], *rows]).claims == ()


def test_the_ombudsmans_public_reports_are_no_complaints() -> None:
    grid = [["Ombudsman", "2021/22"], ["Complaints received", "9"], ["Public reports", "0"]]
    assert not differences(read(grid), counts(stage="ombudsman", count=9))


def test_what_was_achieved_beside_a_target_is_read() -> None:
    reading = read(
        [
            ["Measure", "Target", "Actual 2021/22"],
            ["Stage 1 answered within 10 days", "90%", "85%"],
            ["Stage 2 answered within 25 days", "90%", "50%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=10, percent=85),
            timeliness(stage="stage_2", timescale_days=25, percent=50),
        ),
    )


def test_names_of_no_known_kind_stay_unread() -> None:
    reading = read([["People", "Place"], ["12", "15"]], heading=("Compliments",))
    assert reading.claims == ()
    assert reading.unread == ((1, 0), (1, 1))


def test_calendar_years_stay_unread() -> None:
    reading = read([["", "2020", "2021"], ["Stage 1", "4", "5"]])
    assert reading.claims == ()
    assert len(reading.unread) == 2


def test_columns_that_differ_in_an_unread_word_stay_unread() -> None:
    reading = read([["", "Easter", "Whitsun"], ["Stage 1 complaints", "4", "5"]])
    assert reading.claims == ()


def test_accepted_and_rejected_together_are_neither() -> None:
    reading = read(
        [["Service", "Accepted", "Not accepted", "Total"], ["SEND Team", "10", "2", "12"]]
    )
    assert not differences(
        reading,
        figures(
            counts(service_area="SEND Team", count=10),
            counts(service_area="SEND Team", event="rejected", count=2),
        ),
    )
    assert reading.unread == ((1, 3),)


def test_the_front_matter_of_a_paper_counts_nothing() -> None:
    front = [
        ["To:", "Children's Services Committee", LEFT, LEFT],
        ["Date:", "13 October 2021", "Agenda item:", "9"],
        ["Title:", "Social care complaints 2021/22", LEFT, LEFT],
    ]
    assert not read(front, caption="Report of the Director of Children's Services").claims
    # an item that is complained of is none of the agenda
    assert read([["Reason", "2021/22"], ["Lost items", "9"]], caption="Complaints by reason").claims


def test_a_change_that_heads_the_rows_again_counts_nothing() -> None:
    rows = [["Total", "9", "12"], ["Stage 1", "6", "8"], ["Stage 2", "3", "4"]]
    changes = [["Total", "3", "3"], ["Stage 1", "2", "2"], ["Stage 2", "1", "1"]]
    grid = [["", "Adult Social Care", "Education"], ["2010/11", "", ""], *rows]
    grid += [["2011/12", "", ""], *rows, ["Change", "", ""], *changes]
    claims = read(grid).claims
    assert len(claims) == 12
    assert {claim.dimensions.year for claim in claims} == {"2010/11", "2011/12"}


def test_a_blank_target_above_each_total_heads_nothing() -> None:
    rows = [["Stage 1", "6"], ["Stage 2", "3"], ["Target", ""], ["Total", "9"]]
    grid = [["", "Complaints received"], ["2010/11", ""], *rows, ["2011/12", ""], *rows]
    totals = [c for c in read(grid).claims if c.measures == {"count": Decimal(9)}]
    assert {claim.dimensions.year for claim in totals} == {"2010/11", "2011/12"}


def test_a_mark_on_one_of_the_names_below_parts_no_heads() -> None:
    grid = [["Category", "Number"], ["Stage 1", ""], ["Poor communication*", "4"], ["Delay", "2"]]
    grid += [["Stage 2", ""], ["Poor communication", "1"], ["Delay", "3"]]
    found = {(c.dimensions.stage, c.dimensions.label): c.measures for c in read(grid).claims}
    assert found == {
        ("stage_1", "Poor communication"): {"count": Decimal(4)},
        ("stage_1", "Delay"): {"count": Decimal(2)},
        ("stage_2", "Poor communication"): {"count": Decimal(1)},
        ("stage_2", "Delay"): {"count": Decimal(3)},
    }


def test_a_target_under_a_limit_is_no_column_of_limits() -> None:
    grid = [
        ["", "Within 20 days", LEFT, "Over 20 days", LEFT],
        ["", "Housing", "Target", "Housing", "Target"],
        ["Stage 1", "85", "12", "9", "3"],
    ]
    shared = {"service_area": "Housing", "stage": "stage_1", "timescale_days": 20}
    assert not differences(
        read(grid, caption="By service"),
        figures(timeliness(**shared, count=85), timeliness("outside", **shared, count=9)),
    )


def test_a_column_of_limits_is_of_limits() -> None:
    grid = [["", "Target (days)", "In time"], ["Stage 1", "20", "85%"], ["Stage 2", "65", "50%"]]
    assert not differences(
        read(grid),
        figures(
            timeliness(stage="stage_1", timescale_days=20, percent=85),
            timeliness(stage="stage_2", timescale_days=65, percent=50),
        ),
    )


def test_a_change_beside_a_limit_is_no_time_beyond_it() -> None:
    grid = [
        ["Stage", "Within 25 days\n2020-21", "Within 25 days\n2021-22", "Within 25 days\n+/-"],
        ["Stage 2", "75%", "27.0%", "12%"],
    ]
    found = read(grid).claims
    assert [(c.dimensions.year, c.dimensions.status) for c in found] == [
        ("2020/21", "within"),
        ("2021/22", "within"),
    ]


def test_a_contents_page_drawn_as_a_table() -> None:
    grid = [
        ["Paragraph", "Contents", "Page"],
        ["1", "Stage 1 complaints", "3"],
        ["2", "Compliments", "8"],
    ]
    assert read(grid).claims == ()
    counted = [["Paragraph", "Contents", "Number"], *grid[1:]]
    assert read(counted).claims != ()


def test_measures_with_a_code_are_read_and_what_people_thought_is_not() -> None:
    rows = [
        ["CH01", "Stage 1 complaints per 1,000 homes", "28.4", "33.1"],
        ["CH02", "Stage 1 complaints answered within the Code's timescales", "81%", "88%"],
        ["TP09", "Tenants satisfied with complaint handling", "31%", "34%"],
    ]
    for head in ("Ref", "Code", "PI"):
        found = read([[head, "Measure", "2020/21", "2021/22"], *rows]).claims
        assert [(c.family, int(c.measures["percent"])) for c in found] == [
            ("timeliness", 81),
            ("timeliness", 88),
        ]


def test_the_longest_is_no_figure() -> None:
    rows = [["Mean time to answer (working days)", "31"], ["Longest time (working days)", "140"]]
    found = read([["Measure", "2021/22"], *rows], caption="Response times").claims
    assert [int(c.measures["average_days"]) for c in found] == [31]


def test_a_share_of_something_else_than_complaints_is_no_figure() -> None:
    head = ["Service", "Stage 1 complaints", "Complaints as % of contacts", "% of households"]
    found = read([head, ["Waste", "260", "0.2%", "1.1%"], ["Parks", "41", "0.4%", "0.6%"]]).claims
    assert [dict(c.measures) for c in found] == [{"count": 260}, {"count": 41}]


def test_the_councils_own_columns_of_several_years_beside_others() -> None:
    head = ["", "Kent 2020/21", "Kent 2021/22", "All councils 2021/22"]
    rows = [["Complaints received", "14", "17", "15,488"], ["Upheld", "2", "3", "3,640"]]
    own = ReportContext("2021/22", council="Kent County Council")
    found = read([head, *rows], caption="Ombudsman", context=own).claims
    assert [(c.dimensions.year, int(c.measures["count"])) for c in found] == [
        ("2020/21", 14),
        ("2021/22", 17),
        ("2020/21", 2),
        ("2021/22", 3),
    ]


def test_a_calendar_year_is_the_one_that_ended_then_where_the_stub_head_says_so() -> None:
    rows = [["Received", "44", "31"]]
    for head in ("Year ended 31 March", "Financial year ending March 31"):
        found = read([[head, "2020", "2021"], *rows], caption="Ombudsman complaints").claims
        assert [c.dimensions.year for c in found] == ["2019/20", "2020/21"]
    assert not read([["Year", "2020", "2021"], *rows], caption="Ombudsman complaints").claims


def test_the_highest_payment_is_not_their_sum() -> None:
    grid = [["Service", "Total (£)", "Highest (£)"], ["Education", "9,400", "4,900"]]
    found = read(grid, caption="Payments recommended").claims
    assert [dict(c.measures) for c in found] == [{"amount_gbp": 9400}]


def test_a_row_headed_sum_is_a_total_where_it_adds_up() -> None:
    rows = [["Education", "6"], ["Planning", "2"], ["Housing", "4"]]
    for last, total in (("12", None), ("13", "Sum")):
        grid = [["Subject", "Upheld"], *rows, ["Sum", last]]
        found = read(grid, caption="Decided by the Ombudsman").claims
        assert found[-1].dimensions.service_area == total


@pytest.mark.parametrize(
    ("head", "caption", "read_as"),
    [("Status of action", "", 0), ("Status", "Learning actions", 0), ("Status", "Complaints", 2)],
)
def test_actions_are_no_complaints(head: str, caption: str, read_as: int) -> None:
    rows = [[head, "Number"], ["Completed", "37"], ["In progress", "12"]]
    assert len(read(rows, caption=caption).claims) == read_as


def test_children_known_to_the_service_are_no_complaints() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Children open to social care at 31 March", "2,140", "2,216"],
            ["Statutory complaints", "66", "71"],
            ["Complaints per 100 children", "3.1", "3.2"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(procedure="statutory", year="2020/21", count=66),
            counts(procedure="statutory", count=71),
        ),
    )


def test_complaints_of_some_complainants_among_key_figures_are_not_all() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["No. of complaints received", "44", "41"],
            ["No. of complaints made by a child or young person", "8", "5"],
            ["No. of compliments received", "42", "58"],
        ]
    )
    assert {int(claim.measures["count"]) for claim in reading.claims} == {44, 41, 42, 58}


def test_actions_that_a_column_counts_are_no_complaints() -> None:
    rows = [
        ["Theme", "Number of actions", "Complete"],
        ["Practice", "6", "5"],
        ["Policy", "2", "1"],
    ]
    assert not read(rows, caption="Service improvement").claims


def test_enquiries_resolved_without_a_complaint_are_none() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Enquiries resolved without formal complaint", "62", "71"],
            ["Complaints received at Stage 1", "141", "166"],
        ]
    )
    assert {(c.dimensions.contact, c.dimensions.stage) for c in reading.claims} == {
        ("representation", None),
        ("complaint", "stage_1"),
    }


def test_a_column_compared_to_another_year_leaves_the_others() -> None:
    reading = read(
        [
            ["", "No.", "Compared to 2020-21"],
            ["Contacts to the complaints team", "121", "134"],
            ["Dealt with informally", "58", "49"],
            ["Stage 1 complaints", "34", "47"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(contact="representation", count=58),
            counts(stage="stage_1", count=34),
        ),
    )


def test_children_of_whom_complaints_are_a_share_are_no_service() -> None:
    grid = [
        ["Year", "Complaints", "Children in need", "Percentage"],
        ["2021/22", "183", "3,711", "4.9%"],
    ]
    shared = read(grid, caption="Complaints as a percentage of children in need")
    assert not differences(shared, figures(counts(count=183)))
    teams = read([row[:3] for row in grid], caption="Complaints by team")
    assert "Children in need" in {claim.dimensions.service_area for claim in teams.claims}


def test_children_beside_complainants_are_no_service() -> None:
    reading = read(
        [
            ["Ethnicity", "Complainants No.", "Complainants %", "Children in social care %"],
            ["Asian", "29", "48%", "56%"],
            ["White", "17", "28%", "22%"],
        ]
    )
    assert {claim.dimensions.service_area for claim in reading.claims} == {None}
    assert sum(len(claim.measures) for claim in reading.claims) == 4


def test_a_limit_without_a_status_beside_statuses_says_neither() -> None:
    reading = read(
        [
            ["", "2021/22"],
            ["Responded to within 10 working days", "22"],
            ["Extended to 20 working days and met", "12"],
            ["Exceeded 20 working days", "17"],
        ]
    )
    assert [int(claim.measures["count"]) for claim in reading.claims] == [22, 17]


def test_halves_of_a_year_leave_its_total() -> None:
    halves = ("Apr – Sep 2021", "Oct 2021 – Mar 2022")
    reading = read(
        [["District", *halves, "Total"], ["Havant", "31", "27", "58"], ["Total", "31", "27", "58"]],
        caption="Stage 1 complaints by area",
    )
    assert [int(claim.measures["count"]) for claim in reading.claims] == [58, 58]


def test_what_was_learned_is_no_reason_for_complaints() -> None:
    rows = [["Learning", "Number"], ["Staff reminded of policy", "14"], ["Training arranged", "6"]]
    assert not read(rows, caption="Learning outcomes identified").claims
    decided = read([["", "Upheld"], ["Stage 1", "4"]], caption="Outcomes and lessons learned")
    assert len(decided.claims) == 1


def test_a_share_of_the_stage_below_counts_none_that_came_in() -> None:
    reading = read(
        [["Year", "Number", "As % of Stage 1s"], ["2021/22", "6", "10%"]],
        caption="Stage 2 complaints",
    )
    assert not differences(reading, figures(counts(stage="stage_2", count=6)))


def test_those_of_whom_a_row_says_how_many_complained_are_no_complainants() -> None:
    rows = [["Complaints", "66"], ["Service users", "7,955"]]
    rate = ["Complaints per 1,000 service users", "8.3"]
    found = read([["", "2021/22"], *rows, rate]).claims
    assert [(c.family, int(c.measures["count"])) for c in found] == [("stage_counts", 66)]
    people = [["Service users", "16"], ["Relatives", "34"], ["Advocates", "5"]]
    told = read([["Complaint made by", "2021/22"], *people]).claims
    assert [int(c.measures["count"]) for c in told] == [16, 34, 5]
