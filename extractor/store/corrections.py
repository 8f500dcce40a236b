"""Corrections in the database: each entry of the file, and the figure that it holds for now.

What was read stays as it was; the views show what is right. An entry is about a place on a page:
when the reading improves, and figures get other ids, it is found again there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.store.entries import Entry, value_text
from extractor.store.sqlite import Database
from schemas.figures import FAMILIES
from schemas.values import plain_number

State = Literal["applied", "waiting", "unmatched", "not needed"]

LEAST_OVERLAP = 0.5
"""Share of the smaller of two boxes that lies in the other when they are of one number: readers
draw the boxes of cells a little larger or smaller, but never into the next cell by half."""

_COLUMNS = (
    "number, sha256, document, subject, entry_id, what, action, measure, was_read, value, "
    'qualifier, page, "table", "row", "column", bbox, text, who, why, "when"'
)


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that is not in force and should be looked at."""

    number: int
    document: str
    page: int
    text: str
    state: State
    detail: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source is printed."""

    page: int
    bbox: tuple[float, ...] | None
    text: str
    cell: tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class _Candidate:
    """A figure as it is read now; ``measures`` are texts like "<5", ``values`` plain numbers."""

    id: str
    family: str
    measures: dict[str, str] = field(default_factory=dict)
    values: dict[str, int | float] = field(default_factory=dict)
    places: list[_Place] = field(default_factory=list)

    def read(self, measure: str | None) -> str:
        """What was read of a measure, or of all."""
        if measure is not None:
            return self.measures.get(measure, "")
        return ", ".join(f"{name} {text}" for name, text in self.measures.items())


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of an entry."""

    state: State
    detail: str | None = None
    figure: _Candidate | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """An entry as the database keeps it."""

    number: int
    subject: str
    id: str
    action: str
    measure: str | None
    read: str
    right: str
    place: _Place


def keep(database: Database, entries: Sequence[Entry]) -> bool:
    """Store the file's entries in place of those that were there; whether they are others.

    In the caller's transaction; until they are matched, all of them wait.
    """
    rows = [_row(number, entry) for number, entry in enumerate(entries, start=1)]
    before = database.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY number").fetchall()
    if before == rows:
        return False
    database.execute("DELETE FROM corrections")
    places = ", ".join("?" for _ in _COLUMNS.split(", "))
    database.conn.executemany(
        f"INSERT INTO corrections ({_COLUMNS}, state) VALUES ({places}, 'waiting')", rows
    )
    return True


def _row(number: int, entry: Entry) -> tuple[Any, ...]:
    value, mark = entry.right if entry.value is not None else (None, None)
    plain = None if value is None else plain_number(value)
    return (
        *(number, entry.sha256, entry.document, entry.subject, entry.id, entry.what),
        *(entry.action, entry.measure, entry.read, plain, mark),
        *(entry.page, entry.table, entry.row, entry.column),
        json.dumps(entry.bbox) if entry.bbox else None,
        *(entry.text, entry.who, entry.why, entry.when.isoformat()),
    )


def documents_corrected(database: Database) -> set[str]:
    """The documents that entries are about, here or not."""
    return {sha256 for (sha256,) in database.execute("SELECT DISTINCT sha256 FROM corrections")}


def match_figures(database: Database, sha256: str) -> None:
    """Find again in the document what the entries about its figures and unread numbers mean."""
    entries = _kept(database, sha256, "subject != 'discrepancy'")
    if not entries:
        return
    here = database.execute("SELECT 1 FROM documents WHERE sha256 = ?", [sha256]).fetchone()
    figures = _candidates(database, sha256) if here else []
    unread = _unread(database, sha256) if here else []
    taken: dict[tuple[str, str | None], int] = {}
    for entry in entries:
        if not here:
            found = _Found("waiting")
        elif entry.subject == "unread":
            found = _still_unread(entry, unread)
        else:
            found = _found(entry, figures)
        if found.state == "applied" and found.figure is not None:
            key = (found.figure.id, entry.measure)
            before = taken.setdefault(key, entry.number)
            if before != entry.number:
                found = _Found("unmatched", f"entry {before} is about the same figure now")
        _settle(database, entry, found)


