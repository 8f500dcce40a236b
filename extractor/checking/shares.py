"""Shares against their counts: a printed percentage that no rounding explains.

A share is checked only where its base is known with good evidence: the number of responses printed
beside it, or a total for which most of its neighbours' shares come out right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.checking.discrepancies import Discrepancy, describe, number, value_of
from extractor.checking.lines import Line, lines_of_tables
from extractor.checking.merge import Figure, figures_with, same_thing

MIN_WITNESSES = 2
"""So many other shares of a line must fit a base before one that does not is called wrong."""

WITNESS_SHARE = 0.5
"""And at least this part of all the line's shares must fit it."""


def fits(percent: Decimal, count: Decimal, base: Decimal) -> bool:
    """Whether ``percent`` is ``count`` of ``base`` as printed: rounded either way at the half, or
    cut.

    The printed decimals are the precision; a rate of 22.1 must be right to a tenth.
    """
    if base <= 0:
        return True
    unit = Decimal(1).scaleb(int(percent.as_tuple().exponent)) if percent % 1 else Decimal(1)
    exact = Decimal(100) * count / base
    rounded = abs(percent - exact) <= unit / 2
    cut = percent <= exact < percent + unit
    return rounded or cut


def check_shares(figures: Sequence[Figure]) -> list[Discrepancy]:
    """Every share that contradicts its count and a well known base."""
    found = list(_of_responses(figures))
    named = {index for discrepancy in found for index in discrepancy.figures}
    for discrepancy in [*_of_totals(figures), *_escalation_rates(figures)]:
        if discrepancy.figures[0] not in named:
            named.add(discrepancy.figures[0])
            found.append(discrepancy)
    return found


def _of_responses(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Timeliness: count and total are printed with the share."""
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if figure.qualifiers or not {"count", "total", "percent"} <= values.keys():
            continue
        if values["count"] <= values["total"] and not fits(
            values["percent"], values["count"], values["total"]
        ):
            yield _mismatch(figures, index, values["total"], (index,))


def _of_totals(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Lines of a table that print shares beside counts."""
    for line in lines_of_tables(figures):
        shares = [i for i in line.parts if _has_exact_share(figures[i])]
        base = _witnessed_base(figures, line, shares)
        if base is None:
            continue
        value, total = base
        for index in shares:
            if not _fits_in(figures[index], value):
                named = (index,) if total is None else (index, total)
                yield _mismatch(figures, index, value, named)


def _witnessed_base(
    figures: Sequence[Figure], line: Line, shares: Sequence[int]
) -> tuple[Decimal, int | None] | None:
    """The base that most shares of a line fit: its printed total, or else what its parts add up to.

    Returns the value and, for a printed total, its index; None where neither is borne out.
    """
    candidates: list[tuple[Decimal, int | None]] = []
    if line.total is not None:
        candidates.append((_count(figures[line.total]), line.total))
    candidates.append((sum((_count(figures[i]) for i in line.parts), Decimal(0)), None))
    telling = [i for i in shares if _count(figures[i]) > 0]
    witnesses = [sum(_fits_in(figures[i], base) for i in telling) for base, _ in candidates]
    most = max(witnesses)
    if most < max(MIN_WITNESSES, WITNESS_SHARE * len(telling)):
        return None
    return candidates[witnesses.index(most)]


def _escalation_rates(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A rate of escalation printed with its count, against the stage's complaints.

    Reports give the rate for every service and year, so that the others show what the base is.
    """
    received = {
        same_thing(figure): i
        for i, figure in figures_with(figures, "stage_counts")
        if figure.dimensions.event in (None, "received") and "count" in figure.measures
    }
    pairs: list[tuple[int, int]] = []
    for index, figure in figures_with(figures, "stage_counts"):
        if figure.dimensions.event != "escalated" or not _has_exact_share(figure):
            continue
        key = list(same_thing(figure))
        key[key.index("escalated")] = "received"
        base = received.get(tuple(key))
        if base is not None:
            pairs.append((index, base))
    wrong = [
        (index, base)
        for index, base in pairs
        if not fits(
            figures[index].measures["percent"], _count(figures[index]), _count(figures[base])
        )
    ]
    right = len(pairs) - len(wrong)
    if right >= MIN_WITNESSES and right >= WITNESS_SHARE * len(pairs):
        for index, base in wrong:
            yield _mismatch(figures, index, _count(figures[base]), (index, base))


def _fits_in(figure: Figure, base: Decimal) -> bool:
    return fits(figure.measures["percent"], _count(figure), base)


def _has_exact_share(figure: Figure) -> bool:
    return {"count", "percent"} <= figure.measures.keys() and not figure.qualifiers


def _count(figure: Figure) -> Decimal:
    return figure.measures["count"]


def _mismatch(
    figures: Sequence[Figure], index: int, base: Decimal, named: tuple[int, ...]
) -> Discrepancy:
    figure = figures[index]
    exact = (Decimal(100) * _count(figure) / base).quantize(Decimal("0.01"))
    page = figure.sources[0].page
    return Discrepancy(
        "percent_mismatch",
        f"{describe(figure)}: {number(_count(figure))} of {number(base)} is {number(exact)}%, "
        f"printed {value_of(figure, 'percent')}, page {page}",
        page,
        named,
    )
