"""Tables that hold text: a label beside sentences, labels with their numbers in drawn boxes.

Writers draw boxes around what they might have set as text. Such a table has no columns of figures;
what its cells say is read as what stands below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.layout.blocks import Block, Cell, Heading, Paragraph, Table

LONGEST_LABEL = 8
"""Words of the label beside sentences; longer ones are said themselves."""

LEAST_WORDS = 6
"""Words from which a cell without a full stop is a sentence."""

_ENDED = re.compile(r"[a-z)%\d][.;]\s*$")
_OF_CASES = re.compile(
    r"\b(?:cases?(?!\s+work)|examples?|you\s+(?:said|told)|we\s+(?:did|listened)|actions?|what\s+we|chang\w+|recommend\w*|learning|lessons?|"
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
        said = [] if read[at] else [*_rows_said(block)] or [*_boxes_said(block)]
        found += said or [block]
        if said and block.heading:
            found.append(Heading(block.page, block.box, block.heading[-1], len(block.heading)))
    return found


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
        if _OF_CASES.search(label.text):
            continue
        yield Heading(label.page, label.box or table.box, path[-1], len(path))
        parts = [part for part in _FROM_BULLET.split(said.text) if part.strip()]
        for part in parts:
            kind = "bullet" if len(parts) > 1 and part is not parts[0] else "text"
            box = said.box or table.box
            yield Paragraph(said.page, box, _plain(part), None, path, kind)  # type: ignore[arg-type]


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
