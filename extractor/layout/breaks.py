"""Tables without drawn cells that run over a page break.

Word processors break a table where the page ends: the rows that follow stand at the head of the
next page with nothing above them that says what they count, and a boxhead may stay alone at the
foot. A page that holds two rows shows no columns, so both pages are read as one: what follows is
set below what stands at the foot, one row's pitch down, and a table found across the break is put
back onto its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractor.layout.blocks import Cell
from extractor.layout.broken_years import ends_years
from extractor.layout.choose import GOOD, YEAR, is_headed, is_sound, is_value, score
from extractor.layout.grid import Grid, cells_of, renumbered, unique
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import SAME_SIZE, Line, chunks, lines_of
from extractor.layout.pitch import ROW_PITCH
from extractor.layout.rows import LEADING
from extractor.layout.stitch import continues
from extractor.layout.tables import outside, unruled_grids
from extractor.layout.tabular_lines import FLUSH, is_head, is_tabular
from extractor.pdf.page import Box, Page, Ruling, Word

HEAD_LINES = 5
"""Most lines of a boxhead: so many are looked at on both sides of the break."""

ROW_LINES = 3
"""Lines at the head of a page among which a row's figures stand: its label may begin above."""

ROWS = 8
"""Lines on both sides of the break whose pitch is taken for the table's."""


PITCH = 1.6
"""The same in font sizes, where too few rows are left to tell."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A page's part of several set below one another: ``shift`` is by how many points it stands
    lower there than on its page, ``top`` where it begins there. ``words`` are its own, as they
    stand on the page and as they stand there."""

    page: Page
    shift: float
    top: float
    words: tuple[tuple[Word, Word], ...]
    repeated: tuple[Word, ...] = ()


def over_breaks(
    pages: Sequence[Page], grids: Sequence[Sequence[Grid]]
) -> tuple[list[Page], list[list[Grid]]]:
    """The pages and their tables, those without drawn cells that go on over a break made whole.

    Such a table is its first page's; what of it stands on the next is no longer among that one's
    words and tables. ``grids`` are each page's tables, top to bottom.
    """
    pages, found = list(pages), [list(own) for own in grids]
    at = 0
    while at < len(pages) - 1:
        end, whole = _whole(pages, found, at)
        if whole is not None:
            grid, taken = whole
            for k in range(at, end + 1):
                left = [w for w in pages[k].words if id(w) not in taken]
                gone = [g for g in found[k] if _holds_any(g, pages[k], taken)]
                found[k] = [g for g in found[k] if g not in gone]
                if k > at:
                    pages[k] = replace(pages[k], words=tuple(left))
            found[at] = sorted([*found[at], grid], key=lambda g: (g.box.top, g.box.x0))
        at = max(end, at + 1)
    return pages, found


def _whole(
    pages: Sequence[Page], grids: Sequence[Sequence[Grid]], at: int
) -> tuple[int, tuple[Grid, set[int]] | None]:
    """The table at the foot of a page with all that follows of it, and the index of the page that
    it ends on. The table comes with the words that it takes (``id``)."""
    parts = [_first(pages[at], grids[at])]
    best: tuple[Grid, set[int]] | None = None
    end = at
    while end + 1 < len(pages) and parts[-1].words:
        if end == at and grids[end] and grids[end + 1]:
            last = grids[end][-1]
            following = grids[end + 1][0]
            # a boxhead alone may have been taken for rows; rows above a table are no part of it
            if (
                _has_rows(last)
                and continues(last, following)
                and _begins(pages[end + 1], following)
            ):
                break
        part = _next(parts, pages[end + 1], grids[end + 1], grids[end])
        if part is None:
            break
        found = _across([*parts, part], grids[at])
        if found is None:
            break
        parts.append(part)
        best = found
        end += 1
        if any(id(own) not in found[1] for own, _ in part.words):
            break  # other text ends the page
    return end, best


def _begins(page: Page, grid: Grid) -> bool:
    """Whether nothing stands above a table on its page."""
    return not any(word.box.bottom <= grid.box.top for word in page.words)


