"""Parts and wholes that stand in different tables, sentences and families.

The whole of a cut, of the responses in and out of time, or of the two procedures is printed in
another place than its parts. Two places may count different things under the same words, so that
a small gap is needed, and no other printed count may explain what stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checking.bases import count_of
from extractor.checking.checks import (
    Finding,
    Material,
    Rule,
    is_near,
    is_one_slip_off,
    is_telling_sum,
    tables_of,
    with_dimensions,
)
from extractor.checking.merge import Figure, figures_with
from extractor.checking.wording import describe, first_page, in_words, number
from extractor.reading.claims import Dimensions

ALL_SHARES = (Decimal(99), Decimal(101))
"""Shares in time and late that come to about 100 are all there are."""


# -- in time and late ------------------------------------------------------------------------------


def in_time_and_late(material: Material) -> Iterator[Finding]:
    """Answers within and outside one limit with the answers of which they are.

    More than all cannot be. Fewer may still wait for their answer, unless the two shares come to
    100.
    """
    figures = material.figures
    wholes = _answers(material)
    for parts in _sides(material):
        terms = [count_of(figures[i]) for i in parts]
        made = sum(terms, Decimal(0))
        own = {figures[i].measures["total"] for i in parts if "total" in figures[i].measures}
        key = with_dimensions(figures[parts[0]], status=None, timescale_days=None, from_days=None)
        other = wholes.get(key, [])
        if len(own or {count_of(figures[i]) for i in other}) != 1:
            continue
        named = parts if own else (*parts, other[0])
        whole = own.pop() if own else count_of(figures[other[0]])
        shares = sum((figures[i].measures.get("percent", Decimal(0)) for i in parts), Decimal(0))
        complete = ALL_SHARES[0] <= shares <= ALL_SHARES[1]
        near = is_near(made, whole) or is_one_slip_off(terms, whole)
        wrong = (made > whole or (made < whole and complete)) and near
        if wrong or (made == whole and is_telling_sum(terms)):
            banded = any(figures[i].dimensions.from_days is not None for i in parts)
            said = " + ".join(
                f"{_band(figures[i], banded)} {number(count_of(figures[i]))}" for i in parts
            )
            yield _against_whole(figures, named, said, made, whole)


def _sides(material: Material) -> Iterator[tuple[int, ...]]:
    """The bands of time that follow each other from the first day to what was late and beyond:
    within and outside one limit, or within 10, 11 to 20 and outside 20; with those that still
    wait."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "timeliness"):
        key = with_dimensions(figure, status=None, timescale_days=None, from_days=None)
        groups[key].append(index)
    for group in groups.values():
        dims = {i: material.figures[i].dimensions for i in group}
        waiting = [i for i in group if dims[i].status == "ongoing"]
        for late in (i for i in group if dims[i].status == "outside"):
            if dims[late].from_days is not None:
                continue
            ended = [i for i in group if _ends(dims[i], dims[late].timescale_days)]
            chain = _chain(dims, ended)
            twins = [i for i in group if dims[i] == dims[late]]
            if chain is not None and len(twins) == 1:
                yield (*chain, late)
                if len(waiting) == 1:
                    yield (*chain, late, waiting[0])


def _ends(dims: Dimensions, limit: int | None) -> bool:
    return dims.status == "within" and dims.timescale_days == limit


def _chain(dims: dict[int, Dimensions], ended: list[int]) -> tuple[int, ...] | None:
    """The one band that ends at a limit, after those before it back to the first day; None where
    there are several or none."""
    if len(ended) != 1:
        return None
    start, end = dims[ended[0]].from_days, dims[ended[0]].timescale_days
    if start is None:
        return (ended[0],)
    if end is None or start > end:
        return None
    before = _chain(dims, [i for i, d in dims.items() if _ends(d, start - 1)])
    return None if before is None else (*before, ended[0])


def _band(figure: Figure, banded: bool) -> str:
    """What a part is called, with its limit where there are several."""
    dims = figure.dimensions
    if dims.from_days is not None:
        return f"{dims.from_days} to {dims.timescale_days} days"
    return f"{dims.status} {dims.timescale_days} days" if banded else str(dims.status)


def _answers(material: Material) -> dict[tuple[Hashable, ...], list[int]]:
    """Counts of complaints answered, keyed as timeliness without status and limit."""
    found: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "stage_counts"):
        if figure.dimensions.event == "completed":
            as_answer = replace(figure, family="timeliness")
            found[with_dimensions(as_answer, event=None)].append(index)
    return found


