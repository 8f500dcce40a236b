"""The data dictionary: ``python -m extractor.exporting.dictionary`` writes docs/data.md.

It says of every field of the published models, every column of the database and every column of an
export what it means. The words are those of the models, of the comments in the database's scripts
and of the export's columns; a test holds the page to them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from extractor.exporting.columns import ExportedTable
from extractor.exporting.describing import CODEBOOK, meanings_as_markdown, tables_as_markdown
from extractor.exporting.figures import FIGURES
from extractor.exporting.tables import DISCREPANCIES, DOCUMENTS, PARAGRAPHS, REPORTS, SOURCES
from extractor.store.described import MODELS, Stored, StoredColumn, stored
from extractor.store.layout import SCHEMA_VERSION as LAYOUT
from schemas.figures import FAMILIES, Figure, Source, Strict
from schemas.meanings import PLACES, VALUES
from schemas.report import SCHEMA_VERSION, ExtractedDocument
from schemas.values import Unit

FILE = Path(__file__).resolve().parents[2] / "docs" / "data.md"

RECORDS: tuple[type[Strict], ...] = (
    ExtractedDocument,
    MODELS["documents"],
    MODELS["reports"],
    Figure,
    *FAMILIES.values(),
    Source,
    *(MODELS[name] for name in ("origins", "discrepancies", "checks", "unread")),
    *(MODELS[name] for name in ("tables", "paragraphs")),
)
"""The published models, from the outermost inward."""

EXPORTED: dict[str, ExportedTable] = {
    "documents": DOCUMENTS,
    "reports": REPORTS,
    **dict.fromkeys(FAMILIES, FIGURES),
    "sources": SOURCES,
    "discrepancies": DISCREPANCIES,
    "paragraphs": PARAGRAPHS,
}
"""The export's table for a table of the database."""

ELSEWHERE: dict[tuple[str, str], tuple[str, ...]] = {
    ("ExtractedDocument", "schema_version"): ("documents.schema_version",),
    ("ExtractedDocument", "document"): ("documents",),
    ("ExtractedDocument", "reports"): ("reports",),
    ("Document", "pages_unreadable"): ("imports.note",),
    ("Document", "remarks"): ("imports.note",),
    ("Report", "pages"): ("reports.first_page", "reports.last_page"),
    ("Figure", "sources"): ("sources",),
    ("Figure", "origins"): ("origins",),
    ("Check", "figures"): ("checks.figures", "check_figures.figure_id"),
}
"""Where the database has fields that are no column of their model's own table."""

EXPORTED_ELSEWHERE: dict[tuple[str, str], tuple[str, ...]] = {
    ("ExtractedDocument", "schema_version"): ("documents.schema_version",),
    ("ExtractedDocument", "document"): ("documents",),
    ("ExtractedDocument", "reports"): ("reports",),
    ("Document", "filename"): ("documents.document",),
    ("Report", "pages"): ("reports.first_page", "reports.last_page"),
    ("Report", "discrepancies"): ("discrepancies",),
    ("Report", "paragraphs"): ("paragraphs",),
    ("Figure", "qualifiers"): ("figures.qualifier",),
    ("Figure", "sources"): ("sources",),
    ("Source", "bbox"): ("sources.left", "sources.top", "sources.right", "sources.bottom"),
    ("Discrepancy", "figures"): ("discrepancy_figures.figure_id",),
}
"""The same for the export."""

_HEAD = f"""\
# The data

Written by `make schema` from the models in `schemas/`, the database's scripts in `extractor/store/`
and the export's tables in `extractor/exporting/`; a change by hand would be lost.

A file is a document. It holds reports, or none; a report has figures of five families, each with
dimensions (what it is about), measures (how much), and the places that print it. Nothing is
corrected, guessed or filled in: null says that the report does not say. The same content is in

- what `extractor extract` prints, JSON: [records](#records), version {SCHEMA_VERSION} of the models
  (`extractor schema` prints them as JSON Schema);
- the database, SQLite: [tables](#tables) and [views](#views), layout {LAYOUT}. Questions begin with
  the views `figures` and `figures_latest`: one row for each measure of each figure;
- what `extractor export` writes, CSV, Parquet or a workbook: [tables](#exported-tables), as the
  `{CODEBOOK}` beside them says too.

Years are financial years, April to March. Days are working days, amounts pounds sterling, shares
per cent (58.3, not 0.583). Boxes are in PDF points, of which an inch has 72.
"""


def dictionary() -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    database = stored()
    yield _HEAD
    yield "## Records\n"
    yield "Where a field has no column, the database or the export does not keep it. `<family>`"
    yield "stands for each of the five families' tables."
    for model in RECORDS:
        yield from _record(model, database)
    yield "\n## Values"
    for values in VALUES:
        yield f"\n### {_heading(values.name)}\n"
        yield from meanings_as_markdown("value", values.meanings)
    yield f"\n### {_heading('place')}\n"
    yield "Where a dimension was read (`place` of an origin); readers may name others.\n"
    yield from meanings_as_markdown("value", PLACES)
    yield "\n## Tables\n"
    yield "Lists, objects and boxes are JSON text; true and false are 1 and 0."
    for thing in database:
        if not thing.is_view:
            yield from _stored(thing)
    yield "\n## Views"
    done: list[Stored] = []
    for thing in database:
        if thing.is_view:
            yield from _stored(thing, done)
            done.append(thing)
    yield "\n## Exported tables"
    yield from tables_as_markdown("###")


