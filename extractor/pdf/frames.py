"""What of a page is printed, and which way up.

A page may be cut out of a larger sheet (CropBox), start elsewhere than at (0, 0), be turned when it
is shown (/Rotate), or be drawn with its text on its side or head down. Readers treat these each in
their own way, or not at all: they lose text, print what is cut away, or read figures backwards. So
such a page is written anew with its visible part at (0, 0) and its text upright, and read then.
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

from extractor.pdf.page import Box

LETTER = Box(0, 0, 612, 792)
"""What every viewer shows of a page that has no size, in points."""

SLACK = 0.01
"""Points by which two edges may differ and be the same."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible part, in the file's own coordinates (``top`` below ``bottom``: y grows
    upwards), and by how many degrees it is turned clockwise when shown."""

    visible: Box
    turn: int

    @property
    def plain(self) -> bool:
        """Whether the page starts at (0, 0) and stands as it is stored."""
        return self.turn == 0 and abs(self.visible.x0) <= SLACK and abs(self.visible.top) <= SLACK


def frame_of(page: pikepdf.Object) -> Frame:
    """The frame of a page that may be odd in any way."""
    media = _box(page.get("/MediaBox")) or LETTER
    crop = _box(page.get("/CropBox")) or media
    visible = Box(
        max(media.x0, crop.x0),
        max(media.top, crop.top),
        min(media.x1, crop.x1),
        min(media.bottom, crop.bottom),
    )
    if min(visible.width, visible.height) <= 0:
        visible = media
    turn = page.get("/Rotate")
    return Frame(visible, turn % 360 if isinstance(turn, int) and turn % 90 == 0 else 0)


def is_odd(page: pikepdf.Object) -> bool:
    """Whether the page has to be written anew to be read."""
    frame, media = frame_of(page), _box(page.get("/MediaBox"))
    if media is None or not frame.plain:
        return True
    return any(abs(a - b) > SLACK for a, b in zip(frame.visible, media, strict=True))


def straighten(page: pikepdf.Page, turn: int = 0) -> None:
    """Make the page one of its visible part alone, turned clockwise by ``turn`` degrees more."""
    frame = frame_of(page.obj)
    turn = (frame.turn + turn) % 360
    x0, y0, x1, y1 = frame.visible
    moved = {
        0: (1, 0, 0, 1, -x0, -y0),
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }[turn]
    width, height = frame.visible.width, frame.visible.height
    if turn % 180:
        width, height = height, width
    matrix = " ".join(f"{value:.6f}" for value in moved)
    page.contents_add(f"{matrix} cm\n".encode(), prepend=True)
    for name in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate"):
        if name in page.obj:
            del page.obj[name]
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, round(width, 6), round(height, 6)])


def _box(value: object) -> Box | None:
    """A box of the file with its corners in order; None for one without a surface."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(part) for part in value)
    except (TypeError, ValueError):
        return None
    box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if min(box.width, box.height) > 0 else None
