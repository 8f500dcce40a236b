"""Presets: the questions asked most, as SQL over the database, each row with document and page."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.councils.naming import find_councils
from extractor.errors import DatabaseError, UsageError
from extractor.store.database import open_for_reading

Value = str | int | float | None
Filter = Literal["council", "year", "from", "to", "stage", "procedure", "service"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of a query's answer. ``for_programs`` are columns that tell people nothing:
    tables for them leave these out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    for_programs: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Value]]:
        """The rows as objects, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Preset:
    """A named question: what it is about, which filters it takes, and its SQL up to WHERE."""

    about: str
    filters: tuple[Filter, ...]
    select: str
    order: str
    year: str = "figure.year"


FIGURE_FILTERS: tuple[Filter, ...] = (
    "council",
    "year",
    "from",
    "to",
    "stage",
    "procedure",
    "service",
)
REPORT_FILTERS: tuple[Filter, ...] = ("council", "year", "from", "to")


def _figures(family: str, about: str, columns: str, order: str) -> Preset:
    """A preset over one family: its own columns between those that all families have."""
    return Preset(
        about,
        FIGURE_FILTERS,
        f"""
        SELECT reports.council, figure.year, figure.quarter, figure.procedure, figure.stage,
            figure.service_area, figure.subgroup, {columns},
            nullif(figure.qualifiers, '{{}}') AS qualifiers, figure.percent_of,
            reports.report_year, documents.name AS document, sources.page, figure.corrected
        FROM figures_wide AS figure
        JOIN reports ON reports.id = figure.report_id AND figure.family = '{family}'
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        JOIN sources ON sources.figure_id = figure.id AND sources.position = 0
        """,
        "reports.council, figure.stage, figure.procedure, figure.service_area, figure.subgroup, "
        f"{order}, figure.year, figure.quarter, reports.report_year, documents.name, "
        "sources.page, figure.id",
    )


PRESETS: dict[str, Preset] = {
    "stages": _figures(
        "stage_counts",
        "how much came in, and how far it went",
        "figure.contact, figure.event, figure.count, figure.percent",
        "figure.contact, figure.event",
    ),
    "outcomes": _figures(
        "outcomes",
        "what was decided",
        "figure.contact, figure.outcome, figure.count, figure.percent",
        "figure.contact, figure.outcome",
    ),
    "timeliness": _figures(
        "timeliness",
        "how fast",
        "figure.contact, figure.status, figure.timescale_days, figure.from_days, figure.count, "
        "figure.percent, figure.total, figure.average_days",
        "figure.contact, figure.status, figure.from_days, figure.timescale_days",
    ),
    "compensation": _figures(
        "compensation",
        "what was paid, in pounds",
        "figure.scope, figure.reason, figure.amount_gbp, figure.cases",
        "figure.scope, figure.reason",
    ),
    "breakdowns": _figures(
        "breakdowns",
        "the same complaints cut another way",
        "figure.dimension, figure.label, figure.contact, figure.outcome, figure.count, "
        "figure.percent",
        "figure.dimension, figure.label, figure.contact, figure.outcome",
    ),
    "councils": Preset(
        "which reports are in the database",
        REPORT_FILTERS,
        """
        SELECT reports.council, reports.report_year, reports.committee, reports.meeting_date,
            (SELECT count(*) FROM figure_ids WHERE report_id = reports.id) AS figures,
            (SELECT count(*) FROM discrepancies WHERE report_id = reports.id) AS discrepancies,
            documents.name AS document, reports.first_page AS page
        FROM reports
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        """,
        "reports.council, reports.report_year, documents.name, reports.position",
        year="reports.report_year",
    ),
    "discrepancies": Preset(
        "where reports contradict themselves",
        REPORT_FILTERS,
        """
        SELECT reports.council, reports.report_year, item.kind, item.message,
            documents.name AS document, item.page
        FROM discrepancies AS item
        JOIN reports ON reports.id = item.report_id
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        """,
        "reports.council, reports.report_year, documents.name, item.page, item.id",
        year="reports.report_year",
    ),
    "restated": Preset(
        "what a later report says otherwise than an earlier one",
        FIGURE_FILTERS,
        """
        SELECT reports.council, figure.year, item.what, item.measure, item.older_value,
            item.newer_value, item.difference, older_reports.report_year AS older_report,
            older_documents.name AS older_document, older_sources.page AS older_page,
            reports.report_year AS newer_report, documents.name AS document, sources.page
        FROM restatements AS item
        JOIN figures_as_read AS figure ON figure.id = item.newer_figure
        JOIN reports ON reports.id = figure.report_id
        JOIN document_names AS documents ON documents.sha256 = reports.sha256
        JOIN sources ON sources.figure_id = item.newer_figure AND sources.position = 0
        JOIN sources AS older_sources
            ON older_sources.figure_id = item.older_figure AND older_sources.position = 0
        JOIN reports AS older_reports ON older_reports.id = older_sources.report_id
        JOIN document_names AS older_documents ON older_documents.sha256 = older_reports.sha256
        """,
        "reports.council, figure.year, item.what, item.measure, reports.report_year, "
        "documents.name, item.id",
    ),
}


