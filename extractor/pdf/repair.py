"""A damaged or odd file written anew, so that readers which would misread it can read it.

Pages are given a plain frame (``frames.py``). qpdf finds the objects again where the file's own
table of them is wrong, and writes them with a right one. No content changes: words and numbers are
the file's own, in the newest version of each object that is still there. The original is never
touched.
"""

from __future__ import annotations

import tempfile
import warnings
import weakref
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from extractor.pdf.frames import is_odd, straighten


class Copy:
    """A file of our own, gone when nobody holds this object any more."""

    def __init__(self, suffix: str) -> None:
        with tempfile.NamedTemporaryFile(suffix=suffix, delete=False) as file:
            self.path = Path(file.name)
        weakref.finalize(self, self.path.unlink, missing_ok=True)


def rewritten(path: Path, turns: Mapping[int, int]) -> Copy:
    """The file with its structure put right, without the encryption that anyone may open, and with
    every page in a plain frame; ``turns`` says which to turn clockwise, and by how many degrees.

    Raises pikepdf's errors where qpdf cannot read it either.
    """
    copy = Copy(".pdf")
    with warnings.catch_warnings(), pikepdf.open(path) as pdf:
        warnings.simplefilter("ignore")  # of forms and their fields, which are not read
        for number, page in enumerate(pdf.pages, start=1):
            if number in turns or is_odd(page.obj):
                straighten(page, turns.get(number, 0))
        pdf.save(
            copy.path,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            linearize=False,
        )
    return copy
