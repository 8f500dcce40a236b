"""Numbers that cannot be at all: shares over the whole, years to come, fortunes paid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checking.checks import Finding, Material, Rule
from extractor.checking.wording import describe, value_of

EARLIEST_YEAR = 1990
"""First year of a financial year that a report may speak of: before it the law had no procedure."""

LATEST_YEARS_AFTER = 1
"""A report is written in the year after its own and may look at that one's first months."""

LARGEST_AMOUNT_GBP = Decimal(1_000_000)
"""A council's compensation for complaints in a year stays far below."""


def share_within_whole(material: Material) -> Iterator[Finding]:
    """Shares of outcomes, of responses and of cuts. (A rate of change or escalation may be more
    than all.)"""
    for index, figure in enumerate(material.figures):
        if figure.family not in ("outcomes", "timeliness", "breakdowns"):
            continue
        if figure.measures.get("percent", Decimal(0)) > 100:
            page = figure.sources[0].page
            yield Finding(
                False,
                f"{describe(figure)}: a share of {value_of(figure, 'percent')}, page {page}",
                page,
                (index,),
            )


def year_in_range(material: Material) -> Iterator[Finding]:
    """Financial years with the first year of the procedure and the year of the report."""
    year = material.report_year
    latest = int(year[:4]) + LATEST_YEARS_AFTER if year else None
    for index, figure in enumerate(material.figures):
        said = figure.dimensions.year
        first = int(said[:4]) if said else EARLIEST_YEAR
        if first < EARLIEST_YEAR or (latest is not None and first > latest):
            page = figure.sources[0].page
            beside = f" in a report for {year}" if year else ""
            yield Finding(
                False,
                f"{describe(figure)}: a figure for {said}{beside}, page {page}",
                page,
                (index,),
            )


def amount_in_range(material: Material) -> Iterator[Finding]:
    """Money with what a council may pay."""
    for index, figure in enumerate(material.figures):
        if figure.measures.get("amount_gbp", Decimal(0)) > LARGEST_AMOUNT_GBP:
            page = figure.sources[0].page
            yield Finding(
                False,
                f"{describe(figure)}: {value_of(figure, 'amount_gbp')}, page {page}",
                page,
                (index,),
            )


SHARE_WITHIN_WHOLE = Rule(
    "share_within_whole",
    "implausible",
    "A share of outcomes, of responses or of a cut against the whole.",
    "At most 100%. What holds is not recorded: it compares nothing that the report prints.",
    None,
    share_within_whole,
)
YEAR_IN_RANGE = Rule(
    "year_in_range",
    "implausible",
    "A figure's year against the year of the report.",
    f"From {EARLIEST_YEAR} to the year after the report's. What holds is not recorded.",
    None,
    year_in_range,
)
AMOUNT_IN_RANGE = Rule(
    "amount_in_range",
    "implausible",
    "An amount paid against what councils pay.",
    f"At most £{LARGEST_AMOUNT_GBP:,}. What holds is not recorded.",
    None,
    amount_in_range,
)
