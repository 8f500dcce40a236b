"""The labels that a claim's dimensions were read from: their text, and where it is printed.

Reading keeps for each dimension what kind of place said it (``Claim.origins``). Here the label
itself is found again among what stands around the number, nearest first, so that a reader can be
shown it. A dimension that no label says holds because nothing else is said ("unsaid"): a count of
complaints is of those received.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.layout.blocks import Block, Cell, Heading, Paragraph, Table
from extractor.pdf.page import Box
from extractor.reading.claims import Claim, LabelAt, Source
from extractor.reading.context import ReportContext
from extractor.reading.labels import read_label, read_times
from extractor.reading.sentences import one_line, split_sentences
from extractor.reading.tabular.cells import bare_number
from extractor.reading.tabular.columns import is_limit_column
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.tables import TableReading
from extractor.records import record

UNSAID = "unsaid"
"""The place of what holds where nothing else is said."""

_NAMES = ("service_area", "subgroup", "label")
"""Dimensions whose value is the label's own text."""

_OF_NAMES = (*_NAMES, "dimension")
"""Dimensions that a name says as a whole: what it is, or what it is a name of."""

_ANYWHERE = ("lead-in", None)
"""Recorded places that leave open which label it was: an entry of a list, or nothing recorded."""

_BEFORE = ("sentence before", "count before", "paragraph")
"""Recorded places that may be the lead-in of the list as well."""


@record()
class Spot:
    """A text near a number: what kind of place it is, and where each of its characters stands.

    ``start`` is where the text begins in ``paragraph``.
    """

    place: str
    text: str
    page: int | None = None
    box: Box | None = None
    paragraph: Paragraph | None = None
    start: int = 0

    def label(self, first: int, last: int) -> LabelAt:
        """The label at the characters ``first``..``last``: of a paragraph just these, else all."""
        if self.paragraph is None:
            return LabelAt(one_line(self.text), self.page, self.box)
        page, box = self.paragraph.place(self.start + first, self.start + last)
        return LabelAt(one_line(self.text[first:last]), page, box)

    def whole(self) -> LabelAt:
        """The text as one label."""
        return self.label(0, len(self.text))


def with_labels(
    claims: Sequence[Claim],
    blocks: Sequence[Block],
    readings: Sequence[TableReading],
    context: ReportContext,
) -> list[Claim]:
    """The claims with their labels; ``readings`` are those of the tables among ``blocks``."""
    surroundings = _Surroundings(blocks, readings, context)
    return [_labelled(claim, tuple(surroundings.of(claim))) for claim in claims]


def _labelled(claim: Claim, spots: Sequence[Spot]) -> Claim:
    origins: dict[str, str] = {}
    labels: dict[str, LabelAt] = {}
    for name, value in claim.dimensions.said().items():
        recorded = claim.origins.get(name)
        if name == "contact" and recorded == "report":
            recorded = None  # no report says it once for all
        among = spots
        if recorded not in _ANYWHERE:
            places = _places(recorded)
            among = [spot for spot in spots if spot.place in places]
        place, label = _find(name, value, among)
        if label is None and name in _OF_NAMES and among:
            place, label = among[0].place, among[0].whole()
        origins[name] = place or recorded or UNSAID
        if label is not None:
            labels[name] = label
    return replace(claim, origins=origins, labels=labels)


def _places(recorded: str | None) -> tuple[str | None, ...]:
    return ("sentence before", "lead-in") if recorded in _BEFORE else (recorded,)


def _find(name: str, value: str | int, spots: Sequence[Spot]) -> tuple[str | None, LabelAt | None]:
    for spot in spots:
        stretch = says(spot.text, name, value)
        if stretch is not None:
            return spot.place, spot.label(*stretch)
    return None, None


