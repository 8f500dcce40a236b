"""From pages to headings, paragraphs, tables and charts in reading order: the find step.

Sheets that carry two pages are parted first. Then page by page: charts are set aside, then come
tables with drawn cells, then tables that only their alignment shows, then the text between them.
After that, over page breaks: paragraphs and tables are joined, tables get their captions and notes,
headings their levels, and everything the path of headings it stands under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.layout.asides import Aside, asides_of, without_asides
from extractor.layout.blocks import Block, Chart, Heading, Layout, Paragraph, Table
from extractor.layout.breaks import over_breaks
from extractor.layout.captions import Captioned, Title, Titled, attach
from extractor.layout.charts import charts_of, without_charts
from extractor.layout.entries import entries_apart
from extractor.layout.furniture import strip_furniture
from extractor.layout.grid import Grid, without_unused_edges
from extractor.layout.headings import Path as HeadingPath
from extractor.layout.headings import (
    is_heading,
    levels,
    look_of,
    states_number,
    with_bare_numbers,
)
from extractor.layout.labelled import is_labelled, said
from extractor.layout.lines import Line, lines_of
from extractor.layout.notes import Item
from extractor.layout.paragraphs import (
    Style,
    TextBlock,
    mark_footnotes,
    runs_on,
    style_of,
    text_blocks,
    usual_size,
)
from extractor.layout.sheets import parted
from extractor.layout.stitch import continues, stitched, without_lone_boxheads
from extractor.layout.strips import Inset, Set, strips_of, with_tiles
from extractor.layout.tables import outside, ruled_grids, unruled_grids
from extractor.layout.tight import with_tight_columns
from extractor.layout.tiles import Tiles, tiles_of, without_tiles
from extractor.layout.turned import set_as_boxheads
from extractor.layout.underlined import set_off
from extractor.layout.written import written
from extractor.pdf.page import Box, Page


def find_layout(pages: Sequence[Page], path: Path | None = None) -> Layout:
    """What stands on the pages, in reading order.

    ``path`` is the file that the pages come from; with it, a second table reader is asked where the
    first one's reading is poor.
    """
    pages = parted(pages)
    bodies = strip_furniture(pages)
    size = usual_size(bodies.pages)
    charts = [charts_of(page, size) for page in bodies.pages]
    plain = [without_charts(page, own) for page, own in zip(bodies.pages, charts, strict=True)]
    tiles = [tiles_of(page, size) for page in plain]
    plain = [without_tiles(page, own) for page, own in zip(plain, tiles, strict=True)]
    asides = [asides_of(page) for page in plain]
    plain = [without_asides(page, own) for page, own in zip(plain, asides, strict=True)]
    plain = [with_tight_columns(page) for page in plain]
    grids: list[list[Grid]] = []
    for page in plain:
        above = grids[-1][-1] if grids and grids[-1] else None
        grids.append(_grids(page, above, path))
    plain, grids = over_breaks(plain, without_lone_boxheads(grids))
    insets = [[_inset(aside, size, path) for aside in own] for own in asides]
    parts = [
        _part(page, page_tiles, page_grids, page_insets)
        for page, page_tiles, page_grids, page_insets in zip(
            plain, tiles, grids, insets, strict=True
        )
    ]
    every = [inner for part in parts for inner in part.all()]
    style = style_of([part.page for part in every], [line for part in every for line in part.lines])
    items: list[Item | Inset] = []
    for part in parts:
        _append(items, _page_items(part, style), style)
    framed = [(item.blocks[0].page, item.box) for item in items if isinstance(item, Inset)]
    flat = [without_unused_edges(i) if isinstance(i, Grid) else i for i in _flat(items)]
    blocks = _with_charts(
        _blocks(attach(flat, style, plain), style, framed),
        [
            Chart(page.number, chart.box, tuple(label.text for label in chart.labels))
            for page, own in zip(plain, charts, strict=True)
            for chart in own
        ],
    )
    return Layout(tuple(pages), tuple(blocks), bodies.furniture)


@dataclass(frozen=True, slots=True)
class _Part:
    """A page, or what a frame on it holds: its tiles and tables, the lines left, and its frames."""

    page: Page
    tiles: Sequence[Tiles]
    grids: Sequence[Grid]
    lines: Sequence[Line]
    framed: Sequence[tuple[Aside, _Part]]

    def all(self) -> Iterator[_Part]:
        """The page, and then what its frames hold."""
        yield self
        for _, inner in self.framed:
            yield from inner.all()


def _part(
    page: Page,
    tiles: Sequence[Tiles],
    grids: Sequence[Grid],
    framed: Sequence[tuple[Aside, _Part]],
) -> _Part:
    lines = lines_of(page.number, outside(page.words, grids))
    return _Part(page, tiles, grids, set_off(lines, page.rulings), framed)


def _inset(aside: Aside, size: float, path: Path | None) -> tuple[Aside, _Part]:
    """What stands in a frame, found as on a page: it may hold tiles, tables and frames."""
    tiles = tiles_of(aside.page, size)
    page = without_tiles(aside.page, tiles)
    within = asides_of(page)
    page = without_asides(page, within)
    framed = [_inset(inner, size, path) for inner in within]
    return aside, _part(page, tiles, _grids(page, None, path), framed)


def _grids(page: Page, above: Grid | None, path: Path | None) -> list[Grid]:
    """The page's tables, top to bottom; ``above`` is the last one of the page before."""
    drawn = ruled_grids(page, above, path)
    labels = set_as_boxheads(outside(page.turned, drawn))
    bare = unruled_grids(page, outside(page.words, drawn) + labels, path)
    return sorted([*drawn, *bare], key=lambda grid: (grid.box.top, grid.box.x0))


