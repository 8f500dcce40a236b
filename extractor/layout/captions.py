"""Captions above, below and inside of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.layout.grid import Grid, part, unique
from extractor.layout.headings import LARGER, is_heading
from extractor.layout.labelled import is_labelled, said
from extractor.layout.notes import Item, bottom_of, notes_after, paragraph_before
from extractor.layout.paragraphs import Style, TextBlock
from extractor.pdf.page import Box, Page, around

NEAR = 1.9
"""Distance, in the text's font sizes, up to which a line above a table belongs to it."""

CENTRED = 8.0
"""Points by which a centred title may be off the middle."""

INSET = 20.0
"""Points from the left edge from which a line is centred and not flush left."""

CLOSER_ABOVE = 0.6
"""Most white above a title below its table, in the white between it and what follows: a heading
keeps more above than below."""

OVERLAP = 3.0
"""Points by which a caption's box may reach into its table's: glyph boxes are taller than
glyphs."""

WITHIN = 0.3
"""Share of a picture that must lie between a caption and its table for it to stand between them."""

PICTURED = 0.6
"""Share of the white between a caption and its table that pictures fill where a chart stands
there."""

LEAST_ROWS = 3
"""Fewest rows of a grid whose first may be its title: a boxhead and a row of figures must
remain."""


@dataclass(frozen=True, slots=True)
class Title:
    """A line that titles a chart: printed like the tables' titles, beside a picture."""

    block: TextBlock


@dataclass(frozen=True, slots=True)
class Captioned:
    """A grid with the text around it."""

    grid: Grid
    caption: str | None = None
    caption_box: Box | None = None
    before: str | None = None
    after: str | None = None


Titled = TextBlock | Title | Captioned


def off_title_row(grid: Grid) -> Grid:
    """The grid less a full-width first row that titles it, kept as ``title``."""
    if len(grid.rows) < LEAST_ROWS or grid.width < 2:
        return grid
    first = unique(grid.rows[0])
    if len(first) != 1 or not first[0].text.strip() or first[0].rows > 1:
        return grid
    if len(unique(grid.rows[1])) < 2:
        return grid
    return replace(part(grid, 1, len(grid.rows)), title=first[0].text, box=grid.box)


def attach(items: Sequence[Item], style: Style, pages: Sequence[Page]) -> list[Titled]:
    """Give every grid its caption, the paragraph before and the notes after; captions leave the
    flow of text, notes stay in it."""
    titles = _title_looks(items, style)
    below_tables = _labels_stand_below(items, style, pages)
    taken: dict[int, list[int]] = {}
    for index, item in enumerate(items):
        if isinstance(item, Grid):
            taken[index] = _captions(items, index, style, titles, pages)
            if below_tables:
                taken[index] = [
                    i
                    for i in taken[index]
                    for block in _blocks(items, [i])
                    if not is_labelled(said(block, style))
                ]
    for index, item in enumerate(items):
        if below_tables and isinstance(item, Grid) and not taken[index]:
            below = _caption_below(items, index, style, taken)
            if below is not None:
                taken[index] = [below]
    for index, item in enumerate(items):
        if isinstance(item, Grid) and not item.beside:
            own = {i for indices in taken.values() for i in indices}
            heads = [block.size for block in _blocks(items, taken[index])]
            if index + 1 not in own and _titles_above_it(items, index + 1, style, titles, heads):
                taken[index] = [*taken[index], index + 1]
    used = {i for indices in taken.values() for i in indices}
    result: list[Titled] = []
    for index, item in enumerate(items):
        if isinstance(item, Grid):
            at = _titled_at(items, index, taken)
            blocks = _blocks(items, taken[at])
            lines = [said(block, style) for block in blocks]
            boxes = [block.box for block in blocks if block.page == item.page]
            if item.title:
                lines.append(item.title)
                boxes.append(_title_row(item))
            result.append(
                Captioned(
                    item,
                    "\n".join(lines) or None,
                    around(boxes) if boxes else None,
                    paragraph_before(items, at, style, used),
                    notes_after(items, index, style),
                )
            )
        elif index not in used:
            charted = is_heading(item, style) and _titles_picture(item, titles, pages)
            result.append(Title(item) if charted else item)
    return result