def _record(model: type[Strict], database: tuple[Stored, ...]) -> Iterator[str]:
    shared = Figure if issubclass(model, Figure) and model is not Figure else None
    yield f"\n### {model.__name__}\n"
    yield " ".join((model.__doc__ or "").split())
    if shared:
        yield f"Beside these it has the fields of [Figure](#{Figure.__name__.lower()})."
    yield "\n| field | type | unit | meaning | in the database | exported |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, field in model.model_fields.items():
        if shared and name in shared.model_fields:
            continue
        kind, unit = _kind(field.annotation, field)
        cells = (
            f"`{name}`",
            kind,
            unit,
            _cell(field.description or ""),
            _names(_in_database(model, name, database)),
            _names(_in_export(model, name)),
        )
        yield f"| {' | '.join(cells)} |"


def _tables_of(model: type[Strict]) -> tuple[str, ...]:
    """The database's tables whose columns are the model's fields: five for what figures share."""
    return tuple(name for name, own in MODELS.items() if issubclass(own, model))


def _in_database(model: type[Strict], name: str, database: tuple[Stored, ...]) -> tuple[str, ...]:
    if (model.__name__, name) in ELSEWHERE:
        return ELSEWHERE[model.__name__, name]
    tables = {thing.name: thing for thing in database}
    if model is MODELS["reports"] and name in tables:
        return (name,)
    own = [table for table in _tables_of(model) if tables[table].column(name)]
    found = [f"{table}.{name}" for table in (own if model is not Figure else ["<family>"])]
    if own and issubclass(model, Figure):
        if name in model.MEASURES:
            found.append("figures.value")
        elif tables["figures"].column(name):
            found.append(f"figures.{name}")
        elif model is Figure:
            found.append("figures.qualifier")
    return tuple(found)


def _in_export(model: type[Strict], name: str) -> tuple[str, ...]:
    if (model.__name__, name) in EXPORTED_ELSEWHERE:
        return EXPORTED_ELSEWHERE[model.__name__, name]
    if model is MODELS["reports"] and name in FAMILIES:
        return (FIGURES.name,)
    for table in _tables_of(model):
        exported = EXPORTED.get(table)
        if exported is None:
            continue
        if issubclass(model, Figure) and name in model.MEASURES:
            return (f"{FIGURES.name}.value",)
        if any(column.name == name for column in exported.columns):
            return (f"{exported.name}.{name}",)
    return ()


_PLAIN: dict[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    Decimal: "number",
    bool: "true or false",
    datetime.date: "date",
}


def _kind(annotation: Any, field: FieldInfo | None = None) -> tuple[str, str]:
    """A type in words, with links to records and values, and its unit."""
    units = [mark.name for mark in (field.metadata if field else ()) if isinstance(mark, Unit)]
    kind, inner = _words(annotation)
    return kind, (units or [inner])[0]


def _words(annotation: Any) -> tuple[str, str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        kind, unit = _words(arguments[0])
        return kind, next((m.name for m in arguments[1:] if isinstance(m, Unit)), unit)
    if origin in (Union, UnionType):
        kind, unit = _words(next(part for part in arguments if part is not NoneType))
        return f"{kind} or null", unit
    if origin is Literal:
        named = next((values.name for values in VALUES if values.type == annotation), "")
        return f"[{named}](#{_anchor(_heading(named))})" if named else f"`{arguments[0]}`", ""
    if origin is dict:
        key, value = (_words(part)[0] for part in arguments)
        return f"{value} for each {key}", ""
    if origin is tuple:
        kind, unit = _words(arguments[0])
        if arguments[-1] is Ellipsis:
            return f"list of {_several(kind)}", unit
        return f"{len(arguments)} {_several(kind)}", unit
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})", ""
    return _PLAIN[annotation], ""


def _several(kind: str) -> str:
    if kind.startswith("["):
        return kind
    return kind.replace("list ", "lists ", 1) if kind.startswith("list ") else f"{kind}s"


def _stored(thing: Stored, before: Sequence[Stored] = ()) -> Iterator[str]:
    yield f"\n### `{thing.name}`\n"
    yield thing.about
    named = [column.name for column in thing.columns]
    for other in before:
        if [column.name for column in other.columns] == named:
            yield f"The columns are those of `{other.name}`."
            return
    yield "\n| column | type | null | meaning |" if not thing.is_view else "\n| column | meaning |"
    yield "| --- | --- | --- | --- |" if not thing.is_view else "| --- | --- |"
    for column in thing.columns:
        kinds = [] if thing.is_view else [column.type, "" if column.required else "may be"]
        yield f"| {' | '.join([f'`{column.name}`', *kinds, _meaning(thing, column)])} |"


def _meaning(thing: Stored, column: StoredColumn) -> str:
    listed = ", ".join(f"`{value}`" for value in column.values)
    named = _values_of(thing, column.name)
    said = f" One of {listed}." if listed and not named else ""
    linked = f" [Values](#{_anchor(_heading(named))})." if named else ""
    return _cell(f"{column.about}{said}{linked}")


def _values_of(thing: Stored, column: str) -> str:
    """The name of the values that a column can have, where they are explained; empty elsewhere."""
    if (thing.name, column) == ("origins", "place"):
        return column
    if column in ("family", "measure", "qualifier", "qualifiers"):
        return column.removesuffix("s")
    models = [
        model
        for name, model in MODELS.items()
        if name == thing.name or (thing.is_view and name in FAMILIES)
    ]
    annotations = [m.model_fields[column].annotation for m in models if column in m.model_fields]
    return next(
        (
            values.name
            for annotation in annotations
            for part in (annotation, *get_args(annotation))
            for values in VALUES
            if values.type == part
        ),
        "",
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _heading(values: str) -> str:
    return f"Values of {values}"


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


if __name__ == "__main__":
    FILE.write_text(dictionary(), encoding="utf-8")
    print(FILE)
