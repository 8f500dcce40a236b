"""What stands around a table, its totals, and names on several levels."""

from __future__ import annotations

from decimal import Decimal

from extractor.reading.context import ReportContext
from tests.reading.arrangements import (
    LEFT,
    UP,
    breakdowns,
    counts,
    differences,
    figures,
    outcomes,
    read,
)


def test_caption_heading_and_report_fill_in_what_the_labels_leave_open() -> None:
    reading = read(
        [["", "Number"], ["Upheld", "12"], ["Not upheld", "28"]],
        caption="Stage 2 outcomes, 2019/20",
        heading=("Statutory complaints",),
        context=ReportContext(year="2021/22"),
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", stage="stage_2", year="2019/20", procedure="statutory", count=12),
            outcomes(
                "not_upheld", stage="stage_2", year="2019/20", procedure="statutory", count=28
            ),
        ),
    )
    origins = reading.claims[0].origins
    assert origins["year"] == "caption"
    assert origins["procedure"] == "heading"


def test_a_label_nearby_outranks_the_caption() -> None:
    reading = read(
        [["", "2020/21"], ["Stage 1", "12"], ["Stage 2", "2"]],
        caption="Stage 1 complaints, 2019/20",
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=12),
            counts(year="2020/21", stage="stage_2", count=2),
        ),
    )


def test_every_claim_names_its_cell() -> None:
    reading = read([["", "2020/21"], ["Stage 1", "12"]])
    (claim,) = reading.claims
    source = claim.source
    assert (source.kind, source.page, source.table, source.row, source.column) == (
        "table",
        3,
        0,
        1,
        1,
    )
    assert source.text == "12"
    assert source.box is not None
    assert claim.origins["stage"] == "stub"
    assert claim.origins["year"] == "boxhead"


def test_teams_over_their_stages() -> None:
    reading = read(
        [
            ["Directorate", "Stage", "2020/21", "2021/22"],
            ["Highways", "Stage 1", "10", "12"],
            [UP, "Stage 2", "1", "2"],
            ["Education", "Stage 1", "20", "25"],
            [UP, "Stage 2", "3", "4"],
        ]
    )
    rows = {
        ("Highways", "stage_1"): (10, 12),
        ("Highways", "stage_2"): (1, 2),
        ("Education", "stage_1"): (20, 25),
        ("Education", "stage_2"): (3, 4),
    }
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, stage=stage, year=year, count=row[i])
                for (team, stage), row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_teams_spanning_numbers_and_shares() -> None:
    reading = read(
        [
            ["Outcome", "Highways", LEFT, "Education", LEFT],
            [UP, "No.", "%", "No.", "%"],
            ["Upheld", "10", "25%", "12", "30%"],
            ["Not upheld", "30", "75%", "28", "70%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", service_area="Highways", count=10, percent=25),
            outcomes("upheld", service_area="Education", count=12, percent=30),
            outcomes("not_upheld", service_area="Highways", count=30, percent=75),
            outcomes("not_upheld", service_area="Education", count=28, percent=70),
        ),
    )


def test_a_total_of_stages_under_an_outcome_is_of_no_stage() -> None:
    reading = read(
        [
            ["", "Upheld", LEFT, LEFT, "Not upheld", LEFT, LEFT],
            [UP, "Stage 1", "Stage 2", "Total", "Stage 1", "Stage 2", "Total"],
            ["2020/21", "1", "2", "3", "4", "5", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, year="2020/21", stage=stage, count=count)
                for outcome, row in (("upheld", (1, 2, 3)), ("not_upheld", (4, 5, 9)))
                for stage, count in zip(("stage_1", "stage_2", None), row, strict=True)
            )
        ),
    )


