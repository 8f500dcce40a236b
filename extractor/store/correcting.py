"""Corrections made: an entry for the file of what the database holds, and the file put in force."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extractor.checking.wording import in_words
from extractor.errors import UsageError
from extractor.filenames import shown
from extractor.reading.claims import Dimensions
from extractor.store.corrections import (
    Problem,
    documents_corrected,
    keep,
    match_discrepancies,
    match_figures,
    problems,
    waiting,
)
from extractor.store.database import explained, file_of, open_for_reading, writing
from extractor.store.entries import Entry, append, check_value, read_entries, read_value, value_text
from extractor.store.restated import DIMENSIONS, councils_of, documents_of, name_restated
from extractor.store.rows import ids_like
from extractor.store.sqlite import Database
from schemas.figures import FAMILIES
from schemas.values import Measure


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody says of a figure: the right value of a measure, that it is no figure, or that
    it was looked at and is right. ``measure`` may be left out where the figure has one."""

    who: str
    why: str | None = None
    measure: str | None = None
    value: str | None = None
    not_a_figure: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Force:
    """What is in force: entries by state, and those that should be looked at."""

    applied: int
    waiting: int
    problems: tuple[Problem, ...]


def beside(database: Path) -> Path:
    """Where a database's corrections are unless another file is named."""
    return database.with_name("corrections.toml")


def file_for(database: Path, named: Path | None) -> Path | None:
    """The corrections file to use: the one that is named, or the one beside the database, if there
    is one. Raises UsageError when it is not there, or not as it should be."""
    file = named or beside(database)
    if named is None and not file.exists():
        return None
    read_entries(file)
    return file


def make_entry(
    connection: sqlite3.Connection, subject_id: str, verdict: Verdict, today: datetime.date
) -> Entry:
    """An entry about the figure, unread number or discrepancy with this id, or the only one whose
    id begins so. Raises UsageError for whatever does not fit it."""
    if not verdict.who.strip():
        raise UsageError("--who is empty: say who looked at the page")
    if not verdict.confirmed and not (verdict.why or "").strip():
        raise UsageError("say with --why what the page shows")
    subject, own = _identified(connection, subject_id)
    fields = _place_of(connection, subject, own)
    measures = _measures(connection, own) if subject in FAMILIES else {}
    fields |= {"subject": subject, "id": own, "when": today}
    fields["who"], fields["why"] = _plain(verdict.who), _plain(verdict.why or "") or None
    if verdict.value is not None:
        measure = _measure(subject, measures, verdict.measure)
        fields |= {"measure": measure, "read": measures[measure], "value": verdict.value.strip()}
        try:
            check_value(subject, measure, verdict.value)  # type: ignore[arg-type]
            if read_value(verdict.value) == read_value(measures[measure]):
                raise ValueError(
                    f"{verdict.value} is what was read; if it is right, say so with --confirmed"
                )
        except ValueError as error:
            raise UsageError(f"{own}: {error}") from None
    elif verdict.measure is not None:
        raise UsageError("--measure goes with --value")
    else:
        fields["not_a_figure"] = True if verdict.not_a_figure else None
        fields["confirmed"] = True if verdict.confirmed else None
        if subject not in FAMILIES and not verdict.confirmed:
            raise UsageError(f"{own} is no figure ({subject}): it can only be --confirmed")
        if subject in FAMILIES:
            fields["read"] = ", ".join(f"{name} {text}" for name, text in measures.items())
    try:
        return Entry.model_validate(fields)
    except ValidationError as error:
        raise UsageError(f"{own}: {error.errors()[0]['msg']}") from None


def correct(path: Path, file: Path, subject_id: str, verdict: Verdict) -> tuple[Entry, int, Force]:
    """Append what somebody says to the file and put the file in force in the database at ``path``;
    the entry and its number.

    The file is written last, when nothing else can refuse; should the disk then be full, the entry
    is in the file, and the next ``apply`` finds it there. Raises UsageError and DatabaseError.
    """
    with _changing(path) as database:
        entry = make_entry(database.conn, subject_id, verdict, datetime.date.today())
        there = read_entries(file) if file.exists() else ()
        for number, other in enumerate(there, start=1):
            same = (other.sha256, other.id) == (entry.sha256, entry.id)
            if same and (None in (entry.measure, other.measure) or other.measure == entry.measure):
                raise UsageError(
                    f"{file}, entry {number}: says something of it already; change it there, and "
                    "then: extractor correct --apply"
                )
        _put_in_force(database, (*there, entry))
        return entry, append(file, entry), _force(database)


def apply(path: Path, file: Path) -> Force:
    """Put the file's entries in force in the database at ``path``, and no others."""
    with _changing(path) as database:
        _put_in_force(database, read_entries(file))
        return _force(database)


