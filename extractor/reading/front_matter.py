"""The labelled fields that head a committee paper.

Council papers begin with a block of fields ("Report to:", "Date of Meeting:", "Subject:"), set as a
table, with tabs, or in running text. They are read from the page's lines, so that it makes no
difference what the layout took the block for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from extractor.layout.lines import Line, segments

COLUMN_GAP = 1.2
"""Words of one line further apart than this many font sizes stand in different columns."""

FRONT_LINES = 45
"""Front matter stands within this many lines of a paper's beginning."""

MAX_DROP_IN_SIZES = 3
"""A value's next line, or the value below its label, stands within this many font sizes."""

MAX_LINE_DROP = 1.6
"""Lines of one heading follow each other within so many font sizes, foot to foot."""

ALIKE = 0.5
"""Lines of one heading differ in size by less, in points."""

MOST_VALUES = 2
"""Columns that a field's value takes up beside a label without a colon; a boxhead has more."""

INDENT = 2
"""A value's next line begins within this many font sizes of its left edge."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field: ``name`` is committee, date, title, period or other."""

    name: str
    value: str


_UNKNOWN_LABEL = re.compile(r"[A-Z][\w&’'/()-]*(?: [\w&’'/()-]+){0,5}\s?[:?]")
"""A few words and a colon or a question mark ("Is this a key decision?"), alone on a line or in a
column, begin another field."""


_COUNTED = re.compile(
    r"numbers?|no\.?|totals?|count|complaints?|received|per|cent|percent(?:age)?|%|\d[\d,.]*%?|"
    r"(?:not|partially|partly|part|upheld|decided|investigated|withdrawn)|sections?|pages?|paragraphs?",
    re.I,
)
"""A word of what stands beside and below a word that heads a table's column: "Subject | Number |
29", or a list of contents: "Title | Section | 1"."""
_COLUMN_OF_FIGURES = re.compile(r"(?:^|\s)(?:\d[\d,.]*%?\s+){2}(?!(?:19|20)\d\d$)\d[\d,.]*%?$")
"""What the foot of such a column reads as, whatever it is headed with: "Upheld 6 7 15"."""


@cache
def field_labels() -> dict[str, str]:
    """From a label as ``vocabulary/front_matter.toml`` has it to the name of its field."""
    source = files("extractor.reading") / "vocabulary" / "front_matter.toml"
    data: dict[str, list[str]] = tomllib.loads(source.read_text("utf-8"))
    return {label: name for name, labels in data.items() for label in labels}


def fields_of(lines: Sequence[Line]) -> list[Field]:
    """The labelled fields among the first lines of a paper, top to bottom.

    A label ends in a colon or stands in a column of its own; its value runs on in lines that begin
    at the value's column. A label with nothing beside it takes the line below. A line may hold two
    fields side by side ("To: Cabinet      Date: 1 March 2022").
    """
    found: list[Field] = []
    halves = _with_whole_labels([half for line in lines[:FRONT_LINES] for half in _halves(line)])
    right = max((line.box.x1 for line in lines), default=0.0)
    index = 0
    while index < len(halves):
        start = halves[index]
        labelled = _label(start)
        index += 1
        if labelled is None:
            continue
        name, value, left = labelled
        if not value and 1 < index < len(halves):
            value = _half_way_up(halves[index - 2], start, halves[index])
            left = halves[index][-1].box.x0
        bottom = start[0].base
        while index < len(halves) and halves[index][0].page == start[0].page:
            columns = halves[index]
            last = columns[-1]
            if _label(columns) is not None or _UNKNOWN_LABEL.fullmatch(columns[0].text):
                break
            if value and not (
                _continues(columns, left) or _wraps(halves[index - 1], columns, start, right)
            ):
                break
            if last.base - bottom > MAX_DROP_IN_SIZES * last.size:
                break
            bottom = last.base
            left = last.box.x0 if left is None else left
            value = f"{value} {last.text}" if value else " ".join(c.text for c in columns)
            index += 1
        if not _heads_a_table(value):
            found.append(Field(name, " ".join(value.split())))
    return found


def _heads_a_table(value: str) -> bool:
    """Whether what stands beside and below a label is the rest of a boxhead and a column."""
    counted = bool(value.strip()) and all(map(_COUNTED.fullmatch, value.split()))
    return counted or _COLUMN_OF_FIGURES.search(value.strip()) is not None


