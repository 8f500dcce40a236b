"""Which labels of a stub hold for a row."""

from __future__ import annotations

from extractor.reading.tabular.columns import stub_paths
from extractor.reading.tabular.functions import analyse
from tests.reading.arrangements import LEFT, make_table


def paths(*grid: list[str]) -> list[tuple[str | None, ...]]:
    """The stub of each row of figures."""
    table = make_table(grid)
    (section,) = analyse(table)
    assert section.stub_columns == 2
    return [
        tuple(cell and cell.text for cell in path) for path in stub_paths(table, section).values()
    ]


HEAD = ["Service", "Team", "Number"]


def test_a_label_that_runs_over_two_columns_is_said_once() -> None:
    assert paths(HEAD, ["Adults", "Home care", "4"], ["Total", LEFT, "4"]) == [
        ("Adults", "Home care"),
        ("Total",),
    ]


def test_an_outer_label_holds_for_its_group_and_an_inner_one_for_its_row() -> None:
    found = paths(
        HEAD,
        ["Adults", "Home care", "4"],
        ["", "Day care", "5"],
        ["Children", "Fostering", "6"],
        ["Others", "", "7"],
    )
    assert found == [
        ("Adults", "Home care"),
        ("Adults", "Day care"),
        ("Children", "Fostering"),
        ("Others",),
    ]


def test_a_blank_that_no_label_holds_for_keeps_its_place() -> None:
    found = paths(HEAD, ["", "Home care", "4"], ["Adults", "Day care", "5"])
    assert found == [(None, "Home care"), ("Adults", "Day care")]


def test_a_label_half_way_down_its_group_holds_for_all_of_it() -> None:
    years = ["2020/21", "2021/22", "2022/23"]
    names = ["", "Adults", "", "", "Children", ""]
    rows = [[name, year, "4"] for name, year in zip(names, years * 2, strict=True)]
    found = paths(["Service", "Year", "Number"], *rows)
    assert [path[0] for path in found] == ["Adults"] * 3 + ["Children"] * 3


def test_a_label_holds_no_further_than_to_the_next_one_left_of_it() -> None:
    table = make_table(
        [
            ["Year", "", "", "Adults"],
            ["2020/21", "Closed", "late", "91"],
            ["", "", "in time", "88"],
            ["2021/22", "", "received", "104"],
        ]
    )
    (section,) = analyse(table)
    held = stub_paths(table, section)
    assert [cell and cell.text for cell in held[2]][1:] == ["Closed", "in time"]
    assert [cell and cell.text for cell in held[3]] == ["2021/22", None, "received"]
