"""What of the differences is a regression: what is neither marked as known nor tolerated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.comparing.documents import Tally, total
from extractor.comparing.fixtures import Checked
from extractor.comparing.matching import Difference
from schemas.figures import FAMILIES

Weight = Literal["regression", "tolerated", "known"]


@dataclass(frozen=True)
class Verdict:
    """All fixtures together. ``min_recall`` and ``min_precision`` (0 to 1) tolerate that much of
    missing and of false figures; None tolerates none but those that are marked as known."""

    checked: Sequence[Checked]
    min_recall: float | None = None
    min_precision: float | None = None

    @cached_property
    def tally(self) -> Tally:
        """The sum over all fixtures."""
        return sum((total(one.reports) for one in self.checked), Tally())

    def weight(self, difference: Difference) -> Weight:
        """How much the difference matters."""
        if difference.known:
            return "known"
        if difference.point.family not in FAMILIES:
            return "regression"
        lost = difference.want is None or _at_least(self.tally.recall, self.min_recall)
        false = difference.got is None or _at_least(self.tally.precision, self.min_precision)
        return "tolerated" if lost and false else "regression"

    @cached_property
    def regressions(self) -> list[Difference]:
        """Every difference that is neither known nor tolerated."""
        return [
            difference
            for one in self.checked
            for report in one.reports
            for difference in report.differences
            if self.weight(difference) == "regression"
        ]

    @cached_property
    def below(self) -> dict[str, str]:
        """What is said of the shares that are below their least: recall, precision."""
        shares = (
            ("recall", self.tally.recall, self.min_recall),
            ("precision", self.tally.precision, self.min_precision),
        )
        return {
            name: f"{name} {share:.4f} is below {least:g}"
            for name, share, least in shares
            if not (least is None or share >= least)
        }

    @cached_property
    def faults(self) -> list[str]:
        """Why the check fails, a line each; empty when it passes."""
        said = [f"{one.fixture.report}: {one.failure}" for one in self.checked if one.failure]
        if self.regressions:
            said.append(f"{counted(len(self.regressions), 'figure')} not as expected")
        return [*said, *self.below.values()]


def counted(number: int, noun: str) -> str:
    """ "1 figure", "3 figures"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _at_least(share: float, least: float | None) -> bool:
    return least is not None and share >= least
