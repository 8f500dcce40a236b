"""Who reads: threads of this process that keep a reading process each, or a cluster's workers.

The rest of the batch sees an executor and a job per file; it is the same for all of them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from extractor.running.guarded import Guard, read_guarded
from extractor.running.reading import Extract, Read, read_one
from extractor.running.worker import allow_workers, end_workers

P = ParamSpec("P")
T = TypeVar("T")

Job = Callable[[], Read]

AHEAD = 2
"""Files handed out per reader: one being read and one ready, so that none waits for the writer."""

ENDING_SECONDS = 0.02
"""Between two looks at whether the threads of an import that was interrupted have ended."""


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, what it is to do for a file, and how many files to hand out at a time.

    ``job_of`` makes what can be sent to the executor; it raises OSError when the file cannot be
    read to be sent. ``lost`` are the exceptions that say: this file cost its readers their lives.
    """

    executor: Executor
    job_of: Callable[[Path], Job]
    ahead: Callable[[], int]
    lost: tuple[type[BaseException], ...] = ()


class InThisProcess(Executor):
    """Runs each call at once, in the caller's own process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's future, done already. KeyboardInterrupt and SystemExit pass through."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def in_this_process(extract: Extract) -> Iterator[Crew]:
    """Reads here, one file at a time, without limits: for tests, and to look for faults."""
    yield Crew(InThisProcess(), lambda file: partial(read_one, extract, file), lambda: 1)


@contextmanager
def on_this_machine(guard: Guard, jobs: int) -> Iterator[Crew]:
    """Reads ``jobs`` files at a time, each in a process held to the guard's limits.

    When the block ends, so do the processes, whatever they are doing.
    """
    threads: list[threading.Thread] = []
    executor = ThreadPoolExecutor(
        jobs, "reader", initializer=lambda: threads.append(threading.current_thread())
    )
    try:
        yield Crew(executor, lambda file: partial(read_guarded, guard, file), lambda: jobs * AHEAD)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        while any(thread.is_alive() for thread in threads):
            end_workers()
            time.sleep(ENDING_SECONDS)
        allow_workers()
