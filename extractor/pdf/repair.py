"""A damaged file written anew, so that readers which give up on its structure can read it.

qpdf finds the objects again where the file's own table of them is wrong, and writes them with a
right one. It changes no content: words and numbers are the file's own, in the newest version of
each object that is still there. The original is never touched.
"""

from __future__ import annotations

import tempfile
import weakref
from pathlib import Path

import pikepdf


class Copy:
    """A file of our own, gone when nobody holds this object any more."""

    def __init__(self, suffix: str) -> None:
        with tempfile.NamedTemporaryFile(suffix=suffix, delete=False) as file:
            self.path = Path(file.name)
        weakref.finalize(self, self.path.unlink, missing_ok=True)


def rewritten(path: Path) -> Copy:
    """The file with its structure put right, and without the encryption that anyone may open.

    Raises pikepdf's errors where qpdf cannot read it either.
    """
    copy = Copy(".pdf")
    with pikepdf.open(path) as pdf:
        pdf.save(
            copy.path,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            linearize=False,
        )
    return copy
