"""Lines whose parts ought to make up a whole: a column of services, a row of outcomes, a list in a
sentence.

A line is found by what its figures mean, not by where they stand: figures of one place that agree
in every dimension but one are the parts of a line along that dimension, and the one that covers
them all (no service, outcome "total", label "Total") is its total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from extractor.checking.merge import AT, Figure, plain_label, same_thing

PARTITIONS = ("outcome", "label", "service_area", "quarter", "procedure", "stage", "contact")
"""Dimensions along which complaints fall apart without overlap. A subgroup's members overlap."""

MIN_CELLS = 3
"""Fewer cells than this beside a total may make it up by chance."""

IN_PROSE = -1
"""The table of what stands in none."""

_WHOLE_LABELS = ("total", "totals", "grand total", "all", "overall total", "overall")


@dataclass(frozen=True, slots=True)
class Line:
    """Parts that one table prints along ``dimension``, and their total if it prints one.

    ``table`` is ``IN_PROSE`` for a list in a sentence. ``dimension`` is "row" or "column" for cells
    that merely stand in line. ``parts`` and ``total`` index the figures; parts stand in order of
    print.
    """

    table: int
    dimension: str
    parts: tuple[int, ...]
    total: int | None


def lines_of_tables(figures: Sequence[Figure], measure: str = "count") -> list[Line]:
    """Every line of two or more parts that print ``measure``, table by table.

    A line in which a part appears twice is left out: its figures differ in something unread.
    """
    found: list[Line] = []
    by_table: defaultdict[int, list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if measure in figure.measures:
            for table in {s.table for s in figure.sources if s.table is not None}:
                by_table[table].append(index)
    for table, members in sorted(by_table.items()):
        keys = {index: same_thing(figures[index]) for index in members}
        for dimension in PARTITIONS:
            if dimension == "contact":
                found += _lines_of_contacts(figures, table, keys)
            else:
                found += _lines_along(figures, table, keys, dimension)
    return found


def lines_of_sentences(figures: Sequence[Figure], measure: str = "count") -> list[Line]:
    """Every line of two or more parts of which one sentence states ``measure``."""
    by_sentence: defaultdict[tuple[int, str], dict[int, tuple[Hashable, ...]]] = defaultdict(dict)
    for index, figure in enumerate(figures):
        if measure in figure.measures:
            for source in figure.sources:
                if source.kind == "narrative":
                    by_sentence[source.page, source.text][index] = same_thing(figure)
    return [
        line
        for keys in by_sentence.values()
        for dimension in PARTITIONS
        for line in _lines_along(figures, IN_PROSE, keys, dimension)
    ]


def rows_in(figure: Figure, table: int) -> set[int]:
    """The rows of a table in which a figure is printed."""
    return {s.row for s in figure.sources if s.table == table and s.row is not None}


def columns_in(figure: Figure, table: int) -> set[int]:
    """The columns of a table in which a figure is printed."""
    return {s.column for s in figure.sources if s.table == table and s.column is not None}


def is_unbroken(figures: Sequence[Figure], line: Line) -> bool:
    """Whether every cell between the parts of a table's line and its total was read, and the total
    stands at one end."""
    if line.total is None:
        return False
    for places in (rows_in, columns_in):
        spots = [places(figures[i], line.table) for i in (*line.parts, line.total)]
        taken = sorted({min(spot) for spot in spots if spot})
        in_line = taken and taken == list(range(taken[0], taken[0] + len(spots)))
        if in_line and min(spots[-1]) in (taken[0], taken[-1]):
            return True
    return False


_OWN_LABELS = ("stub", "boxhead", "sentence", "sentence before", "lead-in")
"""Origins of a dimension that a figure's own row, column or sentence says."""


def is_whole(figure: Figure, dimension: str) -> bool:
    """Whether a figure covers all parts along a dimension.

    A total row in a table on one service bears that service's name, which its caption or heading
    says, while the rows above bear their own.
    """
    value = getattr(figure.dimensions, dimension)
    if dimension == "outcome":
        return bool(value == "total")
    if dimension == "contact":
        return bool(value == "all")
    if dimension == "label":
        return value is not None and plain_label(value) in _WHOLE_LABELS
    if dimension == "service_area" and dimension in figure.origins:
        return figure.origins[dimension] not in _OWN_LABELS
    return value is None


def cell_lines(figures: Sequence[Figure]) -> list[Line]:
    """Rows and columns of tables whose counts add up to one of them, whatever they mean.

    Rows that set different things side by side (representations, Stage 1, Ombudsman, all) are lines
    too, if the largest figure is the sum of the others.
    """
    places: defaultdict[tuple[int, str, int], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if "count" in figure.measures:
            for source in figure.sources:
                if source.table is None:
                    continue
                for axis, at in (("row", source.row), ("column", source.column)):
                    if at is not None and index not in places[source.table, axis, at]:
                        places[source.table, axis, at].append(index)
    found = []
    for (table, axis, _), members in sorted(places.items()):
        counts = [figures[i].measures["count"] for i in members]
        if len(members) > MIN_CELLS and sum(counts) == 2 * max(counts) > 0:
            total = members[counts.index(max(counts))]
            parts = tuple(i for i in members if i != total)
            found.append(Line(table, axis, parts, total))
    return found


def part_name(figure: Figure, dimension: str) -> str:
    """What a part of a line is called: "partially upheld", "Q3"."""
    value = getattr(figure.dimensions, dimension)
    return f"Q{value}" if dimension == "quarter" else str(value).replace("_", " ")


def _lines_along(
    figures: Sequence[Figure],
    table: int,
    keys: Mapping[int, tuple[Hashable, ...]],
    dimension: str,
) -> list[Line]:
    """The lines of a table along a dimension; ``keys`` tells what each of its figures is about."""
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, same in keys.items():
        figure = figures[index]
        if dimension in ("outcome", "label") and getattr(figure.dimensions, dimension) is None:
            continue
        # what is open at a quarter's end is a level: one case may be open at the end of all four
        if dimension == "quarter" and figure.dimensions.event in ("ongoing", "suspended"):
            continue
        key = list(same)
        key[AT[dimension]] = None
        groups[tuple(key)].append(index)
    found = []
    for group in groups.values():
        totals = [i for i in group if is_whole(figures[i], dimension)]
        parts = _without_overlap(figures, [i for i in group if i not in totals], dimension)
        values = [keys[i][AT[dimension]] for i in parts]
        if len(parts) >= 2 and len(set(values)) == len(values) and len(totals) <= 1:
            parts.sort(key=lambda i: _grid_place(figures[i], table))
            found.append(Line(table, dimension, tuple(parts), totals[0] if totals else None))
    return found


def _lines_of_contacts(
    figures: Sequence[Figure], table: int, keys: Mapping[int, tuple[Hashable, ...]]
) -> list[Line]:
    """Kinds of contact beside each other, of which only some may have a procedure: complaints have
    one, compliments none. Of two lines with one total the longer is kept."""
    at = AT["procedure"]
    loose = {index: (*key[:at], None, *key[at + 1 :]) for index, key in keys.items()}
    strict = _lines_along(figures, table, keys, "contact")
    parts = {line.total: len(line.parts) for line in strict}
    longer = [
        line
        for line in _lines_along(figures, table, loose, "contact")
        if line.total is not None and len(line.parts) > parts.get(line.total, 0)
    ]
    replaced = {line.total for line in longer}
    return [line for line in strict if line.total not in replaced] + longer


def _without_overlap(figures: Sequence[Figure], parts: list[int], dimension: str) -> list[int]:
    """ "Fault found" counts upheld and partly upheld again where the table has them too."""
    if dimension != "outcome":
        return parts
    outcomes = {figures[i].dimensions.outcome for i in parts}
    if outcomes & {"upheld", "partially_upheld"}:
        return [i for i in parts if figures[i].dimensions.outcome != "fault_found"]
    return parts


def _grid_place(figure: Figure, table: int) -> tuple[int, int]:
    return min(rows_in(figure, table), default=0), min(columns_in(figure, table), default=0)
