"""Shares against their counts: a printed percentage that no rounding explains.

A share is checked only where its base is known with good evidence: the number of responses printed
beside it, a total that its neighbours make up, or a count for which most of its neighbours' shares
come out right while no other count would explain them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from extractor.checking.discrepancies import Discrepancy, describe, number, value_of
from extractor.checking.lines import cell_lines, lines_of_tables
from extractor.checking.merge import Figure, figures_with, same_thing

MIN_WITNESSES = 2
"""So many shares of a line must fit a base of its own table before one that does not is wrong."""

MIN_FOREIGN_WITNESSES = 3
"""The same for a base from elsewhere in the report."""

WITNESS_SHARE = 0.5
"""And at least this part of all the line's shares must fit it."""

NEAR_POINTS = Decimal(5)
"""Rates of escalation off by more, in percentage points, are of something else than was thought."""


@dataclass(frozen=True, slots=True)
class Base:
    """What shares may be of: a count, the figure that prints it if any, and whether the shares' own
    counts add up to it."""

    value: Decimal
    figure: int | None
    made_up: bool


def fits(percent: Decimal, count: Decimal, base: Decimal) -> bool:
    """Whether ``percent`` is ``count`` of ``base`` as printed: rounded either way at the half, or
    cut.

    The printed decimals are the precision; a rate of 22.1 must be right to a tenth.
    """
    exact = Decimal(100) * count / base
    low, high = _printed_range(percent)
    return low <= exact < high


def _printed_range(percent: Decimal) -> tuple[Decimal, Decimal]:
    """The exact shares that are printed as ``percent``: from half a unit below to less than a unit
    above."""
    unit = Decimal(1).scaleb(int(percent.as_tuple().exponent)) if percent % 1 else Decimal(1)
    return percent - unit / 2, percent + unit


