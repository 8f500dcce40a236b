"""Whether a page's words are what a reader of the printed page sees.

A font may be embedded without a map from its glyphs to characters, or with a wrong one. The page
looks right and its text is gibberish: "5HSRUW" for "Report", or no characters at all. Such words
must never be stored as text, nor their digits as figures: the page is one to look at, as a scan is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import add

from extractor.pdf.page import BULLET, Word

_PAIRS = (
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve "
    "co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no "
    "ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts "
    "mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl dd yn wy gw ae ff yd"
)
COMMON_PAIRS = frozenset(_PAIRS.split())
"""The pairs of neighbouring letters that English uses most (and Welsh, at the end)."""

READABLE_PAIRS = 0.4
"""Share of a text's letter pairs that are common ones, from which it is language. English pages,
even lists of names or tables of finance, have 0.57 and more; text in exchanged letters 0.16, and
rarely 0.4."""

ENOUGH_PAIRS = 60
"""Letter pairs in one size and weight of print (so probably one font) from which the share tells
something: a headline of abbreviations alone is no gibberish."""

ENOUGH_ON_PAGE = 20
"""Letter pairs from which the share tells something of a page, a cover say, whatever its fonts: of
900 pages of papers and samples none that could be read had less than 0.6."""

FAR_OFF = 0.25
"""Share of common pairs below which so few are no language; a line of abbreviations has 0.38."""

UNKNOWN_GLYPHS = 20
"""Unknown glyphs side by side on one page from which they are text and no ornament."""

UNKNOWN_SHARE = 0.2
"""Share of a page's characters that are unknown, side by side, from which it is unreadable."""

SIDE_BY_SIDE = 0.5
"""Gap in font sizes up to which glyphs stand side by side, as letters do; bullets stand apart."""

WORDS_REMEMBERED = 10_000
"""Words that are looked at once: more than the different ones of a report."""

_BLACKED_OUT = re.compile(r"([a-z])\1{2,}")
_LETTERS = re.compile("[a-z]{3,}")


def is_gibberish(words: Iterable[Word]) -> bool:
    """Whether any font of the words gives other characters than it prints, or none."""
    found = list(words)
    if _unknown(found):
        return True
    by_font: dict[tuple[int, bool], set[str]] = defaultdict(set)
    # most words are there several times
    for size, bold, text in {(word.size, word.bold, word.text) for word in found}:
        by_font[round(size), bold].add(text)
    if not all(map(_is_language, by_font.values())):
        return True
    pairs, common = pairs_of_letters(word.text for word in found)
    return pairs >= ENOUGH_ON_PAGE and common < FAR_OFF * pairs


def _unknown(words: list[Word]) -> bool:
    """Whether much of the text consists of glyphs of which no character is known."""
    bullets = [word.text for word in words].count(BULLET)
    if bullets < UNKNOWN_GLYPHS:
        return False
    beside: set[int] = set()
    for at in range(1, len(words)):
        last, this = words[at - 1], words[at]
        if last.text == this.text == BULLET:
            gap = this.box.x0 - last.box.x1
            level = abs(this.box.bottom - last.box.bottom) <= SIDE_BY_SIDE * this.size
            if level and -SIDE_BY_SIDE * this.size <= gap <= SIDE_BY_SIDE * this.size:
                beside |= {at - 1, at}
    characters = sum(len(word.text) for word in words)
    return len(beside) >= max(UNKNOWN_GLYPHS, UNKNOWN_SHARE * characters)


def _is_language(texts: Iterable[str]) -> bool:
    """Whether the letters follow each other as in language. Too few letters tell nothing: True.

    Only the letters of the Latin alphabet are judged: other scripts are no gibberish.
    """
    pairs, common = pairs_of_letters(texts)
    return pairs < ENOUGH_PAIRS or common >= READABLE_PAIRS * pairs


def pairs_of_letters(texts: Iterable[str]) -> tuple[int, int]:
    """How many pairs of neighbouring letters the texts have, and how many of them are common.

    A word that comes again tells nothing new, and "XXXX" is something blacked out.
    """
    pairs = common = 0
    for run in frozenset[str]().union(*map(_runs_of, texts)):
        of_run, known = _pairs_in(run)
        pairs += of_run
        common += known
    return pairs, common


@lru_cache(maxsize=WORDS_REMEMBERED)
def _runs_of(text: str) -> tuple[str, ...]:
    """The runs of letters in a word, less what is blacked out."""
    return tuple(_LETTERS.findall(_BLACKED_OUT.sub(" ", text.lower())))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _pairs_in(run: str) -> tuple[int, int]:
    """How many pairs of letters a run has, and how many of them are common."""
    return len(run) - 1, sum(map(COMMON_PAIRS.__contains__, map(add, run, run[1:])))
