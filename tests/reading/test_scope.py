"""What holds for a whole report: its procedure and what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Cell, Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.identity import ReportPart
from extractor.reading.scope import report_context

BOX = Box(50, 50, 500, 62)


def part(
    *paragraphs: str, title: str | None = None, committee: str | None = None, heading: str = ""
) -> ReportPart:
    blocks = [Paragraph(1, BOX, text) for text in paragraphs]
    heads = [Heading(2, BOX, heading, 1)] if heading else []
    return ReportPart((*blocks, *heads), (1, 2), None, "2021/22", committee, None, title)


def test_a_title_names_the_procedure() -> None:
    told = part("The corporate procedure is separate.", title="Statutory Complaints 2021/22")
    assert report_context(told).procedure == "statutory"


def test_an_introduction_that_knows_one_procedure_names_it() -> None:
    corporate = part("There is a corporate complaints procedure of two stages.")
    assert report_context(corporate).procedure == "corporate"
    statutory = part("The Children Act 1989 gives children a right to complain.")
    assert report_context(statutory).procedure == "statutory"


def test_an_introduction_of_both_procedures_leaves_it_open() -> None:
    both = part("The Children Act has a procedure.", "The corporate procedure is for the rest.")
    assert report_context(both).procedure is None


def test_a_statutory_report_with_a_corporate_section_leaves_it_open() -> None:
    both = part("The Children Act has a procedure.", heading="5. Corporate complaints")
    assert report_context(both).procedure is None


CHILDREN = "Children's Social Care Complaints Annual Report"
LAW = "The Children Act 1989 gives children and their families a right to complain."
ASIDE = "Another eleven complaints went through the corporate complaints procedure."


def test_contents_and_addresses_are_no_introduction() -> None:
    contents = [f"{n}. Complaints at Stage {n} ......................... {n}" for n in range(1, 20)]
    told = part("Report of: Director", "1 May 2022", *contents, LAW, title=CHILDREN)
    assert report_context(told).procedure == "statutory"


def test_the_corporate_procedure_in_passing_leaves_a_social_care_report_statutory() -> None:
    assert report_context(part(LAW, ASIDE, title=CHILDREN)).procedure == "statutory"
    assert report_context(part(LAW, ASIDE, title="Annual Complaints Report")).procedure is None


def test_the_corporate_procedure_again_and_again_leaves_it_open() -> None:
    assert report_context(part(LAW, ASIDE, ASIDE, ASIDE, title=CHILDREN)).procedure is None


def test_a_table_of_corporate_complaints_leaves_it_open() -> None:
    row = (Cell("Corporate", 0, 0, 1), Cell("12", 0, 1, 1))
    told = part(LAW, title=CHILDREN)
    both = replace(told, blocks=(*told.blocks, Table(1, BOX, (row,))))
    assert report_context(both).procedure is None


@pytest.mark.parametrize(
    ("committee", "service"),
    [
        (
            "Children, Young People and Education Cabinet Committee",
            "Children, Young People and Education",
        ),
        ("Adults' Services Overview and Scrutiny Committee", "Adults' Services"),
        ("Governance Committee", None),
        ("Cabinet", None),
        (None, None),
    ],
)
def test_a_committee_for_one_service_says_what_the_report_is_about(
    committee: str | None, service: str | None
) -> None:
    assert report_context(part("Text.", committee=committee)).service == service


def test_a_title_that_names_a_service_needs_no_committee() -> None:
    told = part("Text.", title="Adult Social Care Complaints", committee="Children's Committee")
    assert report_context(told).service is None


def test_complaints_that_the_report_leaves_out_are_not_introduced() -> None:
    told = part(
        "This report is about statutory complaints. Complaints under the corporate procedure are "
        "reported separately."
    )
    assert report_context(told).procedure == "statutory"


def test_a_subtitle_says_what_the_report_is_about() -> None:
    told = part("Adult Social Care complaints: annual report for 2021/22", title="Putting it right")
    assert report_context(told).service == "Adult Social Care"


def test_a_sentence_about_the_report_is_no_subtitle() -> None:
    told = part(
        "This report says how many complaints about adult social care were made in the year and "
        "what was done about them, and it compares them with the complaints of the year before.",
        title="Putting it right",
    )
    assert report_context(told).service is None
