"""Reading on a Dask cluster: the same jobs as on this machine, on the executor of its client.

Files are sent with their jobs, so that the workers need no disk of ours; they need the same version
of the extractor. On a worker each of its threads keeps a reading process, within the same limits. A
worker that dies loses nothing: Dask gives its files to others, what it was reading is read anew.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import __version__
from extractor.errors import NoWorkers, UsageError
from extractor.running.crews import AHEAD, Crew, Job
from extractor.running.guarded import Guard, read_shipped

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 30
"""How long the scheduler may take to answer, and then to have a worker."""

LOOK_SECONDS = 10.0
"""Between two looks at how many workers there are: they come and go by the minute, not by the
file."""


@contextmanager
def on_cluster(guard: Guard, address: str) -> Iterator[Crew]:
    """Reads on the cluster whose scheduler is at ``address`` ("tcp://host:8786").

    Raises UsageError when distributed is not installed, NoWorkers when no scheduler answers or it
    has no workers.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise UsageError(
            "--cluster needs more packages: pip install 'council-report-extractor[cluster]'"
        ) from error
    _quiet()
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoWorkers(
            f"--cluster {address}: no Dask scheduler answers; check that it runs and its address"
        ) from error

    def job_of(file: Path) -> Job:
        return partial(read_shipped, guard, __version__, file.name, file.read_bytes())

    try:
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise NoWorkers(
                f"--cluster {address}: the scheduler has no workers; start some with: dask worker"
            ) from error
        # Not pure: Dask may not take a second reading of a file for the first.
        executor = client.get_executor(pure=False)
        yield Crew(executor, job_of, _ahead(client), (KilledWorker,))
        executor.shutdown(wait=False)
    finally:
        client.close()


def _quiet() -> None:
    """Keep what Dask says of lost connections from standard error: we say it in one line."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _ahead(client: Client) -> Callable[[], int]:
    """How many files to hand out: by the threads of the workers that there are now."""
    looked, threads = float("-inf"), 0

    def ahead() -> int:
        nonlocal looked, threads
        if time.monotonic() - looked > LOOK_SECONDS:
            looked = time.monotonic()
            with suppress(OSError):  # a lost scheduler shows in the files that are out
                threads = sum(client.nthreads().values())
        return threads * AHEAD

    return ahead
