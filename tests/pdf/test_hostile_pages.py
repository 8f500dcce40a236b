"""Pages that are cut, moved or turned, print what nobody can read, or draw without end."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest

from extractor.errors import UnreadablePDF
from extractor.pdf import limits
from extractor.pdf.document import open_document
from extractor.pdf.inspection import inspect
from extractor.pdf.page import Box, Page, Ruling, Word
from extractor.pdf.settle import settled
from extractor.pdf.words import plain
from tests.conftest import assemble_pdf
from tests.pdf.hostile import CATALOGUE, one_page, said, some_pages, stream

SHEET = "/MediaBox [0 0 300 200]"
CORNERS = said("near", 10, 10) + " " + said("43 upheld", 120, 100) + " " + said("off", 270, 185)

Place = tuple[str, int, int]


def read(path: Path, content: str, page: str) -> tuple[tuple[float, float], list[Place]]:
    """The page's size, and its words with their left and upper edge, in reading order."""
    found = open_document(one_page(path / "report.pdf", stream(content), page)).pages[0]
    words = sorted(found.words, key=lambda word: (word.box.top, word.box.x0))
    assert not found.turned
    return (found.width, found.height), [
        (word.text, round(word.box.x0), round(word.box.top)) for word in words
    ]


# --- the frame ---


@pytest.mark.parametrize(
    "page",
    [
        SHEET,
        SHEET + " /CropBox [0 0 300 200]",
        SHEET + " /CropBox [-50 -50 400 400]",
        SHEET + " /CropBox [0 0 0 0]",
        SHEET + " /CropBox [500 500 600 600]",
        "/MediaBox [300 200 0 0]",
        SHEET + " /Rotate 45",
        SHEET + " /UserUnit 2",
    ],
)
def test_odd_frames_that_change_nothing(tmp_path: Path, page: str) -> None:
    size, words = read(tmp_path, CORNERS, page)
    assert size == (300, 200)
    assert words == [("off", 270, 5), ("43", 120, 90), ("upheld", 137, 90), ("near", 10, 180)]


def test_what_is_cut_away_is_not_printed(tmp_path: Path) -> None:
    size, words = read(tmp_path, CORNERS, SHEET + " /CropBox [100 50 250 150]")
    assert size == (150, 100)
    assert words == [("43", 20, 40), ("upheld", 37, 40)]


def test_a_sheet_that_starts_elsewhere(tmp_path: Path) -> None:
    content = said("43 upheld", -90, -90)
    size, words = read(tmp_path, content, "/MediaBox [-100 -100 200 100]")
    assert (size, words[0]) == ((300, 200), ("43", 10, 180))
    size, words = read(tmp_path, CORNERS, "/MediaBox [100 50 400 250]")
    assert words == [("off", 170, 55), ("43", 20, 140), ("upheld", 37, 140)]


@pytest.mark.parametrize("box", ["[0 0 0 0]", "[0 0 300 0]", "[5 5 5 900]"])
def test_a_sheet_without_a_size(tmp_path: Path, box: str) -> None:
    """Viewers show such a page as US Letter."""
    size, words = read(tmp_path, said("43 upheld", 20, 100), f"/MediaBox {box}")
    assert (size, words[0]) == ((612, 792), ("43", 20, 682))


@pytest.mark.parametrize("box", ["", "/MediaBox [0 0 300]", "/MediaBox [0 0 /A 200]"])
def test_a_sheet_of_an_impossible_size(tmp_path: Path, box: str) -> None:
    size, words = read(tmp_path, said("43 upheld", 20, 100), box)
    assert (size, words[0]) == ((612, 792), ("43", 20, 682))


def test_the_largest_sheet(tmp_path: Path) -> None:
    size, words = read(tmp_path, said("43 upheld", 20, 100), "/MediaBox [0 0 14400 14400]")
    assert (size, words[0]) == ((14400, 14400), ("43", 20, 14290))


# --- which way up ---

DRAWN = {
    0: "1 0 0 1 20 100",
    90: "0 1 -1 0 100 20",
    180: "-1 0 0 -1 280 100",
    270: "0 -1 1 0 100 180",
}


@pytest.mark.parametrize("shown", [0, 90, 180, 270, -90])
@pytest.mark.parametrize("drawn", DRAWN)
def test_text_is_read_upright(tmp_path: Path, shown: int, drawn: int) -> None:
    """However the text is drawn and the page turned, figures are never read backwards."""
    content = f"BT /F1 12 Tf {DRAWN[drawn]} Tm (43 of 120 upheld) Tj ET"
    size, words = read(tmp_path, content, f"{SHEET} /Rotate {shown}")
    assert [text for text, _, _ in words] == ["43", "of", "120", "upheld"]
    assert size == ((300, 200) if drawn % 180 == 0 else (200, 300))