def have_common_base(shares: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether one whole number of complaints explains all (count, percent) pairs."""
    least, most = Decimal(1), Decimal("Infinity")
    for count, percent in shares:
        low, high = _printed_range(percent)
        if count == 0:
            if low > 0:
                return False
            continue
        least = max(least, (100 * count / high).to_integral_value(ROUND_FLOOR) + 1)
        if low > 0:
            most = min(most, (100 * count / low).to_integral_value(ROUND_FLOOR))
    return least <= most


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
        if not 0 < values["total"] >= values["count"]:
            continue
        if not fits(values["percent"], values["count"], values["total"]):
            yield _mismatch(figures, index, values["total"], (index,))


def _of_totals(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Lines of a table that print shares beside counts."""
    received = _received(figures)
    for parts, total in [*_table_lines(figures), *_timeliness_lines(figures)]:
        shares = [i for i in parts if _has_exact_share(figures[i])]
        if len(shares) < MIN_WITNESSES:
            continue
        made_up = sum((_count(figures[i]) for i in parts), Decimal(0))
        bases = [Base(made_up, None, False)]
        if total is not None:
            value = _count(figures[total])
            bases.insert(0, Base(value, total, value == made_up))
        foreign = [
            Base(_count(figures[i]), i, False)
            for i in received.get(figures[shares[0]].dimensions.year, ())
        ]
        base = _borne_out(figures, shares, bases, MIN_WITNESSES) or _borne_out(
            figures, shares, foreign, MIN_FOREIGN_WITNESSES
        )
        if base is None:
            continue
        for index in shares:
            if not _fits_in(figures[index], base.value):
                named = (index,) if base.figure is None else (index, base.figure)
                yield _mismatch(figures, index, base.value, named)


def _table_lines(figures: Sequence[Figure]) -> list[tuple[tuple[int, ...], int | None]]:
    lines = [*lines_of_tables(figures), *cell_lines(figures)]
    # first the lines whose total is printed: they prove most
    lines.sort(key=lambda line: line.total is None)
    return [(line.parts, line.total) for line in lines]


def _timeliness_lines(figures: Sequence[Figure]) -> list[tuple[tuple[int, ...], int | None]]:
    """Counts and shares of responses by time taken, table by table: all are of the responses."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        dims = figure.dimensions
        for table in {s.table for s in figure.sources if s.table is not None}:
            key = (table, dims.year, dims.quarter, dims.procedure, dims.stage, dims.service_area)
            groups[key].append(index)
    return [(tuple(members), None) for members in groups.values()]


def _received(figures: Sequence[Figure]) -> dict[str | None, list[int]]:
    """The exact counts of complaints received, by year."""
    found: defaultdict[str | None, list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "stage_counts"):
        received = figure.dimensions.event in (None, "received", "completed")
        if received and "count" in figure.measures and not figure.qualifiers:
            found[figure.dimensions.year].append(index)
    return found


def _borne_out(
    figures: Sequence[Figure], shares: Sequence[int], bases: Sequence[Base], least: int
) -> Base | None:
    """The base that most shares fit, at least ``least`` and half of them; None if there is none.

    Unless the counts make up the base, it is borne out only if no other number explains all shares.
    """
    telling = [i for i in shares if _count(figures[i]) > 0]
    bases = [base for base in bases if base.value > 0]
    witnesses = [sum(_fits_in(figures[i], base.value) for i in telling) for base in bases]
    most = max(witnesses, default=0)
    if most < max(least, WITNESS_SHARE * len(telling)):
        return None
    base = bases[witnesses.index(most)]
    pairs = [(_count(figures[i]), figures[i].measures["percent"]) for i in shares]
    return base if base.made_up or not have_common_base(pairs) else None


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate of escalation: the figures of it, of the stage left and of the next one if used."""

    figure: int
    went_on: Decimal
    left: int
    after: int | None

    def named(self) -> tuple[int, ...]:
        """Every figure that the rate is checked by."""
        after = () if self.after is None else (self.after,)
        return (self.figure, self.left, *after)


def _escalation_rates(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Rates of escalation against the complaints that went on and those of the stage they left.

    What went on is printed with the rate or is the next stage's count. Reports give the rate for
    every service and year: if a stage's rates all come out near and some exactly, those that do not
    are wrong.
    """
    by_stage: defaultdict[str | None, list[_Rate]] = defaultdict(list)
    for rate in _rates(figures):
        by_stage[figures[rate.figure].dimensions.stage].append(rate)
    for rates in by_stage.values():
        exact = {rate: 100 * rate.went_on / _count(figures[rate.left]) for rate in rates}
        percents = {rate: figures[rate.figure].measures["percent"] for rate in rates}
        if any(abs(percents[rate] - exact[rate]) > NEAR_POINTS for rate in rates):
            continue
        wrong = [r for r in rates if not fits(percents[r], r.went_on, _count(figures[r.left]))]
        if len(rates) - len(wrong) >= MIN_WITNESSES:
            for rate in wrong:
                base = _count(figures[rate.left])
                yield _mismatch(figures, rate.figure, base, rate.named(), rate.went_on)


def _rates(figures: Sequence[Figure]) -> Iterable[_Rate]:
    received: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for indices in _received(figures).values():
        for i in indices:
            if figures[i].dimensions.event != "completed":
                received[same_thing(figures[i])].append(i)
    # a count that is printed with two values proves nothing
    counts = {thing: indices[0] for thing, indices in received.items() if len(indices) == 1}
    for index, figure in figures_with(figures, "stage_counts"):
        stage = figure.dimensions.stage
        if figure.dimensions.event != "escalated" or "percent" not in figure.measures:
            continue
        left = counts.get(_received_at(figure, stage))
        if left is None or figure.qualifiers or _count(figures[left]) == 0:
            continue
        after = counts.get(_received_at(figure, _NEXT_STAGE.get(stage or "")))
        if "count" in figure.measures:
            yield _Rate(index, _count(figure), left, None)
        elif after is not None:
            yield _Rate(index, _count(figures[after]), left, after)


_NEXT_STAGE = {"stage_1": "stage_2", "stage_2": "stage_3"}


def _received_at(figure: Figure, stage: str | None) -> tuple[Hashable, ...]:
    """What the complaints received at a stage, otherwise as in ``figure``, are compared by."""
    dimensions = replace(figure.dimensions, stage=stage, event="received")
    return same_thing(replace(figure, dimensions=dimensions))


def _fits_in(figure: Figure, base: Decimal) -> bool:
    return fits(figure.measures["percent"], _count(figure), base)


def _has_exact_share(figure: Figure) -> bool:
    return {"count", "percent"} <= figure.measures.keys() and not figure.qualifiers


def _count(figure: Figure) -> Decimal:
    return figure.measures["count"]


def _mismatch(
    figures: Sequence[Figure],
    index: int,
    base: Decimal,
    named: tuple[int, ...],
    count: Decimal | None = None,
) -> Discrepancy:
    figure = figures[index]
    count = _count(figure) if count is None else count
    exact = (Decimal(100) * count / base).quantize(Decimal("0.01"))
    page = figure.sources[0].page
    return Discrepancy(
        "percent_mismatch",
        f"{describe(figure)}: {number(count)} of {number(base)} is {number(exact)}%, "
        f"printed {value_of(figure, 'percent')}, page {page}",
        page,
        named,
    )
