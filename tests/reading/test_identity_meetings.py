"""Names of committees and days of meetings."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.reading.meetings import body_name, find_dates, is_date_line
from tests.reading.typed_pages import BODY, only


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CABINET", "Cabinet"),
        ("Report to the Audit Committee – 5 July 2022", "Audit Committee"),
        ("PLACE & FINANCE SUB- COMMITTEE", "Place & Finance Sub-Committee"),
        ("Governance Committee, 29 September 2022        Appendix 2", "Governance Committee"),
        ("Audit Committee on Wednesday, 28 September 2022", "Audit Committee"),
        ("Full Council", "Full Council"),
        ("Standards Committee Report", "Standards Committee"),
        ("Overview and Scrutiny Panel 2", "Overview and Scrutiny Panel 2"),
        ("People Scrutiny Subcommittee Meeting", "People Scrutiny Subcommittee"),
        ("Presented to Place Select Commission on 2 June 2021", "Place Select Commission"),
        ("CABINET MEMBER FOR ADULTS – 2 JUNE 2021", "Cabinet Member for Adults"),
        ("PANEL FOR HOUSING – 2nd JUNE 2021", "Panel for Housing"),
        ("For the Place Scrutiny Panel, 2 June 2021", "Place Scrutiny Panel"),
        ("Scrutiny Board, 2 June 2021 (item 4)", "Scrutiny Board"),
    ],
)
def test_body_name(text: str, name: str) -> None:
    assert body_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Committee",
        "Essex County Council",
        "Annual complaints report",
        "Safeguarding Board Report",
        "members of the Scrutiny Panel",
        "Cabinet Member for Adults",
        "panel for each of the reviews",
        "This report tells the members of the scrutiny committee of the council about the Board",
    ],
)
def test_no_body(text: str) -> None:
    assert body_name(text) is None


@pytest.mark.parametrize(("more", "named"), [(12, True), (13, False)])
def test_how_many_words_a_body_s_name_has(more: int, named: bool) -> None:
    name = "Housing " * more + "Scrutiny Committee"
    assert body_name(name) == (name if named else None)


def test_a_line_with_a_day_alone() -> None:
    assert is_date_line("Thursday, 8 October 2020")
    assert is_date_line("8 October 2020 at 10.00 am")
    assert not is_date_line("Cabinet, 8 October 2020")
    assert not is_date_line("October 2020")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13 th December 2021", date(2021, 12, 13)),
        ("Monday, 3rd of Sept 2022", date(2022, 9, 3)),
        ("March 1, 2022", date(2022, 3, 1)),
        ("18.01.22", date(2022, 1, 18)),
        ("18/01/2022", date(2022, 1, 18)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert [found for *_, found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["31 February 2022", "20 working 2022", "in May 2022", "2021/22"])
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("front", "committee", "day"),
    [
        # the day of the print above, the meeting's in a field of its own
        (
            "1 September 2022\nReport to: Cabinet\nDate of meeting: 13 October 2022\n",
            "Cabinet",
            date(2022, 10, 13),
        ),
        # two lines set otherwise are no one name
        ("* Cabinet\nCommittee Room 1, Town Hall\n6 July 2022\n", "Cabinet", date(2022, 7, 6)),
        # a label above the columns of its value
        ("REPORT TO:\nHealth Board          6 July 2022\n", "Health Board", date(2022, 7, 6)),
    ],
)
def test_the_body_and_its_day_above_the_text(front: str, committee: str, day: date) -> None:
    report = only(f"{front}Subject: Complaints Annual Report 2021/22\n{BODY}")
    assert (report.committee, report.meeting_date) == (committee, day)


def test_the_body_stands_at_the_right_of_the_council() -> None:
    front = "Kent County Council                 Cabinet Committee\n6 July 2022\n"
    assert (
        only(f"{front}# Complaints Annual Report 2021/22\n{BODY}").committee == "Cabinet Committee"
    )
