"""Odd and hostile PDFs, written byte by byte or with pikepdf."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from extractor.errors import UnreadablePDF
from extractor.pdf.document import OpenedDocument, open_document
from tests.conftest import assemble_pdf

CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def said(text: str, x: float = 20, y: float = 100) -> str:
    """A content stream that prints the text at (x, y), from the bottom left."""
    return f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET"


def stream(content: bytes | str, extra: str = "") -> str:
    """A stream object; bytes are packed."""
    if isinstance(content, bytes):
        content = zlib.compress(content).decode("latin-1")
        extra += " /Filter /FlateDecode"
    return f"<< /Length {len(content)} {extra} >>\nstream\n{content}\nendstream"


def packed(data: bytes, extra: str = "") -> str:
    """A stream object of data that is packed already, rightly or wrongly."""
    text = data.decode("latin-1")
    return f"<< /Length {len(text)} /Filter /FlateDecode {extra} >>\nstream\n{text}\nendstream"


def one_page(
    path: Path,
    content: str,
    page: str = "/MediaBox [0 0 300 200]",
    resources: str = "",
    more: Sequence[str] = (),
    catalogue: str = CATALOGUE,
) -> Path:
    """A PDF of one page. ``content`` is its content stream, object 5; ``more`` objects are numbered
    from 6."""
    return assemble_pdf(
        path,
        [
            catalogue,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {page} /Contents 5 0 R "
            f"/Resources << /Font << /F1 4 0 R >> {resources} >> >>",
            FONT,
            content,
            *more,
        ],
    )


def some_pages(path: Path, contents: Sequence[str]) -> Path:
    """A PDF with a page for each content stream."""
    count = len(contents)
    kids = " ".join(f"{4 + n} 0 R" for n in range(count))
    pages = [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] "
        f"/Contents {4 + count + n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        for n in range(count)
    ]
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    return assemble_pdf(path, [CATALOGUE, tree, FONT, *pages, *contents])


def saved(path: Path, **options: object) -> bytes:
    """The file as qpdf writes it with the options: linearised, encrypted, in object streams."""
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def bomb(size: int, layers: int = 1) -> bytes:
    """Packed spaces, ``size`` bytes of them, packed again for each layer more."""
    machine = zlib.compressobj(9)
    part = b" " * (1 << 20)
    data = b"".join(machine.compress(part) for _ in range(size >> 20)) + machine.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def texts(document: OpenedDocument) -> list[list[str]]:
    return [[word.text for word in page.words] for page in document.pages]


def line(path: Path, kind: type[UnreadablePDF] = UnreadablePDF) -> str:
    """The error of opening the file: of this class, one line, naming the file, with advice."""
    with pytest.raises(UnreadablePDF) as caught:
        open_document(path)
    text = str(caught.value)
    assert type(caught.value) is kind, text
    assert text.startswith(f"{path.name}: ") and "\n" not in text and "; " in text
    return text
