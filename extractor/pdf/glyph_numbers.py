"""Text that a file gives as the numbers of its glyphs: "5HSRUW" for "Report".

A font embedded without a map to characters prints glyphs by their number in the font. In TrueType
fonts of the usual order (that of the first 258 glyphs in Apple's TrueType Reference, chapter
``post``) the space is glyph 3 and all others follow as in the Mac Roman character set, so that the
number tells the character. Whether it does, the text itself says: read so, it is language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from extractor.pdf.gibberish import READABLE_PAIRS, pairs_of_letters
from extractor.pdf.words import is_unknown

_SPACE = 3
_OFFSET = ord(" ") - _SPACE
_LAST = 255 - _OFFSET
_BELOW_LETTERS = range(_SPACE, 32)
"""Numbers of the space, of marks and digits, which no character of a text has."""
_NUMBER = re.compile(r"\(cid:(\d{1,5})\)")
_MARKS = frozenset("£€©®°•·…–—‘’“”½¼¾éèÉ\xa0")
"""What an English text prints beside ASCII."""
LEAST_PAIRS = 12
"""Letter pairs from which the text tells whether it is numbers: those of a short heading."""


def with_characters(chars: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """The glyphs of a page (as pdfplumber gives them), those of fonts that print numbers with their
    characters instead; as they are where some of them would not be told."""
    fonts: defaultdict[str, list[str]] = defaultdict(list)
    for char in chars:
        fonts[char["fontname"]].append(char["text"])
    numbered = {name for name, texts in fonts.items() if any(map(_is_below_letters, texts))}
    if not numbered or not _is_numbers([fonts[name] for name in numbered]):
        return chars
    beside = (texts for name, texts in fonts.items() if name not in numbered)
    if not all(map(_is_of_usual_order, (fonts[name] for name in numbered))) or any(
        map(_are_numbers_of_marks, beside)
    ):
        return chars  # the page is one to look at
    return [
        {**char, "text": _character(char["text"]) or char["text"]}
        if char["fontname"] in numbered
        else char
        for char in chars
    ]


def may_be_numbers(text: str) -> bool:
    """Whether a page's text, as pdfium gives it, has characters of which only numbers of glyphs
    would be made."""
    return _CONTROLS.search(text) is not None


_CONTROLS = re.compile(
    r"[\x03-\x08\x0b\x0c\x0e-\x1f](?:[^\x03-\x1f]*[\x03-\x08\x0b\x0c\x0e-\x1f]){4}"
)
"""Control characters, more than a bullet or two that a font keeps there."""


def _is_numbers(fonts: Iterable[Sequence[str]]) -> bool:
    """Whether the texts are no language as they stand, and are as the numbers of glyphs."""
    raw: list[str] = []
    told: list[str] = []
    for texts in fonts:
        raw += "".join(" " if is_unknown(text) else text for text in texts).split()
        told += "".join(_character(text) or " " for text in texts).split()
    pairs, common = pairs_of_letters(raw)
    if pairs >= LEAST_PAIRS and common >= READABLE_PAIRS * pairs:
        return False
    pairs, common = pairs_of_letters(told)
    return pairs >= LEAST_PAIRS and common >= READABLE_PAIRS * pairs


def _is_of_usual_order(texts: Iterable[str]) -> bool:
    """Whether a font of numbers prints nothing beside letters but what an English text has: where a
    font orders its pounds and dashes otherwise, they come out as letters of other languages."""
    told = {_character(text) for text in set(texts)}
    return all(c is not None and (" " <= c <= "~" or c in _MARKS) for c in told)


def _are_numbers_of_marks(texts: Iterable[str]) -> bool:
    """Whether a font prints nothing but marks, which beside fonts of numbers may be anything."""
    return all(len(text) == 1 and "\xa1" <= text <= "\xff" and text != "·" for text in texts)


def _is_below_letters(text: str) -> bool:
    number = _number(text)
    return number is not None and number in _BELOW_LETTERS


def _number(text: str) -> int | None:
    """The number of the glyph; None for what cannot be one."""
    unmapped = _NUMBER.fullmatch(text)
    if unmapped is not None:
        return int(unmapped[1])
    if len(text) != 1:
        return None
    try:
        return ord(text) if ord(text) < 256 else text.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None


def _character(text: str) -> str | None:
    """The character of the glyph that has the number; None where the usual order ends."""
    number = _number(text)
    if number is None or not _SPACE <= number <= _LAST:
        return None
    return bytes([number + _OFFSET]).decode("mac_roman")
