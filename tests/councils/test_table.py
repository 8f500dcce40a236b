"""The table of councils: whole in itself, and true to the public register where that is at hand."""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.councils.table import Council, by_name, councils, predecessors

REGISTER = Path(__file__).parents[3] / "shared" / "councils" / "uk_local_authorities_current.csv"
GSS = re.compile(r"E0[6-9]\d{6}|E10\d{6}|S12\d{6}|W06\d{6}|N09\d{6}")
PREFIXES = {
    "county": "E10",
    "unitary": "E06",
    "metropolitan": "E08",
    "london": "E09",
    "district": "E07",
    "scottish": "S12",
    "welsh": "W06",
    "northern_irish": "N09",
}
REGIONS = {
    *("East Midlands", "East of England", "London", "North East", "North West", "South East"),
    *("South West", "West Midlands", "Yorkshire and The Humber"),
    *("Northern Ireland", "Scotland", "Wales"),
}


@pytest.mark.parametrize("council", councils(), ids=lambda council: council.official)
def test_each_line_is_well_formed(council: Council) -> None:
    assert GSS.fullmatch(council.gss_code)
    assert council.gss_code.startswith(PREFIXES[council.type])
    assert all(GSS.fullmatch(code) for code in council.former_gss_codes)
    assert council.region in REGIONS
    assert all(domain.endswith(".gov.uk") for domain in council.domains)
    start = datetime.date.fromisoformat(council.start) if council.start else None
    end = datetime.date.fromisoformat(council.end) if council.end else None
    assert start is None or (start.month, start.day) == (4, 1)
    assert end is None or (end.month, end.day) == (3, 31)
    assert not (start and end) or start < end
    assert bool(council.end) == bool(council.successors)


def test_names_and_codes_are_one_councils_own() -> None:
    assert len(by_name()) == len(councils())
    codes = Counter(code for c in councils() for code in (c.gss_code, *c.former_gss_codes))
    assert max(codes.values()) == 1
    for council in councils():
        names = [council.official, *council.other_names, *council.former_names]
        names += council.abbreviations
        assert len({name.casefold() for name in names}) == len(names), council.official
        assert council.initials not in council.abbreviations


def test_successors_begin_when_the_council_ends() -> None:
    for council in councils():
        for name in council.successors:
            successor = by_name()[name]
            assert successor.start and council.end
            begins = datetime.date.fromisoformat(successor.start)
            assert begins - datetime.date.fromisoformat(council.end) == datetime.timedelta(days=1)
            assert council in predecessors(successor)


def test_reorganisations_are_links_between_different_councils() -> None:
    split = by_name()["Northamptonshire County Council"]
    assert split.successors == ("North Northamptonshire Council", "West Northamptonshire Council")
    assert len(predecessors(by_name()["North Yorkshire Council"])) == 8
    assert predecessors(by_name()["Kent County Council"]) == ()


def test_who_has_social_care() -> None:
    assert by_name()["Kent County Council"].social_care
    assert by_name()["London Borough of Brent"].social_care
    assert not by_name()["Dover District Council"].social_care
    assert not by_name()["Belfast City Council"].social_care


KINDS = {
    "CTY": "county",
    "UA": "unitary",
    "MD": "metropolitan",
    "LBO": "london",
    "CC": "london",
    "NMD": "district",
    "SCO": "scottish",
    "WPA": "welsh",
    "NID": "northern_irish",
}
OTHERWISE = {
    # The register has these under the codes that they had before their common boundary moved.
    ("Barnsley Metropolitan Borough Council", "gss_code"): "E08000016",
    ("Sheffield City Council", "gss_code"): "E08000019",
    # Both counties are in the East Midlands.
    ("Derbyshire County Council", "region"): "West Midlands",
    ("Lincolnshire County Council", "region"): "Yorkshire and The Humber",
    # Christchurch left the county for the council of Bournemouth, Christchurch and Poole.
    ("Dorset County Council", "successors"): {"E06000059"},
}
"""Where the register says something else, and what."""


@pytest.mark.skipif(not REGISTER.is_file(), reason="the register is not here")
def test_the_table_agrees_with_the_register() -> None:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        register = [row for row in csv.DictReader(file) if row["gss-code"]]
    by_code = {row["local-authority-code"]: row for row in register}
    ours = {code: c for c in councils() for code in (c.gss_code, *c.former_gss_codes)}
    compared = set()
    for row in register:
        if row["local-authority-type"] not in KINDS:
            continue  # combined authorities answer no complaints about services
        council = ours[row["gss-code"]]
        compared.add(council.official)
        after = {by_code[code]["gss-code"] for code in row["replaced-by"].split(",") if code}
        known = {
            "gss_code": row["gss-code"],
            "type": KINDS[row["local-authority-type"]],
            "region": row["region"] or council.region,
            "successors": after,
        }
        said = {
            "gss_code": council.gss_code,
            "type": council.type,
            "region": council.region,
            "successors": {by_name()[name].gss_code for name in council.successors},
        }
        for field, value in known.items():
            assert OTHERWISE.get((council.official, field), said[field]) == value, (council, field)
        # It has the last day of some councils and the first day without others.
        last = datetime.date.fromisoformat(row["end-date"]) if row["end-date"] else None
        end = datetime.date.fromisoformat(council.end) if council.end else None
        assert last == end or (last and end and (last - end).days == 1), council
        # Its other starts are those of an older list's lines.
        if row["start-date"].endswith("-04-01") and council.start:
            assert council.start == row["start-date"], council
    assert compared == set(by_name())
