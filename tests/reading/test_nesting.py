"""What stands between the headings of two stages, all set alike."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.nesting import nested_by_procedure, nested_by_stage

BOX = Box(50, 50, 500, 62)


def paths(*headings: str, level: int = 2) -> dict[str, tuple[str, ...]]:
    """The path of the paragraph below each heading; "> " begins one a level deeper."""
    blocks: list[Block] = []
    for text in headings:
        deeper = text.startswith("> ")
        name = text.removeprefix("> ")
        outer = () if not deeper else paths_outer(blocks)
        blocks.append(Heading(1, BOX, name, level + deeper))
        blocks.append(Paragraph(1, BOX, "Text.", heading=(*outer, name)))
    return {b.heading[-1]: b.heading for b in nested_by_stage(blocks) if isinstance(b, Paragraph)}


def paths_outer(blocks: list[Block]) -> tuple[str, ...]:
    last = [b for b in blocks if isinstance(b, Heading) and b.level == 2][-1]
    return (last.text,)


def test_topics_between_two_stages_are_of_the_first() -> None:
    found = paths("Stage 1", "Response times", "> By team", "Outcomes", "Stage 2", "Stage 3")
    assert found["Response times"] == ("Stage 1", "Response times")
    assert found["By team"] == ("Stage 1", "Response times", "By team")
    assert found["Outcomes"] == ("Stage 1", "Outcomes")
    assert found["Stage 2"] == ("Stage 2",)


def test_what_follows_the_last_stage_stays() -> None:
    found = paths("Stage 1 complaints", "Stage 2 complaints", "Learning")
    assert found["Learning"] == ("Learning",)


@pytest.mark.parametrize("other", ["Compliments", "Ombudsman", "Corporate complaints", "Housing"])
def test_a_heading_on_something_else_ends_the_stage(other: str) -> None:
    found = paths("Stage 1", "Outcomes", other, "Response times", "Stage 2")
    assert found["Outcomes"] == ("Stage 1", "Outcomes")
    assert found[other] == (other,) and found["Response times"] == ("Response times",)


@pytest.mark.parametrize(
    "headings",
    [
        ("Stage 1 outcomes", "Response times", "Stage 2 outcomes"),  # topics, of a stage each
        ("3. Stage 1", "4. Response times", "5. Stage 2"),  # told apart by their numbers
        ("Stage 1", "Response times", "Stage 3"),
        ("Stage 2", "Response times", "Stage 1"),
    ],
)
def test_headings_that_open_no_stage_hold_nothing(headings: tuple[str, ...]) -> None:
    assert all(len(path) == 1 for path in paths(*headings).values())


def test_an_outer_heading_ends_the_stage() -> None:
    blocks = (
        Heading(1, BOX, "Stage 1", 2),
        Heading(1, BOX, "Outcomes", 2),
        Paragraph(1, BOX, "Text.", heading=("Outcomes",)),
        Heading(1, BOX, "Part B", 1),
        Heading(1, BOX, "Stage 2", 2),
    )
    assert nested_by_stage(blocks) == blocks


def test_a_topic_of_the_last_stage_that_an_earlier_one_has_too_is_not_the_earlier_one_s() -> None:
    assert paths("Stage 1", "Outcomes", "Stage 2", "Outcomes")["Outcomes"] == ("Outcomes",)


def below(*headings: str) -> dict[str, tuple[str, ...]]:
    """The path of the paragraph below each heading, all of one level; "= " begins one that has
    nothing below it."""
    blocks: list[Block] = []
    for text in headings:
        name = text.removeprefix("= ")
        blocks.append(Heading(1, BOX, name, 2))
        if not text.startswith("= "):
            blocks.append(Paragraph(1, BOX, "Text.", heading=(name,)))
    return {
        b.heading[-1]: b.heading for b in nested_by_procedure(blocks) if isinstance(b, Paragraph)
    }


def test_stages_follow_the_heading_of_their_procedure_at_once() -> None:
    found = below("= Statutory complaints", "Stage 1", "Stage 2 and Stage 3", "Ombudsman")
    assert found["Stage 1"] == ("Statutory complaints", "Stage 1")
    assert found["Stage 2 and Stage 3"] == ("Statutory complaints", "Stage 2 and Stage 3")
    assert found["Ombudsman"] == ("Ombudsman",)


def test_the_next_procedure_ends_the_one_before() -> None:
    found = below("= Statutory complaints", "Stage 1", "Corporate complaints", "Stage 2")
    assert found["Corporate complaints"] == ("Corporate complaints",)
    assert found["Stage 2"] == ("Stage 2",)


def test_a_heading_with_text_of_its_own_or_without_a_procedure_opens_nothing() -> None:
    assert below("Statutory complaints", "Stage 1")["Stage 1"] == ("Stage 1",)
    assert below("= Summary", "Stage 1")["Stage 1"] == ("Stage 1",)
    assert below("= Statutory complaints", "Learning")["Learning"] == ("Learning",)


def test_topics_follow_parts_that_are_all_headed_alike() -> None:
    found = below("= Adult social care complaints", "Context", "= Corporate complaints", "Context")
    assert found["Context"] == ("Corporate complaints", "Context")
    found = below(
        "= Adult social care", "Context", "Outcomes", "= Housing", "Numbers", "Conclusion"
    )
    assert found["Outcomes"] == ("Adult social care", "Outcomes")
    assert found["Numbers"] == ("Housing", "Numbers")
    assert found["Conclusion"] == ("Conclusion",)


def test_one_part_alone_or_the_story_of_a_case_holds_no_topics() -> None:
    alone = below("= Adult social care complaints", "Context", "Outcomes")
    assert alone["Context"] == ("Context",)
    cases = below("= Housing – example 1", "The complaint", "= Adult care – example 2", "Outcome")
    assert cases["The complaint"] == ("The complaint",)
