"""From pages to headings, paragraphs, tables and charts in reading order: the find step.

Sheets that carry two pages are parted first. Then page by page: charts are set aside, then come
tables with drawn cells, then tables that only their alignment shows, then the text between them.
After that, over page breaks: paragraphs and tables are joined, tables get their captions and notes,
headings their levels, and everything the path of headings it stands under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extractor.layout.abreast import titled_abreast
from extractor.layout.bands import Band, column_bands, heads_both
from extractor.layout.blocks import Block, Chart, Heading, Layout, Paragraph, Table
from extractor.layout.breaks import over_breaks
from extractor.layout.captions import Captioned, Title, Titled, attach
from extractor.layout.charts import charts_of, without_charts
from extractor.layout.columns import gutter, sides
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
from extractor.layout.tables import outside, ruled_grids, unruled_grids
from extractor.layout.tiles import Tiles, tiles_of, without_tiles
from extractor.layout.turned import set_as_boxheads
from extractor.layout.underlined import set_off
from extractor.layout.written import written
from extractor.pdf.page import Page


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
    grids: list[list[Grid]] = []
    for page in plain:
        above = grids[-1][-1] if grids and grids[-1] else None
        drawn = ruled_grids(page, above, path)
        labels = set_as_boxheads(outside(page.turned, drawn))
        bare = unruled_grids(page, outside(page.words, drawn) + labels, path)
        grids.append(sorted([*drawn, *bare], key=lambda grid: (grid.box.top, grid.box.x0)))
    plain, grids = over_breaks(plain, without_lone_boxheads(grids))
    free = [outside(page.words, own) for page, own in zip(plain, grids, strict=True)]
    lines = [lines_of(page.number, words) for page, words in zip(plain, free, strict=True)]
    lines = [set_off(own, page.rulings) for page, own in zip(plain, lines, strict=True)]
    style = style_of(plain, [line for own in lines for line in own])
    items: list[Item] = []
    for page, own, own_tiles, own_lines in zip(plain, grids, tiles, lines, strict=True):
        _append(items, _page_items(page, own, own_tiles, own_lines, style), style)
    items = [without_unused_edges(i) if isinstance(i, Grid) else i for i in items]
    blocks = _with_charts(
        _blocks(attach(items, style, plain), style),
        [
            Chart(page.number, chart.box, tuple(label.text for label in chart.labels))
            for page, own in zip(plain, charts, strict=True)
            for chart in own
        ],
    )
    return Layout(tuple(pages), tuple(blocks), bodies.furniture)


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


def _page_items(
    page: Page,
    grids: Sequence[Grid],
    tiles: Sequence[Tiles],
    lines: Sequence[Line],
    style: Style,
) -> list[Item]:
    """The page's text, tiles and tables in reading order, footnotes last."""
    items: list[Item] = []
    for x, held, own in _bands(lines, [*grids, *tiles], _with_tiles(page, lines, tiles)):
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
    marked: list[Item] = [i if isinstance(i, Grid) else next(renewed) for i in items]
    notes = [i for i in marked if isinstance(i, TextBlock) and i.kind == "footnote"]
    return [i for i in marked if not (isinstance(i, TextBlock) and i.kind == "footnote")] + notes


Set = Grid | Tiles
"""What is set on the page in one piece, between the lines."""

Strip = tuple[float | None, list[Line], list[Set]]
"""What stands between two heights of a page: the x between its columns, or None for one column; its
lines, tables and tiles."""


def _with_tiles(page: Page, lines: Sequence[Line], tiles: Sequence[Tiles]) -> Sequence[Line]:
    """The lines with those of the tiles, which show where the page's columns part as well."""
    if not tiles:
        return lines
    own = [line for row in tiles for block in row.blocks for line in block.lines]
    words = [word for line in [*lines, *own] for word in line.words]
    return lines_of(page.number, words)


