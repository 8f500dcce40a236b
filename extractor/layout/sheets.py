"""Sheets that carry two pages side by side: a booklet laid open, or a print of two to a sheet.

Read across, such a sheet makes one line of two pages' lines. It is parted down the white in its
middle before anything is looked for on it, and each half is enlarged to the paper that it was set
for, so that what comes after knows pages and no sheets.

Wide tables, columns of text and charts side by side stand on landscape pages too. White down the
middle is therefore not enough: a sheet must say that it carries two pages. Its halves are numbered
one after the other, or bear one running head, sheet after sheet, or each holds prose with the
margins of a page. What one sheet says goes for those of its size, unless most of them are crossed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.layout.furniture import ZONE, printed_number
from extractor.layout.lines import Line, lines_of, segments
from extractor.pdf.page import Box, Page, Sheet, Word
from extractor.pdf.two_up import EDGE, is_in_middle, is_wide, reduction

STAMPED = 0.02
"""Share of the sheet's width within which a number stands at its middle, and is the sheet's own: a
left page's number may stand at its right, not far from there."""

NARROWEST = 0.015
"""Share of the sheet's width from which white parts pages: 12 points of A4. The
margins of two pages are seldom that narrow."""

TALL, THIN = 0.6, 0.02
"""Shares of the sheet's height and width: what is so tall and thin is the fold's shadow, or the
line that printers draw between two pages."""

BACKGROUND = 0.9
"""Share of the sheet's width and height from which a surface or picture is the sheet's own."""

DEPTH = 3
"""Lines of a half, from its top or foot, among which its page number stands: packs stamp one of
their own."""

LEVEL = 4.0
"""Points by which two pages' numbers or running heads may differ in height."""

SHEETS = 2
"""Fewest sheets on which the halves bear one running head: two tables side by side may begin
alike."""

LETTERS = 4
"""Fewest letters of a running head."""

MARGINS = 0.8
"""Share of the two outer margins from which white is two inner margins, and not the space between
columns: a third of them or so."""

INNER = 0.06
"""Share of the sheet's width that two inner margins take at least: 50 points of A4, where an office
printer leaves a page margins of 36."""

PROSE_LINES, PROSE_WORDS = 8, 6
"""Fewest lines of prose of a page without number, and words of such a line: cells have fewer."""

SAME_SIZE = 0.03
"""Share by which the sizes of sheets of one document may differ: scans are cut each by itself."""

MOST = 0.6
"""Share of a document's sheets of one size that must have white down the middle. Of a landscape
report's pages some do, by chance."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A page with white down its middle, from ``start`` to ``end`` in points from its left edge,
    and the words on either side. ``stamped`` is a page number that stands in the white."""

    page: Page
    start: float
    end: float
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    stamped: bool

    @property
    def fold(self) -> float:
        """Where to part the sheet: at its middle, where the white allows it."""
        slack = (self.end - self.start) / 4
        return min(max(self.page.width / 2, self.start + slack), self.end - slack)


