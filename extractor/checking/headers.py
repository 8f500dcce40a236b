"""Headers that the cells below them contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.checking.bases import fits, have_common_base
from extractor.checking.checks import Finding, Material, Rule, tables_of, with_dimensions
from extractor.checking.merge import figures_with
from extractor.checking.wording import describe, first_page, number, value_of


def header_years(material: Material) -> Iterator[Finding]:
    """What the reading of tables saw, with the figures of the cells that it concerns."""
    for conflict in material.conflicts:
        cells = set(conflict.cells)
        concerned = tuple(
            index
            for index, figure in enumerate(material.figures)
            if any(s.table == conflict.table and (s.row, s.column) in cells for s in figure.sources)
        )
        yield Finding(False, conflict.message, conflict.page, concerned)


def totals_headed_responses(material: Material) -> Iterator[Finding]:
    """A column headed as the number of responses that holds the number in time.

    The responses of one stage are as many whatever the limit. Where a table prints other "totals"
    for each limit, whose shares no whole number of them makes up, while as numbers in time all are
    of one number, the header is wrong.
    """
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if not {"total", "percent"} <= values.keys() or "count" in values or figure.qualifiers:
            continue
        for table in tables_of(figure):
            groups[table, with_dimensions(figure, timescale_days=None)].append(index)
    for group in groups.values():
        pairs = [(figures[i].measures["total"], figures[i].measures["percent"]) for i in group]
        if len(pairs) < 2:
            continue
        one_total = len({total for total, _ in pairs}) == 1
        holds = one_total or all(_is_possible(*pair) for pair in pairs)
        if not holds and not have_common_base(pairs):
            continue
        said = " and ".join(
            f"{value_of(figures[i], 'percent')} beside {number(figures[i].measures['total'])} "
            f"({figures[i].dimensions.timescale_days} working days)"
            for i in group
        )
        page = first_page(figures[i] for i in group)
        dimensions = replace(figures[group[0]].dimensions, timescale_days=None)
        about = describe(replace(figures[group[0]], dimensions=dimensions))
        headed = (
            "the numbers headed as all responses may be that"
            if holds
            else "the numbers headed as all responses are those in time"
        )
        yield Finding(holds, f"{about}: {headed}: {said}, page {page}", page, tuple(group))


def _is_possible(total: Decimal, percent: Decimal) -> bool:
    """Whether some whole number is ``percent`` of ``total``."""
    if total <= 0:
        return True
    near = total * percent / 100
    counts = (near.to_integral_value(ROUND_FLOOR), near.to_integral_value(ROUND_CEILING))
    return any(fits(percent, count, total) for count in counts)


HEADER_YEARS = Rule(
    "header_years",
    "header_conflict",
    "The year in a table's caption or boxhead against its other columns and the sentence above it.",
    "Wrong where one year stands twice and the pattern of the other columns leaves one reading, or "
    "where the sentence gives the table's total to another year. What holds is not recorded.",
    None,
    header_years,
)
TOTALS_HEADED_RESPONSES = Rule(
    "totals_headed_responses",
    "header_conflict",
    "Numbers headed as all responses, one for each limit, against the shares in time beside them.",
    "Wrong only where they differ by limit, some share is of no whole number of them, and all "
    "could be numbers in time of one number of responses.",
    None,
    totals_headed_responses,
)
