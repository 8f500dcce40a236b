"""Looks over a file's structure before any reader of pages does: what is lost, what is too much.

The readers are lenient. They take a page whose content is cut short or altered for a short page or
another text, follow a file into gigabytes, and read an older version of a text whose newest is cut
off. qpdf shows the structure, zlib the content's own check; what they find is said for each page.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from extractor.errors import EncryptedPDF, LimitExceeded
from extractor.pdf import limits
from extractor.pdf.frames import is_odd
from extractor.pdf.streams import Damaged, TooMuch, inflated

_FLATE = ("/FlateDecode", "/Fl")
_FONT_STREAMS = ("/ToUnicode", "/FontFile", "/FontFile2", "/FontFile3")
_DRAWN = re.compile(rb"/([^\s/<>()\[\]{}%]+)\s+Do\b")
_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>(?!>)", re.DOTALL)
_INLINE_IMAGE = re.compile(rb"\bID\s.*?\sEI\b", re.DOTALL)
_PATH = re.compile(rb"(?<=\s)(?:re|l|c|v|y)(?=\s)")
_TOO_MUCH = "memory limit exceeded"

OPENED = "save an unprotected copy and try that"
"""What to do with an encrypted file."""

TOO_MUCH = "holds more than any page of text does"
"""Why a page beyond a limit is not read."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file's structure says. ``faults``: for each page that cannot be trusted, why;
    ``missing``: how many pages are lost altogether; ``damaged``: whether what holds the file
    together (not its pages' content) had to be put right to be read; ``odd``: whether any page has
    no plain frame; ``blurred``: whether a font's own file is damaged, so that its glyphs cannot be
    measured, though they are known; ``form``: whether it is a form for Adobe's own reader, and
    ``form_only`` whether nobody else can show it; ``attached``: how many files the document is only
    a cover for."""

    pages: int
    faults: dict[int, str]
    missing: int
    damaged: bool
    odd: bool
    blurred: bool
    form: bool
    form_only: bool
    attached: int


def inspect(path: Path) -> Inspection:
    """The file's structure. Raises UnreadablePDF, EncryptedPDF, LimitExceeded."""
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    pikepdf.settings.set_qpdf_limits(flate_max_memory=limits.STREAM_BYTES)
    try:
        with pikepdf.open(path) as pdf:
            return _inspected(pdf, path)
    except pikepdf.PasswordError:
        raise EncryptedPDF(
            f"{path.name}: the PDF is encrypted and needs a password; {OPENED}"
        ) from (None)
    except pikepdf.PdfError as error:
        if "encrypt" not in str(error).lower():
            raise
        raise EncryptedPDF(
            f"{path.name}: the PDF is encrypted for certain people or programs; {OPENED}"
        ) from None


def _inspected(pdf: pikepdf.Pdf, path: Path) -> Inspection:
    declared = _count(pdf)
    pages = len(pdf.pages)
    if pages > limits.PAGES:
        raise LimitExceeded(
            f"{path.name}: {pages} pages, more than the {limits.PAGES} that are read of one file; "
            "split it into smaller ones"
        )
    walk = _Walk()
    faults = {}
    for number, page in enumerate(pdf.pages, start=1):
        fault = walk.fault(page.obj)
        if fault is not None:
            faults[number] = fault
    blank = [n for n, page in enumerate(pdf.pages, start=1) if "/Contents" not in page.obj]
    warnings = [str(warning) for warning in pdf.get_warnings()]
    if warnings:
        # qpdf leaves out references to what is lost, so that a page of a damaged file looks blank.
        faults |= dict.fromkeys(blank, "its content is missing")
    if any(_TOO_MUCH in warning for warning in warnings):
        raise LimitExceeded(
            f"{path.name}: unpacks to more than {limits.STREAM_BYTES >> 20} MB in one piece, as no "
            "report does; open it in a PDF viewer and print it to a new file"
        )
    root = pdf.Root
    form = root.get("/AcroForm")
    return Inspection(
        pages=pages,
        faults=faults,
        missing=max(0, declared - pages) if warnings else 0,
        damaged=bool(warnings),
        odd=any(is_odd(page.obj) for page in pdf.pages),
        blurred=walk.blurred,
        form=isinstance(form, pikepdf.Dictionary) and "/XFA" in form,
        form_only=bool(root.get("/NeedsRendering", False)),
        attached=len(pdf.attachments) if "/Collection" in root else 0,
    )


def _count(pdf: pikepdf.Pdf) -> int:
    """How many pages the file says it has; 0 where it does not."""
    tree = pdf.Root.get("/Pages")
    count = tree.get("/Count") if isinstance(tree, pikepdf.Dictionary) else None
    return count if isinstance(count, int) else 0


@dataclass(slots=True)
class _Walk:
    """Follows pages to what they draw and print with. Shared forms and fonts are looked at once."""

    fonts: dict[tuple[int, int], bool] = field(default_factory=dict)
    """Whether a font says what its glyphs mean."""
    streams: dict[tuple[int, int], bool] = field(default_factory=dict)
    """Whether a font's own file, or its map of characters, is whole."""
    blurred: bool = False
    """Whether any font's file is damaged."""
    bad: dict[tuple[int, int], Exception] = field(default_factory=dict)
    """Forms that cannot be read, and why."""
    sizes: dict[tuple[int, int], int] = field(default_factory=dict)
    texts: dict[tuple[int, int], int] = field(default_factory=dict)
    paths: dict[tuple[int, int], int] = field(default_factory=dict)

    def fault(self, page: pikepdf.Object) -> str | None:
        """Why the page cannot be read as it was written, or None."""
        try:
            content = b"\n".join(_unpacked(stream) for stream in _streams(page.get("/Contents")))
            resources = page.get("/Resources")
            size = self._total(content, resources, _size, self.sizes)
            if size > limits.PAGE_BYTES:
                return TOO_MUCH
            # Its text and lines are less than its size, which is quickly known.
            if size > limits.PAGE_TEXT and (
                self._total(content, resources, _text, self.texts) > limits.PAGE_TEXT
                or self._total(content, resources, _paths, self.paths) > limits.PAGE_PATHS
            ):
                return TOO_MUCH
            if not all(map(self._mapped, _values(resources, "/Font"))):
                return "the characters of one of its fonts are damaged"
        except TooMuch:
            return TOO_MUCH
        except Damaged:
            return "its content is damaged"
        return None

    def _total(
        self,
        content: bytes,
        resources: object,
        measure: Callable[[bytes], int],
        known: dict[tuple[int, int], int],
        depth: int = 0,
    ) -> int:
        """The measure of the content and of all forms in it, as often as they are drawn."""
        total = measure(content)
        forms = _entries(resources, "/XObject")
        for name, times in Counter(_DRAWN.findall(content)).items() if forms else ():
            form = forms.get("/" + name.decode("latin-1"))
            if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
                continue
            if form.objgen in self.bad:
                raise self.bad[form.objgen]
            if form.objgen not in known:
                known[form.objgen] = 0  # a form that draws itself is drawn no second time
                own = form.get("/Resources", resources)
                try:
                    if depth < limits.FORM_DEPTH:
                        inner = self._total(_unpacked(form), own, measure, known, depth + 1)
                        known[form.objgen] = inner
                    if not all(map(self._mapped, _values(own, "/Font"))):
                        raise Damaged("fonts")
                except (Damaged, TooMuch) as error:
                    self.bad[form.objgen] = error
                    raise
            total += times * known[form.objgen]
        return total

    def _mapped(self, font: object) -> bool:
        """Whether the font says what its glyphs mean as it was written to say it."""
        if not isinstance(font, pikepdf.Dictionary):
            return True
        if not font.is_indirect:
            return self._tells(font)
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = self._tells(font)
        return self.fonts[font.objgen]

    def _tells(self, font: pikepdf.Dictionary) -> bool:
        told = "/ToUnicode" in font or ("/Encoding" in font and font.get("/Subtype") != "/Type0")
        for stream, maps in _font_streams(font):
            if self._whole(stream):
                continue
            self.blurred = True
            if maps or not told:
                return False
        return True

    def _whole(self, stream: pikepdf.Stream) -> bool:
        if stream.objgen not in self.streams:
            try:
                _unpacked(stream)
                self.streams[stream.objgen] = True
            except Damaged:
                self.streams[stream.objgen] = False
        return self.streams[stream.objgen]


def _size(content: bytes) -> int:
    return len(content)


def _text(content: bytes) -> int:
    return sum(len(match[0]) for match in _STRING.finditer(_INLINE_IMAGE.sub(b"", content)))


def _paths(content: bytes) -> int:
    return sum(1 for _ in _PATH.finditer(_INLINE_IMAGE.sub(b"", content)))


def _streams(contents: object) -> Iterator[pikepdf.Stream]:
    """A page's content streams; none for a blank page. Raises Damaged where one is missing."""
    if isinstance(contents, pikepdf.Stream):
        yield contents
    elif isinstance(contents, pikepdf.Array):
        for part in contents:
            yield from _streams(part if part is not None else pikepdf.Dictionary())
    elif contents is not None:
        raise Damaged("no stream")


def _unpacked(stream: pikepdf.Stream) -> bytes:
    """The stream's content. Raises TooMuch, Damaged."""
    filters = stream.get("/Filter")
    try:
        if filters in _FLATE and "/DecodeParms" not in stream:
            return inflated(stream.read_raw_bytes(), limits.PAGE_BYTES)
        return stream.read_bytes()
    except pikepdf.DataDecodingError as error:
        raise (TooMuch if _TOO_MUCH in str(error) else Damaged)(str(error)) from None
    except pikepdf.PdfError as error:
        raise Damaged(str(error)) from None


def _font_streams(font: pikepdf.Dictionary) -> Iterator[tuple[pikepdf.Stream, bool]]:
    """A font's map of characters (True) and its own file, by which its glyphs are drawn (False)."""
    inner = font.get("/DescendantFonts")
    for part in [font, *(inner if isinstance(inner, pikepdf.Array) else ())]:
        if isinstance(part, pikepdf.Dictionary):
            for holder in (part, part.get("/FontDescriptor")):
                if not isinstance(holder, pikepdf.Dictionary):
                    continue
                for name in _FONT_STREAMS:
                    stream = holder.get(name)
                    if isinstance(stream, pikepdf.Stream):
                        yield stream, name == "/ToUnicode"


def _entries(resources: object, kind: str) -> Mapping[str, object]:
    """The resources of a kind, by name."""
    if not isinstance(resources, pikepdf.Dictionary):
        return {}
    entries = resources.get(kind)
    return dict(entries.items()) if isinstance(entries, pikepdf.Dictionary) else {}


def _values(resources: object, kind: str) -> Iterator[object]:
    yield from _entries(resources, kind).values()
