"""The SQLite database: opened, checked, and written one document at a time.

Each document is stored in one transaction, so that whatever happens in it (a failure, Ctrl-C, a
full disk) leaves the database as it was before that document.
"""

from __future__ import annotations

import datetime
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Literal

from extractor.errors import DatabaseError
from extractor.store.corrections import match_discrepancies, match_figures
from extractor.store.layout import create_or_migrate, is_current
from extractor.store.listings import Listing, keep_listing, name_conflicts
from extractor.store.restated import Known, councils_of, documents_of, name_restated
from extractor.store.rows import Row, Rows, rows_of
from extractor.store.sqlite import Database
from schemas.report import ExtractedDocument

# How long to wait, in seconds, for another program's write to end. One document is stored in well
# under a second; several that write by turns, on a slow and busy disk, have kept one waiting past
# SQLite's own 5 seconds.
PATIENCE = 30.0
BETWEEN_TRIES = 0.02

# Kibibytes of the database that an import keeps in memory, and pages of 4 KiB after which its log
# is carried over into it. Ids are hashes, so that each document is written all over the database:
# with SQLite's own 2,000 and 1,000 the same pages are read and carried over again and again.
KEPT_KIB = 32_000
LOG_PAGES = 4_000

Status = Literal["imported", "updated", "unchanged", "duplicate", "no report", "failed"]


@dataclass(frozen=True, slots=True)
class Import:
    """What became of one file in one run; ``seconds`` is the time spent on it.

    ``sha256`` names the document that the database holds, ``content`` is the hash of the file's
    bytes; ``path`` is for people, ``uri`` finds the file again; ``failure`` is the kind of error;
    ``listing`` what a manifest says of the file.
    """

    path: str
    status: Status
    seconds: float
    extractor_version: str
    sha256: str | None = None
    error: str | None = None
    note: str | None = None
    uri: str | None = None
    content: str | None = None
    pages: int | None = None
    failure: str | None = None
    listing: Listing | None = None


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
    written by a newer version. One of an older layout is brought to today's, and loses nothing.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = Database(sqlite3.connect(path, timeout=PATIENCE))
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        with explained(path):
            # Taking the write lock shows a read-only file now, not after an hour's reading.
            database.execute("BEGIN IMMEDIATE")
            with database.atomic():
                create_or_migrate(database, path)
            database.commit()
            database.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def writing(path: Path) -> Iterator[Database]:
    """The database for an import: others may read it meanwhile, and no kill leaves it half-written.

    While it is written, SQLite's write-ahead log lies beside it; closed, it is one plain file
    again. Raises DatabaseError as ``open_database``.
    """
    database = open_database(path)
    try:
        with explained(path):
            _write_ahead(database)
            # The log is written in order, so that a power failure costs at most the last files.
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(f"PRAGMA cache_size = -{KEPT_KIB}")
            database.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        yield database
    finally:
        with suppress(sqlite3.Error):  # somebody still reads it: the next import tidies up
            database.execute("PRAGMA journal_mode = DELETE")
        database.close()


def _write_ahead(database: Database) -> None:
    """Switch to the write-ahead log. SQLite does not wait here for another who is just switching
    back, as everybody does who is done: it says at once that the database is locked."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(BETWEEN_TRIES)
        else:
            return


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that can read the database and nothing else: no write, no other file.

    A database of an older layout is brought to today's first. Raises DatabaseError when there is no
    such database, it is not one of ours, or it is of an older layout and cannot be written.
    """
    if not path.is_file():
        raise DatabaseError(f"{path}: no such database; make it with: extractor import PATH")
    with explained(path):
        connection = _connect_to_read(path)
        try:
            if not is_current(connection, path):
                connection.close()
                open_database(path).close()
                connection = _connect_to_read(path)
        except BaseException:
            connection.close()
            raise
    connection.set_authorizer(_reads_only)
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


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


def failed_before(database: Database, content: str, version: str) -> tuple[str, str] | None:
    """Kind and message of the failure when this version last read this content, if it failed."""
    found = database.execute(
        """
        SELECT failure, error FROM imports
        WHERE content = ? AND extractor_version = ? AND failure IS NOT NULL
        ORDER BY id DESC
        """,
        [content, version],
    ).fetchone()
    return (found[0], found[1]) if found else None


def store(
    database: Database, document: ExtractedDocument, run: Import, known: Known | None = None
) -> None:
    """Store the document and the row of its import, in place of what was stored of it before.

    One transaction. Raises DatabaseError, with the database as it was. ``known`` is what the same
    import keeps from document to document; it makes it faster, and nothing else.
    """
    rows = rows_of(document, run.extractor_version)
    known = known or Known()
    changes = database.conn.total_changes
    with explained(file_of(database)), database.atomic():
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
        known.follow(database, changes)
        _store(database, rows, run, known)
    known.stamp(database)


def _store(database: Database, rows: Rows, run: Import, known: Known) -> None:
    """Everything of a document but its own row, and what follows from it."""
    sha256 = rows.document["sha256"]
    councils = councils_of(database, sha256)
    database.execute("DELETE FROM reports WHERE sha256 = ?", [sha256])
    _insert(database, rows)
    _insert_import(database, run)
    name_conflicts(database, sha256)
    match_figures(database, sha256)
    councils |= councils_of(database, sha256)
    name_restated(database, councils, known, sha256)
    match_discrepancies(database, {sha256} | documents_of(database, councils))


def note(database: Database, run: Import, known: Known | None = None) -> None:
    """Record an import that stored no document. Raises DatabaseError. ``known`` as in ``store``."""
    known = known or Known()
    with explained(file_of(database)), known.unconcerned(database), database.atomic():
        _insert_import(database, run)
        if run.sha256 is not None and run.listing is not None:
            name_conflicts(database, run.sha256)


def _insert(database: Database, rows: Rows) -> None:
    """Children after their parents: foreign keys are checked statement by statement."""
    for name, records in rows.by_table:
        if records:
            _insert_rows(database, name, records)


def _insert_rows(database: Database, table: str, records: Sequence[Row]) -> None:
    columns = list(records[0])
    quoted = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    database.conn.executemany(
        f'INSERT INTO "{table}" ({quoted}) VALUES ({places})',
        map(itemgetter(*columns), records),
    )


def _insert_import(database: Database, run: Import) -> None:
    known = run.sha256 is not None and recorded(database, run.sha256) is not None
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    row = {
        "at": now,
        "path": run.path,
        "sha256": run.sha256 if known else None,
        "status": run.status,
        "seconds": round(run.seconds, 3),
        "error": run.error,
        "note": run.note,
        "extractor_version": run.extractor_version,
        "uri": run.uri,
        "content": run.content,
        "pages": run.pages,
        "failure": run.failure,
    }
    _insert_rows(database, "imports", [row])
    if known and run.sha256 is not None and run.listing is not None:
        keep_listing(database, run.sha256, run.listing)


def _reads_only(action: int, *_: object) -> int:
    """The connection is read-only already; this keeps it from other files too."""
    other_file = action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH)
    return sqlite3.SQLITE_DENY if other_file else sqlite3.SQLITE_OK


def file_of(database: Database) -> Path:
    """The file that the database is in."""
    return Path(database.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def explained(path: Path) -> Iterator[None]:
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
