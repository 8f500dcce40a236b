"""From a run of print and what the engine reads in it to words, each in its place.

The engine knows the letters, the picture knows the gaps. Where the engine leaves out a space
("within30") the picture shows one; where the letters of a word stand wide apart the engine knows
that they are one word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.pdf.ocr.engine import Character, Reading
from extractor.pdf.ocr.segments import Run
from extractor.pdf.page import Box, around

X_HEIGHT = 0.73
"""Height of an "x" in heights of capitals: 0.72 in Arial, 0.68 in Times, 0.74 in Calibri."""

SAME_ROW = 0.35
"""Difference of two baselines, in heights of a capital, up to which they are one row."""

CERTAIN = 0.27
"""Gap in capitals' heights from which the picture alone tells a space (a space is 0.39)."""

CERTAIN_FIGURES = 0.55
"""The same between two figures: many fonts give each the width of the widest, so that a "1" stands
apart."""

LIKELY = 0.17
"""The same where the engine thought of a space but did not settle for it."""

THOUGHT = 0.15
"""Likelihood of a space from which the engine thought of one."""

LETTER = 0.6
"""Gap in capitals' heights up to which it may be the place of a letter whose ink is gone."""

NARROW = 0.08
"""Gap in capitals' heights below which the engine's space stands within a word: it shows none."""

NEAR = 0.75
"""Heights of a capital within which the engine's space is where the gap is; it reads in columns of
some 0.25."""

RAISED_BY = 0.25
"""Height of a superscript's foot above the line's, in heights of a capital; in Word 0.5."""

RAISED_HEIGHT = 0.8
"""Height of a superscript in heights of a capital; in Word 0.65, and blur adds to it."""

BLEED = 0.4
"""Points by which ink is higher than the letter: scanning blurs it by half a pixel each way."""

_ASCENDING = frozenset("bdfhklABCDEFGHIJKLMNOPRSTUVWXYZ0123456789&£%!?'\"’‘“”")
_LOW = frozenset("acemnorsuvwxz")
_DESCENDING = frozenset("gjpqyQ,;()[]{}|/\\_@$•-–—=+<>~.:'\"’‘“”*°…·^±×←→↑↓")
"""Characters whose feet tell nothing of the baseline."""


@dataclass(frozen=True, slots=True)
class Scrap:
    """A word in a run: its text and where its ink begins and ends, in points."""

    text: str
    x0: float
    x1: float
    sure: float
    raised: Box | None = None
    """Where a superscript's ink is; None for print on the line."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A run as read, in points.

    ``base`` is the letters' feet; ``capital`` and ``low`` are the heights of its capitals and of
    its small letters, where it has any, measured on so many; ``tall`` is its highest mark's.
    """

    scraps: tuple[Scrap, ...]
    base: float
    capital: float | None
    capitals: int
    low: float | None
    lows: int
    tall: float
    box: Box
    sure: float

    @property
    def letters(self) -> int:
        """How many characters were read."""
        return sum(len(s.text) for s in self.scraps)


@dataclass(frozen=True, slots=True)
class _Patch:
    """Marks that stand over one another: a letter, or letters that touch; and what they say."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str = ""


def printed_line(run: Run, reading: Reading, crop: Box) -> PrintedLine | None:
    """The run's words; None where the engine saw none. ``crop`` is the picture that it read."""
    characters = reading.characters
    if not any(not c.text.isspace() for c in characters):
        return None
    placed = [c._replace(at=crop.x0 + c.at * crop.width) for c in characters]
    thought = [(crop.x0 + at * crop.width, likely) for at, likely in reading.spaces]
    patches = _patches(run)
    spoken = _spoken(patches, placed)
    base, high, lows = _measures(spoken, run)
    capital, low = _usual(high), _usual(lows)
    tall = max(base - min(m.top for m in run.marks), 1.0)
    breaks = _breaks(patches, placed, thought, capital or (low / X_HEIGHT if low else tall))
    raised = [p for p in spoken if _is_raised(p, base, capital)]
    breaks = sorted({*breaks, *_beside(patches, raised)})
    scraps = _scraps(patches, placed, breaks, raised)
    if not scraps:
        return None
    return PrintedLine(
        scraps, base, capital, len(high), low, len(lows), tall, run.box, reading.sure
    )


def _patches(run: Run) -> list[_Patch]:
    found: list[_Patch] = []
    for mark in sorted((*run.marks, *run.small), key=lambda m: m.x0):
        if found and mark.x0 <= found[-1].x1:
            last = found[-1]
            both = around((Box(last.x0, last.top, last.x1, last.bottom), mark))
            found[-1] = _Patch(both.x0, both.x1, both.top, both.bottom)
        else:
            found.append(_Patch(mark.x0, mark.x1, mark.top, mark.bottom))
    return found


def _spoken(patches: Sequence[_Patch], placed: Sequence[Character]) -> list[_Patch]:
    """The patches with the characters whose middles lie in them."""
    found = []
    for patch in patches:
        text = "".join(c.text for c in placed if patch.x0 <= c.at <= patch.x1)
        found.append(_Patch(patch.x0, patch.x1, patch.top, patch.bottom, text.strip()))
    return found


