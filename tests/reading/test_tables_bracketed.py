"""Numbers in brackets that a note gives to another year."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import counts, differences, figures, read

GRID = [["Service", "Complaints"], ["Fostering", "14 (9)"], ["Adoption", "– (3)"]]
NOW = (
    counts(service_area="Fostering", count=14),
    counts(service_area="Fostering", year="2020/21", count=9),
    counts(service_area="Adoption", year="2020/21", count=3),
)


@pytest.mark.parametrize(
    "note",
    [
        "The table is by team. Those for 2020-21 are in brackets.",
        "Last year’s numbers are shown in brackets.",
        "Figures in brackets are for the previous year.",
        "Complaints by team in 2021/22 (2020/21 figures in brackets).",
    ],
)
def test_a_note_says_of_which_year_brackets_are(note: str) -> None:
    assert not differences(read(GRID, before=note), figures(*NOW))


@pytest.mark.parametrize(
    "note",
    [
        "The table is by team, of which there are nine.",
        "Percentages in brackets are of all in 2020-21.",
        "Figures in brackets are of those who told us.",
    ],
)
def test_other_notes_say_nothing_of_years(note: str) -> None:
    read_years = {c.dimensions.year for c in read(GRID, before=note).claims}
    assert read_years == {"2021/22"}


def test_a_share_in_brackets_is_of_its_own_number() -> None:
    grid = [["Service", "Complaints"], ["Fostering", "14 (61%)"], ["Adoption", "9 (39%)"]]
    note = "Last year's numbers are in brackets."
    assert {c.dimensions.year for c in read(grid, before=note).claims} == {"2021/22"}
