"""A paper's title, told from headings, offices and the meeting."""

from __future__ import annotations

import re

import pytest

from extractor.layout.lines import Line, line_of, lines_of
from extractor.pdf.page import Box, Word
from extractor.reading.front_matter import fields_of
from extractor.reading.paper_titles import head_lines, is_section_heading, title_of

SIZE = 10.0


def lines(text: str) -> list[Line]:
    """Lines of 10 point type 14 points apart; "# " begins one of 16 point bold, "~ " one
    of 16 point that is not, "* " a bold one."""
    words = []
    for row, line in enumerate(text.strip().splitlines()):
        size = 16.0 if line.startswith(("# ", "~ ")) else SIZE
        bold = line.startswith(("# ", "* "))
        column = 0
        for word in re.sub(r"^[#~*] ", "", line).split(" "):
            if word:
                left, top = 60 + 5.0 * column, 60 + 14.0 * row
                box = Box(left, top, left + 5.0 * len(word), top + SIZE)
                words.append(Word(word, box, size, bold=bold))
            column += len(word) + 1
    return lines_of(1, words)


TEXT = """
In the year 120 complaints were received and 14 of them went on to Stage 2, where
an investigator from outside looks at them.
"""


def title(front: str) -> str | None:
    page = lines(front + TEXT)
    return title_of(page, fields_of(page), SIZE)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("Subject:   Complaints 2021/22", "Complaints 2021/22", id="a field"),
        pytest.param(
            "Subject Heading:     Annual Complaints and\n"
            "                     Compliments Report 2021/22\nContact:   A. Clerk",
            "Annual Complaints and Compliments Report 2021/22",
            id="a field of two lines",
        ),
        pytest.param(
            "Subject:\n* Complaints 2021/22\nSummary statement:",
            "Complaints 2021/22",
            id="a field that ends at a label not known",
        ),
        pytest.param(
            "ADULT SERVICES\n\n\nCOMPLAINTS AND COMPLIMENTS\n\n\nCONTENTS\n* Section A",
            "COMPLAINTS AND COMPLIMENTS",
            id="typed in capitals",
        ),
        pytest.param(
            "COMPLAINTS TEAM\n\n\n* Complaints Report 2021/22",
            "Complaints Report 2021/22",
            id="in bold, below capitals",
        ),
        pytest.param(
            "Place Committee\nSocial Care Complaints Annual Report 2021-22",
            "Social Care Complaints Annual Report 2021-22",
            id="set like the text",
        ),
        pytest.param(
            "# Listening to you\n# Complaints 2021/22",
            "Listening to you Complaints 2021/22",
            id="two large lines",
        ),
        pytest.param(
            "# Listening to families: complaints in\n# 2021/22",
            "Listening to families: complaints in 2021/22",
            id="a year alone on the last line",
        ),
        pytest.param(
            "* ADULTS SCRUTINY COMMITTEE\n* REPORT OF THE STRATEGIC DIRECTOR FOR ADULTS\n"
            "* COMPLAINTS ANNUAL REPORT\n* 1st APRIL 2021 TO 31st MARCH 2022\n* Purpose of Report",
            "COMPLAINTS ANNUAL REPORT 1st APRIL 2021 TO 31st MARCH 2022",
            id="bold capitals between body, office and first heading",
        ),
        pytest.param(
            "* COMPLAINTS ANNUAL REPORT 2021/22\n* Policy Background and Complaints",
            "COMPLAINTS ANNUAL REPORT 2021/22",
            id="a heading that is no capitals",
        ),
        pytest.param(
            "# Borchester City Council\n\n\n# Annual complaints report",
            "Annual complaints report",
            id="the line that names complaints, not the council's",
        ),
        pytest.param(
            "* BORCHESTER COUNTY COUNCIL\n* ADULT CARE COMPLAINTS ANNUAL REPORT 2021/22",
            "ADULT CARE COMPLAINTS ANNUAL REPORT 2021/22",
            id="without the council's name above it",
        ),
        pytest.param(
            "* ANNUAL COMPLAINT REPORT FOR HOUSING AND SOCIAL\n"
            "* CARE FROM 1 APRIL 2018 TO MARCH 2019\nHousing Policy Committee",
            "ANNUAL COMPLAINT REPORT FOR HOUSING AND SOCIAL CARE FROM 1 APRIL 2018 TO MARCH 2019",
            id="a line above a body that is set otherwise",
        ),
        pytest.param(
            "Subject/Title:   Complaints 2015/16", "Complaints 2015/16", id="a label with a slash"
        ),
        pytest.param("* Your Views 2021/22", "Your Views 2021/22", id="bold alone"),
        pytest.param("~ Your Views 2021/22", "Your Views 2021/22", id="large alone"),
        pytest.param(
            "# COMPLAINTS REPORT\n# 2021/22", "COMPLAINTS REPORT 2021/22", id="capitals and a year"
        ),
        pytest.param(
            "* Complaints about Housing 2021/22\n* by the Director\n* Scrutiny Committee",
            "Complaints about Housing 2021/22 by the Director",
            id="the body two lines below",
        ),
        pytest.param(
            "# One\n# Two\n# Three\n# Four\n# Complaints",
            "Two Three Four Complaints",
            id="no more lines above than a title has",
        ),
        pytest.param(
            "# Complaints\n# Two\n# Three\n# Four\n# Five",
            "Complaints Two Three Four",
            id="no more lines below",
        ),
        pytest.param("# Your Views 2021/22\n* 1. Introduction", "Your Views 2021/22", id="no word"),
        pytest.param("* 1. Background\n* 2. Complaints received", None, id="headings only"),
        pytest.param(
            "# Your Views 2021/22\n"
            "Subject          Number          Upheld\n"
            "Charges          22              6\n"
            "Home care        29              15\n"
            "Delay            18              7\n",
            "Your Views 2021/22",
            id="the head of a column of figures, whatever it counts",
        ),
        pytest.param(
            "# Your Views 2021/22\nSubject          Number\n                 29\n",
            "Your Views 2021/22",
            id="a table's head, no field",
        ),
        pytest.param(
            "# Your Views 2021/22\nSubject          Number of complaints about roads\n",
            "Number of complaints about roads",
            id="a field that begins like one",
        ),
        pytest.param("* Introduction", None, id="a usual heading"),
        pytest.param("", None, id="text only"),
    ],
)
def test_title(front: str, expected: str | None) -> None:
    assert title(front) == expected


