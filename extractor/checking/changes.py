"""Changes from year to year that a sentence states beside the two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checking.bases import count_of, fits
from extractor.checking.checks import Finding, Material, Rule, with_dimensions
from extractor.checking.wording import describe, number
from extractor.reading.quantities import find_number_words, find_quantities

NEAR_POINTS = Decimal(10)
"""A change off by more, in percentage points, is of something else."""

LEAST_COUNT = Decimal(10)
"""Of fewer complaints a change of one is a tenth and more: writers round as they like."""

NEAR = Decimal("0.1")
"""A difference off by more, as a part of the earlier number, or by more than one, is of something
else."""

_THAN = re.compile(r"\s+(more|fewer|less)\s+than\b", re.I)
_UP = re.compile(
    r"\b(?:increase[ds]?|increasing|rise|rose|risen|up|higher|more|grew|growth)\b", re.I
)
_DOWN = re.compile(
    r"\b(?:decrease[ds]?|decreasing|reduction|reduced|fall|fell|fallen|drop(?:ped)?|down|lower|"
    r"fewer|less|decline[ds]?)\b",
    re.I,
)


def stated_change(material: Material) -> Iterator[Finding]:
    """Changes in per cent with the two counts of one sentence between which they lie.

    Made only where the sentence counts nothing else, prints one share that is no figure's, and says
    one direction.
    """
    for page, text, before, after, own in _told_for_two_years(material):
        change = _one_change(text)
        old, new = (count_of(material.figures[i]) for i in (before, after))
        if change is None or change[0] in own or old < LEAST_COUNT or old == new:
            continue
        percent, up = change
        exact = 100 * abs(new - old) / old
        right_way = up == (new > old)
        if right_way and abs(percent - exact) <= NEAR_POINTS:
            said = f"{number(exact.quantize(Decimal('0.01')))}%"
            holds = fits(percent, abs(new - old), old)
            yield _found(material, page, (before, after), holds, said, f"{number(percent)}%")


def stated_difference(material: Material) -> Iterator[Finding]:
    """Differences in numbers with the two counts of one sentence: "143, sixteen more than 127"."""
    for page, text, before, after, _ in _told_for_two_years(material):
        old, new = (count_of(material.figures[i]) for i in (before, after))
        said = _differences(text)
        if len(said) != 1 or old < LEAST_COUNT or old == new:
            continue
        by, up = said[0]
        off = abs(by - abs(new - old))
        if up == (new > old) and by > 0 and off <= max(NEAR * old, Decimal(1)):
            yield _found(
                material, page, (before, after), off == 0, number(abs(new - old)), f"{number(by)}"
            )


def _told_for_two_years(material: Material) -> Iterator[tuple[int, str, int, int, set[Decimal]]]:
    """Sentences that count one thing for two years: page and text, the counts, the earlier first,
    and the shares that are figures of the sentence."""
    figures = material.figures
    told: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        for source in figure.sources:
            if source.kind == "narrative":
                told[source.page, source.text].append(index)
    for (page, text), indices in told.items():
        pair = _two_years(material, indices)
        own = {figures[i].measures["percent"] for i in indices if "percent" in figures[i].measures}
        if pair is not None:
            yield page, text, *pair, own


def _found(
    material: Material, page: int, pair: tuple[int, int], holds: bool, exact: str, printed: str
) -> Finding:
    before, after = (material.figures[i] for i in pair)
    verb = "more" if count_of(after) > count_of(before) else "fewer"
    return Finding(
        holds,
        f"{describe(after)}: {number(count_of(after))} is {exact} {verb} than "
        f"{number(count_of(before))}, printed {printed}, page {page}",
        page,
        pair,
    )


def _differences(text: str) -> list[tuple[Decimal, bool]]:
    """Numbers by which a sentence says that there were more or fewer, and whether more."""
    found = []
    for quantity in (*find_quantities(text), *find_number_words(text)):
        word = _THAN.match(text, quantity.end)
        if word is not None and quantity.unit is None and quantity.qualifier is None:
            found.append((quantity.value, word[1].lower() == "more"))
    return found


def _two_years(material: Material, indices: list[int]) -> tuple[int, int] | None:
    """The two counts of a sentence that has no others, of one thing in two years, the earlier
    first."""
    counted = [(i, material.figures[i]) for i in indices if "count" in material.figures[i].measures]
    if len(counted) != 2 or any(f.family != "stage_counts" or f.qualifiers for _, f in counted):
        return None
    (one, first), (other, second) = sorted(counted, key=lambda c: c[1].dimensions.year or "")
    years = first.dimensions.year, second.dimensions.year
    same = with_dimensions(first, year=None) == with_dimensions(second, year=None)
    return (one, other) if same and None not in years and years[0] != years[1] else None


def _one_change(text: str) -> tuple[Decimal, bool] | None:
    """The one share that a sentence prints, and whether it says that things went up."""
    shares = [q for q in find_quantities(text) if q.unit == "percent" and q.qualifier is None]
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    return (shares[0].value, up) if len(shares) == 1 and up != down else None


STATED_CHANGE = Rule(
    "stated_change",
    "percent_mismatch",
    "The change in per cent that a sentence states against its numbers for two years.",
    "Rounded or cut at the printed decimals, of the earlier number. Made only where the sentence "
    "counts one thing for two years and nothing else, prints one share and says one direction, and "
    f"the earlier number is {LEAST_COUNT} or more; off by more than {NEAR_POINTS} percentage "
    "points the share is of something else.",
    "the change is the share printed",
    stated_change,
)
STATED_DIFFERENCE = Rule(
    "stated_difference",
    "total_mismatch",
    "The number by which a sentence says that there were more or fewer against its numbers for two "
    "years.",
    "Exact. Made only where the sentence counts one thing for two years and nothing else and says "
    f"one difference, and the earlier number is {LEAST_COUNT} or more; off by more than a tenth of "
    "that and more than one, it is of something else.",
    "the difference is the number printed",
    stated_difference,
)
