"""Both sides of every threshold between glyphs and drawn lines, and words and rulings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from extractor.pdf.drawings import Drawn, fills_of, rulings_of, shapes_of
from extractor.pdf.page import Box
from extractor.pdf.plumber import page_of
from extractor.pdf.words import Glyph, words_of

SIZE = 10.0
ADVANCE = 5.0


def glyphs(text: str, x: float, foot: float = 100.0, size: float = SIZE) -> list[Glyph]:
    advance = ADVANCE * size / SIZE
    return [
        Glyph(c, x + advance * k, foot - size, x + advance * (k + 1), foot, size, False)
        for k, c in enumerate(text)
    ]


@pytest.mark.parametrize(("gap", "count"), [(0.15, 1), (0.3, 2)])
def test_a_gap_parts_words(gap: float, count: int) -> None:
    printed = glyphs("stage", 60) + glyphs("one", 85 + gap * SIZE)
    assert len(words_of(printed)) == count


@pytest.mark.parametrize(("shift", "text", "bold"), [(0.09, "l", True), (0.18, "ll", False)])
def test_a_glyph_printed_twice_is_one_bold_glyph(shift: float, text: str, bold: bool) -> None:
    narrow = [Glyph("l", x, 90, x + 1.8, 100, SIZE, False) for x in (60.0, 60 + shift * SIZE)]
    (word,) = words_of(narrow)
    assert (word.text, word.bold) == (text, bold)


@pytest.mark.parametrize(("shift", "count"), [(0.9, 1), (1.8, 2)])
def test_glyphs_of_a_word_stand_on_one_line(shift: float, count: int) -> None:
    assert len(words_of(glyphs("up", 60) + glyphs("held", 70, 100 + shift))) == count


@pytest.mark.parametrize(
    ("mark", "size", "up", "gap", "raised"),
    [
        ("1", 7.5, 4.0, 0.0, True),
        ("1", 9.0, 4.0, 0.0, False),
        ("1", 6.0, 1.8, 0.0, True),
        ("1", 6.0, 0.9, 0.0, False),
        ("(12)", 6.0, 4.0, 0.0, True),
        ("(123)", 6.0, 4.0, 0.0, False),
        ("1", 6.0, 4.0, 0.45, True),
        ("1", 6.0, 4.0, 0.9, False),
        ("1", 6.0, 4.0, -0.07, True),
        ("1", 6.0, 4.0, -0.15, False),
    ],
)
def test_a_superscript_is_small_short_raised_and_close(
    mark: str, size: float, up: float, gap: float, raised: bool
) -> None:
    printed = glyphs("upheld", 60) + glyphs(mark, 90 + gap * SIZE, 100 - up, size)
    found = {word.text: word.raised for word in words_of(printed)}
    assert found[mark] is raised


@pytest.mark.parametrize(("gap", "raised"), [(0.2, True), (0.34, True), (0.45, False)])
def test_a_notes_own_mark_stands_close_before_it(gap: float, raised: bool) -> None:
    printed = glyphs("1", 60, 96, 6.0) + glyphs("Counted", 63 + gap * SIZE)
    assert next(word for word in words_of(printed) if word.text == "1").raised is raised


def rectangle(x0: float, top: float, x1: float, bottom: float) -> Drawn:
    return Drawn("rectangle", Box(x0, top, x1, bottom), stroked=False, shaded=True)


@pytest.mark.parametrize(("thick", "count"), [(1.5, 1), (3.0, 0)])
def test_a_thin_surface_is_a_line(thick: float, count: int) -> None:
    assert len(rulings_of([rectangle(60, 100, 300, 100 + thick)])) == count


@pytest.mark.parametrize(
    ("length", "slant", "count"), [(6.0, 0.0, 0), (12.0, 0.0, 1), (50.0, 0.35, 1), (50.0, 0.8, 0)]
)
def test_a_long_straight_edge_of_a_curve_is_a_line(length: float, slant: float, count: int) -> None:
    points = [(60.0, 100.0), (60 + length, 100 + slant)]
    box = Box(60, 100, 60 + length, 100 + slant)
    assert len(rulings_of([Drawn("curve", box, True, False, points)])) == count


@pytest.mark.parametrize(("share", "count"), [(0.7, 1), (0.9, 0)])
def test_a_surface_as_large_as_the_page_is_its_background(share: float, count: int) -> None:
    assert len(fills_of([rectangle(0, 0, 600, share * 800)], 600, 800)) == count


def page_with(**char: Any) -> SimpleNamespace:
    """A page of pdfplumber that prints one glyph."""
    usual = {"text": "x", "x0": 60.0, "top": 90.0, "x1": 65.0, "bottom": 100.0, "size": SIZE}
    look = {"upright": True, "matrix": (1, 0, 0, 1, 0, 0), "non_stroking_color": 0, "fontname": "A"}
    nothing: dict[str, list[Any]] = {"lines": [], "rects": [], "curves": [], "images": []}
    return SimpleNamespace(width=600, height=800, chars=[usual | look | char], **nothing)


@pytest.mark.parametrize(("size", "count"), [(0.4, 0), (0.8, 1)])
def test_print_too_small_to_see_is_left_out(size: float, count: int) -> None:
    assert len(page_of(page_with(size=size), 1).words) == count


@pytest.mark.parametrize(("lightness", "count"), [(0.96, 1), (0.99, 0)])
def test_print_that_is_nearly_white_is_left_out(lightness: float, count: int) -> None:
    for colour in (lightness, (lightness,) * 3, (1 - lightness,) * 4):
        assert len(page_of(page_with(non_stroking_color=colour), 1).words) == count


@pytest.mark.parametrize(("along", "count"), [(0.007, 1), (0.015, 0)])
def test_print_on_a_slope_is_left_out(along: float, count: int) -> None:
    turned = page_with(upright=False, matrix=(along, 1, -1, along, 0, 0))
    assert len(page_of(turned, 1).turned) == count


@pytest.mark.parametrize(
    ("points", "count"),
    [
        ([(0, 50), (50, 0), (100, 50), (50, 100)], 1),  # a disc's quarters
        ([(50, 50), (50, 0), (95, 30)], 1),  # a slice
        ([(5, 0), (95, 0), (100, 5), (100, 95), (95, 100), (5, 100), (0, 95), (0, 5)], 0),
    ],
)
def test_a_surface_that_keeps_to_its_box_is_no_shape(
    points: list[tuple[float, float]], count: int
) -> None:
    xs, ys = zip(*points, strict=True)
    drawn = Drawn("curve", Box(min(xs), min(ys), max(xs), max(ys)), False, True, points)
    assert len(shapes_of([drawn], 600, 800)) == count


@pytest.mark.parametrize(("height", "count"), [(2.0, 0), (30.0, 1)])
def test_a_line_that_slants_is_a_shape(height: float, count: int) -> None:
    line = Drawn("line", Box(0, 0, 80, height), True, False)
    assert len(shapes_of([line], 600, 800)) == count
