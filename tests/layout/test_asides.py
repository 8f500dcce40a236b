"""Asides: text in a frame of its own, beside other text or another frame."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest

from extractor.layout.asides import asides_of
from extractor.layout.blocks import Heading, Paragraph
from extractor.pdf.page import Box, Page, Ruling, Word
from tests.layout.drawing import (
    blocks,
    drawn_table,
    headings,
    lattice,
    line,
    page,
    paragraphs,
    prose,
    rule,
    table_words,
    tables,
    texts,
    upright,
)

RUNNING = (
    "The council received 304 complaints in the year and answered most of them in time, which is "
    "what the managers of its services had hoped for when they set out what was to be done."
)
AFTER = "Learning from complaints is what the next section of this report is about, year by year."
OWN = "There were 96 complaints about refuse and 31 compliments."

FRAME = Box(340, 90, 530, 140)


def frame(box: Box, corner: float = 0.0) -> list[Ruling]:
    return [
        rule(box.x0 + corner, box.top, box.x1 - corner),
        rule(box.x0 + corner, box.bottom, box.x1 - corner),
        upright(box.x0, box.top + corner, box.bottom - corner),
        upright(box.x1, box.top + corner, box.bottom - corner),
    ]


def beside(box: Box, left: float = 60, right: float = 530) -> list[Word]:
    """Paragraphs that are set narrow beside the box and wide below it."""
    x0, x1 = (box.x1 + 10, right) if box.x0 < 200 else (left, box.x0 - 10)
    words = prose(RUNNING, x0, 100, x1 - x0)
    foot = max(word.box.bottom for word in words)
    return words + prose(AFTER, left, max(foot, box.bottom) + 24, right - left)


def said(*pages: Page) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(*pages)]


@pytest.mark.parametrize("corner", [0.0, 6.0])
def test_a_framed_box_is_read_by_itself(corner: float) -> None:
    words = beside(FRAME) + prose(OWN, 350, 106, 170)
    assert said(page(words, frame(FRAME, corner))) == [RUNNING, AFTER, OWN]


def test_a_filled_box_is_read_by_itself() -> None:
    words = beside(FRAME) + prose(OWN, 350, 106, 170)
    assert said(page(words, (), [FRAME])) == [RUNNING, AFTER, OWN]


def test_text_right_of_a_box_goes_on_below_it() -> None:
    box = Box(60, 86, 250, 114)
    words = line("The council received 304 complaints in the year and", 262, 100)
    words += line("answered most of these complaints within its limits,", 262, 112)
    below = prose("what remained in the month that followed the end of the year.", 60, 124, 470)
    found = said(page([*words, *below, *prose(OWN, 70, 98, 160)], (), [box]))
    assert found == [" ".join(word.text for word in [*words, *below]), OWN]


def test_a_bar_sets_off_what_is_narrower_than_the_text() -> None:
    bar = Box(360, 90, 363, 140)
    words = prose(RUNNING, 60, 100, 290) + prose(OWN, 372, 104, 150)
    assert said(page(words, (), [bar])) == [RUNNING, OWN]


def test_a_line_between_two_columns_is_no_bar() -> None:
    left = prose(RUNNING + " " + RUNNING, 60, 100, 220)
    right = prose(AFTER + " " + RUNNING, 310, 100, 220)
    assert asides_of(page([*left, *right], [upright(295, 90, 300)])) == []


def test_boxes_side_by_side_are_read_one_by_one() -> None:
    boxes = [Box(60, 90, 285, 150), Box(310, 90, 535, 150)]
    words = prose(OWN, 70, 106, 200) + prose(AFTER, 320, 106, 200)
    assert said(page(words, frame(boxes[0]) + frame(boxes[1]))) == [OWN, AFTER]


def test_a_heading_in_a_box_ends_with_it() -> None:
    words = line("Complaints", 60, 70, 14, bold=True)
    words += beside(FRAME) + line("Key facts", 350, 104, 12, bold=True)
    words += line("31 compliments were received.", 350, 122)
    words += line("Compliments", 60, 300, 14, bold=True) + line("There are few.", 60, 320)
    found = page(words, (), [FRAME])
    assert [(p.text[:9], p.heading) for p in paragraphs(found)] == [
        (RUNNING[:9], ("Complaints",)),
        (AFTER[:9], ("Complaints",)),
        ("31 compli", ("Complaints", "Key facts")),
        ("There are", ("Compliments",)),
    ]
    assert [h.text for h in headings(found)] == ["Complaints", "Key facts", "Compliments"]


def test_a_box_beside_several_sections_is_in_none_of_them() -> None:
    box = Box(400, 60, 540, 330)
    words = line("Stage 1", 60, 75, 14, bold=True) + prose(RUNNING, 60, 95, 320)
    words += line("Stage 2", 60, 200, 14, bold=True) + prose(RUNNING, 60, 220, 320)
    words += prose(OWN, 410, 80, 120)
    assert [p.heading for p in paragraphs(page(words, (), [box])) if p.text == OWN] == [()]


def test_what_a_box_parts_runs_on_over_the_page() -> None:
    first = prose(RUNNING[:-1], 60, 700, 270) + prose(OWN, 350, 706, 170)
    box = Box(340, 690, 530, 750)
    second = prose("and did so before.", 60, 100, 470)
    found = blocks(page(first, (), [box]), page(second, number=2))
    assert [b.text for b in found if isinstance(b, Paragraph | Heading)] == [
        RUNNING[:-1] + " and did so before.",
        OWN,
    ]


def test_a_table_in_a_box_is_a_table() -> None:
    rows = [["Outcome", "2022/23"], ["Upheld", "14"], ["Not upheld", "31"]]
    box = Box(340, 90, 540, 150)
    words, rulings = drawn_table(rows, [350, 450, 530], 95)
    found = page([*beside(box), *words], rulings, [box])
    assert [texts(table) for table in tables(found)] == [rows]
    assert said(found) == [RUNNING, AFTER]


ROWS = [
    ["Service", "Received", "Upheld", "Not upheld"],
    ["Complaints about the housing service of the council", "14", "3", "11"],
    ["Complaints about planning and about building control", "31", "9", "22"],
    ["Complaints about waste collection in the whole district", "45", "12", "33"],
]
XS = [60.0, 330.0, 390.0, 460.0, 530.0]


@pytest.mark.parametrize(
    "fills",
    [
        [],
        [Box(60, 100, 330, 160)],
        [Box(60, 100, 530, 115)],
        [Box(x0, 100 + 15 * r, x1, 115 + 15 * r) for r in range(4) for x0, x1 in pairwise(XS)],
        [
            Box(x0 + 1, 101 + 15 * r, x1 - 1, 114 + 15 * r)
            for r in range(4)
            for x0, x1 in pairwise(XS)
        ],
    ],
    ids=["plain", "stub", "boxhead", "cells", "cells apart"],
)
@pytest.mark.parametrize("drawn", [True, False])
def test_cells_are_no_boxes(fills: Sequence[Box], drawn: bool) -> None:
    words = table_words(ROWS, XS, 100)
    rulings = lattice(XS, [100 + 15.0 * r for r in range(5)]) if drawn else []
    found = page(words, rulings, fills)
    assert asides_of(found) == []
    assert [texts(table) for table in tables(found)] == [ROWS]


def test_words_that_are_marked_in_a_line_are_no_box() -> None:
    words = prose(RUNNING + " " + RUNNING, 60, 100, 470)
    assert asides_of(page(words, (), [Box(100, 88, 240, 128)])) == []


def test_a_box_with_nothing_beside_it_is_read_where_it_stands() -> None:
    words = prose(RUNNING, 60, 100, 470) + prose(OWN, 70, 160, 400) + prose(AFTER, 60, 220, 470)
    found = page(words, (), [Box(60, 145, 530, 185)])
    assert asides_of(found) == []
    assert said(found) == [RUNNING, OWN, AFTER]


def opcodes(call: Callable[[], object]) -> int:
    """How many steps the interpreter takes: unlike seconds, the same each time."""
    count = 0

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def crowded(kind: str, many: int) -> Page:
    """Text with so many lines or surfaces drawn over it."""
    words = [w for k in range(40) for w in prose(RUNNING[:60], 60, 60 + 12 * k, 480)]
    steps = range(many)
    rulings: list[Ruling] = []
    fills: list[Box] = []
    match kind:
        case "cells":
            for k in steps:
                x, y = 60 + k // 2 % 50 * 9, 60 + k // 100 * 10
                rulings.append(rule(x, y, x + 9) if k % 2 else upright(x, y, y + 10))
        case "crossing":
            for k in steps:
                at = 60 + k * 400 / many
                rulings.append(rule(60, at, 500) if k % 2 else upright(at, 60, 500))
        case "rectangles":
            for k in range(many // 4):
                at = k * 500 / many
                rulings += frame(Box(60 + at, 60 + at, 500 - at, 700 - at))
        case "surfaces":
            fills = [Box(k % 70 * 5, k // 70 * 7, k % 70 * 5 + 80, k // 70 * 7 + 40) for k in steps]
        case "one":
            fills = [Box(60, 60, 300, 300)] * many
            rulings = [upright(60 + k / many, 60, 300) for k in steps]
    return page(words, rulings, fills)


FEW, TIMES = 600, 4
"""Lines or surfaces of the smaller page, and how many times as many the larger one has."""


@pytest.mark.parametrize("kind", ["cells", "crossing", "rectangles", "surfaces", "one"])
def test_work_grows_as_the_lines_and_surfaces_do(kind: str) -> None:
    small, large = crowded(kind, FEW), crowded(kind, FEW * TIMES)
    once, more = (opcodes(lambda each=each: asides_of(each)) for each in (small, large))
    assert more < 2 * TIMES * once  # sixteen times as much if each were held to each
