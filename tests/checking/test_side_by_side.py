"""What a report says of one year takes nothing from what it says of another, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

import pytest

from extractor.checking.checks import Check
from extractor.checking.merge import Figure
from tests.checking.made import made_by
from tests.checking.rule_cases import CASES

MakeFigure = Callable[..., Figure]

ACROSS_YEARS = ("escalation_rate",)
"""Rules that hold the years of a report together: rates bear witness for those of other years."""

BLOCK_YEARS, BLOCK_PAGES, BLOCK_TABLES = 5, 10, 10
"""So many of each one case may speak of."""


def moved(figures: Sequence[Figure], by: int) -> list[Figure]:
    """The figures for earlier years, on later pages and in other tables."""

    def earlier(year: str | None) -> str | None:
        if year is None:
            return None
        first = int(year[:4]) - by * BLOCK_YEARS
        return f"{first}/{(first + 1) % 100:02d}"

    return [
        replace(
            figure,
            dimensions=replace(figure.dimensions, year=earlier(figure.dimensions.year)),
            sources=tuple(
                replace(
                    source,
                    page=source.page + by * BLOCK_PAGES,
                    table=None if source.table is None else source.table + by * BLOCK_TABLES,
                )
                for source in figure.sources
            ),
        )
        for figure in figures
    ]


def blocks(make: MakeFigure) -> list[list[Figure]]:
    """The figures of every rule's cases, each for years of their own."""
    places = count()
    return [
        moved(case.figures(make), next(places))
        for cases in CASES.values()
        for case in cases
        if case.figures(make)
    ]


def told(checks: Sequence[Check], figures: Sequence[Figure]) -> list[tuple[bool, str, list[int]]]:
    return sorted(
        (made.holds, made.message, [id(figures[i]) for i in made.figures]) for made in checks
    )


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("rule", [rule for rule in CASES if rule not in ACROSS_YEARS])
def test_cases_of_other_years_change_nothing(
    figure: MakeFigure, rule: str, backwards: bool
) -> None:
    apart = blocks(figure)
    if backwards:
        apart.reverse()
    together = [one for block in apart for one in block]
    alone = [found for block in apart for found in told(made_by(rule, block), block)]
    assert told(made_by(rule, together), together) == sorted(alone)
