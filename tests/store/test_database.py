"""The database: created, checked, written once, and left as it was by whatever fails."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store.database import (
    Import,
    note,
    open_database,
    open_for_reading,
    recorded,
    store,
    writing,
)
from extractor.store.layout import SCHEMA_VERSION
from schemas import FAMILIES, ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]

RUN = Import("reports/midshire.pdf", "imported", 1.5, "0.1.0")

FIGURES_COLUMNS = (
    "family report_id council report_year year quarter procedure stage service_area subgroup "
    "contact event outcome status timescale_days from_days scope dimension label measure value "
    "qualifier percent_of page text figure_id read_value corrected"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "new" / "reports.db")
    yield opened
    opened.close()


def save(database: Database, document: ExtractedDocument, version: str = "0.1.0") -> None:
    run = dataclasses.replace(RUN, sha256=document.document.sha256, extractor_version=version)
    store(database, document, run)


def content(database: Database) -> dict[str, list[Any]]:
    """Everything but the log of imports."""
    tables = [
        "documents",
        "reports",
        "figure_ids",
        *FAMILIES,
        "sources",
        "discrepancies",
        "tables",
        "paragraphs",
    ]
    return {
        name: database.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
        for name in tables
    }


def ids(database: Database) -> set[str]:
    return {row[0] for row in database.execute("SELECT id FROM figure_ids")}


def test_what_was_published_is_stored(database: Database, make_document: MakeDocument) -> None:
    save(database, make_document())
    stored = {name: len(rows) for name, rows in content(database).items()}
    assert stored == {
        "documents": 1,
        "reports": 1,
        "figure_ids": 8,
        "stage_counts": 2,
        "outcomes": 1,
        "timeliness": 2,
        "compensation": 2,
        "breakdowns": 1,
        "sources": 9,
        "discrepancies": 1,
        "tables": 1,
        "paragraphs": 2,
    }
    (table,) = database.table("tables").rows
    assert json.loads(table["cells"]) == [["", "2020/21"], ["Stage 1", "43"]]
    assert json.loads(table["pages"]) == [3, 4]
    (imported,) = database.table("imports").rows
    assert imported["status"] == "imported"
    assert imported["sha256"] == make_document().document.sha256


def test_every_column_of_the_models_is_a_column_of_the_tables(database: Database) -> None:
    for family, model in FAMILIES.items():
        columns = set(database.table(family).columns_dict)
        assert columns == set(model.model_fields) - {"sources", "origins"} | {"id", "report_id"}


def test_the_view_has_the_columns_of_the_contract(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document())
    for view in ("figures", "figures_latest"):
        cursor = database.execute(f"SELECT * FROM {view}")
        assert " ".join(column[0] for column in cursor.description) == FIGURES_COLUMNS


def test_the_view_has_one_row_per_measure(database: Database, make_document: MakeDocument) -> None:
    document = make_document()
    save(database, document)
    measures = sum(
        len(figure.measures())
        for figures in document.reports[0].figures().values()
        for figure in figures
    )
    assert database.execute("SELECT count(*) FROM figures").fetchone()[0] == measures == 11
    found = database.execute(
        "SELECT value, qualifier, page, text FROM figures WHERE family = 'outcomes' ORDER BY value"
    ).fetchall()
    assert found == [(1, "<", 6, "4, <1%"), (4, None, 6, "4, <1%")]
    shares = database.execute("SELECT value FROM figures WHERE measure = 'percent'").fetchall()
    assert sorted(map(str, (s for (s,) in shares))) == ["1", "58.5"]
    (paid,) = database.execute("SELECT max(value) FROM figures WHERE scope = 'total'").fetchone()
    assert paid == 1250.5


def test_a_figures_first_source_is_the_one_shown(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document(received=43))
    found = database.execute("SELECT page FROM figures WHERE value = 43").fetchall()
    assert found == [(3,)]


def test_the_same_file_gets_the_same_ids_and_changes_nothing(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document())
    before = content(database)
    save(database, make_document())
    after = content(database)
    # The numbers of sources and paragraphs are the database's own.
    for name in ("sources", "paragraphs"):
        before[name] = [row[1:] for row in before[name]]
        after[name] = [row[1:] for row in after[name]]
    assert after == before


def test_reports_of_one_document_and_conflicting_figures_have_ids_of_their_own(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document(reports=2))
    assert len(ids(database)) == 16


def test_a_discrepancy_names_figures_by_id(database: Database, make_document: MakeDocument) -> None:
    save(database, make_document())
    (discrepancy,) = database.table("discrepancies").rows
    assert set(json.loads(discrepancy["figures"])) == {
        row["id"] for row in database.table("stage_counts").rows
    }


def test_a_new_version_replaces_what_was_read(
    database: Database, make_document: MakeDocument
) -> None:
    old, new = make_document(reports=2), make_document(reports=1)
    new = new.model_copy(update={"document": old.document})
    save(database, old)
    save(database, new, version="0.2.0")
    stored = recorded(database, old.document.sha256)
    assert stored is not None
    assert (stored.extractor_version, stored.reports, stored.figures) == ("0.2.0", 1, 8)
    assert len(ids(database)) == 8
    assert database.execute("SELECT count(*) FROM imports").fetchone()[0] == 2
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_failure_half_way_leaves_what_was_there(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document())
    before, before_imports = content(database), list(database.table("imports").rows)
    database.execute(
        "CREATE TRIGGER full BEFORE INSERT ON paragraphs BEGIN SELECT raise(ABORT, 'disk full');END"
    )
    again = make_document(received=99).model_copy(update={"document": make_document().document})
    for document in (again, make_document("other.pdf")):
        with pytest.raises(DatabaseError, match="disk full"):
            save(database, document, version="0.2.0")
    assert content(database) == before
    assert list(database.table("imports").rows) == before_imports


def test_foreign_keys_are_enforced(database: Database, make_document: MakeDocument) -> None:
    save(database, make_document())
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute(
            "INSERT INTO sources (family, figure_id, report_id, position, page, kind, text) "
            "SELECT 'outcomes', 'nobody', id, 0, 1, 'table', 'x' FROM reports"
        )
    database.execute("DELETE FROM documents")
    left = content(database)
    assert not any(left.values())


def test_full_text_search_follows_the_paragraphs(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document())
    search = (
        "SELECT page FROM paragraphs JOIN paragraphs_fts ON key = paragraphs_fts.rowid "
        "WHERE paragraphs_fts MATCH 'complaining'"
    )
    assert database.execute(search).fetchall() == [(4,)]
    save(database, make_document(), version="0.2.0")
    database.execute("VACUUM")
    assert database.execute(search).fetchall() == [(4,)]
    assert database.table("paragraphs").detect_fts() == "paragraphs_fts"


def latest(database: Database) -> list[tuple[Any, ...]]:
    return database.execute(
        "SELECT report_year, value FROM figures_latest WHERE family = 'stage_counts' ORDER BY 1, 2"
    ).fetchall()


def test_the_newest_report_restates_and_keeps_its_own_contradictions(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document("a.pdf", year="2020/21", received=43))
    save(database, make_document("b.pdf", year="2021/22", received=50))
    assert latest(database) == [("2021/22", 50), ("2021/22", 51)]


def test_councils_committees_and_the_unknown_do_not_restate_each_other(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document("a.pdf", year="2020/21", received=10))
    save(database, make_document("b.pdf", council="Northshire Council", received=20))
    save(database, make_document("c.pdf", committee="Adults' Committee", received=30))
    save(database, make_document("d.pdf", council=None, received=40))
    save(database, make_document("e.pdf", council=None, received=50))
    assert sorted(value for _, value in latest(database)) == [
        *(10, 11),
        *(20, 21),
        *(30, 31),
        *(40, 41),
        *(50, 51),
    ]


def test_a_report_without_a_committee_belongs_to_the_only_series(
    database: Database, make_document: MakeDocument
) -> None:
    save(database, make_document("a.pdf", year="2020/21", committee=None, received=10))
    save(database, make_document("b.pdf", year="2021/22", received=20))
    assert latest(database) == [("2021/22", 20), ("2021/22", 21)]


def test_an_import_that_stored_nothing_is_noted(database: Database) -> None:
    note(database, dataclasses.replace(RUN, status="failed", sha256="0" * 64, error="not a PDF"))
    (row,) = database.table("imports").rows
    assert (row["status"], row["sha256"], row["error"]) == ("failed", None, "not a PDF")


def test_a_database_is_opened_again(tmp_path: Path, make_document: MakeDocument) -> None:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        save(database, make_document())
    with open_database(path) as database:
        assert recorded(database, make_document().document.sha256)


def test_a_newer_layout_is_refused_for_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for opening in (open_database, open_for_reading):
        with pytest.raises(DatabaseError, match="newer version"):
            opening(path)


def test_text_is_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, but long enough to be read as the header of one" * 20)
    before = path.read_bytes()
    for opening in (open_database, open_for_reading):
        with pytest.raises(DatabaseError, match="not an SQLite database"):
            opening(path)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE holidays (day TEXT)")
    connection.commit()
    connection.close()
    for opening in (open_database, open_for_reading):
        with pytest.raises(DatabaseError, match="not made by this tool"):
            opening(path)


def test_a_folder_and_a_path_below_a_file_are_no_databases(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "reports.db"):
        with pytest.raises(DatabaseError, match="cannot use the database"):
            open_database(path)


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reports.db"
    open_database(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("extractor.store.database.PATIENCE", 0.01)
    for opening in (open_database, open_for_reading):
        with pytest.raises(DatabaseError, match="in use by another program"):
            opening(path)
    holder.close()


def test_one_who_writes_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        assert database.execute("PRAGMA busy_timeout").fetchone() == (30_000,)
    reader = open_for_reading(path)
    assert reader.execute("PRAGMA busy_timeout").fetchone() == (30_000,)
    reader.close()


class Refusing(sqlite3.Connection):
    """Says that it is locked when it is to write ahead, as often as there are refusals left."""

    refusals = 0

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if "= WAL" in sql and Refusing.refusals:
            Refusing.refusals -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return super().execute(sql, *args)


def test_one_who_is_done_with_writing_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself does not wait for what takes a moment only: switching the way it writes."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Refusing))
    Refusing.refusals = 3
    with writing(tmp_path / "reports.db") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert Refusing.refusals == 0
    monkeypatch.setattr("extractor.store.database.PATIENCE", 0.0)
    Refusing.refusals = 1_000
    with pytest.raises(DatabaseError, match="in use"), writing(tmp_path / "reports.db"):
        pass
    assert Refusing.refusals > 900


def test_a_reader_cannot_write(tmp_path: Path, make_document: MakeDocument) -> None:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        save(database, make_document())
    reader = open_for_reading(path)
    assert reader.execute("SELECT count(*) FROM figures").fetchone() == (11,)
    search = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'delay'"
    assert reader.execute(search).fetchone() == (1,)
    for statement in (
        "DELETE FROM documents",
        "CREATE TABLE x (y)",
        f"ATTACH '{tmp_path / 'new.db'}' AS other",
        "PRAGMA user_version = 9",
        "VACUUM",
    ):
        with pytest.raises(sqlite3.DatabaseError):
            reader.execute(statement)
    assert not (tmp_path / "new.db").exists()
    reader.close()


def test_there_is_nothing_to_read_before_an_import(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="extractor import"):
        open_for_reading(tmp_path / "reports.db")
    assert not (tmp_path / "reports.db").exists()
