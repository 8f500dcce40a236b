"""What a pattern needs is in every text that it matches, and nothing is claimed of what is not."""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractor.reading
from extractor.reading.labels import Vocabulary, vocabulary
from extractor.reading.needles import DIGIT, Needled, Sieve, needles, sought_in
from extractor.reading.phrases import BETWEEN, Phrases
from schemas import ExtractedDocument

CORPUS = Path(__file__).with_name("sentences")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:stage|step|tier)s?\s*(?:1|one|i)\b", {"stage", "step", "tier"}),
        (r"\bescalat(?:ed|ion)\b", {"escalat"}),
        (r"(?:upheld|)\s*in full", {"in full"}),
        (r"\d+(?=\s*working\sdays)", {"working"}),
        (r"\b\d{2}[/.]\d", {DIGIT}),
        (r"^n$", {"n"}),
        (r"^[a-z]$", set()),
        (r"(?:upheld)?\s*[a-z]+", set()),
        (r"(?!upheld)\w+", set()),
    ],
)
def test_needles(pattern: str, found: set[str]) -> None:
    assert set(needles(pattern)) == found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?:Stage|step)s?\s*[12]", "STEPS 2"),
        (r"(?:fully )?upheld\s*(?:/|or)\s*part", "Upheld/Part"),
        (r"\bLG ?(?:SC)?O\b", "lgsco"),
        (r"(?:a|bc){2,}d", "aad"),
        (r"\b\d\d?\b", "Stage 12"),
    ],
)
def test_a_match_holds_one_of_them(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.I)
    assert any(needle in sought_in(text) for needle in needles(pattern))


def test_what_needs_no_word_is_no_pattern_to_look_ahead_for() -> None:
    for pattern in (r"\w+", r"\d+ *%?"):
        with pytest.raises(ValueError, match="no word"):
            Needled(pattern)


@pytest.fixture(scope="module")
def texts(fixtures_read: dict[str, ExtractedDocument]) -> list[str]:
    """Sentences of the corpus; paragraphs and cells of the fixtures."""
    reports = [report for document in fixtures_read.values() for report in document.reports]
    found = {p.text for report in reports for p in report.paragraphs}
    found |= {cell for r in reports for t in r.tables for row in t.cells for cell in row}
    some = sorted(found, key=len)[:: max(1, len(found) // TEXTS)]
    for path in CORPUS.glob("*.toml"):
        some += [entry["text"] for entry in tomllib.loads(path.read_text("utf-8"))["sentence"]]
    return some


TEXTS = 300
"""Texts of the fixtures that are tried."""

EACH = 4
"""One in so many is tried with every pattern of the vocabulary: there are a thousand."""


def test_the_vocabulary_misses_nothing(texts: list[str]) -> None:
    """What an entry says is found wherever its pattern, or one made of its words, is in a text.

    Phrases are looked for all together, as when reading; each pattern by itself.
    """
    entries = vocabulary().entries
    phrases = Phrases((at, entry.words) for at, entry in enumerate(entries) if entry.words)
    tried = list(dict.fromkeys(texts[::EACH]))
    spoken: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for text in tried:
        for start, end, at in sorted(phrases.find(text)):
            spoken[at, text].append((start, end))
    seen = 0
    for at, entry in enumerate(entries):
        words = BETWEEN.join(entry.words)
        pattern = entry.pattern or re.compile(rf"(?<!\w){words}(?!\w)", re.I)
        alone = Vocabulary([entry])
        for text in tried:
            spans = [match.span() for match in pattern.finditer(text) if match[0]]
            found = (
                spoken.get((at, text), [])
                if entry.words
                else [(hit.start, hit.end) for hit in alone.find(text)]
            )
            assert found == spans, (pattern, text)
            seen += bool(spans)
    assert seen > TEXTS


def _everywhere() -> Iterator[tuple[str, object]]:
    """The names and values of every module that reads."""
    for module in pkgutil.walk_packages(extractor.reading.__path__, "extractor.reading."):
        yield from vars(importlib.import_module(module.name)).items()


def test_no_pattern_is_kept_from_a_match(texts: list[str]) -> None:
    """Every pattern of the reader that is not run on every text finds what it would if it were."""
    found = {id(value): value for _, value in _everywhere() if isinstance(value, Needled)}
    assert found
    for needled in found.values():
        plain = needled.pattern
        for text in texts:
            matches = [match.span() for match in needled.finditer(text)]
            assert matches == [match.span() for match in plain.finditer(text)], (plain, text)
            assert bool(needled.search(text)) == bool(matches)


def test_no_sieve_holds_a_match_back(texts: list[str]) -> None:
    modules = {name: value for name, value in _everywhere() if name in ("_MASKS", "_PATTERNS")}
    for patterns in modules.values():
        assert isinstance(patterns, list)
        sieve = Sieve(patterns)
        for text in texts:
            passing = set(sieve.passing(text))
            missed = {at for at, pattern in enumerate(patterns) if pattern.search(text)} - passing
            assert not missed, (text, [patterns[at].pattern for at in missed])
    assert set(modules) == {"_MASKS", "_PATTERNS"}


@pytest.mark.parametrize("text", ["", "no", "Upheld", "not upheld at Stage 1", "Escalated, No. 12"])
@pytest.mark.parametrize("times", [1, 50])
def test_a_sieve_passes_what_may_match_however_long_the_text(text: str, times: int) -> None:
    wanted = [rf"\b{word}\b" for word in ("upheld", "stage", "no", "escalat", "q", "partly", r"\d")]
    wanted += [rf"unheard{number}of" for number in range(50)]
    sought = sought_in(text * times)
    holding = [at for at, each in enumerate(wanted) if any(n in sought for n in needles(each))]
    assert Sieve(map(re.compile, wanted)).passing(text * times) == holding
