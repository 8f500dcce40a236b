"""Parts against their printed total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from extractor.checking.bases import base_of_shares
from extractor.checking.discrepancies import Discrepancy, describe, number
from extractor.checking.lines import Line, columns_in, lines_of_tables, rows_in
from extractor.checking.merge import Figure

NEARLY_ALL = Decimal(95)
"""Shares that come to so many per cent are meant to come to 100."""

MAX_UNWITNESSED = Decimal("0.25")
"""Parts and total further apart than this part of the total are taken for a table that does not
partition, unless its other lines add up."""

LEAST_SUBROW = Decimal(5)
"""A gap smaller than this may equal one of the parts by chance."""


def check_totals(figures: Sequence[Figure]) -> list[Discrepancy]:
    """Totals that their parts do not make up.

    Reports print tables whose rows overlap (several issues to a complaint, sub-totals among the
    rows). A line that does not add up is therefore a discrepancy only if the same table adds up in
    at least as many others; or, where it is the only such line, if no cell between the parts and
    the total went unread and the gap is small.
    """
    found: list[Discrepancy] = []
    kin: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines_of_tables(figures):
        if line.total is not None and _is_exact(figures, line):
            kin[line.table, line.dimension].append(line)
    for lines in kin.values():
        off = [line for line in lines if _gap(figures, line)]
        right = len(lines) - len(off)
        wrong = [line for line in off if not _counts_a_part_twice(figures, line)]
        if right >= max(len(wrong), 1):
            reported = wrong
        elif len(lines) == 1:
            reported = [line for line in wrong if _is_close_and_whole(figures, line)]
        else:
            reported = []
        found += [_mismatch(figures, line) for line in reported]
    return _without_repeats(found)


def check_cuts(figures: Sequence[Figure]) -> list[Discrepancy]:
    """Cuts without a total row whose parts do not make up the complaints that their shares are of.

    Reports print every theme with its share of all complaints. Where the shares prove what they are
    of, and come to nearly 100, the themes are meant to be all; a list of the foremost is not.
    """
    found = []
    for line in lines_of_tables(figures):
        if line.total is not None or line.dimension != "label" or not _is_exact(figures, line):
            continue
        shares = sum((figures[i].measures.get("percent", 0) for i in line.parts), Decimal(0))
        base = base_of_shares(figures, line.parts, None) if shares >= NEARLY_ALL else None
        if base is None or base.figure is None or base.value == _sum(figures, line):
            continue
        page = figures[line.parts[0]].sources[0].page
        found.append(
            Discrepancy(
                "total_mismatch",
                f"{_terms(figures, line)} = {number(_sum(figures, line))}, shares are of "
                f"{number(base.value)} ({describe(figures[base.figure])}), page {page}",
                page,
                (*line.parts, base.figure),
            )
        )
    return found


def _is_exact(figures: Sequence[Figure], line: Line) -> bool:
    total = [] if line.total is None else [line.total]
    return not any(figures[i].qualifiers for i in [*line.parts, *total])


def _sum(figures: Sequence[Figure], line: Line) -> Decimal:
    return sum((figures[i].measures["count"] for i in line.parts), Decimal(0))


def _printed(figures: Sequence[Figure], line: Line) -> Decimal:
    assert line.total is not None
    return figures[line.total].measures["count"]


def _gap(figures: Sequence[Figure], line: Line) -> Decimal:
    return abs(_sum(figures, line) - _printed(figures, line))


def _counts_a_part_twice(figures: Sequence[Figure], line: Line) -> bool:
    """Whether the parts exceed the total by exactly one of them that another may hold: a row "of
    which" under the row that it belongs to."""
    if line.dimension not in ("service_area", "label"):
        return False
    over = _sum(figures, line) - _printed(figures, line)
    counts = [figures[i].measures["count"] for i in line.parts]
    return over >= LEAST_SUBROW and over in counts and max(counts) > over


def _is_close_and_whole(figures: Sequence[Figure], line: Line) -> bool:
    """Whether the gap is small and every cell of the line was read, its total at one end."""
    if _gap(figures, line) > MAX_UNWITNESSED * _printed(figures, line):
        return False
    assert line.total is not None
    for places in (rows_in, columns_in):
        spots = [places(figures[i], line.table) for i in (*line.parts, line.total)]
        taken = sorted({min(spot) for spot in spots if spot})
        in_line = taken and taken == list(range(taken[0], taken[0] + len(spots)))
        if in_line and min(spots[-1]) in (taken[0], taken[-1]):
            return True
    return False


def _mismatch(figures: Sequence[Figure], line: Line) -> Discrepancy:
    assert line.total is not None
    total = figures[line.total]
    page = next(s.page for s in total.sources if s.table == line.table)
    return Discrepancy(
        "total_mismatch",
        f"{describe(total)}: {_terms(figures, line)} = {number(_sum(figures, line))}, "
        f"total printed {number(_printed(figures, line))}, page {page}",
        page,
        (*line.parts, line.total),
    )


def _terms(figures: Sequence[Figure], line: Line) -> str:
    return " + ".join(
        f"{_part_name(figures[i], line.dimension)} {number(figures[i].measures['count'])}"
        for i in line.parts
    )


def _part_name(figure: Figure, dimension: str) -> str:
    value = getattr(figure.dimensions, dimension)
    if dimension == "quarter":
        return f"Q{value}"
    return str(value).replace("_", " ")


def _without_repeats(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """A table that is printed twice, or read along two dimensions, is wrong once."""
    seen: set[frozenset[int]] = set()
    kept = []
    for discrepancy in found:
        key = frozenset(discrepancy.figures)
        if key not in seen:
            seen.add(key)
            kept.append(discrepancy)
    return kept
