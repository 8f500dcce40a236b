"""What a pattern needs is in every text that it matches, and nothing is claimed of what is not."""

from __future__ import annotations

import re

import pytest

from extractor.reading.labels import Vocabulary, vocabulary
from extractor.reading.needles import needles
from schemas import ExtractedDocument


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:stage|step|tier)s?\s*(?:1|one|i)\b", {"stage", "step", "tier"}),
        (r"\bescalat(?:ed|ion)\b", {"escalat"}),
        (r"(?:upheld|)\s*in full", {"in full"}),
        (r"^n$", set()),
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
    ],
)
def test_a_match_holds_one_of_them(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.I)
    assert not needles(pattern) or any(needle in text.lower() for needle in needles(pattern))


TEXTS = 300
"""Texts of the fixtures that are tried: each against every pattern of the vocabulary."""


def test_the_vocabulary_misses_nothing(fixtures_read: dict[str, ExtractedDocument]) -> None:
    """Every pattern that is in a text is among those that are tried on it."""
    reports = [report for document in fixtures_read.values() for report in document.reports]
    texts = {p.text for report in reports for p in report.paragraphs}
    texts |= {cell for r in reports for t in r.tables for row in t.cells for cell in row}
    some = sorted(texts, key=len)[:: max(1, len(texts) // TEXTS)]
    seen = 0
    for entry in vocabulary()._entries:
        pattern, sets, _ = entry
        alone = Vocabulary([entry])
        for text in some:
            if (match := pattern.search(text)) and match.end() > match.start():
                assert [hit.sets for hit in alone.find(text)][:1] == [sets], (pattern, text)
                seen += 1
    assert seen > TEXTS
