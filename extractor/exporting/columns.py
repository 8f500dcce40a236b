"""What an exported table is: its columns, its keys, and what stands for no value.

Columns that are fields of the published models have the models' words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.figures import Strict
from schemas.values import Family

Type = Literal["string", "integer", "number", "boolean", "date"]
Code = Literal["[x]", "[z]"]

CODES: dict[Code, str] = {
    "[x]": "not available: the report or document does not say",
    "[z]": "not applicable: the column has no meaning for the row, or the row is for the whole",
}
"""What stands for no value in CSV and spreadsheets, after the shorthand that the Government
Analysis Function recommends. Parquet has nulls."""

SHORTHAND = {
    "[c]": "printed as a bound (<5, >95%): the value is the bound, the number is kept back",
    "[e]": "estimated: printed as about so many",
    "[r]": "revised: an earlier report of the council gives another value",
}
"""What the column ``shorthand`` says of a value; several stand after each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``missing`` stands for no value, and is None where there always is one; in the rows
    of the families ``x_in`` it is not available instead. ``values`` are all that there can be."""

    name: str
    type: Type
    about: str
    missing: Code | None = None
    x_in: tuple[Family, ...] = ()
    values: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: ``column`` here is ``to`` in the table ``table``."""

    column: str
    table: str
    to: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table: its columns in order, and the SQL that gives their values in that order."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    sql: str


def said_of(model: type[Strict], field: str) -> str:
    """What the model says of a field."""
    return model.model_fields[field].description or ""
