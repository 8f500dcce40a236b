"""Families and values in words, for summaries, explanations and the site."""

from __future__ import annotations

from decimal import Decimal

from schemas.values import Family

TITLES: dict[Family, str] = {
    "stage_counts": "How much came in",
    "outcomes": "What was decided",
    "timeliness": "How fast",
    "compensation": "What was paid",
    "breakdowns": "Breakdowns",
}

UNITS = {"percent": "%", "average_days": " days on average", "total": " in all", "cases": " cases"}


def printed(measure: str, value: Decimal | float, mark: str | None = None) -> str:
    """A value with its unit, and "<", ">" or "~" before it: "<1%", "£1,250.50"."""
    if measure == "amount_gbp":
        return f"{mark or ''}£{value:,.2f}"
    return f"{mark or ''}{value:,}{UNITS.get(measure, '')}"
