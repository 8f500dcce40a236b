"""``python -m benchmarks [FILE...]``: measures and prints a table. ``make bench`` runs it."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import measures
from benchmarks.documents import Sample, fixtures, sample, write_files, write_pack

TARGETS = {"table-heavy": 3.0, "prose-heavy": 6.0}
"""How many times as many pages a second as plain pdfplumber, for the whole extraction."""

JOBS_TARGET = 1.8
"""How many times as fast two files at a time should be."""

HELP_TARGET = "0.3 s"

MEMORY_TARGET = "300 MB"
"""For a process that reads a pack of 300 pages."""

GROWTH_TARGET = "+10 MB"
"""Over 1,000 files, once the process is warm: the caches fill."""

JOBS_REPEAT = 2
"""Times that each number of jobs is measured, by turns."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures what the options ask for and prints a table."""
    options = _options(arguments)
    table = Table("measured", "on", "plain pdfplumber", "extractor", "ratio", "target")
    with tempfile.TemporaryDirectory() as folder:
        _speed(table, [sample(path) for path in options.paths], options.rounds)
        place = Path(folder)
        if options.pack:
            pack = place / "pack.pdf"
            write_pack(pack, options.paths, options.pack)
            peak = f"{measures.peak_memory_mb(pack):.0f} MB"
            table.add_row("peak memory", f"{options.pack} pages", "", peak, "", MEMORY_TARGET)
        if options.files:
            list(write_files(place / "files", options.paths, options.files))
            warm, end = measures.memory_growth_mb(place / "files")
            grown = f"{warm:.0f} to {end:.0f} MB"
            table.add_row("memory kept", f"{options.files} files", "", grown, "", GROWTH_TARGET)
        if options.jobs:
            _jobs(table, place, options.paths, options.jobs)
    seconds = measures.help_seconds(options.rounds)
    table.add_row("extractor --help", "", "", f"{seconds:.2f} s", "", HELP_TARGET)
    Console(width=None if os.isatty(1) else 110).print(table)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=fixtures(), metavar="FILE")
    parser.add_argument("--rounds", type=int, default=5, help="times each file is read")
    parser.add_argument("--pack", type=int, default=300, help="pages of the pack; 0: none")
    parser.add_argument("--files", type=int, default=1000, help="files read in a row; 0: none")
    parser.add_argument("--jobs", type=int, default=100, help="files imported twice; 0: none")
    return parser.parse_args(arguments)


def _speed(table: Table, samples: list[Sample], rounds: int) -> None:
    """A row for each kind of document: pages a second of both readers."""
    measures.whole_extraction(samples[0].path)  # libraries and vocabulary are loaded once
    seconds: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for one in samples:
        plain, ours = measures.by_turns(
            one.path, rounds, measures.plain_pdfplumber, measures.whole_extraction
        )
        for kind in (one.kind, "all"):
            for at, value in enumerate((plain, ours, one.pages)):
                seconds[kind][at] += value
    for kind in ("table-heavy", "prose-heavy", "mixed", "all"):
        if kind in seconds:
            plain, ours, pages = seconds[kind]
            target = TARGETS.get(kind)
            table.add_row(
                "pages a second",
                f"{kind}, {pages:.0f} pages",
                f"{pages / plain:.1f}",
                f"{pages / ours:.1f}",
                f"{plain / ours:.1f}",
                f"{target:g}" if target else "",
            )


def _jobs(table: Table, place: Path, paths: list[Path], count: int) -> None:
    """A row for imports of two files at a time and of one."""
    list(write_files(place / "jobs", paths, count))
    seconds: dict[int, float] = {}
    for _ in range(JOBS_REPEAT):
        for jobs in (1, 2):
            taken = measures.import_seconds(place / "jobs", place / "reports.db", jobs)
            seconds[jobs] = min(taken, seconds.get(jobs, taken))
    table.add_row(
        "import --jobs 2",
        f"{count} files",
        "",
        f"{seconds[1]:.1f} s to {seconds[2]:.1f} s",
        f"{seconds[1] / seconds[2]:.2f}",
        f"{JOBS_TARGET:g}",
    )


if __name__ == "__main__":
    main()
