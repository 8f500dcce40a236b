"""How rows and columns are labelled: short forms, wrapped words, groups, spanners."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import (
    LEFT,
    UP,
    counts,
    differences,
    figures,
    outcomes,
    read,
    timeliness,
)


def test_short_years_in_a_boxhead() -> None:
    reading = read(
        [["", "Statutory", LEFT, "Corporate", LEFT],
         [UP, "20–21", "21–22", "20–21", "21–22"],
         ["Stage 1", "4", "5", "6", "7"]]
    )  # fmt: skip
    assert not differences(
        reading,
        figures(
            *(
                counts(stage="stage_1", procedure=procedure, year=year, count=count)
                for procedure, year, count in (
                    ("statutory", "2020/21", 4),
                    ("statutory", "2021/22", 5),
                    ("corporate", "2020/21", 6),
                    ("corporate", "2021/22", 7),
                )
            )
        ),
    )


def test_short_ranges_of_days_are_no_years() -> None:
    reading = read([["Working days", "Stage 1"], ["20–21", "4"], ["22–23", "5"]])
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}


def test_last_year_and_this_year() -> None:
    reading = read([["", "Last year", "This year"], ["Stage 1", "4", "5"]])
    assert {(c.dimensions.year, int(c.measures["count"])) for c in reading.claims} == {
        ("2020/21", 4),
        ("2021/22", 5),
    }


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("Complaints last year", "2020/21"),
        ("Previous year's total", "2020/21"),
        ("Previous year (2018/19)", "2018/19"),
        ("2018/19 figures", "2018/19"),
        ("2020/21 (restated)", "2020/21"),
        ("Change on previous year", None),
        ("Carried over from last year", None),
        ("Compared with last year", None),
    ],
)
def test_a_header_says_beside_other_words_which_year_it_is_of(
    header: str, year: str | None
) -> None:
    reading = read(
        [["Team", "Complaints this year", header], ["Duty", "6", "7"], ["MASH", "8", "9"]]
    )
    found = {(c.dimensions.year, int(c.measures["count"])) for c in reading.claims}
    this_year = {("2021/22", 6), ("2021/22", 8)}
    assert found == this_year | ({(year, 7), (year, 9)} if year else set())


@pytest.mark.parametrize("header", ["Previous year", "Last year", "Last year's complaints"])
def test_last_year_beside_complaints_and_their_share(header: str) -> None:
    head = ["Team", "Complaints", "% of total", header]
    reading = read([head, ["Duty", "31", "65%", "36"], ["MASH", "17", "35%", "15"]])
    last = [c for c in reading.claims if c.dimensions.year == "2020/21"]
    assert [int(claim.measures["count"]) for claim in last] == [36, 15]
    assert len(reading.claims) == 6


def test_a_row_of_this_year_is_of_the_years_above_its_figures() -> None:
    reading = read([["", "2019/20", "2020/21"], ["Complaints received in the year", "6", "7"]])
    assert {c.dimensions.year for c in reading.claims} == {"2019/20", "2020/21"}


def test_numbers_of_children_are_none_of_complaints() -> None:
    reading = read([["Ethnicity", "Number of children"], ["White", "31"], ["Asian", "12"]])
    assert not reading.claims


def test_columns_of_services_and_years() -> None:
    head = ["", "Adults 2019/20", "Adults 2020/21", "Children 2019/20", "Children 2020/21"]
    assert not differences(
        read([head, ["Upheld", "4", "5", "6", "7"], ["Not upheld", "8", "9", "10", "11"]]),
        figures(
            *(
                outcomes(outcome, service_area=service, year=year, count=count)
                for outcome, first in (("upheld", 4), ("not_upheld", 8))
                for count, (service, year) in enumerate(
                    [(s, y) for s in ("Adults", "Children") for y in ("2019/20", "2020/21")], first
                )
            )
        ),
    )


def test_rows_that_differ_in_an_unread_word_are_subgroups() -> None:
    reading = read([["", "2021/22"], ["MP enquiries", "30"], ["Councillor enquiries", "12"]])
    assert {(c.dimensions.subgroup, int(c.measures["count"])) for c in reading.claims} == {
        ("MP enquiries", 30),
        ("Councillor enquiries", 12),
    }


def test_a_total_of_one_kind_of_contact_is_of_that_kind() -> None:
    reading = read(
        [["", "2021/22"], ["MP enquiries", "30"], ["Councillor enquiries", "12"], ["Total", "42"]]
    )
    assert {(c.dimensions.contact, int(c.measures["count"])) for c in reading.claims} == {
        ("member_enquiry", 30),
        ("member_enquiry", 12),
        ("member_enquiry", 42),
    }


def test_county_is_the_total_of_its_districts() -> None:
    reading = read([["District", "Complaints"], ["North", "4"], ["South", "5"], ["County", "9"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="North", count=4),
            counts(service_area="South", count=5),
            counts(count=9),
        ),
    )


def test_a_label_centred_beside_its_group_holds_for_the_group() -> None:
    reading = read(
        [
            ["Procedure", "Year", "Stage 1"],
            ["", "2019/20", "1"],
            ["Statutory", "2020/21", "2"],
            ["", "2021/22", "3"],
            ["", "2019/20", "4"],
            ["Corporate", "2020/21", "5"],
            ["", "2021/22", "6"],
        ]
    )
    assert [(c.dimensions.procedure, int(c.measures["count"])) for c in reading.claims] == [
        *(("statutory", n) for n in (1, 2, 3)),
        *(("corporate", n) for n in (4, 5, 6)),
    ]


def test_a_label_at_the_top_of_its_group_holds_down_to_the_next() -> None:
    reading = read(
        [
            ["Procedure", "Year", "Stage 1"],
            ["Statutory", "2020/21", "2"],
            ["", "2021/22", "3"],
            ["Corporate", "2020/21", "5"],
            ["", "2021/22", "6"],
        ]
    )
    assert [c.dimensions.procedure for c in reading.claims] == [
        "statutory",
        "statutory",
        "corporate",
        "corporate",
    ]


def test_the_foot_of_a_table_is_not_of_its_last_group() -> None:
    head = ["Stage", "2021/22"]
    groups = [["Statutory procedure", ""], ["Stage 1", "76"], ["Stage 2", "7"]]
    groups += [["Corporate procedure", ""], ["Stage 1", "58"], ["Stage 2", "8"]]
    whole = read([head, *groups, ["All complaints", "149"]]).claims[-1]
    assert (whole.dimensions.procedure, whole.dimensions.stage) == (None, None)
    part = read([head, *groups, ["All complaints", "66"]]).claims[-1]
    assert part.dimensions.procedure == "corporate"


def test_words_divided_in_a_narrow_header_are_whole() -> None:
    reading = read([["Team", "Upheld", "With-\ndrawn"], ["Housing Team", "4", "2"]])
    assert {c.dimensions.outcome for c in reading.claims} == {"upheld", "withdrawn"}


def test_stages_wrapped_in_narrow_headers() -> None:
    grid = [
        ["", "Stage", "Stage", "Stage 1 answered within 10"],
        ["Directorate", "1", "2", "working days"],
        ["Fostering Service", "52", "3", "92%"],
        ["Youth Service", "20", "2", "84%"],
    ]
    shared = {"service_area": "Fostering Service"}
    assert not differences(
        read([*grid[:3]], caption="Complaints by directorate"),
        figures(
            counts(**shared, stage="stage_1", count=52),
            counts(**shared, stage="stage_2", count=3),
            timeliness(**shared, stage="stage_1", timescale_days=10, percent=92),
        ),
    )


def test_small_numbers_below_other_words_are_figures() -> None:
    grid = [["", "Stage 1", "Stage 2"], ["Fostering Service", "1", "2"]]
    assert {int(c.measures["count"]) for c in read(grid).claims} == {1, 2}


def test_columns_that_differ_in_headers_understood_whole_are_subgroups() -> None:
    reading = read(
        [
            ["Division", "Enquiries received", LEFT],
            [UP, "MP", "Councillor"],
            ["Transport", "4", "5"],
        ]
    )
    assert [(c.dimensions.contact, c.dimensions.subgroup) for c in reading.claims] == [
        ("member_enquiry", "MP"),
        ("member_enquiry", "Councillor"),
    ]


def test_columns_that_differ_in_an_unread_word_stay_unread() -> None:
    reading = read([["Division", "MP letters", "MP letters (chased)"], ["Transport", "4", "5"]])
    assert not any(c.dimensions.subgroup for c in reading.claims) and reading.unread


def test_bands_below_a_spanner_that_says_days() -> None:
    reading = read(
        [["Team", "Outcome", LEFT, "Response time (working days)", LEFT],
         [UP, "Upheld", "Not upheld", "≤10", "11-20"],
         ["Fostering", "4", "5", "6", "7"]]
    )  # fmt: skip
    own = [c.dimensions for c in reading.claims if c.family == "timeliness"]
    assert [(d.timescale_days, d.from_days) for d in own] == [(10, None), (20, 11)]


def test_bands_below_a_spanner_that_says_ages_are_no_days() -> None:
    reading = read([["Team", "Age", LEFT], [UP, "≤10", "11-20"], ["Fostering", "6", "7"]])
    assert not any(c.family == "timeliness" for c in reading.claims)


def test_a_year_and_a_limit_in_one_header_are_no_figures() -> None:
    grid = [
        ["", "2020/21\nOver 10 days", "2021/22\nOver 10 days"],
        ["Stage 1", "4", "6"],
        ["Stage 2", "1", "-"],
    ]
    found = {
        (c.dimensions.year, c.dimensions.stage): c.dimensions.status for c in read(grid).claims
    }
    assert found == {
        ("2020/21", "stage_1"): "outside",
        ("2021/22", "stage_1"): "outside",
        ("2020/21", "stage_2"): "outside",
    }


def test_years_under_a_limit_are_years_and_bands_under_days_are_bands() -> None:
    head = ["Service", "Within 10 working days", LEFT, "Over 10 working days", LEFT]
    years = ["", "2010-11", "2011-12", "2010-11", "2011-12"]
    found = read([head, years, ["Adult Social Care", "7", "8", "1", "2"]]).claims
    assert {
        (c.dimensions.year, c.dimensions.status, c.dimensions.timescale_days) for c in found
    } == {
        ("2010/11", "within", 10),
        ("2011/12", "within", 10),
        ("2010/11", "outside", 10),
        ("2011/12", "outside", 10),
    }
    head = ["Service", "Response time (working days)", LEFT, LEFT]
    bands = [UP, "0-10", "11-20", "20+"]
    found = read([head, bands, ["Adult Social Care", "7", "8", "1"]]).claims
    assert {(c.dimensions.from_days, c.dimensions.timescale_days) for c in found} >= {(11, 20)}


@pytest.mark.parametrize("mark", ["", "*", "**", "¹", " ²", " (1)", "\n*"])
@pytest.mark.parametrize("form", ["{} ({})", "{} – {}", "{}: {}", "{} {}"])
def test_a_mark_behind_a_label_that_says_two_things_is_no_part_of_it(form: str, mark: str) -> None:
    stubs = [form.format(*label) for label in (("Highways", "Stage 1"), ("Housing", "Stage 2"))]
    reading = read([["Team", "Number"], [stubs[0] + mark, "3"], [stubs[1], "4"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="Highways", stage="stage_1", count=3),
            counts(service_area="Housing", stage="stage_2", count=4),
        ),
    )


@pytest.mark.parametrize("limit", ["(20 working days)", ""])
def test_what_a_label_says_in_brackets_may_hold_brackets(limit: str) -> None:
    said = f"Stage 1 {limit}".strip()
    rows = [[f"Education ({said})", "3"], ["Housing (Stage 2)", "4"]]
    assert not differences(
        read([["Team", "Number"], *rows]),
        figures(
            counts(service_area="Education", stage="stage_1", count=3),
            counts(service_area="Housing", stage="stage_2", count=4),
        ),
    )


def test_a_name_with_a_bracket_that_says_nothing_known_is_a_name() -> None:
    rows = [["Education (north (rural))", "3"], ["Housing (south)", "4"]]
    named = [c.dimensions.service_area for c in read([["Team", "Number"], *rows]).claims]
    assert named == ["Education (north (rural))", "Housing (south)"]


@pytest.mark.parametrize("form", ["{}, {}", "{} – {}", "{}: {}", "{} ({})"])
def test_a_line_wrapped_within_a_label_that_says_two_things_joins_nothing(form: str) -> None:
    said = ["Not upheld", "Partially\nupheld"]
    stubs = [form.format("Highways", text) for text in said]
    rows = [*([stub, "3"] for stub in stubs), [form.format("Target", said[1]), "12%"]]
    assert not differences(
        read([["Team", "Number"], *rows]),
        figures(
            outcomes("not_upheld", service_area="Highways", count=3),
            outcomes("partially_upheld", service_area="Highways", count=3),
        ),
    )


def test_a_line_end_alone_joins_a_name_and_what_is_said_of_it() -> None:
    rows = [["Highways\nStage 1", "3"], ["Housing\nStage 2", "4"]]
    assert not differences(
        read([["Team", "Number"], *rows]),
        figures(
            counts(service_area="Highways", stage="stage_1", count=3),
            counts(service_area="Housing", stage="stage_2", count=4),
        ),
    )


def test_known_words_on_two_lines_are_one_label() -> None:
    stubs = ["Stage 2\ncomplaints", "Local Government and Social\nCare Ombudsman"]
    head = ["", "Statutory\nprocedure", "Corporate\nprocedure"]
    assert not differences(
        read([head, [stubs[0], "4", "5"], [stubs[1], "1", "2"]]),
        figures(
            *(
                counts(stage=stage, procedure=procedure, count=count)
                for stage, procedure, count in (
                    ("stage_2", "statutory", 4),
                    ("stage_2", "corporate", 5),
                    ("ombudsman", "statutory", 1),
                    ("ombudsman", "corporate", 2),
                )
            )
        ),
    )


def test_quarters_in_words_below_their_head() -> None:
    reading = read([["Quarter", "2021/22"], ["One", "26"], ["Two", "22"], ["Total", "48"]])
    assert {(c.dimensions.quarter, int(c.measures["count"])) for c in reading.claims} == {
        (1, 26),
        (2, 22),
        (None, 48),
    }
    themes = read([["Theme", "2021/22"], ["One", "26"], ["Two", "22"]])
    assert {c.dimensions.quarter for c in themes.claims} <= {None}
