"""The layout: a database made by the first version loses nothing on the way to today's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import DatabaseError
from extractor.store.database import Import, open_database, open_for_reading, store, writing
from extractor.store.layout import APPLICATION_ID, SCHEMA_VERSION
from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]

FIRST = (Path(__file__).parent / "layout_1.sql").read_text("utf-8")
"""Tables and views as the first version made them."""


@pytest.fixture
def first(tmp_path: Path, make_document: MakeDocument) -> Path:
    """A database of the first layout, with a document that today's code read."""
    path, modern = tmp_path / "first.db", tmp_path / "modern.db"
    with open_database(modern) as database:
        document = make_document()
        store(database, document, Import("x.pdf", "imported", 1.5, "1", document.document.sha256))
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("ATTACH ? AS modern", [str(modern)])
    for name in tables(connection):
        columns = ", ".join(f'"{column}"' for column in columns_of(connection, name))
        connection.execute(
            f'INSERT INTO "{name}" ({columns}) SELECT {columns} FROM modern."{name}"'
        )
    connection.commit()
    connection.close()
    modern.unlink()
    return path


def tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%' "
        "AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return [name for (name,) in found]


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]


def content(connection: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    return {
        name: [
            dict(zip(columns_of(connection, name), row, strict=True))
            for row in connection.execute(f'SELECT * FROM "{name}"')
        ]
        for name in tables(connection)
    }


def shape(connection: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """Every table with its columns in order, every index, trigger and view with its statement."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return {
        (kind, name): [
            tuple(row) for row in connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        ]
        if kind == "table"
        else sql
        for kind, name, sql in found
    }


def test_an_old_database_gets_the_shape_of_a_new_one(first: Path, tmp_path: Path) -> None:
    with open_database(first) as old, open_database(tmp_path / "new.db") as new:
        assert shape(old.conn) == shape(new.conn)
        assert old.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert old.execute("PRAGMA foreign_key_check").fetchall() == []
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("opening", [open_database, open_for_reading])
def test_an_old_database_loses_nothing(first: Path, opening: Callable[..., object]) -> None:
    connection = sqlite3.connect(first)
    before = content(connection)
    figures = connection.execute("SELECT * FROM figures ORDER BY 1, 2, value").fetchall()
    connection.close()
    assert len(before["sources"]) == 9
    opening(first).close()  # type: ignore[attr-defined]
    connection = sqlite3.connect(first)
    after = content(connection)
    for name, rows in before.items():
        kept = [{column: row[column] for column in rows[0]} for row in after[name]] if rows else []
        assert kept == rows
    now = connection.execute("SELECT * FROM figures ORDER BY 1, 2, value").fetchall()
    assert [row[: len(figures[0])] for row in now] == figures
    search = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'delays'"
    assert connection.execute(search).fetchone() == (1,)
    connection.close()


def test_a_step_that_fails_leaves_the_old_database(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.store import layout

    before = first.read_bytes()
    script = layout._script
    broken = {"migrations/2.sql": script("migrations/2.sql") + "INSERT INTO nowhere VALUES (1);"}
    monkeypatch.setattr(layout, "_script", lambda name: broken.get(name) or script(name))
    with pytest.raises(DatabaseError, match="nowhere"):
        open_database(first)
    assert first.read_bytes() == before


def test_a_view_that_changed_is_made_again_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        before = shape(database.conn)
        database.execute("DROP VIEW figures_latest")
        database.execute("DROP VIEW document_names")
        database.execute("CREATE VIEW document_names AS SELECT sha256, filename FROM documents")
        database.execute("CREATE VIEW mine AS SELECT count(*) AS n FROM figures")
    reader = open_for_reading(path)
    after = shape(reader)
    assert after.pop(("view", "mine"))
    assert after == before
    reader.close()


def test_a_database_of_today_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    open_database(path).close()
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before


def test_while_it_is_written_others_read_and_closed_it_is_one_file(
    tmp_path: Path, make_document: MakeDocument
) -> None:
    path = tmp_path / "reports.db"
    document = make_document()
    with writing(path) as database:
        reader = open_for_reading(path)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM figures").fetchone() == (0,)
        store(database, document, Import("x.pdf", "imported", 1, "1", document.document.sha256))
        assert reader.execute("SELECT count(*) FROM figures").fetchone() == (0,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM figures").fetchone() == (11,)
        reader.close()
    assert [file.name for file in tmp_path.iterdir()] == ["reports.db"]
