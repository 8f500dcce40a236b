"""Draws what the pages of docs/ show: ``python -m docs.draw`` (``make pictures``). These are the
pictures of how-a-table-is-read.md and the report of adding-words.md.

What is outlined is what the project's own steps return for a page: words and rulings of the open
step, blocks and cells of the find step, the parts that functional analysis names. Outlines have
names or different strokes, so that nothing hangs on colour alone.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from docs.typeset import page_with_cut_ins, report_in_other_words
from extractor.ask.explaining import explain
from extractor.ask.pictures import picture
from extractor.layout.blocks import Cell, Heading, Paragraph, Table
from extractor.layout.find import find_layout
from extractor.layout.furniture import strip_furniture
from extractor.layout.regions import bare_regions
from extractor.layout.unruled import white_edges
from extractor.pdf.document import open_document
from extractor.pdf.page import Box, around
from extractor.pdf.pdfium.library import LOCK
from extractor.pipeline import extract_document
from extractor.reading.tabular.functions import Section, analyse
from extractor.store.database import Import, open_database, open_for_reading, store

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
REPORT = ROOT / "docs" / "examples" / "report.pdf"
CHILDREN = ROOT / "fixtures" / "torbay-2021-22-children" / "report.pdf"
CORPORATE = ROOT / "fixtures" / "enfield-2023-24-corporate" / "report.pdf"

SCALE = 1.6
"""Pixels to the point: print is legible, a page's width fits beside text."""

MARGIN = 14.0
"""Points shown around what is outlined."""

FONT = 13
"""Pixels of the height of names."""

PAD = 2.0
"""Points between a box and its outline where print would touch it."""

GUTTER = 78
"""Pixels beside the page for names."""

COLOURS = 64
"""Colours of a picture: enough for smooth letters, a quarter of the bytes."""

BLUE, RED, GREEN, BROWN, GREY = (
    (20, 70, 170),
    (190, 20, 20),
    (0, 110, 60),
    (140, 80, 0),
    (110, 110, 110),
)
PAPER = (255, 255, 255)

