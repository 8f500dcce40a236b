"""Marks before a paragraph: numbers ("2.24", "a)", "(iv)"), bullets, footnote marks."""

from __future__ import annotations

import re
from typing import Literal

from extractor.layout.lines import Line, segments
from extractor.records import record

WIDE = 0.9
"""Gap in font sizes after a mark from which even "3" or "o" alone is one."""

LABEL = 6
"""Most words of a label in front matter."""

LABEL_GAP = 1.0
"""Gap in font sizes between a label of front matter and its value."""

DASH_GAP = 0.15
"""Gap in font sizes after a dash from which it is a mark and no sign ("-3")."""

NUMBER_GAP = 0.1
"""Gap in font sizes after a number with a point or bracket from which a paragraph follows it."""

BARE_GAP = 1.17
"""Gap in font sizes after a bare number or letter from which it is one: "3   Complaints"."""

_NUMBER = re.compile(
    r"\d{1,2}(?:\.\d{1,3}){1,3}\.?\)?"  # 2.24, 5.1., 1.2.3
    r"|\d{1,2}[A-Z]?[.)]"  # 7.  3)  5A.
    r"|\(\d{1,2}\)|\([a-z]\)|\([ivx]{1,5}\)"
    r"|[a-z][.)]|[A-Z][.)]|[ivx]{1,5}[.)]"
)
_LETTER = re.compile(r"\([a-z]\)|\([ivx]{1,5}\)")
"""What begins a point whatever follows, and stands at a paragraph's beginning for nothing else."""
_AMOUNT = re.compile(r"\d[\d,]*%?")
"""What a numbered paragraph may begin with: "2. 4,689 were", "3. 79% of them"."""
_BARE = re.compile(r"\d{1,2}(?:[a-z])?|[A-Z]")
_BULLETS = frozenset("•‣▪▫●○◦■□◆➢➤→✓✔·∙§¡⁃*\N{REPLACEMENT CHARACTER}")
_DASHES = frozenset({"-", "–", "—", "o", "~"})
_NOTE = re.compile(r"\*{1,3}|[†‡§¶]|\d{1,2}|[a-z]")


@record()
class Mark:
    """A mark and how many of the line's words it takes."""

    text: str
    words: int
    kind: Literal["number", "bullet"]


def mark_of(line: Line, may_start: bool = True) -> Mark | None:
    """The number or bullet that the line begins with.

    ``may_start`` is whether a paragraph may well begin here (the line before has ended): a wrapped
    line can begin with "2.1 million" or "(3)". Sentences that merely start with a number ("10 were
    upheld") have no mark: a bare number counts only with a wide gap after it.
    """
    if len(line.words) < 2:
        word = line.words[0]
        if word.text in _BULLETS - {"*"}:
            return Mark(word.text, 1, "bullet")
        return None
    first, second = line.words[0], line.words[1]
    gap = (second.box.x0 - first.box.x1) / line.size
    if first.raised:
        return None
    if first.text in _BULLETS and (first.text != "*" or gap > WIDE):
        return Mark(first.text, 1, "bullet")
    if first.text in _DASHES and gap > DASH_GAP:
        if first.text == "o" and gap <= WIDE:
            return None
        return Mark(first.text, 1, "bullet") if may_start or gap > WIDE else None
    if _NUMBER.fullmatch(first.text):
        if gap > WIDE:
            return Mark(first.text, 1, "number")
        starts = (
            second.text[:1].isupper()
            or second.text[:1] in "“‘\"'(£"
            or _AMOUNT.fullmatch(second.text)
            or _LETTER.fullmatch(first.text)
        )
        if may_start and starts and gap > NUMBER_GAP:
            return Mark(first.text, 1, "number")
        return None
    if _BARE.fullmatch(first.text) and gap > BARE_GAP and second.text[:1].isalpha():
        return Mark(first.text, 1, "number")
    return None


_SERIES = (
    tuple(str(k) for k in range(1, 41)),
    tuple("abcdefghijklmnopqrstuvwxyz"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
"""What the points of lists are numbered with."""


def is_next(number: str | None, above: str | None) -> bool:
    """Whether a list's number comes next after the one above, "ii." after "i."; with none above,
    whether it begins a list."""
    one, before = ((text or "").strip("().").lower() for text in (number, above))
    for series in _SERIES:
        if one in series:
            at = series.index(one)
            if (at == 0 and above is None) or (at > 0 and series[at - 1] == before):
                return True
    return False


def note_mark(line: Line) -> str | None:
    """The footnote mark that the line begins with: a raised figure, an asterisk, "1" and text."""
    first = line.words[0]
    if first.raised and len(line.words) > 1 and len(first.text.strip("()")) <= 2:
        return first.text.strip("()")
    if first.text.startswith(("*", "†", "‡")) and line.text.strip("*†‡ "):
        return first.text[: len(first.text) - len(first.text.lstrip("*†‡"))]
    bracketed = re.match(r"\((\d{1,2}|\*+)\)", first.text)
    if bracketed:
        return bracketed[1]
    if len(line.words) > 1 and _NOTE.fullmatch(first.text) and first.text.isdigit():
        return first.text
    return None


def label_left(line: Line) -> float | None:
    """Where the value starts in a line of front matter ("Date:    4 October"), in points.

    Reports begin with such lines: a label that ends with a colon or is bold, a gap, a value; the
    value's further lines hang under it.
    """
    cut = segments(line, LABEL_GAP)
    if len(cut) != 2 or len(cut[0].words) > LABEL or cut[1].bold:
        return None
    label = cut[0]
    if not label.text.endswith(":") and not label.bold:
        return None
    if mark_of(line) is not None or not any(c.isalpha() for c in label.text):
        return None
    return cut[1].box.x0
