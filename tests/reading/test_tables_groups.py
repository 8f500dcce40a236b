"""Rows in groups below a head: whose a total at a group's foot, or at the table's, is."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import LEFT, counts, differences, figure, figures, read

ENVIRONMENT = [["Highways", "4"], ["Planning", "6"]]
RESOURCES = [["Council Tax", "3"], ["Benefits Team", "2"]]


def services(grid: list[list[str]]) -> list[tuple[str | None, int]]:
    found = read([["Service", "2021/22"], *grid]).claims
    return [(c.dimensions.service_area, int(c.measures["count"])) for c in found]


@pytest.mark.parametrize("rest", [LEFT, ""])
@pytest.mark.parametrize("total", ["Subtotal", "Sub-total", "Total", "Directorate total"])
def test_a_total_at_the_foot_of_each_group_is_of_what_heads_it(total: str, rest: str) -> None:
    grid = [["Environment", rest], *ENVIRONMENT, [total, "99"]]
    grid += [["Resources Directorate", rest], *RESOURCES, [total, "98"]]
    assert services(grid) == [
        ("Highways", 4),
        ("Planning", 6),
        ("Environment", 99),
        ("Council Tax", 3),
        ("Benefits Team", 2),
        ("Resources Directorate", 98),
    ]


@pytest.mark.parametrize("whole", ["Grand total", "Council total", "Total complaints"])
def test_another_total_below_the_last_groups_own_is_of_all(whole: str) -> None:
    grid = [["Environment", LEFT], *ENVIRONMENT, ["Total", "10"]]
    grid += [["Resources Directorate", LEFT], *RESOURCES, ["Total", "5"], [whole, "97"]]
    assert services(grid)[-1] == (None, 97)


@pytest.mark.parametrize(
    ("whole", "of_all"), [("Grand total", True), ("All services", True), ("Total", False)]
)
def test_a_grand_total_below_groups_without_totals_is_of_all(whole: str, of_all: bool) -> None:
    grid = [["Environment", LEFT], *ENVIRONMENT, ["Resources Directorate", LEFT], *RESOURCES]
    assert (services([*grid, [whole, "97"]])[-1] == (None, 97)) is of_all


def test_a_name_whose_figure_is_blank_heads_nothing() -> None:
    grid = [["Highways", "4"], ["Planning", ""], ["Council Tax", "3"], ["Total", "7"]]
    assert services(grid) == [("Highways", 4), ("Council Tax", 3), (None, 7)]


@pytest.mark.parametrize("head", ["No. of cases", "Cases", "Payments"])
def test_cases_beside_amounts_below_a_stage_of_complaints(head: str) -> None:
    grid = [["Service", "Stage 2 complaints", LEFT], ["", head, "Amount"]]
    reading = read([*grid, ["Planning", "4", "£650"]], caption="Compensation paid")
    shared = {"scope": "total", "service_area": "Planning", "stage": "stage_2"}
    assert not differences(reading, figure("compensation", **shared, amount_gbp=650, cases=4))


def test_complaints_beside_amounts_are_complaints() -> None:
    grid = [["Service", "Complaints", "Amount"], ["Planning", "4", "£650"]]
    shared = {"service_area": "Planning"}
    assert not differences(
        read(grid, caption="Compensation paid"),
        figures(
            counts(**shared, count=4),
            figure("compensation", scope="total", **shared, amount_gbp=650),
        ),
    )


@pytest.mark.parametrize("rest", [LEFT, ""])
@pytest.mark.parametrize(("first", "second"), [("2020-21", "2021-22"), ("20-21", "21-22")])
def test_tables_below_one_another_each_below_its_year(first: str, second: str, rest: str) -> None:
    head = ["Service", "Stage 1"]
    rows = [[first, rest], head, ["Planning", "4"], [second, rest], head, ["Planning", "6"]]
    shared = {"service_area": "Planning", "stage": "stage_1"}
    assert not differences(
        read(rows),
        figures(counts(**shared, year="2020/21", count=4), counts(**shared, count=6)),
    )


def test_titles_that_say_a_stage_are_no_services() -> None:
    head = ["Team", "2021/22"]
    grid = [["Table 4: S3", LEFT], head, ["Housing", "4"], ["Total", "4"]]
    grid += [["Table 5: Local Government and Social Care Ombudsman", LEFT], head]
    grid += [["Housing", "1"], ["Total", "1"]]
    assert {c.dimensions.service_area for c in read(grid).claims} == {"Housing", None}


def test_groups_of_one_name_and_its_total() -> None:
    grid = [["Environment", ""], ["Highways", "4"], ["Total", "99"]]
    grid += [["Resources Directorate", ""], ["Benefits Team", "2"], ["Total", "98"]]
    assert services(grid) == [
        ("Highways", 4),
        ("Environment", 99),
        ("Benefits Team", 2),
        ("Resources Directorate", 98),
    ]


def test_a_total_of_another_name_below_groups_whose_own_is_elsewhere_is_of_the_last() -> None:
    grid = [["Environment", LEFT], *ENVIRONMENT, ["Total", "10"]]
    grid += [["Resources Directorate", LEFT], *RESOURCES, ["Directorate total", "96"]]
    assert services(grid)[-1] == ("Resources Directorate", 96)


def test_a_sub_total_is_of_the_group_whose_head_names_it() -> None:
    rows = [
        ["Care Management", ""],
        ["Hospital discharge team", "9"],
        ["Review team", "7"],
        ["Sub-total", "16"],
        ["Finance", ""],
        ["Charging team", "13"],
        ["Sub-total", "13"],
        ["Total", "29"],
    ]
    found = read([["Service", "Complaints"], *rows]).claims
    assert [(c.dimensions.service_area, int(c.measures["count"])) for c in found] == [
        ("Hospital discharge team", 9),
        ("Review team", 7),
        ("Care Management", 16),
        ("Charging team", 13),
        ("Finance", 13),
        (None, 29),
    ]


def test_a_sub_total_of_reasons_is_of_the_group_of_reasons() -> None:
    rows = [
        ["How we wrote", ""],
        ["Poor letters", "9"],
        ["Delay in letters", "7"],
        ["Total", "16"],
        ["What we did", ""],
        ["Missed visits", "5"],
        ["Staff attitude", "8"],
        ["Total", "13"],
    ]
    found = read([["Reason", "Complaints"], *rows]).claims
    assert [c.dimensions.label for c in found] == [
        "Poor letters",
        "Delay in letters",
        "How we wrote",
        "Missed visits",
        "Staff attitude",
        "What we did",
    ]


def test_a_last_total_with_a_share_is_of_all_groups_where_its_counts_add_them_up() -> None:
    """The shares add up to nothing, and the group above it has no total of its own."""
    rows = [
        ["Assessment", LEFT, LEFT],
        ["East team", "12", "83%"],
        ["West team", "10", "80%"],
        ["Commissioned", LEFT, LEFT],
        ["Care homes", "7", "57%"],
        ["Home care", "4", "50%"],
        ["Total", "33", "73%"],
    ]
    grid = [["Team", "Complaints", "Closed within timescale"], *rows]
    found = read(grid).claims
    assert [c.dimensions.service_area for c in found if 33 in c.measures.values()] == [None]
    rows[-1][1] = "11"
    found = read(grid).claims
    assert [c.dimensions.service_area for c in found if 11 in c.measures.values()] != [None]
