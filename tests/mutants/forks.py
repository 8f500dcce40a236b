"""``python -m tests.mutants.forks``, in the copy of the project: each mutant in a fork.

One process imports the changed modules and collects the tests, and runs none: whatever a test
leaves behind dies with its fork. The first fork runs every test once, to learn which functions each
reaches; then each mutant has a fork in which the tests that reach it run, quick ones first, until
one fails.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import pytest
from _pytest.runner import runtestprotocol

from extractor.reading.labels import vocabulary
from tests.mutants.constants import changed_constants, put
from tests.mutants.forgetting import forget
from tests.mutants.switch import learn, put_in_force, reached

JOB = Path("job.json")
"""What to run, in the copy: see ``prepare``."""

VOCABULARY = vocabulary.__name__

PLAIN = Path("plain")
"""The modules as they are, in the copy."""

SECONDS = 120
"""Of a processor: a mutant that has not failed by then does not end."""

BYTES = 4 * 2**30
"""Memory that a mutant may take: what grows for ever is stopped before the machine is."""


class Forks:
    """A pytest plugin: instead of running the tests once, run them for each mutant."""

    def __init__(self, job: dict[str, Any], output: TextIO) -> None:
        self.job = job
        self.output = output
        self.left = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        forget()
        seconds, reaching = forked(self.learnt)
        # compiled once for all forks, unless what compiles it is changed
        self.kept = None if self.job["vocabulary"] else VOCABULARY
        if self.kept:
            vocabulary()
        self.quick = sorted(range(len(self.items)), key=seconds.__getitem__)
        for module, mutants in self.job["mutants"].items():
            tried = []
            for name, change in mutants:
                reach_it = reaching.get(name.rpartition("__mutmut_")[0], [])
                lines = [f"## {name.rpartition('.')[2]}", *change]
                tried.append((lines, set(reach_it), partial(put_in_force, name)))
            self.tell(module, f"{len(mutants)} of {self.job['all'][module]} mutants", tried)
        for module in self.job["constants"]:
            named = importlib.import_module(module.removesuffix(".py").replace("/", "."))
            its = f"{named.__name__}."
            reach_it = {at for of, some in reaching.items() if of.startswith(its) for at in some}
            changes = changed_constants((PLAIN / module).read_text("utf-8"))
            tried = [([change], reach_it, partial(put, named, node)) for change, node in changes]
            self.tell(module, f"{len(tried)} other constants", tried)
        return True

    def tell(
        self,
        module: str,
        what: str,
        mutants: Iterable[tuple[list[str], Container[int], Callable[[], object]]],
    ) -> None:
        """Tries a module's mutants, each with the tests that reach it, and prints what is left."""
        left: list[list[str]] = []
        odd = 0
        for lines, reach_it, change in mutants:
            noticed = self.noticed([at for at in self.quick if at in reach_it], change)
            odd += noticed is None
            if noticed is False:
                left.append(lines)
        unended = f", {odd} did not end" if odd else ""
        print(f"== {module}: {what}, {len(left)} survived{unended}", file=self.output)
        for lines in left:
            print(*lines, sep="\n", file=self.output)
        self.output.flush()
        self.left += len(left)

    def learnt(self) -> tuple[list[float], dict[str, list[int]]]:
        """How long each test takes, and the places of the tests that reach each function.

        Whatever test asks for the vocabulary reaches what compiles it, though that is done once.
        """
        learn()
        seconds: list[float] = []
        vocabulary()
        every = list(range(len(self.items)))
        reaching = defaultdict(list, dict.fromkeys(reached, every))
        for at, item in enumerate(self.items):
            forget(VOCABULARY)
            reached.clear()
            reports = run(item)
            if any(report.failed for report in reports):
                raise RuntimeError(f"{item.nodeid} fails though nothing is changed")
            seconds.append(sum(report.duration for report in reports))
            for function in reached:
                if reaching[function] is not every:
                    reaching[function].append(at)
        return seconds, reaching

    def noticed(self, tests: Iterable[int], change: Callable[[], object]) -> bool | None:
        """Whether one of the tests fails after the change; None for one that does not end."""

        def fails() -> bool:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            try:
                change()
            except Exception:  # a constant that cannot be made is noticed by whoever imports it
                return True
            forget(self.kept)
            return any(report.failed for at in tests for report in run(self.items[at]))

        try:
            return bool(forked(fails))
        except ChildProcessError:
            return None


def run(item: pytest.Item) -> list[pytest.TestReport]:
    """One test by itself, all that it needs made for it."""
    return runtestprotocol(item, nextitem=None, log=False)


def forked(function: Callable[[], Any]) -> Any:
    """What the function returns (as JSON) when called in a fork.

    Raises ChildProcessError when the fork is stopped or the function raises.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                json.dump(function(), pipe)
            code = 0
        except RuntimeError as error:
            os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{error}\n".encode())
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        text = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status:
        raise ChildProcessError(f"the fork ended with {status}")
    return json.loads(text)


def main() -> int:
    """Run the job's mutants; 1 when one survived."""
    job = json.loads(JOB.read_text("utf-8"))
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # tests that print do so a thousand times
        forks = Forks(job, output)
        code = pytest.main(["-p", "no:terminal", "-p", "no:cacheprovider", *job["tests"]], [forks])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        sys.exit(f"the tests could not be collected or fail as they are ({code})")
    return min(forks.left, 1)


if __name__ == "__main__":
    sys.exit(main())
