"""One document on a page for people: what was found, by family, where, and what contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from extractor.ask.wording import TITLES, printed
from extractor.scanned import unread_pages
from schemas.figures import Figure, Source
from schemas.report import ExtractedDocument, Report

SHARED = ("year", "quarter", "procedure", "stage", "service_area", "subgroup")
"""Dimensions in columns of their own; what else a figure is about goes into one."""


def summary(document: ExtractedDocument) -> RenderableType:
    """The whole page."""
    file = document.document
    pages = "1 page" if file.pages == 1 else f"{file.pages} pages"
    parts: list[RenderableType] = [Text(f"{file.filename}, {pages}", style="bold")]
    unread = unread_pages(file)
    if unread is not None:
        parts.append(Text(f"Note: {unread}."))
    if not document.reports:
        parts.append(Text("No complaints report in this document."))
    for report in document.reports:
        parts += _report(report)
    return Group(*parts)


def _report(report: Report) -> Iterator[RenderableType]:
    first, last = report.pages
    identity = [
        ("Council", report.council),
        ("Report year", report.report_year),
        ("Committee", report.committee),
        ("Meeting", report.meeting_date and f"{report.meeting_date:%d %B %Y}".lstrip("0")),
        ("Pages", f"{first} to {last}"),
        ("Read", f"{len(report.tables)} tables, {len(report.paragraphs)} paragraphs"),
    ]
    grid = Table.grid(padding=(0, 2))
    for name, value in identity:
        grid.add_row(Text(name, style="dim"), Text(value or "not stated"))
    yield Panel(grid, box=box.ROUNDED, expand=False)
    for family, figures in report.figures().items():
        if figures:
            yield _family(TITLES[family], figures)
    yield _discrepancies(report)


def _family(title: str, figures: tuple[Figure, ...]) -> Table:
    count = "1 figure" if len(figures) == 1 else f"{len(figures)} figures"
    table = Table(title=f"{title}: {count}", title_justify="left", box=box.SIMPLE_HEAD)
    used = [name for name in SHARED if any(getattr(figure, name) is not None for figure in figures)]
    for name in used:
        table.add_column(name.replace("_", " "))
    table.add_column("what")
    table.add_column("value", justify="right")
    table.add_column("page", justify="right")
    for figure in figures:
        shared = (getattr(figure, name) for name in used)
        cells = ["" if value is None else str(value).replace("_", " ") for value in shared]
        table.add_row(*map(Text, [*cells, _what(figure), _value(figure), _pages(figure.sources)]))
    return table


def _what(figure: Figure) -> str:
    """The family's own dimensions: "complaint, received"; "complaint, within, 11 to 20 days"."""
    skip = {
        *SHARED,
        *figure.MEASURES,
        "sources",
        "origins",
        "qualifiers",
        "from_days",
        "timescale_days",
    }
    words = [
        str(value).replace("_", " ")
        for name, value in figure
        if name not in skip and value is not None
    ]
    limit, start = getattr(figure, "timescale_days", None), getattr(figure, "from_days", None)
    if start is not None:
        words.append(f"from {start} days" if limit is None else f"{start} to {limit} days")
    elif limit is not None:
        words.append(f"{limit} days")
    return ", ".join(words)


def _value(figure: Figure) -> str:
    """ "41, <1%" or "£1,250.50"."""
    return ", ".join(
        printed(name, value, figure.qualifiers.get(name))
        for name, value in figure.measures().items()
    )


def _pages(sources: tuple[Source, ...]) -> str:
    return ", ".join(str(page) for page in sorted({source.page for source in sources}))


def _discrepancies(report: Report) -> RenderableType:
    if not report.discrepancies:
        return Text("No discrepancies.")
    table = Table(
        title=f"Discrepancies: {len(report.discrepancies)}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("kind")
    table.add_column("what", overflow="fold")
    table.add_column("page", justify="right")
    for found in report.discrepancies:
        table.add_row(found.kind.replace("_", " "), Text(found.message), str(found.page))
    return table
