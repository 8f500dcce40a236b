"""Which blocks of text are headings, and how deep."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from extractor.layout.choose import is_value
from extractor.layout.lines import has_leaders, is_listed, line_of, segments
from extractor.layout.paragraphs import Style, TextBlock
from extractor.layout.written import written

LONGEST = 130
"""Characters beyond which a line of bold text is a sentence and no heading."""

LARGER = 1.07
"""Font size, relative to the body's, from which a line is a heading by its size alone."""

SMALLER = 0.75
"""Font size, relative to the body's, below which bold print is a chart's or a picture's label."""

ROW_GAP = 1.2
"""Gap in font sizes that a heading's text does not have, but a table's row does."""

MOST_LINES = 4
"""Lines of a block from which it is a paragraph, however it is printed."""

MOST_WORDS = 16
"""Words of larger print from which it is a pulled-out sentence and no heading."""

LEAST_NUMBERED = 3
"""Fewest headings that begin with a bare number for it to be a section's."""

LEAST_CAPITALS = 6
"""Fewest letters for capitals alone to make a heading: "LGSCO", "SEND" are words of a sentence."""

_FIGURES = re.compile(
    r"=|:\s*[£<>]?\d|(?<![\w/.–-])£\d|\d\s*%|(?:complaints?|compliments?|cases?)\s*[–:-]\s*\d"
    r"|[a-z],\s*\d{1,3}$"
)
_COUNTED = (
    r"(?:complaints?|compliments?|comments|enquiries|representations|concerns|investigations|reviews|cases|"
    r"upheld|received)"
)
_LABELLED_NUMBER = re.compile(
    rf"{_COUNTED}\s*(?:[:–—-]|\()\s*(?!(?:19|20)\d\d\b)\d{{1,3}}(?:,?\d{{3}})*\s*\)?$|"
    r"[a-z)]\s*(?:[1-4]\s*)?(?::\s*|\s[–—-]\s)\d{1,3}(?:,\d{3})*\s+(?:[a-z]+\s+){0,2}?"
    r"(?:complaint|compliment|investigation|review|panel|case)s?$",
    re.IGNORECASE,
)
"""A label that ends in its number: "Stage 2 complaints (9)", "Compliments: 57", "Stage 2 – 9
complaints"."""
_SENTENCE_NUMBER = re.compile(
    r"(?<![\w/.–-])(?<!tage )(?<!uarter )(?<!able )(?<!art )(?<!evel )(?!(?:19|20)\d\d\b)"
    r"(?P<number>\d{1,3}(?:,\d{3})*)\s+(?:[a-z]+\s+|Stage\s\d\s+){0,2}"
    r"(?:complaints|compliments|comments|enquiries)\b(?P<verb>\s+(?:were|was|had|have|came)\b)?"
    r"(?P<at>\s+(?:at\s+[Ss]tage|to\s+the\s+Ombudsman)\b)?"
)
"""A number within words: "We received 148 complaints"."""
LEAST_STATED = 20
"""From which on a number that begins a heading without a verb counts and does not number it. So it
does where small letters follow that say at which stage."""
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+[A-Z]")
_SPELT_OUT = re.compile(r"(?:appendix|annex|annexe|schedule)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a heading looks: what tells one level from another.

    ``number`` holds the parts of its number: ("4", "1") for "4.1", empty for none. ``outermost`` is
    true for "Appendix 1" and its like, which begin anew whatever they look like. ``initials`` is
    true for a few capitals ("LGSCO"), which are an abbreviation wherever others are no capitals.
    """

    size: float
    capitals: bool
    number: tuple[str, ...] = ()
    outermost: bool = False
    initials: bool = False


def is_heading(block: TextBlock, style: Style) -> bool:
    """Whether a block is a heading: short, set off by weight, size or capitals, and no sentence.

    Writers number paragraphs as they number headings ("2.1 Over the year ..."), put list entries
    and labels with figures in bold ("Complaints = 105"), and list headings in a table of contents;
    none of these is a heading.
    """
    if block.kind != "text" or not block.lines or len(block.lines) > MOST_LINES:
        return False
    # small capitals are smaller than the letters that begin their words
    if max(word.size for line in block.lines for word in line.words) < SMALLER * style.size:
        return False
    larger = block.size >= LARGER * style.size
    words = block.lines[0].words[block.skip :]
    if not (larger or block.bold) and any(c.islower() for w in words for c in w.text):
        return False
    text, _ = written(block, style.vocabulary)
    if not 2 <= len(text) <= LONGEST or not any(c.isalpha() for c in text):
        return False
    if text.rstrip().endswith((".", ";", ",")) or has_leaders(text):
        return False
    if _FIGURES.search(text) and not (larger and _LABELLED_NUMBER.search(text)):
        return False
    if len(block.lines) == 1 and (is_listed(block.lines[0]) or _in_columns(block)):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) >= LEAST_CAPITALS and all(c.isupper() for c in letters)
    return block.bold or (larger and len(text.split()) <= MOST_WORDS) or capitals


def states_number(text: str) -> bool:
    """Whether a heading counts something: "Stage 2 complaints (9)", "We received 148 complaints".

    "3 Complaints received" is numbered, "Complaints 2019/20" dated.
    """
    if _LABELLED_NUMBER.search(text):
        return True
    found = _SENTENCE_NUMBER.search(text)
    if found is None:
        return False
    first = not any(c.isalnum() for c in text[: found.start()])
    number = int(found["number"].replace(",", ""))
    return not first or bool(found["verb"]) or number >= LEAST_STATED or bool(found["at"])


def _in_columns(block: TextBlock) -> bool:
    """Whether the line stands in columns, its number set aside: a row of some table, or a label
    with what is said of it behind a tab, which begins with a figure and is not bold."""
    words = block.lines[0].words[block.skip :]
    cut = segments(line_of(block.page, words), ROW_GAP) if words else []
    if len(cut) != 2:
        return len(cut) > 2
    value = cut[1].words[0]
    return is_value(cut[1].text) or (value.text[:1].isdigit() and not value.bold)


def look_of(block: TextBlock, text: str) -> Look:
    """The look of a heading block."""
    letters = [c for c in text if c.isalpha()]
    number = (block.number or "").strip("().")
    return Look(
        round(block.size * 2) / 2,
        bool(letters) and all(c.isupper() for c in letters),
        tuple(number.split(".")) if number else (),
        bool(_SPELT_OUT.match(text)),
        initials=0 < len(letters) < LEAST_CAPITALS and all(c.isupper() for c in letters),
    )


def with_bare_numbers(looks: Mapping[int, Look], texts: Mapping[int, str]) -> dict[int, Look]:
    """The looks, with the numbers of headings that are numbered without a point: "2 Complaints".

    Such a number is one where all of them run on from 1 through the document; "10 Downing Street"
    is no tenth section.
    """
    bare = {
        at: int(found[1])
        for at, text in texts.items()
        if not looks[at].number and (found := _BARE_NUMBER.match(text))
    }
    if len(bare) < LEAST_NUMBERED or list(bare.values()) != list(range(1, len(bare) + 1)):
        return dict(looks)
    return {
        at: replace(look, number=(str(bare[at]),)) if at in bare else look
        for at, look in looks.items()
    }


def levels(looks: Sequence[Look]) -> list[int]:
    """A rank (less is further out) for each heading, from the looks that the document uses.

    Larger print is further out; in one size, numbers tell ("4." before "4.1"), capitals stand
    before small letters, and a line without a number is within the numbered section around it.
    """
    spelt = {look.size for look in looks if look.capitals and not look.initials}
    small = {look.size for look in looks if not look.capitals and not look.outermost}
    looks = [
        replace(look, capitals=False) if look.initials and look.size in small - spelt else look
        for look in looks
    ]
    numbered = {look.size for look in looks if look.number}
    ranks = sorted({_rank(look, numbered) for look in looks if not look.outermost})
    position = {rank: index + 1 for index, rank in enumerate(ranks)}
    return [0 if look.outermost else position[_rank(look, numbered)] for look in looks]


def _rank(look: Look, numbered: Collection[float]) -> tuple[float, float, bool]:
    if look.number:
        return (-look.size, len(look.number), False)
    within = look.size in numbered and not look.capitals
    return (-look.size, inf if within else 0, not look.capitals)


class Path:
    """The headings that are open at a point of the document, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str, tuple[str, ...]]] = []

    def enter(self, rank: int, text: str, number: tuple[str, ...] = ()) -> int:
        """Pass a heading: all that it closes are closed. Returns its level, from 1.

        A number tells most: "5.4" stands under "5", whatever stood between them, and "6" closes
        "5" even in smaller print; not so where the print already closes a "5" of a series within.
        """
        numbers = [n for _, _, n in self._open]
        within = [i for i, n in enumerate(numbers) if n and n != number and n == number[: len(n)]]
        if within:
            del self._open[within[-1] + 1 :]
        else:
            while self._open and self._open[-1][0] >= rank:
                self._open.pop()
            before = [i for i, n in enumerate(numbers) if _follows(number, n)]
            if before and before[-1] < len(self._open):
                rank = self._open[before[-1]][0]
                del self._open[before[-1] :]
        self._open.append((rank, text, number))
        return len(self._open)

    def within(self, rank: int | None = None) -> Path:
        """The path of what stands apart from the text, below the headings that are open; with
        ``rank``, below those of them that are further out. What it enters closes none of them."""
        inner = Path()
        inner._open = [(-1, t, ()) for r, t, _ in self._open if rank is None or r < rank]
        return inner

    @property
    def titles(self) -> tuple[str, ...]:
        """The open headings' texts."""
        return tuple(text for _, text, _ in self._open)


def _follows(number: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether ``number`` is the next in the series of ``before``: 5.2 after 5.1, 6 after 5."""
    if not number or not before or number[:-1] != before[:-1]:
        return False
    last, earlier = number[-1], before[-1]
    return last.isdecimal() and earlier.isdecimal() and int(last) == int(earlier) + 1
