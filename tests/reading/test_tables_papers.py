"""Habits of tables in committee papers: shares without a header, the council's own row, grades."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.reading.claims import Dimensions
from extractor.reading.context import ReportContext
from tests.reading.arrangements import LEFT, read


def told(
    grid: list[list[str]], *, caption: str | None = None, council: str | None = None
) -> list[tuple[str, Dimensions, dict[str, Decimal]]]:
    reading = read(grid, caption=caption, context=ReportContext("2021/22", council=council))
    return [(claim.family, claim.dimensions, dict(claim.measures)) for claim in reading.claims]


def test_shares_under_a_blank_header_are_of_the_numbers_before() -> None:
    claims = told(
        [["Reason", "2021/22", "", "2020/21", ""],
         ["Delay", "30", "60%", "12", "40%"],
         ["Staff conduct", "20", "40%", "18", "60%"]]
    )  # fmt: skip
    shares = {(d.label, d.year, int(m["percent"])) for _, d, m in claims if "percent" in m}
    assert shares == {
        ("Delay", "2021/22", 60),
        ("Delay", "2020/21", 40),
        ("Staff conduct", "2021/22", 40),
        ("Staff conduct", "2020/21", 60),
    }


def test_numbers_under_a_blank_header_are_of_nothing_known() -> None:
    claims = told([["Reason", "2021/22", ""], ["Delay", "30", "6"], ["Staff conduct", "20", "4"]])
    assert not [m for _, _, m in claims if "percent" in m]


def test_a_caption_on_shares_speaks_of_the_columns_that_print_the_sign() -> None:
    claims = told(
        [["Directorate", "Received", "In time"], ["Housing", "90", "70%"], ["Waste", "31", "64%"]],
        caption="Complaints received and % closed in time",
    )
    received = [(d.service_area, m) for f, d, m in claims if f == "stage_counts"]
    assert [(name, set(m)) for name, m in received] == [
        ("Housing", {"count"}),
        ("Waste", {"count"}),
    ]


@pytest.mark.parametrize("name", ["Testshire", "Testshire County Council", "testshire county"])
def test_a_last_row_with_the_councils_name_is_the_total(name: str) -> None:
    grid = [["Area", "Complaints"], ["North", "10"], ["South", "20"], ["West", "5"], [name, "35"]]
    claims = told(grid, council="Testshire County Council")
    assert claims[-1][1].service_area is None


@pytest.mark.parametrize(("name", "sum_of_all"), [("Elseshire", "35"), ("Testshire", "34")])
def test_another_name_or_another_number_is_no_total(name: str, sum_of_all: str) -> None:
    grid = [["Area", "Complaints"], ["North", "10"], ["South", "20"], ["West", "5"]]
    claims = told([*grid, [name, sum_of_all]], council="Testshire County Council")
    assert claims[-1][1].service_area == name


@pytest.mark.parametrize("head", ["Grade", "Risk grade", "Level of risk", "Seriousness"])
def test_grades_are_another_cut_of_the_complaints(head: str) -> None:
    claims = told([[head, "2021/22"], ["Low", "40"], ["Moderate", "12"], ["High", "3"]])
    assert [(f, d.dimension, d.label) for f, d, _ in claims] == [
        ("breakdowns", "other", label) for label in ("Low", "Moderate", "High")
    ]


def test_decisions_on_whether_a_complaint_was_well_founded() -> None:
    claims = told(
        [["Outcome", "Number"], ["Well-founded", "4"], ["Well-founded in part", "7"],
         ["Not well founded", "9"], ["Total closed", "20"]]
    )  # fmt: skip
    assert [d.outcome for _, d, _ in claims] == [
        "upheld",
        "partially_upheld",
        "not_upheld",
        "total",
    ]


@pytest.mark.parametrize(
    ("stage", "read_as"),
    [("Final stage", "stage_2"), ("Final stage reviews", "stage_2"), ("Stage 3", "stage_3")],
)
def test_the_final_stage_beside_the_first(stage: str, read_as: str) -> None:
    claims = told([["Stage", "2021/22"], ["First stage", "40"], [stage, "12"]])
    assert [d.stage for _, d, _ in claims] == ["stage_1", read_as]


def test_how_fast_complaints_of_one_grade_were_answered() -> None:
    claims = told(
        [["Risk grade", "Replies sent", "In time"], ["Low", "50", "41"], ["High", "9", "4"],
         ["Together", "59", "45"]]
    )  # fmt: skip
    assert [(f, d.subgroup, d.status, *m) for f, d, m in claims] == [
        ("timeliness", part, "within", name)
        for part in ("Low", "High", None)
        for name in ("total", "count")
    ]


def test_how_fast_complaints_of_one_reason_were_answered_has_no_field() -> None:
    claims = told([["Reason", "Number", "In time"], ["Delay", "50", "41"], ["Charges", "9", "4"]])
    assert {f for f, _, _ in claims} == {"breakdowns"}


def test_two_ombudsmen_under_each_year_are_told_apart_by_their_names_alone() -> None:
    claims = told(
        [["", "LGSCO 20-21", "LGSCO 21-22", "Housing Ombudsman 20-21", "Housing Ombudsman 21-22"],
         ["Upheld", "21", "31", "5", "18"]]
    )  # fmt: skip
    assert [(d.subgroup, d.year, int(m["count"])) for _, d, m in claims] == [
        ("LGSCO", "2020/21", 21),
        ("LGSCO", "2021/22", 31),
        ("Housing Ombudsman", "2020/21", 5),
        ("Housing Ombudsman", "2021/22", 18),
    ]


def test_a_form_without_a_number_counts_nothing() -> None:
    grid = [["Non-applicable sections:", "Policy and personnel"], ["Background documents:", "None"]]
    assert told(grid) == []
    counted = told([["Stage", "Complaints"], ["Stage 2", "None"], ["Stage 3", "None"]])
    assert [(d.stage, int(m["count"])) for _, d, m in counted] == [("stage_2", 0), ("stage_3", 0)]


HANDLED = [
    ["", "Testshire", "Similar authorities"],
    ["Complaints upheld", "50%", "53%"],
    ["Satisfactory remedy before the complaint reached the Ombudsman", "12%", "15%"],
]


def test_the_councils_own_column_beside_others_names_nothing() -> None:
    claims = told(HANDLED, caption="Ombudsman decisions", council="Testshire County Council")
    assert [(f, d.outcome, d.stage, d.service_area, m) for f, d, m in claims] == [
        ("outcomes", "upheld", "ombudsman", None, {"percent": Decimal(50)})
    ]


def test_another_place_beside_others_and_the_council_beside_services_are_names() -> None:
    assert told(HANDLED, caption="Ombudsman decisions", council="Elseshire Council") == []
    grid = [["Service", "Complaints"], ["Housing", "10"], ["Planning", "20"], ["Testshire", "4"]]
    claims = told(grid, council="Testshire County Council")
    assert claims[-1][1].service_area == "Testshire"


def test_a_share_beside_a_limit_is_of_what_was_in_time() -> None:
    claims = told(
        [["Service", "Received", "In 10 days", "%"], ["Housing", "70", "55", "79%"],
         ["Highways", "93", "82", "88%"]]
    )  # fmt: skip
    shares = [(f, d.timescale_days, m) for f, d, m in claims if "percent" in m]
    assert [(f, days) for f, days, _ in shares] == [("timeliness", 10), ("timeliness", 10)]


def test_a_head_of_all_the_county_is_no_total() -> None:
    claims = told(
        [["Area", "Team", "Complaints"], ["North", "Referral", "24"], ["", "Families", "29"],
         ["County", "Fostering", "16"], ["", "Disability", "23"], ["Testshire", LEFT, "92"]],
        council="Testshire Council",
    )  # fmt: skip
    assert [d.service_area for _, d, _ in claims][-1] is None
    assert [d.service_area for _, d, _ in claims][2:4] == ["Fostering", "Disability"]


def test_a_share_of_another_year_is_of_what_the_share_before_is_of() -> None:
    rows = [["Housing", "70", "55", "79%", "81%"], ["Highways", "93", "82", "88%", "90%"]]
    claims = told([["Service", "Received", "In time", "In time (%)", "2020/21 (%)"], *rows])
    last = [(f, d.status, int(m["percent"])) for f, d, m in claims if d.year == "2020/21"]
    assert last == [("timeliness", "within", 81), ("timeliness", "within", 90)]


def test_a_share_of_a_year_whose_number_is_printed_is_of_that_number() -> None:
    rows = [["Housing", "79%", "70", "81%"], ["Highways", "88%", "93", "90%"]]
    claims = told([["Service", "In time (%)", "2020/21", "2020/21 (%)"], *rows])
    assert {f for f, d, m in claims if d.year == "2020/21" and "percent" in m} == {"stage_counts"}


@pytest.mark.parametrize(
    "head", ["Stage 2 as % of Stage 1", "Stage two as a proportion of stage one"]
)
def test_the_second_stage_as_a_share_of_the_first_is_a_rate_of_escalation(head: str) -> None:
    claims = told(
        [["Service", "Stage 1", "Stage 2", head], ["Housing", "350", "28", "8%"],
         ["Waste", "100", "14", "14%"]]
    )  # fmt: skip
    rates = [(d.event, d.stage, int(m["percent"])) for _, d, m in claims if "percent" in m]
    assert rates == [("escalated", "stage_1", 8), ("escalated", "stage_1", 14)]
