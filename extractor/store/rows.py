"""A published document as the rows of the database, with ids that the same content always gets."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from schemas.figures import FAMILIES, BBox, Check, Discrepancy, Figure, Source
from schemas.report import ExtractedDocument, Report

Row = dict[str, Any]
"""Column names to what SQLite can hold: text, numbers, null; lists and objects as JSON text."""

ID_LENGTH = 20
"""Hexadecimal digits of an id: 80 bits, so that no two of millions of figures share one."""


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
    ids: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for family, figures in report.figures().items():
        for index, figure in enumerate(figures):
            key = f"{family} {_key(figure)}"
            figure_id = new_id(report_id, key, seen[key])
            seen[key] += 1
            ids[f"{family}/{index}"] = figure_id
            by_table["figure_ids"].append(
                {"id": figure_id, "family": family, "report_id": report_id}
            )
            row = figure.model_dump(mode="json", exclude={"sources", "origins"})
            by_table[family].append({"id": figure_id, "report_id": report_id} | _flat(row))
            by_table["sources"] += [
                {"family": family, "figure_id": figure_id, "report_id": report_id, "position": n}
                | _flat(source.model_dump(mode="json"))
                | {"paragraph": _paragraph(report, source)}
                for n, source in enumerate(figure.sources)
            ]
            by_table["origins"] += [
                {"figure_id": figure_id} | _flat(origin.model_dump(mode="json"))
                for origin in figure.origins
            ]
    for n, table in enumerate(report.tables):
        by_table["tables"].append(
            {"id": new_id(report_id, "table", n), "report_id": report_id, "position": n}
            | _flat(table.model_dump(mode="json"))
        )
    for n, unread in enumerate(report.unread):
        by_table["unread"].append(
            {"id": new_id(report_id, "unread", n), "report_id": report_id}
            | _flat(unread.model_dump(mode="json"))
        )
    findings: tuple[tuple[str, str, Sequence[Discrepancy | Check]], ...] = (
        ("discrepancies", "discrepancy", report.discrepancies),
        ("checks", "check", report.checks),
    )
    for table_name, name, found in findings:
        rows = by_table[table_name]
        for n, finding in enumerate(found):
            row = finding.model_dump(mode="json")
            row["figures"] = [ids[reference] for reference in finding.figures]
            own = new_id(report_id, name, n)
            if isinstance(finding, Check):
                by_table["check_figures"] += [
                    {"figure_id": figure_id, "check_id": own}
                    for figure_id in dict.fromkeys(row["figures"])
                ]
            rows.append({"id": own, "report_id": report_id} | _flat(row))
    for n, paragraph in enumerate(report.paragraphs):
        by_table["paragraphs"].append(
            {"id": new_id(report_id, "paragraph", n), "report_id": report_id, "position": n}
            | _flat(paragraph.model_dump(mode="json"))
        )


def _paragraph(report: Report, source: Source) -> int | None:
    """The place among the report's paragraphs of the one that the source stands in: the one around
    its box, or, over a page break, the one with its text."""
    if source.kind != "narrative":
        return None
    for n, paragraph in enumerate(report.paragraphs):
        if source.bbox and paragraph.page == source.page and _within(source.bbox, paragraph.bbox):
            return n
    for n, paragraph in enumerate(report.paragraphs):
        if paragraph.page in (source.page - 1, source.page) and source.text in paragraph.text:
            return n
    return None


def _within(inner: BBox, outer: BBox) -> bool:
    """Whether the middle of ``inner`` is in ``outer``."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


_NOT_ABOUT = ("qualifiers", "sources", "origins")
"""Fields that say how a figure is printed, not what it is about."""


def _key(figure: Figure) -> str:
    """What the figure is about, as text: everything but how much and where it is printed.

    Two figures of a report with one key contradict each other, or are two payments of one kind;
    their order then tells them apart.
    """
    about = figure.model_dump(mode="json", exclude={*figure.MEASURES, *_NOT_ABOUT})
    return json.dumps(about, sort_keys=True)


def new_id(*parts: object) -> str:
    """An id that the same parts always get."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]


def _flat(row: Row) -> Row:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for name, value in row.items()
    }
