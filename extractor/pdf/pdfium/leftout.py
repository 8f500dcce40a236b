"""What a page prints of which pdfium's text has nothing: a space that the next word laps over, or
the same print again, to look bold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from ctypes import addressof

from extractor.pdf.page import Box
from extractor.pdf.pdfium import library as pdfium
from extractor.pdf.pdfium.prints import Print, Run
from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.words import DOUBLED, SAME_BASELINE, Glyph

_EMPTY = 2
"""Bytes of an empty text as pdfium counts them."""


def left_out(
    text: int,
    things: Collection[int],
    runs: Sequence[Run],
    print_of: Callable[[int], Print],
) -> Iterator[Glyph]:
    """The glyphs of those of the ``things``, text objects without a run, of which the loaded text
    page has no character, not even a space.

    Raises Unfit when a second print is not where the first is.
    """
    empty = [t for t in things if int(pdfium.text_of(t, text, None, 0)) <= _EMPTY]
    if not empty:
        return
    by_thing: dict[int, list[Run]] = {}
    for run in runs:
        by_thing.setdefault(run.thing, []).append(run)
    places: dict[int, Box] = {}
    for thing in empty:
        how, box = print_of(thing), _bounds(thing)
        if box.width <= 0 or box.height <= 0:
            yield Glyph(" ", how.x, how.top, how.x, how.bottom, how.size, how.bold)
            continue
        if not places:
            places = {first: _bounds(first) for first in by_thing}
        twin = next((t for t in places if _is_twin(print_of(t).size, places[t], box)), None)
        if twin is None:
            raise Unfit("print that pdfium leaves out")
        shift = box.x0 - places[twin].x0
        for run in by_thing[twin]:
            yield run.glyph._replace(x0=run.glyph.x0 + shift, x1=run.glyph.x1 + shift)


def _is_twin(size: float, place: Box, box: Box) -> bool:
    """Whether print of one size in two places is the same, printed twice."""
    return (
        abs(place.x0 - box.x0) <= DOUBLED * size
        and abs(place.bottom - box.bottom) <= SAME_BASELINE * size
        and abs(place.width - box.width) <= DOUBLED * size
    )


def _bounds(thing: int) -> Box:
    """The object's box, in its form's coordinates."""
    found = pdfium.Floats4()
    at = addressof(found)
    if not pdfium.object_bounds(thing, at, at + 4, at + 8, at + 12):
        return Box(0, 0, 0, 0)
    left, bottom, right, top = found
    return Box(left, -top, right, -bottom)
