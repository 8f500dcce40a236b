"""Tables of what was decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.arrangements import (
    CONTEXT,
    LEFT,
    UP,
    counts,
    differences,
    figures,
    outcomes,
    read,
)


def test_outcomes_under_spanners_of_years() -> None:
    reading = read(
        [
            ["Outcome", "2020/21", LEFT, "2021/22", LEFT],
            [UP, "No.", "%", "No.", "%"],
            ["Upheld", "10", "25%", "12", "27.3%"],
            ["Partly upheld", "14", "35%", "16", "36.4%"],
            ["Not upheld", "16", "40%", "16", "36.4%"],
            ["Total", "40", "100%", "44", "100%"],
        ]
    )
    rows = {
        "upheld": (10, 25, 12, 27.3),
        "partially_upheld": (14, 35, 16, 36.4),
        "not_upheld": (16, 40, 16, 36.4),
        "total": (40, 100, 44, 100),
    }
    assert not differences(
        reading,
        figures(
            *(outcomes(o, year="2020/21", count=row[0], percent=row[1]) for o, row in rows.items()),
            *(outcomes(o, year="2021/22", count=row[2], percent=row[3]) for o, row in rows.items()),
        ),
    )


def test_years_under_spanners_of_outcomes() -> None:
    reading = read(
        [
            ["Service", "Upheld", LEFT, "Not upheld", LEFT],
            [UP, "2020/21", "2021/22", "2020/21", "2021/22"],
            ["Fostering", "1", "2", "3", "4"],
            ["Adoption", "5", "6", "7", "8"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, year=year, service_area=service, count=count)
                for service, row in (("Fostering", (1, 2, 3, 4)), ("Adoption", (5, 6, 7, 8)))
                for (outcome, year), count in zip(
                    [
                        ("upheld", "2020/21"),
                        ("upheld", "2021/22"),
                        ("not_upheld", "2020/21"),
                        ("not_upheld", "2021/22"),
                    ],
                    row,
                    strict=True,
                )
            )
        ),
    )


def test_packed_counts_and_shares() -> None:
    reading = read(
        [
            ["Stage 1 outcome", "2020/21", "2021/22"],
            ["Upheld", "10 (25%)", "12 (27.3%)"],
            ["Not upheld", "30 (75%)", "32 (72.7%)"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", stage="stage_1", year="2020/21", count=10, percent=25),
            outcomes("upheld", stage="stage_1", count=12, percent=27.3),
            outcomes("not_upheld", stage="stage_1", year="2020/21", count=30, percent=75),
            outcomes("not_upheld", stage="stage_1", count=32, percent=72.7),
        ),
    )


def test_withdrawn_beside_decisions_is_an_outcome_and_alone_an_event() -> None:
    beside = read([["", "Number"], ["Upheld", "5"], ["Not upheld", "7"], ["Withdrawn", "2"]])
    assert not differences(
        beside,
        figures(
            outcomes("upheld", count=5),
            outcomes("not_upheld", count=7),
            outcomes("withdrawn", count=2),
        ),
    )
    alone = read([["", "Number"], ["Received", "50"], ["Withdrawn", "2"]])
    assert not differences(alone, figures(counts(count=50), counts(event="withdrawn", count=2)))


def test_upheld_and_partly_upheld_together() -> None:
    reading = read([["", "2021/22"], ["Upheld/part upheld", "9"], ["Not upheld", "4"]])
    assert not differences(
        reading, figures(outcomes("fault_found", count=9), outcomes("not_upheld", count=4))
    )


def test_reviews_that_changed_the_decision_found_fault() -> None:
    reading = read(
        [
            ["Stage 2 reviews", "2021/22"],
            ["Reviews completed", "33"],
            ["Decision changed (upheld or partly upheld)", "9"],
            ["Decision unchanged (not upheld)", "24"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_2", event="completed", count=33),
            outcomes("total", stage="stage_2", count=33),
            outcomes("fault_found", stage="stage_2", count=9),
            outcomes("not_upheld", stage="stage_2", count=24),
        ),
    )


def test_ombudsman_decisions() -> None:
    reading = read(
        [
            ["Ombudsman decision", "2020/21", "2021/22"],
            ["Upheld", "2", "3"],
            ["Not upheld", "1", "0"],
            ["Closed after initial enquiries", "4", "5"],
            ["Referred back for local resolution", "6", "7"],
        ]
    )
    rows = {"upheld": (2, 3), "not_upheld": (1, 0), "closed": (4, 5), "premature": (6, 7)}
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, stage="ombudsman", year=year, count=row[i])
                for outcome, row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_two_columns_of_other_decisions_are_both_read() -> None:
    reading = read(
        [
            ["", "Upheld", "Not upheld", "Advice given", "Incomplete or invalid"],
            ["LGSCO", "3", "4", "2", "1"],
        ]
    )
    found = [
        claim.measures["count"] for claim in reading.claims if claim.dimensions.outcome == "other"
    ]
    assert found == [2, 1]


def test_two_columns_of_one_known_decision_are_left_unread() -> None:
    reading = read([["", "Upheld", "Complaint upheld", "Not upheld"], ["Stage 1", "3", "4", "2"]])
    assert {claim.dimensions.outcome for claim in reading.claims} == {"not_upheld"}


DECIDED = [["Outcome", "2021/22"], ["Upheld", "28"], ["Not upheld", "37"], ["Withdrawn", "4"]]


def test_a_row_that_adds_up_decisions_is_their_total() -> None:
    claims = read([*DECIDED, ["Concluded", "69"]]).claims[-2:]
    assert {(c.family, c.dimensions.outcome) for c in claims} == {
        ("stage_counts", None),
        ("outcomes", "total"),
    }
    (last,) = read([*DECIDED, ["Concluded", "80"]]).claims[-1:]
    assert last.family == "stage_counts"  # more were concluded than these


def test_all_that_was_closed_is_the_total_of_the_decisions_that_it_adds_up() -> None:
    claims = read([*DECIDED, ["All closed", "69"]]).claims[-2:]
    assert [(c.family, c.dimensions.event, c.dimensions.outcome) for c in claims] == [
        ("stage_counts", "completed", None),
        ("outcomes", None, "total"),
    ]


def test_the_share_beside_a_row_that_adds_up_decisions_is_of_the_outcomes_alone() -> None:
    rows = [["Upheld", "12", "30%"], ["Not upheld", "28", "70%"], ["Closed in year", "40", "100%"]]
    claims = read([["Outcome", "Stage 1 No.", "Stage 1 %"], *rows]).claims
    shares = {c.family: c.measures["percent"] for c in claims[4:] if "percent" in c.measures}
    assert shares == {"outcomes": 100}
    assert [c.dimensions.event for c in claims[4:]].count("completed") == 1


def test_shares_of_one_under_a_percent_sign_are_percentages() -> None:
    def shares(*cells: str) -> list[float]:
        rows = [[f"Stage {n} complaints upheld", cell] for n, cell in enumerate(cells, 1)]
        return [float(c.measures["percent"]) for c in read([["", "2020/21 %"], *rows]).claims]

    assert shares("0.75", "1") == [75, 100]
    assert shares("0.75", "20") == [0.75, 20]  # one is over one: percentages
    assert shares("0", "1") == [0, 1]


def test_decisions_that_add_up_to_points_of_complaint_are_of_points() -> None:
    head = ["", "Points of complaint", "Upheld", "Not upheld"]
    points = read([head, ["Stage 2 investigations", "21", "6", "15"]]).claims
    assert {c.dimensions.contact for c in points} == {"issue"}
    others = read([head, ["Stage 2 investigations", "21", "6", "3"]]).claims
    decided = [c for c in others if c.family == "outcomes"]
    assert {c.dimensions.contact for c in decided} == {"complaint"}


@pytest.mark.parametrize(
    ("stages", "stage"), [(["Stage 1", "Stage 2"], None), (["Stage 1"], "stage_1")]
)
def test_what_was_upheld_behind_several_stages_is_of_none(
    stages: list[str], stage: str | None
) -> None:
    numbers = [str(7 - at) for at in range(len(stages))]
    grid = [["Service", *stages, "Upheld"], ["Fostering", *numbers, "25%"]]
    decided = [c for c in read(grid).claims if c.family == "outcomes"]
    assert [c.dimensions.stage for c in decided] == [stage]


def test_each_stage_s_decisions_are_its_own() -> None:
    grid = [["Team", "Stage 1", "Upheld", "Stage 2", "Upheld"], ["Fostering", "4", "1", "3", "2"]]
    decided = [c for c in read(grid).claims if c.family == "outcomes"]
    assert [c.dimensions.stage for c in decided] == ["stage_1", "stage_2"]


@pytest.mark.parametrize(
    ("others", "services"),
    [("Similar authorities", {None}), ("Fostering", {"Barset", "Fostering"})],
)
def test_the_council_s_own_column_beside_others_is_the_report_s(
    others: str, services: set[str | None]
) -> None:
    grid = [["", "Barset", others], ["Upheld", "6", "5"], ["Not upheld", "4", "3"]]
    claims = read(grid, context=replace(CONTEXT, council="Barset County Council")).claims
    assert {c.dimensions.service_area for c in claims} == services
    assert {int(c.measures["count"]) for c in claims} >= {6, 4}


def test_redress_that_a_landlord_offered_resolved_it() -> None:
    grid = [["Determination", "Number"], ["Maladministration", "4"], ["Reasonable redress", "2"]]
    found = read(grid, caption="Determinations by the Housing Ombudsman").claims
    assert [(c.family, c.dimensions.outcome) for c in found] == [
        ("outcomes", "fault_found"),
        ("outcomes", "resolved"),
    ]


def test_complaints_told_one_by_one_are_counted_in_their_total_only() -> None:
    rows = [["A", "7", "2", "5"], ["B", "12", "9", "3"], ["Total", "19", "11", "8"]]
    claims = read([["Complaint", "No. of points", "Upheld", "Not upheld"], *rows]).claims
    assert {c.dimensions.contact for c in claims} == {"issue"}
    assert [c.measures["count"] for c in claims] == [19, 11, 8]


@pytest.mark.parametrize("codes", [("1", "2", "3"), ("Case A", "Case B", "Case C")])
def test_points_of_single_complaints_are_no_complaints(codes: tuple[str, ...]) -> None:
    rows = [[code, "2", "5", "7"] for code in codes]
    assert not read([["Case", "Upheld", "Not upheld", "Total"], *rows]).claims


def test_a_stub_of_points_counts_points() -> None:
    claims = read([["Outcome of points", "Number"], ["Upheld", "7"], ["Not upheld", "12"]]).claims
    assert {c.dimensions.contact for c in claims} == {"issue"}


def test_the_total_of_those_in_time_and_late_of_a_decision_is_the_decisions() -> None:
    reading = read(
        [
            ["Decision", "In time", "Out of time", "Total"],
            ["Upheld", "8", "3", "11"],
            ["Not upheld", "20", "7", "27"],
            ["Total", "28", "10", "38"],
        ],
        caption="Stage 1: decision and timeliness",
    )
    decided = [claim for claim in reading.claims if claim.family == "outcomes"]
    assert [(c.dimensions.outcome, int(c.measures["count"])) for c in decided] == [
        ("upheld", 11),
        ("not_upheld", 27),
        ("total", 38),
    ]
    assert {claim.family for claim in reading.claims} == {"outcomes", "timeliness"}


def test_other_with_a_footnote_mark_beside_decisions_and_words_cut_short() -> None:
    reading = read(
        [
            ["Team", "Upheld", "Not upheld", "Other*", "W'drawn", "Awaited"],
            ["Fostering", "3", "4", "2", "5", "1"],
        ]
    )
    assert [claim.dimensions.outcome for claim in reading.claims] == [
        "upheld",
        "not_upheld",
        "other",
        "withdrawn",
        "ongoing",
    ]


@pytest.mark.parametrize("label", ["Withdrawn/Other", "Other / withdrawn"])
def test_withdrawn_and_others_together_are_no_withdrawn_ones(label: str) -> None:
    reading = read([["Year", "Upheld", "Not upheld", label], ["2021/22", "3", "4", "2"]])
    assert [claim.dimensions.outcome for claim in reading.claims] == [
        "upheld",
        "not_upheld",
        "other",
    ]


@pytest.mark.parametrize(("resolved", "whole"), [("18", True), ("4", False)])
def test_resolved_is_all_that_was_closed_where_decisions_add_up_to_it(
    resolved: str, whole: bool
) -> None:
    reading = read(
        [["Team", "Resolved", "Upheld", "Not upheld"], ["Adoption", resolved, "7", "11"]]
    )
    decided = [
        outcomes("upheld", service_area="Adoption", count=7),
        outcomes("not_upheld", service_area="Adoption", count=11),
    ]
    own = (
        [
            outcomes("total", service_area="Adoption", count=18),
            counts(event="completed", service_area="Adoption", count=18),
        ]
        if whole
        else [outcomes("resolved", service_area="Adoption", count=4)]
    )
    assert not differences(reading, figures(*decided, *own))


def test_no_further_action_is_a_decision_among_decisions_and_never_what_came_in() -> None:
    decided = [["Outcome", "2017/18"], ["Upheld", "17"], ["Not upheld", "38"]]
    among = read([*decided, ["No further action", "2"]], caption="Stage 1 outcomes").claims
    assert [(c.family, c.dimensions.outcome) for c in among][-1] == ("outcomes", "closed")
    alone = read([["", "2017/18"], ["Received", "17"], ["No further action", "2"]]).claims
    assert [c.measures["count"] for c in alone if c.family == "stage_counts"] == [17]


@pytest.mark.parametrize("label", ["Withdrawn or resolved", "Not upheld / withdrawn"])
def test_two_outcomes_in_one_label_are_neither(label: str) -> None:
    rows = [["Upheld", "40"], ["Partly upheld", "38"], [label, "3"]]
    assert not differences(
        read([["Outcome", "Number"], *rows]),
        figures(
            outcomes("upheld", count=40),
            outcomes("partially_upheld", count=38),
            outcomes("other", count=3),
        ),
    )


def test_two_outcomes_in_one_label_among_events_are_none() -> None:
    rows = [["Received", "40"], ["Completed", "38"], ["Withdrawn or resolved", "3"]]
    events = read([["", "Number"], *rows])
    assert {int(c.measures["count"]) for c in events.claims} == {40, 38}


def test_two_words_for_one_outcome_are_that_one() -> None:
    labels = {"Upheld or partly upheld": "fault_found", "Withdrawn / discontinued": "withdrawn"}
    rows = [[label, "4"] for label in labels]
    found = read([["Outcome", "Number"], ["Not upheld", "6"], *rows]).claims
    assert [c.dimensions.outcome for c in found] == ["not_upheld", *labels.values()]


def test_a_rate_of_those_upheld_leaves_the_share_upheld_beside_it() -> None:
    reading = read(
        [["Year", "Upheld", "Partly upheld", "Not upheld", "Upheld rate"],
         ["2020/21", "30%", "25%", "45%", "55%"],
         ["2021/22", "20%", "40%", "40%", "60%"]]
    )  # fmt: skip
    upheld = [c for c in reading.claims if c.dimensions.outcome == "upheld"]
    assert [int(claim.measures["percent"]) for claim in upheld] == [30, 20]
    assert len(reading.claims) == 6


@pytest.mark.parametrize(
    ("label", "outcome"), [("Total resolved", "total"), ("Resolved informally", "resolved")]
)
def test_all_that_were_resolved_are_the_outcomes_total(label: str, outcome: str) -> None:
    rows = [["Upheld", "11"], ["Not upheld", "14"], [label, "25"]]
    reading = read([["Resolution", "Stage 1"], *rows])
    assert [c.dimensions.outcome for c in reading.claims] == ["upheld", "not_upheld", outcome]
