"""Each veto by name: a number that it alone refuses, and one beside it that it does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.reading.context import ReportContext
from extractor.reading.labels import read_label
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.narrative.signals import usable
from extractor.reading.narrative.stated import Sentence, Setting
from extractor.reading.narrative.vetoes.around import look_around
from extractor.reading.narrative.vetoes.table import VETOES, veto_of
from extractor.reading.narrative.wording import CASE_STORY


def sentence_of(text: str, title: str | None = None, heading: str = "") -> Sentence:
    setting = Setting(ReportContext("2022/23", title=title), heading_text=heading)
    reading = read_label(text)
    groups = place_clauses(text, group_amounts(text, find_amounts(text, reading)))
    hits = usable(text, reading)
    story = CASE_STORY.match(text) is not None
    return Sentence(text, reading, tuple(groups), setting, hits, anaphoric=False, story=story)


def reasons(text: str, title: str | None = None, heading: str = "") -> dict[str, list[str]]:
    """Every number of a sentence, as printed, with the names of the vetoes that refuse it."""
    sentence = sentence_of(text, title, heading)
    return {
        text[group.lead.start : group.lead.end]: [
            veto.name for veto in VETOES if veto.refuses(look_around(sentence, group))
        ]
        for group in sentence.groups
    }


EXAMPLES: dict[str, tuple[str, str, tuple[str | None, str]]] = {
    name: (said["refused"], said["kept"], (said.get("title"), said.get("heading", "")))
    for name, said in tomllib.loads(
        Path(__file__).with_name("vetoes.toml").read_text("utf-8")
    ).items()
}
"""By the veto's name: a sentence that it refuses, and one that it does not (``vetoes.toml``),
and the report's title and the heading where they matter."""
"""By name: a sentence whose first refused number it refuses, and one where it refuses none."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_number_that_it_refuses(name: str) -> None:
    example, _, around = EXAMPLES[name]
    assert name in [found for names in reasons(example, *around).values() for found in names]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_number_that_it_does_not_refuse(name: str) -> None:
    _, counter, around = EXAMPLES[name]
    found = reasons(counter, *around)
    assert found
    assert name not in [each for names in found.values() for each in names]


def test_every_veto_is_named_once_and_has_an_example() -> None:
    names = [veto.name for veto in VETOES]
    assert len(set(names)) == len(names)
    assert set(names) == EXAMPLES.keys()


def test_the_first_veto_is_the_reason() -> None:
    sentence = sentence_of("We aim to answer 95% in time, and answered 12 complaints.")
    found = [veto_of(sentence, group) for group in sentence.groups]
    assert [veto.name if veto else None for veto in found] == ["duty before", None]
