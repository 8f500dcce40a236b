"""A second opinion on numbers: tesseract, where it is installed, reads the page too.

Two engines seldom misread a figure alike. Where they differ neither is taken for granted: the page
keeps the first reading, and a doubt with the other.
"""

from __future__ import annotations

import csv
import logging
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.pdf.ocr.raster import DPI, SCALE, Raster
from extractor.pdf.page import Box, Doubt, Word

log = logging.getLogger(__name__)

PROGRAM = "tesseract"

SECONDS = 120
"""Seconds after which a page is given up; it takes two."""

SURE = 60.0
"""Tesseract's confidence, of 100, from which its reading counts. Below it misreads as often as
not, and every doubt costs a reader's time."""

SAME_PLACE = 0.5
"""Share of the smaller box that two engines' boxes of one word have in common."""

_FIGURE = re.compile(r"[£(<>~+-]*\d[\d,.]*\d?(?:[%)]|\.)*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Read:
    """A word as tesseract reads it; its box in points."""

    text: str
    box: Box


@cache
def version() -> str | None:
    """Tesseract's version, None where it is not installed or does not answer."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.debug("tesseract does not answer: %s", error)
        return None
    return said.stdout.split("\n", 1)[0].strip() or None


def words_by_tesseract(picture: Raster) -> list[Read]:
    """The picture's words that tesseract is sure of; none where it fails."""
    import cv2

    program = shutil.which(PROGRAM)
    if program is None:
        return []
    encoded = cv2.imencode(".png", picture)[1].tobytes()
    # sparse text: the figures of a table without its lines are in no paragraph
    command = [program, "stdin", "stdout", "--dpi", str(DPI), "--psm", "11", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=encoded,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.debug("tesseract failed: %s", error)
        return []
    return parsed(done.stdout.decode("utf-8", "replace"))


def parsed(table: str) -> list[Read]:
    """The words of tesseract's table (TSV, pixels) that it is sure of."""
    found = []
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        try:
            sure = float(row["conf"])
            x, y, width, height = (int(row[k]) for k in ("left", "top", "width", "height"))
        except (KeyError, TypeError, ValueError):
            continue
        if text and sure >= SURE:
            box = Box(x / SCALE, y / SCALE, (x + width) / SCALE, (y + height) / SCALE)
            found.append(Read(text, box))
    return found


def doubts_of(words: Sequence[Word], others: Sequence[Read]) -> tuple[Doubt, ...]:
    """The figures among the words that the other engine reads as other figures.

    Only what both read as a figure counts, and only its digits: signs are lost too easily.
    """
    found = []
    for word in words:
        if word.raised or not _FIGURE.fullmatch(word.text):
            continue
        here = [
            other
            for other in others
            if other.box.overlap(word.box)
            >= SAME_PLACE * min(_area(other.box), _area(word.box))
            > 0
        ]
        if len(here) != 1 or not _FIGURE.fullmatch(here[0].text):
            continue
        if _digits(here[0].text) != _digits(word.text):
            found.append(Doubt(word.text, here[0].text, word.box))
    return tuple(found)


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _area(box: Box) -> float:
    return box.width * box.height
