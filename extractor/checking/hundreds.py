"""Shares that are all there are and come to 100."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checking.bases import unit_of
from extractor.checking.checks import Finding, Material, Rule, with_dimensions
from extractor.checking.lines import (
    IN_PROSE,
    Line,
    is_unbroken,
    lines_of_sentences,
    lines_of_tables,
    part_name,
)
from extractor.checking.merge import Figure
from extractor.checking.wording import describe, first_page, in_words, number, value_of

CUT_BY = ("outcome", "label", "service_area")
"""Dimensions by which reports give the share of each part."""

LEAST_SHARES = 3
"""Two shares of one sentence are often one and the rest: the second was reckoned, not counted."""

LEAST_KIN = 2
"""So many other lines of a table come to 100 before the one that does not is wrong."""

NEAR_ALL = Decimal(10)
"""Shares under a total of 100% that come to so many percentage points more or less overlap."""


def shares_make_all(material: Material) -> Iterator[Finding]:
    """Shares that stand in line.

    That they are all is said by a total row of 100%, or by the other lines of the table: where each
    of them comes to 100 and one with as many parts does not, that one is wrong. Elsewhere shares
    that come to 100 say something for each other; those that do not may be the foremost of more.
    """
    figures = material.figures
    lines = [
        line
        for line in (*lines_of_tables(figures, "percent"), *lines_of_sentences(figures, "percent"))
        if line.dimension in CUT_BY and not any(figures[i].qualifiers for i in _members(line))
    ]
    for line in lines:
        holds = _come_to_all(figures, line.parts)
        all_said = line.total is not None and figures[line.total].measures["percent"] == 100
        near = abs(_sum(figures, line.parts) - 100) <= NEAR_ALL
        said = all_said and near and is_unbroken(figures, line)
        if holds and _is_telling(figures, line.parts):
            yield _against_all(figures, line, True)
        elif not holds and (said or _others_come_to_all(figures, lines, line)):
            yield _against_all(figures, line, False)


def _members(line: Line) -> tuple[int, ...]:
    return line.parts if line.total is None else (*line.parts, line.total)


def _others_come_to_all(figures: Sequence[Figure], lines: Sequence[Line], line: Line) -> bool:
    """Whether a table has other such lines of as many parts, and all come to 100."""
    kin = [
        other
        for other in lines
        if other is not line
        and (other.table, other.dimension) == (line.table, line.dimension)
        and other.table != IN_PROSE
        and len(other.parts) == len(line.parts)
    ]
    return len(kin) >= LEAST_KIN and all(
        _come_to_all(figures, other.parts) and _is_telling(figures, other.parts) for other in kin
    )


def shares_in_time_and_late(material: Material) -> Iterator[Finding]:
    """Shares within and outside one limit. Less than all is no contradiction: others may wait."""
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("percent", "timeliness"):
        if (
            figure.dimensions.status in ("within", "outside")
            and figure.dimensions.from_days is None
        ):
            groups[with_dimensions(figure, status=None)].append(index)
    for group in groups.values():
        if sorted(str(figures[i].dimensions.status) for i in group) != ["outside", "within"]:
            continue
        line = Line(IN_PROSE, "status", tuple(group), None)
        made = _sum(figures, group)
        if _come_to_all(figures, group):
            if all(figures[i].measures["percent"] > 0 for i in group):
                yield _against_all(figures, line, True)
        elif 100 < made <= 100 + NEAR_ALL:
            yield _against_all(figures, line, False)


def _sum(figures: Sequence[Figure], parts: Sequence[int]) -> Decimal:
    return sum((figures[i].measures["percent"] for i in parts), Decimal(0))


def _come_to_all(figures: Sequence[Figure], parts: Sequence[int]) -> bool:
    """Whether shares come to 100, each rounded or cut: at most a unit less, or half of one more,
    for each."""
    slack = sum((unit_of(figures[i].measures["percent"]) for i in parts), Decimal(0))
    return 100 - slack < _sum(figures, parts) <= 100 + slack / 2


def _is_telling(figures: Sequence[Figure], parts: Sequence[int]) -> bool:
    return sum(figures[i].measures["percent"] > 0 for i in parts) >= LEAST_SHARES


def _against_all(figures: Sequence[Figure], line: Line, holds: bool) -> Finding:
    members = _members(line)
    page = first_page(figures[i] for i in line.parts)
    about = describe(figures[members[-1]]) if line.total is not None else _of_all(figures, line)
    terms = " + ".join(
        f"{part_name(figures[i], line.dimension)} {value_of(figures[i], 'percent')}"
        for i in line.parts
    )
    made = number(_sum(figures, line.parts))
    verdict = "" if holds else ", not 100%"
    return Finding(holds, f"{about}: {terms} = {made}%{verdict}, page {page}", page, members)


def _of_all(figures: Sequence[Figure], line: Line) -> str:
    """What the parts of a line are parts of, in words."""
    said: dict[str, None] = {line.dimension: None}
    return in_words(replace(figures[line.parts[0]].dimensions, **said))


SHARES_MAKE_ALL = Rule(
    "shares_make_all",
    "percent_mismatch",
    "The shares of a row, column or sentence, by outcome, service or label, against 100%.",
    "A unit of the printed decimals less for each share (cut), or half a unit more (rounded). "
    "Wrong only under a printed total of 100%, with every cell read, and by ten percentage points "
    "at most; or where two or more other lines of the table with as many parts come to 100%, and "
    "no other does not.",
    "at least three shares are not zero",
    shares_make_all,
)
SHARES_IN_TIME_AND_LATE = Rule(
    "shares_in_time_and_late",
    "percent_mismatch",
    "The shares of answers within and outside one limit against 100%.",
    "A unit of the printed decimals less for each share, or half a unit more. More than 100% is "
    "wrong, by ten percentage points at most; less is no check, as others may still wait.",
    "both are more than zero",
    shares_in_time_and_late,
)
