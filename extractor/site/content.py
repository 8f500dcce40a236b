"""What the site's pages show, read from the database: plain rows, nothing of HTML."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.ask.queries import Answer, councils_in
from extractor.ask.slugs import name_of, slug
from extractor.ask.wording import TITLES
from schemas.figures import FAMILIES
from schemas.values import Family

MOST_FOUND = 50
"""Paragraphs that a search shows."""

SNIPPET_WORDS = 40
"""Words of a paragraph around what was searched for."""

HIT_START, HIT_END = "\x02", "\x03"
"""What a snippet marks a hit with: characters that no document prints."""


def heading_of(council: str | None, year: str | None) -> str:
    """The council and the year, as a heading says it."""
    name = name_of(council, year)
    return f"{name[0].upper()}{name[1:]}"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list."""

    id: str
    council: str | None
    year: str | None
    committee: str | None
    document: str
    figures: int
    discrepancies: int

    @property
    def name(self) -> str:
        """The council and the year, as a heading says it."""
        return heading_of(self.council, self.year)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which councils and years are there: for each council (slug, name) its reports by year."""

    councils: tuple[tuple[str, str, dict[str, list[ReportLine]]], ...]
    years: tuple[str, ...]
    unstated: tuple[ReportLine, ...]
    reports: int
    figures: int
    documents: int


@dataclass(frozen=True, slots=True)
class Named:
    """A discrepancy of a report, with the figures that it is about."""

    kind: str
    message: str
    page: int
    figures: tuple[str, ...]
    report: str


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that a search found; ``pieces`` are its text in turns: around a hit, the hit."""

    report_id: str
    report: str
    page: int
    heading: str
    pieces: tuple[tuple[str, bool], ...]


_REPORTS = """
    SELECT reports.id, reports.council, reports.report_year, reports.committee,
        documents.name AS document,
        (SELECT count(*) FROM figure_ids WHERE report_id = reports.id) AS figures,
        (SELECT count(*) FROM discrepancies WHERE report_id = reports.id) AS discrepancies
    FROM reports JOIN document_names AS documents ON documents.sha256 = reports.sha256
"""
_IN_ORDER = "ORDER BY reports.council, reports.report_year, documents.name, reports.position"


def reports(
    connection: sqlite3.Connection, where: str = "", values: Sequence[object] = ()
) -> list[ReportLine]:
    """The reports, by council and year; ``where`` is a condition with ``values``."""
    condition = f"WHERE {where}" if where else ""
    rows = connection.execute(f"{_REPORTS} {condition} {_IN_ORDER}", values).fetchall()
    return [ReportLine(*tuple(row)) for row in rows]


def coverage(connection: sqlite3.Connection) -> Coverage:
    """Everything that the database holds, council by council."""
    lines = reports(connection)
    by_council: defaultdict[tuple[str, str], defaultdict[str, list[ReportLine]]] = defaultdict(
        lambda: defaultdict(list)
    )
    unstated = []
    for line in lines:
        if line.council is None or line.year is None:
            unstated.append(line)
        else:
            by_council[slug(line.council, None), line.council][line.year].append(line)
    years = {year for found in by_council.values() for year in found}
    documents = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    return Coverage(
        tuple((key, name, dict(found)) for (key, name), found in sorted(by_council.items())),
        tuple(sorted(years)),
        tuple(unstated),
        len(lines),
        sum(line.figures for line in lines),
        documents,
    )


def reports_of_council(connection: sqlite3.Connection, name: str) -> list[ReportLine]:
    """The reports of the council with this slug; none where there is no such council."""
    councils = [council for council in councils_in(connection) if slug(council, None) == name]
    marks = ", ".join("?" for _ in councils)
    return reports(connection, f"reports.council IN ({marks})", councils) if councils else []


def report(connection: sqlite3.Connection, report_id: str) -> ReportLine | None:
    """The report with this id, if there is one."""
    found = reports(connection, "reports.id = ?", [report_id])
    return found[0] if found else None


