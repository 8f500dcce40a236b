"""A file and its pages as pdfium reads them."""

from __future__ import annotations

import os
from ctypes import create_string_buffer
from pathlib import Path
from typing import Self

from extractor.pdf.bullets import with_bullets
from extractor.pdf.drawings import fills_of, rulings_of, shapes_of, surfaces_of
from extractor.pdf.page import Page, Word
from extractor.pdf.pdfium import library as pdfium
from extractor.pdf.pdfium.fonts import FontBook
from extractor.pdf.pdfium.objects import objects_of
from extractor.pdf.pdfium.runs import RunReader
from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.words import words_of


class PdfiumFile:
    """A PDF opened by pdfium, to be used in a ``with``.

    Raises Unfit, when it is opened and for each page, where pdfplumber has to read instead.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: int | None = None
        self._fonts = FontBook(path)

    def __enter__(self) -> Self:
        pdfium.LOCK.acquire()
        self._document = pdfium.load_document(os.fsencode(self._path), None)
        reason = None
        if not self._document:
            reason = "pdfium cannot open the file"
        elif not pdfium.is_whole(self._document):
            reason = "a file whose table of contents is damaged"
        if reason:
            self.__exit__()
            raise Unfit(reason)
        return self

    def __exit__(self, *_: object) -> None:
        self._fonts.close()
        if self._document:
            pdfium.close_document(self._document)
            self._document = None
        pdfium.LOCK.release()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return int(pdfium.page_count(self._document))

    @property
    def title(self) -> str | None:
        """The title that the metadata give."""
        length = pdfium.meta_text(self._document, b"Title", None, 0)
        buffer = create_string_buffer(length)
        pdfium.meta_text(self._document, b"Title", buffer, length)
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace") or None

    def page(self, number: int) -> Page:
        """The page, counted from 1. Raises Unfit."""
        width, height = self._fonts.size(number)
        loaded = pdfium.load_page(self._document, number - 1)
        if not loaded:
            raise Unfit("pdfium cannot load the page")
        try:
            return self._page(number, loaded, width, height)
        finally:
            pdfium.close_page(loaded)

    def _page(self, number: int, loaded: int, width: float, height: float) -> Page:
        objects = objects_of(loaded, height)
        rulings = rulings_of(objects.drawn)
        fills = fills_of(objects.drawn, width, height)
        images = tuple(b for b in objects.images if b.width > 1 and b.height > 1)
        surfaces = surfaces_of(objects.drawn) + images
        words: tuple[Word, ...] = ()
        if objects.texts:
            text = pdfium.load_text(loaded)
            if not text:
                raise Unfit("pdfium cannot load the page's text")
            try:
                fonts = self._fonts.on_page(number)
                reader = RunReader(text, objects.texts, fonts, (width, height), rulings, surfaces)
                words = with_bullets(words_of(reader.glyphs(), rulings), objects.drawn)
            finally:
                pdfium.close_text(text)
        return Page(
            number,
            width,
            height,
            words,
            rulings,
            fills,
            images,
            drawn=len(objects.drawn),
            shapes=shapes_of(objects.drawn, width, height),
        )
