"""Shares against their counts: a printed percentage that no rounding explains.

A share is checked only where its base is known with good evidence: the number of responses printed
beside it, a total that its neighbours make up, or a count for which most of its neighbours' shares
come out right while no other count would explain them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.checking.bases import (
    base_of_shares,
    count_of,
    fits,
    has_exact_share,
    is_telling_share,
)
from extractor.checking.bounds import NEXT_STAGE
from extractor.checking.checks import Finding, Material, Rule, prints, tables_of, with_dimensions
from extractor.checking.hundreds import CUT_BY
from extractor.checking.lines import cell_lines, is_whole
from extractor.checking.merge import Figure, figures_with
from extractor.checking.wording import share_in_words
from extractor.reading.claims import Source

NEAR_POINTS = Decimal(5)
"""Rates of escalation off by more, in percentage points, are of something else than was thought."""

STATED_NEAR_POINTS = Decimal(15)
"""The same for a share that a sentence gives of a count in a table."""


def share_of_responses(material: Material) -> Iterator[Finding]:
    """Timeliness: count and total are printed with the share."""
    figures = material.figures
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if figure.qualifiers or not {"count", "total", "percent"} <= values.keys():
            continue
        if 0 < values["total"] >= values["count"]:
            yield from _against(figures, index, values["total"], (index,))


def share_of_total(material: Material) -> Iterator[Finding]:
    """Lines of a table, and cuts in the prose of a page, that print shares beside counts."""
    figures = material.figures
    lines = [*_table_lines(material), *_timeliness_lines(figures), *_prose_lines(material)]
    for parts, total in lines:
        base = base_of_shares(figures, parts, total)
        if base is None:
            continue
        for index in parts:
            if has_exact_share(figures[index]):
                named = (index,) if base.figure is None else (index, base.figure)
                yield from _against(figures, index, base.value, named)


def stated_share(material: Material) -> Iterator[Finding]:
    """A sentence's share of a count whose whole is printed elsewhere.

    The sentence names the part and leaves out what the share is of. It is of the whole, unless it
    is far from it or another number of the year explains it; a table whose line adds up to its
    total leaves less room for that.
    """
    figures = material.figures
    adding = _wholes_that_add_up(material)
    printed: defaultdict[str | None, set[Decimal]] = defaultdict(set)
    for figure in figures:
        found = (figure.measures.get(measure, Decimal(0)) for measure in ("count", "total"))
        printed[figure.dimensions.year].update(found)
    for index, figure in enumerate(figures):
        stated = any(source.kind == "narrative" for source in figure.sources)
        if not stated or not has_exact_share(figure) or figure.percent_of is not None:
            continue
        percent, count = figure.measures["percent"], count_of(figure)
        total = adding.get(index)
        if total is not None:
            limit, explained = STATED_NEAR_POINTS, False
        elif _stating(figure):
            total = _only_whole(material, figure)
            limit = NEAR_POINTS
            bases = [b for b in printed[figure.dimensions.year] if b > 0 and b >= count]
            explained = any(fits(percent, count, base) for base in bases)
        else:
            continue
        if total is None or not 0 < count_of(figures[total]) >= count:
            continue
        base = count_of(figures[total])
        off = abs(percent - 100 * count / base)
        if fits(percent, count, base) or (off <= limit and not explained):
            yield from _against(figures, index, base, (index, total))


def _stating(figure: Figure) -> list[Source]:
    """The sentences that print both a figure's count and its share."""
    said = figure.measures["count"], figure.measures["percent"]
    return [s for s in figure.sources if s.kind == "narrative" and prints(s, *said)]


def _wholes_that_add_up(material: Material) -> dict[int, int]:
    """The total of a table's line that its parts make up, by part."""
    figures = material.figures
    found: dict[int, int] = {}
    for line in material.lines:
        if line.total is None or line.dimension not in CUT_BY:
            continue
        if sum(count_of(figures[i]) for i in line.parts) == count_of(figures[line.total]):
            found |= {index: line.total for index in line.parts if index not in found}
    return found


def _only_whole(material: Material, figure: Figure) -> int | None:
    """The one count of which a figure's service, label or outcome is a part."""
    for dimension in CUT_BY:
        if getattr(figure.dimensions, dimension) is None or is_whole(figure, dimension):
            continue
        whole = material.whole_of(figure, dimension)
        if not whole and dimension == "label":
            whole = material.received_of(figure, label=None, dimension=None)
        if len(whole) == 1:
            return whole[0]
    return None


def _table_lines(material: Material) -> list[tuple[tuple[int, ...], int | None]]:
    lines = [*material.lines, *cell_lines(material.figures)]
    # first the lines whose total is printed: they prove most
    lines.sort(key=lambda line: line.total is None)
    return [(line.parts, line.total) for line in lines]


