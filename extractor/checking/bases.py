"""What printed shares are of: the number that explains them, if there is good evidence for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from extractor.checking.merge import Figure, figures_with
from extractor.records import record

MIN_WITNESSES = 2
"""So many shares of a line must fit a base of its own table before one that does not is wrong."""

MIN_FOREIGN_WITNESSES = 3
"""The same for a base from elsewhere in the report."""

WITNESS_SHARE = 0.5
"""And at least this part of all the line's shares must fit it."""


LEAST_BASE = 5
"""Of fewer complaints too many shares are one half or one third."""


@record()
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


def unit_of(percent: Decimal) -> Decimal:
    """The last printed decimal of a share: 1 for 42, 0.1 for 42.5."""
    return Decimal(1).scaleb(int(percent.as_tuple().exponent)) if percent % 1 else Decimal(1)


def _printed_range(percent: Decimal) -> tuple[Decimal, Decimal]:
    """The exact shares that are printed as ``percent``: from half a unit below to less than a unit
    above."""
    unit = unit_of(percent)
    return percent - unit / 2, percent + unit


def least_base(count: Decimal, percent: Decimal) -> Decimal:
    """The fewest complaints of which ``count`` are ``percent`` as printed."""
    _, high = _printed_range(percent)
    return (100 * count / high).to_integral_value(ROUND_FLOOR) + 1


def have_common_base(shares: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether one whole number of complaints explains all (count, percent) pairs."""
    least, most = Decimal(1), Decimal("Infinity")
    for count, percent in shares:
        low, _ = _printed_range(percent)
        if count == 0:
            if low > 0:
                return False
            continue
        least = max(least, least_base(count, percent))
        if low > 0:
            most = min(most, (100 * count / low).to_integral_value(ROUND_FLOOR))
    return least <= most


def base_of_shares(
    figures: Sequence[Figure], parts: Sequence[int], total: int | None
) -> Base | None:
    """What the shares of a line's counted parts are of, or None where that is not known.

    The line's printed total is tried first, then what its parts add up to, then every count of
    complaints received in the shares' year.
    """
    shares = [i for i in parts if has_exact_share(figures[i])]
    if len(shares) < MIN_WITNESSES:
        return None
    made_up = sum((count_of(figures[i]) for i in parts), Decimal(0))
    own = [Base(made_up, None, False)]
    if total is not None:
        value = count_of(figures[total])
        own.insert(0, Base(value, total, value == made_up))
    base = _borne_out(figures, shares, own, MIN_WITNESSES)
    if base is not None:
        return base
    year = figures[shares[0]].dimensions.year
    foreign = [Base(count_of(figures[i]), i, False) for i in received(figures).get(year, ())]
    return _borne_out(figures, shares, foreign, MIN_FOREIGN_WITNESSES)


def is_telling_share(count: Decimal, base: Decimal) -> bool:
    """Whether a share that comes out right says anything for its count: 0% is so of any number, and
    100% of one that stands there twice."""
    return 0 < count < base and base >= LEAST_BASE


def received(figures: Sequence[Figure]) -> dict[str | None, list[int]]:
    """The exact counts of complaints received, by year."""
    found: defaultdict[str | None, list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "stage_counts"):
        came_in = figure.dimensions.event in (None, "received", "completed")
        if came_in and "count" in figure.measures and not figure.qualifiers:
            found[figure.dimensions.year].append(index)
    return found


def _borne_out(
    figures: Sequence[Figure], shares: Sequence[int], bases: Sequence[Base], least: int
) -> Base | None:
    """The base that most shares fit, at least ``least`` and half of them; None if there is none.

    Unless the counts make up the base, it is borne out only if no other number explains all shares.
    """
    told = [(count_of(figures[i]), figures[i].measures["percent"]) for i in shares]
    telling = [(count, _printed_range(percent)) for count, percent in told if count > 0]
    bases = [base for base in bases if base.value > 0]
    witnesses = [
        sum(low <= 100 * count / base.value < high for count, (low, high) in telling)
        for base in bases
    ]
    most = max(witnesses, default=0)
    if most < max(least, WITNESS_SHARE * len(telling)):
        return None
    base = bases[witnesses.index(most)]
    return base if base.made_up or not have_common_base(told) else None


def has_exact_share(figure: Figure) -> bool:
    """Whether a figure prints count and share, both exactly."""
    return {"count", "percent"} <= figure.measures.keys() and not figure.qualifiers


def count_of(figure: Figure) -> Decimal:
    """The count of a figure that has one."""
    return figure.measures["count"]
