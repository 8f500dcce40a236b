"""pdfium and pdfplumber read the same, and what they would not is left to pdfplumber."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from extractor.pdf.document import open_document
from extractor.pdf.page import Box, Page, Word
from extractor.pdf.pdfium.file import PdfiumFile
from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.plumber import PlumberFile
from tests.conftest import assemble_pdf

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = [
    *sorted((ROOT / "fixtures").glob("*/report.pdf")),
    *sorted((ROOT.parent / "shared" / "reports").glob("*.pdf")),
]

ALONG = 0.75
"""Points by which the two may differ along a line: pdfium rounds each glyph's width to thousandths
of its size, which adds up over a long line."""

ACROSS = 0.02
"""The same across lines, and for all that is drawn: 32 bit numbers, rounded to hundredths."""

LAPPED = 1
"""Words on a page that only pdfplumber cuts, at a space that another glyph is printed over."""


TURNED = {("enfield-2023-24-corporate", 1)}
"""Pages with labels on their side, which are pdfplumber's."""


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "report.pdf" else path.stem


def looks(words: Iterable[Word]) -> Counter[tuple[str, bool, bool, float]]:
    return Counter((w.text, w.bold, w.raised, round(w.size, 1)) for w in words)


def unmatched(boxes: Iterable[Box], others: Sequence[Box], along: float) -> list[Box]:
    """The boxes that have none like them among the others."""

    def same(one: Box, other: Box) -> bool:
        sideways = max(abs(one.x0 - other.x0), abs(one.x1 - other.x1))
        return sideways <= along and (
            max(abs(one.top - other.top), abs(one.bottom - other.bottom)) <= ACROSS
        )

    return [box for box in boxes if not any(same(box, other) for other in others)]


def differences(fast: Page, slow: Page) -> list[object]:
    found: list[object] = []
    only_fast, only_slow = (
        looks(fast.words) - looks(slow.words),
        looks(slow.words) - looks(fast.words),
    )
    if only_fast.total() > LAPPED or Counter(
        "".join(w[0] for w in only_fast.elements())
    ) != Counter("".join(w[0] for w in only_slow.elements())):
        found += [only_fast, only_slow]
    places: dict[str, list[Box]] = {}
    for word in slow.words:
        places.setdefault(word.text, []).append(word.box)
    cut_otherwise = {text for text, *_ in only_fast}
    for word in fast.words:
        if word.text not in cut_otherwise:
            found += unmatched([word.box], places[word.text], ALONG)
    for ours, theirs in (
        ([r.box for r in fast.rulings], [r.box for r in slow.rulings]),
        (fast.fills, slow.fills),
        (fast.images, slow.images),
        (fast.shapes, slow.shapes),
    ):
        found += unmatched(ours, theirs, ACROSS) + unmatched(theirs, ours, ACROSS)
    if (fast.width, fast.height) != (slow.width, slow.height):
        found.append((fast.width, fast.height))
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_both_read_the_same(path: Path) -> None:
    with PdfiumFile(path) as fast, PlumberFile(path) as slow:
        assert fast.count == slow.count
        different = {}
        for number in range(1, fast.count + 1):
            theirs = slow.page(number)
            assert bool(theirs.turned) == ((name_of(path), number) in TURNED)
            if theirs.turned:
                with pytest.raises(Unfit, match="turned"):
                    fast.page(number)
                continue
            ours = fast.page(number)
            if found := differences(ours, theirs):
                different[number] = found
    assert not different


FORM = "BT /F1 6 Tf 5 5 Td (Form) Tj ET 0 0 m 50 0 l S 0 40 20 10 re f"


