"""Datapoints: one measure of one figure, with everything that must be right for it to be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.checking.merge import plain_label
from extractor.comparing.expected import DISCREPANCIES, IDENTITY, Json, listed, misread_points
from schemas.figures import FAMILIES

NO_DIMENSIONS = {"qualifiers", "percent_of", "sources", "origins", "reason"}
"""Fields that do not say what a figure is about: not compared, but for the qualifier of a value."""

LABELS = {"service_area", "subgroup", "label"}
"""Dimensions as printed: compared without case, punctuation and loose words."""

REPORT = "report"
"""Stands for a family where a datapoint is what a report says of itself."""

VALUE = "value"


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A datapoint, expected or read. ``index`` is the figure's place in its family, ``readings``
    maps each aspect (the value, each dimension) to the readings that are right: what was read has
    one of each. ``pages`` are where it is printed, empty for any."""

    family: str
    index: int
    measure: str
    readings: Mapping[str, tuple[Any, ...]]
    pages: frozenset[int]
    figure: Json
    required: bool = True
    missed: bool = False

    def differs(self, read: Point) -> tuple[str, ...]:
        """The aspects in which what was read is not what is expected here."""
        return tuple(
            name for name, right in self.readings.items() if not right_in(right, read, name)
        )

    def on_page_of(self, other: Point) -> bool:
        """Whether the two share a page."""
        return not self.pages or not other.pages or bool(self.pages & other.pages)


def right_in(right: tuple[Any, ...], read: Point, name: str) -> bool:
    """Whether the reading of one aspect is among those that are right."""
    return read.readings[name][0] in right


def points_of(report: Json | None) -> list[Point]:
    """Every datapoint of a report, expected or published as JSON; of None there are none.

    What it says of itself and its discrepancies are datapoints too, of families of their own.
    """
    if report is None:
        return []
    figures = [
        point
        for family in FAMILIES
        for index, figure in enumerate(report.get(family, []))
        for point in figure_points(family, index, figure)
    ]
    found = enumerate(report.get(DISCREPANCIES, []))
    return [*_identity(report), *figures, *(_discrepancy(index, each) for index, each in found)]


def misread_of(report: Json | None) -> list[Point]:
    """The datapoints that are known to be read and not printed."""
    return [
        point
        for index, (family, entry) in enumerate(misread_points(report or {}))
        for point in (
            [_discrepancy(index, entry)]
            if family == DISCREPANCIES
            else figure_points(family, index, entry)
        )
    ]


def figure_points(family: str, index: int, figure: Json) -> Iterator[Point]:
    """One datapoint for each measure that the figure gives."""
    model = FAMILIES[family]  # type: ignore[index]
    dimensions = set(model.model_fields) - {*model.MEASURES, *NO_DIMENSIONS}
    readings = {
        name: tuple(_reading(family, name, one) for one in listed(figure.get(name)))
        for name in sorted(dimensions)
    }
    pages = frozenset(source["page"] for source in figure["sources"])
    for measure in model.MEASURES:
        if figure.get(measure) is None:
            continue
        mark = figure.get("qualifiers", {}).get(measure, "")
        values = tuple((Decimal(str(v)).normalize(), mark) for v in listed(figure[measure]))
        yield Point(
            family,
            index,
            measure,
            {VALUE: values, **readings},
            pages,
            figure,
            figure.get("required", True),
            measure in figure.get("missed", []),
        )


def _reading(family: str, name: str, value: Any) -> Any:
    if value is None:
        default = FAMILIES[family].model_fields[name].default  # type: ignore[index]
        return default
    return plain_label(value) if name in LABELS else value


def _identity(report: Json) -> Iterator[Point]:
    for name in IDENTITY:
        value = report.get(name)
        said = "-".join(map(str, value or ())) if name == "pages" else str(value).replace("’", "'")
        missed = name in report.get("missed", [])
        yield Point(REPORT, 0, name, {VALUE: (said,)}, frozenset(), report, missed=missed)


def _discrepancy(index: int, found: Json) -> Point:
    value = {VALUE: (f"page {found['page']}",)}
    missed = bool(found.get("missed"))
    return Point(DISCREPANCIES, index, found["kind"], value, frozenset(), found, missed=missed)
