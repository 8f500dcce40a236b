"""Tables to claims: a table's sections read one by one; lists of payments apart.

A case list gives no counts: what it lists is not all of them, or is counted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.layout.blocks import Table
from extractor.reading.claims import Claim, HeaderConflict
from extractor.reading.context import ReportContext
from extractor.reading.tabular.axes import axis_hint, name_key
from extractor.reading.tabular.caselists import (
    is_case_list,
    is_contents,
    is_payment_list,
    read_payments,
    without_cases,
)
from extractor.reading.tabular.columns import figure_columns
from extractor.reading.tabular.functions import Section, analyse
from extractor.reading.tabular.legends import spelt_out, without_marks
from extractor.reading.tabular.listings import by_listing
from extractor.reading.tabular.sections import SectionReader, Unread
from extractor.reading.tabular.sides import read_down
from extractor.reading.tabular.titles import caption_of


@dataclass(frozen=True, slots=True)
class TableReading:
    """Claims of one table, the conflicts seen in its boxhead, the cells that were not read, and the
    sections that it falls into (none for a list of cases)."""

    claims: tuple[Claim, ...]
    conflicts: tuple[HeaderConflict, ...] = ()
    header_rows: int = 0
    stub_columns: int = 0
    left: tuple[Unread, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def unread(self) -> tuple[tuple[int, int], ...]:
        """Row and column of every cell with a number that was not read."""
        return tuple((cell.row, cell.column) for cell in self.left)


def read_table(
    table: Table, index: int, context: ReportContext, analysed: list[Section] | None = None
) -> TableReading:
    """Every figure of ``table``; ``index`` is its position among the report's tables, ``analysed``
    its sections, where they are known."""
    if is_contents(table):
        return TableReading(())
    plain = without_marks(spelt_out(table))
    sections = analysed if analysed is not None and plain is table else analyse(plain)
    table = plain
    if is_case_list(table, sections) or is_payment_list(table, sections):
        rows = sections[0].data_rows[0] if sections else 1
        return TableReading(tuple(read_payments(table, index, context)), header_rows=rows)
    if not sections:
        return TableReading(())
    sections = [part for section in sections for part in by_listing(section)]
    sections = [kept for part in sections if (kept := without_cases(table, part)) is not None]
    if not sections:
        return TableReading(())
    readers = [SectionReader(table, index, section, context) for section in sections]
    claims = [claim for reader in readers for claim in (*reader.claims(), *reader.grand_totals())]
    return TableReading(
        tuple(claims),
        tuple(conflict for reader in readers for conflict in reader.conflicts),
        sections[0].data_rows[0],
        sections[0].stub_columns,
        tuple(cell for reader in readers for cell in reader.left),
        tuple(sections),
    )


def names_listed(
    table: Table, sections: Iterable[Section], context: ReportContext
) -> dict[str, str]:
    """Names in the stub under a header that says what they are ("Department"), with their kind."""
    found = {}
    for section in sections:
        kind = axis_hint(section.head)
        if kind is None or section.stub_columns != 1:
            continue
        side = read_down(table, section, figure_columns(table, section), caption_of(table), context)
        for row in section.data_rows:
            if side.is_named(row):
                found[name_key(side.texts[row])] = side.levels[-1].axis.kind or kind
    return found