def test_a_heading_below_the_text_is_no_title() -> None:
    assert title("# Your Views 2021/22" + TEXT + "# Stage 1 complaints") == "Your Views 2021/22"


def test_the_head_ends_with_the_first_paragraph() -> None:
    front = "# Complaints 2021/22\nBorchester City Council, Directorate for Adults\nNo. 7"
    assert len(head_lines(lines(front + TEXT), SIZE)) == 3
    body = "Report to:  the Housing, Planning, Roads and Markets Overview and Scrutiny Panel"
    assert len(head_lines(lines(body + TEXT), SIZE)) == 1


@pytest.mark.parametrize("text", ["1. Background", "Purpose of this report", "B) Complaints"])
def test_section_headings(text: str) -> None:
    assert is_section_heading(text)


@pytest.mark.parametrize("text", ["7. Annual complaints report", "Complaints 2021/22"])
def test_no_section_headings(text: str) -> None:
    assert not is_section_heading(text)


def lines_at(*rows: tuple[str, float, float]) -> list[Line]:
    """Lines of print at x and the foot's y, 10 point."""
    return [
        line_of(
            1,
            [Word(text, Box(x, y - 10, x + 5 * len(text), y), 10.0)],
        )
        for text, x, y in rows
    ]


@pytest.mark.parametrize(
    ("first", "value"),
    [
        (141.0, "Specialist services: annual report on complaints 2014/15"),
        (130.0, "on complaints 2014/15"),
    ],
)
def test_a_label_half_way_down_its_value(first: float, value: str) -> None:
    found = fields_of(
        lines_at(
            ("Specialist services: annual report", 224, first),
            ("SUBJECT:", 80, 148),
            ("on complaints 2014/15", 224, 154),
            ("WARDS: ALL", 80, 175),
        )
    )
    assert found[0].name == "title" and found[0].value == value


