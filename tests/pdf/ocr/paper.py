"""Pages typeset and scanned for the tests: askew and noisy, as an office has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from fpdf import FPDF
from PIL import Image

from extractor.pdf.ocr.raster import DPI, Raster

Draw = Callable[[FPDF], None]


def typeset(path: Path, *pages: Draw) -> Path:
    """A PDF whose pages are drawn by the functions, in points on A4."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for draw in pages:
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        draw(pdf)
    pdf.output(str(path))
    return path


def picture(path: Path, degrees: float = 0.0, noise: float = 0.0) -> Raster:
    """The PDF's first page at the resolution that pages are read at."""
    return _scanned(path, 0, degrees, noise, DPI)


def scan(path: Path, out: Path, degrees: float = 0.6, noise: float = 4.0, turns: int = 0) -> Path:
    """A PDF of pictures of the PDF's pages: askew, noisy, and turned by so many quarters."""
    count = len(pypdfium2.PdfDocument(path))
    pages = [
        Image.fromarray(np.rot90(_scanned(path, number, degrees, noise, DPI), turns))
        for number in range(count)
    ]
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=60)
    return out


def _scanned(path: Path, number: int, degrees: float, noise: float, dpi: int) -> Raster:
    document = pypdfium2.PdfDocument(path)
    page = document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    # Pillow turns against the clock, so that lines fall to the right for a negative angle
    turned = page.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = 20 + np.asarray(turned, dtype=np.float32) * (225 / 255)
    grey += np.random.default_rng(7).normal(0, noise, grey.shape)
    return np.clip(grey, 0, 255).astype(np.uint8)


def write(pdf: FPDF, x: float, base: float, text: str, style: str = "", size: float = 11) -> None:
    """Print a text with its feet at ``base``."""
    pdf.set_font("Helvetica", style, size)
    pdf.text(x, base, text)


def grid(pdf: FPDF, xs: list[float], ys: list[float], width: float = 0.5) -> None:
    """Draw the lines of a table."""
    pdf.set_line_width(width)
    for x in xs:
        pdf.line(x, ys[0], x, ys[-1])
    for y in ys:
        pdf.line(xs[0], y, xs[-1], y)
