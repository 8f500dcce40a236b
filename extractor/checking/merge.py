"""One figure, many mentions: claims about the same thing become one figure with many sources.

Guarantees: no source is lost, no value is changed, the order of the claims does not matter, and
merging what is merged changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import field, fields
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby

from extractor.reading.claims import Claim, Dimensions, Family, LabelAt, Source
from extractor.records import record

LOOSE_WORDS = ("the", "team", "teams", "service", "services", "department", "area")
"""Words that reports add to a service's or a label's name in one place and leave out in another."""

_SAID_BY_SILENCE = {"contact": "complaint", "event": "received", "scope": "total"}
"""What a figure is about when nothing else is said; the contract's defaults."""

_LABELS = ("service_area", "subgroup", "label")
_TOLD = (*_LABELS, *_SAID_BY_SILENCE)

AT = {part.name: at for at, part in enumerate(fields(Dimensions), 1)}
"""Where each dimension stands in what ``same_thing`` says, behind the family."""


@record(slots=False)
class Figure:
    """What all mentions of one figure say together. Checks ask many times what it is about, so it
    has no slots.

    ``measures`` maps a measure's name to its value as printed, ``qualifiers`` such a name to "<",
    ">" or "~"; ``sources`` has every place of print, in document order; ``origins`` maps a
    dimension to where its value was read, ``labels`` to the label that says it.
    """

    family: Family
    dimensions: Dimensions
    measures: dict[str, Decimal]
    qualifiers: dict[str, str]
    percent_of: str | None
    reason: str | None
    sources: tuple[Source, ...]
    origins: dict[str, str] = field(default_factory=dict)
    labels: dict[str, LabelAt] = field(default_factory=dict)

    @cached_property
    def thing(self) -> tuple[Hashable, ...]:
        """What ``same_thing`` says of it."""
        return _thing(self, {})


@lru_cache(maxsize=10_000)
def plain_label(text: str) -> str:
    """A label for comparison: no case, accents of print, articles, or words that only say "unit".

    "Adults & Health Services" and "the Adults and Health service" are the same label. A label made
    of nothing but such words ("Services") keeps them.
    """
    text = text.casefold().replace("&", " and ").replace("’", "'").replace("'", "")
    words = re.sub(r"[^\w+]+", " ", text).split()
    return " ".join([word for word in words if word not in LOOSE_WORDS] or words)


def same_thing(
    figure: Claim | Figure, changed: Mapping[str, str | int | None] | None = None
) -> tuple[Hashable, ...]:
    """What two mentions of one figure have in common: the family and the dimensions, labels
    loosely; ``changed`` stands instead of the figure's own dimensions.

    A single payment is told from others by its reason, its amount and the text that states it: two
    families may be paid the same sum for the same reason.
    """
    if not isinstance(figure, Figure):
        return _thing(figure, changed or {})
    if not changed:
        return figure.thing
    if "payment" in (figure.dimensions.scope, changed.get("scope")):
        return _thing(figure, changed)
    key = list(figure.thing)
    for name, value in changed.items():
        key[AT[name]] = _told(name, value)
    return tuple(key)


def _thing(figure: Claim | Figure, changed: Mapping[str, str | int | None]) -> tuple[Hashable, ...]:
    said = figure.dimensions.all()
    said |= changed
    for name in _TOLD:
        said[name] = _told(name, said[name])
    key: list[Hashable] = [figure.family, *said.values()]
    if said["scope"] == "payment":
        sources = figure.sources if isinstance(figure, Figure) else (figure.source,)
        places = {(s.text, s.table, s.row, s.column) for s in sources}
        amount = figure.measures.get("amount_gbp")
        key += [plain_label(figure.reason or ""), amount, frozenset(places)]
    return tuple(key)


def _told(name: str, value: str | int | None) -> str | int | None:
    """A dimension's value for comparison."""
    if value is None:
        return _SAID_BY_SILENCE.get(name)
    return plain_label(str(value)) if name in _LABELS else value


def merge(claims: Sequence[Claim]) -> list[Figure]:
    """Figures in document order of their first source.

    Claims with the same family and dimensions are one figure when their measures agree or complete
    each other (a table prints the count, a sentence the share); those that disagree stay apart.
    """
    groups: defaultdict[tuple[Hashable, ...], list[Figure]] = defaultdict(list)
    for claim in sorted(map(_alone, claims), key=_fullest_first):
        group = groups[same_thing(claim)]
        fitting = [i for i, figure in enumerate(group) if _agree(figure, claim)]
        if fitting:
            best = max(fitting, key=lambda i: (_kinship(group[i], claim), -i))
            group[best] = _joined(group[best], claim)
        else:
            group.append(claim)
    merged = [figure for group in groups.values() for figure in group]
    merged.sort(key=lambda figure: _position(figure.sources[0]))
    in_order: list[Figure] = []
    # few begin at one place: what they say in full is compared for those alone
    for _, beside in groupby(merged, key=lambda figure: _position(figure.sources[0])):
        same = list(beside)
        in_order += same if len(same) == 1 else sorted(same, key=_fullest_first)
    return in_order


