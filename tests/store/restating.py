"""Reports that restate each other, and what of it a database holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.store.database import Import, store
from extractor.store.restated import Known
from extractor.store.sqlite import Database
from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]


def with_counts(
    make: MakeDocument, name: str, year: str | None, *counts: Any, **identity: Any
) -> ExtractedDocument:
    """A report of that year whose only figures are Stage 1 complaints of 2019/20, each from a page
    of its own; a count may be (count, qualifier) or a dictionary of fields."""
    made = make(name, year=year, **identity)
    figures = []
    for page, count in enumerate(counts, start=4):
        own = count if isinstance(count, dict) else {"count": count}
        if isinstance(count, tuple):
            own = {"count": count[0], "qualifiers": {"count": count[1]}}
        text = str(next((own[name] for name in ("count", "percent") if name in own), "x"))
        source = {"page": page, "kind": "narrative", "text": text}
        figures.append({"year": "2019/20", "stage": "stage_1", "sources": [source]} | own)
    report = made.reports[0].model_dump() | {
        "stage_counts": figures,
        "outcomes": [],
        "timeliness": [],
        "compensation": [],
        "breakdowns": [],
        "discrepancies": [],
    }
    return ExtractedDocument.model_validate(
        made.model_dump() | {"reports": [report]},
    )


def save(database: Database, *documents: ExtractedDocument, known: Known | None = None) -> None:
    for document in documents:
        own = document.document
        store(database, document, Import(own.filename, "imported", 1, "1", own.sha256), known)


def restated(database: Database) -> list[tuple[Any, ...]]:
    return database.execute(
        """
        SELECT discrepancies.*, restatements.* FROM discrepancies
        LEFT JOIN restatements USING (id) WHERE kind = 'restated' ORDER BY 1
        """
    ).fetchall()


def messages(database: Database) -> list[str]:
    found = database.execute("SELECT message FROM discrepancies WHERE kind = 'restated' ORDER BY 1")
    return [message for (message,) in found]
