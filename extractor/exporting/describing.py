"""The description of an export: the Frictionless data package for programs, the codebook for
people. Both are made of the same columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor import __version__
from extractor.exporting.columns import CODES, SHORTHAND, Column, ExportedTable
from extractor.exporting.tables import TABLES
from schemas.meanings import VALUES

NAME = "council-complaints"
"""The data package's name: by it a folder is known as an export of this tool."""

DATAPACKAGE = "datapackage.json"
CODEBOOK = "codebook.md"

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def datapackage(folder: Path, form: str, files: Mapping[str, Path]) -> str:
    """The data package as JSON. ``files`` are the table's files in ``folder``, by table."""
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": "English councils' complaints reports: figures and where they are printed",
        "description": "Tidy tables read from councils' annual complaints reports. Nothing is "
        f"corrected by the program, guessed or filled in. What the columns mean: {CODEBOOK}.",
        "version": __version__,
        "resources": [
            *(_resource(table, files[table.name], folder, form) for table in TABLES),
            _file(folder / CODEBOOK),
        ],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(table: ExportedTable, path: Path, folder: Path, form: str) -> dict[str, Any]:
    missing = list(CODES) if form != "parquet" else []
    resource: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.about,
        "path": path.relative_to(folder).as_posix(),
        "format": form,
        "mediatype": MEDIA_TYPES[form],
    }
    if form == "csv":
        resource |= {"scheme": "file", "encoding": "utf-8"}
    if form == "xlsx":
        resource["dialect"] = {"excel": {"sheet": table.name}}
    return (
        resource
        | _content(path)
        | {
            "schema": {
                "fields": [_field(column) for column in table.columns],
                "missingValues": ["", *missing],
                "primaryKey": list(table.key),
                "foreignKeys": [
                    {
                        "fields": [link.column],
                        "reference": {"resource": link.table, "fields": [link.to]},
                    }
                    for link in table.links
                ],
            }
        }
    )


def _file(path: Path) -> dict[str, Any]:
    name = {"name": "codebook", "path": path.name, "format": "md", "mediatype": "text/markdown"}
    return {**name, "type": "file", **_content(path)}


def _content(path: Path) -> dict[str, Any]:
    """Size and hash: whoever has the export can see whether it is whole and as it was made."""
    content = path.read_bytes()
    return {"bytes": len(content), "hash": hash_of(content)}


def hash_of(content: bytes) -> str:
    """A file's hash as the data package has it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.about,
    }
    constraints: dict[str, Any] = {}
    if column.missing is None:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | ({"constraints": constraints} if constraints else {})


def codebook(tables: Sequence[ExportedTable] = TABLES) -> str:
    """What each column means, as Markdown."""
    return "\n".join(_codebook(tables)) + "\n"


def _codebook(tables: Sequence[ExportedTable]) -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield f"Made by `extractor export` {__version__}. Names and order of the columns are fixed; new"
    yield "columns come last. Years are financial years, days are working days, amounts are pounds."
    yield ""
    yield "In CSV and spreadsheets these stand for no value, null (in Parquet there is none):"
    yield ""
    yield from meanings_as_markdown("code", CODES)
    yield ""
    yield "The column `shorthand` of `figures` says of a value:"
    yield ""
    yield from meanings_as_markdown("code", SHORTHAND)
    yield from tables_as_markdown("##", tables)
    yield ""
    yield "## Values"
    for values in VALUES:
        yield ""
        yield f"### {values.name}"
        yield ""
        yield from meanings_as_markdown("value", values.meanings)


def tables_as_markdown(mark: str, tables: Sequence[ExportedTable] = TABLES) -> Iterator[str]:
    """Each table with its key and columns; ``mark`` begins its heading."""
    for table in tables:
        yield ""
        yield f"{mark} {table.name}"
        yield ""
        yield table.about
        yield ""
        yield f"Key: {', '.join(f'`{name}`' for name in table.key)}."
        for link in table.links:
            yield f"`{link.column}` is `{link.to}` of `{link.table}`."
        yield ""
        yield "| column | type | no value | meaning |"
        yield "| --- | --- | --- | --- |"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {_none(column)} | {_meaning(column)} |"


def meanings_as_markdown(head: str, meanings: Mapping[Any, str]) -> Iterator[str]:
    """What each word of the data means, as a table; ``head`` is what the words are."""
    yield f"| {head} | meaning |"
    yield "| --- | --- |"
    yield from (f"| `{word}` | {meaning} |" for word, meaning in meanings.items())


def _none(column: Column) -> str:
    if column.missing is None:
        return ""
    elsewhere = f", `[x]` in {', '.join(column.x_in)}" if column.x_in else ""
    return f"`{column.missing}`{elsewhere}"


def _meaning(column: Column) -> str:
    values = (
        f" One of {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    )
    return f"{column.about}{values}"
