"""Parts and wholes that stand in different tables, sentences and families.

The whole of a cut, of the responses in and out of time, or of the two procedures is printed in
another place than its parts. Two places may count different things under the same words, so that
a small gap is needed, and no other printed count may explain what stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checking.bases import MIN_FOREIGN_WITNESSES, count_of, fits, received
from extractor.checking.discrepancies import Discrepancy, describe, first_page, number, value_of
from extractor.checking.lines import lines_of_tables
from extractor.checking.merge import Figure, figures_with, same_thing

NEAR = Decimal("0.1")
"""Parts and a whole from elsewhere that are further apart, as a part of the whole, are of different
complaints."""

ALL_SHARES = (Decimal(99), Decimal(101))
"""Shares in time and late that come to about 100 are all there are."""

MOST_FIT = Decimal("0.6")
"""Part of a column's shares that must fit a base before the others are wrong."""


def check_wholes(figures: Sequence[Figure]) -> list[Discrepancy]:
    """Everything that does not make up its whole, by rule."""
    return [
        *_responses_in_and_out_of_time(figures),
        *_procedures(figures),
        *_cuts_of_stage_counts(figures),
        *_more_escalated_than_received(figures),
        *_shares_with_fault(figures),
    ]


# -- in time and late ------------------------------------------------------------------------------


