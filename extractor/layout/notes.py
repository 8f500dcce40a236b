"""The text around a table that is none of its captions: the paragraph before, the notes after."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractor.layout.grid import Grid
from extractor.layout.headings import is_heading
from extractor.layout.labelled import is_labelled, said
from extractor.layout.marks import note_mark
from extractor.layout.paragraphs import SMALL_PRINT, Style, TextBlock
from extractor.layout.written import written

NOTE_NEAR = 2.5
"""The same for a note below."""

_NOTES = re.compile(
    r"(?:notes?|n\.?b\.?|source|key|please note|definitions?)\b\s*\d*\s*[:.–-]", re.IGNORECASE
)
_ON_BRACKETS = re.compile(
    r"(?:all\s+|the\s+)?(?:figures?|numbers?|percentages?|those)\s+(?:\w+\s+){0,3}?"
    r"in\s+(?:brackets|parenthes[ei]s)\b[^.]*\.?",
    re.IGNORECASE,
)
"""One sentence on what stands in the cells' brackets: "Figures in brackets are percentages."."""

Item = TextBlock | Grid


def paragraph_before(
    items: Sequence[Item],
    index: int,
    style: Style,
    used: Collection[int],
) -> str | None:
    """The nearest paragraph above: captions, ``used`` or not, are passed over; a heading or another
    table ends it."""
    for at in range(index - 1, -1, -1):
        item = items[at]
        if at in used:
            continue
        if isinstance(item, Grid):
            return None
        if item.kind == "footnote" or _is_note(item, style):
            continue
        if is_labelled(said(item, style)):
            continue
        if is_heading(item, style):
            return None
        return written(item, style.vocabulary)[0]
    return None


def notes_after(items: Sequence[Item], index: int, style: Style) -> str | None:
    """Notes right under the grid: they begin with a mark or "Note:", or are in small print."""
    grid = items[index]
    assert isinstance(grid, Grid)
    page, bottom = grid.pages[-1], bottom_of(grid)
    notes = []
    for item in items[index + 1 :]:
        if not isinstance(item, TextBlock) or item.page != page or item.kind == "bullet":
            break
        text, _ = written(item, style.vocabulary)
        near = item.box.top - bottom <= NOTE_NEAR * item.size
        if not near or not (item.size <= SMALL_PRINT * style.size or _is_note(item, style)):
            break
        if is_labelled(text) or is_heading(item, style):
            break
        note = " ".join(line.text for line in item.lines) if item.skip else text
        notes.append(note)
        bottom = item.box.bottom
    return "\n".join(notes) or None


def _is_note(block: TextBlock, style: Style) -> bool:
    """Whether a block is a table's note by how it begins: a raised mark, "*", "Note:", or all
    of it in brackets or on them."""
    text = written(block, style.vocabulary)[0]
    small = block.size <= SMALL_PRINT * style.size
    first = block.lines[0]
    return (
        first.words[0].raised
        or (note_mark(first) is not None and (small or text.startswith("*")))
        or bool(_NOTES.match(text) or _ON_BRACKETS.fullmatch(text))
        or text.startswith(("*", "NB", "N.B."))
        or (text.startswith("(") and text.endswith(")"))
    )


def bottom_of(grid: Grid) -> float:
    """Where the grid ends on its last page."""
    last = [
        cell.box.bottom
        for row in grid.rows
        for cell in row
        if cell.box is not None and cell.page == grid.pages[-1]
    ]
    return max(last, default=grid.box.bottom)
