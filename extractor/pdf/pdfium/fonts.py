"""What the file says of its pages and fonts: how large a page is, how far a font reaches below the
line, and whether it is bold.

pdfium does not tell what a font declares: where a declaration is missing it measures glyphs, and it
shortens names. So the fonts of a page are looked up in the file, once for each, by qpdf: pdfminer
would take several times as long to find them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS

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
        self._file: pikepdf.Pdf | None = None
        self._known: dict[tuple[int, int], tuple[str, Font]] = {}

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()

    def size(self, number: int) -> tuple[float, float]:
        """Width and height in points of a page (from 1) that stands as it is stored. Raises
        Unfit."""
        page = self._page(number)
        with _reading("a page without a size"):
            turn = page.get("/Rotate", 0)
            x0, y0, x1, y1 = (float(part) for part in page["/MediaBox"])
        if turn % 360:
            raise Unfit("a turned page")
        return abs(x1 - x0), abs(y1 - y0)

    def on_page(self, number: int) -> dict[str, Font]:
        """The fonts that the page (from 1) may use, by name without the mark of a subset.

        Raises Unfit where two fonts of one name differ, or a font is of a kind that pdfium measures
        otherwise than pdfminer.
        """
        found: dict[str, Font] = {}
        page = self._page(number)
        with _reading("fonts that qpdf cannot read"):
            for spec in _fonts(page.get("/Resources"), set()):
                known = self._known.get(spec.objgen) if spec.is_indirect else None
                if known is None:
                    known = _font(spec)
                    if spec.is_indirect:
                        self._known[spec.objgen] = known
                name, font = known
                other = found.setdefault(name, font)
                if (other.descent, other.bold) != (font.descent, font.bold):
                    raise Unfit("two fonts of one name")
                if other.widths is not font.widths:  # two subsets: which is meant is not known
                    found[name] = font._replace(widths={}, known={})
        return found

    def _page(self, number: int) -> pikepdf.Object:
        with _reading("a page that qpdf does not find"):
            if self._file is None:
                self._file = pikepdf.open(self._path)
            return self._file.pages[number - 1].obj


@contextmanager
def _reading(what: str) -> Iterator[None]:
    """Whatever qpdf or its findings raise, it is pdfplumber's turn, whose error is the one to
    show."""
    try:
        yield
    except (Unfit, MemoryError):
        raise
    except Exception as error:
        raise Unfit(what) from error


def plain_name(name: str) -> str:
    """A font's name without the mark of a subset: "ABCDEF+Arial" is "Arial"."""
    return name[7:] if name[6:7] == "+" else name


def _fonts(
    resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int = 0
) -> Iterator[pikepdf.Object]:
    """The fonts of resources, and those of the forms in them.

    A form is entered once (``seen`` holds their numbers): forms may all list each other.
    """
    if not isinstance(resources, pikepdf.Dictionary) or depth > DEEPEST:
        return
    for spec in resources.get("/Font", pikepdf.Dictionary()).values():
        if not isinstance(spec, pikepdf.Dictionary):
            raise Unfit("a font that is none")
        yield spec
    for thing in resources.get("/XObject", pikepdf.Dictionary()).values():
        if not isinstance(thing, pikepdf.Stream) or thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if thing.get("/Subtype") == "/Form":
            yield from _fonts(thing.get("/Resources"), seen, depth + 1)


def _font(spec: pikepdf.Object) -> tuple[str, Font]:
    """A font as pdfminer measures it. Raises Unfit."""
    kind, base = _text(spec.get("/Subtype")), _text(spec.get("/BaseFont"))
    if kind == "Type3" or not base:
        raise Unfit("a font drawn as pictures")
    if kind == "Type0":
        if _text(spec.get("/Encoding")).endswith("V"):
            raise Unfit("text set downwards")
        spec = spec.get("/DescendantFonts", [pikepdf.Dictionary()])[0]
    if kind in ("Type1", "MMType1") and base in FONT_METRICS:
        metrics = FONT_METRICS[base][0]
        return plain_name(base), _declared(metrics["Descent"], str(metrics["FontName"]))
    told = spec.get("/FontDescriptor", pikepdf.Dictionary())
    return plain_name(base), _declared(told.get("/Descent"), _text(told.get("/FontName")))


def _declared(descent: object, name: str) -> Font:
    below = abs(float(descent)) if isinstance(descent, int | float | Decimal) else 0.0
    return Font(-below / 1000, is_bold(name), {}, {})


def _text(value: object) -> str:
    """A name without its stroke, or a text; "" for anything else."""
    if isinstance(value, pikepdf.Name):
        said = bytes(value)[1:]
    elif isinstance(value, pikepdf.String):
        said = bytes(value)
    else:
        return ""
    try:
        return said.decode()
    except UnicodeDecodeError:
        return said.decode("latin-1")
