"""The check step: everything in which a report contradicts itself, named and never corrected.

Each rule is a function from figures to discrepancies. Few false alarms matter more than many finds:
a check that cannot be made with good evidence is not a discrepancy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal

from extractor.checking.bases import fits
from extractor.checking.discrepancies import (
    Discrepancy,
    describe,
    first_page,
    number,
    value_of,
)
from extractor.checking.merge import Figure, figures_with, plain_label, same_thing
from extractor.checking.shares import check_shares
from extractor.checking.totals import check_cuts, check_totals
from extractor.reading.claims import HeaderConflict

__all__ = ["Discrepancy", "check"]

EARLIEST_YEAR = 1990
"""First year of a financial year that a report may speak of: before it the law had no procedure."""

LARGEST_AMOUNT_GBP = Decimal(1_000_000)
"""A council's compensation for complaints in a year stays far below."""


def check(
    figures: Sequence[Figure],
    conflicts: Sequence[HeaderConflict] = (),
    report_year: str | None = None,
) -> list[Discrepancy]:
    """All discrepancies, by page. ``report_year`` is the financial year the report is about."""
    found = [
        *header_conflicts(figures, conflicts),
        *conflicting_values(figures),
        *check_totals(figures),
        *check_cuts(figures),
        *check_shares(figures),
        *more_within_than_responses(figures),
        *shares_over_the_whole(figures),
        *outcomes_above_stage_count(figures),
        *out_of_range(figures, report_year),
    ]
    return sorted(found, key=lambda discrepancy: discrepancy.page)


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


MAX_RATIO = Decimal(2)
"""Values of one figure further apart than this differ in a dimension that went unread: a report
that contradicts itself is off by a few, by a rounding or by a transposed digit."""


def conflicting_values(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """The same figure printed with two different values.

    Not with one that is the other rounded or cut ("13.3%" and "13%"), a bound or an approximation;
    nor where the two stand in one table or one sentence, or three and more values are about: then
    they are of different things, told apart by words that went unread.
    """
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if figure.dimensions.scope != "payment":
            groups[same_thing(figure)].append(index)
    for group in groups.values():
        measures = sorted({name for i in group for name in figures[i].measures})
        for measure in measures:
            having = [i for i in group if measure in figures[i].measures]
            named = tuple(
                i
                for i in having
                if any(_contradict(figures[i], figures[j], measure) for j in having)
            )
            if len({figures[i].measures[measure] for i in named}) == 2:
                yield _conflict(figures, named, measure)


def _contradict(one: Figure, other: Figure, measure: str) -> bool:
    if measure in one.qualifiers or measure in other.qualifiers:
        return False
    if measure == "percent" and plain_label(one.percent_of or "") != plain_label(
        other.percent_of or ""
    ):
        return False
    if _places(one) & _places(other):
        return False
    low, high = sorted((one.measures[measure], other.measures[measure]))
    return high <= MAX_RATIO * low and not (_restates(low, high) or _restates(high, low))


def _places(figure: Figure) -> set[tuple[int, str]]:
    """The tables and sentences that a figure is printed in."""
    return {
        (source.page, source.text) if source.table is None else (source.table, "table")
        for source in figure.sources
    }


def _restates(coarse: Decimal, fine: Decimal) -> bool:
    """Whether ``coarse`` is ``fine`` with fewer decimals, rounded or cut; a whole number only of a
    number with decimals."""
    if coarse == fine:
        return True
    decimals = -int(coarse.as_tuple().exponent)
    if -int(fine.as_tuple().exponent) <= max(decimals, 0):
        return False
    return fits(coarse, fine, Decimal(100))


def _conflict(figures: Sequence[Figure], named: tuple[int, ...], measure: str) -> Discrepancy:
    values = " and ".join(
        f"{value_of(figures[i], measure)} (page {figures[i].sources[0].page})" for i in named
    )
    concerned = [figures[i] for i in named]
    return Discrepancy(
        "conflicting_values",
        f"{describe(concerned[0])}: {measure.replace('_', ' ')} printed as {values}",
        first_page(concerned),
        named,
    )


def more_within_than_responses(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """More answers in time than answers."""
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if figure.qualifiers or not {"count", "total"} <= values.keys():
            continue
        if values["count"] > values["total"]:
            page = figure.sources[0].page
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: {number(values['count'])} of only "
                f"{number(values['total'])} responses, page {page}",
                page,
                (index,),
            )


def shares_over_the_whole(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A share of outcomes or of responses above 100%. (A rate of change or escalation may be.)"""
    for index, figure in enumerate(figures):
        if figure.family not in ("outcomes", "timeliness", "breakdowns"):
            continue
        if figure.measures.get("percent", Decimal(0)) > 100:
            page = figure.sources[0].page
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: a share of {value_of(figure, 'percent')}, page {page}",
                page,
                (index,),
            )


def outcomes_above_stage_count(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """More decisions of one kind, or of all kinds, than complaints at that stage.

    Not for the Ombudsman, who decides in one year what came in the year before as a matter of
    course. Where the stage's count is printed with several values, the largest is the one exceeded.
    """
    received: dict[tuple[Hashable, ...], int] = {}
    for index, figure in figures_with(figures, "stage_counts"):
        if figure.dimensions.event not in (None, "received") or "count" not in figure.measures:
            continue
        key = _population(figure)
        best = received.get(key)
        if best is None or figures[best].measures["count"] < figure.measures["count"]:
            received[key] = index
    for index, figure in figures_with(figures, "outcomes"):
        if figure.dimensions.stage in (None, "ombudsman") or figure.qualifiers:
            continue
        stage_count = received.get(_population(figure))
        if stage_count is None or figures[stage_count].qualifiers:
            continue
        decided = figure.measures.get("count", Decimal(0))
        base = figures[stage_count].measures["count"]
        if decided > base:
            page = figure.sources[0].page
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: {number(decided)} outcomes, {number(base)} received "
                f"(page {figures[stage_count].sources[0].page}), page {page}",
                page,
                (index, stage_count),
            )


def _population(figure: Figure) -> tuple[Hashable, ...]:
    """The complaints a figure is about, whatever is said of them."""
    dims = figure.dimensions
    return (
        dims.year,
        dims.quarter,
        dims.procedure,
        dims.stage,
        plain_label(dims.service_area) if dims.service_area else None,
        plain_label(dims.subgroup) if dims.subgroup else None,
        dims.contact or "complaint",
    )


LATEST_YEARS_AFTER = 1
"""A report is written in the year after its own and may look at that one's first months."""


def out_of_range(figures: Sequence[Figure], report_year: str | None) -> Iterable[Discrepancy]:
    """A year before any procedure or after the report was written, or more than a council pays."""
    latest = int(report_year[:4]) + LATEST_YEARS_AFTER if report_year else None
    for index, figure in enumerate(figures):
        page = figure.sources[0].page
        year = figure.dimensions.year
        first = int(year[:4]) if year else EARLIEST_YEAR
        if first < EARLIEST_YEAR or (latest is not None and first > latest):
            beside = f" in a report for {report_year}" if report_year else ""
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: a figure for {year}{beside}, page {page}",
                page,
                (index,),
            )
        if figure.measures.get("amount_gbp", Decimal(0)) > LARGEST_AMOUNT_GBP:
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: {value_of(figure, 'amount_gbp')}, page {page}",
                page,
                (index,),
            )
