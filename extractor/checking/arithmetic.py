"""The check step: everything in which a report contradicts itself, named and never corrected.

Each rule is a function from figures to discrepancies. Few false alarms matter more than many finds:
a check that cannot be made with good evidence is not a discrepancy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal

from extractor.checking.conflicts import conflicting_values
from extractor.checking.discrepancies import Discrepancy, describe, number, value_of
from extractor.checking.headers import header_conflicts, totals_that_are_counts
from extractor.checking.merge import Figure, figures_with, plain_label
from extractor.checking.shares import check_shares
from extractor.checking.totals import check_cuts, check_totals
from extractor.checking.wholes import check_wholes
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
        *totals_that_are_counts(figures),
        *conflicting_values(figures),
        *check_totals(figures),
        *check_cuts(figures),
        *check_shares(figures),
        *check_wholes(figures),
        *more_within_than_responses(figures),
        *shares_over_the_whole(figures),
        *outcomes_above_stage_count(figures),
        *out_of_range(figures, report_year),
    ]
    return sorted(found, key=lambda discrepancy: discrepancy.page)


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
    course; nor where several kinds of decision exceed a count each, which is then of something
    else. Where the stage's count is printed with several values, the largest is the one exceeded.
    """
    received: dict[tuple[Hashable, ...], int] = {}
    for index, figure in figures_with(figures, "stage_counts"):
        if figure.dimensions.event not in (None, "received") or "count" not in figure.measures:
            continue
        key = _population(figure)
        best = received.get(key)
        if best is None or figures[best].measures["count"] < figure.measures["count"]:
            received[key] = index
    above: defaultdict[int, list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "outcomes"):
        if figure.dimensions.stage in (None, "ombudsman") or figure.qualifiers:
            continue
        stage_count = received.get(_population(figure))
        if stage_count is None or figures[stage_count].qualifiers:
            continue
        if figure.measures.get("count", Decimal(0)) > figures[stage_count].measures["count"]:
            above[stage_count].append(index)
    for stage_count, indices in above.items():
        if len({figures[i].dimensions.outcome for i in indices} - {"total"}) > 1:
            continue
        base = figures[stage_count].measures["count"]
        for index in indices:
            figure, page = figures[index], figures[index].sources[0].page
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: {number(figure.measures['count'])} outcomes, "
                f"{number(base)} received (page {figures[stage_count].sources[0].page}), "
                f"page {page}",
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
