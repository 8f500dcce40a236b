"""Lists of a report's sections and tables, in its text: their entries state nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.reading.labels import normalise

FEWEST = 3
"""Entries one below another from which they are a list: a line may say what a heading further on
says too."""

_LISTS = re.compile(
    r"\bcontents\b|^\s*content\s*$|^\s*list of (?:tables|figures|charts|appendices)\b", re.I
)
_NUMBER = re.compile(
    r"\W*(?:(?:section|part|appendix|chapter)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)?[.):]?\s+", re.I
)
_DIGITS, _LEADERS = "0123456789", " \n.:…·"
"""What an entry and its heading may have and the other lack: a number before, dots and a page
number behind."""


def in_contents(path: Sequence[str]) -> bool:
    """Whether what stands below these headings lists the report's sections or tables: the nearest
    one says so, a whole report may stand below a larger "Contents"."""
    return bool(path) and _LISTS.search(path[-1]) is not None


def contents_entries(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the paragraphs that only name a section which begins further on.

    A list of contents has no heading of that name where it is set as a line of text, and its page
    numbers may be lost: "4 Stage 1 complaints" is then no count of four.
    """
    last = {_bare(b.text): i for i, b in enumerate(blocks) if isinstance(b, Heading)}
    found: list[list[int]] = [[]]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and last.get(_bare(block.text), -1) > index:
            found[-1].append(index)
        elif found[-1]:
            found.append([])
    return frozenset(index for run in found if len(run) >= FEWEST for index in run)


def _bare(text: str) -> str:
    plain = f" {normalise(text)}"
    number = _NUMBER.match(plain)
    bare = plain[number.end() if number else 0 :].rstrip().rstrip(_DIGITS).rstrip(_LEADERS)
    return " ".join(bare.lower().split())
