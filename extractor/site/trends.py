"""Trends as the site shows them: the computed answer, and its chart drawn on the server."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.ask.charts.drawing import as_svg
from extractor.ask.charts.model import chart_of
from extractor.ask.measures import MEASURES
from extractor.ask.presets import QUESTIONS
from extractor.ask.queries import Answer, Filter
from extractor.errors import UsageError

OF_COUNCILS = ("complaints", "uphold-rate", "timeliness", "compensation")
"""What a council's page shows over the years: one measure of each family that has years."""

CHARTS = 256
"""Charts that are kept: drawing one takes half a second."""

_DRAWING = threading.Lock()
"""The drawing library makes one chart at a time."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure over the years. ``chart`` is an SVG, or None with ``why`` there is none."""

    measure: str
    title: str
    unit: str
    answer: Answer
    chart: str | None = None
    why: str | None = None

    @property
    def columns(self) -> list[int]:
        """The columns that say anything and are for people."""
        return [
            at
            for at, name in enumerate(self.answer.columns)
            if name not in {*self.answer.for_programs, "unit"}
            and any(row[at] is not None for row in self.answer.rows)
        ]


def trend(connection: sqlite3.Connection, filters: Mapping[Filter, str], measure: str) -> Trend:
    """The measure for the councils, years, stage and procedure that ``filters`` name.

    Raises UsageError for a filter or measure that means nothing.
    """
    answer = QUESTIONS["trend"].answer(connection, filters, measure)
    rows = tuple(tuple(row) for row in answer.rows)
    known = MEASURES[measure]
    return Trend(
        measure, known.title, known.unit, Answer(answer.columns, rows, answer.for_programs)
    )


def drawn(found: Trend) -> Trend:
    """The trend with its chart, or why it has none."""
    try:
        with _DRAWING:
            return _drawn(found)
    except UsageError as error:
        said = str(error).partition(";")[0]
        return Trend(found.measure, found.title, found.unit, found.answer, why=said)


@lru_cache(CHARTS)
def _drawn(found: Trend) -> Trend:
    chart = as_svg(chart_of("trend", found.answer))
    return Trend(found.measure, found.title, found.unit, found.answer, chart)
