"""Abbreviations that a table's note spells out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Table
from extractor.reading.tabular.legends import spelt_out, without_marks
from tests.reading.arrangements import LEFT, UP, make_table

GRID = [["Team", "Stage 1", LEFT], [UP, "U", "NU"], ["Fostering", "4", "5"], ["NU", "1", "2"]]


def noted(note: str) -> Table:
    return replace(make_table(GRID), after=note)


@pytest.mark.parametrize(
    "note",
    [
        "U = upheld; NU = not upheld",
        "Key: U: upheld, NU: not upheld",
        "U – upheld, NU – not upheld",
        "Outcomes were these, where U means upheld and NU not upheld.",
    ],
)
def test_the_note_is_read_in_place_of_the_abbreviation(note: str) -> None:
    assert spelt_out(noted(note)).rows[1][1].text == "upheld"


def test_merged_cells_stay_one() -> None:
    found = spelt_out(noted("U = upheld; NU = not upheld"))
    assert found.rows[0][1] is found.rows[0][2] and found.rows[0][0] is found.rows[1][0]


@pytest.mark.parametrize(
    "note", ["", "U = unknown to all", "u = upheld", "UU = upheld", "Up: upheld"]
)
def test_what_no_note_says_in_known_words_stays_as_printed(note: str) -> None:
    table = noted(note)
    assert spelt_out(table) is table or spelt_out(table).rows[1][1].text == "U"


def test_letters_that_no_verb_spells_out_stay_as_they_are() -> None:
    table = replace(make_table(GRID), before="Teams were told why U upheld and NU not upheld.")
    assert spelt_out(table) is table


def test_a_word_before_a_colon_is_no_abbreviation() -> None:
    table = replace(make_table(GRID), before="Team: complaints received by each of the teams")
    assert spelt_out(table) is table


MARKED = [["Sections1", "Stage 1", "LGO2"], ["Baths3", "14", "2"], ["Markets", "5", "1"]]


def test_numbers_that_count_the_notes_are_no_part_of_their_words() -> None:
    found = without_marks(make_table(MARKED))
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Sections", "Stage 1", "LGO"],
        ["Baths", "14", "2"],
        ["Markets", "5", "1"],
    ]


@pytest.mark.parametrize(
    "grid",
    [
        [["Part", "Number"], ["North1", "4"], ["South", "5"]],
        [["Part", "Number"], ["North1", "4"], ["South3", "5"]],
        [["Part", "Number"], ["North1", "4"], ["North2", "5"]],
        [["Part", "Number"], ["Team1", "4"], ["Night2", "5"]],
        [["Covid19", "Number"], ["Q1", "4"], ["Q2", "5"]],
    ],
)
def test_other_numbers_behind_words_are_of_the_name(grid: list[list[str]]) -> None:
    table = make_table(grid)
    assert without_marks(table) is table
