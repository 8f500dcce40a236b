"""What is in a database: which files, what became of them, and why some failed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extractor.store.database import open_for_reading
from extractor.store.runs import LAST

UNKNOWN = "not recorded"
"""The kind of failures in rows that were written before kinds were."""


@dataclass(frozen=True, slots=True)
class Failures:
    """Files that failed last for one kind of reason, and what was said of one of them."""

    reason: str
    files: int
    example: str


@dataclass(frozen=True, slots=True)
class State:
    """Files by what became of them ("imported", whenever that was), and what the database holds.

    ``seconds`` are those of all reading, ``versions`` are those of the extractor with the documents
    that each has read, ``corrections`` are people's entries by what became of them.
    """

    files: int
    statuses: dict[str, int]
    documents: int
    pages: int
    reports: int
    figures: int
    discrepancies: int
    seconds: float
    failures: tuple[Failures, ...]
    versions: dict[str, int]
    corrections: dict[str, int]


def state_of(path: Path) -> State:
    """What the database at ``path`` holds. Raises DatabaseError when there is none."""
    connection = open_for_reading(path)

    def number(sql: str) -> int:
        return int(connection.execute(f"SELECT {sql}").fetchone()[0])

    try:
        statuses = dict(
            connection.execute(
                f"""
                {LAST} SELECT
                    CASE WHEN status IN ('updated', 'unchanged') THEN 'imported' ELSE status END,
                    count(*)
                FROM last GROUP BY 1 ORDER BY 2 DESC, 1
                """
            ).fetchall()
        )
        failures = connection.execute(
            f"""
            {LAST} SELECT coalesce(failure, '{UNKNOWN}'), count(*), min(error) FROM last
            WHERE status = 'failed' GROUP BY 1 ORDER BY 2 DESC, 1
            """
        ).fetchall()
        versions = dict(
            connection.execute(
                "SELECT extractor_version, count(*) FROM documents GROUP BY 1 ORDER BY 1"
            ).fetchall()
        )
        corrections = dict(
            connection.execute(
                "SELECT state, count(*) FROM corrections GROUP BY 1 ORDER BY 1"
            ).fetchall()
        )
        (seconds,) = connection.execute("SELECT total(seconds) FROM imports").fetchone()
        return State(
            files=sum(statuses.values()),
            statuses=statuses,
            documents=number("count(*) FROM documents"),
            pages=number("coalesce(sum(pages), 0) FROM documents"),
            reports=number("count(*) FROM reports"),
            figures=number("count(*) FROM figure_ids"),
            discrepancies=number("count(*) FROM discrepancies"),
            seconds=round(seconds, 1),
            failures=tuple(Failures(*row) for row in failures),
            versions=versions,
            corrections=corrections,
        )
    finally:
        connection.close()


def as_json(state: State) -> str:
    """The state as a JSON object."""
    return json.dumps(asdict(state), indent=2, ensure_ascii=False)


def as_tables(state: State) -> RenderableType:
    """The state for people."""
    held = Table(show_header=False)
    for name in ("documents", "pages", "reports", "figures", "discrepancies", "seconds"):
        held.add_row(name if name != "seconds" else "seconds of reading", str(getattr(state, name)))
    for version, documents in state.versions.items():
        held.add_row("read by version", Text(f"{version} ({documents} documents)"))
    for what, entries in state.corrections.items():
        held.add_row(f"corrections {what}", str(entries))
    shown: list[RenderableType] = [held, _counts(state)]
    if state.failures:
        failures = Table("failed because of", "files", "for example")
        for kind in state.failures:
            failures.add_row(Text(kind.reason), str(kind.files), Text(kind.example))
        shown.append(failures)
    return Group(*shown)


def _counts(state: State) -> Table:
    table = Table(show_footer=True)
    table.add_column("status of files", "all")
    table.add_column("files", str(state.files), justify="right")
    for status, files in state.statuses.items():
        table.add_row(status, str(files))
    return table
