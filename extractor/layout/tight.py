"""Columns set so close that no gap in a line tells them from words: told by all rows together.

Word processors leave a tenth of an inch and less between cells, so that the longest label of a
column stands beside its figure as one word beside the next. The white between the columns runs
through all rows; the white between words does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.layout.choose import is_value
from extractor.layout.lines import SAME_SIZE, SPACE_WIDTH, Line, lines_of
from extractor.layout.tabular_lines import APART
from extractor.pdf.page import Page, Word

WIDER = 1.3
"""Gap in usual spaces between words from which two words may stand in two columns."""

CLOSEST = 0.18
"""The same in font sizes, where the place of a figure or the number of labels tells."""

NEAR = 8
"""Lines above and below among which figures stand in one column."""

OVER = 4.0
"""Points by which a label may begin right of its column's edge, being centred."""

MOST_SPACE = 0.65
"""Font sizes up to which a gap is a space between words, where the usual one is sought: that of a
typewriter's face is 0.6."""

LEAST_ROWS = 3
"""Fewest rows of figures whose common white parts columns."""

ROW_PITCH = 5.0
"""Most pitch between rows, in font sizes: labels take several lines."""

HEAD_PITCH = 2.4
"""Most pitch of the lines of the boxhead above them."""

HEAD_LINES = 5
"""Most lines of that boxhead."""

HEAD_WORDS = 14
"""Most words of such a line; a sentence has more, or ends with a stop."""

MOST_ROWS = 60
"""Rows after which another run begins: each is held to all before it, and few pages have more."""

OTHERS = 2
"""Figures above and below that show where a column begins or ends."""

FIGURES = 0.6
"""Share of the rows that must have a figure behind the white for it to part a column of figures."""

ALIKE = 0.5
"""Points by which the edges of a column may differ: producers round."""

White = tuple[float, float]
"""From where to where nothing is printed in any of several rows, in points."""