def _first(page: Page, grids: Sequence[Grid]) -> _Part:
    """The page on which a table may begin; without words where a drawn table ends it."""
    drawn = [grid for grid in grids if grid.reader == "ruled"]
    words = outside(page.words, drawn)
    low = max((word.box.bottom for word in words), default=0.0)
    ends = any(grid.box.bottom > low for grid in drawn)
    return _Part(page, 0.0, 0.0, () if ends else tuple((word, word) for word in words))


def _next(
    parts: Sequence[_Part], page: Page, grids: Sequence[Grid], before: Sequence[Grid]
) -> _Part | None:
    """The page set below those before, where it begins with rows that may be of their last table:
    less the boxhead, where it is printed again. None where it does not."""
    drawn = [grid for grid in grids if grid.reader == "ruled"]
    words = outside(page.words, drawn)
    lines = lines_of(page.number, words)
    if not lines or any(grid.box.top < lines[0].box.top for grid in drawn):
        return None
    if not any(map(_counts, lines[: HEAD_LINES + ROW_LINES])):
        return None  # most pages begin with text: theirs need not be set below anything
    above = [_lines(part) for part in parts]
    upper = above[-1]
    again = _printed_again(above[0], lines)
    rows = lines[again:]
    if not _begins_with_row(rows, upper[-1]) or not any(
        len(chunks(a)) > 1 for a in upper[-HEAD_LINES:]
    ):
        return None
    pitch = _pitch(upper, rows)
    shift = upper[-1].base + pitch - rows[0].base
    head = {id(word) for line in lines[:again] for word in line.words}
    return _Part(
        page,
        shift,
        (upper[-1].box.bottom + rows[0].box.top + shift) / 2,
        tuple(
            (word, replace(word, box=_lower(word.box, shift)))
            for word in words
            if id(word) not in head
        ),
        tuple(word for line in lines[:again] for word in line.words),
    )


def _lines(part: _Part) -> list[Line]:
    """The part's lines where it stands; those of a page that was not moved are known already."""
    number = part.page.number if part.shift == 0 else -part.page.number
    return lines_of(number, [there for _, there in part.words])


def _printed_again(above: Sequence[Line], below: Sequence[Line]) -> int:
    """How many lines at the head of a page print a boxhead of the page before once more."""
    texts = [" ".join(line.text.split()).lower() for line in above]
    first = [" ".join(line.text.split()).lower() for line in below[:HEAD_LINES]]
    count = 0
    while (
        count < len(first)
        and (
            not _counts(below[count]) or ends_years(below[max(count - 2, 0) : count], below[count])
        )
        and any(texts[k : k + count + 1] == first[: count + 1] for k in range(len(texts)))
    ):
        count += 1
    return count if any(is_head(line) for line in below[:count]) else 0


def _begins_with_row(lines: Sequence[Line], last: Line) -> bool:
    """Whether the first of the lines that stands in columns holds figures, and is no boxhead. What
    stands above it is its label's beginning, or goes on with the ``last`` line's cells of words; it
    is no title."""
    at = next((k for k, line in enumerate(lines[:ROW_LINES]) if len(chunks(line)) > 1), None)
    if at is None or not is_tabular(lines[at]) or not _counts(lines[at]):
        return False
    row = lines[at]
    cells = [p.box.x0 for p in chunks(last)[1:] if not is_value(p.text)]
    return all(
        line.bold == row.bold
        and abs(line.size - row.size) < SAME_SIZE
        and (
            line.box.x1 < chunks(row)[1].box.x0
            or any(abs(line.box.x0 - x0) <= FLUSH for x0 in cells)
        )
        and not is_labelled(line.text)
        for line in lines[:at]
    )


def _counts(line: Line) -> bool:
    """Whether a line holds a figure right of its first text; years are labels."""
    return any(is_value(p.text) and not YEAR.fullmatch(p.text) for p in chunks(line)[1:])


def _pitch(above: Sequence[Line], below: Sequence[Line]) -> float:
    """From the last line of a row to the first of the next, in points, as on both sides of a
    break."""
    size = below[0].size
    pitches = [
        b.base - a.base
        for lines in (above[-ROWS:], below[:ROWS])
        for a, b in pairwise(lines)
        if _counts(b)
    ]
    usual = median(pitches) if pitches else PITCH * size
    return min(max(usual, LEADING * size), ROW_PITCH * size)


