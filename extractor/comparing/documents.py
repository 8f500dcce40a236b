"""An expected document beside what was read: report by report, with sums for each family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.ask.slugs import name_of
from extractor.comparing.expected import Json
from extractor.comparing.matching import Difference, Matched, match
from extractor.comparing.points import Point, misread_of, points_of
from schemas.figures import FAMILIES
from schemas.report import ExtractedDocument


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of datapoints: expected, found among them, read, and falsely read among those. What
    may be read but need not, and a second right reading, count neither way."""

    required: int = 0
    found: int = 0
    extracted: int = 0
    false: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.required + other.required,
            self.found + other.found,
            self.extracted + other.extracted,
            self.false + other.false,
        )

    @property
    def recall(self) -> float:
        """The share of what is expected that was found; 1 where nothing is expected."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """The share of what was read that is expected; 1 where nothing was read."""
        return 1 - self.false / self.extracted if self.extracted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """One report: ``expected`` and ``read`` as JSON, one of them None where the other side has no
    such report; its datapoints matched, and sums for each family that it has."""

    expected: Json | None
    read: Json | None
    matched: Matched
    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Everything that is not as expected, known or not."""
        return self.matched.differences

    @property
    def name(self) -> str:
        """Whose report it is, and of which year."""
        report = self.expected or self.read or {}
        return name_of(report.get("council"), report.get("report_year"))


def compare(expected: Json, read: ExtractedDocument | None) -> list[Compared]:
    """Each report expected with its namesake among those read, then those that nobody expects."""
    found = read.model_dump(mode="json")["reports"] if read else []
    pairs = _pairs(expected["reports"], found)
    return [_compared(*pair) for pair in pairs]


def total(compared: Iterable[Compared]) -> Tally:
    """The sum over all families of all reports."""
    return sum((tally for one in compared for tally in one.tallies.values()), Tally())


def _pairs(
    expected: Sequence[Json], found: Sequence[Json]
) -> list[tuple[Json | None, Json | None]]:
    """Reports that share most pages belong together."""
    shared = sorted(
        (
            (-pages, i, j)
            for i, one in enumerate(expected)
            for j, other in enumerate(found)
            if (pages := _shared_pages(one, other)) > 0
        ),
    )
    partner: dict[int, int] = {}
    for _, i, j in shared:
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[Json | None, Json | None]] = [
        (one, found[partner[i]] if i in partner else None) for i, one in enumerate(expected)
    ]
    return pairs + [(None, each) for j, each in enumerate(found) if j not in partner.values()]


def _shared_pages(one: Json, other: Json) -> int:
    (first, last), (start, end) = one["pages"], other["pages"]
    return int(min(last, end) - max(first, start) + 1)


def _compared(expected: Json | None, read: Json | None) -> Compared:
    wants = points_of(expected)
    matched = match(wants, points_of(read), misread_of(expected))
    tallies = {str(family): _tally(family, wants, matched) for family in FAMILIES}
    used = {family: tally for family, tally in tallies.items() if tally != Tally()}
    return Compared(expected, read, matched, used)


def _tally(family: str, wants: Sequence[Point], matched: Matched) -> Tally:
    required = sum(want.required for want in wants if want.family == family)
    found = sum(want.required for want, _ in matched.right if want.family == family)
    false = sum(d.got is not None and d.got.family == family for d in matched.differences)
    return Tally(required, found, found + false, false)