def _with_whole_labels(halves: Sequence[list[Line]]) -> list[list[Line]]:
    """The columns of each line, a label that takes two lines of its column put into the first:
    "DATE OF     1 May 2020" above "DECISION:"."""
    found: list[list[Line]] = []
    for columns in halves:
        before = found[-1] if found else []
        if len(before) > 1 and _label(before) is None and before[0].page == columns[0].page:
            first, rest = before[0], columns[0]
            whole = f"{first.text} {rest.text}"
            aligned = abs(first.box.x0 - rest.box.x0) <= first.size
            if aligned and whole.endswith(":") and bare_label(whole[:-1]) in field_labels():
                found[-1] = [_behind(first, rest), *before[1:]]
                columns = columns[1:]
        if columns:
            found.append(list(columns))
    return found


def _behind(first: Line, rest: Line) -> Line:
    """Two lines of one label as one line, the second set behind the first."""
    by = first.box.x1 + first.size / 2 - rest.box.x0
    words = [
        replace(word, box=word.box._replace(x0=word.box.x0 + by, x1=word.box.x1 + by))
        for word in rest.words
    ]
    box = first.box._replace(x1=rest.box.x1 + by)
    return Line(first.page, (*first.words, *words), box, first.base, first.size)


def _wraps(
    before: Sequence[Line], columns: Sequence[Line], label: Sequence[Line], right: float
) -> bool:
    """Whether a heading "Subject: ..." in bold runs on below its label: set alike, and the line
    above had no room for the next word. ``right`` is where the longest line ends, in points."""
    if len(columns) > 1 or len(label) > 1:
        return False
    above, line = before[-1], columns[0]
    alike = above.bold and line.bold and abs(above.size - line.size) < ALIKE
    close = 0 < line.base - above.base <= MAX_LINE_DROP * line.size
    flush = abs(line.box.x0 - label[0].box.x0) < line.size
    word = line.words[0].box.width
    return alike and close and flush and above.box.x1 + word + line.size / 4 > right


def _half_way_up(above: Sequence[Line], label: Sequence[Line], below: Sequence[Line]) -> str:
    """The first line of a value beside whose middle its label is set, between two lines; empty
    where the line above is another's."""
    first, second = above[-1], below[-1]
    size = label[0].size
    apart = label[0].base - first.base
    aside = len(above) == len(below) == 1 and first.box.x0 > label[0].box.x1
    if not aside or abs(first.box.x0 - second.box.x0) > size or first.page != label[0].page:
        return ""
    return first.text if 0 < apart < size and 0 < second.base - label[0].base < size else ""


def is_field(line: Line) -> bool:
    """Whether a line begins with a field's label."""
    return _label(_halves(line)[0]) is not None


def _halves(line: Line) -> list[list[Line]]:
    """A line's columns, cut before each label with a colon that is not the first."""
    halves: list[list[Line]] = [[]]
    for column in segments(line, COLUMN_GAP):
        label, colon, _ = column.text.partition(":")
        if halves[-1] and colon and bare_label(label) in field_labels():
            halves.append([])
        halves[-1].append(column)
    return halves


def _label(columns: Sequence[Line]) -> tuple[str, str, float | None] | None:
    """Name, value and left edge of the value of columns of which the first begins with a label."""
    first, box = columns[0].text, columns[0].box
    label, colon, rest = first.partition(":")
    name = field_labels().get(bare_label(label))
    if name is None:
        return None
    beside = [(c.text.lstrip(": "), c.box.x0) for c in columns[1:] if c.text != ":"]
    if rest.strip():
        value = " ".join([rest.strip(), *(text for text, _ in beside)])
        # the value's column is where its words begin: the label's share of the run's width
        return name, value, box.x0 + box.width * (len(first) - len(rest.lstrip())) / len(first)
    if len(beside) > MOST_VALUES and not colon:
        return None
    if beside:
        return name, " ".join(text for text, _ in beside), beside[-1][1]
    # without a colon, a label above its value is set in capitals, or it is a word of the text
    return (name, "", None) if colon or label.isupper() else None


def bare_label(text: str) -> str:
    """A label as the vocabulary has it: lower case, without brackets, stops and marks."""
    text = re.sub(r"\([^)]*\)|[.*]", " ", text.casefold())
    return " ".join(text.split())


def _continues(columns: Sequence[Line], left: float | None) -> bool:
    """Whether a line stands in the column of the value above it. A label may wrap beside it, but a
    number begins a paragraph."""
    last = columns[-1]
    if len(columns) > 1 and re.fullmatch(r"[\d.()]+", columns[0].text):
        return False
    return left is not None and abs(last.box.x0 - left) <= INDENT * last.size