def _lower(box: Box, shift: float) -> Box:
    return Box(box.x0, box.top + shift, box.x1, box.bottom + shift)


def _as_one(parts: Sequence[_Part]) -> Page:
    """The parts as one page, which has no number in the document."""
    first = parts[0].page
    rulings: list[Ruling] = []
    fills: list[Box] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        foot = following.top if following is not None else float("inf")
        rulings += [
            Ruling(box)
            for ruling in part.page.rulings
            if part.top <= (box := _lower(_above(ruling.box, part, foot), part.shift)).centre[1]
            and box.centre[1] <= foot
        ]
        fills += [
            box
            for fill in part.page.fills
            if part.top <= (box := _lower(fill, part.shift)).centre[1] <= foot
        ]
    return Page(
        -first.number,
        first.width,
        parts[-1].shift + parts[-1].page.height,
        tuple(there for part in parts for _, there in part.words),
        tuple(rulings),
        tuple(fills),
    )


def _above(box: Box, part: _Part, foot: float) -> Box:
    """A line drawn below the last row of a part stands where the next part begins."""
    low = max(own.box.bottom for own, _ in part.words)
    beyond = box.centre[1] + part.shift - foot
    if low < box.centre[1] and beyond > 0:
        return _lower(box, -beyond)
    return box


def _across(parts: Sequence[_Part], own: Sequence[Grid]) -> tuple[Grid, set[int]] | None:
    """The table that stands on both sides of the last break, and the words it takes. ``own`` are
    the tables of the first page as it was read alone: none is read worse than it was."""
    page = _as_one(parts)
    cut = parts[-1].top
    upper = _lines(parts[-2])[-1]
    lower = _lines(parts[-1])[0]
    for grid in unruled_grids(page, page.words, None):
        if not all(_stands_in(line, grid) for line in (upper, lower)) or score(grid) < GOOD:
            continue
        before = [g for g in own if g.box.overlap(grid.box) > 0 and g.box.bottom <= parts[1].top]
        if any(is_sound(g) and _has_rows(g) and g.width != grid.width for g in before):
            continue
        if cut <= grid.box.top or not is_headed(grid.rows):
            continue
        return _put_back(grid, parts), _taken(grid, parts)
    return None


def _has_rows(grid: Grid) -> bool:
    """Whether a row has a name and a figure; the end of a boxhead ("2" below "Stage") has none."""
    return any(
        row[0].text.strip() and any(is_value(cell.text) for cell in unique(row)[1:])
        for row in grid.rows
    )


def _stands_in(line: Line, grid: Grid) -> bool:
    return grid.box.holds(line.box.centre)


def _taken(grid: Grid, parts: Sequence[_Part]) -> set[int]:
    """The words that the table takes, and those that print its boxhead again."""
    held = {
        id(own) for part in parts for own, there in part.words if grid.box.holds(there.box.centre)
    }
    return held | {id(word) for part in parts for word in part.repeated}


def _put_back(grid: Grid, parts: Sequence[_Part]) -> Grid:
    """The table with each cell where it is printed. A row cut in two stands where it begins."""
    made = {id(cell): _on_page(cell, parts) for cell in cells_of(grid)}
    rows = renumbered([[made[id(cell)] for cell in row] for row in grid.rows])
    first = parts[0].page.number
    on_first = [c.box.bottom for c in made.values() if c.box is not None and c.page == first]
    box = grid.box._replace(bottom=max(on_first, default=grid.box.bottom))
    pages = tuple(part.page.number for part in parts)
    return replace(grid, box=box, rows=rows, pages=pages)


def _on_page(cell: Cell, parts: Sequence[_Part]) -> Cell:
    if cell.box is None:
        return replace(cell, page=parts[0].page.number)
    y = cell.box.centre[1]
    part = next(part for part in reversed(parts) if part.top <= y or part is parts[0])
    return replace(cell, page=part.page.number, box=_lower(cell.box, -part.shift))


def _holds_any(grid: Grid, page: Page, taken: set[int]) -> bool:
    """Whether a table that was read on one page alone holds any of the words."""
    return any(id(word) in taken for word in _held(grid, page))


def _held(grid: Grid, page: Page) -> Iterator[Word]:
    return (word for word in page.words if grid.box.holds(word.box.centre))
