"""What is wrong with a file that cannot be read, in one line that says what to do.

pdfminer and pdfplumber raise bare TypeErrors, RecursionErrors and empty messages on hostile files;
here each of them becomes ``UnreadablePDF`` or ``EncryptedPDF``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError

from extractor.errors import EncryptedPDF, UnreadablePDF
from extractor.pdf.signatures import ZIP, kind_of

MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""Bytes within which a PDF's mark must come: mail gateways and scanners put lines before it."""

END_MARK = b"%%EOF"
_OBJECT = re.compile(rb"[\r\n]\d+\s+\d+\s+obj\b")

TAIL = 2048
"""Bytes at the end of the file in which its end mark is looked for."""


def checked(path: Path) -> str:
    """The file's hash, once it is certain that it exists, is not empty and calls itself a PDF.

    Raises UnreadablePDF.
    """
    try:
        with path.open("rb") as file:
            head = file.read(MAGIC_WITHIN)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadablePDF(
            f"{path.name}: cannot read the file ({reason}); check the path and its permissions"
        ) from error
    if not head:
        raise UnreadablePDF(f"{path.name}: the file is empty; download it again")
    if MAGIC not in head or head.startswith(ZIP):
        kind, advice = kind_of(head, path)
        raise UnreadablePDF(f"{path.name}: not a PDF ({kind}); {advice}")
    if _cut_off(path):
        raise UnreadablePDF(
            f"{path.name}: damaged PDF, its end is missing; get a fresh copy of the file"
        )
    return sha256


def _cut_off(path: Path) -> bool:
    """Whether objects may be lost at the file's end.

    Where objects come after the last end mark, an update of the text is cut off: readers would go
    back to the version before, with its figures. Where there is no end mark at all, the table of
    objects that writers put after the last of them shows that none is missing.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        mark = data.rfind(END_MARK)
        if mark >= 0:
            return _OBJECT.search(data, mark) is not None
        start, end = data.rfind(b" obj"), data.rfind(b"endobj")
        if max(start, end) < 0 or data.find(b"xref", max(start, end)) >= 0:
            return False
        return start > end or data.find(b"/XRef", start) < 0


def explained(path: Path, reading: str, error: BaseException) -> UnreadablePDF:
    """The error as one of ours, told from all that it wraps; ``reading`` is what was being read
    ("page 3 of 12")."""
    for cause in _causes(error):
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            return EncryptedPDF(
                f"{path.name}: the PDF is encrypted and needs a password; save an unprotected copy "
                "and try that"
            )
    if any(isinstance(cause, PDFSyntaxError) for cause in _causes(error)) or cut_short(path):
        return UnreadablePDF(
            f"{path.name}: damaged PDF, {reading} cannot be read{cut_short(path)}; "
            "get a fresh copy of the file"
        )
    said = " ".join(str(error).replace(f"{path}: ", "").replace(str(path), "").split())[:120]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return UnreadablePDF(
        f"{path.name}: damaged PDF, {reading} cannot be read ({what}); "
        "open it in a PDF viewer and save or print it to a new file"
    )


def without_pages(path: Path) -> UnreadablePDF:
    """The error of a file that opens but has no pages."""
    return UnreadablePDF(
        f"{path.name}: the PDF has no pages{cut_short(path)}; get a fresh copy of the file"
    )


def pages_lost(path: Path, lost: int, pages: int) -> UnreadablePDF:
    """The error of a file of which whole pages are lost: what is left is no report."""
    return UnreadablePDF(
        f"{path.name}: damaged PDF, {lost} of its {pages} pages "
        f"{'is' if lost == 1 else 'are'} lost{cut_short(path)}; get a fresh copy of the file"
    )


def nothing_readable(path: Path, faults: Mapping[int, str]) -> UnreadablePDF:
    """The error of a file none of whose pages can be read, with why the first cannot."""
    number, fault = min(faults.items())
    return UnreadablePDF(
        f"{path.name}: damaged PDF, page {number} of {len(faults)} cannot be read "
        f"({fault}){cut_short(path)}; open it in a PDF viewer and print it to a new file"
    )


def form_only(path: Path) -> UnreadablePDF:
    """The error of an XFA form: what it shows is made by the program that opens it."""
    return UnreadablePDF(
        f"{path.name}: an XFA form whose pages are not in the file (other readers show "
        '"Please wait..."); open it in Adobe Reader and print it to a new PDF'
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and exceptions that it merely wraps as an argument."""
    seen: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue:
        this = queue.pop(0)
        if this is None or any(this is s for s in seen):
            continue
        seen.append(this)
        yield this
        queue += [this.__cause__, this.__context__]
        queue += [a for a in this.args if isinstance(a, BaseException)]


def cut_short(path: Path) -> str:
    """ " (its end is missing)" when the file lacks the mark that ends a PDF, else ""."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - TAIL))
            return "" if END_MARK in file.read() else " (its end is missing)"
    except OSError:
        return ""
