"""Which council a document is from: the names in it, weighed by where they stand.

The table of councils is data (``vocabulary/councils.toml``): official names, other printed names
and web domains. A report names its council in titles, running heads, addresses and initials; it
names others in passing (neighbours, comparisons, court cases), so that every mention is a vote and
none decides.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PROMINENT_WEIGHT = 5.0
"""A name in a title, running head or front matter, against 1 for one in running text."""

FULL_NAME_WEIGHT = 3.0
PLACE_WEIGHT = 1.0
"""A council's whole name, against the name of its place, which may be the place only."""

DOMAIN_WEIGHT = 4.0
"""A web or e-mail address at the council's domain: reports give their own, hardly ever
another's."""

INITIALS_WEIGHT = 2.0
"""Initials ("KCC"), and only beside another mention: many councils share them."""

MOST_MENTIONS = 10
"""Mentions of one kind beyond this many add nothing: a neighbour may fill a whole table."""

LEAST_WEIGHT = 3.0
"""Below this the document does not say whose it is."""

LEAST_PLACE_MENTIONS = 6
"""Mentions of the place alone from which they prove the council: a neighbour is named in passing,
and officers bear the names of towns."""

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
    named = _named(prominent, text)
    places = Counter(_mentions(_places(), _place_pattern(), text))
    weights = {
        council: named.get(council, 0.0) + PLACE_WEIGHT * min(places[council], MOST_MENTIONS)
        for council in named.keys() | places.keys()
        if council in named or places[council] >= LEAST_PLACE_MENTIONS
    }
    for council in councils():
        if council.official in weights and len(council.initials) > 2:
            times = len(re.findall(rf"\b{council.initials}\b", text))
            weights[council.official] += INITIALS_WEIGHT * min(times, MOST_MENTIONS)
    best = max(weights, key=lambda name: (weights[name], name), default=None)
    if best is not None and weights[best] >= LEAST_WEIGHT:
        return best
    return _by_form(prominent, text)


def _named(prominent: Sequence[str], text: str) -> dict[str, float]:
    """Weight of the councils that whole names and web domains speak for."""
    weights: defaultdict[str, float] = defaultdict(float)
    for heading in prominent:
        for official in _mentions(_names(), _names_pattern(), heading):
            weights[official] += PROMINENT_WEIGHT * FULL_NAME_WEIGHT
    votes = Counter(_mentions(_names(), _names_pattern(), text))
    for official, times in votes.items():
        weights[official] += FULL_NAME_WEIGHT * min(times, MOST_MENTIONS)
    addresses = re.findall(r"([a-z0-9-]+\.gov\.uk)\b", text.lower())
    hosts = Counter(official for domain in addresses for official in _domains().get(domain, ()))
    for official, times in hosts.items():
        weights[official] += DOMAIN_WEIGHT * min(times, MOST_MENTIONS)
    return weights


def _mentions(
    meanings: dict[str, tuple[str, ...]], pattern: re.Pattern[str], text: str
) -> list[str]:
    """The councils named in a text, once for each time. A name that two bear speaks for both."""
    text = re.sub(r"\s+", " ", text.replace("’", "'").replace("&", "and"))
    return [
        official
        for match in pattern.finditer(text)
        for official in meanings.get(match[0].casefold(), ())
    ]


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """From a name without case to the official names of all who bear it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, official in pairs:
        found[name.casefold()][official] = None
    return {name: tuple(officials) for name, officials in found.items()}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return _index((name, council.official) for council in councils() for name in council.names)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return _index((council.place, council.official) for council in councils())


@cache
def _domains() -> dict[str, tuple[str, ...]]:
    return _index((name, council.official) for council in councils() for name in council.domains)


@cache
def _names_pattern() -> re.Pattern[str]:
    return _any_of(name for council in councils() for name in council.names)


@cache
def _place_pattern() -> re.Pattern[str]:
    """Places, longest first: "North East Lincolnshire" is not "Lincolnshire"."""
    return _any_of(council.place for council in councils())


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, longest first, in their own case or capitals: "reading" is no place."""
    forms = {form for name in names for form in (name, name.upper())}
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


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
