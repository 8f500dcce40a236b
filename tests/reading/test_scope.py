"""What holds for a whole report: its procedure and what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Cell, Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.context import heading_dimensions
from extractor.reading.identity import ReportPart
from extractor.reading.scope import report_context
from extractor.reading.service_names import service_named

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


def listing(*labels: str) -> Table:
    return Table(
        1, BOX, tuple((Cell(t, r, 0, 1), Cell("7", r, 1, 1)) for r, t in enumerate(labels))
    )


@pytest.mark.parametrize(
    ("labels", "procedure"),
    [
        (("Stage 1 complaints", "Stage 2", "Corporate complaints", "Compliments"), "statutory"),
        (("Stage 1 complaints", "Corporate complaints", "Compliments"), None),
        (("Stage 1", "Stage 2", "Corporate Stage 1", "Corporate Stage 2"), None),
        (("Statutory complaints", "Corporate complaints"), None),
    ],
)
def test_corporate_complaints_beside_the_stages_are_not_among_them(
    labels: tuple[str, ...], procedure: str | None
) -> None:
    told = part(LAW, title=CHILDREN)
    assert (
        report_context(replace(told, blocks=(*told.blocks, listing(*labels)))).procedure
        == procedure
    )


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


def test_separate_reports_on_the_statutory_procedure_leave_a_report_corporate() -> None:
    told = part(
        "Separate and more detailed reports are written for statutory complaints about families.",
        "There were 620 corporate complaints in the year, more than in either of the years before.",
    )
    assert report_context(told).procedure == "corporate"


def headed(*headings: str, page: int = 2, title: str | None = None) -> ReportPart:
    told = part("Text.", title=title)
    blocks = tuple(Heading(page, BOX, text, 1) for text in headings)
    return replace(told, blocks=(*blocks, *told.blocks) if page == 1 else (*told.blocks, *blocks))


def test_a_heading_that_titles_the_annexed_report_says_what_it_is_about() -> None:
    title = "Representations 2021/22"
    one = headed("Children and Families: Annual Report on Representations", title=title)
    assert report_context(one).service == "Children and Families"


def test_annual_reports_of_two_services_are_parts() -> None:
    both = headed("Adult Social Care: Annual Report", "Children and Families: Annual Report")
    assert report_context(both).service is None


def test_a_section_on_a_service_is_no_title() -> None:
    assert report_context(headed("4. Children and Families complaints")).service is None


def test_a_cover_names_the_directorate_that_reports() -> None:
    title = "Annual Complaints Report"
    told = headed("Children and Families", title, page=1, title=title)
    told = replace(told, blocks=tuple(b for b in told.blocks if isinstance(b, Heading)))
    assert report_context(told).service == "Children and Families"
    text = Paragraph(1, BOX, "Here the report begins on its first page with a sentence as long.")
    other = Heading(1, BOX, "Adult Social Care", 1)
    assert report_context(replace(told, blocks=(*told.blocks, text, other))).service is None


def test_headings_that_name_the_stages_of_one_procedure() -> None:
    one = headed("Corporate Stage One complaints", "Stage One outcomes", "Corporate Stage Two")
    assert report_context(one).stages_procedure == "corporate"
    both = headed("Corporate Stage One complaints", "Statutory Stage 1 complaints")
    assert report_context(both).stages_procedure is None
    assert report_context(headed("Corporate complaints", "Stage 1")).stages_procedure is None


def section(heading: str, *paragraphs: str) -> ReportPart:
    told = part("Text.")
    own = [Paragraph(2, BOX, text, heading=(heading,)) for text in paragraphs]
    return replace(told, blocks=(*told.blocks, Heading(2, BOX, heading, 1), *own))


@pytest.mark.parametrize(
    ("heading", "opening", "procedure"),
    [
        ("4. Complaints", "This section deals with the statutory procedure only.", "statutory"),
        (
            "6. Admissions",
            "Complaints about admissions come under the Council's own complaints procedure.",
            "corporate",
        ),
        ("5. Carers", "Complaints about schools go through the corporate procedure.", None),
        ("6. Admissions", "Some complaints go through the corporate procedure.", None),
        ("4. Complaints", "This section covers the statutory and the corporate procedure.", None),
        ("4. Complaints", "This section does not cover the corporate procedure.", None),
    ],
)
def test_what_a_section_says_at_its_opening_of_its_complaints(
    heading: str, opening: str, procedure: str | None
) -> None:
    assert report_context(section(heading, opening)).sections.get((heading,)) == procedure


def test_what_is_said_later_in_a_section_is_not_of_all_of_it() -> None:
    late = section("4. Complaints", "One.", "Two.", "This section covers the statutory procedure.")
    assert report_context(late).sections == {}


def headed_by_service(introduction: str, heading: str) -> str | None:
    told = section(heading, "Nine complaints were received in the year and four were upheld.")
    opening = Paragraph(1, BOX, introduction)
    return report_context(replace(told, blocks=(opening, *told.blocks))).sections.get((heading,))


def test_services_of_which_the_introduction_says_the_procedure() -> None:
    those = (
        "Figures for Admissions are included as well. Those services use the corporate procedure."
    )
    about = "Complaints about admissions are dealt with under the corporate complaints procedure."
    assert headed_by_service(those, "5. Admissions") == "corporate"
    assert headed_by_service(about, "5. Admissions complaints") == "corporate"
    assert headed_by_service(about, "6. Transport complaints") is None
    some = "Figures for Admissions are included as well. Some people use the corporate procedure."
    assert headed_by_service(some, "5. Admissions") is None


def test_a_short_sentence_introduces_a_procedure() -> None:
    told = part("The corporate complaints procedure has two stages.")
    assert report_context(told).procedure == "corporate"
    entry = part("The corporate complaints procedure")
    assert report_context(entry).procedure is None


def test_complaints_outside_the_statutory_procedure_are_the_council_s_own() -> None:
    told = part("Complaints outside the statutory complaints procedure were answered by managers.")
    assert report_context(told).procedure is None
    own = part("All of these complaints are non-statutory and were answered by their managers.")
    assert report_context(own).procedure == "corporate"


def sections_on(*sentences: str) -> ReportPart:
    headed = (Heading(2, BOX, "Housing", 1), Paragraph(2, BOX, "Text.", heading=("Housing",)))
    told = part(*sentences)
    return replace(told, blocks=(*told.blocks, *headed))


def test_an_introduction_names_the_procedure_of_a_service_s_complaints() -> None:
    told = sections_on("Housing complaints are dealt with under the corporate procedure.")
    assert report_context(told).sections == {("Housing",): "corporate"}
    other = sections_on("Parking complaints are dealt with under the corporate procedure as well.")
    assert report_context(other).sections == {}


def test_education_stands_beside_social_care() -> None:
    title = "Children's Services Complaints"
    assert report_context(headed("Education and SEND", title=title)).social_care_is_part
    assert not report_context(headed("Fostering", title=title)).social_care_is_part
    both = "Children's Services and Education Complaints"
    assert not report_context(headed("Education", title=both)).social_care_is_part


def test_complaints_that_are_statutory_beside_corporate_ones_leave_it_open() -> None:
    both = part("Some complaints are statutory, all of the others are corporate complaints.")
    assert report_context(both).procedure is None
    apart = part(
        "Reports are a statutory duty.", "All of these are corporate complaints, as before."
    )
    assert report_context(apart).procedure == "corporate"


def covered(*below: tuple[str, ...], title: str | None = None) -> ReportPart:
    """A cover of three lines and the paths of what follows."""
    cover = [
        Heading(1, BOX, text, 1) for text in ("Borset Council", "Leisure Services", "Annual Report")
    ]
    texts = [Paragraph(1, BOX, SENTENCE, heading=path) for path in below]
    return ReportPart((*cover, *texts), (1, 2), None, "2021/22", None, None, title)


SENTENCE = "There were 41 complaints in the year, more than in the year before."


def test_a_heading_above_all_of_a_report_says_what_it_is_about() -> None:
    told = covered(("Leisure Services", "1. Numbers"), ("Leisure Services", "2. Outcomes"))
    context = report_context(told)
    assert context.service == "Leisure Services"
    assert heading_dimensions(("Leisure Services", "1. Numbers"), context).service_area is None


def test_a_directorate_above_all_of_a_report_is_no_part_of_what_its_title_names() -> None:
    title = "Children's Social Care Complaints"
    context = report_context(covered(("Leisure Services", "1. Numbers"), title=title))
    assert heading_dimensions(("Leisure Services", "1. Numbers"), context).service_area is None


def test_a_heading_that_closes_before_the_end_is_of_a_part() -> None:
    told = covered(("Leisure Services", "1. Numbers"), ("Housing", "2. Numbers"))
    context = report_context(told)
    assert context.service is None
    assert (
        heading_dimensions(("Leisure Services", "1. Numbers"), context).service_area
        == "Leisure Services"
    )


def test_a_heading_after_running_text_is_of_a_part() -> None:
    told = covered(("Leisure Services", "1. Numbers"))
    opened = replace(told, blocks=(Paragraph(1, BOX, SENTENCE), *told.blocks))
    assert report_context(opened).covering == frozenset()


def below_title(*sections: str) -> ReportPart:
    title = "Complaints annual report 2021/22"
    heads = (title, "Leisure Services")
    blocks: list[Heading | Paragraph] = [
        Heading(1, BOX, text, k) for k, text in enumerate(heads, 1)
    ]
    blocks.append(Paragraph(1, BOX, SENTENCE, heading=heads))
    for section in sections:
        blocks.append(Heading(2, BOX, section, 2))
        blocks.append(Paragraph(2, BOX, SENTENCE, heading=(title, section)))
    return ReportPart(tuple(blocks), (1, 2), None, "2021/22", None, None, title)


def test_the_one_service_right_below_the_title_is_what_the_report_is_about() -> None:
    context = report_context(below_title("Outcomes", "Stage 2"))
    assert context.service == "Leisure Services"
    path = ("Complaints annual report 2021/22", "Leisure Services")
    assert heading_dimensions(path, context).service_area is None


def test_the_first_of_several_services_below_a_title_is_a_part() -> None:
    assert report_context(below_title("Housing", "Highways")).service is None


def above_title(*sections: str) -> ReportPart:
    title = "Annual complaints report 2021/22"
    blocks: list[Heading | Paragraph] = [
        Heading(1, BOX, text, 1) for text in ("Children's Services", title)
    ]
    for section in sections:
        blocks.append(Heading(1, BOX, section, 2))
        blocks.append(Paragraph(1, BOX, SENTENCE, heading=(title, section)))
    return ReportPart(tuple(blocks), (1, 2), None, "2021/22", None, None, title)


def test_the_service_right_above_the_title_is_what_the_report_is_about() -> None:
    """Its sections may name what it buys in, or the teams that it has."""
    told = above_title("Introduction", "Complaints about commissioned providers")
    assert report_context(told).service == "Children's Services"


def test_a_report_below_one_service_may_be_on_another_too() -> None:
    told = above_title("Introduction", "Adult Social Care")
    assert report_context(told).service is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Borset Council Adult Social Care: annual complaints and compliments report, 2021/22",),
        ("Complaints and compliments about adult social care", "Annual report 2021/22"),
    ],
)
def test_lines_below_a_motto_say_what_the_report_is_about(lines: tuple[str, ...]) -> None:
    motto = "You told us, and we listened"
    blocks = [
        Heading(1, BOX, motto, 1),
        *(Paragraph(1, BOX, text, heading=(motto,)) for text in lines),
        Paragraph(1, BOX, SENTENCE, heading=(motto,)),
    ]
    told = ReportPart(tuple(blocks), (1, 2), "Borset Council", "2021/22", None, None, motto)
    assert str(report_context(told).service).lower() == "adult social care"


def test_a_report_titled_with_social_care_alone_is_on_its_procedure() -> None:
    titled = part("The law gives a procedure to each.", title="Social Care Complaints 2021/22")
    assert report_context(titled).procedure == "statutory"
    beside = part("The year was busy.", title="Social Care and Schools Complaints 2021/22")
    assert report_context(beside).procedure is None
    title = "Social Care Complaints 2021/22"
    counted = part("The year was busy.", title=title, heading="Non-statutory complaints")
    assert report_context(counted).procedure is None


def test_that_social_care_has_a_procedure_of_its_own_is_said_of_a_part() -> None:
    own = "Complaints about social care have their own statutory procedures and are included."
    assert report_context(part(own, title="Customer Complaints 2021/22")).procedure is None
    on_it = part(own, title="Social Care Complaints 2021/22")
    assert report_context(on_it).procedure == "statutory"
    plain = part("Complaints follow a statutory procedure.", title="Complaints 2021/22")
    assert report_context(plain).procedure == "statutory"


def test_a_service_s_name_is_not_the_day_on_which_it_wrote() -> None:
    assert service_named("Complaints and Representations Service, August 2021") is None
    assert service_named("Adult Social Care, May 2021") == "Adult Social Care"


@pytest.mark.parametrize(
    ("council", "stage"), [("Tyne and Wear Council", "ombudsman"), ("Tyne Council", None)]
)
def test_a_council_s_own_and_joins_nothing_to_the_ombudsman(
    council: str, stage: str | None
) -> None:
    title = "The Local Government Ombudsman's Annual Review Tyne & Wear"
    told = replace(part("We decided 12 complaints.", title=title), council=council)
    assert heading_dimensions(("Decisions",), report_context(told)).stage == stage


@pytest.mark.parametrize(
    ("heading", "service"),
    [("4. ADULT COMPLAINTS", "ADULT"), ("Adult Statutory Complaints", "Adult"),
     ("Complaints by an adult", None), ("Adult complainants", None)],
)  # fmt: skip
def test_a_heading_on_adult_complaints_names_the_service(heading: str, service: str | None) -> None:
    assert service_named(heading) == service


@pytest.mark.parametrize("word", ["Service Update", "Service Updates"])
def test_an_update_on_services_is_no_service(word: str) -> None:
    assert service_named(f"Annual Complaints & {word} Report") is None
    assert service_named(f"Complaints, Compliments and {word}") is None


def test_an_act_is_no_service() -> None:
    assert service_named("Children's Act complaints by stage") is None
    assert service_named("Children's complaints by stage") is not None
