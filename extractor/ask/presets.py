"""Presets that compute: trends, councils side by side, leagues, rates, payments, coverage.

Each answers with rows that say of which procedure and stage they are, on what they rest, and in
which documents and on which pages that is printed: where there are several documents, the pages of
each stand in the same order, after semicolons too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from extractor.ask.measures import MEASURES, Measure, Value, corrected, find_per_case
from extractor.ask.queries import (
    FIGURE_FILTERS,
    NO_PROCEDURE,
    PRESETS,
    Answer,
    Filter,
    ask,
    asking,
    must_take,
    read_filters,
)
from extractor.ask.queries import Value as Cell
from extractor.ask.readings import NO_COUNCIL, Groups, Key, Reading, read_groups
from extractor.councils.table import by_name
from extractor.errors import UsageError

KEYS = tuple(field.name for field in fields(Key))
"""The columns that say what a row is of."""

PLACES = ("report_year", "document", "pages", "figures")
"""The columns that say where a row's values are printed; ``figures`` are ids for explain."""

HIDDEN = ("measure", "report_year", "figures")
"""What a table for people leaves out: it was asked for, stands in the document, is for explain."""

FAMILIES = ("stage_counts", "outcomes", "timeliness", "compensation", "breakdowns")

_PROCEDURES = ("statutory", "corporate", NO_PROCEDURE)


@dataclass(frozen=True, slots=True)
class Question:
    """A preset that computes: what it is about, its filters, whether it is of a measure, and how it
    is answered."""

    about: str
    filters: tuple[Filter, ...]
    measure: bool
    answer: Callable[[sqlite3.Connection, Mapping[Filter, str], str | None], Answer]


def ask_preset(
    path: Path, name: str, filters: Mapping[Filter, str], measure: str | None = None
) -> Answer:
    """The answer to any preset, of those that compute and of those that are SQL.

    ``filters`` holds those that the user gave, as typed; ``measure`` is one of ``MEASURES``. Raises
    UsageError and DatabaseError as ``queries.ask``.
    """
    if name in PRESETS:
        if measure is not None:
            raise UsageError(f"{name!r} takes no measure ({measure!r}); give filters as options")
        return ask(path, name, filters)
    if name not in QUESTIONS:
        known = ", ".join([*QUESTIONS, *PRESETS])
        raise UsageError(f"no query called {name!r}; there are: {known}")
    question = QUESTIONS[name]
    must_take(name, question.filters, filters)
    if measure is not None and not question.measure:
        raise UsageError(f"{name!r} takes no measure ({measure!r}); give filters as options")
    with asking(path) as connection:
        return question.answer(connection, filters, measure)


def read_measure(text: str) -> str:
    """A measure's name as people type it ("Uphold rate", "uphold_rate"). Raises UsageError."""
    plain = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    if plain in MEASURES:
        return plain
    raise UsageError(f"no measure called {text!r}; there are: {', '.join(MEASURES)}")


def values_of(groups: Groups, measure: Measure) -> list[Value]:
    """The measure's value for each council, year and kind: the newest report's. In order."""
    newest: defaultdict[Key, list[Value]] = defaultdict(list)
    for group, beside in groups.wanted():
        for value in measure.find(group, beside):
            newest[value.key].append(value)
    found = []
    for values in newest.values():
        latest = max(value.report_year or "" for value in values)
        found += [value for value in values if (value.report_year or "") == latest]
    return sorted(found, key=lambda value: (*_order(value.key), value.number or 0))


def _trend(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], measure: str | None
) -> Answer:
    if measure is None:
        raise UsageError(f"a trend of what? name a measure: {', '.join(MEASURES)}")
    name = read_measure(measure)
    values = values_of(read_groups(connection, filters), MEASURES[name])
    columns = (*KEYS, "measure", "value", "unit", "qualifier", "basis", "note", *PLACES)
    rows = (
        (*_of(v), name, v.number, MEASURES[name].unit, v.qualifier, v.basis, v.note, *_at(v))
        for v in values
    )
    return Answer(columns, tuple(rows), HIDDEN)


def _league(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], measure: str | None
) -> Answer:
    name = read_measure(measure or "timeliness")
    of = MEASURES[name]
    values = values_of(read_groups(connection, filters), of)
    values = [v for v in _one_year(values, filters) if v.number is not None]
    leagues: defaultdict[tuple[str, str, int | None, str | None], list[Value]] = defaultdict(list)
    for v in values:
        leagues[v.key.procedure, v.key.stage, v.key.timescale_days, v.key.service_area].append(v)
    columns = (
        *("procedure", "stage", "timescale_days", "service_area", "rank", "council", "committee"),
        *("year", "measure", "value", "unit", "qualifier", "basis", "note", *PLACES),
    )
    rows: list[tuple[Cell, ...]] = []
    for league, members in leagues.items():
        members.sort(key=lambda v: _number(v) if of.low_first else -_number(v))
        ranked = [v for v in members if v.comparable]
        numbers = [v.number for v in ranked]
        for v in [*ranked, *(v for v in members if not v.comparable)]:
            told = (v.key.council, v.key.committee, v.key.year, name, v.number, of.unit)
            rank = numbers.index(v.number) + 1 if v.comparable else None
            rows.append((*league, rank, *told, v.qualifier, v.basis, v.note, *_at(v)))
    rows.sort(key=lambda row: _league_order(row[:4]))
    return Answer(columns, tuple(rows), HIDDEN)