def _alone(claim: Claim) -> Figure:
    return Figure(
        claim.family,
        claim.dimensions,
        {name: _canonical(value) for name, value in sorted(claim.measures.items())},
        dict(sorted(claim.qualifiers.items())),
        claim.percent_of,
        claim.reason,
        (claim.source,),
        dict(sorted(claim.origins.items())),
        dict(sorted(claim.labels.items())),
    )


def _canonical(value: Decimal) -> Decimal:
    """13.0 and 13 are one value; so that equal values also look alike, the shorter is kept."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _agree(one: Figure, other: Figure) -> bool:
    for name in one.measures.keys() & other.measures.keys():
        if one.measures[name] != other.measures[name]:
            return False
        marks = {one.qualifiers.get(name, "~"), other.qualifiers.get(name, "~")}
        # "about 20" repeats "20"; "<5" does not repeat "5"
        if len(marks) > 1:
            return False
    if "percent" in one.measures and "percent" in other.measures:
        bases = {plain_label(f.percent_of) for f in (one, other) if f.percent_of is not None}
        return len(bases) <= 1
    return True


def _kinship(figure: Figure, claim: Figure) -> tuple[int, bool, bool]:
    """How surely a claim repeats or completes a figure that it agrees with; more is surer."""
    source = claim.sources[0]
    return (
        len(figure.measures.keys() & claim.measures.keys()),
        any(
            s.table is not None and (s.table, s.row) == (source.table, source.row)
            for s in figure.sources
        ),
        any(s.page == source.page for s in figure.sources),
    )


def _joined(figure: Figure, claim: Figure) -> Figure:
    sources = tuple(sorted({*figure.sources, *claim.sources}, key=_position))
    exact = {
        name for part in (figure, claim) for name in part.measures if name not in part.qualifiers
    }
    qualifiers = {**claim.qualifiers, **figure.qualifiers}
    clearer = _clearer(figure, claim)
    return Figure(
        figure.family,
        clearer.dimensions,
        dict(sorted({**claim.measures, **figure.measures}.items())),
        {name: mark for name, mark in sorted(qualifiers.items()) if name not in exact},
        figure.percent_of or claim.percent_of,
        figure.reason or claim.reason,
        sources,
        dict(sorted({**claim.origins, **figure.origins, **clearer.origins}.items())),
        dict(sorted(_labels(figure, claim, clearer).items())),
    )


def _labels(figure: Figure, claim: Figure, clearer: Figure) -> dict[str, LabelAt]:
    """Each dimension's label from the mention that its origin is from."""
    found: dict[str, LabelAt] = {}
    for part in (claim, figure, clearer):
        for name in part.origins:
            found.pop(name, None)
        found |= part.labels
    return found


def _clearer(one: Figure, other: Figure) -> Figure:
    """Whose spelling of the labels is kept: the one that says more, a table's before a
    sentence's."""
    return min(
        (one, other),
        key=lambda f: (
            -len(f.dimensions.said()),
            all(source.kind != "table" for source in f.sources),
            _position(f.sources[0]),
        ),
    )


def _position(source: Source) -> tuple[int, float, float, str, int, int, int, str]:
    """Document order, and an order of all sources that differ."""
    top, left = (source.box.top, source.box.x0) if source.box else (0.0, 0.0)
    numbers = [-1 if n is None else n for n in (source.table, source.row, source.column)]
    return (source.page, top, left, source.text, numbers[0], numbers[1], numbers[2], source.kind)


def _fullest_first(figure: Figure) -> tuple[object, ...]:
    """An order of claims that depends on what they say, not on when they came."""
    return (
        -len(figure.measures),
        sorted(figure.measures.items()),
        sorted(figure.qualifiers.items()),
        figure.percent_of or "",
        figure.reason or "",
        [_position(source) for source in figure.sources],
        sorted((name, str(value)) for name, value in figure.dimensions.said().items()),
        sorted(figure.origins.items()),
    )


def figures_with(figures: Iterable[Figure], family: Family) -> list[tuple[int, Figure]]:
    """The figures of one family with their indices in ``figures``."""
    return [(i, figure) for i, figure in enumerate(figures) if figure.family == family]
