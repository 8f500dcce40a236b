"""Reads many files on an executor, and survives whatever a file does to the process reading it."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from extractor.errors import ExtractorError
from extractor.filenames import shown
from schemas.report import ExtractedDocument

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Extract = Callable[[Path], ExtractedDocument]
MakeExecutor = Callable[[], Executor]


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a file yields: the document, or why there is none; and the seconds it took."""

    document: ExtractedDocument | None
    error: str | None
    seconds: float


class InThisProcess(Executor):
    """Runs each call at once, in the caller's own process: for one file, and for Ctrl-C."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's future, done already. KeyboardInterrupt and SystemExit pass through."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """Worker processes, started afresh and not forked: a fork copies the locks that a progress
    display's thread may hold."""

    def __init__(self, jobs: int) -> None:
        super().__init__(jobs, multiprocessing.get_context("spawn"), initializer=quiet)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As its base does. A worker that this starts inherits a blocked Ctrl-C: it is for the
        parent, which then ends its workers; each would otherwise print a traceback."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processes(jobs: int) -> MakeExecutor:
    """A maker of executors for ``jobs`` files at a time: this process for one, a pool for more."""
    return InThisProcess if jobs <= 1 else partial(Processes, jobs)


def read_all(
    files: Sequence[Path], extract: Extract, make_executor: MakeExecutor, ahead: int
) -> Iterator[tuple[int, Read]]:
    """Each file's index and what reading it yielded, as they finish.

    At most ``ahead`` files are handed out at a time, and none while a result waits to be taken, so
    that an interrupted run loses little. When a worker dies, the files that it may have held are
    read again one by one, each in a process of its own, so that only the one that kills its reader
    is lost.
    """
    waiting = deque(range(len(files)))
    while waiting:
        suspects: list[int] = []
        with _workers(make_executor) as executor:
            out: dict[Future[Read], int] = {}
            while (waiting and not suspects) or out:
                while waiting and len(out) < ahead and not suspects and not _any_done(out):
                    index = waiting.popleft()
                    try:
                        out[executor.submit(read_one, extract, files[index])] = index
                    except BrokenExecutor:
                        suspects.append(index)
                for future in wait(out, return_when=FIRST_COMPLETED).done:
                    index = out.pop(future)
                    if isinstance(future.exception(), BrokenExecutor):
                        suspects.append(index)
                    else:
                        yield index, future.result()
        for index in sorted(suspects):
            yield index, _read_alone(files[index], extract, make_executor)


def _any_done(futures: Iterable[Future[Read]]) -> bool:
    """Whether one of them has a result to take."""
    return any(future.done() for future in futures)


def _read_alone(file: Path, extract: Extract, make_executor: MakeExecutor) -> Read:
    started = time.monotonic()
    with _workers(make_executor) as executor:
        try:
            return executor.submit(read_one, extract, file).result()
        except BrokenExecutor:
            log.debug("%s killed its worker", file)
            message = (
                f"{shown(file.name)}: the process reading it died (out of memory, or a fault in a "
                "PDF library); open it in a PDF viewer and print it to a new file"
            )
            return Read(None, message, time.monotonic() - started)


@contextmanager
def _workers(make_executor: MakeExecutor) -> Iterator[Executor]:
    """An executor whose processes end with the block, at once if an exception ends it."""
    others = set(multiprocessing.active_children())
    executor = make_executor()
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    executor.shutdown()


def read_one(extract: Extract, file: Path) -> Read:
    """Read one file; every failure but the user's own Ctrl-C becomes one line."""
    started = time.monotonic()
    document, message = None, None
    try:
        document = extract(file)
    except ExtractorError as error:
        message = shown(str(error))
    except MemoryError:
        message = f"{shown(file.name)}: needs more memory than there is; try it with --jobs 1"
    except Exception as error:
        log.debug("%s", file, exc_info=True)
        said = " ".join(str(error).split())[:200]
        message = (
            f"{shown(file.name)}: a fault in the extractor ({type(error).__name__}: {said}); "
            "please report it with the file"
        )
    return Read(document, message, time.monotonic() - started)


def quiet() -> None:
    """Keep the PDF libraries' warnings, which nobody can act on, from standard error."""
    logging.basicConfig(level=logging.ERROR)
    warnings.simplefilter("ignore")