def _timeliness_lines(figures: Sequence[Figure]) -> list[tuple[tuple[int, ...], int | None]]:
    """Counts and shares of responses by time taken, table by table: all are of the responses."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        if "count" not in figure.measures:
            continue
        same = with_dimensions(figure, status=None, timescale_days=None, from_days=None)
        for table in tables_of(figure):
            groups[table, same].append(index)
    return [(tuple(members), None) for members in groups.values()]


def _prose_lines(material: Material) -> Iterator[tuple[tuple[int, ...], int | None]]:
    """Counts with shares that the sentences of one page give for services, labels or outcomes, and
    what they are counts of if that is printed."""
    figures = material.figures
    groups: defaultdict[tuple[int, str, tuple[Hashable, ...]], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if not has_exact_share(figure) or figure.percent_of is not None:
            continue
        for page in {source.page for source in _stating(figure)}:
            for dimension in CUT_BY:
                if getattr(figure.dimensions, dimension) is not None:
                    key = with_dimensions(figure, **{dimension: None})
                    groups[page, dimension, key].append(index)
    for (_, cut, _), parts in groups.items():
        whole = material.whole_of(figures[parts[0]], cut)
        yield tuple(parts), whole[0] if len(whole) == 1 else None


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


def escalation_rate(material: Material) -> Iterator[Finding]:
    """Rates of escalation with the complaints that went on and those of the stage they left.

    What went on is printed with the rate or is the next stage's count. Reports give the rate for
    every service and year: if a stage's rates all come out near and one exactly, those that do not
    are wrong.
    """
    figures = material.figures
    by_stage: defaultdict[str | None, list[_Rate]] = defaultdict(list)
    for rate in _rates(material):
        by_stage[figures[rate.figure].dimensions.stage].append(rate)
    for rates in by_stage.values():
        exact = {rate: 100 * rate.went_on / count_of(figures[rate.left]) for rate in rates}
        percents = {rate: figures[rate.figure].measures["percent"] for rate in rates}
        near = all(abs(percents[rate] - exact[rate]) <= NEAR_POINTS for rate in rates)
        right = [r for r in rates if fits(percents[r], r.went_on, count_of(figures[r.left]))]
        for rate in rates:
            if rate in right or (near and right):
                base = count_of(figures[rate.left])
                yield from _against(figures, rate.figure, base, rate.named(), rate.went_on)


def _rates(material: Material) -> Iterator[_Rate]:
    # a count that is printed with two values proves nothing
    counts = {thing: indices[0] for thing, indices in material.came_in.items() if len(indices) == 1}
    for index, figure in figures_with(material.figures, "stage_counts"):
        stage = figure.dimensions.stage
        if figure.dimensions.event != "escalated" or "percent" not in figure.measures:
            continue
        left = counts.get(with_dimensions(figure, event=None))
        if left is None or figure.qualifiers or count_of(material.figures[left]) == 0:
            continue
        after = counts.get(with_dimensions(figure, stage=NEXT_STAGE.get(stage or ""), event=None))
        if "count" in figure.measures:
            yield _Rate(index, count_of(figure), left, None)
        elif after is not None:
            yield _Rate(index, count_of(material.figures[after]), left, after)


def _against(
    figures: Sequence[Figure],
    index: int,
    base: Decimal,
    named: tuple[int, ...],
    count: Decimal | None = None,
) -> Iterator[Finding]:
    """A share against its count of a base; none where it is right and says nothing by it."""
    figure = figures[index]
    count = count_of(figure) if count is None else count
    holds = fits(figure.measures["percent"], count, base)
    if holds and not is_telling_share(count, base):
        return
    yield Finding(holds, share_in_words(figure, count, base), figure.sources[0].page, named)


_TOLERANCE = (
    "Rounded either way or cut at the printed decimals: from half a unit below to less than a unit "
    "above."
)
_EVIDENCE = "the count is neither none nor all of five or more complaints"

SHARE_OF_RESPONSES = Rule(
    "share_of_responses",
    "percent_mismatch",
    "A share of answers in time or late against the answers and the responses printed with it.",
    _TOLERANCE,
    _EVIDENCE,
    share_of_responses,
)
SHARE_OF_TOTAL = Rule(
    "share_of_total",
    "percent_mismatch",
    "The share printed beside a count in a table against what most shares of its row or column are "
    "of: the printed total, the sum, or the complaints received.",
    f"{_TOLERANCE} Not made where two shares and half of the line fit no base, or, with a base "
    "from elsewhere or one that the counts do not add up to, where another number would "
    "explain all.",
    _EVIDENCE,
    share_of_total,
)
STATED_SHARE = Rule(
    "stated_share",
    "percent_mismatch",
    "A share that a sentence gives against the part and the whole that another place prints.",
    f"{_TOLERANCE} Off by more than {NEAR_POINTS} percentage points, or {STATED_NEAR_POINTS} where "
    "a table's parts make up the whole, it is of something else; so it is where another number of "
    "the year explains it and no table's parts make up the whole.",
    _EVIDENCE,
    stated_share,
)
ESCALATION_RATE = Rule(
    "escalation_rate",
    "percent_mismatch",
    "A rate of escalation against the complaints that went on, or the next stage's, and those of "
    "the stage they left.",
    f"{_TOLERANCE} One is wrong only if another of its stage is right and none is off by more "
    f"than {NEAR_POINTS} percentage points.",
    _EVIDENCE,
    escalation_rate,
)
