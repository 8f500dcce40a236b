"""Headings, places and inheritance of the prose reader."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.layout.blocks import Heading, Paragraph, Place
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext, heading_dimensions, is_subject
from extractor.reading.own_name import without_place
from extractor.reading.prose import read_prose
from extractor.reading.service_names import service_named

BOX = Box(0, 0, 100, 10)
CONTEXT = ReportContext("2022/23")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2. Adult Social Care and Health (ASCH)", "Adult Social Care and Health"),
        ("Education complaints under the corporate process", "Education"),
        ("Complaints about Highways", "Highways"),
        ("Highways, not upheld", "Highways"),
        ("Partially upheld – Highways", "Highways"),
        ("Learning for services", None),
        ("Complaints from children in care", None),
        ("Customer Care Team", None),
        ("Stage 1 response times", None),
        ("6. Learning, Skills and Education Complaints", "Learning, Skills and Education"),
        ("4. Council Tax", "Council Tax"),
        ("Complaints to the Council", None),
        ("Learning for services", None),
        ("Learning and improvement in services", None),
        ("5. The Scottish Public Services Ombudsman", None),
        ("Complaints to the Public Services Ombudsman for Wales", None),
        ("Parliamentary and Health Service Ombudsman", None),
        ("Public Services and the Ombudsman", "Public Services"),
        ("Ombudsman decisions on Children's Services", "Children's Services"),
        ("4.3 Services generating complaints", None),
        ("Service profile of complaints", None),
        ("Services most often named", None),
        ("Library services", "Library services"),
        ("complaints about adult social care", "adult social care"),
        ("4.5 Finance and Customer Services", "Finance and Customer Services"),
        ("How customers contact our services", None),
        ("Children's Services Complaints for period 2010-11", "Children's Services"),
    ],
)
def test_services_in_headings(heading: str, expected: str | None) -> None:
    assert service_named(heading) == expected


def test_nearest_heading_wins() -> None:
    path = ("Corporate complaints 2021/22", "Stage 2")
    said = heading_dimensions(path, CONTEXT)
    assert (said.procedure, said.stage, said.year) == ("corporate", "stage_2", "2021/22")


def test_a_heading_of_two_procedures_leaves_it_open() -> None:
    path = ("Statutory complaints", "Statutory and corporate complaints compared")
    assert heading_dimensions(path, CONTEXT).procedure is None


def test_what_a_title_is_about_says_nothing_of_a_section_on_all() -> None:
    context = ReportContext("2022/23", by_procedure=True, title="Adult Social Care Feedback")
    path = ("Adult Social Care Feedback", "All complaints")
    assert heading_dimensions(path, context).procedure is None
    own = ("Complaints", "Adult Social Care", "Complaints received")
    assert heading_dimensions(own, context).procedure == "statutory"


def test_complaints_outside_the_statutory_procedure_are_corporate() -> None:
    outside = ("Complaints outside the statutory procedure",)
    assert heading_dimensions(outside, CONTEXT).procedure == "corporate"
    assert heading_dimensions(("Outside the area: statutory",), CONTEXT).procedure == "statutory"


def test_social_care_beside_education_is_a_part_of_children_s_services() -> None:
    whole = ReportContext("2022/23", title="Children's Services Complaints Annual Report")
    path = ("Complaints by service", "Children's Social Care")
    assert heading_dimensions(path, whole).service_area is None
    beside = replace(whole, social_care_is_part=True)
    assert heading_dimensions(path, beside).service_area == "Children's Social Care"
    assert heading_dimensions(("Children's Services",), beside).service_area is None


def test_the_subject_of_the_whole_report_is_no_service() -> None:
    context = ReportContext("2022/23", title="Children's Services Complaints Annual Report")
    assert heading_dimensions(("Children's Services",), context).service_area is None
    assert heading_dimensions(("Education",), context).service_area == "Education"


def test_the_initials_of_the_subject_are_no_service() -> None:
    context = ReportContext("2022/23", title="Adult Social Care Complaints")
    assert is_subject("ASC", context)
    assert not is_subject("MASH", context) and not is_subject("A", context)


def test_a_stage_is_of_the_procedure_whose_stages_the_headings_name() -> None:
    context = ReportContext("2022/23", stages_procedure="corporate")
    assert heading_dimensions(("Stage One outcomes",), context).procedure == "corporate"
    assert heading_dimensions(("Compliments",), context).procedure is None
    assert (
        heading_dimensions(("Children's social care", "Stage 1"), context).procedure != "statutory"
    )


def test_a_section_is_on_the_procedure_that_its_opening_says() -> None:
    context = ReportContext("2022/23", sections={("4. Families",): "statutory"})
    assert heading_dimensions(("4. Families", "Outcomes"), context).procedure == "statutory"
    own = heading_dimensions(("4. Families", "Corporate complaints"), context)
    assert own.procedure == "corporate"
    assert heading_dimensions(("5. Schools",), context).procedure is None


def test_social_care_in_a_corporate_report_is_statutory() -> None:
    context = ReportContext("2022/23", procedure="corporate")
    assert heading_dimensions(("Adult Social Care complaints",), context).procedure == "statutory"
    assert heading_dimensions(("Housing complaints",), context).procedure is None


def read(text: str, heading: tuple[str, ...] = (), context: ReportContext = CONTEXT) -> list[Claim]:
    return read_prose([Paragraph(1, BOX, text, heading=heading)], context)


def test_the_box_is_the_numbers_own() -> None:
    text = "We received 66 complaints in 2022/23."
    words = text.split()
    places, at = [], 0
    for index, word in enumerate(words):
        left = float(index * 50)
        page, top = (1, 700.0) if index < 2 else (2, 40.0)
        places.append(Place(at, at + len(word), page, Box(left, top, left + 40, top + 12)))
        at += len(word) + 1
    claims = read_prose([Paragraph(1, BOX, text, places=tuple(places))], CONTEXT)
    assert [claim.source.page for claim in claims] == [2]
    assert claims[0].source.box == Box(100.0, 40.0, 140.0, 52.0)
    assert claims[0].source.text == text
    assert claims[0].source.kind == "narrative"


def test_origins_say_where_a_dimension_was_read() -> None:
    context = ReportContext("2022/23", procedure="statutory")
    (claim,) = read("There were 14 complaints.", ("Stage 2 complaints",), context)
    assert claim.origins["stage"] == "heading"
    assert claim.origins["procedure"] == "report"
    assert claim.origins["contact"] == "sentence"


def test_a_quarter_holds_for_its_paragraph_only() -> None:
    text = "During Quarter 1 there were 20 complaints. Three complaints were suspended."
    assert [claim.dimensions.quarter for claim in read(text)] == [1, 1]
    blocks = [Paragraph(1, BOX, text), Paragraph(1, BOX, "We received 80 complaints.")]
    assert read_prose(blocks, CONTEXT)[-1].dimensions.quarter is None


def test_a_heading_ends_what_a_list_inherits() -> None:
    blocks = [
        Paragraph(1, BOX, "The main themes of complaints were:"),
        Paragraph(1, BOX, "Delay (12)", kind="bullet"),
        Heading(1, BOX, "Staff", 1),
        Paragraph(1, BOX, "Officers (12)", kind="bullet"),
    ]
    assert [claim.dimensions.label for claim in read_prose(blocks, CONTEXT)] == ["Delay"]


def test_footnotes_are_not_read() -> None:
    blocks = [Paragraph(1, BOX, "There were 14 complaints.", kind="footnote")]
    assert not read_prose(blocks, CONTEXT)


def test_the_year_of_a_later_report_is_none_of_this_one() -> None:
    assert not read("There were 14 complaints in 2023/24.")


def test_qualifiers_are_kept() -> None:
    (claim,) = read("Approximately 40% of complaints were upheld.")
    assert claim.qualifiers == {"percent": "~"}
    assert claim.measures == {"percent": Decimal(40)}


def test_a_sum_of_money_keeps_its_bound() -> None:
    (claim,) = read("More than £500 was paid to the family.")
    assert claim.qualifiers == {"amount_gbp": ">"}
    (claim,) = read("A payment of £500 was made to the family.")
    assert claim.qualifiers == {}


def test_a_payment_keeps_its_reason() -> None:
    claims = read("£300 was paid for distress and £150 for time and trouble.")
    assert [claim.reason for claim in claims] == ["distress", "time and trouble"]


def test_the_redress_follows_the_ombudsman_of_its_section() -> None:
    blocks = [
        Paragraph(1, BOX, "The Ombudsman made decisions on our complaints."),
        Paragraph(1, BOX, "The redress amounted to £900."),
    ]
    (claim,) = read_prose(blocks, CONTEXT)
    assert claim.dimensions.stage == "ombudsman"
    blocks.insert(1, Heading(1, BOX, "Remedies", 1))
    (claim,) = read_prose(blocks, CONTEXT)
    assert claim.dimensions.stage is None


def test_money_is_of_no_procedure_unless_said() -> None:
    (claim,) = read("Compensation of £900 was paid.", context=ReportContext("2022/23", "corporate"))
    assert claim.dimensions.procedure is None


def procedures(*texts: str) -> list[str | None]:
    blocks = [Heading(1, BOX, "Headlines", 1)]
    blocks += [Paragraph(1, BOX, text, heading=("Headlines",)) for text in texts]
    return [claim.dimensions.procedure for claim in read_prose(blocks, CONTEXT)]


def test_points_of_a_list_whose_bullets_are_drawn_stand_for_themselves() -> None:
    points = ("We received 61 contacts", "37 were corporate complaints", "14 were not accepted")
    assert procedures(*points)[-1] is None
    told = (points[0] + ".", points[1] + ".", points[2] + ".")
    assert procedures(*told)[-1] == "corporate"


@pytest.mark.parametrize(
    ("title", "name", "subject"),
    [
        ("Children's Specialist Services: Annual Report", "children's", True),
        ("Adults and Housing: Annual Report", "adults", False),
        ("Adults, Housing and Health: Annual Report", "adults", False),
        ("Children's Disability Services: Annual Report", "disability", False),
    ],
)
def test_a_name_that_begins_the_reports_own(title: str, name: str, subject: bool) -> None:
    assert is_subject(name, ReportContext("2022/23", title=title)) is subject


def test_a_new_paragraph_on_a_stage_is_not_of_the_service_before() -> None:
    texts = (
        "Housing received 52 Stage 1 complaints.",
        "83% of Stage 1 complaints were answered within 10 working days.",
    )
    blocks = [Paragraph(1, BOX, text) for text in texts]
    services = [claim.dimensions.service_area for claim in read_prose(blocks, CONTEXT)]
    assert services == ["Housing", None]
    [joined] = [Paragraph(1, BOX, " ".join(texts))]
    assert [c.dimensions.service_area for c in read_prose([joined], CONTEXT)][-1] == "Housing"


@pytest.mark.parametrize(
    ("heading", "text", "left"),
    [
        ((), "The escalation rate between Stage 1 and Stage 2 was 12%.", ["stage_1"]),
        ((), "The escalation rate between Stage 2 and Stage 3 was 12%.", ["stage_2"]),
        ((), "The escalation rate was 12%.", ["stage_1"]),
        (("Stage 1",), "The escalation rate was 12%.", ["stage_1"]),
        (("Stage 2",), "The escalation rate was 12%.", ["stage_1"]),
        (("Stage 3",), "The escalation rate was 12%.", ["stage_2"]),
        # which stage they had left, nothing says
        (("Ombudsman",), "The escalation rate was 12%.", []),
    ],
)
def test_a_rate_of_escalation_is_of_the_stage_left(
    heading: tuple[str, ...], text: str, left: list[str]
) -> None:
    claims = [claim for claim in read(text, heading) if claim.dimensions.event == "escalated"]
    assert [claim.dimensions.stage for claim in claims] == left


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("So far this year we received 12 complaints.", []),
        ("So far this year, 12 complaints came in and 3 were upheld.", []),
        ("In 2021/22 we received 40 complaints and so far this year 12.", [40]),
        ("By the end of May, 49 of the 57 complaints were closed.", [49, 57]),
    ],
)
def test_what_is_so_far_is_of_no_year(text: str, counts: list[int]) -> None:
    assert [int(claim.measures["count"]) for claim in read(text)] == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("We received 40 complaints over the last three years.", []),
        ("We received 40 complaints over a period of three years.", []),
        ("We received 40 complaints over three years.", []),
        ("We received 40 complaints, the most in three years.", [40]),
        ("Complaints should be answered within 10 days; 12 complaints were received.", [12]),
        ("Complaints must be logged and 12 complaints were received.", []),
        ("One or more complaints were received.", []),
    ],
)
def test_what_is_of_several_years_or_a_rule_is_no_count(text: str, counts: list[int]) -> None:
    assert [int(claim.measures["count"]) for claim in read(text)] == counts


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Barset Council Adult Social Care: annual complaints report", True),
        ("Barset Adult Social Care: annual complaints report", True),
        ("Adult Social Care: annual complaints report", True),
        ("Barset Council: annual complaints report", False),
    ],
)
def test_the_council_ahead_of_a_title_says_nothing_of_its_subject(
    title: str, subject: bool
) -> None:
    context = ReportContext("2022/23", title=title, council="Barset Council")
    assert is_subject("adult social care", context) is subject


@pytest.mark.parametrize(
    ("council", "name", "bare"),
    [
        ("Barset Council", "housing in Barset", "housing"),
        (
            "London Borough of Barset",
            "adult care across the London Borough of Barset",
            "adult care",
        ),
        ("Barset and Wenlock Council", "waste in Barset and Wenlock", "waste"),
        ("Barset Council", "housing in the North", "housing in the North"),
        ("Barset Council", "Barset", "Barset"),
        (None, "housing in Barset", "housing in Barset"),
    ],
)
def test_the_council_behind_a_service(council: str | None, name: str, bare: str) -> None:
    assert without_place(name, council) == bare