def _compare(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], measure: str | None
) -> Answer:
    groups = read_groups(connection, filters)
    names = [read_measure(measure)] if measure else list(MEASURES)
    found = {name: values_of(groups, MEASURES[name]) for name in names}
    kept = _one_year([v for values in found.values() for v in values], filters)
    years = {v.key.year for v in kept}
    councils = sorted({_who(v.key) for v in kept})
    cells: defaultdict[tuple[Cell, ...], defaultdict[str, list[Value]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for name, values in found.items():
        for v in values:
            if v.key.year in years:
                of = (v.key.year, name, MEASURES[name].unit, v.key.procedure, v.key.stage)
                cells[*of, v.key.service_area, v.key.timescale_days][_who(v.key)].append(v)
    columns = (
        *("year", "measure", "unit", "procedure", "stage", "service_area", "timescale_days"),
        *("basis", "note"),
    )
    rows = [
        (
            *of,
            _of_each({council: [v.basis for v in by[council]] for council in councils}),
            _of_each({council: [v.note for v in by[council]] for council in councils}),
            *(_side_by_side(by[council]) for council in councils),
            *(_places(part for v in by[council] for part in v.parts) for council in councils),
        )
        for of, by in cells.items()
    ]
    sources = tuple(f"{council}: document and pages" for council in councils)
    return Answer((*columns, *councils, *sources), tuple(rows))


def _uphold(connection: sqlite3.Connection, filters: Mapping[Filter, str], _: str | None) -> Answer:
    parts = ("upheld", "partially_upheld", "not_upheld", "fault_found", "decided")
    return _rates(connection, filters, "uphold-rate", parts, "uphold_rate_percent")


def _escalation(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], _: str | None
) -> Answer:
    parts = ("received", "escalated", "received_at_next_stage")
    return _rates(connection, filters, "escalation-rate", parts, "escalation_rate_percent")


def _rates(
    connection: sqlite3.Connection,
    filters: Mapping[Filter, str],
    name: str,
    parts: Sequence[str],
    column: str,
) -> Answer:
    values = values_of(read_groups(connection, filters), MEASURES[name])
    keys = tuple(key for key in KEYS if key != "timescale_days")
    rows = (
        (
            *(getattr(v.key, key) for key in keys),
            *(v.shown.get(part) for part in parts),
            v.number,
            v.qualifier,
            v.basis,
            v.note,
            *_at(v),
        )
        for v in values
    )
    columns = (*keys, *parts, column, "qualifier", "basis", "note", *PLACES)
    return Answer(columns, tuple(rows), HIDDEN)


def _payments(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], _: str | None
) -> Answer:
    keys = tuple(key for key in KEYS if key != "timescale_days")
    rows: list[tuple[Cell, ...]] = []
    for group, beside in sorted(
        read_groups(connection, filters).wanted(), key=lambda pair: _order(pair[0].key)
    ):
        paid = [r for r in group.readings if r.family == "compensation"]
        paid.sort(key=lambda r: (r.scope != "total", r.page, r.reason or "", r.figure_id))
        per_case = {v.parts[0].figure_id: v for v in find_per_case(group, beside)}
        for figure_id in dict.fromkeys(r.figure_id for r in paid):
            said = {r.measure: r for r in paid if r.figure_id == figure_id}
            first = next(iter(said.values()))
            each = per_case.get(figure_id)
            rows.append(
                (
                    *(getattr(group.key, key) for key in keys),
                    first.scope,
                    first.reason,
                    said["amount_gbp"].value if "amount_gbp" in said else None,
                    said["cases"].value if "cases" in said else None,
                    each.number if each else None,
                    "; ".join(f"{r.measure} {r.qualifier}" for r in said.values() if r.qualifier)
                    or None,
                    each.note if each else corrected(tuple(said.values())),
                    group.report_year,
                    first.document,
                    str(first.page),
                    figure_id,
                )
            )
    columns = (*keys, "scope", "reason", "amount_gbp", "cases", "per_case_gbp", "qualifier", "note")
    return Answer((*columns, *PLACES), tuple(rows), HIDDEN)


