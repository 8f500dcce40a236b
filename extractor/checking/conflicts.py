"""One figure printed in several places: with the same value, or with two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checking.bases import fits
from extractor.checking.checks import Finding, Material, Rule, is_transposed, prints
from extractor.checking.merge import Figure, plain_label, same_thing
from extractor.checking.wording import describe, first_page, value_of
from extractor.reading.claims import Source

MAX_RATIO = Decimal("1.5")
"""Values of one figure further apart than this differ in a dimension that went unread: a report
that contradicts itself is off by a few, by a rounding or by a transposed digit."""

MAX_RATIO_SURE = Decimal(2)
"""The same for values that are each printed more than once, and for counts that differ by one."""

NEAR_RATIO = Decimal("1.1")
"""The same for two figures of which one says a procedure or service and the other says none, and
for one that is printed once against one that is printed often."""

INHERITED = ("heading", "caption", "report", "sentence before", "lead-in")
"""Where a service was read that the figure's own sentence does not say."""

LEAST_LONE = 5
"""Two counts below this that one sentence each states, and nothing else, may be of two things."""

LEAST_SLIP = 100
"""Counts of fewer than three digits may be each other's digits exchanged by chance."""

MANY_SOURCES = 3
"""A value printed so many times is the report's; a lone one that is far from it is misread."""

NEIGHBOURS = 45.0
"""Sentences up to three lines apart, in points: a writer who goes on counting counts another
thing."""

LEAST_REPEATED = {"count": Decimal(5), "total": Decimal(5), "cases": Decimal(5)}
"""Counts below this may be equal by chance; of other measures a zero."""

WITHOUT_PROCEDURE = ("compliment", "comment", "enquiry", "member_enquiry")
"""Contacts that go through no complaints procedure, whatever the section says they stand in."""

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_IN_WORDS = {Decimal(value): word for value, word in enumerate(_WORDS.split(" "), 1)}
_FURTHER = r"(?:others?|another|further|additional|remaining|more)"


def one_figure_one_value(material: Material) -> Iterator[Finding]:
    """Every figure that is printed more than once."""
    yield from _conflicting(material.figures)
    yield from _repeated(material.figures)


