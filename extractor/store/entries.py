"""The corrections file: what people found when they looked at a page, one TOML entry each.

Programs only append to it, so that people's own comments and order stay.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, model_validator

from extractor.errors import UsageError, unwritten
from extractor.filenames import shown
from schemas.figures import FAMILIES, Strict
from schemas.values import BBox, Family, Measure, PageNumber, Qualifier, Text

Action = Literal["value", "not a figure", "confirmed"]
Subject = Family | Literal["discrepancy", "unread"]

HEADER = """\
# What people found when they looked at the page. To take an entry back, delete it and run
# extractor correct --apply.
"""

_PRINTED = re.compile(r"(?P<mark>[<>~]?)\s*£?\s*(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*%?")


def _as_text(value: Any) -> Any:
    """Values may be written with or without quotes."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Entry(Strict):
    """One entry. ``sha256`` and ``id`` say what it is about; page, place and text find that again
    when the reading changes and with it the id. ``document`` and ``what`` are for people.

    ``read`` is what was read: the measure's value, or all of the figure's ("count 41, percent
    58.5"). Of a ``discrepancy`` the text is its message.
    """

    document: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    subject: Subject
    id: Text
    what: Text
    page: PageNumber
    table: Annotated[int, Field(ge=0)] | None = None
    row: Annotated[int, Field(ge=0)] | None = None
    column: Annotated[int, Field(ge=0)] | None = None
    bbox: BBox | None = None
    text: Text
    measure: Measure | None = None
    read: Annotated[Text, BeforeValidator(_as_text)]
    value: Annotated[Text, BeforeValidator(_as_text)] | None = None
    not_a_figure: Literal[True] | None = None
    confirmed: Literal[True] | None = None
    who: Text
    why: Text | None = None
    when: datetime.date

    @property
    def action(self) -> Action:
        """What the entry says of its subject."""
        if self.value is not None:
            return "value"
        return "confirmed" if self.confirmed else "not a figure"

    @property
    def right(self) -> tuple[Decimal, Qualifier | None]:
        """The right value and its mark; only of an entry that gives one."""
        return read_value(str(self.value))

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        said = [self.value, self.not_a_figure, self.confirmed]
        if sum(given is not None for given in said) != 1:
            raise ValueError("give one of value, not_a_figure = true, confirmed = true")
        if self.why is None and self.confirmed is None:
            raise ValueError("say why")
        if self.value is None:
            if self.measure is not None:
                raise ValueError("a measure goes with a value")
            if self.subject not in FAMILIES and self.confirmed is None:
                raise ValueError(f"of what is {self.subject} nothing but confirmed can be said")
        elif self.subject not in FAMILIES:
            raise ValueError(f"what is {self.subject} has no value")
        elif self.measure is None:
            raise ValueError("say of which measure the value is")
        else:
            check_value(self.subject, self.measure, self.value)
        return self


def read_value(text: str) -> tuple[Decimal, Qualifier | None]:
    """A value as people write it ("62", "<5", "58.5%", "£1,250.50") and its mark.

    Raises ValueError.
    """
    found = _PRINTED.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no number; write it like 62, 58.5 or <5")
    mark: Qualifier | None = found["mark"] or None  # type: ignore[assignment]
    return Decimal(found["number"].replace(",", "")), mark


def value_text(value: int | float | Decimal, mark: str | None = None) -> str:
    """A value in its shortest form, as entries have it: "62", "<5", "58.5"."""
    return f"{mark or ''}{Decimal(str(value)).normalize():f}"


def check_value(family: Subject, measure: Measure, text: str) -> None:
    """Hold a value to the published model of its family. Raises ValueError."""
    model = FAMILIES[family]  # type: ignore[index]
    if measure not in model.MEASURES:
        raise ValueError(f"{family} has no {measure}; it has {', '.join(model.MEASURES)}")
    value, _ = read_value(text)
    plain = int(value) if value == value.to_integral_value() else value
    try:
        kind: Any = model.model_fields[measure].annotation
        TypeAdapter(kind).validate_python(plain)
    except ValidationError as refused:
        said = refused.errors()[0]["msg"].removeprefix("Value error, ")
        raise ValueError(f"{text!r} is no {measure}: {said}") from None


def read_entries(file: Path) -> tuple[Entry, ...]:
    """The file's entries in order. Raises UsageError, naming the entry, for what is not as it
    should be: nothing is skipped."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}; check the path") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: not UTF-8 text; save it as UTF-8") from None
    return parse_entries(text, file)


def parse_entries(text: str, file: Path) -> tuple[Entry, ...]:
    """As ``read_entries``, of the text of ``file``."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: no TOML ({error}); correct it there") from None
    tables = found.pop("correction", [])
    if found or not isinstance(tables, list):
        other = ", ".join(map(repr, found)) or "'correction'"
        raise UsageError(f"{file}: {other}: entries begin with [[correction]]; correct it there")
    entries: list[Entry] = []
    first: dict[tuple[str, str, str | None], int] = {}
    for number, table in enumerate(tables, start=1):
        try:
            entry = Entry.model_validate(table)
            before = _contradicted(entry, first)
            if before is not None:
                raise UsageError(f"entry {before} is about the same; keep one of them")
        except (ValidationError, UsageError) as error:
            said = _said(error) if isinstance(error, ValidationError) else str(error)
            raise UsageError(f"{file}, entry {number}: {said}; correct it there") from None
        first[entry.sha256, entry.id, entry.measure] = number
        entries.append(entry)
    return tuple(entries)


def _contradicted(entry: Entry, first: dict[tuple[str, str, str | None], int]) -> int | None:
    """The number of an entry before that is about the same measure, or the figure as a whole."""
    about = {key[2]: number for key, number in first.items() if key[:2] == (entry.sha256, entry.id)}
    if entry.measure is None:
        return min(about.values(), default=None)
    return about.get(entry.measure, about.get(None))


def _said(error: ValidationError) -> str:
    """The first thing wrong with an entry, in a few words."""
    first = error.errors()[0]
    where = str(first["loc"][0]) if first["loc"] else ""
    match first["type"]:
        case "missing":
            return f"no {where}"
        case "extra_forbidden":
            return f"unknown {where!r}; the names are {', '.join(Entry.model_fields)}"
    message = first["msg"].removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def entry_text(entry: Entry) -> str:
    """The entry as TOML, with a comment that says it in short."""
    says = {
        "value": f"{entry.read} should be {entry.value}",
        "not a figure": f"{entry.read} is no figure",
        "confirmed": f"{entry.read} is right",
    }[entry.action]
    comment = shown(" ".join(f"{entry.what}: {says}".split()))
    lines = [f"# {comment}", "[[correction]]"]
    for name, value in entry.model_dump(exclude_none=True).items():
        lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def append(file: Path, entry: Entry) -> int:
    """Write the entry at the file's end, which is made where there is none; its number.

    Raises UsageError, and leaves the file as it was, when it is not as it should be or cannot be
    written.
    """
    there = file.exists()
    before = read_entries(file) if there else ()
    old = file.read_text("utf-8-sig") if there else HEADER
    gap = "\n" if old.endswith("\n") else "\n\n"
    parse_entries(f"{old}{gap}{entry_text(entry)}", file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"{'' if there else HEADER}{gap}{entry_text(entry)}")
    except OSError as error:
        raise UsageError(unwritten(str(file), error)) from None
    return len(before) + 1


def _toml(value: str | bool | int | datetime.date | Sequence[float]) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for the one character that JSON leaves as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value)
