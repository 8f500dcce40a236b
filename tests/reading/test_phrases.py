"""Phrases are found as whole words, in whatever case and however their words are parted."""

from __future__ import annotations

import pytest

from extractor.reading.phrases import Phrases, plain_words

PHRASES = ["stage", "stage 1", "stage 1 complaints", "not upheld", "upheld"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stage 1 complaints", {"stage", "stage 1", "stage 1 complaints"}),
        ("STAGE-1", {"stage", "stage 1"}),
        ("stage\n 1", {"stage", "stage 1"}),
        ("stage, 1", {"stage"}),
        ("stage 12", {"stage"}),
        ("stages 1", set()),
        ("backstage", set()),
        ("not upheld", {"not upheld", "upheld"}),
        ("", set()),
    ],
)
def test_whole_words(text: str, found: set[str]) -> None:
    phrases = Phrases((at, plain_words(phrase)) for at, phrase in enumerate(PHRASES))
    hits = phrases.find(text)
    assert {PHRASES[place] for _, _, place in hits} == found
    for start, end, place in hits:
        assert plain_words(text[start:end]) == plain_words(PHRASES[place])


def test_places_are_those_of_the_text_where_small_letters_are_longer() -> None:
    assert Phrases([(0, ("upheld",))]).find("\u0130 Upheld") == [(2, 8, 0)]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Not-upheld", ("not", "upheld")),
        ("stage 1", ("stage", "1")),
        ("council's", ()),
        ("Q&A", ()),
        ("% upheld", ()),
        ("day by day", ()),  # two of them would share a word in "day by day by day"
    ],
)
def test_plain_words(phrase: str, words: tuple[str, ...]) -> None:
    assert plain_words(phrase) == words
