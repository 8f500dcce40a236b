"""A published document as the rows of the database, with ids that the same content always gets."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from extractor.errors import UsageError
from schemas.figures import FAMILIES, Check, Discrepancy, Figure, Origin, Source
from schemas.report import ExtractedDocument, PublishedParagraph, PublishedTable, Report, Unread
from schemas.values import BBox

Row = dict[str, Any]
"""Column names to what SQLite can hold: text, numbers, null; lists and objects as JSON text."""

ID_LENGTH = 20
"""Hexadecimal digits of an id: 80 bits, so that no two of millions of figures share one."""


LEAST_ID = 6
"""Fewest characters of an id that name what it is of: it need not be typed in full."""

PAST_DIGITS = "g"
"""What sorts behind every hexadecimal digit."""


def ids_like(text: str) -> tuple[str, str]:
    """Where the ids that begin so are: from the first of these to before the second.

    Raises UsageError for too few characters.
    """
    wanted = text.strip().casefold()
    if len(wanted) < LEAST_ID:
        raise UsageError(f"{text!r} is too short for an id: give {LEAST_ID} characters")
    return wanted, f"{wanted}{PAST_DIGITS}"


@dataclass(frozen=True, slots=True)
class Rows:
    """The document's own row, and for each table its rows, parents before children."""

    document: Row
    by_table: tuple[tuple[str, list[Row]], ...]


def rows_of(document: ExtractedDocument, extractor_version: str) -> Rows:
    """All rows of the document."""
    names = [
        "reports",
        "figure_ids",
        *FAMILIES,
        "tables",
        "sources",
        "origins",
        "unread",
        "checks",
        "check_figures",
        "discrepancies",
        "paragraphs",
    ]
    by_table: dict[str, list[Row]] = {name: [] for name in names}
    for position, report in enumerate(document.reports):
        _add_report(by_table, document.document.sha256, position, report)
    own = document.document.model_dump(mode="json")
    own["pages_without_text"] = json.dumps(own["pages_without_text"])
    own |= {"schema_version": document.schema_version, "extractor_version": extractor_version}
    return Rows(own, tuple(by_table.items()))


def _add_report(by_table: dict[str, list[Row]], sha256: str, position: int, report: Report) -> None:
    report_id = new_id(sha256, position)
    by_table["reports"].append(
        {
            "id": report_id,
            "sha256": sha256,
            "position": position,
            "council": report.council,
            "report_year": report.report_year,
            "meeting_date": report.meeting_date.isoformat() if report.meeting_date else None,
            "committee": report.committee,
            "first_page": report.pages[0],
            "last_page": report.pages[1],
        }
    )
    # One dump of the whole report: hundreds of small ones take four times as long.
    said = report.model_dump(mode="json")
    ids = _add_figures(by_table, report_id, report, said)
    for n, table in enumerate(said["tables"]):
        by_table["tables"].append(
            {"id": new_id(report_id, "table", n), "report_id": report_id, "position": n}
            | _flat(table, PublishedTable)
        )
    for n, unread in enumerate(said["unread"]):
        by_table["unread"].append(
            {"id": new_id(report_id, "unread", n), "report_id": report_id} | _flat(unread, Unread)
        )
    for n, paragraph in enumerate(said["paragraphs"]):
        by_table["paragraphs"].append(
            {"id": new_id(report_id, "paragraph", n), "report_id": report_id, "position": n}
            | _flat(paragraph, PublishedParagraph)
        )
    for n, row in enumerate(said["discrepancies"]):
        row["figures"] = [ids[reference] for reference in row["figures"]]
        own = new_id(report_id, "discrepancy", n)
        by_table["discrepancies"].append(
            {"id": own, "report_id": report_id} | _flat(row, Discrepancy)
        )
    for n, row in enumerate(said["checks"]):
        row["figures"] = [ids[reference] for reference in row["figures"]]
        own = new_id(report_id, "check", n)
        by_table["check_figures"] += [
            {"figure_id": figure_id, "check_id": own} for figure_id in dict.fromkeys(row["figures"])
        ]
        by_table["checks"].append({"id": own, "report_id": report_id} | _flat(row, Check))