_HIDDEN = frozenset({"family", "report_id", "qualifiers"})


def family_of_report(connection: sqlite3.Connection, report_id: str, family: Family) -> Answer:
    """The report's figures of one family: its columns that say anything, the page and the id last.

    Values are as people corrected them, and ``corrected`` then says so; ``<`` and ``~`` stand
    before the numbers that they qualify.
    """
    cursor = connection.execute(
        """
        SELECT figure.*, sources.page FROM figures_wide AS figure
        JOIN sources ON sources.figure_id = figure.id AND sources.position = 0
        WHERE figure.report_id = ? AND figure.family = ?
        ORDER BY sources.page, sources."table", sources."row", sources."column", sources.id
        """,
        [report_id, family],
    )
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, tuple(row), strict=True)) for row in cursor.fetchall()]
    for row in rows:
        for measure, mark in json.loads(row["qualifiers"]).items():
            row[measure] = f"{mark}{row[measure]}"
    said = [
        name
        for name in names
        if name not in {*_HIDDEN, "id", "page"} and any(row[name] is not None for row in rows)
    ]
    columns = (*said, "page", "id")
    return Answer(columns, tuple(tuple(row[name] for name in columns) for row in rows))


def discrepancies(connection: sqlite3.Connection, report_ids: Sequence[str]) -> list[Named]:
    """Where these reports contradict themselves or each other, by report and page."""
    marks = ", ".join("?" for _ in report_ids)
    rows = connection.execute(
        f"""
        SELECT item.kind, item.message, item.page, item.figures, item.report_id
        FROM discrepancies AS item JOIN reports ON reports.id = item.report_id
        WHERE item.report_id IN ({marks})
        ORDER BY reports.report_year, item.report_id, item.page, item.id
        """,
        [*report_ids],
    ).fetchall()
    return [Named(r[0], r[1], r[2], tuple(json.loads(r[3])), r[4]) for r in rows]


def search(
    connection: sqlite3.Connection,
    text: str,
    report_id: str | None = None,
    council: str | None = None,
) -> list[Found]:
    """The paragraphs in which all the words of ``text`` stand, the closest first.

    ``council`` is a council's slug. Words are looked for as they are: operators of the full-text
    language have no meaning here.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return []
    among: list[str] | None = None
    if report_id is not None:
        among = [report_id]
    elif council is not None:
        among = [line.id for line in reports_of_council(connection, council)]
    condition = "" if among is None else f"AND reports.id IN ({', '.join('?' for _ in among)})"
    rows = connection.execute(
        f"""
        SELECT reports.id, reports.council, reports.report_year, paragraphs.page,
            paragraphs.heading,
            snippet(paragraphs_fts, 1, '{HIT_START}', '{HIT_END}', ' … ', {SNIPPET_WORDS})
        FROM paragraphs_fts
        JOIN paragraphs ON paragraphs.key = paragraphs_fts.rowid
        JOIN reports ON reports.id = paragraphs.report_id
        WHERE paragraphs_fts MATCH ? {condition}
        ORDER BY rank LIMIT {MOST_FOUND}
        """,
        [" ".join(f'"{word}"' for word in words), *(among or [])],
    ).fetchall()
    return [
        Found(
            row[0],
            heading_of(row[1], row[2]),
            row[3],
            " › ".join(json.loads(row[4])),
            _pieces(row[5]),
        )
        for row in rows
    ]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for part in re.split(f"({HIT_START}[^{HIT_END}]*{HIT_END})", snippet):
        hit = part.startswith(HIT_START)
        if part:
            pieces.append((part.strip(HIT_START + HIT_END), hit))
    return tuple(pieces)


def families_of_report(
    connection: sqlite3.Connection, report_id: str
) -> list[tuple[Family, str, Answer]]:
    """Each family of which the report has figures: its name, its title, its figures."""
    found = [(f, TITLES[f], family_of_report(connection, report_id, f)) for f in FAMILIES]
    return [each for each in found if each[2].rows]
