"""What a file is that calls itself a PDF and is none, told from its first bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

ZIP = b"PK\x03\x04"
"""How a zip archive starts. A PDF that is stored in one is not the file."""

_STARTS = {
    b"\xd0\xcf\x11\xe0": "an old Office document (.doc, .xls)",
    b"{\\rtf": "a Rich Text document (.rtf)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"%!PS": "a PostScript file",
    b"%FDF": "form data without its form (.fdf)",
    b"SQLite format 3": "an SQLite database",
    b"version https://git-lfs": "a Git LFS pointer",
}

_WITHIN_ZIP = {
    "word/": "a Word document (.docx)",
    "xl/": "an Excel workbook (.xlsx)",
    "ppt/": "a PowerPoint presentation (.pptx)",
}

_WEB = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<title")
_MAIL = (b"received:", b"return-path:", b"mime-version:", b"from:", b"delivered-to:")

CONVERT = "save it as PDF in the program that it is for"
AGAIN = "download it again"
UNPACK = "unpack it and read the PDFs inside"


def kind_of(head: bytes, path: Path) -> tuple[str, str]:
    """What the file is ("a Word document (.docx)") and what to do with it.

    ``head`` is how the file starts, some 1,000 bytes.
    """
    if head.startswith(ZIP):
        return _zipped(path)
    for start, kind in _STARTS.items():
        if head.startswith(start):
            if "archive" in kind:
                return kind, UNPACK
            if "picture" in kind:
                return kind, "run text recognition on it and save that as PDF"
            return kind, AGAIN if "pointer" in kind or "database" in kind else CONVERT
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if any(mark in text for mark in _WEB):
        return "a web page saved in its place", AGAIN
    if text.startswith(b"<?xml"):
        return "an XML file", AGAIN
    if text.startswith(_MAIL):
        return "an e-mail", "save its attachment and read that"
    if not head.strip(b"\x00"):
        return "nothing but zero bytes", AGAIN
    return "no %PDF- mark at its start", AGAIN


def _zipped(path: Path) -> tuple[str, str]:
    """A zip archive, or one of the documents that are zip archives inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:99]:
                return "an OpenDocument file (.odt, .ods)", CONVERT
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
        return "a damaged zip archive", AGAIN
    for folder, kind in _WITHIN_ZIP.items():
        if any(name.startswith(folder) for name in names):
            return kind, CONVERT
    return "a zip archive", UNPACK
