"""What the file says of its fonts: how far they reach below the line, and whether they are bold.

pdfium does not tell what a font declares: where a declaration is missing it measures glyphs, and it
shortens names. So the fonts of a page are looked up in the file, once for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.words import is_bold

DEEPEST = 8
"""Forms within forms up to which their fonts are sought."""


class Measured(NamedTuple):
    """Characters of a font: as they are read, if each is a glyph of a word (None to look at each),
    and how far they reach, in ems, up to the last of them and in it."""

    text: str | None
    before: float
    last: float


class Font(NamedTuple):
    """``descent``: how far below the line, in font sizes, zero or less. ``widths``: of characters,
    in ems, as far as they have been asked of pdfium. ``known``: what is printed again and again."""

    descent: float
    bold: bool
    widths: dict[str, float]
    known: dict[str, Measured]


class FontBook:
    """The fonts of a file, by page; the file is opened when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None
        self._source: Iterator[PDFPage] = iter(())
        self._pages: list[PDFPage] = []
        self._known: dict[int, tuple[str, Font]] = {}

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()

    def on_page(self, page: PDFPage) -> dict[str, Font]:
        """The fonts that the page may use, by name without the mark of a subset.

        Raises Unfit where two fonts of one name differ, or a font is of a kind that pdfium measures
        otherwise than pdfminer.
        """
        found: dict[str, Font] = {}
        with _reading():
            for reference in _references(page.resources, set()):
                number = getattr(reference, "objid", None)
                known = self._known.get(number) if number is not None else None
                if known is None:
                    spec = resolve1(reference)
                    known = _font(spec if isinstance(spec, dict) else {})
                    if number is not None:
                        self._known[number] = known
                name, font = known
                other = found.setdefault(name, font)
                if (other.descent, other.bold) != (font.descent, font.bold):
                    raise Unfit("two fonts of one name")
                if other.widths is not font.widths:  # two subsets: which is meant is not known
                    found[name] = font._replace(widths={}, known={})
        return found

    def page(self, number: int) -> PDFPage:
        """The page (from 1) with its boxes, rotation and resources. Raises Unfit."""
        with _reading():
            if self._file is None:
                self._file = self._path.open("rb")
                self._source = PDFPage.create_pages(PDFDocument(PDFParser(self._file)))
            while len(self._pages) < number:
                page = next(self._source, None)
                if page is None:
                    raise Unfit("pdfminer finds fewer pages")
                self._pages.append(page)
        return self._pages[number - 1]


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever pdfminer stumbles over, it is pdfplumber's turn: it reads with pdfminer too, and its
    error is the one to show."""
    try:
        yield
    except (Unfit, MemoryError):
        raise
    except Exception as error:
        raise Unfit("fonts that pdfminer cannot read") from error


def plain_name(name: str) -> str:
    """A font's name without the mark of a subset: "ABCDEF+Arial" is "Arial"."""
    return name[7:] if name[6:7] == "+" else name


def _references(resources: Any, seen: set[int], depth: int = 0) -> Iterator[Any]:
    """Where the fonts of resources stand in the file, and those of the forms in them.

    A form is entered once (``seen`` holds their numbers): forms may all list each other.
    """
    resources = resolve1(resources)
    if not isinstance(resources, dict) or depth > DEEPEST:
        return
    yield from (resolve1(resources.get("Font")) or {}).values()
    for thing in (resolve1(resources.get("XObject")) or {}).values():
        number = getattr(thing, "objid", 0)
        if number in seen:
            continue
        seen.add(number)
        attributes = getattr(resolve1(thing), "attrs", {})
        if _text(attributes.get("Subtype")) == "Form":
            yield from _references(attributes.get("Resources"), seen, depth + 1)


def _font(spec: dict[str, Any]) -> tuple[str, Font]:
    """A font as pdfminer measures it. Raises Unfit."""
    kind, base = _text(spec.get("Subtype")), _text(spec.get("BaseFont"))
    if kind == "Type3" or not base:
        raise Unfit("a font drawn as pictures")
    if kind == "Type0":
        if _text(spec.get("Encoding")).endswith("V"):
            raise Unfit("text set downwards")
        spec = resolve1((resolve1(spec.get("DescendantFonts")) or [{}])[0])
    if kind in ("Type1", "MMType1") and base in FONT_METRICS:
        descriptor = FONT_METRICS[base][0]
    else:
        descriptor = resolve1(spec.get("FontDescriptor")) or {}
    descent = resolve1(descriptor.get("Descent", 0))
    if not isinstance(descent, (int, float)):
        descent = 0
    name = _text(descriptor.get("FontName"))
    return plain_name(base), Font(-abs(descent) / 1000, is_bold(name), {}, {})


def _text(value: Any) -> str:
    value = resolve1(value)
    if isinstance(value, PSLiteral):
        value = value.name
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return value if isinstance(value, str) else ""
