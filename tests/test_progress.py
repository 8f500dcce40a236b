"""What an import says while it runs, and the table it ends with."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from extractor import progress as module
from extractor.batch import FileResult
from extractor.progress import MOST_ROWS, WINDOW, Tally, closing_table, in_words, progress
from extractor.running.reading import Failure

GOOD = FileResult(Path("a.pdf"), "imported", figures=8, seconds=1.5, pages=9)
BAD = FileResult(Path("b.pdf"), "failed", failure=Failure("crash", "b.pdf: died"))


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (3599, "1 h 0 min"),
        (7800, "2 h 10 min"),
        (90000, "1 day 1 h"),
        (200000, "2 days 7 h"),
    ],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_how_far_it_is() -> None:
    clock = Clock()
    tally = Tally(10, clock)
    assert tally.rest() == "0 failed"
    for result in (GOOD, GOOD, BAD):
        clock.time += 60
        tally.add(result)
    assert tally.rest() == "1 failed, 0.1 pages/s, about 7 min left"
    for _ in range(7):
        clock.time += 60
        tally.add(GOOD)
    assert tally.rest() == "1 failed, 0.1 pages/s"


def test_the_rest_is_guessed_from_the_last_files_not_from_those_that_were_known() -> None:
    clock = Clock()
    tally = Tally(3 * WINDOW, clock)
    for _ in range(WINDOW):  # known: no time at all
        tally.add(GOOD)
    for _ in range(WINDOW):
        clock.time += 6
        tally.add(GOOD)
    assert tally.rest().endswith("about 20 min left")


def test_lines_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(module, "Tally", lambda total: Tally(total, clock))
    with progress(100) as show:
        for _ in range(100):
            clock.time += 1
            show(GOOD)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(" files")[0] for line in lines] == [
        "importing: 30/100",
        "importing: 60/100",
        "importing: 90/100",
        "importing: 100/100",
    ]
    assert lines[0] == "importing: 30/100 files, 0 failed, 9.0 pages/s, about 1 min left"


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(
        module, "Console", lambda **_: Console(file=screen, force_terminal=True, width=120)
    )
    with progress(2) as show:
        show(GOOD)
        show(BAD)
    assert "2/2" in screen.getvalue()
    assert "1 failed" in screen.getvalue()


def printed(results: list[FileResult]) -> str:
    out = io.StringIO()
    Console(file=out, width=100).print(closing_table(results))
    return out.getvalue()


def test_few_files_are_listed_and_many_summed_up() -> None:
    few = printed([GOOD, BAD])
    assert "a.pdf" in few
    assert "2 files" in few
    many = printed([GOOD] * MOST_ROWS + [BAD])
    assert ".pdf" not in many
    rows = [line.split() for line in many.splitlines() if "imported" in line or "failed" in line]
    assert [row[1:6:2] for row in rows] == [["200", "imported", "1600"], ["1", "failed", "0"]]