@pytest.mark.parametrize(("second", "joined"), [(224, True), (244, True), (246, False)])
def test_a_value_goes_on_at_its_left_edge(second: float, joined: bool) -> None:
    found = fields_of(
        lines_at(("SUBJECT:", 80, 100), ("Annual report", 224, 100), ("on complaints", second, 114))
    )
    assert [field.value for field in found] == ["Annual report" + " on complaints" * joined]


@pytest.mark.parametrize(("gap", "values"), [(12.5, ["Roads"]), (11.5, [])])
def test_a_label_without_a_colon_stands_in_a_column_of_its_own(
    gap: float, values: list[str]
) -> None:
    label = Word("SUBJECT", Box(80, 90, 115, 100), SIZE)
    value = Word("Roads", Box(115 + gap, 90, 165 + gap, 100), SIZE)
    assert [field.value for field in fields_of([line_of(1, [label, value])])] == values


@pytest.mark.parametrize(("before", "found"), [(44, True), (45, False)])
def test_fields_stand_at_a_paper_s_beginning(before: int, found: bool) -> None:
    page = lines("Text\n" * before + "Subject:   Roads")
    assert bool(fields_of(page)) is found


@pytest.mark.parametrize(("foot", "value"), [(130.0, "Roads"), (131.0, "")])
def test_how_far_below_its_label_a_value_stands(foot: float, value: str) -> None:
    [field] = fields_of(lines_at(("SUBJECT:", 80, 100), ("Roads", 80, foot)))
    assert field.value == value


@pytest.mark.parametrize(
    ("below", "values"),
    [
        ("DECISION:", ["Complaints 2016/17", "13 November 2017"]),
        ("Decision", ["Complaints 2016/17 13 November 2017"]),  # no colon
        ("BOILER:", ["Complaints 2016/17 13 November 2017"]),  # not known
    ],
)
def test_a_label_that_takes_two_lines_is_a_field_s(below: str, values: list[str]) -> None:
    front = "SUBJECT:        Complaints 2016/17\nDATE OF         13 November 2017\n"
    found = fields_of(lines(front + below))
    assert [field.value for field in found] == values


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("* COMPLAINTS AND COMPLIMENTS 2019/20", "REPORT OF ADULT CARE COMPLAINTS AND COMPLIMENTS"),
        ("COMPLAINTS AND COMPLIMENTS 2019/20", "REPORT OF ADULT CARE"),  # not set alike
        ("* A SUMMARY", "REPORT OF ADULT CARE"),  # had room in the line above
    ],
)
def test_a_bold_subject_runs_on_below_its_label(second: str, title: str) -> None:
    page = lines(f"* Subject: REPORT OF ADULT CARE\n{second}\nText that is as wide as 40 letters.")
    assert fields_of(page)[0].value.startswith(title)
    assert fields_of(page)[0].value.endswith("2019/20") is ("COMPLIMENTS" in title)


def test_a_list_of_contents_with_a_title_column_is_no_field() -> None:
    contents = "Title                         Section\nIntroduction                  1\n"
    assert fields_of(lines(contents)) == []


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ("Subject   Roads   Bridges", 1),
        ("Subject   Upheld   Not upheld   Premature\nRoads   4   1   3", 0),
        ("Subject:   Upheld   Not upheld   Premature", 1),
        ("Subject   Upheld   Not upheld\nRoads   4   1", 0),
    ],
)
def test_the_boxhead_of_a_table_is_no_field(front: str, count: int) -> None:
    """A table stands on the page behind a short cover, and one of its labels is a field's."""
    assert len(fields_of(lines(front))) == count
