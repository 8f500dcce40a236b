"""The database's tables and views in words: what SQLite knows of their columns, and what the
comments in ``tables.sql`` and ``views.sql`` say of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.figures import FAMILIES, Check, Discrepancy, Origin, Source, Strict
from schemas.report import Document, PublishedParagraph, PublishedTable, Report, Unread

MODELS: Mapping[str, type[Strict]] = {
    "documents": Document,
    "reports": Report,
    **{str(family): model for family, model in FAMILIES.items()},
    "sources": Source,
    "origins": Origin,
    "discrepancies": Discrepancy,
    "checks": Check,
    "unread": Unread,
    "tables": PublishedTable,
    "paragraphs": PublishedParagraph,
}
"""The model whose fields a table's columns are."""


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """A column. ``about`` is empty where neither a comment nor a model says what it means;
    ``values`` are all that its table lets in, where it says so."""

    name: str
    type: str
    required: bool
    about: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """A table, or a view."""

    name: str
    is_view: bool
    about: str
    columns: tuple[StoredColumn, ...]

    def column(self, name: str) -> StoredColumn | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class _Comments:
    about: str
    columns: dict[str, str]


def stored() -> tuple[Stored, ...]:
    """Every table and view of today's layout, in its order; full-text indexes are left out."""
    folder = Path(__file__).parent
    tables = (folder / "tables.sql").read_text("utf-8")
    views = (folder / "views.sql").read_text("utf-8")
    comments = {**_comments(tables), **_comments(views)}
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.executescript(tables)
        scratch.executescript(views)
        found = scratch.execute("SELECT name, type, sql FROM sqlite_schema ORDER BY rowid")
        things = [(name, kind, sql) for name, kind, sql in found.fetchall() if name in comments]
        done: list[Stored] = []
        for name, kind, sql in things:
            said = comments[name]
            columns = tuple(_columns(scratch, name, sql, said.columns, done))
            done.append(Stored(name, kind == "view", said.about, columns))
        return tuple(done)
    finally:
        scratch.close()


def _columns(
    scratch: sqlite3.Connection, name: str, sql: str, said: dict[str, str], before: list[Stored]
) -> Iterator[StoredColumn]:
    references = {
        row[3]: f"Refers to `{row[4]}` of `{row[2]}`."
        for row in scratch.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    }
    listed = dict(re.findall(r'\b("?\w+"?) IN \(\s*([^)]*)\)', sql))
    for _, column, kind, required, _, key in scratch.execute(
        f'PRAGMA table_info("{name}")'
    ).fetchall():
        values = tuple(re.findall(r"'([^']*)'", listed.get(column, "")))
        below = _below(column, sql, before)
        about = (
            said.get(column)
            or _of_model(name, column)
            or references.get(column)
            or (below.about if below else "")
        )
        kind = kind or (below.type if below else "")
        yield StoredColumn(column, kind, bool(required or key), about, values)


def _of_model(table: str, column: str) -> str | None:
    model = MODELS.get(table)
    field = model.model_fields.get(column) if model else None
    return field.description if field else None


def _below(column: str, sql: str, before: list[Stored]) -> StoredColumn | None:
    """The same column of the first table that a view is made of and that has it."""
    known = {stored.name: stored for stored in before}
    for name in re.findall(r"(?:FROM|JOIN) (\w+)", sql):
        found = known[name].column(column) if name in known else None
        if found is not None:
            return found
    return None


_CREATE = re.compile(r"CREATE (?:TABLE|VIEW) (\w+)")
_ITEM = re.compile(r" {3}(\w+) {2,}(\S.*)")
"""In a comment above a view: a column, and what it means. What goes on is set in further."""

_SET_IN = " " * 8
_COLUMN = re.compile(r' {4}"?(\w+)"? [A-Z]')


def _comments(script: str) -> dict[str, _Comments]:
    """What a script's comments say, by table and view: above it, and above its columns."""
    found: dict[str, _Comments] = {}
    above: list[str] = []
    within: _Comments | None = None
    for line in script.splitlines():
        if line.lstrip().startswith("--"):
            above.append(line.lstrip()[2:])
            continue
        if created := _CREATE.match(line):
            within = found[created[1]] = _above(above)
        elif within is not None and above and (column := _COLUMN.match(line)):
            within.columns[column[1]] = " ".join(part.strip() for part in above)
        elif line.endswith(";"):
            within = None
        above = []
    return found


def _above(lines: list[str]) -> _Comments:
    """The comment above a table or view: what it is, then its columns, if they are listed."""
    about: list[str] = []
    columns: dict[str, str] = {}
    last = ""
    for line in lines:
        if item := _ITEM.fullmatch(line):
            last = item[1]
            columns[last] = item[2]
        elif last and line.startswith(_SET_IN):
            columns[last] += f" {line.strip()}"
        elif columns:
            break
        else:
            about.append(line.strip())
    return _Comments(" ".join(about), {name: _sentence(said) for name, said in columns.items()})


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
