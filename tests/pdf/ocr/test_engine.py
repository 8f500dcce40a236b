"""Engines, how they fail, and what is kept of what they read."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode

from extractor.errors import NoTextEngine
from extractor.pdf.document import OpenedDocument, open_document
from extractor.pdf.ocr import cache
from extractor.pdf.ocr.engine import LineReader, _decoded, threads
from extractor.pdf.ocr.recognise import SWITCHED_OFF, Attempt, read_pages, recognised
from extractor.pdf.ocr.second import Read, doubts_of, parsed
from extractor.pdf.page import Box, Page, Scan, Word
from tests.pdf.ocr.paper import scan, typeset, write

PICTURE = Page(2, 600, 800, images=(Box(0, 0, 600, 800),))
TEXT = Page(1, 600, 800, (Word("Complaints", Box(72, 90, 130, 101), 11),))
READ = Page(2, 600, 800, (Word("70", Box(72, 90, 84, 101), 11),), scan=Scan(0.4, 0, 600, 800))


def document(*pages: Page) -> OpenedDocument:
    return OpenedDocument(pages, None, "0" * 64, Path("a.pdf"))


def reads(path: Path, sha256: str, numbers: Sequence[int]) -> Iterator[Attempt]:
    assert list(numbers) == [2]
    yield Attempt(2, READ)


def has_none(path: Path, sha256: str, numbers: Sequence[int]) -> Iterator[Attempt]:
    raise NoTextEngine("text recognition needs the package rapidocr")
    yield


def test_pages_without_text_are_read_from_their_pictures() -> None:
    found = recognised(document(TEXT, PICTURE), Path("a.pdf"), read=reads)
    assert found.pages == (TEXT, READ) and found.unread == () and found.why is None


def test_never_leaves_them_and_says_so() -> None:
    found = recognised(document(TEXT, PICTURE), Path("a.pdf"), "never", read=reads)
    assert found.pages == (TEXT, PICTURE)
    assert found.unread == (2,) and found.why == SWITCHED_OFF


def test_always_reads_every_page_that_shows_something() -> None:
    asked: list[int] = []

    def read(path: Path, sha256: str, numbers: Sequence[int]) -> Iterator[Attempt]:
        asked.extend(numbers)
        return iter(())

    recognised(document(TEXT, PICTURE, Page(3, 600, 800)), Path("a.pdf"), "always", read=read)
    assert asked == [1, 2]


def test_a_document_of_text_asks_no_engine() -> None:
    assert recognised(document(TEXT), Path("a.pdf"), read=has_none).pages == (TEXT,)


def test_without_an_engine_auto_goes_on_and_always_fails() -> None:
    found = recognised(document(TEXT, PICTURE), Path("a.pdf"), read=has_none)
    assert found.unread == (2,) and "rapidocr" in (found.why or "")
    with pytest.raises(NoTextEngine, match=r"a\.pdf: text recognition needs"):
        recognised(document(TEXT, PICTURE), Path("a.pdf"), "always", read=has_none)


def test_a_poster_is_named_and_left() -> None:
    poster = Page(1, 3000, 3000, images=(Box(0, 0, 3000, 3000),))
    found = recognised(document(poster), Path("a.pdf"), read=reads)
    assert found.unread == (1,) and "page 1 is too large" in (found.why or "")


def test_a_page_that_the_engine_fails_on_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        name = "broken"

        def read(self, pictures: Sequence[object]) -> list[object]:
            raise RuntimeError("bad\nnetwork")

    monkeypatch.setenv(cache.FOLDER, "")
    monkeypatch.setattr("extractor.pdf.ocr.engine.default_engine", Broken)
    page = scan(
        typeset(tmp_path / "a.pdf", lambda pdf: write(pdf, 72, 90, "Complaints")),
        tmp_path / "scan.pdf",
    )
    (attempt,) = read_pages(page, "0" * 64, [1])
    assert attempt.page is None
    assert attempt.failure == ("text recognition failed on page 1 (RuntimeError: bad network)")


@pytest.mark.parametrize("package", ["rapidocr", "onnxruntime"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    found = importlib.util.find_spec

    def without(name: str, *rest: Any) -> Any:
        return None if name == package else found(name, *rest)

    monkeypatch.setattr("importlib.util.find_spec", without)
    with pytest.raises(NoTextEngine, match=f"needs the package {package}; pip install"):
        LineReader()


def test_threads_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_OCR_THREADS", "3")
    assert threads() == 3
    monkeypatch.setenv("EXTRACTOR_OCR_THREADS", "many")
    assert threads() >= 1


def test_repeated_columns_are_one_character_and_spaces_thought_of_are_kept() -> None:
    texts = ["", "1", "7", " "]
    columns = np.array(
        [[0.1, 0.9, 0, 0], [0.1, 0.8, 0, 0.1], [0.7, 0, 0, 0.3], [0, 0.9, 0.1, 0], [0, 0, 1, 0]]
    )
    reading = _decoded(columns, texts, [3], 1.0)
    assert reading.text == "117"
    assert reading.characters[0].at == pytest.approx(0.194, abs=0.01)
    assert [round(at, 1) for at, _ in reading.spaces] == [0.3, 0.5]


def test_wavering_between_lookalikes_is_no_doubt_that_there_is_print() -> None:
    reading = _decoded(np.array([[0.02, 0.5, 0.48]]), ["", "0", "o"], [], 1.0)
    assert reading.text == "0" and reading.sure == pytest.approx(0.98)


# ── scans that have words ─────────────────────────────────────────────────────────────────────


def stamped(words: int, mode: TextMode, tmp_path: Path) -> OpenedDocument:
    """A page that a picture fills, with words over it."""
    plain = typeset(tmp_path / "a.pdf", lambda pdf: write(pdf, 72, 90, "Complaints received"))
    picture = tmp_path / "picture.png"
    import pypdfium2

    pypdfium2.PdfDocument(plain)[0].render(scale=0.5).to_pil().save(picture)

    def draw(pdf: FPDF) -> None:
        pdf.image(str(picture), 0, 0, 595, 842)
        with pdf.local_context(text_mode=mode):
            for number in range(words):
                write(pdf, 60 + 40 * (number % 10), 60 + 20 * (number // 10), "there")

    return open_document(typeset(tmp_path / "b.pdf", draw))


@pytest.mark.parametrize(
    ("words", "mode", "is_read"),
    [
        (3, TextMode.FILL, True),  # a stamp: "Agenda Item 6"
        (60, TextMode.INVISIBLE, True),  # a scanner's own recognition
        (60, TextMode.FILL, False),  # a designer's page: text on a photograph
    ],
)
def test_scans_with_words(tmp_path: Path, words: int, mode: TextMode, is_read: bool) -> None:
    asked: list[int] = []

    def read(path: Path, sha256: str, numbers: Sequence[int]) -> Iterator[Attempt]:
        asked.extend(numbers)
        return iter(())

    recognised(stamped(words, mode, tmp_path), Path("b.pdf"), read=read)
    assert bool(asked) == is_read


# ── the cache ─────────────────────────────────────────────────────────────────────────────────


def test_a_page_is_kept_by_content_engine_and_resolution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    place = cache.place_of("a" * 64, 2, "engine 1", 200)
    assert cache.kept(place, 2) is None
    cache.keep(place, READ)
    assert cache.kept(place, 2) == READ
    others = [("b" * 64, 2, "engine 1", 200), ("a" * 64, 2, "engine 2", 200)]
    assert all(cache.kept(cache.place_of(*key), 2) is None for key in others)
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_a_damaged_page_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    place = cache.place_of("a" * 64, 2, "engine")
    assert place is not None
    cache.keep(place, READ)
    place.write_bytes(place.read_bytes()[:40])
    assert cache.kept(place, 2) is None
    cache.keep(place, READ)
    assert cache.kept(place, 2) == READ


def test_no_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER, "")
    assert cache.place_of("a" * 64, 1, "engine") is None
    cache.keep(None, READ)
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way")
    place = cache.place_of("a" * 64, 2, "engine")
    cache.keep(place, READ)
    assert cache.kept(place, 2) is None


# ── the second opinion ────────────────────────────────────────────────────────────────────────

TABLE = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "5\t1\t1\t1\t1\t1\t200\t250\t40\t30\t95.2\t76\n"
    '5\t1\t1\t1\t1\t2\t300\t250\t40\t30\t91.0\t"12\n'
    "5\t1\t1\t1\t1\t3\t400\t250\t40\t30\t21.0\t9\n"
    "5\t1\t1\t1\t1\t4\tx\t250\t40\t30\t95.0\t9\n"
)


def test_the_words_that_tesseract_is_sure_of() -> None:
    assert [(word.text, word.box.x0) for word in parsed(TABLE)] == [("76", 72.0), ('"12', 108.0)]
    assert parsed("no table") == []


@pytest.mark.parametrize(
    ("ours", "theirs", "doubted"),
    [
        ("70", "76", True),
        ("70", "70", False),
        ("£1,250", "1250", False),  # signs are lost too easily
        ("70", "Total", False),
        ("Total", "70", False),
    ],
)
def test_figures_read_differently_are_doubted(ours: str, theirs: str, doubted: bool) -> None:
    word = Word(ours, Box(72, 90, 84, 101), 11)
    doubts = doubts_of([word], [Read(theirs, Box(72, 91, 84, 99))])
    assert bool(doubts) == doubted
    elsewhere = [Read("76", Box(172, 91, 184, 99))]
    assert doubts_of([word], elsewhere) == ()
