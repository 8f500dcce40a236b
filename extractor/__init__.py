"""Digitise councils' annual complaints reports: PDF in, validated figures out.

    from extractor import extract

    document = extract("report.pdf")
    for figure in document.reports[0].timeliness:
        print(figure.year, figure.percent, figure.sources[0].page)

Importing the package loads nothing heavy; the first call of ``extract`` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schemas.report import ExtractedDocument

__all__ = ["__version__", "extract"]

__version__ = "0.1.0"


def extract(
    path: str | Path, *, ocr: Literal["auto", "never", "always"] = "auto"
) -> ExtractedDocument:
    """Everything that one PDF says: its reports, each with figures, tables and paragraphs.

    A document in which no complaints report is found has no ``reports``. ``ocr`` says which pages
    are read from their pictures: those without usable text, none, or all. What is returned is
    frozen; ``model_dump_json`` writes it as the command ``extractor extract`` prints it. Raises
    ``extractor.errors.UnreadablePDF`` for what is no PDF, damaged or encrypted, and
    ``extractor.errors.NoTextEngine`` where ``ocr`` is "always" and no engine is installed.
    """
    from extractor.pipeline import extract_document

    return extract_document(Path(path), ocr)
