"""How far apart, one below another, the lines of one table may stand where nothing is drawn.

Lines of text and rows set as usual stand within three times their size. Rows with padding stand
further apart, as far each from the next: what stands even is one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.lines import Line
from extractor.layout.tabular_lines import holds_value, is_tabular

ROW_PITCH = 2.9
"""Most pitch between lines of one table without rules, in font sizes."""

WIDE_PITCH = 5.0
"""The same where rows stand even: cells have as much padding above and below as two lines."""

EVEN = 1.08
"""Relative pitch up to which two rows stand as far apart as two others."""

NEAR = 6
"""Lines to either side among which rows show the pitch of their table: labels take several."""

LABEL_PITCH = 1.5
"""Most pitch of the lines of one label, in font sizes."""

LABEL_LINES = 4
"""Most lines of a row whose figures stand beside one of them."""


def by_pitch(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page, parted where one stands too far below the one before to be of a table
    with it."""
    if not lines:
        return []
    pitches = [_pitch(above, line) for above, line in pairwise(lines)]
    wide = _wide(lines, pitches)
    found = [[lines[0]]]
    for at, pitch in enumerate(pitches):
        near = wide[max(at - NEAR, 0) : at + NEAR + 1] if pitch > ROW_PITCH else []
        if pitch > max([ROW_PITCH, *(EVEN * one for one in near if one)]):
            found.append([])
        found[-1].append(lines[at + 1])
    return found


def _pitch(above: Line, line: Line) -> float:
    """From one line to the next, in font sizes."""
    return (line.base - above.base) / max(line.size, above.size)


def _wide(lines: Sequence[Line], pitches: Sequence[float]) -> list[float]:
    """For each line the pitch to the next one, where both are of rows with figures that stand
    further apart than lines do, and as far as others near them; else 0."""
    if max(pitches, default=0.0) <= ROW_PITCH:
        return [0.0] * len(pitches)
    figures = [is_tabular(line) and holds_value(line) for line in lines]
    rows = [
        pitch if LABEL_PITCH < pitch <= WIDE_PITCH and _parts_rows(figures, pitches, at) else 0.0
        for at, pitch in enumerate(pitches)
    ]
    found = []
    for at, own in enumerate(rows):
        others = (*rows[max(at - NEAR, 0) : at], *rows[at + 1 : at + 1 + NEAR])
        wide = own > ROW_PITCH and any(_even(own, other) for other in others)
        found.append(own if wide else 0.0)
    return found


def _parts_rows(figures: Sequence[bool], pitches: Sequence[float], at: int) -> bool:
    """Whether a line ends a row and the next one begins another: each has figures, or is set close
    to lines that have."""
    above, below = at, at + 1
    while above > 0 and at - above < LABEL_LINES - 1 and pitches[above - 1] <= LABEL_PITCH:
        above -= 1
    while below < len(pitches) and below - at < LABEL_LINES and pitches[below] <= LABEL_PITCH:
        below += 1
    return any(figures[above : at + 1]) and any(figures[at + 1 : below + 1])


def _even(one: float, other: float) -> bool:
    return bool(other) and max(one, other) <= EVEN * min(one, other)
