"""A reading process: takes one file after the other from its parent, within limits.

What it sends back is data (JSON), never code: the parent validates it, so that a file which takes
over a PDF library takes over this process alone.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pydantic import TypeAdapter

from extractor.running.limits import Limits, die_with, hold_cpu, hold_memory, memory_in_use
from extractor.running.reading import Extract, Prepare, Read, quiet, read_one

READY = b"ready"
"""What a process says once it could be started and knows how to read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read, and the megabytes of memory that the process holds after it."""

    read: Read
    memory_mb: int


ANSWERS = TypeAdapter(Answer)


def serve(link: Connection, parent: int) -> None:
    """Read what comes down the link until it is closed."""
    die_with(parent)
    quiet()
    told: tuple[Extract, Prepare, Limits] = link.recv()
    extract, prepare, limits = told
    hold_memory(limits.memory_mb)
    prepare()
    link.send_bytes(READY)
    while True:
        try:
            file: Path = link.recv()
        except EOFError:
            return
        hold_cpu(limits.seconds)
        read = read_one(extract, file)
        link.send_bytes(ANSWERS.dump_json(Answer(read, memory_in_use())))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]))
