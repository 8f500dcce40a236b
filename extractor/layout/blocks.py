"""What the find step yields: headings, paragraphs, tables and charts, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extractor.pdf.page import Box, Page, around
from extractor.records import record


class Place(NamedTuple):
    """Where the characters ``start``..``end`` of a paragraph's text are printed."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; ``level`` counts from 1, outermost first.

    ``said`` is the same as the first paragraph of its section, where it counts something: "Stage 2
    complaints (9)", "We received 148 complaints".
    """

    page: int
    box: Box
    text: str
    level: int
    said: Paragraph | None = None


@record()
class Paragraph:
    """A narrative paragraph, words split at line ends joined, superscripts as "¹".

    ``number`` is the printed paragraph number ("2.24", "a)") or None and is not part of ``text``;
    nor is a bullet's mark. ``heading`` is the path of section headings, outermost first.
    """

    page: int
    box: Box
    text: str
    number: str | None = None
    heading: tuple[str, ...] = ()
    kind: Literal["text", "bullet", "footnote"] = "text"
    places: tuple[Place, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, Box]:
        """Page and box of the characters ``start``..``end``: on the page where they begin."""
        hit = [p for p in self.places if p.start < end and p.end > start]
        if not hit:
            return self.page, self.box
        return hit[0].page, around(p.box for p in hit if p.page == hit[0].page)


@record()
class Cell:
    """A table cell. A merged cell is one object that stands at each grid position it covers.

    ``text`` is as printed with lines joined by a newline; ``row`` and ``column`` are the top left
    position; ``box`` is None for a position where nothing is drawn.
    """

    text: str
    row: int
    column: int
    page: int
    box: Box | None = None
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells as printed.

    ``rows`` is rectangular. ``caption`` is the line that titles the table ("Table 5 – ..."),
    printed above, below or in a full-width first row (then that row is no part of ``rows``).
    ``caption_box`` is where it is printed.
    ``before`` is the paragraph that stands just above, ``after`` what stands just below (notes).
    ``pages`` lists every page of a table that runs over a page break. ``reader`` names what found
    the grid.
    """

    page: int
    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...] = ()
    caption: str | None = None
    heading: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    reader: str = "ruled"
    caption_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What is plotted, and the print that belongs to it: values, categories, legend, axes.

    ``labels`` are its scraps of print, top to bottom; they say nothing in that order. A chart
    stands in the text as a picture does: it closes no section and no list, and leads in nothing.
    """

    page: int
    box: Box
    labels: tuple[str, ...]


Block = Heading | Paragraph | Table
"""What is read."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document: its pages and, in reading order, what stands on them.

    Where a sheet carries two pages, both are among ``pages``, and all that is said of places is
    meant of those: ``in_file`` says where it is in the file.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block | Chart, ...]
    furniture: tuple[str, ...] = field(default=())
    """Distinct running heads and feet (page numbers left out), first seen first: they often name
    the council or committee."""