def _measures(patches: Iterable[_Patch], run: Run) -> tuple[float, list[float], list[float]]:
    """The baseline, and the heights above it of capitals and of small letters."""
    known = [p for p in patches if p.text and any(c.isalnum() for c in p.text)]
    feet = [p.bottom for p in known if not any(c in _DESCENDING for c in p.text)]
    base = median(feet) if feet else max(m.bottom for m in run.marks)
    high: list[float] = []
    low: list[float] = []
    for patch in known:
        rise = base - patch.top - BLEED
        if rise <= 0 or any(c in "-–—()[]{}|/\\_@$" for c in patch.text):
            continue
        if any(c in _ASCENDING for c in patch.text):
            high.append(rise)
        elif all(c in _LOW for c in patch.text):
            low.append(rise)
    return base, high, low


def _is_raised(patch: _Patch, base: float, capital: float | None) -> bool:
    """Whether a patch is a superscript figure: its foot is high above the line's, and it is low."""
    if capital is None or not patch.text or not all(c.isdigit() for c in patch.text):
        return False
    return (
        patch.bottom <= base - RAISED_BY * capital
        and patch.bottom - patch.top <= RAISED_HEIGHT * capital
    )


def _beside(patches: Sequence[_Patch], raised: Sequence[_Patch]) -> list[tuple[float, float]]:
    """The gaps between superscripts and what stands before and after them."""
    starts = {p.x0 for p in raised}
    return [
        (left.x1, right.x0)
        for left, right in pairwise(patches)
        if (left.x0 in starts) != (right.x0 in starts)
    ]


def _usual(heights: Sequence[float]) -> float | None:
    """The mean of the middle half: finer than a pixel, and deaf to a misread letter."""
    ordered = sorted(heights)
    cut = len(ordered) // 4
    middle = ordered[cut : len(ordered) - cut]
    return sum(middle) / len(middle) if middle else None


def _breaks(
    patches: Sequence[_Patch],
    placed: Sequence[Character],
    thought: Sequence[tuple[float, float]],
    capital: float,
) -> list[tuple[float, float]]:
    """The gaps that part words: where the left word's ink ends and where the right one's begins."""
    gaps = [(left.x1, right.x0) for left, right in pairwise(patches) if right.x0 - left.x1 > 0]
    found: set[tuple[float, float]] = set()
    for space in (c.at for c in placed if c.text.isspace()):
        near = [
            g
            for g in gaps
            if g[1] - g[0] >= NARROW * capital
            and g[0] - NEAR * capital <= space <= g[1] + NEAR * capital
        ]
        if near:
            found.add(max(near, key=lambda g: (g[1] - g[0]) - 0.3 * abs((g[0] + g[1]) / 2 - space)))
    settled = [c.at for c in placed if c.text.isspace()]
    considered = [
        at
        for at, likely in thought
        if likely >= THOUGHT and all(abs(at - space) > NEAR * capital for space in settled)
    ]
    for gap in gaps:
        wide = (gap[1] - gap[0]) / capital
        sure = CERTAIN_FIGURES if _between_figures(gap, placed) else CERTAIN
        if (wide >= sure and not (wide < LETTER and _within_a_word(gap, placed, thought))) or (
            wide >= LIKELY
            and any(gap[0] - 0.3 * capital <= at <= gap[1] + 0.3 * capital for at in considered)
        ):
            found.add(gap)
    return sorted(found)


def _within_a_word(
    gap: tuple[float, float], placed: Sequence[Character], thought: Sequence[tuple[float, float]]
) -> bool:
    """Whether the engine read a letter in the gap and never thought of a space: a thin letter ("i")
    whose ink was taken for a piece of the line above or below it."""
    return any(
        gap[0] < c.at < gap[1] and not c.text.isspace() and not c.text.isdigit() for c in placed
    ) and not any(gap[0] <= at <= gap[1] for at, _ in thought)


def _between_figures(gap: tuple[float, float], placed: Sequence[Character]) -> bool:
    """Whether figures stand on both sides of the gap, and the engine saw no space there."""
    middle = (gap[0] + gap[1]) / 2
    before = [c for c in placed if c.at <= middle]
    after = [c for c in placed if c.at > middle]
    return bool(before and after) and all(
        c.text.isdigit() or c.text in ",./-–" for c in (before[-1], after[0])
    )


def _scraps(
    patches: Sequence[_Patch],
    placed: Sequence[Character],
    breaks: Sequence[tuple[float, float]],
    raised: Sequence[_Patch],
) -> tuple[Scrap, ...]:
    """The characters dealt out between the breaks, in order.

    The engine's places are rough, so a break takes the space that the engine read near it where
    there is one, else the place itself.
    """
    cuts: list[int] = []
    spaces = [i for i, c in enumerate(placed) if c.text.isspace()]
    for left, right in breaks:
        middle = (left + right) / 2
        best = min(spaces, key=lambda i: abs(placed[i].at - middle), default=None)
        room = max(right - left, 2.0)
        if best is not None and abs(placed[best].at - middle) <= 1.5 * room:
            cuts.append(best)
            spaces.remove(best)
        else:
            cuts.append(next((i for i, c in enumerate(placed) if c.at > middle), len(placed)))
    cuts = sorted(cuts)
    starts = [patches[0].x0, *(b[1] for b in breaks)]
    ends = [*(b[0] for b in breaks), patches[-1].x1]
    edges = [0, *cuts, len(placed)]
    found = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part = [c for c in placed[edges[at] : edges[at + 1]] if not c.text.isspace()]
        if part:
            text = "".join(c.text for c in part)
            above = [Box(p.x0, p.top, p.x1, p.bottom) for p in raised if start <= p.x0 < end]
            mark = around(above) if above else None
            found.append(Scrap(text, start, end, min(c.sure for c in part), mark))
    return tuple(found)
