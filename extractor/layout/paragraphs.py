"""From lines to blocks of text: paragraphs, list entries, footnotes, lines that stand alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from extractor.layout.blocks import Place
from extractor.layout.lines import SAME_SIZE, Line, has_leaders, is_listed
from extractor.layout.margins import FLUSH, right_margins, sides_of, text_left
from extractor.layout.marks import is_next, label_left, mark_of, note_mark
from extractor.pdf.page import Box, Page, around
from extractor.records import record

LEADING = 0.3
"""Extra pitch, in font sizes over the document's usual one, that parts two paragraphs."""

RESIZED = 0.07
"""Relative change of the font size that parts two paragraphs."""

INDENT = 6.0
"""Points by which a line must start further in or out to count as indented."""

SMALL_PRINT = 0.93
"""Share of the body's font size up to which text is small print."""

FOOT = 0.55
"""Share of the page's height below which footnotes stand."""


USUAL_PITCH = 1.2
"""Line pitch, in font sizes, of a document with no two lines of running text."""

USUAL_SIZE = 11.0
"""Font size in points of a document without text."""

LEAST_PITCH = 0.9
"""Pitch, in font sizes, from which two lines stand one below another and not beside."""

MOST_PITCH = 2.3
"""Pitch up to which two lines may be of one paragraph, double spaced."""

LEAST_RUNNING = 500
"""Letters outside tables from which most are of running text, bold or not."""

RUNNING_WORDS = 5
"""Words of a line beyond which it is running text, whose pitch counts."""

STEPS = 20
"""Steps to a font size in which pitches are counted: rounding parts no two equal ones."""

SPACE_ROOM = 0.3
"""Font sizes that a space takes at most where text is not justified."""

SPARE = 2.0
"""Points that must remain at a line's end for its writer to have broken it: widths are rounded."""

SHORT = 0.3
"""Share of the line that must be left free where the words run on ("Complaints about\nthe
service")."""

FAR_IN = 24.0
"""Points by which a block's second line must start further in to be no part of it."""

OPEN_WORDS = 6
"""Words that a page's last line must exceed to run on to the next page before a capital letter."""


