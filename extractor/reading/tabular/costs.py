"""What the procedure itself cost: investigators, independent people, panels. None of it was paid to
those who complained, and none is compensation, though it stands in pounds beside what was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.reading.labels import LabelReading

_COSTS = re.compile(
    r"\b(?:costs?|expenditure|spend(?:ing)?|spent|budgets?|fees|expenses)\b"
    r"(?!\s+(?:of\s+(?:living|care)|to\s+(?:the\s+)?complainants?)\b)",
    re.I,
)
_WORK = re.compile(
    r"\b(?:investigat(?:ions?|ing\s+officers?|ors?)|independent\s+(?:persons?|people|chairs?|panel\s*members?)|panels?|"
    r"panellists?|mediat(?:ion|ors?)|advoca(?:cy|tes?)|training|salar(?:y|ies)|staffing|travel|venues?|administration|"
    r"legal\s+advice|printing|postage|overheads?)\b",
    re.I,
)
"""What is paid for when complaints are handled."""


def lists_costs(labels: Iterable[str]) -> bool:
    """Whether a table is of what the procedure cost, so that one row may say what was paid."""
    return any(_COSTS.search(text) for text in labels)


def is_cost_of_work(text: str) -> bool:
    """Whether a label says what handling complaints cost, and counts none of them: "Cost of
    investigators" beside "Stage 2 investigations"."""
    return bool(_COSTS.search(text) and _WORK.search(text))


def is_cost(
    own: Sequence[LabelReading], around: Sequence[LabelReading], in_total: bool = False
) -> bool:
    """Whether a sum is what handling complaints cost, or adds such up.

    ``own`` are the labels of its row and column, ``around`` the caption, titles and the stub's
    head; a label that speaks of compensation outranks those farther away: "Compensation paid" in a
    table of costs.
    """
    if any(_COSTS.search(reading.text) and not reading.says("money") for reading in own):
        return not any(reading.says("money") for reading in own)
    if any(reading.says("money") for reading in own):
        return False
    redress = any(reading.says("money") for reading in around)
    costs = any(_COSTS.search(reading.text) for reading in around)
    if costs and (not redress or in_total):
        return True
    # "Delay in the investigation" among remedies is a reason
    return (costs or not redress) and any(_WORK.search(reading.text) for reading in own)
