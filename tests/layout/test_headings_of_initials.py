"""An abbreviation is no heading in capitals, and closes with its like."""

from __future__ import annotations

from extractor.layout.headings import Look, levels

SMALL = Look(12.0, capitals=False)
INITIALS = Look(12.0, capitals=True, initials=True)
SPELT = Look(12.0, capitals=True)


def test_initials_stand_on_the_level_of_headings_in_small_letters() -> None:
    assert levels([SMALL, INITIALS, SMALL]) == [1, 1, 1]


def test_initials_stand_on_the_level_of_headings_in_capitals() -> None:
    assert levels([SPELT, INITIALS, SMALL]) == [1, 1, 2]


def test_capitals_stand_before_small_letters() -> None:
    assert levels([SPELT, SMALL, SMALL]) == [1, 2, 2]


def test_initials_of_another_size_keep_their_own_level() -> None:
    assert levels([Look(14.0, capitals=True, initials=True), SMALL]) == [1, 2]
