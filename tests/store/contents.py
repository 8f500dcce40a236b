"""What the tables of a database hold."""

from __future__ import annotations

import sqlite3
from typing import Any


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The table's columns, in order."""
    return [
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", [table])
    ]


def rows_of(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """Every row of the table, or of the view, by its columns."""
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    columns = [column for column, *_ in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]
