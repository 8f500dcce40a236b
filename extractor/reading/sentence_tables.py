"""Tables that hold text: a label beside or above sentences, labels with their numbers in boxes.

Writers draw boxes around what they might have set as text. Such a table has no columns of figures;
what its cells say is read as what stands below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.layout.blocks import Block, Cell, Heading, Paragraph, Table
from extractor.reading.labels import read_label
from extractor.reading.service_names import service_named

LONGEST_LABEL = 8
"""Words of the label beside sentences; longer ones are said themselves."""

LONGEST_CAPTION = 14
"""Words of a caption that heads what is said; longer ones are sentences."""

LEAST_COLUMNS, LEAST_ROWS = 2, 2
"""Fewest columns of sentences side by side, fewest rows of labels with their numbers."""

LEAST_WORDS = 6
"""Words from which a cell without a full stop is a sentence."""

_ENDED = re.compile(r"[a-z)%\d][.;]\s*$")
_OF_CASES = re.compile(
    r"\b(?:cases?(?!\s+work)|examples?|you\s+(?:said|told)|(?<!how\s)we\s+(?:did|listened)|actions?|what\s+we|chang\w+|recommend\w*|learning|lessons?|"
    r"targets?|standards?|objectives?|plans?|risks?|options?|implications?|comments?|feedback|quotes?|"
    r"definitions?|meaning|terms?|process|procedure|steps?|responsib\w+|owner|date|ref(?:erence)?)\b",
    re.I,
)
"""What heads cases, plans and descriptions, whose numbers count no complaints."""
_BOX = re.compile(
    r"[A-Z](?:[A-Za-z'’()/& -]|(?<=tage )[123])*?\s*(?::|=|\s[–—-])\s*\d[\d,]*(?:\s*%)?"
    r"(?:\s*\(\d[\d.]*%\))?"
)
"""A label and its number, which are all that a box holds: "Upheld: 31 (28%)"."""
_VALUE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?(?:\s*[(\[,–-]\s*[^\n()]{1,40}[)\]]?)?")
"""A number with what is added to it."""
_OF_ANOTHER_YEAR = re.compile(
    r"\((?:\d[\d,]*%?\s+(?:in\s+)?20\d\d\s?[/–-]\s?\d{2,4}|20\d\d\s?[/–-]\s?\d{2,4}\s*[:–-]?\s+\d[\d,]*%?)\)"
)
_FROM_BULLET = re.compile(r"\s*\n\s*[•▪●◦‣–-]\s+|^\s*[•▪●◦‣–-]\s+")


def with_sentences(blocks: Sequence[Block], read: Mapping[int, bool]) -> list[Block]:
    """The blocks with the text of such tables in their place; ``read`` says of each table, by its
    position among them, whether figures were read in its columns."""
    found: list[Block] = []
    at = -1
    for block in blocks:
        if not isinstance(block, Table):
            found.append(block)
            continue
        at += 1
        said = [] if read[at] else _said(block)
        found += said or [block]
        if said and block.heading:
            found.append(Heading(block.page, block.box, block.heading[-1], len(block.heading)))
    return found


def _said(table: Table) -> list[Block]:
    """What the table says as text; its caption heads it."""
    if table.caption and len(table.caption.split()) <= LONGEST_CAPTION:
        table = replace(table, heading=(*table.heading, _plain(table.caption)))
    readings = (_rows_said, _columns_said, _values_said, _boxes_said)
    return next((found for each in readings if (found := [*each(table)])), [])


def _rows_said(table: Table) -> Iterator[Block]:
    """The sentences of a table of two columns, each row headed by its label."""
    rows = [_distinct(row) for row in table.rows]
    rows = [row for row in rows if row]
    if not rows or any(len(row) != 2 for row in rows):
        return
    head = "" if _is_sentence(rows[0][1].text) else rows[0][1].text
    below = rows[1:] if head else rows
    above = [cell.text for cell in rows[0]] if head else []
    if _OF_CASES.search(" ".join([*above, *table.heading[-1:]])):
        return
    if not below or not all(_is_label(label.text) for label, _ in below):
        return
    if 2 * sum(_is_sentence(said.text) for _, said in below) <= len(below):
        return
    outer = (*table.heading, head) if head else table.heading
    for label, said in below:
        path = (*outer, _plain(label.text))
        if not _OF_CASES.search(label.text):
            yield Heading(label.page, label.box or table.box, path[-1], len(path))
            yield from _paragraphs(said, path, table)


def _columns_said(table: Table) -> Iterator[Block]:
    """The sentences of a table whose columns are each headed by what they are of: a stage, a year,
    a service. A stub beside them names the topics, below which they stand then."""
    rows = [row for row in table.rows if _distinct(row)]
    if len(rows) < 2 or any(cell.columns > 1 for row in rows for cell in row):
        return
    head, *below = rows
    stubbed = all(_is_label(row[0].text) for row in below)
    columns = range(1 if stubbed else 0, len(head))
    cells = [row[c] for row in below for c in columns if row[c].text.strip()]
    if len(columns) < LEAST_COLUMNS or not all(_says_of_what(head[c].text) for c in columns):
        return
    if _OF_CASES.search(" ".join([*(cell.text for cell in head), *table.heading[-1:]])):
        return
    if 2 * sum(_is_sentence(cell.text) for cell in cells) <= len(cells):
        return
    for c in columns:
        column = (*table.heading, _plain(head[c].text))
        yield Heading(head[c].page, head[c].box or table.box, column[-1], len(column))
        for row in below:
            if stubbed and _OF_CASES.search(row[0].text):
                continue
            path = (*column, _plain(row[0].text)) if stubbed else column
            if stubbed:
                yield Heading(row[0].page, row[0].box or table.box, path[-1], len(path))
            yield from _paragraphs(row[c], path, table)


def _says_of_what(text: str) -> bool:
    """Whether a column's head says which complaints it is of."""
    reading = read_label(_plain(text))
    of = ("stage", "procedure", "contact")
    said = reading.year is not None or reading.quarter is not None or any(map(reading.says, of))
    return _is_label(text) and (said or service_named(_plain(text)) is not None)


