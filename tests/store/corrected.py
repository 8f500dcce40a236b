"""A database, what is in it, and what somebody says of it: for the tests of corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.store import correcting
from extractor.store.correcting import Verdict
from extractor.store.database import Import, open_database, open_for_reading, store
from extractor.store.entries import Entry
from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]

RECEIVED = "family = 'stage_counts' AND text = '43'"
"""The figure of the test document that a table and a sentence print."""


def save(path: Path, *documents: ExtractedDocument) -> None:
    with open_database(path) as database:
        for document in documents:
            own = document.document
            store(database, document, Import(own.filename, "imported", 1, "1", own.sha256))


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = open_for_reading(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def id_of(path: Path, condition: str) -> str:
    return str(rows(path, f"SELECT figure_id FROM figures WHERE {condition}")[0][0])


def states(path: Path) -> list[tuple[int, str]]:
    return rows(path, "SELECT number, state FROM corrections ORDER BY number")


def correct(path: Path, figure: str, **verdict: Any) -> tuple[Entry, int, correcting.Force]:
    said = {"who": "A. Reader", "why": "the page says so"} | verdict
    return correcting.correct(path, correcting.beside(path), figure, Verdict(**said))


def changed(document: ExtractedDocument, family: str, index: int, **fields: Any) -> Any:
    """The document with one figure read otherwise: what a better reader makes of the same file."""
    report = document.reports[0].model_dump()
    figures = list(report[family])
    report[family] = [*figures[:index], figures[index] | fields, *figures[index + 1 :]]
    return ExtractedDocument.model_validate(document.model_dump() | {"reports": [report]})
