"""One figure of the database with all that is known of it: where it is printed, from which labels
each of its dimensions was read, and which checks it took part in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extractor.checking.wording import in_words
from extractor.errors import UsageError
from extractor.reading.claims import Dimensions
from extractor.store.rows import ids_like
from extractor.store.runs import file_at
from schemas.figures import FAMILIES
from schemas.values import Family

BBox = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points from the page's top left."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the figure is printed. For a table ``rows`` are its header rows and the
    figure's own, with ``cell`` the (row, column) of the figure among them."""

    page: int
    bbox: BBox | None
    kind: str
    text: str
    ocr: bool
    table: int | None = None
    caption: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    cell: tuple[int, int] | None = None

    @property
    def line(self) -> tuple[object, ...]:
        """What mentions that are shown together have in common: a row of a table, or a
        sentence."""
        return (self.page, self.table, self.rows, None if self.cell else self.text)


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """One dimension, its value, and the label it was read from."""

    dimension: str
    value: str
    place: str
    text: str | None
    page: int | None
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A check in which the figure took part. ``rule`` is None for a discrepancy that no rule of
    one report names."""

    rule: str | None
    holds: bool
    message: str
    page: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """What somebody who looked at the page found: ``action`` is "value", "not a figure" or
    "confirmed"; ``note`` says who, when and why."""

    action: str
    measure: str | None
    value: float | None
    qualifier: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts for and against the reading, as the view ``evidence`` counts them, and its score
    of them; what each weighs, and why, is said there."""

    score: int
    places: int
    table_and_prose: bool
    checks_held: int
    checks_failed: int
    inherited_from: str | None
    ocr: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure and everything that the database keeps of how it was read.

    ``measures`` are name, value and "<", ">" or "~", as read: ``corrections`` say what is right.
    ``files`` are where the document was imported from, newest first.
    """

    figure_id: str
    report_id: str
    family: Family
    council: str | None
    report_year: str | None
    document: str
    sha256: str
    what: str
    measures: tuple[tuple[str, int | float, str | None], ...]
    percent_of: str | None
    reason: str | None
    mentions: tuple[Mention, ...]
    read_from: tuple[ReadFrom, ...]
    checks: tuple[Tried, ...]
    evidence: Evidence
    corrections: tuple[Corrected, ...]
    files: tuple[Path, ...]


def explain(connection: sqlite3.Connection, figure_id: str) -> Explanation:
    """The figure with this id, or the one whose id begins so. Raises UsageError for none or
    several."""
    connection.row_factory = sqlite3.Row
    found = _identified(connection, figure_id)
    family: Family = found["family"]
    row = connection.execute(f"SELECT * FROM {family} WHERE id = ?", [found["id"]]).fetchone()
    qualifiers = json.loads(row["qualifiers"])
    known = set(row.keys())
    said = {f.name: row[f.name] for f in fields(Dimensions) if f.name in known}
    return Explanation(
        figure_id=found["id"],
        report_id=found["report_id"],
        family=family,
        council=found["council"],
        report_year=found["report_year"],
        document=found["document"],
        sha256=found["sha256"],
        what=in_words(Dimensions(**said)),
        measures=tuple(
            (name, row[name], qualifiers.get(name))
            for name in FAMILIES[family].MEASURES
            if row[name] is not None
        ),
        percent_of=row["percent_of"],
        reason=row["reason"] if "reason" in known else None,
        mentions=_mentions(connection, found["id"]),
        read_from=_read_from(connection, found["id"], said),
        checks=_checks(connection, found["id"], found["report_id"]),
        evidence=_evidence(connection, found["id"]),
        corrections=_corrections(connection, found["id"]),
        files=_files(connection, found["sha256"]),
    )


def figures_of(
    connection: sqlite3.Connection, report_ids: Sequence[str], family: str | None
) -> list[str]:
    """The ids of the reports' figures, as they are printed: by page and place.

    Raises UsageError for a family that there is not.
    """
    if family is not None and family not in FAMILIES:
        raise UsageError(f"no family called {family!r}; there are: {', '.join(FAMILIES)}")
    marks = ", ".join("?" for _ in report_ids)
    rows = connection.execute(
        f"""
        SELECT figure_ids.id FROM figure_ids
        JOIN sources ON sources.figure_id = figure_ids.id AND sources.position = 0
        WHERE figure_ids.report_id IN ({marks}) AND (figure_ids.family = ? OR ? IS NULL)
        ORDER BY figure_ids.report_id, figure_ids.family, sources.page, sources."table",
            sources."row", sources."column", sources.id
        """,
        [*report_ids, family, family],
    )
    return [row[0] for row in rows]


def _identified(connection: sqlite3.Connection, figure_id: str) -> sqlite3.Row:
    first, past = ids_like(figure_id)
    rows = connection.execute(
        """
        SELECT figure_ids.id, family, report_id, council, report_year, reports.sha256,
            document_names.name AS document
        FROM figure_ids
        JOIN reports ON reports.id = report_id
        JOIN document_names ON document_names.sha256 = reports.sha256
        WHERE figure_ids.id >= ? AND figure_ids.id < ? LIMIT 2
        """,
        [first, past],
    ).fetchall()
    if len(rows) == 1:
        found: sqlite3.Row = rows[0]
        return found
    why = "several figures' ids begin so; give more of it" if rows else "no figure has this id"
    raise UsageError(
        f"{figure_id!r}: {why}; ids are in the column id of {', '.join(FAMILIES)}, and in what "
        "extractor explain --report prints"
    )


def _mentions(connection: sqlite3.Connection, figure_id: str) -> tuple[Mention, ...]:
    rows = connection.execute(
        """
        SELECT sources.*, tables.caption, tables.cells, tables.header_rows
        FROM sources
        LEFT JOIN tables
            ON tables.report_id = sources.report_id AND tables.position = sources."table"
        WHERE figure_id = ? ORDER BY sources.position
        """,
        [figure_id],
    ).fetchall()
    return tuple(map(_mention, rows))


def _mention(row: sqlite3.Row) -> Mention:
    rows: tuple[tuple[str, ...], ...] = ()
    cell = None
    if row["cells"] is not None and row["row"] is not None:
        cells = [tuple(line) for line in json.loads(row["cells"])]
        shown = sorted({*range(min(row["header_rows"], row["row"])), row["row"]})
        rows = tuple(cells[i] for i in shown)
        cell = (len(rows) - 1, row["column"])
    return Mention(
        row["page"],
        _box(row["bbox"]),
        row["kind"],
        row["text"],
        bool(row["ocr"]),
        row["table"],
        row["caption"],
        rows,
        cell,
    )


def _read_from(
    connection: sqlite3.Connection, figure_id: str, said: Mapping[str, Any]
) -> tuple[ReadFrom, ...]:
    rows = connection.execute("SELECT * FROM origins WHERE figure_id = ?", [figure_id]).fetchall()
    origins = {row["dimension"]: row for row in rows}
    return tuple(
        ReadFrom(
            name,
            str(said[name]),
            origins[name]["place"],
            origins[name]["text"],
            origins[name]["page"],
            _box(origins[name]["bbox"]),
        )
        for name in said
        if name in origins and said[name] is not None
    )


def _checks(connection: sqlite3.Connection, figure_id: str, report_id: str) -> tuple[Tried, ...]:
    """The report's checks that name the figure, and the council's discrepancies that do: what a
    later report restates stands with that report."""
    rows = connection.execute(
        """
        SELECT rule, holds, message, page FROM checks
        WHERE report_id = :report AND EXISTS (
            SELECT 1 FROM json_each(checks.figures) WHERE json_each.value = :figure)
        UNION
        SELECT coalesce(rule, kind), 0, message, page FROM discrepancies
        WHERE report_id IN (
            SELECT id FROM reports
            WHERE id = :report OR council = (SELECT council FROM reports WHERE id = :report)
        ) AND EXISTS (
            SELECT 1 FROM json_each(discrepancies.figures) WHERE json_each.value = :figure)
        ORDER BY 2, 4, 1, 3
        """,
        {"report": report_id, "figure": figure_id},
    ).fetchall()
    return tuple(Tried(row[0], bool(row[1]), row[2], row[3]) for row in rows)


def _evidence(connection: sqlite3.Connection, figure_id: str) -> Evidence:
    score, places, both, held, failed, inherited, ocr = connection.execute(
        """
        SELECT score, places, table_and_prose, checks_held, checks_failed, inherited_from, ocr
        FROM evidence WHERE figure_id = ?
        """,
        [figure_id],
    ).fetchone()
    return Evidence(score, places, bool(both), held, failed, inherited, bool(ocr))


def _corrections(connection: sqlite3.Connection, figure_id: str) -> tuple[Corrected, ...]:
    rows = connection.execute(
        """
        SELECT action, measure, value, qualifier, note FROM applied_corrections
        WHERE figure_id = ? ORDER BY action, measure
        """,
        [figure_id],
    )
    return tuple(Corrected(*tuple(row)) for row in rows)


def _files(connection: sqlite3.Connection, sha256: str) -> tuple[Path, ...]:
    rows = connection.execute(
        "SELECT uri, path FROM imports WHERE sha256 = ? OR content = ? ORDER BY id DESC",
        [sha256, sha256],
    )
    return tuple(dict.fromkeys(file_at(uri, path) for uri, path in rows))


def _box(text: str | None) -> BBox | None:
    if text is None:
        return None
    x0, top, x1, bottom = json.loads(text)
    return (x0, top, x1, bottom)
