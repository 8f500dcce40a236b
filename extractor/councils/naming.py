"""Which councils people mean: any of a council's names, as people write and shorten them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from extractor.councils.table import Council, by_name, councils, predecessors
from extractor.errors import UsageError

_SHARED_WORDS = frozenset(
    {"the", "of", "council", "county", "city", "borough", "district", "metropolitan", "unitary"}
    | {"authority", "london", "royal", "lb", "rb", "cc", "bc", "dc", "mbc", "mdc"}
)
"""Words by which two names of one council may differ; the place is what is left."""

_SHORTENED = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "north east",
    "nw": "north west",
    "se": "south east",
    "sw": "south west",
    "st": "saint",
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "salop": "shropshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
"""What people shorten in the names of places, counties by their postal abbreviations."""

LEAST_LIKENESS = 0.7
"""How like (difflib's ratio) a name must be to what was typed to be suggested: "Northhamptonshire"
and "Kant" find what was meant, "Borchester" finds nothing."""

MOST_SUGGESTED = 5
"""Councils that an error names, so that it stays one line."""


def place_of(name: str) -> tuple[str, ...]:
    """The words of a council's name that tell it from others: ("kent",)."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("'", ""))
    return tuple(word for word in words if word not in _SHARED_WORDS)


def is_called(name: str, official: str) -> bool:
    """Whether ``name`` ("Kent", "kent cc", "KCC") means the council of this official name, which
    need not be in the table."""
    return official in _exactly(name, [official])


def find_councils(text: str, among: Sequence[str]) -> list[str]:
    """Those of the councils ``among`` (official names) that ``text`` means, in their order.

    ``text`` is any name, abbreviation or code of a council, a part of one ("windsor"), or several
    of these between commas. A name that is a council's own means that council alone: "Lincolnshire"
    is not North East Lincolnshire. Raises UsageError, with what was perhaps meant, where a part
    means none of them.
    """
    found: dict[str, None] = {}
    for part in _parts(text, among):
        found |= dict.fromkeys(_one(part, among))
    return [name for name in among if name in found]


def _one(text: str, among: Sequence[str]) -> list[str]:
    exact = _exactly(text, among)
    if exact:
        return exact
    wanted = _key(text)
    containing = [
        name for name in among if wanted and any(wanted in _key(n) for n in _names_of(name))
    ]
    others = _called(text)
    if containing and not others:
        return containing
    if others:
        raise UsageError(_absent(others, among, containing))
    raise UsageError(_unknown(text, among))


def _exactly(text: str, among: Sequence[str]) -> list[str]:
    """The councils of which ``text`` is a whole name."""
    called = {council.official for council in _called(text)}
    place = place_of(_lengthened(text))
    return [
        name
        for name in among
        if name in called
        or (name not in by_name() and (_key(name) == _key(text) or place == place_of(name) != ()))
    ]


def _called(text: str) -> tuple[Council, ...]:
    """The councils of the table of which ``text`` is a name: a full one before a short one, and
    that before the place alone."""
    for form in dict.fromkeys((_key(text), _key(_lengthened(text)))):
        if found := _index().get(form):
            return found
    place = place_of(_lengthened(text))
    return _places().get(place, ()) if place else ()


def _parts(text: str, among: Sequence[str]) -> list[str]:
    """The names in a list. Some have commas themselves: the longest run that is a name counts."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    parts: list[str] = []
    while pieces:
        for length in range(len(pieces), 0, -1):
            run = ", ".join(pieces[:length])
            if length == 1 or _exactly(run, among) or _called(run):
                parts.append(run)
                pieces = pieces[length:]
                break
    if not parts:
        raise UsageError("--council needs a council's name")
    return parts


def _absent(found: Sequence[Council], among: Sequence[str], containing: Sequence[str]) -> str:
    """What to say of councils that are known but have no report here."""
    names = " or ".join(council.official for council in found[:MOST_SUGGESTED])
    linked = []
    for council in found:
        after = [(name, f"took over after {council.end}") for name in council.successors]
        before = [(p.official, f"was there until {p.end}") for p in predecessors(council)]
        linked += [f"{name} ({said})" for name, said in (*after, *before) if name in among]
    near = linked or list(containing)
    return f"no report of {names} in the database{_suggested(near, among)}"


def _unknown(text: str, among: Sequence[str]) -> str:
    near = _like(text, [*among, *by_name()])
    here = [name for name in near if name in among]
    if near and near[0] in among:
        return f"no council called {text!r}; did you mean {' or '.join(here)}?"
    if near:
        return f"no council called {text!r}; {near[0]} has no report in the database"
    return f"no council called {text!r} in the database{_suggested((), among)}"


def _suggested(near: Sequence[str], among: Sequence[str]) -> str:
    if near:
        return f"; did you mean {' or '.join(near[:MOST_SUGGESTED])}?"
    if not among:
        return "; no report in it names its council"
    more = " …" if len(among) > MOST_SUGGESTED else ""
    return f"; there are: {'; '.join(among[:MOST_SUGGESTED])}{more}"


def _like(text: str, among: Iterable[str]) -> list[str]:
    """The councils with names that look like what was typed, the likest first."""
    names: dict[str, str] = {}
    for official in among:
        for name in _names_of(official):
            names.setdefault(" ".join(place_of(name)) or _key(name), official)
    wanted = " ".join(place_of(_lengthened(text))) or _key(text)
    close = get_close_matches(wanted, names, MOST_SUGGESTED, cutoff=LEAST_LIKENESS)
    return list(dict.fromkeys(names[name] for name in close))


def _names_of(official: str) -> tuple[str, ...]:
    council = by_name().get(official)
    if council is None:
        return (official,)
    return (council.official, council.place, *council.other_names, *council.former_names)


def _key(text: str) -> str:
    """A name without case, punctuation and the article."""
    plain = text.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _lengthened(text: str) -> str:
    """A name with its shortened words in full: "NE Lincs" is "north east lincolnshire"."""
    return " ".join(_SHORTENED.get(word, word) for word in _key(text).split())


@cache
def _index() -> dict[str, tuple[Council, ...]]:
    """The councils by their whole names; by abbreviations, initials, codes and domains where these
    are no council's whole name."""
    index: dict[str, dict[Council, None]] = {}
    short: dict[str, dict[Council, None]] = {}
    for council in councils():
        for name in (council.official, *council.other_names, *council.former_names):
            for form in (_key(name), _key(_lengthened(name))):
                index.setdefault(form, {})[council] = None
        codes = (council.gss_code, *council.former_gss_codes, *council.domains)
        for name in (*council.abbreviations, council.initials, *codes):
            short.setdefault(_key(name), {})[council] = None
    return {name: tuple(found) for name, found in (short | index).items()}


@cache
def _places() -> dict[tuple[str, ...], tuple[Council, ...]]:
    places: dict[tuple[str, ...], dict[Council, None]] = {}
    for council in councils():
        for name in (council.place, council.official, _lengthened(council.place)):
            places.setdefault(place_of(name), {})[council] = None
    return {place: tuple(found) for place, found in places.items()}