def _titled_at(items: Sequence[Item], index: int, taken: Mapping[int, list[int]]) -> int:
    """Index of the grid whose captions title this one: of two set side by side in one, the first
    has them, unless the other has its own."""
    at = index
    while at and isinstance(grid := items[at], Grid) and grid.beside and not taken[at]:
        if not isinstance(items[at - 1], Grid):
            return index
        at -= 1
    return at


def _blocks(items: Sequence[Item], indices: Sequence[int]) -> list[TextBlock]:
    """The captions at ``indices``, none of which is a grid."""
    return [item for i in indices if isinstance(item := items[i], TextBlock)]


def _labels_stand_below(items: Sequence[Item], style: Style, pages: Sequence[Page]) -> bool:
    """Whether the document's labelled captions stand below their tables: more of them have a table
    right above and none right below than the other way round."""
    above = below = 0
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if isinstance(item, Grid) or not is_labelled(said(item, style)):
            continue
        closes = isinstance(before, Grid) and _right_below(item, before)
        heads = isinstance(after, Grid) and _directly_above(item, after, pages)
        above += heads and not closes
        below += closes and not heads
    return below > above


def _right_below(block: TextBlock, grid: Grid) -> bool:
    return block.page == grid.pages[-1] and (
        -OVERLAP <= block.box.top - bottom_of(grid) <= NEAR * block.size
    )


def _title_row(grid: Grid) -> Box:
    """The part of the grid's box above its first row of cells."""
    tops = [cell.box.top for cell in grid.rows[0] if cell.box is not None]
    return grid.box._replace(bottom=min(tops, default=grid.box.bottom))


def _titles_picture(
    block: TextBlock, titles: set[tuple[float, bool, bool]], pages: Sequence[Page]
) -> bool:
    """Whether a picture stands right above or below a line that is printed like the tables' titles,
    or that is centred over it."""
    box = block.box
    reach = NEAR * block.size
    for image in pages[block.page - 1].images:
        near = 0 <= box.top - image.bottom <= reach or 0 <= image.top - box.bottom <= reach
        beside = image.x0 < box.x1 and image.x1 > box.x0
        centred = abs(image.centre[0] - box.centre[0]) <= CENTRED and box.x0 - image.x0 > INSET
        if near and beside and (_look(block) in titles or (centred and block.number is None)):
            return True
    return False


def _look(block: TextBlock) -> tuple[float, bool, bool]:
    return (round(block.size * 2) / 2, block.bold, block.number is not None)


def _directly_above(block: TextBlock, below: Item, pages: Sequence[Page]) -> bool:
    """Whether only white, or a picture, lies between the block's foot and the head of what is
    below: over a table a picture of its columns, over a line one of any width.

    What is last on a page stands above a table that is first on the next, where no picture does:
    writers seldom keep the two together.
    """
    last = block.lines[-1]
    if last.page != below.page:
        images = pages[below.page - 1].images
        over = any(image.top < below.box.top and image.height > last.size for image in images)
        return isinstance(below, Grid) and last.page == below.page - 1 and not over
    gap = below.box.top - last.box.bottom
    if -OVERLAP <= gap <= NEAR * last.size:
        return True
    page = pages[below.page - 1]
    sides = (below.box.x0, below.box.x1) if isinstance(below, Grid) else (0, page.width)
    between = Box(sides[0], last.box.bottom, sides[1], below.box.top)
    pictures = [image for image in page.images if image.overlap(between) > WITHIN * _area(image)]
    return gap > 0 and sum(i.height for i in pictures) >= PICTURED * gap


def _area(box: Box) -> float:
    return max(box.width * box.height, 1.0)


