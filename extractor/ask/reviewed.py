"""The queue as a table that fits a terminal, or as rows with every column for programs."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from extractor.ask.queries import Answer
from extractor.ask.reviewing import Item
from extractor.ask.slugs import name_of

SHORT_ID = 8
"""Characters of an id where several stand in one cell: more than commands ask for."""


def as_answer(items: Sequence[Item]) -> Answer:
    """The queue as rows, numbered from 1."""
    columns = ("rank", "council", "report_year", "document", "page", "kind", "what", "value")
    rows = tuple(
        (
            *(rank, item.council, item.report_year, item.document, item.page, item.kind),
            *(item.what, item.value or None, item.why, item.id, _others(item) or None),
        )
        for rank, item in enumerate(items, start=1)
    )
    return Answer((*columns, "why", "id", "figures"), rows)


def as_table(items: Sequence[Item]) -> Table:
    """The queue for a terminal: several facts to a cell, so that words need not be broken."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=True)
    table.add_column("", justify="right")
    table.add_column("where", ratio=3, overflow="fold")
    table.add_column("what", ratio=4)
    table.add_column("why it is doubtful", ratio=5)
    table.add_column("id", no_wrap=True)
    for rank, item in enumerate(items, start=1):
        whose = name_of(item.council, item.report_year)
        others = _others(item)
        table.add_row(
            str(rank),
            Text(f"{whose}\n{item.document}, page {item.page}"),
            Text(f"{item.kind}: {item.what}\n{item.value}"),
            Text(f"{item.why}\nfigures {others}" if others else item.why),
            item.id,
        )
    return table


def _others(item: Item) -> str:
    """The figures that a discrepancy is about, by how their ids begin."""
    return " ".join(figure[:SHORT_ID] for figure in item.figures if figure != item.id)
