"""What a table says of the sentences below it."""

from __future__ import annotations

from extractor.layout.blocks import Table
from extractor.reading.context import one_stage
from extractor.reading.labels import read_label
from extractor.reading.narrative.stated import Predicate


def stage_of_table(table: Table) -> str | None:
    """The one stage that a table's caption or head is about, for "The average was ..." below it."""
    head = " ".join(cell.text for cell in table.rows[0]) if table.rows else ""
    for text in (table.caption or "", head):
        stage = one_stage(read_label(text)) if text else None
        if stage is not None:
            return stage
    return None


def measure_of_table(table: Table) -> Predicate | None:
    """The timeliness that a table's caption names, for "In 2021/22 the figure was ..." below it."""
    caption = read_label(table.caption or "")
    scale = caption.timescales[0] if len(caption.timescales) == 1 else None
    status = caption.value("status") or (scale.status if scale is not None else None)
    if status not in ("within", "outside"):
        return None
    return Predicate("status", str(status), scale)
