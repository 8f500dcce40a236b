"""What most deserves a human eye: weak figures, discrepancies and unread numbers, worst first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, get_args

from extractor.ask.queries import read_filters
from extractor.ask.slugs import find_reports
from extractor.checking.wording import in_words
from extractor.reading.claims import Dimensions
from extractor.store.entries import value_text
from extractor.store.restated import DIMENSIONS

Kind = Literal["discrepancy", "weak", "unread"]
KINDS: tuple[Kind, ...] = get_args(Kind)

CONTRADICTED = 2
"""How doubtful a discrepancy is at least: as a figure with a check that fails (the view
``evidence``)."""

UNREAD = 1
"""How doubtful a number is that was not read: as a figure with one thing against it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. ``id`` is what ``correct`` takes; ``figures`` are the figures that it
    is about, of which a discrepancy may have many; ``doubt`` grows with what speaks against it."""

    kind: Kind
    report_id: str
    page: int
    what: str
    why: str
    id: str
    figures: tuple[str, ...]
    doubt: int
    council: str | None = None
    report_year: str | None = None
    document: str = ""
    value: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """The most doubtful first, and of those what contradicts itself; then by report and
        page."""
        return (
            *(-self.doubt, KINDS.index(self.kind), self.council or "", self.report_year or ""),
            *(self.document, self.page, self.id),
        )


def chosen(
    connection: sqlite3.Connection, councils: Sequence[str], report: str | None
) -> set[str] | None:
    """The reports of the councils named, and of those the ones that ``report`` means; None for all.

    Raises UsageError for names that mean none.
    """
    reports = None if report is None else set(find_reports(connection, report))
    if not councils:
        return reports
    (condition,), values = read_filters(connection, {"council": ",".join(councils)})
    found = connection.execute(f"SELECT id FROM reports WHERE {condition}", values)
    of_councils = {own for (own,) in found}
    return of_councils if reports is None else reports & of_councils


def queue(
    connection: sqlite3.Connection,
    kinds: Collection[Kind] = KINDS,
    reports: Collection[str] | None = None,
    limit: int | None = None,
) -> list[Item]:
    """What is to be looked at, most doubtful first, in these reports or in all; at most ``limit``.

    What people corrected or confirmed is not there any more. A figure that a discrepancy names is
    there with that, unless only weak figures are asked for.
    """
    names = _reports(connection)
    wanted = set(names) if reports is None else set(reports)
    looked_at = dict(connection.execute("SELECT figure_id, action FROM applied_corrections"))
    weak = {item.id: item for item in _weak(connection, wanted)}
    contradictions, seen = _discrepancies(connection, wanted, looked_at, weak)
    items: list[Item] = []
    if "discrepancy" in kinds:
        items += contradictions
        seen |= {figure for item in contradictions for figure in item.figures}
    weak = {own: item for own, item in weak.items() if own not in seen}
    if "weak" in kinds:
        items += weak.values()
    if "unread" in kinds:
        items += (item for item in _unread(connection, wanted) if item.id not in looked_at)
    placed = (
        replace(item, council=council, report_year=year, document=document)
        for item in items
        for council, year, document in [names[item.report_id]]
    )
    first = sorted(placed, key=attrgetter("order"))[:limit]
    return [_described(connection, item) for item in first]


def _reports(connection: sqlite3.Connection) -> dict[str, tuple[str | None, str | None, str]]:
    rows = connection.execute(
        """
        SELECT reports.id, reports.council, reports.report_year, documents.name
        FROM reports INNER JOIN document_names AS documents ON reports.sha256 = documents.sha256
        """
    )
    return {id_: (council, year, document) for id_, council, year, document in rows}


def _weak(connection: sqlite3.Connection, reports: Collection[str]) -> Iterator[Item]:
    """Figures with more against them than for them; what that is, ``_described`` says."""
    rows = connection.execute(
        """
        SELECT evidence.figure_id, evidence.report_id, sources.page, evidence.score
        FROM evidence
        INNER JOIN sources
            ON evidence.figure_id = sources.figure_id AND sources.position = 0
        WHERE evidence.report_id IN (SELECT value FROM json_each(?))
            AND evidence.score < 0 AND evidence.looked_at IS NULL
        """,
        [json.dumps(sorted(reports))],
    )
    for own, report_id, page, score in rows:
        yield Item("weak", report_id, page, "", "", own, (own,), -score)


def _against(connection: sqlite3.Connection, figure: str) -> str:
    """What speaks against a figure, in words."""
    failed, inherited, ocr, places, held = connection.execute(
        "SELECT checks_failed, inherited_from, ocr, places, checks_held FROM evidence "
        "WHERE figure_id = ?",
        [figure],
    ).fetchone()
    said = [
        f"{failed} checks fail" if failed > 1 else "a check fails" if failed else "",
        f"not said beside the number: {inherited}" if inherited else "",
        "read from the page's picture" if ocr else "",
        "printed once, and no sum tests it" if places == 1 and not held else "",
    ]
    return "; ".join(reason for reason in said if reason)


def _discrepancies(
    connection: sqlite3.Connection,
    reports: Collection[str],
    looked_at: Mapping[str, str],
    weak: Mapping[str, Item],
) -> tuple[list[Item], set[str]]:
    """Those that stand: that nobody confirmed, with figures that were not all looked at, and of
    which none is read otherwise now. And the figures of those that somebody confirmed, who saw them
    with it."""
    standing: list[Item] = []
    seen: set[str] = set()
    rows = connection.execute(
        """
        SELECT id, report_id, page, kind, message, figures FROM discrepancies
        WHERE report_id IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(sorted(reports))],
    )
    for own, report_id, page, kind, message, named in rows:
        figures = tuple(json.loads(named))
        said = [looked_at.get(figure) for figure in figures]
        settled = bool(said) and all(said)
        changed = any(action not in (None, "confirmed") for action in said)
        if own in looked_at:
            seen.update(figures)
        if own in looked_at or settled or changed:
            continue
        doubts = [weak[figure].doubt for figure in figures if figure in weak]
        doubt = max([CONTRADICTED, *doubts])
        what = kind.replace("_", " ")
        standing.append(Item("discrepancy", report_id, page, what, message, own, figures, doubt))
    return standing, seen


