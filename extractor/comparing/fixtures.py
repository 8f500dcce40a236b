"""Folders that hold a report and what is expected of it, read at the same time by several
processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.comparing.documents import Compared, compare
from extractor.comparing.expected import Json, parse, read
from extractor.errors import UsageError
from extractor.running.crews import Crew
from schemas.report import ExtractedDocument

EXPECTED = "expected.json"
REPORT = "report.pdf"


@dataclass(frozen=True, slots=True)
class Fixture:
    """A report's file, where the expected document is or is to be, and its text; None where there
    is none yet."""

    report: Path
    expected: Path
    text: str | None

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.report.absolute().parent.name


@dataclass(frozen=True, slots=True)
class Checked:
    """A fixture that was read. ``failure`` is one line on why it could not be; then everything
    expected is missing. ``expected`` is None where there is nothing to compare with yet."""

    fixture: Fixture
    expected: Json | None
    read: ExtractedDocument | None
    failure: str | None
    seconds: float
    reports: tuple[Compared, ...]

    @property
    def other_file(self) -> bool:
        """Whether the report is not the file that the expected document was written for."""
        if self.read is None or self.expected is None:
            return False
        return bool(self.expected["document"]["sha256"] != self.read.document.sha256)


def find_fixtures(folder: Path, drafts: bool = False) -> list[Fixture]:
    """Every folder at or below ``folder`` that holds a report, sorted.

    Without ``drafts`` each must hold its ``expected.json``. Raises UsageError for a folder that
    does not, for one with several PDFs of which none is ``report.pdf``, and when there are none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name one that holds fixtures")
    found = [
        Fixture(report, expected, read(expected) if expected.exists() else None)
        for here in sorted({path.parent for path in _files(folder)})
        for report, expected in [(_report_in(here), here / EXPECTED)]
    ]
    if not found:
        raise UsageError(f"{folder}: no folder with a {REPORT}; fixtures/README.md has the form")
    bare = [fixture for fixture in found if fixture.text is None]
    if bare and not drafts:
        raise UsageError(
            f"{bare[0].expected}: missing, so that nothing is checked; "
            f"write one with: extractor check {bare[0].expected.parent} --update"
        )
    return found


def check_fixtures(fixtures: Sequence[Fixture], crew: Crew) -> Iterator[Checked]:
    """Read and compare them, in their order. Raises UsageError for an expected document that
    breaks the contract, before anything is read, and NoWorkers."""
    expected = [parse(f.text, str(f.expected)) if f.text is not None else None for f in fixtures]
    jobs = [crew.executor.submit(crew.job_of(fixture.report)) for fixture in fixtures]
    for fixture, document, job in zip(fixtures, expected, jobs, strict=True):
        done = job.result()
        failure = done.failure.message if done.failure else None
        reports = tuple(compare(document, done.document)) if document is not None else ()
        yield Checked(fixture, document, done.document, failure, done.seconds, reports)


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name == EXPECTED or name.lower().endswith(".pdf"):
                yield Path(here) / name


def _report_in(folder: Path) -> Path:
    if (folder / REPORT).is_file():
        return folder / REPORT
    files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".pdf"]
    if len(files) == 1:
        return files[0]
    what = "no PDF" if not files else f"{len(files)} PDFs, none of them called {REPORT}"
    raise UsageError(f"{folder}: {what}; each fixture is a folder with one {REPORT}")