def says(text: str, name: str, value: str | int) -> tuple[int, int] | None:
    """The stretch of a label that says that the dimension ``name`` is ``value``; None if none
    does. The label is read as far as the dimension asks."""
    if name in _NAMES:
        start = text.casefold().find(str(value).casefold())
        return (start, start + len(str(value))) if start >= 0 else None
    if name == "year":
        return next(((m.start, m.end) for m in read_times(text).years if m.year == value), None)
    if name == "quarter":
        quarters = read_times(text).quarters
        return next(((m.start, m.end) for m in quarters if m.quarter == value), None)
    if name in ("timescale_days", "from_days"):
        if name == "timescale_days" and bare_number(text) == value:
            return 0, len(text)  # in a column of limits
        attribute = "days" if name == "timescale_days" else name
        limits = (t for t in read_times(text).timescales if getattr(t, attribute) == value)
        return next(((t.start, t.end) for t in limits), None)
    reading = read_label(text)
    key, wanted = {"dimension": ("axis", value), "scope": ("money", None)}.get(name, (name, value))
    for hit in reading.hits:
        if key in hit.sets and (wanted is None or hit.sets[key] == wanted):
            return hit.start, hit.end
    if name == "status":
        limit = next((t for t in reading.timescales if t.status == value), None)
        return (limit.start, limit.end) if limit else None
    return None


class _Surroundings:
    """What stands around each number of a report."""

    def __init__(
        self, blocks: Sequence[Block], readings: Sequence[TableReading], context: ReportContext
    ) -> None:
        self._blocks = blocks
        self._tables = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
        self._readings = readings
        self._headings = _headings_over(blocks)
        self._paragraphs: defaultdict[int, list[int]] = defaultdict(list)
        for i, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                for page in {block.page, *(place.page for place in block.places)}:
                    self._paragraphs[page].append(i)
        self._title = _title(context.title, blocks)
        self._limits: dict[tuple[int, int], list[int]] = {}
        self._over: dict[tuple[int, int | None, int], tuple[Spot, ...]] = {}
        """What stands over a column of a section, the same for each figure below it."""

    def of(self, claim: Claim) -> Iterator[Spot]:
        """The texts around a claim's number, nearest first."""
        source = claim.source
        if source.table is not None:
            at = self._tables[source.table]
            table = self._blocks[at]
            assert isinstance(table, Table)
            yield from self._in_table(source.table, table, claim)
            yield from self._above_table(at, table)
        else:
            found = self._paragraph_of(claim)
            if found is None:
                return
            at, paragraph, start = found
            yield from self._in_prose(at, paragraph, start, source.text)
        yield from self._headings[at]
        yield from self._title

    def _in_table(self, index: int, table: Table, claim: Claim) -> Iterator[Spot]:
        reading = self._readings[index]
        row, column = claim.source.row or 0, claim.source.column or 0
        section = next((s for s in reading.sections if s.first <= row <= s.last), None)
        stub_columns = section.stub_columns if section else 1
        header_rows = section.header_rows if section else range(reading.header_rows)
        stub = [table.rows[row][c] for c in reversed(range(min(stub_columns, column)))]
        yield from _cells("stub", stub)
        yield from _cells("cell", [table.rows[row][column]])
        if section is not None:
            limits = self._limit_columns(index, table, section)
            yield from _cells("limit column", [table.rows[row][c] for c in limits if c != column])
            yield from _cells("cut-in", _cut_ins(table, section, row))
        key = (index, section.first if section else None, column)
        if key not in self._over:
            self._over[key] = tuple(_over(table, section, header_rows, stub_columns, column))
        yield from self._over[key]

    def _limit_columns(self, index: int, table: Table, section: Section) -> list[int]:
        """The columns of limits, found once a section: each of its figures asks."""
        known = self._limits.get((index, section.first))
        if known is None:
            columns = range(len(table.rows[section.first]))
            known = [c for c in columns if is_limit_column(table, section, c)]
            self._limits[index, section.first] = known
        return known

    def _above_table(self, at: int, table: Table) -> Iterator[Spot]:
        above = self._blocks[at - 1] if at else None
        if table.before:
            paragraph = above if isinstance(above, Paragraph) else None
            if paragraph is not None and table.before not in paragraph.text:
                paragraph = None
            start = paragraph.text.find(table.before) if paragraph else 0
            yield Spot("introduction", table.before, paragraph=paragraph, start=start)

    def _paragraph_of(self, claim: Claim) -> tuple[int, Paragraph, int] | None:
        """The paragraph that prints a claim, its place among the blocks, and where the sentence
        begins in it."""
        source = claim.source
        found: list[tuple[int, Paragraph, int]] = []
        for at in self._paragraphs[source.page]:
            paragraph = self._blocks[at]
            assert isinstance(paragraph, Paragraph)
            start = paragraph.text.find(source.text)
            if start >= 0:
                found.append((at, paragraph, start))
        if len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda one: _shared(one[1], source))

    def _in_prose(self, at: int, paragraph: Paragraph, start: int, sentence: str) -> Iterator[Spot]:
        yield Spot("sentence", sentence, paragraph=paragraph, start=start)
        before = [span for span in split_sentences(paragraph.text) if span[1] <= start]
        for first, last in reversed(before):
            text = paragraph.text[first:last]
            yield Spot("sentence before", text, paragraph=paragraph, start=first)
        for i in range(at - 1, -1, -1):
            block = self._blocks[i]
            if isinstance(block, Heading):
                return
            if isinstance(block, Table):
                if block.caption:
                    yield Spot("table above", block.caption, block.page, block.caption_box)
            elif block.kind != "bullet":
                place = "lead-in" if block.text.rstrip().endswith((":", "-")) else "sentence before"
                yield Spot(place, block.text, paragraph=block)
                return


