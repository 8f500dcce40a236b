"""Charts: what is plotted, and the print that belongs to it and not to the text.

Labels, values, legends and the numbers along the axes are short scraps off the text's grid, and no
sentence. A chart's title, and a legend that states its own figures in a column, stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.layout.columns import gutter
from extractor.layout.labelled import is_labelled
from extractor.layout.lines import Line, lines_of, segments
from extractor.layout.marks import mark_of
from extractor.layout.paragraphs import SMALL_PRINT
from extractor.layout.plots import Plot, plots_of
from extractor.layout.tiles import LARGE
from extractor.pdf.page import Box, Page, around

SIDE = 0.4
"""Share of a plot's width from it within which its labels stand on either side."""

LEAST_SIDE = 40.0
"""Points of the same, for narrow plots."""

PITCH = 1.5
"""Font sizes between the feet of two lines of one label, at most."""

NEXT_ROW = 2.6
"""Font sizes between two rows of labels below a plot: categories, then the legend."""

WORDS = 8
"""Words of a line from which it is text: labels are set narrow."""

PROSE = 4
"""Words of a piece from which it tells whether the page's text is set in two columns."""

LINES = 5
"""Lines of print from which it is text."""

ENTRIES = 3
"""Fewest entries below each other for a legend that is a list."""

FLUSH = 2.0
"""Points by which a list's entries may stand off their edge."""

LABELS = 2
"""Fewest labels with figures of a chart without an axis: a crest and a photograph have none."""

ROWS = 4
"""Fewest figures side by side on shading that are a table's: two rows of two. On a pie the shares
of two slices may happen to stand at one height."""

SWATCH = 14.0
"""Points either way up to which a filled square before a word is a legend's."""

RULE = 60.0
"""Points from which a line drawn below a plot ends what belongs to it: a table begins."""

WITHIN = 3.0
"""Points by which the lines of a plot may stand out of it."""

_FIGURE = re.compile(r"(?<![\w/–-])[£<]?\d[\d,.]*(?:%|\b)(?![/–-]\d)")
_BARE = re.compile(r"[\W_]*[£$]?\d[\d,.]*\s*[%kKmM]?(?:\s*\(\d[\d.]*%?\))?[\W_]*")


@dataclass(frozen=True, slots=True)
class ChartArea:
    """A chart on its page: all that belongs to it, its plot, and its words in reading order."""

    box: Box
    plot: Box
    labels: tuple[Line, ...]

    @property
    def words(self) -> frozenset[int]:
        """The identities of its words."""
        return frozenset(id(word) for line in self.labels for word in line.words)


def charts_of(page: Page, size: float) -> list[ChartArea]:
    """The charts of a page whose text is ``size`` points high."""
    if not (page.shapes or page.fills or page.rulings):
        return []
    lines = lines_of(page.number, page.words)
    pieces = [piece for line in lines for piece in segments(line)]
    plots = plots_of(page, pieces)
    if not plots:
        return []
    prose = [word for piece in pieces if len(piece.words) >= PROSE for word in piece.words]
    column = gutter(lines_of(page.number, prose))
    found: list[ChartArea] = []
    free = pieces
    for plot in plots:
        labels = _Labels(page, size, free, plot, column).all()
        if not _is_chart(plot, labels):
            continue
        found.append(ChartArea(around([plot.box, *(p.box for p in labels)]), plot.box, labels))
        free = [piece for piece in free if piece not in labels]
    return found


def _is_chart(plot: Plot, labels: Sequence[Line]) -> bool:
    """Whether what is plotted has the labels of a chart: a crest or a photograph has no figures."""
    figures = sum(_FIGURE.search(label.text) is not None for label in labels)
    return bool(labels) and (bool(plot.rungs) or figures >= LABELS)


def without_charts(page: Page, charts: Sequence[ChartArea]) -> Page:
    """The page without its charts' words and lines, and with pictures in their places."""
    if not charts:
        return page
    taken = frozenset[int]().union(*(chart.words for chart in charts))
    return replace(
        page,
        words=tuple(word for word in page.words if id(word) not in taken),
        rulings=tuple(r for r in page.rulings if not _is_drawn_in(r.box, charts)),
        fills=tuple(fill for fill in page.fills if not _is_drawn_in(fill, charts)),
        images=(*page.images, *(chart.box for chart in charts)),
    )


