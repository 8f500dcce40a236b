"""Shares in which fault was found against upheld and partly upheld beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.checking.bases import MIN_FOREIGN_WITNESSES, count_of, fits
from extractor.checking.checks import Finding, Material, Rule, tables_of, with_dimensions
from extractor.checking.merge import Figure, figures_with
from extractor.checking.wording import share_in_words

MOST_FIT = Decimal("0.6")
"""Part of a column's shares that must fit a base before the others are wrong."""

_WITH_FAULT = ("upheld", "partially_upheld")


@dataclass(frozen=True, slots=True)
class _Share:
    """A share with fault: its figure, the figures of upheld and partly upheld, and what it may be
    of, by name."""

    figure: int
    beside: tuple[int, ...]
    fault: Decimal
    bases: dict[str, Decimal]


def shares_with_fault(material: Material) -> Iterator[Finding]:
    """A column of shares with fault against upheld and partly upheld beside them.

    What the shares are of (received, or decided) is not printed: the base that most rows of the
    table fit is theirs.
    """
    columns: defaultdict[int, list[_Share]] = defaultdict(list)
    for share in _shares(material):
        for table in tables_of(material.figures[share.figure]):
            columns[table].append(share)
    for column in columns.values():
        yield from _of_best_base(material.figures, column)


def _shares(material: Material) -> Iterator[_Share]:
    decided: defaultdict[tuple[Hashable, ...], dict[str, int]] = defaultdict(dict)
    for index, figure in material.having("count", "outcomes"):
        if figure.dimensions.outcome:
            decided[with_dimensions(figure, outcome=None)].setdefault(
                figure.dimensions.outcome, index
            )
    counts = {
        outcome_key: {o: count_of(material.figures[i]) for o, i in beside.items()}
        for outcome_key, beside in decided.items()
    }
    for index, figure in figures_with(material.figures, "outcomes"):
        if figure.dimensions.outcome != "fault_found" or "percent" not in figure.measures:
            continue
        key = with_dimensions(figure, outcome=None)
        count = counts.get(key, {})
        if figure.qualifiers or not set(_WITH_FAULT) <= count.keys():
            continue
        every = (n for o, n in count.items() if o not in ("total", "fault_found"))
        bases = {"made up": sum(every, Decimal(0))}
        if "total" in count:
            bases["total"] = count["total"]
        received = material.received_of(figure, outcome=None)
        if received:
            bases["received"] = count_of(material.figures[received[0]])
        beside = tuple(decided[key][outcome] for outcome in _WITH_FAULT)
        fault = sum((count[outcome] for outcome in _WITH_FAULT), Decimal(0))
        yield _Share(index, beside, fault, bases)


def _of_best_base(figures: Sequence[Figure], column: Sequence[_Share]) -> Iterator[Finding]:
    fitting: defaultdict[str, set[int]] = defaultdict(set)
    for share in column:
        for name, base in share.bases.items():
            if base > 0 and fits(figures[share.figure].measures["percent"], share.fault, base):
                fitting[name].add(share.figure)
    most, best = max(((len(found), name) for name, found in fitting.items()), default=(0, ""))
    if most < MIN_FOREIGN_WITNESSES or most < MOST_FIT * len(column):
        return
    for share in column:
        base = share.bases.get(best, Decimal(0))
        if base <= 0:
            continue
        figure = figures[share.figure]
        holds = share.figure in fitting[best]
        if not holds or 0 < share.fault < base:
            yield Finding(
                holds,
                share_in_words(figure, share.fault, base),
                figure.sources[0].page,
                (share.figure, *share.beside) if holds else (share.figure,),
            )


SHARE_WITH_FAULT = Rule(
    "share_with_fault",
    "percent_mismatch",
    "The share of complaints in which fault was found against the numbers upheld and partly upheld "
    "beside it.",
    "Rounded or cut at the printed decimals. What the shares are of is the count that at least "
    "three and 60% of the column fit; where there is none no check is made.",
    "the count is neither none nor all of the complaints",
    shares_with_fault,
)
