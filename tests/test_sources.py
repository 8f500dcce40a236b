"""Every figure points at a box that holds it: the PDF opened again with plain pdfplumber."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from extractor.pipeline import extract_document
from extractor.reading.quantities import find_number_words, find_quantities
from schemas import FAMILIES
from schemas.figures import Source

ROOT = Path(__file__).resolve().parent.parent
REPORTS = [
    *sorted((ROOT / "fixtures").glob("*/report.pdf")),
    *sorted((ROOT.parent / "shared" / "reports").glob("*.pdf")),
]

MARGIN = 1.0
"""Points around a box: glyphs may stand out of the boxes that their fonts give them."""

_NOTHING = re.compile(r"\b(?:no|nil|none|not|nobody|neither|never|without|zero)\b", re.I)
_WORDS = {
    Decimal(2): ("both", "twice", "pair"),
    Decimal(1): ("once", "a", "an"),
    Decimal(12): ("dozen",),
}
_MARKS = str.maketrans("", "", "¹²³⁴⁵⁶⁷⁸⁹⁰")


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "report.pdf" else path.stem


def is_printed(value: Decimal, source: Source, page: Page) -> bool:
    """Whether the source's box holds the value, in digits or words."""
    if source.bbox is None:
        return False
    x0, top, x1, bottom = source.bbox
    box = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
    text = page.crop(box, strict=False).extract_text() or ""
    if text.isdigit() and source.text.translate(_MARKS) != source.text:
        # pdfplumber fuses a raised mark with its number ("19²" as "192"), which we must not
        text = text[: len(source.text.translate(_MARKS))]
    values = {q.value for q in find_quantities(text)} | {q.value for q in find_number_words(text)}
    words = re.findall(r"[a-z]+", text.lower())
    return (
        value in values
        or (value == 0 and bool(_NOTHING.search(text)))
        or any(word in words for word in _WORDS.get(value, ()))
    )


@pytest.mark.parametrize("path", REPORTS, ids=name_of)
def test_every_figure_is_where_its_source_says(path: Path) -> None:
    document = extract_document(path)
    lost = []
    with pdfplumber.open(path) as pdf:
        for report in document.reports:
            for family, figures in report.figures().items():
                for figure in figures:
                    if all(source.ocr for source in figure.sources):
                        continue  # printed in a picture, where no other reader of text looks
                    for measure in FAMILIES[family].MEASURES:
                        value = getattr(figure, measure)
                        if value is None:
                            continue
                        value = Decimal(str(value))
                        if not any(
                            is_printed(value, s, pdf.pages[s.page - 1]) for s in figure.sources
                        ):
                            lost.append(f"{measure} {value}: {figure.sources[0]}")
    assert not lost
