"""What a rule is, what it is given and what it yields.

A rule compares numbers that the report prints. Each comparison that can be made is a check, whether
it holds or not; one that cannot be made (a part is missing, a base unknown, a number only a bound)
yields nothing. What does not hold is a discrepancy.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from extractor.checking.lines import Line, is_whole, lines_of_sentences, lines_of_tables
from extractor.checking.merge import Figure, figures_with, same_thing
from extractor.layout.blocks import Paragraph
from extractor.reading.claims import HeaderConflict, Source
from extractor.reading.quantities import find_number_words, find_quantities

Kind = Literal[
    "conflicting_values",
    "total_mismatch",
    "percent_mismatch",
    "header_conflict",
    "implausible",
    "ocr_disagreement",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison as a rule makes it; ``figures`` index the figures that were checked."""

    holds: bool
    message: str
    page: int
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison and the rule that made it. ``kind`` is the discrepancy that it is if it does not
    hold; ``figures`` index the figures that were checked."""

    rule: str
    kind: Kind
    holds: bool
    message: str
    page: int
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where the report contradicts itself; ``figures`` index the list that was checked."""

    kind: Kind
    message: str
    page: int
    figures: tuple[int, ...]
    rule: str


@dataclass(frozen=True)
class Material:
    """What is checked: a report's figures, what the reading of its tables saw in their headers, the
    financial year that it is about, and its paragraphs. What several rules look for is looked for
    once."""

    figures: Sequence[Figure]
    conflicts: Sequence[HeaderConflict] = ()
    report_year: str | None = None
    paragraphs: Sequence[Paragraph] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its tables."""
        return tuple(lines_of_tables(self.figures))

    @cached_property
    def sentence_lines(self) -> tuple[Line, ...]:
        """The lists in its sentences."""
        return tuple(lines_of_sentences(self.figures))

    def having(self, measure: str, *families: str) -> Iterator[tuple[int, Figure]]:
        """The figures that print ``measure`` exactly, with their indices; of all families if none
        is named."""
        for index, figure in enumerate(self.figures):
            if families and figure.family not in families:
                continue
            if measure in figure.measures and not figure.qualifiers:
                yield index, figure

    def whole_of(self, part: Figure, dimension: str) -> tuple[int, ...]:
        """The exact counts that cover all parts along a dimension, and otherwise count what
        ``part`` does: of all services, of the year, of all decisions, of all labels."""
        return self._wholes.get((dimension, *with_dimensions(part, **{dimension: None})), ())

    @cached_property
    def _wholes(self) -> dict[tuple[Hashable, ...], tuple[int, ...]]:
        found: dict[tuple[Hashable, ...], list[int]] = {}
        for index, figure in self.having("count", "stage_counts", "outcomes", "breakdowns"):
            for dimension in CUTS:
                has = CUTS[dimension] in (None, figure.family)
                if has and is_whole(figure, dimension):
                    key = (dimension, *with_dimensions(figure, **{dimension: None}))
                    found.setdefault(key, []).append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def came_in(self) -> dict[tuple[Hashable, ...], tuple[int, ...]]:
        """The exact counts of what was received, by what they count."""
        found: dict[tuple[Hashable, ...], list[int]] = {}
        for index, figure in figures_with(self.figures, "stage_counts"):
            received = figure.dimensions.event in (None, "received")
            if received and "count" in figure.measures and not figure.qualifiers:
                found.setdefault(with_dimensions(figure, event=None), []).append(index)
        return {thing: tuple(indices) for thing, indices in found.items()}

    def received_of(self, part: Figure, **changed: str | int | None) -> tuple[int, ...]:
        """The exact counts of complaints received of which ``part`` counts some; ``changed`` are
        the dimensions that say which, None for most."""
        whole = replace(part, family="stage_counts")
        return self.came_in.get(with_dimensions(whole, event=None, **changed), ())


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of check.

    ``about`` says what is compared with what; ``tolerance`` how far apart the numbers may be and
    what makes the comparison impossible. ``evidence`` says when a check that holds counts for
    its numbers: those that come out by chance are not yielded. It is None for a bound,
    which too many wrong numbers would keep as well. ``look`` makes the comparisons.
    """

    name: str
    kind: Kind
    about: str
    tolerance: str
    evidence: str | None
    look: Callable[[Material], Iterable[Finding]]

    def checks(self, material: Material) -> Iterator[Check]:
        """Every comparison of this kind that can be made."""
        for found in self.look(material):
            yield Check(self.name, self.kind, found.holds, found.message, found.page, found.figures)


CUTS = {"service_area": None, "quarter": None, "outcome": "outcomes", "label": "breakdowns"}
"""Dimensions along which reports cut complaints, and the one family that has them if one only."""

NEAR = Decimal("0.1")
"""Numbers of two places that are further apart, as a part of the larger, are of different
complaints."""

LEAST_SUM = Decimal(10)
"""A sum of less than this may come out by chance."""

LEAST_PARTS = 2
"""A sum of fewer parts that are not zero is no sum: 0 + 9 = 9."""


def is_telling_sum(parts: Iterable[Decimal]) -> bool:
    """Whether a sum that comes out right says anything for its parts."""
    counted = [part for part in parts if part != 0]
    return len(counted) >= LEAST_PARTS and sum(counted) >= LEAST_SUM


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers that are not the same may yet be of the same complaints."""
    return abs(one - other) <= NEAR * max(one, other)


def is_transposed(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ in nothing but two neighbouring digits that changed places, as
    typists do: 114 and 141."""
    first, second = f"{one:f}", f"{other:f}"
    if len(first) != len(second) or first == second:
        return False
    apart = [i for i, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )


def is_one_slip_off(parts: Iterable[Decimal], total: Decimal) -> bool:
    """Whether parts would come to their total if two digits of one of the numbers changed
    places."""
    counts = list(parts)
    over = sum(counts, Decimal(0)) - total
    if is_transposed(total, total + over):
        return True
    return any(is_transposed(n, n - over) for n in counts if n >= over)


def with_dimensions(figure: Figure, **dimensions: str | int | None) -> tuple[Hashable, ...]:
    """What the figure would be compared by with other dimensions."""
    return same_thing(figure, dimensions)


def tables_of(figure: Figure) -> set[int]:
    """The tables in which a figure is printed."""
    return {source.table for source in figure.sources if source.table is not None}


def prints(source: Source, *values: Decimal) -> bool:
    """Whether all ``values`` stand in what a source prints, in digits or in words."""
    printed = {
        quantity.value
        for find in (find_quantities, find_number_words)
        for quantity in find(source.text)
    }
    return printed.issuperset(values)
