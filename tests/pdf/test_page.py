"""What stands in a box of the page."""

from __future__ import annotations

from extractor.pdf.page import Box, Ruling, Word, standing_in

BOX = Box(10, 10, 50, 30)


def word(x0: float, top: float) -> Word:
    return Word("word", Box(x0, top, x0 + 20, top + 10), 10)


def test_the_middle_tells_where_a_thing_stands_edges_included() -> None:
    within, on_the_edge = word(30, 15), word(40, 25)
    over_the_side, over_the_foot = word(41, 15), word(20, 26)
    things = [on_the_edge, over_the_side, within, over_the_foot]
    assert standing_in(things, BOX) == [on_the_edge, within]


def test_it_says_what_the_box_says_of_each_middle() -> None:
    rulings = [Ruling(Box(x, y, x + 7, y + 1)) for x in range(0, 60, 3) for y in range(0, 40, 3)]
    assert standing_in(rulings, BOX) == [r for r in rulings if BOX.holds(r.box.centre)]
