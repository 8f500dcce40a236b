"""Captions by their label: "Table 5 – ...", "Figure 3"."""

from __future__ import annotations

import re

from extractor.layout.paragraphs import Style, TextBlock
from extractor.layout.written import written

LONGEST = 220
"""Characters of a labelled line from which it is a paragraph that begins like a caption."""

LONGEST_SENTENCE = 120
"""The same where a full stop follows the number and ends the line, as captions may."""

_LABELLED = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|diagram|exhibit)\s*(?:no\.?\s*)?(?:[A-Z]?\d+(?:\.\d+)*|[A-Z])[a-z]?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_LAST = re.compile(
    r".{3,80}[–—:(-]\s*(?:table|figure|chart|graph)\s*\d+[a-z]?\)?\s*", re.IGNORECASE
)


def is_labelled(text: str) -> bool:
    """Whether the line is a caption by its label: "Table 5 – ...", "Figure 3", "Nature – Table 7".

    "Table 5 shows ..." is a sentence.
    """
    if len(text) > LONGEST:
        return False
    found = _LABELLED.match(text)
    if found:
        rest = found["rest"].strip()
        if not rest:
            return True
        if rest[0] in ".:–—-|(":
            return not (rest[0] == "." and rest.endswith(".") and len(rest) > LONGEST_SENTENCE)
        return rest[0].isupper() and not rest.rstrip().endswith(".")
    return bool(_LABEL_LAST.fullmatch(text))


def said(block: TextBlock, style: Style) -> str:
    """What a block says, with the number that it begins with."""
    text, _ = written(block, style.vocabulary)
    return f"{block.number} {text}" if block.number else text
