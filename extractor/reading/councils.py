"""Which council a document is from: the names in it, weighed by where they stand.

The table of councils is data (``vocabulary/councils.toml``): official names, other printed names
and web domains. A report names its council in titles, running heads, addresses and initials; it
names others in passing (neighbours, comparisons, court cases), so that every mention is a vote and
none decides.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PROMINENT_WEIGHT = 5.0
"""A name in a title, running head or front matter, against 1 for one in running text."""

FULL_NAME_WEIGHT = 3.0
"""A council's whole name, against 1 for the name of its place, which may be the place only."""

DOMAIN_WEIGHT = 4.0
"""A web or e-mail address at the council's domain: reports give their own, hardly ever
another's."""

INITIALS_WEIGHT = 2.0
"""Initials ("KCC"), and only beside another mention: many councils share them."""

MOST_MENTIONS = 10
"""Mentions of one kind beyond this many add nothing: a neighbour may fill a whole table."""

LEAST_WEIGHT = 3.0
"""Below this the document does not say whose it is."""

_SMALL_WORDS = ("and", "of", "the", "upon", "on", "with", "in", "under", "le")


@dataclass(frozen=True, slots=True)
class Council:
    """A council: its official name, the place it is named for, other names, web domains."""

    official: str
    place: str
    names: tuple[str, ...]
    domains: tuple[str, ...]

    @property
    def initials(self) -> str:
        """What its official name shortens to: "KCC", "ESCC", "LBH"."""
        words = re.findall(r"[A-Za-z']+", self.official)
        return "".join(w[0] for w in words if w.lower() not in _SMALL_WORDS).upper()


@cache
def councils() -> tuple[Council, ...]:
    """All councils of the table."""
    source = files("extractor.reading") / "vocabulary" / "councils.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    other: dict[str, list[str]] = data["other_names"]
    officials = {
        p["official"].replace("{}", place) for p in data["pattern"] for place in p["places"]
    }
    found = []
    for pattern in data["pattern"]:
        for place in pattern["places"]:
            official = pattern["official"].replace("{}", place)
            extra = other.get(official, [])
            domains = [name for name in extra if name.endswith(".gov.uk")]
            squeezed = re.sub(r"[^a-z-]", "", place.lower().replace(" ", ""))
            names = [official, *(name for name in extra if name not in domains)]
            if f"{place} Council" not in officials:
                names.append(f"{place} Council")
            if official.startswith(("London Borough of", "Royal Borough of")):
                names += [f"{place} London Borough Council", f"LB {place}", f"RB {place}"]
            found.append(
                Council(
                    official,
                    place,
                    tuple(dict.fromkeys(names)),
                    tuple(dict.fromkeys([*domains, f"{squeezed}.gov.uk"])),
                )
            )
    return tuple(found)


def find_council(prominent: Sequence[str], text: str) -> str | None:
    """The official name of the council that a report is from, or None if it does not say.

    ``prominent`` are titles, running heads and front matter, ``text`` is everything. A council that
    the table does not have is found by the form of its name ("Borchester City Council").
    """
    weights = _votes(prominent, text)
    if weights:
        best = max(weights, key=lambda name: (weights[name], name))
        if weights[best] >= LEAST_WEIGHT:
            return best
    return _by_form(prominent, text)


def _votes(prominent: Sequence[str], text: str) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for heading in prominent:
        for name, weight in _mentions(heading).items():
            weights[name] += PROMINENT_WEIGHT * weight
    for name, weight in _mentions(text).items():
        weights[name] += weight
    for domain in re.findall(r"[\w.-]*?([a-z0-9-]+\.gov\.uk)\b", text.lower()):
        for official in _by_domain().get(domain, ()):
            if weights[official] < MOST_MENTIONS * DOMAIN_WEIGHT:
                weights[official] += DOMAIN_WEIGHT
    for council in councils():
        if weights.get(council.official) and len(council.initials) > 2:
            times = len(re.findall(rf"\b{council.initials}\b", text))
            weights[council.official] += INITIALS_WEIGHT * min(times, MOST_MENTIONS)
    return {name: weight for name, weight in weights.items() if weight}


def _mentions(text: str) -> dict[str, float]:
    """Weight of each council named in a text."""
    counts: defaultdict[tuple[str, float], int] = defaultdict(int)
    for match in _names_pattern().finditer(_straight(text)):
        for council, weight in _by_name()[match[0].casefold()]:
            counts[council, weight] += 1
    weights: defaultdict[str, float] = defaultdict(float)
    for (council, weight), times in counts.items():
        weights[council] += weight * min(times, MOST_MENTIONS)
    return weights


def _straight(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("&", "and"))


@cache
def _by_name() -> dict[str, tuple[tuple[str, float], ...]]:
    """From a printed name, without case, to the councils it may mean and its weight.

    A short name is shared where a county and a district bear it; then all have the vote, and what
    else stands in the document tells them apart.
    """
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for council in councils():
        for name in council.names:
            found[name.casefold()][council.official] = FULL_NAME_WEIGHT
        found[council.place.casefold()].setdefault(council.official, 1.0)
    return {name: tuple(meant.items()) for name, meant in found.items()}


@cache
def _names_pattern() -> re.Pattern[str]:
    """All names, longest first, in title case or capitals: "reading" is no place, "Reading" may
    be."""
    names = {name for council in councils() for name in (*council.names, council.place)}
    forms = {form for name in names for form in (name, name.upper())}
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


@cache
def _by_domain() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for council in councils():
        for domain in council.domains:
            found[domain].append(council.official)
    return {domain: tuple(names) for domain, names in found.items()}


_WORD = r"[A-Z][a-z'’]+(?:-[A-Za-z]+)*"
_FORM = re.compile(
    rf"\b(?:(?:London|Royal) Borough of {_WORD}(?: (?:and|upon|of|&) {_WORD}| {_WORD})*"
    rf"|City of {_WORD} Council"
    rf"|{_WORD}(?: (?:and|upon|on|of|with|&) {_WORD}| {_WORD})* "
    r"(?:County |City |District |Metropolitan )*(?:Borough )?Council)\b"
)
_NO_NAME = re.compile(
    r"^(?:(?:The|This|Each|Every|A|An|Your|Our|Local|Borough|City|County|District|Full|Town|Parish"
    r"|Metropolitan|Meeting|Annual|Unitary) )*(?:County |City |District |Borough )*Council$"
)


def _by_form(prominent: Sequence[str], text: str) -> str | None:
    votes: defaultdict[str, float] = defaultdict(float)
    for weight, passage in [*((PROMINENT_WEIGHT, heading) for heading in prominent), (1.0, text)]:
        for match in _FORM.finditer(re.sub(r"\s+", " ", passage)):
            name = re.sub(r"^The ", "", match[0])
            if not _NO_NAME.match(name):
                votes[name] += weight * FULL_NAME_WEIGHT
    if not votes:
        return None
    best = max(votes, key=lambda name: (votes[name], name))
    return best if votes[best] >= LEAST_WEIGHT else None
