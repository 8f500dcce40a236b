"""Drawn tables set into a PDF, each on a page of its own, every cell in a box."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fpdf import FPDF

from extractor.layout.blocks import Cell
from tests.reading.arrangements import make_table
from tests.reading.drawn_tables import Drawn

WIDTH, HEIGHT = 842.0, 595.0
MARGIN = 50.0
SIZE = 8.5
LEADING = 1.2 * SIZE
PADDING = 3.0
WIDEST = 150.0
"""Points of a column beyond which its labels are wrapped."""

PRINTABLE = str.maketrans("–—≤↑▲↓’", "--<++-'")
"""What the fonts that every reader has cannot print, in what they can."""


def set_tables(path: Path, tables: Iterable[Drawn]) -> list[Drawn]:
    """Write the tables to a PDF; those that fit on a page, one a page, in order."""
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.set_auto_page_break(False)
    fitting = [table for table in tables if _set(pdf, table)]
    pdf.output(str(path))
    return fitting


def _set(pdf: FPDF, table: Drawn) -> bool:
    made = make_table(table.grid)
    cells = list({id(cell): cell for row in made.rows for cell in row}.values())
    pdf.set_font("Helvetica", "", SIZE)
    xs = _edges(pdf, cells, len(made.rows[0]))
    if xs is None:
        return False
    heights = [SIZE + 2 * PADDING] * len(made.rows)
    lines = {}
    for cell in sorted(cells, key=lambda cell: cell.rows):
        room = xs[cell.column + cell.columns] - xs[cell.column] - 2 * PADDING
        lines[id(cell)] = _wrapped(pdf, cell.text.translate(PRINTABLE), room)
        last = cell.row + cell.rows - 1
        missing = len(lines[id(cell)]) * LEADING + 2 * PADDING - sum(heights[cell.row : last + 1])
        heights[last] += max(missing, 0.0)
    top = 2 * MARGIN
    if sum(heights) > HEIGHT - top - MARGIN:
        return False
    pdf.add_page()
    pdf.set_font("Helvetica", "", 11)
    pdf.text(MARGIN, MARGIN, "The figures below were taken from the case system in the summer.")
    pdf.set_font("Helvetica", "B", 11)
    pdf.text(MARGIN, top - 10, (table.caption or "").translate(PRINTABLE))
    pdf.set_font("Helvetica", "", SIZE)
    ys = [top + sum(heights[:row]) for row in range(len(heights) + 1)]
    pdf.set_line_width(0.6)
    for cell in cells:
        left, above = xs[cell.column], ys[cell.row]
        right, below = xs[cell.column + cell.columns], ys[cell.row + cell.rows]
        pdf.rect(left, above, right - left, below - above)
        for number, line in enumerate(lines[id(cell)]):
            pdf.text(left + PADDING, above + PADDING + SIZE + number * LEADING, line)
    return True


def _edges(pdf: FPDF, cells: list[Cell], columns: int) -> list[float] | None:
    """Where the columns begin and the last one ends; None where they do not fit beside each other.

    A column takes its longest word at least, and more where there is room.
    """
    least, wanted = [24.0] * columns, [24.0] * columns
    for cell in cells:
        if cell.columns == 1:
            for line in cell.text.translate(PRINTABLE).split("\n"):
                longest = max(map(pdf.get_string_width, line.split()), default=0.0)
                least[cell.column] = max(least[cell.column], longest + 2 * PADDING + 2)
                whole = min(pdf.get_string_width(line) + 2 * PADDING + 2, WIDEST)
                wanted[cell.column] = max(wanted[cell.column], whole, least[cell.column])
    spare = WIDTH - 2 * MARGIN - sum(least)
    if spare < 0:
        return None
    more = sum(wanted) - sum(least)
    share = min(1.0, spare / more) if more else 0.0
    xs = [MARGIN]
    for low, high in zip(least, wanted, strict=True):
        xs.append(xs[-1] + low + (high - low) * share)
    return xs


def _wrapped(pdf: FPDF, text: str, width: float) -> list[str]:
    lines = []
    for printed in text.split("\n"):
        line = ""
        for word in printed.split(" "):
            longer = f"{line} {word}".strip()
            if line and pdf.get_string_width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines
