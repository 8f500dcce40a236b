"""Lines that print stands on are taken from under it, and what only looks like one is left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF

from extractor.pdf.document import open_document
from extractor.pdf.ocr.cache import FOLDER
from extractor.pdf.ocr.raster import SCALE, Raster, ink_of
from extractor.pdf.ocr.recognise import recognised
from extractor.pdf.ocr.segments import marks_of
from extractor.pdf.ocr.underlines import without_underlines
from tests.pdf.ocr.paper import scan, typeset

Stroke = tuple[float, float, float, float]


def drawn(*strokes: Stroke) -> Raster:
    """Dark strokes (left, top, right, bottom, in points) on white, 200 by 60 points."""
    picture = np.full((round(60 * SCALE), round(200 * SCALE)), 250, dtype=np.uint8)
    for x0, top, x1, bottom in strokes:
        picture[
            round(top * SCALE) : round(bottom * SCALE), round(x0 * SCALE) : round(x1 * SCALE)
        ] = 20
    return picture


def stems(count: int = 12, top: float = 20, foot: float = 28.0) -> list[Stroke]:
    """Letters without curves: strokes 1.5 points wide, 5 apart."""
    return [(20 + 5 * n, top, 21.5 + 5 * n, foot) for n in range(count)]


def marks_left(picture: Raster) -> int:
    ink = ink_of(picture)
    return len(marks_of(ink_of(without_underlines(picture, ink, marks_of(ink)))))


def test_letters_are_marks_of_their_own_without_their_underline() -> None:
    picture = drawn(*stems(), (20, 27.5, 76.5, 28.7))
    assert len(marks_of(ink_of(picture))) == 1
    assert marks_left(picture) == 12


def test_letters_keep_their_feet() -> None:
    picture = drawn(*stems(), (20, 27.5, 76.5, 28.7))
    ink = ink_of(picture)
    left = marks_of(ink_of(without_underlines(picture, ink, marks_of(ink))))
    assert all(mark.height >= 7.5 for mark in left)


def test_what_goes_on_below_is_a_descender_and_stays() -> None:
    descender = (40, 20, 41.5, 32)
    picture = drawn(*stems(), descender, (20, 27.5, 76.5, 28.7))
    ink = ink_of(picture)
    left = marks_of(ink_of(without_underlines(picture, ink, marks_of(ink))))
    assert max(mark.bottom for mark in left) >= 31.5


@pytest.mark.parametrize(
    "line",
    [
        (20, 23.0, 76.5, 24.2),  # struck through, above the middle
        (20, 25.0, 76.5, 30.0),  # as thick as a bar
    ],
)
def test_other_strokes_stay(line: Stroke) -> None:
    letters = stems(foot=30.0 if line[1] == 23.0 else 28.0)
    picture = drawn(*letters, line)
    assert marks_left(picture) == len(marks_of(ink_of(picture))) < 12


def test_a_letter_with_a_foot_is_no_underlined_word() -> None:
    picture = drawn((20, 20, 21.5, 28), (20, 27, 40, 28))
    assert marks_left(picture) == 1
    ink = ink_of(picture)
    assert (without_underlines(picture, ink, marks_of(ink)) == picture).all()


def test_a_box_to_be_filled_in_stays() -> None:
    box = [(20, 20, 100, 21), (20, 29, 100, 30), (20, 20, 21, 30), (99, 20, 100, 30)]
    for inside in ([], [(a, b + 1, c, d) for a, b, c, d in stems()]):
        picture = drawn(*box, *inside)
        ink = ink_of(picture)
        bare = without_underlines(picture, ink, marks_of(ink))
        assert (bare == picture).all()


HEADING = "PURPOSE OF THE ANNUAL REPORT"


def underlined(pdf: FPDF) -> None:
    pdf.set_font("Times", "B", 11)
    pdf.text(72, 100, HEADING)
    pdf.rect(72, 99.6, pdf.get_string_width(HEADING), 1.2, "F")
    pdf.set_font("Times", "", 11)
    pdf.text(72, 130, "Members are asked to note what was received and what came of it.")


def test_an_underlined_heading_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")
    path = scan(typeset(tmp_path / "a.pdf", underlined), tmp_path / "scan.pdf")
    (page,) = recognised(open_document(path), path).pages
    heading = [word for word in page.words if word.box.bottom < 115]
    assert " ".join(word.text for word in heading) == HEADING
    assert all(word.bold for word in heading)
    usual = {word.size for word in page.words if word.box.top > 115}
    assert min(word.size for word in heading) >= 0.93 * max(usual)
