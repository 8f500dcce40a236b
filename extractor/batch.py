"""Many files into one database: others read, the caller's process alone writes.

Guarantee: each document is one transaction, written as soon as it is read, so that whatever is
killed, and whenever, nothing is half-written, and the same import run again goes on where it was.
What was done is known by the file's content and the version that read it (the extractor's own,
with the options that change what it reads): a file of known content is not read again, whatever its
name, nor is one that has failed, unless asked for. One bad file is one line among the results.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extractor.collecting import seldom_collected
from extractor.errors import ExtractorError, NoWorkers
from extractor.filenames import shown
from extractor.manifest import Manifest
from extractor.running.crews import Crew, Job
from extractor.running.reading import CRASH, Failure, Read
from extractor.scanned import unread_pages
from extractor.store.database import Import, Status, failed_before, note, recorded, store
from extractor.store.restated import Known
from extractor.store.sqlite import Database
from schemas.report import ExtractedDocument

if TYPE_CHECKING:
    from extractor.pdf.ocr.recognise import Mode

UNOPENED = "cannot be opened"
"""The kind of failure of a file that the system does not let us read."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. ``seconds`` is reading time; ``pages`` are those that were read.

    ``remembered`` says that it failed in an earlier run and was not read again.
    """

    path: Path
    status: Status
    figures: int = 0
    discrepancies: int = 0
    seconds: float = 0.0
    pages: int | None = None
    failure: Failure | None = None
    note: str | None = None
    remembered: bool = False

    @property
    def detail(self) -> str | None:
        """The error, or a remark."""
        return self.failure.message if self.failure else self.note


@dataclass(frozen=True, slots=True)
class _Content:
    """Files with the same bytes: the first is read, the others only noted."""

    file: Path
    sha256: str
    is_new: bool
    twins: list[Path] = field(default_factory=list)


def extract_file(file: Path, ocr: Mode = "auto") -> ExtractedDocument:
    """The pipeline, its PDF libraries loaded in the process that needs them and not before."""
    from extractor.pipeline import extract_document

    return extract_document(file, ocr)


def load_pipeline() -> None:
    """Load what ``extract_file`` needs, so that the time of the first file does not pay for it."""
    import extractor.pipeline  # noqa: F401


def extract_file_with(vocabulary: bytes, file: Path, ocr: Mode = "auto") -> ExtractedDocument:
    """As ``extract_file``, with the user's own phrases (TOML) before the shipped ones.

    They come as they were when the import began: the file may change, or be on another machine.
    """
    _use(vocabulary)
    return extract_file(file, ocr)


@lru_cache(1)
def _use(vocabulary: bytes) -> None:
    from extractor.reading import labels

    with TemporaryDirectory(prefix="extractor-") as folder:
        file = Path(folder) / "vocabulary.toml"
        file.write_bytes(vocabulary)
        labels.use_vocabulary(file)
        labels.vocabulary()  # compiled while the file is there


def import_files(
    files: Sequence[Path],
    database: Database,
    version: str,
    crew: Crew,
    again: bool = False,
    manifest: Manifest | None = None,
) -> Iterator[FileResult]:
    """Import the files, yielding each one's result once it is stored.

    Files whose content is stored already, as read by this ``version``, are not read again; nor are
    those that this version failed on, unless ``again``. What the ``manifest`` says of a file is
    stored with it, whether or not the file is read.

    Raises DatabaseError when the database refuses a write, NoWorkers when the crew is lost; what
    was stored before stays.
    """
    with seldom_collected():
        yield from _import(_Run(database, version, again, manifest), files, crew)


def _import(run: _Run, files: Sequence[Path], crew: Crew) -> Iterator[FileResult]:
    todo = iter(files)
    out: dict[Future[Read], _Content] = {}
    more = True
    try:
        while more or out:
            # None is handed out while a result waits, so that an interruption costs little.
            while more and len(out) < max(1, crew.ahead()) and not any(f.done() for f in out):
                file = next(todo, None)
                if file is None:
                    more = False
                    break
                found = run.look_at(file)
                if isinstance(found, FileResult):
                    yield found
                elif found is not None:
                    try:
                        job = crew.job_of(file)
                    except OSError as error:
                        yield from run.finish(found, Read(None, _unopened(file, error), 0.0))
                    else:
                        out[_handed_out(job, crew)] = found
            if out:
                for future in wait(out, return_when=FIRST_COMPLETED).done:
                    content = out.pop(future)
                    yield from run.finish(content, _read(future, content.file, crew))
    finally:
        for future in out:
            future.cancel()


def _handed_out(job: Job, crew: Crew) -> Future[Read]:
    try:
        return crew.executor.submit(job)
    except Exception as error:
        raise _lost(error) from error


def _read(future: Future[Read], file: Path, crew: Crew) -> Read:
    """What the reader says. Raises NoWorkers when it is the reader, not the file, that failed."""
    try:
        return future.result()
    except crew.lost as error:
        said = f"{shown(file.name)}: cost several workers their lives ({type(error).__name__})"
        return Read(None, Failure(CRASH, f"{said}; try it alone, on this machine"), 0.0)
    except ExtractorError:
        raise
    except (Exception, CancelledError) as error:
        raise _lost(error) from error


def _lost(error: BaseException) -> NoWorkers:
    said = " ".join(f"{type(error).__name__} {error}".split())[:200]
    return NoWorkers(
        f"the workers were lost ({said}); what was read is stored, run the same command again"
    )


def _unopened(file: Path, error: OSError) -> Failure:
    said = f"cannot be read ({error.strerror}); check its permissions"
    return Failure(UNOPENED, f"{shown(file.name)}: {said}")


@dataclass(frozen=True, slots=True)
class _Run:
    """One import: what is being read, and what has failed, by the hash of its content."""

    database: Database
    version: str
    again: bool
    manifest: Manifest | None
    reading: dict[str, _Content] = field(default_factory=dict)
    failed: dict[str, FileResult] = field(default_factory=dict)
    known: Known = field(default_factory=Known)

    def look_at(self, file: Path) -> FileResult | _Content | None:
        """What is known of the file: its result, or that it must be read; None for the twin of one
        that is being read, whose result comes with that one's."""
        started = time.monotonic()
        try:
            with file.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            seconds = time.monotonic() - started
            failure = _unopened(file, error)
            return self._noted(FileResult(file, "failed", seconds=seconds, failure=failure))
        if sha256 in self.reading:
            self.reading[sha256].twins.append(file)
            return None
        if sha256 in self.failed:
            return self._noted(_twin(file, self.failed[sha256]), sha256)
        stored = recorded(self.database, sha256)
        if stored is not None and stored.extractor_version == self.version:
            if stored.filename != shown(file.name):
                same = FileResult(file, "duplicate", note=_same_as(stored.filename))
                return self._noted(same, sha256)
            status: Status = "unchanged" if stored.reports else "no report"
            return self._noted(FileResult(file, status), sha256)
        before = None if self.again else failed_before(self.database, sha256, self.version)
        if before is not None:
            failure = Failure(*before)
            return self._noted(FileResult(file, "failed", failure=failure, remembered=True), sha256)
        self.reading[sha256] = _Content(file, sha256, stored is None)
        return self.reading[sha256]

    def finish(self, content: _Content, read: Read) -> Iterator[FileResult]:
        """Store what was read, or note why there is nothing to store."""
        del self.reading[content.sha256]
        document = read.document
        if document is None:
            failed = FileResult(content.file, "failed", seconds=read.seconds, failure=read.failure)
            self.failed[content.sha256] = failed
            result = self._noted(failed, content.sha256)
        else:
            status: Status = "imported" if content.is_new else "updated"
            result = FileResult(
                content.file,
                status if document.reports else "no report",
                seconds=read.seconds,
                pages=document.document.pages,
                note=unread_pages(document.document),
            )
            row = replace(self._row(result, content.sha256), sha256=document.document.sha256)
            store(self.database, document, row, self.known)
            result = self._counted(result, row.sha256)
        yield result
        for twin in content.twins:
            yield self._noted(_twin(twin, result), content.sha256)

    def _noted(self, result: FileResult, sha256: str | None = None) -> FileResult:
        note(self.database, self._row(result, sha256), self.known)
        return result if result.status == "failed" else self._counted(result, sha256)

    def _counted(self, result: FileResult, sha256: str | None) -> FileResult:
        """With what the database holds of the file's document now."""
        stored = recorded(self.database, sha256) if sha256 else None
        if stored is None:
            return result
        return replace(result, figures=stored.figures, discrepancies=stored.discrepancies)

    def _row(self, result: FileResult, sha256: str | None) -> Import:
        failure = result.failure
        return Import(
            path=shown(result.path),
            status=result.status,
            seconds=result.seconds,
            extractor_version=self.version,
            sha256=sha256,
            error=failure.message if failure else None,
            note=result.note,
            uri=result.path.absolute().as_uri(),
            content=sha256,
            pages=result.pages,
            failure=failure.kind if failure else None,
            listing=self.manifest.line_of(result.path) if self.manifest else None,
        )


def _twin(file: Path, result: FileResult) -> FileResult:
    """The result of a file with the same content as one that has its result."""
    return FileResult(
        file,
        "failed" if result.status == "failed" else "duplicate",
        failure=result.failure,
        note=_same_as(shown(result.path.name)),
    )


def _same_as(name: str) -> str:
    return f"same content as {name}"
