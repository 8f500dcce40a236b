"""docs/data.md says all that the models, the database and the export say of themselves."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from extractor.exporting.dictionary import FILE, RECORDS, dictionary
from extractor.exporting.tables import TABLES
from extractor.store.described import Stored, stored
from schemas.figures import FAMILIES, Strict
from schemas.meanings import PLACES, UNITS, VALUES
from schemas.values import Unit

DATABASE = stored()
TEXT = FILE.read_text(encoding="utf-8")


def literals(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return [annotation]
    return [found for part in get_args(annotation) for found in literals(part)]


def units(annotation: Any) -> list[str]:
    if isinstance(annotation, Unit):
        return [annotation.name]
    return [name for part in get_args(annotation) for name in units(part)]


def test_the_page_is_what_the_models_and_the_database_say() -> None:
    assert dictionary() == TEXT, "docs/data.md is stale: run make schema"


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_means(model: type[Strict]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert f"| `{name}` |" in TEXT
        # in a cell that is cut off, half of a sentence would stand
        assert field.description.endswith((".", "…")), name


def test_every_published_model_is_there() -> None:
    def below(model: type[Strict]) -> set[str]:
        names = {model.__name__}
        for field in model.model_fields.values():
            for part in flat(field.annotation):
                names |= below(part)
        return names

    def flat(annotation: Any) -> list[type[Strict]]:
        if isinstance(annotation, type) and issubclass(annotation, Strict):
            return [annotation]
        return [found for part in get_args(annotation) for found in flat(part)]

    assert below(RECORDS[0]) <= {model.__name__ for model in RECORDS}


@pytest.mark.parametrize("values", VALUES, ids=lambda values: values.name)
def test_every_value_has_a_meaning_and_no_other(values: Any) -> None:
    assert tuple(values.meanings) == get_args(values.type)
    assert all(meaning.endswith(".") for meaning in values.meanings.values())
    assert all(f"| `{value}` | {meaning} |" in TEXT for value, meaning in values.meanings.items())


def test_every_field_with_fixed_values_is_explained() -> None:
    known = [values.type for values in VALUES]
    asked = {
        (model.__name__, name): found
        for model in RECORDS
        for name, field in model.model_fields.items()
        for found in literals(field.annotation)
        if len(get_args(found)) > 1
    }
    assert len(asked) > 10
    assert [where for where, found in asked.items() if found not in known] == []


def test_the_units_are_those_of_the_types() -> None:
    for model in FAMILIES.values():
        for measure in model.MEASURES:
            assert units(model.model_fields[measure].annotation) == [UNITS[measure]]


@pytest.mark.parametrize("thing", DATABASE, ids=lambda thing: thing.name)
def test_every_table_and_column_says_what_it_means(thing: Stored) -> None:
    assert thing.about.endswith(".") and f"### `{thing.name}`" in TEXT
    assert [column.name for column in thing.columns if not column.about.endswith((".", "…"))] == []


def test_nothing_of_the_database_is_left_out(fixtures_database: Path) -> None:
    connection = sqlite3.connect(fixtures_database)
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'paragraphs_fts%' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert {name for (name,) in found} == {thing.name for thing in DATABASE}
    for thing in DATABASE:
        columns = connection.execute(f'PRAGMA table_info("{thing.name}")').fetchall()
        assert [row[1] for row in columns] == [column.name for column in thing.columns]
    places = {place for (place,) in connection.execute("SELECT DISTINCT place FROM origins")}
    connection.close()
    assert "boxhead" in places and places <= set(PLACES)


def test_where_a_field_is_said_to_be_it_is() -> None:
    database = {thing.name: {column.name for column in thing.columns} for thing in DATABASE}
    database["<family>"] = database["stage_counts"]
    export = {table.name: {column.name for column in table.columns} for table in TABLES}
    rows = re.findall(r"^\| `\w+` \|(?:[^|]*\|){3} (.*?) \| (.*?) \|$", TEXT, re.M)
    assert len(rows) > 80
    for row in rows:
        for cell, known in zip(row, (database, export), strict=True):
            for named in re.findall(r"`([^`]+)`", cell):
                table, _, column = named.partition(".")
                assert table in known and (not column or column in known[table]), named


def test_only_columns_with_values_of_the_contract_lead_to_them() -> None:
    tables = TEXT.split("\n## Tables\n")[1].split("\n## Exported tables\n")[0]
    linked = {
        (table, column): values
        for table, part in re.findall(r"### `(\w+)`\n(.*?)(?=\n### |\Z)", tables, re.S)
        for column, values in re.findall(r"^\| `(\w+)` .*\[Values\]\(#([^)]*)\)", part, re.M)
    }
    assert linked["timeliness", "status"] == "values-of-status"
    assert linked["figures", "outcome"] == "values-of-outcome"
    assert linked["breakdowns", "qualifiers"] == "values-of-qualifier"
    assert linked["origins", "place"] == "values-of-place"
    assert ("imports", "status") not in linked and ("sources", "kind") in linked


def test_links_lead_to_headings() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.M)
    anchors = {heading.lower().replace(" ", "-").replace("`", "") for heading in headings}
    linked = set(re.findall(r"\]\(#([^)]*)\)", TEXT))
    assert len(linked) > 20 and linked <= anchors
