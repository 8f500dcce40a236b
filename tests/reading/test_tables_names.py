"""Which labels of a table are names of services, and which say a dimension."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import (
    LEFT,
    UP,
    differences,
    figures,
    outcomes,
    read,
)


def test_spanners_that_title_columns_name_no_service() -> None:
    grid = [
        ["Team", "Received", LEFT, "Outcomes 2021/22", LEFT],
        [UP, "2020/21", "2021/22", "Upheld", "Not upheld"],
        ["First Response Team", "12", "15", "2", "4"],
        ["All teams", "12", "15", "2", "4"],
    ]
    named = {c.dimensions.service_area for c in read(grid, caption="Complaints by team").claims}
    assert named == {"First Response Team", None}


def test_spanners_that_are_teams_name_services() -> None:
    grid = [
        ["", "First Response", LEFT, "Fostering", LEFT],
        [UP, "2020/21", "2021/22", "2020/21", "2021/22"],
        ["Stage 1 complaints", "12", "15", "2", "4"],
    ]
    named = {c.dimensions.service_area for c in read(grid, caption="Complaints by team").claims}
    assert named == {"First Response", "Fostering"}


def test_one_name_beside_all_rows_names_them_where_its_header_says_so() -> None:
    rows = [["Highways", "Stage 1", "3"], [UP, "Stage 2", "4"]]
    named = read([["Team", "Stage", "Number"], *rows])
    assert {c.dimensions.service_area for c in named.claims} == {"Highways"}
    rows = [["All that came in", "Stage 1", "3"], [UP, "Stage 2", "4"]]
    titled = read([["", "Stage", "Number"], *rows])
    assert {c.dimensions.service_area for c in titled.claims} == {None}


def test_social_care_beside_corporate_is_a_procedure() -> None:
    reading = read(
        [["Outcome", "Social care", "Corporate", "Total", "%"],
         ["Upheld", "12", "5", "17", "34"],
         ["Not upheld", "20", "13", "33", "66"]]
    )  # fmt: skip
    assert {
        (c.dimensions.procedure, int(c.measures["count"]))
        for c in reading.claims
        if "count" in c.measures
    } == {
        ("statutory", 12), ("corporate", 5), (None, 17),
        ("statutory", 20), ("corporate", 13), (None, 33),
    }  # fmt: skip


def test_social_care_among_directorates_is_a_service() -> None:
    reading = read(
        [["Outcome", "Social Care", "Housing", "Corporate Services"], ["Upheld", "12", "5", "3"]]
    )
    assert {(c.dimensions.procedure, c.dimensions.service_area) for c in reading.claims} == {
        (None, "Social Care"),
        (None, "Housing"),
        (None, "Corporate Services"),
    }


def test_what_spanners_call_decisions_and_answers_is_no_service() -> None:
    reading = read(
        [["Department", "Decision", LEFT, "Responded to", LEFT],
         [UP, "Upheld", "Not upheld", "Within 10 days", "Over 10 days"],
         ["Housing", "12", "30", "35", "7"],
         ["Total", "12", "30", "35", "7"]],
        caption="Stage 1 by department",
    )  # fmt: skip
    assert {c.dimensions.service_area for c in reading.claims} == {"Housing", None}


def test_rows_of_complaints_about_services_are_named_for_the_services() -> None:
    reading = read(
        [["", "2021/22"], ["Complaints about Housing", "30"], ["Complaints about Highways", "12"]]
    )
    assert {c.dimensions.service_area for c in reading.claims} == {"Housing", "Highways"}


def test_reasons_keep_what_they_are_about() -> None:
    reading = read(
        [["Reason", "2021/22"], ["Attitude of staff", "30"], ["Complaints about a decision", "12"]]
    )
    assert {c.dimensions.label for c in reading.claims} == {
        "Attitude of staff",
        "Complaints about a decision",
    }


def test_other_below_outcomes_is_one() -> None:
    reading = read([["Outcome", "2021/22"], ["Upheld", "8"], ["Not upheld", "9"], ["Other", "3"]])
    assert not differences(
        reading,
        figures(
            outcomes(outcome="upheld", count=8),
            outcomes(outcome="not_upheld", count=9),
            outcomes(outcome="other", count=3),
        ),
    )


def test_other_below_services_is_no_outcome() -> None:
    reading = read([["Service", "2021/22"], ["Parks", "8"], ["Highways", "9"], ["Other", "3"]])
    assert {c.dimensions.outcome for c in reading.claims} == {None}


def test_other_behind_columns_of_outcomes_is_one() -> None:
    head = ["Team", "Received", "Upheld", "Not upheld", "Other"]
    reading = read([head, ["Fostering", "9", "3", "5", "1"]], caption="Complaints by team")
    assert [c.dimensions.outcome for c in reading.claims] == [
        *(None, "upheld", "not_upheld", "other")
    ]
    head = ["Reason", "Received", "E-mail", "Letter", "Other"]
    channels = read([head, ["Delay", "9", "3", "5", "1"]], caption="Complaints by method")
    assert not {"other"} & {c.dimensions.outcome for c in channels.claims}


def test_what_is_borough_wide_is_a_service_of_its_own_where_it_is_no_sum() -> None:
    rows = [["Service", "2021/22"], ["North", "12"], ["East", "9"], ["South", "14"]]
    named = read([*rows, ["Borough-wide", "6"]], caption="Complaints by area team")
    assert {c.dimensions.service_area for c in named.claims} == {
        *("North", "East", "South", "Borough-wide")
    }
    total = read([*rows, ["Borough-wide", "35"]], caption="Complaints by area team")
    assert {c.dimensions.service_area for c in total.claims} == {"North", "East", "South", None}


def test_a_column_nobody_knows_beside_known_ones_is_no_total() -> None:
    rows = [["Theme", "Stage 1", "Shared with partners", "Ombudsman"], ["Delay", "9", "4", "2"]]
    reading = read(rows, caption="Themes of complaints")
    assert {(c.dimensions.stage, int(c.measures["count"])) for c in reading.claims} == {
        ("stage_1", 9),
        ("ombudsman", 2),
    }
    # a title of figures names no part of them, and of one label nothing is to be told
    titled = read([["Theme", "Stage 1", "Activity", "Stage 2"], ["Delay", "9", "4", "2"]])
    assert len(titled.claims) == 3
    others = read([["Theme", "Number", "%", "Shared with partners"], ["Delay", "9", "90%", "4"]])
    assert len(others.claims) == 2


def test_a_row_nobody_knows_below_known_ones_is_no_total() -> None:
    rows = [["", "2021/22"], ["Stage 1", "30"], ["Stage 2", "4"], ["Shared with partners", "2"]]
    assert len(read(rows, caption="Complaints received").claims) == 2


def test_the_total_of_things_nobody_knows_is_the_whole_where_complaints_are_decided() -> None:
    head = ["Inquiry", "Upheld", "Not upheld"]
    rows = [["Inquiry Alpha", "3", "5"], ["Inquiry Beta", "1", "6"], ["Total", "4", "11"]]
    decided = read([head, *rows], caption="Outcome of Stage 2 investigations")
    assert [int(c.measures["count"]) for c in decided.claims] == [4, 11]
    assert not read([head, *rows], caption="Outcome of appeals").claims


def test_what_a_caption_tells_of_the_children_concerned_is_no_service() -> None:
    caption = "Information about the children concerned in Stage 1 complaints"
    claims = read([["", "Number"], ["Male", "12"], ["Female", "10"]], caption=caption).claims
    assert {(c.dimensions.dimension, c.dimensions.service_area) for c in claims} == {
        ("other", None)
    }


def test_a_heading_that_says_what_services_are_told_apart_by_names_none() -> None:
    rows = [
        ["Locality", "Complaints", "% of total"],
        ["North", "92", "35%"],
        ["South", "169", "65%"],
    ]
    total = ["Total", "261", "100%"]
    found = read([*rows, total], heading=("Locality",)).claims
    assert {c.dimensions.service_area for c in found} == {"North", "South", None}


def test_the_share_beside_a_total_is_the_totals() -> None:
    rows = [
        ["Team", "Adults", "Children's", "Total", "% of total"],
        ["North", "48", "44", "92", "35%"],
        ["South", "81", "88", "169", "65%"],
        ["Total", "129", "132", "261", "100%"],
    ]
    found = {c.dimensions.service_area for c in read(rows).claims}
    assert found == {"North", "South", "Adults", "Children's", None}


@pytest.mark.parametrize(("last", "whole"), [("15", True), ("14", False)])
def test_the_department_below_its_divisions_is_their_total_where_all_adds_up(
    last: str, whole: bool
) -> None:
    rows = [["Adults", "6", "1", "5"], ["Children", "9", "2", "7"], ["Department", last, "3", "12"]]
    grid = [["Division", "Received", "Upheld", "Not upheld"], *rows]
    services = {c.dimensions.service_area for c in read(grid, caption="Stage 1").claims}
    assert services == {"Adults", "Children", None if whole else "Department"}


@pytest.mark.parametrize("sign", ["'", "’"])
def test_a_name_that_ends_with_an_apostrophe_keeps_its_measure_apart(sign: str) -> None:
    heads = ["Subject", f"Adults{sign} (No.)", f"Adults{sign} (%)", f"Parents{sign} (%)"]
    claims = read([heads, ["Delay", "50", "24", "11"]], caption="Complaints").claims
    found = [(c.dimensions.service_area, *sorted(c.measures)) for c in claims]
    assert (f"Adults{sign}", "count") in found and (f"Adults{sign}", "percent") in found


@pytest.mark.parametrize("stages", [("1", "2"), ("Stage 1", "Stage 2")])
@pytest.mark.parametrize("none", ["-", "n/a"])
def test_a_service_with_its_procedure_beside_stages_says_both(
    stages: tuple[str, str], none: str
) -> None:
    kinds = ["Corporate", "Children's statutory"]
    rows = [[kind, stage, str(30 + at)] for kind in kinds for at, stage in enumerate(stages)]
    grid = [["Type", "Stage", "2010/11"], *rows, ["Adult statutory", none, "82"]]
    said = [c.dimensions for c in read(grid, caption="All complaints").claims]
    assert [(d.procedure, d.service_area, d.stage) for d in said] == [
        ("corporate", None, "stage_1"),
        ("corporate", None, "stage_2"),
        ("statutory", "Children's", "stage_1"),
        ("statutory", "Children's", "stage_2"),
        ("statutory", "Adult", None),
    ]
