"""Headers that their columns contradict."""

from __future__ import annotations

from collections.abc import Callable

from extractor.checking.merge import Figure
from extractor.reading.claims import HeaderConflict
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]


def test_a_header_conflict_names_the_figures_of_its_cells(figure: MakeFigure) -> None:
    figures = [figure(count=1, at=(0, 1, 1)), figure(count=2, at=(0, 2, 2), stage="stage_1")]
    conflict = HeaderConflict(0, 9, "the third column is headed 19/19", ((2, 2), (3, 2)))
    [found] = discrepancies_in(figures, [conflict])
    assert (found.kind, found.page, found.figures) == ("header_conflict", 9, (1,))


def limits(make: MakeFigure, *rows: tuple[int, int, int]) -> list[Figure]:
    """Rows of limit in days, "total" and percentage."""
    return [
        make(
            "timeliness",
            stage="stage_1",
            status="within",
            timescale_days=days,
            total=total,
            percent=percent,
            at=(0, row, 1),
        )
        for row, (days, total, percent) in enumerate(rows)
    ]


def test_a_total_for_each_limit_is_the_number_in_time(figure: MakeFigure) -> None:
    # 15 and 28 are 42% and 78% of 36
    [found] = discrepancies_in(limits(figure, (10, 15, 42), (20, 28, 78)))
    assert (found.kind, found.figures) == ("header_conflict", (0, 1))


def test_totals_that_are_totals(figure: MakeFigure) -> None:
    def kinds(*rows: tuple[int, int, int]) -> list[str]:
        return [found.kind for found in discrepancies_in(limits(figure, *rows))]

    assert kinds((10, 36, 42), (20, 36, 78)) == []
    # simple complaints have one limit, the complex ones another
    assert kinds((10, 20, 45), (20, 40, 85)) == []
    # of no common number either
    assert kinds((10, 15, 42), (20, 28, 90)) == []
    assert kinds((10, 15, 42)) == []
