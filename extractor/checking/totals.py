"""Parts against their total: rows and columns of tables, lists in sentences, quarters and years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal

from extractor.checking.bases import base_of_shares, count_of
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
from extractor.checking.lines import (
    IN_PROSE,
    Line,
    is_unbroken,
    part_name,
)
from extractor.checking.merge import Figure
from extractor.checking.wording import describe, first_page, number

NEARLY_ALL = Decimal(95)
"""Shares that come to so many per cent are meant to come to 100."""

MAX_UNWITNESSED = Decimal("0.25")
"""Parts and total further apart than this part of the total are taken for a table that does not
partition, unless its other lines add up."""

LEAST_SUBROW = Decimal(5)
"""A gap smaller than this may equal one of the parts by chance."""

MADE_ELSEWHERE = ("service_area", "outcome", "quarter")
"""Dimensions of whose lines the whole is looked for in other tables and sentences: not labels,
which overlap more often than not where no total is printed below them."""


def parts_and_total(material: Material) -> Iterator[Finding]:
    """Lines of tables with their printed total, quarters apart."""
    yield from _lines_with_totals(material, lambda line: line.dimension != "quarter")


def quarters_and_year(material: Material) -> Iterator[Finding]:
    """Quarters with the year, in one table or wherever either is printed."""
    yield from _lines_with_totals(material, lambda line: line.dimension == "quarter")
    yield from _quarters_elsewhere(material)


def _lines_with_totals(material: Material, taken: Callable[[Line], bool]) -> Iterator[Finding]:
    """Reports print tables whose rows overlap (several issues to a complaint, sub-totals among the
    rows). A line that does not add up is therefore wrong only if the same table adds up in at least
    as many others; or, where it is the only such line, if no cell between the parts and the total
    went unread and the gap is small.
    """
    figures = material.figures
    kin: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in material.lines:
        if taken(line) and line.total is not None and _is_exact(figures, line):
            kin[line.table, line.dimension].append(line)
    for lines in kin.values():
        off = [line for line in lines if _gap(figures, line)]
        right = len(lines) - len(off)
        wrong = [line for line in off if not _counts_a_part_twice(figures, line)]
        if right >= max(len(wrong), 1):
            named = wrong
        elif len(lines) == 1:
            named = [line for line in wrong if _is_close_and_whole(figures, line)]
        else:
            named = []
        yield from (_against_total(figures, line) for line in named)
        yield from _right(figures, lines)


def parts_in_a_sentence(material: Material) -> Iterator[Finding]:
    """Lists in sentences: "of the 45 decided, 10 were upheld, 18 partly and 17 not".

    A sentence may leave parts out, so that only more than all is wrong.
    """
    figures = material.figures
    lines = [
        line
        for line in material.sentence_lines
        if line.total is not None and _is_exact(figures, line)
    ]
    yield from _right(figures, lines)
    for line in lines:
        over = _sum(figures, line) - _printed(figures, line)
        near = over <= MAX_UNWITNESSED * _printed(figures, line)
        if over > 0 and near and not _counts_a_part_twice(figures, line):
            yield _against_total(figures, line)


def parts_and_total_elsewhere(material: Material) -> Iterator[Finding]:
    """Lines of tables and sentences that print no total, with one from another place.

    Two places may count different things under the same words: a line is wrong only if others of
    its table make up theirs.
    """
    figures = material.figures
    kin: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in (*material.lines, *material.sentence_lines):
        if line.total is not None or line.dimension not in MADE_ELSEWHERE:
            continue
        whole = material.whole_of(figures[line.parts[0]], line.dimension)
        totals = [i for i in whole if line.table not in tables_of(figures[i])]
        if len(totals) == 1 and _is_exact(figures, line):
            kin[line.table, line.dimension].append(
                Line(line.table, line.dimension, line.parts, totals[0])
            )
    for lines in kin.values():
        yield from _right(figures, lines)
        wrong = [line for line in lines if _gap(figures, line)]
        if len(lines) - len(wrong) >= max(len(wrong), 1) and lines[0].table != IN_PROSE:
            for line in wrong:
                if _is_near_or_slip(figures, line):
                    yield _against_total(figures, line)


def _quarters_elsewhere(material: Material) -> Iterator[Finding]:
    """Four quarters and a year that do not all stand in one table."""
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "stage_counts", "outcomes", "breakdowns"):
        # a level: one case may be open at the end of all four
        if figure.dimensions.event not in ("ongoing", "suspended"):
            groups[with_dimensions(figure, quarter=None)].append(index)
    for group in groups.values():
        quarters = sorted(
            (i for i in group if figures[i].dimensions.quarter),
            key=lambda i: figures[i].dimensions.quarter or 0,
        )
        years = [i for i in group if not figures[i].dimensions.quarter]
        if [figures[i].dimensions.quarter for i in quarters] != [1, 2, 3, 4] or len(years) != 1:
            continue
        if set.intersection(*(tables_of(figures[i]) for i in (*quarters, years[0]))):
            continue
        line = Line(IN_PROSE, "quarter", tuple(quarters), years[0])
        if not _gap(figures, line):
            yield from _right(figures, [line])
        elif _is_near_or_slip(figures, line):
            yield _against_total(figures, line)


def themes_and_base(material: Material) -> Iterator[Finding]:
    """Cuts without a total row against the complaints that their shares are of.

    Reports print every theme with its share of all complaints. Where the shares prove what they are
    of, and come to nearly 100, the themes are meant to be all; a list of the foremost is not.
    """
    figures = material.figures
    for line in material.lines:
        if line.total is not None or line.dimension != "label" or not _is_exact(figures, line):
            continue
        shares = sum((figures[i].measures.get("percent", 0) for i in line.parts), Decimal(0))
        base = base_of_shares(figures, line.parts, None) if shares >= NEARLY_ALL else None
        whole = base.figure if base is not None else None
        if whole is None and shares >= NEARLY_ALL:
            whole = _of_their_sum(material, line)
        if whole is None:
            continue
        made, value = _sum(figures, line), count_of(figures[whole])
        page = figures[line.parts[0]].sources[0].page
        if made != value or _is_telling(figures, line):
            yield Finding(
                made == value,
                f"{_terms(figures, line)} = {number(made)}, shares are of "
                f"{number(value)} ({describe(figures[whole])}), page {page}",
                page,
                (*line.parts, whole),
            )


def _of_their_sum(material: Material, line: Line) -> int | None:
    """The complaints received, if that is printed for just what the cut is of, and they are as many
    as the parts come to or a little fewer. (Of more, some may have no theme.)"""
    counted = material.received_of(material.figures[line.parts[0]], dimension=None, label=None)
    if len(counted) != 1:
        return None
    made, received = _sum(material.figures, line), count_of(material.figures[counted[0]])
    return counted[0] if received <= made and is_near(made, received) else None


def _right(figures: Sequence[Figure], lines: Sequence[Line]) -> Iterator[Finding]:
    """The lines that make up their total and say something by it."""
    for line in lines:
        if not _gap(figures, line) and _is_telling(figures, line):
            yield _against_total(figures, line)


def _is_telling(figures: Sequence[Figure], line: Line) -> bool:
    return is_telling_sum(count_of(figures[i]) for i in line.parts)


def _is_exact(figures: Sequence[Figure], line: Line) -> bool:
    total = [] if line.total is None else [line.total]
    return not any(figures[i].qualifiers for i in [*line.parts, *total])


def _sum(figures: Sequence[Figure], line: Line) -> Decimal:
    return sum((count_of(figures[i]) for i in line.parts), Decimal(0))


def _printed(figures: Sequence[Figure], line: Line) -> Decimal:
    assert line.total is not None
    return count_of(figures[line.total])


def _gap(figures: Sequence[Figure], line: Line) -> Decimal:
    return abs(_sum(figures, line) - _printed(figures, line))


def _counts_a_part_twice(figures: Sequence[Figure], line: Line) -> bool:
    """Whether the parts exceed the total by exactly one of them that another may hold: a row "of
    which" under the row that it belongs to."""
    if line.dimension not in ("service_area", "label"):
        return False
    over = _sum(figures, line) - _printed(figures, line)
    counts = [count_of(figures[i]) for i in line.parts]
    return over >= LEAST_SUBROW and over in counts and max(counts) > over


