"""Reading a file so that nothing it does can harm the process that asks.

Guarantee: ``read_guarded`` returns within twice the time limit (and a process's start), whatever
the file does to the process reading it: hang, crash, eat memory, even in C code. It is a plain
function, so that any executor can run it: threads of this process, or those of a cluster's workers.
"""

from __future__ import annotations

import logging
import pickle
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor import __version__
from extractor.errors import NoWorkers
from extractor.filenames import shown
from extractor.running.limits import Limits
from extractor.running.reading import MEMORY, Extract, Failure, Prepare, Read, nothing
from extractor.running.worker import Ended, Lost, Worker

ATTEMPTS = 2
"""A file that costs a process its life is read once more in a fresh one: it may have died of
something else (another file's memory, a machine short of it)."""

STARTS = 3
"""Times that a process is started before it counts as impossible: the first may have been killed,
or the machine short of memory for a moment."""


@dataclass(frozen=True, slots=True)
class Guard:
    """How files are to be read: by what, within which limits, by processes prepared how."""

    extract: Extract
    limits: Limits
    prepare: Prepare = nothing


log = logging.getLogger(__name__)

_mine = threading.local()
"""Each thread's own worker: Linux ends a child when the thread that started it ends."""


def read_guarded(guard: Guard, file: Path) -> Read:
    """Read one file in a process of its own that is kept for the next. Raises NoWorkers."""
    started = time.monotonic()
    failure: Failure | None = None
    for attempt in range(ATTEMPTS):
        worker = _worker(guard, fresh=attempt > 0)
        try:
            read = worker.read(file)
        except Lost as lost:
            failure = replace(lost.failure, message=f"{shown(file.name)}: {lost.failure.message}")
            continue
        failure = read.failure
        if failure is None or failure.kind != MEMORY:
            return replace(read, seconds=time.monotonic() - started)
    return Read(None, failure, time.monotonic() - started)


def read_shipped(guard: Guard, version: str, name: str, content: bytes) -> Read:
    """As ``read_guarded``, on another machine, for a file sent as its name and bytes.

    Raises NoWorkers when that machine has another version of the extractor.
    """
    if version != __version__:
        raise NoWorkers(
            f"a worker of the cluster has extractor {__version__}, this is {version}; "
            "install the same version on all"
        )
    with TemporaryDirectory(prefix="extractor-") as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return read_guarded(guard, file)


def _worker(guard: Guard, fresh: bool) -> Worker:
    """The thread's worker, started anew where it cannot be used or is not to be."""
    key = pickle.dumps(guard)
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is not None:
        if _mine.key == key and worker.usable and not fresh:
            return worker
        _mine.worker = None
        worker.close()
    worker = _started(guard)
    _mine.worker, _mine.key = worker, key
    return worker


def _started(guard: Guard) -> Worker:
    """A new worker. Raises NoWorkers when none comes up, however often it is tried."""
    for _ in range(STARTS - 1):
        try:
            return Worker(guard.extract, guard.prepare, guard.limits)
        except Ended:
            raise
        except NoWorkers as error:
            log.debug("%s; trying once more", error)
    return Worker(guard.extract, guard.prepare, guard.limits)
