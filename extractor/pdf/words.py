"""From glyphs to words.

Guarantees: a glyph printed twice to look bold is read once; a superscript is a word of its own; a
drawn vertical line ends a word, so that the figures of two cells never fuse; text that no reader
of the printed page would see (off the page, white on white) is left out; text turned on its side
is kept apart.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extractor.pdf.ligatures import with_ligatures
from extractor.pdf.page import BULLET, Box, Ruling, Word, around, of_parts

SPACE = 0.2
"""Gap between glyphs, in font sizes, from which they belong to two words where no space is set."""

DOUBLED = 0.12
"""Distance, in font sizes, within which the same glyph again is the same glyph printed twice. The
narrowest letter ("l", "i") advances by some 0.2."""

SAME_BASELINE = 0.12
"""Difference of the glyphs' feet, in font sizes, within one line of print."""

RAISED_SIZE = 0.85
"""A superscript is at most this much of the size of the text that it stands beside."""

RAISED_BY = 0.12
"""A superscript's foot is at least this far above its neighbour's, in the neighbour's sizes."""

LONGEST_MARK = 4
"""Most characters of a superscript: "(12)", "th"."""

MARK_AFTER = 0.6
"""Gap, in the neighbour's sizes, up to which a superscript stands after a word."""

MARK_BEFORE = 0.36
"""The same before a word: a note's own mark, a space of a wide typeface away."""

KERNED = 0.1
"""Sizes by which a superscript may reach into its neighbour's box."""

SMALLEST = 0.5
"""Font size in points up to which print is invisible."""

SMALL_CAPITAL = 0.65
"""Size of small capitals, relative to large ones, from which they are such: printers use 0.7 to
0.8."""

LEVEL = 0.1
"""Font sizes by which the feet of the two may differ: small print reaches less far down."""

_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|[-,]bd\b", re.IGNORECASE)
_BY_CATEGORY = {
    "Cc": " ",  # control characters
    "Cf": "",  # what is not printed: marks of direction, joiners
    "Cn": BULLET,  # no character
    "Co": BULLET,  # private use
    "Cs": BULLET,  # half a character
}
_UNKNOWN_GLYPH = re.compile(r"\(cid:\d+\)")
_CHARACTERS = {
    "\u00ad": "-",  # a soft hyphen that is drawn is a hyphen
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u2212": "-",
    "\ufffd": BULLET,
    # ligatures of word processors' fonts, to which some writers of PDF give the character that has
    # the number of the glyph: "parƟally", "staī", "oĸce"
    "\u012b": "ff",
    "\u012e": "fi",
    "\u0138": "ffi",
    "\u0147": "fl",
    "\u014c": "ft",
    "\u019e": "tf",
    "\u019f": "ti",
    "\u01a9": "tt",
    "\u01ab": "tti",
    "\u01af": "ff",
    # Symbol and Wingdings as word processors leave them in the private use area
    "\uf0ab": "↔",
    "\uf0ac": "←",
    "\uf0ad": "↑",
    "\uf0ae": "→",
    "\uf0af": "↓",
    "\uf0df": "←",
    "\uf0e0": "→",
    "\uf0e1": "↑",
    "\uf0e2": "↓",
    "\uf0f1": "↑",
    "\uf0f2": "↓",
    "\uf0fc": "✓",
}


class Glyph(NamedTuple):
    """One printed character; coordinates as in ``Box``, ``size`` in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


def is_bold(fontname: str) -> bool:
    """Whether a font's name says that it is bold ("ABCDEF+Arial-BoldMT")."""
    return bool(_BOLD.search(fontname))


def is_unknown(text: str) -> bool:
    """Whether pdfminer says by the text that the file does not tell the glyph's character."""
    return bool(_UNKNOWN_GLYPH.fullmatch(text))


def plain(text: str) -> str:
    """A glyph's text with ligatures spelt out, hyphens and spaces of one kind, bullets as "•"."""
    if len(text) == 1 and " " < text <= "~":
        return text
    if text in _CHARACTERS:
        return _CHARACTERS[text]
    if is_unknown(text):
        return BULLET
    result = []
    for character in text:
        if character in _CHARACTERS:
            result.append(_CHARACTERS[character])
        elif "\ufb00" <= character <= "\ufb06":
            result.append(unicodedata.normalize("NFKC", character))
        else:
            result.append(_BY_CATEGORY.get(unicodedata.category(character), character))
    return "".join(result)


def words_of(glyphs: Iterable[Glyph], rulings: Sequence[Ruling] = ()) -> tuple[Word, ...]:
    """The words that the glyphs print, top to bottom and left to right."""
    spans = [
        ((r.box.x0 + r.box.x1) / 2, r.box.top, r.box.bottom) for r in rulings if not r.horizontal
    ]
    words: list[Word] = []
    for row in _rows(glyphs):
        middle = (row[0].top + row[0].bottom) / 2
        stops = [x for x, top, bottom in spans if top <= middle <= bottom]
        words.extend(with_ligatures(_cut(row, stops)))
    return mark_raised(words)


