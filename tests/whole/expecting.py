"""Whole reports with the figures that each prints, in a form that is quick to write.

A folder beside this file is a report: ``source.html``, the ``report.pdf`` that was set from it, and
``expected.toml``:

    council = "Dorset Council"          # or null, as "none"
    report_year = "2022/23"
    first_sight = [0.85, 0.88]          # recall and precision when no rule had seen it
    least = [0.97, 0.98]                # neither may fall below
    figures = [
      "stage_counts year=2022/23 stage=stage_1 procedure=statutory|none count=66",
      "? breakdowns year=2022/23 dimension=category label=Staff conduct count=7",
    ]

A figure is its family, its dimensions and its measures, in the names of the data contract. What is
not said is null, the contact a complaint, the event received, the scope total, and the year that
of the report. A bar parts readings that are all right, ``none`` is null, and a figure behind a
question mark may be left out. ``<5`` is a bound.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.comparing.documents import Tally
from extractor.comparing.expected import Json
from extractor.comparing.matching import Difference, match
from extractor.comparing.points import Point, figure_points
from schemas import ExtractedDocument
from schemas.figures import FAMILIES

WHOLE = Path(__file__).resolve().parent
SLUGS = sorted(path.parent.name for path in WHOLE.glob("*/expected.toml"))

NAMED = re.compile(r"(?:^|\s)([a-z_]+)=")
NUMBERS = {"count", "percent", "total", "average_days", "amount_gbp", "cases"}
WHOLE_NUMBERS = {"quarter", "timescale_days", "from_days"}


@dataclass(frozen=True)
class Expected:
    """What a report prints, and how much of it is read."""

    council: str | None
    report_year: str
    figures: tuple[tuple[str, Json], ...]
    least: tuple[float, float]


def expected(folder: Path) -> Expected:
    """The expectations of a folder. Raises ValueError for a line that says nothing in our names."""
    said = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    figures = tuple(figure_of(line, said["report_year"]) for line in said["figures"])
    council = None if said["council"] == "none" else said["council"]
    least = said.get("least", [0.0, 0.0])
    return Expected(council, said["report_year"], figures, (least[0], least[1]))


def figure_of(line: str, year: str) -> tuple[str, Json]:
    """(family, figure) of one line."""
    family, _, rest = line.removeprefix("? ").partition(" ")
    places = list(NAMED.finditer(rest))
    model = FAMILIES.get(family)  # type: ignore[call-overload]
    if model is None or not places or rest[: places[0].start()].strip():
        raise ValueError(f"{line!r}: not a family with dimensions and measures")
    figure: Json = {"year": year, "sources": [], "required": not line.startswith("? ")}
    for place, following in zip(places, [*places[1:], None], strict=True):
        name = place[1]
        value = rest[place.end() : following.start() if following else None].strip()
        if name not in model.model_fields:
            raise ValueError(f"{line!r}: {family} has no {name}")
        if name in NUMBERS and value[:1] in "<>~":
            figure.setdefault("qualifiers", {})[name] = value[0]
            value = value[1:]
        readings = [_reading(name, one.strip()) for one in value.split("|")]
        figure[name] = readings if len(readings) > 1 else readings[0]
    if not figure.keys() & NUMBERS:
        raise ValueError(f"{line!r}: no measure")
    return family, figure


def _reading(name: str, text: str) -> Any:
    if text == "none":
        return None
    if name in NUMBERS:
        return text.replace(",", "").removeprefix("£")
    return int(text) if name in WHOLE_NUMBERS else text


def compare(wanted: Expected, read: ExtractedDocument) -> tuple[Tally, tuple[Difference, ...]]:
    """How much was found and how much false, over all reports of the document together."""
    wants = [
        point
        for index, (family, figure) in enumerate(wanted.figures)
        for point in figure_points(family, index, figure)
    ]
    gots = _points(read)
    matched = match(wants, gots)
    required = sum(want.required for want in wants)
    found = sum(want.required for want, _ in matched.right)
    false = sum(each.got is not None for each in matched.differences)
    return Tally(required, found, found + false, false), matched.differences


def _points(read: ExtractedDocument) -> list[Point]:
    return [
        point
        for report in read.model_dump(mode="json")["reports"]
        for family in FAMILIES
        for index, figure in enumerate(report[family])
        for point in figure_points(family, index, figure)
    ]
