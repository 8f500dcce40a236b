import random
from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF

from extractor.pdf.ocr.raster import ink_of, whitened
from extractor.pdf.ocr.straight import levelled, skew_of
from extractor.pdf.ocr.turning import is_sideways, quarter_turned
from tests.pdf.ocr.paper import picture, typeset, write

TEXT = (
    "of the complaints received in that year thirteen had been resolved by teams, and a further "
    "eleven were withdrawn before anybody could investigate what went wrong with care"
)


def prose(pdf: FPDF) -> None:
    chosen = random.Random(1)
    for line in range(24):
        # no two lines alike: else their letters would stand in columns as well
        write(pdf, 72, 90 + 14 * line, " ".join(chosen.choices(TEXT.split(), k=12)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typeset(tmp_path_factory.mktemp("straight") / "prose.pdf", prose)


@pytest.mark.parametrize("degrees", [-1.7, -0.4, 0.0, 0.3, 1.3])
def test_the_angle_is_found_within_a_tenth_of_a_degree(page: Path, degrees: float) -> None:
    white = whitened(picture(page, degrees, noise=4))
    assert skew_of(ink_of(white)) == pytest.approx(degrees, abs=0.1)
    assert skew_of(ink_of(levelled(white, skew_of(ink_of(white))))) == pytest.approx(0, abs=0.05)


def test_a_blank_page_is_level() -> None:
    assert skew_of(np.zeros((300, 200), dtype=np.bool_)) == 0.0


def test_print_that_runs_up_the_page_is_told(page: Path) -> None:
    ink = ink_of(whitened(picture(page, 0.5)))
    assert not is_sideways(ink)
    assert is_sideways(ink.T)


def test_a_quarter_turn_is_clockwise() -> None:
    corner = np.zeros((2, 3), dtype=np.uint8)
    corner[0, 0] = 9
    assert quarter_turned(corner, 1)[0, 1] == 9
    assert quarter_turned(corner, 4)[0, 0] == 9