def test_a_landscape_page_in_a_portrait_file(tmp_path: Path) -> None:
    """Drawn on its side and shown turned, as most landscape pages are: where it is printed."""
    content = "BT /F1 12 Tf 0 1 -1 0 100 20 Tm (43 upheld) Tj ET"
    size, words = read(tmp_path, content, "/MediaBox [0 0 200 300] /Rotate 90")
    assert size == (300, 200)
    assert words[0] == ("43", 20, 90)


def test_some_text_on_its_side_turns_no_page(tmp_path: Path) -> None:
    content = "BT /F1 12 Tf 0 1 -1 0 100 20 Tm (Stage one) Tj ET " + said("43 upheld", 150, 100)
    page = open_document(one_page(tmp_path / "report.pdf", stream(content), SHEET)).pages[0]
    assert [word.text for word in page.words] == ["43", "upheld"]
    assert [word.text for word in page.turned] == ["Stage", "one"]


def test_text_in_a_mirror_is_no_text(tmp_path: Path) -> None:
    content = "BT /F1 12 Tf -1 0 0 1 280 100 Tm (34) Tj ET " + said("43 upheld", 20, 50)
    _, words = read(tmp_path, content, SHEET)
    assert [text for text, _, _ in words] == ["43", "upheld"]


# --- what cannot be read ---


def test_gibberish_makes_the_page_a_picture(tmp_path: Path) -> None:
    """A font without a map gives its glyphs' numbers, which are other letters and other figures."""
    printed = (
        "the council received forty complaints at stage one",
        "twelve were upheld in full and nine in part",
        "answers took eighteen working days on average",
        "four residents went on to the ombudsman",
    )
    codes = [line.translate({c: chr(c + 3) for c in range(97, 123)}) for line in printed]
    lines = " ".join(said(text, 20, 20 * line) for line, text in enumerate(codes, start=1))
    path = some_pages(tmp_path / "report.pdf", [stream(lines), stream(said("43 upheld"))])
    page, other = open_document(path).pages
    assert page.words == () and page.images == (Box(0, 0, 300, 200),)
    assert [word.text for word in other.words] == ["43", "upheld"]


def test_glyphs_without_characters_make_the_page_a_picture(tmp_path: Path) -> None:
    content, more, resources = cid_font(40)
    path = one_page(
        tmp_path / "report.pdf",
        stream(content + said("page 3", 20, 20)),
        SHEET,
        resources=resources,
        more=more,
    )
    page = open_document(path).pages[0]
    assert page.words == () and page.images


def test_a_damaged_map_of_characters_is_not_used(tmp_path: Path) -> None:
    """Half a map gives half of the letters; the page is named and left out."""
    path = some_pages(tmp_path / "report.pdf", [stream(said("43")), stream(said("44"))])
    data = path.read_bytes().replace(
        b"/Encoding /WinAnsiEncoding", b"/ToUnicode 8 0 R /Subtype /Type1"
    )
    path.write_bytes(data)
    broken = (
        "8 0 obj\n<< /Length 9 /Filter /FlateDecode >>\nstream\nx\x9cnothing\nendstream\nendobj\n"
    )
    head, tail = data.rsplit(b"xref\n0", 1)
    path.write_bytes(head + broken.encode("latin-1") + b"xref\n0" + tail)
    with pytest.raises(UnreadablePDF, match="the characters of one of its fonts are damaged"):
        open_document(path)


# --- what has no end ---


def lines(count: int) -> tuple[Ruling, ...]:
    return tuple(Ruling(Box(0, float(n), 500, float(n))) for n in range(count))


def test_a_map_is_no_table() -> None:
    word = Word("Maidstone", Box(10, 10, 60, 22), 12)
    street_map = Page(1, 595, 842, (word,), rulings=lines(limits.DRAWN + 1))
    assert settled(street_map).rulings == ()
    assert settled(street_map).words == (word,)


def test_a_large_table_keeps_its_lines() -> None:
    table = Page(1, 595, 842, rulings=lines(5000))
    assert settled(table) is table


def test_a_page_of_too_many_lines(tmp_path: Path) -> None:
    content = b"0 0 m 9 9 l S " * (limits.PAGE_PATHS + 1)
    drawn = stream(content)
    path = some_pages(tmp_path / "report.pdf", [drawn, stream(said("43 upheld"))])
    assert open_document(path).unreadable == {1: "holds more than any page of text does"}


