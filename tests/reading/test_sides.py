"""What the levels of a stub name, and which of them only says more of another."""

from __future__ import annotations

import pytest

from extractor.reading.tabular.functions import analyse
from extractor.reading.tabular.tables import names_listed
from tests.reading.arrangements import CONTEXT, make_table, read


def services(*grid: list[str]) -> list[str | None]:
    return [claim.dimensions.service_area for claim in read(grid).claims]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            ["Directorate", "Service"],
            [["Place", "Roads"], ["Place", "Parks"], ["People", "Carers"]],
        ),
        (
            ["Service", "Directorate"],
            [["Roads", "Place"], ["Parks", "Place"], ["Carers", "People"]],
        ),
        (["Service", "Theme"], [["Roads", "Delay"], ["Parks", "Delay"], ["Carers", "Staff"]]),
    ],
)
def test_the_services_are_named_and_not_what_says_more_of_them(
    head: list[str], rows: list[list[str]]
) -> None:
    grid = [[*head, "Number"], *([*row, str(n)] for n, row in enumerate(rows, 4))]
    assert services(*grid) == ["Roads", "Parks", "Carers"]


def test_a_service_that_comes_again_beside_each_theme_is_named() -> None:
    grid = [["Theme", "Service", "Number"], ["Delay", "Roads", "4"], ["Conduct", "Roads", "5"]]
    found = {(c.dimensions.label, c.dimensions.service_area) for c in read(grid).claims}
    assert found == {("Delay", "Roads"), ("Conduct", "Roads")}


@pytest.mark.parametrize("head", ["", "Team"])
def test_the_only_row_s_name_names_it(head: str) -> None:
    assert services([head, "2020/21", "2021/22"], ["Blue Team", "4", "5"]) == ["Blue Team"] * 2


def test_the_only_row_s_label_is_a_channel() -> None:
    [claim] = read([["", "2021/22"], ["Letter", "4"]]).claims
    assert (claim.dimensions.dimension, claim.dimensions.label) == ("channel", "Letter")


def test_names_are_listed_below_the_head_that_says_what_they_are() -> None:
    table = make_table(
        [
            ["Stage", "2020/21", "2021/22"],
            ["Stage 1", "4", "5"],
            ["Department", "2020/21", "2021/22"],
            ["Greenworks", "6", "7"],
            ["Bluebells", "7", "7"],
            ["Total", "13", "14"],
        ]
    )
    listed = names_listed(table, analyse(table), CONTEXT)
    assert listed == {"greenworks": "service", "bluebells": "service"}


def test_a_total_written_into_a_label_is_read() -> None:
    grid = [
        ["Team", "2021/22"],
        ["Roads", "1,200"],
        ["Parks", "93"],
        ["Total received = 1,293", ""],
    ]
    counted = {c.dimensions.service_area: int(c.measures["count"]) for c in read(grid).claims}
    assert counted == {"Roads": 1200, "Parks": 93, None: 1293}
    grid = [["Outcome", "Number"], ["Upheld", "3"], ["Not upheld", "1"], ["[Grand Total = 4]", ""]]
    [whole] = [c for c in read(grid).claims if c.dimensions.outcome == "total"]
    assert (whole.family, int(whole.measures["count"])) == ("outcomes", 4)