def drawn(
    path: Path,
    content: str,
    page: str = "",
    font: str = "/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
) -> Path:
    """A one-page PDF, 300 by 200 points, that draws the content stream."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R {page} "
        "/Resources << /Font << /F1 4 0 R >> /XObject << /X1 6 0 R >> >> >>",
        f"<< /Type /Font {font} >>",
        f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 10 20] "
        f"/Resources << /Font << /F1 4 0 R >> >> /Length {len(FORM)} >>\n"
        f"stream\n{FORM}\nendstream",
    ]
    return assemble_pdf(path, objects)


def both(path: Path) -> tuple[Page, Page]:
    with PdfiumFile(path) as fast, PlumberFile(path) as slow:
        return fast.page(1), slow.page(1)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("BT /F1 12 Tf 20 100 Td (Stage 1) Tj ET", ["1", "Stage"]),
        # printed twice, a little apart, as one object and as two
        ("BT /F1 12 Tf 20 100 Td (12) Tj 0.4 0 Td (12) Tj ET", ["12"]),
        ("BT /F1 12 Tf 20 100 Td (Total) Tj ET BT /F1 12 Tf 20 100 Td (Total) Tj ET", ["Total"]),
        # a gap without a space, within one object; kerning, which is none
        ("BT /F1 12 Tf 20 100 Td [(Stage) -400 (12)] TJ ET", ["12", "Stage"]),
        ("BT /F1 12 Tf 20 100 Td [(St) 30 (age)] TJ ET", ["Stage"]),
        # a space that the next word laps over
        ("BT /F1 12 Tf 20 100 Td (10.) Tj ( ) Tj 17.4 0 Td (The) Tj ET", ["10.", "The"]),
        # letters one by one; spread letters; condensed ones; leaning ones
        ("BT /F1 12 Tf 20 100 Td (S) Tj 8 0 Td (t) Tj 3.3 0 Td (a) Tj ET", ["Sta"]),
        ("BT /F1 12 Tf 3 Tc 20 100 Td (STAGE) Tj ET", ["A", "E", "G", "S", "T"]),
        ("BT /F1 12 Tf 80 Tz 20 100 Td (Stage 12) Tj ET", ["12", "Stage"]),
        ("BT /F1 12 Tf 1 0 0.3 1 20 100 Tm (Stage 12) Tj ET", ["12", "Stage"]),
        # dashes, quotes, pounds
        ("BT /F1 12 Tf 20 100 Td (\\24340 \\226 it\\222s) Tj ET", ["it’s", "£40", "–"]),
        # beside the page, in part and whole
        ("BT /F1 12 Tf 280 100 Td (Complaints) Tj 100 0 Td (unseen) Tj ET", ["Co"]),
        # within a form that the page moves and enlarges
        ("q 2 0 0 2 30 40 cm /X1 Do Q", ["Form"]),
    ],
)
def test_words_of_odd_print(tmp_path: Path, content: str, texts: list[str]) -> None:
    fast, slow = both(drawn(tmp_path / "a.pdf", content))
    assert sorted(w.text for w in fast.words) == texts
    assert differences(fast, slow) == []


@pytest.mark.parametrize(
    ("content", "rulings"),
    [
        ("20 100 m 200 100 l S", 1),
        ("20 100 m 200 160 l S", 0),
        ("20 20 100 40 re S", 4),
        ("20 20 100 40 re f", 0),
        ("1 g 20 20 100 40 re f", 0),
        ("20 80 180 0.5 re f", 1),
        ("20 20 m 120 20 l 120 60 l 20 60 l h S", 4),
        ("20 20 m 120 20 l 120 60 l 20 60 l S", 3),
        ("20 20 m 120 20 l 120 60 l s", 2),
        ("20 20 m 120 20 l 150 20 150 60 120 60 c 20 60 l s", 4),
        ("20 20 m 120 20 l 20 60 m 120 60 l S", 2),
        ("20 20 100 40 re W n 0 0 m 300 0 l S", 1),
        ("q 2 0 0 2 30 40 cm /X1 Do Q", 1),
        ("q 0.7 0.7 -0.7 0.7 100 10 cm 20 20 50 40 re S Q", 0),
    ],
)
def test_drawings_become_the_same_rulings(tmp_path: Path, content: str, rulings: int) -> None:
    fast, slow = both(drawn(tmp_path / "a.pdf", content))
    assert len(fast.rulings) == rulings
    assert differences(fast, slow) == []


TEXT = "BT /F1 12 Tf 20 100 Td (Stage) Tj ET"
DRAWN_FONT = (
    "/Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << >> "
    "/Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [10]"
)


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (TEXT, {"page": "/Rotate 90"}, "a turned page"),
        ("BT /F1 12 Tf 0 1 -1 0 90 20 Tm (Stage) Tj ET", {}, "turned or mirrored text"),
        ("BT /F1 12 Tf -1 0 0 1 90 20 Tm (Stage) Tj ET", {}, "turned or mirrored text"),
        (TEXT, {"font": DRAWN_FONT}, "a font drawn as pictures"),
    ],
)
def test_what_is_left_to_pdfplumber(
    tmp_path: Path, content: str, options: dict[str, str], reason: str
) -> None:
    path = drawn(tmp_path / "a.pdf", content, **options)
    with PdfiumFile(path) as fast, pytest.raises(Unfit, match=reason):
        fast.page(1)
    document = open_document(path)
    with PlumberFile(document.source) as slow:
        assert differences(document.pages[0], slow.page(1)) == []


def test_a_damaged_table_of_contents_is_left_to_pdfplumber(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", TEXT)
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n1"))
    with pytest.raises(Unfit, match="damaged"), PdfiumFile(path):
        pass
    assert [w.text for w in open_document(path).pages[0].words] == ["Stage"]


def test_only_the_odd_pages_are_left_to_pdfplumber(
    tmp_path: Path, make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_pdf(tmp_path / "a.pdf", lines=("Agenda",), pages=3)
    fast_page = PdfiumFile.page

    def unfit_second(self: PdfiumFile, number: int) -> Page:
        if number == 2:
            raise Unfit("for the test")
        return fast_page(self, number)

    asked: list[int] = []
    slow_page = PlumberFile.page

    def noted(self: PlumberFile, number: int) -> Page:
        asked.append(number)
        return slow_page(self, number)

    monkeypatch.setattr(PdfiumFile, "page", unfit_second)
    monkeypatch.setattr(PlumberFile, "page", noted)
    pages = open_document(path).pages
    assert [p.number for p in pages] == [1, 2, 3] and asked == [2]
    assert all([w.text for w in p.words] == ["Agenda"] for p in pages)
