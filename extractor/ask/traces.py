"""How a document was read, as text: where each dimension came from, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.ask.slugs import name_of
from extractor.checking.merge import Figure
from extractor.checking.wording import number
from extractor.pipeline import ReadPart
from extractor.reading.origins import UNSAID
from extractor.reading.sentences import one_line


def trace(parts: Sequence[ReadPart]) -> Iterator[str]:
    """Each figure with its measures and places of print, then each dimension and its origin."""
    for read in parts:
        yield name_of(read.part.council, read.part.report_year)
        for figure in read.figures:
            yield ""
            yield f"{figure.family}: {_measures(figure)}"
            for source in figure.sources:
                grid = (
                    f", table {source.table} row {source.row} column {source.column}"
                    if source.table is not None
                    else ""
                )
                yield f"  printed     page {source.page}{grid}: {one_line(source.text)}"
            for name, value in figure.dimensions.said().items():
                label = figure.labels.get(name)
                place = figure.origins.get(name, UNSAID)
                said = f"{place}: {label.text}" if label else place
                yield f"  {name:<15} {value!s:<24} {said}"


def unread(parts: Sequence[ReadPart]) -> Iterator[str]:
    """Every number in a table that was not read, with its labels, its page and why."""
    for read in parts:
        for table, reading in read.reading.tables:
            for cell in reading.left:
                page = table.rows[cell.row][cell.column].page
                labels = " | ".join(text for text in (cell.stub, cell.boxhead) if text)
                yield f"page {page}: {one_line(cell.text)}  [{labels}]  {cell.why}"


def _measures(figure: Figure) -> str:
    return ", ".join(
        f"{name} {figure.qualifiers.get(name, '')}{number(value)}"
        for name, value in figure.measures.items()
    )
