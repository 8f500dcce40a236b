"""Tables of what was received, closed, escalated and decided, and the totals of one of these."""

from __future__ import annotations

from tests.reading.arrangements import (
    counts,
    differences,
    figures,
    outcomes,
    read,
    timeliness,
)


def test_total_complaints_among_key_figures_are_received() -> None:
    reading = read(
        [
            ["", "2021/22"],
            ["Total complaints", "44"],
            ["Stage 2 complaints", "5"],
            ["Complaints upheld", "12"],
            ["Answered in time", "80%"],
            ["Compliments", "90"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(count=44),
            counts(stage="stage_2", count=5),
            outcomes("upheld", count=12),
            timeliness(percent=80),
            counts(contact="compliment", count=90),
        ),
    )


def test_from_stage_to_stage_is_an_escalation() -> None:
    reading = read(
        [["Escalation", "Number"], ["Stage 1 to Stage 2", "5"], ["Stage 2 – Stage 3", "1"]]
    )
    assert not differences(
        reading,
        figures(
            counts(event="escalated", stage="stage_1", count=5),
            counts(event="escalated", stage="stage_2", count=1),
        ),
    )


def test_stages_counted_together_are_no_escalation() -> None:
    reading = read([["", "Number"], ["Stage 1 and Stage 2", "5"], ["Stage 3", "1"]])
    assert "escalated" not in {claim.dimensions.event for claim in reading.claims}


def test_resolved_beside_registered_is_completed() -> None:
    reading = read([["", "Q1", "Q2"], ["Registered", "26", "19"], ["Resolved", "24", "22"]])
    assert {(c.family, c.dimensions.event) for c in reading.claims} == {
        ("stage_counts", "received"),
        ("stage_counts", "completed"),
    }


def test_resolved_beside_decisions_is_an_outcome() -> None:
    reading = read(
        [
            ["", "2021/22"],
            ["Received", "26"],
            ["Resolved", "4"],
            ["Upheld", "9"],
            ["Not upheld", "13"],
        ]
    )
    assert ("outcomes", "resolved") in {(c.family, c.dimensions.outcome) for c in reading.claims}


def test_a_total_of_one_stage_is_of_that_and_of_two_of_none() -> None:
    rows = [["", "Number"], ["Stage 1, statutory", "5"], ["Stage 1, corporate", "3"]]
    one = read([*rows, ["Total", "8"]], caption="Stage 1 complaints")
    assert not differences(
        one,
        figures(
            counts(stage="stage_1", procedure="statutory", count=5),
            counts(stage="stage_1", procedure="corporate", count=3),
            counts(stage="stage_1", count=8),
        ),
    )
    two = read(
        [["", "Number"], ["Stage 1", "5"], ["Stage 2", "3"], ["Total", "8"]],
        caption="Complaints at Stage 1",
    )
    assert not differences(
        two,
        figures(
            counts(stage="stage_1", count=5), counts(stage="stage_2", count=3), counts(count=8)
        ),
    )


def test_a_total_of_one_event_is_of_that() -> None:
    reading = read(
        [["", "Number"], ["Statutory", "5"], ["Corporate", "3"], ["Total", "8"]],
        caption="Complaints completed",
    )
    assert {claim.dimensions.event for claim in reading.claims} == {"completed"}


def test_a_total_among_key_figures_of_which_one_is_a_decision() -> None:
    reading = read(
        [
            ["", "Number"],
            ["Compliments", "12"],
            ["Enquiries", "9"],
            ["Complaints upheld", "7"],
            ["Total complaints", "40"],
        ]
    )
    assert [claim.family for claim in reading.claims] == [
        "stage_counts",
        "stage_counts",
        "outcomes",
        "stage_counts",
    ]


def test_one_decision_is_not_what_was_concluded() -> None:
    def concluded(*rows: tuple[str, str]) -> str:
        reading = read([["", "Number"], *map(list, rows), ["Concluded", "7"]])
        return reading.claims[-1].family

    assert concluded(("Upheld", "7")) == "stage_counts"
    assert concluded(("Upheld", "4"), ("Not upheld", "3")) == "outcomes"
    assert concluded(("Upheld", "4"), ("Not upheld", "2")) == "stage_counts"


def test_a_last_row_adds_up_the_others_though_one_is_none() -> None:
    rows = [["Fostering", "5"], ["Adoption", "6"], ["Early help", "0"]]
    reading = read([["Team", "2021/22"], *rows, ["Complaints received", "11"]])
    assert reading.claims[-1].dimensions.service_area is None


def test_parts_are_of_the_stage_of_their_whole_and_other_contacts_are_not() -> None:
    reading = read(
        [["Team", "Stage 1 received", "Upheld", "Compliments"], ["Fostering", "7", "2", "9"]]
    )
    assert [(c.dimensions.contact, c.dimensions.stage) for c in reading.claims][1:] == [
        ("complaint", "stage_1"),
        ("compliment", None),
    ]


def test_only_an_ombudsman_investigates_what_was_received_before() -> None:
    grid = [["", "Stage 1", "Ombudsman"], ["Investigated", "4", "3"]]
    events = {
        (claim.dimensions.stage, claim.dimensions.event, int(claim.measures["count"]))
        for claim in read(grid).claims
    }
    assert events == {("stage_1", "received", 4), ("ombudsman", "investigated", 3)}


def test_what_was_open_when_the_year_began_is_no_figure() -> None:
    reading = read(
        [
            ["", "Complaints"],
            ["Open at 1 April 2021", "9"],
            ["Received in the year", "61"],
            ["Closed in the year", "63"],
            ["Open at 31 March 2022", "7"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(count=61),
            counts(event="completed", count=63),
            counts(event="ongoing", count=7),
        ),
    )


def test_a_total_that_says_what_of_came_in_beside_one_band_of_time() -> None:
    grid = [["Service", "Total enquiries", "Answered in 8 days", "% in 8 days"]]
    reading = read([*grid, ["Housing", "40", "31", "78%"], ["Waste", "22", "20", "91%"]])
    came = [c for c in reading.claims if c.family == "stage_counts"]
    assert {c.dimensions.event for c in came} == {"received"} and len(came) == 2


def test_a_total_of_several_bands_is_of_what_was_answered() -> None:
    grid = [["Service", "Within 10 days", "Over 10 days", "Total complaints"]]
    reading = read([*grid, ["Housing", "31", "9", "40"], ["Waste", "20", "2", "22"]])
    answered = [c for c in reading.claims if c.family == "stage_counts"]
    assert {c.dimensions.event for c in answered} == {"completed"} and len(answered) == 2


def test_what_was_escalated_to_the_ombudsman_came_in_there() -> None:
    rows = [
        ["Stage 1", "610"],
        ["Escalated to Stage 2", "47"],
        ["Escalated to the Ombudsman", "22"],
    ]
    found = read([["", "2021/22"], *rows], heading=("Contacts",)).claims
    assert [(c.dimensions.stage, c.dimensions.event, c.dimensions.contact) for c in found] == [
        ("stage_1", "received", "complaint"),
        ("stage_1", "escalated", "complaint"),
        ("ombudsman", "received", "complaint"),
    ]


def test_enquiries_in_a_table_of_members_enquiries_are_theirs() -> None:
    grid = [["Quarter", "Enquiries answered", "% in time"], ["Q1", "355", "85%"]]
    found = read(grid, caption="Member enquiries answered within 10 working days").claims
    assert {c.dimensions.contact for c in found} == {"member_enquiry"}
    others = read(grid, caption="Enquiries answered within 10 working days").claims
    assert {c.dimensions.contact for c in others} == {"enquiry"}


def test_requests_and_reviews_that_came_in_or_were_closed_are_complaints() -> None:
    rows = [["Requests received", "110", "98"], ["Reviews completed", "101", "104"]]
    found = read([["", "Q1", "Q2"], *rows], caption="Stage 2 reviews").claims
    assert [(c.dimensions.event, c.dimensions.stage) for c in found] == [
        ("received", "stage_2"),
        ("received", "stage_2"),
        ("completed", "stage_2"),
        ("completed", "stage_2"),
    ]