def ask(path: Path, name: str, filters: Mapping[Filter, str]) -> Answer:
    """The answer to a preset. ``filters`` holds those that the user gave, as typed.

    Raises UsageError for an unknown preset, a filter that it does not take, or a value that means
    nothing; DatabaseError when there is no database to ask.
    """
    if name not in PRESETS:
        raise UsageError(f"no query called {name!r}; there are: {', '.join(PRESETS)}")
    preset = PRESETS[name]
    must_take(name, preset.filters, filters)
    with asking(path) as connection:
        conditions, values = read_filters(connection, filters)
        where = [condition.format(year=preset.year) for condition in conditions]
        sql = f"{preset.select} {'WHERE ' if where else ''}{' AND '.join(where)}"
        return _answer(connection.execute(f"{sql} ORDER BY {preset.order}", values))


def must_take(name: str, taken: Collection[Filter], given: Iterable[Filter]) -> None:
    """Raises UsageError unless the query takes all the filters that were given."""
    for key in given:
        if key not in taken:
            options = ", ".join(f"--{one}" for one in taken)
            raise UsageError(f"--{key} means nothing to {name!r}, which takes {options}")


def ask_sql(path: Path, sql: str) -> Answer:
    """The answer to one statement of the user's own, on a connection that cannot write.

    Raises UsageError when SQLite refuses the statement, DatabaseError when there is no database.
    """
    connection = open_for_reading(path)
    try:
        return _answer(connection.execute(sql))
    except sqlite3.Error as error:
        raise UsageError(f"--sql: {error}; docs/data.md has the tables and columns") from error
    except sqlite3.Warning as error:
        raise UsageError(f"--sql: {error}; give one SELECT statement") from error
    finally:
        connection.close()


@contextmanager
def asking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads. Raises DatabaseError for no database, or a broken one."""
    connection = open_for_reading(path)
    try:
        yield connection
    except sqlite3.Error as error:
        raise DatabaseError(
            f"{path}: cannot be asked ({error}); import the reports into a new database"
        ) from error
    finally:
        connection.close()


def read_filters(
    connection: sqlite3.Connection, filters: Mapping[Filter, str]
) -> tuple[list[str], dict[str, str]]:
    """The conditions of what the user gave, with ``{year}`` for the column that years are of, and
    the values of their parameters. Raises UsageError for what means nothing."""
    conditions: list[str] = []
    values: dict[str, str] = {}
    for key, text in filters.items():
        if key == "council":
            conditions.append("reports.council IN (SELECT value FROM json_each(:council))")
            values[key] = json.dumps(find_councils(text, councils_in(connection)))
        else:
            condition, read = CONDITIONS[key]
            conditions.append(condition)
            values[key] = read(text)
    return conditions, values


def councils_in(connection: sqlite3.Connection) -> list[str]:
    """The councils that the database has reports of, by name."""
    found = connection.execute(
        "SELECT DISTINCT council FROM reports WHERE council IS NOT NULL ORDER BY council"
    )
    return [row[0] for row in found]


def _answer(cursor: sqlite3.Cursor) -> Answer:
    columns = tuple(column[0] for column in cursor.description or ())
    return Answer(columns, tuple(cursor.fetchall()))


def _containing(text: str) -> str:
    """A LIKE pattern for text that contains ``text``, whatever its case."""
    escaped = re.sub(r"([%_\\])", r"\\\1", " ".join(text.split()))
    return f"%{escaped}%"


def read_year(text: str) -> str:
    """A financial year as people type it ("2020-21", "20/21", "2020/2021") as "2020/21".

    Raises UsageError.
    """
    found = re.fullmatch(r"\s*(\d{4}|\d{2})\s*[/–-]\s*(\d{4}|\d{2})\s*", text, re.ASCII)
    if found:
        first = int(found[1]) + (2000 if len(found[1]) == 2 else 0)
        if (first + 1) % 100 == int(found[2]) % 100:
            return f"{first}/{(first + 1) % 100:02d}"
    raise UsageError(f"{text!r} is no financial year; write it like 2020/21")


NO_PROCEDURE = "not stated"
"""What stands for a procedure that the report does not tell, or mixes."""

NO_STAGE = "no one stage"
"""What stands for the stage of a figure that is not for one stage."""


def read_stage(text: str) -> str:
    """A stage as people type it ("1", "Stage 1", "stage_1", "ombudsman"), or ``NO_STAGE``. Raises
    UsageError."""
    plain = re.sub(r"[\s_-]+", "", text.casefold())
    found = re.fullmatch(r"(?:stage)?([123])", plain)
    if found:
        return f"stage_{found[1]}"
    if plain in ("ombudsman", "lgo", "lgsco"):
        return "ombudsman"
    if plain == "noonestage":
        return NO_STAGE
    raise UsageError(
        f"{text!r} is no stage; there are: stage_1, stage_2, stage_3, ombudsman, {NO_STAGE!r}"
    )


def read_procedure(text: str) -> str:
    """A procedure's name, whatever its case, or ``NO_PROCEDURE``. Raises UsageError."""
    plain = " ".join(text.casefold().split())
    if plain in ("statutory", "corporate", NO_PROCEDURE):
        return plain
    raise UsageError(f"{text!r} is no procedure; there are: statutory, corporate, {NO_PROCEDURE!r}")


CONDITIONS: dict[Filter, tuple[str, Callable[[str], str]]] = {
    "year": ("{year} = :year", read_year),
    "from": ("substr({year}, 1, 7) >= :from", read_year),
    "to": ("substr({year}, -7) <= :to", read_year),
    "stage": (f"coalesce(figure.stage, '{NO_STAGE}') = :stage", read_stage),
    "procedure": (
        f"coalesce(figure.procedure, '{NO_PROCEDURE}') = :procedure",
        read_procedure,
    ),
    "service": (r"figure.service_area LIKE :service ESCAPE '\'", _containing),
}
"""For each filter but ``council`` its condition and the reader of what the user typed."""