def match_discrepancies(database: Database, documents: Iterable[str]) -> None:
    """Find again the discrepancies that people confirmed. Those across reports come and go with
    other documents, so that this follows them."""
    about = "SELECT DISTINCT sha256 FROM corrections WHERE subject = 'discrepancy'"
    confirmed = {sha256 for (sha256,) in database.execute(about)}
    for sha256 in sorted(confirmed.intersection(documents)):
        for entry in _kept(database, sha256, "subject = 'discrepancy'"):
            row = database.execute(
                """
                SELECT discrepancies.id FROM discrepancies
                INNER JOIN reports ON discrepancies.report_id = reports.id
                WHERE reports.sha256 = ? AND page = ? AND message = ?
                ORDER BY discrepancies.id
                """,
                [sha256, entry.place.page, entry.place.text],
            ).fetchone()
            here = database.execute("SELECT 1 FROM documents WHERE sha256 = ?", [sha256]).fetchone()
            gone = _Found("not needed", "there is no such discrepancy any more")
            found = _Found("applied", id=row[0]) if row else gone if here else _Found("waiting")
            _settle(database, entry, found)


def problems(database: Database) -> list[Problem]:
    """The entries that match nothing in their document, or are no longer needed."""
    rows = database.execute(
        """
        SELECT number, document, page, text, state, detail FROM corrections
        WHERE state IN ('unmatched', 'not needed') ORDER BY number
        """
    )
    return [Problem(*row) for row in rows]


def waiting(database: Database) -> int:
    """How many entries are about documents that are not in the database."""
    found = database.execute("SELECT count(*) FROM corrections WHERE state = 'waiting'")
    return int(found.fetchone()[0])


def _kept(database: Database, sha256: str, condition: str) -> list[_Kept]:
    rows = database.execute(
        f"""
        SELECT number, subject, entry_id, action, measure, was_read, value, qualifier,
            page, bbox, text, "table", "row", "column"
        FROM corrections WHERE sha256 = ? AND {condition} ORDER BY number
        """,
        [sha256],
    ).fetchall()
    return [
        _Kept(
            *(number, subject, id_, action, measure, was_read),
            "" if value is None else value_text(value, mark),
            _place(*place),
        )
        for number, subject, id_, action, measure, was_read, value, mark, *place in rows
    ]


def _place(page: int, bbox: str | None, text: str, *cell: int | None) -> _Place:
    table, row, column = cell
    box = tuple(json.loads(bbox)) if bbox else None
    return _Place(page, box, " ".join(text.split()), (table, row, column))


def _candidates(database: Database, sha256: str) -> list[_Candidate]:
    figures: dict[str, _Candidate] = {}
    rows = database.execute(
        """
        SELECT id, family, measure, value, json_extract(qualifiers, '$.' || measure)
        FROM measures
        WHERE report_id IN (SELECT id FROM reports WHERE sha256 = ?)
        """,
        [sha256],
    ).fetchall()
    order = {name: n for model in FAMILIES.values() for n, name in enumerate(model.MEASURES)}
    for id_, family, measure, value, mark in sorted(rows, key=lambda row: (row[0], order[row[2]])):
        figure = figures.setdefault(id_, _Candidate(id_, family))
        figure.measures[measure] = value_text(value, mark)
        figure.values[measure] = value
    places = database.execute(
        """
        SELECT figure_id, page, bbox, text, "table", "row", "column" FROM sources
        WHERE report_id IN (SELECT id FROM reports WHERE sha256 = ?)
        """,
        [sha256],
    )
    for id_, *place in places:
        figures[id_].places.append(_place(*place))
    return list(figures.values())


def _unread(database: Database, sha256: str) -> list[tuple[str, _Place]]:
    rows = database.execute(
        """
        SELECT id, page, bbox, text, "table", "row", "column" FROM unread
        WHERE report_id IN (SELECT id FROM reports WHERE sha256 = ?) ORDER BY id
        """,
        [sha256],
    )
    return [(id_, _place(*place)) for id_, *place in rows]


