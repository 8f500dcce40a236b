"""A page's height cut into what runs over its whole width and what is set in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layout.abreast import titled_abreast
from extractor.layout.bands import Band, column_bands, heads_both
from extractor.layout.columns import gutter, sides
from extractor.layout.grid import Grid
from extractor.layout.lines import Line, lines_of
from extractor.layout.notes import Item
from extractor.layout.tiles import Tiles
from extractor.pdf.page import Box, Page


@dataclass(frozen=True, slots=True)
class Inset:
    """What stands in a frame beside the text, in reading order."""

    box: Box
    blocks: tuple[Item, ...]


Set = Grid | Tiles | Inset
"""What is set on the page in one piece, between the lines."""

Strip = tuple[float | None, list[Line], list[Set]]
"""What stands between two heights of a page: the x between its columns, or None for one column; its
lines, tables and tiles."""


def with_tiles(page: Page, lines: Sequence[Line], tiles: Sequence[Tiles]) -> Sequence[Line]:
    """The lines with those of the tiles, which show where the page's columns part as well."""
    if not tiles:
        return lines
    own = [line for row in tiles for block in row.blocks for line in block.lines]
    words = [word for line in [*lines, *own] for word in line.words]
    return lines_of(page.number, words)


def strips_of(lines: Sequence[Line], grids: Sequence[Set], printed: Sequence[Line]) -> list[Strip]:
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