def _title_looks(items: Sequence[Item], style: Style) -> set[tuple[float, bool, bool]]:
    """Looks of bold lines that stand above tables more often than above text: titles of tables.

    Print larger than the text's is a heading's as soon as one of its lines stands above text, or
    tables have smaller titles beside it: a line that titled its table alone would leave the next
    tables to the last heading that looks like it.
    """
    above_table: Counter[tuple[float, bool, bool]] = Counter()
    above_text: Counter[tuple[float, bool, bool]] = Counter()
    for index, item in enumerate(items[:-1]):
        if isinstance(item, TextBlock) and is_heading(item, style):
            following = items[index + 1]
            if isinstance(following, Grid):
                above_table[_look(item)] += 1
            else:
                above_text[_look(item)] += 1
    looks = {
        look
        for look, count in above_table.items()
        if not look[2]
        and (
            not above_text[look]
            if look[0] >= LARGER * style.size
            else count > above_text[look] or (count == above_text[look] and look[0] <= style.size)
        )
    }
    small = {look for look in looks if look[0] < LARGER * style.size}
    return small or looks


def _captions(
    items: Sequence[Item],
    index: int,
    style: Style,
    titles: set[tuple[float, bool, bool]],
    pages: Sequence[Page],
) -> list[int]:
    """Indices of the blocks above that title the grid, in printed order: at most two."""
    grid = items[index]
    assert isinstance(grid, Grid)
    found: list[int] = []
    at = index - 1
    while at >= 0 and len(found) < 2:
        block = items[at]
        if not isinstance(block, TextBlock) or block.kind != "text":
            break
        if not _directly_above(block, items[found[0]] if found else grid, pages):
            break
        text = said(block, style)
        if is_labelled(text):
            found.insert(0, at)
            break
        title = is_heading(block, style) and (
            _look(block) in titles
            or _centred_over(block, grid)
            or _below_its_like(items, at, style)
        )
        if (title or _is_year_title(text)) and not found:
            found.insert(0, at)
            at -= 1
            continue
        break
    return found


def _centred_over(block: TextBlock, grid: Grid) -> bool:
    """Whether the line is centred over the grid, not flush left as headings are."""
    box = block.box
    return (
        abs(box.centre[0] - grid.box.centre[0]) <= CENTRED
        and box.x0 - grid.box.x0 > INSET
        and block.number is None
    )


def _below_its_like(items: Sequence[Item], at: int, style: Style) -> bool:
    """Whether a heading stands right below another printed like it: a section does not begin with
    the next, so that the second titles what follows it."""
    block, above = items[at], items[at - 1] if at else None
    return (
        isinstance(block, TextBlock)
        and isinstance(above, TextBlock)
        and block.number is None
        and is_heading(above, style)
        and _look(above) == _look(block)
    )


def _is_year_title(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d\s*[/–-]\s*(?:20)?\d\d:?", text.strip()))


def _titles_above_it(
    items: Sequence[Item],
    at: int,
    style: Style,
    titles: set[tuple[float, bool, bool]],
    heads: Sequence[float],
) -> bool:
    """Whether a line printed like the tables' titles is that of the table above it, which has no
    other but section headings of the sizes ``heads``: it stands closer to it than to what follows.
    """
    block, grid = items[at] if at < len(items) else None, items[at - 1]
    if not isinstance(block, TextBlock) or not isinstance(grid, Grid):
        return False
    if not is_heading(block, style) or _look(block) not in titles or not _right_below(block, grid):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.page != block.page or any(s < LARGER * block.size for s in heads):
        return False
    above, below = block.box.top - bottom_of(grid), after.box.top - block.box.bottom
    return 0 <= above < CLOSER_ABOVE * below


def _caption_below(
    items: Sequence[Item], index: int, style: Style, taken: dict[int, list[int]]
) -> int | None:
    """A labelled caption right under the grid, unless another has it."""
    grid = items[index]
    assert isinstance(grid, Grid)
    if index + 1 >= len(items):
        return None
    block = items[index + 1]
    if not isinstance(block, TextBlock) or block.page != grid.pages[-1]:
        return None
    if any(index + 1 in used for used in taken.values()):
        return None
    if is_labelled(said(block, style)) and _right_below(block, grid):
        return index + 1
    return None