def _is_close_and_whole(figures: Sequence[Figure], line: Line) -> bool:
    near = _gap(figures, line) <= MAX_UNWITNESSED * _printed(figures, line)
    return (near or _is_one_slip_off(figures, line)) and is_unbroken(figures, line)


def _is_near_or_slip(figures: Sequence[Figure], line: Line) -> bool:
    near = is_near(_sum(figures, line), _printed(figures, line))
    return near or _is_one_slip_off(figures, line)


def _is_one_slip_off(figures: Sequence[Figure], line: Line) -> bool:
    return is_one_slip_off((count_of(figures[i]) for i in line.parts), _printed(figures, line))


def _against_total(figures: Sequence[Figure], line: Line) -> Finding:
    assert line.total is not None
    total = figures[line.total]
    pages = [s.page for s in total.sources if s.table == line.table]
    page = pages[0] if pages else first_page(figures[i] for i in (*line.parts, line.total))
    return Finding(
        not _gap(figures, line),
        f"{describe(total)}: {_terms(figures, line)} = {number(_sum(figures, line))}, "
        f"total printed {number(_printed(figures, line))}, page {page}",
        page,
        (*line.parts, line.total),
    )


def _terms(figures: Sequence[Figure], line: Line) -> str:
    return " + ".join(
        f"{part_name(figures[i], line.dimension)} {number(count_of(figures[i]))}"
        for i in line.parts
    )


