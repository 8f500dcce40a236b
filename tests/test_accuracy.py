"""How much of the fixtures is read right, datapoint by datapoint; ``make accuracy`` prints it.

A datapoint is one measure of one figure: it is found when its value and every dimension are right.
In an expected figure a list stands for "any of these", and ``"required": false`` for a figure that
may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from extractor.checking.merge import plain_label
from schemas import FAMILIES, ExtractedDocument

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SLUGS = sorted(path.parent.name for path in FIXTURES.glob("*/expected.json"))

LOWEST_F1 = 0.98
"""Over all fixtures together. Raise it when the reading gets better; never lower it."""

NO_DIMENSIONS = {"qualifiers", "percent_of", "sources", "reason", "required"}
LABELS = {"service_area", "subgroup", "label"}

Datapoint = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of datapoints."""

    required: int = 0
    found: int = 0
    extracted: int = 0
    false: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.required + other.required,
            self.found + other.found,
            self.extracted + other.extracted,
            self.false + other.false,
        )

    @property
    def recall(self) -> float:
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        return 1 - self.false / self.extracted if self.extracted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def readings(figure: dict[str, Any], family: str) -> Iterator[list[Datapoint]]:
    """For each measure of the figure, the datapoints that it may be read as."""
    measures = FAMILIES[family].MEASURES  # type: ignore[index]
    names = sorted(set(FAMILIES[family].model_fields) - {*measures, *NO_DIMENSIONS})  # type: ignore[index]
    options = [_options(name, figure.get(name), family) for name in names]
    for measure in measures:
        if figure.get(measure) is not None:
            values = [Decimal(str(value)).normalize() for value in _listed(figure[measure])]
            yield [(family, measure, *read) for read in product(values, *options)]


def _options(name: str, value: Any, family: str) -> list[Any]:
    default = FAMILIES[family].model_fields[name].default  # type: ignore[index]
    said = [default if one is None else one for one in _listed(value)]
    return [plain_label(one) if name in LABELS and one is not None else one for one in said]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def score(expected: dict[str, Any], found: ExtractedDocument) -> Score:
    """Every report's datapoints together."""
    got = {
        points[0]
        for report in found.model_dump(mode="json")["reports"]
        for family in FAMILIES
        for figure in report[family]
        for points in readings(figure, family)
    }
    wanted = [
        (points, figure.get("required", True))
        for report in expected["reports"]
        for family in FAMILIES
        for figure in report.get(family, [])
        for points in readings(figure, family)
    ]
    hits, used = 0, set[Datapoint]()
    for points, _ in sorted((w for w in wanted if w[1]), key=lambda wanted: len(wanted[0])):
        hit = next((point for point in points if point in got and point not in used), None)
        if hit is not None:
            used.add(hit)
            hits += 1
    false = got - {point for points, _ in wanted for point in points}
    required = sum(needed for _, needed in wanted)
    return Score(required, hits, len(used) + len(false), len(false))


def expected(slug: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FIXTURES / slug / "expected.json").read_text("utf-8"))
    return document


@pytest.mark.parametrize("slug", SLUGS)
def test_every_report_says_who_and_when(
    fixtures_read: dict[str, ExtractedDocument], slug: str
) -> None:
    who = ("council", "report_year", "pages", "meeting_date", "committee")

    def told(document: dict[str, Any]) -> list[list[str]]:
        reports = document["reports"]
        return [[str(report[name]).replace("’", "'") for name in who] for report in reports]

    assert told(fixtures_read[slug].model_dump(mode="json")) == told(expected(slug))


def test_figures(fixtures_read: dict[str, ExtractedDocument]) -> None:
    scores = {slug: score(expected(slug), fixtures_read[slug]) for slug in SLUGS}
    scores["all fixtures"] = sum(scores.values(), Score())
    print(f"\n{'':42} expected  found  false  precision  recall     F1")
    for name, s in scores.items():
        print(
            f"{name:42} {s.required:8} {s.found:6} {s.false:6} "
            f"{s.precision:10.3f} {s.recall:7.3f} {s.f1:6.3f}"
        )
    assert scores["all fixtures"].f1 >= LOWEST_F1


def test_the_score_knows_right_from_wrong() -> None:
    source = [{"page": 1, "kind": "table", "text": "4", "bbox": None}]
    figure = {"year": "2020/21", "service_area": "The Fostering Team", "count": 4}
    document = {"filename": "a.pdf", "sha256": "0" * 64, "pages": 1}

    def scored(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> Score:
        reports = [{"pages": [1, 1], "stage_counts": [{**g, "sources": source} for g in got]}]
        found = ExtractedDocument.model_validate({"document": document, "reports": reports})
        return score({"reports": [{"stage_counts": wanted}]}, found)

    assert scored([figure], [{**figure, "service_area": "fostering"}]) == Score(1, 1, 1, 0)
    assert scored([figure], []) == Score(1, 0, 0, 0)
    assert scored([figure], [{**figure, "count": 5}]) == Score(1, 0, 1, 1)
    assert scored([figure], [{**figure, "stage": "stage_1"}]) == Score(1, 0, 1, 1)
    either = {**figure, "procedure": [None, "statutory"]}
    assert scored([either], [{**figure, "procedure": "statutory"}]) == Score(1, 1, 1, 0)
    spare = {**figure, "required": False}
    assert scored([spare], []) == scored([spare], [figure]) == Score(0, 0, 0, 0)
    assert scored([figure], [{**figure, "percent": 1}]) == Score(1, 1, 2, 1)
