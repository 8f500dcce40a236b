"""What a manifest lists about a file, kept beside what the file itself says.

Neither corrects the other: where they differ, a discrepancy of kind ``manifest_conflict`` names
both.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from extractor.councils.naming import is_called
from extractor.store.rows import new_id
from extractor.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest's line about a file: the name it gives it, where it came from, whose it is.

    ``retrieved`` is ISO 8601, ``year`` a financial year ("2020/21").
    """

    path: str
    source_url: str | None = None
    retrieved: str | None = None
    council: str | None = None
    year: str | None = None


def keep_listing(database: Database, sha256: str, listing: Listing) -> None:
    """Store the line for a document, in place of what was stored under the same path."""
    database.execute(
        """
        INSERT OR REPLACE INTO manifest (sha256, path, source_url, retrieved, council, year)
        VALUES (:sha256, :path, :source_url, :retrieved, :council, :year)
        """,
        asdict(listing) | {"sha256": sha256},
    )


def name_conflicts(database: Database, sha256: str) -> None:
    """Store where the document's reports and its lines differ, in place of what was stored.

    A document of several reports agrees with a line when one of those that say it does; a report
    that does not say its council or year contradicts nobody.
    """
    reports = database.execute(
        "SELECT id, first_page, council, report_year FROM reports WHERE sha256 = ? "
        "ORDER BY position",
        [sha256],
    ).fetchall()
    database.execute(
        "DELETE FROM discrepancies WHERE kind = 'manifest_conflict' AND report_id IN "
        "(SELECT id FROM reports WHERE sha256 = ?)",
        [sha256],
    )
    lines = database.execute(
        "SELECT path, council, year FROM manifest WHERE sha256 = ? ORDER BY path", [sha256]
    ).fetchall()
    for path, council, year in lines:
        whose = [(report_id, page, said) for report_id, page, said, _ in reports if said]
        if council and whose and not any(is_called(council, said) for *_, said in whose):
            _add(database, whose[0], path, "council", council)
        which = [(report_id, page, said) for report_id, page, _, said in reports if said]
        if year and which and not any(year == said for *_, said in which):
            _add(database, which[0], path, "year", year)


def _add(
    database: Database, report: tuple[str, int, str], path: str, what: str, listed: str
) -> None:
    report_id, page, said = report
    message = f"{what}: the report says {said}, the manifest ({path}) says {listed}"
    database.execute(
        "INSERT INTO discrepancies (id, report_id, kind, message, page, figures) "
        "VALUES (?, ?, 'manifest_conflict', ?, ?, '[]')",
        [new_id(report_id, "manifest", path, what), report_id, message, page],
    )