_EVIDENCE = "at least two parts are not zero and the total is ten or more"

PARTS_AND_TOTAL = Rule(
    "parts_and_total",
    "total_mismatch",
    "The parts of a table's row or column (outcomes, services, procedures, stages, kinds of "
    "contact, labels of a breakdown) against the total printed in the same table.",
    "Exact. Not made where a part is suppressed or only a bound, or stands twice; nor, where it "
    "comes out wrong, unless as many other lines of the table come out right, or the line is the "
    "only one, has no unread cell and is off by a quarter at most or by two digits of one number "
    "that changed places.",
    _EVIDENCE,
    parts_and_total,
)
QUARTERS_AND_YEAR = Rule(
    "quarters_and_year",
    "total_mismatch",
    "Four quarters against the year, in one table or wherever they are printed.",
    "Exact. Levels (what is open at a quarter's end) do not add up and are left out. Where "
    "quarters and year stand in different places, one off by more than a tenth, unless it is two "
    "digits of one number that changed places, is of other complaints.",
    _EVIDENCE,
    quarters_and_year,
)
PARTS_IN_A_SENTENCE = Rule(
    "parts_in_a_sentence",
    "total_mismatch",
    "Parts that a sentence lists against the whole that it names.",
    "Parts may be left unsaid: only more than the whole is wrong, and by a quarter at most; by "
    "more the parts overlap.",
    _EVIDENCE,
    parts_in_a_sentence,
)
PARTS_AND_TOTAL_ELSEWHERE = Rule(
    "parts_and_total_elsewhere",
    "total_mismatch",
    "Services, outcomes or quarters of a table or sentence without a total against the whole that "
    "another table or sentence prints.",
    "Exact. Where it comes out wrong, as many other lines of the table must come out right, "
    "and the gap must be a tenth at most or two digits that changed places; not made where the "
    "whole is printed with two values.",
    _EVIDENCE,
    parts_and_total_elsewhere,
)
THEMES_AND_BASE = Rule(
    "themes_and_base",
    "total_mismatch",
    "The rows of a breakdown without a total row against the complaints that their shares are of.",
    "Exact. Made only where the shares come to 95% and more and prove which count they are of.",
    _EVIDENCE,
    themes_and_base,
)
