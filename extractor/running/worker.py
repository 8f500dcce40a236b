"""The parent's side of a reading process: started, given a file, killed when it takes too long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path

from extractor.errors import NoWorkers
from extractor.running.child import ANSWERS, READY
from extractor.running.limits import Limits
from extractor.running.reading import CRASH, MEMORY, TIME, Extract, Failure, Prepare, Read

GROWTH_MB = 300
"""Megabytes by which a process may have grown since its first file; then a new one takes over. The
libraries' caches settle below 100; a large file's memory does not always come back."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Each core has a process of its own: threads within it would only wait for each other."""


_all: set[Worker] = set()
_changing = threading.Lock()
_ended = threading.Event()


def end_workers() -> None:
    """Kill all reading processes of this process, whatever they are doing, and start no more."""
    _ended.set()
    with _changing:
        workers = list(_all)
    for worker in workers:
        worker.kill()


def allow_workers() -> None:
    """Forget the processes that were ended, and allow new ones to be started."""
    with _changing:
        _all.clear()
    _ended.clear()


class Ended(NoWorkers):
    """No more processes are to be started: the import has ended, or is being interrupted."""


class Lost(Exception):
    """The process ended, by itself or by us, without an answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class Worker:
    """One reading process. It ends with the thread that started it, or when it is closed.

    Raises NoWorkers when no process can be started.
    """

    def __init__(self, extract: Extract, prepare: Prepare, limits: Limits) -> None:
        if _ended.is_set():
            raise Ended("the import has ended")
        self.limits = limits
        self._late = False
        self._first_mb: int | None = None
        self._grown = False
        self._link, theirs = Pipe()
        paths = os.pathsep.join(path for path in sys.path if path)
        try:
            # A session of its own, so that Ctrl-C is the parent's, and a kill takes what the
            # process itself has started. -P: modules do not come from wherever the user stands.
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-m", "extractor.running.child"),
                    *(str(theirs.fileno()), str(os.getpid())),
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if sys.flags.dev_mode else subprocess.DEVNULL,
                start_new_session=True,
                env=ONE_THREAD | os.environ | {"PYTHONPATH": paths},
            )
        except OSError as error:
            self._link.close()
            raise NoWorkers(
                f"no process to read with can be started ({error.strerror}); try fewer --jobs"
            ) from error
        finally:
            theirs.close()
        with _changing:
            _all.add(self)
        if _ended.is_set():  # meanwhile: nobody else may have seen this process
            self.kill()
        try:
            self._link.send((extract, prepare, limits))
            ready = self._link.recv_bytes() == READY
        except (OSError, EOFError):
            ready = False
        if not ready:
            self.close()
            raise NoWorkers(
                f"the process to read with ended before it began ({self._ending()}); try a larger "
                "--memory-limit, or --jobs 0 to see why"
            )

    @property
    def usable(self) -> bool:
        """Whether it can take another file: alive, and not much larger than when it was new."""
        return not self._grown and self._process.poll() is None

    def read(self, file: Path) -> Read:
        """Read one file, in at most the seconds of the limits. Raises Lost."""
        timer = threading.Timer(self.limits.seconds, self._kill_late)
        timer.start()
        try:
            self._link.send(file)
            answer = ANSWERS.validate_json(self._link.recv_bytes())
        except (OSError, EOFError):
            self.kill()
            raise Lost(self._explained()) from None
        finally:
            timer.cancel()
        if self._first_mb is None:
            self._first_mb = answer.memory_mb
        failure = answer.read.failure
        # Libraries that ran out of memory may be left in any state.
        self._grown = answer.memory_mb - self._first_mb > GROWTH_MB or (
            failure is not None and failure.kind == MEMORY
        )
        return answer.read

    def kill(self) -> None:
        """End the process and all that it has started, and wait for it."""
        if self._process.poll() is None:  # else its number may be another's by now
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """End the process and let go of it. No other thread may use it any more."""
        self.kill()
        with _changing:
            _all.discard(self)
        self._link.close()

    def _kill_late(self) -> None:
        self._late = True
        self.kill()

    def _ending(self) -> str:
        code = self._process.wait()
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def _explained(self) -> Failure:
        code = self._process.wait()
        if self._late or code == -signal.SIGXCPU:
            return Failure(
                TIME,
                f"takes longer than {self.limits.seconds:g} seconds; allow more with --time-limit",
            )
        if code == -signal.SIGKILL:
            return Failure(
                CRASH,
                "the process reading it was killed (by the system when memory runs out, or by "
                "somebody); try it again with --failed, and with fewer --jobs",
            )
        return Failure(
            CRASH,
            f"the process reading it died ({self._ending()}: a fault in a PDF library); "
            "open it in a PDF viewer and print it to a new file",
        )