def _with_charts(blocks: Sequence[Block], charts: Sequence[Chart]) -> list[Block | Chart]:
    """The blocks with each chart before the first that stands below it, in its column."""
    result: list[Block | Chart] = list(blocks)
    for chart in charts:
        at = next(
            (
                index
                for index, block in enumerate(result)
                if block.page > chart.page
                or (
                    block.page == chart.page
                    and block.box.top > chart.box.top
                    and block.box.x0 < chart.box.x1
                    and block.box.x1 > chart.box.x0
                )
            ),
            len(result),
        )
        result.insert(at, chart)
    return result


def _page_items(part: _Part, style: Style) -> list[Item | Inset]:
    """The page's text, tiles and tables in reading order, footnotes last."""
    page, tiles = part.page, part.tiles
    insets = [
        Inset(aside.box, tuple(_flat(_page_items(inner, style)))) for aside, inner in part.framed
    ]
    sets: list[Set] = [*part.grids, *tiles, *(inset for inset in insets if inset.blocks)]
    items: list[Item | Inset] = []
    for x, held, own in strips_of(part.lines, sets, with_tiles(page, part.lines, tiles)):
        if x is None:
            items += _column_items(held, own, style)
            continue
        words = [w for line in held for w in line.words]
        left, right = (
            _column_items(
                lines_of(page.number, [w for w in words if (w.box.centre[0] < x) == side]),
                [g for g in own if (g.box.centre[0] < x) == side],
                style,
            )
            for side in (True, False)
        )
        if left and right and (whole := _joined(left[-1], right[0], style)) is not None:
            left, right = [*left[:-1], whole], right[1:]
        items += left + right
    texts = mark_footnotes([i for i in items if isinstance(i, TextBlock)], page, style)
    renewed = iter(texts)
    marked = [next(renewed) if isinstance(i, TextBlock) else i for i in items]
    notes = [i for i in marked if _is_footnote(i)]
    return [i for i in marked if not _is_footnote(i)] + notes


def _flat(items: Iterable[Item | Inset]) -> Iterator[Item]:
    """The items, and what insets hold in their places."""
    for item in items:
        if isinstance(item, Inset):
            yield from item.blocks
        else:
            yield item


def _column_items(lines: Sequence[Line], sets: Sequence[Set], style: Style) -> list[Item | Inset]:
    """One column's text blocks, tiles and tables, top to bottom, insets behind the section that
    they stand beside."""
    lines = entries_apart(lines)
    grids = [each for each in sets if not isinstance(each, Inset)]
    ordered = sorted(grids, key=lambda g: (g.box.top, g.box.x0))
    places = [sum(line.box.centre[1] < grid.box.top for line in lines) for grid in ordered]
    items: list[Item | Inset] = []
    passed = 0
    waiting = list(zip(places, ordered, strict=True))
    beside = [each.box for each in sets if isinstance(each, Inset)]
    for block in text_blocks(lines, style, frozenset(places), beside):
        while waiting and waiting[0][0] <= passed:
            items += _items_of(waiting.pop(0)[1])
        items.append(block)
        passed += len(block.lines)
    for _, grid in waiting:
        items += _items_of(grid)
    for inset in sets:
        if isinstance(inset, Inset):
            items.insert(_place_of(inset, items, style), inset)
    return items


def _place_of(inset: Inset, items: Sequence[Item | Inset], style: Style) -> int:
    """Where an inset is read: before the next section, so that it parts no text."""
    for index, item in enumerate(items):
        below = not isinstance(item, Inset) and item.box.top >= inset.box.bottom
        if below and isinstance(item, TextBlock) and is_heading(item, style):
            return index
    return len(items)


