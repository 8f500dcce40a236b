"""Many files into one database: workers only read PDFs, the caller's process alone writes.

Each document is one transaction, written as soon as it is read; one bad file is one line among the
results and never stops the rest.
"""

from __future__ import annotations

import glob
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from extractor.errors import UsageError
from extractor.filenames import shown
from extractor.scanned import unread_pages
from extractor.store.database import Import, Status, Stored, note, recorded, store
from extractor.workers import Extract, MakeExecutor, Read, processes, read_all
from schemas.report import ExtractedDocument

AHEAD_PER_JOB = 2
"""Files handed out per worker: one being read and one ready, so that none waits for the writer."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. ``seconds`` is reading time; ``detail`` the error, or a remark."""

    path: Path
    status: Status
    figures: int
    discrepancies: int
    seconds: float
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    """Files with the same bytes: the first is read, the others only noted."""

    file: Path
    sha256: str
    stored: Stored | None
    twins: list[Path] = field(default_factory=list)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths mean: files as they are, every PDF below a folder, globs expanded.

    Sorted within each path; no file twice. Raises UsageError for a path that is not there, and for
    a folder or glob without a PDF.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        files = _pdfs_below(path)
        if not files:
            raise UsageError(f"{path}: no PDF files in this folder; name one that holds reports")
        return files
    if path.exists():
        return [path]
    if not glob.has_magic(str(path)):
        raise UsageError(f"{path}: no such file or folder; check the path")
    files = []
    # Path.glob would need the folder apart from the pattern.
    for match in sorted(map(Path, glob.glob(str(path), recursive=True))):  # noqa: PTH207
        files += _pdfs_below(match) if match.is_dir() else [match]
    if not files:
        raise UsageError(f"{path}: matches no file; check the pattern")
    return files


def _pdfs_below(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.suffix.lower() == ".pdf" and f.is_file())


def extract_file(file: Path) -> ExtractedDocument:
    """The pipeline, its PDF libraries loaded in the process that needs them and not before."""
    from extractor.pipeline import extract_document

    return extract_document(file)


def extract_file_with(vocabulary: Path, file: Path) -> ExtractedDocument:
    """As ``extract_file``, with the user's own phrases before the shipped ones."""
    from extractor.reading.labels import use_vocabulary

    use_vocabulary(vocabulary)
    return extract_file(file)


def import_files(
    files: Sequence[Path],
    database: Database,
    version: str,
    jobs: int = 1,
    extract: Extract | None = None,
    make_executor: MakeExecutor | None = None,
) -> Iterator[FileResult]:
    """Import the files, yielding each one's result once it is stored.

    A file whose content is stored already, as read by this ``version``, is not read again.
    ``extract`` is the pipeline unless given; ``make_executor`` makes what reads ``jobs`` files at a
    time, processes of this machine unless given.

    Raises DatabaseError when the database refuses a write; what was stored before stays.
    """
    contents: dict[str, _Content] = {}
    for file in files:
        started = time.monotonic()
        try:
            with file.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            detail = f"{shown(file.name)}: cannot be read ({error.strerror}); check its permissions"
            seconds = time.monotonic() - started
            yield _noted(database, version, FileResult(file, "failed", 0, 0, seconds, detail))
            continue
        if sha256 in contents:
            contents[sha256].twins.append(file)
        else:
            contents[sha256] = _Content(file, sha256, recorded(database, sha256))

    unread = []
    for content in contents.values():
        if content.stored is not None and content.stored.extractor_version == version:
            result = _noted(database, version, _known(content, content.stored), content.sha256)
            yield from _with_twins(database, version, content, result)
        else:
            unread.append(content)

    reading = read_all(
        [content.file for content in unread],
        extract or extract_file,
        make_executor or processes(jobs),
        jobs * AHEAD_PER_JOB,
    )
    for index, read in reading:
        result = _finish(database, version, unread[index], read)
        yield from _with_twins(database, version, unread[index], result)


def _known(content: _Content, stored: Stored) -> FileResult:
    status: Status = "unchanged" if stored.reports else "no report"
    detail = None
    if stored.filename != shown(content.file.name):
        status, detail = "duplicate", f"same content as {stored.filename}"
    return FileResult(content.file, status, stored.figures, stored.discrepancies, 0.0, detail)


def _finish(database: Database, version: str, content: _Content, read: Read) -> FileResult:
    """Store what was read, or note why there is nothing to store."""
    document = read.document
    if document is None:
        result = FileResult(content.file, "failed", 0, 0, read.seconds, read.error)
        return _noted(database, version, result, content.sha256)
    status: Status = "imported" if content.stored is None else "updated"
    if not document.reports:
        status = "no report"
    figures, discrepancies = _counted(document)
    detail = unread_pages(document.document)
    result = FileResult(content.file, status, figures, discrepancies, read.seconds, detail)
    store(database, document, _row(version, result, document.document.sha256))
    return result


def _counted(document: ExtractedDocument) -> tuple[int, int]:
    figures = sum(len(f) for report in document.reports for f in report.figures().values())
    return figures, sum(len(report.discrepancies) for report in document.reports)


def _with_twins(
    database: Database, version: str, content: _Content, result: FileResult
) -> Iterator[FileResult]:
    yield result
    for twin in content.twins:
        status: Status = "failed" if result.status == "failed" else "duplicate"
        detail = f"same content as {shown(content.file.name)}"
        yield _noted(
            database,
            version,
            FileResult(twin, status, result.figures, result.discrepancies, 0.0, detail),
            content.sha256,
        )


def _noted(
    database: Database, version: str, result: FileResult, sha256: str | None = None
) -> FileResult:
    note(database, _row(version, result, sha256))
    return result


def _row(version: str, result: FileResult, sha256: str | None) -> Import:
    failed = result.status == "failed"
    return Import(
        path=shown(result.path),
        status=result.status,
        seconds=result.seconds,
        extractor_version=version,
        sha256=sha256,
        error=result.detail if failed else None,
        note=None if failed else result.detail,
    )
