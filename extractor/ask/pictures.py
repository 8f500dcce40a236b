"""A picture of the places on the page that an explanation names, outlined.

The figure's number has a double red frame, each label that it was read from a blue one with the
dimension's name beside it, where it hides least, so that nothing hangs on colour alone. Only the
stretch of each page that holds them is shown.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.ask.explaining import BBox, Explanation, Mention
from extractor.errors import UsageError

if TYPE_CHECKING:
    import pypdfium2
    from PIL.Image import Image

DPI = 144
"""Pixels to the inch: small print is legible, a page fits on a screen."""

SCALE = DPI / 72
"""Pixels to the point."""

MARGIN = 36.0
"""Points of the page shown above and below what is outlined."""

PAD = 2.0
"""Points between a box and its outline."""

NUMBER, LABEL, PAPER = (190, 20, 20), (20, 70, 170), (255, 255, 255)
"""Colours of the outlines, and of what stands around the page."""

STRIP = 26
"""Pixels of the line above each page's stretch that names the page."""

FONT = 16
"""Pixels of the height of names."""

ROOM = 4
"""Pixels around a name within its tag."""

INK = 128
"""Level of grey, of 255, below which a pixel of the page is print."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A box to outline: the number itself where ``names`` is empty, else a label with the
    dimensions that were read from it."""

    page: int
    box: BBox
    names: tuple[str, ...] = ()


def outlines_of(found: Explanation) -> list[Outline]:
    """What to outline: the numbers where the figure is printed first (a count and its share stand
    in two cells of one row), and the labels that they were read from."""
    first = found.mentions[0]
    numbers = {Outline(m.page, m.bbox) for m in found.mentions if m.bbox and m.line == first.line}
    labels: defaultdict[tuple[int, BBox], list[str]] = defaultdict(list)
    for read in found.read_from:
        if read.page is not None and read.bbox is not None:
            labels[read.page, read.bbox].append(read.dimension)
    named = [Outline(page, box, tuple(names)) for (page, box), names in labels.items()]
    return [*sorted(numbers, key=lambda outline: outline.box), *named]


def picture(found: Explanation, file: Path) -> Image:
    """The outlined stretches of the pages of ``file``, the figure's own page first.

    Raises UsageError where the file is not the document that the figure was read from.
    """
    from PIL import Image

    _must_be(file, found)
    outlines = outlines_of(found)
    pages = list(dict.fromkeys([found.mentions[0].page, *(o.page for o in outlines)]))
    rendered = _pages(file, found, pages)
    strips = [
        _strip(page, rendered[page], [o for o in outlines if o.page == page]) for page in pages
    ]
    whole = Image.new("RGB", (max(s.width for s in strips), sum(s.height for s in strips)), PAPER)
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole


def document_file(found: Explanation, given: Path | None) -> Path:
    """The document's file: the one given, or where it was imported from. Raises UsageError."""
    if given is not None:
        if not given.is_file():
            raise UsageError(f"{given}: no such file; check the path")
        return given
    for file in found.files:
        if file.is_file() and _sha256(file) == found.sha256:
            return file
    where = f" ({found.files[0]})" if found.files else ""
    raise UsageError(
        f"{found.document}: no longer where it was imported from{where}; name it with --pdf"
    )


def _must_be(file: Path, found: Explanation) -> None:
    if _sha256(file) != found.sha256:
        raise UsageError(f"{file}: not the document that the figure was read from; check --pdf")


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); check --pdf") from error


def _pages(file: Path, found: Explanation, numbers: Sequence[int]) -> Mapping[int, Image]:
    """The pages as the extractor saw them: those of the file, or, where the figure is not at its
    place there, of the copy in which damaged pages are mended and turned ones are upright."""
    from extractor.pdf.document import open_document

    pages = _rendered(file, found.mentions[0], numbers)
    if pages is None:
        opened = open_document(file)  # keeps the copy until its pages are rendered
        pages = _rendered(opened.source, None, numbers)
    return pages or {}