def apply_in(database: Database, file: Path) -> None:
    """As ``apply``, in a database that is open for writing."""
    with explained(file_of(database)), _alone(database):
        _put_in_force(database, read_entries(file))


def force(database: Database) -> Force:
    """What is in force."""
    with explained(file_of(database)):
        return _force(database)


def _put_in_force(database: Database, entries: tuple[Entry, ...]) -> None:
    before = documents_corrected(database)
    if not keep(database, entries):
        return
    documents = before | documents_corrected(database)
    councils: set[str] = set()
    for sha256 in sorted(documents):
        match_figures(database, sha256)
        councils |= councils_of(database, sha256)
    name_restated(database, councils)
    match_discrepancies(database, documents | documents_of(database, councils))


def _force(database: Database) -> Force:
    found = database.execute("SELECT count(*) FROM corrections WHERE state = 'applied'")
    return Force(found.fetchone()[0], waiting(database), tuple(problems(database)))


@contextmanager
def _changing(path: Path) -> Iterator[Database]:
    """The database at ``path``, opened to be changed in one transaction."""
    open_for_reading(path).close()  # says so where there is none, and makes none
    with writing(path) as database, explained(path), _alone(database):
        yield database


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """A transaction that begins with the lock: what is read in it, of the database or of the file,
    nobody else changes before it ends."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.rollback()
        raise
    database.commit()


def _identified(connection: sqlite3.Connection, text: str) -> tuple[str, str]:
    """What the id is of, and the id in full."""
    first, past = ids_like(text)
    found = connection.execute(
        """
        SELECT family, id FROM figure_ids WHERE id >= :first AND id < :past
        UNION ALL
        SELECT 'unread', id FROM unread WHERE id >= :first AND id < :past
        UNION ALL
        SELECT 'discrepancy', id FROM discrepancies WHERE id >= :first AND id < :past
        LIMIT 2
        """,
        {"first": first, "past": past},
    ).fetchall()
    if len(found) == 1:
        return (found[0][0], found[0][1])
    why = "several ids begin so; give more of it" if found else "nothing has this id"
    raise UsageError(f"{text!r}: {why}; ids are in the column id of: extractor review")


def _place_of(connection: sqlite3.Connection, subject: str, own: str) -> dict[str, object]:
    """Where it is printed, and what it is in words, as fields of an entry."""
    if subject == "discrepancy":
        row = connection.execute(
            "SELECT report_id, page, NULL, message, NULL, NULL, NULL, kind FROM discrepancies "
            "WHERE id = ?",
            [own],
        ).fetchone()
        what = str(row[7]).replace("_", " ")
    elif subject == "unread":
        row = connection.execute(
            'SELECT report_id, page, bbox, text, "table", "row", "column", stub, boxhead '
            "FROM unread WHERE id = ?",
            [own],
        ).fetchone()
        what = " | ".join(label for label in row[7:] if label) or "a number in a table"
    else:
        row = connection.execute(
            'SELECT report_id, page, bbox, text, "table", "row", "column" FROM sources '
            "WHERE figure_id = ? AND position = 0",
            [own],
        ).fetchone()
        said = connection.execute(
            f"SELECT {', '.join(DIMENSIONS)} FROM figures_as_read WHERE id = ?", [own]
        ).fetchone()
        what = in_words(Dimensions(*said))
    report_id, page, bbox, text, table, line, column, *_ = row
    sha256, document = connection.execute(
        "SELECT sha256, name FROM document_names INNER JOIN reports USING (sha256) WHERE id = ?",
        [report_id],
    ).fetchone()
    return {
        "document": document,
        "sha256": sha256,
        "what": " ".join(what.split()),
        "page": page,
        "table": table,
        "row": line,
        "column": column,
        "bbox": json.loads(bbox) if bbox else None,
        "text": text,
        "read": text if subject == "unread" else what,
    }


def _measures(connection: sqlite3.Connection, own: str) -> dict[str, str]:
    """The figure's measures as they were read."""
    rows = connection.execute(
        "SELECT measure, value, json_extract(qualifiers, '$.' || measure) FROM measures "
        "WHERE id = ?",
        [own],
    ).fetchall()
    return {measure: value_text(value, mark) for measure, value, mark in rows}


def _measure(family: str, measures: dict[str, str], asked: str | None) -> Measure:
    """The measure that a value is of."""
    had = ", ".join(f"{name} {text}" for name, text in measures.items())
    if not measures:
        raise UsageError(f"what is {family} has no value; it can only be --confirmed")
    if asked is None and len(measures) > 1:
        raise UsageError(f"say with --measure which of these is wrong: {had}")
    measure = asked or next(iter(measures))
    if measure not in measures:
        raise UsageError(f"{measure!r} was not read of this figure; it has: {had}")
    return measure  # type: ignore[return-value]


def _plain(text: str) -> str:
    return " ".join(shown(text).split())
