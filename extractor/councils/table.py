"""The table of councils (``councils.csv``): names, codes, dates, and who took over from whom.

One table for all: reading finds in it whose a report is, and questions find in it whom people mean.
A council that was abolished and those that took over are different councils; they are linked by
``successors`` and never taken for each other.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CARE_TYPES = ("county", "unitary", "metropolitan", "london", "scottish", "welsh")
"""Types of council with duties of social care. Districts have none, and in Northern Ireland trusts
of the health service have them."""

_SMALL_WORDS = ("and", "of", "the", "upon", "on", "with", "in", "under", "le")


@dataclass(frozen=True, slots=True)
class Council:
    """A council by its official name.

    ``place`` is what it is named for, ``other_names`` are printed for it too, ``former_names`` it
    had itself before, ``abbreviations`` are for people who type; ``domains`` are those of its web
    pages and e-mail. ``gss_code`` and ``former_gss_codes`` are the Office for National Statistics'.
    ``start`` and ``end`` are its first and last day as a council of its ``type``, ISO 8601; None
    where it is older than such types, or still there. ``successors`` are the official names of the
    councils that took over.
    """

    official: str
    place: str
    type: str
    region: str
    gss_code: str
    former_gss_codes: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    successors: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def initials(self) -> str:
        """What its official name shortens to: "KCC", "ESCC", "LBH"."""
        words = re.findall(r"[A-Za-z']+", self.official)
        return "".join(w[0] for w in words if w.lower() not in _SMALL_WORDS).upper()

    @property
    def social_care(self) -> bool:
        """Whether it has duties of social care."""
        return self.type in CARE_TYPES


@cache
def councils() -> tuple[Council, ...]:
    """All councils of the table."""
    text = (files("extractor.councils") / "councils.csv").read_text("utf-8")
    return tuple(_council(row) for row in csv.DictReader(text.splitlines()))


@cache
def by_name() -> dict[str, Council]:
    """The councils by their official names."""
    return {council.official: council for council in councils()}


def predecessors(council: Council) -> tuple[Council, ...]:
    """The councils of which this one took over all or a part."""
    return tuple(other for other in councils() if council.official in other.successors)


def _council(row: dict[str, str]) -> Council:
    domains = _list(row["domains"])
    squeezed = re.sub(r"[^a-z-]", "", row["place"].lower().replace(" ", ""))
    return Council(
        official=row["name"],
        place=row["place"],
        type=row["type"],
        region=row["region"],
        gss_code=row["gss_code"],
        former_gss_codes=_list(row["former_gss_codes"]),
        start=row["start"] or None,
        end=row["end"] or None,
        successors=_list(row["successors"]),
        other_names=_list(row["other_names"]),
        former_names=_list(row["former_names"]),
        abbreviations=_list(row["abbreviations"]),
        domains=tuple(dict.fromkeys([*domains, f"{squeezed}.gov.uk"])),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)