def with_tight_columns(page: Page) -> Page:
    """The page, with the words marked that begin a column (``Word.parted``)."""
    marked: set[int] = set()
    lines = lines_of(page.number, page.words)
    least = WIDER * _usual_space(lines)
    known = _with_aligned([_Row(line, tuple(_gaps(line, least)), least) for line in lines])
    for first, rows in _runs(known):
        whites = _whites(rows)
        for row in rows:
            marked.update(id(w) for w in _behind(row, whites))
        for row in _boxhead(known, first, rows[1].line.base - rows[0].line.base):
            marked.update(id(w) for w in _over(row, whites))
    if not marked:
        return page
    words = tuple(replace(w, parted=True) if id(w) in marked else w for w in page.words)
    return replace(page, words=words)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, with the words in it that stand further apart than words do, each with the one before
    it and the gap in font sizes; ``least`` is the least such gap."""

    line: Line
    gaps: tuple[tuple[Word, Word, float], ...]
    least: float

    @property
    def counts(self) -> bool:
        """Whether a figure stands apart in it, behind its first words."""
        return any(is_value(right.text) for _, right, _ in self.gaps)


def _usual_space(lines: Sequence[Line]) -> float:
    """The space between two words of a line, in font sizes: narrower than most gaps of a table."""
    gaps = (
        (b.box.x0 - a.box.x1) / line.size
        for line in lines
        for a, b in pairwise(line.words)
        if a.size == b.size == line.size
    )
    found = sorted(gap for gap in gaps if 0 < gap < MOST_SPACE)
    return found[len(found) // 4] if found else SPACE_WIDTH


def _gaps(line: Line, least: float) -> Iterator[tuple[Word, Word, float]]:
    for left, right in pairwise(line.words):
        gap = (right.box.x0 - left.box.x1) / line.size
        alike = abs(left.size - right.size) < SAME_SIZE
        if gap >= least and alike and not right.raised:
            yield left, right, gap


def _with_aligned(lines: Sequence[_Row]) -> list[_Row]:
    """The lines, with the gaps before figures that stand no further from their label than a word
    would, right below or above figures that stand apart."""
    edges = [[w.box for _, w, _ in row.gaps if is_value(w.text)] for row in lines]
    found = []
    for at, row in enumerate(lines):
        if row.line.bold:  # a boxhead, whose labels hold numbers: "Over 20"
            found.append(row)
            continue
        near = [box for own in edges[max(at - NEAR, 0) : at + 1 + NEAR] for box in own]
        begun = Counter(round(box.x0 / ALIKE) for box in near)
        ended = Counter(round(box.x1 / ALIKE) for box in near)
        gaps = [
            (left, right, gap)
            for left, right, gap in _gaps(row.line, CLOSEST)
            if gap >= row.least
            or (
                is_value(right.text)
                and max(_about(right.box.x0, begun), _about(right.box.x1, ended)) >= OTHERS
            )
        ]
        found.append(replace(row, gaps=tuple(gaps)) if len(gaps) > len(row.gaps) else row)
    return found


def _about(x: float, edges: Mapping[int, int]) -> int:
    """How many edges are at x, or as near as to be alike."""
    step = round(x / ALIKE)
    return sum(edges.get(step + by, 0) for by in (-1, 0, 1))


def _runs(lines: Sequence[_Row]) -> Iterator[tuple[int, list[_Row]]]:
    """Rows of figures one below another that share their white, each run with the index of its
    first line."""
    start, rows = 0, list[_Row]()
    for at, row in enumerate(lines):
        if not row.counts:
            continue
        goes_on = (
            0 < len(rows) < MOST_ROWS
            and row.line.base - rows[-1].line.base <= ROW_PITCH * row.line.size
            and len(_whites([*rows, row])) >= max(len(_whites(rows)), 1)
        )
        if not goes_on:
            if _is_run(rows):
                yield start, rows
            start, rows = at, []
        rows.append(row)
    if _is_run(rows):
        yield start, rows


def _is_run(rows: Sequence[_Row]) -> bool:
    return len(rows) >= LEAST_ROWS and bool(_whites(rows))


def _whites(rows: Sequence[_Row]) -> list[White]:
    """The white that runs through all rows and has figures behind it in most, left to right; where
    two columns have figures, all white that runs through."""
    if not rows:
        return []
    least = CLOSEST * max(row.line.size for row in rows)
    covers = sorted(cover for row in rows for cover in _covers(row))
    whites: list[White] = []
    reach = covers[0][1]
    for x0, x1 in covers[1:]:
        if x0 - reach >= least:
            whites.append((reach, x0))
        reach = max(reach, x1)
    whites = [white for white in whites if not _counts_labels(rows, white)]
    behind = [[w for row in rows for w in _behind(row, [white], every=True)] for white in whites]
    counted = [
        white
        for white, words in zip(whites, behind, strict=True)
        if sum(is_value(w.text) for w in words) >= FIGURES * max(len(words), LEAST_ROWS)
    ]
    return whites if len(counted) > 1 else counted


def _counts_labels(rows: Sequence[_Row], white: White) -> bool:
    """Whether the same word stands before the white in all rows: "Stage 1", "Stage 2", "Stage 3"
    are labels."""
    before = [
        left.text
        for row in rows
        for left, right, gap in row.gaps
        if gap < APART and abs(right.box.x0 - white[1]) <= ALIKE
    ]
    return len(before) > 1 and len(set(before)) == 1


def _covers(row: _Row) -> Iterator[White]:
    """From where to where a row is printed on, the spaces between its words included."""
    x0 = row.line.words[0].box.x0
    for left, right, _ in row.gaps:
        yield x0, left.box.x1
        x0 = right.box.x0
    yield x0, row.line.box.x1


def _behind(row: _Row, whites: Sequence[White], every: bool = False) -> Iterator[Word]:
    """The words of a row right behind the white between columns: those that stand close, or
    ``every`` one."""
    for left, right, gap in row.gaps:
        if (every or gap < APART) and any(
            left.box.x1 <= x0 + ALIKE and right.box.x0 >= x1 - ALIKE for x0, x1 in whites
        ):
            yield right


def _boxhead(lines: Sequence[_Row], first: int, pitch: float) -> Iterator[_Row]:
    """The lines that may be the boxhead above the first row, from the lowest up: no further apart
    than the lines of a boxhead are, or than the rows."""
    for at in range(first - 1, max(first - 1 - HEAD_LINES, -1), -1):
        line, below = lines[at].line, lines[at + 1].line
        far = below.base - line.base > max(HEAD_PITCH * below.size, pitch + ALIKE)
        if far or len(line.words) > HEAD_WORDS or line.text.endswith((".", ":")):
            return
        yield lines[at]


def _over(row: _Row, whites: Sequence[White]) -> Iterator[Word]:
    """The words of a boxhead that begin a label over another column than the word before them: the
    white below reaches into the gap between them, or there are as many labels as columns."""
    parting = {
        id(right): right
        for left, right, gap in row.gaps
        if gap < APART and any(left.box.x1 < x1 and x0 < right.box.x0 for x0, x1 in whites)
    }
    yield from parting.values()
    yield from _flush(row.line, whites)
    if not row.gaps:
        return  # a caption
    apart = parting.keys() | {id(right) for _, right, _ in row.gaps}
    pieces: list[list[Word]] = []
    for word in row.line.words:
        if not pieces or id(word) in apart:
            pieces.append([])
        pieces[-1].append(word)
    for piece in pieces:
        first, last = piece[0].box.x0, piece[-1].box.x1
        columns = sum(first - OVER <= x1 < last for _, x1 in whites)
        begun = [w for w in piece if w.text[:1].isupper()] or piece  # "Over 20", or years
        if len(begun) == columns > 1 and begun[0] is piece[0]:
            yield from begun[1:]


def _flush(line: Line, whites: Sequence[White]) -> list[Word]:
    """The words of a boxhead whose labels stand as close as words, when at each white one of them
    ends or begins just where the column does."""
    found = []
    for x0, x1 in whites:
        at = [
            right
            for left, right in pairwise(line.words)
            if abs(left.box.x1 - x0) <= ALIKE or abs(right.box.x0 - x1) <= ALIKE
        ]
        if len(at) != 1:
            return []
        found += at
    return found if len(found) > 1 else []