def _over(
    table: Table,
    section: Section | None,
    header_rows: Sequence[int],
    stub_columns: int,
    column: int,
) -> Iterator[Spot]:
    """What heads a column, the section and the table, nearest first."""
    yield from _cells("boxhead", [table.rows[r][column] for r in reversed(header_rows)])
    corner = [table.rows[r][c] for r in reversed(header_rows) for c in range(stub_columns)]
    yield from _cells("stub head", corner)
    if section is not None:
        tops = [c for r in range(section.first, section.last + 1) for c in table.rows[r][:1]]
        yield from _cells("title", [cell for cell in tops if cell.text in section.titles])
    if table.caption:
        yield Spot("caption", table.caption, table.page, table.caption_box)


def _shared(paragraph: Paragraph, source: Source) -> float:
    """How much of a source's box a paragraph's words cover, in square points."""
    boxes = [p.box for p in paragraph.places if p.page == source.page] or [paragraph.box]
    return sum(box.overlap(source.box) for box in boxes) if source.box else 0.0


def _cut_ins(table: Table, section: Section, row: int) -> list[Cell]:
    """The cells that title the rows around ``row``, nearest first."""
    wanted = {one_line(text) for text in section.cut_ins.get(row, ())}
    above = [table.rows[r][0] for r in range(row - 1, section.first - 1, -1)]
    return [cell for cell in above if one_line(cell.text) in wanted]


def _cells(place: str, cells: Sequence[Cell]) -> Iterator[Spot]:
    for i, cell in enumerate(cells):
        if cell.text.strip() and not any(cell is other for other in cells[:i]):
            yield Spot(place, cell.text, cell.page, cell.box)


def _headings_over(blocks: Sequence[Block]) -> list[tuple[Spot, ...]]:
    """For each block the headings above it, innermost first, with where they are printed."""
    latest: dict[str, Heading] = {}
    found: list[tuple[Spot, ...]] = []
    for block in blocks:
        if isinstance(block, Heading):
            latest[block.text] = block
            found.append(())
            continue
        spots = []
        for text in reversed(block.heading):
            heading = latest.get(text)
            page, box = (heading.page, heading.box) if heading else (None, None)
            spots.append(Spot("heading", text, page, box))
        found.append(tuple(spots))
    return found


def _title(title: str | None, blocks: Sequence[Block]) -> tuple[Spot, ...]:
    """The report's title, and where it is printed if one block holds it."""
    if not title:
        return ()
    for block in blocks:
        if not isinstance(block, Table) and title in block.text:
            return (Spot("report", title, block.page, block.box),)
    return (Spot("report", title),)
