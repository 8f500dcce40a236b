"""What an import says on standard error while it runs, and the table it ends with.

On a terminal a bar; elsewhere (a log file, a job's output) a plain line now and then.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from extractor.batch import FileResult
from extractor.filenames import shown

EVERY_SECONDS = 30.0
"""Between two plain lines: some hundred an hour, so that a night's log can still be read."""

WINDOW = 200
"""Files over whose time the rest is guessed: enough to even out, few enough to follow a change
(from files that are known to files that must be read)."""

MOST_ROWS = 200
"""Files that the closing table lists; of more it gives the sums by status, and those that failed
have their lines on standard error anyway."""


@dataclass(slots=True)
class Tally:
    """How far an import is. ``now`` is the clock, in seconds."""

    total: int
    now: Callable[[], float] = time.monotonic
    done: int = 0
    failed: int = 0
    pages: int = 0
    started: float = field(init=False)
    _recent: deque[float] = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.now()
        self._recent = deque([self.started], WINDOW)

    def add(self, result: FileResult) -> None:
        """Count a file that is done."""
        self.done += 1
        self.failed += result.status == "failed"
        self.pages += result.pages or 0
        self._recent.append(self.now())

    def rest(self) -> str:
        """All but the number of files: "3 failed, 4.1 pages/s, about 2 h 10 min left"."""
        elapsed = self.now() - self.started
        parts = [f"{self.failed} failed"]
        if elapsed > 0:
            parts.append(f"{self.pages / elapsed:.1f} pages/s")
        left = self._seconds_left()
        if left is not None:
            parts.append(f"about {in_words(left)} left")
        return ", ".join(parts)

    def _seconds_left(self) -> float | None:
        if self.done == self.total or len(self._recent) < 2:
            return None
        each = (self.now() - self._recent[0]) / (len(self._recent) - 1)
        return each * (self.total - self.done)


def in_words(seconds: float) -> str:
    """A time that nobody needs to the second: "40 s", "12 min", "2 h 10 min", "3 days 4 h"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} day{'s' if days > 1 else ''} {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@contextmanager
def progress(total: int) -> Iterator[Callable[[FileResult], None]]:
    """Shows how far an import of ``total`` files is; what it gives is called with each result."""
    tally = Tally(total)
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from _lines(tally)
        return
    rest = TextColumn("{task.fields[rest]}")
    with Progress(
        TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), rest, console=console
    ) as bar:
        task = bar.add_task("", total=total, rest="")

        def show(result: FileResult) -> None:
            tally.add(result)
            bar.update(task, completed=tally.done, rest=tally.rest())

        yield show


def _lines(tally: Tally) -> Iterator[Callable[[FileResult], None]]:
    said = tally.started

    def say(result: FileResult) -> None:
        nonlocal said
        tally.add(result)
        if tally.done == tally.total or tally.now() - said >= EVERY_SECONDS:
            said = tally.now()
            line = f"importing: {tally.done}/{tally.total} files, {tally.rest()}"
            print(line, file=sys.stderr, flush=True)

    yield say


def closing_table(results: Sequence[FileResult]) -> Table:
    """What became of each file; of many files, how many had which end."""
    return _by_status(results) if len(results) > MOST_ROWS else _by_file(results)


def _by_file(results: Sequence[FileResult]) -> Table:
    table = _table("file", f"{len(results)} files", results)
    for result in results:
        table.add_row(
            Text(shown(result.path)),
            Text(result.status, style="red" if result.status == "failed" else ""),
            *_sums([result]),
        )
    return table


def _by_status(results: Sequence[FileResult]) -> Table:
    table = _table("files", str(len(results)), results)
    for status, count in Counter(result.status for result in results).most_common():
        of_it = [result for result in results if result.status == status]
        table.add_row(str(count), status, *_sums(of_it))
    return table


def _table(first: str, footer: str, results: Sequence[FileResult]) -> Table:
    figures, discrepancies, seconds = _sums(results)
    table = Table(show_footer=True)
    table.add_column(first, footer, overflow="fold")
    table.add_column("status")
    table.add_column("figures", figures, justify="right")
    table.add_column("discrepancies", discrepancies, justify="right")
    table.add_column("seconds", seconds, justify="right")
    return table


def _sums(results: Sequence[FileResult]) -> tuple[str, str, str]:
    return (
        str(sum(result.figures for result in results)),
        str(sum(result.discrepancies for result in results)),
        f"{sum(result.seconds for result in results):.1f}",
    )
