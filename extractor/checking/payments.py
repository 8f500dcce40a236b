"""Compensation: the payments listed against the amount paid in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from extractor.checking.checks import Finding, Material, Rule
from extractor.checking.merge import Figure, plain_label
from extractor.checking.wording import describe, first_page, value_of
from extractor.reading.claims import Source

LEAST_PAYMENTS = 2
"""One payment is no list."""


def payments_and_total(material: Material) -> Iterator[Finding]:
    """Payments that one table or one page's sentences list with the amount for the year.

    A list may leave payments out: unless the number of payments is printed with the total, only
    more than the total is wrong.
    """
    figures = material.figures
    totals: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    listed: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("amount_gbp", "compensation"):
        key = _of(figure)
        if figure.dimensions.scope == "payment":
            for place in {_place(source) for source in figure.sources}:
                listed[(place, *key)].append(index)
        elif figure.reason is None:
            totals[key].append(index)
    for (_, *rest), payments in listed.items():
        whole = totals.get(tuple(rest), [])
        if len(whole) != 1 or len(payments) < LEAST_PAYMENTS:
            continue
        amounts = [figures[i].measures["amount_gbp"] for i in payments]
        made, total = sum(amounts, Decimal(0)), figures[whole[0]].measures["amount_gbp"]
        complete = figures[whole[0]].measures.get("cases") == len(payments)
        if made != total and not complete and made < total:
            continue
        page = first_page(figures[i] for i in (*payments, whole[0]))
        yield Finding(
            made == total,
            f"{describe(figures[whole[0]])}: {_terms(figures, payments)} = £{made:f}, total "
            f"printed {value_of(figures[whole[0]], 'amount_gbp')}, page {page}",
            page,
            (*payments, whole[0]),
        )


def _of(figure: Figure) -> tuple[Hashable, ...]:
    dims = figure.dimensions
    service = plain_label(dims.service_area) if dims.service_area else None
    return dims.year, dims.quarter, dims.stage, dims.procedure, service


def _place(source: Source) -> tuple[str, int]:
    return ("page", source.page) if source.table is None else ("table", source.table)


def _terms(figures: Sequence[Figure], payments: Sequence[int]) -> str:
    return " + ".join(value_of(figures[i], "amount_gbp") for i in payments)


PAYMENTS_AND_TOTAL = Rule(
    "payments_and_total",
    "total_mismatch",
    "The payments that a table or a page lists against the amount paid in the year.",
    "Exact. Less than the total is wrong only where the number of payments printed with it is that "
    "of the list; a list may leave payments out.",
    "there are at least two payments",
    payments_and_total,
)
