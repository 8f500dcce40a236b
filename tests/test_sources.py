"""Every figure points at boxes that hold it, and at labels that say what it is about.

The PDF is opened again with plain pdfplumber.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from extractor.pipeline import extract_document
from extractor.reading.quantities import find_number_words, find_quantities
from schemas import ExtractedDocument
from schemas.figures import Figure, Source

Read = dict[str, ExtractedDocument]

ROOT = Path(__file__).resolve().parent.parent
REPORTS = [
    *sorted((ROOT / "fixtures").glob("*/report.pdf")),
    *sorted((ROOT.parent / "shared" / "reports").glob("*.pdf")),
]

Bbox = tuple[float, float, float, float]

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


def around(bbox: Bbox) -> Bbox:
    x0, top, x1, bottom = bbox
    return (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)


Texts = Callable[[int, Bbox], str]


def texts_of(pdf: pdfplumber.PDF) -> Texts:
    """What pdfplumber finds in a page's box. A header's box is asked for by every figure below."""

    @cache
    def text_in(page: int, bbox: Bbox) -> str:
        return pdf.pages[page - 1].crop(around(bbox), strict=False).extract_text() or ""

    return text_in


def is_printed(value: Decimal, source: Source, text_in: Texts) -> bool:
    """Whether the source's box holds the value, in digits or words."""
    if source.bbox is None:
        return False
    text = text_in(source.page, source.bbox)
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


LEAST_SHARE = 0.5
"""Share of a label's words in its box: one that runs on over a page break has the rest there."""


FEWEST_LETTERS = 8
"""Letters from which a label is known by them alone, in whatever order."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def is_there(label: str, text: str) -> bool:
    """Whether a box with this text holds the label; of one turned on its side pdfplumber gives the
    letters in another order."""
    said = words(label)
    if len(said & words(text)) >= LEAST_SHARE * len(said):
        return True
    letters = re.sub(r"\W", "", label.lower())
    return len(letters) > FEWEST_LETTERS and sorted(letters) == sorted(
        re.sub(r"\W", "", text.lower())
    )


@pytest.mark.parametrize("path", REPORTS, ids=name_of)
def test_every_figure_is_where_its_sources_say_and_so_are_its_labels(
    path: Path, fixtures_read: Read
) -> None:
    """Figures that were read from a picture are left out: no other reader of text looks there."""
    lost = []
    document = fixtures_read.get(name_of(path)) or extract_document(path)
    with pdfplumber.open(path) as pdf:
        text_in = texts_of(pdf)
        for figure in figures_in(document):
            values = [Decimal(str(value)) for value in figure.measures().values()]
            held = set()
            for source in figure.sources:
                found = {v for v in values if is_printed(v, source, text_in)}
                held |= found
                if not found:
                    lost.append(f"{values}: {source}")
            lost += [f"{value}: {figure.sources[0]}" for value in values if value not in held]
            for origin in figure.origins:
                if origin.bbox is None or origin.page is None:
                    continue
                if not is_there(origin.text or "", text_in(origin.page, origin.bbox)):
                    lost.append(f"{figure.measures()}: {origin}")
    assert not lost


def figures_in(document: ExtractedDocument) -> list[Figure]:
    return [
        figure
        for report in document.reports
        for figures in report.figures().values()
        for figure in figures
        if not any(source.ocr for source in figure.sources)
    ]


def test_there_are_figures_and_labels_to_look_for(fixtures_read: Read) -> None:
    figures = [figure for document in fixtures_read.values() for figure in figures_in(document)]
    assert len(figures) > 500
    assert sum(origin.bbox is not None for figure in figures for origin in figure.origins) > 1_500
