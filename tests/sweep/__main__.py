"""``python -m tests.sweep FOLDER``: reads every PDF below the folder, and damaged copies of them.

No file may give a traceback, a hang or a report: none of them is a complaints report. Prints a
table of outcomes; every file's own goes to ``OUTPUT`` as JSON lines. Exit code 1 where one failed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.sweep.mutations import MUTATIONS, mutated
from tests.sweep.worker import Reader

FAILED = ("fault", "hang", "died", "memory", "ok")
"""Outcomes that no file of a sweep may have: "ok" is a report where there is none."""

LARGEST = 2_000_000
"""Bytes of the largest file that is damaged: more only costs time."""


def main() -> int:
    """Run the sweep."""
    parser = argparse.ArgumentParser(description="Read PDFs and damaged copies of them.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--damaged", type=int, default=2000, help="how many damaged copies")
    parser.add_argument("--whole", type=int, help="how many of the files themselves (all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60, help="seconds a file may take")
    parser.add_argument("--output", type=Path, default=Path("output/sweep.jsonl"))
    given = parser.parse_args()
    files = sorted(p for p in given.folder.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
    if not files:
        parser.error(f"{given.folder}: no PDF files")
    given.output.parent.mkdir(parents=True, exist_ok=True)
    counts: dict[str, Counter[str]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Reader(given.limit) as reader,
        given.output.open("w", encoding="utf-8") as log,
    ):
        for kind, path in _cases(files, Path(folder), given.whole, given.damaged, given.seed):
            outcome = reader.read(path)
            counts.setdefault(outcome.kind, Counter())[kind] += 1
            log.write(json.dumps({"damage": kind, "file": path.name, **asdict(outcome)}) + "\n")
            log.flush()
            if outcome.kind in FAILED:
                print(f"{kind}: {path.name}: {outcome.kind}: {outcome.detail}", flush=True)
    _print(counts)
    return 1 if any(kind in counts for kind in FAILED) else 0


def _cases(
    files: list[Path], folder: Path, whole: int | None, damaged: int, seed: int
) -> Iterator[tuple[str, Path]]:
    """Each file, then damaged copies: the kind of damage and the path."""
    chance = random.Random(seed)
    for path in files if whole is None else chance.sample(files, min(whole, len(files))):
        yield "whole", path
    small = [path for path in files if 0 < path.stat().st_size <= LARGEST]
    kinds = sorted(MUTATIONS)
    for number in range(damaged if small else 0):
        source, kind = chance.choice(small), kinds[number % len(kinds)]
        copy = folder / f"{source.stem}-{kind}-{number}.pdf"
        copy.write_bytes(mutated(source.read_bytes(), kind, number))
        yield kind, copy
        copy.unlink()


def _print(counts: dict[str, Counter[str]]) -> None:
    damages = ["whole", *sorted(MUTATIONS)]
    outcomes = sorted(counts, key=lambda kind: -counts[kind].total())
    print("\n" + " | ".join(["damage".ljust(16), *(kind.rjust(13) for kind in outcomes)]))
    for damage in damages:
        row = [str(counts[kind][damage]).rjust(13) for kind in outcomes]
        print(" | ".join([damage.ljust(16), *row]))
    row = [str(counts[kind].total()).rjust(13) for kind in outcomes]
    print(" | ".join(["all".ljust(16), *row]))


if __name__ == "__main__":
    sys.exit(main())
