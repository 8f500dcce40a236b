"""Sheets that carry two pages: what is parted, what is not, and where things are on them then."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from extractor.layout.blocks import Block, Paragraph, Table
from extractor.layout.find import find_layout
from extractor.layout.furniture import printed_number
from extractor.layout.in_file import in_file, number_in_file
from extractor.layout.sheets import parted
from extractor.pdf.document import open_document
from extractor.pdf.page import Box, Page, Ruling, Sheet, Word
from extractor.pipeline import extract_document
from schemas.figures import FAMILIES, Figure
from tests.layout.drawing import drawn_table, line, prose, rule, upright
from tests.two_up import HEIGHT, WIDTH, two_up

TEXT = (
    "Every complaint is entered on the day on which it comes in and goes to the manager of the "
    "service that it is about, who writes back within ten days or says why that takes longer. "
) * 6


def half(left: float, number: str = "", text: str = TEXT, head: str = "") -> list[Word]:
    """A page of small print with margins of 40 points, 421 points wide."""
    words = prose(text, left + 40, 80, 340, 8, 10)
    if head:
        words += line(head, left + 40, 30, 7)
    return words + (line(number, left + 205, 570, 7) if number else [])


def sheet(
    *words: Word,
    rulings: Sequence[Ruling] = (),
    fills: Sequence[Box] = (),
    images: Sequence[Box] = (),
    number: int = 1,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Page:
    return Page(number, *size, words, tuple(rulings), tuple(fills), tuple(images))


def is_parted(*pages: Page) -> bool:
    return len(parted(pages)) > len(pages)


def test_halves_numbered_one_after_the_other_are_pages() -> None:
    page = sheet(*half(0, "4"), *half(421, "5"))
    left, right = parted([page])
    assert (left.number, right.number) == (1, 2)
    assert left.sheet is not None and right.sheet is not None
    assert (left.sheet.number, right.sheet.number) == (1, 1)
    assert (round(left.width), round(left.height)) == (596, 842)  # the paper it was set for
    assert {round(w.size, 1) for w in left.words} == {11.3, 9.9}


@pytest.mark.parametrize("numbers", [("4", "4"), ("5", "4"), ("", "5"), ("4", "6")])
def test_tables_on_halves_that_do_not_count_on_are_one_page(numbers: tuple[str, str]) -> None:
    rows = [["Team", "Taken"], ["Parks", "14"], ["Baths", "6"]]
    left, lines = drawn_table(rows, [60, 200, 300], 100)
    right, more = drawn_table(rows, [500, 640, 740], 100)
    feet = [
        *(line(numbers[0], 205, 570, 7) if numbers[0] else []),
        *(line(numbers[1], 626, 570, 7) if numbers[1] else []),
    ]
    page = sheet(*left, *right, *feet, rulings=[*lines, *more])
    assert parted([page]) == [page]


def test_numbers_at_two_heights_are_no_page_numbers_of_two_pages() -> None:
    words = (
        line("4", 205, 570, 7) + line("5", 626, 560, 7) + line("Teams", 40, 60) + line("x", 500, 60)
    )
    assert not is_parted(sheet(*words))
    words = (
        line("4", 205, 570, 7) + line("5", 626, 568, 7) + line("Teams", 40, 60) + line("x", 500, 60)
    )
    assert is_parted(sheet(*words))


def test_pages_without_numbers_are_told_by_prose_in_margins() -> None:
    assert is_parted(sheet(*half(0), *half(421)))


def test_a_number_on_one_side_is_that_of_a_page_set_in_columns() -> None:
    assert not is_parted(sheet(*half(0), *half(421, "5")))


def test_columns_of_text_are_no_pages() -> None:
    columns = prose(TEXT, 40, 80, 365, 8, 10) + prose(TEXT, 437, 80, 365, 8, 10)
    assert not is_parted(sheet(*columns))
    narrow = prose(TEXT, 15, 80, 385, 8, 10) + prose(TEXT, 440, 80, 385, 8, 10)
    assert not is_parted(sheet(*narrow))  # margins as narrow as half the space between columns


def test_a_line_across_the_middle_is_of_one_page() -> None:
    across = line("What came in and what was answered, by service and by year", 300, 50)
    assert not is_parted(sheet(*half(0, "4"), *half(421, "5"), *across))


def test_what_is_drawn_across_the_middle_is_of_one_page() -> None:
    page = sheet(*half(0, "4"), *half(421, "5"))
    assert is_parted(page)
    assert not is_parted(replace(page, rulings=(rule(60, 300, 780),)))
    assert not is_parted(replace(page, fills=(Box(60, 300, 780, 320),)))
    assert not is_parted(replace(page, images=(Box(300, 200, 560, 400),)))
    assert not is_parted(replace(page, shapes=(Box(300, 200, 560, 400),)))


def test_fold_lid_and_background_cross_nothing() -> None:
    page = sheet(
        *half(0, "4"),
        *half(421, "5"),
        rulings=[upright(421, 0, HEIGHT), rule(0, 8, WIDTH)],
        fills=[Box(0, 0, WIDTH, HEIGHT)],
        images=[Box(0, 0, WIDTH, HEIGHT)],
    )
    left, right = parted([page])
    assert [round(box.width) for box in (*left.fills, *right.fills)] == [596, 596]


def test_a_pack_s_own_number_crosses_nothing() -> None:
    stamp = line("Page 43", WIDTH / 2, 590, 8, align="centre")
    assert is_parted(sheet(*half(0, "4"), *half(421, "5"), *stamp))
    corner = line("Page 43", 820, 590, 8, align="right")
    assert is_parted(sheet(*half(0, "4"), *half(421, "5"), *corner))


def test_a_page_with_its_number_in_the_middle_is_one() -> None:
    number = line("4", WIDTH / 2, 570, 8, align="centre")
    assert not is_parted(sheet(*half(0), *half(421), *number))


def test_a_page_number_near_the_fold_is_the_left_page_s() -> None:
    words = [
        *half(0),
        *half(421),
        *line("1", 380, 570, 7, align="right"),
        *line("2", 802, 570, 7, align="right"),
    ]
    assert is_parted(sheet(*words))


def short(number: int, left: str, right: str) -> Page:
    """A sheet with a running head over each half and a line or two below."""
    words = [
        *half(0, text="Twelve came in.", head=left),
        *half(421, text="Nine came in.", head=right),
    ]
    return sheet(
        *words,
        *line("To be read with care", 240, 300, 8),
        *line("For notes", 760, 300, 8),
        number=number,
    )


def test_one_running_head_on_both_halves_of_two_sheets() -> None:
    pages = [short(n, "Annual complaints report", "Annual complaints report") for n in (1, 2)]
    assert is_parted(*pages)
    assert not is_parted(pages[0])  # two tables may begin alike, once
    others = [short(n, "Annual complaints report", "Adult services") for n in (1, 2)]
    assert not is_parted(*others)


def test_what_one_sheet_says_goes_for_those_of_its_size() -> None:
    numbered = sheet(*half(0, "4"), *half(421, "5"))
    bare = [*half(0, text="Twelve came in."), *half(421, text="Nine came in.")]
    last = sheet(*half(0, "6", text="Twelve came in."), number=2)
    assert len(parted([numbered, last])) == 3  # nothing stands on the last one's right half
    assert len(parted([numbered, sheet(*bare, number=2)])) == 4
    larger = sheet(*bare, number=2, size=(900.0, 640.0))
    assert len(parted([numbered, larger])) == 3


def test_a_landscape_report_is_not_parted_for_one_page() -> None:
    across = [sheet(*prose(TEXT, 60, 80, 720), number=n) for n in (2, 3)]
    pair = sheet(*half(0, "4"), *half(421, "5"))
    assert not is_parted(pair, *across)


def test_portrait_pages_and_slides_are_looked_at_no_further() -> None:
    words = [*half(0, "4"), *half(421, "5")]
    assert not is_parted(sheet(*words, size=(WIDTH, 1191.0)))
    assert not is_parted(sheet(*words, size=(WIDTH, 474.0)))


def test_where_nothing_is_parted_the_pages_are_as_they_were() -> None:
    pages = [sheet(*prose(TEXT, 60, 80, 720))]
    assert parted(pages) is pages


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("- 7 -", 7),
        ("Page 7 of 12", 7),
        ("Annual report | 7", 7),
        ("7 | Annual report", 7),
        ("Annual report Page 7", 7),
        ("Annual report 2021/22 -7", 7),
        ("Annual report 7", None),
        ("2021-22", None),
        ("Quarter 1", None),
        ("2021/22", None),
        ("iv", None),
    ],
)
def test_page_numbers(text: str, number: int | None) -> None:
    assert printed_number(text) == number


# -- and back --------------------------------------------------------------------------------------


def test_a_box_of_a_half_is_where_it_is_printed() -> None:
    on = Sheet(3, 421.0, 1.25)
    box = Box(461.0, 80.0, 500.0, 90.0)
    assert on.taken(box) == Box(50.0, 100.0, 98.75, 112.5)
    assert on.shown(on.taken(box)) == box


def test_reading_order_and_places_in_the_file() -> None:
    rows = [["Team", "Taken"], ["Parks", "14"], ["Baths", "6"]]
    words, rulings = drawn_table(rows, [480, 620, 720], 300, 12)
    front = Page(1, 595.0, 842.0, tuple(line("Complaints", 60, 100, 20)))
    page = sheet(*half(0, "4", "Left page first."), *half(421, "5", "Right page next."), number=2)
    page = replace(page, words=(*page.words, *words), rulings=tuple(rulings))
    layout = find_layout([front, page])
    found = [b for b in layout.blocks if isinstance(b, Block)]
    blocks = in_file(found, layout.pages)
    assert [b.page for b in blocks] == [1, 2, 2, 2]
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == [
        "Left page first.",
        "Right page next.",
    ]
    (table,) = (b for b in blocks if isinstance(b, Table))
    assert [round(edge) for edge in table.box] == [480, 300, 720, 336]
    cell = table.rows[1][1]
    assert (cell.text, cell.page) == ("14", 2)
    assert cell.box is not None and [round(edge) for edge in cell.box] == [620, 312, 720, 324]
    assert [number_in_file(page.number, layout.pages) for page in layout.pages] == [1, 2, 2]


FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("name", ["wokingham-2023-24", "northumberland-2021-22-corporate"])
def test_a_report_printed_two_to_a_sheet_says_what_it_says(name: str, tmp_path: Path) -> None:
    plain = extract_document(FIXTURES / name / "report.pdf")
    path = two_up(FIXTURES / name / "report.pdf", tmp_path / "report.pdf")
    printed = extract_document(path)
    assert printed.document.pages == (plain.document.pages + 1) // 2
    (one,), (other,) = plain.reports, printed.reports
    assert (other.council, other.report_year) == (one.council, one.report_year)
    for family in FAMILIES:
        figures, again = getattr(one, family), getattr(other, family)
        assert sorted(map(said, again)) == sorted(map(said, figures))
        assert places(again) == pytest.approx(places(figures, SMALLER), abs=2.0)


SMALLER = HEIGHT / 842.0


def said(figure: Figure) -> str:
    return figure.model_dump_json(exclude={"sources", "origins"})


def places(figures: Sequence[Figure], scale: float | None = None) -> list[float]:
    """Where all that the figures say is printed, as page and corners; with ``scale``, where that is
    on sheets of two pages so much smaller."""
    found = []
    for figure in sorted(figures, key=said):
        for source in figure.sources:
            assert source.bbox is not None
            page = source.page
            corners: tuple[float, ...] = source.bbox
            if scale is not None:
                left = 0 if page % 2 else WIDTH / 2
                page = (page + 1) // 2
                corners = tuple(v * scale + (0 if i % 2 else left) for i, v in enumerate(corners))
            found.append([page, *corners])
    return [value for place in sorted(found) for value in place]


def test_a_frame_round_each_page_changes_nothing(tmp_path: Path) -> None:
    path = two_up(FIXTURES / "wokingham-2023-24" / "report.pdf", tmp_path / "report.pdf")
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        pdf.pages[0].contents_add(b"q 0.5 w 6 6 412 583 re S 424 6 412 583 re S Q")
        pdf.save(path)
    assert is_parted(*open_document(path).pages)