def parted(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages in reading order, two in the place of each sheet that carries two; a half on which
    nothing is printed is left out. Pages are numbered anew then, and ``sheet`` says where they are.

    Where no sheet carries two pages, the pages as they were given.
    """
    folds = {candidate.page.number: candidate.fold for candidate in _sheets(pages)}
    if not folds:
        return pages
    halves = [
        half
        for page in pages
        for half in (_halves(page, folds[page.number]) if page.number in folds else [page])
    ]
    return [
        replace(half, number=number, sheet=half.sheet or Sheet(half.number))
        for number, half in enumerate(halves, 1)
    ]


def _halves(page: Page, fold: float) -> list[Page]:
    scale = reduction(page.height)
    found = [
        _half(page, Sheet(page.number, start, scale), end)
        for start, end in ((0.0, fold), (fold, page.width))
    ]
    return [half for half in found if half.words or half.turned] or [page]


def _half(page: Page, sheet: Sheet, end: float) -> Page:
    """The part of the page from ``sheet.left`` to ``end``, in its own coordinates."""
    start, scale = sheet.left, sheet.scale

    def own(boxes: Iterable[Box]) -> tuple[Box, ...]:
        cut = (
            box._replace(x0=max(box.x0, start), x1=min(box.x1, end))
            for box in boxes
            if box.x0 < end and box.x1 > start
        )
        return tuple(sheet.taken(box) for box in cut)

    def print_of(words: Iterable[Word]) -> tuple[Word, ...]:
        return tuple(
            replace(word, box=sheet.taken(word.box), size=word.size * scale)
            for word in words
            if start <= word.box.centre[0] < end
        )

    return replace(
        page,
        width=(end - start) * scale,
        height=page.height * scale,
        words=print_of(page.words),
        turned=print_of(page.turned),
        rulings=tuple(
            replace(ruling, box=sheet.taken(ruling.box))
            for ruling in page.rulings
            if start <= ruling.box.centre[0] < end
        ),
        fills=own(page.fills),
        images=own(page.images),
        shapes=own(page.shapes),
        doubts=(),  # asked of the file's page, by the place on it
        sheet=sheet,
    )


# -- which pages are sheets of two -----------------------------------------------------------------


def _sheets(pages: Sequence[Page]) -> list[_Candidate]:
    """The pages that carry two."""
    wide = [page for page in pages if page.words and is_wide(page.width, page.height)]
    candidates = [c for c in map(_candidate, wide) if c is not None]
    proven = [c for c in candidates if _counts_on(c) or _is_prose(c)]
    proven += _with_one_head(candidates)
    found = []
    for candidate in candidates:
        alike = [page for page in wide if _is_as_large(page, candidate.page)]
        white = [c for c in candidates if _is_as_large(c.page, candidate.page)]
        if len(white) >= MOST * len(alike) and any(c in proven for c in white):
            found.append(candidate)
    return found


def _is_as_large(one: Page, other: Page) -> bool:
    return all(
        abs(a - b) <= SAME_SIZE * b
        for a, b in ((one.width, other.width), (one.height, other.height))
    )


def _candidate(page: Page) -> _Candidate | None:
    """The page with the white down its middle, if there is any."""
    stamps = set(_stamps(page))
    words = [word for word in (*page.words, *page.turned) if id(word) not in stamps]
    taken = sorted([*((w.box.x0, w.box.x1) for w in words), *_drawn(page)])
    start = 0.0
    best: tuple[float, float] | None = None
    for x0, x1 in [*taken, (page.width, page.width)]:
        if x0 - start >= NARROWEST * page.width and is_in_middle(start, x0, page.width):
            best = max(best or (start, x0), (start, x0), key=lambda gap: gap[1] - gap[0])
        start = max(start, x1)
    if best is None:
        return None
    middle = (best[0] + best[1]) / 2
    return _Candidate(
        page,
        *best,
        tuple(w for w in words if w.box.centre[0] < middle),
        tuple(w for w in words if w.box.centre[0] >= middle),
        bool(stamps),
    )


def _stamps(page: Page) -> Iterator[int]:
    """The words, by identity, of a page number at the middle of the sheet's top or foot."""
    for line in (*_zone(page, page.words, top=True), *_zone(page, page.words, top=False)):
        for piece in segments(line):
            middle = abs(piece.box.centre[0] - page.width / 2) <= STAMPED * page.width
            if middle and printed_number(piece.text) is not None:
                yield from map(id, piece.words)


def _drawn(page: Page) -> Iterator[tuple[float, float]]:
    """From where to where what is drawn takes the page's width."""
    roof, floor = EDGE * page.height, (1 - EDGE) * page.height
    for box in (*(r.box for r in page.rulings), *page.fills, *page.images, *page.shapes):
        tall = box.height >= TALL * page.height and box.width <= THIN * page.width
        whole = box.width >= BACKGROUND * page.width and box.height >= BACKGROUND * page.height
        if not (tall or whole or box.bottom <= roof or box.top >= floor):
            yield box.x0, box.x1


def _zone(page: Page, words: Iterable[Word], top: bool) -> list[Line]:
    """The first or last lines of some words, outermost first, of those that stand near the page's
    top or foot."""
    limit = ZONE * page.height
    near = [
        w for w in words if (w.box.bottom <= limit if top else w.box.top >= page.height - limit)
    ]
    lines = lines_of(page.number, near)
    return (lines if top else lines[::-1])[:DEPTH]


# -- what says so ----------------------------------------------------------------------------------


def _numbers(candidate: _Candidate, words: Sequence[Word]) -> list[tuple[int, float]]:
    """The page numbers of a half, each with the height at which it stands."""
    lines = [line for top in (True, False) for line in _zone(candidate.page, words, top)]
    values = [(printed_number(line.text), line.base) for line in lines]
    return [(value, base) for value, base in values if value is not None]


def _counts_on(candidate: _Candidate) -> bool:
    """Whether the right half's number comes after the left half's, at the same height."""
    after = _numbers(candidate, candidate.right)
    return any(
        second == first + 1 and abs(a - b) <= LEVEL
        for first, a in _numbers(candidate, candidate.left)
        for second, b in after
    )


def _is_prose(candidate: _Candidate) -> bool:
    """Whether both halves hold prose within a page's margins. A number on one side alone is that of
    a page set in columns."""
    numbered = [bool(_numbers(candidate, half)) for half in (candidate.left, candidate.right)]
    if candidate.stamped or numbered[0] != numbered[1] or not _has_margins(candidate):
        return False
    return all(
        sum(len(line.words) >= PROSE_WORDS for line in lines_of(candidate.page.number, half))
        >= PROSE_LINES
        for half in (candidate.left, candidate.right)
    )


def _has_margins(candidate: _Candidate) -> bool:
    """Whether the white in the middle is as wide as two pages' inner margins."""
    if not (candidate.left and candidate.right):
        return False
    outer = min(w.box.x0 for w in candidate.left) + (
        candidate.page.width - max(w.box.x1 for w in candidate.right)
    )
    return candidate.end - candidate.start >= max(MARGINS * outer, INNER * candidate.page.width)


def _with_one_head(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The sheets whose halves both begin, or both end, with a line that they share with another
    sheet's halves."""
    shared = {c.page.number: _heads(c) for c in candidates if _has_margins(c)}
    return [
        c
        for c in candidates
        if any(
            sum(head in other for other in shared.values()) >= SHEETS
            for head in shared.get(c.page.number, ())
        )
    ]


def _heads(candidate: _Candidate) -> set[str]:
    """The lines that both halves have at one height, outermost at their top or foot."""
    found = set()
    for top in (True, False):
        left, right = (
            _zone(candidate.page, half, top)[:1] for half in (candidate.left, candidate.right)
        )
        for a, b in zip(left, right, strict=False):
            if a.text == b.text and abs(a.base - b.base) <= LEVEL:
                found.add(a.text)
    return {text for text in found if sum(c.isalpha() for c in text) >= LETTERS}
