"""What is said of a part of a report, and what of all of it: the procedure and the service."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Block, Cell, Heading, Paragraph, Table
from extractor.reading.context import heading_dimensions
from extractor.reading.identity import ReportPart
from extractor.reading.scope import report_context
from extractor.reading.service_names import service_named
from tests.reading.test_scope import BOX, CHILDREN, LAW, part

ASIDES = "Four complaints were corporate complaints. Six more became corporate complaints. " * 2


def with_blocks(told: ReportPart, *blocks: Block) -> ReportPart:
    return replace(told, blocks=(*told.blocks, *blocks))


def table(*cells: str) -> Table:
    return Table(1, BOX, (tuple(Cell(text, 0, at, 1) for at, text in enumerate(cells)),))


def under(heading: str, *texts: str) -> list[Block]:
    below = [Paragraph(2, BOX, text, heading=(heading,)) for text in texts]
    return [Heading(2, BOX, heading, 1), *below]


def test_a_section_on_corporate_complaints_leaves_the_rest_statutory() -> None:
    told = part(LAW, title=CHILDREN)
    apart = with_blocks(told, *under("5. Corporate complaints", ASIDES))
    assert report_context(apart).procedure == "statutory"
    both = with_blocks(apart, Heading(2, BOX, "6. Statutory complaints", 1))
    assert report_context(both).procedure is None
    among = with_blocks(told, *under("5. Other complaints", ASIDES))
    assert report_context(among).procedure is None


@pytest.mark.parametrize("last", [("Team", "12"), ()])
def test_a_table_after_one_of_corporate_complaints_hides_it_not(last: tuple[str, ...]) -> None:
    told = with_blocks(part(LAW, title=CHILDREN), table("Corporate", "12"), table(*last))
    assert report_context(told).procedure is None


def test_a_cell_that_tells_a_story_names_no_procedure() -> None:
    story = "The family first wrote in spring, when a manager met them and put things right. " * 2
    told = with_blocks(part(LAW, title=CHILDREN), table("Case", story + "A corporate complaint."))
    assert report_context(told).procedure == "statutory"


@pytest.mark.parametrize(
    ("sentence", "procedure"),
    [
        ("Complaints about social care have their own statutory procedures.", None),
        ("Complaints about social care come under the statutory procedure.", "statutory"),
        ("Social workers follow a statutory procedure that is their own.", "statutory"),
        ("Although complaints about social care had their own statutory procedure.", None),
        ("There is a separate statutory procedure for the care of children.", None),
        ("The Children's Act 1989 has three stages for complaints.", "statutory"),
        ("Under the Children Act 1989 adult social care and housing are reported on.", None),
        ("The Housing Ombudsman takes no social care; the Children Act applies.", "statutory"),
        ("The Children Act applies to some. We tell of all other feedback too.", None),
        ("The Children Act applies to all who were looked after.", "statutory"),
    ],
)
def test_the_procedure_of_a_part_is_said_of_its_service_and_as_its_own(
    sentence: str, procedure: str | None
) -> None:
    assert report_context(part(sentence, title="Complaints 2021/22")).procedure == procedure


def test_a_section_opens_with_its_procedure_however_long_the_one_before_is() -> None:
    told = with_blocks(
        part("Text."),
        *under("3. Numbers", "One.", "Two.", "Three.", "Four."),
        *under("4. Complaints", "This section deals with the statutory procedure only."),
    )
    assert report_context(told).sections == {("4. Complaints",): "statutory"}


def test_a_heading_that_repeats_the_title_says_no_more_than_the_title() -> None:
    title = "Children's Services: Annual Report on complaints"
    told = with_blocks(part("Text.", title=title), Heading(2, BOX, title, 1))
    assert report_context(told).service is None


@pytest.mark.parametrize(
    ("title", "heading", "service"),
    [
        ("Adults and Children's Social Care: Complaints Report", "Children's Services", True),
        ("Social Care Complaints: Adults and Children", "2. Adult Services", True),
        ("Complaints in Adults', Children and Families Services", "Children and Families", True),
        ("Adults and Children's Social Care: Complaints Report", "Adults and Children", False),
        ("Children's Services: Complaints Report", "Children's Services", False),
        ("Adults, Health and Wellbeing: Complaints Report", "Adults", False),
    ],
)
def test_one_of_two_services_that_a_title_names_is_a_part(
    title: str, heading: str, service: bool
) -> None:
    told = heading_dimensions((heading,), report_context(part("Text.", title=title)))
    assert (told.service_area is not None) == service


@pytest.mark.parametrize(
    ("heading", "service"),
    [
        ("Complaints from young people – Highways", "Highways"),
        ("Complaints from young people", None),
    ],
)
def test_people_who_complain_are_no_service(heading: str, service: str | None) -> None:
    assert service_named(heading) == service


@pytest.mark.parametrize(("times", "service"), [(5, True), (6, False)])
def test_how_long_a_service_s_name_is(times: int, service: bool) -> None:
    heading = " and ".join(["Parks"] * times)
    assert service_named(heading) == (heading if service else None)


def test_a_section_headed_with_the_corporate_procedure_sets_sections_apart() -> None:
    corporate = with_blocks(part("Text."), Heading(2, BOX, "5. Corporate complaints", 1))
    assert report_context(corporate).by_procedure
    statutory = with_blocks(part("Text."), Heading(2, BOX, "5. Statutory complaints", 1))
    assert not report_context(statutory).by_procedure


@pytest.mark.parametrize("caption", ["Non-statutory complaints", None])
def test_a_table_of_the_council_s_own_complaints_in_a_report_on_social_care(
    caption: str | None,
) -> None:
    own = table("Number" if caption else "Non-statutory complaints", "12")
    told = with_blocks(
        part("The year was busy.", title="Social Care Complaints 2021/22"),
        replace(own, caption=caption),
        table("Home care", "9"),
    )
    assert report_context(told).procedure is None


@pytest.mark.parametrize(("before", "said"), [(1, True), (2, False)])
def test_how_long_a_section_s_opening_is(before: int, said: bool) -> None:
    texts = ["Text."] * before + ["This section deals with the statutory procedure only."]
    told = with_blocks(part("Text."), *under("4. Complaints", *texts))
    assert bool(report_context(told).sections) is said


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("The corporate complaints procedure in brief", None),
        ("The corporate complaints procedure in brief for all", "corporate"),
        ("The corporate complaints procedure counts.", "corporate"),
    ],
)
def test_what_is_running_text(text: str, procedure: str | None) -> None:
    assert report_context(part(text)).procedure == procedure


def test_tables_of_both_procedures_are_of_neither() -> None:
    corporate = "A review under the corporate procedure found nothing."
    told = part(corporate, title="Complaints on Children's Services")
    assert report_context(told).procedure == "corporate"
    both = with_blocks(told, table("Statutory complaints", "12"))
    assert report_context(both).procedure is None


def test_a_statutory_label_in_the_section_of_one_service_is_its_own() -> None:
    told = part("Our corporate complaints procedure has two stages.", title="Feedback 2018/19")
    own = replace(table("Statutory complaints", "12"), heading=("Children's social care",))
    assert report_context(with_blocks(told, own)).procedure == "corporate"


def test_services_counted_beside_social_care_leave_the_law_to_a_part() -> None:
    told = part(LAW, title="Complaints 2021/22")
    assert report_context(told).procedure == "statutory"
    assert report_context(with_blocks(told, table("Housing", "12"))).procedure is None
    rest = part(LAW, title="Complaints 2021/22", heading="4. Other complaints")
    assert report_context(rest).procedure is None
    own = part(LAW, title=CHILDREN)
    assert report_context(with_blocks(own, table("Housing", "12"))).procedure == "statutory"


def test_a_title_that_joins_housing_to_social_care_names_no_procedure() -> None:
    told = "In the year 120 complaints came in."
    both = part(told, title="Complaints on Housing and Social Care 2018/19")
    assert report_context(both).procedure is None
    care = part(told, title="Complaints on Adult Social Care 2018/19")
    assert report_context(care).procedure == "statutory"


@pytest.mark.parametrize(
    ("heading", "service"), [("Housing", "Housing"), ("Housing and Social Care", None)]
)
def test_housing_is_a_part_of_a_report_on_housing_and_social_care(
    heading: str, service: str | None
) -> None:
    told = report_context(part("Text.", title="Complaints on Housing and Social Care 2018/19"))
    assert heading_dimensions(("Complaints received", heading), told).service_area == service


@pytest.mark.parametrize(
    ("sentence", "procedure"),
    [
        ("It covers both the corporate complaints and those about social care.", None),
        ("It covers the corporate complaints of all services but not social care.", "corporate"),
        ("Corporate complaints and compliments are in it.", "corporate"),
    ],
)
def test_corporate_complaints_that_are_joined_to_social_care_s(
    sentence: str, procedure: str | None
) -> None:
    assert report_context(part(sentence, title="Complaints 2021/22")).procedure == procedure


SCHOOLS = "Complaints about education follow the corporate complaints procedure."


@pytest.mark.parametrize(
    ("title", "heading", "procedure"),
    [
        (CHILDREN, "Education and SEND", None),
        (CHILDREN, "Outcomes", "statutory"),
        ("Complaints about Education and Children's Social Care", "Outcomes", None),
    ],
)
def test_what_a_directorate_does_beside_social_care_may_be_corporate(
    title: str, heading: str, procedure: str | None
) -> None:
    assert report_context(part(LAW, SCHOOLS, title=title, heading=heading)).procedure == procedure


def test_a_title_that_names_social_care_among_others_leaves_the_law_to_a_part() -> None:
    several = part(LAW, title="Complaints: Adults, Children and Housing 2018/19")
    assert report_context(several).procedure is None


@pytest.mark.parametrize(
    ("title", "procedure"),
    [("Adult Social Care, Children's Services and Corporate Complaints 2009/10", None),
     ("Corporate and Social Care Complaints 2009/10", None),
     ("Adults', Children's and Corporate Complaints 2009/10", None),
     ("Corporate Complaints: Children's and Adults' Services 2009/10", "corporate"),
     ("Corporate Complaints (excluding adults' and children's social care)", "corporate"),
     ("Adults' Services Corporate Complaints 2009/10", "corporate")],
)  # fmt: skip
def test_a_title_on_corporate_complaints_and_others_beside_is_on_no_one_procedure(
    title: str, procedure: str | None
) -> None:
    assert report_context(part("We received 612 complaints.", title=title)).procedure == procedure


def test_a_title_on_no_one_procedure_gives_its_sections_none() -> None:
    title = "Adult Social Care and Corporate Complaints 2009/10"
    context = report_context(part("We received 612 complaints.", title=title))
    assert heading_dimensions((title, "Compliments"), context).procedure is None
    assert heading_dimensions((title, "Corporate complaints"), context).procedure == "corporate"
