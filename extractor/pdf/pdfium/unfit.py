"""Why a page is left to pdfplumber."""

from __future__ import annotations


class Unfit(Exception):
    """pdfium would read something else on this page than pdfplumber does; the message says what."""
