"""Words that lost a ligature: "par=ally", "informa3on", "staû" for "partially" and so on.

Fonts draw "ti", "ff", "fi" as one glyph, and some writers of PDF do not say what characters it
stands for; a reader then gets whatever character has the number of the glyph, or none. The word
itself tells which ligature it lost: with just one of them it is a word of ``ligatures.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import combinations, pairwise

from extractor.pdf.page import BULLET, Word, around

_LIGATURES = ("ffi", "ffl", "tti", "ff", "fi", "fl", "ft", "tf", "ti", "tt")
_LOST = "\0"
TOUCHING = 0.2
"""Gap in font sizes up to which a glyph stands within a word, as that which parts two words."""

_ODD = r"[^A-Za-z0-9\s\-'’/.,&()_@:;!?\"“”‘–—]"
_DAMAGED = re.compile(rf"(?=.*[a-z])(?:[A-Za-z]|{_ODD}|(?<=[A-Za-z])\d(?=[a-z]))+")
_PRINTED = re.compile(rf"[A-Za-z](?:{_ODD}|\d)[a-z]|(?:^| ){_ODD} ?[a-z]|[a-z] ?{_ODD}(?: |$)")
_NOT_A_LETTER = re.compile(r"[^A-Za-z]")
_AROUND = re.compile(r"^([(\"“‘]*)(.*?)([)\"”’.,:;!?]*)$", re.DOTALL)


def with_ligatures(row: Sequence[Word]) -> Sequence[Word]:
    """The words of a line, left to right, with the ligatures that they lost."""
    if not _PRINTED.search(" ".join([word.text for word in row])):
        return row
    return [_spelt(word) for word in _joined(row)]


def _spelt(word: Word) -> Word:
    before, inner, after = _parts(word.text)
    whole = _whole(inner)
    return word if whole is None else replace(word, text=f"{before}{whole}{after}")


def _joined(row: Sequence[Word]) -> Iterator[Word]:
    """The words, those made one again that a glyph without a character parted."""
    at = 0
    while at < len(row):
        one = _across(row, at)
        yield row[at] if one is None else one[0]
        at += 1 if one is None else one[1]


def _across(row: Sequence[Word], at: int) -> tuple[Word, int] | None:
    """The word that begins there and runs over such a glyph, and of how many words it is made."""
    for count in (3, 2, 5):
        parts = row[at : at + count]
        if len(parts) < count or BULLET not in {part.text for part in parts}:
            continue
        if not all(b.box.x0 - a.box.x1 <= TOUCHING * a.size for a, b in pairwise(parts)):
            continue
        text = "".join(part.text for part in parts)
        if _whole(_parts(text)[1]) is not None:
            box = around(part.box for part in parts)
            return replace(parts[0], text=text, box=box, size=max(p.size for p in parts)), count
    return None


def _parts(text: str) -> tuple[str, str, str]:
    """A word and the marks before and after it."""
    found = _AROUND.match(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _whole(text: str) -> str | None:
    """The word of which this is what a lost ligature left; None for all others."""
    if (text.isalpha() and text.isascii()) or not _DAMAGED.fullmatch(text):
        return None
    word = _words().get(_NOT_A_LETTER.sub(_LOST, text).lower())
    return word.capitalize() if word and "A" <= text[0] <= "Z" else word


@cache
def _words() -> dict[str, str]:
    """The words by what is left of them; without those that would leave the same."""
    file = resources.files("extractor.pdf") / "ligatures.txt"
    found: dict[str, set[str]] = {}
    for word in file.read_text("utf-8").split():
        held = [ligature for ligature in _LIGATURES if ligature in word]
        for count in range(1, len(held) + 1):
            for lost in combinations(held, count):
                left = re.sub("|".join(lost), _LOST, word)
                found.setdefault(left, set()).add(word)
    return {left: words.pop() for left, words in found.items() if len(words) == 1}
