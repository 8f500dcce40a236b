"""Figures typed in short, for the tests of the check step."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from extractor.checking.merge import Figure
from extractor.pdf.page import Box
from extractor.reading.claims import Dimensions, Source

MakeFigure = Callable[..., Figure]

_MEASURES = ("count", "percent", "total", "average_days", "amount_gbp", "cases")


def _figure(family: str = "stage_counts", **fields: Any) -> Figure:
    """A figure of 2021/22. Measures and dimensions by name; ``at`` is (table, row, column) or a
    sentence; ``top`` is in points; ``page``, ``qualifiers``, ``percent_of``, ``reason`` and
    ``origins`` as in Figure."""
    measures = {m: Decimal(str(fields.pop(m))) for m in _MEASURES if m in fields}
    at = fields.pop("at", "a sentence")
    page = fields.pop("page", 1)
    top = fields.pop("top", 100)
    box = Box(60.04, top, 90, top + 10.26)
    text = at if isinstance(at, str) else " ".join(map(str, measures.values()))
    if isinstance(at, str):
        source = Source(page, box, "narrative", text)
    else:
        source = Source(page, box, "table", text, *at)
    qualifiers = fields.pop("qualifiers", {})
    percent_of, reason = fields.pop("percent_of", None), fields.pop("reason", None)
    origins = fields.pop("origins", {})
    dimensions = Dimensions(**{"year": "2021/22", **fields})
    return Figure(
        family,  # type: ignore[arg-type]
        dimensions,
        measures,
        qualifiers,
        percent_of,
        reason,
        (source,),
        origins,
    )


@pytest.fixture
def figure() -> MakeFigure:
    return _figure
