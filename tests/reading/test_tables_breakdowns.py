"""Tables that cut the complaints another way: reasons, complainants, channels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reading.arrangements import (
    breakdowns,
    datapoints,
    differences,
    figures,
    read,
)


def test_reasons_for_rejection() -> None:
    reading = read(
        [
            ["Reason for rejection", "Number", "% of total"],
            ["Older than twelve months", "6", "60%"],
            ["Subject to court proceedings", "3", "30%"],
            ["Data protection request", "1", "10%"],
            ["Total", "10", "100%"],
        ]
    )
    points = datapoints(reading.claims)
    assert {point[0] for point in points} == {"breakdowns"}
    expected = {
        ("Older than twelve months", "count", Decimal(6)),
        ("Older than twelve months", "percent", Decimal(60)),
        ("Subject to court proceedings", "count", Decimal(3)),
        ("Subject to court proceedings", "percent", Decimal(30)),
        ("Data protection request", "count", Decimal(1)),
        ("Data protection request", "percent", Decimal(10)),
        ("Total", "count", Decimal(10)),
        ("Total", "percent", Decimal(100)),
    }
    assert {(dict(p[1])["label"], p[2], p[3]) for p in points} == expected
    assert {dict(p[1])["dimension"] for p in points} == {"rejection_reason"}


def test_who_complained() -> None:
    reading = read(
        [
            ["Who complained", "2020/21", "2021/22"],
            ["Parents", "20", "24"],
            ["Foster carers", "3", "<5"],
            ["Young people (e.g. care leavers)", "8", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            breakdowns("complainant", "Parents", year="2020/21", count=20),
            breakdowns("complainant", "Parents", count=24),
            breakdowns("complainant", "Foster carers", year="2020/21", count=3),
            breakdowns("complainant", "Foster carers", count=5),
            breakdowns("complainant", "Young people", year="2020/21", count=8),
            breakdowns("complainant", "Young people", count=9),
        ),
    )
    (bound,) = [claim for claim in reading.claims if claim.qualifiers]
    assert bound.qualifiers == {"count": "<"}


CHANNELS = {"E-mail": (30, 41), "Telephone": (10, 8), "Letter": (4, 2)}
EXPECTED_CHANNELS = figures(
    *(
        breakdowns("channel", label, year=year, count=row[i])
        for label, row in CHANNELS.items()
        for i, year in enumerate(("2020/21", "2021/22"))
    )
)


def test_channels_down() -> None:
    rows = [[label, str(a), str(b)] for label, (a, b) in CHANNELS.items()]
    assert not differences(read([["How received", "2020/21", "2021/22"], *rows]), EXPECTED_CHANNELS)


def test_channels_across_named_by_the_corner() -> None:
    grid = [["Method of receipt", *CHANNELS]]
    grid += [
        [year, *(str(row[i]) for row in CHANNELS.values())]
        for i, year in enumerate(("2020/21", "2021/22"))
    ]
    assert not differences(read(grid), EXPECTED_CHANNELS)


def test_categories_named_by_the_caption() -> None:
    reading = read(
        [
            ["", "Number", "% of total"],
            ["Poor communication", "20", "50%"],
            ["Delay in making an assessment", "12", "30%"],
            ["Attitude of a member of staff", "8", "20%"],
        ],
        caption="Table 4: Nature of complaints received",
    )
    assert not differences(
        reading,
        figures(
            breakdowns("category", "Poor communication", count=20, percent=50),
            breakdowns("category", "Delay in making an assessment", count=12, percent=30),
            breakdowns("category", "Attitude of a member of staff", count=8, percent=20),
        ),
    )


def test_of_two_shares_the_one_of_complaints_is_read() -> None:
    reading = read(
        [["Ethnic origin", "Complaints", "% of complaints", "% of pupils in the county"],
         ["White British", "84", "75%", "86%"], ["Mixed", "8", "7%", "4%"]]
    )  # fmt: skip
    shares = [c for c in reading.claims if "percent" in c.measures]
    assert [(c.dimensions.label, int(c.measures["percent"])) for c in shares] == [
        ("White British", 75),
        ("Mixed", 7),
    ]


def test_a_share_of_something_else_names_no_service() -> None:
    reading = read(
        [["Ethnic origin", "Complaints", "% of complaints", "% of children in the county"],
         ["White British", "84", "75%", "86%"], ["Mixed", "8", "7%", "4%"]]
    )  # fmt: skip
    assert {c.dimensions.service_area for c in reading.claims} == {None}
    assert {int(c.measures["percent"]) for c in reading.claims if "percent" in c.measures} == {
        75,
        7,
    }


def test_what_was_late_of_a_theme_is_no_count_of_the_theme() -> None:
    grid = [["Theme", "Received", "Late"], ["Delay", "4", "3"], ["Conduct", "5", "1"]]
    expected = figures(
        breakdowns("category", "Delay", count=4), breakdowns("category", "Conduct", count=5)
    )
    assert differences(read(grid, caption="Complaints by theme"), expected) == []


@pytest.mark.parametrize(
    ("caption", "head", "contact"),
    [
        ("Table 2: Issues raised in Stage 1 complaints", "Number", "issue"),
        ("Table 2: Issues raised in Stage 1 complaints", "Complaints", "complaint"),
        ("Table 2: Subjects of Stage 1 complaints", "Number", "complaint"),
    ],
)
def test_a_table_titled_with_issues_counts_them(caption: str, head: str, contact: str) -> None:
    rows = [["Delay", "12"], ["Conduct of staff", "7"]]
    claims = read([["Subject", head], *rows], caption=caption).claims
    assert {c.dimensions.contact for c in claims} == {contact}


def test_both_adds_up_the_two_above() -> None:
    rows = [["Adult social care", "14"], ["Children's social care", "19"], ["Both", "33"]]
    named = {c.dimensions.service_area for c in read([["Service", "2021/22"], *rows]).claims}
    assert named == {"Adult social care", "Children's social care", None}


def test_reasons_for_which_complaints_were_not_taken_on() -> None:
    rows = [["Insurance claim", "30"], ["Right of appeal", "38"], ["Another body", "20"]]
    for caption in ("Complaints not taken on", "Complaints we declined, by reason"):
        found = read([["Reason", "Number"], *rows], caption=caption).claims
        assert {c.dimensions.dimension for c in found} == {"rejection_reason"}


@pytest.mark.parametrize(
    ("head", "number", "before", "contact"),
    [
        ("Issue", "Number raised", "", "issue"),
        ("Issue", "Number", "", "complaint"),
        ("Issue", "Complaints raised", "", "complaint"),
        ("Subject", "Number", "They raised 40 issues, which are analysed below.", "issue"),
        ("Subject", "Number", "They raised 40 issues. Most were settled.", "complaint"),
    ],
)
def test_issues_that_complaints_raised(head: str, number: str, before: str, contact: str) -> None:
    rows = [["Delay", "12"], ["Conduct of staff", "7"]]
    claims = read([[head, number], *rows], before=before).claims
    assert {c.dimensions.contact for c in claims} == {contact}


def test_whom_complaints_concern_is_told_by_age_and_sex() -> None:
    rows = [["Boys", "52"], ["Aged under 5", "22"], ["Aged 16 and over", "15"], ["5-11 years", "9"]]
    claims = read([["", "Number"], *rows]).claims
    assert {c.dimensions.dimension for c in claims} == {"other"}
    assert [c.dimensions.label for c in claims] == [row[0] for row in rows]


@pytest.mark.parametrize(
    ("head", "counts", "everyone"),
    [
        ("Ethnicity of child", "Complaints", "Children in care"),
        ("Gender", "Complainants", "All looked after children"),
        ("Age band", "Number of complaints", "Service users"),
        ("Disability", "Complaints", "Population (Census 2021)"),
    ],
)
def test_those_with_whom_complainants_are_compared(head: str, counts: str, everyone: str) -> None:
    rows = [["One", "21", "1,041"], ["Another", "12", "518"], ["Not stated", "27", "10"]]
    claims = read([[head, counts, everyone], *rows]).claims
    assert [
        (c.dimensions.label, c.dimensions.service_area, c.measures["count"]) for c in claims
    ] == [(label, None, int(count)) for label, count, _ in rows]


def test_children_in_care_are_a_service_among_services() -> None:
    claims = read(
        [
            ["Outcome", "Children in care", "Fostering"],
            ["Upheld", "4", "2"],
            ["Not upheld", "5", "1"],
        ]
    ).claims
    assert {c.dimensions.service_area for c in claims} == {"Children in care", "Fostering"}


def test_what_young_people_are_like_is_no_list_of_who_complained() -> None:
    rows = [["Female", "11"], ["Male", "9"], ["Under 12", "3"], ["Aged 12 to 15", "8"]]
    claims = read([["", "2012/13"], *rows], caption="Complaints made by young people").claims
    assert {c.dimensions.dimension for c in claims} == {"other"}


@pytest.mark.parametrize(
    ("caption", "contact"),
    [
        ("Outcome of elements of complaint at Stage 1", "issue"),
        ("Points of complaint at Stage 1", "issue"),
        ("Outcome of Stage 1 complaints", "complaint"),
    ],
)
def test_points_that_a_caption_titles_are_no_complaints(caption: str, contact: str) -> None:
    reading = read(
        [
            ["Nature of complaint", "Upheld", "Not upheld", "Total"],
            ["Lack of communication", "14", "9", "23"],
            ["Attitude of staff", "6", "21", "27"],
            ["Total", "20", "30", "50"],
        ],
        caption=caption,
    )
    assert {claim.family for claim in reading.claims} == {"breakdowns"}
    assert {claim.dimensions.contact for claim in reading.claims} == {contact}


def test_ages_below_a_header_that_says_so_are_names() -> None:
    reading = read(
        [["Age of child", "Number"], ["0-4", "46"], ["5-9", "61"], ["10-14", "73"], ["15+", "44"]]
    )
    assert [(c.family, c.dimensions.dimension, c.dimensions.label) for c in reading.claims] == [
        ("breakdowns", "other", label) for label in ("0-4", "5-9", "10-14", "15+")
    ]


@pytest.mark.parametrize(
    "head", ["Population %", "% of local population", "Borough population (%)"]
)
def test_the_population_s_shares_are_none_of_complaints(head: str) -> None:
    rows = [["White British", "24", "41%", "35%"], ["Asian", "15", "25%", "40%"]]
    claims = read([["Ethnicity", "No.", "%", head], *rows], caption="Complainants").claims
    shares = [int(c.measures["percent"]) for c in claims if "percent" in c.measures]
    assert shares == [41, 25] and {c.family for c in claims} == {"breakdowns"}
