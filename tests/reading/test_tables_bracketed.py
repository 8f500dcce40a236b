"""Numbers in brackets: of another year, or shares, as notes and headers say."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import counts, differences, figures, outcomes, read

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


UPHELD = figures(
    *(
        figure
        for team, number, share in (("Duty", 3, 12), ("MASH", 9, 45))
        for figure in [outcomes("upheld", service_area=team, count=number, percent=share)]
    )
)


@pytest.mark.parametrize(
    ("header", "caption", "before"),
    [
        ("Upheld (%)", None, None),
        ("Number upheld (%)", None, None),
        ("Upheld, n (% of those closed)", None, None),
        ("Upheld", "Table 7: Outcomes by team, number (percentage)", None),
        ("Upheld", None, "By team these were as follows. Percentages are shown in brackets."),
        ("Upheld", None, "The figures in brackets are percentages of all decided."),
    ],
)
def test_a_header_or_a_note_says_that_shares_are_in_brackets(
    header: str, caption: str | None, before: str | None
) -> None:
    grid = [["Team", header], ["Duty", "3 (12)"], ["MASH", "9 (45)"]]
    assert not differences(read(grid, caption=caption, before=before), UPHELD)


def test_a_stub_says_that_shares_are_in_brackets() -> None:
    reading = read([["", "2020/21", "2021/22"], ["Upheld (%)", "3 (12)", "9 (45)"]])
    assert [claim.measures for claim in reading.claims] == [
        {"count": 3, "percent": 12},
        {"count": 9, "percent": 45},
    ]


@pytest.mark.parametrize(
    ("header", "cell", "measures"),
    [
        ("% upheld (number)", "12 (3)", {"percent": 12, "count": 3}),
        ("Upheld (%)", "12", {"percent": 12}),
        ("Upheld (%)", "12% (3)", {"percent": 12, "count": 3}),
    ],
)
def test_shares_out_of_brackets_stay_shares(
    header: str, cell: str, measures: dict[str, int]
) -> None:
    reading = read([["Team", header], ["Duty", cell], ["MASH", cell]])
    assert [claim.measures for claim in reading.claims] == [measures] * 2
