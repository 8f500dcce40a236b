"""Whose report it is, by all that names a council in it."""

from __future__ import annotations

import pytest

from extractor.reading.councils import councils, find_council
from tests.reading.typed_pages import BODY, only


@pytest.mark.parametrize(
    ("prominent", "text", "council"),
    [
        pytest.param(["Essex County Council"], "", "Essex County Council", id="a running head"),
        pytest.param(
            [],
            "Children in Essex are told. ECC received 12 complaints; ECC answered all. "
            "Write to feedback@essex.gov.uk. Suffolk had more.",
            "Essex County Council",
            id="domain, initials and place",
        ),
        pytest.param(
            [],
            "Barnet Council received 12 complaints.",
            "London Borough of Barnet",
            id="short name",
        ),
        pytest.param(
            ["NORTH EAST LINCOLNSHIRE COUNCIL"],
            "Lincolnshire and Lincolnshire and Lincolnshire.",
            "North East Lincolnshire Council",
            id="a longer name holds a shorter one",
        ),
        pytest.param(
            ["Reading Borough Council"],
            "Reading this report you will see. " * 3,
            "Reading Borough Council",
            id="a place that is also a word",
        ),
        pytest.param(
            ["Brighton & Hove City Council"], "", "Brighton and Hove City Council", id="ampersand"
        ),
        pytest.param(
            ["Derby City Council"],
            "Nottingham City Council upheld 60% of complaints, Leicester City Council 70%.",
            "Derby City Council",
            id="others in comparison",
        ),
        pytest.param(
            [], "A complaint should have gone to Cambridgeshire.", None, id="one name in passing"
        ),
        pytest.param(
            ["From: Jane Burnley, Head of Service"], "", None, id="an officer with a town's name"
        ),
        pytest.param(
            [],
            "Children in Devon. " * 6 + "A child moved to Dorset.",
            "Devon County Council",
            id="the place alone, again and again",
        ),
        pytest.param(
            ["Dudley MBC"], "", "Dudley Metropolitan Borough Council", id="initials of the kind"
        ),
        pytest.param(
            ["Bournemouth, Christchurch and Poole Council"],
            "Poole’s families. Poole. Poole. Poole.",
            "Bournemouth, Christchurch and Poole Council",
            id="a name with a comma",
        ),
        pytest.param(["Complaints in LB Camden"], "", "London Borough of Camden", id="LB"),
        pytest.param(
            ["BOROUGH OF TELFORD & WREKIN"], "", "Telford and Wrekin Council", id="Borough of"
        ),
        pytest.param([], "The Council and this Council answered.", None, id="no name at all"),
        pytest.param(
            [],
            "The City of Felpersham Council received 12 complaints.",
            "City of Felpersham Council",
            id="a council that the table lacks",
        ),
        pytest.param(
            ["FELPERSHAM AND AMBRIDGE BOROUGH COUNCIL"],
            "",
            "Felpersham and Ambridge Borough Council",
            id="such a council in capitals",
        ),
        pytest.param(
            [], "1. Summary The Council answered. " * 3, None, id="a heading runs on into its text"
        ),
        pytest.param(
            ["Borchester City Council", "Ambridge City Council"],
            "",
            "Borchester City Council",
            id="of two alike the first",
        ),
        pytest.param(
            ["Medway", "Annual Complaints Report"],
            "412 complaints, and 3 from Kent.",
            "Medway Council",
            id="a brand",
        ),
        pytest.param(["Complaints in Medway"], "", None, id="a place in a title is no brand"),
        pytest.param(
            ["Hull City Council"], "", "Hull City Council", id="the name in use, not the charter's"
        ),
    ],
)
def test_find_council(prominent: list[str], text: str, council: str | None) -> None:
    assert find_council(prominent, " ".join([*prominent, text])) == council


OTHER = "Surrey County Council"


@pytest.mark.parametrize("form", ["{}", "Complaints to {} in the year", "The {}’s report"])
def test_each_council_is_found_by_its_name(form: str) -> None:
    names = [council.official for council in councils()]
    assert [find_council([form.format(name)], "") for name in names] == names


def test_the_council_in_the_title_is_not_the_neighbour_that_the_text_names() -> None:
    neighbour = f"{OTHER} answered too. " * 4
    title = "Kent County Council"
    assert find_council([title], f"{title} {neighbour}") == title


@pytest.mark.parametrize(("times", "council"), [(6, "Devon County Council"), (5, None)])
def test_how_often_a_place_alone_is_named(times: int, council: str | None) -> None:
    assert find_council([], "Children in Devon. " * times) == council


@pytest.mark.parametrize(("times", "council"), [(3, "Kent County Council"), (2, OTHER)])
def test_a_neighbour_that_fills_a_table_has_ten_mentions_and_no_more(
    times: int, council: str
) -> None:
    titles = ["Kent County Council", "Complaints to Kent County Council"]
    text = "Kent County Council answered. " * times + f"{OTHER}: 12 complaints. " * 40
    assert find_council(titles, text) == council


@pytest.mark.parametrize(("above", "council"), [(4, "Kent County Council"), (5, OTHER)])
def test_how_far_below_the_title_the_council_stands(above: int, council: str) -> None:
    top = "# Complaints Annual Report 2021/22\n" + "Customer team\n" * above
    report = only(f"{top}Kent County Council\n{BODY}" + f"{OTHER} had more.\n" * 4)
    assert report.council == council


def test_the_table_is_whole() -> None:
    table = councils()
    officials = [council.official for council in table]
    assert len(set(officials)) == len(officials)
    assert all(domain.endswith(".gov.uk") for council in table for domain in council.domains)
    assert {"Kent County Council", "London Borough of Brent", "Leeds City Council"} <= set(
        officials
    )
