"""The layout of the database: made where there is none, brought up to date where it is older.

A step from one layout to the next only adds, so that no database loses anything; all steps are one
transaction, so that a failure leaves the database as it was.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from extractor.errors import DatabaseError
from extractor.store.sqlite import Database

SCHEMA_VERSION = 4
"""The layout of the tables, kept in the database as ``user_version``. To change it: change
``tables.sql``, write the way there from the layout before into ``migrations/<number>.sql``, and
raise this number. Views are made again wherever they differ from ``views.sql``."""

APPLICATION_ID = 0x43525831
"""Marks the file as a database of this tool ("CRX1"), kept as ``application_id``."""


def create_or_migrate(database: Database, path: Path) -> None:
    """Bring the database to today's layout, in the transaction that the caller has begun.

    Raises DatabaseError when the database is not ours, or newer than this.
    """
    if not database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        database.executescript(_script("tables.sql"))
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    if is_current(database.conn, path):
        return
    ours, theirs = _our_views(), _views_in(database.conn)
    # SQLite refuses to change a table under a view that the change would break.
    for name in theirs:
        database.execute(f'DROP VIEW "{name}"')
    for step in range(_version(database.conn, path) + 1, SCHEMA_VERSION + 1):
        database.executescript(_script(f"migrations/{step}.sql"))
    # Views that people made for themselves stay.
    for statement in (theirs | ours).values():
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def is_current(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the database has today's layout and views.

    Raises DatabaseError when it is not ours, or newer than this.
    """
    if _version(connection, path) < SCHEMA_VERSION:
        return False
    return _our_views().items() <= _views_in(connection).items()


def _script(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@cache
def _our_views() -> dict[str, str]:
    """Each view's name with its statement as SQLite keeps it."""
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.executescript(_script("views.sql"))
        return _views_in(scratch)
    finally:
        scratch.close()


def _views_in(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    return dict(found.fetchall())


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The database's layout. Raises DatabaseError unless it is one of ours that we know."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DatabaseError(
            f"{path}: an SQLite database, but not made by this tool; name another with --db"
        )
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: written by a newer version of the extractor (layout {version}, this one "
            f"knows {SCHEMA_VERSION}); update the extractor or name another database with --db"
        )
    return version
