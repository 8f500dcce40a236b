"""The same words make a line once; other words, and words of another page, make another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layout import lines
from extractor.layout.lines import has_leaders, line_of, lines_of
from extractor.pdf.page import Box, Word

WORDS = [Word(text, Box(x, 100, x + 20, 110), 10.0) for x, text in ((50, "Stage"), (75, "1"))]


def test_the_same_words_make_a_line_once() -> None:
    assert line_of(1, WORDS) is line_of(1, list(WORDS))
    assert lines_of(1, WORDS)[0] is line_of(1, WORDS)


def test_words_that_only_look_the_same_make_their_own() -> None:
    others = [Word(w.text, w.box, w.size) for w in WORDS]
    assert line_of(1, others) == line_of(1, WORDS)
    assert line_of(1, others) is not line_of(1, WORDS)
    assert line_of(2, WORDS).page == 2


def test_who_changes_the_list_changes_it_for_himself() -> None:
    lines_of(1, WORDS).clear()
    assert len(lines_of(1, WORDS)) == 1


def test_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "KEPT", 3)
    monkeypatch.setattr(lines, "KEPT_PAGES", 3)
    made = [Word("x", Box(at, 0, at + 5, 10), 10.0) for at in range(20)]
    for word in made:
        assert lines_of(1, [word])[0].words == (word,)
    assert len(lines._kept) <= 3
    assert len(lines._kept_lines) <= 3


@given(st.text("._… a", max_size=12))
def test_leaders(text: str) -> None:
    assert has_leaders(text) == bool(re.search(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}", text))
