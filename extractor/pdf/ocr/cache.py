"""Pages that were read once are not read again: kept by what they were read from, and with what.

A page takes some 40 kilobytes and seconds to read. What cannot be read or written here is as if it
were not there: a cache never fails a document.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractor.pdf.page import Page

log = logging.getLogger(__name__)

FOLDER = "EXTRACTOR_CACHE"
"""Environment variable: the folder to keep pages in; an empty one keeps none."""

_PAGE = TypeAdapter(Page)


def folder() -> Path | None:
    """Where pages are kept: ``EXTRACTOR_CACHE``, else the user's cache; None for nowhere."""
    said = os.environ.get(FOLDER)
    if said is not None:
        return Path(said) if said else None
    root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(root).expanduser() / "council-report-extractor" / "pages"
    except RuntimeError:  # a user without a home
        return None


def place_of(sha256: str, number: int, *how: object) -> Path | None:
    """The file for a page of the file with that hash, read by ``how``: engine, resolution.

    The code that reads is part of the key, so that no page outlives a change of it.
    """
    root = folder()
    if root is None:
        return None
    key = "\x1f".join(map(str, (sha256, number, _code(), *how)))
    name = hashlib.sha256(key.encode()).hexdigest()
    return root / name[:2] / f"{name}.json"


def kept(place: Path | None, number: int) -> Page | None:
    """The page that is kept there; None where there is none, or what is there is damaged."""
    if place is None:
        return None
    try:
        page = _PAGE.validate_json(place.read_bytes())
    except (OSError, ValidationError) as error:
        if not isinstance(error, FileNotFoundError):
            log.debug("%s: not a page (%s)", place, type(error).__name__)
        return None
    return page if page.number == number else None


def keep(place: Path | None, page: Page) -> None:
    """Keep the page: whole or not at all, whoever else writes there."""
    if place is None:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            try:
                file.write(_PAGE.dump_json(page))
                file.close()
                Path(file.name).replace(place)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        log.debug("%s: not kept (%s)", place, error)


@cache
def _code() -> str:
    """A hash of the code that makes pages from pictures."""
    here = Path(__file__).parent
    files: Sequence[Path] = sorted([*here.glob("*.py"), here.parent / "page.py"])
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
