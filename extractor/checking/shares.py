"""Shares against their counts: a printed percentage that no rounding explains.

A share is checked only where its base is known with good evidence: the number of responses printed
beside it, a total that its neighbours make up, or a count for which most of its neighbours' shares
come out right while no other count would explain them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.checking.bases import (
    MIN_WITNESSES,
    base_of_shares,
    count_of,
    fits,
    fits_in,
    has_exact_share,
    received,
)
from extractor.checking.discrepancies import Discrepancy, describe, number, value_of
from extractor.checking.lines import cell_lines, lines_of_tables
from extractor.checking.merge import Figure, figures_with, same_thing

NEAR_POINTS = Decimal(5)
"""Rates of escalation off by more, in percentage points, are of something else than was thought."""

STATED_NEAR_POINTS = Decimal(15)
"""The same for a share that a sentence gives of a count in a table."""


def check_shares(figures: Sequence[Figure]) -> list[Discrepancy]:
    """Every share that contradicts its count and a well known base."""
    found = list(_of_responses(figures))
    named = {index for discrepancy in found for index in discrepancy.figures}
    for discrepancy in [
        *_of_totals(figures),
        *_stated_of_whole(figures),
        *_escalation_rates(figures),
    ]:
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
    for parts, total in [*_table_lines(figures), *_timeliness_lines(figures)]:
        base = base_of_shares(figures, parts, total)
        if base is None:
            continue
        for index in parts:
            if has_exact_share(figures[index]) and not fits_in(figures[index], base.value):
                named = (index,) if base.figure is None else (index, base.figure)
                yield _mismatch(figures, index, base.value, named)


def _stated_of_whole(figures: Sequence[Figure]) -> Iterable[Discrepancy]:
    """A sentence's share of a count in a table whose line adds up to its total.

    The sentence names the part and leaves out what the share is of: it is the table's whole, unless
    it is far from it.
    """
    for line in lines_of_tables(figures):
        if line.total is None or line.dimension not in ("service_area", "label", "outcome"):
            continue
        whole = count_of(figures[line.total])
        if whole <= 0 or sum(count_of(figures[i]) for i in line.parts) != whole:
            continue
        for index in line.parts:
            figure = figures[index]
            stated = any(source.kind == "narrative" for source in figure.sources)
            if not stated or not has_exact_share(figure) or figure.percent_of is not None:
                continue
            exact = 100 * count_of(figure) / whole
            near = abs(figure.measures["percent"] - exact) <= STATED_NEAR_POINTS
            if near and not fits_in(figure, whole):
                yield _mismatch(figures, index, whole, (index, line.total))


def _table_lines(figures: Sequence[Figure]) -> list[tuple[tuple[int, ...], int | None]]:
    lines = [*lines_of_tables(figures), *cell_lines(figures)]
    # first the lines whose total is printed: they prove most
    lines.sort(key=lambda line: line.total is None)
    return [(line.parts, line.total) for line in lines]


def _timeliness_lines(figures: Sequence[Figure]) -> list[tuple[tuple[int, ...], int | None]]:
    """Counts and shares of responses by time taken, table by table: all are of the responses."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        if "count" not in figure.measures:
            continue
        dims = figure.dimensions
        for table in {s.table for s in figure.sources if s.table is not None}:
            same = replace(dims, status=None, timescale_days=None, from_days=None)
            groups[table, same_thing(replace(figure, dimensions=same))].append(index)
    return [(tuple(members), None) for members in groups.values()]


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
        exact = {rate: 100 * rate.went_on / count_of(figures[rate.left]) for rate in rates}
        percents = {rate: figures[rate.figure].measures["percent"] for rate in rates}
        if any(abs(percents[rate] - exact[rate]) > NEAR_POINTS for rate in rates):
            continue
        wrong = [r for r in rates if not fits(percents[r], r.went_on, count_of(figures[r.left]))]
        if len(rates) - len(wrong) >= MIN_WITNESSES:
            for rate in wrong:
                base = count_of(figures[rate.left])
                yield _mismatch(figures, rate.figure, base, rate.named(), rate.went_on)


def _rates(figures: Sequence[Figure]) -> Iterable[_Rate]:
    came_in: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for indices in received(figures).values():
        for i in indices:
            if figures[i].dimensions.event != "completed":
                came_in[same_thing(figures[i])].append(i)
    # a count that is printed with two values proves nothing
    counts = {thing: indices[0] for thing, indices in came_in.items() if len(indices) == 1}
    for index, figure in figures_with(figures, "stage_counts"):
        stage = figure.dimensions.stage
        if figure.dimensions.event != "escalated" or "percent" not in figure.measures:
            continue
        left = counts.get(_received_at(figure, stage))
        if left is None or figure.qualifiers or count_of(figures[left]) == 0:
            continue
        after = counts.get(_received_at(figure, _NEXT_STAGE.get(stage or "")))
        if "count" in figure.measures:
            yield _Rate(index, count_of(figure), left, None)
        elif after is not None:
            yield _Rate(index, count_of(figures[after]), left, after)


_NEXT_STAGE = {"stage_1": "stage_2", "stage_2": "stage_3"}


def _received_at(figure: Figure, stage: str | None) -> tuple[Hashable, ...]:
    """What the complaints received at a stage, otherwise as in ``figure``, are compared by."""
    dimensions = replace(figure.dimensions, stage=stage, event="received")
    return same_thing(replace(figure, dimensions=dimensions))


def _mismatch(
    figures: Sequence[Figure],
    index: int,
    base: Decimal,
    named: tuple[int, ...],
    count: Decimal | None = None,
) -> Discrepancy:
    figure = figures[index]
    count = count_of(figure) if count is None else count
    exact = (Decimal(100) * count / base).quantize(Decimal("0.01"))
    page = figure.sources[0].page
    return Discrepancy(
        "percent_mismatch",
        f"{describe(figure)}: {number(count)} of {number(base)} is {number(exact)}%, "
        f"printed {value_of(figure, 'percent')}, page {page}",
        page,
        named,
    )
