"""The SQLite database: opened, checked, and written one document at a time.

Each document is stored in one transaction, so that whatever happens in it (a failure, Ctrl-C, a
full disk) leaves the database as it was before that document.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store.rows import Rows, rows_of
from schemas.report import ExtractedDocument

SCHEMA_VERSION = 1
"""The layout of the tables, kept in the database as ``user_version``."""

APPLICATION_ID = 0x43525831
"""Marks the file as a database of this tool ("CRX1"), kept as ``application_id``."""

Status = Literal["imported", "updated", "unchanged", "duplicate", "no report", "failed"]


@dataclass(frozen=True, slots=True)
class Import:
    """What became of one file in one run; ``seconds`` is the time spent on it."""

    path: str
    status: Status
    seconds: float
    extractor_version: str
    sha256: str | None = None
    error: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds of one document."""

    filename: str
    extractor_version: str
    reports: int
    figures: int
    discrepancies: int


def open_database(path: Path) -> Database:
    """The database at ``path`` for reading and writing, created where there is none.

    Raises DatabaseError when it cannot be written, is no SQLite database or not one of ours, or was
    written by a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = Database(path)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        with _explained(path):
            # Taking the write lock shows a read-only file now, not after an hour's reading.
            database.execute("BEGIN IMMEDIATE")
            with database.atomic():
                _create_or_check(database, path)
            database.commit()
            database.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        database.close()
        raise
    return database


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that can read the database and nothing else: no write, no other file.

    Raises DatabaseError when there is no such database, or it is not one of ours.
    """
    if not path.is_file():
        raise DatabaseError(f"{path}: no such database; make it with: extractor import PATH")
    with _explained(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    connection.set_authorizer(_reads_only)
    return connection


def recorded(database: Database, sha256: str) -> Stored | None:
    """What is stored of the document with this content, or None."""
    found = database.execute(
        """
        SELECT filename, extractor_version,
            (SELECT count(*) FROM reports WHERE sha256 = documents.sha256),
            (SELECT count(*) FROM figure_ids WHERE report_id IN
                (SELECT id FROM reports WHERE sha256 = documents.sha256)),
            (SELECT count(*) FROM discrepancies WHERE report_id IN
                (SELECT id FROM reports WHERE sha256 = documents.sha256))
        FROM documents WHERE sha256 = ?
        """,
        [sha256],
    ).fetchone()
    return Stored(*found) if found else None


def store(database: Database, document: ExtractedDocument, run: Import) -> None:
    """Store the document and the row of its import, in place of what was stored of it before.

    One transaction. Raises DatabaseError, with the database as it was.
    """
    rows = rows_of(document, run.extractor_version)
    with _explained(_file(database)), database.atomic():
        database.execute(
            """
            INSERT INTO documents VALUES
                (:sha256, :filename, :pages, :title, :ocr, :pages_without_text,
                 :schema_version, :extractor_version)
            ON CONFLICT (sha256) DO UPDATE SET
                pages = excluded.pages, title = excluded.title, ocr = excluded.ocr,
                pages_without_text = excluded.pages_without_text,
                schema_version = excluded.schema_version,
                extractor_version = excluded.extractor_version
            """,
            rows.document,
        )
        database.execute("DELETE FROM reports WHERE sha256 = ?", [document.document.sha256])
        _insert(database, rows)
        _insert_import(database, run)


def note(database: Database, run: Import) -> None:
    """Record an import that stored nothing. Raises DatabaseError."""
    with _explained(_file(database)), database.atomic():
        _insert_import(database, run)


def _insert(database: Database, rows: Rows) -> None:
    """Children after their parents: foreign keys are checked statement by statement."""
    for name, records in rows.by_table:
        if records:
            columns = list(records[0])
            quoted = ", ".join(f'"{column}"' for column in columns)
            places = ", ".join("?" for _ in columns)
            database.conn.executemany(
                f'INSERT INTO "{name}" ({quoted}) VALUES ({places})',
                [[record[column] for column in columns] for record in records],
            )


def _insert_import(database: Database, run: Import) -> None:
    known = run.sha256 is not None and recorded(database, run.sha256) is not None
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    database.table("imports").insert(
        {
            "at": now,
            "path": run.path,
            "sha256": run.sha256 if known else None,
            "status": run.status,
            "seconds": round(run.seconds, 3),
            "error": run.error,
            "note": run.note,
            "extractor_version": run.extractor_version,
        }
    )


def _create_or_check(database: Database, path: Path) -> None:
    if database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        _check(database.conn, path)
        return
    here = Path(__file__).parent
    for script in ("tables.sql", "views.sql"):
        database.executescript((here / script).read_text(encoding="utf-8"))
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseError unless this is a database of ours whose layout we know."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DatabaseError(
            f"{path}: an SQLite database, but not made by this tool; name another with --db"
        )
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: written by a newer version of the extractor (layout {version}, this one "
            f"knows {SCHEMA_VERSION}); update the extractor or name another database with --db"
        )


def _reads_only(action: int, *_: object) -> int:
    """The connection is read-only already; this keeps it from other files too."""
    other_file = action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH)
    return sqlite3.SQLITE_DENY if other_file else sqlite3.SQLITE_OK


def _file(database: Database) -> Path:
    return Path(database.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one that says which file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> DatabaseError:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if "not a database" in said:
        return DatabaseError(f"{path}: not an SQLite database; name another with --db")
    if "locked" in said:
        return DatabaseError(f"{path}: in use by another program; try again when it is done")
    return DatabaseError(
        f"{path}: cannot use the database ({said}); check the path, its permissions and the free "
        "space on the disk"
    )
