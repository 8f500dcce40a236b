"""``python -m tests.sweep FOLDER``: reads every PDF below the folder, and damaged copies of them.

No file may give a traceback or a hang, and no damaged copy of a report other figures than the
report itself without saying that it is damaged. With ``--no-reports`` a report is a failure too,
for folders that hold none. Prints a table of outcomes; every file's own goes to ``OUTPUT`` as JSON
lines. Exit code 1 where one failed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from tests.sweep.mutations import MUTATIONS, UNCHECKED, mutated
from tests.sweep.worker import Outcome, Reader

FAILED = {"fault", "hang", "died", "memory", "wrong"}
"""Outcomes that no file may have."""

WHOLE = "whole"
"""What stands for the damage of a file that has none."""

LARGEST = 2_000_000
"""Bytes of the largest file that is damaged: more only costs time."""


def main() -> int:
    """Run the sweep."""
    parser = argparse.ArgumentParser(description="Read PDFs and damaged copies of them.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--damaged", type=int, default=2000, help="how many damaged copies")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60, help="seconds a file may take")
    parser.add_argument("--no-reports", action="store_true", help="a report is a failure")
    parser.add_argument("--ocr", choices=("auto", "never"), default="never")
    parser.add_argument("--output", type=Path, default=Path("output/sweep.jsonl"))
    given = parser.parse_args()
    files = sorted(p for p in given.folder.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
    if not files:
        parser.error(f"{given.folder}: no PDF files")
    given.output.parent.mkdir(parents=True, exist_ok=True)
    failed = FAILED | ({"reports"} if given.no_reports else set())
    counts: dict[str, Counter[str]] = {}
    whole: dict[Path, Outcome] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Reader(given.limit, given.ocr) as reader,
        given.output.open("w", encoding="utf-8") as log,
    ):
        for damage, path, source in _cases(files, Path(folder), given.damaged, given.seed):
            outcome = reader.read(path)
            if damage == WHOLE:
                whole[source] = outcome
            else:
                outcome = _compared(outcome, whole[source], damage)
            counts.setdefault(outcome.kind, Counter())[damage] += 1
            line = {"damage": damage, "file": path.name, **asdict(outcome), "figures": None}
            log.write(json.dumps(line) + "\n")
            log.flush()
            if outcome.kind in failed:
                print(f"{damage}: {path.name}: {outcome.kind}: {outcome.detail}", flush=True)
    _print(counts)
    return 1 if failed & set(counts) else 0


def _cases(
    files: list[Path], folder: Path, damaged: int, seed: int
) -> Iterator[tuple[str, Path, Path]]:
    """Each file, then damaged copies: the kind of damage, the path, and the file it comes from."""
    for path in files:
        yield WHOLE, path, path
    chance = random.Random(seed)
    small = [path for path in files if 0 < path.stat().st_size <= LARGEST]
    kinds = sorted(MUTATIONS)
    for number in range(damaged if small else 0):
        source, kind = chance.choice(small), kinds[number % len(kinds)]
        copy = folder / f"{source.stem}-{kind}-{number}.pdf"
        copy.write_bytes(mutated(source.read_bytes(), kind, number))
        yield kind, copy, source
        copy.unlink()


def _compared(outcome: Outcome, whole: Outcome, damage: str) -> Outcome:
    """The outcome of a damaged copy, called wrong where it says other than its source in silence,
    and "changed" where it says that the file is damaged."""
    if outcome.kind not in ("reports", "no report") or outcome.figures == whole.figures:
        return outcome
    more = sorted(outcome.figures - whole.figures)
    less = sorted(whole.figures - outcome.figures)
    silent = outcome.notes == whole.notes and damage not in UNCHECKED
    kind = "wrong" if silent else "changed"
    return replace(outcome, kind=kind, detail=f"{len(more)} more {more[:2]}, {len(less)} fewer")


def _print(counts: dict[str, Counter[str]]) -> None:
    damages = [WHOLE, *sorted(MUTATIONS)]
    outcomes = sorted(counts, key=lambda kind: -counts[kind].total())
    print("\n" + " | ".join(["damage".ljust(16), *(kind.rjust(13) for kind in outcomes)]))
    for damage in damages:
        row = [str(counts[kind][damage]).rjust(13) for kind in outcomes]
        print(" | ".join([damage.ljust(16), *row]))
    row = [str(counts[kind].total()).rjust(13) for kind in outcomes]
    print(" | ".join(["all".ljust(16), *row]))


if __name__ == "__main__":
    sys.exit(main())
