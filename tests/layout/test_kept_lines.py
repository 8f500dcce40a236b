"""The same words make a line once; other words, and words of another page, make another."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layout import lines
from extractor.layout.lines import forget_lines, has_leaders, line_of, lines_of
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


def a_page(chance: random.Random) -> list[Word]:
    """Words in two columns whose lines are a little off each other, some raised, some above all."""
    words = []
    for line in range(12):
        for column in range(chance.randrange(1, 7)):
            size = chance.choice([9.0, 11.0, 14.0])
            foot = 20.0 * line + 12 + chance.choice([0.0, 0.0, 1.5, 4.0, -4.0])
            left = 50.0 + 70 * column + chance.choice([0.0, 5.0])
            raised = chance.random() < 0.15
            box = Box(left, foot - (size / 2 if raised else size), left + 40, foot)
            words.append(Word(f"w{len(words)}", box, size, raised=raised))
    return words


def test_lines_left_of_a_page_are_those_that_its_words_make(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page less its running head, less what a table holds, less single words."""
    chance = random.Random(1)
    made: list[int] = []
    make = lines._lines_of
    monkeypatch.setattr(
        lines, "_lines_of", lambda page, words: made.append(len(words)) or make(page, words)
    )
    for _ in range(300):
        words = a_page(chance)
        forget_lines()
        whole = lines_of(1, words)
        gone = {id(word) for line in whole if chance.random() < 0.3 for word in line.words} | {
            id(word) for word in words if chance.random() < 0.005
        }
        rest = [word for word in words if id(word) not in gone]
        if chance.random() < 0.1:
            chance.shuffle(rest)
        found = lines_of(1, rest)
        forget_lines()
        assert found == lines_of(1, rest)
    assert 600 < len(made) < 800, "of three times 300, most that are parts need not be made"