def _still_unread(entry: _Kept, unread: Sequence[tuple[str, _Place]]) -> _Found:
    for id_, place in unread:
        if _nearness(entry.place, place) == 2:
            return _Found("applied", id=id_)
    return _Found("unmatched", "that number is read as a figure now, or not found")


def _found(entry: _Kept, figures: Sequence[_Candidate]) -> _Found:
    """The figure that an entry means, and whether it is still to be corrected."""
    if entry.action == "confirmed":
        as_then = [f for f in figures if f.id == entry.id and f.read(None) == entry.read]
        if as_then:
            return _Found("applied", figure=as_then[0])
        return _Found("unmatched", f"{entry.read} was confirmed, and is read otherwise now")
    near, exactly = _nearest(entry, figures)
    figure = _meant(entry, near, exactly)
    if figure is not None and entry.right and figure.read(entry.measure) == entry.right:
        return _Found("not needed", f"{entry.right} is what is read now")
    if figure is not None:
        return _Found("applied", figure=figure)
    if not near:
        if entry.action == "not a figure":
            return _Found("not needed", "nothing is read there any more")
        return _Found("unmatched", "nothing is read there any more")
    return _Found("unmatched", "what is read there now is something else")


def _meant(entry: _Kept, near: Sequence[_Candidate], exactly: bool) -> _Candidate | None:
    """The one among the figures near the entry's place that it is about.

    A sentence has many figures. So it is the one with the entry's id and with what was read then,
    or the only one with that or with the right value; and ``exactly`` at its place, where the same
    print may be read wrongly in another way, the one with its id, or the only one in that cell.
    """
    same_id = [figure for figure in near if figure.id == entry.id]
    as_then = [figure for figure in near if figure.read(entry.measure) == entry.read]
    both = [figure for figure in same_id if figure in as_then]
    of_family = [figure for figure in as_then if figure.family == entry.subject]
    right = [figure for figure in near if figure.read(entry.measure) == entry.right]
    read_otherwise = [same_id, near if entry.place.cell[0] is not None else []] if exactly else []
    for group in (both, as_then, of_family, right, *read_otherwise):
        if len(group) == 1:
            return group[0]
    return None


def _nearest(entry: _Kept, figures: Sequence[_Candidate]) -> tuple[list[_Candidate], bool]:
    """The figures printed exactly at the entry's place; where there is none, those with its text on
    its page, and the one with its id and what was read then. And which of the two."""
    ranked: dict[int, list[_Candidate]] = {1: [], 2: []}
    for figure in figures:
        if entry.measure is not None and entry.measure not in figure.measures:
            continue
        nearness = max(_nearness(entry.place, place) for place in figure.places)
        if figure.id == entry.id and figure.read(entry.measure) == entry.read:
            nearness = max(nearness, 1)
        if nearness:
            ranked[nearness].append(figure)
    return (ranked[2], True) if ranked[2] else (ranked[1], False)


def _nearness(one: _Place, other: _Place) -> int:
    """2 for the same text at the same place, 1 for the same text on the page, else 0."""
    if one.page != other.page or one.text != other.text:
        return 0
    if one.bbox is not None and other.bbox is not None:
        # A table that is found before it gives all tables after it other numbers, not other boxes.
        return 2 if _overlap(one.bbox, other.bbox) >= LEAST_OVERLAP else 1
    return 2 if one.cell == other.cell and one.cell[0] is not None else 1


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Share of the smaller box that lies in the other."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return width * height / min(areas)


def _settle(database: Database, entry: _Kept, found: _Found) -> None:
    figure = found.figure
    value = figure.values.get(entry.measure) if figure and entry.measure else None
    database.execute(
        "UPDATE corrections SET state = ?, detail = ?, figure_id = ?, read_value = ? "
        "WHERE number = ?",
        [found.state, found.detail, figure.id if figure else found.id, value, entry.number],
    )
