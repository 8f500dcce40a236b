"""Bullets that are drawn and not printed, as browsers and layout programs draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.pdf.drawings import Drawn
from extractor.pdf.page import BULLET, Box, Word

SMALLEST, LARGEST = 0.15, 0.6
"""How wide and high a bullet is, in the font sizes of the line that it stands before."""

UNEVEN = 0.8
"""Points by which a disc may be wider than high, or higher."""

NEAREST, FARTHEST = 0.4, 2.5
"""Gap in font sizes between a bullet and its line: the keys of a chart stand closer to theirs."""

ALIGNED = 0.5
"""Points by which the bullets of a list may stand askew."""

LEAST = 2
"""Fewest discs one below another that are bullets: one may be any ornament."""


def with_bullets(words: tuple[Word, ...], drawn: Sequence[Drawn]) -> tuple[Word, ...]:
    """The words, and a bullet for each small disc that stands by itself before a line."""
    discs = [thing.box for thing in drawn if thing.kind == "curve" and _is_small(thing.box)]
    columns = Counter(round(box.x0 / ALIGNED) for box in discs)
    found = []
    for box in dict.fromkeys(discs):
        at = round(box.x0 / ALIGNED)
        if columns[at - 1] + columns[at] + columns[at + 1] < LEAST:
            continue
        first = _line_beside(box, words)
        if first is not None:
            body = Box(box.x0, first.box.top, box.x1, first.box.bottom)
            found.append((first, Word(BULLET, body, first.size)))
    if not found:
        return words
    before = {id(first): bullet for first, bullet in found}
    return tuple(
        each
        for word in words
        for each in ([before[id(word)], word] if id(word) in before else [word])
    )


def _is_small(box: Box) -> bool:
    return 1.0 < box.width < 10.0 and abs(box.width - box.height) <= UNEVEN


def _line_beside(box: Box, words: Sequence[Word]) -> Word | None:
    """The word that begins the line on which a disc stands before all print; None for none."""
    middle = (box.top + box.bottom) / 2
    line = [word for word in words if word.box.top <= middle <= word.box.bottom]
    first = min(line, key=lambda word: word.box.x0, default=None)
    if first is None or first.text == BULLET:
        return None
    if not SMALLEST * first.size <= box.height <= LARGEST * first.size:
        return None
    gap = (first.box.x0 - box.x1) / first.size
    return first if NEAREST <= gap <= FARTHEST else None
