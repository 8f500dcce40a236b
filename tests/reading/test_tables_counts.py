"""Tables of how many complaints came in, by year, stage, service and kind of contact."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import (
    LEFT,
    counts,
    datapoints,
    differences,
    figures,
    read,
)


def test_years_across() -> None:
    reading = read(
        [
            ["", "2019/20", "2020-21", "2021/2022"],
            ["Stage 1", "40", "44", "51"],
            ["Stage 2", "6", "5", "0"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2019/20", stage="stage_1", count=40),
            counts(year="2020/21", stage="stage_1", count=44),
            counts(year="2021/22", stage="stage_1", count=51),
            counts(year="2019/20", stage="stage_2", count=6),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(year="2021/22", stage="stage_2", count=0),
        ),
    )
    assert (reading.header_rows, reading.stub_columns) == (1, 1)
    assert reading.unread == ()


def test_years_down() -> None:
    reading = read(
        [
            ["Year", "Stage 1", "Stage 2", "Ombudsman"],
            ["2020/21", "44", "5", "2"],
            ["2021/22", "51", "-", "3"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(year="2020/21", stage="ombudsman", count=2),
            counts(stage="stage_1", count=51),
            counts(stage="ombudsman", count=3),
        ),
    )


def test_stages_across_services_down_with_totals_of_both() -> None:
    reading = read(
        [
            ["Team", "Stage 1", "Stage 2", "Total"],
            ["Fostering", "7", "1", "8"],
            ["Youth Justice", "12", "2", "14"],
            ["Total", "19", "3", "22"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", service_area="Fostering", count=7),
            counts(stage="stage_2", service_area="Fostering", count=1),
            counts(service_area="Fostering", count=8),
            counts(stage="stage_1", service_area="Youth Justice", count=12),
            counts(stage="stage_2", service_area="Youth Justice", count=2),
            counts(service_area="Youth Justice", count=14),
            counts(stage="stage_1", count=19),
            counts(stage="stage_2", count=3),
            counts(count=22),
        ),
    )


def test_a_total_over_complaints_and_representations_is_of_all_contacts() -> None:
    reading = read(
        [
            ["Team", "Representations", "Stage 1", "Stage 2", "Total"],
            ["Fostering", "4", "7", "1", "12"],
            ["Youth Justice", "0", "12", "2", "14"],
        ]
    )
    expected = figures(
        counts(contact="representation", service_area="Fostering", count=4),
        counts(stage="stage_1", service_area="Fostering", count=7),
        counts(stage="stage_2", service_area="Fostering", count=1),
        counts(contact="all", service_area="Fostering", count=12),
        counts(contact="representation", service_area="Youth Justice", count=0),
        counts(stage="stage_1", service_area="Youth Justice", count=12),
        counts(stage="stage_2", service_area="Youth Justice", count=2),
        counts(contact="all", service_area="Youth Justice", count=14),
    )
    assert not differences(reading, expected)


def test_kinds_of_contact_down() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Complaints", "40", "44"],
            ["Compliments", "80", "91"],
            ["MP enquiries", "12", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", count=40),
            counts(count=44),
            counts(year="2020/21", contact="compliment", count=80),
            counts(contact="compliment", count=91),
            counts(year="2020/21", contact="member_enquiry", count=12),
            counts(contact="member_enquiry", count=9),
        ),
    )


def test_a_total_row_found_by_arithmetic() -> None:
    """The last row adds up the others and speaks of complaints, without the word "total"."""
    grid = [
        ["Team", "Number"],
        ["Fostering", "7"],
        ["Adoption", "3"],
        ["Youth Justice", "5"],
        ["All complaints received", "15"],
    ]
    assert not differences(
        read(grid),
        figures(
            counts(service_area="Fostering", count=7),
            counts(service_area="Adoption", count=3),
            counts(service_area="Youth Justice", count=5),
            counts(count=15),
        ),
    )


def test_a_last_row_that_does_not_add_up_is_a_name_like_the_others() -> None:
    grid = [
        ["Team", "Number"],
        ["Fostering", "7"],
        ["Adoption", "3"],
        ["Youth Justice", "5"],
        ["Complaints about transport", "4"],
    ]
    assert ("service_area", "Complaints about transport") in {
        dimension for point in datapoints(read(grid).claims) for dimension in point[1]
    }


def test_two_services_under_cut_in_heads() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Education", LEFT, LEFT],
            ["Stage 1", "10", "12"],
            ["Stage 2", "1", "2"],
            ["Adult Social Care", LEFT, LEFT],
            ["Stage 1", "20", "25"],
            ["Stage 2", "3", "4"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", service_area="Education", count=10),
            counts(stage="stage_1", service_area="Education", count=12),
            counts(year="2020/21", stage="stage_2", service_area="Education", count=1),
            counts(stage="stage_2", service_area="Education", count=2),
            counts(year="2020/21", stage="stage_1", service_area="Adult Social Care", count=20),
            counts(stage="stage_1", service_area="Adult Social Care", count=25),
            counts(year="2020/21", stage="stage_2", service_area="Adult Social Care", count=3),
            counts(stage="stage_2", service_area="Adult Social Care", count=4),
        ),
    )


def test_quarters_across_and_down() -> None:
    across = read(
        [
            ["Stage", "Q1", "Q2", "Q3", "Q4", "Total"],
            ["Stage 1", "10", "12", "9", "13", "44"],
        ]
    )
    expected = figures(
        counts(stage="stage_1", quarter=1, count=10),
        counts(stage="stage_1", quarter=2, count=12),
        counts(stage="stage_1", quarter=3, count=9),
        counts(stage="stage_1", quarter=4, count=13),
        counts(stage="stage_1", count=44),
    )
    assert not differences(across, expected)
    down = read(
        [
            ["Quarter", "Stage 1"],
            ["Quarter 1 (April to June)", "10"],
            ["Quarter 2 (July to September)", "12"],
            ["Quarter 3 (October to December)", "9"],
            ["Quarter 4 (January to March)", "13"],
            ["Total", "44"],
        ]
    )
    assert not differences(down, expected)


def test_a_pair_of_years_in_the_header_and_brackets_in_the_cells() -> None:
    reading = read(
        [
            ["Team", "Stage 1\n2021/22 (2020/21)", "Stage 2\n2021/22 (2020/21)"],
            ["Fostering", "2(6)", "0 (1)"],
            ["Adoption", "5 (4)", "-"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", service_area="Fostering", count=2),
            counts(year="2020/21", stage="stage_1", service_area="Fostering", count=6),
            counts(stage="stage_2", service_area="Fostering", count=0),
            counts(year="2020/21", stage="stage_2", service_area="Fostering", count=1),
            counts(stage="stage_1", service_area="Adoption", count=5),
            counts(year="2020/21", stage="stage_1", service_area="Adoption", count=4),
        ),
    )


def test_escalated_complaints_are_of_the_stage_that_they_leave() -> None:
    reading = read(
        [
            ["", "Stage 1 received", "Escalated to Stage 2", "% escalated to Stage 2"],
            ["2020/21", "40", "5", "12.5%"],
            ["2021/22", "50", "10", "20%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=40),
            counts(year="2020/21", stage="stage_1", event="escalated", count=5),
            counts(year="2020/21", stage="stage_1", event="escalated", percent=12.5),
            counts(stage="stage_1", count=50),
            counts(stage="stage_1", event="escalated", count=10),
            counts(stage="stage_1", event="escalated", percent=20),
        ),
    )


def test_bare_stage_numbers_under_the_word_stage() -> None:
    reading = read(
        [["Stage", "1", "2", "3"], ["2020/21", "40", "5", "1"], ["2021/22", "44", "6", "0"]]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(year=year, stage=f"stage_{stage}", count=count)
                for year, row in (("2020/21", (40, 5, 1)), ("2021/22", (44, 6, 0)))
                for stage, count in enumerate(row, start=1)
            )
        ),
    )


def test_bare_numbers_below_quarter_are_quarters() -> None:
    reading = read(
        [
            ["Quarter", "Complaints"],
            ["1", "9"],
            ["2", "12"],
            ["3", "7"],
            ["4", "8"],
            ["Total", "36"],
        ]
    )
    quarters = (counts(quarter=q, count=n) for q, n in enumerate([9, 12, 7, 8], start=1))
    assert not differences(reading, figures(*quarters, counts(count=36)))


def test_running_numbers_beside_names_are_no_figures() -> None:
    reading = read([["Rank", "Team", "Number"], ["1", "Fostering", "9"], ["2", "Adoption", "4"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="Fostering", count=9), counts(service_area="Adoption", count=4)
        ),
    )


def test_a_first_column_of_figures_that_happen_to_rise_is_read() -> None:
    reading = read([["Stage 1", "Stage 2"], ["1", "0"], ["3", "2"]], caption="Complaints received")
    # both columns hold figures, of which nothing says what tells one row from the next
    assert {found.column for found in reading.left} == {0, 1} and not reading.claims


def test_numbers_beside_which_no_word_stands_are_no_figures() -> None:
    bars = read([["65", "", "31"], ["", "18", "10"]], caption="Complaints received by stage")
    assert not bars.claims and len(bars.unread) == 4


def test_letters_before_names_name_nothing() -> None:
    reading = read([["", "Team", "2021/22"], ["a)", "Fostering", "9"], ["b)", "Adoption", "4"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="Fostering", count=9), counts(service_area="Adoption", count=4)
        ),
    )


def test_a_procedure_column_lists_procedures() -> None:
    reading = read(
        [
            ["Procedure", "2020/21", "2021/22"],
            ["Children's statutory", "9", "7"],
            ["Corporate", "4", "5"],
        ]
    )
    statutory = {"procedure": "statutory", "service_area": "Children's"}
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", **statutory, count=9),
            counts(**statutory, count=7),
            counts(year="2020/21", procedure="corporate", count=4),
            counts(procedure="corporate", count=5),
        ),
    )


def test_corporate_among_services_is_a_service() -> None:
    reading = read([["Directorate", "Number"], ["Adults", "9"], ["Corporate Services", "4"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="Adults", count=9),
            counts(service_area="Corporate Services", count=4),
        ),
    )


def test_a_stub_of_team_and_stage_says_both() -> None:
    for between in (" – ", ": ", " "):
        stubs = [("Fostering", "Stage 1"), ("Fostering", "Stage 2"), ("Early Help", "Stage 1")]
        rows = [[between.join(stub), str(n)] for n, stub in enumerate(stubs, start=3)]
        reading = read([["", "Number"], *rows, ["Total", "12"]])
        assert not differences(
            reading,
            figures(
                counts(service_area="Fostering", stage="stage_1", count=3),
                counts(service_area="Fostering", stage="stage_2", count=4),
                counts(service_area="Early Help", stage="stage_1", count=5),
                counts(count=12),
            ),
        ), between


def test_a_total_of_one_team_is_of_that_team() -> None:
    reading = read(
        [
            ["", "Number"],
            ["Fostering (Stage 1)", "3"],
            ["Fostering (Stage 2)", "1"],
            ["Fostering (Total)", "4"],
            ["Early Help (Total)", "2"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(service_area="Fostering", stage="stage_1", count=3),
            counts(service_area="Fostering", stage="stage_2", count=1),
            counts(service_area="Fostering", count=4),
            counts(service_area="Early Help", count=2),
        ),
    )


def test_the_number_of_cases_behind_a_name_is_no_part_of_it() -> None:
    reading = read(
        [["Team", "Upheld"], ["Fostering and Adoption (31)", "9"], ["Early Help (4)", "1"]]
    )
    names = {claim.dimensions.service_area for claim in reading.claims}
    assert names == {"Fostering and Adoption", "Early Help"}


def test_what_stands_beside_a_merged_figure_is_read() -> None:
    grid = [["Team", "2019/20", "2020/21", "2021/22"], ["Roads", "4", LEFT, "5"]]
    years = {c.dimensions.year: int(c.measures["count"]) for c in read(grid).claims}
    assert years["2021/22"] == 5 and sorted(years.values()) == [4, 5]


def test_two_kinds_of_contact_together_are_neither() -> None:
    rows = [["Complaints", "29"], ["Compliments", "88"], ["Comments / concerns", "12"]]
    counted = {
        c.dimensions.contact: int(c.measures["count"]) for c in read([["", "No."], *rows]).claims
    }
    assert counted == {"complaint": 29, "compliment": 88}


def test_letters_of_members_and_corporate_complaints_are_no_services() -> None:
    rows = [["Corporate complaints about bins", "66"], ["MPs’ letters", "104"]]
    rows += [["Councillors’ enquiries", "22"]]
    claims = read([["", "2012-13"], *rows]).claims
    contacts = [(c.dimensions.contact, c.dimensions.procedure) for c in claims]
    assert contacts == [
        ("complaint", "corporate"),
        ("member_enquiry", None),
        ("member_enquiry", None),
    ]


def test_halves_of_a_year_are_not_read() -> None:
    rows = [["Duty", "14", "22", "36"], ["Fostering", "12", "18", "30"]]
    claims = read([["Team", "Apr – Sep", "Oct – Mar", "2021/22"], *rows]).claims
    assert [int(c.measures["count"]) for c in claims] == [36, 30]


def test_a_share_of_a_year_s_number_heads_a_column() -> None:
    rows = [["Duty", "29", "34", "60%"], ["Fostering", "24", "22", "40%"]]
    claims = read([["Team", "2020/21", "2021/22", "% of 2021/22"], *rows]).claims
    assert len(claims) == 6


@pytest.mark.parametrize("across", [True, False])
def test_a_total_between_adds_up_what_stands_before_it(across: bool) -> None:
    heads = ["Year", "Statutory", "Corporate", "Total", "Compliments", "MP enquiries"]
    grid = [heads, ["2016/17", "81", "26", "107", "52", "55"]]
    grid = grid if across else [list(row) for row in zip(*grid, strict=True)]
    found = {
        int(c.measures["count"]): c.dimensions
        for c in read(grid, caption="Statutory complaints and others").claims
    }
    assert (found[107].contact, found[107].procedure) == ("complaint", None)


def test_a_total_of_complaints_and_compliments_is_of_all() -> None:
    grid = [["", "2016/17"], ["Complaints", "81"], ["Compliments", "52"], ["Total", "133"]]
    found = {int(c.measures["count"]): c.dimensions for c in read(grid).claims}
    assert found[133].contact == "all"