def test_a_picture_within_the_page_is_not_its_text(tmp_path: Path) -> None:
    """The bytes of a large inline picture look like strings by chance."""
    picture = "BI /W 700 /H 900 /BPC 8 /CS /G ID " + "(" * 320_000 + ")" * 310_000 + " EI"
    path = one_page(tmp_path / "report.pdf", stream(f"q {picture} Q " + said("43 upheld")))
    assert [word.text for word in open_document(path).pages[0].words] == ["43", "upheld"]


# --- letters that no program knows ---


def cid_font(codes: int) -> tuple[str, list[str], str]:
    """Content that prints so many different glyphs of a font without a map, and the font."""
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 "
        "/CIDSystemInfo << /Ordering (Identity) /Registry (Adobe) /Supplement 0 >> >>"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] >>"
    )
    glyphs = "".join(f"{200 + code:04x}" for code in range(codes))
    resources = "/Font << /F1 4 0 R /F2 7 0 R >>"
    return f"BT /F2 10 Tf 10 150 Td <{glyphs}> Tj ET ", [descendant, font], resources


@pytest.mark.parametrize(("codes", "remarked"), [(4, False), (5, True), (10, True)])
def test_figures_in_a_font_without_a_map(tmp_path: Path, codes: int, remarked: bool) -> None:
    """The page's prose is readable, the figures of its table are not: that has to be said."""
    content, more, resources = cid_font(codes)
    prose = " ".join(said("The council received complaints in writing", 20, y) for y in (20, 50))
    path = one_page(
        tmp_path / "report.pdf", stream(content + prose), SHEET, resources=resources, more=more
    )
    document = open_document(path)
    assert document.pages[0].words
    assert any("does not say which" in remark for remark in document.remarks) is remarked


def test_text_drawn_as_outlines_is_a_picture(tmp_path: Path) -> None:
    letter = "10 10 m 12 18 l 14 10 l 13 13 l 11 13 l f "
    drawn = one_page(tmp_path / "report.pdf", stream(letter * limits.OUTLINES))
    assert open_document(drawn).pages[0].images
    frame = one_page(tmp_path / "other.pdf", stream("20 20 200 100 re S 20 60 m 220 60 l S"))
    assert not open_document(frame).pages[0].images


def test_marks_that_are_not_printed_are_no_part_of_a_word() -> None:
    assert plain("\u200e43\u202c") == "43", "marks of direction"
    assert plain("2\u206012") == "212", "a word joiner"
    assert plain("co\u00adoperate") == "co-operate", "a soft hyphen that is drawn"
    assert plain("\ufffd") == plain("\ud83d") == plain("\uffff") == plain("\ue123") == "•"
    assert plain("4\x0012") == "4 12"
    assert plain("£1,250 – ½ é") == "£1,250 – ½ é"


def test_a_font_whose_own_file_is_damaged_loses_no_letter(tmp_path: Path) -> None:
    """A reader that measures glyphs would leave some out: "okingham", or a figure without a digit.
    What the letters are is said elsewhere, and is read."""
    path = one_page(tmp_path / "report.pdf", stream(said("43 of 120 upheld")))
    packed = zlib.compress(bytes(range(256)) * 40)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        font = pdf.pages[0].obj.Resources.Font.F1
        file = pikepdf.Stream(pdf, packed[:50] + b"\x55" + packed[51:])
        file.Filter = pikepdf.Name.FlateDecode
        font.FontDescriptor = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=file)
        )
        pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert inspect(path).blurred
    assert [word.text for word in open_document(path).pages[0].words] == [
        "43",
        "of",
        "120",
        "upheld",
    ]


def type3_page(path: Path, text: str) -> Path:
    """A page in a font whose glyphs are drawings in tenths of a point: its size is a tenth, too."""
    return assemble_pdf(
        path,
        [
            CATALOGUE,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {SHEET} /Contents 5 0 R "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 60 70] /FontMatrix [1 0 0 1 0 0] "
            "/CharProcs << /a 6 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> "
            "/FirstChar 97 /LastChar 97 /Widths [60] /Resources << >> >>",
            stream(f"BT /F1 0.1 Tf 20 100 Td ({text}) Tj ET"),
            stream("60 0 0 0 50 70 d1 0 0 50 70 re f"),
        ],
    )


def test_print_without_height_makes_the_page_a_picture(tmp_path: Path) -> None:
    """Else the page would pass for an empty one."""
    (page,) = open_document(type3_page(tmp_path / "report.pdf", 40 * "a")).pages
    assert page.words == () and page.images == (Box(0, 0, page.width, page.height),)


def test_a_few_glyphs_without_height_do_not(tmp_path: Path) -> None:
    (page,) = open_document(type3_page(tmp_path / "report.pdf", 9 * "a")).pages
    assert page.images == ()
