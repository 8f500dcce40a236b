"""The label reader: any label text becomes dimension values.

Header cells, stubs, captions, headings and sentence fragments all go through ``read_label``.
What the words mean is data: ``vocabulary/*.toml`` (its README says how to add a phrase). Tables
and prose share this one reader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar, cast

from extractor.reading.needles import Sieve
from extractor.reading.phrases import BETWEEN, Phrases, plain_words
from extractor.reading.timescales import Timescale, find_timescales
from extractor.reading.years import (
    MONTHS,
    QuarterMention,
    YearMention,
    find_quarters,
    find_years,
)
from extractor.records import record

_PLAIN = str.maketrans("\n\u00a0*\u2019\u2018¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾†‡", "   ''" + len("¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾†‡") * " ")
_YEAR = re.compile(r"(?:19|20)\d\d[/–-](?:\d\d|20\d\d)")
_BROKEN = re.compile(
    r"\b(?:19|20)\d\d[/–-]\d\n\d(?![\d/])|"
    r"\b[A-Za-z][a-z]{2,}\n(?!(?:am|an|n|as|at|be|by|do|if|in|is|it|no|of|on|or|pm|so|to|up|us|we)\b)"
    r"[a-z]{1,2}(?=\s|$)(?<!\na)|"
    r"\b[A-Za-z][a-z]+(?:aw|ow|io)\nn(?=\s|$)"
)
_PIECES = re.compile(
    r"(?:[A-Z]+(?:\n[A-Z]+)+|[A-Za-z][a-z]+(?:\n[a-z]+)+)(?![A-Za-z])|(?<=[a-z])\n['\u2019]s\b"
)
_MONTH = re.compile(rf"{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec")
_BRACKET_MARK = re.compile(r"\((?:\d|[a-e])\)(?=\s|$)")
_STOPWORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "per",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "this",
        "those",
        "to",
        "under",
        "was",
        "we",
        "were",
        "which",
        "who",
        "with",
        "during",
        "over",
        "year",
        "years",
        "number",
        "no",
        "total",
        "stage",
        "s",
        "t",
    ]
)

_MAYBE = "['\u2019]?"
"""How a pattern spells an apostrophe, which may be left out."""

T = TypeVar("T")


@record()
class Hit:
    """A vocabulary phrase found at ``start``..``end``; ``sets`` is what its entry says."""

    start: int
    end: int
    sets: dict[str, str | bool]


@record()
class LabelReading:
    """What one label says. ``rest`` is what no vocabulary entry placed, stop words left out."""

    text: str
    hits: tuple[Hit, ...] = ()
    years: tuple[YearMention, ...] = ()
    quarters: tuple[QuarterMention, ...] = ()
    timescales: tuple[Timescale, ...] = ()
    rest: str = ""

    def values(self, key: str) -> list[str]:
        """Distinct values that the label's hits set for ``key``, in order of appearance."""
        found: list[str] = []
        for hit in self.hits:
            value = hit.sets.get(key)
            if isinstance(value, str) and value not in found:
                found.append(value)
        return found

    def value(self, key: str) -> str | None:
        """The one value for ``key``; None when the label says none, or several."""
        found = self.values(key)
        return found[0] if len(found) == 1 else None

    def says(self, key: str) -> bool:
        """Whether any hit sets ``key``."""
        for hit in self.hits:  # noqa: SIM110 (asked some hundred times a page, of a hit or two)
            if key in hit.sets:
                return True
        return False

    @property
    def year(self) -> str | None:
        """The one year said; None for none or several."""
        distinct = {m.year for m in self.years}
        return distinct.pop() if len(distinct) == 1 else None

    @property
    def quarter(self) -> int | None:
        """The one quarter said; None for none or several."""
        distinct = {m.quarter for m in self.quarters}
        return distinct.pop() if len(distinct) == 1 else None

    @property
    def timescale(self) -> Timescale | None:
        """The first limit in working days named."""
        return self.timescales[0] if self.timescales else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to say something: the words of a plain phrase, or else a pattern."""

    sets: dict[str, str | bool]
    words: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None


SHORTEST = 5
"""Fewest letters of a word that a narrow column breaks."""


class Vocabulary:
    """Compiled vocabulary entries. Build one with ``load`` and keep it: compiling takes a while."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._phrases = Phrases((at, e.words) for at, e in enumerate(self.entries) if e.words)
        self._patterns = [(at, e.pattern) for at, e in enumerate(self.entries) if e.pattern]
        self._sieve = Sieve([pattern for _, pattern in self._patterns])
        self._hints = [_HINTS.issuperset(entry.sets) for entry in self.entries]
        self.words = frozenset(word for entry in self.entries for word in entry.words)

    def find(self, text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Hit]:
        """Hits in ``text``: the longest match wins, and nothing inside a longer hit is a hit.

        ``taken`` are stretches already understood as something else (years, limits in days).
        """
        found = self._phrases.find(text)
        for passing in self._sieve.passing(text):
            at, pattern = self._patterns[passing]
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    found.append((match.start(), match.end(), at))
        found.sort(key=_longest_first)
        # a hint at what unknown labels are never hides a dimension, nor the reverse
        alike: tuple[list[Hit], list[Hit]] = ([], [])
        kept: list[Hit] = []
        for start, end, at in found:
            if any(start < last and first < end for first, last in taken):
                continue
            beside, sets = alike[self._hints[at]], self.entries[at].sets
            for other in beside:
                if (
                    start < other.end
                    and other.start < end
                    and (
                        (start, end) != (other.start, other.end)
                        or not sets.keys().isdisjoint(other.sets)
                    )
                ):
                    break
            else:
                hit = Hit(start, end, sets)
                beside.append(hit)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)