def test_a_total_over_quarters_is_still_of_its_contact() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Complaints", LEFT, LEFT],
            ["Q1", "10", "12"],
            ["Q2", "11", "13"],
            ["Total", "21", "25"],
            ["Compliments", LEFT, LEFT],
            ["Q1", "20", "22"],
            ["Q2", "21", "23"],
            ["Total", "41", "45"],
        ]
    )
    rows = {
        "complaint": ((10, 12), (11, 13), (21, 25)),
        "compliment": ((20, 22), (21, 23), (41, 45)),
    }
    assert not differences(
        reading,
        figures(
            *(
                counts(contact=contact, quarter=quarter, year=year, count=row[i])
                for contact, block in rows.items()
                for quarter, row in zip((1, 2, None), block, strict=True)
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_a_total_over_teams_is_still_of_its_contact() -> None:
    reading = read(
        [
            ["", "Highways", LEFT, "Education", LEFT, "Total", LEFT],
            [
                UP,
                "Complaints",
                "Compliments",
                "Complaints",
                "Compliments",
                "Complaints",
                "Compliments",
            ],
            ["2020/21", "1", "2", "3", "4", "4", "6"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, contact=contact, year="2020/21", count=count)
                for team, row in (("Highways", (1, 2)), ("Education", (3, 4)), (None, (4, 6)))
                for contact, count in zip(("complaint", "compliment"), row, strict=True)
            )
        ),
    )


def test_a_total_of_contacts_over_teams_is_of_all_contacts() -> None:
    reading = read(
        [
            ["", "Complaints", LEFT, "Compliments", LEFT, "Total", LEFT],
            [UP, "Highways", "Education", "Highways", "Education", "Highways", "Education"],
            ["2020/21", "1", "3", "2", "4", "3", "7"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, contact=contact, year="2020/21", count=count)
                for contact, row in (("complaint", (1, 3)), ("compliment", (2, 4)), ("all", (3, 7)))
                for team, count in zip(("Highways", "Education"), row, strict=True)
            )
        ),
    )


def test_labels_over_number_and_share() -> None:
    reading = read(
        [
            ["Reason for rejection", "Older than a year", LEFT, "Duplicate", LEFT, "Total", LEFT],
            [UP, "No.", "%", "No.", "%", "No.", "%"],
            ["2020/21", "6", "60%", "4", "40%", "10", "100%"],
            ["2021/22", "3", "75%", "1", "25%", "4", "100%"],
        ]
    )
    rows = {
        "Older than a year": ((6, 60), (3, 75)),
        "Duplicate": ((4, 40), (1, 25)),
        "Total": ((10, 100), (4, 100)),
    }
    assert not differences(
        reading,
        figures(
            *(
                breakdowns("rejection_reason", label, year=year, count=row[i][0], percent=row[i][1])
                for label, row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_the_total_of_all_services_and_outcomes() -> None:
    reading = read(
        [
            ["Outcome", "Team", "2021/22"],
            ["Upheld", "Highways", "1"],
            [UP, "Education", "2"],
            [UP, "Total", "3"],
            ["Not upheld", "Highways", "4"],
            [UP, "Education", "5"],
            [UP, "Total", "9"],
            ["Total", "Highways", "5"],
            [UP, "Education", "7"],
            [UP, "Total", "12"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, service_area=team, count=count)
                for outcome, row in (
                    ("upheld", (1, 2, 3)),
                    ("not_upheld", (4, 5, 9)),
                    ("total", (5, 7, 12)),
                )
                for team, count in zip(("Highways", "Education", None), row, strict=True)
            )
        ),
    )


def test_a_directorate_said_again_of_each_service_names_no_row() -> None:
    reading = read(
        [
            ["Service", "Directorate", "Complaints received"],
            ["Highways", "Place", "158"],
            ["Planning", "Place", "127"],
            ["Council Tax", "Resources", "151"],
        ]
    )
    named = {claim.dimensions.service_area: claim.measures["count"] for claim in reading.claims}
    assert named == {"Highways": 158, "Planning": 127, "Council Tax": 151}


def test_a_directorate_said_once_beside_its_services_leaves_them_their_names() -> None:
    reading = read(
        [
            ["Directorate", "Service", "Complaints received"],
            ["Place", "Highways", "158"],
            ["Place", "Planning", "127"],
            ["Resources", "Council Tax", "151"],
        ]
    )
    named = {claim.dimensions.service_area: claim.measures["count"] for claim in reading.claims}
    assert named == {"Highways": 158, "Planning": 127, "Council Tax": 151}


def test_a_share_alone_in_its_header_is_of_the_years_column_before_it() -> None:
    grid = [
        ["Outcome", "2020/21", "%", "2021/22", "%"],
        ["Upheld", "6", "20", "9", "30"],
        ["Not upheld", "24", "80", "21", "70"],
    ]
    found = {
        (claim.dimensions.year, claim.dimensions.outcome, *claim.measures.items())
        for claim in read(grid, caption="Outcomes of Stage 1 complaints").claims
    }
    assert ("2020/21", "upheld", ("percent", Decimal(20))) in found
    assert ("2021/22", "upheld", ("percent", Decimal(30))) in found
    assert len(found) == 8


def test_a_share_under_a_header_of_its_own_is_not_of_the_column_before_it() -> None:
    grid = [
        ["Outcome", "2020/21", "% 2019/20"],
        ["Upheld", "6", "25"],
        ["Not upheld", "24", "75"],
    ]
    found = {
        (claim.dimensions.year, *claim.measures.items())
        for claim in read(grid, caption="Outcomes of Stage 1 complaints").claims
        if claim.dimensions.outcome == "upheld"
    }
    assert found == {
        ("2020/21", ("count", Decimal(6))),
        ("2019/20", ("percent", Decimal(25))),
    }


def test_numbers_beside_which_no_word_stands_are_no_figures() -> None:
    bars = [["12", "15"], ["20", "31"], ["7", "9"]]
    assert not read(bars, caption="Stage 1 complaints received").claims
    named = [["", "2020/21", "2021/22"], ["Stage 1", "12", "15"]]
    assert len(read(named, caption="Complaints received").claims) == 2
