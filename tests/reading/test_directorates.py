"""Headings that are a directorate's name, and those that only hold such words."""

from __future__ import annotations

import pytest

from extractor.reading.context import ReportContext, heading_dimensions
from extractor.reading.directorates import is_directorate
from extractor.reading.service_names import service_named


@pytest.mark.parametrize(
    "heading",
    [
        "Place",
        "Chief Executive's",
        "Chief Executive's Office",
        "Corporate Resources",
        "Corporate and Customer Services",
        "Growth and Neighbourhoods",
        "Families and Wellbeing",
        "People Directorate",
        "Corporate Services Directorate",
        "Directorate of City Development",
    ],
)
def test_a_directorates_name_is_a_service(heading: str) -> None:
    assert service_named(f"3.1 {heading}") == heading
    said = heading_dimensions((heading,), ReportContext("2022/23")).said()
    assert said == {"service_area": heading}


@pytest.mark.parametrize(
    "heading",
    [
        "Finance",
        "Governance",
        "Corporate Complaints",
        "Corporate Complaints Support",
        "Complaints By Directorate",
        "Each Directorate",
        "Corporate Performance",
        "Place of birth",
        "Equality, Diversity and Inclusion",
        "Department for Education",
    ],
)
def test_what_holds_such_words_is_none(heading: str) -> None:
    assert not is_directorate(heading)


def test_the_corporate_procedure_is_still_one() -> None:
    context = ReportContext("2022/23")
    assert heading_dimensions(("Corporate complaints",), context).procedure == "corporate"
    assert heading_dimensions(("Corporate Resources",), context).procedure is None
