"""The vocabulary as data: every phrase says what its entry claims, in the contract's terms."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from extractor.reading.labels import load, read_label
from extractor.reading.tabular.axes import axis_hint
from schemas import figures

FOLDER = files("extractor.reading") / "vocabulary"
LABEL_FILES = [
    "axes.toml",
    "compensation.toml",
    "contacts.toml",
    "events.toml",
    "measures.toml",
    "outcomes.toml",
    "stages.toml",
    "timeliness.toml",
]


def entries(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))["entry"]


@pytest.mark.parametrize("name", LABEL_FILES)
def test_every_entry_says_something_and_matches_something(name: str) -> None:
    for entry in entries(name):
        assert set(entry) <= {"set", "phrases", "patterns"}
        assert entry["set"]
        assert entry.get("phrases") or entry.get("patterns")
        for pattern in entry.get("patterns", []):
            re.compile(pattern)


@pytest.mark.parametrize("name", LABEL_FILES)
def test_no_phrase_stands_twice_in_an_entry(name: str) -> None:
    for entry in entries(name):
        phrases = [phrase.lower() for phrase in entry.get("phrases", [])]
        assert len(phrases) == len(set(phrases)), entry["set"]


SPOKEN = [
    (phrase, key, value)
    for name in LABEL_FILES
    for entry in entries(name)
    for key, value in entry["set"].items()
    for phrase in entry.get("phrases", [])
]


def test_every_phrase_alone_says_its_value() -> None:
    """A phrase that a longer or an earlier one always hides is dead, or contradicts it."""
    silent = [
        (phrase, key, value)
        for phrase, key, value in SPOKEN
        if not any(hit.sets.get(key) == value for hit in read_label(phrase).hits)
        and not read_label(phrase).quarters
    ]
    assert silent == []


VALUES = {
    "outcome": "Decision",
    "event": "Event",
    "contact": "Contact",
    "stage": "Stage",
    "procedure": "Procedure",
    "status": "Status",
}


@pytest.mark.parametrize(("key", "model"), sorted(VALUES.items()))
def test_values_are_those_of_the_contract(key: str, model: str) -> None:
    allowed = set(get_args(getattr(figures, model)))
    used = {value for _, said, value in SPOKEN if said == key}
    assert used
    assert used <= allowed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reason for rejection", "rejection_reason"),
        ("Reason for complaint", "category"),
        ("Method of receipt", "channel"),
        ("Who complained?", "complainant"),
        ("Team", "service"),
        ("Age group", "other"),
        ("Number", None),
        ("2020/21", None),
    ],
)
def test_headers_that_say_what_is_listed(text: str, kind: str | None) -> None:
    assert axis_hint(text) == kind


def test_stages_with_their_welsh_names() -> None:
    for label, stage in (
        ("Stage 1: Informal resolution", "stage_1"),
        ("Stage 2 (formal investigation)", "stage_2"),
    ):
        reading = read_label(label)
        assert reading.value("stage") == stage
        assert reading.value("contact") is reading.value("event") is None
    assert read_label("Informal resolution").value("contact") == "representation"
    assert read_label("Stage 2, investigated").value("event") == "investigated"


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        # no part of a longer word, at an end that is a letter or a digit
        ("upheld+", "It was upheld+.", True),
        ("upheld+", "It was unupheld+.", False),
        ("upheld+", "It was upheld+x.", True),
        ("+upheld", "It was +upheld.", True),
        ("+upheld", "It was +upheldx.", False),
        ("+upheld", "It was x+upheld.", True),
        ("+in part", "It was +in-part.", True),
        ("won over", "It was won  over.", True),
        ("won over", "It was rewon over.", False),
    ],
)
def test_phrases_of_one_s_own(tmp_path: Path, phrase: str, text: str, found: bool) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f'[[entry]]\nset = {{ outcome = "upheld" }}\nphrases = ["{phrase}"]\n')
    assert own_hits(own, text) == [phrase.split()[0].strip("+")] * found


def own_hits(path: Path, text: str) -> list[str]:
    """The first words of what a file of one's own finds, which the shipped one does not."""
    shipped = {(hit.start, hit.end) for hit in load().find(text)}
    hits = [hit for hit in load(path).find(text) if (hit.start, hit.end) not in shipped]
    return [re.findall(r"\w+", text[hit.start : hit.end])[0] for hit in hits]


@pytest.mark.parametrize(
    "entry",
    ['set = "upheld"\nphrases = ["won"]', 'set = { outcome = "upheld" }', 'phrases = ["won"]'],
)
def test_an_entry_says_what_and_how(tmp_path: Path, entry: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"[[entry]]\n{entry}\n")
    with pytest.raises(ValueError, match="needs a set and phrases or patterns"):
        load(own)


def test_a_file_of_one_s_own_comes_before_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[entry]]\nset = { outcome = "other" }\nphrases = ["upheld"]\n')
    assert [hit.sets for hit in load(own).find("upheld")] == [{"outcome": "other"}]
    assert [hit.sets for hit in load(own).find("not upheld")] == [{"outcome": "not_upheld"}]
