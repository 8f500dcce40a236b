"""How a sheet that carries two portrait pages side by side is made, whoever looks at it: the reader
of pictures, which needs print as large as it was set, and the find step, which parts it."""

from __future__ import annotations

RATIOS = (1.2, 1.65)
"""Width by height of a sheet of two portrait pages: paper has 1.29 or 1.41, and the scan of an open
book is cut more or less close. Slides have 1.78, but also 1.33."""

OFF_MIDDLE = 0.05
"""Share of the sheet's width by which the white between its pages may miss the middle: scans are
laid down aslant."""

EDGE = 0.03
"""Share of the sheet's height, at its top and foot, where what crosses the middle is the
shadow of a copier's lid or a frame, and no print."""

PAPER = 842.0
"""Points of height of the paper, A4, that reports are set for."""


def is_wide(width: float, height: float) -> bool:
    """Whether a page of that shape may carry two."""
    return RATIOS[0] <= width / height <= RATIOS[1]


def is_in_middle(start: float, end: float, width: float) -> bool:
    """Whether white from ``start`` to ``end`` lies in the middle of a sheet."""
    reach = OFF_MIDDLE * width
    return start < width / 2 + reach and end > width / 2 - reach


def reduction(height: float) -> float:
    """How many times as large the pages of a sheet, ``height`` points high, were set."""
    return max(1.0, PAPER / height)
