"""The command line with a pipeline in which some files misbehave.

What a file does to its reader is told by the mark that its content begins with; all others are read
as ever.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from extractor import batch, cli
from schemas import ExtractedDocument

MARKS = {
    "crash": b"MISBEHAVES crash",
    "abort": b"MISBEHAVES abort",
    "spin": b"MISBEHAVES spin",
    "sleep": b"MISBEHAVES sleep",
    "eat": b"MISBEHAVES eat",
}

read_well = batch.extract_file


def read(file: Path, **options: Any) -> ExtractedDocument:
    """As the pipeline, or not at all."""
    with file.open("rb") as stream:
        head = stream.read(40)
    if head.startswith(MARKS["crash"]):
        ctypes.string_at(0)
    if head.startswith(MARKS["abort"]):
        os.abort()
    while head.startswith(MARKS["spin"]):
        pass
    if head.startswith(MARKS["sleep"]):
        # In C, deaf to everything that can be ignored.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        time.sleep(10**6)
    held = []
    while head.startswith(MARKS["eat"]):
        held.append(bytearray(10**7))
    return read_well(file, **options)


if __name__ == "__main__":
    from tests.faults import driver  # by its name, which the reading processes can import

    batch.extract_file = driver.read
    sys.exit(cli.main())
