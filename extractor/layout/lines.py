"""Lines of print: words on one baseline, and the text that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median

from extractor.pdf.page import Box, Word, around
from extractor.records import record

SAME_LINE = 0.4
"""Difference of two words' feet, in font sizes, up to which they stand on one line."""

TOUCHING = 0.12
"""Gap in font sizes below which two neighbouring words are one ("13" and a raised "th")."""

SEGMENT_GAP = 0.75
"""Gap in font sizes from which a line falls into segments. A space is some 0.28, in justified
prose seldom over 0.6."""

COLUMN_GAP = 0.6
"""Gap in font sizes from which words of one line may stand in two columns."""

FIGURE_GAP = 0.36
"""The same between two figures, which no writer sets side by side in one cell."""

SPACE_WIDTH = 0.28
"""A space between words of one line, in font sizes, as most typefaces have it."""

SAME_SIZE = 0.5
"""Points by which the sizes of two lines in one print may differ: producers round."""

BOLD_SHARE = 0.9
"""Share of a line's letters that must be bold for the line to be: a figure or a mark may be
plain."""

RAISED_MARK = 0.4
"""Gap in font sizes below which a raised mark or figure belongs to the word that it stands
beside."""

RAISED_LETTERS = 0.15
"""The same for raised letters and for the word after a mark, which may be a word of its own."""

LISTED_GAP = 2.0
"""Gap in font sizes between an entry of a table of contents and its page number."""

PAGE_DIGITS = 3
"""Most digits of a page number in a table of contents; 2021 is a year."""

_PLAIN = re.compile(r"[£<>+-]*\d[\d,.]*%?|(?:19|20)\d\d[/–-]\d{2,4}")

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUPERSCRIPT_MARKS = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_ORDINALS = {"st", "nd", "rd", "th"}


