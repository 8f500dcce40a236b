"""An explanation as text: the number where it stands, marked, and why it was read so."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractor.ask.explaining import Explanation, Mention, ReadFrom
from extractor.reading.quantities import find_number_words, find_quantities

CELL_WIDTH = 28
"""Characters of a cell that are shown."""

COLUMNS_BESIDE = 3
"""Columns shown on either side of the figure's, besides the first."""

UNITS = {"percent": "%", "average_days": " days on average", "total": " in all", "cases": " cases"}


def as_text(found: Explanation) -> str:
    """The whole explanation, for a terminal or a file."""
    return "\n".join(_lines(found)) + "\n"


def as_json(found: Explanation) -> str:
    """The explanation as one JSON object; boxes in PDF points from the page's top left."""
    return json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=str)


def _lines(found: Explanation) -> Iterator[str]:
    report = f"{found.council or 'council not stated'}, {found.report_year or 'year not stated'}"
    yield f"{found.family}: {_value(found)}"
    yield f"  {found.what}"
    yield f"  {report}: {found.document}"
    yield f"  figure {found.figure_id}"
    yield ""
    yield "Printed"
    values = [Decimal(str(value)) for _, value, _ in found.measures]
    for _, same in groupby(found.mentions, key=lambda mention: mention.line):
        yield from _mentions(list(same), values)
    yield ""
    yield "Read from"
    for read in found.read_from:
        yield f"  {read.dimension:<15} {read.value:<20} {_place(read)}"
    if not found.read_from:
        yield "  not recorded: import the document again with this version"
    yield ""
    yield "Checks"
    for check in found.checks:
        verdict = "holds" if check.holds else "FAILS"
        yield f"  {verdict}  {(check.rule or '').replace('_', ' ')}: {check.message}"
    if not found.checks:
        yield "  none could be made"


def _value(found: Explanation) -> str:
    values = ", ".join(_printed(*measure) for measure in found.measures)
    of = f" of {found.percent_of}" if found.percent_of else ""
    reason = f" for {found.reason}" if found.reason else ""
    return f"{values}{of}{reason}"


def _printed(name: str, value: float, mark: str | None) -> str:
    if name == "amount_gbp":
        return f"{mark or ''}£{value:,.2f}"
    return f"{mark or ''}{value:,}{UNITS.get(name, '')}"


def _place(read: ReadFrom) -> str:
    page = f", page {read.page}" if read.page else ""
    said = f": {read.text}" if read.text else ""
    return f"{read.place}{page}{said}"


def _mentions(same: Sequence[Mention], values: Sequence[Decimal]) -> Iterator[str]:
    mention = same[0]
    scanned = ", read from its picture" if mention.ocr else ""
    if mention.cell is None:
        yield f"  page {mention.page}{scanned}"
        yield f"    {marked(mention.text, values)}"
        return
    caption = f": {_one_line(mention.caption)}" if mention.caption else ""
    yield f"  page {mention.page}{scanned}, table {mention.table}{caption}"
    row = mention.cell[0]
    columns = {m.cell[1] for m in same if m.cell}
    shown = [
        c
        for c in range(len(mention.rows[0]))
        if c == 0 or min(abs(c - column) for column in columns) <= COLUMNS_BESIDE
    ]
    grid = [[_cut(_one_line(line[c])) for c in shown] for line in mention.rows]
    for at in (shown.index(column) for column in columns):
        grid[row][at] = f">{grid[row][at]}<"
    widths = [max(len(line[i]) for line in grid) for i in range(len(shown))]
    for line in grid:
        cells = (text.ljust(width) for text, width in zip(line, widths, strict=True))
        yield "    | " + " | ".join(cells) + " |"


def marked(text: str, values: Sequence[Decimal]) -> str:
    """The sentence with the figure's numbers between > and <; as it is where none is found."""
    found = [q for q in (*find_quantities(text), *find_number_words(text)) if q.value in values]
    kept: list[tuple[int, int]] = []
    for start, end in sorted((q.start, q.end) for q in found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    for start, end in reversed(kept):
        text = f"{text[:start]}>{text[start:end]}<{text[end:]}"
    return _one_line(text)


def _cut(text: str) -> str:
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