def _responses_in_and_out_of_time(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Answers within and outside one limit against the answers of which they are.

    More than all cannot be. Fewer may still wait for their answer, unless the two shares come to
    100.
    """
    sides: defaultdict[tuple[Hashable, ...], dict[str, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for index, figure in figures_with(figures, "timeliness"):
        dims = figure.dimensions
        counted = "count" in figure.measures and not figure.qualifiers
        if dims.status not in ("within", "outside") or dims.from_days is not None or not counted:
            continue
        sides[_with(figure, status=None)][dims.status].append(index)
    wholes = _answers(figures)
    for found in sides.values():
        if len(found["within"]) != 1 or len(found["outside"]) != 1:
            continue
        parts = (found["within"][0], found["outside"][0])
        made = sum((count_of(figures[i]) for i in parts), Decimal(0))
        own = {figures[i].measures["total"] for i in parts if "total" in figures[i].measures}
        other = wholes.get(_with(figures[parts[0]], status=None, timescale_days=None), [])
        named = parts if own else (*parts, *other[:1])
        if len(own or {count_of(figures[i]) for i in other}) != 1:
            continue
        whole = own.pop() if own else count_of(figures[other[0]])
        shares = sum((figures[i].measures.get("percent", Decimal(0)) for i in parts), Decimal(0))
        complete = ALL_SHARES[0] <= shares <= ALL_SHARES[1]
        if (made > whole or (made < whole and complete)) and _is_near(made, whole):
            terms = " + ".join(
                f"{figures[i].dimensions.status} {number(count_of(figures[i]))}" for i in parts
            )
            yield _total_mismatch(figures, named, terms, made, whole)


def _answers(figures: Sequence[Figure]) -> dict[tuple[Hashable, ...], list[int]]:
    """Counts of complaints answered, keyed as timeliness without status and limit."""
    found: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "stage_counts"):
        counted = "count" in figure.measures and not figure.qualifiers
        if counted and figure.dimensions.event == "completed":
            found[_with(replace(figure, family="timeliness"), event=None)].append(index)
    return found


# -- the two procedures ----------------------------------------------------------------------------


def _procedures(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """Statutory and corporate complaints against the count of both, printed elsewhere."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "stage_counts"):
        if "count" in figure.measures and not figure.qualifiers:
            groups[_with(figure, procedure=None)].append(index)
    for group in groups.values():
        by_procedure: defaultdict[str | None, list[int]] = defaultdict(list)
        for i in group:
            by_procedure[figures[i].dimensions.procedure].append(i)
        if set(by_procedure) != {"statutory", "corporate", None}:
            continue
        if any(len(indices) != 1 for indices in by_procedure.values()):
            continue
        whole, *parts = (by_procedure[name][0] for name in (None, "statutory", "corporate"))
        if _tables(figures[whole]) & _tables(figures[parts[0]]) & _tables(figures[parts[1]]):
            continue
        made = sum((count_of(figures[i]) for i in parts), Decimal(0))
        if made != count_of(figures[whole]) and _is_near(made, count_of(figures[whole])):
            terms = " + ".join(
                f"{figures[i].dimensions.procedure} {number(count_of(figures[i]))}" for i in parts
            )
            yield _total_mismatch(figures, (*parts, whole), terms, made, count_of(figures[whole]))


# -- cuts ------------------------------------------------------------------------------------------


def _cuts_of_stage_counts(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A breakdown's printed total against the complaints received of which it is a cut.

    Only where the rows make up the total, so that it is the number of complaints that is printed
    twice, and where no other count of the year is the total's: a cut may be of one stage or kind
    and leave it unsaid.
    """
    came_in = received(figures)
    whole: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for indices in came_in.values():
        for i in indices:
            if figures[i].dimensions.event in (None, "received"):
                whole[_with(figures[i], event=None)].append(i)
    for line in lines_of_tables(figures):
        if line.dimension != "label" or line.total is None:
            continue
        total = figures[line.total]
        if total.dimensions.outcome is not None or total.qualifiers:
            continue
        printed = count_of(total)
        if sum((count_of(figures[i]) for i in line.parts), Decimal(0)) != printed:
            continue
        as_count = replace(total, family="stage_counts")
        counted = whole.get(_with(as_count, event=None, dimension=None, label=None), [])
        values = {count_of(figures[i]) for i in counted}
        year = total.dimensions.year
        explained = any(
            figure.dimensions.year == year and figure.measures.get("count") == printed
            for _, figure in figures_with(figures, "stage_counts")
        )
        if len(values) == 1 and not explained and _is_near(printed, value := values.pop()):
            named = (line.total, counted[0])
            yield Discrepancy(
                "total_mismatch",
                f"{describe(total)}: {number(printed)} (page {total.sources[0].page}), "
                f"{number(value)} received (page {figures[counted[0]].sources[0].page})",
                first_page(figures[i] for i in named),
                named,
            )


# -- escalation ------------------------------------------------------------------------------------

_NEXT_STAGE = {"stage_1": "stage_2", "stage_2": "stage_3"}


def _more_escalated_than_received(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """More complaints that left a stage for the next than came in there.

    Fewer is no contradiction: complaints may begin at the next stage, or come from the year before.
    """
    came_in: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for indices in received(figures).values():
        for i in indices:
            if figures[i].dimensions.event in (None, "received"):
                came_in[same_thing(figures[i])].append(i)
    for index, figure in figures_with(figures, "stage_counts"):
        dims = figure.dimensions
        if dims.event != "escalated" or "count" not in figure.measures or figure.qualifiers:
            continue
        after = came_in.get(
            _with(figure, stage=_NEXT_STAGE.get(dims.stage or ""), event="received")
        )
        if dims.stage not in _NEXT_STAGE or not after or len(after) != 1:
            continue
        went_on, arrived = count_of(figure), count_of(figures[after[0]])
        if went_on > arrived and (_is_near(went_on, arrived) or went_on - arrived <= 2):
            named = (index, after[0])
            yield Discrepancy(
                "implausible",
                f"{describe(figure)}: {number(went_on)} went on "
                f"(page {figure.sources[0].page}), only {number(arrived)} came in at the next "
                f"stage (page {figures[after[0]].sources[0].page})",
                first_page(figures[i] for i in named),
                named,
            )


# -- fault found -----------------------------------------------------------------------------------


def _shares_with_fault(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A column of shares in which fault was found against upheld and partly upheld beside them.

    What the shares are of (received, or decided) is not printed: the base that most rows of the
    table fit is theirs.
    """
    decided: defaultdict[tuple[Hashable, ...], dict[str, int]] = defaultdict(dict)
    for index, figure in figures_with(figures, "outcomes"):
        if "count" in figure.measures and not figure.qualifiers and figure.dimensions.outcome:
            decided[_with(figure, outcome=None)].setdefault(figure.dimensions.outcome, index)
    came_in: dict[tuple[Hashable, ...], int] = {}
    for indices in received(figures).values():
        for i in indices:
            came_in.setdefault(_with(replace(figures[i], family="outcomes"), event=None), i)
    columns: defaultdict[int, list[tuple[int, Decimal, dict[str, Decimal]]]] = defaultdict(list)
    for index, figure in figures_with(figures, "outcomes"):
        if figure.dimensions.outcome != "fault_found" or "percent" not in figure.measures:
            continue
        key = _with(figure, outcome=None)
        beside = decided.get(key, {})
        if figure.qualifiers or not {"upheld", "partially_upheld"} <= beside.keys():
            continue
        fault = sum(
            (count_of(figures[beside[o]]) for o in ("upheld", "partially_upheld")), Decimal(0)
        )
        bases = {
            "made up": sum(
                (
                    count_of(figures[i])
                    for o, i in beside.items()
                    if o not in ("total", "fault_found")
                ),
                Decimal(0),
            )
        }
        if "total" in beside:
            bases["total"] = count_of(figures[beside["total"]])
        if key in came_in:
            bases["received"] = count_of(figures[came_in[key]])
        for table in _tables(figure):
            columns[table].append((index, fault, bases))
    for column in columns.values():
        yield from _misfits(figures, column)


def _misfits(
    figures: Sequence[Figure], column: Sequence[tuple[int, Decimal, dict[str, Decimal]]]
) -> Iterable[Discrepancy]:
    fitting: dict[str, set[int]] = defaultdict(set)
    for index, fault, bases in column:
        for name, base in bases.items():
            if base > 0 and fits(figures[index].measures["percent"], fault, base):
                fitting[name].add(index)
    most, best = max(((len(found), name) for name, found in fitting.items()), default=(0, ""))
    if most < MIN_FOREIGN_WITNESSES or most < MOST_FIT * len(column):
        return
    for index, fault, bases in column:
        base = bases.get(best, Decimal(0))
        if index in fitting[best] or base <= 0:
            continue
        figure = figures[index]
        page = figure.sources[0].page
        exact = (100 * fault / base).quantize(Decimal("0.01"))
        yield Discrepancy(
            "percent_mismatch",
            f"{describe(figure)}: {number(fault)} of {number(base)} is {number(exact)}%, "
            f"printed {value_of(figure, 'percent')}, page {page}",
            page,
            (index,),
        )


# -- common ----------------------------------------------------------------------------------------


def _with(figure: Figure, **dimensions: str | int | None) -> tuple[Hashable, ...]:
    """What the figure would be compared by with other dimensions."""
    changed = replace(figure.dimensions, **dimensions)  # type: ignore[arg-type]
    return same_thing(replace(figure, dimensions=changed))


def _tables(figure: Figure) -> set[int]:
    return {s.table for s in figure.sources if s.table is not None}


def _is_near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= NEAR * max(one, other)


def _total_mismatch(
    figures: Sequence[Figure], named: tuple[int, ...], terms: str, made: Decimal, whole: Decimal
) -> Discrepancy:
    page = first_page(figures[i] for i in named)
    return Discrepancy(
        "total_mismatch",
        f"{describe(figures[named[-1]])}: {terms} = {number(made)}, printed {number(whole)}, "
        f"page {page}",
        page,
        named,
    )
