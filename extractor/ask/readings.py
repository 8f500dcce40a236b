"""The newest figures of each council, year and kind, as the presets that compute need them.

A rate is computed from parts of one report, of one procedure, stage and service: what is put
together here is of one group. What is not stated stays not stated, and is never taken for one of
the others.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.ask.queries import NO_PROCEDURE, NO_STAGE, Filter, read_filters, read_stage

NO_COUNCIL = "not stated"
"""What stands for a council that a document does not name; its documents' names tell them apart."""

NEXT_STAGE = {"stage_1": "stage_2", "stage_2": "stage_3"}
"""Where a complaint goes on to. The ombudsman takes complaints from everywhere."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a group of figures is about. ``committee`` is given where the council's reports go to
    several; ``timescale_days`` are working days."""

    council: str
    committee: str | None
    year: str
    procedure: str
    stage: str
    service_area: str | None
    timescale_days: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure of one figure, and where it is printed: ``value`` is in the measure's unit."""

    key: Key
    report_id: str
    report_year: str | None
    document: str
    page: int
    figure_id: str
    family: str
    contact: str | None
    event: str | None
    outcome: str | None
    status: str | None
    scope: str | None
    reason: str | None
    measure: str
    value: int | float
    qualifier: str | None
    corrected: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """What one report says of one key."""

    key: Key
    report_year: str | None
    readings: tuple[Reading, ...]

    def find(self, family: str, measure: str, **said: str) -> tuple[Reading, ...]:
        """The readings of a measure with these dimensions. Several where the report contradicts
        itself."""
        wanted = {"family": family, "measure": measure} | said
        return tuple(
            reading
            for reading in self.readings
            if all(getattr(reading, name) == value for name, value in wanted.items())
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """What the same report says of the next stage, and of the same responses within fewer days."""

    next_stage: Group | None = None
    shorter: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, by report and key, and the stage that was asked for."""

    by_report: Mapping[tuple[str, Key], Group]
    stage: str | None

    def wanted(self) -> list[tuple[Group, Beside]]:
        """The groups of the stage that was asked for, each with what stands beside it."""
        limits: defaultdict[tuple[str, Key], list[Group]] = defaultdict(list)
        for (report_id, key), group in self.by_report.items():
            if key.timescale_days is not None:
                limits[report_id, replace(key, timescale_days=None)].append(group)
        found = []
        for (report_id, key), group in self.by_report.items():
            if self.stage in (None, key.stage):
                others = limits[report_id, replace(key, timescale_days=None)]
                shorter = (
                    other
                    for other in others
                    if (other.key.timescale_days or 0) < (key.timescale_days or 0)
                )
                found.append((group, Beside(self._next(report_id, key), tuple(shorter))))
        return found

    def _next(self, report_id: str, key: Key) -> Group | None:
        stage = NEXT_STAGE.get(key.stage)
        return self.by_report.get((report_id, replace(key, stage=stage))) if stage else None


def read_groups(connection: sqlite3.Connection, filters: Mapping[Filter, str]) -> Groups:
    """The figures that the filters leave, whole years and the whole of the complaints only.

    Without ``service`` they are for all services together; with it for each service of that name.
    Raises UsageError for a filter that means nothing.
    """
    stage = read_stage(filters["stage"]) if "stage" in filters else None
    rest: dict[Filter, str] = {name: text for name, text in filters.items() if name != "stage"}
    conditions, values = read_filters(connection, rest)
    if "service" not in filters:
        conditions.append("figure.service_area IS NULL")
    where = " AND ".join(condition.format(year="figure.year") for condition in conditions)
    rows = connection.execute(
        f"""
        SELECT reports.council, series.committee, reports.committee, figure.year, figure.procedure,
            figure.stage, figure.service_area, figure.timescale_days, figure.report_id,
            figure.report_year, documents.name, figure.page, figure.figure_id, figure.family,
            figure.contact, figure.event, figure.outcome, figure.status, figure.scope,
            compensation.reason, figure.measure, figure.value, figure.qualifier, figure.corrected
        FROM figures_latest AS figure
        JOIN reports ON reports.id = figure.report_id
        JOIN series ON series.id = figure.report_id
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        LEFT JOIN compensation ON compensation.id = figure.figure_id
        WHERE figure.quarter IS NULL AND figure.subgroup IS NULL AND figure.from_days IS NULL
            AND figure.percent_of IS NULL AND length(figure.year) = 7
            AND figure.family != 'breakdowns' AND {where or "1"}
        ORDER BY reports.council, figure.report_year, documents.name, figure.report_id,
            figure.page, figure.figure_id, figure.measure
        """,
        values,
    ).fetchall()
    return Groups(_grouped(_readings(rows)), stage)


def _readings(rows: Iterable[tuple[Any, ...]]) -> list[Reading]:
    rows = list(rows)
    committees: defaultdict[str | None, dict[str | None, str]] = defaultdict(dict)
    for council, series, committee, *_ in rows:
        committees[council].setdefault(series, str(committee or "committee not stated"))
    found = []
    for council, series, _, *rest in rows:
        several = len(committees[council]) > 1
        found.append(_reading(council, committees[council][series] if several else None, rest))
    return found


def _reading(council: str | None, committee: str | None, rest: Sequence[Any]) -> Reading:
    year, procedure, stage, service, days, *told = rest
    key = Key(
        council or f"{NO_COUNCIL} ({told[2]})",
        committee,
        year,
        procedure or NO_PROCEDURE,
        stage or NO_STAGE,
        service,
        days,
    )
    return Reading(key, *told)


def _grouped(readings: Iterable[Reading]) -> dict[tuple[str, Key], Group]:
    groups: defaultdict[tuple[str, Key], list[Reading]] = defaultdict(list)
    for reading in readings:
        groups[reading.report_id, reading.key].append(reading)
    return {at: Group(at[1], found[0].report_year, tuple(found)) for at, found in groups.items()}
