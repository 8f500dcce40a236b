"""What is measured: the fixtures by kind, a pack built from them, and many files of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from extractor.layout.blocks import Table
from extractor.layout.find import find_layout
from extractor.pdf.document import open_document

ROOT = Path(__file__).resolve().parent.parent

TABLES = 0.3
"""Share of a document's words that stand in tables, from which it is table-heavy."""

PROSE = 0.15
"""The same below which it is prose-heavy."""

Kind = Literal["table-heavy", "mixed", "prose-heavy"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A PDF to measure with, its kind, and how many pages it has."""

    path: Path
    kind: Kind
    pages: int


def fixtures() -> list[Path]:
    """The reports that the project carries, but for scans: reading pictures is another thing."""
    return [path for path in sorted((ROOT / "fixtures").glob("*/report.pdf")) if _has_text(path)]


def _has_text(path: Path) -> bool:
    document = pdfium.PdfDocument(path)
    try:
        return bool(document[0].get_textpage().count_chars())
    finally:
        document.close()


def sample(path: Path) -> Sample:
    """The file with its kind. Raises UnreadablePDF."""
    opened = open_document(path)
    words = sum(len(page.words) for page in opened.pages)
    cells = {
        id(cell): cell
        for block in find_layout(opened.pages, path).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    }
    share = sum(len(cell.text.split()) for cell in cells.values()) / max(1, words)
    kind: Kind = "table-heavy" if share >= TABLES else "prose-heavy" if share < PROSE else "mixed"
    return Sample(path, kind, len(opened.pages))


def write_pack(path: Path, sources: Sequence[Path], pages: int) -> None:
    """A PDF of so many pages, the sources' one after the other, again and again."""
    pack = pdfium.PdfDocument.new()
    opened = [pdfium.PdfDocument(source) for source in sources]
    for document in itertools.cycle(opened):
        missing = pages - len(pack)
        if missing <= 0:
            break
        pack.import_pages(document, list(range(min(missing, len(document)))))
    pack.save(path)
    for document in (pack, *opened):
        document.close()


def write_files(folder: Path, sources: Sequence[Path], count: int) -> Iterator[Path]:
    """So many files, each with the content of a source and a remark at its end that makes it
    another file to whoever compares content."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, source in zip(range(count), itertools.cycle(sources), strict=False):
        path = folder / f"{number:04}.pdf"
        path.write_bytes(source.read_bytes() + f"\n% {number}\n".encode())
        yield path
