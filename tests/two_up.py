"""Files printed two pages to a sheet, as a print dialog does it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw

WIDTH, HEIGHT = 842.0, 595.0
"""Points of a sheet of A4 laid down."""


def two_up(source: Path, target: Path) -> Path:
    """The file's pages side by side, two to a sheet, small enough to fit."""
    document = pypdfium2.PdfDocument(source)
    made = pypdfium2.PdfDocument(
        pypdfium2.raw.FPDF_ImportNPagesToOne(document, WIDTH, HEIGHT, 2, 1)
    )
    made.save(target)
    made.close()
    document.close()
    return target