def _repeated(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Figures with a value that stands in two places, each of which prints that very number."""
    for index, figure in enumerate(figures):
        if len(figure.sources) < 2:
            continue
        for measure, value in figure.measures.items():
            if measure in figure.qualifiers or value < LEAST_REPEATED.get(measure, Decimal(1)):
                continue
            places = {
                _place(source): source.page for source in figure.sources if prints(source, value)
            }
            if len(places) > 1:
                pages = sorted(places.values())
                said = " and again on ".join(f"page {page}" for page in pages)
                yield Finding(
                    True,
                    f"{describe(figure)}: {measure.replace('_', ' ')} printed as "
                    f"{value_of(figure, measure)} on {said}",
                    pages[0],
                    (index,),
                )


def _conflicting(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The same figure printed with two different values.

    Not with one that is the other rounded or cut ("13.3%" and "13%"), a bound or an approximation;
    nor where the two stand in one table or one sentence, or three and more values are about: then
    they are of different things, told apart by words that went unread.
    """
    seen: set[tuple[int, ...]] = set()
    for key, limit in ((same_thing, MAX_RATIO), (_whatever_the_procedure, NEAR_RATIO)):
        groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
        for index, figure in enumerate(figures):
            # "other" is said of any number of decisions
            if figure.dimensions.scope != "payment" and figure.dimensions.outcome != "other":
                groups[key(figure)].append(index)
        for group in groups.values():
            if limit == NEAR_RATIO and not _differ_by_silence(figures, group):
                continue
            for named, measure in _in_group(figures, group, limit):
                if named not in seen:
                    seen.add(named)
                    yield _conflict(figures, named, measure)


def _whatever_the_procedure(figure: Figure) -> tuple[Hashable, ...]:
    if figure.dimensions.contact in WITHOUT_PROCEDURE:
        dimensions = replace(figure.dimensions, procedure=None, service_area=None)
        return same_thing(replace(figure, dimensions=dimensions))
    return same_thing(figure)


def _differ_by_silence(figures: Sequence[Figure], group: Sequence[int]) -> bool:
    """Whether some of the figures say one procedure and service, and the others none.

    Where several are said the figures are parts of a whole.
    """
    dims = [figures[i].dimensions for i in group]
    procedures = {d.procedure for d in dims} - {None}
    services = {plain_label(d.service_area) for d in dims if d.service_area}
    return len(procedures) <= 1 and len(services) <= 1


def _in_group(
    figures: Sequence[Figure], group: Sequence[int], limit: Decimal
) -> Iterable[tuple[tuple[int, ...], str]]:
    for measure in sorted({name for i in group for name in figures[i].measures}):
        having = [
            i
            for i in group
            if measure in figures[i].measures and measure not in figures[i].qualifiers
        ]
        named = tuple(
            i
            for i in having
            if any(_contradict(figures[i], figures[j], measure, limit) for j in having)
        )
        values = {figures[i].measures[measure] for i in named}
        others = {figures[i].measures[measure] for i in having} - values
        apart = [v for v in others if any(_is_third(v, w) for w in values)]
        explained = any(_is_another_s(figures, i, measure) for i in named)
        if len(values) == 2 and not apart and not explained:
            yield named, measure


def _is_another_s(figures: Sequence[Figure], index: int, measure: str) -> bool:
    """Whether a number that sentences alone state is also printed for all services, where the
    sentence's service is only its section's or the sentence's before: "overall" after a word on one
    team says the number of all teams."""
    figure = figures[index]
    inherited = figure.origins.get("service_area") in INHERITED
    if not inherited or any(source.kind != "narrative" for source in figure.sources):
        return False
    value = figure.measures[measure]
    of_all = same_thing(replace(figure, dimensions=replace(figure.dimensions, service_area=None)))
    return any(
        other.measures.get(measure) == value and same_thing(other) == of_all for other in figures
    )


def _is_third(value: Decimal, named: Decimal) -> bool:
    """Whether a value is another of the same size: then there are three, though two of them may be
    one rounded."""
    low, high = sorted((value, named))
    return high <= MAX_RATIO_SURE * low


def _contradict(one: Figure, other: Figure, measure: str, limit: Decimal) -> bool:
    if plain_label(one.reason or "") != plain_label(other.reason or ""):
        return False
    if measure == "percent" and plain_label(one.percent_of or "") != plain_label(
        other.percent_of or ""
    ):
        return False
    if _places(one) & _places(other) or _stand_together(one, other):
        return False
    if any(_counts_a_part(a, b, measure) for a, b in ((one, other), (other, one))):
        return False
    if _points_back(one) or _points_back(other):
        return False
    low, high = sorted((one.measures[measure], other.measures[measure]))
    fewer, more = sorted((len(one.sources), len(other.sources)))
    if limit == MAX_RATIO and (fewer > 1 or high - low <= 1):
        limit = MAX_RATIO_SURE
    elif fewer == 1 and more >= MANY_SOURCES:
        limit = NEAR_RATIO
    near = high <= limit * low
    if measure == "count" and high < LEAST_LONE and not (_is_sure(one) or _is_sure(other)):
        return False
    near = near or (measure == "count" and low >= LEAST_SLIP and is_transposed(low, high))
    return near and not (_restates(low, high) or _restates(high, low))


def _places(figure: Figure) -> set[tuple[int, str]]:
    """The tables and sentences that a figure is printed in."""
    return {_place(source) for source in figure.sources}


def _place(source: Source) -> tuple[int, str]:
    return (source.page, source.text) if source.table is None else (source.table, "table")


def _stand_together(one: Figure, other: Figure) -> bool:
    """Whether both are stated by neighbouring sentences and nowhere else: nobody contradicts what
    he has just written."""
    return all(_neighbours(a, b) for a in one.sources for b in other.sources)


def _neighbours(one: Source, other: Source) -> bool:
    if one.kind != "narrative" or other.kind != "narrative" or one.page != other.page:
        return False
    if one.box is None or other.box is None:
        return False
    return abs(one.box.top - other.box.top) <= NEIGHBOURS


def _counts_a_part(figure: Figure, other: Figure, measure: str) -> bool:
    """Whether every sentence that states the figure says that it is a part or a remainder: "seven
    of which", "113 of the 155", "two other complaints"."""
    return all(
        source.kind == "narrative" and _says_part(source.text, figure, other, measure)
        for source in figure.sources
    )


def _says_part(text: str, figure: Figure, other: Figure, measure: str) -> bool:
    if measure != "count":
        return False
    words = _words_of(figure.measures[measure])
    aside = r"(?:\s+\([^)]*\))?"
    part = rf"\b(?:{words})\b{aside}\s+(?:of\s+(?:which|whom|them|these|those|the)|{_FURTHER})\b"
    rest = rf"\b{_FURTHER}\s+(?:{words})\b"
    whole = rf"(?<![\d,./–-]){other.measures[measure]:f}(?![\d,.]*\d|%)"
    return any(re.search(pattern, text, re.I) for pattern in (part, rest, whole))


def _is_sure(figure: Figure) -> bool:
    """Whether a figure is printed in a table, or more than once."""
    return len(figure.sources) > 1 or figure.sources[0].kind == "table"


def _points_back(figure: Figure) -> bool:
    """Whether every sentence that states a count of complaints only says what its other numbers are
    of: "of the 196 Stage 1 complaints that were concluded, 38 were upheld"."""
    complaints = figure.dimensions.contact in (None, "complaint")
    if figure.family != "stage_counts" or not complaints or "count" not in figure.measures:
        return False
    said = rf"(?:{_words_of(figure.measures['count'])})"
    base = rf"\b(?:of|between them|among)\s+(?:all\s+)?(?:the|these|those|our)\s+{said}\b"
    arrived = r"(?![^.;:]{0,60}\b(?:received|registered|recorded|logged)\b)"
    return all(
        source.kind == "narrative" and re.search(base + arrived, source.text, re.I)
        for source in figure.sources
    )


def _words_of(value: Decimal) -> str:
    """A number as a pattern: in digits, or in the words of a small one."""
    return "|".join(filter(None, [f"{value:f}", f"{value:,f}", _IN_WORDS.get(value)]))


def _restates(coarse: Decimal, fine: Decimal) -> bool:
    """Whether ``coarse`` is ``fine`` with fewer decimals, rounded or cut; a whole number only of a
    number with decimals."""
    if coarse == fine:
        return True
    decimals = -int(coarse.as_tuple().exponent)
    if -int(fine.as_tuple().exponent) <= max(decimals, 0):
        return False
    return fits(coarse, fine, Decimal(100))


def _conflict(figures: Sequence[Figure], named: tuple[int, ...], measure: str) -> Finding:
    values = " and ".join(
        f"{value_of(figures[i], measure)} (page {figures[i].sources[0].page})" for i in named
    )
    concerned = [figures[i] for i in named]
    return Finding(
        False,
        f"{describe(concerned[0])}: {measure.replace('_', ' ')} printed as {values}",
        first_page(concerned),
        named,
    )


ONE_FIGURE_ONE_VALUE = Rule(
    "one_figure_one_value",
    "conflicting_values",
    "A figure that is printed in several places (prose and tables, two tables, two sentences) "
    "against itself.",
    "The same, or the one rounded or cut from the other. Not made within one table, one "
    "sentence or neighbouring sentences, nor for parts and remainders; values further apart "
    "than half as much again (unless two of three digits changed places), or three and more "
    "values, are of different things.",
    "the number stands in two tables or sentences, and is five or more if it is a count",
    one_figure_one_value,
)
