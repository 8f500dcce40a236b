"""Which council a document is from: the names in it, weighed by where they stand.

A report names its council in titles, running heads, addresses and initials; it names others in
passing (neighbours, comparisons, court cases), so that every mention is a vote and none decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.councils.table import councils

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

LEAST_PLACE_MENTIONS = 6
"""Mentions of the place alone from which they prove the council: a neighbour is named in passing,
and officers bear the names of towns."""


@cache
def _place_names() -> frozenset[str]:
    return frozenset(council.place for council in councils())


def is_place(name: str) -> bool:
    """Whether ``name`` is that of a place with a council."""
    return name in _place_names()


@cache
def _short_names() -> frozenset[str]:
    return frozenset(
        short for council in councils() for short in (council.initials, *council.abbreviations)
    )


def is_council(name: str) -> bool:
    """Whether one word means a council: its place's name, its initials or an abbreviation."""
    return is_place(name) or name in _short_names()


def places_in(text: str) -> set[str]:
    """The places with councils that ``text`` names."""
    # a pattern is made only of the few that stand in the text at all
    return {
        place
        for place in _place_names()
        if place in text and re.search(rf"\b{re.escape(place)}\b", text)
    }


@cache
def _printed_names() -> tuple[tuple[str, str], ...]:
    """Every name that reports print for a council, with its official name. A form that is another
    council's official name ("North Yorkshire County Council") is left to that one."""
    officials = {council.official for council in councils()}
    found = []
    for council in councils():
        place = council.place
        loose = [f"{place} {kind}" for kind in _KINDS] + [f"{kind} {place}" for kind in _FORMS]
        names = (
            council.official,
            *council.other_names,
            *council.former_names,
            *(name for name in loose if name not in officials),
        )
        found += [(name, council.official) for name in dict.fromkeys(names)]
    return tuple(found)


_KINDS = (
    "Council",
    "Borough Council",
    "City Council",
    "County Council",
    "District Council",
    "Metropolitan Borough Council",
    "Metropolitan Borough",
    "MBC",
    "Borough",
    "London Borough Council",
)
_FORMS = (
    *("London Borough of", "LB of", "LB", "Royal Borough of", "RB", "City of"),
    *("Borough of", "Metropolitan Borough of", "County of"),
)
"""What reports put after and before a council's place, whatever its charter says."""


def find_council(prominent: Sequence[str], text: str) -> str | None:
    """The official name of the council that a report is from, or None if it does not say.

    ``prominent`` are titles, running heads and front matter, ``text`` is everything. A council that
    the table does not have is found by the form of its name ("Borchester City Council").
    """
    words = _tokens(text)
    named = _named(prominent, text, words)
    places = Counter(_mentions(_places(), words))
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
    return best or _by_form(prominent, text)


def _named(prominent: Sequence[str], text: str, words: Sequence[str]) -> dict[str, float]:
    """Weight of the councils that whole names, brands and web domains speak for. ``words`` are the
    text's.

    A brand is a title or running head that is a council's place and nothing more ("Borchester").
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for heading in prominent:
        for official in _mentions(_names(), _tokens(heading)):
            weights[official] += PROMINENT_WEIGHT * FULL_NAME_WEIGHT
        for official in _places().bearers.get(_whole(heading), ()):
            weights[official] += PROMINENT_WEIGHT * PLACE_WEIGHT
    votes = Counter(_mentions(_names(), words))
    for official, times in votes.items():
        weights[official] += FULL_NAME_WEIGHT * min(times, MOST_MENTIONS)
    addresses = re.findall(r"([a-z0-9-]+\.gov\.uk)\b", text.lower())
    hosts = Counter(official for domain in addresses for official in _domains().get(domain, ()))
    for official, times in hosts.items():
        weights[official] += DOMAIN_WEIGHT * min(times, MOST_MENTIONS)
    return weights


_Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _NameIndex:
    """Names by their tokens without case: the councils that bear each, and how many tokens the
    longest has that begins with a token."""

    bearers: dict[_Tokens, tuple[str, ...]]
    longest: dict[str, int]


def _mentions(index: _NameIndex, words: Sequence[str]) -> list[str]:
    """The councils named in a text's words, once for each time. A name that two bear speaks for
    both.

    The longest name counts: "North East Lincolnshire" is not "Lincolnshire". A name begins with a
    capital: "reading" is no place.
    """
    begins = [
        (at, plain)
        for at, word in enumerate(words)
        if word[0].isupper() and (plain := word.casefold()) in index.longest
    ]
    found: list[str] = []
    end = 0
    for at, plain in begins:
        if at < end:
            continue
        for length in range(index.longest[plain], 0, -1):
            officials = index.bearers.get(tuple(w.casefold() for w in words[at : at + length]))
            if officials:
                found += officials
                end = at + length
                break
    return found


@cache
def _places_of_care() -> dict[str, frozenset[str]]:
    """The councils with duties of social care by their places and names, in small letters."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for council in councils():
        if council.social_care:
            for name in (council.place, council.official, *council.other_names):
                found[name.casefold()].add(council.official)
    return {name: frozenset(officials) for name, officials in found.items()}


def is_other_council(name: str, own: str | None) -> bool:
    """Whether ``name`` is that of a council with duties of social care, or of its place, and not
    the report's own council (``own``); never where nobody knows whose the report is.

    Districts are not among them: counties count complaints by district.
    """
    if own is None:
        return False
    bearers = _places_of_care().get(name.casefold().replace("&", "and"), frozenset())
    return bool(bearers) and own not in bearers


def _whole(line: str) -> _Tokens:
    return tuple(_tokens(line.casefold()))


def _tokens(text: str) -> list[str]:
    text = re.sub(r"'s\b", " 's", text.replace("’", "'").replace("&", " and "))
    return re.findall(r"[\w'-]+|[^\w\s]", text)


def _index(pairs: Iterable[tuple[str, str]]) -> _NameIndex:
    bearers: defaultdict[_Tokens, dict[str, None]] = defaultdict(dict)
    longest: defaultdict[str, int] = defaultdict(int)
    for name, official in pairs:
        tokens = _whole(name)
        bearers[tokens][official] = None
        longest[tokens[0]] = max(longest[tokens[0]], len(tokens))
    return _NameIndex({name: tuple(found) for name, found in bearers.items()}, dict(longest))


@cache
def _names() -> _NameIndex:
    return _index(_printed_names())


@cache
def _places() -> _NameIndex:
    return _index((council.place, council.official) for council in councils())


@cache
def _domains() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for council in councils():
        for domain in council.domains:
            found[domain].append(council.official)
    return {domain: tuple(officials) for domain, officials in found.items()}


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
        plain = re.sub(r"\s+", " ", passage)
        for match in _FORM.finditer(_title_case(plain) if plain.isupper() else plain):
            # a heading runs on into its text: "Summary The Council"
            name = re.sub(r"^(?:.* )?The ", "", match[0])
            if not _NO_NAME.match(name):
                votes[name] += weight
    return max(votes, key=votes.__getitem__, default=None)  # of two alike the one named first


def _title_case(text: str) -> str:
    """ "Council of Barset" for "COUNCIL OF BARSET"."""
    return re.sub(r"\b(Of|And|Upon|On|With)\b", lambda m: m[0].lower(), text.title())
