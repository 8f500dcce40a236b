"""What a figure in a total row or column adds up: what it adds over, it is of no one of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractor.reading.labels import LabelReading
from extractor.reading.tabular.nearness import (
    DECISIONS,
    Label,
    contact_of,
    only_measure,
    stage_of,
    status_of,
)
from extractor.reading.tabular.sides import Side


def decides(readings: Iterable[LabelReading]) -> bool:
    """Whether any of the labels is a decision on a complaint."""
    return any(DECISIONS & set(reading.values("outcome")) for reading in readings)


def _is_status(reading: LabelReading) -> bool:
    return status_of([Label("", reading)]) is not None


def _band(reading: LabelReading) -> tuple[str | None, tuple[tuple[int | None, int | None], ...]]:
    """The status that a label says, and its limits in days."""
    limits = tuple((limit.from_days, limit.days) for limit in reading.timescales)
    return status_of([Label("", reading)]), limits


def _names_whole(reading: LabelReading) -> bool:
    """Whether a total label says what of: "Total enquiries", "Total MEQs"."""
    return contact_of(reading) is not None or bool(reading.rest.strip())


def _mostly(readings: Iterable[LabelReading], says: Callable[[LabelReading], bool]) -> bool:
    """Whether at least half of the labels, those left out that only say what is measured, do so."""
    telling = [reading for reading in readings if says(reading) or not only_measure(reading)]
    return 2 * sum(map(says, telling)) >= len(telling)


class Totals:
    """The total labels of a section's two sides; every question is about one row and column."""

    def __init__(self, down: Side, across: Side) -> None:
        self.down, self.across = down, across

    def _totalled(self, row: int, column: int) -> Iterator[tuple[Label, list[LabelReading]]]:
        """Every total label of the figure with the labels that it adds up.

        "Total compensation" among key figures adds up money and none of them.
        """
        for label, siblings in (*self.down.totalled(row), *self.across.totalled(column)):
            if not label.reading.says("money") or any(found.says("money") for found in siblings):
                yield label, siblings

    def of_outcomes(self, row: int, column: int) -> bool:
        """In the total of labels that are decisions.

        Among key figures of which one is upheld complaints, "Total complaints" adds up none.
        """
        return any(
            not label.reading.says("stage")
            and decides(siblings)
            and _mostly(siblings, lambda reading: reading.says("outcome"))
            for label, siblings in self._totalled(row, column)
        )

    def of_statuses(self, row: int, column: int) -> bool:
        """In the total of bands of time, or of in time and late; not of key figures of which one is
        the share answered in time, nor what came in ("Total enquiries") beside one band of it."""
        return any(
            any(map(_is_status, siblings))
            and _mostly(siblings, _is_status)
            and (len(set(map(_band, siblings))) > 1 or not _names_whole(label.reading))
            for label, siblings in self._totalled(row, column)
        )

    def of_events(self, row: int, column: int) -> bool:
        """In the total of several events: accepted and rejected together are neither."""
        return any(
            len({event for reading in siblings for event in reading.values("event")}) > 1
            and not decides(siblings)
            for _, siblings in self._totalled(row, column)
        )

    def of_stages(self, row: int, column: int) -> bool:
        """In the total of several stages: the figure is of no one stage."""
        return any(
            len({stage_of([Label("", reading)]) for reading in siblings} - {None}) > 1
            for _, siblings in self._totalled(row, column)
        )

    def of_procedures(self, row: int, column: int) -> bool:
        """In the total of complaints on both procedures, which is of neither."""
        return any(
            not label.reading.says("procedure")
            and {"statutory", "corporate"} <= {p for r in siblings for p in r.values("procedure")}
            for label, siblings in self._totalled(row, column)
        )

    def contact(self, row: int, column: int) -> str | None:
        """The contact of a total that adds contacts: all, or the one kind that all its rows have.

        "Total representations" under rows of complaints, enquiries and compliments uses the word
        as the Children Act 1989 does, for every kind; a total of MPs' and councillors' enquiries
        is of enquiries.
        """
        for label, siblings in self._totalled(row, column):
            own = contact_of(label.reading)
            kinds = [contact_of(reading) for reading in siblings]
            others = set(kinds) - {None, "complaint", "issue"}
            if own in (None, "representation") and others - {own}:
                return kinds[0] if len(set(kinds)) == 1 else "all"
        return None