# -- the two procedures ----------------------------------------------------------------------------


def procedures_and_both(material: Material) -> Iterator[Finding]:
    """Statutory and corporate complaints with the count of both, printed elsewhere."""
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "stage_counts"):
        groups[with_dimensions(figure, procedure=None)].append(index)
    for group in groups.values():
        by_procedure: defaultdict[str | None, list[int]] = defaultdict(list)
        for i in group:
            by_procedure[figures[i].dimensions.procedure].append(i)
        if set(by_procedure) != {"statutory", "corporate", None}:
            continue
        if any(len(indices) != 1 for indices in by_procedure.values()):
            continue
        whole, *parts = (by_procedure[name][0] for name in (None, "statutory", "corporate"))
        if set.intersection(*(tables_of(figures[i]) for i in (whole, *parts))):
            continue
        terms = [count_of(figures[i]) for i in parts]
        made, printed = sum(terms, Decimal(0)), count_of(figures[whole])
        if is_telling_sum(terms) if made == printed else is_near(made, printed):
            said = " + ".join(
                f"{figures[i].dimensions.procedure} {number(count_of(figures[i]))}" for i in parts
            )
            yield _against_whole(figures, (*parts, whole), said, made, printed)


# -- cuts ------------------------------------------------------------------------------------------


def cut_and_complaints(material: Material) -> Iterator[Finding]:
    """A breakdown's printed total with the complaints received of which it is a cut.

    Only where the rows make up the total, so that it is the number of complaints that is printed
    twice. A cut may be of one stage or kind and leave it unsaid: where another count of the year is
    the total's, that one is.
    """
    figures = material.figures
    for line in material.lines:
        if line.dimension != "label" or line.total is None:
            continue
        total = figures[line.total]
        if total.dimensions.outcome is not None or total.qualifiers:
            continue
        terms = [count_of(figures[i]) for i in line.parts]
        printed = count_of(total)
        if sum(terms, Decimal(0)) != printed or not is_telling_sum(terms):
            continue
        counted = material.received_of(total, dimension=None, label=None)
        values = {count_of(figures[i]) for i in counted}
        year = total.dimensions.year
        explained = any(
            figure.dimensions.year == year and figure.measures.get("count") == printed
            for _, figure in figures_with(figures, "stage_counts")
        )
        if len(values) != 1:
            continue
        value = values.pop()
        if value == printed or (not explained and is_near(printed, value)):
            named = (line.total, counted[0])
            yield Finding(
                value == printed,
                f"{describe(total)}: {number(printed)} (page {total.sources[0].page}), "
                f"{number(value)} received (page {figures[counted[0]].sources[0].page})",
                first_page(figures[i] for i in named),
                named,
            )


# -- common ----------------------------------------------------------------------------------------


def _against_whole(
    figures: Sequence[Figure], named: tuple[int, ...], terms: str, made: Decimal, whole: Decimal
) -> Finding:
    page = first_page(figures[i] for i in named)
    # responses printed beside a part have no figure of their own
    about = in_words(replace(figures[named[-1]].dimensions, status=None))
    return Finding(
        made == whole,
        f"{about}: {terms} = {number(made)}, printed {number(whole)}, page {page}",
        page,
        named,
    )


_EVIDENCE = "at least two parts are not zero and the whole is ten or more"

IN_TIME_AND_LATE = Rule(
    "in_time_and_late",
    "total_mismatch",
    "Answers within and outside a limit, or by bands of days, with those still open where they are "
    "printed, against the number of responses.",
    "More than all is wrong; fewer only where the shares come to 100%, as others may still wait. A "
    "gap of more than a tenth, unless it is two digits of one number that changed places, is of "
    "other complaints.",
    _EVIDENCE,
    in_time_and_late,
)
PROCEDURES_AND_BOTH = Rule(
    "procedures_and_both",
    "total_mismatch",
    "Statutory and corporate complaints against the count of both, printed in another place.",
    "Exact. A gap of more than a tenth is of other complaints; not made where one of them is "
    "printed with two values.",
    _EVIDENCE,
    procedures_and_both,
)
CUT_AND_COMPLAINTS = Rule(
    "cut_and_complaints",
    "total_mismatch",
    "The printed total of a breakdown whose rows make it up against the complaints received.",
    "Exact. A gap of more than a tenth is of other complaints, and so is a total that another "
    "count of the year explains.",
    _EVIDENCE,
    cut_and_complaints,
)
