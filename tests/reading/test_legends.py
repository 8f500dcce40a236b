"""Abbreviations that a table's note spells out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Table
from extractor.reading.tabular.legends import spelt_out
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


def test_a_word_before_a_colon_is_no_abbreviation() -> None:
    table = replace(make_table(GRID), before="Team: complaints received by each of the teams")
    assert spelt_out(table) is table
