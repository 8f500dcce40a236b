"""What reads files for the commands that read many: how, and by which processes of this machine."""

from __future__ import annotations

import hashlib
import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import __version__
from extractor.cli.common import Ocr, use_vocabulary

if TYPE_CHECKING:
    from extractor.running.crews import Crew
    from extractor.running.guarded import Guard
    from extractor.running.limits import Limits
    from extractor.running.reading import Extract

_DIGITS = 8
"""Hexadecimal digits that tell one vocabulary from another in a version."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads one file, and the version that is kept with what it reads: the extractor's own,
    with the options that change what is read."""

    extract: Extract
    version: str


def reader_with(vocabulary: Path | None, ocr: Ocr) -> Reader:
    """The reader with the user's options. Raises UsageError for a file that is no vocabulary."""
    from extractor.batch import extract_file, extract_file_with

    version = __version__ if ocr is Ocr.auto else f"{__version__}+ocr-{ocr.value}"
    if vocabulary is None:
        return Reader(partial(extract_file, ocr=ocr.value), version)
    use_vocabulary(vocabulary)
    phrases = vocabulary.read_bytes()
    digest = hashlib.sha256(phrases).hexdigest()[:_DIGITS]
    return Reader(partial(extract_file_with, phrases, ocr=ocr.value), f"{version}+{digest}")


def guarded(reader: Reader, limits: Limits) -> Guard:
    """The reader in processes that are held to limits."""
    from extractor.batch import load_pipeline
    from extractor.running.guarded import Guard

    return Guard(reader.extract, limits, load_pipeline)


def crew_here(
    reader: Reader, limits: Limits, jobs: int | None, most: int | None = None
) -> AbstractContextManager[Crew]:
    """Who reads on this machine: ``jobs`` at a time, one per core unless given, and no more than
    the ``most`` that have something to do; for 0, this process itself, without limits."""
    from extractor.running.crews import in_this_process, on_this_machine

    if jobs == 0:
        return in_this_process(reader.extract)
    wanted = jobs or _cores()
    return on_this_machine(guarded(reader, limits), wanted if most is None else min(wanted, most))


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
