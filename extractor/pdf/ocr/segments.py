"""Where the print is: letters' marks, and runs of them on one line, to be read one by one.

A run ends at a drawn line and at a gap wider than any between words, so that the figures of two
cells are never read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from extractor.pdf.ocr.raster import SCALE, Bitmap, patches_of
from extractor.pdf.page import Box, Ruling, around

LOWEST = 2.6
"""Points of height from which a mark may be a letter: an "x" of 6 points."""

HIGHEST = 48.0
"""Points of height up to which a mark may be a letter or letters that touch."""

WIDEST = 12.0
"""Widths of a mark, in its heights, up to which it is letters that touch; a word, at most."""

SPECK = 0.45
"""Points either way below which a mark is dust: the dot of a 6 point "i" is larger."""

APART = 1.25
"""Gap between letters, in line heights, from which two runs are read apart. A space is some 0.35
line heights, in justified prose seldom over 0.8."""

SHARED = 0.5
"""Share of the lower letter's height that two letters on one line have in common."""

LOOKED_BACK = 6
"""Letters at a run's end that tell where its line is."""


@dataclass(slots=True)
class Run:
    """Marks on one line in reading order, in points. ``small`` are dots, commas, dashes."""

    marks: list[Box]
    small: list[Box] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """Around all of it."""
        return around([*self.marks, *self.small])

    def without(self, marks: Sequence[Box]) -> Run:
        """The run less those of its marks."""
        return Run([mark for mark in self.marks if mark not in marks], self.small)


def marks_of(ink: Bitmap) -> list[Box]:
    """The connected patches of ink, in points, dust left out."""
    boxes = (
        Box(x / SCALE, y / SCALE, (x + width) / SCALE, (y + height) / SCALE)
        for x, y, width, height, _ in patches_of(ink)
    )
    return [b for b in boxes if max(b.width, b.height) >= SPECK]


def runs_of(marks: Iterable[Box], rulings: Sequence[Ruling]) -> tuple[list[Run], list[Box]]:
    """The marks as runs of print, top to bottom, and the small marks that stand by none."""
    walls = [r.box for r in rulings if not r.horizontal]
    letters: list[Box] = []
    small: list[Box] = []
    for mark in marks:
        if mark.height > HIGHEST or mark.width > WIDEST * max(mark.height, LOWEST * 2):
            continue
        (letters if mark.height >= LOWEST else small).append(mark)
    runs: list[Run] = []
    open_runs: list[Run] = []
    for mark in sorted(letters, key=lambda b: b.x0):
        open_runs = [r for r in open_runs if mark.x0 - _end(r) <= APART * HIGHEST]
        best = max(open_runs, key=lambda r: _fit(r, mark, walls), default=None)
        if best is not None and _fit(best, mark, walls) > 0:
            best.marks.append(mark)
        else:
            run = Run([mark])
            runs.append(run)
            open_runs.append(run)
    runs = _within(runs)
    left = _add_small(runs, small, walls)
    return sorted(runs, key=lambda r: (r.box.top, r.box.x0)), left


def _end(run: Run) -> float:
    return max(m.x1 for m in run.marks[-LOOKED_BACK:])


def _line(run: Run) -> Box:
    """The run's last letters as one box: where its line is by now."""
    return around(run.marks[-LOOKED_BACK:])


def _fit(run: Run, mark: Box, walls: Sequence[Box]) -> float:
    """How well a mark continues a run: the share of height in common; 0.0 where it does not."""
    line = _line(run)
    height = max(median(m.height for m in run.marks[-LOOKED_BACK:]), mark.height)
    gap = mark.x0 - _end(run)
    if gap > APART * height:
        return 0.0
    lower = min(mark.height, line.height)
    if max(mark.height, line.height) > 3 * lower:
        return 0.0
    shared = min(mark.bottom, line.bottom) - max(mark.top, line.top)
    if shared < SHARED * lower:
        return 0.0
    y = (max(mark.top, line.top) + min(mark.bottom, line.bottom)) / 2
    if is_walled(_end(run), mark.x0, y, walls):
        return 0.0
    return shared / max(mark.height, 0.1) - max(gap, 0.0) / (10 * height)


def is_walled(left: float, right: float, y: float, walls: Sequence[Box]) -> bool:
    """Whether a vertical line stands between two places of one height."""
    return any(left - 1 <= w.centre[0] <= right + 1 and w.top <= y <= w.bottom for w in walls)


def _within(runs: Sequence[Run]) -> list[Run]:
    """Runs that stand inside another (the hole of a letter, a dot) made part of it."""
    ordered = sorted(runs, key=lambda r: -r.box.width)
    boxes = [r.box for r in ordered]
    kept: list[int] = []
    for i, run in enumerate(ordered):
        box = boxes[i]
        middle = box.centre
        host = next(
            (
                k
                for k in kept
                if boxes[k].holds(middle)
                and box.height <= 1.1 * boxes[k].height
                and box.x0 >= boxes[k].x0 - 1
                and box.x1 <= boxes[k].x1 + 1
            ),
            None,
        )
        if host is None:
            kept.append(i)
        else:
            ordered[host].marks.extend(run.marks)
    found = [ordered[i] for i in kept]
    for run in found:
        run.marks.sort(key=lambda m: m.x0)
    return found


def _add_small(runs: Sequence[Run], small: Iterable[Box], walls: Sequence[Box]) -> list[Box]:
    """Dots, commas, dashes and accents given to the run that they stand in or beside; the rest."""
    left: list[Box] = []
    lines = [(run, around(run.marks), median(m.height for m in run.marks)) for run in runs]
    for mark in small:
        x, y = mark.centre
        best: tuple[float, Run] | None = None
        for run, box, height in lines:
            if not box.top - 0.4 * height <= y <= box.bottom + 0.35 * height:
                continue
            aside = max(box.x0 - mark.x1, mark.x0 - box.x1, 0.0)
            if aside > 0.9 * height:
                continue
            if aside and is_walled(min(x, box.x1), max(x, box.x0), y, walls):
                continue
            distance = aside + max(box.top - y, y - box.bottom, 0.0)
            if best is None or distance < best[0]:
                best = (distance, run)
        if best is not None:
            best[1].small.append(mark)
        else:
            left.append(mark)
    return left