def _is_drawn_in(box: Box, charts: Iterable[ChartArea]) -> bool:
    return any(
        chart.plot.x0 - WITHIN <= box.x0
        and box.x1 <= chart.plot.x1 + WITHIN
        and chart.plot.top - WITHIN <= box.top
        and box.bottom <= chart.plot.bottom + WITHIN
        for chart in charts
    )


class _Labels:
    """The search for one plot's labels among the pieces of a page's lines."""

    def __init__(
        self, page: Page, size: float, pieces: Sequence[Line], plot: Plot, column: float | None
    ) -> None:
        self._page = page
        self._size = size
        self._plot = plot
        self._pieces = [p for p in pieces if _beside_one_gutter(p.box, plot.box, column)]
        self._text = _running(self._pieces)

    def all(self) -> tuple[Line, ...]:
        """The labels, top to bottom; none where text stands on what is drawn."""
        box = self._plot.box
        on_it = [piece for piece in self._pieces if box.holds(piece.box.centre)]
        if any(map(self._is_text_on_it, on_it)):
            return ()
        if not self._plot.rungs and (
            _in_rows(on_it) or any(map(self._is_key_figure, self._pieces))
        ):
            return ()
        found = {id(piece): piece for piece in on_it}
        beside = self._beside()
        if not (self._plot.rungs or on_it or beside):
            return ()  # print over and under a surface may be a tile's or a caption
        for piece in (*self._plot.rungs, *beside, *self._above(), *self._below()):
            found.setdefault(id(piece), piece)
        return tuple(sorted(found.values(), key=lambda piece: (piece.base, piece.box.x0)))

    def _is_text_on_it(self, piece: Line) -> bool:
        """Whether what is drawn is no plot but the ground of a sentence or of a key figure."""
        if len(piece.words) >= WORDS:
            return True
        key = piece.size >= LARGE * self._size or id(piece) in self._text
        return key and not self._plot.rungs

    def _is_key_figure(self, piece: Line) -> bool:
        """Whether a large figure stands on or beside what is drawn: a tile, half seen."""
        box, near = self._plot.box, LEAST_SIDE
        return (
            piece.size >= LARGE * self._size
            and _BARE.fullmatch(piece.text) is not None
            and box.x0 - near <= piece.box.x1
            and piece.box.x0 <= box.x1 + near
            and box.top <= piece.box.centre[1] <= box.bottom
        )

    def _is_scrap(self, piece: Line) -> bool:
        return (
            id(piece) not in self._text
            and piece.size < LARGE * self._size
            and not is_labelled(piece.text)
            and not self._is_shaded(piece)
        )

    def _beside(self) -> list[Line]:
        """Scraps at the plot's height, but for what tabulates or lists figures there."""
        box = self._plot.box
        reach = max(SIDE * box.width, LEAST_SIDE)
        found: list[Line] = []
        for right in (False, True):
            side = [
                piece
                for piece in self._pieces
                if box.top - piece.size < piece.box.centre[1] < box.bottom + piece.size
                and (piece.box.centre[0] > box.x1 if right else piece.box.centre[0] < box.x0)
            ]
            near = [
                piece
                for piece in side
                if self._is_scrap(piece)
                and (piece.box.x0 - box.x1 if right else box.x0 - piece.box.x1) <= reach
                and not self._is_parted(piece)
                and not any(_same_row(piece, other) for other in side if other is not piece)
            ]
            found += [piece for piece in near if not _is_listed(piece, near)]
        return found

    def _is_parted(self, piece: Line) -> bool:
        """Whether a line stands between the piece and the plot."""
        left, right = sorted((piece.box.centre[0], self._plot.box.centre[0]))
        y = piece.box.centre[1]
        return any(
            not r.horizontal
            and left < r.box.x0 < right
            and r.box.top < y < r.box.bottom
            and not self._plot.box.holds(r.box.centre)
            for r in self._page.rulings
        )

    def _above(self) -> list[Line]:
        """Values and small print close above the plot."""
        box = self._plot.box
        return [
            piece
            for piece in self._pieces
            if self._is_over(piece)
            and -piece.size < box.top - piece.box.bottom <= PITCH * piece.size
            and piece.box.centre[1] < box.top
            and self._is_scrap(piece)
            and (self._is_small(piece) or _BARE.fullmatch(piece.text) is not None)
        ]

    def _below(self) -> list[Line]:
        """Rows of categories and legends below the plot, from row to row."""
        found: list[Line] = []
        foot = self._plot.box.bottom
        rows = [
            row
            for line in lines_of(self._page.number, [w for p in self._pieces for w in p.words])
            if (row := [p for p in segments(line) if self._is_over(p)])
        ]
        by_words = {p.words: p for p in self._pieces}
        for at, row in enumerate(rows):
            size = max(piece.size for piece in row)
            if row[0].box.centre[1] < foot:
                continue
            if row[0].base - foot > NEXT_ROW * size or self._is_ruled_off(foot, row[0].base):
                break
            own = [by_words.get(piece.words, piece) for piece in row]
            if not all(self._is_scrap(piece) for piece in own):
                break
            following = rows[at + 1] if at + 1 < len(rows) else []
            heads = len(following) > 1 and all(_BARE.fullmatch(p.text) for p in following[1:])
            small = all(self._is_small(piece) for piece in own)
            if not small and (len(own) == 1 or heads) and not all(map(self._has_swatch, own)):
                break
            found += own
            foot = row[0].base
        return found

    def _is_over(self, piece: Line) -> bool:
        """Whether the piece stands over or under the plot."""
        box = self._plot.box
        return box.x0 - LEAST_SIDE <= piece.box.x0 and piece.box.x1 <= box.x1 + LEAST_SIDE

    def _is_small(self, piece: Line) -> bool:
        # the weight of print in a picture tells nothing: labels are of a font of their own
        heavy = piece.bold and self._page.scan is None
        return piece.size <= SMALL_PRINT * self._size and not heavy

    def _is_shaded(self, piece: Line) -> bool:
        """Whether the piece stands on shading that is not the plot's: a table's boxhead, a tile."""
        return any(
            fill.holds(piece.box.centre) and fill.overlap(self._plot.box) == 0
            for fill in self._page.fills
        )

    def _has_swatch(self, piece: Line) -> bool:
        """Whether a small filled square stands right before the piece."""
        return any(
            max(fill.width, fill.height) <= SWATCH
            and 0 <= piece.box.x0 - fill.x1 <= SWATCH
            and fill.top <= piece.box.centre[1] <= fill.bottom
            for fill in self._page.fills
        )

    def _is_ruled_off(self, top: float, bottom: float) -> bool:
        box = self._plot.box
        return any(
            r.horizontal
            and top + WITHIN < r.box.centre[1] < bottom
            and r.box.width >= RULE
            and r.box.x0 < box.x1
            and r.box.x1 > box.x0
            for r in self._page.rulings
        )