def _rendered(
    file: Path, printed: Mention | None, numbers: Sequence[int]
) -> Mapping[int, Image] | None:
    """The pages in colour; None where the file does not print ``printed`` in its box."""
    import pypdfium2

    from extractor.pdf.pdfium.library import LOCK

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError:
            return None
        try:
            if printed is not None and not _prints(document[printed.page - 1], printed):
                return None
            return {
                number: document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
                for number in numbers
            }
        finally:
            document.close()


def _prints(page: pypdfium2.PdfPage, printed: Mention) -> bool:
    """Whether a figure's box holds a word of what is printed there; of a picture nothing is
    asked."""
    if printed.ocr or printed.bbox is None:
        return True
    x0, top, x1, bottom = printed.bbox
    height = page.get_height()
    text = page.get_textpage().get_text_bounded(
        x0 - 1, height - bottom - 1, x1 + 1, height - top + 1
    )
    return bool(set(text.split()) & set(printed.text.split()))


Pixels = tuple[int, int, int, int]
"""A box on the rendered page: left, top, right, bottom."""


def _frame(outline: Outline) -> Pixels:
    left, top, right, bottom = (round(edge * SCALE) for edge in outline.box)
    pad = round(PAD * SCALE)
    return (left - pad, top - pad, right + pad, bottom + pad)


def _place(frame: Pixels, size: tuple[int, int], page: Image, taken: Sequence[Pixels]) -> Pixels:
    """Where beside its frame a name of ``size`` hides the fewest pixels of print, of other frames
    and of other names; above it where that is as good."""
    (left, top, right, bottom), (width, height) = frame, size
    corners = (
        *((left, top - height), (right - width, top - height)),
        *((left - width, top), (right, top), (left - width, bottom - height)),
        *((left, bottom), (right - width, bottom)),
    )
    inside = [
        (x, y, x + width, y + height)
        for x, y in corners
        if x >= 0 and y >= 0 and x + width <= page.width and y + height <= page.height
    ]

    def hidden(tag: Pixels) -> int:
        ink = sum(page.crop(tag).histogram()[:INK])
        return ink + sum(_shared(tag, other) for other in taken if other != frame)

    return min(inside, key=hidden, default=(0, 0, width, height))


def _shared(one: Pixels, other: Pixels) -> int:
    """Pixels that lie in both boxes."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def _strip(number: int, page: Image, outlines: Sequence[Outline]) -> Image:
    """The stretch of a page that holds the outlines, under a line that names the page."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(FONT)
    print_alone = page.convert("L")
    draw = ImageDraw.Draw(page)
    frames = [_frame(outline) for outline in outlines]
    for outline, frame in zip(outlines, frames, strict=True):
        if outline.names:
            draw.rectangle(frame, outline=LABEL, width=2)
        else:
            draw.rectangle(frame, outline=NUMBER, width=2)
            draw.rectangle([frame[0] - 5, frame[1] - 5, frame[2] + 5, frame[3] + 5], outline=NUMBER)
    taken = list(frames)
    for outline, frame in zip(outlines, frames, strict=True):
        if outline.names:
            text = ", ".join(outline.names)
            size = (round(draw.textlength(text, font=font)) + 2 * ROOM, FONT + 2 * ROOM)
            tag = _place(frame, size, print_alone, taken)
            taken.append(tag)
            draw.rectangle(tag, fill=LABEL)
            middle = (tag[1] + tag[3]) // 2
            draw.text((tag[0] + ROOM, middle), text, fill=PAPER, font=font, anchor="lm")
    tops = [outline.box[1] for outline in outlines] or [0.0]
    bottoms = [outline.box[3] for outline in outlines] or [page.height / SCALE]
    first = max(0, round((min(tops) - MARGIN) * SCALE))
    last = min(page.height, round((max(bottoms) + MARGIN) * SCALE))
    strip = Image.new("RGB", (page.width, STRIP + last - first), PAPER)
    strip.paste(page.crop((0, first, page.width, last)), (0, STRIP))
    ImageDraw.Draw(strip).text((8, 4), f"page {number}", fill=(0, 0, 0), font=font)
    return strip
