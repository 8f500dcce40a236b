"""Headers that the cells below them contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.checking.bases import fits, have_common_base
from extractor.checking.discrepancies import Discrepancy, describe, first_page, number, value_of
from extractor.checking.merge import Figure, figures_with, same_thing
from extractor.reading.claims import HeaderConflict


def header_conflicts(
    figures: Sequence[Figure], conflicts: Iterable[HeaderConflict]
) -> Iterable[Discrepancy]:
    """What the reading of tables saw, with the figures of the cells that it concerns."""
    for conflict in conflicts:
        cells = set(conflict.cells)
        concerned = tuple(
            index
            for index, figure in enumerate(figures)
            if any(s.table == conflict.table and (s.row, s.column) in cells for s in figure.sources)
        )
        yield Discrepancy("header_conflict", conflict.message, conflict.page, concerned)


def totals_that_are_counts(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A column headed as the number of responses that holds the number in time.

    The responses of one stage are as many whatever the limit. Where a table prints other "totals"
    for each limit, whose shares no whole number of them makes up, while as numbers in time all are
    of one number, the header is wrong.
    """
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if not {"total", "percent"} <= values.keys() or "count" in values or figure.qualifiers:
            continue
        any_limit = replace(figure.dimensions, timescale_days=None)
        for table in {s.table for s in figure.sources if s.table is not None}:
            groups[table, same_thing(replace(figure, dimensions=any_limit))].append(index)
    for group in groups.values():
        pairs = [(figures[i].measures["total"], figures[i].measures["percent"]) for i in group]
        if len({total for total, _ in pairs}) < 2 or all(_is_possible(*pair) for pair in pairs):
            continue
        if have_common_base(pairs):
            said = " and ".join(
                f"{value_of(figures[i], 'percent')} beside {number(figures[i].measures['total'])} "
                f"({figures[i].dimensions.timescale_days} working days)"
                for i in group
            )
            page = first_page(figures[i] for i in group)
            anything = replace(
                figures[group[0]],
                dimensions=replace(figures[group[0]].dimensions, timescale_days=None),
            )
            yield Discrepancy(
                "header_conflict",
                f"{describe(anything)}: the numbers headed as all responses are those in time: "
                f"{said}, page {page}",
                page,
                tuple(group),
            )


def _is_possible(total: Decimal, percent: Decimal) -> bool:
    """Whether some whole number is ``percent`` of ``total``."""
    if total <= 0:
        return True
    near = total * percent / 100
    counts = (near.to_integral_value(ROUND_FLOOR), near.to_integral_value(ROUND_CEILING))
    return any(fits(percent, count, total) for count in counts)
