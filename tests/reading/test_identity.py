"""What a report says of itself, on pages typed as text, and what is no report."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.layout.blocks import Layout
from extractor.reading.identity import find_reports
from tests.reading.typed_pages import BODY, only, typed


@pytest.mark.parametrize(
    ("front", "committee", "meeting"),
    [
        pytest.param(
            "Report to:      Health and Care Scrutiny Panel\n"
            "Date:           8 November 2022\n"
            "Subject:        Complaints Annual Report 2021/22\n",
            "Health and Care Scrutiny Panel",
            date(2022, 11, 8),
            id="labels with colons",
        ),
        pytest.param(
            "             CABINET\n"
            "DATE              8 th September 2022\n"
            "SUBJECT           Social Care Complaints Annual Report 2021/22\n",
            "Cabinet",
            date(2022, 9, 8),
            id="a table without colons under the body's name in capitals",
        ),
        pytest.param(
            "REPORT FOR: RESOURCES & AUDIT SUB- COMMITTEE\n"
            "Date of Meeting:       13th December 2022\n"
            "Subject:               Complaints Annual Report 2021/22\n",
            "Resources & Audit Sub-Committee",
            date(2022, 12, 13),
            id="capitals and a broken hyphen",
        ),
        pytest.param(
            "To:          Children and Learning Cabinet – 1\n"
            "             March 2023\n"
            "Subject:     COMPLAINTS 2021-22\n"
            "Summary: The Children and Learning Cabinet Committee is asked to note this report.\n",
            "Children and Learning Cabinet Committee",
            date(2023, 3, 1),
            id="the date after the name, the name cut short",
        ),
        pytest.param(
            "TITLE: Complaints Annual Report 2021/22\n"
            "FOR CONSIDERATION BY: Audit Committee on Wednesday, 28 September 2022\n",
            "Audit Committee",
            date(2022, 9, 28),
            id="the day in a sentence-like field",
        ),
        pytest.param(
            "To:   County Council            Date: 14 July 2022\n"
            "Subject:   Complaints Annual Report 2021/22\n",
            "County Council",
            date(2022, 7, 14),
            id="two fields on a line",
        ),
        pytest.param(
            "AUDIT AND GOVERNANCE COMMITTEE – 20 SEPTEMBER 2022\n"
            "# Complaints Annual Report 2021/22\n",
            "Audit and Governance Committee",
            date(2022, 9, 20),
            id="a head line with the day",
        ),
        pytest.param(
            "# CHILDREN AND YOUNG PEOPLE SCRUTINY\n# COMMITTEE\n20 September 2022\n"
            "# COMPLAINTS ANNUAL REPORT 2021/22\n",
            "Children and Young People Scrutiny Committee",
            date(2022, 9, 20),
            id="a name on two lines",
        ),
        pytest.param(
            "# Scrutiny Committee (Social Care): 1st\n# September, 2022\n"
            "# Complaints Annual Report 2021/22\n",
            "Scrutiny Committee (Social Care)",
            date(2022, 9, 1),
            id="the day cut before a month with a comma",
        ),
        pytest.param(
            "Adults’ Scrutiny Committee\n20 September 2022\n# Complaints Annual Report 2021/22\n",
            "Adults' Scrutiny Committee",
            date(2022, 9, 20),
            id="the day on a line of its own",
        ),
        pytest.param(
            "Report of the Director of Children and Families\n"
            "Report to Scrutiny Board (Children and Families)\n"
            "Date:       6 July 2022\n"
            "Subject:    Annual complaints report 2021/22\n",
            "Scrutiny Board (Children and Families)",
            date(2022, 7, 6),
            id="a body with its remit in brackets",
        ),
        pytest.param(
            "* HOUSING SELECT COMMITTEE: 6 SEPTEMBER\n* 2022\n"
            "* REPORT OF THE DIRECTOR OF HOUSING\n* COMPLAINTS ANNUAL REPORT 2021/22\n",
            "Housing Select Committee",
            date(2022, 9, 6),
            id="the day after a colon, cut by the line's end",
        ),
        pytest.param(
            "* SELECT COMMITTEE ON OLDER PEOPLE – 6th SEPTEMBER 2022\n"
            "* COMPLAINTS ANNUAL REPORT 2021/22\n",
            "Select Committee on Older People",
            date(2022, 9, 6),
            id="a body named by its remit",
        ),
        pytest.param(
            "# Annual Complaints Report 2021-22\nBorchester City Council\n"
            "Scrutiny Board, 6 September 2022 (item 11)\n",
            "Scrutiny Board",
            date(2022, 9, 6),
            id="a subtitle with the item in brackets",
        ),
        pytest.param(
            "# Annual Complaints Report 2021-22\n"
            "Borchester City Council, Adults · Health and Care Scrutiny Panel, 6\nSeptember 2022\n",
            "Health and Care Scrutiny Panel",
            date(2022, 9, 6),
            id="council, body and day on one line",
        ),
        pytest.param(
            "* Report of the Strategic Director of Adults to the meeting of\n"
            "* the Corporate Overview and Scrutiny Committee to be held on\n* 13 July 2022\n"
            "Subject:\n* Complaints Annual Report 2021/22\nSummary statement:\n",
            "Corporate Overview and Scrutiny Committee",
            date(2022, 7, 13),
            id="a sentence over three lines",
        ),
        pytest.param(
            "Meeting              Date            Wards\n"
            "Scrutiny Committee   12 July 2022    All\n# Complaints Annual Report 2021/22\n",
            "Scrutiny Committee",
            date(2022, 7, 12),
            id="columns headed by their labels",
        ),
        pytest.param(
            "* AUDIT COMMITTEE\n12th July 2022 at 6.30pm\n* COMPLAINTS ANNUAL REPORT 2021/22\n",
            "Audit Committee",
            date(2022, 7, 12),
            id="day and hour",
        ),
        pytest.param(
            "# Annual Complaints Report 2021-22\n"
            "The figures were discussed at length by members of the Scrutiny Board\n"
            "on 6 September 2022, and the Board asked for a further report on delays.\n",
            None,
            None,
            id="a body in a sentence",
        ),
        pytest.param(
            "REPORT TITLE\nAnnual Complaints Report 2021/22\n"
            "REPORT TO\nAudit Committee\nDATE\n4th October 2022\n",
            "Audit Committee",
            date(2022, 10, 4),
            id="labels in capitals above their values",
        ),
        pytest.param(
            "# Complaints Annual Report 2021/22\nDate: 3 May 2022\nBy the complaints team\n",
            None,
            None,
            id="a day of writing, no meeting",
        ),
        pytest.param(
            "# Complaints Annual Report 2021/22\nDate: May 2022\nReport to: Cabinet\n",
            "Cabinet",
            None,
            id="a month is no day",
        ),
        pytest.param(
            "Borchester City Council          Scrutiny Panel on Care, 3 May 2022\n"
            "# Complaints Annual Report 2021/22\n",
            "Scrutiny Panel on Care",
            date(2022, 5, 3),
            id="the council at the left, its body at the right",
        ),
    ],
)
def test_committee_and_meeting(front: str, committee: str | None, meeting: date | None) -> None:
    part = only(front + BODY)
    assert (part.committee, part.meeting_date) == (committee, meeting)
    assert part.report_year == "2021/22"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="a page without text"),
        pytest.param(
            "Report to: Cabinet\nDate: 1 March 2022\nSubject: Performance in Quarter 3\n"
            + "Recycling, roads, libraries and schools did well against their targets. " * 30
            + "\nThere were 120 complaints, 40% upheld.",
            id="complaints in passing",
        ),
        pytest.param(
            "# How to complain\n" + "A complaint at Stage 1 is answered within 10 working days, a "
            "complaint at Stage 2 within 25 days of the complaint.\n" * 12,
            id="a policy counts nothing",
        ),
        pytest.param(
            "# Member conduct complaints 2021/22\n"
            + "There were 12 complaints about councillors, 4 complaints were upheld.\n" * 5,
            id="complaints about councillors",
        ),
        pytest.param(
            "# Minutes of the Standards Committee\n"
            + "The complaints report was noted. 12 complaints were upheld, 40% of all.\n" * 5,
            id="minutes of a debate on complaints",
        ),
    ],
)
def test_not_a_complaints_report(text: str) -> None:
    assert find_reports(Layout((typed(1, text),), ())) == []


def test_no_pages() -> None:
    assert find_reports(Layout((), ())) == []


def test_the_last_line_of_a_long_heading_is_no_field() -> None:
    table = "Outcome     Social care     Total\nUpheld      14              22\n\n"
    second = f"{table}* 7. REVIEWS BY THE CORPORATE APPEALS\n* COMMITTEE\n\n\n\n\n{BODY}"
    assert only(f"# Complaints Annual Report 2021/22\n{BODY}", second).pages == (1, 2)


def test_a_report_that_names_no_council_is_of_the_one_on_the_cover() -> None:
    cover = "Borchester City Council\n\nBins: how often they are emptied, and when. " + "x " * 90
    told = only(cover, f"Appendix 2\n# Complaints annual report 2021/22\n{BODY}")
    assert (told.pages, told.council) == ((2, 2), "Borchester City Council")
    named = f"Appendix 2\n# Loamshire County Council\n# Complaints report 2021/22\n{BODY}"
    assert only(cover, named).council == "Loamshire County Council"
