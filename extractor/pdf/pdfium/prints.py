"""How the text objects of a page print, and the runs of characters that they print."""

from __future__ import annotations

from typing import NamedTuple

from extractor.pdf.pdfium.fonts import Measured
from extractor.pdf.words import Glyph


class Print(NamedTuple):
    """How one text object prints. ``scale``: points per em along the line; ``skew``: points by
    which slanting glyphs reach out of their boxes to the left (negative) and right."""

    size: float
    bold: bool
    white: bool
    x: float
    top: float
    bottom: float
    scale: float
    skew: tuple[float, float]
    font: int
    widths: dict[str, float]
    known: dict[str, Measured]


class Run(NamedTuple):
    """The characters from ``start`` to before ``end``, all of one object."""

    glyph: Glyph
    start: int
    end: int
    thing: int