_ENTRY = re.compile(
    r"[A-Z][^\d:.;]*(?::|\s[–—-])\s*£?\d[\d,]*(?:\.\d+)?%?(?: [a-z]+){0,3}(?:\s*\([^()]*\))?"
)
"""A whole line that is a label and its figure: "Quality of work: 389", "Fees – 16 sent in (12)"."""


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in the document: body font size in points, line pitch in font sizes, words."""

    size: float
    pitch: float
    vocabulary: frozenset[str]


@record(slots=False)
class TextBlock:
    """Lines that make one paragraph, list entry, heading or note.

    ``skip`` words at its start are the printed number or bullet. Its text is asked for many times
    and worked out once, so it has no slots.
    """

    lines: tuple[Line, ...]
    kind: Literal["text", "bullet", "footnote"] = "text"
    number: str | None = None
    skip: int = 0

    @property
    def page(self) -> int:
        """The page on which the block begins, from 1."""
        return self.lines[0].page

    @property
    def box(self) -> Box:
        """The block's box on its first page."""
        return around(line.box for line in self.lines if line.page == self.page)

    @property
    def size(self) -> float:
        """Font size in points, of the line that has most text."""
        return max(self.lines, key=lambda line: len(line.words)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @cached_property
    def texts(self) -> dict[frozenset[str], tuple[str, tuple[Place, ...]]]:
        """What ``written`` found, by the vocabulary it was asked with."""
        return {}

    @property
    def left(self) -> float:
        """Where its text begins, in points, after the mark."""
        words = self.lines[0].words
        return words[min(self.skip, len(words) - 1)].box.x0


def usual_size(pages: Iterable[Page]) -> float:
    """The font size of most of the pages' print, in points."""
    # many words are of one size: each size is rounded once
    letters: defaultdict[float, int] = defaultdict(int)
    for page in pages:
        for word in page.words:
            letters[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, printed in letters.items():
        sizes[round(size * 2) / 2] += printed
    return sizes.most_common(1)[0][0] if sizes else USUAL_SIZE


def style_of(pages: Sequence[Page], lines: Sequence[Line]) -> Style:
    """The document's usual font size, line pitch and its words."""
    different = {word.text for page in pages for word in page.words}
    vocabulary = {text.strip(".,;:()'\"“”‘’").lower() for text in different}
    running: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for above, below in pairwise(lines):
        if above.page == below.page and abs(above.size - below.size) < SAME_SIZE:
            pitch = (below.base - above.base) / above.size
            if LEAST_PITCH < pitch < MOST_PITCH and len(above.words) > RUNNING_WORDS:
                pitches[round(pitch * STEPS) / STEPS] += 1
    letters = sum(len(line.text) for line in lines)
    for line in lines:
        # where hardly anything is written, headings are most of it
        if letters >= LEAST_RUNNING or not line.bold:
            running[round(line.size * 2) / 2] += len(line.text)
    body = running.most_common(1)[0][0] if running else usual_size(pages)
    usual = pitches.most_common(1)[0][0] if pitches else USUAL_PITCH
    return Style(body, usual, frozenset(vocabulary))


def text_blocks(
    lines: Sequence[Line],
    style: Style,
    breaks: Collection[int] = (),
    insets: Sequence[Box] = (),
) -> list[TextBlock]:
    """Lines of one column of one page, cut into blocks of text.

    ``breaks`` are the indices of lines before which something else stands (a table), ``insets``
    are what lines stand beside, which are set narrower there.
    """
    sides = [sides_of(line, insets) for line in lines]
    margins = right_margins(lines, insets, [right for _, right in sides])
    widest = max((line.box.x1 for line in lines), default=0.0)
    blocks: list[TextBlock] = []
    current: list[Line] = []
    head = TextBlock(())
    for index, line in enumerate(lines):
        value_left = label_left(current[0]) if current else None
        if current and value_left is not None:
            ended = parted = index in breaks or not _hangs(current, line, value_left, style)
        elif current:
            ended = _ends(current[-1], line, margins[index - 1])
            moved = sides[index - 1][0] != sides[index][0]
            parted = (
                index in breaks
                or _parted(current, line, margins[index - 1], head, style, moved)
                or _heads(current, line, widest)
                or _set_out(current, line, widest)
            )
        else:
            ended = parted = True
        mark = mark_of(line, ended or parted or _goes_on_list(head, line))
        if current and not parted and mark is None and not _noted(line, current, style):
            current.append(line)
            continue
        if current:
            blocks.append(replace(head, lines=tuple(current)))
        current = [line]
        head = TextBlock(
            (line,),
            "bullet" if mark and mark.kind == "bullet" else "text",
            mark.text if mark and mark.kind == "number" else None,
            mark.words if mark else 0,
        )
    if current:
        blocks.append(replace(head, lines=tuple(current)))
    return blocks


def _heads(current: Sequence[Line], line: Line, widest: float) -> bool:
    """Whether bold lines head the text below them without white between: they end early, or it is
    set in.

    Numbered headings have a left edge of their own, where the longest of them would be the margin.
    Text that begins with a figure ("115 of the 118 complaints") is told by the early end alone.
    """
    first = line.words[0].text.lstrip("(£'\"“‘")[:1]
    if line.bold or not (first.isupper() or first.isdigit()):
        return False
    if not all(above.bold for above in current):
        return False
    if _ends(current[-1], line, widest):
        return True
    return first.isupper() and line.box.x0 > text_left(current[0]) + INDENT


def _goes_on_list(head: TextBlock, line: Line) -> bool:
    """Whether the line begins with the number after the block's own, where that one's text begins,
    or with the first one of a list that is set in below it."""
    if head.number is None or len(line.words) < 2:
        return False
    number, left = line.words[0].text, line.words[1].box.x0
    if is_next(number, head.number):
        return abs(left - head.left) <= FLUSH
    return line.box.x0 > head.left + FLUSH and is_next(number, None)


def _set_out(current: Sequence[Line], line: Line, widest: float) -> bool:
    """Whether the line begins left of all that it would go on with: only a paragraph whose first
    line is set in goes on so, and that one runs to the margin."""
    return line.box.x0 < min(above.box.x0 for above in current) - INDENT and _ends(
        current[-1], line, widest
    )


def _hangs(current: Sequence[Line], line: Line, left: float, style: Style) -> bool:
    """Whether the line goes on with the value of a line of front matter."""
    pitch = (line.base - current[-1].base) / max(line.size, current[-1].size)
    return abs(line.box.x0 - left) <= FLUSH and pitch <= style.pitch + LEADING


def _noted(line: Line, current: Sequence[Line], style: Style) -> bool:
    """Whether the line begins another footnote: notes follow each other without white between."""
    if line.size > SMALL_PRINT * style.size:
        return False
    mark = note_mark(line)
    return mark is not None and (line.words[0].raised or not line.words[0].text.isdigit())


def _ends(above: Line, below: Line, margin: float) -> bool:
    """Whether the writer broke the line: the next line's first word would still have fitted."""
    last = above.words[-1].text
    if has_leaders(above.text) or is_listed(above):
        return True
    if last.endswith("-") and len(last) > 1:
        return False
    room = margin - above.box.x1
    need = below.words[0].box.width + SPACE_ROOM * above.size + SPARE
    unfinished = last[-1].isalnum() or last[-1] in ",–&/"
    if unfinished and below.words[0].text[:1].islower():
        return room > max(need, SHORT * (margin - above.box.x0))
    return room > need


def _parted(
    current: Sequence[Line],
    line: Line,
    margin: float,
    head: TextBlock,
    style: Style,
    moved: bool,
) -> bool:
    """Whether the line begins another block. ``moved``: its margin is not the last line's, for
    something stands left of one of them."""
    above = current[-1]
    size = max(above.size, line.size)
    if (line.base - above.base) > (style.pitch + LEADING) * size:
        return True
    if abs(line.size - above.size) > RESIZED * size:
        return True
    if _centred(above, line) and above.bold == line.bold:
        return False
    if _ends(above, line, margin):
        return True
    if _ENTRY.fullmatch(above.text) and _ENTRY.fullmatch(line.text):
        return True  # a list whose bullets are drawn and not printed
    if moved:
        return False
    left = head.left
    outer = head.lines[0].box.x0
    if head.skip and len(current) > 1 and abs(above.box.x0 - left) <= FLUSH:
        return line.box.x0 < left - INDENT
    if not head.skip and len(current) > 1:
        return abs(line.box.x0 - above.box.x0) > INDENT
    return line.box.x0 > max(left, outer) + FAR_IN


def _centred(above: Line, below: Line) -> bool:
    return (
        abs(above.box.centre[0] - below.box.centre[0]) <= FLUSH
        and abs(above.box.x0 - below.box.x0) > INDENT
        and abs(above.size - below.size) < SAME_SIZE
    )


def mark_footnotes(blocks: Sequence[TextBlock], page: Page, style: Style) -> list[TextBlock]:
    """Small print at the page's foot that begins with a mark, as footnotes.

    A note's further lines without a mark stay with it; text of full size below a block of small
    print means that the print is no footnote.
    """
    result = list(blocks)
    for index in range(len(result) - 1, -1, -1):
        block = result[index]
        if block.size > SMALL_PRINT * style.size or block.box.top < FOOT * page.height:
            break
        mark = note_mark(block.lines[0])
        if mark is not None:
            apart = (
                block.lines[0].words[0].text.strip("()") == mark and len(block.lines[0].words) > 1
            )
            result[index] = replace(
                block, kind="footnote", number=mark if apart else None, skip=1 if apart else 0
            )
    return result


def _last_line(block: TextBlock) -> str:
    """The block's last line without the mark that it may begin with."""
    last = block.lines[-1]
    return " ".join(w.text for w in last.words[block.skip if len(block.lines) == 1 else 0 :])


def _set_in(above: TextBlock, below: TextBlock) -> bool:
    """Whether the block at a page's foot is set in further than the one at the next page's top: a
    list is over there."""
    left = min((line.box.x0 for line in above.lines[1:]), default=above.left)
    return below.lines[0].box.x0 < left - INDENT


def runs_on(above: TextBlock, below: TextBlock) -> bool:
    """Whether the block at a page's top continues the one at the foot of the page before."""
    if above.kind == "footnote" or below.kind != "text" or below.skip:
        return False
    if abs(above.size - below.size) > RESIZED * above.size or above.bold != below.bold:
        return False
    last = above.lines[-1].text.rstrip("”’\"') ")
    first = below.lines[0].text.lstrip("“‘\"'(")
    if last.endswith((".", "?", "!", ":", ";")):
        return False
    if first[:1].islower():
        return True
    if _ENTRY.fullmatch(_last_line(above)) or _set_in(above, below):
        return False
    return above.box.width > 0 and len(above.lines[-1].words) > OPEN_WORDS and not above.bold