Colour = tuple[int, int, int]
Stroke = Literal["thin", "thick", "dashed"]
Side = Literal["above", "left", "right"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A box to outline, in PDF points, with its name, if it has one, and on which side of the
    box the name stands: above it, or beside the page."""

    box: Box
    colour: Colour
    name: str = ""
    stroke: Stroke = "thin"
    side: Side = "above"


def pictures() -> dict[str, Image.Image]:
    """Every picture by its file's name."""
    with tempfile.TemporaryDirectory() as folder:
        cut_in = Path(folder) / "cut-in.pdf"
        cut_in.write_bytes(page_with_cut_ins())
        return {
            "words.png": _words(CHILDREN, 3),
            "blocks.png": _blocks(CHILDREN, 3),
            "cells.png": _cells(CHILDREN, 3),
            "parts.png": _parts(CHILDREN, 3),
            "white.png": _white(CORPORATE, 2),
            "cut-ins.png": _parts(cut_in, 1),
            "../explain.png": _explained(CHILDREN, Path(folder) / "reports.db"),
        }


def _explained(file: Path, path: Path) -> Image.Image:
    """What ``extractor explain --image`` draws of the table's first figure."""
    document = extract_document(file)
    with open_database(path) as database:
        sha256 = document.document.sha256
        store(database, document, Import(file.name, "imported", 1.0, "1", sha256))
    connection = open_for_reading(path)
    try:
        (first,) = connection.execute(
            "SELECT figure_id FROM figures WHERE family = 'outcomes' AND outcome = 'upheld' "
            "AND year = '2020/21' AND service_area = 'Assessment Teams'"
        ).fetchone()
        return picture(explain(connection, first), file).quantize(COLOURS)
    finally:
        connection.close()


def _words(file: Path, number: int) -> Image.Image:
    """The words and drawn lines around the page's first table."""
    page = open_document(file).pages[number - 1]
    area = _first_table(file, number).box
    shown = [w for w in page.words if area.top - 30 < w.box.top < area.bottom]
    rules = [
        r for r in page.rulings if area.top - 2 <= r.box.top and r.box.bottom <= area.bottom + 2
    ]
    return _drawn(
        file,
        number,
        [
            *(Outline(word.box, BLUE) for word in shown[:-1]),
            Outline(shown[-1].box, BLUE, "word", side="right"),
            *(Outline(ruling.box, RED, stroke="thick") for ruling in rules),
            Outline(rules[0].box, RED, "ruling", "thick", "left"),
        ],
    )


def _blocks(file: Path, number: int) -> Image.Image:
    """What the find step makes of the page."""
    outlines = []
    for block in find_layout(open_document(file).pages, file).blocks:
        if block.page != number:
            continue
        if isinstance(block, Heading):
            outlines.append(Outline(block.box, GREEN, f"heading, level {block.level}"))
        elif isinstance(block, Paragraph):
            named = f" {block.number}" if block.number else ""
            outlines.append(Outline(block.box, GREY, f"{block.kind}{named}"))
        elif isinstance(block, Table):
            outlines.append(Outline(block.box, RED, f"table, by its {block.reader}", "thick"))
            if block.caption_box:
                outlines.append(Outline(block.caption_box, BROWN, "caption"))
    return _drawn(file, number, outlines)


def _cells(file: Path, number: int) -> Image.Image:
    """The table's cells, those that stand at several positions thick."""
    cells = [cell for cell in _distinct(_first_table(file, number).rows) if cell.box]
    plain = [cell.box for cell in cells if cell.columns == 1 and cell.box]
    merged = [cell.box for cell in cells if cell.columns > 1 and cell.box]
    return _drawn(
        file,
        number,
        [
            *(Outline(box, BLUE) for box in plain),
            Outline(plain[-1], BLUE, "cell", side="right"),
            *(Outline(box, RED, stroke="thick") for box in merged),
            Outline(merged[-1], RED, "merged", "thick", "right"),
        ],
    )


def _parts(file: Path, number: int) -> Image.Image:
    """What functional analysis says of the table's cells."""
    table = _first_table(file, number)
    outlines: list[Outline] = []
    for section in analyse(table):
        outlines += _parts_of(table, section)
    if table.caption_box:
        outlines.append(Outline(table.caption_box, BROWN, "caption"))
    return _drawn(file, number, outlines)


def _parts_of(table: Table, section: Section) -> list[Outline]:
    stub = section.stub_columns
    head = _distinct([table.rows[r] for r in section.header_rows])
    spanners = [cell for cell in head if cell.columns > 1]
    labels = [c for c in head if c.columns == 1 and c.column >= stub]
    cut_ins = [
        row[0]
        for row in table.rows[section.first : section.last + 1]
        if any(row[0].text in path for path in section.cut_ins.values())
    ]
    stubs = [table.rows[r][c] for r in section.data_rows for c in range(stub)]
    figures = [cell for r in section.data_rows for cell in table.rows[r][stub:]]
    corner = [cell for cell in head if cell.column < stub and cell.text.strip()]
    groups: list[tuple[Sequence[Cell], Colour, str, Stroke, Side]] = [
        *(([cell], RED, "", "thick", "right") for cell in spanners[:-1]),
        (spanners[-1:], RED, "spanner", "thick", "right"),
        (labels, BLUE, "boxhead", "thick", "right"),
        (corner, GREEN, "stub head", "thin", "left"),
        *((run, GREEN, "stub", "thick", "left") for run in _runs(stubs)),
        *((run, GREY, "figures", "dashed", "right") for run in _runs(figures)),
        *(([cell], RED, "cut-in", "thick", "left") for cell in cut_ins),
    ]
    found = []
    for cells, colour, name, stroke, side in groups:
        boxes = [cell.box for cell in cells if cell.box]
        if boxes:
            found.append(Outline(around(boxes), colour, name, stroke, side))
    return found


def _runs(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells in runs of rows without a gap: a cut-in head parts them."""
    runs: list[list[Cell]] = []
    for cell in cells:
        if runs and cell.row - runs[-1][-1].row <= 1:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs


def _white(file: Path, number: int) -> Image.Image:
    """Where nothing is drawn: the region, the white that parts its columns, the cells."""
    bodies = strip_furniture(open_document(file).pages)
    page = bodies.pages[number - 1]
    table = _first_table(file, number)
    region = next(r for r in bare_regions(page, page.words) if r.box.overlap(table.box) > 1)
    top, bottom = region.box.top, region.box.bottom
    edges = white_edges(region)
    spanners = [cell.box for cell in _distinct(table.rows) if cell.box and cell.columns > 1]
    return _drawn(
        file,
        number,
        [
            Outline(_padded(region.box), GREEN, "region", "thick", "left"),
            *(Outline(Box(x, top, x, bottom), RED, stroke="dashed") for x in edges),
            Outline(Box(edges[-1], top, edges[-1], bottom), RED, "white", "dashed"),
            *(Outline(box, BLUE) for box in spanners),
            Outline(spanners[-1], BLUE, "spanner", side="right"),
        ],
    )


def _padded(box: Box) -> Box:
    return Box(box.x0 - PAD, box.top - PAD, box.x1 + PAD, box.bottom + PAD)


def _first_table(file: Path, number: int) -> Table:
    blocks = find_layout(open_document(file).pages, file).blocks
    return next(b for b in blocks if isinstance(b, Table) and b.page == number)


def _distinct(rows: Iterable[Sequence[Cell]]) -> list[Cell]:
    """Every cell once, row by row."""
    return list({id(cell): cell for row in rows for cell in row}.values())


def _drawn(file: Path, number: int, outlines: Sequence[Outline]) -> Image.Image:
    """The stretch of the page that holds the outlines, with them."""
    with LOCK:
        document = pypdfium2.PdfDocument(file)
        try:
            image = document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
        finally:
            document.close()
    draw = ImageDraw.Draw(image)
    for outline in outlines:
        _outline(draw, outline)
    whole = around(outline.box for outline in outlines)
    edges = (whole.x0 - MARGIN, whole.top - 2 * MARGIN, whole.x1 + MARGIN, whole.bottom + MARGIN)
    left, top, right, bottom = (round(edge * SCALE) for edge in edges)
    left, top = max(left, 0), max(top, 0)
    cut = image.crop((left, top, min(right, image.width), min(bottom, image.height)))
    wide = Image.new("RGB", (cut.width + 2 * GUTTER, cut.height), PAPER)
    wide.paste(cut, (GUTTER, 0))
    beside = ImageDraw.Draw(wide)
    for outline in outlines:
        if outline.name and outline.side != "above":
            _name_beside(beside, outline, GUTTER - left, -top, wide.width)
    return wide.quantize(COLOURS)


def _outline(draw: ImageDraw.ImageDraw, outline: Outline) -> None:
    x0, top, x1, bottom = (round(edge * SCALE) for edge in outline.box)
    if outline.stroke == "dashed":
        for y in (top, bottom):
            for at in range(x0, x1, 10):
                draw.line((at, y, min(at + 6, x1), y), fill=outline.colour, width=2)
        for x in (x0, x1):
            for at in range(top, bottom, 10):
                draw.line((x, at, x, min(at + 6, bottom)), fill=outline.colour, width=2)
    else:
        width = 3 if outline.stroke == "thick" else 1
        draw.rectangle((x0, top, x1, bottom), outline=outline.colour, width=width)
    if outline.name and outline.side == "above":
        width, height = _size(draw, outline.name)
        _tag(draw, outline, x1 - width, max(top - height, 0))


def _name_beside(
    draw: ImageDraw.ImageDraw, outline: Outline, right: int, down: int, width: int
) -> None:
    """The outline's name beside the page, with a line to the box."""
    x0, top, x1, bottom = (round(edge * SCALE) for edge in outline.box)
    middle = (top + bottom) // 2 + down
    wide, high = _size(draw, outline.name)
    if outline.side == "left":
        draw.line((wide, middle, x0 + right, middle), fill=outline.colour)
        _tag(draw, outline, 0, middle - high // 2)
    else:
        draw.line((x1 + right, middle, width - wide, middle), fill=outline.colour)
        _tag(draw, outline, width - wide, middle - high // 2)


def _tag(draw: ImageDraw.ImageDraw, outline: Outline, left: int, top: int) -> None:
    """The outline's name on its colour."""
    width, height = _size(draw, outline.name)
    draw.rectangle((left, top, left + width, top + height), fill=outline.colour)
    font = ImageFont.load_default(FONT)
    draw.text((left + 4, top + height // 2), outline.name, fill=PAPER, font=font, anchor="lm")


def _size(draw: ImageDraw.ImageDraw, name: str) -> tuple[int, int]:
    """Width and height of a name with the colour around it, in pixels."""
    return round(draw.textlength(name, font=ImageFont.load_default(FONT))) + 8, FONT + 4


def as_png(image: Image.Image) -> bytes:
    """The picture as a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_bytes(report_in_other_words())
    print(REPORT)
    FOLDER.mkdir(exist_ok=True)
    for name, image in pictures().items():
        (FOLDER / name).write_bytes(as_png(image))
        print(FOLDER / name)
