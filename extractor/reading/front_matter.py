"""The printed lines of a page, and the labelled fields that head a committee paper.

Council papers begin with a block of fields ("Report to:", "Date of Meeting:", "Subject:"), set as a
table, with tabs, or in running text. They are read from the page's words, so that it makes no
difference what the layout took the block for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from statistics import median

from extractor.pdf.page import Box, Page, Word, around

GAP_IN_SIZES = 1.2
"""Words of one line further apart than this many font sizes stand in different columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``parts`` are its columns, left to right; ``size`` is the font's, in
    points."""

    page: int
    box: Box
    parts: tuple[tuple[str, Box], ...]
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The whole line, columns joined by a space."""
        return " ".join(text for text, _ in self.parts)


def lines_of(page: Page) -> list[Line]:
    """The lines of a page from top to bottom. A raised word joins the line whose height it
    shares."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda w: (w.box.centre[1], w.box.x0)):
        for row in reversed(rows[-3:]):
            if _beside(row, word):
                row.append(word)
                break
        else:
            rows.append([word])
    lines = [_line(page.number, row) for row in rows]
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def _beside(row: Sequence[Word], word: Word) -> bool:
    box = max((w.box for w in row), key=lambda b: b.height)
    shared = min(box.bottom, word.box.bottom) - max(box.top, word.box.top)
    return shared > 0.5 * min(box.height, word.box.height)


def _line(page: int, words: list[Word]) -> Line:
    words = sorted(words, key=lambda w: w.box.x0)
    runs: list[list[Word]] = []
    for word in words:
        size = max(word.size, 1.0)
        if runs and word.box.x0 - runs[-1][-1].box.x1 < GAP_IN_SIZES * size:
            runs[-1].append(word)
        else:
            runs.append([word])
    parts = tuple((" ".join(w.text for w in run), around(w.box for w in run)) for run in runs)
    return Line(
        page,
        around(w.box for w in words),
        parts,
        median(w.size for w in words),
        all(w.bold for w in words),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field: ``name`` is committee, date, title, period or other; ``top`` in points."""

    name: str
    value: str
    page: int
    top: float


@cache
def field_labels() -> dict[str, str]:
    """From a label as ``vocabulary/front_matter.toml`` has it to the name of its field."""
    source = files("extractor.reading") / "vocabulary" / "front_matter.toml"
    data: dict[str, list[str]] = tomllib.loads(source.read_text("utf-8"))
    return {label: name for name, labels in data.items() for label in labels}


MAX_LABEL_CHARACTERS = 45
FRONT_LINES = 45
"""Front matter stands within this many lines of a paper's beginning."""


def fields_of(lines: Sequence[Line]) -> list[Field]:
    """The labelled fields among the first lines of a paper, top to bottom.

    A label ends in a colon or stands in a column of its own; its value runs on in lines that begin
    at the value's column. A label with nothing beside it takes the line below. A line may hold two
    fields side by side ("To: Cabinet      Date: 1 March 2022").
    """
    found: list[Field] = []
    halves = [half for line in lines[:FRONT_LINES] for half in _halves(line)]
    index = 0
    while index < len(halves):
        start = halves[index]
        index += 1
        labelled = _label(start)
        if labelled is None:
            continue
        name, value, left = labelled
        while index < len(halves) and halves[index].page == start.page:
            line = halves[index]
            if _label(line) is not None:
                break
            if value and not _continues(line, left):
                break
            if not value and line.box.top - start.box.top > MAX_DROP_IN_SIZES * line.size:
                break
            left = line.parts[-1][1].x0 if left is None else left
            value = f"{value} {line.parts[-1][0] if value else line.text}".strip()
            index += 1
        found.append(Field(name, " ".join(value.split()), start.page, start.box.top))
    return found


MAX_DROP_IN_SIZES = 3
"""A value below its label stands within this many font sizes."""


def _halves(line: Line) -> list[Line]:
    """A line cut before each label with a colon that is not its first."""
    cuts = [0]
    for i, (text, _) in enumerate(line.parts):
        label, colon, _ = text.partition(":")
        if i and colon and _bare_label(label) in field_labels():
            cuts.append(i)
    return [
        replace(line, parts=line.parts[start:end], box=around(b for _, b in line.parts[start:end]))
        for start, end in zip(cuts, [*cuts[1:], len(line.parts)], strict=True)
    ]


def _label(line: Line) -> tuple[str, str, float | None] | None:
    """Name, value and left edge of the value of a line that begins with a label."""
    first, box = line.parts[0]
    label, colon, rest = first.partition(":")
    name = field_labels().get(_bare_label(label)) if len(label) <= MAX_LABEL_CHARACTERS else None
    if name is None:
        return None
    beside = [(text.lstrip(": "), place.x0) for text, place in line.parts[1:] if text != ":"]
    if rest.strip():
        value = " ".join([rest.strip(), *(text for text, _ in beside)])
        # the value's column is where its words begin: the label's share of the run's width
        return name, value, box.x0 + box.width * (len(first) - len(rest.lstrip())) / len(first)
    if beside:
        return name, " ".join(text for text, _ in beside), beside[-1][1]
    return (name, "", None) if colon else None


def _bare_label(text: str) -> str:
    text = re.sub(r"\([^)]*\)|[.*]", " ", text.casefold())
    return " ".join(text.split())


def _continues(line: Line, left: float | None) -> bool:
    """Whether a line stands in the column of the value above it (a label may wrap beside it)."""
    slack = 2 * line.size
    return left is not None and abs(line.parts[-1][1].x0 - left) <= slack
