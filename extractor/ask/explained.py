"""An explanation as text: the number where it stands, marked, and why it was read so."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extractor.ask.explaining import Explanation, Mention
from extractor.ask.slugs import name_of
from extractor.ask.wording import printed
from extractor.reading.quantities import find_number_words, find_quantities
from extractor.reading.sentences import one_line

CELL_WIDTH = 28
"""Characters of a cell that are shown."""

COLUMNS_BESIDE = 3
"""Columns shown on either side of the figure's, besides the first."""


def as_text(found: Explanation) -> str:
    """The whole explanation, for a terminal or a file."""
    return "\n".join(_lines(found)) + "\n"


def as_json(found: Explanation) -> str:
    """The explanation as one JSON object; boxes in PDF points from the page's top left."""
    return json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=str)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place of print, ready to be shown: a sentence as pieces, or rows of a table's cells. Each
    piece or cell says whether it is the figure itself."""

    page: int
    ocr: bool
    table: int | None
    caption: str | None
    pieces: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[tuple[str, bool], ...], ...] = ()


def places_of(found: Explanation) -> list[Shown]:
    """Every place of print; a figure's cells in one row of a table are one place."""
    values = [Decimal(str(value)) for _, value, _ in found.measures]
    return [
        _shown(list(same), values)
        for _, same in groupby(found.mentions, key=lambda mention: mention.line)
    ]


def _shown(same: Sequence[Mention], values: Sequence[Decimal]) -> Shown:
    mention = same[0]
    if mention.cell is None:
        pieces = tuple(_pieces(mention.text, values))
        return Shown(mention.page, mention.ocr, None, None, pieces)
    row = mention.cell[0]
    columns = {m.cell[1] for m in same if m.cell}
    near = [
        c
        for c in range(len(mention.rows[0]))
        if c == 0 or min(abs(c - column) for column in columns) <= COLUMNS_BESIDE
    ]
    rows = tuple(
        tuple((_cut(one_line(line[c])), r == row and c in columns) for c in near)
        for r, line in enumerate(mention.rows)
    )
    caption = one_line(mention.caption) if mention.caption else None
    return Shown(mention.page, mention.ocr, mention.table, caption, rows=rows)


def _pieces(text: str, values: Sequence[Decimal]) -> Iterator[tuple[str, bool]]:
    """The sentence in turns: what stands around the figure's numbers, and these."""
    text = one_line(text)
    found = [q for q in (*find_quantities(text), *find_number_words(text)) if q.value in values]
    at = 0
    for start, end in sorted((q.start, q.end) for q in found):
        if start >= at:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def value_of(found: Explanation) -> str:
    """What the figure says, as a reader writes it: "42%, 15 in all", "£1,250.50 for distress"."""
    values = ", ".join(printed(*measure) for measure in found.measures)
    of = f" of {found.percent_of}" if found.percent_of else ""
    reason = f" for {found.reason}" if found.reason else ""
    return f"{values}{of}{reason}"


def corrections_of(found: Explanation) -> list[str]:
    """What people who looked at the page said of the figure, in words."""
    said = []
    for fix in found.corrections:
        if fix.action == "value" and fix.measure is not None and fix.value is not None:
            right = printed(fix.measure, fix.value, fix.qualifier)
            said.append(f"corrected: {fix.measure.replace('_', ' ')} is {right} ({fix.note})")
        else:
            said.append(f"{fix.action} ({fix.note})")
    return said


def evidence_of(found: Explanation) -> str:
    """The facts for and against the reading in words, with the score of them."""
    facts = found.evidence
    said = [f"printed in {facts.places} place{'' if facts.places == 1 else 's'}"]
    if facts.table_and_prose:
        said.append("a table and a sentence agree")
    if facts.checks_held:
        said.append(f"sums and shares that come out: {facts.checks_held}")
    if facts.checks_failed:
        said.append(f"checks that fail: {facts.checks_failed}")
    if facts.inherited_from:
        said.append(f"taken from further away: {facts.inherited_from}")
    if facts.ocr:
        said.append("read from a picture")
    return f"{facts.score:+d}: {', '.join(said)}"


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.family}: {value_of(found)}"
    yield f"  {found.what}"
    yield f"  {name_of(found.council, found.report_year)}: {found.document}"
    yield f"  figure {found.figure_id}"
    for line in corrections_of(found):
        yield f"  {line}"
    yield ""
    yield "Printed"
    for place in places_of(found):
        yield from _place_lines(place)
    yield ""
    yield "Read from"
    for read in found.read_from:
        page = f", page {read.page}" if read.page else ""
        said = f": {read.text}" if read.text else ""
        yield f"  {read.dimension:<15} {read.value:<20} {read.place}{page}{said}"
    if not found.read_from:
        yield "  not recorded: import the document again with this version"
    yield ""
    yield "Checks"
    for check in found.checks:
        verdict = "holds" if check.holds else "FAILS"
        yield f"  {verdict}  {(check.rule or '').replace('_', ' ')}: {check.message}"
    if not found.checks:
        yield "  none could be made"
    yield ""
    yield f"Evidence {evidence_of(found)}"


def _place_lines(place: Shown) -> Iterator[str]:
    scanned = ", read from its picture" if place.ocr else ""
    table = f", table {place.table}" if place.table is not None else ""
    caption = f": {place.caption}" if place.caption else ""
    yield f"  page {place.page}{scanned}{table}{caption}"
    if place.pieces:
        yield "    " + "".join(f">{text}<" if number else text for text, number in place.pieces)
    grid = [[f">{text}<" if number else text for text, number in row] for row in place.rows]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    for row in grid:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield "    | " + " | ".join(cells) + " |"


def _cut(text: str) -> str:
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"
