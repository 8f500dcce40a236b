"""Words from what the engine reads and what the picture shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.pdf.ocr.engine import Character, Reading
from extractor.pdf.ocr.looks import Stroke, bold_words, rows_of, sizes_of
from extractor.pdf.ocr.repairs import dashes, dustless, figures, noughts, years
from extractor.pdf.ocr.segments import Run, runs_of
from extractor.pdf.ocr.words import PrintedLine, Scrap, printed_line
from extractor.pdf.page import Box, Ruling

CAPITAL, LOW, ADVANCE = 8.0, 5.8, 6.0


def _inkless(text: str, lost: str) -> list[bool]:
    return [character == lost for character in text if character != " "]


def line(
    text: str, said: str | None = None, gap: float = 3.0, lost: str = "", narrow: float = 6.0
) -> PrintedLine:
    """The line that a run makes which prints ``text`` (a space is ``gap`` wide, a letter 6 points
    with 1 between) and in which the engine reads ``said``; the letter ``lost`` has no ink and is
    ``narrow`` wide."""
    marks, places, x = [], [], 100.0
    for character in text:
        if character == " ":
            places.append(x + gap / 2)
            x += gap
            continue
        height = LOW if character in "acemnorsuvwxz" else CAPITAL
        advance = narrow if character == lost else ADVANCE
        marks.append(Box(x, 200 - height, x + advance - 1, 200))
        places.append(x + advance / 2 - 0.5)
        x += advance
    crop = Box(98, 188, x + 2, 204)
    at = {index: (place - crop.x0) / crop.width for index, place in enumerate(places)}
    marks = [mark for mark, hidden in zip(marks, _inkless(text, lost), strict=True) if not hidden]
    read = text if said is None else said
    kept = [i for i, c in enumerate(text) if c != " " or " " in read]
    characters = [Character(text[i], at[i], 0.99) for i in kept]
    found = printed_line(Run(marks), Reading(tuple(characters)), crop)
    assert found is not None
    return found


def texts(found: PrintedLine) -> list[str]:
    return [scrap.text for scrap in found.scraps]


def test_words_end_at_spaces_and_have_their_places() -> None:
    found = line("within 30 days")
    assert texts(found) == ["within", "30", "days"]
    assert found.scraps[1].x0 == pytest.approx(100 + 6 * 6 + 3)
    assert found.base == 200 and found.capital == pytest.approx(CAPITAL, abs=0.5)


def test_a_space_that_the_engine_left_out_is_seen() -> None:
    assert texts(line("within 30", "within30")) == ["within", "30"]


def test_a_thin_letter_whose_ink_went_to_a_line_leaves_no_space() -> None:
    assert texts(line("Partially upheld", lost="i", narrow=2.5)) == ["Partially", "upheld"]


def test_a_gap_too_wide_for_a_letter_is_a_space() -> None:
    assert texts(line("Partially upheld", lost="i", narrow=5.0)) == ["Parti", "ally", "upheld"]


def test_letters_set_apart_are_one_word() -> None:
    assert texts(line("w i t h", "with", gap=0.8)) == ["with"]


def test_a_one_stands_apart_in_its_number() -> None:
    assert texts(line("20 1 7", "2017", gap=2.0)) == ["2017"]
    assert texts(line("17 19", "1719", gap=5.0)) == ["17", "19"]


def test_a_superscript_is_a_word_of_its_own() -> None:
    marks = [Box(100 + 6 * i, 192, 105 + 6 * i, 200) for i in range(3)]
    marks.append(Box(118.5, 190, 121, 195))
    crop = Box(98, 186, 123, 204)
    at = [(m.centre[0] - crop.x0) / crop.width for m in marks]
    reading = Reading(tuple(Character(c, x, 0.9) for c, x in zip("2509", at, strict=True)))
    found = printed_line(Run(marks), reading, crop)
    assert found is not None and texts(found) == ["250", "9"]
    assert found.scraps[0].raised is None and found.scraps[1].raised is not None


def marks(x: float, y: float, count: int) -> list[Box]:
    return [Box(x + 6 * i, y - 8, x + 6 * i + 5, y) for i in range(count)]


def test_a_run_ends_at_a_line_and_at_a_wide_gap() -> None:
    found, _ = runs_of([*marks(100, 200, 3), *marks(121, 200, 3), *marks(160, 200, 2)], [])
    assert [len(run.marks) for run in found] == [6, 2]
    wall = [Ruling(Box(119.5, 150, 120, 250))]
    found, _ = runs_of([*marks(100, 200, 3), *marks(121, 200, 3)], wall)
    assert [len(run.marks) for run in found] == [3, 3]


def test_lines_of_print_are_runs_of_their_own() -> None:
    found, left = runs_of([*marks(100, 200, 5), *marks(100, 212, 5), Box(130, 199, 131, 200)], [])
    assert [len(run.marks) for run in found] == [5, 5]
    assert len(found[0].small) == 1 and left == []


def printed(text: str, capital: float | None, base: float = 200, tall: float = 8.0) -> PrintedLine:
    scrap = Scrap(text, 100, 100 + 5 * len(text), 1.0)
    box = Box(100, base - tall, scrap.x1, base)
    return PrintedLine((scrap,), base, capital, len(text), None, 0, tall, box, 1.0)


def test_lines_of_one_font_have_one_size() -> None:
    lines = [printed("complaints received", 7.7 + 0.1 * (n % 3)) for n in range(9)]
    lines += [printed("Outcomes at Stage 1", 9.8), printed("7", 7.3)]
    sizes = sizes_of(lines)
    assert len(set(sizes[:9])) == 1 and sizes[10] == sizes[0]
    assert sizes[9] == pytest.approx(14.0, abs=0.3)


def test_strokes_tell_bold_words() -> None:
    words = ["complaints", "received", "during", "the year", "Total", "59", "63"]
    strokes = [1.0, 1.02, 0.98, 1.0, 1.45, 1.4, 1.2]
    bold = bold_words(
        [Stroke(s, 230) for s in strokes],
        [11.0] * 7,
        words,
        [0, 0, 0, 0, 1, 2, 3],
        [0, 0, 0, 0, 1, 1, 0],
    )
    # the last is a round figure that only looks bold: nothing in its row is
    assert bold == [False, False, False, False, True, True, False]


def test_print_on_one_baseline_is_one_row() -> None:
    assert rows_of([printed("a", 8, 200), printed("b", 8, 214), printed("c", 8, 201)]) == [0, 1, 0]


def test_a_lone_o_as_high_as_capitals_is_a_nought() -> None:
    row = printed("Hospital Discharge", 8.0)
    assert texts(noughts(printed("o", None, tall=7.9), [row])) == ["0"]
    assert texts(noughts(printed("o", None, tall=5.7), [row])) == ["o"]  # a list's mark
    assert texts(noughts(printed("o", None, base=300, tall=7.9), [row])) == ["o"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("16.", "16"),
        ("·1,088%", "1,088%"),
        ("79'", "79"),
        (".5", ".5"),  # a decimal, perhaps
        ("n/a.", "n/a."),
    ],
)
def test_a_speck_beside_a_figure_is_no_point(read: str, meant: str) -> None:
    label = replace(printed("Fostering", 8.0), box=Box(20, 192, 60, 200))
    assert texts(dustless(printed(read, 8.0), [label])) == [meant]
    assert texts(dustless(printed(read, 8.0), [])) == [read]  # a section's number
    assert texts(dustless(printed(read, 8.0, base=300), [label])) == [read]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1O4", "104"),
        ("20i0/11", "2010/11"),
        ("4.10i", "4.10i"),  # the mark of a paragraph
        ("2l%", "2l%"),  # one of two: not certain
        ("20l9/20", "2019/20"),
        ("1,4I0", "1,410"),
        ("SO2", "SO2"),
        ("B12", "B12"),
        ("Is", "Is"),
        ("Stage", "Stage"),
    ],
)
def test_letters_within_a_number(read: str, meant: str) -> None:
    assert figures(read) == meant


def test_a_wide_hyphen_alone_is_a_dash() -> None:
    wide = replace(printed("-", 8.0), scraps=(Scrap("-", 100, 106, 1.0),))
    short = replace(printed("-", 8.0), scraps=(Scrap("-", 100, 103, 1.0),))
    assert texts(dashes(wide)) == ["–"] and texts(dashes(short)) == ["-"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2007/06", "2007/08"),
        ("2007/96", "2007/08"),
        ("2018-16", "2018-19"),
        ("(2007/06)", "(2007/08)"),
        ("2007/08", "2007/08"),
        ("2006/09", "2006/09"),  # a span that may be meant
        ("2009/08", "2009/08"),  # neither figure fills up into the other
        ("2012/02", "2012/02"),
        ("12007/06", "12007/06"),
        ("2007/0612", "2007/0612"),
    ],
)
def test_a_year_that_cannot_be_is_the_one_that_is_left(read: str, meant: str) -> None:
    assert years(read) == meant


def test_a_span_of_years_is_no_longer_than_a_plan() -> None:
    assert years("2008/18") == "2008/18"
    assert years("2008/89") == "2008/09"