def _bands(lines: Sequence[Line], grids: Sequence[Set], printed: Sequence[Line]) -> list[Strip]:
    """The page cut into what runs over its whole width and what is set in two columns.

    ``lines`` are those outside of ``grids``, ``printed`` those that show its columns.
    """
    x = gutter(printed)
    if x is not None:
        return _at_gutter(lines, grids, x)
    bands = column_bands(lines, [grid.box for grid in grids]) or titled_abreast(
        lines, [grid for grid in grids if isinstance(grid, Grid)]
    )
    return _between(lines, grids, bands) if bands else [(None, list(lines), list(grids))]


def _at_gutter(lines: Sequence[Line], grids: Sequence[Set], x: float) -> list[Strip]:
    """The page cut where lines and tables run across the gutter."""
    boxes = [grid.box for grid in grids]
    things: list[tuple[float, bool, Line | Set]] = [
        (line.box.top, sides(line, x) is None or heads_both(lines, at, x, boxes), line)
        for at, line in enumerate(lines)
    ]
    things += [(g.box.top, g.box.x0 < x < g.box.x1, g) for g in grids]
    strips: list[Strip] = []
    for _, whole, thing in sorted(things, key=lambda t: t[0]):
        at = None if whole else x
        if not strips or strips[-1][0] != at:
            strips.append((at, [], []))
        if isinstance(thing, Line):
            strips[-1][1].append(thing)
        else:
            strips[-1][2].append(thing)
    return strips


def _between(lines: Sequence[Line], grids: Sequence[Set], bands: Sequence[Band]) -> list[Strip]:
    """The page's bands, and what stands above, between and below them as it stands."""
    strips: list[Strip] = []
    waiting = sorted(grids, key=lambda grid: grid.box.top)
    start = 0
    for band in bands:
        above = [g for g in waiting if g.box.centre[1] < band.top]
        own = [g for g in waiting if band.parts(g.box)]
        strips.append((None, list(lines[start : band.start]), above))
        strips.append((band.x, list(lines[band.start : band.end]), own))
        waiting = [g for g in waiting if g not in above and g not in own]
        start = band.end
    strips.append((None, list(lines[start:]), waiting))
    return [strip for strip in strips if strip[1] or strip[2]]


def _column_items(lines: Sequence[Line], grids: Sequence[Set], style: Style) -> list[Item]:
    """One column's text blocks, tiles and tables, top to bottom."""
    ordered = sorted(grids, key=lambda g: (g.box.top, g.box.x0))
    places = [sum(line.box.centre[1] < grid.box.top for line in lines) for grid in ordered]
    items: list[Item] = []
    passed = 0
    waiting = list(zip(places, ordered, strict=True))
    for block in text_blocks(lines, style, frozenset(places)):
        while waiting and waiting[0][0] <= passed:
            items += _items_of(waiting.pop(0)[1])
        items.append(block)
        passed += len(block.lines)
    for _, grid in waiting:
        items += _items_of(grid)
    return items


def _items_of(thing: Set) -> Sequence[Item]:
    return thing.blocks if isinstance(thing, Tiles) else (thing,)


def _append(items: list[Item], page_items: list[Item], style: Style) -> None:
    """Add a page's items, joining what runs over the page break. Footnotes do not part it."""
    end = len(items)
    while end > 0 and _is_footnote(items[end - 1]):
        end -= 1
    if end and page_items:
        last, first = items[end - 1], page_items[0]
        if isinstance(last, Grid) and isinstance(first, Grid):
            if continues(last, first):
                items[end - 1] = stitched(last, first)
                page_items = page_items[1:]
        elif isinstance(last, TextBlock) and last.lines[-1].page == first.page - 1:
            whole = _joined(last, first, style)
            if whole is not None:
                items[end - 1] = whole
                page_items = page_items[1:]
    items.extend(page_items)


def _joined(last: Item, first: Item, style: Style) -> TextBlock | None:
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


def _is_footnote(item: Item) -> bool:
    return isinstance(item, TextBlock) and item.kind == "footnote"


def _blocks(items: Sequence[Titled], style: Style) -> list[Block]:
    """The items as blocks, each with the path of headings above it."""
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
    path = HeadingPath()
    blocks: list[Block] = []
    for index, item in enumerate(items):
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
