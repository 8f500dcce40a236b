"""Cells to measures: what "37 (35.2%)", "2(6)", "£28,939 (4)" or a bare "44" hold.

What a bracket holds is decided by its own unit, the boxhead (a pair of years) and the column's
other cells; a bare number by the header's or the stub's measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractor.layout.blocks import Cell
from extractor.reading.quantities import Quantity, cell_quantities, is_nothing
from extractor.reading.tabular.rows import is_number
from extractor.records import record

_FRACTION = re.compile(r"/|\bof\b", re.I)
LEAST_FRACTIONS = 2
"""Fewest numbers of a table that may prove its shares to be of one: a lone "0.1" may be 0.1%."""
_BULLET = re.compile(r"\s*[•▪●○\-–]\s*(?=\S)")


@record()
class Reading:
    """Measures read from one cell for one year: ``second`` marks the bracketed year of a pair."""

    measures: dict[str, Decimal]
    qualifiers: dict[str, str]
    second: bool = False


@record()
class Expected:
    """What the labels and the other cells of a column say of the numbers in a cell.

    ``measure`` is what the labels say bare numbers are ("count", "percent", "total",
    "average_days", "amount_gbp", "cases") or None; ``pair`` that the header names a second year in
    brackets; ``brackets_are_shares`` that the column's other brackets hold percentages; ``money``
    that bare brackets beside an amount count cases; ``amounts`` that the column's other cells are
    in pounds, so that "nil" is no pounds.
    """

    measure: str | None = None
    pair: bool = False
    brackets_are_shares: bool = False
    money: bool = False
    amounts: bool = False


def read_cell(text: str, expected: Expected) -> list[Reading]:
    """The measures printed in a cell: one reading, or one for each of a pair of years."""
    quantities = cell_quantities(text)
    if not quantities or any(q.unit == "weeks" for q in quantities):
        return []
    measure = "amount_gbp" if expected.amounts and is_nothing(text) else expected.measure
    outside = [q for q in quantities if not q.bracketed]
    inside = [q for q in quantities if q.bracketed]
    if expected.pair and len(outside) <= 1 and len(inside) == 1:
        # a dash before the bracket says nothing of the first year
        return [
            *(_reading({_name(quantity, measure): quantity}) for quantity in outside),
            _reading({_name(inside[0], measure): inside[0]}, second=True),
        ]
    fraction = _fraction(text, quantities)
    if fraction is not None:
        return [fraction]
    if measure == "percent" and inside and expected.brackets_are_shares:
        measure = "count"  # "14 (35)" below "Upheld (%)"
    named: dict[str, Quantity] = {}
    for quantity in outside:
        name = _name(quantity, measure)
        if name in named:
            # "44 12%" is a count with its share; two bare numbers in a cell mean nothing certain
            return []
        named[name] = quantity
    for quantity in inside:
        if quantity.unit is not None:
            name = _name(quantity, None)
        elif expected.money or "amount_gbp" in named:
            name = "cases"
        elif "percent" in named:
            name = "count"
        elif expected.brackets_are_shares or (measure == "percent" and not outside):
            name = "percent"
        else:
            continue
        named.setdefault(name, quantity)
    return [_reading(named)] if named else []


def bare_number(text: str) -> Decimal | None:
    """The number that a cell begins with, if it has no unit; None for none."""
    quantities = cell_quantities(text) or []
    return quantities[0].value if quantities and quantities[0].unit is None else None


def holds_share_in_brackets(text: str) -> bool:
    """Whether a cell reads "37 (35.2%)"."""
    quantities = cell_quantities(text) or []
    return any(q.bracketed and q.unit == "percent" for q in quantities)


def is_share_in_brackets(text: str) -> bool:
    """Whether a cell reads "37 (35.2%)", so that the bracket holds the number's own share."""
    quantities = cell_quantities(text) or []
    outside = {q.unit for q in quantities if not q.bracketed}
    return bool(outside) and "percent" not in outside and holds_share_in_brackets(text)


def holds_amounts(texts: Iterable[str]) -> bool:
    """Whether the cells of a column are mostly in pounds: not where one row of many is of money."""
    first = [
        found[0] for text in texts if not is_nothing(text) and (found := cell_quantities(text))
    ]
    pounds = sum(quantity.unit == "gbp" for quantity in first)
    return pounds > sum(quantity.unit != "gbp" for quantity in first)


def holds_fractions_of_one(texts: Iterable[str]) -> bool:
    """Whether a table's shares are all of one ("0.75", "0.2"), as spreadsheets keep them.

    Counts of 0 and 1 have no decimals; percentages of which none is over one are not printed, but
    a lone one may be.
    """
    bare = [q for text in texts for q in cell_quantities(text) or []]
    return (
        len(bare) >= LEAST_FRACTIONS
        and all(q.unit is None and q.value <= 1 for q in bare)
        and any(q.value % 1 for q in bare)
    )


def in_percent(reading: Reading) -> Reading:
    """The reading with its share of one as a percentage."""
    shares = {"percent": (reading.measures["percent"] * 100).normalize() + 0}
    return replace(reading, measures={**reading.measures, **shares})


def _name(quantity: Quantity, measure: str | None) -> str:
    if quantity.unit == "percent":
        return "percent"
    if quantity.unit == "gbp":
        return "amount_gbp"
    if quantity.unit == "days":
        return "average_days"
    return measure or "count"


def _fraction(text: str, quantities: list[Quantity]) -> Reading | None:
    """ "50% (1/2)", "10/12" and "10 of 12": a share printed as its fraction."""
    if not _FRACTION.search(text):
        return None
    bare = [q for q in quantities if q.unit is None]
    if len(bare) != 2 or bare[0].value > bare[1].value:
        return None
    named = {"count": bare[0], "total": bare[1]}
    shares = [q for q in quantities if q.unit == "percent"]
    if shares:
        named["percent"] = shares[0]
    return _reading(named)


def _reading(named: dict[str, Quantity], second: bool = False) -> Reading:
    return Reading(
        {name: quantity.value for name, quantity in named.items()},
        {name: q.qualifier for name, q in named.items() if q.qualifier is not None},
        second,
    )


class Part(NamedTuple):
    """One of the texts that a cell holds, with the stub label that it stands beside."""

    text: str
    label: str


def parts_of(cell: Cell, label: str, offset: int) -> list[Part]:
    """A cell with its stub label; several, where the stub has a bullet for each line of the cell.

    A team split in two is one stub with two bullets beside two figures, as two lines of a cell or
    as two rows; ``offset`` is the cell's row below the stub's first.
    """
    text = cell.text
    lines = [line for line in text.split("\n") if line.strip()]
    bullets = [line for line in label.split("\n") if _BULLET.match(line)]
    if len(lines) > 1 and len(lines) == len(bullets) and all(is_number(line) for line in lines):
        return [
            Part(line, _BULLET.sub("", bullet, count=1))
            for line, bullet in zip(lines, bullets, strict=True)
        ]
    if not is_number(text):
        return []
    if not bullets:
        return [Part(text, label)]
    if len(bullets) == 1 and label.lstrip().startswith(bullets[0].strip()):
        return [Part(text, _BULLET.sub("", label, count=1))]  # one name, on two lines
    if cell.rows == 1 and len(bullets) > offset and "\n" not in text:
        return [Part(text, _BULLET.sub("", bullets[offset], count=1))]
    return [Part(text, _BULLET.split(label, maxsplit=1)[0])]