def _coverage(
    connection: sqlite3.Connection, filters: Mapping[Filter, str], _: str | None
) -> Answer:
    conditions, values = read_filters(connection, filters)
    where = " AND ".join(condition.format(year="figure.year") for condition in conditions)
    counts = ", ".join(
        f"count(DISTINCT CASE figure.family WHEN '{family}' THEN figure.figure_id END)"
        for family in FAMILIES
    )
    rows = connection.execute(
        f"""
        SELECT reports.council, figure.year, max(figure.year = figure.report_year), {counts},
            documents.name, min(figure.page)
        FROM figures AS figure
        JOIN reports ON reports.id = figure.report_id
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        WHERE {where or "1"}
        GROUP BY reports.council, figure.year, documents.name
        ORDER BY reports.council, figure.year, documents.name
        """,
        values,
    ).fetchall()
    merged: defaultdict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for council, year, *told in rows:
        merged[council or f"{NO_COUNCIL} ({told[-2]})", year].append(tuple(told))
    answer: list[tuple[Cell, ...]] = []
    for (council, year), documents in merged.items():
        known = by_name().get(council)
        answer.append(
            (
                council,
                known.gss_code if known else None,
                year,
                "yes" if any(row[0] for row in documents) else "no",
                *(sum(row[1 + n] for row in documents) for n in range(len(FAMILIES))),
                "; ".join(str(row[-2]) for row in documents),
                "; ".join(str(row[-1]) for row in documents),
            )
        )
    columns = ("council", "gss_code", "year", "own_report", *FAMILIES, "document", "pages")
    return Answer(columns, tuple(answer))


_REPORTS: tuple[Filter, ...] = ("council", "year", "from", "to")

QUESTIONS: dict[str, Question] = {
    "trend": Question("one measure over the years", FIGURE_FILTERS, True, _trend),
    "compare": Question("councils side by side for one year", FIGURE_FILTERS, True, _compare),
    "league": Question("councils in order of timeliness", FIGURE_FILTERS, True, _league),
    "uphold": Question("what share of decisions found fault", FIGURE_FILTERS, False, _uphold),
    "escalation": Question(
        "what share went on to the next stage", FIGURE_FILTERS, False, _escalation
    ),
    "payments": Question("compensation per year and per case", FIGURE_FILTERS, False, _payments),
    "coverage": Question("which years are there, and which families", _REPORTS, False, _coverage),
}
"""The presets that compute, by name."""


def _one_year(values: Sequence[Value], filters: Mapping[Filter, str]) -> list[Value]:
    """The values of the newest year in which two councils can be compared, or of the newest at all.
    With ``year`` they are of one year already."""
    if "year" in filters or not values:
        return list(values)
    councils: defaultdict[Key, set[str]] = defaultdict(set)
    for value in values:
        councils[replace(value.key, council="", committee=None)].add(_who(value.key))
    several = [kind.year for kind, who in councils.items() if len(who) > 1]
    year = max(several or (kind.year for kind in councils))
    return [value for value in values if value.key.year == year]


def _who(key: Key) -> str:
    """A council, with the committee where it has several series of reports."""
    return f"{key.council} ({key.committee})" if key.committee else key.council


def _of(value: Value) -> tuple[Cell, ...]:
    return tuple(getattr(value.key, name) for name in KEYS)


def _order(key: Key) -> tuple[object, ...]:
    return (
        key.council,
        key.committee or "",
        _PROCEDURES.index(key.procedure),
        key.stage,
        key.service_area or "",
        key.timescale_days or 0,
        key.year,
    )


def _league_order(league: Sequence[Cell]) -> tuple[object, ...]:
    procedure, stage, days, service = league
    return (_PROCEDURES.index(str(procedure)), stage, service or "", days or 0)


def _number(value: Value) -> int | float:
    return value.number or 0


def _at(value: Value) -> tuple[Cell, ...]:
    """The columns ``PLACES`` of a value."""
    pages: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for part in value.parts:
        pages[part.document][part.page] = None
    return (
        value.report_year,
        "; ".join(pages),
        "; ".join(", ".join(map(str, found)) for found in pages.values()),
        ", ".join(dict.fromkeys(part.figure_id for part in value.parts)),
    )


def _side_by_side(values: Sequence[Value]) -> Cell:
    """One council's value in a row of several councils'; all of them where there are several."""
    if len(values) == 1 and values[0].qualifier is None:
        return values[0].number
    shown = (f"{v.qualifier or ''}{v.number}" for v in values if v.number is not None)
    return " or ".join(shown) or None


def _of_each(said: Mapping[str, Sequence[str | None]]) -> str | None:
    """What is said of each council's values: once where it is the same of all that have one."""
    told = {council: "; ".join(dict.fromkeys(filter(None, all_))) for council, all_ in said.items()}
    distinct = {told[council] for council, all_ in said.items() if all_}
    if len(distinct) == 1:
        return distinct.pop() or None
    return "; ".join(f"{council}: {text}" for council, text in told.items() if text) or None


def _places(parts: Iterable[Reading]) -> str | None:
    pages: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for part in parts:
        pages[part.document][part.page] = None
    return (
        "; ".join(f"{name} p. {', '.join(map(str, found))}" for name, found in pages.items())
        or None
    )
