"""Tables made by hand, and what is read from them, for the tests of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.layout.blocks import Cell, Table
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.tabular.tables import TableReading, read_table

LEFT, UP = "\x00left", "\x00up"
"""In a grid of texts: the cell on the left, or above, runs on over this position."""

CONTEXT = ReportContext(year="2021/22")

Datapoint = tuple[str, frozenset[tuple[str, str | int]], str, Decimal]
"""Family, dimensions said, measure, value."""

CELL_WIDTH, CELL_HEIGHT = 60.0, 14.0


def make_table(
    grid: Sequence[Sequence[str]],
    *,
    caption: str | None = None,
    heading: tuple[str, ...] = (),
    before: str | None = None,
) -> Table:
    """A table of ``grid``; LEFT and UP make merged cells. Raises ValueError if it is ragged."""
    width = len(grid[0])
    if any(len(row) != width for row in grid):
        raise ValueError("the rows differ in length")
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text == LEFT:
                starts[r, c] = starts[r, c - 1]
            elif text == UP:
                starts[r, c] = starts[r - 1, c]
            else:
                starts[r, c] = (r, c)
    cells = {}
    for start in set(starts.values()):
        covered = [position for position, first in starts.items() if first == start]
        rows = max(r for r, _ in covered) - start[0] + 1
        columns = max(c for _, c in covered) - start[1] + 1
        left, top = 50 + start[1] * CELL_WIDTH, 100 + start[0] * CELL_HEIGHT
        cells[start] = Cell(
            text=grid[start[0]][start[1]],
            row=start[0],
            column=start[1],
            page=3,
            box=Box(left, top, left + columns * CELL_WIDTH, top + rows * CELL_HEIGHT),
            rows=rows,
            columns=columns,
        )
    rows_of_cells = tuple(
        tuple(cells[starts[r, c]] for c in range(width)) for r in range(len(grid))
    )
    return Table(
        page=3,
        box=Box(50, 100, 50 + width * CELL_WIDTH, 100 + len(grid) * CELL_HEIGHT),
        rows=rows_of_cells,
        pages=(3,),
        caption=caption,
        heading=heading,
        before=before,
    )


def read(
    grid: Sequence[Sequence[str]],
    *,
    caption: str | None = None,
    heading: tuple[str, ...] = (),
    before: str | None = None,
    context: ReportContext = CONTEXT,
) -> TableReading:
    """What is read from a table of the texts of ``grid``."""
    table = make_table(grid, caption=caption, heading=heading, before=before)
    return read_table(table, 0, context)


def datapoints(claims: Iterable[Claim]) -> set[Datapoint]:
    """Every measure of every claim with all that is said of it."""
    return {
        (claim.family, frozenset(claim.dimensions.said().items()), measure, value)
        for claim in claims
        for measure, value in claim.measures.items()
    }


def figure(family: str, **fields: str | int | float | None) -> set[Datapoint]:
    """The datapoints of one figure: measures and dimensions by name, of a complaint in 2021/22.

    A dimension that is None is not said.
    """
    measures = {
        name: Decimal(str(fields.pop(name)))
        for name in ("count", "percent", "total", "average_days", "amount_gbp", "cases")
        if name in fields
    }
    said = {
        "year": "2021/22",
        "contact": None if family == "compensation" else "complaint",
    } | fields
    dimensions = frozenset((k, v) for k, v in said.items() if isinstance(v, str | int))
    return {(family, dimensions, name, value) for name, value in measures.items()}


def counts(**fields: str | int | float | None) -> set:
    return figure("stage_counts", **{"event": "received"} | fields)


def outcomes(outcome: str, **fields: str | int | float | None) -> set:
    return figure("outcomes", outcome=outcome, **fields)


def timeliness(status: str = "within", **fields: str | int | float | None) -> set:
    return figure("timeliness", status=status, **fields)


def breakdowns(dimension: str, label: str, **fields: str | int | float | None) -> set:
    return figure("breakdowns", dimension=dimension, label=label, **fields)


def figures(*each: set[Datapoint]) -> set[Datapoint]:
    """The datapoints of several figures. Raises ValueError if two are the same."""
    union = set().union(*each)
    if len(union) != sum(map(len, each)):
        raise ValueError("the same figure twice")
    return union


def differences(reading: TableReading, expected: set[Datapoint]) -> list[str]:
    """What is missing from a reading and what it has too much, a line each; empty when equal."""
    found = datapoints(reading.claims)
    return [f"missing {_line(point)}" for point in sorted(expected - found, key=_line)] + [
        f"too much {_line(point)}" for point in sorted(found - expected, key=_line)
    ]


def _line(point: Datapoint) -> str:
    family, dimensions, measure, value = point
    said = " ".join(f"{name}={value}" for name, value in sorted(dimensions, key=lambda d: d[0]))
    return f"{family} {said}: {measure} {value}"