def _longest_first(found: tuple[int, int, int]) -> tuple[int, int, int]:
    start, end, at = found
    return start - end, start, at


_HINTS = frozenset({"axis", "kind", "hint", "money", "case"})


def _is_hint(hit: Hit) -> bool:
    return _HINTS.issuperset(hit.sets)


def _phrase(phrase: str) -> str:
    words = [re.escape(word).replace("'", _MAYBE) for word in re.split(r"[\s-]+", phrase) if word]
    body = BETWEEN.join(words)
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return start + body + end


def _compile(text: str, origin: str) -> list[Entry]:
    compiled = []
    try:
        entries = tomllib.loads(text).get("entry", [])
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{origin}: no TOML file ({error})") from error
    for entry in entries:
        sets = entry.get("set")
        if not isinstance(sets, dict) or not (entry.get("phrases") or entry.get("patterns")):
            raise ValueError(f"{origin}: an entry needs a set and phrases or patterns")
        patterns = []
        for phrase in entry.get("phrases", []):
            if words := plain_words(phrase):
                compiled.append(Entry(sets, words))
            else:
                patterns.append(_phrase(phrase))
        for pattern in (*patterns, *entry.get("patterns", [])):
            try:
                compiled.append(Entry(sets, pattern=re.compile(pattern, re.I)))
            except re.error as error:
                raise ValueError(f"{origin}: bad pattern {pattern!r}: {error}") from error
    return compiled


def load(extra: Path | None = None) -> Vocabulary:
    """The vocabulary shipped with the project, with the user's ``extra`` file before it.

    Raises ValueError for a file that is no TOML or holds a bad pattern, OSError for a missing one.
    """
    entries = []
    if extra is not None:
        entries += _compile(extra.read_text("utf-8"), str(extra))
    folder = files("extractor.reading") / "vocabulary"
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            entries += _compile(item.read_text("utf-8"), item.name)
    return Vocabulary(entries)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary in use, compiled once a process: the shipped one, with a user's before it."""
    return load(_extra)


_extra: Path | None = None


def use_vocabulary(extra: Path | None) -> None:
    """Read labels in this process with the user's ``extra`` vocabulary file before the shipped one.

    Raises ValueError for a file that is no vocabulary, OSError for one that cannot be read; the
    vocabulary in use then stays.
    """
    global _extra
    if extra == _extra:
        return
    load(extra)
    _extra = extra
    vocabulary.cache_clear()
    for function in _remembered:
        function.cache_clear()


REMEMBERED = 20_000
"""Labels kept with their readings: more than a report has, so few that memory stays flat."""

