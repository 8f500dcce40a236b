"""Points of complaint: several are decided in one complaint, and none is a complaint itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from extractor.reading.tabular.nearness import Label, contact_of, first

OF_THE_TABLE = ("stub head", "title", "caption")
"""Where a table says of all its figures what they count."""


def contact_of_any(labels: Sequence[Label]) -> str | None:
    """The nearest kind of contact that the labels say."""
    return next((c for label in labels if (c := contact_of(label.reading)) is not None), None)


def add_up_to_issues(
    labels: Mapping[int, tuple[Label, ...]], values: Mapping[int, Decimal | None]
) -> bool:
    """Whether the values labelled with outcomes add up to the one labelled as issues."""
    issues = [
        values[key]
        for key in values
        if contact_of_any(labels[key]) == "issue" and first(labels[key], "outcome") is None
    ]
    decided = [v for key, v in values.items() if first(labels[key], "outcome") and v is not None]
    return len(issues) == 1 and len(decided) > 1 and sum(decided) == issues[0]
