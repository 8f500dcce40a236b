"""The log of imports: what last became of each file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from extractor.store.database import open_for_reading

LAST = """
    WITH last AS (
        SELECT * FROM imports WHERE id IN (
            SELECT max(id) FROM imports WHERE uri IS NOT NULL GROUP BY uri
            UNION
            SELECT max(id) FROM imports GROUP BY path HAVING count(uri) = 0
        )
    )
"""
"""``last``: each file's last row. Rows of the first layout have no uri; their path stands for it,
until the file is imported again."""


def failed_files(path: Path) -> list[Path]:
    """The files of the database at ``path`` that failed when they were last imported.

    Raises DatabaseError when there is no database.
    """
    connection = open_for_reading(path)
    try:
        rows = _rows(connection)
    finally:
        connection.close()
    return [file_at(uri, given) for uri, given in rows]


def _rows(connection: sqlite3.Connection) -> list[tuple[str | None, str]]:
    sql = f"{LAST} SELECT uri, path FROM last WHERE status = 'failed' ORDER BY id"
    return connection.execute(sql).fetchall()


def file_at(uri: str | None, path: str) -> Path:
    """The file that a row of ``imports`` is about; rows of the first layout have no uri."""
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(uri).path))) if uri else Path(path)
