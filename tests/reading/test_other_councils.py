"""Numbers of other councils, which a report names beside its own."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Paragraph
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.councils import is_other_council
from extractor.reading.prose import read_prose

OWN = "Leeds City Council"


def counts(text: str, council: str | None = OWN) -> set[tuple[str | None, int]]:
    context = ReportContext("2022/23", council=council)
    claims = read_prose([Paragraph(1, Box(0, 0, 100, 10), text)], context)
    return {(c.dimensions.service_area, int(c.measures["count"])) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Wakefield had 40 complaints upheld by the Ombudsman and Doncaster had 31.",
        "Kirklees received 63 complaints.",
        "There were 63 complaints about Kirklees.",
        "Kirklees Council received 63 complaints, of which 17 were upheld and 46 not upheld.",
        "Barset District Council received 63 about housing, with 17 upheld.",
        "In Calderdale, 41 complaints were upheld, 76 in Kirklees and 16 in York.",
    ],
)
def test_a_number_of_another_council_is_no_figure(text: str) -> None:
    assert counts(text) == set()


def test_what_hangs_on_another_councils_number_is_none_either() -> None:
    text = "Kirklees Council received 63 complaints; we received 51, of which 17 were upheld."
    assert {count for _, count in counts(text)} == {17}
    text = "The council received 63 complaints, of which 17 were upheld."
    assert {count for _, count in counts(text)} == {63, 17}


def test_its_own_name_is_no_other_council() -> None:
    assert {count for _, count in counts("Leeds received 63 complaints.")} == {63}


def test_a_place_in_the_sentence_is_not_always_whose_number_it_is() -> None:
    assert counts("In Leeds, 41 complaints were upheld.") == {(None, 41)}
    assert 41 in {n for _, n in counts("There were 41 complaints, more than in Kirklees.")}


def test_a_service_named_like_no_council_keeps_its_number() -> None:
    assert counts("Fostering received 63 complaints.") == {("Fostering", 63)}


def test_nothing_is_another_council_where_nobody_knows_whose_the_report_is() -> None:
    assert not is_other_council("Wakefield", None)
    assert counts("Wakefield received 63 complaints.", None)


def test_districts_are_places_of_a_county() -> None:
    assert not is_other_council("Dover", "Kent County Council")
    assert is_other_council("Medway", "Kent County Council")
    assert not is_other_council("Kent", "Kent County Council")
