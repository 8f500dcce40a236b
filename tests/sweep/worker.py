"""Reads files in a process of its own, which may be killed, and names what became of each."""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from extractor.pdf.ocr.recognise import Mode

MEMORY = 3 << 30
"""Bytes of address space a reader may have before its file counts as eating memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``kind`` is a class of error, "reports", "no report", "fault",
    "memory", "hang" or "died"; ``detail`` the error's line, or for a fault its last calls.
    ``notes`` is what is said of a file that was read, ``figures`` what it says."""

    kind: str
    detail: str
    seconds: float
    pages: int = 0
    notes: str = ""
    figures: frozenset[str] = frozenset()


PLACES = {"sources": True, "origins": {"__all__": {"bbox"}}}
"""Where a figure was read: a damaged font moves that by a hair, and changes no figure."""


class Reader:
    """A process that reads one file after another; started afresh when it hangs or dies."""

    def __init__(self, limit: float, ocr: Mode) -> None:
        self.limit, self.ocr = limit, ocr
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.ocr), daemon=True)
        self._process.start()
        theirs.close()
        self._ours.recv()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()

    def read(self, path: Path) -> Outcome:
        """The file's outcome, within the limit of seconds."""
        started = time.monotonic()
        self._ours.send(path)
        try:
            if self._ours.poll(self.limit):
                outcome: Outcome = self._ours.recv()
                return outcome
            kind, detail = "hang", f"{path.name}: not done after {self.limit:.0f} s"
        except (EOFError, ConnectionError):
            kind, detail = "died", f"{path.name}: the reader died"
        self._process.kill()
        self._process.join()
        self._start()
        return Outcome(kind, detail, time.monotonic() - started)


def _serve(connection: Connection, ocr: Mode) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from extractor.pipeline import extract_document  # noqa: F401  (the imports take a second)
    from extractor.running.reading import quiet

    quiet()
    connection.send("ready")
    while True:
        connection.send(_outcome(connection.recv(), ocr))


def _outcome(path: Path, ocr: Mode) -> Outcome:
    from extractor.errors import ExtractorError
    from extractor.pipeline import extract_document
    from extractor.scanned import unread_pages

    started = time.monotonic()
    pages, notes = 0, ""
    figures: set[str] = set()
    try:
        document = extract_document(path, ocr)
        kind, detail = ("reports" if document.reports else "no report"), ""
        for report in document.reports:
            for family, found in report.figures().items():
                said = (f.model_dump_json(exclude=PLACES) for f in found)
                figures |= {f"{family} {figure}" for figure in said}
        pages, notes = document.document.pages, unread_pages(document.document) or ""
    except ExtractorError as error:
        kind, detail = type(error).__name__, str(error)
        if "\n" in detail or not detail.startswith(path.name) or "; " not in detail:
            kind, detail = "fault", f"no proper line: {detail}"
    except MemoryError:
        kind, detail = "memory", f"{path.name}: more than {MEMORY >> 20} MB"
    except BaseException as error:
        calls = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{Path(c.filename).stem}:{c.lineno} {c.name}" for c in calls[:-7:-1])
        kind, detail = "fault", f"{type(error).__name__}: {str(error)[:200]} at {where}"
    seconds = time.monotonic() - started
    return Outcome(kind, detail, seconds, pages, notes, frozenset(figures))
