"""Groups of rows that each list something else, and lines of more words that title a table."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import LEFT, read

YEARS = ["", "2021/22", "2022/23"]
TEAMS = [["Assessment", "12", "9"], ["Fostering", "3", "4"]]
REASONS = [["Poor communication", "8", "6"], ["Delay", "5", "5"]]


def families(grid: list[list[str]], **around: object) -> list[tuple[str, str | None, str | None]]:
    found = read(grid, **around).claims  # type: ignore[arg-type]
    return list(
        dict.fromkeys(
            (c.dimensions.service_area or "", c.dimensions.dimension, c.dimensions.label)
            for c in found
        )
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [("By team", "By main reason"), ("Team", "Reason for complaint"), ("Service", "Themes")],
)
def test_each_group_lists_what_its_head_says(first: str, second: str) -> None:
    grid = [YEARS, [first, LEFT, LEFT], *TEAMS, [second, LEFT, LEFT], *REASONS]
    assert families(grid, heading=("Who and what was complained about",)) == [
        ("Assessment", None, None),
        ("Fostering", None, None),
        ("", "category", "Poor communication"),
        ("", "category", "Delay"),
    ]


def test_what_the_corner_says_holds_below_each_head() -> None:
    grid = [["Stage 2 complaints", *YEARS[1:]], ["By team", LEFT, LEFT], *TEAMS]
    found = read([*grid, ["By reason", LEFT, LEFT], *REASONS]).claims
    assert {claim.dimensions.stage for claim in found} == {"stage_2"}


def test_heads_that_name_services_are_no_lists_of_other_things() -> None:
    grid = [YEARS, ["Fostering Team", LEFT, LEFT], ["Stage 1", "4", "5"], ["Stage 2", "1", "0"]]
    grid += [["Leaving Care Team", LEFT, LEFT], ["Stage 1", "3", "2"], ["Stage 2", "0", "1"]]
    found = families(grid)
    assert [service for service, _, _ in found] == ["Fostering Team", "Leaving Care Team"]


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        ("Statutory Stage 2 complaints received by each of the teams in the last two years", True),
        ("We received 14 Stage 2 complaints about all of the teams in the last two years", False),
        ("Stage 2 complaints were fewer in all of the teams than in the year before", False),
        ("Statutory Stage 2 complaints received by each of the teams in the last years.", False),
    ],
)
def test_a_line_that_names_what_is_counted_titles_the_table(before: str, stage: bool) -> None:
    found = read([["Team", *YEARS[1:]], *TEAMS], before=before).claims
    assert {claim.dimensions.stage for claim in found} == {"stage_2" if stage else None}
