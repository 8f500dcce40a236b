"""What a caption, or a heading in its stead, says of every number below it."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import read

YEARS = ["", "2021/22", "2022/23"]


@pytest.mark.parametrize("caption", ["Table 5", "Table 5:", None])
def test_a_number_is_no_caption_so_that_the_heading_speaks(caption: str | None) -> None:
    rows = [YEARS, ["Stage 1", "83%", "77%"]]
    found = read(rows, caption=caption, heading=("Answered within 20 working days",)).claims
    assert {(c.family, c.dimensions.timescale_days) for c in found} == {("timeliness", 20)}


def test_a_caption_that_says_something_else_keeps_the_heading_out() -> None:
    rows = [YEARS, ["Stage 1", "83", "77"]]
    heading = ("Answered within 20 working days",)
    found = read(rows, caption="Table 5: complaints received", heading=heading).claims
    assert {c.family for c in found} == {"stage_counts"}


@pytest.mark.parametrize(
    ("caption", "outcome"),
    [
        ("Complaints upheld (fully or partly)", "fault_found"),
        ("Percentage of complaints upheld", "upheld"),
    ],
)
def test_shares_below_a_decision_are_of_it(caption: str, outcome: str) -> None:
    found = read([YEARS, ["Stage 1", "52%", "49%"]], caption=caption).claims
    assert {(c.family, c.dimensions.outcome) for c in found} == {("outcomes", outcome)}


@pytest.mark.parametrize(
    "caption", ["Complaints received and upheld", "Complaints upheld and not upheld", "Complaints"]
)
def test_shares_below_several_things_are_of_none(caption: str) -> None:
    found = read([YEARS, ["Stage 1", "52%", "49%"]], caption=caption).claims
    assert {c.family for c in found} == {"stage_counts"}


def measures(caption: str, head: list[str]) -> set[str]:
    rows = [head, ["Delay", "38", "41"], ["Staff attitude", "14", "13"]]
    return {name for claim in read(rows, caption=caption).claims for name in claim.measures}


def test_a_caption_says_that_bare_numbers_are_percentages() -> None:
    assert measures("Main reason for complaint (%)", ["Reason", *YEARS[1:]]) == {"percent"}


def test_a_header_that_says_what_is_measured_is_nearer() -> None:
    head = ["Reason", "2021/22 No.", "2022/23 No."]
    assert measures("Main reason for complaint (%)", head) == {"count"}
    assert measures("Main reason for complaint", ["Reason", *YEARS[1:]]) == {"count"}


def pairs(caption: str, head: str = "Number") -> set[tuple[str | None, int]]:
    rows = [["Type", head], ["Compliments", "77 (69)"], ["Complaints", "163 (141)"]]
    claims = read(rows, caption=caption).claims
    return {(c.dimensions.year, int(c.measures["count"])) for c in claims}


def test_a_caption_sets_last_year_in_brackets() -> None:
    found = pairs("Feedback 2022/23 (2021/22)")
    assert found == {("2022/23", 77), ("2021/22", 69), ("2022/23", 163), ("2021/22", 141)}


def test_two_years_of_a_caption_without_brackets_are_no_pair() -> None:
    assert ("2021/22", 69) not in pairs("Feedback 2022/23 and 2021/22")
    assert ("2021/22", 69) not in pairs("Feedback 2022/23 (2021/22)", "2022/23")


CORPORATE = ["Corporate", "Adult social care", "Children's social care"]


def places(labels: list[str]) -> list[tuple[str | None, str | None]]:
    """The procedure and the service of each row, and of each column of the same labels."""
    down = [["", "2021/22"], *([label, str(40 + n)] for n, label in enumerate(labels))]
    across = [["", *labels], ["2021/22", *(str(40 + n) for n in range(len(labels)))]]
    found = [
        [(c.dimensions.procedure, c.dimensions.service_area) for c in read(rows).claims]
        for rows in (down, across)
    ]
    assert found[0] == found[1]
    return found[0]


def test_corporate_beside_social_care_is_a_procedure() -> None:
    assert places(CORPORATE) == [
        ("corporate", None),
        ("statutory", "Adult social care"),
        ("statutory", "Children's social care"),
    ]


def test_corporate_beside_other_services_is_a_directorate() -> None:
    assert ("corporate", None) not in places(["Corporate", "Housing", "Adult social care"])
    assert ("statutory", "Adult social care") not in places(["Housing", "Adult social care"])


def test_a_total_below_both_procedures_is_of_neither() -> None:
    rows = [["", "2021/22"], ["Corporate", "40"], ["Adult social care", "9"], ["Total", "49"]]
    total = read(rows).claims[-1]
    assert (total.dimensions.procedure, total.dimensions.service_area) == (None, None)


def test_adults_and_children_alone_beside_corporate_are_social_care() -> None:
    assert places(["Corporate", "Adults", "Children"])[0] == ("corporate", None)
    assert places(["Corporate", "Adults", "Children", "Place"])[0] != ("corporate", None)


def test_a_total_row_has_the_year_that_it_names() -> None:
    rows = [
        ["Department", "Stage 1"],
        ["Libraries", "12"],
        ["Highways", "30"],
        ["Total 2021/22", "42"],
        ["Total 2020/21", "51"],
    ]
    found = {int(c.measures["count"]): c.dimensions for c in read(rows).claims}
    assert (found[51].year, found[51].service_area) == ("2020/21", None)
    assert (found[42].year, found[12].year) == ("2021/22", "2021/22")
