"""Names as people type them: each finds its council and no other."""

from __future__ import annotations

import pytest

from extractor.councils.naming import find_councils, is_called
from extractor.councils.table import councils
from extractor.errors import UsageError

HERE = [
    "Bournemouth, Christchurch and Poole Council",
    "City of Doncaster Council",
    "Dorset Council",
    "Dorset County Council",
    "Kent County Council",
    "London Borough of Hammersmith and Fulham",
    "Midshire County Council",
    "North East Lincolnshire Council",
    "North Northamptonshire Council",
    "Royal Borough of Windsor and Maidenhead",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kent", ["Kent County Council"]),
        ("  KENT   county council ", ["Kent County Council"]),
        ("Kent CC", ["Kent County Council"]),
        ("KCC", ["Kent County Council"]),
        ("E10000016", ["Kent County Council"]),
        ("kent.gov.uk", ["Kent County Council"]),
        ("RBWM", ["Royal Borough of Windsor and Maidenhead"]),
        ("Royal Borough of Windsor & Maidenhead", ["Royal Borough of Windsor and Maidenhead"]),
        ("windsor", ["Royal Borough of Windsor and Maidenhead"]),
        ("LBHF", ["London Borough of Hammersmith and Fulham"]),
        ("H&F", ["London Borough of Hammersmith and Fulham"]),
        ("NE Lincs", ["North East Lincolnshire Council"]),
        ("north-east lincolnshire", ["North East Lincolnshire Council"]),
        ("N Northants", ["North Northamptonshire Council"]),
        ("Doncaster MBC", ["City of Doncaster Council"]),
        ("Doncaster Metropolitan Borough Council", ["City of Doncaster Council"]),
        ("BCP", ["Bournemouth, Christchurch and Poole Council"]),
        ("dorset", ["Dorset Council", "Dorset County Council"]),
        ("Dorset Council", ["Dorset Council"]),
        ("midshire", ["Midshire County Council"]),
        ("Midshire CC", ["Midshire County Council"]),
        ("kent,ne lincs", ["Kent County Council", "North East Lincolnshire Council"]),
        (
            "bournemouth, christchurch and poole, Kent",
            ["Bournemouth, Christchurch and Poole Council", "Kent County Council"],
        ),
    ],
)
def test_found(typed: str, found: list[str]) -> None:
    assert find_councils(typed, HERE) == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Kant", "no council called 'Kant'; did you mean Kent County Council?"),
        ("Midshrie", "did you mean Midshire County Council?"),
        ("Levershulme", "in the database; there are: Bournemouth"),
        ("Leverkusen", "no council called 'Leverkusen' in the database"),
        ("Cambridgshire", "Cambridgeshire County Council has no report in the database"),
        (
            "Northamptonshire",
            "no report of Northamptonshire County Council in the database; did you mean North "
            r"Northamptonshire Council \(took over after 2021-03-31\)",
        ),
        (
            "lincolnshire",
            "no report of Lincolnshire County Council in the database; did you mean North East",
        ),
        ("kent,bexley", "no report of London Borough of Bexley"),
        ("", "--council needs"),
    ],
)
def test_not_found(typed: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find_councils(typed, HERE)


def test_a_predecessor_is_named_and_not_taken() -> None:
    with pytest.raises(UsageError, match=r"Cumbria County Council \(was there until 2023-03-31\)"):
        find_councils("Westmorland & Furness", ["Cumbria County Council"])


def test_without_a_council() -> None:
    with pytest.raises(UsageError, match="no report in it names its council"):
        find_councils("kent", [])


def test_every_council_is_found_by_its_names() -> None:
    officials = [council.official for council in councils()]
    for council in councils():
        for name in (council.official, *council.other_names, *council.former_names):
            assert find_councils(name, officials) == [council.official], name
        for name in (council.place, council.gss_code, *council.abbreviations):
            assert council.official in find_councils(name, officials), name


def test_a_place_that_two_councils_bear_or_bore() -> None:
    officials = [council.official for council in councils()]
    assert set(find_councils("Somerset", officials)) == {
        "Somerset Council",
        "Somerset County Council",
    }
    assert find_councils("Leicester", officials) == ["Leicester City Council"]
    assert find_councils("Lincolnshire", officials) == ["Lincolnshire County Council"]


def test_a_name_alone_is_called_so() -> None:
    assert is_called("NE Lincs", "North East Lincolnshire Council")
    assert not is_called("windsor", "Royal Borough of Windsor and Maidenhead")