def turned_words(glyphs: Iterable[Glyph], upward: bool) -> tuple[Word, ...]:
    """The words of glyphs that all read up the page, or all down, in reading order."""
    if upward:
        level = [g._replace(x0=-g.bottom, top=g.x0, x1=-g.top, bottom=g.x1) for g in glyphs]
    else:
        level = [g._replace(x0=g.top, top=-g.x1, x1=g.bottom, bottom=-g.x0) for g in glyphs]
    words = []
    for word in words_of(level):
        box = word.box
        if upward:
            place = Box(box.top, -box.x1, box.bottom, -box.x0)
        else:
            place = Box(-box.bottom, box.x0, -box.top, box.x1)
        words.append(Word(word.text, place, word.size, word.bold))
    return tuple(words)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one baseline, left to right; superscripts make rows of their own."""
    rows: list[list[Glyph]] = []
    first = 0.0
    for glyph in sorted(glyphs, key=attrgetter("bottom")):
        if rows and glyph.bottom - first <= SAME_BASELINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            first = glyph.bottom
    for row in rows:
        row.sort(key=attrgetter("x0", "x1"))
    return rows


def _once(row: Sequence[Glyph]) -> tuple[Sequence[Glyph], set[int]]:
    """The row without second prints of a glyph; and the indices of glyphs printed twice."""
    if not any(b.x0 - a.x0 <= DOUBLED * b.size for a, b in pairwise(row)):
        return row, set()
    kept: list[Glyph] = []
    doubled: set[int] = set()
    for glyph in row:
        second = None
        for at in range(len(kept) - 1, -1, -1):
            if glyph.x0 - kept[at].x0 > DOUBLED * glyph.size:
                break
            if kept[at].text == glyph.text:
                second = at
                break
        if second is None:
            kept.append(glyph)
        elif not glyph.text.isspace():
            doubled.add(second)
    return kept, doubled


def _cut(row: Sequence[Glyph], stops: Sequence[float]) -> list[Word]:
    """The row cut at spaces, gaps and drawn vertical lines."""
    glyphs, doubled = _once(row)
    words: list[Word] = []
    pending: list[Glyph] = []
    bold = False
    last: Glyph | None = None
    for index, glyph in enumerate(glyphs):
        text, x0, _, _, _, size, _ = glyph
        if not text or text.isspace():
            if pending:
                words.append(_word(pending, bold))
                pending, bold, last = [], False, None
            continue
        # a gap is what parts most words: it is looked at first
        if last is not None and (
            x0 - last.x1 > SPACE * (size if size < last.size else last.size)
            or _parted(last, glyph, stops)
        ):
            words.append(_word(pending, bold))
            pending, bold = [], False
        pending.append(glyph)
        last = glyph
        bold = bold or index in doubled
    if pending:
        words.append(_word(pending, bold))
    return words


def _parted(last: Glyph, glyph: Glyph, stops: Sequence[float]) -> bool:
    """Whether a glyph begins a word after the last one of its row, though no gap parts them."""
    size, before = glyph.size, last.size
    if size < RAISED_SIZE * before or before < RAISED_SIZE * size:
        return not _are_small_capitals(last, glyph)
    if BULLET in (glyph.text, last.text):
        return True
    if not stops:
        return False
    left, right = (last.x0 + last.x1) / 2, (glyph.x0 + glyph.x1) / 2
    return any(left < x < right for x in stops)


def _are_small_capitals(last: Glyph, glyph: Glyph) -> bool:
    """Whether a large and a smaller capital stand side by side on one line, as in small capitals;
    a raised mark stands higher."""
    larger = max(last.size, glyph.size)
    return (
        last.text.isupper()
        and glyph.text.isupper()
        and min(last.size, glyph.size) >= SMALL_CAPITAL * larger
        and abs(last.bottom - glyph.bottom) <= LEVEL * larger
    )


def _word(glyphs: Sequence[Glyph], doubled: bool) -> Word:
    if len(glyphs) == 1:
        text, x0, top, x1, bottom, size, bold = glyphs[0]
        box = of_parts(Box, (x0, top, x1, bottom))
        return Word(text, box, round(size, 2), bold or doubled)
    text = "".join([g.text for g in glyphs])
    box = around(Box(g.x0, g.top, g.x1, g.bottom) for g in glyphs)
    bold = doubled or 2 * sum(len(g.text) for g in glyphs if g.bold) > len(text)
    return Word(text, box, round(max(g.size for g in glyphs), 2), bold)


def mark_raised(words: Sequence[Word]) -> tuple[Word, ...]:
    """Superscripts marked: small words whose foot is above that of a larger word beside them."""
    ordered = sorted(words, key=lambda w: (round(w.box.top, 1), w.box.x0))
    if not ordered:
        return ()
    sizes = {w.size for w in ordered}
    # for each size that a superscript may have, the larger words and their tops, downwards
    larger = {size: _larger(ordered, size) for size in sizes if size <= RAISED_SIZE * max(sizes)}
    if min(sizes) not in larger:
        return tuple(ordered)
    result: list[Word] = []
    for word in ordered:
        if (
            len(word.text) <= LONGEST_MARK
            and word.size in larger
            and _beside_larger(word, *larger[word.size])
        ):
            word = Word(word.text, word.box, word.size, word.bold, raised=True)
        result.append(word)
    return tuple(result)


def _larger(words: Iterable[Word], size: float) -> tuple[list[float], list[Word]]:
    found = sorted([w for w in words if size <= RAISED_SIZE * w.size], key=attrgetter("box.top"))
    return [w.box.top for w in found], found


def _beside_larger(word: Word, tops: Sequence[float], larger: Sequence[Word]) -> bool:
    """Whether a larger word ends where this one starts (or starts where it ends), lower down."""
    first = bisect_left(tops, word.box.top - 2 * word.size)
    last = bisect_right(tops, word.box.top + 2 * word.size)
    for other in larger[first:last]:
        close = (
            -KERNED * other.size <= word.box.x0 - other.box.x1 <= MARK_AFTER * other.size
            or -KERNED * other.size <= other.box.x0 - word.box.x1 <= MARK_BEFORE * other.size
        )
        above = RAISED_BY * other.size <= other.box.bottom - word.box.bottom
        if close and above and word.box.bottom > other.box.top:
            return True
    return False
