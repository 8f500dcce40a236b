"""The connection that the database is written through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self


class Database(sqlite3.Connection):
    """A connection to write through, which the end of a ``with`` closes.

    What is written in a ``transaction`` is written as a whole or not at all; any other statement is
    committed at once. (``sqlite3`` by itself begins a transaction before some statements only, and
    ends none.)
    """

    def __init__(self, path: Path | str, patience: float = 5.0) -> None:
        """``patience`` is how many seconds to wait for another program's write to end. Raises
        sqlite3.Error where the file cannot be opened."""
        super().__init__(path, timeout=patience, isolation_level=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:  # type: ignore[override]
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done in this ``with``, or nothing: nobody else writes meanwhile.

        Raises sqlite3.Error where another program keeps the database locked.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def run_script(self, statements: str) -> None:
        """Run SQL statements one by one, in the transaction that is open, if any: ``executescript``
        would commit it first."""
        statement = ""
        for line in statements.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.execute(statement)
                statement = ""
        self.execute(statement)
