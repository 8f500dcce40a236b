"""Services by their initials: which are spelt out in the text, and what tables make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.reading.abbreviations import services_abbreviated
from tests.reading.arrangements import CONTEXT, breakdowns, differences, figures, outcomes, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It covers Environment and Housing Services (EHS) alone.", {"ehs"}),
        ("The Children’s and Families’ Directorate (“CFD”) moved.", {"cfd"}),
        ("Complaints about Leisure & Parks (L&P) fell.", {"l and p"}),
        # other letters, no service, or words left over
        ("Environment and Housing Services (ENV) grew.", set()),
        ("the Local Government Ombudsman (LGO) wrote", set()),
        ("Housing was asked (AS) to reply", set()),
    ],
)
def test_which_initials_are_a_service(text: str, found: set[str]) -> None:
    assert set(services_abbreviated([text])) == found


def test_columns_headed_with_initials_are_services() -> None:
    grid = [["Decision", "EHS", "HAS"], ["Upheld", "4", "2"], ["Not upheld", "3", "1"]]
    known = replace(CONTEXT, names={"ehs": "service", "has": "service"})
    assert not differences(
        read(grid, context=known),
        figures(
            outcomes("upheld", service_area="EHS", count=4),
            outcomes("upheld", service_area="HAS", count=2),
            outcomes("not_upheld", service_area="EHS", count=3),
            outcomes("not_upheld", service_area="HAS", count=1),
        ),
    )
    assert not read(grid).claims


def test_initials_may_stand_before_what_is_measured() -> None:
    grid = [["Theme", "EHS No.", "EHS %", "HAS No.", "HAS %"], ["Delay", "4", "40%", "3", "33%"]]
    known = replace(CONTEXT, names={"ehs": "service", "has": "service"})
    assert not differences(
        read([*grid, ["Staff attitude", "6", "60%", "6", "67%"]], context=known),
        figures(
            breakdowns("category", "Delay", service_area="EHS", count=4, percent=40),
            breakdowns("category", "Delay", service_area="HAS", count=3, percent=33),
            breakdowns("category", "Staff attitude", service_area="EHS", count=6, percent=60),
            breakdowns("category", "Staff attitude", service_area="HAS", count=6, percent=67),
        ),
    )