def _unread(connection: sqlite3.Connection, reports: Collection[str]) -> Iterator[Item]:
    rows = connection.execute(
        """
        SELECT id, report_id, page, stub, boxhead, why, text, "table", "row", "column" FROM unread
        WHERE report_id IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(sorted(reports))],
    )
    for own, report_id, page, stub, boxhead, why, text, table, row, column in rows:
        labels = " | ".join(" ".join(label.split()) for label in (stub, boxhead) if label)
        what = f"table {table}, row {row}, column {column}: {labels}"
        yield Item("unread", report_id, page, what, why, own, (), UNREAD, value=text)


def _described(connection: sqlite3.Connection, item: Item) -> Item:
    """With its figures' values, and of a weak figure what it is of and what speaks against it."""
    if not item.figures:
        return item
    values = dict.fromkeys(value_of(connection, figure) for figure in item.figures)
    item = replace(item, value=" | ".join(values))
    if item.kind != "weak":
        return item
    what, why = what_of(connection, item.id), _against(connection, item.id)
    return replace(item, what=what, why=why)


def what_of(connection: sqlite3.Connection, figure: str) -> str:
    """What a figure is of, in words."""
    said = connection.execute(
        f"SELECT {', '.join(DIMENSIONS)} FROM figures_as_read WHERE id = ?", [figure]
    ).fetchone()
    return in_words(Dimensions(*said)) if said else "a figure that is not there any more"


def value_of(connection: sqlite3.Connection, figure: str) -> str:
    """A figure's measures as they were read: "41", or "count 41, percent 58.5"."""
    rows = connection.execute(
        "SELECT measure, value, json_extract(qualifiers, '$.' || measure) FROM measures "
        "WHERE id = ?",
        [figure],
    ).fetchall()
    texts = [(measure, value_text(value, mark)) for measure, value, mark in rows]
    if [measure for measure, _ in texts] == ["count"]:
        return texts[0][1]
    return ", ".join(f"{measure} {text}" for measure, text in texts)
