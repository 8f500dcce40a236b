"""Reading one file in whatever process: the document, or one line on why there is none."""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ExtractorError, fault
from extractor.filenames import shown
from schemas.report import ExtractedDocument

log = logging.getLogger(__name__)

Extract = Callable[[Path], ExtractedDocument]
Prepare = Callable[[], None]
"""What a process does once, before the time of any file begins: load libraries."""

TIME, MEMORY, CRASH, FAULT = "time limit", "memory limit", "crash", "fault in the extractor"
"""Kinds of failures that are not of the file alone; those have the names of their exceptions."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not read: the kind ("time limit", "encrypted pdf"), and a line for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a file yields: the document, or why there is none; and the seconds it took."""

    document: ExtractedDocument | None
    failure: Failure | None
    seconds: float


def read_one(extract: Extract, file: Path) -> Read:
    """Read one file; every failure but the user's own Ctrl-C becomes one line."""
    started = time.monotonic()
    document, failure = None, None
    try:
        document = extract(file)
    except ExtractorError as error:
        failure = Failure(_kind(error), shown(str(error)))
    except MemoryError:
        failure = Failure(
            MEMORY,
            f"{shown(file.name)}: needs more memory than one file may use; "
            "allow more with --memory-limit",
        )
    except Exception as error:
        log.debug("%s", file, exc_info=True)
        failure = Failure(FAULT, f"{shown(file.name)}: {fault(error)}")
    return Read(document, failure, time.monotonic() - started)


def _kind(error: ExtractorError) -> str:
    """The exception's name in words: UnreadablePDF is "unreadable pdf"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()


def nothing() -> None:
    """Prepare nothing."""


def quiet() -> None:
    """Keep the PDF libraries' warnings, which nobody can act on, from standard error."""
    logging.basicConfig(level=logging.ERROR)
    warnings.simplefilter("ignore")