def _items_of(thing: Grid | Tiles) -> Sequence[Item]:
    return thing.blocks if isinstance(thing, Tiles) else (thing,)


def _append(items: list[Item | Inset], page_items: list[Item | Inset], style: Style) -> None:
    """Add a page's items, joining what runs over the page break. Footnotes and what stands in
    frames do not part it."""
    end = len(items)
    while end > 0 and (isinstance(items[end - 1], Inset) or _is_footnote(items[end - 1])):
        end -= 1
    if end and page_items:
        last, first = items[end - 1], page_items[0]
        if isinstance(last, Grid) and isinstance(first, Grid):
            if continues(last, first):
                items[end - 1] = stitched(last, first)
                page_items = page_items[1:]
        elif (
            isinstance(last, TextBlock)
            and not isinstance(first, Inset)
            and last.lines[-1].page == first.page - 1
        ):
            whole = _joined(last, first, style)
            if whole is not None:
                items[end - 1] = whole
                page_items = page_items[1:]
    items.extend(page_items)


def _joined(last: Item | Inset, first: Item | Inset, style: Style) -> TextBlock | None:
    """The paragraph that the last text of a page or column and the first of the next make, or None
    where it does not run on."""
    if (
        isinstance(last, TextBlock)
        and isinstance(first, TextBlock)
        and not is_heading(last, style)
        and not is_heading(first, style)
        and not is_labelled(written(first, style.vocabulary)[0])
        and runs_on(last, first)
    ):
        return replace(last, lines=last.lines + first.lines)
    return None


def _is_footnote(item: Item | Inset) -> bool:
    return isinstance(item, TextBlock) and item.kind == "footnote"


def _blocks(
    items: Sequence[Titled], style: Style, framed: Sequence[tuple[int, Box]] = ()
) -> list[Block]:
    """The items as blocks, each with the path of headings above it.

    ``framed`` are the pages and boxes of insets: headings in them end with them.
    """
    texts = {
        index: said(item, style)
        for index, item in enumerate(items)
        if isinstance(item, TextBlock)
        and is_heading(item, style)
        and not is_labelled(written(item, style.vocabulary)[0])
    }
    looks = {
        index: look_of(item, texts[index])
        for index, item in enumerate(items)
        if isinstance(item, TextBlock) and index in texts
    }
    looks = with_bare_numbers(looks, texts)
    ranks = dict(zip(looks, levels(list(looks.values())), strict=True))
    whole = path = HeadingPath()
    inset: tuple[int, Box] | None = None
    blocks: list[Block] = []
    for index, item in enumerate(items):
        frame = _frame_of(item, framed)
        if frame != inset:
            beside = [
                ranks[at]
                for at, each in enumerate(items)
                if at in ranks and frame is not None and _stands_beside(each, frame, framed)
            ]
            path = whole if frame is None else whole.within(min(beside, default=None))
            inset = frame
        if isinstance(item, Captioned):
            blocks.append(_table(item, path.titles))
        elif isinstance(item, TextBlock) and index in texts:
            level = path.enter(ranks[index], texts[index], looks[index].number)
            own = _paragraph(item, style, path.titles) if states_number(texts[index]) else None
            blocks.append(Heading(item.page, item.box, texts[index], level, own))
        else:
            block = item.block if isinstance(item, Title) else item
            paragraph = _paragraph(block, style, path.titles)
            if paragraph.text:
                blocks.append(paragraph)
    return blocks


def _frame_of(item: Titled, framed: Sequence[tuple[int, Box]]) -> tuple[int, Box] | None:
    """The inset that the item stands in."""
    if not framed:
        return None
    thing = item.grid if isinstance(item, Captioned) else item
    thing = thing.block if isinstance(thing, Title) else thing
    centre = thing.box.centre
    return next((f for f in framed if f[0] == thing.page and f[1].holds(centre)), None)


def _stands_beside(item: Titled, frame: tuple[int, Box], framed: Sequence[tuple[int, Box]]) -> bool:
    """Whether a heading stands beside the inset: that may be of more than its section."""
    if not isinstance(item, TextBlock) or item.page != frame[0]:
        return False
    beside = frame[1].top < item.box.centre[1] < frame[1].bottom
    return beside and _frame_of(item, framed) is None


def _paragraph(block: TextBlock, style: Style, heading: tuple[str, ...]) -> Paragraph:
    text, places = written(block, style.vocabulary)
    return Paragraph(block.page, block.box, text, block.number, heading, block.kind, places)


def _table(item: Captioned, heading: tuple[str, ...]) -> Table:
    grid = item.grid
    return Table(
        grid.page,
        grid.box,
        grid.rows,
        grid.pages,
        item.caption,
        heading,
        item.before,
        item.after,
        grid.reader,
        item.caption_box,
    )
