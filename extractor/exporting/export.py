"""The export of a database into a folder: whole, or not at all.

It is written beside the folder and then takes its place. A folder is replaced only where it is an
export of this tool in which nobody has changed or added a file.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.ask.queries import asking, councils_in
from extractor.councils.table import by_name, predecessors
from extractor.errors import UsageError, unwritten
from extractor.exporting.columns import ExportedTable
from extractor.exporting.describing import (
    CODEBOOK,
    DATAPACKAGE,
    NAME,
    codebook,
    datapackage,
    hash_of,
)
from extractor.exporting.tables import COUNCILS, TABLES
from extractor.exporting.writing import Row, write_csv, write_parquet, write_xlsx

Form = Literal["csv", "parquet", "xlsx"]

WRITERS: dict[Form, Callable[[Path, Mapping[ExportedTable, Sequence[Row]]], dict[str, Path]]] = {
    "csv": write_csv,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported: rows by table."""

    folder: Path
    rows: dict[str, int]


def export(database: Path, folder: Path, form: Form) -> Exported:
    """Write the database's tables, their description and the codebook into ``folder``.

    Raises UsageError for a folder that holds anything else, or cannot be written; DatabaseError
    when there is no database.
    """
    _must_be_ours(folder)
    folder = folder.resolve()
    with asking(database) as connection:
        tables = {table: _rows(connection, table) for table in TABLES}
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
            made = Path(scratch) / "new"
            made.mkdir()
            files = WRITERS[form](made, tables)
            (made / CODEBOOK).write_text(codebook(), encoding="utf-8")
            described = datapackage(made, form, files)
            (made / DATAPACKAGE).write_text(described, encoding="utf-8")
            _put(made, folder, Path(scratch) / "old")
    except OSError as error:
        raise UsageError(unwritten(f"--to {folder}", error)) from error
    return Exported(folder, {table.name: len(rows) for table, rows in tables.items()})


def _rows(connection: sqlite3.Connection, table: ExportedTable) -> list[Row]:
    if table is COUNCILS:
        return _councils(connection)
    # The window over all figures is worked out once, not once for each row that asks for it.
    sql = f"""
        WITH newest AS MATERIALIZED (SELECT figure_id, measure FROM figures_latest)
        {table.sql}
    """
    return connection.execute(sql if " newest " in table.sql else table.sql).fetchall()


def _councils(connection: sqlite3.Connection) -> list[Row]:
    """The councils of the reports with those before and after them. One that the table of councils
    does not have is there by its name."""
    named = councils_in(connection)
    known = {name: by_name()[name] for name in named if name in by_name()}
    for here in list(known.values()):
        after = (by_name()[name] for name in here.successors)
        known |= {other.official: other for other in (*after, *predecessors(here))}
    rows: list[Row] = []
    for name in sorted({*named, *known}):
        council = known.get(name)
        if council is None:
            rows.append((name, *[None] * (len(COUNCILS.columns) - 1)))
            continue
        successors = "; ".join(council.successors) or None
        told = (council.gss_code, council.type, council.region, council.social_care)
        rows.append((name, *told, council.start, council.end, successors))
    return rows


def _put(made: Path, folder: Path, old: Path) -> None:
    """The new folder in the place of the old one, which comes back where that fails."""
    if not folder.exists():
        made.replace(folder)
        return
    folder.replace(old)
    try:
        made.replace(folder)
    except BaseException:
        old.replace(folder)
        raise
    shutil.rmtree(old)


def _must_be_ours(folder: Path) -> None:
    """Raises UsageError unless nothing is at ``folder``, or an empty folder, or an export in which
    every file is as it was exported."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise UsageError(f"--to {folder}: not a folder; name one that is not there yet")
    there = {path.name for path in folder.iterdir()}
    if not there:
        return
    hashes = _hashes(folder)
    for name in sorted(there - {DATAPACKAGE}):
        if name not in hashes or _hash_of(folder / name) != hashes[name]:
            raise UsageError(
                f"--to {folder}: {name} is no file of an export, or was changed since; nothing is "
                "overwritten: name another folder, or move it away"
            )
    if not hashes:
        raise UsageError(f"--to {folder}: holds files that are no export; name another folder")


def _hashes(folder: Path) -> dict[str, str]:
    """The hashes of the files of the export in the folder, by name; none for another folder."""
    try:
        package = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
        if package["name"] != NAME:
            return {}
        return {item["path"]: item["hash"] for item in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _hash_of(path: Path) -> str | None:
    if not path.is_file():
        return None
    return hash_of(path.read_bytes())