@record(slots=False)
class Line:
    """Words on one baseline, left to right. ``page`` counts from 1, ``base`` is the feet's y.

    What is asked of a line many times is worked out once, so it has no slots.
    """

    page: int
    words: tuple[Word, ...]
    box: Box
    base: float
    size: float

    @cached_property
    def text(self) -> str:
        """The line's text, superscripts as "¹"."""
        return text_of(self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether the line is bold but for marks and numbers before the text."""
        letters = [w for w in self.words if _has_letter(w.text)] or self.words
        total = sum([len(w.text) for w in letters])
        return sum([len(w.text) for w in letters if w.bold]) >= BOLD_SHARE * total

    @cached_property
    def widest(self) -> float:
        """The widest gap between two of its words, in points; 0 where there is none, and beyond all
        measure where a word begins a column."""
        words = self.words
        return max(
            [inf if b.parted else b.box.x0 - a.box.x1 for a, b in pairwise(words)], default=0.0
        )

    @cached_property
    def cuts(self) -> dict[float, list[Line]]:
        """What ``segments`` found, by gap."""
        return {}

    @cached_property
    def pieces(self) -> list[Line]:
        """What ``chunks`` finds; nothing where that is the line itself, which would hold itself
        then, and outlive its document."""
        found: list[Line] = []
        for segment in segments(self, COLUMN_GAP):
            groups: list[list[Word]] = [[segment.words[0]]]
            for left, right in pairwise(segment.words):
                if (
                    right.box.x0 - left.box.x1 > FIGURE_GAP * self.size
                    and _PLAIN.fullmatch(left.text)
                    and _PLAIN.fullmatch(right.text)
                ):
                    groups.append([])
                groups[-1].append(right)
            if len(groups) == 1:
                found.append(segment)
            else:
                found += [line_of(self.page, group) for group in groups]
        return [] if found == [self] else found


def _has_letter(text: str) -> bool:
    return text.isalpha() or any(c.isalpha() for c in text)


KEPT = 4096
"""Lines that are kept to be found again: those of some ninety pages."""

KEPT_PAGES = 512
"""Times that words set into lines are kept: pages, and regions and cells of them."""

_kept: dict[tuple[int, ...], Line] = {}
_kept_lines: dict[tuple[int, ...], list[Line]] = {}
_whole: dict[int, tuple[list[int], list[Line]]] = {}
"""By page, the most of its words that were set into lines: which (``id``), in order, and the lines.
"""


def forget_lines() -> None:
    """Let go of what is kept: nobody asks again for the lines of a document that was read."""
    _kept.clear()
    _kept_lines.clear()
    _whole.clear()


def line_of(page: int, words: Sequence[Word]) -> Line:
    """The line that the words make. Raises ValueError for none.

    Each step sets the same words into lines again, and seven lines in ten were made before. A line
    is kept by what its words are, not by what they say: it holds them, so that no other word can
    take the place of one in memory.
    """
    key = (page, *map(id, words))
    line = _kept.get(key)
    if line is None:
        if len(_kept) >= KEPT:
            _kept.clear()
        line = _kept[key] = _line_of(page, words)
    return line


def _line_of(page: int, words: Sequence[Word]) -> Line:
    if len(words) == 1:
        word = words[0]
        return Line(page, (word,), word.box, word.box.bottom, word.size)
    ordered = tuple(sorted(words, key=_LEFT))
    set_full = [w for w in ordered if not w.raised] or ordered
    sizes = [w.size for w in set_full]
    if min(sizes) < max(sizes):
        size = median([w.size for w in set_full for _ in w.text])
    else:
        size = sizes[0]
    feet = [w.box.bottom for w in set_full]
    base = feet[0] if min(feet) == max(feet) else median(feet)
    return Line(page, ordered, around([w.box for w in ordered]), base, size)


_LEFT = attrgetter("box.x0")
_FEET = attrgetter("box.bottom", "box.x0")


def lines_of(page: int, words: Iterable[Word]) -> list[Line]:
    """The words as lines, top to bottom. A raised word joins the line that it overlaps most.

    Lines of the same words are kept, as ``line_of`` keeps a line: several steps read whole pages.
    """
    words = list(words)
    key = (page, *map(id, words))
    lines = _kept_lines.get(key)
    if lines is None:
        if len(_kept_lines) >= KEPT_PAGES:
            _kept_lines.clear()
            _whole.clear()
        own = key[1:]
        known = _whole.get(page)
        lines = _lines_left(own, *known) if known else None
        if lines is None:
            lines = _lines_of(page, words)
            if not known or len(own) >= len(known[0]):
                _whole[page] = (list(own), lines)
        _kept_lines[key] = lines
    return lines.copy()


def _lines_left(
    words: Sequence[int], whole: Sequence[int], lines: Sequence[Line]
) -> list[Line] | None:
    """Which of the lines of the ``whole`` the words make up, both given by identity: most steps
    look at a page less its running heads, or its tables. None where that is not sure.

    Where each line is there as it was or is gone, the words that are left make the same lines: no
    word stood on a line that is gone, and none comes to stand on another for its being gone.
    """
    if 2 * len(words) < len(whole):
        return None
    rest = iter(whole)
    if not all(word in rest for word in words):
        return None
    left = set(words)
    found = []
    for line in lines:
        there = [id(word) in left for word in line.words]
        if all(there):
            found.append(line)
        elif any(there):
            return None
    return found


def _lines_of(page: int, words: Sequence[Word]) -> list[Line]:
    rows: list[list[Word]] = []
    raised: list[Word] = []
    last: list[Word] = []
    foot = reach = 0.0
    for word in sorted(words, key=_FEET):
        if word.raised:
            raised.append(word)
            continue
        below = word.box.bottom - foot
        most = SAME_LINE * word.size
        # nearly every word stands on the line begun last, or below it
        if last and below <= most and below <= reach:
            last.append(word)
            continue
        row = _row_of(word, rows) if last and below <= most else None
        if row is None:
            last = [word]
            rows.append(last)
            foot, reach = word.box.bottom, SAME_LINE * word.size
        else:
            row.append(word)
    for word in raised:
        best = max(rows, key=lambda row: _height_shared(word, row), default=None)
        if best is not None and _height_shared(word, best) > 0:
            best.append(word)
        else:
            rows.append([word])
    return sorted([line_of(page, row) for row in rows], key=attrgetter("base", "box.x0"))


def _row_of(word: Word, rows: Sequence[list[Word]]) -> list[Word] | None:
    """The lowest row on whose line the word stands; ``rows`` are ordered by their first word's
    foot, and none of them is below the word's."""
    foot, most = word.box.bottom, SAME_LINE * word.size
    for row in reversed(rows):
        first = row[0]
        below = foot - first.box.bottom
        if below > most:
            return None
        if below <= SAME_LINE * first.size:
            return row
    return None


def _height_shared(word: Word, row: Sequence[Word]) -> float:
    """Points of height that a superscript shares with the row, less the further away it stands."""
    full = [w.box for w in row if not w.raised] or [w.box for w in row]
    box = around(full)
    shared = min(word.box.bottom, box.bottom) - max(word.box.top, box.top)
    if shared <= 0:
        return 0.0
    nearest = min(max(b.x0 - word.box.x1, word.box.x0 - b.x1, 0.0) for b in full)
    return shared / (1 + nearest)


def text_of(words: Sequence[Word]) -> str:
    """The words in the order given, with a space wherever they do not touch."""
    parts: list[str] = []
    last: Word | None = None
    for word in words:
        if last is not None and (
            # what parts most words is looked at before anything is called
            (not (word.raised or last.raised) and word.box.x0 - last.box.x1 >= TOUCHING * last.size)
            or not touching(last, word)
        ):
            parts.append(" ")
        parts.append(printed(word, last) if word.raised else word.text)
        last = word
    return "".join(parts)


def touching(left: Word, right: Word) -> bool:
    """Whether the right word continues the left one without a space."""
    gap = right.box.x0 - left.box.x1
    if not (right.raised or left.raised):
        if gap >= TOUCHING * left.size or gap >= TOUCHING * right.size:
            return False
        return not (left.text[-1:].isdigit() and right.text[:1].isdigit())
    mark = not right.text.isalpha() or (
        right.text.lower() in _ORDINALS and left.text[-1:].isdigit()
    )
    share = RAISED_MARK if right.raised and mark else RAISED_LETTERS
    return gap < share * max(left.size, right.size)


def printed(word: Word, before: Word | None) -> str:
    """The word's text: a raised figure as "¹", a raised "th" after a figure as it is."""
    if not word.raised:
        return word.text
    if word.text.lower() in _ORDINALS and before is not None and before.text[-1:].isdigit():
        return word.text
    if word.text.strip("()").isdigit():
        return word.text.translate(_SUPERSCRIPT_MARKS)
    return word.text.translate(_SUPERSCRIPTS)


def segments(line: Line, gap: float = SEGMENT_GAP) -> list[Line]:
    """The line cut wherever a gap is wider than ``gap`` font sizes or a word begins a column."""
    if line.widest <= gap * line.size:
        return [line]
    known = line.cuts.get(gap)
    if known is None:
        groups: list[list[Word]] = [[line.words[0]]]
        for left, right in pairwise(line.words):
            if right.parted or right.box.x0 - left.box.x1 > gap * line.size:
                groups.append([])
            groups[-1].append(right)
        known = line.cuts[gap] = [line_of(line.page, group) for group in groups]
    return known.copy()


def chunks(line: Line) -> list[Line]:
    """The line cut at gaps that part columns, and between figures set closer than that."""
    if line.widest <= FIGURE_GAP * line.size:
        return [line]
    return line.pieces.copy() or [line]


def has_leaders(text: str) -> bool:
    """Whether dots lead to a page number in a table of contents, or a line is there to fill in."""
    return "...." in text or ". . . . " in text or "……" in text or "____" in text


def is_listed(line: Line) -> bool:
    """Whether the line is an entry of a table of contents: its page number stands far right."""
    if not line.words[-1].text[-1:].isdigit():
        return False
    cut = segments(line, LISTED_GAP)
    last = cut[-1].text
    return (
        len(cut) == 2 and last.isdigit() and len(last) <= PAGE_DIGITS and not cut[0].text.isdigit()
    )


def cell_text(page: int, words: Sequence[Word]) -> str:
    """The text of a cell: its lines, as printed, joined by newlines."""
    return "\n".join(line.text for line in lines_of(page, words)) if words else ""
