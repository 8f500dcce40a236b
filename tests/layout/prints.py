"""Lines and blocks of print, without a page."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.layout.lines import Line, line_of
from extractor.layout.paragraphs import Style, TextBlock
from extractor.pdf.page import Word
from tests.layout.drawing import line

SIZE = 10.0
STYLE = Style(SIZE, 1.2, frozenset())


def spaced(texts: Sequence[str], gap: float, **look: bool) -> Line:
    """Texts on one line, ``gap`` font sizes between them."""
    words: list[Word] = []
    x = 60.0
    for text in texts:
        words += line(text, x, 100, SIZE, **look)
        x = words[-1].box.x1 + gap * SIZE
    return line_of(1, words)


def set_lines(
    *each: tuple[str, float, float], size: float = SIZE, bold: bool = False
) -> list[Line]:
    """Lines of print: text, left edge and foot in points."""
    return [line_of(1, line(text, x, y, size, bold)) for text, x, y in each]


def block(text: str, size: float = SIZE, bold: bool = False, count: int = 1) -> TextBlock:
    return TextBlock(
        tuple(line_of(1, line(text, 60, 100 + 12 * k, size, bold)) for k in range(count))
    )