def _paragraphs(said: Cell, path: tuple[str, ...], table: Table) -> Iterator[Block]:
    """The paragraphs and points of a cell."""
    parts = [part for part in _FROM_BULLET.split(said.text) if part.strip()]
    for part in parts:
        kind = "bullet" if len(parts) > 1 and part is not parts[0] else "text"
        box = said.box or table.box
        yield Paragraph(said.page, box, _plain(part), None, path, kind)  # type: ignore[arg-type]


def tells_of_years(table: Table) -> bool:
    """Whether a table of two columns has a label beside each number and says of what year another
    one was: "187 (201 in 2021/22)". It has no boxhead, and is read as text."""
    return any(_OF_ANOTHER_YEAR.search(value.text) for _, value in _valued(table))


def _valued(table: Table) -> list[tuple[Cell, Cell]]:
    """The labels and values of a table of two columns that has nothing else."""
    rows = [_distinct(row) for row in table.rows]
    if len(rows) < LEAST_ROWS or any(len(row) != 2 for row in rows):
        return []
    if not all(_is_label(a.text) and _VALUE.fullmatch(_plain(b.text)) for a, b in rows):
        return []
    return [(label, value) for label, value in rows]


def _values_said(table: Table) -> Iterator[Block]:
    """What such a table says, a label or a question beside each number."""
    rows = _valued(table)
    for label, value in rows:
        said, box = _plain(label.text), value.box or table.box
        if said.endswith("?"):
            path = (*table.heading, said)
            yield Heading(label.page, label.box or table.box, said, len(path))
            yield Paragraph(value.page, box, _plain(value.text), None, path)
        else:
            yield Paragraph(
                value.page, box, f"{said.rstrip(':')}: {_plain(value.text)}", None, table.heading
            )


def _boxes_said(table: Table) -> Iterator[Block]:
    """What boxes say that hold a label and its number each: "Received: 112"."""
    cells = [cell for row in table.rows for cell in _distinct(row)]
    texts = [_plain(cell.text) for cell in cells]
    if len(cells) < 2 or not all(_BOX.fullmatch(text) for text in texts):
        return
    for cell, text in zip(cells, texts, strict=True):
        yield Paragraph(cell.page, cell.box or table.box, text, None, table.heading)


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    """The row's cells that hold something, each once."""
    return [cell for cell in {id(cell): cell for cell in row}.values() if cell.text.strip()]


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= LEAST_WORDS or (len(words) > 2 and _ENDED.search(text) is not None)


def _is_label(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= LONGEST_LABEL
        and any(c.isalpha() for c in text)
        and not text.rstrip().endswith(".")
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
