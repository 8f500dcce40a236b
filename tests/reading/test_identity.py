"""What a document holds and what each report says of itself, on pages typed as text."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.layout.blocks import Block, Heading, Layout, Paragraph
from extractor.pdf.page import Box, Page, Word
from extractor.reading.identity import ReportPart, find_reports

CHARACTER, LEADING, LEFT, TOP = 5.0, 14.0, 60.0, 60.0


def typed(number: int, text: str) -> Page:
    """A page of 10 point type, one column a character; "# " begins a line of 16 point bold, "* " a
    bold one."""
    words = []
    for row, line in enumerate(text.splitlines()):
        large = line.startswith("# ")
        bold = large or line.startswith("* ")
        line = line.removeprefix("# ").removeprefix("* ")
        size = 16.0 if large else 10.0
        top = TOP + row * LEADING
        column = 0
        while column < len(line):
            if line[column] == " ":
                column += 1
                continue
            end = line.find(" ", column)
            end = len(line) if end < 0 else end
            box = Box(LEFT + column * CHARACTER, top, LEFT + end * CHARACTER, top + size)
            words.append(Word(line[column:end], box, size, bold=bold))
            column = end
    return Page(number, 595, 842, tuple(words))


BODY = """
1.1   In the year 120 complaints were received, 14 of them at Stage 2 and three at Stage 3.
1.2   Of the Stage 1 complaints 40 were upheld, 30 partially upheld and 50 not upheld.
1.3   The Ombudsman decided on 6 complaints and upheld two. There were 230 compliments.
1.4   Complaints about delay made up 35% of all complaints, complaints about staff 20%.
"""


def only(*pages: str) -> ReportPart:
    typeset = tuple(typed(number, text) for number, text in enumerate(pages, 1))
    [part] = find_reports(Layout(typeset, ()))
    return part


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


def test_pages_in_a_pack() -> None:
    budget = "Report to: Cabinet\nDate: 1 March 2022\nSubject: Budget\n" + "Money is short. " * 40
    report = (
        "Report to: Audit Committee\nDate: 1 March 2023\nSubject: Annual complaints report\n" + BODY
    )
    texts = [budget, "and so on " * 60, report, BODY * 3, budget, "the end " * 50]
    pages = tuple(typed(number, text) for number, text in enumerate(texts, 1))
    box = Box(60, 60, 500, 80)
    blocks: tuple[Block, ...] = (
        Heading(1, box, "Treasury", 1),
        *(Paragraph(n, box, f"on page {n}", heading=("Treasury",)) for n in (1, 2, 3)),
        Heading(4, box, "Learning", 2),
        *(Paragraph(n, box, f"on page {n}", heading=("Treasury", "Learning")) for n in (4, 5, 6)),
    )
    [part] = find_reports(Layout(pages, blocks, ("Audit Committee", "Planning")))
    assert part.pages == (3, 4)
    assert [block.page for block in part.blocks if isinstance(block, Paragraph)] == [3, 4]
    assert [block.heading for block in part.blocks if isinstance(block, Paragraph)] == [
        (),
        ("Learning",),
    ]
    assert part.furniture == ("Audit Committee",)


def test_two_services_reports_in_one_pack_are_two() -> None:
    def report(service: str) -> str:
        return (
            "Report to: Scrutiny Committee\nDate: 1 March 2023\n"
            f"Subject: {service} complaints annual report 2021/22\n{BODY}"
        )

    pages = (typed(1, report("Adults'")), typed(2, BODY), typed(3, report("Children's")))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 2), (3, 3)]


def test_an_appendix_goes_with_its_covering_report() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    assert only(cover, f"Appendix A\n# Annual complaints report 2021/22\n{BODY}").pages == (1, 2)


def test_two_services_reports_under_one_cover_are_two() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    adults = f"Appendix 1\n# Adults' complaints annual report 2021/22\n{BODY}"
    children = f"Appendix 2\n# Children's complaints annual report 2021/22\n{BODY}"
    pages = tuple(typed(n, text) for n, text in enumerate((cover, adults, BODY, children), 1))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 3), (4, 4)]


def test_a_report_in_a_pack_has_the_meeting_of_its_agenda() -> None:
    agenda = (
        "Borchester City Council\nPlace Scrutiny Committee\nTuesday, 6 September 2022\n# Agenda\n"
        "1. Apologies\n2. Complaints\n"
    )
    report = f"Appendix A\n# Annual complaints report 2021/22\n{BODY}"
    [part] = find_reports(Layout((typed(1, agenda), typed(2, report)), ()))
    assert part.pages == (2, 2)
    assert (part.committee, part.meeting_date) == ("Place Scrutiny Committee", date(2022, 9, 6))
    assert part.council == "Borchester City Council"


def test_a_report_in_a_pack_is_of_the_council_of_its_agenda() -> None:
    agenda = "Borchester City Council\n# Agenda\nAudit Committee\n1. Apologies\n2. Complaints\n"
    front = "Report to: Audit Committee\nDate: 6 June 2023\nSubject: {} 2022/23\n"
    report = front.format("Annual complaints report") + BODY
    [part] = find_reports(Layout((typed(1, agenda), typed(2, report)), ()))
    assert (part.council, part.committee) == ("Borchester City Council", "Audit Committee")
    other = report + "Loamshire County Council decided it.\n" * 3
    [part] = find_reports(Layout((typed(1, agenda), typed(2, other)), ()))
    assert part.council == "Loamshire County Council"


def test_papers_for_one_meeting_differ_in_their_subject_alone() -> None:
    front = "Report to: Audit Committee\nDate: 6 June 2023\nSubject: {} 2022/23\n"
    treasury = front.format("Treasury outturn") + "Interest rose and loans were repaid. " * 20
    report = front.format("Annual complaints report") + BODY
    assert only(treasury, report).pages == (2, 2)
    assert only(report, report).pages == (1, 2)  # the same fields again are a running head


def test_a_short_report_is_told_by_its_title() -> None:
    text = "There were 120 complaints. We answer within 10 days. There were 14 compliments.\n"
    assert only(f"# Annual complaints report\n{text}").pages == (1, 1)
    assert only(f"# Complaints 2021/22\n{text}").pages == (1, 1)
    untitled = (typed(1, f"# Complaints\n{text}"),)
    assert find_reports(Layout(untitled, ())) == []


def test_a_short_covering_paper_is_no_cover() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints reports 2021/22\n"
    adults = f"Appendix 1\n# Adults' complaints annual report 2021/22\n{BODY}"
    children = f"Appendix 2\n# Children's complaints annual report 2021/22\n{BODY}"
    pages = tuple(typed(n, text) for n, text in enumerate((cover, adults, children), 1))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 2), (3, 3)]


def test_what_follows_a_report_without_a_front_of_its_own_is_not_the_report_s() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    assert only(report, BODY, *["Money is short. " * 60] * 3).pages == (1, 2)
    assert only(report, BODY, "Nothing else to say. " * 60).pages == (1, 3)


def test_a_cover_belongs_to_the_report_that_begins_overleaf() -> None:
    cover = "Borchester City Council\n# Customer feedback report\nAnnual report 2021/22"
    part = only(cover, "# Report summary\n" + BODY)
    assert (part.pages, part.council) == ((1, 2), "Borchester City Council")
    assert part.title == "Customer feedback report"


def test_a_cover_of_something_else_is_no_part_of_the_report() -> None:
    cover = "Borchester City Council\n# Budget book\nMedium term plan"
    assert only(cover, "# Complaints report 2021/22\n" + BODY).pages == (2, 2)


def test_a_cover_among_the_pages_that_follow_is_no_part_of_the_report() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    silent = "Money is short. " * 60
    assert only(report, silent, silent, "Budget book", silent).pages == (1, 1)


def test_a_report_is_told_from_what_precedes_and_follows_without_a_front() -> None:
    silent = "Money is short. " * 60
    title = "# Complaints and learning 2021-22\nBorchester City Council\n"
    part = only(silent, title + BODY, BODY, *[silent] * 12)
    assert (part.pages, part.report_year) == ((2, 3), "2021/22")


def test_a_table_s_caption_begins_no_report() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    caption = "* Table 3: Outcome of complaints 2021/22\n"
    assert only(report, caption + BODY, *["Money is short. " * 60] * 9).pages == (1, 2)


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
