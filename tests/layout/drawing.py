"""Pages drawn by hand for the layout tests: text at a place, rules, boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.layout.blocks import Block, Chart, Heading, Paragraph, Table
from extractor.layout.find import find_layout
from extractor.pdf.page import Box, Page, Ruling, Word

ADVANCE = 0.5
"""Width of every glyph, in font sizes."""

SPACE = 0.28


def text_width(text: str, size: float = 10.0) -> float:
    """How wide ``line`` prints the text, in points."""
    words = text.split()
    return sum(len(w) for w in words) * ADVANCE * size + (len(words) - 1) * SPACE * size


def line(
    text: str,
    x: float,
    y: float,
    size: float = 10.0,
    bold: bool = False,
    raised: bool = False,
    align: str = "left",
) -> list[Word]:
    """The words of one line of print whose feet stand at ``y``; ``x`` is its left edge, right edge
    or middle."""
    width = text_width(text, size)
    x = {"left": x, "right": x - width, "centre": x - width / 2}[align]
    words = []
    for piece in text.split():
        end = x + len(piece) * ADVANCE * size
        words.append(Word(piece, Box(x, y - size, end, y), size, bold, raised))
        x = end + SPACE * size
    return words


def prose(
    text: str, x: float, y: float, width: float, size: float = 10.0, pitch: float = 12.0
) -> list[Word]:
    """A paragraph of ragged lines, ``width`` points wide."""
    words: list[Word] = []
    current: list[str] = []
    for piece in text.split():
        if current and text_width(" ".join([*current, piece]), size) > width:
            words += line(" ".join(current), x, y, size)
            y += pitch
            current = []
        current.append(piece)
    return words + line(" ".join(current), x, y, size)


def rule(x0: float, y: float, x1: float) -> Ruling:
    """A horizontal line."""
    return Ruling(Box(x0, y, x1, y))


def upright(x: float, top: float, bottom: float) -> Ruling:
    """A vertical line."""
    return Ruling(Box(x, top, x, bottom))


def lattice(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """All lines of a grid."""
    return [rule(xs[0], y, xs[-1]) for y in ys] + [upright(x, ys[0], ys[-1]) for x in xs]


def table_words(
    rows: Sequence[Sequence[str]],
    xs: Sequence[float],
    top: float,
    pitch: float = 15.0,
    bold_rows: Iterable[int] = (0,),
) -> list[Word]:
    """Rows of text: the stub flush left, the other columns centred."""
    bold_set = set(bold_rows)
    words: list[Word] = []
    for r, row in enumerate(rows):
        y = top + pitch * (r + 1) - 3
        for c, text in enumerate(row):
            for k, part in enumerate(text.split("\n")):
                if not part:
                    continue
                base = y + 11 * k
                if c == 0:
                    words += line(part, xs[0] + 3, base, bold=r in bold_set)
                else:
                    middle = (xs[c] + xs[c + 1]) / 2
                    words += line(part, middle, base, bold=r in bold_set, align="centre")
    return words


def drawn_table(
    rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, pitch: float = 15.0
) -> tuple[list[Word], list[Ruling]]:
    """A table with all its lines."""
    ys = [top + pitch * k for k in range(len(rows) + 1)]
    return table_words(rows, xs, top, pitch), lattice(xs, ys)


def page(
    words: Iterable[Word],
    rulings: Iterable[Ruling] = (),
    fills: Iterable[Box] = (),
    images: Iterable[Box] = (),
    number: int = 1,
    shapes: Iterable[Box] = (),
) -> Page:
    """An A4 page."""
    return Page(
        number,
        595.0,
        842.0,
        tuple(words),
        tuple(rulings),
        tuple(fills),
        tuple(images),
        shapes=tuple(shapes),
    )


def blocks(*pages: Page) -> tuple[Block | Chart, ...]:
    """What the find step finds on the pages."""
    return find_layout(pages).blocks


def tables(*pages: Page) -> list[Table]:
    return [b for b in blocks(*pages) if isinstance(b, Table)]


def charts(*pages: Page) -> list[Chart]:
    return [b for b in blocks(*pages) if isinstance(b, Chart)]


def paragraphs(*pages: Page) -> list[Paragraph]:
    return [b for b in blocks(*pages) if isinstance(b, Paragraph)]


def headings(*pages: Page) -> list[Heading]:
    return [b for b in blocks(*pages) if isinstance(b, Heading)]


def texts(table: Table) -> list[list[str]]:
    """The table's cells as text, merged ones repeated."""
    return [[cell.text for cell in row] for row in table.rows]