_remembered: list[_lru_cache_wrapper[object]] = []


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what ``function`` says of the texts last asked, until the vocabulary changes."""
    kept = lru_cache(REMEMBERED)(function)
    _remembered.append(cast("_lru_cache_wrapper[object]", kept))
    return kept


_DAMAGED_PARTIALLY = re.compile(
    r"\b(?!partially\b)pa ?r[• ]?t?[• ]?i?[• ]?a ?l ?l ?y\b"
    r"(?=\s+(?:upheld|justified|substantiated|founded))",
    re.I,
)
"""A word whose loss turns an outcome into another: some fonts print its "ti" as one glyph of which
no character is known ("Par•ally upheld"), and a scan may be read with a gap in it."""


def normalise(text: str) -> str:
    """The text with line breaks and footnote marks as spaces and plain quotes, same length.

    A year or word that a narrow column breaks is whole again, the space behind it: "2021/2" above
    "2", "Uphel" above "d".
    """
    if "\n" in text and _YEAR.fullmatch(joined := text.replace("\n", "").strip()):
        text = joined.ljust(len(text))
    if "\n" in text:
        text = whole_words(text)
    if "ly" in text:
        text = _DAMAGED_PARTIALLY.sub(lambda m: "partly".ljust(len(m[0])), text)
    if not text.isascii() or "\n" in text or "*" in text:
        text = text.translate(_PLAIN)
    return _BRACKET_MARK.sub(lambda mark: " " * len(mark[0]), text) if "(" in text else text


def whole_words(text: str) -> str:
    """The text with the words that a narrow column breaks whole again, as long as before: words of
    the vocabulary wherever they are broken ("Withdr" above "awn"), others before their last letters
    ("Parkin" above "g")."""
    text = _PIECES.sub(_joined, text)
    return _BROKEN.sub(lambda m: f"{m[0].replace(chr(10), '')} ", text)


def _joined(pieces: re.Match[str]) -> str:
    """The lines of a stretch of letters, those that make up a word of the vocabulary put together
    with the spaces behind it."""
    if pieces[0].startswith("\n"):
        return f"{pieces[0].strip()} "  # "Children" above "'s"
    lines = pieces[0].split("\n")
    found = ""
    at = 0
    while at < len(lines):
        count = next((n for n in range(len(lines) - at, 1, -1) if _is_word(lines[at : at + n])), 1)
        at += count
        end = "\n" if at < len(lines) else ""
        found += "".join(lines[at - count : at]) + " " * (count - 1) + end
    return found


def _is_word(pieces: Sequence[str]) -> bool:
    """Whether the pieces make up a word of the vocabulary, and are no words of it themselves: "Web"
    above "form" are two."""
    words = vocabulary().words
    joined = "".join(pieces).lower()
    whole = all(piece.lower() in words for piece in pieces)
    known = (len(joined) >= SHORTEST and joined in words) or _MONTH.fullmatch(joined) is not None
    return known and not whole


@remembered
def read_times(text: str) -> LabelReading:
    """The years, quarters and limits in days that ``text`` says, and nothing else: a third of the
    work, and all that is needed to know whether a sentence has a figure."""
    plain = normalise(text)
    years = tuple(find_years(plain))
    quarters = tuple(q for q in find_quarters(plain) if not _inside(q.start, q.end, years))
    return LabelReading(text, (), years, quarters, tuple(find_timescales(plain)))


_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z'&-]*")


@remembered
def read_label(text: str) -> LabelReading:
    """Everything that ``text`` says in the vocabulary's terms."""
    plain = normalise(text)
    times = read_times(text)
    taken = [(m.start, m.end) for m in times.years]
    taken += [(m.start, m.end) for m in times.quarters]
    taken += [(m.start, m.end) for m in times.timescales]
    hits = tuple(vocabulary().find(plain, taken))
    rest = list(plain)
    for start, end in [*taken, *((h.start, h.end) for h in hits if not _is_hint(h))]:
        rest[start:end] = " " * (end - start)
    words = [w for w in _LATIN_WORDS.findall("".join(rest)) if w.lower() not in _STOPWORDS]
    return LabelReading(text, hits, times.years, times.quarters, times.timescales, " ".join(words))


def _inside(start: int, end: int, mentions: Iterable[YearMention]) -> bool:
    return any(m.start <= start and end <= m.end for m in mentions)