def _add_figures(
    by_table: dict[str, list[Row]], report_id: str, report: Report, said: Row
) -> dict[str, str]:
    """Add the figures of a report, of which ``said`` is the dump, with their sources and origins;
    their ids by the references that findings make to them ("outcomes/3")."""
    paragraphs = _Paragraphs(report)
    ids: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for family, figures in report.figures().items():
        for index, (figure, row) in enumerate(zip(figures, said[family], strict=True)):
            sources, origins = row.pop("sources"), row.pop("origins")
            key = f"{family} {_key(figure, row)}"
            figure_id = new_id(report_id, key, seen[key])
            seen[key] += 1
            ids[f"{family}/{index}"] = figure_id
            by_table["figure_ids"].append(
                {"id": figure_id, "family": family, "report_id": report_id}
            )
            by_table[family].append(
                {"id": figure_id, "report_id": report_id} | _flat(row, type(figure))
            )
            by_table["sources"] += [
                {"family": family, "figure_id": figure_id, "report_id": report_id, "position": n}
                | _flat(source, Source)
                | {"paragraph": paragraphs.place_of(figure.sources[n])}
                for n, source in enumerate(sources)
            ]
            by_table["origins"] += [
                {"figure_id": figure_id} | _flat(origin, Origin) for origin in origins
            ]
    return ids


class _Paragraphs:
    """A report's paragraphs by page, to find the one that a source stands in."""

    def __init__(self, report: Report) -> None:
        self._on_page: defaultdict[int, list[tuple[int, BBox, str]]] = defaultdict(list)
        for n, paragraph in enumerate(report.paragraphs):
            self._on_page[paragraph.page].append((n, paragraph.bbox, paragraph.text))

    def place_of(self, source: Source) -> int | None:
        """The place among the report's paragraphs of the one that the source stands in: the one
        around its box, or, over a page break, the one with its text."""
        if source.kind != "narrative":
            return None
        here = self._on_page.get(source.page, [])
        if source.bbox:
            for n, box, _ in here:
                if _within(source.bbox, box):
                    return n
        before = self._on_page.get(source.page - 1, [])
        return min((n for n, _, text in (*before, *here) if source.text in text), default=None)


def _within(inner: BBox, outer: BBox) -> bool:
    """Whether the middle of ``inner`` is in ``outer``."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


_NOT_ABOUT = frozenset({"qualifiers"})
"""Fields that say how a figure is printed, not what it is about."""


def _key(figure: Figure, row: Row) -> str:
    """What the figure is about, as text: everything but how much and where it is printed.

    Two figures of a report with one key contradict each other, or are two payments of one kind;
    their order then tells them apart.
    """
    left = _NOT_ABOUT.union(figure.MEASURES)
    return _SORTED({n: value for n, value in row.items() if n not in left})


def new_id(*parts: object) -> str:
    """An id that the same parts always get."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]


_ENCODED = json.JSONEncoder(ensure_ascii=False).encode
_SORTED = json.JSONEncoder(sort_keys=True).encode
_PLAIN_NUMBERS = frozenset({int, float})


@cache
def _nested(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold lists or objects."""
    return tuple(n for n, own in model.model_fields.items() if _may_nest(own.annotation))


def _may_nest(kind: Any) -> bool:
    if get_origin(kind) in (tuple, list, dict):
        return True
    return any(map(_may_nest, get_args(kind)))


def _flat(row: Row, model: type[BaseModel]) -> Row:
    """The dumped row of a model with its lists and objects as JSON text."""
    for name in _nested(model):
        value = row.get(name)
        if isinstance(value, list | dict):
            row[name] = _as_json(value)
    return row


def _as_json(value: list[Any] | dict[str, Any]) -> str:
    """The value as ``json`` writes it. Most are empty, or the four numbers of a box: for those an
    encoder is not set up each time."""
    if not value:
        return "[]" if isinstance(value, list) else "{}"
    if isinstance(value, list) and _PLAIN_NUMBERS.issuperset(map(type, value)):
        text = f"[{', '.join(map(repr, value))}]"
        if "n" not in text:  # NaN and Infinity have other names in JSON
            return text
    return _ENCODED(value)
