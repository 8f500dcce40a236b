"""What an import keeps of councils changes nothing, and is forgotten when it may be untrue."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import DatabaseError
from extractor.store import database as storing
from extractor.store import restated as restating
from extractor.store.database import Import, note, open_database
from extractor.store.restated import Known
from extractor.store.sqlite import Database
from schemas import ExtractedDocument
from tests.store.restating import messages, restated, save, with_counts

MakeDocument = Callable[..., ExtractedDocument]


def various(make: MakeDocument) -> list[ExtractedDocument]:
    """Reports of two councils and several years, some of them as read by another version."""
    identities: list[dict[str, Any]] = [
        {},
        {"council": "Northshire Council"},
        {"committee": None},
        {"committee": "Adults' Committee"},
        {"meeting_date": "2021-06-01"},
    ]
    chance = random.Random(1)
    documents = []
    for n in range(40):
        name, year = f"{n % 25}.pdf", chance.choice(["2018/19", "2019/20", "2020/21", None])
        counts = [
            chance.choice([240, 243, {"count": 9, "stage": "stage_2"}, {"percent": 58}])
            for _ in range(chance.randrange(4))
        ]
        made = with_counts(make, name, year, *counts, **chance.choice(identities))
        documents.append(made if n % 9 else made.model_copy(update={"reports": ()}))
    return documents


def test_what_an_import_keeps_of_councils_changes_nothing(
    tmp_path: Path, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Known()
    with (
        open_database(tmp_path / "anew.db") as anew,
        open_database(tmp_path / "kept.db") as kept,
    ):
        for n, document in enumerate(various(make_document)):
            if n == 20:
                monkeypatch.setattr(restating, "KEPT_FIGURES", 5)
            save(anew, document)
            save(kept, document, known=known)
            assert restated(kept) == restated(anew)
        assert restated(kept)


def test_only_the_new_reports_figures_are_read(
    database: Database, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Known()
    first, second, third = (
        with_counts(make_document, f"{n}.pdf", f"20{n}/{n + 1}", 240 + n) for n in (18, 19, 20)
    )
    save(database, first, second, known=known)
    read: list[str] = []
    said = restating._said
    monkeypatch.setattr(
        restating, "_said", lambda db, report: read.append(report.document) or said(db, report)
    )
    note(database, Import("x.pdf", "failed", 1, "1"), known)
    save(database, third, known=known)
    assert read == ["20.pdf"]
    assert len(messages(database)) == 2


@pytest.mark.parametrize(
    ("by_others", "noted"), [(True, False), (True, True), (False, False), (False, True)]
)
def test_what_is_kept_holds_only_while_nothing_else_changes_the_database(
    database: Database, make_document: MakeDocument, tmp_path: Path, by_others: bool, noted: bool
) -> None:
    known = Known()
    older = with_counts(make_document, "a.pdf", "2018/19", 240)
    newer = with_counts(make_document, "b.pdf", "2019/20", 240)
    save(database, older, newer, known=known)
    change = "UPDATE stage_counts SET count = 250 WHERE count = 240"
    if by_others:
        with sqlite3.connect(tmp_path / "reports.db") as other:
            other.execute(change)
        other.close()
    else:
        database.execute(change)
    if noted:
        note(database, Import("x.pdf", "failed", 1, "1"), known)
    save(database, with_counts(make_document, "c.pdf", "2020/21", 250), known=known)
    assert messages(database) == []


def failing(*_: object) -> None:
    raise sqlite3.OperationalError("disk I/O error")


def no_commit(action: int, what: str | None, *_: str | None) -> int:
    refused = action == sqlite3.SQLITE_TRANSACTION and what == "COMMIT"
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


@pytest.mark.parametrize("at", ["the last step", "the commit"])
def test_what_was_not_stored_after_all_is_not_kept(
    database: Database, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    known = Known()
    older = with_counts(make_document, "a.pdf", "2018/19", 240)
    newer = with_counts(make_document, "b.pdf", "2019/20", 240)
    save(database, older, newer, known=known)
    read_otherwise = newer.model_copy(
        update={"reports": with_counts(make_document, "b.pdf", "2019/20", 250).reports}
    )
    with monkeypatch.context() as patched:
        if at == "the commit":
            database.conn.set_authorizer(no_commit)
        else:
            patched.setattr(storing, "match_discrepancies", failing)
        with pytest.raises(DatabaseError, match=r"disk I/O error|not authorized"):
            save(database, read_otherwise, known=known)
    database.conn.set_authorizer(None)
    save(database, with_counts(make_document, "c.pdf", "2020/21", 240), known=known)
    assert messages(database) == []