def _beside_one_gutter(piece: Box, plot: Box, gutter_at: float | None) -> bool:
    """Whether two boxes are of one column, where the page has two."""
    if gutter_at is None or plot.x0 < gutter_at < plot.x1:
        return True
    return (piece.centre[0] < gutter_at) == (plot.centre[0] < gutter_at)


def _in_rows(on_it: Sequence[Line]) -> bool:
    """Whether most of what is printed on shading stands side by side: a table's rows."""
    beside = [p for p in on_it if any(_same_row(p, other) for other in on_it if other is not p)]
    return len(beside) >= ROWS and 2 * len(beside) > len(on_it)


def _same_row(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) <= (PITCH - 1) * one.size


def _is_listed(piece: Line, near: Sequence[Line]) -> bool:
    """Whether the piece is one of several below each other that state their own figures."""
    column = [
        other
        for other in near
        if abs(other.box.x0 - piece.box.x0) <= FLUSH
        and _FIGURE.search(other.text)
        and not _BARE.fullmatch(other.text)
    ]
    return len(column) >= ENTRIES


def _running(pieces: Sequence[Line]) -> set[int]:
    """The identities of the pieces that are running text, or entries of a list."""
    blocks: list[list[Line]] = []
    for piece in pieces:
        home = next((block for block in reversed(blocks) if _goes_on(block[-1], piece)), None)
        if home is None:
            blocks.append([piece])
        else:
            home.append(piece)
    return {
        id(piece)
        for block in blocks
        if len(block) >= LINES
        or any(len(line.words) >= WORDS for line in block)
        or mark_of(block[0]) is not None
        for piece in block
    }


def _goes_on(above: Line, below: Line) -> bool:
    """Whether one line follows the other in a block of print."""
    pitch = below.base - above.base
    aligned = (
        abs(above.box.x0 - below.box.x0) <= FLUSH
        or abs(above.box.x1 - below.box.x1) <= FLUSH
        or abs(above.box.centre[0] - below.box.centre[0]) <= FLUSH
    )
    return 0 < pitch <= PITCH * max(above.size, below.size) and aligned
