"""Both sides of every threshold that lines, marks, columns, headings and paragraphs are found by.

Each example stands a little on one side of a threshold, its counter-example a little on the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.columns import gutter
from extractor.layout.headings import is_heading
from extractor.layout.lines import (
    Line,
    chunks,
    is_listed,
    line_of,
    lines_of,
    segments,
    touching,
)
from extractor.layout.marks import label_left, mark_of
from extractor.layout.paragraphs import (
    Style,
    TextBlock,
    mark_footnotes,
    runs_on,
    style_of,
    text_blocks,
)
from extractor.pdf.page import Box, Word
from tests.layout.drawing import line, page
from tests.layout.prints import SIZE, STYLE, block, set_lines, spaced

# --- lines -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("shift", "count"), [(3.0, 1), (6.0, 2)])
def test_words_stand_on_one_line_though_a_little_off(shift: float, count: int) -> None:
    words = line("Stage", 60, 100) + line("one", 90, 100 + shift)
    assert len(lines_of(1, words)) == count


def test_small_print_between_two_words_does_not_part_their_line() -> None:
    words = line("Upheld", 60, 100, 20) + line("note", 200, 103, 5) + line("cases", 140, 105.5, 20)
    assert [found.text for found in lines_of(1, words)] == ["Upheld cases", "note"]


@pytest.mark.parametrize(("gap", "joined"), [(0.09, True), (0.18, False)])
def test_pieces_that_touch_are_one_word(gap: float, joined: bool) -> None:
    left, right = spaced(["upheld", ","], gap).words
    assert touching(left, right) is joined


@pytest.mark.parametrize(("mark", "gap", "joined"), [("1", 0.3, True), ("1", 0.6, False)])
def test_a_raised_mark_belongs_to_the_word_before(mark: str, gap: float, joined: bool) -> None:
    left = line("upheld", 60, 100)[0]
    right = line(mark, left.box.x1 + gap * SIZE, 96, SIZE, raised=True)[0]
    assert touching(left, right) is joined


@pytest.mark.parametrize(("gap", "joined"), [(0.1, True), (0.25, False)])
def test_raised_letters_belong_to_a_word_that_they_touch(gap: float, joined: bool) -> None:
    left = line("upheld", 60, 100)[0]
    right = line("note", left.box.x1 + gap * SIZE, 96, SIZE, raised=True)[0]
    assert touching(left, right) is joined


@pytest.mark.parametrize(("gap", "count"), [(0.55, 1), (1.0, 2)])
def test_a_line_falls_into_segments_at_wide_gaps(gap: float, count: int) -> None:
    assert len(segments(spaced(["Complaints", "received"], gap))) == count


@pytest.mark.parametrize(("gap", "count"), [(0.45, 1), (0.9, 2)])
def test_words_of_two_columns_stand_apart(gap: float, count: int) -> None:
    assert len(chunks(spaced(["Adoption", "Fostering"], gap))) == count


@pytest.mark.parametrize(("gap", "count"), [(0.27, 1), (0.5, 2)])
def test_figures_of_two_columns_stand_less_far_apart(gap: float, count: int) -> None:
    assert len(chunks(spaced(["44", "51"], gap))) == count


@pytest.mark.parametrize(("bold", "plain", "expected"), [(19, 1, True), (16, 4, False)])
def test_a_line_is_bold_but_for_a_few_letters(bold: int, plain: int, expected: bool) -> None:
    words = line("x" * bold, 60, 100, bold=True) + line("x" * plain, 200, 100)
    assert line_of(1, words).bold is expected


@pytest.mark.parametrize(("gap", "listed"), [(1.5, False), (3.0, True)])
def test_a_page_number_stands_far_right_of_its_entry(gap: float, listed: bool) -> None:
    assert is_listed(spaced(["Outcomes", "12"], gap)) is listed


@pytest.mark.parametrize(("number", "listed"), [("112", True), ("2021", False)])
def test_a_year_is_no_page_number(number: str, listed: bool) -> None:
    assert is_listed(spaced(["Outcomes", number], 5.0)) is listed


# --- marks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "gap", "found"),
    [
        ("*", 0.8, False),
        ("*", 1.4, True),
        ("-", 0.1, False),
        ("-", 0.25, True),
        ("7.", 0.08, False),
        ("7.", 0.15, True),
        ("3", 1.0, False),
        ("3", 1.35, True),
    ],
)
def test_a_mark_stands_off_its_text(first: str, gap: float, found: bool) -> None:
    assert (mark_of(spaced([first, "Complaints"], gap)) is not None) is found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("2.", "4,689", True), ("3.", "79%", True), ("2.", "million", False), ("21", "4,689", False)],
)
def test_a_numbered_paragraph_may_begin_with_an_amount(
    first: str, second: str, found: bool
) -> None:
    assert (mark_of(spaced([first, second, "were"], 0.3)) is not None) is found


@pytest.mark.parametrize(("words", "found"), [(6, True), (7, False)])
def test_a_label_of_front_matter_is_a_few_words(words: int, found: bool) -> None:
    label = line(" ".join(["of"] * (words - 1)) + " is:", 60, 100)
    value = line("Cabinet", 300, 100)
    assert (label_left(line_of(1, label + value)) is not None) is found


@pytest.mark.parametrize(("gap", "found"), [(0.8, False), (1.5, True)])
def test_a_value_of_front_matter_stands_off_its_label(gap: float, found: bool) -> None:
    assert (label_left(spaced(["Date:", "Monday"], gap)) is not None) is found


# --- two columns -------------------------------------------------------------------------------


def two_columns(rows: int, gap: float = 30.0, words: int = 5, crossing: int = 0) -> list[Line]:
    text = " ".join(["case"] * words)
    width = line(text, 60, 0)[-1].box.x1 - 60
    right = 60 + width + gap
    every = [
        line_of(1, line(text, 60, 100 + 12 * k) + line(text, right, 100 + 12 * k))
        for k in range(rows)
    ]
    across = " ".join(["complaints"] * 12)
    return every + set_lines(*((across, 60, 400 + 12 * k) for k in range(crossing)))


@pytest.mark.parametrize(("gap", "found"), [(8.0, False), (15.0, True)])
def test_white_between_columns_is_wide(gap: float, found: bool) -> None:
    assert (gutter(two_columns(8, gap=gap)) is not None) is found


@pytest.mark.parametrize(("rows", "found"), [(5, False), (6, True)])
def test_columns_are_some_lines_long(rows: int, found: bool) -> None:
    assert (gutter(two_columns(rows)) is not None) is found


@pytest.mark.parametrize(("words", "found"), [(2, False), (4, True)])
def test_columns_hold_running_text(words: int, found: bool) -> None:
    assert (gutter(two_columns(8, words=words)) is not None) is found


@pytest.mark.parametrize(("crossing", "found"), [(2, True), (5, False)])
def test_few_lines_run_across_the_white_between_columns(crossing: int, found: bool) -> None:
    assert (gutter(two_columns(10, crossing=crossing)) is not None) is found


# --- headings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("letters", "expected"), [(100, True), (180, False)])
def test_a_heading_is_short(letters: int, expected: bool) -> None:
    assert is_heading(block(("Complaints " * 20)[:letters].strip(), bold=True), STYLE) is expected


@pytest.mark.parametrize(("size", "expected"), [(10.4, False), (11.2, True)])
def test_larger_print_is_a_heading(size: float, expected: bool) -> None:
    assert is_heading(block("Complaints received", size), STYLE) is expected


@pytest.mark.parametrize(("words", "expected"), [(12, True), (24, False)])
def test_larger_print_of_many_words_is_a_sentence(words: int, expected: bool) -> None:
    assert is_heading(block(" ".join(["case"] * words), 14.0), STYLE) is expected


@pytest.mark.parametrize(("lines", "expected"), [(4, True), (5, False)])
def test_a_heading_takes_few_lines(lines: int, expected: bool) -> None:
    assert is_heading(block("Complaints received", bold=True, count=lines), STYLE) is expected


@pytest.mark.parametrize(("text", "expected"), [("LGSCO", False), ("UPHELD", True)])
def test_initials_are_no_heading(text: str, expected: bool) -> None:
    assert is_heading(block(text), STYLE) is expected


@pytest.mark.parametrize(("gap", "expected"), [(1.0, True), (1.45, False)])
def test_a_row_of_a_table_is_no_heading(gap: float, expected: bool) -> None:
    row = TextBlock((spaced(["Adoption", "12"], gap, bold=True),))
    assert is_heading(row, STYLE) is expected


# --- paragraphs --------------------------------------------------------------------------------

FULL = "complaints were received about many services of ours"


def count_of(*each: tuple[str, float, float], size: float = SIZE) -> int:
    return len(text_blocks(set_lines(*each, size=size), STYLE))


@pytest.mark.parametrize(("pitch", "count"), [(14.0, 1), (16.5, 2)])
def test_white_between_lines_parts_paragraphs(pitch: float, count: int) -> None:
    assert count_of((FULL, 60, 100), (FULL, 60, 100 + pitch)) == count


@pytest.mark.parametrize(("size", "count"), [(10.5, 1), (11.2, 2)])
def test_another_size_of_print_parts_paragraphs(size: float, count: int) -> None:
    lines = set_lines((FULL, 60, 100)) + set_lines((FULL, 60, 112), size=size)
    assert len(text_blocks(lines, STYLE)) == count


@pytest.mark.parametrize(("shift", "count"), [(4.0, 1), (9.0, 2)])
def test_an_indent_parts_paragraphs(shift: float, count: int) -> None:
    upper = [(FULL, 60.0, 100.0), (FULL, 60.0, 112.0)]
    assert count_of(*upper, (FULL, 60 + shift, 124)) == count


@pytest.mark.parametrize(("shift", "count"), [(18.0, 1), (36.0, 2)])
def test_a_second_line_may_hang_a_little(shift: float, count: int) -> None:
    assert count_of((FULL + " and those of others", 60, 100), (FULL, 60 + shift, 112)) == count


@pytest.mark.parametrize(("room", "count"), [(24.5, 1), (26.0, 2)])
def test_a_line_with_room_for_the_next_word_ends_its_paragraph(room: float, count: int) -> None:
    """The next word is 20 points wide; a space takes up to 3, and 2 are spared."""
    first = line_of(1, [Word("upheld", Box(60, 90, 400 - room, 100), SIZE)])
    second = line_of(1, [Word("They", Box(60, 102, 80, 112), SIZE)])
    widest = line_of(1, [Word("x", Box(60, 114, 400, 124), SIZE)])
    assert len(text_blocks([first, second, widest], STYLE)[0].lines) == (3 if count == 1 else 1)


@pytest.mark.parametrize(("room", "joined"), [(60.0, True), (130.0, False)])
def test_a_sentence_that_goes_on_may_leave_some_of_its_line(room: float, joined: bool) -> None:
    first = line_of(1, [Word("complaints", Box(60, 90, 360 - room, 100), SIZE)])
    rest = Word("services", Box(90, 102, 360, 112), SIZE)
    second = line_of(1, [Word("about", Box(60, 102, 85, 112), SIZE), rest])
    assert len(text_blocks([first, second], STYLE)) == (1 if joined else 2)


@pytest.mark.parametrize(("others", "out", "count"), [(3, 36.0, 1), (2, 36.0, 2), (3, 18.0, 2)])
def test_one_line_that_runs_out_sets_no_margin(others: int, out: float, count: int) -> None:
    lines = [line_of(1, [Word("upheld", Box(60, 90, 300 + out, 100), SIZE)])]
    for k in range(1, others + 1):
        first = Word("A", Box(60, 90 + 12 * k, 65, 100 + 12 * k), SIZE)
        rest = Word("upheld", Box(68, 90 + 12 * k, 300, 100 + 12 * k), SIZE)
        lines.append(line_of(1, [first, rest]))
    assert (len(text_blocks(lines, STYLE)) == 1) is (count == 1)


def points(texts: Sequence[tuple[str, float]]) -> int:
    """How many paragraphs lines make that start at one edge, below a line as wide as the column;
    each with the point at which it ends."""
    lines = [line_of(1, [Word("Wide", Box(40, 60, 400, 70), SIZE)])]
    for k, (text, end) in enumerate(texts, 1):
        first, last = text.split()
        top = 80.0 + 12 * k
        words = [
            Word(first, Box(60, top, 75, top + 10), SIZE),
            Word(last, Box(78, top, end, top + 10), SIZE),
        ]
        lines.append(line_of(1, words))
    return len(text_blocks(lines, STYLE)) - 1


@pytest.mark.parametrize(("shorter", "count"), [(150.0, 3), (258.0, 3), (285.0, 1)])
def test_lines_that_are_points_of_a_list_run_up_to_no_margin_of_their_own(
    shorter: float, count: int
) -> None:
    """As one text the longest would go on in the next, or the second longest would."""
    texts = [("24 upheld", 300.0), ("Five withdrawn", shorter), ("Two open", shorter - 10)]
    assert points(texts) == count


def test_a_line_in_small_letters_goes_on_with_the_one_above() -> None:
    assert points([("24 upheld", 300.0), ("five withdrawn", 150.0), ("Two open", 140.0)]) < 3


def test_two_lines_are_no_list() -> None:
    assert points([("24 upheld", 300.0), ("Five withdrawn", 150.0)]) == 1


@pytest.mark.parametrize(("off", "count"), [(2.0, 1), (4.5, 2)])
def test_a_value_of_front_matter_goes_on_below_itself(off: float, count: int) -> None:
    first = line_of(1, line("Report to:", 60, 100) + line("Children's Overview", 150, 100))
    second = line_of(1, line("Committee", 150 + off, 112))
    assert len(text_blocks([first, second], STYLE)) == count


@pytest.mark.parametrize(
    ("size", "top", "noted"),
    [(9.0, 700.0, True), (9.6, 700.0, False), (8.0, 550.0, True), (8.0, 400.0, False)],
)
def test_a_footnote_is_small_print_at_the_foot(size: float, top: float, noted: bool) -> None:
    mark = line("1", 60, top - 3, 5.0, raised=True)
    note = TextBlock((line_of(1, mark + line("Counted by the team.", 66, top, size)),))
    (found,) = mark_footnotes([note], page([]), STYLE)
    assert (found.kind == "footnote") is noted


@pytest.mark.parametrize(("words", "goes_on"), [(6, False), (7, True)])
def test_a_long_line_at_a_pages_foot_goes_on(words: int, goes_on: bool) -> None:
    above = block(" ".join(["case"] * words))
    below = TextBlock((line_of(2, line("Children complained", 60, 100)),))
    assert runs_on(above, below) is goes_on


def pitch_of(pitches: Sequence[float], size: float = SIZE, words: int = 8) -> float:
    """The usual pitch of a document whose lines follow each other at these pitches."""
    lines, y = set_lines((" ".join(["case"] * words), 60, 100), size=SIZE), 100.0
    for number, pitch in enumerate(pitches):
        y += pitch * SIZE
        lines += set_lines((" ".join(["case"] * words), 60, y), size=SIZE if number % 2 else size)
    return style_of([], lines).pitch


def test_a_document_without_text_has_a_usual_print() -> None:
    assert style_of([], []) == Style(11.0, 1.2, frozenset())


@pytest.mark.parametrize(
    ("pitches", "usual"),
    [
        ([2.0], 2.0),  # double spaced
        ([3.0], 1.2),  # the white between two paragraphs
        ([0.8], 1.2),  # beside each other
        ([1.18, 1.19, 1.21, 1.22, 1.6, 1.6, 1.6], 1.2),
        ([1.26, 1.26, 1.34, 1.34, 1.6, 1.6, 1.6], 1.6),
    ],
)
def test_the_usual_pitch_is_that_of_most_lines(pitches: Sequence[float], usual: float) -> None:
    assert pitch_of(pitches) == pytest.approx(usual)


@pytest.mark.parametrize(("words", "usual"), [(5, 1.2), (6, 1.5)])
def test_short_lines_tell_no_pitch(words: int, usual: float) -> None:
    assert pitch_of([1.5], words=words) == pytest.approx(usual)


@pytest.mark.parametrize(("size", "usual"), [(10.4, 1.5), (10.8, 1.2)])
def test_lines_of_two_sizes_tell_no_pitch(size: float, usual: float) -> None:
    assert pitch_of([1.5], size=size) == pytest.approx(usual)


@pytest.mark.parametrize(
    ("text", "left", "goes_on"),
    [
        ("Case case case case case case – 16 (12)", 60, False),
        ("case case case case case case case", 60, True),
        ("case case case case case case case", 90, False),
    ],
)
def test_a_list_at_a_pages_foot_ends_there(text: str, left: float, goes_on: bool) -> None:
    above = TextBlock((line_of(1, line(text, left, 100)),))
    below = TextBlock((line_of(2, line("Children complained", 60, 100)),))
    assert runs_on(above, below) is goes_on
